# sequence * c and sequence + c where c is of a class derived from a type in C, with an operator of its own.
def show(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


for base in str, bytes, list, tuple, float, complex:
    for name in "__sub__", "__rmul__":
        c = type("C", (base,), {name: lambda self, other: "own"})()
        for row in [], (), "", b"", bytearray():
            show(lambda: row * c)
            if name == "__sub__":
                show(lambda: c * row)
                if not isinstance(c, type(row)):
                    show(lambda: row + c)


class Unwilling(list):
    def __rmul__(self, other):
        return NotImplemented


show(lambda: [] * Unwilling())
show(lambda: () * Unwilling())
