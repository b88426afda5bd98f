# Small differences from CPython that the differential fuzzer has found: one line about each.
import array
import collections
import contextlib
import dataclasses
import enum
import functools
import io


def attempt(label, fn):
    try:
        print(label, fn())
    except BaseException as e:
        print(label, "->", type(e).__name__, "-", e, "|", repr(e.__context__))


def inplace(left, right):
    left *= right
    return left


# a *= b asks only a when a may have items itself.
class Count(int):
    pass


for left in Count(2), {}, {1}, range(2), b"a", [1], 2, None, 2.5:
    attempt("repeat", lambda: inplace(left, [1]))
    attempt("times", lambda: left * [1])


# Flags: bits that only a mask has.
class Masked(enum.Flag, boundary=enum.CONFORM):
    A = 1
    B = 10


class Strict(enum.Flag):
    A = 1
    C = 4
    M = 15


class Turned(enum.Flag):
    B = 2
    A = 1


attempt("masked", lambda: list(Masked(11)))
attempt("strict", lambda: Strict(3))
attempt("turned", lambda: list(Turned(3)))


class Mixed(enum.IntFlag):
    A = 3
    B = 4


attempt("mixed", lambda: (list(Mixed(3)), list(Mixed.B), Mixed(7)))

attempt("group of text", lambda: ExceptionGroup("e", "ab"))
attempt("group of nothing", lambda: ExceptionGroup("e", b""))
attempt("group of int", lambda: ExceptionGroup("e", 5))


# What is declared global has the name of a global.
def define():
    global Made, made

    class Made:
        class Inner:
            pass

        def method(self):
            pass

    def made():
        pass


define()
print(Made, Made.Inner, Made.method.__qualname__, made.__qualname__)


# The rest of an unpacking is taken from an iterator, which has no such hint.
class Hinting:
    def __iter__(self):
        return iter((1, 2, 3))

    def __length_hint__(self):
        return "many"


a, *b = Hinting()
print(a, b)
attempt("list", lambda: list(Hinting()))

attempt("reduce", lambda: functools.reduce(max, 5))
attempt("counter", lambda: collections.Counter(a=2, b=3) <= collections.Counter(a=1, b="x"))


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int = 1


def thawed():
    @dataclasses.dataclass(order=True, eq=False)
    class Thawed(Frozen):
        s: list = []


attempt("dataclass", thawed)


@contextlib.contextmanager
def nothing():
    return
    yield


def enter():
    with nothing():
        pass


attempt("with", enter)
attempt("read", lambda: io.BytesIO(b"abc").read("x"))
attempt("fromhex", lambda: bytes.fromhex("0g\xa0"))
attempt("fromhex", lambda: bytes.fromhex("0g"))
attempt("complex", lambda: complex("1._5"))
attempt("modulo", lambda: pow(2, 3, 1j))
attempt("cast", lambda: memoryview(b"abcd")[::2].cast("<h"))
match memoryview(b"ab"):
    case [x, y]:
        print("view", x, y)
x = array.array("i", range(5))
x[0:4:3] = array.array("i")
print(x)
attempt("outside", lambda: x.__setitem__(7, "text"))
