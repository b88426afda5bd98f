# A traceback through functions: which line, which part of it.
# needs: columns
def third(values):
    return values[0] + values[5]


def second(values):
    total = 1
    return total + third(values)


def first():
    data = [1, 2, 3]
    result = second(data)
    return result


first()
