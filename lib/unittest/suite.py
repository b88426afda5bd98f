"""Suites: tests, and suites of tests, run in order."""

import sys

from .case import SkipTest, _info, doModuleCleanups


class BaseTestSuite:
    """Holds tests and runs them; knows nothing of classes and modules."""

    _cleanup = True  # tests are dropped as they are run, for their memory

    def __init__(self, tests=()):
        self._tests, self._dropped = [], 0
        self.addTests(tests)

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """How many tests there are, with those that have been run."""
        return self._dropped + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        """Adds a test or a suite. Raises TypeError."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Adds each of them."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def _each(self):
        """The tests, each dropped when the next one is asked for."""
        for at, test in enumerate(self):
            yield test
            if self._cleanup and at < len(self._tests):
                self._dropped += test.countTestCases() if hasattr(test, "countTestCases") else 0
                self._tests[at] = None

    def run(self, result):
        """Runs the tests until the result says to stop; returns the result."""
        for test in self._each():
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the tests; what they raise is not caught."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Calls setUpModule and setUpClass where the tests' module or class changes, and what pairs with them."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for test in self._each():
            if result.shouldStop:
                break
            if not _is_suite(test) and not self._arrive(test, result, debug):
                continue
            if not debug or _is_suite(test):
                test(result) if not debug else test.run(result, debug)
            else:
                test.debug()
        if outermost:
            self._leave_class(None, result, debug)
            self._leave_module(None, result, debug)
            result._testRunEntered, result._previousTestClass = False, None
        return result

    def debug(self):
        self.run(_Debugging(), True)

    def _arrive(self, test, result, debug):
        """Leaves the class and module of the test before, enters this one's; False if that failed."""
        cls = type(test)
        if cls is not result._previousTestClass:
            self._leave_class(cls, result, debug)
            before = result._previousTestClass
            if before is None or before.__module__ != cls.__module__:
                self._leave_module(cls, result, debug)
                result._moduleSetUpFailed = not self._hook(
                    getattr(sys.modules.get(cls.__module__), "setUpModule", None), "setUpModule", cls.__module__, result,
                    debug)
                if result._moduleSetUpFailed:
                    self._hook(doModuleCleanups, "setUpModule", cls.__module__, result, debug)
            self._enter_class(cls, result, debug)
            result._previousTestClass = cls
        return not (getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed)

    def _enter_class(self, cls, result, debug):
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        good = self._hook(getattr(cls, "setUpClass", None), "setUpClass", _name(cls), result, debug)
        if not good:
            self._class_cleanups(cls, "setUpClass", result, debug)
        if good != (not getattr(cls, "_classSetupFailed", False)):
            cls._classSetupFailed = not good

    def _leave_class(self, following, result, debug):
        cls = result._previousTestClass
        if (cls is None or cls is following or result._moduleSetUpFailed or getattr(cls, "_classSetupFailed", False)
                or getattr(cls, "__unittest_skip__", False)):
            return
        self._hook(getattr(cls, "tearDownClass", None), "tearDownClass", _name(cls), result, debug)
        self._class_cleanups(cls, "tearDownClass", result, debug)

    def _class_cleanups(self, cls, hook, result, debug):
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                if debug:
                    raise info[1]
                self._note(info, hook, _name(cls), result)

    def _leave_module(self, following, result, debug):
        cls = result._previousTestClass
        if cls is None or result._moduleSetUpFailed or following and cls.__module__ == following.__module__:
            return
        name = cls.__module__
        self._hook(getattr(sys.modules.get(name), "tearDownModule", None), "tearDownModule", name, result, debug)
        self._hook(doModuleCleanups, "tearDownModule", name, result, debug)

    def _hook(self, function, hook, owner, result, debug):
        """Calls function, if there is one; what it raises is noted as the owner's. Whether all went well."""
        if function is None:
            return True
        getattr(result, "_setupStdout", lambda: None)()
        try:
            function()
            return True
        except Exception as exc:
            if debug:
                raise
            self._note(_info(exc), hook, owner, result)
            return False
        finally:
            getattr(result, "_restoreStdout", lambda: None)()

    def _note(self, info, hook, owner, result):
        place = _Place(f"{hook} ({owner})")
        if issubclass(info[0], SkipTest) and hasattr(result, "addSkip"):
            result.addSkip(place, str(info[1]))
        else:
            result.addError(place, info)


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


def _name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class _Place:
    """Stands for a test where a setUpClass or its like raised."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0

    def run(self, result):
        pass

    __call__ = run


class _Debugging:
    """The result of a suite that is debugged."""

    _previousTestClass = None
    _moduleSetUpFailed = shouldStop = False
