# Assignment expressions: a value is named where it is used.

if (n := len("hello")) > 3:
    print("if   ", n)
data = iter([3, 1, 4, 0, 5])
while (value := next(data)) != 0:
    print("while", value)
print("list ", [y := 5, y ** 2, (z := y + 1)], y, z)
print("comp ", [last := c for c in "abc"], last)
print("any  ", any((witness := w) > 2 for w in [1, 2, 3, 4]), witness)
print("short", (left := 0) and (right := 1), "right" in globals())
print("tuple", (pair := (1, 2)), (a := 1, 2), a)
x = (m := 3) + (m := m * 2)
print("order", x, m)


def inside():
    total = 0
    partial = [total := total + v for v in (1, 2, 3)]

    def deeper():
        nonlocal total
        return [total := total * v for v in (2, 5)]
    return partial, deeper(), total


print("scope", inside())
print("fstr ", f"{(k := 7)} {k=} {k:=3}")
print("slice", "abcdef"[(i := 1):(j := 4)], i, j)
print("call ", max(big := 3, 2), dict(v=(w := 1)), big)
for code in ("(x.y := 1)", "[i := 0 for i in range(3)]", "[(j := 0) for x in range(3) for j in range(2)]", "x := 1", "f(a=b := 1)", "(a, b := 1, 2)\n(c[0] := 1)", "class C: [n := i for i in range(3)]"):
    try:
        exec(code)
        print(code, "works")
    except SyntaxError as e:
        print(code, "->", e.msg)
