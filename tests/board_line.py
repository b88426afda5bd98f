#!/usr/bin/env python3
"""Talks to an emulated board over a pseudo-terminal with python3-serial, as the tools for boards do (tool_talk.py): QEMU's
-serial pty.

    tests/board_line.py                            build/qemu-arm/wafer.elf
    tests/board_line.py --image FILE -k interrupt  another image; only tests whose name contains a text
"""
import argparse
import os
import sys
import time

from raw_repl import Trouble
import serial_line
from serial_line import ROOT, Emulator, same, test
from tool_talk import interrupt, last_line, raw


@test
def interrupt_behind_what_nobody_reads(start):
    board = start()
    r = board.repl
    r.enter()
    r.send_whole(b"while True: pass")
    time.sleep(0.1)
    board.line.write(b"y" * 1000)
    time.sleep(0.1)
    interrupt(board)


@test
def data_for_a_slow_reader(start):
    board = start()
    r = board.repl
    r.enter()
    r.send_whole(b"import sys, time\nn = 0\nfor i in range(40):\n n += len(sys.stdin.buffer.read(100))\n time.sleep(0.01)\nprint(n)")
    board.line.write(b"z" * 4000)
    same(r.follow(), (b"4000\r\n", b""))
    same(r.read_exactly(1), b">")


@test
def a_full_store(start):
    r = raw(start).repl
    r.put_file("kept", b"precious")
    free = r.eval("os.statvfs('/')[3]")
    r.exec("f = open('big', 'wb')\nw = f.write")
    output, error = r.run("n = 0\nwhile True:\n n += w(bytes(4096))", seconds=60)
    same(error.splitlines()[-2:], [b"OSError: [Errno 28] No space left on device", b"OSError: [Errno 28] ENOSPC"])
    same(r.eval("(os.statvfs('/')[3], os.stat('big')[6])"), (0, free * 512))
    for code in ("open('kept', 'ab').write(bytes(505))", "open('other', 'wb').write(b'x')"):
        same(last_line(r.run(code)[1]), b"OSError: [Errno 28] ENOSPC")
    r.enter(soft_reset=True)
    same(r.get_file("kept")[:8], b"precious")
    r.exec("import os\nos.remove('big')\nos.remove('other')")
    r.put_file("other", b"room again")
    same(r.get_file("other"), b"room again")
    same(r.eval("sorted(os.listdir('/'))"), ["kept", "other"])


def prompt(start):
    board = raw(start)
    board.repl.leave()
    board.repl.read_until(b">>> ")
    return board


def run_typed(board, text):
    board.line.write(text)
    return board.repl.read_until(b"\r\n>>> ", 30)


@test
def full_memory_at_the_prompt(start):
    board = prompt(start)
    for size in (1, 20, 100, 500):
        run_typed(board, b"x = []\r")
        if b"MemoryError" not in run_typed(board, b"while True: x.append(bytes(%d))\r\r" % size):
            raise Trouble("the memory is not full")
        same(run_typed(board, b"type(x)\r"), b"type(x)\r\n<class 'list'>")
        same(run_typed(board, b"del x\r"), b"del x")
    same(run_typed(board, b"1+1\r"), b"1+1\r\n2")


@test
def a_long_line_whose_echo_nobody_reads(start):
    board = prompt(start)
    board.line.write(b"x = '" + b"abcde12345" * 1000 + b"'\r")  # more than the line holds in both directions
    board.repl.read_until(b"'\r\n>>> ", 30)
    same(run_typed(board, b"x == 'abcde12345' * 1000\r").splitlines()[-1], b"True")


@test
def forgotten_files(start):
    r = raw(start).repl
    r.put_file("a", b"text")
    same(r.exec("for i in range(1000):\n text = open('a').read()\nprint(text)"), b"text\r\n")
    error = r.run("kept = [open('a', 'rb') for i in range(1000)]")[1]
    if last_line(error) not in (b"OSError: [Errno 24] EMFILE", b"MemoryError"):
        raise Trouble(repr(error))
    same(r.exec("print(open('a').read())"), b"text\r\n")


@test
def modules_in_lib(start):
    r = raw(start).repl
    r.exec("os.mkdir('/lib')\nos.mkdir('/lib/pack')")
    r.put_file("/lib/alone.py", b"name = __file__\n")
    r.put_file("/lib/pack/__init__.py", b"from .inner import name\n")
    r.put_file("/lib/pack/inner.py", b"name = __name__\n")
    same(r.exec("import alone, pack\nprint(alone.name, pack.name)"), b"/lib/alone.py pack.inner\r\n")


@test
def files_outlive_a_reset(start):
    board = raw(start)
    board.repl.put_file("kept", b"precious")
    board.repl.send_whole(b"import machine\nmachine.reset()")
    board.repl.read_until(b">>> ")
    board.repl.enter()
    same(board.repl.get_file("kept"), b"precious")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", default=os.path.join(ROOT, "build/qemu-arm/wafer.elf"))
    parser.add_argument("-k", default="")
    options = parser.parse_args()
    return serial_line.run_tests("line", options.k, lambda: Emulator(options.image))


if __name__ == "__main__":
    sys.exit(main())
