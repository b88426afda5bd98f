#!/usr/bin/env python3
"""Talks to build/minimal, the smallest port, as the tools for boards do.

    tests/minimal.py            build/minimal
    tests/minimal.py BINARY     another one
"""
import os
import sys
import time

import run
from board import Board
from raw_repl import CTRL_C, CTRL_D, Trouble


def check(got, wanted):
    if got != wanted:
        raise Trouble(f"got {got!r}, wanted {wanted!r}")


def talk(board):
    r = board.repl
    board.write(b"1 + 1\r")
    r.read_until(b"\r\n2\r\n>>> ")
    board.write(CTRL_D)
    r.read_until(b"soft reboot\r\n")
    r.enter()
    check(r.exec("x = 6 * 7\nprint(x)", paste=False), b"42\r\n")
    check(r.exec("n = 0\n" + "n += 1  # a line of some length\n" * 700 + "print(n)"), b"700\r\n")
    for code in (b"while True: pass", b"import time\ntime.sleep(1000)", b"input()"):
        r.send_whole(code)
        time.sleep(0.05)
        board.write(CTRL_C)
        check(r.follow()[1].splitlines()[-1], b"KeyboardInterrupt")
        check(r.read_exactly(1), b">")
    check(r.eval("x"), 42)
    started = r.eval("(time := __import__('time')).ticks_ms()")
    r.exec("time.sleep(0.2)")
    check(190 < r.eval("time.ticks_ms()") - started < 5000, True)
    r.enter(soft_reset=True)
    check(r.run("x")[1].splitlines()[-1], b"NameError: name 'x' is not defined")
    board.process.stdin.close()
    check(board.process.wait(5), 0)


def main():
    board = Board([os.path.join(run.ROOT, *(sys.argv[1:] or ["build/minimal"]))], None)
    try:
        talk(board)
        print("1 passed, 0 failed, 0 skipped")
    except Trouble as trouble:
        print(f"FAILED minimal: {trouble}\n0 passed, 1 failed, 0 skipped")
        return 1
    finally:
        board.close()


if __name__ == "__main__":
    sys.exit(main())
