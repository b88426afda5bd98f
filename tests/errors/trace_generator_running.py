# A generator that asks itself for its next value.
# needs: columns
def g():
    yield next(g)
g = g()
next(g)
