# Metaclasses: __prepare__, __new__, __init__, __call__, keywords, attributes of classes.

class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        print("prepare", name, [b.__name__ for b in bases], kwargs)
        return {"injected": 1}

    def __new__(meta, name, bases, namespace, **kwargs):
        print("new", name, [k for k in namespace if not k.startswith("__")])
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", cls.__name__)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return cls, key

    def __iter__(cls):
        return iter("meta")

    def __contains__(cls, x):
        return x == "x"

    def __getattr__(cls, name):
        return "meta " + name

    @property
    def shown(cls):
        return "shown by meta"


class Base(metaclass=Meta, option=True):
    def __init__(self, *args):
        self.args = args


class Derived(Base):
    own = 2


d = Derived(1, 2)
print(d.args, d.injected, Derived.own, type(Derived) is Meta, Derived)
print(len(Derived), Derived[5], list(Base), "x" in Base, "y" in Base, Derived.unknown, Derived.shown)
try:
    d.shown
except AttributeError as e:
    print(e)
Made = Meta("Made", (Base,), {"n": 1})
print(Made, Made.n, isinstance(Made, Meta), type("Plain", (), {"x": 3})().x)


class Singleton(type):
    made = {}

    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class Only(metaclass=Singleton): pass


print(Only() is Only())


class Other(type): pass


class Ordered(dict):
    def __setitem__(self, key, value):
        print("bind", key) if not key.startswith("__") else None
        super().__setitem__(key, value)


class Watching(type):
    __prepare__ = classmethod(lambda meta, name, bases: Ordered())


class Watched(metaclass=Watching):
    a = 1
    b = a + 1
    del a


print(Watched.b, hasattr(Watched, "a"))


def not_a_type(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if k == "z")


class Tuple(metaclass=not_a_type):
    z = 1


print(Tuple)
for code in ("class C(Base, metaclass=Other): pass", "class C(metaclass=5): pass", "class C(bool): pass", "class C(object, object): pass", "class C(x=1): pass", "type('a', 1, {})", "type(1, 2)"):
    try:
        exec(code)
    except TypeError as e:
        print(code, "->", e)
