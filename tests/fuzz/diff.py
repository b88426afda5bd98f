#!/usr/bin/env python3
"""The differential fuzzer: small programs made from a seed print the same under Wafer and CPython 3.13, or are shown.

    tests/fuzz/diff.py --seconds 60 [--seed N] [--wafer build/wafer]

A snippet is a few statements from grammar.py. They run one after the other in the same globals, and what one raises is
printed with type and message. A batch runs BATCH snippets in one process of each interpreter; a line with a number
stands between two, so that the ones that differ are known. Each of those is then cut down, as long as it differs.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

import grammar

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BATCH, SECONDS = 400, 20  # snippets of a process, and the most it may take

# What stands before the snippets of a batch. The text of one is run, not compiled into the batch, so that a
# SyntaxError is a result like others. Addresses are not shown, and sets in one order.
PRELUDE = r'''
import array, binascii, bisect, cmath, collections, contextlib, copy, dataclasses, enum, functools, heapq, inspect, io
import itertools, json, math, operator, pprint, random, statistics, string, struct, sys, textwrap, types
from dataclasses import dataclass, field

def text_of(v, depth=0):
    kind = type(v)
    if kind in (set, frozenset):
        return kind.__name__ + repr(sorted(text_of(x, depth + 1) for x in v))
    if depth < 4 and kind in (list, tuple):
        return kind.__name__ + '(' + ', '.join([text_of(x, depth + 1) for x in v]) + ')'
    if depth < 4 and kind is dict:
        return '{' + ', '.join([text_of(k, depth + 1) + ': ' + text_of(x, depth + 1) for k, x in v.items()]) + '}'
    text = repr(v)
    return text if ' at 0x' not in text.lower() else '...'

def show(*values):
    for v in values:
        print(type(v).__name__, text_of(v))

def tell(e, depth=0):
    text = str(e)
    print(type(e).__name__, text if ' at 0x' not in text else '...', len(e.args), getattr(e, '__notes__', ''))
    if isinstance(e, BaseExceptionGroup):
        for each in e.exceptions:
            tell(each, depth + 1)
    for how, other in ('cause', e.__cause__), ('context', e.__context__):
        if other is not None and depth < 3:
            print(how, e.__suppress_context__)
            tell(other, depth + 1)

def attempt(fn, depth=0):
    try:
        show(fn())
    except Exception as e:
        tell(e, depth)

def drive(work):
    try:
        for step in range(9):
            show(('paused', work.send(None if step == 0 else step)))
        work.close()
    except StopIteration as e:
        show(e.value)

class Own(Exception):
    pass

class Meta(type):
    def __call__(cls, *args):
        print('make', cls.__name__)
        return super().__call__(*args)
    def __len__(cls):
        return 3

class Described:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner):
        return self.name, instance is None
    def __set__(self, instance, value):
        print('set', self.name, text_of(value))

class Manager:
    def __init__(self, how):
        self.how = how
    def __enter__(self):
        print('enter', text_of(self.how))
        if self.how == 5:
            raise Own('enter')
        return self.how
    def __exit__(self, kind, value, trace):
        print('exit', text_of(self.how), kind and kind.__name__)
        if self.how == 3:
            raise Own('exit')
        return self.how == 2

class AsyncManager:
    async def __aenter__(self):
        return await Pause('in')
    async def __aexit__(self, *args):
        print(await Pause('out'), args[0] and args[0].__name__)

class Pause:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        return (yield self.v)

def twice(f):
    return lambda *args, **named: (f(*args, **named), f(*args, **named))

def logged(f):
    def inner(*args, **named):
        print('call', f.__name__, len(args), sorted(named))
        return f(*args, **named)
    return inner

HELPERS = {k: v for k, v in globals().items() if not k.startswith('_')}

def run(number, statements):
    print('#', number)
    scope = {**HELPERS, '__name__': '__main__'}
    for text in statements:
        try:
            exec(text, scope)
        except RecursionError:
            print('RecursionError')
        except SyntaxError as e:
            print('SyntaxError', e.msg)
        except BaseException as e:
            tell(e)
'''


def run_batch(command, snippets):
    """What the snippets printed, up to the one that ended the process."""
    text = PRELUDE + "".join(f"run({i}, {s!r})\n" for i, s in enumerate(snippets)) + "print('#', 'end')\n"
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        try:
            done = subprocess.run([*command, file.name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS,
                                  env={**os.environ, "PYTHONHASHSEED": "0"})
            output, status = done.stdout, done.returncode
        except subprocess.TimeoutExpired as e:
            output, status = e.stdout or b"", "timeout"
    parts = re.split(r"(?m)^# (?:\d+|end)\n", output.decode("utf-8", "replace"))[1:] or [""]
    if len(parts) <= len(snippets):
        parts[-1] += f"(the process ended with {status})"
    return parts[:len(snippets)]


def run_snippets(command, snippets):
    """What each of the snippets printed."""
    parts = []
    while len(parts) < len(snippets):
        parts += run_batch(command, snippets[len(parts):])
    return parts


def outputs(commands, snippet):
    return [run_snippets(command, [snippet])[0] for command in commands]


def differs(commands, snippet):
    ours, theirs = outputs(commands, snippet)
    return ours != theirs and not known(snippet, ours, theirs)


def reduce(commands, snippet):
    """Without the statements, and the lines in them, that are not needed for the difference."""
    i = 0
    while i < len(snippet):
        fewer = snippet[:i] + snippet[i + 1:]
        if fewer and differs(commands, fewer):
            snippet = fewer
        else:
            i += 1
    for i in range(len(snippet)):
        j = 0
        while j < len(snippet[i].split("\n")):
            lines = snippet[i].split("\n")
            fewer = snippet[:i] + ["\n".join(lines[:j] + lines[j + 1:])] + snippet[i + 1:]
            if len(lines) > 1 and not is_syntax_error(fewer[i]) and differs(commands, fewer):
                snippet = fewer
            else:
                j += 1
    return snippet


def is_syntax_error(text):
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(text, "<reduced>", "exec")
    except (SyntaxError, ValueError, MemoryError):
        return True
    return False


# Differences that are meant: docs/differences.md says why. What the snippet and the first lines that differ have to match.
KNOWN = [tuple(map(re.compile, each)) for each in (
    # the wording of too few or too many arguments of functions in C
    ("", "TypeError .*(argument|keywords)", "TypeError .*argument"),
    # how much memory there is
    ("", r"^MemoryError|^\(the process ended", ""), ("", "", "^MemoryError|convert to C int$"),
    # a file's first mistake is told, not the first of its grammar
    ("", r"^SyntaxError (wildcard|name capture|multiple assignments|alternative patterns|assignment expression|'\w+' outside|"
         r"duplicate argument|keyword argument repeated|/ m)", "^SyntaxError"),
    # x += 1 is a use of x, import x an assignment
    ("global|nonlocal", "^SyntaxError name .* is (used prior|assigned to before)", ""),
    # arguments behind * and ** are looked at when they are collected, others at the call
    ("", "^TypeError (keywords must be strings|.*argument after \\*)", ""),
    # what dir() lists is in another order, reprs of types ask them less, a view that is released is told so
    (r"__dir__\(\)", "^list", "^list"), (r"__repr__\(cls\)", "^UnionType", "^UnionType"), ("", "", "^SystemError"),
    # what C strings cannot be
    ("", "", "embedded null character"),
    # iterators written in C are not copied; views are refused in other words
    ("copy", "cannot pickle", ""),
    # strs have one kind of iterator
    ("", "str_iterator", "str_ascii_iterator"),
    # a view with gaps, or one that is released, is no bytes-like object there
    ("memoryview", "", "memoryview found"),
    # types of the library that are written in Python have names without a module
    ("", "'(partial|itemgetter|attrgetter|methodcaller|K|TypeAliasType)'", r"'(functools|operator|typing)\."),
    # __len__ of a class derived from a sequence is not asked for the sake of room
    (r"class \w+\((list|tuple|dict|str|bytes)\)[^$]*__len__", "", "__len__|cannot fit 'int'"),
    # the namespace of an enumeration has other names inside
    ("enum", "attribute '_names'", "attribute '_member_names'"),
    # how a dict is updated is told in the words of dict
    ("OrderedDict", "dictionary update sequence|returned a non-iterable", "^(TypeError|ValueError)"),
    (r"class C\(dict\)[^$]*def (keys|__getitem__)[^$]*OrderedDict", "", ""),
    (r"class C\(dict\)[^$]*def items[^$]*json", "", ""),
    # what no C function of that kind is there to say
    ("", "", "bad argument type for built-in operation|too large to convert to C long"),
    # a file that is closed says so before it looks at arguments
    (r"close\(\)", "closed file", ""),
    # the items of heapq are sorted, which compares others
    (r"def __(lt|gt|le|ge|eq|len)__[^$]*heapq\.n", "", ""), (r"heapq\.n", "^TypeError '<'", "^TypeError '[<>]'"),
    # the hash of nan, which has no identity
    (r"hash\(.*nan", "", ""),
    # what __index__ raised is not hidden
    ("islice", "^TypeError __index__", "for islice"),
    # nothing looks at what is searched or subscribed before it has to
    ("bisect", "", "does not support indexing"), (r"def keys\(", "not subscriptable", "unhashable"),
    # bytes grow as items come; an int that is too big is named as one, whatever its class
    (r"__length_hint__[^$]*(bytes|bytearray)\(", "^(bytes|bytearray) ", "__length_hint__|convert to C ssize_t"),
    ("class", "cannot fit 'int'", "cannot fit '"), (r"io\.", "convert to C ssize_t", "cannot fit 'int'"),
    # what is assigned to a slice is made bytes before the slice is looked at
    (r"\w\[.*:.*:0\] = ", "^TypeError", "slice step cannot be zero"),
    # a bytearray has an order with bytes and bytearrays
    ("memoryview", "^TypeError '[<>]=?' not supported between instances of '(bytearray|memoryview)'", "^bool"),
    # no byte holds -1
    (r"to_bytes\(0", "^OverflowError", "^bytes"),
    # there is no annotation yet when a class body begins
    (r"class \w+[^$]*locals\(\)", "'__firstlineno__'", "'__annotations__'"),
    # arrays are made of the iterator of any sequence
    (r"class C\((list|tuple)\)", "^array", "^array"),
    # a metaclass is not asked for special methods
    (r"def __getattr__\(cls", "", ""),
    # an OrderedDict has the views of a dict; what the library in Python raises on the way to an error
    ("OrderedDict", "dict_", "odict_"), (r"enum\.", "", "^(context|cause)"),
    # an operand that is an unbound variable is found out after the other operand
    ("", "", "UnboundLocalError|NameError"),
    # slots are attributes, whatever the class has under their names and whatever its base is
    (r"\(Exception\)[^$]*__slots__", "", ""), (r"__slots__ = \('d', '__dict__'\)", "", ""), ("__slots__", "", "and no __dict__"),
    (r"__slots__[^$]*C\.x = ", "", ""),
    # what a class derived from a builtin sequence does not know about + and *
    (r"class \w+\((list|str|tuple|bytes|C)\)[^$]*NotImplemented", "", ""),
)]


# What may make a set of several items, whose order is not the same.
SETS = re.compile(r"set\(|\.(union|symmetric_difference|update)\(|[}\w] ([|^]|\|=) ")


def known(snippet, ours, theirs):
    """Whether the first line that differs is one of the differences that are meant."""
    if "RecursionError" in ours + theirs:
        return True
    for mine, other in zip(ours.splitlines(), theirs.splitlines()):
        if mine != other:
            text = "\n".join(snippet)
            mixed = sorted(mine) == sorted(other) or SETS.search(text) and shape_of(mine) == shape_of(other)
            return bool(mixed) or any(s.search(text) and a.search(mine) and b.search(other) for s, a, b in KNOWN)
    return False


def shape_of(output):
    """Output without what varies from one instance of a difference to the next."""
    return re.sub(r"'[^']*'|\d+", "", output)


def first_difference(ours, theirs):
    for mine, other in zip(ours.splitlines() + [""], theirs.splitlines() + [""]):
        if mine != other:
            return shape_of(mine), shape_of(other)
    return shape_of(ours), shape_of(theirs)


def report(commands, seed, snippet, seen):
    """Shows a difference; False: it is one that was seen before, or there is none without the snippets before."""
    if not differs(commands, snippet):
        return False
    small = reduce(commands, snippet)
    ours, theirs = outputs(commands, small)
    shape = first_difference(ours, theirs)
    if shape in seen:
        return False
    seen.add(shape)
    print(f"---- seed {seed}\n" + "\n".join(small) + f"\n  wafer:   {' / '.join(ours.splitlines())[-400:]}\n"
          f"  cpython: {' / '.join(theirs.splitlines())[-400:]}", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1, help="of the first batch; each batch takes the next one")
    parser.add_argument("--wafer", default=os.path.join(ROOT, "build/wafer"))
    parser.add_argument("--python", default="python3.13")
    parser.add_argument("--most", type=int, default=20, help="differences to show")
    options = parser.parse_args()
    if not shutil.which(options.python):
        print(f"diff: no {options.python} here, so nothing to compare with")
        return 0
    commands = [options.wafer], [options.python, "-W", "ignore"]
    end, seed, count, found, seen = time.monotonic() + options.seconds, options.seed, 0, 0, set()
    while time.monotonic() < end and found < options.most:
        random_ = random.Random(seed)
        snippets = [grammar.snippet(random_) for _ in range(BATCH)]
        ours, theirs = (run_snippets(command, snippets) for command in commands)
        for snippet, mine, other in zip(snippets, ours, theirs):
            if mine != other and not known(snippet, mine, other) and found < options.most:
                found += report(commands, seed, snippet, seen)
        count, seed = count + BATCH, seed + 1
    print(f"diff: {count} snippets, {found} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
