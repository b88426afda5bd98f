# Dicts: making, merging, asking, popping, missing keys, insertion order.

print("make   ", dict(), dict(a=1), dict([("a", 1), ("b", 2)]), dict({"x": 1}, y=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1], []), {i: i * i for i in range(3)}, dict(["ab", "cd"]))
d = {"a": 1, "b": 2}
print("ask    ", d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, len(d), d.setdefault("a", 9), d.setdefault("c", 3), d)
print("pop    ", d.pop("a"), d.pop("z", None), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
d.update(k=0)
print("update ", d)
print("merge  ", {"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {**d, "x": 9})
d["b"] = 20
del d["x"]
d["x"] = 10
print("order  ", list(d), list(d.copy()) == list(d), {1: "a", 2: "b"} == {2: "b", 1: "a"})
print("keys   ", {1: "int", 1.0: "float", True: "bool"}, {(1, 2): 1}[1, 2], {None: 0}[None], {frozenset(): 1}, {"": 0})


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing(a=1)
print("missing", m["a"], m["b"], m.get("b"), "b" in m, dict(m))


class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
    def __repr__(self): return f"Key{self.n}"


same = {Key(i): i for i in range(5)}
del same[Key(2)]
print("collide", same, same[Key(4)], Key(2) in same)
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
print("big    ", len(big), list(big)[:4], big[998], 3 in big)
loop = {}
loop["self"] = loop
print("loop   ", loop)
d.clear()
print("clear  ", d, bool(d))
for code in ("{}['a']", "{}.pop('a')", "{}.popitem()", "{[]: 1}", "{{}: 1}", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "{} | []", "{}.update(5)", "{} < {}", "{}.get()", "del {}['x']", "dict(1, 2)", "{}.fromkeys(5)", "{}.update([[1]])", "{}[[]]", "hash({})", "{1} in {}", "dict(**{1: 2})"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
