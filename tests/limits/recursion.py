# Recursion in Python and through C: each ends with an exception, and everything goes on.
# needs: memory speed

import sys


def f(n):
    return n if n == 0 else f(n - 1)


print(f(400), f(900))


def endless():
    return endless() + 1


def attempt(name, function):
    try:
        function()
        print(name, "ended")
    except RecursionError as e:
        print(name, "RecursionError", str(e)[:32])
    except MemoryError:
        print(name, "MemoryError")


attempt("function", endless)


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __lt__(self, other):
        return sorted([self, other])

    def __add__(self, other):
        return self + other

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self


loop = Loop()
attempt("repr", lambda: repr(loop))
attempt("eq", lambda: loop == 1)
attempt("getattr", lambda: loop.name)
attempt("hash", lambda: hash(loop))
attempt("len", lambda: len(loop))
attempt("iter", lambda: list(loop))
attempt("call", lambda: loop())
attempt("sort", lambda: sorted([loop, loop]))
attempt("add", lambda: loop + 1)
attempt("getitem", lambda: loop[0])
attempt("contains", lambda: 1 in loop)
attempt("str", lambda: str(loop))
attempt("format", lambda: f"{loop}")

nested = []
for _ in range(100000):
    nested = [nested]
attempt("deep repr", lambda: repr(nested))
attempt("deep eq", lambda: nested == [nested])
while nested:
    nested = nested[0]


def generator(n):
    if n:
        yield from generator(n - 1)
    yield n


print(sum(generator(100)))
attempt("yield from", lambda: list(generator(100000)))


def handled(n):
    try:
        return handled(n + 1)
    except RecursionError:
        return "caught"


print(handled(0))
limit = sys.getrecursionlimit()
print("still alive", f(100))
