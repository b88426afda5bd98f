# functools: partial's state and printing, partialmethod, caches, dispatch on abstract classes and unions, messages.

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sized
from functools import cached_property, lru_cache, partial, partialmethod, singledispatch, singledispatchmethod


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


def capture(*args, **kwargs):
    """What it was given."""
    return args, kwargs


print("-- partial")
p = partial(capture, 1, 2, a=3)
print(p(4, b=5), p.args, p.keywords, p.func is capture, partial(p, 9, a=0)(8))
print(repr(partial(int, "10", base=2)), partial(int, base=2)("101"))
p.extra = "kept"
made, given, state = p.__reduce__()
again = made(*given)
again.__setstate__(state)
print(again(0), again.extra, state[1:])
again.__setstate__((len, ("abc",), None, None))
print(again(), hasattr(again, "extra"))
for state in (None, (len, (), {}), (None, (), {}, None), (len, None, {}, None)):
    attempt("setstate", lambda: again.__setstate__(state))
loop = partial(capture)
loop.__setstate__((loop, (), {}, {}))
print(repr(loop))
attempt("not callable", lambda: partial(3))


class Widget:
    def move(self, dx, dy=0, *rest):
        return type(self).__name__, dx, dy, rest

    left = partialmethod(move, -1)
    left_up = partialmethod(left, 1)
    make = partialmethod(staticmethod(capture), 7)
    build = partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), 8)


print(Widget().left(), Widget().left_up(5), Widget.make(1), Widget.build(2), Widget().build())
print(repr(vars(Widget)["left"]).split(" at ")[0])

print("-- caches")


@lru_cache(maxsize=2, typed=True)
def square(x):
    return x * x


print([square(n) for n in (1, 2, 1, 3, 2, 1.0, 1)], square.cache_info(), square.cache_parameters())
info = square.cache_info()
print(info.hits, info == (1, 6, 2, 2), info._asdict())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))
attempt("maxsize", lambda: lru_cache(maxsize="x"))
print(lru_cache(maxsize=-5)(len).cache_info())


class Lazy:
    @cached_property
    def value(self):
        print("computed")
        return 5


lazy = Lazy()
print(lazy.value, lazy.value, vars(lazy))
del lazy.value
print(lazy.value)
attempt("slots", lambda: type("S", (), {"__slots__": (), "v": Lazy.__dict__["value"]}))

print("-- dispatch")


@singledispatch
def kind(x):
    """The kind of something."""
    return "something"


@kind.register
def _(x: int | str):
    return "int or str"


@kind.register
def _(x: "list"):
    return "list"


kind.register(Iterable, lambda x: "iterable")
kind.register(Mapping, lambda x: "mapping")
print([kind(x) for x in (1, True, "s", [], {}, (), {1}, 2.5, None)], kind.__doc__, kind.dispatch(dict)({}))
print(sorted([cls.__name__ for cls in kind.registry]))
attempt("no arguments", kind)
attempt("register value", lambda: kind.register(42))
attempt("register value and function", lambda: kind.register(42, len))


def annotated(x: 42):
    pass


attempt("wrong annotation", lambda: kind.register(annotated))


class Both(Sized, Iterable):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


class Shop:
    @singledispatchmethod
    def buy(self, thing):
        return "a thing"

    @buy.register
    def _(self, thing: int):
        return f"{thing} things"

    @buy.register(list)
    def _(self, things):
        return f"a list of {len(things)}"


print(Shop().buy("x"), Shop().buy(3), Shop().buy([1, 2]))
attempt("method without arguments", lambda: Shop().buy())


class Base(ABC):
    @abstractmethod
    def go(self, *args):
        return args

    gone = partialmethod(go, 1)


print(sorted(Base.__abstractmethods__), functools.reduce(lambda a, b: a + b, "abc", ""))
