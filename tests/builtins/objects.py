# Built-in functions about objects: type, isinstance, getattr, callable, dir, vars, id, hash, repr.

class Animal:
    """One of many."""
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name

    @classmethod
    def make(cls):
        return cls("made")

    @staticmethod
    def kingdom():
        return "animalia"


class Dog(Animal):
    legs = 3


d = Dog("rex")
print("type   ", type(d).__name__, type(type(d)).__name__, type(None).__name__, type(1) is int, type("T", (Dog,), {"x": 1})("t").x)
print("is     ", isinstance(d, Animal), isinstance(d, (int, Dog)), isinstance(1, int | str), issubclass(Dog, Animal), issubclass(bool, int), isinstance(True, int), issubclass(Dog, (int, object)), isinstance(Dog, type))
print("getattr", getattr(d, "name"), getattr(d, "none", "default"), hasattr(d, "legs"), hasattr(d, "none"), getattr(d, "speak")())
setattr(d, "age", 5)
print("set    ", d.age, vars(d))
delattr(d, "age")
print("gone   ", hasattr(d, "age"))
print("call   ", callable(d), callable(Dog), callable(d.speak), callable(len), callable(5), callable(lambda: 0), Dog.make().speak(), d.kingdom(), Dog.kingdom())
print("dir    ", [n for n in dir(d) if not n.startswith("_")], sorted(n for n in vars(Dog) if not n.startswith("__")), "append" in dir(list), "__len__" in dir([]))
print("id     ", id(d) == id(d), id(d) != id(Dog("x")), hash(d) == hash(d), d == d, d != Dog("rex"))
print("names  ", Dog.__name__, Dog.__qualname__, Dog.__module__, Animal.__doc__, Dog.__doc__, d.speak.__name__, d.speak.__qualname__, d.speak.__self__ is d, Dog.__bases__, Dog.__mro__)
print("repr   ", repr(Dog), repr(len), repr(print), repr([].append)[:30], ascii("é"), repr(None), repr(int), repr(type), repr(Exception("a", 1)), repr(...), repr(NotImplemented))
print("method ", repr(d.speak).split(" at ")[0], repr(Animal.speak).split(" at ")[0], repr(d).split(" at ")[0], repr(Animal.make))
print("doc    ", len.__name__, callable(len.__call__), int.__doc__ is None or isinstance(int.__doc__, str), (lambda: 0).__doc__)
for code in ("isinstance(1, 5)", "issubclass(1, int)", "issubclass(int, 1)", "getattr(d, 'none')", "getattr(d)", "setattr(d, 'x')", "delattr(d, 'none')", "vars(5)", "type()", "d()", "Dog()", "Dog(1, 2)", "object(1)", "Animal.speak()", "d.speak(1)", "id()", "callable()", "hasattr(d, 5)", "isinstance(1)", "isinstance(1, (int, 'a'))", "isinstance('a', (int, 'a'))", "dir(1, 2)", "repr()", "None()", "(5)()", "'a'()", "d[0]", "d + 1", "len(d)", "for_ = iter(d)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
