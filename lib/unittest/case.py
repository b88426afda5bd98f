"""Test cases and what they can check."""

import sys


class SkipTest(Exception):
    """Raised to skip a test."""


class _ShouldStop(Exception):
    pass


class _UnexpectedSuccess(Exception):
    pass


def skip(reason):
    """Decorator: the test is skipped."""
    def decorate(item):
        if not isinstance(item, type):
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            wrapper.__name__ = item.__name__
            wrapper.__qualname__ = getattr(item, "__qualname__", item.__name__)
            wrapper.__unittest_skip__, wrapper.__unittest_skip_why__ = True, reason
            return wrapper
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    """Decorator: skipped if condition."""
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    """Decorator: skipped unless condition."""
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    """Decorator: the test is expected to fail."""
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Calls function at the end of the module's tests."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Calls what addModuleCleanup collected."""
    problems = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            problems.append(exc)
    if problems:
        raise problems[0]


def enterModuleContext(cm):
    """Enters a context manager until the end of the module's tests."""
    result = type(cm).__enter__(cm)
    addModuleCleanup(type(cm).__exit__, cm, None, None, None)
    return result


def safe_repr(obj, short=False):
    """repr(obj), whatever happens."""
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    return result if not short or len(result) < 80 else result[:80] + " [truncated]..."


class _RaisesContext:
    """What assertRaises gives."""

    def __init__(self, expected, case, regex=None, msg=None):
        self.expected, self.case, self.regex, self.msg, self.exception = expected, case, regex, msg, None

    def handle(self, args, kwargs):
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *rest = args
        if function is None:
            return self
        with self:
            function(*rest, **kwargs)

    def __enter__(self):
        return self

    def _names(self):
        return getattr(self.expected, "__name__", str(self.expected))

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise self.case.failureException(self.case._formatMessage(self.msg, f"{self._names()} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.regex is not None and not _search(self.regex, str(value)):
            raise self.case.failureException(self.case._formatMessage(
                self.msg, f'"{_pattern(self.regex)}" does not match "{value}"'))
        return True


def _pattern(regex):
    return regex if isinstance(regex, str) else regex.pattern


def _search(regex, text):
    try:
        import re
    except ImportError:
        plain = _pattern(regex).replace("\\", "")
        return plain.strip("^$") in text
    return re.search(regex, text) is not None if isinstance(regex, (str, bytes)) else regex.search(text) is not None


class _WarnsContext:
    """What assertWarns gives."""

    def __init__(self, expected, case, regex=None, msg=None):
        self.expected, self.case, self.regex, self.msg = expected, case, regex, msg

    handle = _RaisesContext.handle

    def __enter__(self):
        import warnings
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, traceback):
        self._manager.__exit__(kind, value, traceback)
        if kind is not None:
            return
        for entry in self.warnings:
            if isinstance(entry.message, self.expected) and (self.regex is None or _search(self.regex, str(entry.message))):
                self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno
                return
        raise self.case.failureException(self.case._formatMessage(self.msg, f"{self.expected} not triggered"))


class _LogsContext:
    """What assertLogs gives."""

    def __init__(self, case, logger, level, no_logs=False):
        self.case, self.logger_name, self.level, self.no_logs = case, logger, level, no_logs

    def __enter__(self):
        import logging
        context = self

        class Handler(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")
        self.records, self.output = [], []
        logger = self.logger_name
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._saved = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers, self.logger.propagate = [Handler()], False
        level = self.level or logging.INFO
        self.logger.setLevel(getattr(logging, level) if isinstance(level, str) else level)
        return self

    def __exit__(self, kind, value, traceback):
        self.logger.handlers, level, self.logger.propagate = self._saved
        self.logger.setLevel(level)
        if kind is None and not self.records and not self.no_logs:
            raise self.case.failureException("no logs of level INFO or higher triggered on " + str(self.logger.name))
        if kind is None and self.records and self.no_logs:
            raise self.case.failureException(f"Unexpected logs found: {self.output!r}")


class TestCase:
    """A class of tests: methods called test..., with setUp and tearDown around each."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _class_cleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._type_equality = {}
        self._subtest = None
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    # ---- around the tests ----

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = type(cm).__enter__(cm)
        cls.addClassCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .run import TestResult
        return TestResult()

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        cls = type(self)
        return f"{self._testMethodName} ({cls.__module__}.{cls.__qualname__}.{self._testMethodName})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    # ---- running ----

    def run(self, result=None):
        """Runs the test, telling the result what comes of it; returns the result."""
        if result is None:
            result = self.defaultTestResult()
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        self._result = result
        try:
            if getattr(type(self), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(type(self), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            expecting = getattr(type(self), "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False)
            self._run_phases(result, method, expecting)
            return result
        finally:
            result.stopTest(self)

    __call__ = run

    def _run_phases(self, result, method, expecting):
        self._subtest_failed = False
        failed = None
        good = self._guard(result, self.setUp, expecting)
        if good is True:
            good = self._guard(result, method, expecting)
            if self._guard(result, self.tearDown, expecting) is not True and good is True:
                good = False
        if self.doCleanups() is False:
            good = False
        if expecting and good is not None:
            if good == "expected":
                result.addExpectedFailure(self, failed)
            elif good is True and not self._subtest_failed:
                result.addUnexpectedSuccess(self)
        elif good is True and not self._subtest_failed:
            result.addSuccess(self)

    def _guard(self, result, function, expecting):
        """Calls function; True if all went well, None if skipped."""
        try:
            value = function()
            if value is not None and hasattr(value, "send") and hasattr(value, "cr_running"):
                self._drive(value)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as exc:
            result.addSkip(self, str(exc))
            return None
        except _ShouldStop:
            return False
        except BaseException as exc:
            if expecting:
                return "expected"
            self._report(result, self, exc)
            return False

    def _drive(self, coroutine):
        try:
            while True:
                coroutine.send(None)
        except StopIteration:
            pass

    def _report(self, result, test, exc):
        info = (type(exc), exc, exc.__traceback__)
        if isinstance(exc, self.failureException):
            result.addFailure(test, info)
        else:
            result.addError(test, info)

    def doCleanups(self):
        good = True
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            if self._guard(self._result, lambda: function(*args, **kwargs), False) is not True:
                good = False
        return good

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """Context manager: a failure inside is counted, and the test goes on."""
        return _SubTest(self, msg, params)

    # ---- checks ----

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _check(self, good, msg, standard):
        if not good:
            raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._check(False, msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._check(False, msg, f"{safe_repr(expr)} is not false")

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._type_equality:
            function = self._type_equality[type(first)]
            (getattr(self, function) if isinstance(function, str) else function)(first, second, msg=msg)
            return
        if not first == second:
            self._check(False, msg, f"{safe_repr(first)} != {safe_repr(second)}")

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._check(False, msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            self._check(difference <= delta, msg, f"{first!r} != {second!r} within {delta!r} delta ({difference!r} difference)")
        else:
            places = 7 if places is None else places
            self._check(round(difference, places) == 0, msg,
                        f"{first!r} != {second!r} within {places!r} places ({difference!r} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            self._check(first != second and difference > delta, msg,
                        f"{first!r} == {second!r} within {delta!r} delta ({difference!r} difference)")
        else:
            places = 7 if places is None else places
            self._check(first != second and round(difference, places) != 0, msg,
                        f"{first!r} == {second!r} within {places!r} places")

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            for which, seq in (("First", first), ("Second", second)):
                self._check(isinstance(seq, seq_type), msg, f"{which} sequence is not a {seq_type.__name__}: {safe_repr(seq)}")
        good = len(first) == len(second) and all(a == b for a, b in zip(first, second))
        self._check(good, msg, f"Sequences differ: {safe_repr(first)} != {safe_repr(second)}")

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        self._check(set1 == set2, msg, f"{safe_repr(set1)} != {safe_repr(set2)}")

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        self._check(d1 == d2, msg, f"{safe_repr(d1)} != {safe_repr(d2)}")

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        self._check(first == second, msg, f"{safe_repr(first)} != {safe_repr(second)}")

    def assertCountEqual(self, first, second, msg=None):
        first, rest = list(first), list(second)
        for item in first:
            for i, other in enumerate(rest):
                if item is other or item == other:
                    del rest[i]
                    break
            else:
                self._check(False, msg, f"Element counts were not equal: {safe_repr(item)} is missing")
        self._check(not rest, msg, f"Element counts were not equal: {safe_repr(rest)} too many")

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertIs(self, a, b, msg=None):
        if a is not b:
            self._check(False, msg, f"{safe_repr(a)} is not {safe_repr(b)}")

    def assertIsNot(self, a, b, msg=None):
        if a is b:
            self._check(False, msg, f"unexpectedly identical: {safe_repr(a)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._check(False, msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._check(False, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._check(False, msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._check(False, msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._check(False, msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._check(False, msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        self._check(issubclass(cls, superclass), msg, f"{cls!r} is not a subclass of {superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        self._check(not issubclass(cls, superclass), msg, f"{cls!r} is a subclass of {superclass!r}")

    def assertHasAttr(self, obj, name, msg=None):
        self._check(hasattr(obj, name), msg, f"{type(obj).__name__!r} object has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        self._check(not hasattr(obj, name), msg, f"{type(obj).__name__!r} object has unexpected attribute {name!r}")

    def assertStartsWith(self, s, prefix, msg=None):
        self._check(s.startswith(prefix), msg, f"{s!r} doesn't start with {prefix!r}")

    def assertEndsWith(self, s, suffix, msg=None):
        self._check(s.endswith(suffix), msg, f"{s!r} doesn't end with {suffix!r}")

    def assertRegex(self, text, regex, msg=None):
        self._check(_search(regex, text), msg, f"Regex didn't match: {_pattern(regex)!r} not found in {text!r}")

    def assertNotRegex(self, text, regex, msg=None):
        self._check(not _search(regex, text), msg, f"Regex matched: {_pattern(regex)!r} found in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _RaisesContext(expected_exception, self).handle(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _RaisesContext(expected_exception, self, expected_regex).handle(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _WarnsContext(expected_warning, self).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _WarnsContext(expected_warning, self, expected_regex).handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _LogsContext(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        return _LogsContext(self, logger, level, True)


class _SubTest:
    def __init__(self, case, message, params):
        self.case, self.message, self.params = case, message, params

    def __enter__(self):
        self.outer, self.case._subtest = self.case._subtest, self
        if self.outer is not None:
            self.params = {**self.outer.params, **self.params}
        return self

    def __exit__(self, kind, value, traceback):
        self.case._subtest = self.outer
        if kind is None:
            return False
        if issubclass(kind, SkipTest):
            self.case._result.addSkip(self, str(value))
            return True
        if not issubclass(kind, Exception):
            return False
        if getattr(getattr(self.case, self.case._testMethodName), "__unittest_expecting_failure__", False):
            return False
        self.case._subtest_failed = True
        self.case._report(self.case._result, self, value)
        return True

    def id(self):
        return f"{self.case.id()} {self._description()}"

    def shortDescription(self):
        return self.case.shortDescription()

    def _description(self):
        parts = [f"[{self.message}]"] if self.message is not None else []
        if self.params:
            parts.append("(" + ", ".join([f"{k}={v!r}" for k, v in self.params.items()]) + ")")
        return " ".join(parts) or "(<subtest>)"

    def __str__(self):
        return f"{self.case} {self._description()}"


class FunctionTestCase(TestCase):
    """A test made of a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._set_up:
            self._set_up()

    def tearDown(self):
        if self._tear_down:
            self._tear_down()

    def runTest(self):
        self._function()


class IsolatedAsyncioTestCase(TestCase):
    """Tests that are coroutines, driven without an event loop."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _run_phases(self, result, method, expecting):
        set_up, tear_down = self.setUp, self.tearDown
        self.setUp = lambda: (set_up(), self._drive(self.asyncSetUp()))[0]
        self.tearDown = lambda: (self._drive(self.asyncTearDown()), tear_down())[0]
        super()._run_phases(result, method, expecting)
