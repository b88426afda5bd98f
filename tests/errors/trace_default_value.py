# An error in a default value.
# needs: columns
def f(x=1/0): pass
