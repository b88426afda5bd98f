# typing: names for types that do nothing when the program runs.

from typing import (Any, Callable, ClassVar, Final, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union,
                    cast, final, get_type_hints, overload, runtime_checkable, TYPE_CHECKING)

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


print(Stack[int]().push(5).items, T, cast(int, "unchanged"), TYPE_CHECKING)
print(Union[int, str], Any, Literal["a", 1], Callable[[int], str])


class Employee(NamedTuple):
    name: str
    id: int = 3


print(Employee("Ann"), Employee("Bob", 5).id, Employee._fields, Employee._field_defaults, isinstance(Employee("x"), tuple))


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title="Alien", year=1979))
UserId = NewType("UserId", int)
print(UserId(5) + 1, type(UserId(5)).__name__)


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self): pass


print(File().close(), issubclass(Closes, Protocol), Optional[int] == Union[int, None])


@final
class Last:
    LIMIT: Final = 5
    shared: ClassVar[int] = 1


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


print(f(1), f("a"), Last.LIMIT, get_type_hints(Stack.push)["item"] is T)
