"""Finding tests: in classes, in modules, by name, and in folders."""

import functools
import os
import sys

from .case import FunctionTestCase, TestCase
from .suite import TestSuite


class _FailedTest(TestCase):
    """Stands for what could not be loaded: when run, it raises why."""

    def __init__(self, name, exception):
        self._exception, self._testMethodName = exception, name
        super().__init__(name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


def _in_set(c, chars):
    """Whether a character is in a set as between [ and ]: single ones, ranges a-z, all others after !."""
    if chars.startswith("!"):
        return not _in_set(c, chars[1:])
    return c in chars or any(chars[i - 1] <= c <= chars[i + 1] for i in range(1, len(chars) - 1) if chars[i] == "-")


def _fits(name, pattern):
    """Whether a name fits a pattern: * stands for any text, ? for one character, [abc] for one of these."""
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any(_fits(name[i:], pattern[1:]) for i in range(len(name) + 1))
    end = pattern.find("]", 2) if pattern[0] == "[" else -1
    if end > 0:
        return bool(name) and _in_set(name[0], pattern[1:end]) and _fits(name[1:], pattern[end + 1:])
    return bool(name) and pattern[0] in ("?", name[0]) and _fits(name[1:], pattern[1:])


class TestLoader:
    """Makes suites. What cannot be loaded becomes a test that fails, and is told of in errors."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None  # of the full names of tests; None: all
    suiteClass = TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        """The names of the methods of the class that are tests, in their order."""
        names = []
        for name in dir(testCaseClass):
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)):
                full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
                if self.testNamePatterns is None or any([_fits(full, one) for one in self.testNamePatterns]):
                    names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of the tests of a class."""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (TestCase, FunctionTestCase):
            return self.suiteClass([])
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of the tests of a module's classes, or what its load_tests(loader, suite, pattern) gives."""
        suites = []
        for name in dir(module):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, TestCase) and value not in (TestCase, FunctionTestCase):
                suites.append(self.loadTestsFromTestCase(value))
        suite = self.suiteClass(suites)
        hook = getattr(module, "load_tests", None)
        if hook is None:
            return suite
        try:
            return hook(self, suite, pattern)
        except Exception as exc:
            return self._failed(module.__name__, exc, "Failed to call load_tests:")

    def _failed(self, name, exc, message=None):
        """A suite of one test that raises the exception, or one with the message and its report."""
        if message is not None:
            from traceback import format_exception
            message = f"{message}\n{''.join(format_exception(exc))}"
            exc = (ImportError if isinstance(exc, ImportError) or "import" in message[:20] else type(exc))(message)
        self.errors.append(message or f"{type(exc).__name__}: {exc}")
        return self.suiteClass([_FailedTest(name, exc)])

    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name stands for: a module, a class, a method, a function that gives tests. It is
        looked up in the module, if one is given."""
        value, parts, why = module, name.split("."), None
        if module is None:
            value, parts, why = self._import_longest(parts)
            if value is None:
                return self._unimportable(*why)
        parent = None
        for part in parts:
            try:
                parent, value = value, getattr(value, part)
            except AttributeError as exc:
                # A package without that attribute: what the import said is the better explanation.
                if why is not None and getattr(value, "__path__", None) is not None:
                    return self._unimportable(*why)
                return self._failed(part, exc)
        return self._tests_of(value, parent, parts[-1] if parts else name)

    def _unimportable(self, name, exc):
        return self._failed(name, exc, f"Failed to import test module: {name}")

    def _import_longest(self, parts):
        """Imports as much of a dotted name as can be: (module, parts left, (name, exception) of what could not be)."""
        why = None
        for end in range(len(parts), 0, -1):
            name = ".".join(parts[:end])
            try:
                __import__(name)
                return sys.modules[name], parts[end:], why
            except ImportError as exc:
                why = parts[end - 1], exc
        return None, parts, why

    def _tests_of(self, value, parent, name):
        if isinstance(value, type(sys)):
            return self.loadTestsFromModule(value)
        if isinstance(value, type) and issubclass(value, TestCase):
            return self.loadTestsFromTestCase(value)
        if isinstance(parent, type) and issubclass(parent, TestCase) and callable(value):
            case = parent(name)
            if not isinstance(getattr(case, name), type(_fits)):  # a static method is called for its tests
                return self.suiteClass([case])
        if isinstance(value, (TestSuite, TestCase)):
            return value
        if not callable(value):
            raise TypeError(f"don't know how to make test from: {value}")
        made = value()
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        if isinstance(made, TestSuite):
            return made
        raise TypeError(f"calling {value} returned {made}, not a test")

    def loadTestsFromNames(self, names, module=None):
        """A suite of all that the names stand for."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """A suite of the tests in all modules below a folder (or a package, by name) whose file names fit the
        pattern. Packages below it are entered; top_level_dir is where their names start."""
        if not os.path.isdir(start_dir):
            module = sys.modules.get(start_dir) or __import__(start_dir, None, None, ["*"])
            top_level_dir = top_level_dir or os.path.dirname(os.path.dirname(os.path.abspath(module.__file__)))
            start_dir = os.path.dirname(module.__file__)
        top = os.path.abspath(top_level_dir or self._top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        start = os.path.abspath(start_dir)
        if start != top and not os.path.isfile(os.path.join(start, "__init__.py")):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        self._top_level_dir = top
        return self.suiteClass(list(self._find(start, top, pattern)))

    def _find(self, folder, top, pattern):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            stem, dot, tail = name.partition(".")
            if os.path.isfile(path):
                if tail == "py" and stem.isidentifier() and _fits(name, pattern):
                    yield self._load(path[:-3], top, pattern)
            elif os.path.isfile(os.path.join(path, "__init__.py")):
                if _fits(name, pattern):
                    yield self._load(path, top, pattern)
                if not hasattr(sys.modules.get(_dotted(path, top)), "load_tests"):
                    yield from self._find(path, top, pattern)

    def _load(self, path, top, pattern):
        """The tests of the module at a path without its .py."""
        name = _dotted(path, top)
        try:
            __import__(name)
        except Exception as exc:
            if type(exc).__name__ == "SkipTest":
                return self.suiteClass([_skipped(name, str(exc))])
            return self._unimportable(name, exc)
        return self.loadTestsFromModule(sys.modules[name], pattern=pattern)


def _dotted(path, top):
    return path[len(top):].strip("/").replace("/", ".")


def _skipped(name, reason):
    """A test that stands for a module that asked to be skipped."""
    class ModuleSkipped(TestCase):
        def skipped(self):
            self.skipTest(reason)
    setattr(ModuleSkipped, name, ModuleSkipped.skipped)
    return ModuleSkipped(name)


defaultTestLoader = TestLoader()
