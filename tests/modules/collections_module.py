# collections: namedtuple, deque, OrderedDict, defaultdict, Counter, ChainMap.

from collections import namedtuple, deque, OrderedDict, defaultdict, Counter, ChainMap

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1, 2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), Point(7), Point._fields, Point._make([3, 4]), p == (1, 2), isinstance(p, tuple))
x, y = p
print(x, y, len(p), hash(p) == hash((1, 2)))
for code in ("Point()", "Point(1, 2, 3)", "p.x = 5", "p.z", "namedtuple('A', 'def')", "namedtuple('A', 'x x')"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, 2 in d, list(d), d.maxlen)
d.rotate(1); d.extend([8, 9]); d.extendleft([7])
print(d, list(reversed(d)), d.count(8), d.index(8), d == deque(d), deque("ab") + deque("c"))
d.remove(8); d.clear()
print(d, bool(d))
try:
    d.pop()
except IndexError as e:
    print(e)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, list(o), o.popitem(last=False), o == {"b": 2, "a": 1}, o == OrderedDict(a=1, b=2))
g = defaultdict(list)
for word in "apple avocado banana".split():
    g[word[0]].append(word)
print(g, dict(g), g["z"], len(g), g.get("q"), defaultdict(int, a=1)["b"])
c = Counter("mississippi")
print(c, c["s"], c["zz"], c.most_common(2), sum(c.values()), c + Counter(m=5), c - Counter(s=3), sorted(c.elements())[:3])
c.update("mm"); c.subtract("s")
print(c["m"], c["s"], Counter(a=1) == {"a": 1})
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], dict(m) == {"a": 1, "b": 3}, len(m), m.maps)
