# Comparison: chains, reflected methods, identity, and what cannot be ordered.

class Age:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("lt", self.n, end="; ")
        return self.n < getattr(other, "n", other)

    def __eq__(self, other):
        print("eq", self.n, end="; ")
        return NotImplemented if isinstance(other, str) else self.n == getattr(other, "n", other)

    __hash__ = None


young, old = Age(8), Age(80)
print("less     ", young < old, young > old, young < 20 > 5)
print("equal    ", young == 8, 8 == young, young != 9, young == "8", "8" != young)
print("identity ", young is young, young is not old, [] is [], () == [], 1 == 1.0 == True, "a" < "b" < "c")
print("contains ", young in [old, young], None in [None], [float("nan")] == [1])
print("sequences", [1, 2] < [1, 3], (1,) < (1, 0), "Z" < "a", b"a" < b"b", [] < [0], (1, "a") == (1, "a"), [1, [2]] == [1, [2]])
print("sets     ", {1} < {1, 2}, {1} <= {1}, {1} < {2}, {2} < {1}, {1, 2} > {2}, frozenset({1}) == {1})
print("dicts    ", {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {1: 2} != {1: 2})
print("ranges   ", range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), slice(1, 2) == slice(1, 2))


class Loud:
    def __lt__(self, other):
        return "a text, not a bool"

    def __ge__(self, other):
        return NotImplemented


print("any value", Loud() < 1, 1 > Loud())
for code in ("1 < 'a'", "[] < ()", "None < None", "{} < {}", "1 <= 1j", "Loud() >= 1", "young <= old", "'a' > b'a'", "hash(young)", "object() < object()", "1 in 1", "'a' in b'a'", "1 in 'a'", "max(1, 'a')", "sorted([1, None])"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
