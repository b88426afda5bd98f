# asyncio, turn by turn: what has run when something ends, contexts of errors, who is cancelled in a group that fails.
import asyncio

log = []


async def note(name, turns):
    for turn in range(turns):
        await asyncio.sleep(0)
        log.append(f"{name}{turn}")
    return name


async def sleeper():
    await asyncio.sleep(10)


async def fail(error, turns=0):
    await note(type(error).__name__, turns)
    raise error


async def after_cancelled():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("gone")
    try:
        await task
    except asyncio.CancelledError as e:
        log.append(e.args)
    raise KeyError("fresh")


async def no_time():
    other = asyncio.create_task(note("o", 4))
    try:
        async with asyncio.timeout(0):
            await note("t", 4)
    except TimeoutError as e:
        log.append(repr(e.__cause__))
    try:
        await asyncio.wait_for(note("w", 2), 0)
    except TimeoutError as e:
        log.append(repr(e.__cause__))
    return await asyncio.wait_for(other, None)


async def last_turn():
    asyncio.create_task(note("a", 2))
    asyncio.get_running_loop().call_soon(log.append, "soon")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(log.append, "still called")


async def waits():
    tasks = [asyncio.create_task(note(name, turns)) for name, turns in (("x", 1), ("y", 1), ("z", 3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    log.append((len(done), len(pending)))
    done, pending = await asyncio.wait(tasks)
    log.append((len(done), len(pending)))
    tasks = [asyncio.create_task(fail(ValueError(), 1)), asyncio.create_task(note("z", 3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    log.append((len(done), len(pending), [repr(task.exception()) for task in done]))


async def grouped():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("in the group"), 1))
            await asyncio.sleep(10)
    except* ValueError as e:
        log.append(repr(e.exceptions))
    await asyncio.sleep(0)
    return "not cancelled"


async def cancelled_from_outside():
    task = asyncio.create_task(grouped())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        return await task
    except asyncio.CancelledError:
        return "cancelled", task.cancelling()


async def closed_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(KeyError(1)))
        try:
            await asyncio.sleep(10)
        finally:
            late = note("late", 1)
            try:
                group.create_task(late)
            except RuntimeError as e:
                log.append(str(e)[-16:])


async def leaves():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper())
        raise SystemExit("leaves")


async def stopped():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(10)


for case in after_cancelled, no_time, last_turn, waits, grouped, cancelled_from_outside, closed_group, leaves, stopped:
    log.clear()
    try:
        print(case.__name__, "->", asyncio.run(case()))
    except BaseException as e:
        print(case.__name__, "raised", repr(e), "from", repr(e.__context__))
    print("   ", log)
