# Lists: methods, slices in all forms, sorting, comparison, errors.

x = list("abcdefgh")
print("read", x[2:5], x[-3:], x[::3], x[::-1], x[5:2], x[90:], x[-100:2])
x[1:3] = "XYZ"
print("grow", x)
x[::2] = range(5)
print("step", x)
del x[-4:]
print("del ", x)
x[:] = x * 2
print("self", x, len(x))
x[2:2] = [x[:2]]
print("nest", x)
del x[::3]
print("del3", x)
for change in ("x[::0]", "x[::2] = 'ab'", "x['a':]", "x[100]", "x['k']", "x[1.0]", "x[100] = 1", "del x[100]", "x[0:1] = 5", "x.remove('zz')", "[].pop()", "x.pop(99)", "x.index(99)", "x + (1,)", "x * 'a'", "x < 5", "[1] < ['a']", "x.sort(5)", "hash(x)", "x()", "x.foo", "[1, 'a'].sort()"):
    try:
        exec(change)
    except Exception as e:
        print(change, "->", type(e).__name__, "-", e)
a = [3, 1, 2]
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 99); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a.index(99), a.count(1))
a.remove(99); a.reverse()
print(a, a.copy() is a, sorted(a), a == a[:], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], 3 in a, 9 not in a)
a.sort(); print(a); a.sort(reverse=True); print(a); a.sort(key=lambda v: (v % 2, v)); print(a)
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.upper))
records = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(records), sorted(records, key=lambda r: r[1]), sorted(records, key=lambda r: r[0], reverse=True))
seed = 12345
numbers = []
for _ in range(2000):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    numbers.append(seed % 1000)
ordered = sorted(numbers)
print(ordered == sorted(ordered), ordered[:5], ordered[-5:], all(p <= q for p, q in zip(ordered, ordered[1:])))
print(sorted(range(1000), key=lambda n: -n)[:3], sorted(numbers, reverse=True) == ordered[::-1])
pairs = sorted(((n % 10, i) for i, n in enumerate(numbers)), key=lambda p: p[0])
print(all(p[0] < q[0] or p[1] < q[1] for p, q in zip(pairs, pairs[1:])))
a = []
a.append(a)
print(a, [[...]] == [[...]], [a][0] is a)
print([0] * 5, [[]] * 2, 2 * [1, 2], [1, 2] + [3], [*"ab", *[1]], list(range(5, 0, -2)))
print(min([3, 1, 2]), max([[1, 2], [1, 3]]), sum([1, 2, 3]), sum([[1], [2]], []), list(reversed([1, 2, 3])), list(enumerate("ab", 1)), list(zip([1, 2], "ab")))


class Changing:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False


b = [1, 2, 3]
print(Changing(b) in b, b)
c = [1, 2, 3]
try:
    c.sort(key=lambda v: c.append(v) or v)
except ValueError as e:
    print(e)
for v in (d := [1, 2, 3, 4]):
    if v < 3:
        d.append(v * 10)
print(d)
