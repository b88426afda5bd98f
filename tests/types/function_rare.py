# Functions: defaults alone, beside annotations and attributes, set and taken away; of closures; of many kinds of parameters.
def plain(a, b=2):
    return a, b


def annotated(a: int, b: int = 2) -> tuple:
    return a, b


def every(p, /, a, b=3, *rest, k, d=5, **more):
    return p, a, b, rest, k, d, more


def outer(x):
    def inner(a, b=7):
        return x, a, b
    inner.tag = x
    return inner


def show(f, *args):
    try:
        print(f.__name__, f.__defaults__, f.__kwdefaults__, f(*args))
    except TypeError as e:
        print(e)


for f in (plain, annotated, outer("x")):
    show(f, 1)
    f.__defaults__ = (8, 9)
    show(f)
    f.extra = "extra"
    show(f, 1)
    f.__defaults__ = None
    show(f, 1)
    f.__defaults__ = (4,)
    f.__name__ = "renamed"
    del f.__defaults__
    show(f, 1)
    f.__defaults__ = (5,)
    show(f, 1)
    print(f.__dict__, f.__annotations__)

print(every(1, 2, k=4), every(1, 2, 3, 4, k=5, z=6))
every.__kwdefaults__ = None
for call in ("every(1, 2, k=4)", "every(1, 2)", "every(p=1, a=2, k=4, d=5)", "every(1, k=1, d=2)"):
    try:
        print(eval(call))
    except TypeError as e:
        print(e)
code = every.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_freevars)
code = outer.__code__
print(code.co_argcount, code.co_varnames, code.co_cellvars, outer(1).__code__.co_freevars, outer(1).__closure__[0].cell_contents)
