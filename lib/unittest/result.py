"""What came of tests: collected, and counted."""

import io
import sys


def failfast(method):
    """Decorator of a method of a result: stops the run if the result's failfast is set."""
    def stop_and_call(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return stop_and_call


class TestResult:
    """Told by the tests what happens. failures, errors: (test, report) each; skipped: (test, reason)."""

    _previousTestClass = None
    _testRunEntered = _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.testsRun = 0
        self.shouldStop = self.failfast = self.buffer = self.tb_locals = False
        self._buffers = None  # the texts that stand for the streams while a test runs, and those streams
        self._show_buffers = False

    def printErrors(self):
        """Called at the end; for those who print."""

    def startTestRun(self):
        """Called once before all tests,"""

    def stopTestRun(self):
        """and after them."""

    def startTest(self, test):
        """Called when a test is about to run."""
        self.testsRun += 1
        self._setupStdout()

    def stopTest(self, test):
        """Called when a test has run."""
        self._restoreStdout()

    def _setupStdout(self):
        self._show_buffers = False
        if self.buffer and self._buffers is None:
            self._buffers = io.StringIO(), io.StringIO(), sys.stdout, sys.stderr
            sys.stdout, sys.stderr = self._buffers[:2]

    def _restoreStdout(self):
        if self._buffers is not None:
            out, err, sys.stdout, sys.stderr = self._buffers
            self._buffers = None
            if self._show_buffers:
                for text, stream in ((out.getvalue(), sys.stdout), (err.getvalue(), sys.stderr)):
                    if text:
                        stream.write(_headed(stream is sys.stdout, text))

    @failfast
    def addError(self, test, err):
        """A test raised something unexpected; err is what sys.exc_info() gives."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._show_buffers = True

    @failfast
    def addFailure(self, test, err):
        """A check failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._show_buffers = True

    def addSubTest(self, test, subtest, err):
        """A subtest ended; err is None if it went well."""
        if err is not None:
            if self.failfast:
                self.stop()
            items = self.failures if issubclass(err[0], test.failureException) else self.errors
            items.append((subtest, self._exc_info_to_string(err, test)))
            self._show_buffers = True

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        """A test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed as expected."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """A test was expected to fail, and did not."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """How long a test took, in seconds."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Whether all tests so far went as they should."""
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        """No further tests are to run."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """The report of an exception, without the lines about unittest itself."""
        from traceback import format_exception
        lines = "".join(format_exception(*err)).splitlines(True)
        lines = [line for line in lines if not line.startswith('  File "<frozen unittest.')]
        text = "".join([line for line, after in zip(lines, [*lines[1:], ""])
                        if not line.startswith("Traceback (") or after.startswith("  ")])
        if self._buffers is not None:
            for at in (0, 1):
                printed = self._buffers[at].getvalue()
                if printed:
                    text += _headed(at == 0, printed)
        return text

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


def _headed(is_stdout, text):
    """What a test has printed, for a report."""
    return f"\n{'Stdout' if is_stdout else 'Stderr'}:\n{text}" + ("" if text.endswith("\n") else "\n")
