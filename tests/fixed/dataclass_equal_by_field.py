# Instances of a dataclass are compared field by field, up to the first that differs.
from dataclasses import dataclass, field


@dataclass
class Point:
    x: float
    y: int = field(init=False)


@dataclass
class Empty:
    pass


class Unlike:
    def __eq__(self, other):
        return "no" if other is self else ""


same = Unlike()
nan, pair = float("nan"), [Point(1), Point(1)]
print("first differs", Point(1) == Point(2))
for point in pair:
    point.y = 3
print("equal", pair[0] == pair[1], Empty() == Empty(), Point(1) == 1)
for x in (nan, same):
    a, b = Point(x), Point(x)
    a.y = b.y = 1
    print("the same x", a == b, a == a)
