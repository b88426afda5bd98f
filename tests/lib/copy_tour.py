# copy: shallow and deep copies, cycles, shared parts, hooks of classes, messages.

import copy
import weakref
from collections import OrderedDict, defaultdict, deque, namedtuple


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


inner = [1, 2]
outer = {"a": inner, "b": inner, "c": (inner, 3), "d": {4}}
shallow, deep = copy.copy(outer), copy.deepcopy(outer)
print(shallow == outer, shallow["a"] is inner, deep == outer, deep["a"] is inner, deep["a"] is deep["b"], deep["c"][0] is deep["a"])
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again[1] is again, again is not loop)
for atom in (None, 1, 2.5, "s", b"b", True, ..., NotImplemented, int, len, range(3), (1, 2), copy.copy):
    assert copy.copy(atom) is atom and copy.deepcopy(atom) is atom, atom


class Plain:
    def __init__(self, value):
        self.value = value


class Slotted:
    __slots__ = ("x", "y")


class Hooked:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deeply copied"


class Stateful:
    def __init__(self):
        self.kept, self.cache = 1, 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "new"


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, ("made",), {"more": [5]}


class MyList(list):
    pass


plain = Plain([1])
plain.me = plain
one, two = copy.copy(plain), copy.deepcopy(plain)
print(one.value is plain.value, one.me is plain, two.value is plain.value, two.me is two)
slotted = Slotted()
slotted.x = [1]
print(copy.copy(slotted).x is slotted.x, copy.deepcopy(slotted).x == [1], hasattr(copy.copy(slotted), "y"))
print(copy.copy(Hooked()), copy.deepcopy(Hooked()), vars(copy.copy(Stateful())))
made = copy.deepcopy(Reduced())
print(made.args, made.more)
special = MyList([[1]])
special.note = "n"
twin = copy.deepcopy(special)
print(type(twin).__name__, twin, twin.note, twin[0] is special[0])
Row = namedtuple("Row", "a b")
for thing in (Row(1, [2]), deque([[1], 2], 5), defaultdict(list, {1: [2]}), OrderedDict(a=[1]), bytearray(b"x"), {1, 2}, slice(1, 2)):
    twin = copy.deepcopy(thing)
    print(type(twin).__name__, twin == thing, twin)
memo = {}
print(copy.deepcopy([inner, inner], memo)[0] is memo[id(inner)])
if hasattr(copy, "replace"):
    print(copy.replace(Row(1, 2), b=3))
attempt("replace", lambda: copy.replace(5, x=1))
attempt("generator", lambda: copy.copy(x for x in ()))
attempt("module", lambda: copy.copy(copy))
print(copy.deepcopy([list[int], int | str, weakref.ref(special)])[:2])
print(issubclass(copy.Error, Exception), copy.error is copy.Error)
