# Calls with * and ** within one another, thirty to fifty deep.
def f(*args, **names):
    return args, names


def depth(value):
    deep = 0
    while isinstance(value, (tuple, dict)) and value:
        value = value[0] if isinstance(value, tuple) else value["k"]
        deep += 1
    return deep


def nest(before, after, n=50, core="0"):
    return eval(before * n + core + after * n)


def g(*args, **names):
    return args or names


print(nest("g(*", ")", core="(1, 2)"))
print(depth(nest("g(", ", *())")), depth(nest("g(k=", ", **{})")), depth(nest("g(*[", "])")))
print(nest("g(**", ")", core="{'a': 1}"))
print(nest("f(1, *", "[0], k=2, **{'z': 3})", core="((),)"))
print(nest("f(*[1], **", "[1])", n=30, core="((), {'q': 4})"))
print(nest("f(0, *[1], k=", ", **{'z': 3})[1]['k']", n=30))
for text in "g(**{'a': 1}, a=1)", "g(1, *5)", "g(**5)", "g(**{5: 1})":
    try:
        nest("g(*[", "])", core=text)
    except TypeError as e:
        print(e)


def local(a):
    b = g(*[g(*[g(*[g(*[g(*[g(*[g(*[g(*[g(*[g(*[g(*[g(*[a])])])])])])])])])])])])
    return b, a


print(local(7))
