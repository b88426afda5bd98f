# asyncio: tasks, gather, queues, events, locks, timeouts, cancellation.

import asyncio


async def worker(name, queue, done):
    while True:
        item = await queue.get()
        if item is None:
            return name
        await asyncio.sleep(0)
        done.append((name, item))
        queue.task_done()


async def main():
    queue, done = asyncio.Queue(), []
    tasks = [asyncio.create_task(worker(n, queue, done)) for n in "ab"]
    for i in range(4):
        await queue.put(i)
    for _ in tasks:
        await queue.put(None)
    print("gather", await asyncio.gather(*tasks), sorted(i for _, i in done))

    async def fail(text):
        raise ValueError(text)

    print("errors", await asyncio.gather(fail("x"), asyncio.sleep(0, "ok"), return_exceptions=True))
    event = asyncio.Event()

    async def wait():
        await event.wait()
        return "woken"

    t = asyncio.create_task(wait())
    await asyncio.sleep(0)
    print("event", t.done(), event.is_set())
    event.set()
    print("then", await t, t.done(), t.result())
    t = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.01)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(100)
    except TimeoutError:
        print("timeout block")
    lock, order = asyncio.Lock(), []

    async def locked(n):
        async with lock:
            order.append(f"in{n}")
            await asyncio.sleep(0)
            order.append(f"out{n}")

    await asyncio.gather(locked(1), locked(2))
    print("lock", order, lock.locked())
    async with asyncio.TaskGroup() as group:
        a = group.create_task(asyncio.sleep(0, "A"))
        b = group.create_task(asyncio.sleep(0, "B"))
    print("group", a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("one"))
            group.create_task(asyncio.sleep(100))
    except* ValueError as g:
        print("group failed", [str(e) for e in g.exceptions])
    return "end"


print(asyncio.run(main()))
