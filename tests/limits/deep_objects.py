# Wafer only: objects and calls that are deep; each ends with an exception, and everything goes on.
# needs: memory speed

import copy
import functools
import json
import sys
import traceback


def attempt(name, function):
    try:
        function()
        print(name, "ended")
    except (RecursionError, MemoryError, ValueError, OverflowError, TypeError) as e:
        print(name, "ended")


# A tree of classes, and chains of other objects.
def classes(count):
    c = object
    for i in range(count):
        c = type("C", (c,), {})
    return c


attempt("class tree", lambda: hasattr(classes(2000)(), "missing"))
try:
    c = classes(1000)
    print(len(c.__mro__), isinstance(c(), object), issubclass(c, int), hasattr(c, "nothing"))
except (RecursionError, MemoryError):
    print("too deep")


def nested(make, count=20000):
    v = make(None)
    for _ in range(count):
        v = make(v)
    return v


class Holder:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return repr(self.v)

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash((self.v,))

    def __lt__(self, other):
        return self.v < other.v

    def __format__(self, spec):
        return format(self.v, spec)

    def __iter__(self):
        return iter(self.v)

    def __len__(self):
        return len(self.v)

    def __bool__(self):
        return bool(self.v)

    def __index__(self):
        return self.v.__index__()

    def __getattr__(self, name):
        return getattr(self.__dict__["v"], name)

    def __contains__(self, v):
        return v in self.v

    def __call__(self):
        return self.v()

    def __add__(self, other):
        return self.v + other

    def __instancecheck__(self, other):
        return isinstance(other, self.v)

    def __copy__(self):
        return copy.copy(self.v)


for name, make in (("list", lambda v: [v]), ("tuple", lambda v: (v,)), ("dict", lambda v: {1: v}), ("holder", Holder),
                   ("exception", lambda v: ValueError(v)), ("slice", lambda v: slice(v)),
                   ("partial", lambda v: functools.partial(print, v)), ("set", lambda v: frozenset([v])),
                   ("generic", lambda v: list[v])):
    try:
        one = nested(make, 20000 if name != "set" else 300)
        two = nested(make, 20000 if name != "set" else 300)
    except RecursionError:
        print(name, "not made")
        continue
    attempt(name + " repr", lambda: repr(one))
    attempt(name + " str", lambda: str(one))
    attempt(name + " format", lambda: f"{one}")
    attempt(name + " str.format", lambda: "{0!r:>10}".format(one))
    attempt(name + " %", lambda: "%r" % (one,))
    attempt(name + " ==", lambda: one == two)
    if name != "exception":
        attempt(name + " copy", lambda: copy.deepcopy(one))
    if name in ("tuple", "holder", "set", "partial"):
        attempt(name + " hash", lambda: hash(one))
    if name in ("list", "tuple", "holder"):
        attempt(name + " <", lambda: one < two)
        attempt(name + " sort", lambda: [one, two].sort())
        attempt(name + " in", lambda: one in [two])
        attempt(name + " index", lambda: [two].index(one))
        attempt(name + " max", lambda: max(one, two))
    if name in ("list", "tuple", "dict"):
        attempt(name + " json", lambda: json.dumps(one))
    one = two = None

h = nested(Holder)
for name, function in (("iter", lambda: list(h)), ("len", lambda: len(h)), ("bool", lambda: bool(h)),
                       ("index", lambda: [1][h]), ("getattr", lambda: h.nothing), ("contains", lambda: 1 in h),
                       ("call", lambda: h()), ("add", lambda: h + 1), ("copy", lambda: copy.copy(h)),
                       ("int", lambda: int(h)), ("join", lambda: "".join(h)), ("sum", lambda: sum(h)),
                       ("range", lambda: range(h)), ("chr", lambda: chr(h)), ("isinstance", lambda: isinstance(1, h))):
    try:
        function()
        print(name, "ended")
    except (RecursionError, MemoryError, TypeError, AttributeError) as e:
        print(name, "raised")
h = None

attempt("json text", lambda: json.loads("[" * 100000))
attempt("json text", lambda: json.loads('{"a":' * 100000))
attempt("isinstance", lambda: isinstance(1, nested(lambda v: (v,) if v else (int,))))


def chain(f, count):
    for _ in range(count):
        f = functools.partial(f)
    return f


attempt("partials", lambda: chain(lambda: 1, 50000)())


def decorate(f, count):
    for _ in range(count):
        f = functools.wraps(f)(lambda f=f: f())
    return f


attempt("decorated", lambda: decorate(lambda: 1, 5000)())
for make in (lambda it: map(abs, it), lambda it: filter(None, it), lambda it: iter(zip(it)), enumerate, reversed):
    def deep():
        it = [1, 2]
        for _ in range(20000):
            it = make(it)
        return list(it)

    try:
        deep()
    except (RecursionError, MemoryError, TypeError):
        pass
    print("iterators ended")


def generators(it, count):
    def step(it):
        yield from it

    for _ in range(count):
        it = step(it)
    return it


attempt("generators", lambda: list(generators([1], 20000)))


class Meta(type):
    def __getattr__(cls, name):
        return getattr(cls, name + "x")

    def __instancecheck__(cls, v):
        return isinstance(v, cls)

    def __subclasscheck__(cls, v):
        return issubclass(v, cls)

    def __call__(cls):
        return cls()


class M(metaclass=Meta):
    pass


for name, function in (("class getattr", lambda: M.a), ("instancecheck", lambda: isinstance(1, M)),
                       ("subclasscheck", lambda: issubclass(int, M)), ("class call", lambda: M())):
    attempt(name, function)


class D:
    def __get__(self, instance, owner):
        return instance.d

    def __set__(self, instance, v):
        instance.d = v

    def __delete__(self, instance):
        del instance.d


class E:
    d = D()
    p = property(lambda self: self.p)

    def __setattr__(self, name, v):
        setattr(self, name, v)

    def __delattr__(self, name):
        delattr(self, name)

    def __missing__(self, key):
        return self[key]

    def __getitem__(self, key):
        return self[key]

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass

    def __del__(self):
        pass

    def __init_subclass__(cls):
        class F(cls):
            pass

    def __class_getitem__(cls, item):
        return cls[item]

    def __next__(self):
        return next(self)

    def __reversed__(self):
        return reversed(self)

    def __round__(self, n=None):
        return round(self)

    def __dir__(self):
        return dir(self)

    def __bytes__(self):
        return bytes(self)

    def __float__(self):
        return float(self)

    def __divmod__(self, other):
        return divmod(self, other)


e = E()
for name, function in (("get", lambda: e.d), ("property", lambda: e.p), ("setattr", lambda: setattr(e, "x", 1)),
                       ("delattr", lambda: delattr(e, "x")), ("getitem", lambda: e[0]),
                       ("with", lambda: e.__enter__()), ("subclass", lambda: type("G", (E,), {})),
                       ("class getitem", lambda: E[1]), ("next", lambda: next(e)), ("reversed", lambda: reversed(e)),
                       ("round", lambda: round(e)), ("dir", lambda: dir(e)), ("bytes", lambda: bytes(e)),
                       ("float", lambda: float(e)), ("divmod", lambda: divmod(e, 1))):
    attempt(name, function)

attempt("exec", lambda: exec(s := "exec(s)", {"s": "exec(s)"}))

def f():
    return eval("f()")


attempt("eval again", f)
attempt("sorted key", lambda: (lambda g: g(g))(lambda g: sorted([1, 2], key=lambda v: g(g))))
attempt("map", lambda: (lambda g: g(g))(lambda g: list(map(lambda v: g(g), [1]))))
attempt("sub", lambda: (lambda g: g(g))(lambda g: functools.reduce(lambda a, b: g(g), [1, 2])))
attempt("import", lambda: exec("import sys\nsys.modules['m'] = M\nfrom m import a", {"M": M}))
sys.modules.pop("m", None)


def deep_error(n):
    if n:
        return deep_error(n - 1)
    raise KeyError("bottom")


try:
    deep_error(500)
except KeyError as e:
    text = "".join(traceback.format_exception(e))
    print(len(text.split("\n")) > 5, text.strip().split("\n")[-1])


def chained(n):
    error = None
    for i in range(n):
        try:
            raise ValueError(i) from error
        except ValueError as e:
            error = e
    return error


e = chained(20000)
attempt("chain", lambda: traceback.format_exception(e))
e = None


def endless_traceback(n=0):
    try:
        endless_traceback(n + 1)
    finally:
        1 / 0


try:
    endless_traceback()
except (ZeroDivisionError, RecursionError) as e:
    print("raised")
e = None
limit = sys.getrecursionlimit()
print("still alive", [f"{i:>3}" for i in range(3)])
