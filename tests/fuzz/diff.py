#!/usr/bin/env python3
"""The differential fuzzer: small programs made from a seed print the same under Wafer and CPython 3.13, or are shown.

    tests/fuzz/diff.py --seconds 60 [--seed N] [--wafer build/wafer]

A snippet is a few lines that end by themselves, and what they raise is printed with type and message. A batch runs
BATCH of them in one process of each interpreter; a line with a number stands between two, so that the ones that
differ are known. Each of those is then cut down, line by line, as long as it differs.
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

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BATCH, SECONDS = 400, 20  # snippets of a process, and the most it may take

INTS = ["0", "1", "-1", "2", "3", "-3", "7", "10", "255", "-256", "1 << 24", "(1 << 30) - 1", "-(1 << 31)", "1 << 49",
        "(1 << 50) - 1", "-(1 << 50)", "(1 << 63) - 1", "1 << 64", "-(10 ** 20)", "3 ** 80", "(1 << 200) + 12345"]
FLOATS = ["0.0", "-0.0", "1.0", "0.1", "-2.5", "1e16", "1e15", "123456789.125", "1e300", "5e-324", "2.0 ** 53",
          "1 / 3", "float('inf')", "float('nan')", "1e-5"]
TEXTS = ["''", "'a'", "'abc'", "'a,b,,c'", "' xY z '", "'äöß'", "'\\u20ac10'", "'\\U0001f600k'", "'12'", "'-7'",
         "'A\\nb\\tc'", "'it\\'s \"q\"'", "'aaaa'", "'\\x00\\x7f\\xa0'", "'Title Case'", "'0x1f'", "('ab' * 9)"]
BYTES = ["b''", "b'a'", "b'abc'", "b'a,b,,c'", "b'\\x00\\xff\\x80'", "b' x '", "bytearray(b'xyz')", "bytes(range(5))",
         "memoryview(b'hello')"]
SINGLES = ["None", "True", "False", "...", "int", "str", "len", "slice(1, 2)", "NotImplemented"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "<<", ">>", "**", "<", "<=", "==", "!=", ">", ">=", "in", "not in",
             "is not", "and", "or"]
BUILTINS = ["abs", "bool", "len", "repr", "str", "list", "tuple", "sorted", "sum", "min", "max", "int", "float", "bytes",
            "ascii", "bin", "hex", "oct", "chr", "ord", "hash", "any", "all", "reversed", "dict", "round", "iter",
            "divmod", "pow", "complex", "enumerate", "zip", "range", "bytearray", "type", "callable", "frozenset"]
STR_METHODS = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit",
               "splitlines", "partition", "rpartition", "find", "rfind", "index", "rindex", "count", "replace", "startswith",
               "endswith", "join", "center", "ljust", "rjust", "zfill", "expandtabs", "encode", "isdigit", "isalpha", "isalnum",
               "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isdecimal", "isnumeric", "isascii",
               "removeprefix", "removesuffix", "translate", "format"]
BYTES_METHODS = [m for m in STR_METHODS if m not in ("casefold encode isidentifier isprintable isdecimal isnumeric format")] + [
    "hex", "decode"]
LIST_METHODS = ["append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "sort", "copy", "clear"]
DICT_METHODS = ["get", "pop", "setdefault", "update", "keys", "values", "items", "popitem", "copy", "clear"]
SET_METHODS = ["add", "discard", "remove", "union", "intersection", "difference", "symmetric_difference", "issubset",
               "issuperset", "isdisjoint", "update", "difference_update", "copy"]
INT_METHODS = ["bit_length", "bit_count", "to_bytes", "as_integer_ratio", "conjugate", "is_integer"]
FLOAT_METHODS = ["hex", "is_integer", "as_integer_ratio", "conjugate"]
EXCEPTIONS = ["ValueError", "KeyError", "IndexError", "TypeError", "StopIteration", "ArithmeticError", "LookupError", "OSError"]
BINARY_SPECIALS = ["add", "radd", "sub", "rsub", "mul", "rmul", "eq", "lt", "gt", "contains", "getitem", "and", "rand", "iadd",
                   "floordiv", "rmod", "pow", "lshift", "rtruediv", "matmul", "call"]
UNARY_SPECIALS = ["neg", "len", "bool", "repr", "str", "int", "index", "hash", "iter", "abs", "invert", "float",
                  "length_hint", "round", "bytes"]

# What stands before the snippets of a batch. The text of one is run, not compiled into the batch, so that a
# SyntaxError is a result like others.
PRELUDE = """
import sys
def show(*values):
    for v in values:
        text = repr(v)
        print(type(v).__name__, text if ' object at 0x' not in text and ' at 0x' not in text else '...')
def run(number, text):
    print('#', number)
    scope = {'__name__': 'snippet', 'show': show}
    try:
        exec(text, scope)
    except RecursionError:
        print('RecursionError')
    except SyntaxError as e:
        print('SyntaxError', e.msg)
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text if ' at 0x' not in text else '...', type(e.__context__).__name__)
"""


class Maker:
    """Makes one snippet."""

    def __init__(self, random_):
        self.r = random_
        self.names = []

    def pick(self, *choices):
        return self.r.choice(choices)()

    def of(self, texts):
        return self.r.choice(texts)

    def maybe(self, text, chance=0.5):
        return text if self.r.random() < chance else ""

    def some(self, make, least=0, most=3):
        return ", ".join(make() for _ in range(self.r.randint(least, most)))

    # ---- Expressions ----
    def small(self):
        return self.of(["0", "1", "2", "3", "-1", "-2", "5", "True"])

    def integer(self):
        return "(" + self.of(INTS) + ")"

    def real(self):
        return "(" + self.of(FLOATS) + ")"

    def text(self):
        return self.of(TEXTS)

    def data(self):
        return self.of(BYTES)

    def single(self):
        return self.of(SINGLES)

    def name(self):
        return self.of(self.names) if self.names else self.small()

    def atom(self):
        return self.pick(self.small, self.integer, self.real, self.text, self.data, self.single, self.name, self.name)

    def key(self):
        return self.pick(self.small, self.text, self.integer, lambda: f"({self.small()}, {self.text()})")

    def items(self):
        return self.pick(lambda: "[" + self.some(self.atom, 0, 4) + "]", lambda: "(" + self.some(self.atom, 2, 4) + ")",
                         lambda: "{" + self.some(lambda: self.key() + ": " + self.atom()) + "}",
                         lambda: "{" + self.small() + "}", lambda: f"range({self.some(self.small, 1, 3)})",
                         lambda: f"list(range({self.of(['3', '6', '10'])}))")

    def bound(self):
        return self.pick(lambda: "", lambda: "", self.small, self.small, self.small, self.integer, lambda: "None")

    def slice(self):
        return f"{self.bound()}:{self.bound()}" + self.maybe(f":{self.bound()}", 0.4)

    def value(self, depth=2):
        if depth <= 0:
            return self.atom()
        d = depth - 1
        return self.pick(
            self.atom, self.items, lambda: self.binary(d), lambda: self.binary(d), lambda: self.unary(d),
            lambda: f"{self.value(d)}[{self.slice()}]", lambda: f"{self.value(d)}[{self.value(0)}]",
            lambda: self.call(d), lambda: self.method(), lambda: self.method(), lambda: self.formatted(),
            lambda: self.formatted(), lambda: self.comprehension(d),
            lambda: f"({self.value(d)} if {self.value(d)} else {self.value(d)})",
            lambda: f"(lambda {self.of(['x', 'x=1', '*x', 'x, y=2', '**x', 'x, /', '*, x=3'])}: x)({self.some(self.atom, 0, 2)})",
            lambda: f"({self.value(d)} {self.of(['<', '==', '>=', 'in'])} {self.value(d)} {self.of(['<', '!='])} {self.value(0)})")

    def binary(self, depth):
        op = self.of(OPERATORS)
        if op in ("<<", "**"):  # no giants
            return f"({self.value(0)} {op} {self.small()})"
        if op == "*":
            return f"({self.value(depth)} {op} {self.pick(self.small, self.real, self.text)})"
        return f"({self.value(depth)} {op} {self.value(depth)})"

    def unary(self, depth):
        return f"({self.of(['-', '+', '~', 'not '])}{self.value(depth)})"

    def call(self, depth):
        name = self.of(BUILTINS)
        if name in ("bytes", "bytearray", "range", "list", "tuple", "sum", "pow", "hash", "complex"):
            return f"{name}({self.some(lambda: self.pick(self.small, self.items, self.text), 0, 2)})"
        return f"{name}({self.some(lambda: self.value(depth), 1 if name != 'dict' else 0, 2)})"

    def argument(self):
        return self.pick(self.small, self.small, self.text, self.data, self.items, self.single, self.real)

    def method(self):
        base, names = self.r.choice([
            (self.text, STR_METHODS), (self.text, STR_METHODS), (self.data, BYTES_METHODS),
            (lambda: "[" + self.some(self.small, 0, 5) + "]", LIST_METHODS),
            (lambda: "{" + self.some(lambda: self.key() + ": " + self.atom()) + "}", DICT_METHODS),
            (lambda: "{" + self.some(self.small, 1, 2) + "}", SET_METHODS), (self.integer, INT_METHODS),
            (self.real, FLOAT_METHODS)])
        make = base if self.r.random() < 0.6 else self.argument
        return f"{base()}.{self.of(names)}({self.some(make, 0, 3)})"

    def spec(self):
        return (self.maybe(self.of(["*<", ">", "^", "=", "é^", "0<"])) + self.maybe(self.of("+- "), 0.3) + self.maybe("#", 0.2) +
                self.maybe("0", 0.2) + self.maybe(self.of(["1", "8", "20"])) + self.maybe(self.of(",_"), 0.2) +
                self.maybe(self.of([".0", ".3", ".12"]), 0.3) + self.maybe(self.of("bcdeEfFgGnosxX%"), 0.7))

    def formatted(self):
        subject = self.pick(self.integer, self.real, self.text, self.small, self.single)
        percent = ("%" + self.maybe(self.of("#0- +"), 0.4) + self.maybe(self.of(["5", "12", "*"]), 0.4) +
                   self.maybe(self.of([".0", ".3"]), 0.3) + self.of("diouxXeEfFgGcrsa%"))
        return self.pick(lambda: f"format({subject}, {self.spec()!r})", lambda: f"'<{{:{self.spec()}}}>'.format({subject})",
                         lambda: f"({percent!r} % ({subject},))", lambda: f"({percent!r} % {subject})",
                         lambda: f"('%(k)s' + {percent!r}) % {{'k': {subject}}}",
                         lambda: f"({percent.encode()!r} % ({subject},))",
                         lambda: "'{0[%s]}{1.real} {!r}'.format(%s, %s)" % (self.of("01a"), self.items(), subject),
                         lambda: "f'{" + self.of(["a", "b", "1 + 1", "[1, 2][0]"]) + self.maybe("=") +
                         self.maybe(self.of(["!r", "!s", "!a"]), 0.3) + self.maybe(":" + self.spec()) + "}'")

    def comprehension(self, depth):
        first, last = self.of(["[]", "{}", "()"])
        item = f"({self.of(['x', 'x, x', 'str(x)', 'x * 2', '-x', 'x + 1'])})"
        if first == "{":
            item = self.of(["x", "x: 1", "str(x): x"])
        inner = f"{first}{item} for x in {self.pick(self.items, lambda: self.value(depth))}" + self.maybe(
            f" if {self.of(['x', 'not x', 'x != 1', 'x > 0', 'x in (1, 2)'])}", 0.4) + last
        if first == "{":
            return inner if ":" in item else f"sorted({inner}, key=str)"
        return f"list{inner}" if first == "(" else inner

    # ---- Statements ----
    def line(self):
        return self.pick(self.assign, self.assign, self.change, self.shown, self.shown, self.shown, self.attempt, self.loop,
                         self.function, self.closure, self.klass, self.generator, self.match, self.unpack)

    def assign(self):
        text = self.value()
        name = self.of(["a", "b", "c"])
        self.names = sorted({*self.names, name})
        return [f"{name} = {text}"]

    def shown(self):
        return [f"show({self.value(3)})"]

    def change(self):
        name = self.name()
        return [self.pick(lambda: f"{name} {self.of(['+', '-', '*', '|', '&', '//', '%'])}= {self.small()}",
                          lambda: f"{name}[{self.slice()}] = {self.value(1)}", lambda: f"{name}[{self.small()}] = {self.atom()}",
                          lambda: f"del {name}[{self.slice()}]", lambda: f"{name} += {self.value(1)}",
                          lambda: f"{name}.{self.of(LIST_METHODS + DICT_METHODS)}({self.some(self.atom, 0, 2)})",
                          lambda: f"del {name}[{self.atom()}]"), f"show({name})"]

    def unpack(self):
        targets = self.of(["a, b", "a, *b", "*a, b", "a, (b, *c)", "[a, b, c]", "(a,)"])
        return [f"{targets} = {self.pick(self.items, lambda: self.value(1))}", "show(a)"]

    def attempt(self):
        lines = ["try:", f"    show({self.value(2)})"] + ["    " + text for text in self.maybe_raise()]
        lines += [f"except {self.of(EXCEPTIONS + ['Exception', '(KeyError, TypeError)'])} as e:",
                  "    show(type(e), str(e), e.args)"]
        if self.r.random() < 0.3:
            lines += [f"    raise {self.of(EXCEPTIONS)}({self.some(self.atom, 0, 2)})" + self.maybe(" from e")]
        if self.r.random() < 0.3:
            lines += ["else:", "    show('else')"]
        return lines + (["finally:", "    show('finally')"] if self.r.random() < 0.4 else [])

    def maybe_raise(self):
        return [f"raise {self.of(EXCEPTIONS)}({self.some(self.atom, 0, 2)})"] if self.r.random() < 0.3 else []

    def loop(self):
        return [f"for x in {self.pick(self.items, lambda: self.value(1))}:", f"    if x {self.of(['==', '!=', '>'])} {self.small()}:",
                "        " + self.of(["continue", "break", "pass", "show('hit')"]), "    show(x)", "else:", "    show('done')"]

    def function(self):
        params = self.of(["", "x", "x, y=2", "*x", "**x", "x, *, y", "x, /, y=3", "x, *y, **z", "x=1, *, y=2, **z"])
        arguments = self.of(["", "1", "1, 2", "*[1, 2, 3]", "y=5", "1, y=2", "x=1", "**{'x': 1, 'q': 2}", "1, *(), **{'y': 4}"])
        return [f"def f({params}):", "    " + self.of(["return locals()", "show(x)", "return x, y", "x += 1; return x"]),
                f"show(f({arguments}))"]

    def closure(self):
        return ["def outer(n):", "    total = n", "    def inner(k=1):", "        nonlocal total",
                f"        total {self.of(['+', '*', '-', '|'])}= k", f"        return {self.of(['total', 'total, k', '[n, total]'])}",
                "    return inner", f"f = outer({self.atom()})", f"show(f(), f({self.atom()}))"]

    def klass(self):
        lines = [f"class C{self.of(['', '(list)', '(int)', '(str)', '(dict)', '(Exception)', '(tuple)', '(float)'])}:"]
        for special in self.r.sample(BINARY_SPECIALS, self.r.randint(0, 3)):
            if special == "getitem":  # it ends as an iterator, too
                lines.append("    def __getitem__(self, i): return [1, 2, 'x'][i]")
                continue
            lines.append(f"    def __{special}__(self, other): return {self.pick(lambda: 'NotImplemented', self.atom, self.items)}")
        for special in self.r.sample(UNARY_SPECIALS, self.r.randint(0, 3)):
            lines.append(f"    def __{special}__(self): return {self.pick(self.atom, self.items, self.small, self.text)}")
        if self.r.random() < 0.3:
            lines.append(f"    def __getattr__(self, name): return {self.pick(lambda: 'name', self.atom)}")
        lines.append("    tag = 1")
        uses = [lambda: f"c {self.of(OPERATORS)} {self.atom()}", lambda: f"{self.atom()} {self.of(OPERATORS)} c",
                lambda: f"{self.of(BUILTINS)}(c)", lambda: f"c[{self.bound() or '0'}]", lambda: f"-c", lambda: "c.x", lambda: "~c",
                lambda: f"f'{{c{self.maybe(':' + self.spec(), 0.3)}}}'", lambda: "[*c]", lambda: "c(1)", lambda: "'%s %d' % (c, c)",
                lambda: f"{self.text()}.join([c])", lambda: f"[1, 2, 3][c]", lambda: "{c: 1}[c]", lambda: "c.tag"]
        lines.append(f"c = C({self.maybe(self.atom(), 0.3)})")
        for _ in range(self.r.randint(1, 3)):
            lines += ["try:", f"    v = {self.r.choice(uses)()}", "    show(v if type(v) is not C else 'a C')",
                      "except Exception as e:", "    print(type(e).__name__, e if ' at 0x' not in str(e) else '')"]
        return lines

    def generator(self):
        return ["def g():", f"    got = yield {self.atom()}", "    show(got)", "    try:", f"        yield {self.atom()}",
                f"    except {self.of(EXCEPTIONS)} as e:", "        show(e.args)",
                f"    {self.of(['return 5', 'yield from ' + self.items(), 'raise StopIteration(1)', 'yield'])}", "it = g()",
                "show(next(it))"] + [self.of(["show(it.send(3))", f"show(it.throw({self.of(EXCEPTIONS)}(1)))", "show(list(it))",
                                              "show(next(it, 'end'))", "show(it.close())", "show(next(it))"])
                                     for _ in range(self.r.randint(1, 4))]

    def pattern(self, depth=1):
        if depth == 0:
            return self.of(["0", "1", "'a'", "None", "x", "_", "-1", "1.0", "int()", "str(x)", "b'a'"])
        sub = lambda: self.of(["0", "1", "_", "'a'", "int()", "str()", "None"])
        return self.of([sub(), f"[{sub()}, *x]", f"[{sub()}, {sub()}]", f"({sub()} | {sub()})", f"{{'a': {sub()}}}",
                        "{**x}", "[]", f"[{sub()}, [*_, {sub()}]] as x", "int(x)", "float() | bool()", "list(x)", "dict(a=1)"])

    def match(self):
        lines = [f"match {self.pick(self.items, lambda: self.value(1))}:"]
        for number in range(self.r.randint(1, 3)):
            lines += [f"    case {self.pattern()}" + self.maybe(f" if {self.small()}", 0.2) + ":", f"        show({number})"]
        return lines + ["    case _:", "        show('other')"]

    def snippet(self):
        lines = []
        for _ in range(self.r.randint(1, 4)):
            lines += self.line()
        return "\n".join(lines)


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


def differs(commands, snippet):
    return run_snippets(commands[0], [snippet]) != run_snippets(commands[1], [snippet])


def reduce(commands, snippet):
    """Without the lines that are not needed for the difference: first many at a time, then one by one."""
    lines, size = snippet.split("\n"), 8
    while size:
        i = 0
        while i < len(lines):
            fewer = lines[:i] + lines[i + size:]
            if fewer and not is_syntax_error("\n".join(fewer)) and differs(commands, "\n".join(fewer)):
                lines = fewer
            else:
                i += 1
        size //= 2
    return "\n".join(lines)


def is_syntax_error(text):
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(text, "<reduced>", "exec")
    except (SyntaxError, ValueError, MemoryError):
        return True
    return False


# Differences that are meant, by what either output has; docs/differences.md says why.
KNOWN = re.compile(r"missing required argument|takes .* arguments?|expected .* arguments?|argument [0-9]+ |unexpected keyword|"
                   r"keyword argument|required positional")


def is_known(ours, theirs):
    return bool(KNOWN.search(ours) and KNOWN.search(theirs))


def shape_of(output):
    """Output without what varies from one instance of a difference to the next."""
    return re.sub(r"'[^']*'|\d+", "", output)


def report(commands, seed, snippet, seen):
    """Shows a difference; False: it is one that is known, or was seen before."""
    small = reduce(commands, snippet)
    ours, theirs = (run_snippets(command, [small]) for command in commands)
    shape = shape_of("".join(ours)), shape_of("".join(theirs))
    if is_known("".join(ours), "".join(theirs)) or shape in seen:
        return False
    seen.add(shape)
    print(f"---- seed {seed}\n{small}\n  wafer:   {' / '.join(''.join(ours).splitlines())[:300]}\n"
          f"  cpython: {' / '.join(''.join(theirs).splitlines())[:300]}", flush=True)
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
        snippets = [Maker(random_).snippet() for _ in range(BATCH)]
        ours, theirs = (run_snippets(command, snippets) for command in commands)
        for snippet, mine, other in zip(snippets, ours, theirs):
            if mine != other and not is_known(mine, other) and found < options.most:
                found += report(commands, seed, snippet, seen)
        count, seed = count + BATCH, seed + 1
    print(f"diff: {count} snippets, {found} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
