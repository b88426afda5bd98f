# typing: generic classes, protocols, NamedTuple, TypedDict, NewType, and what annotations say.

from abc import ABC, abstractmethod
from typing import *


def fails(function, *args):
    try:
        print("->", function(*args))
    except Exception as e:
        print("->", type(e).__name__, "-", e)


T, K, V = TypeVar("T"), TypeVar("K"), TypeVar("V")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []


class Table(Generic[K, V], Dict[K, V]):
    pass


class Both(Generic[T], Stack[T]):
    pass


class Box[A]:
    pass


type Pair[A, B] = tuple[A, B]
print(Stack[int], Stack.__parameters__, Stack.__orig_bases__, Stack[int].__args__, Stack[int]().items)
print(Table[str, int], Table.__mro__[1].__name__, Table.__parameters__, Table(a=1), Both.__bases__)
print(Box[int], Box.__orig_bases__, Box.__parameters__, Box.__type_params__, Pair[int, str], Pair.__value__)
fails(lambda: Stack[int, str])
fails(lambda: Table[int])
fails(lambda: Box[int, str])
fails(lambda: Stack[int][str])
fails(lambda: type("X", (Stack[int],), {}))
fails(exec, "class X(Generic): pass")
fails(exec, "class X(Generic[T], Stack[V]): pass")
fails(exec, "class X(Optional): pass")

print("-- protocols")


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class Named(Protocol):
    name: str

    def rename(self, name): ...


class File:
    def close(self):
        print("closed")


class Base(Protocol):
    def first(self): ...

    def both(self):
        return "of the protocol"


class Child(Base):
    def __init__(self, x):
        super().__init__()
        self.x = x


class NoClose:
    close = None


@runtime_checkable
class HasX(Protocol):
    x: int


print(isinstance(File(), Closes), isinstance(5, Closes), issubclass(File, Closes), isinstance(NoClose(), Closes), isinstance(Child(1), HasX))
print(Child(3).x, Child(3).both(), is_protocol(Closes), is_protocol(Child), sorted(get_protocol_members(Named)))
print(isinstance(3, SupportsInt), isinstance("", SupportsAbs), isinstance(b"", SupportsBytes), SupportsIndex)
fails(Closes)
fails(isinstance, 5, Named)
fails(issubclass, int, HasX)
fails(exec, "class X(Protocol, File): pass")
fails(runtime_checkable, File)


class Repository(ABC, Generic[T]):
    @abstractmethod
    def get(self, key: int) -> Optional[T]: ...


class Users(Repository[str]):
    def get(self, key):
        return f"user {key}"


print(Users().get(5), Users.__orig_bases__)
fails(Repository)

print("-- records")


class Point(NamedTuple):
    """A place."""
    x: int
    y: int = 0
    label: "str" = ""

    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @property
    def flipped(self):
        return Point(self.y, self.x)


print(Point(3, 4).norm(), Point(1).flipped, Point.__doc__, Point.__annotations__, Point.__orig_bases__ == (NamedTuple,))
print(NamedTuple("Plain", [("a", int)])(5), Point._field_defaults)
fails(exec, "class X(NamedTuple):\n a: int = 1\n b: str")
fails(exec, "class X(NamedTuple):\n _make = 5")


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Rated(Movie):
    stars: "NotRequired[int]"
    tags: NotRequired[list[str]]


print(Movie(title="Alien"), type(Rated(title="x")), Movie.__total__, is_typeddict(Rated), Rated.__bases__)
print(sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__), Rated.__annotations__["tags"])
print(TypedDict("Odd", {"in": int, "x-y": str})({"in": 1}), get_type_hints(Movie), get_type_hints(Movie, include_extras=True))
fails(isinstance, {}, Movie)

print("-- the rest")
UserId = NewType("UserId", int)
print(UserId, UserId(5), UserId.__supertype__, UserId.__name__)


def f(a: int, b: "Stack[str]" = None, *c: "float", d: Optional["Point"] = None, **e: Any) -> List["Box"]: ...


class A:
    x: int
    y: "ClassVar[str]" = "s"
    z: "list[A]"
    w: Annotated["A", "note"]


print(get_type_hints(f))
print(get_type_hints(A), get_type_hints(A, include_extras=True)["w"])


@no_type_check
def unchecked(a: "not a type"): ...


print(get_type_hints(unchecked), final(A).__final__, cast("int", "x"), ForwardRef("A") == ForwardRef("A"))
fails(get_type_hints, lambda: None)
f.__annotations__ = {"a": "Missing"}
fails(get_type_hints, f)


class Pair2(NamedTuple, Generic[K, V]):
    left: K
    right: V


print(Pair2[int, str](1, "a"), Pair2[int, str])
