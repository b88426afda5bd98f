# Lists: growing, shrinking, searching, copying.

x = [3, 1, 2]
x.append(4)
x.extend("ab")
x.extend(i for i in range(2))
x.insert(0, "first")
x.insert(-1, "before last")
x.insert(99, "last")
print("grown ", x, len(x))
print("shrunk", x.pop(), x.pop(0), x.pop(-2), x)
x.remove(1)
x.reverse()
print("order ", x, x.index("a"), x.count(0), x.index(2, 1), x.index(4, -4, 5))
y = x.copy()
z = x * 2
x.clear()
print("copies", x, y, len(z), [] * 5, [0] * -1, [1] + [2], [[]] * 2)
shared = [[0]] * 2
shared[0].append(1)
print("shared", shared, [[0] for _ in range(2)])
print("make  ", list("abc"), list(), list({1: 2}), list(range(3)), list((1, 2)), list(map(str, [1])))
print("tests ", [1, 2] == [1, 2], [1] != [1.0], [1, 2] < [1, 2, 0], 2 in [1, 2], [] in [[]], bool([]))
loop = [1]
loop.append(loop)
print("loop  ", loop, loop == loop)


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, i):
        return f"<{super().__getitem__(i)}>"


s = Stack("ab").push("c")
print("class ", s, s[0], s[-1], isinstance(s, list), s == ["a", "b", "c"], type(s + []), type(s[:1]), len(s))
for code in ("[].pop()", "[1].pop(5)", "[].remove(1)", "[1].index(2)", "[].extend(5)", "[].append()", "[1] + (2,)", "[1] * 'a'", "[1].insert('a', 1)", "list(5)", "[].sort(5)", "[1].pop('a')", "[].nope()", "list(1, 2)", "[1].index(1, 'x')"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
