#!/usr/bin/env python3
"""Checks that no code in an image for the lx106 loads less than a word: the chip's flash cannot answer that.

    tests/narrow_loads.py [build/qemu-lx106/wafer.elf]

A disassembly from end to end would take padding for code. So the code is followed, from each function's start and
from each address in a table of a switch, along jumps and branches. Formats are those of the Xtensa Instruction Set
Architecture Reference Manual, 7.3.
"""
import bisect
import struct
import subprocess
import sys

NM = "xtensa-lx106-elf-nm"
NARROW = {0: "l8ui", 1: "l16ui", 9: "l16si"}


def sections_of(path):
    """(address, bytes, is it code) of what is in memory from the start."""
    with open(path, "rb") as file:
        elf = file.read()
    offset, = struct.unpack_from("<I", elf, 32)
    size, count = struct.unpack_from("<HH", elf, 46)
    for i in range(count):
        _, kind, flags, address, start, length = struct.unpack_from("<6I", elf, offset + i * size)
        if kind == 1 and flags & 2:
            yield address, elf[start:start + length], bool(flags & 4)


def functions_of(path):
    """{start: (end, name)}; a function of unknown size ends where the next symbol is."""
    rows = []
    for line in subprocess.run([NM, "-nS", path], capture_output=True, text=True, check=True).stdout.splitlines():
        parts = line.split()
        if len(parts) >= 3 and parts[-2] in "tTwW":
            rows.append((int(parts[0], 16), int(parts[1], 16) if len(parts) == 4 else 0, parts[-1]))
    functions = {}
    for i, (start, size, name) in enumerate(rows):
        following = next((row[0] for row in rows[i + 1:] if row[0] > start), start)
        if size or start not in functions:
            functions[start] = start + size if size else following, name
    return functions


def signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) else value


def step(code, pc):
    """(size, whether it goes on behind, where it may jump, the kind of narrow load) of an instruction."""
    word = int.from_bytes(code[pc:pc + 3], "little")
    op, t, s, r = word & 15, word >> 4 & 15, word >> 8 & 15, word >> 12 & 15
    if op == 0 and word >> 16 == 0 and (r, t) in ((0, 0), (0, 8), (0, 10), (3, 0)):  # ill, ret, jx, rfe
        return 3, False, None, None
    if op == 2:
        return 3, True, None, NARROW.get(r)
    if op == 6 and t & 3 == 0:  # j
        return 3, False, pc + 4 + signed(word >> 6, 18), None
    if op == 6 and t & 3 == 1:  # beqz and its like
        return 3, True, pc + 4 + signed(word >> 12, 12), None
    if op in (6, 7):
        return 3, True, pc + 4 + signed(word >> 16, 8), None
    if op == 12 and t >= 8:  # beqz.n, bnez.n
        return 2, True, pc + 4 + (r | (t & 3) << 4), None
    if op == 13 and r == 15:
        return 2, t not in (0, 6), None, None  # ret.n, ill.n
    return (2 if op >= 8 else 3), True, None, None


class Image:
    def __init__(self, path):
        self.functions = functions_of(path)
        self.starts = sorted(self.functions)
        self.sections = list(sections_of(path))
        self.seen, self.loads = {}, []

    def function_at(self, address):
        """The start of the function that the address lies in, or None."""
        i = bisect.bisect_right(self.starts, address) - 1
        start = self.starts[i] if i >= 0 else address + 1
        return start if start <= address < self.functions.get(start, (0,))[0] else None

    def follow(self, base, code, address):
        work = [address]
        while work:
            address = work.pop()
            while address not in self.seen and self.function_at(address) is not None:
                size, goes_on, target, narrow = step(code, address - base)
                self.seen[address] = size
                if narrow:
                    self.loads.append((address, narrow))
                if target is not None:
                    work.append(target + base)
                if not goes_on:
                    break
                address += size

    def follow_all(self):
        entries = set(self.starts)
        for _, data, is_code in self.sections:
            if not is_code:
                entries |= {word for word, in struct.iter_unpack("<I", data[:len(data) & ~3]) if self.function_at(word)}
        for base, code, is_code in self.sections:
            for address in sorted(entries) if is_code else ():
                if base <= address < base + len(code):
                    self.follow(base, code, address)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "build/qemu-lx106/wafer.elf"
    image = Image(path)
    image.follow_all()
    for address, narrow in sorted(image.loads)[:20]:
        start = image.function_at(address)
        print(f"{address:#x}: {narrow} in {image.functions[start][1]}")
    size, whole = sum(image.seen.values()), sum(end - start for start, (end, _) in image.functions.items())
    print(f"narrow loads: {len(image.loads)} in {len(image.seen)} instructions, {100 * size // whole} % of the functions' bytes")
    return 1 if image.loads or not image.seen else 0


if __name__ == "__main__":
    sys.exit(main())
