#!/usr/bin/env python3
"""Talks to an emulated board over a pseudo-terminal with python3-serial, as the tools for boards do: QEMU's -serial pty.

    tests/board_line.py                            build/qemu-arm/wafer.elf
    tests/board_line.py --image FILE -k interrupt  another image; only tests whose name contains a text
"""
import argparse
import os
import re
import subprocess
import sys
import time

from raw_repl import CTRL_C, RawRepl, Trouble
from serial_line import Line, SerialException, same

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Emulator:
    def __init__(self, image):
        self.process = subprocess.Popen(["qemu-system-arm", "-machine", "mps2-an385", "-display", "none", "-monitor", "none",
                                         "-serial", "pty", "-kernel", image], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        path = re.search(rb"/dev/\S+", self.process.stdout.readline())
        if not path:
            raise Trouble("the emulator gives no pseudo-terminal")
        self.line = Line(path[0].decode())
        self.repl = RawRepl(self.line)

    def close(self):
        self.line.close()
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@test
def exec_and_eval(board):
    r = board.repl
    for paste in (False, True):
        same(r.run("print('a')\nprint(1/0)", paste)[0], b"a\r\n")
        r.exec("x = [1, 2.5, 'drei', b'\\x00']", paste)
        same(r.eval("x"), [1, 2.5, "drei", b"\x00"])


@test
def long_script(board):
    r = board.repl
    lines = [f"n += {i}  # {'x' * (i % 60)}" for i in range(500)]
    script = "n = 0\n" + "\n".join(lines) + "\nprint(n)\n"
    script += "#" * (20000 - len(script)) + "\n"
    same(r.exec(script, paste=True), b"%d\r\n" % sum(range(500)))


@test
def syntax_error_in_a_long_script(board):
    r = board.repl
    error = r.run("x = = 1\n" + "pass\n" * 2000, paste=True)[1]
    same(error.splitlines()[-1], b"SyntaxError: invalid syntax")
    same(r.exec("print('alive')"), b"alive\r\n")


@test
def soft_reset(board):
    r = board.repl
    r.exec("kept = 1")
    r.enter(soft_reset=True)
    same(r.run("kept")[1].splitlines()[-1], b"NameError: name 'kept' is not defined")


@test
def interrupt(board):
    r = board.repl
    for code in ("while True: pass", "import time\ntime.sleep(1000)", "while True: print('x' * 50)", "input()"):
        r.send_whole(code.encode())
        time.sleep(0.1)
        board.line.write(CTRL_C)
        same(r.follow()[1].splitlines()[-1], b"KeyboardInterrupt")
        same(r.read_exactly(1), b">")


@test
def interrupt_behind_what_nobody_reads(board):
    r = board.repl
    r.send_whole(b"while True: pass")
    time.sleep(0.1)
    board.line.write(b"y" * 1000)
    time.sleep(0.1)
    board.line.write(CTRL_C)
    same(r.follow()[1].splitlines()[-1], b"KeyboardInterrupt")
    same(r.read_exactly(1), b">")


@test
def data_for_a_slow_reader(board):
    r = board.repl
    r.send_whole(b"import sys, time\nn = 0\nfor i in range(40):\n n += len(sys.stdin.buffer.read(100))\n time.sleep(0.01)\nprint(n)")
    board.line.write(b"z" * 4000)
    same(r.follow(), (b"4000\r\n", b""))
    same(r.read_exactly(1), b">")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", default=os.path.join(ROOT, "build/qemu-arm/wafer.elf"))
    parser.add_argument("-k", default="")
    options = parser.parse_args()
    passed = failed = 0
    for function in TESTS:
        if options.k not in function.__name__:
            continue
        board = Emulator(options.image)
        try:
            board.repl.enter()
            function(board)
            passed += 1
        except (Trouble, SerialException) as trouble:
            failed += 1
            print(f"FAILED line {function.__name__}: {trouble}\n")
        board.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
