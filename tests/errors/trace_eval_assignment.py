# A statement given to eval.
# needs: columns
eval("x = 1")
