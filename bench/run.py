#!/usr/bin/env python3
"""Runs the benchmarks with Wafer and with the CPythons that are there, interleaved, and prints how many times as fast
Wafer is. They inform; none of them fails a build.

    bench/run.py [--wafer build/wafer] [--times 3] [NAME ...]

A benchmark is a file with run() and the ANSWER it must give. Times are user seconds of run(), the best of several.
"""
import argparse
import math
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TIMER = """
import sys
sys.path.insert(0, {here!r})
import time
clock = getattr(time, "process_time")
module = __import__({name!r})
start = clock()
answer = module.run()
seconds = clock() - start
print("wrong: %r" % (answer,) if answer != module.ANSWER else seconds)
"""


def measure(command, name):
    done = subprocess.run(command + ["-c", TIMER.format(here=HERE, name=name)], capture_output=True, text=True)
    output = done.stdout.strip() or done.stderr.strip().splitlines()[-1:]
    try:
        return float(output)
    except (TypeError, ValueError):
        print(f"{name}: {command[0]}: {output}")
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--wafer", default=os.path.join(HERE, "..", "build", "wafer"))
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    names = options.names or sorted(f[:-3] for f in os.listdir(HERE) if f.endswith(".py") and f != "run.py")
    peers = [p for p in ("python3.11", "python3.13") if shutil.which(p)]
    commands = {"wafer": [os.path.abspath(options.wafer)], **{p: [shutil.which(p), "-B"] for p in peers}}
    ratios = {p: [] for p in peers}
    print(f"{'benchmark':15} {'wafer s':>9}" + "".join(f" {p:>12}" for p in peers))
    for name in names:
        best = dict.fromkeys(commands)
        for _ in range(options.times):
            for label, command in commands.items():
                seconds = measure(command, name)
                if seconds is not None and (best[label] is None or seconds < best[label]):
                    best[label] = seconds
        line = f"{name:15} {best['wafer'] or 0:9.3f}"
        for p in peers:
            if best["wafer"] and best[p]:
                ratios[p].append(best[p] / best["wafer"])
                line += f" {ratios[p][-1]:11.2f}x"
        print(line, flush=True)
    line = f"{'geometric mean':15} {'':9}"
    for p in peers:
        line += f" {math.exp(sum(map(math.log, ratios[p])) / max(len(ratios[p]), 1)):11.2f}x" if ratios[p] else ""
    print(line)


if __name__ == "__main__":
    main()
