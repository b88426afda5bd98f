# A bracket that is never closed.
# needs: columns
def f():
    values = [1, 2, 3
    return values
