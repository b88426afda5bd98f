# Wafer only: a coroutine that nobody awaited is told of when the collector finds it, with the line of its function.

import gc
import warnings


async def forgotten(): return 1


async def awaited():
    try:
        return await forgotten()
    finally:
        pass


def lose():
    for _ in range(3):
        forgotten()


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


def tidy():
    return [0] * 50


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(run(awaited()), run(forgotten()))
    closed = forgotten()
    closed.close()
    lose()
    tidy()
    for _ in range(3):
        gc.collect()
    print(sorted({(str(w.message), w.category.__name__, w.lineno) for w in caught}), 1 <= len(caught) <= 3)
