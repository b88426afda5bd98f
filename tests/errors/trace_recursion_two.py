# Two functions that call each other.
# needs: columns
def a(n):
    return b(n)
def b(n):
    if n == 0:
        raise ValueError("end")
    return a(n - 1)
a(5)
