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


# A method called by its name, or reached through a class with a * of its own, wants an index.
class Left(list):
    def __mul__(self, other):
        return "own"


class Right(list):
    def __rmul__(self, other):
        return "own"


class Plain(list):
    def __add__(self, other):
        return "own"


def multiply_in_place(a, b):
    a *= b
    return a


for v in 1.0, "a", None, [], 2:
    for row in [], "", b"", bytearray(), Plain(), Right():
        show(lambda: row.__mul__(v))
        show(lambda: row.__rmul__(v))
    show(lambda: [].__imul__(v))
    for c in Left(), Right(), Plain():
        show(lambda: c * v)
        show(lambda: v * c)
        if v != 2:
            show(lambda: multiply_in_place(v, c))
for row in [], bytearray(), (), "":
    show(lambda: multiply_in_place(row, Plain()))
