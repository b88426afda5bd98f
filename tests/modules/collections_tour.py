# collections: deque, namedtuple, OrderedDict, defaultdict, Counter.

from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print("deque", d, d.maxlen, d[0], d[-1], len(d), 3 in d, list(reversed(d)))
d.rotate(1); print("rotate", d, end=" "); d.rotate(-2); print(d)
d.extend("ab"); d.extendleft("xy")
print("ends", d, d.pop(), d.popleft(), d.index("x"), d.count("x"), d.copy() == d)
e = deque("abc")
e.insert(1, "z"); e.remove("b"); e.reverse(); e[0] = "C"
del e[1]
print("edit", e, e + deque("q"), e * 2, deque() == deque([]), bool(deque()), deque([1]) < deque([2]))

P = namedtuple("P", "x y")
p = P(1, y=2)
print("named", p, p.x, p[1], p._asdict(), p._replace(x=9), P._make([3, 4]), P._fields, p == (1, 2), *p)
Q = namedtuple("Q", ["a", "b", "c"], defaults=[8, 9])
print("defaults", Q(1), Q._field_defaults, namedtuple("R", "def a a", rename=True)._fields)


class Point(P):
    @property
    def size(self):
        return self.x + self.y


print("derived", Point(3, 4).size, Point(3, 4))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print("ordered", o, o.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})
dd = defaultdict(list, {"k": [0]})
dd["a"].append(1)
dd["k"].append(2)
print("default", dd, dd.get("z"), "z" in dd, dd.default_factory, dict(defaultdict(int, a=1)))
c = Counter("mississippi")
print("counter", c.most_common(2), c["s"], c["none"], c.total(), sorted(c.elements())[:5])
c.update("mm"); c.subtract("ss")
print("changed", c["m"], c["s"], Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1), Counter(a=1) | Counter(a=2), +Counter(a=-1, b=1), Counter(a=1) == Counter(a=1, b=0))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print("chain", m["a"], m["b"], m.maps, sorted(m), m.new_child({"a": 0})["a"], m.parents["a"])


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


print("user", Lower({"A": 1}, B=2), Lower(X=1)["x"])
for code in ("deque([]).pop()", "deque(maxlen=-1)", "deque([1])[5]", "deque([1]).remove(2)", "deque(5)", "P(1)", "P(1, 2, 3)", "p.x = 5", "namedtuple('X', 'a a')", "namedtuple('X', 'def')", "namedtuple('1', 'a')", "namedtuple('X', '_a')", "defaultdict(5)", "defaultdict()['x']", "o.move_to_end('none')", "OrderedDict().popitem()", "deque('ab', 1).insert(0, 'c')", "m['none']", "P._make([1])", "p._replace(z=1)", "deque([1], 'a')", "deque([1]).index(9)"):
    try:
        exec(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
