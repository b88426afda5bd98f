# asyncio: one who is cancelled when it has just been woken passes that on; nobody waits for ever.
import asyncio


async def first_is_cancelled(label, wait, wake):
    tasks = first, second = [asyncio.create_task(wait(n)) for n in (1, 2)]
    await asyncio.sleep(0.01)
    await wake()
    first.cancel()
    await asyncio.wait(tasks, timeout=0.5)
    print(label, first.cancelled(), second.result() if second.done() else "waits for ever")
    second.cancel()


def plain(function):
    async def call(*args):
        return function()
    return call


async def lock():
    lock = asyncio.Lock()
    await lock.acquire()
    await first_is_cancelled("lock", lambda n: lock.acquire(), plain(lock.release))
    print(lock.locked())


async def semaphores():
    for make in asyncio.Semaphore, asyncio.BoundedSemaphore:
        semaphore = make(1)
        await semaphore.acquire()
        await first_is_cancelled(make.__name__, lambda n: semaphore.acquire(), plain(semaphore.release))
        semaphore.release()
        print(semaphore.locked())


async def queues():
    queue = asyncio.Queue(1)
    await first_is_cancelled("get", lambda n: queue.get(), plain(lambda: queue.put_nowait("item")))
    queue.put_nowait("old")
    await first_is_cancelled("put", queue.put, plain(queue.get_nowait))
    print(queue.get_nowait(), queue.empty())


async def conditions():
    condition = asyncio.Condition()

    async def wait(n):
        async with condition:
            await condition.wait()
            return n

    async def notify():
        async with condition:
            condition.notify()

    await first_is_cancelled("condition", wait, notify)

    # Cancelled while it waits for the lock: it has the lock all the same, and leaves it.
    task = asyncio.create_task(wait(3))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
    await asyncio.wait([task])
    print(task.cancelled(), condition.locked())


async def events():
    event = asyncio.Event()
    tasks = [asyncio.create_task(event.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    event.set()
    tasks[0].cancel()
    event.clear()
    late = asyncio.create_task(event.wait())
    await asyncio.wait(tasks)
    await asyncio.sleep(0)
    print("event", [task.cancelled() for task in tasks], late.done())
    late.cancel()


for test in lock, semaphores, queues, conditions, events:
    asyncio.run(test())
