# How types and what is made of them are named: the module of Enum("X", ...), types that are in C elsewhere in messages.

import asyncio
import datetime
import functools
import inspect
import operator
from dataclasses import InitVar, dataclass
from enum import Enum, Flag
from typing import Any, Callable, Optional

Animal = Enum("Animal", "CAT DOG")
print(Animal.__module__, Flag("Mode", ["R", "W"]).__module__, Enum("Far", "A", module="elsewhere").__module__)
for error in (asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty, asyncio.QueueFull):
    print(error)


class Day(datetime.date):
    pass


OBJECTS = [datetime.date(2024, 1, 2), datetime.timedelta(1), datetime.timezone.utc, datetime.time(3),
           datetime.datetime(2024, 1, 2), functools.partial(print), operator.itemgetter(1), Day(2024, 1, 2)]
for x in OBJECTS:
    for ask in (lambda x: x.missing, lambda x: type(x).missing, lambda x: x + "text", lambda x: x[0], len, float):
        try:
            ask(x)
        except (AttributeError, TypeError) as e:
            print(e)


@dataclass
class Record:
    a: Any
    b: list[Any]
    c: Optional[int]
    d: InitVar[Optional[int]]
    e: "Any"
    f: Callable[[int], Any]


print(Record.__doc__)
print(inspect.signature(Record))
