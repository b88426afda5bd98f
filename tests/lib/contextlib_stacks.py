# contextlib: what leaves a generator's with block, stacks with exceptions that are dropped, replaced and chained.

import io
import sys
from contextlib import (AbstractContextManager, AsyncExitStack, ContextDecorator, ExitStack, aclosing, asynccontextmanager,
                        closing, contextmanager, nullcontext, redirect_stdout, suppress)


def attempt(label, function):
    try:
        print(label, "->", function())
    except BaseException as exc:
        chain = []
        while exc is not None:
            chain.append(repr(exc))
            exc = None if exc.__suppress_context__ else exc.__context__
        print(label, "raises", " in ".join(chain))


@contextmanager
def around(handle=None, yields=1):
    """Around a block."""
    try:
        for i in range(yields):
            yield i
    except handle or ():
        pass


def use(manager, error=None):
    with manager as value:
        if error is not None:
            raise error
    return value


print(around.__name__, around().__doc__, around.__wrapped__ is not None)
attempt("plain", lambda: use(around()))
attempt("raises", lambda: use(around(), ValueError(1)))
attempt("handled", lambda: use(around(ValueError), ValueError(1)))
attempt("no yield", lambda: use(around(yields=0)))
attempt("two yields", lambda: use(around(yields=2)))
attempt("stop", lambda: use(around(), StopIteration(7)))
attempt("stop handled", lambda: use(around(StopIteration), StopIteration(7)))
attempt("runtime", lambda: use(around(), RuntimeError("mine")))
attempt("exit", lambda: use(around(), GeneratorExit()))


@contextmanager
def goes_on():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def translates():
    try:
        yield
    except ValueError as exc:
        raise KeyError("other") from exc


attempt("goes on", lambda: use(goes_on(), ValueError(1)))
attempt("translates", lambda: use(translates(), ValueError(1)))


@around()
def decorated(n):
    return n * 2


print(decorated(4), decorated(5), decorated.__name__)


class Counting(ContextDecorator, AbstractContextManager):
    entered = 0

    def __enter__(self):
        Counting.entered += 1
        return self

    def __exit__(self, *info):
        return info[0] is KeyError


@Counting()
def drops():
    raise KeyError


print(drops(), Counting.entered, isinstance(io.StringIO(), AbstractContextManager), issubclass(int, AbstractContextManager))


class Thing:
    def close(self):
        print("closed")

    async def aclose(self):
        print("aclosed")


attempt("closing", lambda: use(closing(Thing()), ValueError(2)))
attempt("null", lambda: use(nullcontext(5)))
out = io.StringIO()
with redirect_stdout(out) as target:
    print("inside")
    with redirect_stdout(sys.__stdout__) if hasattr(sys, "__stdout__") else nullcontext():
        pass
print(repr(out.getvalue()), target is out)
attempt("suppress", lambda: use(suppress(ValueError, OSError), FileNotFoundError("x")))
attempt("suppress other", lambda: use(suppress(ValueError), KeyError("x")))
attempt("suppress in group", lambda: use(suppress(ValueError), ExceptionGroup("g", [ValueError(1), TypeError(2)])))
attempt("suppress all of group", lambda: use(suppress(ValueError, TypeError), ExceptionGroup("g", [ValueError(1), TypeError(2)])))

print("-- stacks")


def raising(error):
    def exit(kind, value, traceback):
        raise error
    return exit


def stacked(*exits, error=None):
    with ExitStack() as stack:
        for exit in exits:
            stack.push(exit)
        if error is not None:
            raise error
    return "no error"


attempt("order", lambda: stacked(lambda *info: print("last", info[0]), lambda *info: print("first", info[0])))
attempt("drop", lambda: stacked(lambda *info: print("then", info[0]), lambda *info: True, error=ValueError(1)))
attempt("replace", lambda: stacked(raising(KeyError("b")), raising(TypeError("a")), error=ValueError(1)))
attempt("drop the replaced", lambda: stacked(lambda *info: True, raising(TypeError("a")), error=ValueError(1)))
attempt("raise after drop", lambda: stacked(raising(KeyError("b")), lambda *info: True, error=ValueError(1)))
attempt("raise alone", lambda: stacked(raising(KeyError("b"))))
with ExitStack() as stack:
    print(stack.enter_context(around()), stack.callback(print, "called", end="!\n") is print)
    kept = stack.pop_all()
print("kept")
kept.close()
attempt("not a manager", lambda: ExitStack().enter_context(5))
attempt("push", lambda: ExitStack().push(5))

print("-- async")


def finish(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def async_around(handle=None):
    try:
        yield "value"
    except handle or ():
        print("handled")


async def use_async(manager, error=None):
    async with manager as value:
        if error is not None:
            raise error
    return value


attempt("plain", lambda: finish(use_async(async_around())))
attempt("raises", lambda: finish(use_async(async_around(), ValueError(1))))
attempt("handled", lambda: finish(use_async(async_around(ValueError), ValueError(1))))
attempt("stop", lambda: finish(use_async(async_around(), StopAsyncIteration(1))))
attempt("aclosing", lambda: finish(use_async(aclosing(Thing()))) is not None)


async def async_stacked():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(async_around(ValueError)))

        async def note(text):
            print("noted", text)
        stack.push_async_callback(note, "async")
        stack.callback(print, "sync")

        async def replaces(kind, value, traceback):
            raise ValueError("new")
        stack.push_async_exit(replaces)
        raise TypeError("old")
    return "done"


attempt("stack", lambda: finish(async_stacked()))
attempt("not async", lambda: finish(AsyncExitStack().enter_async_context(around())))
