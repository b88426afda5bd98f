# StopIteration thrown at a `yield from` of an iterator that lets it pass is the end of that iterator.


def follow(iterator):
    got = yield from iterator
    print("got", got)
    yield "more"


class Passes:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, exc):
        raise exc


class Waits:
    def __await__(self):
        yield 1


async def wait():
    print("awaited", await Waits())


for iterator in ([1, 2], {0}, iter("ab"), Passes()):
    following = follow(iterator)
    next(following)
    print(following.throw(StopIteration(7)))

waiting = wait()
waiting.send(None)
try:
    waiting.throw(StopIteration(3))
except RuntimeError as e:
    print(e)
