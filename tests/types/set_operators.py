# Sets: operators, methods, updates, subsets, frozen ones.

a, b = {1, 2, 3, 4}, {3, 4, 5}
show = lambda s: sorted(s, key=str)
print("operators", show(a | b), show(a & b), show(a - b), show(b - a), show(a ^ b))
print("methods  ", show(a.union(b, [9])), show(a.intersection(b, [4])), show(a.difference([1], (2,))), show(a.symmetric_difference("x")), show(a.union()), a.isdisjoint({9}))
print("order    ", a < b, {1} < a, a <= a, a < a, a > {2}, a >= {2}, a.issubset(range(9)), a.issuperset([1]), a == {4, 3, 2, 1}, a != b)
c = a.copy()
c.add(10); c.discard(1); c.discard(99); c.remove(2); c.update([11], "z")
print("changed  ", show(c), len(c))
c.intersection_update({3, 4, "z"}); print("iand     ", show(c))
c.difference_update({3}); print("isub     ", show(c))
c.symmetric_difference_update({4, 5}); print("ixor     ", show(c))
c.clear(); print("clear    ", c)
f = frozenset([1, 2])
print("frozen   ", show(f | {3}), type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset({2, 1})], f in {f}, frozenset(), {1, 2} in {f})
print("make     ", set(), set("aab") == {"a", "b"}, {1, True, 1.0}, set(range(3)) == {0, 1, 2}, {x % 3 for x in range(9)} == {0, 1, 2}, {*()} == set())
print("mixed    ", a.union({1: 2}) == a, set([(1, 2)]), {None}, {""}, len({1, "1", (1,)}), bool(set()), {1}.pop())
big = set(range(500)) - set(range(0, 500, 2))
print("big      ", len(big), sum(big), 7 in big, 8 in big)
for code in ("{1} + {2}", "{1} | [2]", "{[]}", "set().pop()", "{1}.remove(2)", "{1} < [1]", "frozenset().add(1)", "hash(set())", "set(5)", "{1}[0]", "a &= [1]", "{1}.update(5)", "set(1, 2)", "{{1}}", "{1}.issubset(5)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
