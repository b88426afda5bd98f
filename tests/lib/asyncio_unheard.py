# Exceptions that nobody awaits: of callbacks, of tasks that are dropped; the loop's exception handler is told.
# needs: tidystack

import asyncio
import functools
import gc


def bad():
    raise OSError("in a callback")


class Device:
    def read(self, times):
        return 1 // times


async def lost(what):
    await asyncio.sleep(0)
    raise ValueError(what)


def told(loop, context):
    shown = {key: str(value).replace(__file__, "FILE") for key, value in context.items() if key not in ("future", "handle")}
    print("told", shown["message"], "|", repr(context["exception"]), sorted(context))


async def callbacks():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(told)
    loop.call_soon(bad)
    loop.call_soon(Device().read, 0)
    loop.call_later(0.001, functools.partial(bad))
    await asyncio.sleep(0.005)
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda task: [][1])
    await task
    await asyncio.sleep(0)
    print("goes on", loop.get_exception_handler() is told)


async def drop(ask):
    task = asyncio.create_task(lost("nobody asks" if ask is None else "asked"))
    await asyncio.sleep(0.002)
    if ask == "exception":
        print("asked", repr(task.exception()))
    elif ask == "gather":
        print("asked", await asyncio.gather(task, return_exceptions=True))
    elif ask == "await":
        try:
            await task
        except ValueError as e:
            print("asked", e, [place.co_name for place in codes(e)])


def codes(exc):
    tb, found = exc.__traceback__, []
    while tb is not None:
        found.append(tb.tb_frame.f_code)
        tb = tb.tb_next
    return [code for code in found if code.co_filename == __file__]


async def tasks():
    asyncio.get_running_loop().set_exception_handler(told)
    for ask in ("exception", "gather", "await", None):
        await drop(ask)
        gc.collect()
    print("end")


asyncio.run(callbacks())
asyncio.run(tasks())
gc.collect()
