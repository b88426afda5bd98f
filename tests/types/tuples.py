# Tuples: packing, comparing, hashing, methods, and what cannot be changed.

t = 1, "two", (3, [4])
print("make   ", t, (), (1,), tuple("ab"), tuple(), tuple([1, 2]), tuple(i for i in range(3)), tuple({1: 2}))
print("index  ", t[0], t[-1][1][0], t[1:], t[::-1], t[5:], len(t))
t[2][1].append(5)
print("inside ", t)
print("ask    ", "two" in t, (1, 2, 1).count(1), (1, 2, 1).index(2), (1, 2, 1).index(1, 1), (1,) + (2,), (1, 2) * 2, 2 * (0,), () * 5)
print("order  ", (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"), (1, 2) == [1, 2], max((1, 2), (2, 1)), sorted([(2, "a"), (1, "b")]))
print("hash   ", hash((1, 2)) == hash((1, 2)), {(1, 2): "x"}[1, 2], len({(1, 2), (1, 2), (2, 1)}))
same = (1, 2)
print("same   ", same[:] is same, tuple(same) is same, () is tuple(), same + () == same)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    first = property(lambda self: self[0])


p = Pair(1, 2)
print("derived", p, p.first, isinstance(p, tuple), p == (1, 2), p + (3,), type(p[:]), *p)
for code in ("t[0] = 1", "del t[0]", "t.append(1)", "t[9]", "t['a']", "(1, 2) + [3]", "(1).index(2)", "(1, 2).index(3)", "tuple(5)", "hash(t)", "(1,) < (None,)", "t * 'a'", "Pair(1)", "t[1][0] = 'x'", "(1, 2) - (1,)", "tuple(1, 2)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
