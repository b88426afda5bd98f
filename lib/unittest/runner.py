"""Running tests and printing what comes of them."""

import sys
import time

from .case import _SubTest
from .result import TestResult


class _WritelnDecorator:
    """A stream with a method writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, text=None):
        self.stream.write((text or "") + "\n")


class TextTestResult(TestResult):
    """A result that prints each test as it ends: a letter, or a line if verbose."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._line_open = False  # a line of the form "test ... " waits for its last word

    def getDescription(self, test):
        """The test's name, and the first line of its docstring."""
        doc = test.shortDescription()
        return f"{test}\n{doc}" if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._say(f"{self.getDescription(test)} ... ")
            self._line_open = True

    def _say(self, text):
        self.stream.write(text)
        getattr(self.stream, "flush", lambda: None)()

    def _tell(self, letter, word, test=None):
        """test: which one it is about, if that need not be the one last named."""
        if self.dots:
            self._say(letter)
        elif self.showAll:
            inner = isinstance(test, _SubTest)
            if test is not None and (inner or not self._line_open):
                self._say("\n" if self._line_open else "")
                self._say(f"{'  ' if inner else ''}{self.getDescription(test)} ... ")
            self._say(word + "\n")
            self._line_open = False

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(".", "ok", test)

    def addError(self, test, err):
        super().addError(test, err)
        self._tell("E", "ERROR", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell("F", "FAIL", test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(*("F", "FAIL") if failed else ("E", "ERROR"), subtest)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell("s", f"skipped {reason!r}", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("u", "unexpected success")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")

    def printErrorList(self, flavour, errors):
        for test, report in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(report)


class TextTestRunner:
    """Runs tests; the stream (standard error) is told about them."""

    resultclass = TextTestResult
    catchbreak = False  # Ctrl-C ends the run and not the program

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.durations = descriptions, verbosity, durations
        self.failfast, self.buffer, self.tb_locals, self.warnings = failfast, buffer, tb_locals, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:  # a class from before there were durations
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs a test or a suite; returns the result."""
        import warnings
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            started = time.perf_counter()
            getattr(result, "startTestRun", lambda: None)()
            try:
                test(result)
            except KeyboardInterrupt:
                if not self.catchbreak:
                    raise
            finally:
                getattr(result, "stopTestRun", lambda: None)()
            seconds = time.perf_counter() - started
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        self.stream.writeln(f"Ran {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {seconds:.3f}s\n")
        self.stream.writeln(self._verdict(result))
        getattr(self.stream, "flush", lambda: None)()
        return result

    def _verdict(self, result):
        counts = [f"{name}={len(items)}" for name, items in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", getattr(result, "skipped", ())),
            ("expected failures", getattr(result, "expectedFailures", ())),
            ("unexpected successes", getattr(result, "unexpectedSuccesses", ()))) if items]
        if not result.wasSuccessful():
            verdict = "FAILED"
        else:
            verdict = "OK" if result.testsRun or getattr(result, "skipped", ()) else "NO TESTS RAN"
        return f"{verdict} ({', '.join(counts)})" if counts else verdict

    def _printDurations(self, result):
        times = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        shown = times[:self.durations] if self.durations > 0 else times
        if self.verbosity < 2:
            shown = [pair for pair in shown if pair[1] >= 0.001]
        if not times:
            return
        self.stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        for test, seconds in shown:
            self.stream.writeln(f"{seconds:.3f}s     {test}")
        if len(shown) < len(times):
            self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)")
        else:
            self.stream.writeln("")
