# dataclasses: own methods kept, slots, frozen copies, printing of cycles, messages.

import copy
import dataclasses
from abc import ABC, abstractmethod
from dataclasses import KW_ONLY, InitVar, dataclass, field, make_dataclass, replace
from typing import ClassVar


def attempt(label, text):
    try:
        exec(text, dict(globals()))
        print(label, "works")
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


@dataclass
class Own:
    x: int

    def __init__(self, x):
        self.x = 2 * x

    def __repr__(self):
        return "own"


print(Own(3), Own(3).x, Own(3) == Own(3))


@dataclass(slots=True)
class Slotted:
    a: str
    b: str = field(default="b", init=False)
    c: list = field(default_factory=list)


print(Slotted("a"), Slotted.__slots__, hasattr(Slotted("a"), "__dict__"))


@dataclass(frozen=True, slots=True)
class Frozen:
    a: int
    b: list


one = Frozen(1, [2])
two = copy.deepcopy(one)
print(two, two == one, two.b is one.b, copy.copy(one).b is one.b)
attempt("frozen", "one.a = 5")
attempt("delete", "del one.a")


@dataclass
class Node:
    name: str
    others: list = field(default_factory=list)


node = Node("n")
node.others.append(node)
print(node)
print([f.name for f in dataclasses.fields(Node)], Node.__match_args__)
print(str(dataclasses.fields(Node)[0]).split("default=")[0])


class Shape(ABC):
    @property
    @abstractmethod
    def sides(self):
        pass


@dataclass
class Square(Shape):
    sides: int = 4


print(Square(), Square.__abstractmethods__)


@dataclass(order=True)
class Mixed:
    count: ClassVar[int] = 0
    a: int
    seed: InitVar[int] = 1
    _: KW_ONLY
    b: int = field(default=5, repr=False, compare=False)
    d: int = field(default=0, hash=False)

    def __post_init__(self, seed):
        self.a += seed


print(Mixed(1), Mixed(1, 5, b=2, d=3), Mixed(1, b=9) == Mixed(1), Mixed(1) < Mixed(2), replace(Mixed(1), seed=0, b=3).b)
print(dataclasses.asdict(Mixed(1)), dataclasses.astuple(Slotted("q")))
Point = make_dataclass("Point", [("x", int), ("y", int, field(default=3)), "z"][:2], namespace={"sum": lambda self: self.x + self.y})
print(Point(1), Point(1).sum(), Point.__module__, Point.__annotations__)
attempt("keyword", "make_dataclass('P', ['for'])")
attempt("twice", "make_dataclass('P', ['a', 'a'])")
attempt("identifier", "make_dataclass('P', ['1a'])")
attempt("order", "@dataclass\nclass A:\n x: int = 1\n y: int")
attempt("mutable", "@dataclass\nclass A:\n x: list = []")
attempt("no annotation", "@dataclass\nclass A:\n x = field()")
attempt("both defaults", "field(default=1, default_factory=list)")
attempt("eq and order", "@dataclass(eq=False, order=True)\nclass A:\n pass")
attempt("thaw", "@dataclass\nclass A(Frozen):\n pass")
attempt("freeze", "@dataclass(frozen=True)\nclass A(Node):\n pass")
attempt("slots twice", "@dataclass(slots=True)\nclass A:\n __slots__ = ()")
attempt("class variable", "@dataclass\nclass A:\n x: ClassVar[int] = field(kw_only=True)")
attempt("two KW_ONLY", "@dataclass\nclass A:\n a: KW_ONLY\n b: KW_ONLY")
attempt("replace", "replace(Slotted('a'), b=1)")
attempt("replace nothing", "replace(3)")
attempt("no dataclass", "dataclasses.fields(3)")
attempt("missing argument", "Node()")
attempt("hash", "hash(Node('a'))")
attempt("overwrite order", "@dataclass(order=True)\nclass A:\n def __lt__(self, other): pass")
