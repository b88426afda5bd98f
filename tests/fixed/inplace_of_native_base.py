# A class with + in Python and a base with += in C: += is that of the base, and changes the object.


class List(list):
    def __add__(self, other):
        return "added"

    def __mul__(self, other):
        return "multiplied"


class Set(set):
    def __or__(self, other):
        return "or"

    def __sub__(self, other):
        return "less"


class Dict(dict):
    def __or__(self, other):
        return "or"


class Bytes(bytearray):
    def __add__(self, other):
        return "added"


class Own(list):
    def __iadd__(self, other):
        return "own"


for value, change in ((List([1]), "v += [2]"), (List([1]), "v = v + [2]"), (List([1]), "v *= 2"), (Set({1}), "v |= {2}"),
                      (Set({1}), "v -= {1}"), (Set({1}), "v = v | {2}"), (Dict(a=1), "v |= {'b': 2}"), (Bytes(b"a"), "v += b'b'"),
                      (Own([1]), "v += [2]")):
    names = {"v": value}
    exec(change, names)
    print(change, type(names["v"]).__name__, names["v"], names["v"] is value)
