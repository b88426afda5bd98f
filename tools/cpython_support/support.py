"""Stands for test.support: what CPython's test files take from there, written for an interpreter that isn't CPython.

Everything that looks at CPython itself (sizes of objects, reference counts, subprocesses of it) skips its test.
"""

import contextlib
import gc
import sys
import textwrap
import unittest

verbose = 0
failfast = use_resources = False
is_wasi = is_emscripten = is_android = is_apple_mobile = is_jython = False
Py_DEBUG = Py_GIL_DISABLED = Py_TRACE_REFS = HAVE_DOCSTRINGS = False
MISSING_C_DOCSTRINGS = True
has_fork_support = has_subprocess_support = False
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = sys.hash_info.width
REPO_ROOT = TEST_HOME_DIR = ""
SHORT_TIMEOUT = LONG_TIMEOUT = LOOPBACK_TIMEOUT = 30.0
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 2 << 30, 4 << 30


class TestFailed(Exception):
    """Raised where a check of this module fails."""


class _AlwaysEq:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEq:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Extreme:
    def __init__(self, largest):
        self.largest = largest

    def __eq__(self, other):
        return type(other) is type(self) and other.largest == self.largest

    def __lt__(self, other):
        return not self.largest and self != other

    def __le__(self, other):
        return self < other or self == other

    def __gt__(self, other):
        return self.largest and self != other

    def __ge__(self, other):
        return self > other or self == other


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEq(), _NeverEq(), _Extreme(True), _Extreme(False)


class BrokenIter:
    """Raises ZeroDivisionError at one of the steps of an iteration."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises, self.iter_raises = next_raises, iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


# ---- Decorators that skip ----

def _unchanged(item):
    return item


def _keep(*args, **kwargs):
    return _unchanged


def _skipping(reason):
    """A decorator (with arguments or without) that skips what it decorates."""
    def decorate(*args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]):
            return unittest.skip(reason)(args[0])
        return unittest.skip(reason)
    return decorate


requires_debug_ranges = _skipping("about marks of CPython")
HAVE_ASAN_FORK_BUG = False


def has_no_debug_ranges():
    return False


cpython_only = _skipping("about CPython only")
refcount_test = _skipping("about reference counts")
requires_docstrings = _skipping("functions in C have no docstrings")
bigmemtest = bigaddrspacetest = _skipping("needs much memory")
requires_subprocess = requires_fork = requires_working_socket = _skipping("needs an operating system")
requires_limited_api = _skipping("about CPython only")
requires_mac_ver = requires_zlib = requires_gzip = requires_resource = _skipping("needs a resource")
requires_gil_enabled = no_tracing = requires_IEEE_754 = thread_unsafe = _unchanged
skip_if_pgo_task = skip_on_s390x = skip_if_sanitizer = force_not_colorized = skip_if_buggy_ucrt_strfptime = _unchanged
skip_emscripten_stack_overflow = skip_wasi_stack_overflow = skip_if_suppress_crash_report = _keep
run_with_locale = run_with_locales = _keep


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


def check_impl_detail(**guards):
    """Whether a detail holds here: never CPython's, always one that others have."""
    return not guards.pop("cpython", True if not guards else not any(guards.values()))


def impl_detail(msg=None, **guards):
    return _unchanged if check_impl_detail(**guards) else unittest.skip(msg or "a detail of another implementation")


def check_sanitizer(**kinds):
    return False


def requires(resource, msg=None):
    raise unittest.SkipTest(f"needs {resource}")


def is_resource_enabled(resource):
    return False


def _skip(*args, **kwargs):
    raise unittest.SkipTest("about CPython only")


check_sizeof = calcobjsize = calcvobjsize = run_in_subinterp = findfile = wait_process = check__all__ = _skip
check_disallow_instantiation = collision_stats = open_urlresource = _skip


# ---- Checks ----

def gc_collect():
    gc.collect()


def load_package_tests(*args):
    _skip()


def run_code(code):
    """The names that a text of statements leaves behind."""
    names = {"__name__": "run_code"}
    exec(textwrap.dedent(code), names)
    return names


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"{obj!r} has no attribute {name!r}")


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, errtext) as raised:
        compile(statement, "<test string>", "exec")
    case.assertIsNotNone(raised.exception.lineno)
    if lineno is not None:
        case.assertEqual(raised.exception.lineno, lineno)
    if offset is not None:
        case.assertEqual(raised.exception.offset, offset)


def check_free_after_iterating(case, make_iter, cls, args=()):
    _skip()


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return 100000


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def iter_builtin_types():
    """The types among the builtins, without the exceptions."""
    import builtins
    for name, value in vars(builtins).items():
        if isinstance(value, type) and not issubclass(value, BaseException):
            yield value


def iter_slot_wrappers(cls):
    _skip()


class SuppressCrashReport(contextlib.nullcontext):
    pass


def get_recursion_available():
    return sys.getrecursionlimit()


def maybe_get_event_loop_policy():
    return None


def setswitchinterval(interval):
    pass


# ---- Context managers ----

@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    yield


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


@contextlib.contextmanager
def captured_output(name):
    import io
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def disable_gc():
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def swap_attr(obj, name, value):
    had, before = hasattr(obj, name), getattr(obj, name, None)
    setattr(obj, name, value)
    try:
        yield before
    finally:
        if had:
            setattr(obj, name, before)
        else:
            delattr(obj, name)


@contextlib.contextmanager
def swap_item(obj, key, value):
    had = key in obj
    before = obj[key] if had else None
    obj[key] = value
    try:
        yield before
    finally:
        if had:
            obj[key] = before
        else:
            del obj[key]


class catch_unraisable_exception:
    """Nothing is reported as unraisable here: tests of it are skipped."""

    def __enter__(self):
        _skip()

    def __exit__(self, *info):
        pass


class CPUStopwatch:
    """How long a block took."""

    def __enter__(self):
        import time
        self._clock, self.seconds = time.perf_counter, 0
        self.clock_info = type("ClockInfo", (), {"resolution": 1e-6})
        self._start = self._clock()
        return self

    def __exit__(self, *info):
        self.seconds = self._clock() - self._start


Error = TestFailed


def __getattr__(name):
    """Anything else: a module beside this one, or absent."""
    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return __import__(f"{__name__}.{name}", None, None, ["*"])
    except ImportError:
        return sys.modules["__main__"].Absent(f"{__name__}.{name}")
