# list() and its like ask for a length only as a hint: a TypeError from there is forgotten.


class Items:
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        return iter([1, 2])

    def __len__(self):
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


for length in (2, 0, "two", TypeError("own"), -1, ValueError("own"), 1 << 70):
    for make in (list, tuple, lambda v: [*v], lambda v: [0].__iadd__(v), sorted, bytearray, len, bool):
        try:
            print(repr(length), make(Items(length)))
        except (TypeError, ValueError, OverflowError) as e:
            print(repr(length), "->", type(e).__name__, "-", e)
