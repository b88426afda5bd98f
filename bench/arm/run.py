#!/usr/bin/env python3
"""Instructions that a Cortex-M3 takes for single operations, counted by QEMU: the same in every run.

    bench/arm/run.py [--image build/qemu-arm/wafer.elf]

With -icount an instruction takes 2 ** SHIFT nanoseconds of the emulated clock, whatever the host does.
"""
import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests"))
import board  # noqa: E402

SHIFT = 10
PROGRAM = os.path.join(HERE, "operations.py")
# What is to be reached, and what MicroPython 1.29-preview takes on the same emulator.
BARS = {"fib_call": (160, 640), "method_turn": (280, 1150), "float_turn": (330, 975)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", default="build/qemu-arm/wafer.elf")
    options = parser.parse_args()
    command = [word.format(image=options.image) for word in board.BOARDS["qemu-arm"]]
    line = board.Board(command + ["-icount", f"shift={SHIFT}"], None)
    with open(PROGRAM, "rb") as file:
        output = line.run("operations.py", file.read(), 120).decode().replace("\r\n", "\n")
    line.close()
    print(f"{'operation':20} {'instructions':>12} {'bar':>6} {'MicroPython':>12}")
    for row in output.splitlines():
        try:
            name, microseconds = row.split()
            instructions = float(microseconds) * 1000 / 2 ** SHIFT
        except ValueError:
            sys.exit(output)
        bar, peer = BARS.get(name, ("", ""))
        print(f"{name:20} {instructions:12.1f} {bar:>6} {peer:>12}".rstrip())


if __name__ == "__main__":
    main()
