# Assignment: chains, unpacking, stars, and the order in which the parts are evaluated.

a = b = c = []
a.append(1)
print("chain ", a, b is c)

x, y = 1, 2
x, y = y, x
[p, (q, r)] = "a", "bc"
print("unpack", x, y, p, q, r)

first, *middle, last = range(6)
*start, end = "xyz"
head, *rest = [1]
print("star  ", first, middle, last, start, end, head, rest)
(one, *two), *three = [(1, 2, 3), 4, 5]
print("nested", one, two, three)
for i, (j, *k) in enumerate(["abc", "d"]):
    print("loop  ", i, j, k)


def trace(name, value):
    print(" ", name, end="")
    return value


class Target(dict):
    def __setitem__(self, key, value):
        print(" set", key, "=", value, end="")


t = Target()
trace("target", t)[trace("key", 1)] = trace("value", "v")
print()
t["first"] = t["second"] = trace("once", 5)
print()
i = 0
row = [0, 0, 0]
i, row[i] = 2, "left to right"
print("order ", i, row)

for code in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = {}", "[a, b] = iter('xyz')", "a, b = 3.5"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
