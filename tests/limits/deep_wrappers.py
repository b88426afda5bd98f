# Wafer only: iterators, functions, proxies and views around one another, 100,000 deep; each ends or raises RecursionError.
# needs: memory speed

import collections
import functools
import itertools
import operator
import types
import warnings

warnings.simplefilter("ignore")  # partial in a class

DEEP = 100_000


def nest(wrap, v, count=DEEP):
    for _ in range(count):
        v = wrap(v)
    return v


def attempt(function, *args):
    """Whether it ended; what it may raise is what C has found too deep, or what the innermost object says."""
    try:
        function(*args)
        return True
    except RecursionError:
        return False
    except (TypeError, AttributeError, KeyError):
        return None


iterators = {
    "map": lambda it: map(abs, it),
    "filter": lambda it: filter(None, it),
    "filterfalse": lambda it: itertools.filterfalse(bool, it),
    "zip": zip,
    "zip_longest": itertools.zip_longest,
    "enumerate": enumerate,
    "chain": itertools.chain,
    "from_iterable": lambda it: itertools.chain.from_iterable([it]),
    "islice": lambda it: itertools.islice(it, 5),
    "starmap": lambda it: itertools.starmap(lambda *a: a, it),
    "tee": lambda it: itertools.tee(it)[0],
    "cycle": itertools.cycle,
    "accumulate": itertools.accumulate,
    "takewhile": lambda it: itertools.takewhile(bool, it),
    "dropwhile": lambda it: itertools.dropwhile(bool, it),
    "groupby": itertools.groupby,
    "compress": lambda it: itertools.compress(it, [1, 1]),
    "pairwise": itertools.pairwise,
    "batched": lambda it: itertools.batched(it, 2),
    "generator": lambda it: (x for x in it),
}
for name, wrap in iterators.items():
    it = nest(wrap, [1, 2, 3])
    attempt(next, it)
    attempt(operator.length_hint, it)
    attempt(repr, it)
    print("iterator", name)

functions = {
    "partial": lambda f: functools.partial(f),
    "method": lambda f: types.MethodType(f, 1),
    "staticmethod": staticmethod,
    "classmethod": classmethod,
    "property": property,
    "alias": lambda v: list[v],
    "alias of alias": lambda v: types.GenericAlias(v, (int,)),
    "slice": lambda v: slice(v),
    "lambda": lambda f: lambda *a: f(*a),
}
for name, wrap in functions.items():
    count = 5000 if name == "alias of alias" else DEEP
    one, two = nest(wrap, list, count), nest(wrap, list, count)
    for ask in (repr, str, hash, bool, callable, lambda f: f(), lambda f: f == two, lambda f: f.missing, lambda f: f.__doc__,
                lambda f: f.__name__, lambda f: f.__isabstractmethod__, lambda f: f.__get__(1, int), lambda f: f.__parameters__,
                lambda f: isinstance(1, f), lambda f: type("C", (), {"f": f}).f, lambda f: type("C", (), {"f": f})().f,
                lambda f: type("C", (), {"f": f})().f(), lambda f: f | None, lambda f: f < two, lambda f: [1][f],
                lambda f: range(f)):
        attempt(ask, one)
    print("function", name)
one = two = None

proxy = nest(types.MappingProxyType, {1: 2})
for ask in (len, hash, repr, str, bool, list, dict, reversed, lambda p: p[1], lambda p: 1 in p, lambda p: p == {}, lambda p: p | p,
            lambda p: p.keys(), lambda p: p.items(), lambda p: p.values(), lambda p: p.get(1), lambda p: p.copy(),
            lambda p: {}.update(p), lambda p: dict(**p), lambda p: {} | p, lambda p: "%(a)s" % p, lambda p: "{0[1]}".format(p)):
    attempt(ask, proxy)
proxy = None
print("proxy")
view = nest(lambda v: v[:], memoryview(b"abc"))
print("view", view == b"abc", nest(lambda v: memoryview(v).toreadonly(), view).tolist())

# C functions that call C functions.
nested = nest(lambda v: [functools.reduce, v], [1])
print("reduce", attempt(functools.reduce, functools.reduce, nested))
nested = None
containers = {
    "OrderedDict": lambda v: collections.OrderedDict(a=v),
    "UserList": lambda v: collections.UserList([v]),
    "Counter": lambda v: collections.Counter({1: v}),
    "deque": lambda v: collections.deque([v]),
    "defaultdict": lambda v: collections.defaultdict(int, {1: v}),
    "namespace": lambda v: types.SimpleNamespace(v=v),
}
for name, wrap in containers.items():
    one, two = nest(wrap, 1, 20000), nest(wrap, 1, 20000)
    for ask in (repr, str, bool, lambda v: v == two, lambda v: v in [two], lambda v: [two].index(v), lambda v: f"{v!r:>9}"):
        attempt(ask, one)
    print("container", name)
one = two = None
print("still alive")
