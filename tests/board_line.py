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

from raw_repl import CTRL_C, Trouble
import serial_line
from serial_line import same, test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Emulator(serial_line.Machine):
    def __init__(self, image):
        super().__init__(["qemu-system-arm", "-machine", "mps2-an385", "-display", "none", "-monitor", "none",
                          "-serial", "pty", "-kernel", image], stderr=subprocess.STDOUT)
        path = re.search(rb"/dev/\S+", self.process.stdout.readline())
        if not path:
            raise Trouble("the emulator gives no pseudo-terminal")
        self.connect(path[0].decode())


@test
def exec_and_eval(start):
    r = start().repl
    r.enter()
    for paste in (False, True):
        same(r.run("print('a')\nprint(1/0)", paste)[0], b"a\r\n")
        r.exec("x = [1, 2.5, 'drei', b'\\x00']", paste)
        same(r.eval("x"), [1, 2.5, "drei", b"\x00"])


@test
def long_script(start):
    r = start().repl
    r.enter()
    lines = [f"n += {i}  # {'x' * (i % 60)}" for i in range(500)]
    script = "n = 0\n" + "\n".join(lines) + "\nprint(n)\n"
    script += "#" * (20000 - len(script)) + "\n"
    same(r.exec(script, paste=True), b"%d\r\n" % sum(range(500)))


@test
def syntax_error_in_a_long_script(start):
    r = start().repl
    r.enter()
    error = r.run("x = = 1\n" + "pass\n" * 2000, paste=True)[1]
    same(error.splitlines()[-1], b"SyntaxError: invalid syntax")
    same(r.exec("print('alive')"), b"alive\r\n")


@test
def soft_reset(start):
    r = start().repl
    r.enter()
    r.exec("kept = 1")
    r.enter(soft_reset=True)
    same(r.run("kept")[1].splitlines()[-1], b"NameError: name 'kept' is not defined")


@test
def interrupt(start):
    board = start()
    r = board.repl
    r.enter()
    for code in ("while True: pass", "import time\ntime.sleep(1000)", "while True: print('x' * 50)", "input()"):
        r.send_whole(code.encode())
        time.sleep(0.1)
        board.line.write(CTRL_C)
        same(r.follow()[1].splitlines()[-1], b"KeyboardInterrupt")
        same(r.read_exactly(1), b">")


@test
def interrupt_behind_what_nobody_reads(start):
    board = start()
    r = board.repl
    r.enter()
    r.send_whole(b"while True: pass")
    time.sleep(0.1)
    board.line.write(b"y" * 1000)
    time.sleep(0.1)
    board.line.write(CTRL_C)
    same(r.follow()[1].splitlines()[-1], b"KeyboardInterrupt")
    same(r.read_exactly(1), b">")


@test
def data_for_a_slow_reader(start):
    board = start()
    r = board.repl
    r.enter()
    r.send_whole(b"import sys, time\nn = 0\nfor i in range(40):\n n += len(sys.stdin.buffer.read(100))\n time.sleep(0.01)\nprint(n)")
    board.line.write(b"z" * 4000)
    same(r.follow(), (b"4000\r\n", b""))
    same(r.read_exactly(1), b">")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", default=os.path.join(ROOT, "build/qemu-arm/wafer.elf"))
    parser.add_argument("-k", default="")
    options = parser.parse_args()
    return serial_line.run_tests("line", options.k, lambda: Emulator(options.image))


if __name__ == "__main__":
    sys.exit(main())
