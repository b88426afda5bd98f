# Comprehensions have a scope of their own: what leaks, what closes over what, who is evaluated when.

x = "outer"
print("kept ", [x for x in range(3)], x, {x: x for x in "ab"}, x)
y = 10
print("reads", [i + y for i in range(3)], sum(i * y for i in range(3)))
print("nested", [(i, j) for i in range(3) for j in range(i)], [[j for j in range(i)] for i in range(3)])
print("conditions", [n for n in range(30) if n % 2 if n % 3 if n % 5])
print("closures", [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


class Table:
    rows = [1, 2]
    width = 3
    doubled = [r * 2 for r in rows]
    try:
        bad = [r * width for r in rows]
    except NameError as e:
        bad = str(e)


print("class", Table.doubled, Table.bad)


def function(n):
    squares = [n * m for m in range(n) if (lambda: m)() != 1]
    return squares, [locals_ for locals_ in range(1)], sorted(locals())


print("function", function(4))
first = [print("outermost now", end=" ") or 5]
g = (a * b for a in first for b in missing())
print(type(g).__name__)
try:
    next(g)
except NameError as e:
    print("later:", e)
try:
    (a for a in missing())
except NameError as e:
    print("at once:", e)
print("unpack", [a + b for a, b in [(1, 2), (3, 4)]], [r for _, *r in ["abc"]], {k: v for k, v in zip("ab", [1, 2])})
box = [0]
print("target", [box[0] for box[0] in range(3)], box)
print("deep ", [[[k for k in range(j)] for j in range(i)] for i in range(3)])
for code in ("[x for x in]", "[x, y for x in z]", "[i for i in range(3) else 1]", "{a: b for a}", "(x for x in 1 2)", "[yield x for x in y]", "[x for x in y := z]", "{k: v, for k in v}"):
    try:
        eval(code)
    except SyntaxError as e:
        print(code, "->", e.msg)
