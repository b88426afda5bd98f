#!/usr/bin/env python3
"""Prints how long the program stands still while memory is collected: the longest pause and the 99th percentile.

    bench/pause.py [--wafer build/wafer] [--board 40K 64K 256K] [--host 64m 1000m]

A program keeps part of its heap alive and replaces it, a few objects a turn; a turn that takes longer than others has
waited for the collector. On the Cortex-M3 in QEMU, where an instruction is a nanosecond, pauses are in instructions (the
clock shows thousands of them); on the host, in milliseconds of processor time.
"""
import argparse
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests"))
import board  # noqa: E402

PROGRAM = """
import gc
import time
from array import array


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def make(k):
    kind = k & 3
    if kind == 0:
        return [k, (k, k + 1), "name %d" % k]
    if kind == 1:
        return {{"n": k, "next": Point(k, (k,))}}
    if kind == 2:
        return Point([k] * (k & 15), bytes(k & 127))
    return "x" * (k & 63)


def work(live, turns, ticks):
    times = array("{code}")
    while len(times) < turns:
        times.append(0)
    gc.collect()
    goal = gc.mem_alloc() + gc.mem_free() * live // 100
    count = 0
    keep = [None] * 16
    while gc.mem_alloc() < goal:
        if count == len(keep):
            keep.extend([None] * (count // 4))
        keep[count] = make(count * 7)
        count += 1
    place = 1
    for turn in range(turns):
        start = ticks()
        keep[place] = make(turn)
        times[turn] = ticks() - start
        place = (place * 75 + 74) % 65537 % count
    keep = None
    return sorted(times)


times = work({live}, {turns}, {ticks})
usual = times[len(times) // 2]
pauses = [t - usual for t in times if t > usual + {least}]
print(len(pauses), pauses and pauses[-1], pauses and pauses[len(pauses) * 99 // 100])
"""
LIVE = (25, 50, 75)


def on_board(image, live, turns):
    text = PROGRAM.format(live=live, turns=turns, ticks="time.ticks_us", code="H", least=10)
    command = [word.format(image=image) for word in board.BOARDS["qemu-arm"]]
    line = board.Board(command + ["-icount", "shift=0"], None)
    output = line.run("pause.py", text.encode(), 300).decode()
    line.close()
    return output


def on_host(wafer, heap, live, turns):
    text = PROGRAM.format(live=live, turns=turns, ticks="time.process_time_ns", code="Q", least=100000)
    return subprocess.run([wafer, "-X", "heapsize=" + heap, "-c", text], capture_output=True, text=True).stdout


def show(where, live, output, unit, digits):
    try:
        count, longest, most = map(int, output.split())
        print(f"{where:22} {live:4} % {count:7} {longest * unit:14,.{digits}f} {most * unit:14,.{digits}f}", flush=True)
    except ValueError:
        print(f"{where:22} {live:4} %  {output.strip().splitlines()[-1:]}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wafer", default=os.path.join(ROOT, "build", "wafer"))
    parser.add_argument("--board", nargs="*", default=["40K", "64K", "256K"])
    parser.add_argument("--host", nargs="*", default=["64m", "1000m"])
    options = parser.parse_args()
    print(f"{'heap':22} {'alive':>6} {'pauses':>7} {'longest':>14} {'99 of 100':>14}")
    for size in options.board:
        # A build of its own: without the library in Python, with that heap.
        subprocess.run(["make", "-s", "qemu-arm", "LIB=", "HEAP=" + size, "STACK=8K"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        for live in LIVE:
            output = on_board(os.path.join(ROOT, "build/qemu-arm/wafer.elf"), live, 2000 if size == "40K" else 4000)
            show(f"Cortex-M3 {size}", live, output, 1000, 0)
    for size in options.host:
        for live in LIVE:
            turns = 300000 if size == "64m" else 3000000
            show(f"host {size}", live, on_host(options.wafer, size, live, turns), 1e-6, 1)


if __name__ == "__main__":
    main()
