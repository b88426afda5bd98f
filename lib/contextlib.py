"""Tools for with statements: context managers out of generators, stacks of them, and a few ready-made ones."""

import abc
import sys
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "AsyncContextDecorator", "chdir"]


class AbstractContextManager(abc.ABC):
    """Base of context managers; __enter__ gives the object itself."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Raise what the block raised, unless this gives something true."""


class AbstractAsyncContextManager(abc.ABC):
    """Base of context managers for `async with`."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Raise what the block raised, unless this gives something true."""


abc._counts_with(AbstractContextManager, "__enter__", "__exit__")
abc._counts_with(AbstractAsyncContextManager, "__aenter__", "__aexit__")


class ContextDecorator:
    """Mixed into a context manager's class, its objects decorate functions: each call runs inside."""

    def _recreate_cm(self):
        """The manager for one call."""
        return self

    def __call__(self, function):
        @wraps(function)
        def call_inside(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)
        return call_inside


class AsyncContextDecorator:
    """The same for `async with` and coroutine functions."""

    def _recreate_cm(self):
        """The manager for one call."""
        return self

    def __call__(self, function):
        @wraps(function)
        async def call_inside(*args, **kwargs):
            async with self._recreate_cm():
                return await function(*args, **kwargs)
        return call_inside


# ---- Out of generators ----

class _Yielding:
    """A context manager whose block takes the place of a generator's only yield."""

    def __init__(self, function, args, kwargs):
        self.gen = function(*args, **kwargs)
        self._made_by = function, args, kwargs
        self.__doc__ = getattr(function, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(*self._made_by)

    def _verdict(self, raised, thrown, traceback):
        """The answer of __exit__ when the generator, into which `thrown` was thrown (or nothing), ended by `raised`.
        None: `raised` goes on instead."""
        ended = isinstance(raised, self._end)
        if thrown is None:
            return False if ended else None
        if ended and raised is not thrown:
            return True
        # A StopIteration that leaves a generator comes as the cause of a RuntimeError.
        wrapped = isinstance(raised, RuntimeError) and isinstance(thrown, self._never_leave)
        if raised is thrown or wrapped and raised.__cause__ is thrown:
            thrown.__traceback__ = traceback
            return False
        return None


class _GeneratorContextManager(_Yielding, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager."""

    _end = _never_leave = StopIteration

    def __enter__(self):
        self._made_by = None
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, thrown, traceback):
        if kind is not None and thrown is None:
            thrown = kind()
        try:
            next(self.gen) if kind is None else self.gen.throw(thrown)
        except BaseException as raised:
            answer = self._verdict(raised, thrown, traceback)
            if answer is None:
                raise
            return answer
        self.gen.close()
        raise RuntimeError("generator didn't stop" if kind is None else "generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_Yielding, AbstractAsyncContextManager, AsyncContextDecorator):
    """Helper for @asynccontextmanager."""

    _end, _never_leave = StopAsyncIteration, (StopIteration, StopAsyncIteration)

    async def __aenter__(self):
        self._made_by = None
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, thrown, traceback):
        if kind is not None and thrown is None:
            thrown = kind()
        try:
            await (self.gen.__anext__() if kind is None else self.gen.athrow(thrown))
        except BaseException as raised:
            answer = self._verdict(raised, thrown, traceback)
            if answer is None:
                raise
            return answer
        await self.gen.aclose()
        raise RuntimeError("generator didn't stop" if kind is None else "generator didn't stop after athrow()")


def _maker(manager, function):
    return wraps(function)(lambda *args, **kwargs: manager(function, args, kwargs))


def contextmanager(func):
    """Decorator: a generator function that yields once becomes a maker of context managers. What it yields is
    given to `as`; what the block raises is raised at the yield."""
    return _maker(_GeneratorContextManager, func)


def asynccontextmanager(func):
    """The same for asynchronous generator functions and `async with`."""
    return _maker(_AsyncGeneratorContextManager, func)


# ---- Ready-made ----

class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; gives enter_result."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __exit__(self, *info):
        pass

    async def __aexit__(self, *info):
        pass


class closing(nullcontext):
    """Gives a thing and calls its close() at the end."""

    def __init__(self, thing):
        self.enter_result = self.thing = thing

    def __exit__(self, *info):
        self.thing.close()

    __aenter__ = __aexit__ = None


class aclosing(nullcontext):
    """Gives a thing and awaits its aclose() at the end."""

    def __init__(self, thing):
        self.enter_result = self.thing = thing

    async def __aexit__(self, *info):
        await self.thing.aclose()

    __enter__ = __exit__ = None


class _Replacing(AbstractContextManager):
    """Something is replaced for a while. The same object may be entered again inside of itself."""

    def __init__(self, new):
        self._new, self._before = new, []

    def __enter__(self):
        self._before.append(self._get())
        self._set(self._new)
        return self._new

    def __exit__(self, *info):
        self._set(self._before.pop())


class redirect_stdout(_Replacing):
    """sys.stdout is another file for a while."""

    def _get(self):
        return sys.stdout

    def _set(self, file):
        sys.stdout = file


class redirect_stderr(_Replacing):
    """sys.stderr is another file for a while."""

    def _get(self):
        return sys.stderr

    def _set(self, file):
        sys.stderr = file


class chdir(_Replacing):
    """Another folder is the current one for a while. Raises OSError."""

    def __init__(self, path):
        super().__init__(path)
        self.path = path

    def __enter__(self):
        super().__enter__()

    def _get(self):
        import os
        return os.getcwd()

    def _set(self, path):
        import os
        os.chdir(path)


class suppress(AbstractContextManager):
    """Drops exceptions of the given types, also those within groups."""

    def __init__(self, *exceptions):
        self._types = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is None or issubclass(kind, self._types):
            return kind is not None
        if not issubclass(kind, BaseExceptionGroup):
            return False
        rest = value.split(self._types)[1]
        if rest is not None:
            raise rest
        return True


# ---- Stacks ----

def _special(thing, names, what):
    """The methods of these names that the thing's class has."""
    cls = type(thing)
    found = [getattr(cls, name, None) for name in names]
    if None in found:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {what} protocol")
    return found


class _Outcome:
    """The exception that is on its way out while a stack is unwound: its callbacks may drop or replace it."""

    def __init__(self, received):
        self.received = self.pending = received
        self.outside = sys.exception()

    def info(self):
        exc = self.pending
        return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)

    def replace(self, raised):
        """A callback raised: the chain of its contexts, cut off where the stack was entered, goes on with what was
        pending, as that of nested with statements would."""
        last = raised
        while last.__context__ not in (None, self.pending, self.outside):
            last = last.__context__
        if last.__context__ is not None and last.__context__ is self.outside:
            last.__context__ = self.pending
        self.pending = raised

    def finish(self):
        """The answer of __exit__; raises what took the place of the exception received."""
        exc = self.pending
        if exc is not None and exc is not self.received:
            context = exc.__context__
            try:
                raise exc
            finally:
                exc.__context__ = context
        return exc is None and self.received is not None


class _Stack:
    """What the two kinds of stacks share: the callbacks, (not async, function) each, the last to be called first."""

    def __init__(self):
        self._exit_callbacks = []

    def _push(self, is_sync, thing, exit):
        self._exit_callbacks.append((is_sync, thing if exit is None else MethodType(exit, thing)))
        return thing

    def pop_all(self):
        """A new stack that takes over the callbacks: this one forgets them."""
        other = type(self)()
        self._exit_callbacks, other._exit_callbacks = [], self._exit_callbacks
        return other

    def push(self, exit):
        """Registers an object's __exit__, or a function that is called as __exit__ is; gives it back."""
        return self._push(True, exit, getattr(type(exit), "__exit__", None))

    def enter_context(self, cm):
        """Enters a context manager and registers its exit; gives what __enter__ gives."""
        enter, exit = _special(cm, ("__enter__", "__exit__"), "context manager")
        result = enter(cm)
        self._push(True, cm, exit)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers a call, which drops no exception; gives the function back."""
        def call(*info):
            callback(*args, **kwds)
        call.__wrapped__ = callback
        self._push(True, call, None)
        return callback


class ExitStack(_Stack, AbstractContextManager):
    """Context managers and callbacks, as many as the block registers; left in reverse order at its end."""

    def __exit__(self, kind, value, traceback):
        outcome = _Outcome(value)
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()[1]
            try:
                if leave(*outcome.info()):
                    outcome.pending = None
            except BaseException as exc:
                outcome.replace(exc)
        return outcome.finish()

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """The same for `async with`; takes asynchronous context managers and callbacks too."""

    async def enter_async_context(self, cm):
        """enter_context for an asynchronous context manager."""
        enter, exit = _special(cm, ("__aenter__", "__aexit__"), "asynchronous context manager")
        result = await enter(cm)
        self._push(False, cm, exit)
        return result

    def push_async_exit(self, exit):
        """push for an object with __aexit__, or a coroutine function."""
        return self._push(False, exit, getattr(type(exit), "__aexit__", None))

    def push_async_callback(self, callback, /, *args, **kwds):
        """callback for a coroutine function."""
        async def call(*info):
            await callback(*args, **kwds)
        call.__wrapped__ = callback
        self._push(False, call, None)
        return callback

    async def __aexit__(self, kind, value, traceback):
        outcome = _Outcome(value)
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                answer = leave(*outcome.info())
                if answer if is_sync else await answer:
                    outcome.pending = None
            except BaseException as exc:
                outcome.replace(exc)
        return outcome.finish()

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)
