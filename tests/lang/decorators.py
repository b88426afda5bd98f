# Decorators: order, arguments, classes as decorators, any expression after @.

import functools


def shout(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs).upper()
    return wrapper


def times(n):
    def decorate(function):
        def repeated(*args):
            return " ".join([function(*args)] * n)
        return repeated
    return decorate


@times(2)
@shout
def greet(name):
    """Says hello."""
    return "hello " + name


@shout
def bye(name):
    """Says goodbye."""
    return "bye " + name


print(greet("ann"), "|", bye("bob"), "|", bye.__name__, bye.__doc__, bye.__wrapped__("x"))


def trace(name):
    print("evaluated", name)

    def apply(thing):
        print("applied", name, thing.__name__)
        return thing
    return apply


@trace("outer")
@trace("inner")
class Marked:
    pass


class Count:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@Count
def square(n):
    return n * n


print([square(n) for n in range(4)], square.calls)
table = [None, times(3)]


@table[1]
def laugh():
    return "ha"


@lambda f: f()
def answer():
    return 42


@(chosen := staticmethod)
def plain():
    return "plain"


print(laugh(), answer, plain(), chosen.__name__)
