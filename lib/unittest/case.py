"""Test cases: classes of tests, how one of them is run, and the decorators that skip."""

import functools
import sys
import time
import warnings

from .checks import Checks


class SkipTest(Exception):
    """Raised in a test, or before it, to skip it."""


class _Stop(Exception):
    """Ends a test whose subtest has failed when nothing is to go on."""


# ---- Decorators ----

def skip(reason):
    """Decorator of a test or a class of tests: skipped. Without a reason: @skip."""
    if callable(reason) and not isinstance(reason, str):
        return skip("")(reason)

    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    return decorate


def _same(item):
    return item


def skipIf(condition, reason):
    """Decorator: skipped if the condition is true."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Decorator: skipped unless the condition is true."""
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    """Decorator: the test is expected to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# ---- Cleanups, of which modules, classes and tests have a list each ----

def _enter(cm, add_cleanup):
    """Enters a context manager, to be left by a cleanup; gives what __enter__ gives."""
    cls = type(cm)
    if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
    result = cls.__enter__(cm)
    add_cleanup(cls.__exit__, cm, None, None, None)
    return result


def _clean(cleanups):
    """Calls them, the last one first; the exceptions they raise."""
    raised = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            raised.append(exc)
    return raised


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has function called after tearDownModule."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context manager until the module's tests have ended."""
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup was given; raises the first exception of it."""
    raised = _clean(_module_cleanups)
    if raised:
        raise raised[0]


# ---- Running ----

def _info(exc):
    return type(exc), exc, exc.__traceback__


class _Outcome:
    """What has come so far of a test that is being run; tells the result."""

    def __init__(self, case, result):
        self.case, self.result = case, result
        self.good = True
        self.expecting = False  # a failure is expected now,
        self.expected = None    # and has come

    def attempt(self, function, /, *args, **kwargs):
        """Calls function. False if it raised, which is noted."""
        try:
            function(*args, **kwargs)
            return True
        except KeyboardInterrupt:
            raise
        except BaseException as exc:
            self.note(self.case, exc)
            return False

    def note(self, test, exc):
        """Tells the result what a test or a subtest has raised."""
        if isinstance(exc, SkipTest):
            self.good = False
            self.result.addSkip(test, str(exc))
        elif isinstance(exc, _Stop):
            pass
        elif self.expecting:
            self.expected = _info(exc)
        else:
            self.good = False
            self._tell_failure(test, exc)

    def _tell_failure(self, test, exc):
        if isinstance(test, _SubTest) and hasattr(self.result, "addSubTest"):
            self.result.addSubTest(test.test_case, test, _info(exc))
        elif isinstance(exc, self.case.failureException):
            self.result.addFailure(test, _info(exc))
        else:
            self.result.addError(test, _info(exc))

    def finish(self, was_expecting):
        """Tells the result that the test has ended."""
        if not self.good:
            return
        if not was_expecting:
            self.result.addSuccess(self.case)
        elif self.expected is not None:
            self.result.addExpectedFailure(self.case, self.expected)
        else:
            self.result.addUnexpectedSuccess(self.case)


class TestCase(Checks):
    """A class of tests: methods called test..., with setUp and tearDown around each."""

    _class_cleanups = []
    _outcome = None  # while a test runs
    _subtest = None  # the innermost one

    def __init__(self, methodName="runTest"):
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodName = methodName
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    # ---- To override ----

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test whose setUp did not raise."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after them."""

    def defaultTestResult(self):
        from .result import TestResult
        return TestResult()

    def shortDescription(self):
        """The first line of the test's docstring, or None."""
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    # ---- Which test ----

    def countTestCases(self):
        return 1

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    # ---- Cleanups ----

    def addCleanup(self, function, /, *args, **kwargs):
        """Has function called after tearDown, also if setUp raises."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context manager until the test has ended; gives what its __enter__ gives."""
        return _enter(cm, self.addCleanup)

    def doCleanups(self):
        """Calls what addCleanup was given; whether all went well."""
        outcome = self._outcome or _Outcome(self, self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.attempt(self._callCleanup, function, *args, **kwargs)
        return outcome.good

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has function called after tearDownClass."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context manager until the class's tests have ended."""
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given; what is raised is in tearDown_exceptions."""
        cls.tearDown_exceptions = [_info(exc) for exc in _clean(cls._class_cleanups)]

    # ---- Running ----

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        result = method()
        if result is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def _mark(self, name, method, absent):
        """What a decorator left on the test, or on its class."""
        return getattr(type(self), name, absent) or getattr(method, name, absent)

    def run(self, result=None):
        """Runs the test and tells the result, which is returned."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if self._mark("__unittest_skip__", method, False):
                result.addSkip(self, self._mark("__unittest_skip_why__", method, ""))
            else:
                self._run(method, result)
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", lambda: None)()
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def _run(self, method, result):
        expecting = self._mark("__unittest_expecting_failure__", method, False)
        outcome = self._outcome = _Outcome(self, result)
        started = time.perf_counter()
        try:
            if outcome.attempt(self._callSetUp):
                outcome.expecting = expecting
                outcome.attempt(self._callTestMethod, method)
                outcome.expecting = False
                outcome.attempt(self._callTearDown)
            self.doCleanups()
            if hasattr(result, "addDuration"):
                result.addDuration(self, time.perf_counter() - started)
            outcome.finish(expecting)
        finally:
            self._outcome = None

    def debug(self):
        """Runs the test; what it raises is not caught."""
        method = getattr(self, self._testMethodName)
        if self._mark("__unittest_skip__", method, False):
            raise SkipTest(self._mark("__unittest_skip_why__", method, ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skips the rest of the test."""
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """Context manager: a failure inside is counted under these parameters, and the test goes on."""
        return _SubTest(self, msg, params)


class _SubTest(TestCase):
    """A part of a test, for a result like a test of its own."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.failureException = test_case, message, test_case.failureException
        outer = test_case._subtest
        self.params = params
        if outer is not None:
            self.params.update([item for item in outer.params.items() if item[0] not in params])

    def __enter__(self):
        self._outer, self.test_case._subtest = self.test_case._subtest, self
        outcome = self.test_case._outcome
        if outcome is not None:
            self._good_before, outcome.good = outcome.good, True

    def __exit__(self, kind, exc, traceback):
        case, outcome = self.test_case, self.test_case._outcome
        case._subtest = self._outer
        if outcome is None or kind is not None and issubclass(kind, KeyboardInterrupt):
            return False
        try:
            return self._tell(case, outcome, exc)
        finally:
            outcome.good = outcome.good and self._good_before

    def _tell(self, case, outcome, exc):
        """Tells the result how the block ended; whether the test is to go on after an exception."""
        if not hasattr(outcome.result, "addSubTest") and not isinstance(exc, SkipTest):
            return False
        if exc is None:
            if outcome.good:
                outcome.result.addSubTest(case, self, None)
            return False
        outcome.note(self, exc)
        if not isinstance(exc, SkipTest) and (getattr(outcome.result, "failfast", False) or outcome.expected):
            raise _Stop
        return True

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        words = [] if self._message is None else [f"[{self._message}]"]
        if self.params:
            words.append("(" + ", ".join([f"{name}={value!r}" for name, value in self.params.items()]) + ")")
        return " ".join(words) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._setUpFunc, self._tearDownFunc, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, FunctionTestCase) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{type(self).__module__}.{type(self).__qualname__} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc.split("\n")[0].strip() if doc else None
