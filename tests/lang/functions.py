# Functions: every kind of parameter, errors in calls, unpacking, decorators, lambda, recursion.

def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=60, e=70, x=80))
print(f(*[1, 2], **{"d": 4, "c": 30}))
print(f(*"ab", *(3,), d=0, **{"z": 1}, **{"y": 2}))

calls = [
    "f()", "f(1)", "f(1, a=2, d=3)", "f(1, 2, c=3, d=4, **{'c': 5})", "g(1, 2, 3)", "g()", "g(1, z=2)", "g(1, x=1)",
    "h()", "h(1, 2)", "h(k=1)", "len()", "len(1, 2)", "(lambda: 0)(1)", "len(5)", "f(*5, d=1)", "f(**5)", "print(**{1: 2})",
]


def g(x, y=0):
    return x, y


def h(*, k, m):
    return k, m


for call in calls:
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, "->", e)


def twice(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs), function(*args, **kwargs)
    return wrapper


def named(name):
    def decorate(function):
        function.label = name
        return function
    return decorate


@twice
@named("addition")
def add(a, b):
    """Adds."""
    return a + b


print(add(1, 2))


@named("x")
def documented(a: int, b: "str" = "s") -> float:
    """What it does."""


print(documented.label, documented.__doc__, documented.__annotations__, documented.__defaults__, documented.__name__)


def default_list(item, items=[]):
    items.append(item)
    return items


print(default_list(1), default_list(2))


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(factorial(30), ackermann(2, 3))
compose = lambda *fs: lambda x: x if not fs else compose(*fs[1:])(fs[0](x))
print(compose(lambda x: x + 1, lambda x: x * 2, str)(5))


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p


print(many(*range(16)), many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, p=16))


def order(tag, value):
    print("eval", tag)
    return value


print(g(order(1, "a"), y=order(2, "b")))
x = order("k", 1) if order("c", True) else order("no", 2)
print(order("l", 0) or order("r", 5), order("a", 0) and order("never", 1))


def local_error():
    print(undefined_here)
    undefined_here = 1


try:
    local_error()
except UnboundLocalError as e:
    print(e)


def annotated():
    x: int = 5
    y: str
    return x


print(annotated())
print((lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5))
print(max([3, 1, 2], key=lambda v: -v), sorted("bca", reverse=True))
