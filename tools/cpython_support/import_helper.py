"""Stands for test.support.import_helper."""

import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return __import__(name, None, None, ["*"])
    except ImportError as exc:
        raise unittest.SkipTest(str(exc))


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """A module's variant in Python or in C: there is one of each here, which counts as the one in C."""
    return None if blocked else import_module(name)
