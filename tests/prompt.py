#!/usr/bin/env python3
"""Types at the prompt of the host build, on a pseudo-terminal, and looks at the screen.

    tests/prompt.py                  build/wafer
    tests/prompt.py build/m32/wafer  another binary
    tests/prompt.py -k history       only tests whose name contains a text
"""
import argparse
import concurrent.futures
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UP, DOWN, RIGHT, LEFT, HOME, END, DELETE = (b"\x1b[" + key for key in (b"A", b"B", b"C", b"D", b"H", b"F", b"3~"))
WORD_LEFT, WORD_RIGHT = b"\x1b[1;5D", b"\x1b[1;5C"


def ctrl(letter):
    return bytes([ord(letter) - 64])


class Screen:
    """As much of a terminal as the prompt uses. What it does not know is an error."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines, self.row, self.column, self.held, self.raw = [""], 0, 0, b"", b""

    def feed(self, data):
        self.raw += data
        text = (self.held + data).decode("utf-8", "surrogateescape")
        partial = re.search(r"\x1b(\[[?0-9;]*)?$|[\udc80-\udcff]{1,3}$", text)
        self.held = partial.group().encode("utf-8", "surrogateescape") if partial else b""
        if partial:
            text = text[:partial.start()]
        for part in re.findall(r"\x1b\[[?0-9;]*[A-Za-z]|\x1b.?|.", text, re.S):
            if part[0] == "\x1b":
                self.sequence(part)
            else:
                self.put(part)

    def sequence(self, part):
        kind, n = part[-1], int(re.sub(r"\D", "", part) or 1)
        if kind == "A":
            self.row -= n
        elif kind == "B":
            self.row += n
        elif kind == "C":
            self.column += n
        elif kind == "D":
            self.column -= n
        elif part == "\x1b[K":
            self.lines[self.row] = self.lines[self.row][:self.column]
        elif part == "\x1b[J":
            self.lines[self.row:] = [self.lines[self.row][:self.column]]
        elif part == "\x1b[2J":
            self.lines = [""]
        elif part == "\x1b[H":
            self.row = self.column = 0
        elif kind != "m" and part not in ("\x1b[?2004h", "\x1b[?2004l"):
            raise ValueError(f"unknown sequence {part!r}")
        assert self.row >= max(0, len(self.lines) - self.rows), "cursor above the screen"
        assert 0 <= self.column <= self.columns, "cursor beside the screen"
        while self.row >= len(self.lines):
            self.lines.append("")

    def put(self, char):
        if char == "\r":
            self.column = 0
        elif char == "\n":
            self.row += 1
            if self.row == len(self.lines):
                self.lines.append("")
        elif char == "\b":
            self.column -= 1
        elif char >= " ":
            if self.column == self.columns:
                self.put("\n")
                self.column = 0
            line = self.lines[self.row].ljust(self.column)
            self.lines[self.row] = line[:self.column] + char + line[self.column + 1:]
            self.column += 1

    def text(self):
        return "\n".join(line.rstrip() for line in self.lines).rstrip()


class Session:
    def __init__(self, binary, patience, columns=80, rows=24, **environment):
        self.patience = patience
        env = {"TERM": "xterm", "PATH": os.environ["PATH"], "WAFER_HISTORY": "", **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}, **environment}
        self.line, self.other_end = os.openpty()
        self.process = subprocess.Popen([binary], stdin=self.other_end, stdout=self.other_end, stderr=self.other_end,
                                        env=env, cwd=ROOT, preexec_fn=self.take_terminal)
        self.screen = Screen(columns, rows)
        self.resize(columns, rows)
        self.wait(">>> ")

    def take_terminal(self):
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def resize(self, columns, rows):
        self.screen.columns, self.screen.rows = columns, rows
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def receive(self):
        """What has come by now; false: nothing."""
        if not select.select([self.line], [], [], 0)[0]:
            return False
        self.screen.feed(os.read(self.line, 4096))
        return True

    def is_waiting(self):
        """Whether the process has read all that was typed and sleeps, or has ended."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            state = file.read().rsplit(")", 1)[1].split()[0]
        unread = struct.unpack("i", fcntl.ioctl(self.other_end, termios.FIONREAD, b"1234"))[0]
        return state == "Z" or (state == "S" and unread == 0)

    def settle(self, seconds=2):
        """Until it waits for more; or nothing has come for so long."""
        end, quiet = time.monotonic() + seconds, 0
        while time.monotonic() < end and quiet < self.patience:  # what was typed takes a moment to get there
            if self.receive():
                end, quiet = time.monotonic() + seconds, 0
            else:
                quiet = quiet + 1 if self.is_waiting() else 0
                time.sleep(0.003)

    def wait(self, text, seconds=20):
        """Until it waits for more, with this text before the cursor."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.settle()
            line = self.screen.lines[self.screen.row].ljust(self.screen.column)
            if line[:self.screen.column].endswith(text):
                return
        raise AssertionError(f"waited for {text!r}; the screen:\n{self.screen.text()}")

    def type(self, *keys):
        for key in keys:
            os.write(self.line, key if isinstance(key, bytes) else key.encode())
        self.settle()

    def run(self, *keys):
        """Types a line; answers what is printed."""
        self.type(*keys)
        top = self.screen.row
        self.type("\r")
        self.wait(">>> ")
        return "\n".join(self.screen.lines[top + 1:self.screen.row])

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.line)
        os.close(self.other_end)


TESTS = []


def test(function):
    TESTS.append(function)
    return function


def same(got, wanted):
    assert got == wanted, f"got:\n{got}\nwanted:\n{wanted}"


@test
def arrows_and_deleting(start):
    s = start()
    same(s.run("1+3", LEFT, "0+"), "4")
    same(s.run("xx5", HOME, DELETE, ctrl("D"), END, "*2"), "10")
    same(s.run("12", ctrl("A"), "3", ctrl("E"), "4", b"\x7f", ctrl("B"), b"\x08"), "32")
    same(s.run("'abc def'", LEFT, WORD_LEFT, ctrl("K"), "x'", ctrl("A"), WORD_RIGHT, "y"), "'abcy x'")


@test
def killing_and_yanking(start):
    s = start()
    same(s.run("junk", ctrl("U"), "7", ctrl("Y"), ctrl("W"), "8"), "8")
    same(s.run("1 + 22", ctrl("W"), ctrl("Y"), ctrl("Y")), str(1 + 2222))
    same(s.run("'one two'", LEFT, b"\x1bb", b"\x1bd", LEFT, b"\x1b\x7f"), "' '")


@test
def history(start):
    s = start()
    s.run("a = 1")
    s.run("a += 1")
    same(s.run(UP, UP, DOWN), "")
    same(s.run("a"), "3")
    s.type("half", UP, UP, DOWN, DOWN)
    assert s.screen.lines[-1] == ">>> half", s.screen.text()
    s.type(ctrl("C"))
    s.run("def f():\rreturn 42\r")
    same(s.run("f()"), "42")
    s.type(UP, UP)
    assert s.screen.text().endswith(">>> def f():\n...     return 42"), s.screen.text()
    s.type("0\r")
    same(s.run(""), "")
    same(s.run("f()"), "420")


@test
def searching(start):
    s = start()
    for line in ("apple = 1", "banana = 2", "apple + 10"):
        s.run(line)
    s.type(ctrl("R"), "appl")
    assert s.screen.lines[s.screen.row] == "(search) appl: apple + 10", s.screen.text()
    s.type(ctrl("R"))
    assert s.screen.lines[s.screen.row] == "(search) appl: apple = 1", s.screen.text()
    s.type("x")
    s.type(ctrl("G"))
    assert s.screen.lines[s.screen.row].rstrip() == ">>>", s.screen.text()
    s.type(ctrl("R"), "ban")
    same(s.run(LEFT), "")
    s.type(ctrl("R"), "+")
    same(s.run(), "11")


@test
def editing_a_block(start):
    s = start()
    s.type("for i in range(3):\r")
    assert s.screen.lines[-1] == "...     ", s.screen.lines
    s.type("print(i)\r")
    s.type(UP, UP, END, LEFT, LEFT, b"\x7f", "2")
    same(s.screen.text().split("\n")[-3:], [">>> for i in range(2):", "...     print(i)", "..."])
    s.type(DOWN, DOWN)
    same(s.run(""), "0\n1")


@test
def indentation(start):
    s = start()
    s.type("def f(n):\rif n:\rreturn 1\rreturn 2")
    same(s.screen.text().split("\n")[-4:],
         [">>> def f(n):", "...     if n:", "...         return 1", "...     return 2"])
    s.type("\r")
    same(s.run(""), "")
    same(s.run("f(1), f(0)"), "(1, 2)")
    s.type("if 1:\r", b"\x7f", "\t\t", b"\x7f", "print('x')\r")
    same(s.run(""), "x")
    s.type("x = [1,\r2]\r")
    same(s.run("x"), "[1, 2]")


@test
def completion(start):
    s = start()
    s.run("class Thing:\rdef spin(self, speed, *, spread=2):\r'Turns it.'\rpass\r\r")
    s.run("thing = Thing(); thing.sparkle = 5; book = {'alpha': 1, 'alpine': 2}")
    same(s.run("thi\t.spa\t"), "5")
    s.type("thing.sp\t")
    s.type("\t")
    assert "\nsparkle  spin\n" in s.screen.text(), s.screen.text()
    s.type("i\t(\t")
    assert "\nthing.spin(speed, *, spread=2)\n    Turns it.\n" in s.screen.text(), s.screen.text()
    assert s.screen.lines[s.screen.row] == ">>> thing.spin(", s.screen.text()
    s.type("sp\t")
    s.type("\t")
    assert "\nspeed=   spread=\n" in s.screen.text(), s.screen.text()
    s.type(ctrl("C"))
    same(s.run("book['al\ti\t"), "2")
    s.type("import mat\t")
    same(s.run(), "")
    same(s.run("math.gc\t(4,6)"), "2")
    s.type("int(\t")
    assert "\nint(x=0), int(text, base=10): " in s.screen.text(), s.screen.text()
    s.type(ctrl("C"))
    same(s.run("print(1, 2, se\tp\t'-')"), "1-2")
    s.type("sorted([1, 2], rev\t", "\t")
    assert "\nreverse=  reversed\n" in s.screen.text(), s.screen.text()
    s.type(ctrl("C"))
    s.run("from heapq import heapp\tu\t")
    same(s.run("heappush"), "<built-in function heappush>")
    same(s.run("Tru\t"), "True")
    s.type("from coll\t.a\t")
    assert s.screen.lines[s.screen.row] == ">>> from collections.abc", s.screen.text()
    s.type(ctrl("C"))


@test
def completion_runs_nothing(start):
    s = start()
    s.run("class P:\rx = property(lambda self: print('RUN'))\rdef __getattr__(self, n): print('RUN')\r")
    s.run("p = P()")
    s.type("p.x.\t\t")
    s.type(ctrl("C"))
    s.type("p.foo.\t\t")
    assert "RUN" not in s.screen.text().split("p = P()")[1], s.screen.text()


@test
def narrow_window(start):
    s = start(columns=20, rows=6)
    s.type("'0123456789abcdefghijklmnop")
    same(s.screen.text().split("\n")[-2:], [">>> '0123456789abcde", "fghijklmnop"])
    s.type(HOME, RIGHT, "XY")
    same(s.screen.text().split("\n")[-2:], [">>> 'XY0123456789abc", "defghijklmnop"])
    same(s.run(END, b"\x7f" * 20, "'"), "'XY012345'")
    s.type("if 1:\r")
    for n in range(9):
        s.type(f"print({n})\r")
    s.type(UP * 9, END, ";print('up')", DOWN * 9)
    s.run("")
    assert s.screen.text().split("\n")[-7:-1] == ["3", "4", "5", "6", "7", "8"], s.screen.text()


@test
def exactly_full_rows(start):
    s = start(columns=20)
    s.type("'0123456789abcde")
    s.type("f")
    s.type(LEFT, LEFT, RIGHT, RIGHT, b"\x7f", "g")
    same(s.run("'"), "'0123456789abcdeg'")


@test
def resizing(start):
    s = start(columns=40)
    s.type("'" + "abcdefghi " * 4)
    s.resize(60, 24)
    s.settle()
    same(s.screen.text().split("\n")[-1], ">>> '" + ("abcdefghi " * 4).rstrip())
    s.type("0123456789" * 2)
    same(s.screen.text().split("\n")[-2:], [">>> '" + "abcdefghi " * 4 + "0123456789" + "01234", "56789"])
    same(s.run(LEFT, "'#").replace("\n", ""), "'" + "abcdefghi " * 4 + "0123456789012345678'")


@test
def characters_of_several_bytes(start):
    s = start()
    same(s.run("'größe→'", LEFT, LEFT, b"\x7f", LEFT, LEFT, b"\x7f", "oe"), "'goeöß→'")
    s.type(b"'\xf0\x9f\x98", b"\x80\xff\xc3'", "")
    same(s.run(), "'\U0001F600'")


@test
def pasting(start):
    s = start()
    s.type(b"\x1b[200~def g():\r    a = 1\r\r    return a\r\rg() + 1\r\x1b[201~")
    same(s.run(), "2")
    s.type(ctrl("E"))
    s.type("def h():\r    return 5\r\rprint(h())", ctrl("D"))
    assert s.screen.text().endswith("\n5\n>>>"), s.screen.text()
    s.type(ctrl("E"), "oops", ctrl("C"))
    same(s.run("h()"), "5")
    s.type(ctrl("E"), "print('a\u00e4\u20ac", b"\x7f\x7f", "b')", ctrl("D"))
    assert s.screen.text().endswith("\nab\n>>>"), s.screen.text()


@test
def interrupting(start):
    s = start()
    s.type("while True: pass\r\r")
    s.type(ctrl("C"))
    s.wait(">>> ")
    assert "KeyboardInterrupt" in s.screen.text(), s.screen.text()
    s.type("some", ctrl("C"))
    same(s.run("5"), "5")
    s.type("import time; time.sleep(100)\r")
    s.type(ctrl("C"))
    s.wait(">>> ")
    same(s.run("6"), "6")


@test
def last_value_and_input(start):
    s = start()
    same(s.run("6*7"), "42")
    same(s.run("_ + 1"), "43")
    s.type("x = input('name? ')\r")
    s.type("Adda", LEFT, b"\x7f\r")
    same(s.run("x"), "'Ada'")
    listed = s.run("help('modules')")
    same((listed.count("asyncio"), len(re.findall(r"\bos\b", listed))), (1, 1))


@test
def prompts_of_input(start):
    s = start()
    s.type(r"x = input('first\nsecond> ')", "\r")
    s.type("ab", LEFT, "c")
    same([line.rstrip() for line in s.screen.lines[s.screen.row - 1:s.screen.row + 1]], ["first", "second> acb"])
    s.type("\r")
    same(s.run("x"), "'acb'")
    s.type(r"y = input('\x1b[31mred> \x1b[0m\x1b[2J')", "\r")
    s.type("xz", LEFT, "y")
    same(s.screen.lines[s.screen.row].rstrip(), "red> ?[2Jxyz")
    s.type("\r")
    same(s.run("y"), "'xyz'")


@test
def behind_a_line_that_is_not_ended(start):
    s = start(columns=30)
    s.run("print('x', end='')")
    s.type("(1", LEFT, LEFT, "3+")
    same(s.screen.lines[s.screen.row], "x>>> 3+(1")
    same(s.run(END, ")"), "4")
    s.type("print('Name: ', end=''); y = input()\r")
    s.type("abc", LEFT, LEFT, "Z" * 30)
    same(s.screen.lines[-2:], ["Name: a" + "Z" * 23, "Z" * 7 + "bc"])
    s.type("\r")
    same(s.run("len(y)"), "33")
    s.type("print('x' * 65, end='')\r")
    same(s.run("1+", LEFT, "1", END, "2"), "13")
    assert "xxxxx>>> 11+2" in s.screen.lines, s.screen.text()


@test
def tracebacks_show_what_was_typed(start):
    s = start()
    s.run("def f():\rreturn 1/0\r")
    shown = s.run("if 1:\rprint('another second line')\rf()\r").split("\n")
    same(shown[shown.index('  File "<stdin>", line 2, in f') + 1], "    return 1/0")
    s.type(ctrl("E"), "def g():\r    return f()\r", ctrl("D"))
    shown = s.run("g()").split("\n")
    at = shown.index('  File "<stdin>", line 2, in g')
    same(shown[at:at + 4],
         ['  File "<stdin>", line 2, in g', "    return f()", '  File "<stdin>", line 2, in f', "    return 1/0"])


@test
def commands(start):
    s = start()
    same(s.run("help").split("\n")[0].split()[0], "Wafer")
    s.run("exit = 5")
    same(s.run("exit"), "5")
    s.run("del exit")
    s.type("exit\r")
    same(s.process.wait(10), 0)


@test
def brackets(start):
    s = start()
    s.type("(1)")
    assert b"\x1b[7m(\x1b[0m" in s.screen.raw
    s.type(ctrl("C"))
    s = start(NO_COLOR="1")
    s.type("(1)")
    assert b"m(" not in s.screen.raw and b"[1;35m" not in s.screen.raw


@test
def plain_where_the_terminal_is_dumb(start):
    s = start(TERM="dumb")
    s.type("1+1\r")
    assert b"\x1b" not in s.screen.raw
    assert "\n2\n" in s.screen.text(), s.screen.text()


@test
def history_file(start):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "history")
        s = start(WAFER_HISTORY=path)
        s.run("first = 1")
        s.run("if 1:\rsecond = 2\r")
        s = start(WAFER_HISTORY=path)
        s.type(UP, "\r")
        s.run("")
        same(s.run("second"), "2")
        with open(path, encoding="utf-8", newline="") as file:
            same(file.read(), "first = 1\nif 1:\r    second = 2\nsecond\n")


@test
def history_file_without_an_end(start):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "history")
        with open(path, "wb") as file:
            file.write(b"\xff\nfirst = 1\nsecond = 2")
        s = start(WAFER_HISTORY=path)
        s.run(UP)
        same(s.run("second"), "2")
        with open(path, "rb") as file:
            same(file.read(), b"\xff\nfirst = 1\nsecond = 2\nsecond\n")


@test
def output_that_nobody_takes(start):
    def status(code, **how):
        done = subprocess.run([start().process.args[0], "-c", code], stderr=subprocess.PIPE, check=False, **how)
        return done.returncode, done.stderr

    reader, writer = os.pipe()
    os.close(reader)
    for restore in (True, False):  # False: SIGPIPE is ignored
        same(status("while True: print(1)", stdout=writer, restore_signals=restore, timeout=20), (-signal.SIGPIPE, b""))
    os.close(writer)
    with open("/dev/full", "wb") as full:
        same(status("print(1)", stdout=full), (1, b"wafer: standard output: No space left on device\n"))
    same(status("raise KeyboardInterrupt")[0], -signal.SIGINT)


@test
def leaving(start):
    s = start()
    s.type("exit()\r")
    same(s.process.wait(10), 0)
    s = start()
    s.type(ctrl("D"))
    same(s.process.wait(10), 0)


def attempt(function, binary, patience):
    """What went wrong, or None."""
    sessions = []

    def start(**options):
        sessions.append(Session(binary, patience, **options))
        return sessions[-1]

    try:
        function(start)
    except (AssertionError, ValueError, IndexError, subprocess.TimeoutExpired) as error:
        return error
    finally:
        for session in sessions:
            session.close()
    return None


def run(function, binary):
    """On a machine that is busy, a test may look too early: what fails is tried again with more patience."""
    for patience in (20, 80, 300):
        error = attempt(function, binary, patience)
        if error is None:
            return True
    print(f"FAILED prompt {function.__name__}: {error}\n")
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", nargs="?", default="build/wafer")
    parser.add_argument("-k", default="")
    options = parser.parse_args()
    tests = [function for function in TESTS if options.k in function.__name__]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        passed = sum(pool.map(lambda function: run(function, os.path.join(ROOT, options.binary)), tests))
    print(f"{passed} passed, {len(tests) - passed} failed, 0 skipped")
    return passed < len(tests)


if __name__ == "__main__":
    sys.exit(main())
