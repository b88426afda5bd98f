#!/usr/bin/env python3
"""Prints text and data of the library, a folder at a time, and bytes of common objects, for the 64-bit and the
32-bit build (both must be built)."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OBJECTS = [
    ("instance of 2 attributes", "class P:\n    def __init__(self):\n        self.x = 1\n        self.y = 2\nv = P()"),
    ("float", "v = 1.5"),
    ("small int", "v = 5"),
    ("int of 100 bits", "v = 1 << 100"),
    ("tuple of 2", "a = 1\nv = (a, 2)"),
    ("str of 7", "v = ''.join(['abcd', 'efg'])"),
    ("list of 2", "v = [1, 2]"),
    ("dict of 2", "v = {'a': 1, 'b': 2}"),
    ("dict of 10", "v = {str(i): i for i in range(10)}"),
    ("set of 2", "v = {1, 2}"),
    ("bytearray of 8", "v = bytearray(8)"),
    ("function", "def v(): pass"),
    ("bound method", "v = [].__class__.__mro__\nclass C:\n    def m(self): pass\nv = C().m"),
]


def folder_sizes(build):
    sizes = {}
    for path in sorted((ROOT / build / "o").rglob("*.o")):
        parts = path.relative_to(ROOT / build / "o").parts
        name = parts[1] if parts[0] == "src" else parts[0]
        if parts[0] not in ("src", "gen"):
            continue
        line = subprocess.run(["size", str(path)], capture_output=True, text=True).stdout.splitlines()[1].split()
        text, data, bss = map(int, line[:3])
        total = sizes.setdefault(name, [0, 0, 0])
        for i, n in enumerate((text, data, bss)):
            total[i] += n
    return sizes


def object_size(build, code):
    done = subprocess.run([str(ROOT / build / "wafer"), "-c", code + "\nimport sys\nprint(sys.getsizeof(v))"],
                          capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def main():
    builds = [b for b in ("build", "build/m32") if (ROOT / b / "wafer").exists()]
    for build in builds:
        print(f"{build + '/libwafer.a':24} {'text':>9} {'data':>7} {'bss':>7}")
        sizes = folder_sizes(build)
        for name, numbers in sizes.items():
            print(f"  {name:22} {numbers[0]:9} {numbers[1]:7} {numbers[2]:7}")
        total = [sum(n[i] for n in sizes.values()) for i in range(3)]
        print(f"  {'together':22} {total[0]:9} {total[1]:7} {total[2]:7}\n")
    print(f"{'bytes of an object':26}" + "".join(f"{b:>12}" for b in builds))
    for name, code in OBJECTS:
        print(f"  {name:24}" + "".join(f"{object_size(b, code):>12}" for b in builds))


if __name__ == "__main__":
    sys.exit(main())
