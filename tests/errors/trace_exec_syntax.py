# A syntax error in a text given to exec.
# needs: columns
exec("def f(:\n pass")
