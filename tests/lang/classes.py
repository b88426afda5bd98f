# Classes: inheritance, super, descriptors, properties, class methods, metaclasses, slots.

class Animal:
    count = 0
    sound = "..."

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} says {self.sound}"

    @classmethod
    def make(cls, *names):
        return [cls(name) for name in names]

    @staticmethod
    def double(x):
        return x * 2

    @property
    def title(self):
        return self.name.title()

    @title.setter
    def title(self, value):
        self.name = value.lower()

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    sound = "woof"

    def speak(self):
        return super().speak() + "!"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age


print(Dog("rex").speak(), Puppy("bit", 1).speak(), Animal.count)
print(Dog.make("a", "b"), Dog.double(4), Dog("x").double(5))
d = Dog("max")
print(d.title, d.name)
d.title = "NEW"
print(d.name, d.title)
try:
    del d.title
except AttributeError as e:
    print(e)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, B):
        pass
except TypeError as e:
    print(e)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, None)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)


class Point:
    x = Typed(int)
    y = Typed(int)

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, vars(p))
try:
    p.x = "1"
except TypeError as e:
    print(e)


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.tag = kwargs.get("tag", "none")
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __len__(cls):
        return len(cls.__name__)


class Tagged(metaclass=Meta, tag="yes"):
    pass


print(Tagged.tag, len(Tagged), type(Tagged).__name__)


class Base:
    registry = []

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, key))


class One(Base, key=1):
    pass


class Two(One):
    pass


print(Base.registry)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slotted()
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"))
try:
    s.c = 1
except AttributeError as e:
    print(e)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("make_"):
            return lambda *args: (name[5:], args)
        raise AttributeError(f"no {name}")


print(Dynamic().make_tea("hot"))
try:
    Dynamic().other
except AttributeError as e:
    print(e)


class Logged:
    def __init__(self):
        self.__dict__["log"] = []

    def __setattr__(self, name, value):
        self.log.append(name)
        super().__setattr__(name, value)


item = Logged()
item.a = 1
item.b = item.a + 1
print(item.log, sorted(item.__dict__))


class Vector:
    def __init__(self, *v):
        self.v = v

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*[a + b for a, b in zip(self.v, other.v)])

    def __mul__(self, k):
        return Vector(*[a * k for a in self.v])

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and self.v == other.v

    def __hash__(self):
        return hash(self.v)

    def __len__(self):
        return len(self.v)

    def __getitem__(self, i):
        return self.v[i]

    def __contains__(self, x):
        return x in self.v

    def __bool__(self):
        return any(self.v)

    def __neg__(self):
        return Vector(*[-a for a in self.v])

    def __call__(self, k):
        return self.v[k]

    def __iter__(self):
        return iter(self.v)

    def __repr__(self):
        return f"Vector{self.v}"


v = Vector(1, 2)
print(v + v, v * 3, 2 * v, -v, v == Vector(1, 2), len(v), v[1], 2 in v, v(0), list(v), bool(Vector(0, 0)))
print({v: "found"}[Vector(1, 2)])
try:
    v + 1
except TypeError as e:
    print(e)


class L(list):
    def total(self):
        return sum(self)

    def append(self, x):
        super().append(x * 10)


items = L([1, 2])
items.append(3)
items.note = "attribute"
print(items, items.total(), len(items), isinstance(items, list), items.note, items[1:])


class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + other + 100)


print(MyInt(5) + 1, MyInt(7) * 2, repr(MyInt(3)), {MyInt(1): "one"}[1])


class MyDict(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(MyDict(a=1)["a"], MyDict()["zz"])
print(type("Made", (Base,), {"x": 5}, key="dyn").x, Base.registry[-1])
print([c.__name__ for c in A.__subclasses__()], issubclass(D, (int, A)), D.__base__.__name__)
