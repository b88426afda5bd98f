# Built-in functions on sequences: all any sum min max sorted zip map filter enumerate reversed len.

print("all any", all([]), any([]), all([1, "a", [0]]), any([0, "", None]), all(x > 0 for x in (1, 0, 1 / 1)), any(iter([0, 1])))
print("sum    ", sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum([[1], [2]], []), sum((0.5, 0.25)), sum(x * x for x in range(4)), sum([True, True]), sum([10 ** 20, 1]), sum([1, 2], start=5))
print("min max", min(3, 1, 2), max([3, 1, 2]), max("a", "b"), min("bca"), max([], default=0), min([3, -5], key=abs), max([(1, "b"), (1, "a")]), max({"a": 1, "b": 0}), min(iter([2, 1])), max([1, 1.0]), max("ab", "c", key=len))
print("zip    ", list(zip("ab", [1, 2, 3])), list(zip()), list(zip("a")), dict(zip("ab", range(2))), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", "cd", strict=True)))
print("map    ", list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, "ab", "ba")), "".join(map(chr, (104, 105))))
print("filter ", list(filter(None, [0, 1, "", "a"])), list(filter(lambda n: n % 2, range(6))), list(filter(str.isupper, "aBcD")))
print("enumerate", list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=-1)), next(enumerate("x", start=10 ** 20)))
print("reversed", list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(range(0, 10, 3))), list(reversed(())), list(reversed({1: 0, 2: 0})))
print("len    ", len("héé"), len([1]), len({}), len({1}), len(range(10)), len(b"ab"), len(()))
print("iter   ", next(iter("a")), next(iter([]), "none"), list(iter(iter([1]))), list(iter(lambda c=iter([1, 2, None]): next(c), None)))
lazy = map(print, ["not yet"])
print("lazy   ", type(lazy).__name__, next(lazy))
for code in ("sum(['a', 'b'])", "sum([[1]])", "sum('ab', '')", "sum(5)", "min()", "min([])", "max(5)", "max(1, 'a')", "max(1, 2, default=3)", "list(zip('ab', 'a', strict=True))", "list(zip('a', 'ab', strict=True))", "list(map(len))", "map()", "list(map(5, [1]))", "list(filter(5, [1]))", "filter(None)", "enumerate()", "list(enumerate('a', 'b'))", "reversed(5)", "len()", "len(5)", "len(iter([]))", "all(5)", "any()", "next(iter([]))", "sorted(1)", "iter()", "max([1], key=5)", "zip(1)"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
