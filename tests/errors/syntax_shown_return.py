# return outside of a function.
# needs: columns
x = 1
if x:
    return x
