# asyncio: what futures and tasks show of themselves.

import asyncio


async def work(): await asyncio.sleep(0); return 3


async def fail(): raise ValueError("x")


def show(thing):
    print(repr(thing).replace(__file__, "FILE"))


async def main():
    task, other = asyncio.create_task(work(), name="a"), asyncio.create_task(fail(), name="b")
    show(task)
    print(await asyncio.gather(task, other, return_exceptions=True))
    show(task)
    show(other)
    third = asyncio.create_task(work(), name="c")
    third.cancel()
    show(third)
    await asyncio.wait([third])
    show(third)
    for end in (lambda f: None, lambda f: f.set_result([1]), lambda f: f.set_exception(KeyError("k")), lambda f: f.cancel()):
        future = asyncio.Future()
        end(future)
        show(future)
        if future.done() and not future.cancelled():
            future.exception()


asyncio.run(main())
