# eval(), exec() and locals() within comprehensions see their variables; they are gone afterwards.

print([eval("i * 2") for i in range(3)], {k: eval("k + v") for k, v in [("a", "b")]}, [sorted(locals()) for q in (1,)])
print([[eval("a + b") for a in range(2)] for b in range(2)], "q" in globals())
[exec("print('exec', w)") for w in range(2)]
print(eval("[eval('z') for z in (1, 2)]"), [y := eval("i") for i in range(3)], y)
try:
    [eval("1 // i") for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)


def outer(n):
    k = 10
    first = [eval("i * k + n") for i in range(n)]
    second = ["{x}-{n}".format(**locals()) for x in range(2)]
    parts = [sorted(locals()) for a in (1,) for b, (c, *d) in [(2, (3, 4))]]
    return first, second, parts, sorted(locals()), [[eval("i + j") for i in range(2)] for j in range(2)]


def shadow(i):
    seen = [eval("i") for i in range(2)]
    return seen, i, [i for i in range(2)], sorted(locals()), [[locals().get("i") for i in "ab"] + [i] for i in (5, 6)]


def generator():
    yield from [eval("v") for v in (1, 2)]
    yield [locals() for v in "z"]


class Names:
    a = 5
    b = [eval("i") for i in range(2)]


print(*outer(3), sep="\n")
print(*shadow("param"), sep="\n")
print(list(generator()), Names.b, (lambda: [eval("q") for q in "pq"])())
print([eval("x") for x in (1, 2) if eval("x > 1") for _ in [exec("assert x == 2")]])
