# Tuples, ranges and slices.

t = (1, "a", [2])
print(t, t[0], t[-1], t[1:], t + (3,), t * 2, len(t), "a" in t, (), (1,), t == (1, "a", [2]), t.index("a"), t.count(1))
print((1, 2) < (1, 3), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)), {(1, 2): 3}[1, 2], tuple("ab"), tuple([1]), tuple())
a, b, *c = t
print(a, b, c, *t, sep="|")
for code in ("t[5]", "t[0] = 1", "t + [1]", "hash(t)", "a, b = t", "a, b, c, d = t", "a, *b, c, d, e = t", "a, b = 5", "t.x = 1", "()[0]", "t['a']"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
r = range(2, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:4], r[::-1], 8 in r, 9 in r, r.index(11), r.count(5), r.start, r.stop, r.step)
print(range(0), list(range(5, 0)), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(range(10 ** 20)[-1], 10 ** 19 in range(10 ** 20), list(range(10 ** 20, 10 ** 20 + 3)), list(reversed(range(4))))
for code in ("range(1, 2, 0)", "range('a')", "range()", "r[10]", "range(1.0)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(7), slice(5) == slice(None, 5), "abcdefg"[s], [1, 2, 3][slice(2)])


class Show:
    def __getitem__(self, key):
        return key


print(Show()[1:2], Show()[::2, 1], Show()[...], Show()["k"], Show()[1:2:3, ::-1])
