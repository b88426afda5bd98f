"""Tasks that take turns: an event loop, futures, and what waits on them."""

import sys as _sys
import time as _time
from heapq import heappop as _heappop, heappush as _heappush
from collections import deque as _deque

__all__ = ["run", "create_task", "gather", "sleep", "sleep_ms", "wait_for", "wait_for_ms", "wait", "shield", "timeout",
           "timeout_at", "as_completed", "Task", "Future", "Event", "Lock", "Condition", "Semaphore", "BoundedSemaphore",
           "Queue", "LifoQueue", "PriorityQueue", "TaskGroup", "Runner", "CancelledError", "TimeoutError",
           "InvalidStateError", "QueueEmpty", "QueueFull", "get_event_loop", "get_running_loop", "new_event_loop",
           "current_task", "all_tasks", "iscoroutine", "iscoroutinefunction", "FIRST_COMPLETED", "FIRST_EXCEPTION",
           "ALL_COMPLETED"]

TimeoutError = TimeoutError
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class CancelledError(BaseException):
    """The task was cancelled."""

    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    """A future is not in the state that this needs."""

    __module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""

    __module__ = "asyncio.queues"


class QueueFull(Exception):
    """put_nowait() to a full queue."""

    __module__ = "asyncio.queues"


class _Unseen:
    """The exception of a future that nobody has asked for: reported when both are gone."""

    def __init__(self, future):
        self.future = future

    def __del__(self):
        future = self.future
        if future is not None:
            future._loop.call_exception_handler({
                "message": f"{type(future).__name__} exception was never retrieved",
                "exception": future._exception, "future": future})


class Future:
    """A result that comes later. Awaiting it waits for it."""

    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
        self._done = self._cancelled = False
        self._result = self._exception = self._unseen = None
        self._callbacks = []

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._state())}>"

    def _state(self):
        """What __repr__ shows, word by word."""
        if not self._done:
            return ["pending"]
        if self._cancelled:
            return ["cancelled"]
        return ["finished", f"result={self._result!r}" if self._exception is None else f"exception={self._exception!r}"]

    def done(self):
        """Whether there is a result, an exception, or it was cancelled."""
        return self._done

    def cancelled(self):
        """Whether it was cancelled."""
        return self._cancelled

    def result(self):
        """The result, or raises what was set instead."""
        if self._cancelled:
            raise CancelledError(*self._cancel_args())
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._see()
        return self._result

    def exception(self):
        """The exception that was set, or None."""
        if self._cancelled:
            raise CancelledError(*self._cancel_args())
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        return self._see()

    def _see(self):
        if self._unseen is not None:
            self._unseen.future = self._unseen = None
        return self._exception

    def _cancel_args(self):
        message = getattr(self, "_cancel_message", None)
        return () if message is None else (message,)

    def set_result(self, result):
        """Gives it a result: who waits goes on."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Gives it an exception, which is raised where it is awaited."""
        self._finish(None, exception() if isinstance(exception, type) else exception)

    def _finish(self, result, exception, cancelled=False):
        if self._done:
            raise InvalidStateError("invalid state")
        self._done, self._result, self._exception, self._cancelled = True, result, exception, cancelled
        if exception is not None:
            self._unseen = _Unseen(self)
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def cancel(self, msg=None):
        """Raises CancelledError where it is awaited; False if it is done already."""
        if self._done:
            return False
        self._cancel_message = msg
        self._finish(None, None, True)
        return True

    def add_done_callback(self, callback, *, context=None):
        """Calls callback(future) when it is done."""
        if self._done:
            self._loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        """Takes a callback back; how many times it was there."""
        before = len(self._callbacks)
        self._callbacks = [c for c in self._callbacks if c != callback]
        return before - len(self._callbacks)

    def get_loop(self):
        """The loop that it belongs to."""
        return self._loop

    def __await__(self):
        if not self._done:
            yield self
        if not self._done:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    """A coroutine that takes its turns in the loop."""

    _count = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        Task._count += 1
        self._coro, self._name = coro, name or f"Task-{Task._count}"
        self._waiting = None
        self._must_cancel, self._cancel_requests = False, 0
        self._loop._tasks.add(self)
        self._loop.call_soon(self._step)

    def _state(self):
        word, *result = super()._state()
        code = self._coro.cr_code
        where = ("done, defined" if self._done else "running") + f" at {code.co_filename}:{code.co_firstlineno}"
        return ["cancelling" if self._cancel_requests and not self._done else word, f"name={self._name!r}",
                f"coro=<{self._coro.__qualname__}() {where}>", *result]

    def get_name(self):
        """Its name."""
        return self._name

    def set_name(self, value):
        """Gives it another name."""
        self._name = str(value)

    def get_coro(self):
        """The coroutine that it runs."""
        return self._coro

    def set_result(self, result):
        """Not for tasks."""
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        """Not for tasks."""
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        """Asks the task to end: CancelledError is raised where it waits."""
        if self._done:
            return False
        self._cancel_requests += 1
        self._cancel_message = msg
        if self._waiting is not None and self._waiting.cancel(msg):
            return True
        self._must_cancel = True
        return True

    def cancelling(self):
        """How many requests to cancel it are open."""
        return self._cancel_requests

    def uncancel(self):
        """Takes one of them back; how many are left."""
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def _end(self, result, exception, cancelled=False):
        self._loop._tasks.discard(self)
        self._finish(result, exception, cancelled)

    def _step(self, exc=None):
        if self._done:
            return
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = CancelledError(*self._cancel_args())
            self._must_cancel = False
        self._waiting = None
        previous, self._loop._current = self._loop._current, self
        try:
            request = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as e:
            self._end(None, None, True) if self._must_cancel else self._end(e.value, None)
        except CancelledError as e:
            self._cancel_message = e.args[0] if e.args else None
            self._end(None, None, True)
        except (KeyboardInterrupt, SystemExit) as e:
            self._end(None, e)
            raise
        except BaseException as e:
            if e.__traceback__.tb_next is not None:
                e.__traceback__ = e.__traceback__.tb_next  # this is no place of the program's
            self._end(None, e)
        else:
            self._wait(request)
        finally:
            self._loop._current = previous

    def _wait(self, request):
        if request is None:
            self._loop.call_soon(self._step)
        elif request is self:
            self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
        elif isinstance(request, Future):
            self._waiting = request
            request.add_done_callback(self._wake)
            if self._must_cancel and request.cancel(self._cancel_message):
                self._must_cancel = False
        else:
            self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {request!r}"))

    def _wake(self, future):
        error = None
        try:
            future.result()
        except BaseException as e:
            error = e  # no context of what the task raises: it is not being handled there
        self._step(error)


def _shown(callback):
    """What is called, and where it is."""
    calls = "()"
    while not hasattr(callback, "__qualname__") and hasattr(callback, "func"):
        callback, calls = callback.func, calls + "()"
    code = callback.__code__ if type(callback) is type(_shown) else None
    name = getattr(callback, "__qualname__", None) or repr(callback)
    return f"{name}{calls} at {code.co_filename}:{code.co_firstlineno}" if code else name + calls


class Handle:
    """A callback that waits for its turn."""

    def __init__(self, callback, args):
        self._callback, self._args, self._cancelled = callback, args, False

    def __repr__(self):
        return f"<Handle {'cancelled' if self._cancelled else _shown(self._callback)}>"

    def _run(self, loop):
        try:
            self._callback(*self._args)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as e:
            loop.call_exception_handler({"message": f"Exception in callback {_shown(self._callback)}",
                                         "exception": e, "handle": self})

    def cancel(self):
        """The callback is not called."""
        self._cancelled = True

    def cancelled(self):
        """Whether cancel() was called."""
        return self._cancelled


class _Loop:
    def __init__(self):
        self._ready, self._timers, self._tasks = _deque(), [], set()
        self._current, self._sequence, self._running, self._closed, self._stopping = None, 0, False, False, False
        self._handler = None

    def time(self):
        return _time.monotonic()

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        handle = Handle(callback, args)
        self._sequence += 1
        _heappush(self._timers, (when, self._sequence, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, loop=self, name=name)

    def _once(self):
        while self._timers and self._timers[0][2]._cancelled:
            _heappop(self._timers)
        if not self._ready and not self._stopping:
            if not self._timers:
                raise RuntimeError("every task waits, and nothing can wake one")
            delay = self._timers[0][0] - self.time()
            if delay > 0:
                _time.sleep(delay)
        now = self.time()
        while self._timers and self._timers[0][0] <= now:
            self._ready.append(_heappop(self._timers)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run(self)

    def _check_running(self):
        if _running is not None:
            raise RuntimeError("This event loop is already running" if _running is self
                               else "Cannot run the event loop while another loop is running")

    def run_until_complete(self, future):
        """Runs until the coroutine or future is done; gives its result."""
        self._check_running()
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_for)
        try:
            self.run_forever()
        except BaseException:
            if future.done() and not future.cancelled():
                future.exception()  # it is what is raised: nobody else has to ask for it
            raise
        finally:
            future.remove_done_callback(self._stop_for)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_for(self, future):
        self.stop()

    def run_forever(self):
        """Runs until stop() is called."""
        global _running
        self._check_running()
        _running = self
        try:
            while True:
                self._once()
                if self._stopping:
                    break
        finally:
            self._stopping, _running = False, None

    def stop(self):
        """The turn that the loop is in is its last."""
        self._stopping = True

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        """Prints what went wrong where nobody awaits it."""
        print(context.get("message") or "Unhandled exception in event loop", file=_sys.stderr)
        for key in sorted(context):
            if key not in ("message", "exception"):
                print(f"{key}: {context[key]!r}", file=_sys.stderr)
        if context.get("exception") is not None:
            _sys.print_exception(context["exception"], _sys.stderr)

    def call_exception_handler(self, context):
        """Tells the handler about an exception; what that raises, the default one."""
        if self._handler is None:
            return self.default_exception_handler(context)
        try:
            self._handler(self, context)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as e:
            self.default_exception_handler({"message": "Unhandled error in exception handler", "exception": e,
                                            "context": context})

    def set_debug(self, enabled):
        pass

    def get_debug(self):
        return False

    async def shutdown_asyncgens(self):
        pass


AbstractEventLoop = BaseEventLoop = _Loop
_running = _default = None


def get_running_loop():
    """The loop that runs. Raises RuntimeError if none does."""
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    """The loop that runs, or the one that will."""
    global _default
    if _running is not None:
        return _running
    if _default is None or _default._closed:
        _default = _Loop()
    return _default


def new_event_loop():
    """A new loop."""
    return _Loop()


def set_event_loop(loop):
    """Makes loop the one that get_event_loop gives."""
    global _default
    _default = loop


def set_event_loop_policy(policy):
    """Only None: there is one policy."""
    global _default
    if policy is not None:
        raise NotImplementedError("event loop policies")
    _default = None


def iscoroutine(obj):
    """Whether obj is a coroutine."""
    return hasattr(obj, "cr_running") or hasattr(obj, "send") and hasattr(obj, "throw") and hasattr(obj, "close")


def iscoroutinefunction(func):
    """Whether calling func gives a coroutine."""
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


def isfuture(obj):
    """Whether obj is a future."""
    return isinstance(obj, Future)


def ensure_future(obj, *, loop=None):
    """obj as a future: a coroutine becomes a task."""
    if isinstance(obj, Future):
        return obj
    if iscoroutine(obj):
        return Task(obj, loop=loop or get_event_loop())
    if hasattr(obj, "__await__"):
        async def wrap():
            return await obj
        return Task(wrap(), loop=loop or get_event_loop())
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


def create_task(coro, *, name=None, context=None):
    """A task of the running loop."""
    return get_running_loop().create_task(coro, name=name)


def current_task(loop=None):
    """The task that runs, or None."""
    return (loop or get_running_loop())._current


def all_tasks(loop=None):
    """The tasks that have not ended."""
    return set((loop or get_running_loop())._tasks)


class Runner:
    """Context manager around a loop."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._make, self._loop = loop_factory or _Loop, None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def get_loop(self):
        """The loop, made if there is none yet."""
        if self._loop is None:
            self._loop = self._make()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine to its end, and returns its result."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def close(self):
        """Cancels what is left in the loop, and closes it."""
        loop = self._loop
        if loop is None or loop._closed:
            return
        left = list(loop._tasks)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(gather(*left, return_exceptions=True, _loop=loop))
        loop.close()


def run(main, *, debug=None, loop_factory=None):
    """Runs the coroutine in a loop of its own; gives its result. Tasks left over are cancelled."""
    if _running is not None:
        main.close()
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(loop_factory=loop_factory) as runner:
        return runner.run(main)


class _Turn:
    def __await__(self):
        yield None


async def sleep(delay, result=None):
    """Waits that many seconds; gives result."""
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def sleep_ms(delay):
    """Waits that many milliseconds."""
    return sleep(delay / 1000)


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


def gather(*aws, return_exceptions=False, _loop=None):
    """A future of the list of all results, in order; the first exception ends it unless return_exceptions."""
    loop = _loop or get_event_loop()
    outer = _Gathering(loop)
    if not aws:
        outer.set_result([])
        return outer
    known = {}
    for aw in aws:
        if aw not in known:
            known[aw] = ensure_future(aw, loop=loop)
    outer._children = children = [known[aw] for aw in aws]
    left = len(known)

    def finished(child):
        nonlocal left
        left -= 1
        if outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(CancelledError(*child._cancel_args()))
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if left == 0:
            results = []
            for c in children:
                told = not isinstance(c, Task) and c._cancel_args() or ("",)
                results.append(CancelledError(*told) if c.cancelled() else c.exception() or c.result())
            if outer._asked:
                outer.set_exception(CancelledError(*child._cancel_args()))
            else:
                outer.set_result(results)
    for child in known.values():
        child.add_done_callback(finished)
    return outer


class _Gathering(Future):
    _asked = False
    _children = ()

    def __init__(self, loop):
        super().__init__(loop=loop)

    def cancel(self, msg=None):
        if self._done:
            return False
        if any([child.cancel(msg) for child in self._children]):
            self._asked = True
            return True
        return False


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """(done, pending) sets of tasks, when all or one are done or the time is over."""
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(iscoroutine(f) and not isinstance(f, Future) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()

    left = len(fs)

    def finished(f):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        if left == 0 or return_when == FIRST_COMPLETED or failed:
            _set_unless_done(waiter, None)

    handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    for f in fs:
        f.add_done_callback(finished)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(finished)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


class timeout_at:
    """Asynchronous context manager: what runs longer is cancelled, and TimeoutError raised."""

    def __init__(self, when):
        self._when, self._expired, self._handle = when, False, None

    def when(self):
        """The time of the loop at which it ends, or None."""
        return self._when

    def expired(self):
        """Whether it has come to that."""
        return self._expired

    def reschedule(self, when):
        """Another time; None: never."""
        if self._handle is not None:
            self._handle.cancel()
        self._when = when
        if when is None:
            self._handle = None
        elif when <= self._loop.time():
            self._handle = self._loop.call_soon(self._expire)
        else:
            self._handle = self._loop.call_at(when, self._expire)

    async def __aenter__(self):
        self._loop = get_running_loop()
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aexit__(self, kind, value, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired:
            is_ours = self._task.uncancel() <= self._cancelling
            if is_ours and kind is not None and issubclass(kind, CancelledError):
                raise TimeoutError from value


def timeout(delay):
    """The same, for a number of seconds from now (None: no limit)."""
    return timeout_at(None if delay is None else get_running_loop().time() + delay)


async def _cancel_and_wait(fut):
    """Cancels it, and waits until that has ended it."""
    waiter = fut._loop.create_future()
    fut.add_done_callback(lambda _: _set_unless_done(waiter, None))
    fut.cancel()
    await waiter


async def wait_for(fut, timeout):
    """The result of fut; cancels it and raises TimeoutError after that many seconds."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with timeout_at(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


def wait_for_ms(fut, timeout):
    """wait_for with milliseconds."""
    return wait_for(fut, timeout / 1000)


def shield(arg):
    """A future of arg whose cancelling leaves arg alone."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def finished(_):
        if outer.done():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())
    inner.add_done_callback(finished)
    return outer


def as_completed(fs, *, timeout=None):
    """Yields awaitables, each giving the next result."""
    loop = get_event_loop()
    queue = Queue()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    for f in todo:
        f.add_done_callback(queue.put_nowait)

    async def next_one():
        f = await wait_for(queue.get(), timeout)
        return f.result()
    for _ in range(len(todo)):
        yield next_one()


# ---- Waiting for each other ----

class _Waiters:
    """What all of these share: a queue of futures of those who wait."""

    def __init__(self):
        self._waiters = _deque()

    async def _wait_turn(self):
        """Waits to be woken. One who is cancelled when that has happened already passes it on to the next."""
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            return await future
        except CancelledError:
            if future.done() and not future.cancelled():
                self._pass_on()
            raise
        finally:
            if future in self._waiters:
                self._waiters.remove(future)

    def _wake(self, n=1):
        for future in list(self._waiters):
            if n <= 0:
                break
            if not future.done():
                future.set_result(True)
                n -= 1

    def _pass_on(self):
        self._wake()


class Event(_Waiters):
    """A flag to wait for."""

    _flag = False

    def _pass_on(self):
        pass  # all were woken

    def is_set(self):
        """Whether the flag is set."""
        return self._flag

    def set(self):
        """Sets the flag: all who wait go on."""
        self._flag = True
        self._wake(len(self._waiters))

    def clear(self):
        """Clears the flag."""
        self._flag = False

    async def wait(self):
        """Waits until the flag is set."""
        if not self._flag:
            await self._wait_turn()
        return True


class ThreadSafeFlag(Event):
    """A flag that an interrupt handler may set; waiting clears it."""

    async def wait(self):
        """Waits until the flag is set, and clears it."""
        while not self._flag:
            await self._wait_turn()
        self._flag = False


class _Acquired:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, *exc_info):
        self.release()


class Semaphore(_Waiters, _Acquired):
    """At most so many at a time."""

    def __init__(self, value=1):
        super().__init__()
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value

    def locked(self):
        """Whether acquire() would wait."""
        return self._value == 0 or bool(self._waiters)

    async def acquire(self):
        """Waits until there is room for one more."""
        if self._value > 0 and not any(not w.cancelled() for w in self._waiters):
            self._value -= 1
            return True
        await self._wait_turn()
        return True

    def _pass_on(self):
        Semaphore.release(self)

    def release(self):
        """Lets the next one in."""
        for future in self._waiters:
            if not future.done():
                future.set_result(True)
                return
        self._value += 1


class BoundedSemaphore(Semaphore):
    """The same; releasing too often raises ValueError."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        """Lets the next one in."""
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Lock(Semaphore):
    """One at a time."""

    def __init__(self):
        super().__init__(1)

    def locked(self):
        """Whether somebody holds it."""
        return self._value == 0

    def release(self):
        """Gives it to the next one."""
        if self._value:
            raise RuntimeError("Lock is not acquired.")
        super().release()


class Condition(_Acquired):
    """A lock to hold while waiting to be notified."""

    def __init__(self, lock=None):
        self._lock, self._sleepers = lock or Lock(), _Waiters()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    async def wait(self):
        """Lets go of the lock until notified; holds it again then."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._sleepers._wait_turn()
        finally:
            await self._acquire_at_last()
        return True

    async def _acquire_at_last(self):
        """Takes the lock also when it is cancelled meanwhile, which is raised then, the notification passed on."""
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as e:
                cancelled = e
        if cancelled is not None:
            self._sleepers._wake()
            raise cancelled

    async def wait_for(self, predicate):
        """Waits until predicate() is true, which is asked at each notification."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes n of those who wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._sleepers._wake(n)

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(len(self._sleepers._waiters))


class Queue:
    """Items handed from some tasks to others."""

    def __init__(self, maxsize=0):
        self.maxsize, self._items, self._unfinished = maxsize, self._new(), 0
        self._getters, self._putters, self._finished = _Waiters(), _Waiters(), Event()
        self._finished.set()

    _new = _deque

    def _add(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.popleft()

    def qsize(self):
        """How many items are in it."""
        return len(self._items)

    def empty(self):
        """Whether there is none."""
        return not self._items

    def full(self):
        """Whether maxsize items are in it."""
        return 0 < self.maxsize <= len(self._items)

    def put_nowait(self, item):
        """Adds an item. Raises QueueFull."""
        if self.full():
            raise QueueFull
        self._add(item)
        self._unfinished += 1
        self._finished.clear()
        self._getters._wake()

    def get_nowait(self):
        """Takes an item out. Raises QueueEmpty."""
        if not self._items:
            raise QueueEmpty
        item = self._take()
        self._putters._wake()
        return item

    async def put(self, item):
        """Adds an item, as soon as there is room."""
        while self.full():
            await self._putters._wait_turn()
        self.put_nowait(item)

    async def get(self):
        """Takes an item out, as soon as there is one."""
        while not self._items:
            await self._getters._wait_turn()
        return self.get_nowait()

    def task_done(self):
        """Says that an item taken out has been dealt with."""
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        """Waits until that was said of all items."""
        await self._finished.wait()


class LifoQueue(Queue):
    """The newest first."""

    _new = list

    def _take(self):
        return self._items.pop()


class PriorityQueue(Queue):
    """The smallest first."""

    _new = list

    def _add(self, item):
        _heappush(self._items, item)

    def _take(self):
        return _heappop(self._items)


class TaskGroup:
    """Asynchronous context manager that waits for its tasks; if one fails, the others are cancelled."""

    def __init__(self):
        self._tasks, self._errors, self._aborting, self._parent = set(), [], False, None
        self._entered = self._exiting = self._cancelled_parent = False
        self._all_done = None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered, self._parent = True, current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        """Starts a coroutine as a task of the group."""
        if not self._entered or self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} " + ("is finished" if self._entered else "has not been entered"))
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._task_done)
        return task

    def _task_done(self, task):
        self._tasks.discard(task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(None)
        if task.cancelled() or task.exception() is None:
            return
        self._errors.append(task.exception())
        if not self._aborting:
            self._abort()
            if not self._exiting and not self._parent.done():
                self._cancelled_parent = True
                self._parent.cancel()

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            task.cancel()

    async def __aexit__(self, kind, value, traceback):
        self._exiting = True
        cancelled = value if kind is not None and issubclass(kind, CancelledError) else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._all_done = get_running_loop().create_future()
            try:
                await self._all_done
            except CancelledError as exc:
                if not self._aborting:
                    cancelled = exc
                    self._abort()
            self._all_done = None
        if value is not None and not isinstance(value, CancelledError):
            self._errors.append(value)
        for error in self._errors:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise error
        if cancelled is not None and not self._errors:
            raise cancelled
        if self._errors:
            if self._parent.cancelling():  # by somebody else: at the next await, then
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
