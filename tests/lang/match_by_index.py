# A sequence pattern with *_ looks at the items it names, by index.
import collections.abc


class Watched(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("item", i, end="; ")
        return self.items[i]

    def __iter__(self):
        raise RuntimeError("asked for all items")


def f(x):
    match x:
        case [1, *_]:
            return "one"
        case [*_, 9]:
            return "nine"
        case [a, _, *_, [b, *_], c]:
            return a, b, c
        case [*_, y, _]:
            return y
        case [*_]:
            return "any"


for x in [1, 2], [5, 9], [3, 4, 5, [6, 7], 8], [3, 4, 5, [], 8], [0], [], (4, 5), range(9), range(8):
    print(f(x))
print(f(Watched(3, 4, 5, 6)))
print(f(Watched(3, 9)))
