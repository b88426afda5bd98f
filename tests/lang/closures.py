# Closures: cells shared by functions, loops, defaults, nonlocal.

def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = counter(10)
print("steps", step(), step(5), peek())
other, _ = counter()
print("apart", other(), peek())

functions = [lambda: i for i in range(3)]
print("late ", [f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print("early", [f() for f in functions])


def outer():
    x = "outer"

    def middle():
        def inner():
            return x
        return inner
    before = middle()()
    x = "changed"
    return before, middle()()


print("deep ", outer())


def assigned_later():
    def use():
        return value
    value = 42
    return use()


print("later", assigned_later())


def unbound():
    def use():
        return missing
    if False:
        missing = 1
    return use()


try:
    unbound()
except NameError as e:
    print(type(e).__name__, e)


def parameters(a, *args, b=2, **kwargs):
    return lambda: (a, args, b, kwargs)


print("args ", parameters(1, 2, 3, b=4, c=5)())


def loop():
    made = []
    for i in range(3):
        def f():
            return i * 10
        made.append(f)
        made.append(f())
    return [m if isinstance(m, int) else m() for m in made]


print("loop ", loop())


def deleted():
    x = 1
    f = lambda: x
    del x
    try:
        return f()
    except NameError as e:
        return str(e)


print("del  ", deleted())


def make_accumulator():
    total = 0
    def add(n):
        nonlocal total
        total = total + n
        def undo():
            nonlocal total
            total -= n
            return total
        return total, undo
    return add


add = make_accumulator()
_, undo = add(5)
print("undo ", add(7)[0], undo(), add(1)[0])
