# Dict views: live windows on keys, values and items.

d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print("first  ", keys, values, items, len(keys))
d["d"] = 4
del d["a"]
print("live   ", list(keys), list(values), list(items))
print("sets   ", sorted(keys & {"b", "x"}), sorted(keys | ["z"]), sorted(keys - {"b"}), sorted(keys ^ {"b", "q"}), sorted(items & {("b", 2)}))
print("tests  ", "b" in keys, ("b", 2) in items, ("b", 3) in items, 4 in values, keys == {"b", "c", "d"}, keys >= {"b"}, keys.isdisjoint({"x"}), items == {"b": 2, "c": 3, "d": 4}.items(), values == d.values())
print("order  ", list(reversed(d)), list(reversed(items)), list(reversed(values)), next(iter(keys)))
print("mapping", keys.mapping["b"], type(keys.mapping).__name__)
for change in (lambda: d.update(new=1), lambda: d.pop("b")):
    try:
        for key in d:
            change()
    except RuntimeError as e:
        print("changed", e)
for key in d:
    d[key] = 0
print("values may change", d)
for code in ("keys + {1}", "keys & 5", "items['a']", "keys.mapping['z'] = 1", "values & {1}", "len(keys, 1)", "keys < [1]", "hash(keys)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e if not isinstance(e, SyntaxError) else e.msg)
