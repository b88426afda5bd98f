# Recursion through the hooks of json, str.format, sort, __getattr__ and finally, and conversions of a million digits.
# needs: memory speed

import functools
import json
import sys
import traceback


def attempt(name, function):
    try:
        function()
        print(name, "done")
    except RecursionError:
        print(name, "RecursionError")


class Shown:
    def __format__(self, spec):
        return "{0}".format(self)

    def __str__(self):
        return "%s" % self

    def __repr__(self):
        return "{!r}".format(self)

    def __getattr__(self, name):
        return "{0.name}".format(self)

    def __getitem__(self, key):
        return "{0[1]}".format(self)

    def __lt__(self, other):
        return [self, other].sort()

    def __fspath__(self):
        return open(self)

    def __iter__(self):
        return [*self]


s = Shown()
attempt("{}", lambda: "{}".format(s))
attempt("{!s}", lambda: "{!s}".format(s))
attempt("{!r}", lambda: "{!r}".format(s))
attempt("{0.name}", lambda: "{0.name}".format(s))
attempt("{0[1]}", lambda: "{0[1]}".format(s))
attempt("{name}", lambda: "{name}".format_map(s))
attempt("format", lambda: format(s))
attempt("f-string", lambda: f"{s!s:>5}")
attempt("print", lambda: print(s))
attempt("sort", lambda: [s, s].sort())
attempt("min", lambda: min(s, s))
attempt("open", lambda: open(s))
attempt("list", lambda: list(s))


class Again:
    """What json cannot write: another of its kind is written in its place."""


attempt("default", lambda: json.dumps(Again(), default=lambda o: [Again()]))
attempt("default of a dict", lambda: json.dumps(Again(), default=lambda o: {"a": Again()}))


def dumps(o):
    return json.dumps(o, default=dumps)


def loads(o):
    return json.loads("{}", object_hook=loads)


attempt("dumps in default", lambda: json.dumps(Again(), default=dumps))
attempt("loads in object_hook", lambda: loads(None))
attempt("key", lambda: (f := lambda v: sorted([1, 2], key=f))(1))
attempt("cmp_to_key", lambda: (f := lambda a, b: sorted([1, 2], key=functools.cmp_to_key(f)))(1, 2))
attempt("reduce", lambda: (f := lambda a, b: functools.reduce(f, [1, 2]))(1, 2))


def tidies(n):
    try:
        tidies(n + 1)
    finally:
        str(n)


attempt("finally", lambda: tidies(0))


def deep(n):
    if n:
        return deep(n - 1)
    raise ValueError("bottom")


sys.setrecursionlimit(20_000)
try:
    deep(8000)
except ValueError as e:
    tb, count = e.__traceback__, 0
    while tb:
        tb, count = tb.tb_next, count + 1
    print(count > 3, len(traceback.extract_tb(e.__traceback__)) == count, "[Previous line repeated" in traceback.format_exc())

sys.set_int_max_str_digits(0)
print(int("9" * 1_000_000) + 1 == 10 ** 1_000_000)
number = 10 ** 200_000 - 1
print(str(number) == "9" * 200_000, len(f"{number:,}"), len(repr(-number)))
print("still alive")
