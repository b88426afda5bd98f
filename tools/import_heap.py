#!/usr/bin/env python3
"""Prints, for Python files, the smallest heap that imports them and what stays resident, on the 32-bit build.

    tools/import_heap.py [--wafer build/m32/wafer] FILE ...

Both numbers are beyond an empty program's: the heap is searched by running with -X heapsize=N.
"""
import argparse
import os
import subprocess


def works(wafer, folder, code, size):
    done = subprocess.run([wafer, "-X", f"heapsize={size}", "-c", code], capture_output=True, cwd=folder)
    return done.returncode == 0


def smallest(wafer, folder, code):
    low, high = 1024, 4 << 20
    while high - low > 128:
        middle = (low + high) // 2
        if works(wafer, folder, code, middle):
            high = middle
        else:
            low = middle
    return high


def resident(wafer, folder, code):
    measure = f"import gc\ngc.collect()\na = gc.mem_alloc()\n{code}\ngc.collect()\nprint(gc.mem_alloc() - a)"
    done = subprocess.run([wafer, "-c", measure], capture_output=True, cwd=folder, text=True)
    return int(done.stdout.split()[-1]) if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wafer", default="build/m32/wafer")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    wafer = os.path.abspath(options.wafer)
    empty = smallest(wafer, ".", "pass")
    print(f"{'module':24} {'source':>8} {'resident':>9} {'smallest heap':>14} {'limit 1.5x+2K':>14}")
    for path in options.files:
        folder, name = os.path.split(os.path.abspath(path))
        name = name[:-3]
        code = f"import {name}"
        stays = resident(wafer, folder, code)
        if stays is None:
            print(f"{name:24} cannot be imported")
            continue
        least = smallest(wafer, folder, code) - empty
        limit = int(stays * 1.5) + 2048
        print(f"{name:24} {os.path.getsize(path):8} {stays:9} {least:14} {limit:14} {'ok' if least <= limit else 'MISSED'}")


if __name__ == "__main__":
    main()
