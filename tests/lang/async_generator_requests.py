# What two requests in a row to an asynchronous generator give: values, exceptions, closing.
import itertools


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def drive(work):
    try:
        for step in range(9):
            print("   paused", work.send(None if step == 0 else step))
    except StopIteration as e:
        print("   done", e.value)


async def ask(a, requests):
    for request in requests:
        try:
            print("   got", await eval(request))
        except BaseException as e:
            print("   raised", repr(e), repr(e.__context__))


kept = []
requests = ["a.asend(None)", "a.athrow(ValueError)", "a.athrow(StopIteration(1))", "a.aclose()", "anext(a, 'end')", "a.athrow(5)"]
for body in [
    "yield 1",
    "await Pause(1); yield 2",
    "try: yield 3\n finally: await Pause(4)",
    "try: yield 6\n except ValueError: yield 7",
    "return\n yield",
]:
    for pair in itertools.product(requests, repeat=2):
        names = {"Pause": Pause}
        exec("async def gen():\n " + body, names)
        print(repr(body), *pair)
        generator = names["gen"]()
        drive(ask(generator, pair))
        if "finally" in body:
            kept.append(generator)

# One that goes on in spite of GeneratorExit.
names = {}
exec("async def gen():\n try: yield 1\n except GeneratorExit: yield 2\n yield 3", names)
a = names["gen"]()
kept.append(a)
drive(ask(a, ["a.asend(None)", "a.aclose()", "a.aclose()", "a.athrow(KeyError)", "a.asend(None)", "a.aclose()", "a.asend(None)"]))

# What is awaited by anext(a, default) can be sent to, thrown at and closed.


async def pausing():
    got = await Pause("in")
    print("   woken with", got)
    yield 5


a = pausing()
kept.append(a)
step = anext(a, "none")
print(step.send(None))
for value in (7, 8):
    try:
        print(step.send(value))
    except BaseException as e:
        print(repr(e))
step = anext(a, "none")
try:
    step.throw(StopAsyncIteration)
except BaseException as e:
    print(repr(e))
step = anext(a, "none")
step.close()

# Nothing is left for the collector to report.
for a in kept:
    work = a.aclose()
    try:
        while True:
            work.send(None)
    except (StopIteration, RuntimeError):
        pass
