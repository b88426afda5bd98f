# collections, heapq, itertools, functools, json and str methods: arguments that change while they are used.

import collections
import functools
import heapq
import itertools
import json


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


class Eq:
    def __init__(self, act, answer=False):
        self.act, self.answer = act, answer

    def __eq__(self, other):
        self.act()
        return self.answer

    def __lt__(self, other):
        self.act()
        return self.answer

    def __repr__(self):
        self.act()
        return "E"

    def __index__(self):
        self.act()
        return 1

    __hash__ = object.__hash__


for answer in (False, True):
    for name in ("index", "remove", "count", "__contains__"):
        d = collections.deque()
        d.extend([Eq(d.clear, answer), 1, 2])
        attempt(f"deque {name} {answer}", lambda: getattr(d, name)(1))
        d = collections.deque()
        d.extend([Eq(lambda: d.append(5) if len(d) < 10 else None, answer), 2, 3])
        attempt(f"deque {name} {answer}", lambda: getattr(d, name)(1))
        print(len(d))
d = collections.deque()
d.extend([Eq(d.clear)] * 3)
attempt("deque ==", lambda: d == collections.deque([1, 2, 3]))
d.extend([Eq(d.clear)] * 3)
attempt("deque <", lambda: type(d < collections.deque([1, 2, 3])).__name__)
d = collections.deque([1, 2, 3])
try:
    for v in d:
        d.append(v)
except RuntimeError as e:
    print(e)
d = collections.deque([1, 2, 3])
it = iter(d)
next(it)
d.clear()
attempt("deque cleared", lambda: next(it))
d = collections.deque([1, 2, 3], 5)
d.extend(d)
d += d
print(d)
d = collections.deque([1, 2, 3])
d.extendleft(d)
print(d)
d = collections.deque(range(5))
attempt("deque get", lambda: d[Eq(d.clear)])
d = collections.deque(range(5))
attempt("deque set", lambda: d.__setitem__(Eq(d.clear), 1))
d = collections.deque(range(5))
attempt("deque insert", lambda: d.insert(Eq(d.clear), 7) or d)
d = collections.deque(range(5))
attempt("deque rotate", lambda: d.rotate(Eq(d.clear)) or d)
d = collections.deque(range(5))
attempt("deque times", lambda: d * Eq(d.clear))


def growing():
    for i in range(3):
        d.append(9)
        yield i
        d.clear()


d = collections.deque([1])
d.extend(growing())
print(d)

h = []
h += [Eq(h.clear) for _ in range(6)]
for name in ("heapify", "heappop"):
    h[:] = [Eq(h.clear) for _ in range(6)]
    attempt("heap " + name, lambda: type(getattr(heapq, name)(h)).__name__)
for name in ("heappush", "heapreplace", "heappushpop"):
    h[:] = [Eq(h.clear) for _ in range(6)]
    attempt("heap " + name, lambda: type(getattr(heapq, name)(h, Eq(h.clear))).__name__)
h[:] = [Eq(lambda: h.append(1) if len(h) < 30 else None) for _ in range(6)]
attempt("heap grows", lambda: heapq.heapify(h))

# Iterators that are used from within themselves.
it = itertools.chain.from_iterable(iter(lambda: [len(list(itertools.islice(it, 1)))], None))


def inner():
    global total
    total = 0
    for v in z:
        total += 1
        yield v


source = iter(range(10))
z = zip(source, source)
attempt("zip", lambda: list(z))
e = enumerate(iter([]))
attempt("enumerate", lambda: list(e) + list(e))
l = [1, 2, 3]
attempt("map", lambda: list(map(lambda v: l.clear() or v, l)))
l = [1, 2, 3]
attempt("filter", lambda: list(filter(lambda v: l.clear() or True, l)))
l = [1, 2, 3]
attempt("zip", lambda: list(zip(l, (l.clear() for _ in range(3)))))
l = [1, 2, 3]
attempt("sum", lambda: sum((l.clear() or v for v in l), 5))
l = [3, 1, 2]
attempt("sorted", lambda: sorted(l, key=lambda v: l.clear() or v))
l = [3, 1, 2]
attempt("min", lambda: min(l, key=lambda v: l.clear() or v))
l = [[1], [2]]
attempt("product", lambda: len(list(itertools.product(*l, repeat=2))))
l = [1, 2, 3, 4]
attempt("combinations", lambda: [l.clear() or c for c in itertools.combinations(l, 2)][-1])
l = [1, 2, 3]
attempt("cycle", lambda: [l.clear() or v for v, _ in zip(itertools.cycle(l), range(4))])
l = [1, 1, 2, 2]
attempt("groupby", lambda: [(k, l.clear() or list(g)) for k, g in itertools.groupby(l)])
l = [1, 2, 3, 4]
attempt("accumulate", lambda: list(itertools.accumulate(l, lambda a, b: l.clear() or a + b)))
l = [1, 2, 3, 4]
attempt("reduce", lambda: functools.reduce(lambda a, b: l.clear() or a + b, l))
g = itertools.groupby([1, 1, 2])
k, group = next(g)
next(g)
attempt("old group", lambda: list(group))
a, b = itertools.tee(iter([1, 2, 3]))
attempt("tee", lambda: (next(a), list(b), list(a)))


@functools.lru_cache(2)
def cached(n):
    cached.cache_clear()
    return n if n < 2 else cached(n - 1) + cached(n - 2)


attempt("cache", lambda: cached(6))

p = functools.partial(lambda *a: a, 1)
attempt("partial", lambda: p(3))

o = collections.OrderedDict((i, i) for i in range(5))
try:
    for key in o:
        o.move_to_end(0)
        o[key + 10] = 1
        if len(o) > 40:
            break
except RuntimeError as e:
    print("ordered stopped")
c = collections.Counter("aab")
attempt("counter", lambda: c.update(c) or c)
dd = collections.defaultdict(lambda: dd.clear() or 5)
dd[1] = 1
attempt("default", lambda: (dd[2], dict(dd)))
cm = collections.ChainMap({}, {1: 2})
cm.maps.append(cm.maps[1])
attempt("chain", lambda: dict(cm))


# json
class D(dict):
    def items(self):
        self.clear()
        return [(1, 2)]


l = [1, 2, 3]


class Odd:
    def __init__(self, act):
        self.act = act


def default(o):
    o.act()
    return "odd"


l = [Odd(lambda: l.clear()), 2, 3]
attempt("json list", lambda: json.dumps(l, default=default))
attempt("json hook", lambda: json.loads('{"a": {"b": 1}}', object_hook=lambda d: d.clear() or d))
attempt("json pairs", lambda: json.loads('{"a": {"b": 1}}', object_pairs_hook=lambda p: p.clear() or len(p)))

# str
l = ["a", "b", "c"]


class Joined:
    def __iter__(self):
        for v in l:
            l.clear()
            yield v


attempt("join", lambda: "-".join(Joined()))


class Fmt:
    def __init__(self, act):
        self.act = act

    def __format__(self, spec):
        self.act()
        return "F"

    def __str__(self):
        self.act()
        return "S"

    __repr__ = __str__


l = []
l += [Fmt(l.clear), 1, 2]
attempt("format", lambda: "{0[0]} {0[1]}".format(l))
d = {}
d.update(a=Fmt(d.clear), b=1)
attempt("format_map", lambda: "{a} {b}".format_map(d))
d.update(a=Fmt(d.clear), b=1)
attempt("%", lambda: "%(a)s %(b)s" % d)
l[:] = [Fmt(l.clear), 1, 2]
attempt("% tuple", lambda: "%s %s" % (l, 2))
l[:] = [Fmt(l.clear), 1, 2]
attempt("print", lambda: print(*l, sep=" ", end="\n"))
l[:] = [Fmt(l.clear), 1, 2]
attempt("f-string", lambda: f"{l} {l!r:>9}")


class Table(dict):
    def __missing__(self, key):
        self[key] = chr(key) * 2
        return self[key]

    def __getitem__(self, key):
        if len(self) > 2:
            self.clear()
        return super().__getitem__(key)


attempt("translate", lambda: "abcabc".translate(Table()))
attempt("slice", lambda: "abcdef"[Eq(lambda: gc())] if False else "kept")
l = [1, 2, 3, 4]
a, *b = (l.clear() or v for v in l)
print(a, b)
attempt("unpack", lambda: exec("x, y, z = (l.append(1) or v for v in l if len(l) < 9)"))
l = [1, 2]
attempt("any", lambda: any(l.append(0) for v in l if len(l) < 9))
attempt("dict", lambda: dict(zip(l, (l.append(v) for v in range(3)))))
print("still alive")
