# Generators: yield, send, throw, close, yield from, return values.

def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)


g = count(3)
print(next(g), g.send("hello"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def with_return():
    yield 1
    return "result"


def delegate():
    value = yield from with_return()
    print("inner returned", value)
    yield 2


print(list(delegate()))


def careful():
    try:
        while True:
            try:
                yield "ready"
            except ValueError as e:
                print("caught", e)
    finally:
        print("cleaned up")


g = careful()
next(g)
print(g.throw(ValueError("bad")))
g.close()
g.close()
print("after close", list(g))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


from itertools import islice
print(list(islice(fib(), 10)))

squares = (x * x for x in range(5) if x % 2)
print(sum(squares), list(squares))


def nested():
    yield from (i for i in range(2))
    yield from "ab"
    yield from [[1], [2]]


print(list(nested()))


def raises():
    yield 1
    raise StopIteration


try:
    list(raises())
except RuntimeError as e:
    print("RuntimeError", e)


def itself():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = itself()
print(next(me))


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


def outer():
    result = yield from echo()
    yield result


g = outer()
print(next(g), g.send("a"), g.send("b"), g.send("c"))


def tree(t):
    if t:
        left, value, right = t
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print(next((x for x in []), "default"))
g = (i for i in range(3))
print(2 in g, list(g))
a, *b = (c for c in "xyz")
print(a, b)
