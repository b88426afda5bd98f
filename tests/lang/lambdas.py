# Lambdas: every kind of parameter, closures, and where they are used.

add = lambda a, b=10, *args, c, d=4, **kwargs: (a, b, args, c, d, kwargs)
print("all  ", add(1, c=3), add(1, 2, 3, 4, c=5, d=6, e=7))
print("name ", (lambda: 0).__name__, (lambda: (lambda: 0).__qualname__)())
only = lambda x, /, y, *, z: (x, y, z)
print("kinds", only(1, y=2, z=3))
print("now  ", (lambda n: n * n)(12), (lambda *a: a)(*"ab"), (lambda **k: k)(x=1))
print("sort ", sorted(["pear", "fig", "banana"], key=lambda s: (len(s), s)), max([3, -7, 5], key=lambda n: -n if n < 0 else n))
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print("chain", compose(str, lambda n: n + 1, len)("four"))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print("self ", fact(20))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print("table", [table[op](7, 2) for op in "+-"])
gen = lambda: (yield 1)
print("yield", list(gen()))
pick = lambda x: x if x else "none"
print("cond ", pick(0), pick(5))
print("in f ", f"{(lambda x: x * 2)(21)}")
for code in ("(lambda x: x)()", "(lambda: 0)(1)", "only(1, 2, 3)", "only(x=1, y=2, z=3)", "add()"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
