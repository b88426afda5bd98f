# Wafer only: what differs from CPython on purpose, each line a row of docs/differences.md.

import collections.abc
import collections
import io
import sys


class Slotted:
    __slots__ = ("a", "__dict__")


class Left:
    __slots__ = "a"


class Right:
    __slots__ = "b"


class Both(Left, Right):
    pass


s = Slotted()
s.a, s.b = 1, 2
both = Both()
both.a, both.b = 3, 4
print("slots are seen in __dict__", s.__dict__)
print("slots of two bases go together", both.a, both.b)
print("sets keep the order of insertion", {3, 1, 2}, set("hello"), frozenset([9, 5]))
print("a float is its value, nan too", float("nan") in [float("nan")], 0.5 + 0.5 is 1.0)
print("sizes are of the heap", sys.getsizeof(1), sys.getsizeof(None))
print("instances have no __weakref__", hasattr(s, "__weakref__"), "__builtins__" in globals())
print("a size may be reserved", repr(io.StringIO(100).getvalue()))


def annotated(x: int, /, by: str):
    pass


print("annotations as written", list(annotated.__annotations__))
print("the parameters of a Callable stay a list", collections.abc.Callable[[int], str].__args__)
ﬁ = 1
print("identifiers as they are", "\ufb01" in globals(), "fi" in globals())
for code in ("memoryview(bytes(4)).cast('B', [2, 2])", "'\\N{EURO SIGN}'", "exec('from math import missing')"):
    try:
        print(code, "=", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e.msg if isinstance(e, SyntaxError) else e)


class Buffer:
    def __buffer__(self, flags):
        return memoryview(b"buf")


try:
    memoryview(Buffer())
except TypeError as e:
    print("__buffer__ is not asked:", e)

print("subclasses of a type in C", int.__subclasses__())
for what, code in (("parameters", "def f(%s): pass" % ", ".join("p%d" % i for i in range(200))),
                   ("targets", "%s = range(300)" % ", ".join("t%d" % i for i in range(300)))):
    try:
        exec(code)
    except SyntaxError as e:
        print("many", what, "->", e.msg)


class Slot:
    __slots__ = ("x",)


class Unknowing(list):
    def __mul__(self, other):
        return NotImplemented


slot, unknowing = Slot(), Unknowing([1])
slot.x = 1
Slot.x = 2
print("a slot stays", slot.x, "and the size of a tab may be large:", "a".expandtabs((1 << 30) - 1))
for code in ("unknowing *= 2", "def f():\n    x += 1\n    global x", "match 1:\n    case x: pass\n    case 2: pass\n2 += 1"):
    try:
        exec(code)
    except (TypeError, SyntaxError) as e:
        print(type(e).__name__, "-", e.msg if isinstance(e, SyntaxError) else e)
print("iterators of a str are", type(iter("a")).__name__)
print("views of an OrderedDict are", type(collections.OrderedDict().items()).__name__)
