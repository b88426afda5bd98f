#!/usr/bin/env python3
"""Runs the benchmarks with Wafer and with the CPythons and the Lua that are there, interleaved, and prints how many
times as fast Wafer is. They inform; none of them fails a build.

    bench/run.py [--wafer build/wafer] [--times 5] [--out build/bench] [NAME ...]

A benchmark is a file with run() and the ANSWER it must give; its twin in bench/lua/ gives {run, answer}. Those in
bench/micro/ look at one thing each and are not in the mean of the programs. Times are user seconds of run(), the
best of several. --out gets the table (speed.txt) and a picture of it (speed.svg).
"""
import argparse
import math
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
IN_PYTHON = """
import sys
sys.path.insert(0, {folder!r})
from time import process_time
module = __import__({name!r})
start = process_time()
answer = module.run()
seconds = process_time() - start
print("wrong: %r" % (answer,) if answer != module.ANSWER else seconds)
"""
IN_LUA = """
local twin = dofile("{folder}/lua/{name}.lua")
local start = os.clock()
local answer = tostring(twin.run())
local seconds = os.clock() - start
print(answer ~= twin.answer and "wrong: " .. answer or string.format("%.6f", seconds))
"""
COLOURS = {"python3.11": "#3b6fb6", "python3.13": "#e0a030", "lua5.4": "#8c4fa8"}


class Peer:
    """A program that runs benchmarks: Wafer or one that it is compared with."""

    def __init__(self, label, command):
        self.label, self.command = label, command

    def has(self, name):
        return self.label != "lua5.4" or os.path.exists(os.path.join(HERE, "lua", name + ".lua"))

    def seconds(self, folder, name):
        if self.label == "lua5.4":
            command = [self.command, "-e", IN_LUA.format(folder=folder, name=name)]
        else:
            command = [self.command, "-c", IN_PYTHON.format(folder=folder, name=name)]
        done = subprocess.run(command, capture_output=True, text=True)
        output = done.stdout.strip() or done.stderr.strip().splitlines()[-1:]
        try:
            return float(output)
        except (TypeError, ValueError):
            print(f"{name}: {self.label}: {output}")
            return math.inf


def programs(folder, names):
    """Those with an answer; others here are runners of their own."""
    found = []
    for name in sorted(f[:-3] for f in os.listdir(folder) if f.endswith(".py")):
        with open(os.path.join(folder, name + ".py")) as file:
            if "\nANSWER =" in file.read():
                found.append(name)
    return [name for name in found if not names or name in names]


def measure(wafer, peers, folder, name, times):
    """Seconds of Wafer, and of each peer over them."""
    runners = [wafer] + [p for p in peers if p.has(name)]
    best = {r.label: math.inf for r in runners}
    for _ in range(times):
        for r in runners:
            best[r.label] = min(best[r.label], r.seconds(folder, name))
    return best[wafer.label], {p.label: best[p.label] / best[wafer.label] for p in runners[1:]
                               if best[p.label] < math.inf and best[wafer.label] < math.inf}


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None


class Table:
    """Rows that are printed as they come."""

    def __init__(self, peers):
        self.peers, self.text, self.rows = peers, [], []

    def write(self, line):
        print(line, flush=True)
        self.text.append(line)

    def head(self, title):
        self.write(f"{title:15} {'wafer s':>9}" + "".join(f" {p.label:>12}" for p in self.peers))

    def row(self, name, seconds, ratios):
        self.rows.append((name, ratios))
        cells = "".join(f" {ratios[p.label]:11.2f}x" if ratios.get(p.label) else f" {'':12}" for p in self.peers)
        self.write(f"{name:15} {seconds if seconds else '':9{'.4f' if seconds else ''}}{cells}".rstrip())


def picture(rows, peers):
    """Bars of the ratios on a logarithmic scale; the line is equal speed."""
    bar, left, unit, least = 7, 130, 150, 0.25
    high = sum(len(peers) * bar + 8 for _ in rows) + 40
    wide = left + unit * 6
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" font-family="sans-serif" font-size="11">',
           f'<rect width="{wide}" height="{high}" fill="white"/>']

    def x(ratio):
        return left + unit * math.log2(max(ratio, least) / least)

    for mark in (0.25, 0.5, 1, 2, 4, 8):
        out.append(f'<line x1="{x(mark):.0f}" x2="{x(mark):.0f}" y1="24" y2="{high}" stroke="{"#333" if mark == 1 else "#ddd"}"/>'
                   f'<text x="{x(mark) + 3:.0f}" y="34" fill="#777">{mark}x</text>')
    for i, p in enumerate(peers):
        out.append(f'<rect x="{left + i * 110}" y="6" width="10" height="10" fill="{COLOURS[p.label]}"/>'
                   f'<text x="{left + i * 110 + 14}" y="15">speed / {p.label}</text>')
    y = 40
    for name, ratios in rows:
        out.append(f'<text x="{left - 8}" y="{y + len(peers) * bar / 2 + 4:.0f}" text-anchor="end">{name}</text>')
        for p in peers:
            if ratios.get(p.label):
                out.append(f'<rect x="{left}" y="{y}" width="{max(x(ratios[p.label]) - left, 1):.1f}" height="{bar - 1}" '
                           f'fill="{COLOURS[p.label]}"/>')
            y += bar
        y += 8
    return "\n".join(out + ["</svg>", ""])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--wafer", default=os.path.join(HERE, "..", "build", "wafer"))
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--out")
    options = parser.parse_args()
    wafer = Peer("wafer", os.path.abspath(options.wafer))
    peers = [Peer(p, shutil.which(p)) for p in COLOURS if shutil.which(p)]
    table = Table(peers)
    for title, folder in (("programs", HERE), ("one thing each", os.path.join(HERE, "micro"))):
        names = programs(folder, options.names)
        if names:
            table.head(title)
            results = []
            for name in names:
                seconds, ratios = measure(wafer, peers, folder, name, options.times)
                results.append(ratios)
                table.row(name, seconds, ratios)
            table.row("geometric mean", 0, {p.label: mean([r[p.label] for r in results if p.label in r]) for p in peers})
    if options.out:
        os.makedirs(options.out, exist_ok=True)
        with open(os.path.join(options.out, "speed.txt"), "w") as f:
            f.write("\n".join(table.text) + "\n")
        with open(os.path.join(options.out, "speed.svg"), "w") as f:
            f.write(picture(table.rows, peers))


if __name__ == "__main__":
    main()
