# from m import *: an __all__ that is no list or has other things than names; modules that are none.

import sys
import types


def star(everything, **names):
    module = sys.modules["mm"] = types.ModuleType("mm")
    for name, value in names.items():
        setattr(module, name, value)
    module.__all__ = everything
    scope = {}
    exec("from mm import *", scope)
    return sorted(name for name in scope if not name.startswith("__"))


def attempt(name, function, *args, **names):
    try:
        print(name, function(*args, **names))
    except Exception as e:
        print(name, type(e).__name__, e)


class Sequence:
    def __init__(self, names):
        self.names = names

    def __getitem__(self, i):
        return self.names[i]


class Raises:
    def __getitem__(self, i):
        raise KeyError("no")


class Shrinks(list):
    def __getitem__(self, i):
        self.pop()
        return list.__getitem__(self, i)


class Iterable:
    def __iter__(self):
        return iter("ab")


class Name(str):
    pass


for everything in (["a"], ("a", "b"), "ab", {"a"}, {"a": 1}, 5, None, ["a", "zz"], ["a", 5], [b"a"], b"ab", [None], [["a"]], [""],
                   ["_u"], [], [Name("a")], Sequence(["b"]), Raises(), Iterable(), (n for n in "ab"), Shrinks("aba")):
    attempt(type(everything).__name__, star, everything, a=1, b=2, _u=3)


def star_of(module):
    sys.modules["mm"] = module
    scope = {}
    exec("from mm import *", scope)
    return sorted(name for name in scope if name != "__builtins__")


class NoDict:
    __slots__ = ()


class Plain:
    in_class = 1


class Shows:
    __name__ = "shows"
    a = 1
    __dict__ = property(lambda self: {"a": 0, 1: 2})


class Wrong:
    __dict__ = 5


attempt("no dict", star_of, NoDict())
plain = Plain()
plain.x, plain._y = 1, 2
attempt("plain", star_of, plain)
attempt("property", star_of, Shows())
attempt("int", star_of, Wrong())
module = types.ModuleType("mm")
module.x = 1
module.__dict__[5] = 6
attempt("key", star_of, module)
module = types.ModuleType("mm")
module.__name__, module.__all__ = 7, [5]
attempt("name", star_of, module)
