# __slots__: attributes with a fixed place, and nothing else.

class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
p.x += 10
print("values", p.x, p.y, Point.__slots__, hasattr(p, "__dict__"))


class Named(Point):
    __slots__ = "name",


class Open(Point):
    pass


n = Named(1, 2)
n.name = "n"
o = Open(3, 4)
o.free = "any"
print("derived", n.x, n.name, o.x, o.free)


class WithDict:
    __slots__ = ["a", "__dict__"]


w = WithDict()
w.a, w.b = 1, 2
print("with dict", w.__dict__["b"], w.a)


class Private:
    __slots__ = "__secret"

    def set(self, v):
        self.__secret = v
        return self


print("mangled", Private().set(5)._Private__secret, type(Point.x).__name__, Point.x.__get__(p))
del p.x
for code in ("p.x", "p.z = 1", "del p.x", "Point.x", "n.other = 1", "Point.x.__get__(5)", "p.__dict__"):
    try:
        exec(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
for body in ("__slots__ = 'x'; x = 1", "__slots__ = 5", "__slots__ = ('a b',)", "__slots__ = (1,)"):
    try:
        exec("class C:\n " + body)
    except Exception as e:
        print(body, "->", type(e).__name__, "-", e)
try:
    class Both(Point, Named): pass
except TypeError as e:
    print("order ->", str(e).split("\n")[0])
