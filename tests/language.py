#!/usr/bin/env python3
"""Runs the probes of a language table (group, feature, since, probe, expected ...; tab separated, escaped) and prints
how many pass, by group.

    tests/language.py [--table FILE] [--wafer build/wafer] [--show] [TEXT ...]

TEXT: only rows whose group or feature contains it. --show prints what differs.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "..", "shared", "reference", "language.tsv")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "\\": "\\"}


def unescape(text):
    out, i = [], 0
    while i < len(text):
        if text[i] == "\\" and i + 1 < len(text):
            out.append(ESCAPES.get(text[i + 1], text[i:i + 2]))
            i += 2
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    names = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(names, line.split("\t")))


def probe(wafer, row):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "probe.py")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(unescape(row["probe"]))
        try:
            done = subprocess.run(wafer + [path], cwd=folder, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return False, "(timed out)", ""
    got = done.stdout.decode("utf-8", "replace")
    if done.returncode < 0:
        got += f"(killed by signal {-done.returncode})"
    return got.rstrip("\n") == unescape(row["expected"]).rstrip("\n"), got, done.stderr.decode("utf-8", "replace")[-400:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--table", default=TABLE)
    parser.add_argument("--wafer", default=os.path.join(ROOT, "build", "wafer"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    options = parser.parse_args()
    if not os.path.exists(options.table):
        print("0 passed, 0 failed, 1 skipped")
        return 0
    chosen = [row for row in rows(options.table)
              if not options.texts or any(t in row["group"] or t in row["feature"] for t in options.texts)]
    wafer = options.wafer.split()
    wafer[0] = os.path.abspath(wafer[0])  # probes run in folders of their own
    groups = {}
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        results = pool.map(lambda row: probe(wafer, row), chosen)
        for row, (good, got, errors) in zip(chosen, results):
            count = groups.setdefault(row["group"], [0, 0])
            count[0] += good
            count[1] += 1
            if not good and options.show:
                print(f"--- {row['group']}: {row['feature']}\n{unescape(row['probe'])}\n  wanted: {row['expected']}\n"
                      f"  got:    {got!r}\n  {errors}")
    for group, (good, total) in sorted(groups.items()):
        print(f"{group:28} {good:5} of {total:5}")
    passed, total = sum(g for g, _ in groups.values()), sum(t for _, t in groups.values())
    print(f"{passed} passed, {total - passed} failed, 0 skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
