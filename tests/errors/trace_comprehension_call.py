# A call in a comprehension.
# needs: columns
def f():
    return [g(x) for x in [1]]
def g(x):
    return x.foo
f()
