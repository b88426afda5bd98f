"""Stands for test.support.import_helper."""

import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return __import__(name, None, None, ["*"])
    except ImportError as exc:
        raise unittest.SkipTest(str(exc))


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """A module's variant in Python, or with a module in C behind it if we have that: else it's absent."""
    if fresh and not blocked and not all(_exists(part) for part in fresh):
        return sys.modules["__main__"].Absent(f"{name} in C")
    return import_module(name)


def _exists(name):
    try:
        __import__(name)
        return not isinstance(sys.modules[name], sys.modules["__main__"].Absent)
    except ImportError:
        return False


def __getattr__(name):
    """Anything else: absent."""
    if name.startswith("__"):
        raise AttributeError(name)
    return sys.modules["__main__"].Absent(f"{__name__}.{name}")
