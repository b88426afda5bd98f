#!/usr/bin/env python3
"""Calls everything of the library with anything (calls_program.py), seed after seed: no crash, and each ends in time.

    tests/fuzz/calls.py --seconds 60 [--seed N] [--wafer build/fuzz/wafer]
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "tests/fuzz/calls_program.py")
COUNT, SECONDS = 3000, 120  # calls of a process, and the most it may take
ENVIRONMENT = {"ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=0", "UBSAN_OPTIONS": "halt_on_error=1"}


def run(wafer, seed, log):
    """What went wrong with the seed, or None."""
    command = [wafer, "-X", "heapsize=64m", PROGRAM, str(seed), str(COUNT), log]
    try:
        done = subprocess.run(command, env={**os.environ, **ENVIRONMENT}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"took longer than {SECONDS} s"
    is_done = done.returncode == 0 and done.stdout.endswith(b"done\n")
    has_broken_itself = done.returncode == 1 and b"Traceback" in done.stderr  # its globals are in reach of its calls
    if (is_done or has_broken_itself) and b"Sanitizer" not in done.stderr and b"runtime error:" not in done.stderr:
        return None
    return f"status {done.returncode}\n" + done.stderr.decode("utf-8", "replace")[:2000]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1, help="the first; each process takes the next one")
    parser.add_argument("--wafer", default=os.path.join(ROOT, "build/fuzz/wafer"))
    options = parser.parse_args()
    end, seed, found = time.monotonic() + options.seconds, options.seed, 0
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        while time.monotonic() < end:
            trouble = run(options.wafer, seed, log)
            if trouble:
                with open(log) as file:
                    print(f"calls: seed {seed}, in {file.readline().strip()}: {trouble}")
                found += 1
            seed += 1
    print(f"calls: {(seed - options.seed) * COUNT} calls, {found} of {seed - options.seed} processes failed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
