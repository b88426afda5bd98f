#!/usr/bin/env python3
"""Runs the tests on a board, emulated or real, over its serial line.

    tests/board.py                     all of tests/lang, types, builtins, modules, lib, errors on build/qemu-arm/wafer.elf
    tests/board.py --board qemu-lx106  on another board of the table below
    tests/board.py lang/closure        only tests whose path contains a text
    tests/board.py --device /dev/ttyACM0

A test is written to the board as a file through the raw REPL, which then runs it with execfile() in a fresh machine: a
soft reset is made before each. A test that sees a MemoryError for want of heap counts as skipped, and so does one that
imports what the image has not got.
"""
import argparse
import os
import re
import select
import subprocess
import sys

import run
from raw_repl import RawRepl, Trouble

FOLDERS = ["lang", "types", "builtins", "modules", "lib", "errors"]
LACKS = {"double", "wide", "spans", "memory", "columns", "files", "environ", "threads", "deepstack", "speed", "docs", "short",
         "started", "warnings"}
QUIET = ["-display", "none", "-monitor", "none", "-semihosting"]
BOARDS = {  # name: the emulator's command for build/<name>/wafer.elf
    "qemu-arm": ["qemu-system-arm", "-machine", "mps2-an385", *QUIET, "-serial", "stdio", "-kernel", "{image}"],
    "qemu-lx106": ["qemu-system-xtensa", "-cpu", "lx106", "-M", "sim", *QUIET, "-serial", "none", "-device",
                   "loader,file={image},cpu-num=0"],
}
# What the execfile() adds to a traceback; a SyntaxError alone would have none.
FRAME = re.compile(rb'(?:Traceback \(most recent call last\):\r\n  File "<stdin>", line 1, in <module>\r\n'
                   rb'(?=  File "[^"]*", line \d+\r\n))|[ |]*  File "<stdin>", line 1, in <module>\r\n')
ERRNO = re.compile(rb"OSError: \[Errno \d+\] [A-Z]+\r\n$")  # what the raw REPL adds behind it


class Board:
    """A serial line to a board: what RawRepl wants, over file descriptors."""

    def __init__(self, command, device):
        self.process = None
        if device:
            self.to = self.source = os.open(device, os.O_RDWR | os.O_NOCTTY)
        else:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=run.ROOT)
            self.to, self.source = self.process.stdin.fileno(), self.process.stdout.fileno()
        self.repl = RawRepl(self)
        self.repl.read_until(b">>> ")
        self.written = None  # the file of the test before

    def write(self, data):
        while data:
            data = data[os.write(self.to, data[:256]):]

    def wait(self, seconds):
        return bool(select.select([self.source], [], [], seconds)[0])

    def read(self):
        if not self.wait(0):
            return b""
        data = os.read(self.source, 4096)
        if not data:
            raise Trouble("the board stopped")
        return data

    def run(self, path, text, seconds):
        self.repl.enter(soft_reset=True)
        if self.written:
            self.repl.exec(f"import os\nos.remove({self.written!r})")
        self.repl.make_folders(path)
        self.written = path
        self.repl.put_file(path, text, chunk=512)
        self.repl.enter(soft_reset=True)
        self.repl.send_whole(f"__file__={path!r};execfile(__file__)".encode())
        output, error = self.repl.follow(seconds)
        return output + ERRNO.sub(b"", FRAME.sub(b"", error, 1))

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
    if last.startswith("MemoryError") or ("MemoryError" in got and "MemoryError" not in wanted):
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
