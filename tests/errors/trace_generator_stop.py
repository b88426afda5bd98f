# StopIteration raised in a generator.
# needs: columns
def g():
    raise StopIteration
    yield
next(g())
