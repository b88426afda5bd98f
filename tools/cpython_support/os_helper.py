"""Stands for test.support.os_helper."""

import os
import sys
import unittest

TESTFN = TESTFN_ASCII = f"@test_{os.getpid()}_tmp"


class EnvironmentVarGuard:
    """os.environ, whose changes are undone at the end."""

    def __init__(self):
        self._before = {}

    def __setitem__(self, name, value):
        self._before.setdefault(name, os.environ.get(name))
        os.environ[name] = value

    set = __setitem__

    def unset(self, name):
        self._before.setdefault(name, os.environ.get(name))
        os.environ.pop(name, None)

    __delitem__ = unset

    def __enter__(self):
        return self

    def __exit__(self, *info):
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class temp_cwd:
    """Skips: tests that change the folder start other processes."""

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        raise unittest.SkipTest("needs an operating system")

    def __exit__(self, *info):
        pass


def skip_unless_working_chmod(test):
    return unittest.skip("needs an operating system")(test)


skip_if_dac_override = skip_unless_symlink = skip_unless_working_chmod


def unlink(name):
    try:
        os.unlink(name)
    except OSError:
        pass


def __getattr__(name):
    """Anything else: absent."""
    if name.startswith("__"):
        raise AttributeError(name)
    return sys.modules["__main__"].Absent(f"{__name__}.{name}")
