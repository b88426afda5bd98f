"""Stands for test.support.os_helper."""

import os
import unittest

TESTFN = TESTFN_ASCII = f"@test_{os.getpid()}_tmp"


class EnvironmentVarGuard:
    """Skips: tests that change the environment start other processes."""

    def __enter__(self):
        raise unittest.SkipTest("needs an operating system")

    def __exit__(self, *info):
        pass


temp_cwd = EnvironmentVarGuard


def unlink(name):
    try:
        os.unlink(name)
    except OSError:
        pass
