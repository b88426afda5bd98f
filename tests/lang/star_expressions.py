# Stars: in calls, displays, assignments, returns, subscripts.

def f(*args, **kwargs):
    return args, kwargs


numbers, table = [1, 2], {"a": 1}
print("calls ", f(*numbers, 3, *"xy", k=0, **table, **{"b": 2}))
print("lists ", [*numbers, 0, *range(3)], (*numbers,), {*numbers, *"ab"} == {1, 2, "a", "b"}, {**table, "a": 9}, {"a": 9, **table})
a, *b = *numbers, 5
print("assign", a, b)
for x in *numbers, 3:
    print("loop  ", x, end=" ")
print()


def returns():
    return 0, *numbers


def yields():
    yield *numbers, 3


class Get:
    def __getitem__(self, key):
        return key


g = Get()
print("others", returns(), list(yields()), g[*numbers], g[0, *"ab"], f(*(x for x in "no")), f(**dict(z=1)), f(*{}, **{}))
print("any iterable", [*{"k": 1}], [*b"ab"], f(*map(str, numbers)), [*enumerate("a")])


class Mapping:
    def keys(self):
        return ["m", "n"]

    def __getitem__(self, key):
        return key * 2


print("mapping", f(**Mapping()), {**Mapping()})


def g2(a, b=2, *, c):
    return a, b, c


for code in ("f(*1)", "f(**1)", "f(**{1: 2})", "f(k=1, **{'k': 2})", "f(**table, **table)", "[*1]", "{**1}", "g2(*numbers, 3, c=1)", "g2(**{'a': 1})", "g2(1, **{'a': 1, 'c': 0})", "{*1}", "(*1,)", "max(**{'x': 1})", "{**[1]}"):
    try:
        print(code, eval(code))
    except TypeError as e:
        print(code, "->", e)
for code in ("*a", "*a = [1]", "*a, *b = [1]", "f(**k, *a)", "f(a=1, 2)", "f(**k, 1)", "[**a]", "x = *a", "del *a,", "f(a=1, a=2)", "{**a for a in b}", "[*a for a in b]"):
    try:
        exec(code)
        print(code, "works")
    except SyntaxError as e:
        print(code, "->", e.msg)
    except Exception as e:
        print(code, "->", type(e).__name__)
