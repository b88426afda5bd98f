# An error below yield from.
# needs: columns
def gen():
    yield from inner()
def inner():
    yield 1
    raise ValueError("inner")
list(gen())
