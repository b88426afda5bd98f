# An error in a line of an expression over several lines.
# needs: columns
def combine(a, b, c):
    return a + b + c


result = [
    combine(1, 2, c=3),
    combine(1, 2, c="three"),
]
