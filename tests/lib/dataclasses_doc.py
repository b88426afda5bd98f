# dataclasses: the docstring of a class that has none shows how it is called.
# needs: docs

from collections import deque
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import List


@dataclass
class Empty:
    pass


@dataclass
class Many:
    x: int
    y: "str" = "a"
    z: list = field(default_factory=list)
    w: List[int] = None
    v: object = Empty
    _: KW_ONLY
    k: int | None = 3
    i: InitVar[int] = 4
    n: int = field(default=3, init=False)


@dataclass(init=False)
class Made:
    def __init__(self, q, *a, b=2, **k):
        pass


@dataclass
class Own:
    "own"
    x: int


@dataclass(slots=True)
class Slots(Many):
    d: dict[str, deque] = field(default_factory=dict)


for cls in (Empty, Many, Made, Own, Slots):
    print(cls.__doc__)
