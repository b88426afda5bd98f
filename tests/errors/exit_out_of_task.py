# SystemExit and KeyboardInterrupt out of a task end asyncio.run(): nothing is reported as unseen besides.
import asyncio
import gc


async def leaves():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(10))
        raise SystemExit("leaves")


async def interrupted():
    raise KeyboardInterrupt


for f in leaves, interrupted:
    try:
        asyncio.run(f())
    except BaseException as e:
        print(repr(e))
    gc.collect()

    gc.collect()
print("end")
