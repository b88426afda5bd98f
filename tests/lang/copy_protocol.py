# Copies: shallow, deep, shared references, cycles, and __copy__ / __deepcopy__ / __replace__.

import copy


class Node:
    def __init__(self, name, *children):
        self.name, self.children = name, list(children)


leaf = Node("leaf")
root = Node("root", leaf, leaf)
shallow, deep = copy.copy(root), copy.deepcopy(root)
print("shallow", shallow is root, shallow.children is root.children, type(shallow).__name__)
print("deep   ", deep.children[0] is leaf, deep.children[0] is deep.children[1], deep.children[0].name)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print("cycle  ", twin[1] is twin, twin is loop, twin)
print("atoms  ", all(copy.deepcopy(x) is x for x in (1, "a", None, 2.5, b"x", len, int, (1, 2), ...)))
nested = {"a": [1, {2}], "t": ([],)}
clone = copy.deepcopy(nested)
clone["a"].append(3)
clone["t"][0].append(4)
print("nested ", nested, clone)


class Counted:
    def __init__(self, n): self.n = n
    def __copy__(self): return Counted(self.n + 1)
    def __deepcopy__(self, memo): return Counted(self.n + 100)


c = Counted(1)
print("methods", copy.copy(c).n, copy.deepcopy([c, c])[0].n, len({id(x) for x in copy.deepcopy([c, c])}))


class Slotted:
    __slots__ = "a", "b"


s = Slotted()
s.a = [1]
t = copy.deepcopy(s)
print("slots  ", t.a, t.a is s.a, hasattr(t, "b"), copy.copy(s).a is s.a)


class Stack(list):
    pass


k = Stack([1, [2]])
k.label = "L"
m = copy.deepcopy(k)
print("derived", type(m).__name__, m, m.label, m[1] is k[1], copy.copy(k)[1] is k[1])
print("methods of containers", [1].copy(), {1: 2}.copy(), {3}.copy(), bytearray(b"x").copy(), copy.copy({1: [2]}), copy.deepcopy(frozenset({1})))
