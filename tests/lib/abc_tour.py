# abc: abstract methods, registered classes, subclass hooks.

from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Its size."""

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
    name = "square"


class Half(Shape):
    def area(self): return 0


print(Square(3).describe(), isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__), Square.__abstractmethods__ == frozenset())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


@Shape.register
class Stranger:
    pass


print(issubclass(Stranger, Shape), isinstance(Stranger(), Shape), Shape in Stranger.__mro__, issubclass(int, Shape))


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "size") or NotImplemented


class Thing:
    size = 1


print(issubclass(Thing, Sized), isinstance(Thing(), Sized), isinstance(5, Sized), type(Sized).__name__)


class Both(ABC):
    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def check(): ...


try:
    Both()
except TypeError as e:
    print(e)
