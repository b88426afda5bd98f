# Loops and conditions: while, for, else, break, continue, ternaries, chained comparison, walrus, match.

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j, end="; ")
    else:
        print("never")
print()

n = 27
steps = 0
while n != 1:
    n = n * 3 + 1 if n % 2 else n // 2
    steps += 1
else:
    print("collatz", steps)

while True:
    steps -= 1
    if steps < 100:
        break
else:
    print("not reached")
print(steps)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1 == 1, not 1 > 2, 3 in [1, 2, 3] in [[1, 2, 3]])

values = iter([4, 8, 15, 0, 16])
while (value := next(values)) != 0:
    print(value, end=" ")
print(value)
print([y := 5, y ** 2], [last := x for x in range(3)], last)


def kind(x):
    match x:
        case 0:
            return "zero"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest] if len(rest) > 2:
            return f"long {first} {rest}"
        case (x, y):
            return f"pair {x} {y}"
        case {"type": "point", "x": x, **rest}:
            return f"point {x} {rest}"
        case {}:
            return "mapping"
        case None | True:
            return "singleton"
        case str():
            return "text"
        case _:
            return "other"


for x in (0, -5, 3, 2.5, "b", [], [9], [1, 2, 3, 4], (1, 2), {"type": "point", "x": 1, "y": 2}, {"k": 1}, None, "zz", {1}):
    print(kind(x), end=", ")
print()


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x=0):
            return "on y axis"
        case Point(x, y) if x == y:
            return "diagonal"
        case Point():
            return "somewhere"


print([where(Point(*xy)) for xy in ((0, 0), (0, 1), (2, 2), (1, 2))])

total = 0
for a, (b, *c) in [(1, (2, 3, 4)), (5, [6])]:
    total += a + b + sum(c)
print(total)
for i in range(10, 0, -3):
    print(i, end=" ")
print(i)
for i in []:
    pass
print(i, [i for i in "ab"], i)
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x |= 1; x ^= 2; x &= 0xff; x >>= 1
print(x)
a = b = c = []
a.append(1)
print(b, c is a)
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c, *d = (1, 2), 3, 4, 5
print(a, b, c, d)
*a, b = "xyz"
print(a, b)
data = [1, 2, 3]
data[0], data[1:] = 9, [8, 7, 6]
print(data)
if x > 100: print("big")
elif x > 10: print("medium")
else: print("small")
del data[0]
print(data, "pass" if data else "fail")
