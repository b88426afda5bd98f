# Classes, instances, generators, modules and functions changed while they are being used.

import gc
import sys
import weakref


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


# A class changes while an attribute is looked up on an instance.
class Other:
    x = "other"


class Get:
    def __get__(self, instance, owner):
        if instance is not None:
            instance.__class__ = Other
            del A.x
        return "got"


class A:
    x = Get()


a = A()
print(a.x, type(a).__name__, a.x)
attempt("gone", lambda: A().x)


class Missing:
    def __getattr__(self, name):
        self.__class__ = Other
        return name

    def __getattribute__(self, name):
        if name == "y":
            Missing.z = 5
            self.__dict__.clear()
        return object.__getattribute__(self, name)


m = Missing()
m.w = 1
print(m.y, type(m).__name__)
m = Missing()
m.__dict__.update({f"a{i}": i for i in range(20)})
print(m.y, m.__dict__)


class Bases(type):
    def mro(cls):
        if hasattr(cls, "ready"):
            cls.extra = 1
        return type.mro(cls)


class P(metaclass=Bases):
    ready = 1


class Q(P):
    pass


print(Q.mro()[:2] == [Q, P])


class Setter:
    def __set__(self, instance, value):
        for i in range(30):
            instance.__dict__[f"n{i}"] = i


class S:
    s = Setter()


s = S()
s.s = 1
s.after = 2
print(len(s.__dict__), s.n29, s.after)


class Slots:
    __slots__ = "a", "b"

    def __del__(self):
        self.b = self.a = None


x = Slots()
x.a = x
del x
gc.collect()


class Grows:
    def __init__(self):
        self.a = self.b = 1

    def __eq__(self, other):
        for i in range(20):
            setattr(self, f"g{i}", other)
        del self.a
        return True


g = Grows()
print([g] == [1], len(vars(g)))
for key in vars(g):
    if key == "g3":
        break
try:
    for key in vars(g):
        setattr(g, key + "_", 1)
except RuntimeError as e:
    print(e)


# Generators that run, close and throw into themselves.
def runs_itself():
    yield 1
    try:
        next(me)
    except ValueError as e:
        yield str(e)
    try:
        me.close()
    except ValueError as e:
        yield str(e)
    try:
        me.throw(KeyError)
    except ValueError as e:
        yield str(e)
    yield list(me)


me = runs_itself()
attempt("generator", lambda: [next(me), next(me), next(me), next(me)])
attempt("generator", lambda: next(me))


def delegates():
    yield from me


me = delegates()
attempt("delegates", lambda: next(me))


def dying():
    try:
        yield 1
    finally:
        global kept
        kept = 1
        yield 2


d = dying()
next(d)
attempt("close", lambda: d.close())


class Iter:
    """An iterator whose __next__ replaces what iterates over it."""

    def __iter__(self):
        return self

    def __next__(self):
        global it
        it = None
        gc.collect()
        raise StopIteration


it = Iter()
print(list(it), it)
for it in map(lambda v: gc.collect() and None, [1, 2]):
    pass


# Functions.
def changing(a, b=1):
    changing.__code__ = (lambda a, b=2: ("new", a, b)).__code__
    changing.__defaults__ = (7,)
    return a, b


print(changing(1), changing(1))


class Name(str):
    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return str.__hash__(self)


def keywords(**k):
    return k


attempt("keywords", lambda: keywords(**{Name("a"): 1, "b": 2}))


class Mapping:
    def keys(self):
        for i in range(3):
            target.clear()
            yield f"k{i}"

    def __getitem__(self, key):
        target.clear()
        return key


target = {"z": 1}
attempt("**", lambda: keywords(**target, **Mapping()))


def star():
    for i in range(3):
        target.clear()
        yield i


target = [9]
attempt("*", lambda: max(*target, *star(), *target, 5))

# Weak references whose callbacks change what is dying.
log = []


class T:
    pass


def callback(ref):
    log.append(ref() is None)
    refs.clear()
    gc.collect()


refs = []
t = T()
refs += [weakref.ref(t, callback) for _ in range(3)]
del t
for turn in range(3):  # a word of the C stack may know it for a while
    gc.collect(turn)
    gc.collect()
print(log[0], len(refs))


class Revives:
    def __del__(self):
        global revived
        revived = self
        gc.collect()


r = Revives()
r.other = r
del r
gc.collect()
for turn in range(3):
    gc.collect(turn)
print(type(revived).__name__, revived.other is revived)
w = weakref.WeakValueDictionary()
w[1] = v = T()
for key in list(w):
    del v
    for turn in range(3):  # a word of the C stack may know it for a while
        gc.collect(turn)
    print(w.get(1), len(w))

# Modules.
module = type(sys)("fake")
module.__all__ = ["a", "b", "c"]
sys.modules["fake"] = module
module.a, module.b = 1, 2
attempt("import *", lambda: exec("from fake import *"))


class All:
    def __getitem__(self, i):
        module.__dict__.pop("b", None)
        if i == 3:
            raise IndexError
        return "ab_"[i]


module.__all__ = All()
attempt("import *", lambda: exec("from fake import *"))
module.__all__ = [1]
attempt("import *", lambda: exec("from fake import *"))
del module.__all__
scope = {}
exec("from fake import *", scope)
print("a" in scope, "__name__" in scope)


class NotModule:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop("odd", None)
        return name


sys.modules["odd"] = NotModule()
attempt("from", lambda: exec("from odd import x, y\nprint(x, y)"))
attempt("gone", lambda: exec("import odd"))
sys.modules["none"] = None
attempt("none", lambda: exec("import none"))
attempt("none", lambda: exec("from none import *"))
sys.modules[5] = 6
attempt("odd key", lambda: exec("import fake as f"))
del sys.modules[5]


class Module:
    def __getattribute__(self, name):
        scope.clear()
        return object.__getattribute__(self, name)


mod = Module()
mod.p = mod.q = 1
sys.modules["clearing"] = mod
exec("from clearing import p, q", scope)
print("p" in scope or "q" in scope)


# Namespaces.
class Space(dict):
    def __getitem__(self, key):
        self.clear()
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        self.clear()
        super().__setitem__(key, value)


attempt("exec", lambda: exec("a = 1\nb = 2\nb", {}, Space()))


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Space(q=1)


class Body(metaclass=Meta):
    x = 1
    y = 2


print(hasattr(Body, "x"))


def unbinds():
    global printing
    del printing
    return 1


printing = lambda *a: a
print(printing(unbinds(), 2))


# Properties and operators.
class Op:
    def __add__(self, other):
        Op.__add__ = lambda self, other: "second"
        return "first"

    def __iadd__(self, other):
        del Op.__iadd__
        return self

    def __bool__(self):
        del Op.__bool__
        return False

    def __len__(self):
        return 3


o = Op()
print([o + 1 for _ in range(3)], not o, not o)
o += 1
o += 1
print(o)


class With:
    def __enter__(self):
        With.__exit__ = lambda self, *a: print("other exit") or True
        return self

    def __exit__(self, *a):
        print("first exit")
        return True


for _ in range(2):
    with With():
        1 / 0


class Exc(Exception):
    def __init__(self, *args):
        self.__context__ = self
        self.args = args * 2

    def __str__(self):
        self.args = ()
        return "text"


try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise Exc(1)
except Exc as e:
    print(e, e.args, e.__context__ is e or type(e.__context__).__name__)


class Check(type):
    def __instancecheck__(cls, other):
        Check.__instancecheck__ = type.__instancecheck__
        return True


class Checked(metaclass=Check):
    pass


print(isinstance(1, Checked), isinstance(1, Checked))
print("still alive")
