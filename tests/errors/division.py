# A traceback through functions, with carets.
# needs: columns
def inner(a, b):
    return a / b

def outer(values):
    for v in values:
        print(inner(10, v))

outer([5, 2, 0])
