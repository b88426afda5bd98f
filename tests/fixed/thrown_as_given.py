# throw() of a generator passes what it was given to the throw() of what it delegates to.


class Delegate:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *given):
        print("  throw", [v if isinstance(v, (type, int, str)) else repr(v) for v in given])
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def close(self):
        print("  close")


class Stops(Delegate):
    def close(self):
        raise StopIteration("closed")


def closing():
    print("  result", (yield from Stops(1)))


it = closing()
next(it)
print("closed by", it.close())


def inner(answer):
    print("  result", (yield from Delegate(answer)))
    yield "after"


def outer(answer):
    yield from inner(answer)


def plain(answer):
    print("  result", (yield from [1, 2, 3]))


for given in [(ValueError,), (ValueError(2),), (5,), ("text",), (StopIteration(3),), (StopIteration,), (GeneratorExit,), (GeneratorExit(),)]:
    for make in inner, outer, plain:
        for answer in 7, StopIteration(8), KeyError(9):
            it = make(answer)
            next(it)
            print(make.__name__, repr(given[0]), repr(answer))
            try:
                print("  gave", it.throw(*given))
            except BaseException as e:
                print("  raised", repr(e), repr(e.__context__), repr(e.__cause__))
            if make is plain:
                break
            else:
                try:
                    print("  then", next(it))
                except BaseException as e:
                    print("  then", repr(e))
            it.close()
