#!/usr/bin/env python3
"""Runs files of CPython's own test suite, where they lie, and prints how many of their cases pass.

    tools/cpython_tests.py                        the files of FILES below
    tools/cpython_tests.py test_int test_math     these
    tools/cpython_tests.py -v test_int            what fails, and why
    tools/cpython_tests.py --why                  the most frequent reasons, over all files
    tools/cpython_tests.py --doc                  writes the table to docs/cpython-tests.md too

The suite is found through --suite, or the CPython 3.13 that runs this script. Nothing of it is copied: a temporary
folder holds a package `test` whose path leads to the suite, behind our own small test.support (cpython_support/).
A process runs one file (cpython_support/driver.py); where it crashes or hangs, that test counts as an error and
another process goes on with the next one.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
SUPPORT = os.path.join(HERE, "cpython_support")

FILES = ["test_" + name for name in """
    grammar generators dict list tuple set int long float complex bool bytes str string format fstring patma dataclasses
    enum functools itertools contextlib collections deque defaultdict ordered_dict heapq bisect operator copy textwrap
    statistics random descr class super property scope with exceptions exception_group except_star raise unpack
    unpack_ex slice range enumerate iter listcomps dictcomps setcomps genexps named_expressions coroutines asyncgen
    decorators keywordonlyarg positional_only_arg syntax call builtin types struct array memoryview math cmath weakref
    weakset abc argparse pprint datetime fractions traceback logging inspect.test_inspect warnings typing sort hash index pow compare augassign contains
    numeric_tower unary binop opcodes eof isinstance funcattrs baseexception exception_variations exception_hierarchy
    generator_stop yield_from print string_literals structseq utf8source module subclassinit typechecks
    dynamic global peepholer errno contextlib_async userdict userlist userstring dictviews memoryio
    json.test_decode json.test_default json.test_dump json.test_encode_basestring_ascii json.test_enum json.test_fail
    json.test_float json.test_indent json.test_pass1 json.test_pass2 json.test_pass3 json.test_recursion
    json.test_scanstring json.test_separators json.test_unicode unittest.test_assertions unittest.test_case
    unittest.test_functiontestcase unittest.test_loader unittest.test_runner unittest.test_setups unittest.test_skipping
    unittest.test_suite""".split()]

WORDS = ["pass", "fail", "error", "skip"]
MOST_RESTARTS = 40


def make_package(folder, suite):
    """The package `test`: our test.support, and the suite for everything else."""
    package = os.path.join(folder, "test")
    os.makedirs(os.path.join(package, "support"))
    with open(os.path.join(package, "__init__.py"), "w") as file:
        file.write(f"__path__ = [{package!r}, {suite!r}]\n")
    for name in os.listdir(SUPPORT):
        if name.endswith(".py") and name != "driver.py":
            target = "__init__.py" if name == "support.py" else name
            shutil.copy(os.path.join(SUPPORT, name), os.path.join(package, "support", target))


def without_character_names(text):
    r"""\N{...} as \U...: the interpreter may lack the table of names, without which a file isn't even compiled."""
    def spell(match):
        return f"{match[1]}\\U{ord(unicodedata.lookup(match[2])):08x}"
    return re.sub(r"(?<!\\)((?:\\\\)*)\\N\{([A-Za-z][A-Za-z0-9 -]+)\}", spell, text)


# What would keep a whole file from being loaded.
REWRITES = [
    ("class StdIOBuffer(io.TextIOWrapper):", "class StdIOBuffer(io.StringIO):\n    buffer = property(lambda self: self)\n\n\n"
     "class Unused:"),
    ("nonlocal __firstlineno__", "pass"),
]


def add_rewritten(folder, suite, name):
    """A file that names characters, or is one of REWRITES, is run from the temporary folder, as rewritten."""
    path = os.path.join(suite, name.replace(".", "/") + ".py")
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        changed = without_character_names(text)
        for old, new in REWRITES:
            changed = changed.replace(old, new)
        if changed != text:
            target = os.path.join(folder, "test", name.replace(".", "/") + ".py")
            if not os.path.isdir(os.path.dirname(target)):  # a package: of two folders
                os.mkdir(os.path.dirname(target))
                shutil.copy(os.path.join(os.path.dirname(path), "__init__.py"), os.path.dirname(target))
                with open(os.path.join(os.path.dirname(target), "__init__.py"), "a") as file:
                    file.write(f"\n__path__.append({os.path.dirname(path)!r})\n")
            with open(target, "w", encoding="utf-8") as file:
                file.write(changed)


def read_lines(process, seconds):
    """The lines a process prints, until it ends or is silent for too long; then None."""
    buffer = b""
    stream = process.stdout.fileno()
    while True:
        if not select.select([stream], [], [], seconds)[0]:
            process.kill()
            yield None
            return
        data = os.read(stream, 65536)
        if not data:
            return
        *lines, buffer = (buffer + data).split(b"\n")
        yield from (line.decode(errors="replace") for line in lines)


class Run:
    """One test file: the outcomes of its tests."""

    def __init__(self, name):
        self.name = name
        self.outcomes = []  # (test, word, text)
        self.complete = False

    def count(self, word):
        return sum(outcome[1] == word for outcome in self.outcomes)

    def go(self, options, folder):
        start = 0
        for _ in range(MOST_RESTARTS):
            start = self.run_from(start, options, folder)
            if start is None:
                return self
        return self

    def run_from(self, start, options, folder):
        """Runs the tests from a number on; the number to go on with after a crash, or None."""
        errors = tempfile.TemporaryFile()
        command = [*options.command, os.path.join(SUPPORT, "driver.py"), "test." + self.name, str(start)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL,
                                   cwd=os.path.join(folder, "work"), env={**os.environ, "WAFERPATH": options.path})
        number = test = None
        told = True  # of several outcomes of one test, as of its subtests, the first counts
        hung = False
        for line in read_lines(process, options.timeout):
            if line is None:
                hung = True
            elif line.startswith("@begin "):
                number, test = line.split()[1:3]
                told = False
            elif line == "@end " or line == "@end":
                self.complete = True
            elif line[:1] == "@" and line[1:].split(" ")[0] in WORDS and not told:
                word, _, text = line[1:].partition(" ")
                self.outcomes.append((test, word, text))
                told = True
        process.stdout.close()
        status = process.wait()
        if self.complete:
            return None
        errors.seek(0)
        last = (errors.read().decode(errors="replace").strip().splitlines() or [""])[-1]
        why = "hangs" if hung else f"signal {-status}" if status < 0 else last
        if number is None:
            self.outcomes.append(("import", "error", why))
            return None
        if not told:
            self.outcomes.append((test, "error", why))
        return int(number) + 1


def reason(text):
    """A text of a failure with names and numbers taken out, so that like ones count together."""
    text = re.sub(r"0x[0-9a-f]+|\d+", "N", text)
    return text[:110]


def print_table(runs):
    print(f"{'file':24}{'passed':>8}{'failed':>8}{'errors':>8}{'skipped':>9}")
    for run in runs:
        note = "" if run.complete else "   not to its end"
        print(f"{run.name:24}" + "".join(f"{run.count(w):>{8 + (w == 'skip')}}" for w in WORDS) + note)
    print(f"{'all':24}" + "".join(f"{sum(r.count(w) for r in runs):>{8 + (w == 'skip')}}" for w in WORDS))


def write_doc(runs):
    """The table as a page of the documentation."""
    lines = ["# CPython's own tests", "",
             "Files of CPython 3.13's `Lib/test`, run where they lie through our `unittest`: `make` and",
             "`python3.13 tools/cpython_tests.py --doc` make this page. Nothing of the suite is copied. Tests that need",
             "what a small system lacks (other processes, threads, `re`, `pickle` ...), or that look at CPython itself,",
             "are skipped; `-v` prints what fails and why.", "",
             "| file | passed | failed | errors | skipped |", "|---|---|---|---|---|"]
    for run in runs:
        note = "" if run.complete else " (not loaded)"
        lines.append(f"| {run.name}{note} | " + " | ".join([str(run.count(word)) for word in WORDS]) + " |")
    lines.append("| **all** | " + " | ".join([f"**{sum(run.count(word) for run in runs)}**" for word in WORDS]) + " |")
    with open(os.path.join(os.path.dirname(HERE), "docs", "cpython-tests.md"), "w") as file:
        file.write("\n".join(lines) + "\n")


def print_reasons(runs):
    reasons = collections.Counter()
    example = {}
    for run in runs:
        for test, word, text in run.outcomes:
            if word in ("fail", "error"):
                reasons[reason(text)] += 1
                example.setdefault(reason(text), f"{run.name} {test}")
    for text, count in reasons.most_common(60):
        print(f"{count:5}  {text}   ({example[text]})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=FILES)
    parser.add_argument("--wafer", default=os.path.join(os.path.dirname(HERE), "build/wafer"), help="the interpreter")
    parser.add_argument("--heap", default="256m", help="the limit of its heap")
    parser.add_argument("--suite", default=os.path.join(os.path.dirname(os.__file__), "test"), help="the folder Lib/test")
    parser.add_argument("--timeout", type=float, default=20, help="seconds a test may be silent")
    parser.add_argument("-j", type=int, default=2, help="files at a time")
    parser.add_argument("-v", action="count", default=0, help="print what fails; twice: what is skipped too")
    parser.add_argument("--doc", action="store_true", help="write docs/cpython-tests.md")
    parser.add_argument("--why", action="store_true", help="print the most frequent reasons")
    options = parser.parse_args()
    options.command = [os.path.abspath(options.wafer), "-X", "heapsize=" + options.heap]
    started = time.time()
    with tempfile.TemporaryDirectory() as folder:
        make_package(folder, os.path.abspath(options.suite))
        os.mkdir(os.path.join(folder, "work"))
        for name in options.files:
            add_rewritten(folder, os.path.abspath(options.suite), name)
        options.path = folder
        with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
            runs = list(pool.map(lambda name: Run(name).go(options, folder), options.files))
    if options.v > 1:
        for run in runs:
            for test, word, text in run.outcomes:
                if word == "skip":
                    print(f"{run.name} {test}: {word}: {text}")
    if options.v:
        for run in runs:
            for test, word, text in run.outcomes:
                if word in ("fail", "error"):
                    print(f"{run.name} {test}: {word}: {text}")
    if options.why:
        print_reasons(runs)
    print_table(runs)
    if options.doc:
        write_doc(runs)
    print(f"{time.time() - started:.0f} seconds", file=sys.stderr)


if __name__ == "__main__":
    main()
