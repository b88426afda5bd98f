# Coroutines, driven by hand: await, async for, async with, async generators and comprehensions.

class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine, *answers):
    """Runs a coroutine, answering what it yields; prints the conversation."""
    answers = iter(answers)
    try:
        request = coroutine.send(None)
        while True:
            answer = next(answers, None)
            print("asked", request, "answered", answer)
            request = coroutine.send(answer)
    except StopIteration as e:
        return e.value


async def add(a, b):
    return a + b


async def talk():
    first = await Suspend("name?")
    second = await Suspend("age?")
    return first, second, await add(1, 2)


print(run(talk(), "Ann", 30))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Suspend(f"tick {self.n}")
        return self.n


class Manager:
    async def __aenter__(self):
        print("aenter")
        return "resource"

    async def __aexit__(self, kind, value, traceback):
        print("aexit", kind and kind.__name__)
        return kind is ValueError


async def numbers():
    for i in range(3):
        await Suspend(f"number {i}")
        yield i


async def everything():
    seen = []
    async for n in Countdown(2):
        seen.append(n)
    else:
        seen.append("else")
    async with Manager() as resource:
        seen.append(resource)
    async with Manager():
        raise ValueError("swallowed")
    seen.append([n * 10 async for n in numbers() if n])
    seen.append({n: n async for n in numbers()})
    seen.append([await add(i, 1) for i in range(2)])
    try:
        await Suspend("last")
    finally:
        seen.append("finally")
    return seen


print(run(everything()))


async def fails():
    await Suspend("before")
    raise KeyError("inside")


try:
    run(fails())
except KeyError as e:
    print("raised", e)
c = add(1, 2)
print(type(c).__name__)
c.close()
try:
    run(add("a", 1))
except TypeError as e:
    print(e)


async def cancelled():
    try:
        await Suspend("wait")
    except GeneratorExit:
        print("closing")
        raise


c = cancelled()
c.send(None)
c.close()
