# match: sequences, mappings and classes taken apart.

def shape(x):
    match x:
        case []: return "empty"
        case [1, 2]: return "one two"
        case [first]: return f"just {first}"
        case [first, *_, last] if first == last: return f"framed by {first}"
        case (a, [b, c]): return f"nested {a} {b} {c}"
        case [x, *rest]: return f"{x} then {rest}"
        case {"kind": "circle", "r": r}: return f"circle {r}"
        case {"kind": kind, **others}: return f"{kind} with {others}"
        case {}: return "a mapping"
        case _: return "no"


for x in ([], [1, 2], (5,), [7, 8, 7], [1, [2, 3]], range(4), {"kind": "circle", "r": 2, "more": 0}, {"kind": "box", "w": 1}, {1: 2}, {}, "text", b"ab", {1}, iter([]), bytearray(b"x")):
    print(f"{x!r:.30}" if not hasattr(x, "__next__") else "iterator", "->", shape(x))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    name = "p"


def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Named(x=x, name=str(n)): return f"{n} at {x}"
        case Point(0, y) | Point(y, 0): return f"on an axis, {y}"
        case Point(x=x, y=y) if x == y: return f"diagonal {x}"
        case Point() as q: return f"point {q.x} {q.y}"
        case [Point(y=a), Point(y=b)]: return f"two: {a} {b}"
        case int() | float() as n: return f"number {n}"
        case str(s): return f"text {s}"
        case dict(d): return f"dict {d}"


for p in (Point(0, 0), Named(3, 4), Point(0, 9), Point(9, 0), Point(2, 2), Point(1, 2), [Point(1, 2), Point(3, 4)], 5, 2.5, "s", {1: 2}, None):
    print(where(p))


class Bad:
    __match_args__ = ("a", 1)
    a = b = 1


class Worse:
    __match_args__ = "ab"


def attempt(x):
    match x:
        case Bad(1, 2): pass
        case Worse(1): pass
        case object(1): pass


for code in ("Bad", "Worse", "object"):
    try:
        attempt(eval(code)())
    except TypeError as e:
        print(code, "->", e)
for pattern in ("Point(1, 2, 3)", "Point(1, x=1)", "int(1, 2)", "Point(x=1, x=2)", "where()"):
    try:
        exec(f"match Point(1, 2) if '{pattern}'[0] != 'i' else 1:\n case {pattern}: print('matched')")
    except Exception as e:
        print(pattern, "->", type(e).__name__, "-", e.msg if isinstance(e, SyntaxError) else e)
