# A call of several lines that fails: all of it is marked.
# needs: columns spans
def f(a, b, c):
    return a

f(
    1,
    2,
)
