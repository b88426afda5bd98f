"""Test cases whose tests are coroutines."""

import inspect

from .case import TestCase


class IsolatedAsyncioTestCase(TestCase):
    """Each test runs in an event loop of its own, with asyncSetUp and asyncTearDown around it; they, the tests and
    the cleanups may be coroutine functions."""

    _runner = None
    loop_factory = None

    async def asyncSetUp(self):
        """Called after setUp."""

    async def asyncTearDown(self):
        """Called before tearDown."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Has a coroutine function called after tearDown."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an asynchronous context manager until the test has ended."""
        cls = type(cm)
        if not hasattr(cls, "__aenter__") or not hasattr(cls, "__aexit__"):
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                            "the asynchronous context manager protocol")
        result = await cls.__aenter__(cm)
        self.addAsyncCleanup(cls.__aexit__, cm, None, None, None)
        return result

    def _finish(self, result):
        return self._runner.run(result) if inspect.isawaitable(result) else result

    def _callSetUp(self):
        self._runner.get_loop()
        self.setUp()
        self._finish(self.asyncSetUp())

    def _callTestMethod(self, method):
        super()._callTestMethod(lambda: self._finish(method()))

    def _callTearDown(self):
        self._finish(self.asyncTearDown())
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        self._finish(function(*args, **kwargs))

    def run(self, result=None):
        return self._in_runner(super().run, result)

    def debug(self):
        self._in_runner(super().debug)

    def _in_runner(self, function, *args):
        import asyncio
        with asyncio.Runner() as self._runner:
            try:
                return function(*args)
            finally:
                del self._runner
