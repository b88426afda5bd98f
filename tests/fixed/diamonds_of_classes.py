# A name set on a class above many diamonds of classes: each class is looked at once, not once for each way.
import sys

DIAMONDS = 30 if sys.implementation.name == "wafer" else 5  # CPython takes every way


class Top:
    pass


bottom = Top
for i in range(DIAMONDS):
    left = type(f"Left{i}", (bottom,), {})
    right = type(f"Right{i}", (bottom,), {})
    bottom = type(f"Bottom{i}", (left, right), {})

b = bottom()
print(bool(b), hasattr(b, "x"))
Top.x = 1
Top.__len__ = lambda self: 0
print(bool(b), b.x, len(b))
left.__len__ = lambda self: 5
print(bool(b), len(b), len(right()))
del left.__len__
del Top.__len__
print(bool(b), hasattr(b, "__len__"))


class Numbers(int):
    pass


class Odd(Numbers):
    pass


class Odder(Odd, Numbers):
    pass


Numbers.__add__ = lambda self, other: "sum"
print(Odder(3) + 1, Odd(3) + 1, Numbers(3) + 1, Odder(3) - 1)
del Numbers.__add__
print(Odder(3) + 1, Odd(3) + 1)
