# An expression over several lines: the traceback shows all of them.
# needs: columns
def combine(a, b, c):
    return a + b + c


result = combine(
    1,
    2,
    c="three",
)
