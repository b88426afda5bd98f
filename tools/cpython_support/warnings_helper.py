"""Stands for test.support.warnings_helper."""

import contextlib
import warnings


@contextlib.contextmanager
def check_warnings(*filters, quiet=True):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught


@contextlib.contextmanager
def save_restore_warnings_filters():
    with warnings.catch_warnings():
        yield


def ignore_warnings(*, category):
    def decorate(function):
        def wrapper(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return function(*args, **kwargs)
        return wrapper
    return decorate


@contextlib.contextmanager
def check_no_warnings(case, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    case.assertEqual(caught, [])


def _check(case, statement, category, errtext, lineno, offset):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(statement, "<testcase>", "exec")
    case.assertEqual([entry.category for entry in caught], [category] if category else [])


def check_syntax_warning(case, statement, errtext="", *, lineno=1, offset=None):
    _check(case, statement, SyntaxWarning, errtext, lineno, offset)


def check_no_resource_warning(case):
    return contextlib.nullcontext()
