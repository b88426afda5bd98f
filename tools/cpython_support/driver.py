"""Runs under the interpreter in question: driver.py MODULE SKIPPED, MODULE like test.test_int.

Prints a line before and one after each test of the module: "begin ID", and "pass", "fail", "error" or "skip" with a
word on why. Tests whose number is below SKIPPED are left out: they have been run by a process before this one.
"""

import sys
import unittest

# What test files import and a small system may lack. A file that only mentions them runs nevertheless.
MAYBE_ABSENT = """_colorize _datetime _pickle _py_abc _pyio _string _testinternalcapi _testlimitedcapi ast codecs concurrent
    concurrent.futures configparser copyreg ctypes datetime decimal difflib dis doctest fractions genericpath http http.server importlib importlib.machinery
    importlib.util inspect json linecache locale logging logging.handlers multiprocessing numbers opcode pathlib pickle platform pydoc queue re
    select shlex shutil signal smtplib socket socketserver stat string subprocess sysconfig tempfile threading
    unicodedata unittest.mock urllib urllib.parse zipimport
    test.test_import test.support.interpreters test.support.interpreters.channels test.support.script_helper
    test.support.threading_helper test.support.bytecode_helper test.support.i18n_helper test.support.asyncore
    test.support.smtpd test.support.logging_helper test.support.socket_helper""".split()

# Names of a module that are its own affair, which tests of it import nevertheless.
PRIVATE_NAMES = {"enum": "_simple_enum _test_simple_enum _reduce_ex_by_global_name _make_class_unpicklable",
                 "array": "_array_reconstructor", "abc": "_reset_registry _reset_caches _get_dump",
                 "statistics": "_coerce _convert _exact_ratio _sum _fail_neg _sqrtprod _find_lteq _find_rteq "
                               "_integer_sqrt_of_frac_rto _float_sqrt_of_frac _decimal_sqrt_of_frac "
                               "_normal_dist_inv_cdf _kernel_invcdfs",
                 "types": "_GeneratorWrapper", "logging.handlers": "QueueListener SocketHandler DatagramHandler "
                 "SysLogHandler SMTPHandler HTTPHandler NTEventLogHandler TimedRotatingFileHandler WatchedFileHandler",
                 "os.path": "normcase"}

# What tests of other things call in setUp, and can do without.
NOT_NEEDED = ["codecs.register", "codecs.unregister"]

loading = True


class Absent:
    """Stands for a module that isn't there and for all that is taken from it. While test files are loaded it can be
    called, decorate and be a base class; a test that calls it is skipped."""

    def __init__(self, name):
        self.__name__ = self.__qualname__ = name
        self.__path__ = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name == "HIGHEST_PROTOCOL":
            return 5
        return Absent(f"{self.__name__}.{name}")

    def __call__(self, *args, **kwargs):
        if loading:
            if self.__name__.startswith("unittest.mock.patch"):
                return unittest.skip(f"needs {self.__name__}")
            decorates = len(args) == 1 and callable(args[0]) and not kwargs and not hasattr(args[0], "__members__")
            return args[0] if decorates else self
        if self.__name__ not in NOT_NEEDED:
            raise unittest.SkipTest(f"needs {self.__name__}")

    __enter__ = __exit__ = __iter__ = __getitem__ = __instancecheck__ = __subclasscheck__ = __call__

    def __exit__(self, *info):
        pass

    def __add__(self, other):
        return self

    __radd__ = __truediv__ = __rtruediv__ = __add__

    def __fspath__(self):
        raise unittest.SkipTest(f"needs {self.__name__}")

    def __bool__(self):
        return False

    def __or__(self, other):
        return other

    __ror__ = __or__

    def __mro_entries__(self, bases):
        return (AbsentBase,) if not any(isinstance(base, type) for base in bases) else ()


class AbsentBase:
    """The base of classes whose base is absent."""


# The same that have to be real: variables of typing's own.
TYPE_VARIABLES = "T KT VT T_co T_contra V_co VT_co CT_co"


def fill_absent():
    import typing
    for name in TYPE_VARIABLES.split():
        setattr(typing, name, typing.TypeVar(name, covariant=name.endswith("_co")))
    for name, privates in PRIVATE_NAMES.items():
        module = __import__(name, None, None, ["*"])
        for private in privates.split():
            if not hasattr(module, private):
                setattr(module, private, Absent(f"{name}.{private}"))
    for name in MAYBE_ABSENT:
        try:
            __import__(name)
        except ImportError:
            sys.modules[name] = Absent(name)
            parent, _, tail = name.rpartition(".")
            if parent:
                setattr(sys.modules[parent], tail, sys.modules[name])


class Report(unittest.TestResult):
    def say(self, word, text=""):
        text = " ".join(str(text).split())[:300]
        print(f"\n@{word} {text}")

    def addSuccess(self, test):
        self.say("pass")

    def addFailure(self, test, info):
        self.say("fail", info[1])

    def addError(self, test, info):
        self.say("error", f"{info[0].__name__}: {info[1]}")

    def addSkip(self, test, reason):
        self.say("skip", reason)

    def addExpectedFailure(self, test, info):
        self.say("pass")

    def addUnexpectedSuccess(self, test):
        self.say("fail", "unexpected success")

    def addSubTest(self, test, subtest, info):
        if info is not None:
            self.addError(test, info)


def find_classes(module):
    found = [value for value in vars(module).values()
             if isinstance(value, type) and issubclass(value, unittest.TestCase)
             and not value.__module__.startswith("unittest")]
    return [cls for at, cls in enumerate(found) if cls not in found[:at]]


def main():
    global loading
    name, done = sys.argv[1], int(sys.argv[2])
    fill_absent()
    module = __import__(name, None, None, ["*"])
    if hasattr(module, "setUpModule"):
        module.setUpModule()
    loading = False
    report = Report()
    number = 0
    for cls in find_classes(module):
        ready = None
        for method in unittest.defaultTestLoader.getTestCaseNames(cls):
            if number >= done:
                report.say("begin", f"{number} {cls.__name__}.{method}")
                if ready is None:
                    ready = set_up(cls, report)
                if ready is True:
                    cls(method).run(report)
                else:
                    report.say(*ready)
            number += 1
        if ready is True:
            cls.tearDownClass()
            cls.doClassCleanups()
    report.say("end")


def set_up(cls, report):
    """True, or why the class's tests can't run: a word and a text."""
    if getattr(cls, "__unittest_skip__", False):
        return "skip", cls.__unittest_skip_why__
    try:
        cls.setUpClass()
        return True
    except unittest.SkipTest as exc:
        return "skip", exc
    except Exception as exc:
        return "error", f"{type(exc).__name__}: {exc}"


main()
