# A generator that does not end when it is closed.
# needs: columns
def f():
    try:
        yield
    except GeneratorExit:
        yield
g = f()
next(g)
g.close()
