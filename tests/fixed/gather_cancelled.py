# What gather() gives and raises for what was cancelled.
import asyncio


async def sleep():
    await asyncio.sleep(10)


async def one(cancel_all, collects, message):
    task = asyncio.ensure_future(sleep())
    both = asyncio.gather(task, return_exceptions=collects)
    await asyncio.sleep(0)
    (both if cancel_all else task).cancel(*message)
    try:
        print(await both)
    except asyncio.CancelledError as e:
        print(repr(e), both.cancelled())


async def main():
    for cancel_all in False, True:
        for collects in False, True:
            for message in (), ("why",):
                await one(cancel_all, collects, message)
    future = asyncio.get_running_loop().create_future()
    both = asyncio.gather(future, return_exceptions=True)
    future.cancel("told")
    print(await both)

asyncio.run(main())
