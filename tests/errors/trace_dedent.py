# Dedent to a column that was never indented to.
# needs: columns
def f():
        a = 1
    b = 2
