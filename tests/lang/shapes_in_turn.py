# One site that sees several classes in turn: attributes, methods, properties, and changes of the classes meanwhile.
class A:
    def __init__(self, n):
        self.n = n
        self.a = 0

    def name(self):
        return "A%d" % self.n

    @property
    def twice(self):
        return self.n * 2


class B(A):
    def name(self):
        return "B%d" % self.n


class C:
    n = 7
    twice = "class attribute"

    def name(self):
        return "C"


class D(A):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, -value)


class E:
    __slots__ = ("n", "a", "twice")

    def __init__(self):
        self.n, self.twice = 3, "slot"

    def name(self):
        return "E"


def visit(things):
    result = []
    for thing in things:
        thing.a = 5
        result.append((thing.n, thing.a, thing.name(), thing.twice))
    return result


things = [A(1), B(2), C(), D(3), E(), A(4), D(5)]
for _ in range(30):
    last = visit(things)
print(last)
A.name = lambda self: "changed"
C.n = 8
print(visit(things))
things[0].name = lambda: "own"
B.twice = property(lambda self: "new")
print(visit(things))
del C.n
try:
    visit(things)
except AttributeError as e:
    print(e)
for cls in (C, B):
    cls.n = property(lambda self: "hidden")
for thing in things[1:3]:
    print(thing.n)


# What is keyed by a type in C does not answer for objects that only mention the type.
class L(list):
    pass


def copy(v):
    return v.copy()


for _ in range(5):
    copy([1])
print(copy(super(L, L([1, 2]))), copy(L([3])), copy({1: 2}))
try:
    copy(list[int])
except TypeError as e:
    print(type(e).__name__)
