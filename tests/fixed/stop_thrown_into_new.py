# StopIteration thrown into a generator that has not started leaves it as it is: it raised nothing itself.


def numbers():
    yield 1


def outer():
    yield from numbers()


async def work():
    pass


async def items():
    yield 1


def show(what, fn):
    try:
        print(what, fn())
    except BaseException as e:
        print(what, "->", type(e).__name__, e.args, type(e.__cause__).__name__)


for make in (numbers, outer, work):
    fresh = make()
    show(make.__name__, lambda: fresh.throw(StopIteration(5)))
    show("after it", lambda: fresh.throw(StopIteration(6)))
for make in (numbers, outer):
    started = make()
    next(started)
    show("started " + make.__name__, lambda: started.throw(StopIteration(5)))
for stop in (StopIteration, StopAsyncIteration):
    show("async generator", lambda: items().athrow(stop(1)).send(None))
