# pprint: empty containers and texts in no space, dataclasses that contain themselves.

from collections import Counter, OrderedDict, UserString, defaultdict, deque
from dataclasses import dataclass
from pprint import pformat

for value in ("", b"", Counter(), defaultdict(int), deque(), deque(maxlen=7), OrderedDict(), UserString(""), [], {}, set(), (), {"": ""}):
    print(pformat(value, width=1))


@dataclass
class Loop:
    a: object
    b: int = 1


x = Loop(None)
x.a = Loop(x, 2)
print(pformat(x, width=10))
x.a = x
print(pformat(x, width=10), pformat(x))
