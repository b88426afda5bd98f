"""Finding tests, running them, saying what came of it."""

import sys
import time

from .case import TestCase, SkipTest, doModuleCleanups


class TestResult:
    """Counts and keeps what happened."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun, self.shouldStop, self.failfast, self.buffer = 0, False, False, False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def stop(self):
        self.shouldStop = True

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def addSuccess(self, test):
        pass

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        if self.failfast:
            self.stop()

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, err))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.addFailure(subtest, err)

    def _text(self, err):
        import io
        text = io.StringIO()
        sys.print_exception(err[1], text)
        return text.getvalue()


class TextTestResult(TestResult):
    """The same, printed as it happens."""

    def __init__(self, stream, descriptions, verbosity, **kwargs):
        super().__init__()
        self.stream, self.verbosity = stream, verbosity

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(f"{test} ... ")

    def _say(self, long, short):
        if self.verbosity > 1:
            self.stream.write(long + "\n")
        elif self.verbosity == 1:
            self.stream.write(short)

    def addSuccess(self, test):
        self._say("ok", ".")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say("FAIL", "F")

    def addError(self, test, err):
        super().addError(test, err)
        self._say("ERROR", "E")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say("unexpected success", "u")

    def printErrors(self):
        self.stream.write("\n" if self.verbosity == 1 else "")
        for flavour, problems in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in problems:
                self.stream.write(f"{'=' * 70}\n{flavour}: {test}\n{'-' * 70}\n{text}\n")


class TestSuite:
    """Tests, and suites of tests, run in order."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def _flat(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def run(self, result, debug=False):
        """Runs everything, with setUpModule and setUpClass where they change."""
        previous = module = None
        for test in self._flat():
            if result.shouldStop:
                break
            cls = type(test)
            if cls is not previous:
                self._leave_class(previous, result)
                if cls.__module__ != module:
                    self._module_hook(module, "tearDownModule", result)
                    module = cls.__module__
                    self._broken_module = not self._module_hook(module, "setUpModule", result)
                self._broken_class = self._broken_module or not self._enter_class(cls, result)
                previous = cls
            if not self._broken_class:
                test(result)
        self._leave_class(previous, result)
        self._module_hook(module, "tearDownModule", result)
        return result

    __call__ = run

    def _call(self, function, name, result):
        try:
            function()
            return True
        except SkipTest as exc:
            result.addSkip(name, str(exc))
        except Exception as exc:
            result.addError(name, (type(exc), exc, exc.__traceback__))
        return False

    def _enter_class(self, cls, result):
        if getattr(cls, "__unittest_skip__", False):
            return True
        return self._call(getattr(cls, "setUpClass", lambda: None), f"setUpClass ({cls.__module__}.{cls.__qualname__})", result)

    def _leave_class(self, cls, result):
        if cls is None or getattr(cls, "__unittest_skip__", False) or self._broken_class:
            return
        name = f"tearDownClass ({cls.__module__}.{cls.__qualname__})"
        self._call(getattr(cls, "tearDownClass", lambda: None), name, result)
        self._call(getattr(cls, "doClassCleanups", lambda: None), name, result)

    def _module_hook(self, module, hook, result):
        function = getattr(sys.modules.get(module), hook, None)
        good = function is None or self._call(function, f"{hook} ({module})", result)
        if hook == "tearDownModule" and module is not None:
            self._call(doModuleCleanups, f"doModuleCleanups ({module})", result)
        return good


class TestLoader:
    """Finds tests in classes, modules and folders."""

    testMethodPrefix = "test"
    suiteClass = TestSuite
    testNamePatterns = None

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        return sorted([name for name in dir(testCaseClass)
                       if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))])

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        suite = self.suiteClass()
        for name in dir(module):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, TestCase) and value.__module__ != "unittest.case":
                suite.addTest(self.loadTestsFromTestCase(value))
        hook = getattr(module, "load_tests", None)
        return hook(self, suite, pattern) if hook is not None else suite

    def loadTestsFromName(self, name, module=None):
        if module is None:
            parts = name.split(".")
            for end in range(len(parts), 0, -1):
                try:
                    module = __import__(".".join(parts[:end]), None, None, ["*"])
                    break
                except ImportError:
                    if end == 1:
                        raise
            rest = parts[end:]
        else:
            rest = name.split(".")
        value = module
        for part in rest:
            parent, value = value, getattr(value, part)
        if isinstance(value, type(sys)):
            return self.loadTestsFromModule(value)
        if isinstance(value, type) and issubclass(value, TestCase):
            return self.loadTestsFromTestCase(value)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(rest[-1])])
        result = value()
        return result if isinstance(result, TestSuite) else self.suiteClass([result])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Tests of every module below start_dir whose file name fits the pattern."""
        import os
        top = top_level_dir or start_dir
        if top not in sys.path:
            sys.path.insert(0, top)
        suite = self.suiteClass()
        self._discover(suite, os, start_dir, top, pattern)
        return suite

    def _discover(self, suite, os, folder, top, pattern):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isdir(path) and os.path.isfile(os.path.join(path, "__init__.py")):
                self._discover(suite, os, path, top, pattern)
            elif _fits(name, pattern):
                module = os.path.relpath(path, top)[:-3].replace("/", ".")
                suite.addTest(self.loadTestsFromName(module))


def _fits(name, pattern):
    """Whether a file name fits a pattern with * in it."""
    parts = pattern.split("*")
    if len(parts) == 1:
        return name == pattern
    if not name.startswith(parts[0]) or not name.endswith(parts[-1]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        at = name.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(name) - len(parts[-1]) >= at


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix="test"):
    """The tests of a class."""
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)


def findTestCases(module):
    """The tests of a module."""
    return defaultTestLoader.loadTestsFromModule(module)


def _nothing(*args):
    return args[0] if args else None


installHandler = registerResult = removeHandler = removeResult = _nothing


class TextTestRunner:
    """Runs tests and prints what comes of them on standard error."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream, self.verbosity, self.failfast = stream or sys.stderr, verbosity, failfast
        self.resultclass = resultclass or self.resultclass

    def run(self, test):
        result = self.resultclass(self.stream, True, self.verbosity)
        result.failfast = self.failfast
        start = time.time()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        seconds = time.time() - start
        if hasattr(result, "printErrors"):
            result.printErrors()
        plural = "" if result.testsRun == 1 else "s"
        self.stream.write(f"{'-' * 70}\nRan {result.testsRun} test{plural} in {seconds:.3f}s\n\n")
        details = [f"{name}={len(items)}" for name, items in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)) if items]
        verdict = "FAILED" if not result.wasSuccessful() else "OK" if result.testsRun else "NO TESTS RAN"
        self.stream.write(verdict + (f" ({', '.join(details)})" if details else "") + "\n")
        return result


class TestProgram:
    """The command: unittest.main() in a test file, or -m unittest with names."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.module = __import__(module, None, None, ["*"]) if isinstance(module, str) else module
        self.verbosity, self.failfast, self.loader = verbosity, failfast, testLoader
        names = self._parse((argv or sys.argv)[1:])
        if self.module is None and (not names or names[0] == "discover"):
            self.test = self._discover(names[1:])
        elif names or defaultTest:
            names = names or ([defaultTest] if isinstance(defaultTest, str) else list(defaultTest))
            self.test = testLoader.loadTestsFromNames([self._module_name(n) for n in names], self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=bool(self.failfast))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())

    def _parse(self, args):
        names = []
        for arg in args:
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            else:
                names.append(arg)
        return names

    def _module_name(self, name):
        return name[:-3].replace("/", ".") if self.module is None and name.endswith(".py") else name

    def _discover(self, args):
        start, pattern, top = ".", "test*.py", None
        args = iter(args)
        for arg in args:
            if arg in ("-s", "--start-directory"):
                start = next(args)
            elif arg in ("-p", "--pattern"):
                pattern = next(args)
            elif arg in ("-t", "--top-level-directory"):
                top = next(args)
            else:
                start = arg
        return self.loader.discover(start, pattern, top)


main = TestProgram
