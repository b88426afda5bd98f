# pprint: widths, nesting, dicts in order or not, sets, long texts, dataclasses, cycles, depth.

import io
import pprint
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from types import MappingProxyType, SimpleNamespace

show = pprint.pprint
show([1, 2, 3])
show(list(range(40)))
show({"b": 1, "a": 2, "nested": {"list": list(range(25)), "text": "x" * 30}})
show({"b": 1, "a": 2}, sort_dicts=False)
show({3: "three", "x": 1, (1, 2): None, None: 0, 2.5: []}, width=20)
show(("one",))
show((list(range(12)), tuple(range(12))), width=30)
show({"set", "of", "words"}, width=10)
show(frozenset(range(30)), width=40)
show("some long text that has many words in it and goes on", width=30)
show(["short", "a text with several words that does not fit"], width=24)
show("two\nlines of text\n", width=12)
show(b"bytes that are too long for the line they are on", width=30)
show(bytearray(b"some bytes of a bytearray, many of them"), width=30)
show([[1, [2, [3, [4, [5]]]]]], depth=3)
show({"a": {"b": {"c": {}}}}, depth=2)
show([10 ** 9, 123456, -1234567, 1234.5], underscore_numbers=True)
show(list(range(30)), compact=True, width=40)
show([list(range(5)), "x" * 20, {"k": "v" * 20}], indent=4, width=30)
print(pprint.pformat({"a": [1, 2]}, width=5))
print(pprint.saferepr([1, {"b": 2, "a": 1}, "q'\""]), pprint.isreadable([1, "a"]), pprint.isrecursive([]))
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split(" id=")[0], pprint.isreadable(loop), pprint.isrecursive(loop))
out = io.StringIO()
pprint.PrettyPrinter(stream=out, width=10).pprint(["aaa", "bbb", "ccc"])
pprint.pp({"z": 1, "a": 2}, stream=out)
print(out.getvalue())
Row = namedtuple("Row", "first second")
show(Row(1, [2] * 40))
show(OrderedDict([("k%d" % i, i) for i in range(12)]))
show(OrderedDict())
show(defaultdict(int, {"key %d" % i: "value" for i in range(5)}))
show(defaultdict(int))
show(Counter({"apple %d" % i: i for i in range(8)}))
show(Counter())
show(deque(["item %d" % i for i in range(12)], maxlen=20))
show(deque(maxlen=7))
show(ChainMap({"a" * 30: 1, "b" * 30: 2}, {"c": 3}))
show(MappingProxyType({"key %d" % i: i for i in range(10)}))
show(SimpleNamespace(first="a" * 40, second="b" * 40))
show(UserDict({"k" * 40: 1, "l" * 40: 2}))
show(UserList(range(40)))


@dataclass
class Item:
    name: str
    parts: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


show(Item("name", ["part %d" % i for i in range(10)]))
show([Item("short")])
