# What the differential fuzzer found: how often sequences are repeated, ~ of floats, hints, bounds, flags below 0.
import array
import bisect
import enum
import json
import operator


def attempt(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__, e)


class Row(list):
    def __iand__(self, other):
        return self


def repeat(row, times):
    row *= times
    return row


for times in 1.5, "a", b"a", None, [1]:
    attempt(lambda: repeat(Row(), times))
    attempt(lambda: Row().__imul__(times))
    attempt(lambda: array.array("i") * times)
    attempt(lambda: times * array.array("i"))
    attempt(lambda: repeat(array.array("i"), times))
attempt(lambda: repeat(Row([1]), True + 1))
attempt(lambda: array.array("i", [7]) * 2)

for number in 1.5, 1j:
    attempt(lambda: number.__invert__())
    attempt(lambda: ~number)
    attempt(lambda: number.__neg__())


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


for hint in 3, 2.5, -1, NotImplemented:
    attempt(lambda: operator.length_hint(Hint(hint), 8))

attempt(lambda: bisect.bisect_left([1, 2, 2, 3], 2, True))
attempt(lambda: bisect.bisect_right([1, 2], 0, False))


class Seven(list):
    def __iter__(self):
        return iter([7, 8])


class Pair(tuple):
    def __iter__(self):
        return iter("ab")


attempt(lambda: json.dumps({"row": Seven([1]), "pair": Pair((1, 2))}))


class Low(enum.Flag, boundary=enum.CONFORM):
    A = 1
    B = -1


attempt(lambda: Low.A ^ Low.B)
attempt(lambda: (Low(-1), Low(0)))
print(enum.EJECT, repr(enum.STRICT))
