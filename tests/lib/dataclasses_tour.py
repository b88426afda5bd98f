# dataclasses: fields, defaults, comparison, frozen ones, inheritance, replace.

from dataclasses import FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: int = 0
    tags: list = field(default_factory=list, compare=False)
    secret: str = field(default="s", repr=False)
    kind: ClassVar[str] = "item"

    def total(self):
        return self.price * 2


a, b = Item("a", 5), Item("a", 5, ["x"])
print(a, b, a == b, a.total(), a.tags is not b.tags, a != Item("z"), Item.kind)
print([(f.name, f.type.__name__) for f in fields(Item)], asdict(b), astuple(b), is_dataclass(Item), is_dataclass(a), Item.__match_args__)
print(replace(a, price=9), a.price)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
print(v < Version(1, 3), max(Version(2), Version(1, 9)), sorted([Version(2), Version(1)]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)])
try:
    v.major = 5
except FrozenInstanceError as e:
    print("frozen:", e)


@dataclass
class Derived(Item):
    extra: int = 1
    price: int = 7
    size: InitVar[int] = 3
    area: int = field(init=False)

    def __post_init__(self, size):
        self.area = size * size


print(Derived("d"), Derived("d", size=5).area, Derived("n", 1, extra=2))


@dataclass(kw_only=True, slots=True)
class Options:
    fast: bool = False
    level: int


print(Options(level=3), hasattr(Options(level=1), "__dict__"))
Point = make_dataclass("Point", ["x", ("y", int, 5)])
print(Point(1), Point(1, 2) == Point(1, 2))


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), repr(Bare(1)).split(" at ")[0])
match Item("m", 3):
    case Item(name, price):
        print("matched", name, price)
for code in ("v < 5", "hash(a)", "asdict(5)", "fields(int)"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
for body in ("x: int = 1\n y: int", "x: list = []", "x: int = field(default=1, default_factory=int)"):
    try:
        exec(f"@dataclass\nclass X:\n {body}")
    except Exception as e:
        print(repr(body), "->", type(e).__name__, "-", e)
