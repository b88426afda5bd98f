# functools: partial, reduce, caches, wraps, singledispatch, total_ordering.

import functools

add = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=9)
print("partial", add(2), add(2, c=3), add.args, add.keywords, functools.partial(add, 5)(), functools.partial(int, base=2)("101"))
print("reduce ", functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], "start"), functools.reduce(max, [3, 9, 2]))
calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print("cache  ", [square(n) for n in (1, 2, 1, 3, 2)], calls, square.cache_info())
square.cache_clear()
print("cleared", square.cache_info(), square.__wrapped__(5), square.__name__)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print("fib    ", fib(60), fib.cache_info().misses)


class Data:
    @functools.cached_property
    def total(self):
        print("computed", end=" ")
        return 42


d = Data()
print("cached_property", d.total, d.total, vars(d))


@functools.total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n


print("ordering", Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max(Version(1), Version(5)).n)


@functools.singledispatch
def show(x):
    return f"something {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


print("dispatch", show(5), show([1]), show("s"), show(True), show.dispatch(list)([]))


def decorate(f):
    @functools.wraps(f)
    def inner(*args):
        """inner"""
        return f(*args)
    return inner


@decorate
def original(a):
    """original doc"""


print("wraps  ", original.__name__, original.__doc__, original.__wrapped__.__name__)
print("cmp    ", sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


class Cell:
    def set(self, v):
        self.v = v
    on = functools.partialmethod(set, True)


c = Cell()
c.on()
print("method ", c.v)
for code in ("functools.reduce(max, [])", "functools.partial(5)", "square([])", "functools.total_ordering(type('E', (), {}))"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
