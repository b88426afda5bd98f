#!/usr/bin/env python3
"""Runs the tests on a board, emulated or real, over its serial line.

    tests/board.py                     all of tests/lang, types, builtins, modules, lib, errors on build/qemu-arm/wafer.elf
    tests/board.py --board qemu-lx106  on another board of the table below
    tests/board.py lang/closure        only tests whose path contains a text
    tests/board.py --device /dev/ttyACM0

A program is sent as ports/qemu-arm/main.c describes it: ctrl-A, path, newline, text, ctrl-D. The board answers
ctrl-A, what the program prints, ctrl-D. A test that ends in MemoryError for want of heap counts as skipped, and so
does one that imports what the image has not got.
"""
import argparse
import os
import re
import select
import subprocess
import sys
import time

import run

FOLDERS = ["lang", "types", "builtins", "modules", "lib", "errors"]
LACKS = {"double", "wide", "spans", "memory", "columns", "files", "threads", "deepstack", "speed", "docs", "short"}
QUIET = ["-display", "none", "-monitor", "none", "-semihosting"]
BOARDS = {  # name: the emulator's command for build/<name>/wafer.elf
    "qemu-arm": ["qemu-system-arm", "-machine", "mps2-an385", *QUIET, "-serial", "stdio", "-kernel", "{image}"],
    "qemu-lx106": ["qemu-system-xtensa", "-cpu", "lx106", "-M", "sim", *QUIET, "-serial", "none", "-device",
                   "loader,file={image},cpu-num=0"],
}
START, END = b"\x01", b"\x04"


class Trouble(Exception):
    pass


class Board:
    """A serial line to a board that shows its prompt."""

    def __init__(self, command, device):
        self.process = None
        if device:
            self.to = self.source = os.open(device, os.O_RDWR | os.O_NOCTTY)
        else:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=run.ROOT)
            self.to, self.source = self.process.stdin.fileno(), self.process.stdout.fileno()

    def receive(self, until, seconds):
        """What comes before one of the bytes `until`."""
        data, end = b"", time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([self.source], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise Trouble(f"took longer than {seconds} s; so far: {data[-300:]!r}")
            byte = os.read(self.source, 1)
            if not byte:
                raise Trouble(f"the board stopped: {data[-300:]!r}")
            if byte == until:
                return data
            data += byte

    def run(self, path, text, seconds):
        message = START + path.encode() + b"\n" + text + END
        while message:
            message = message[os.write(self.to, message[:256]):]
        self.receive(START, 20)
        return self.receive(END, seconds)

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()


def judge(test, output):
    got = output.replace(b"\r\n", b"\n").decode("utf-8", "surrogateescape")
    wanted = run.read(run.golden_of(test)).replace("\r\n", "\n")
    if test.startswith("tests/errors/"):  # the board has carets for syntax errors only
        got, wanted = (re.sub(r"(?m)^ +[~^]+\n", "", text) for text in (got, wanted))
    if got == wanted:
        return "passed", ""
    last = got.rstrip().rsplit("\n", 1)[-1]
    if last.startswith("MemoryError"):
        return "skipped", "does not fit"
    if last.startswith("ModuleNotFoundError: "):
        return "skipped", last.split(": ")[1]
    return "failed", run.first_difference(got, wanted) + f"\n  last line: {last}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--board", choices=BOARDS, default="qemu-arm")
    parser.add_argument("--image", default="build/{board}/wafer.elf")
    parser.add_argument("--device", help="a serial device instead of the emulator")
    parser.add_argument("--seconds", type=float, default=60, help="a test may take")
    parser.add_argument("--names", action="store_true", help="print the name of each test that was skipped")
    options = parser.parse_args()
    image = options.image.format(board=options.board)
    command = [word.format(image=image) for word in BOARDS[options.board]]
    counts, skips, board = {"passed": 0, "failed": 0, "skipped": 0}, {}, None
    for test in run.find_tests(options.patterns):
        if test.split("/")[1] not in FOLDERS or not os.path.exists(os.path.join(run.ROOT, run.golden_of(test))):
            continue
        missing = run.needs_of(test) & LACKS
        if missing:
            result, what = "skipped", ", ".join(sorted(missing))
        else:
            board = board or Board(command, options.device)
            with open(os.path.join(run.ROOT, test), "rb") as file:
                text = file.read()
            try:
                result, what = judge(test, board.run(test, text, options.seconds))
            except Trouble as trouble:
                result, what = "failed", f"  {trouble}"
                board = board.close()
        counts[result] += 1
        if result == "failed":
            print(f"FAILED {test}\n{what}\n", flush=True)
        elif result == "skipped":
            skips.setdefault(what, []).append(test)
    if board:
        board.close()
    for reason, tests in sorted(skips.items()):
        print(f"skipped {len(tests)}: {reason}" + (": " + " ".join(tests) if options.names else ""))
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
