# Comprehensions whose targets are captured: a cell for each time one is carried out.
import traceback


def simple():
    fs = [lambda: x for x in range(3)]
    return [f() for f in fs]


def twice():
    out = []
    for n in range(3):
        out.append([lambda: (n, x) for x in range(n + 1)])
    return [[f() for f in fs] for fs in out]


def nested():
    return [[(lambda: (x, y))() for y in range(2)] for x in range(2)], [[g() for g in fs] for fs in [[lambda: (x, y) for y in range(2)] for x in range(2)]]


def default():
    return [f() for f in [lambda x=x: x for x in range(3)]]


def outer_name():
    x = "outside"
    fs = [lambda: x for x in range(3)]
    return x, fs[0]()


def generators():
    return [list(y + x for y in range(x)) for x in range(4)], [sum(i for i in row if i > z) for row, z in [([1, 2, 3], 1), ([4, 5], 4)]]


def assigns():
    fs = [lambda: (x, last) for x in range(3) if (last := x)]
    return [f() for f in fs], last


def both_kinds():
    return {k: (lambda: k + v)() for k, v in [(1, 2), (3, 4)]}, sorted({(lambda: s)() for s in "aba"})



def unbound():
    try:
        return [(lambda: y)() for x in [1] for y in [(lambda: y)()]]
    except NameError as e:
        return str(e)


def fails():
    return [(lambda: x)() / 0 for x in [1]]


def after():
    fs = [lambda: a for a in range(2)]
    b, c = 1, 2
    gs = [lambda: (a, b, c) for a in range(3)]
    b = 5
    return fs[0](), gs[0](), b, c


def again(n):
    return [lambda: (x, n) for x in range(n)] + (again(n - 1) if n else [])


def gen():
    fs = [lambda: x for x in range(3)]
    yield fs[0]()
    yield [f() for f in [lambda: x for x in range(5)]]


for f in (simple, twice, nested, default, outer_name, generators, assigns, both_kinds, unbound, after):
    print(f.__name__, f(), f() == f() if f not in (twice,) else "")
print([f() for f in again(3)], list(gen()))
try:
    fails()
except ZeroDivisionError as e:
    print([frame.name for frame in traceback.extract_tb(e.__traceback__)])
top = [lambda: x for x in range(3)]
print(top[0](), "x" in globals(), [(lambda: y)() for y in range(3)])


class C:
    values = [(lambda: i)() for i in range(3)]
    z = 4
    w = [(lambda: q)() for q in range(z)]


print(C.values, C.w)
for code in ("print(*5)", "print(1, *5)", "print(*5, k=1)", "print(*[], *5)", "print(sep='', *5)"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
