# Dicts and sets: order, methods, views, operators, mutation, errors.
# needs: memory

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d, "z" in d)
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.setdefault("n", []), d.setdefault("b", 5), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.popitem(), d | {"b": 0}, {"k": 1} | {"k": 2})
d |= {"new": 1}
del d["b"]
print(d, dict(a=1, **{"b": 2}), dict([("x", 1)]), dict(zip("ab", (1, 2))), dict.fromkeys("ab", 0), {**d, "q": 1})
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "t"}[1, 2], {None: 1}[None], {"a": {"b": {}}}["a"]["b"])
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 1.0}, {} == {}, {"a": 1} == {"a": 2})
print(d.keys() & {"x", "q"}, d.keys() - {"x"} == set(d) - {"x"}, ("x", 1) in d.items(), 1 in d.values(), {1: 2}.items() | {(3, 4)} == {(1, 2), (3, 4)})
print(list(reversed({"a": 1, "b": 2})), sorted({"b": 1, "a": 2}.items()), max({"a": 5, "b": 3}, key={"a": 5, "b": 3}.get))
for code in ("{}['k']", "{[]: 1}", "{}.popitem()", "{}.pop('x')", "dict([1])", "dict([(1, 2, 3)])", "{} + {}", "{} < {}", "del {}['a']", "{1: 1}.update(5)", "set([[]])", "{1, 2}[0]", "frozenset().add(1)", "{1}.remove(2)", "set().pop()", "{1} + {2}", "{1} | [2]", "hash({})", "{**5}"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
big = {}
for i in range(3000):
    big[f"key{i}"] = i
for i in range(0, 3000, 3):
    del big[f"key{i}"]
print(len(big), big["key1"], "key0" in big, list(big)[:4], sum(big.values()))
for i in range(3000):
    big[i] = i
print(len(big), big[2999], list(big)[-1])
try:
    for k in big:
        big["extra"] = 1
except RuntimeError as e:
    print(e)
try:
    for k in {"a": 1, "b": 2} if False else (small := {"a": 1, "b": 2}):
        del small[k]
except RuntimeError as e:
    print(e)
s = {3, 1, 2}
t = {2, 3, 4}
print(sorted(s | t), s & t, s - t, sorted(s ^ t), s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), s == {1, 2, 3})
s.add(5); s.discard(1); s.discard(99); s.update([7], (8,)); s.remove(8)
print(sorted(s), len(s), 5 in s, frozenset([1, 2]), {frozenset([1]): "f"}[frozenset([1])], set("hello") == set("ehlo"), set())
s &= {2, 3, 7}; s |= {1}; s -= {2}; s ^= {3, 4}
print(sorted(s), s.copy() == s, sorted(s.union([1], [2])), sorted(s.intersection([1, 7])), sorted(s.difference([7])), sorted(s.symmetric_difference([7, 8])), {*()} == set())
class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self):
        return f"K{self.n}"
keys = {Key(i): i for i in range(20)}
print(keys[Key(7)], len(keys), Key(19) in keys, Key(20) in keys, keys.pop(Key(0)), list(keys)[0])
recursive = {}
recursive["self"] = recursive
print(recursive)
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts, key=lambda c: (-counts[c], c)))
print(d.clear(), d, bool({}), bool({0: 0}), {}.fromkeys([1]), type({}.keys()).__name__, {1: 2}.copy())
nested = {"list": [1, {"x": (1,)}], "none": None}
print(nested, str(nested) == repr(nested))
m = {}
m[1], m[2] = 3, 4
a, b = m
print(a, b, [*m], {k: m[k] for k in m}, sorted(m, reverse=True), dict(sorted(m.items(), reverse=True)))
