# A function whose __code__ is changed while it runs, or while generators of it wait: they go on as they were.


def other(a, b=2, *c):
    x = y = z = 7
    return "other", a, b


def running(a, b=1):
    first = [a, b]
    running.__code__ = other.__code__
    try:
        {}["no"]
    except KeyError as e:
        second = [a, b, e.args]
    return first, second, running(a) if a else None


print(running(1))
print(running(2, 3))


def counting(n):
    for i in range(n):
        yield "old", i


generator = counting(3)
print(next(generator))


def new(n):
    yield "new", n
    yield "new end", n


counting.__code__ = new.__code__
print(next(generator), list(counting(5)), list(generator))


def outer():
    kept = []

    def inner(n):
        kept.append(n)
        if n:
            inner.__code__ = replacement.__code__
            return inner(n - 1), kept
        return kept

    def replacement(n):
        return "replaced", n, inner.__name__ if kept else None

    try:
        print(inner(2))
    except ValueError as e:
        print(e)


outer()


def fails():
    fails.__code__ = other.__code__
    1 / 0


import traceback

try:
    fails()
except ZeroDivisionError as e:
    print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])


class Name(str):
    def __hash__(self):
        keywords.__code__ = taking.__code__
        return str.__hash__(self)


def taking(*a, **k):
    w = x = y = z = 1
    return a, sorted(k)


def keywords(*a, **k):
    return a, sorted(k)


print(keywords(1, 2, **{Name("x"): 1, "y": 2}))
