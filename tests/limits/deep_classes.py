# A tree of 5,000 classes: its order, lookups, super(), comparison, deletion; and classes without end.
# needs: deepstack memory speed

import gc


def line_of(count, **namespace):
    cls = type("C", (), namespace)
    for i in range(count):
        cls = type(f"C{i}", (cls,), {})
    return cls


def attempt(name, function):
    try:
        print(name, function())
    except RecursionError:
        print(name, "RecursionError")


def tree():
    cls = line_of(5000, x=1, y=property(lambda self: 2))
    c = cls()
    print(len(cls.__mro__), cls.x, c.x, c.y, hasattr(c, "nothing"), cls.__mro__[4999].__name__)
    print(issubclass(cls, int), isinstance(c, cls.__mro__[4000]), cls == cls.__base__, c == cls(), repr(c)[:17])
    c.z = 3
    cls.__mro__[4500].x = 7
    cls.__mro__[2500].__len__ = lambda self: 9
    return c.z, c.x, len(c), cls.__mro__[3000]().x


attempt("5,000 deep", tree)
gc.collect()


def chain(count):
    class Base:
        def m(self):
            return 0

    cls = Base
    for i in range(count):
        class Next(cls):
            def m(self):
                return super().m() + 1

        cls = Next
    return cls().m()


attempt("super() 300 deep", lambda: chain(300))
attempt("super() 2,000 deep", lambda: chain(2000))


def wide(count):
    return len(type("Wide", tuple(type(f"B{i}", (), {}) for i in range(count)), {}).__mro__)


attempt("200 bases", lambda: wide(200))


class Endless:
    def __init_subclass__(cls):
        type("Again", (cls,), {})


class Named:
    def __set_name__(self, owner, name):
        type("Again", (), {"named": Named()})


class Ordered(type):
    def mro(cls):
        return Ordered("Again", (), {}).__mro__


class Prepared(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Prepared("Again", bases, cls.__prepare__(name, bases))


attempt("__init_subclass__", lambda: type("First", (Endless,), {}))
attempt("__set_name__", lambda: type("First", (), {"named": Named()}))
attempt("mro()", lambda: Ordered("First", (), {}))
attempt("__prepare__", lambda: exec("class First(metaclass=Prepared): pass"))
print("still alive")
