# What is thrown into a generator that handles an exception has that one for its context.


def in_finally():
    try:
        yield 1
    finally:
        yield 2


def in_except():
    try:
        raise KeyError(1)
    except KeyError:
        yield from [3]


for make in in_finally, in_except:
    for exc in ValueError, ValueError(1), GeneratorExit:
        it = make()
        next(it)
        if make is in_finally:
            it.throw(KeyError("first"))
        try:
            it.throw(exc)
        except BaseException as e:
            print(make.__name__, repr(e), repr(e.__context__))


async def waits():
    try:
        1 / 0
    except ZeroDivisionError:
        await Later()


class Later:
    def __await__(self):
        yield


work = waits()
work.send(None)
try:
    work.throw(IndexError)
except IndexError as e:
    print(repr(e), repr(e.__context__))
