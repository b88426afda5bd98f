# enum: auto in tuples, hidden names of bases, dir(), verify, classes inside, messages, global members.

import enum
from collections import namedtuple
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique, verify


def attempt(label, text):
    try:
        exec(text, {**vars(enum), "Color": Color, "Number": Number})
        print(label, "works")
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name.lower()

    class Inner:
        pass


class Number(IntEnum):
    divisor = 1
    numerator = 2


class Book(StrEnum):
    author = auto()
    title = auto()


Row = namedtuple("Row", "index text")


class Rows(Row, Enum):
    first = auto(), "for one"
    second = auto(), "for two"


print(Color.RED.describe(), Color.Inner.__name__, list(Color), Color.__doc__)
print(Number.divisor.numerator, Number.numerator.divisor, Number.numerator, repr(Number.numerator))
print(Book.author.title(), Book.title, repr(Book.title), Book.title.title())
print(Rows.second.value, Rows.second.index, Rows.second.text)
print(dir(Color), dir(Color.RED))
print(sorted(set(dir(Number.divisor)) - set(dir(int)) - {"__dict__", "__signature__", "__static_attributes__", "__weakref__"}))
print(Color._value2member_map_, Color._member_type_, Number._member_type_, Number._value_repr_ is int.__repr__)
print(auto(), auto(5))

attempt("no members", "class A(Enum): pass\nA(3)")
attempt("no flags", "class A(Flag): pass\nA(0)")
attempt("extend", "class A(Color): pass")
attempt("set member", "Color.RED = 3")
attempt("set name", "Color.RED.name = 3")
attempt("set value", "Color.RED.value = 3")
attempt("delete member", "del Color.RED")
attempt("twice", "class A(Enum):\n x = 1\n x = 2")
attempt("unknown", "Color(9)")
attempt("late generator", "class A(Enum):\n x = auto()\n def _generate_next_value_(*a): return 1")
attempt("order of bases", "class A(Enum, str): x = 'y'")
attempt("super", "class A(Enum):\n def __new__(cls, v): return super().__new__(cls, v)\n x = 1")
attempt("sunder", "class A(Enum): _zork_ = 1")
attempt("str", "class A(StrEnum): x = 1")
attempt("str encoding", "class A(StrEnum): x = b'1', 2")
attempt("unique", "@unique\nclass A(Enum):\n x = 1\n y = 1")
attempt("verify unique", "@verify(UNIQUE)\nclass A(Enum):\n x = 1\n y = 1\n z = 1")
attempt("verify continuous", "@verify(CONTINUOUS)\nclass A(IntEnum):\n x = 1\n y = 4")
attempt("verify flags", "@verify(CONTINUOUS)\nclass A(Flag):\n x = 1\n y = 8")
attempt("verify named", "@verify(NAMED_FLAGS)\nclass A(Flag):\n x = 1\n y = 9\n z = 18")
attempt("verify named one", "@verify(NAMED_FLAGS)\nclass A(Flag):\n x = 1\n y = 3")
attempt("verified", "@verify(UNIQUE, CONTINUOUS, NAMED_FLAGS)\nclass A(Flag):\n x = 1\n y = 2\n z = 3")


class NoAliases(Enum):
    def __init__(self, *args):
        if any(self.value == member.value for member in type(self)):
            raise ValueError(f"{self.name} is an alias")


try:
    class Two(NoAliases):
        A = 1
        B = 2
        C = 1
except ValueError as exc:
    print(exc)


@enum.global_enum
class Switch(Flag):
    ON = 1
    FAST = 2


print(repr(ON), str(FAST), repr(ON | FAST), repr(Switch(0)), str(Switch(0)))
print(enum.show_flag_values(11), list(IntFlag("Bits", "a b c")(5)), enum.member(3).value, enum.nonmember(4).value)
Color.GREEN._add_alias_("LIME")
print(Color.LIME, Color["LIME"], list(Color.__members__))

for text in ("class A(Enum):\n x = 'x'\n y = enum.auto()", "class A(Enum):\n x = 1\n y = 'y'\n z = enum.auto()",
             "class A(enum.ReprEnum):\n x = 1", "class A(int, enum.ReprEnum):\n x = 1\nprint(A.x)", "class A(Enum):\n x = 1\nA()"):
    try:
        exec(text, globals())
    except TypeError as exc:
        print(exc)
