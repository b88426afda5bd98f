#!/usr/bin/env python3
"""Talks to `wafer --serial` over its pseudo-terminal as the tools for boards do (tool_talk.py), and disturbs it.

    tests/serial.py                     build/wafer, 100 random scripts with bytes dropped and connections cut
    tests/serial.py --scripts 1000      more of them
    tests/serial.py -k mpremote         only tests whose name contains a text

Needs pyserial (Debian: python3-serial).
"""
import argparse
import os
import random
import sys
import time

from raw_repl import BANNER, CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, Trouble
import serial_line
from serial_line import ROOT, Server, same, test
from tool_talk import interrupt


@test
def exact_bytes(start):
    s = start()
    r = s.repl
    r.enter()
    r.leave()
    r.read_until(b"\r\n>>> ")
    for sent, wanted in [
        (CTRL_A, b"\r\n" + BANNER),
        (CTRL_A, BANNER),
        (b"print(1)" + CTRL_D, b"OK1\r\n\x04\x04>"),
        (b"junk" + CTRL_C + b"2" + CTRL_D, b"OK\x04\x04>"),
        (b"1/0" + CTRL_D, b'OK\x04Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\n'
                          b"ZeroDivisionError: division by zero\r\n\x04>"),
        (CTRL_E + b"A" + CTRL_A, b"R\x01\x80\x00\x01"),
        (b"print(2)\n" + CTRL_D, b"\x042\r\n\x04\x04>"),
        (CTRL_E + b"B" + CTRL_A, b"R\x00>"),
        (CTRL_E + b"A" + CTRL_A, b"R\x01\x80\x00\x01"),
        (b"print(3)" + CTRL_C, b"\x04\x04KeyboardInterrupt\r\n\x04>"),
        (CTRL_E + b"A" + CTRL_A + b"x = = 1\n", b"R\x01\x80\x00\x01\x04"),
        (b"more" * 100 + CTRL_D, b'\x04  File "<stdin>", line 1\r\n    x = = 1\r\n        ^\r\nSyntaxError: invalid syntax\r\n\x04>'),
        (CTRL_D, b"OK\r\nMPY: soft reboot\r\n" + BANNER),
        (b"raise SystemExit" + CTRL_D, b"OK\x04\x04MPY: soft reboot\r\n" + BANNER),
    ]:
        s.line.write(sent)
        same(r.read_exactly(len(wanted)), wanted)
    s.line.write(CTRL_B)
    same(r.read_until(b"Wafer"), b"\r\n")
    r.read_until(b"\r\n>>> ")
    s.line.write(CTRL_D)
    same(r.read_exactly(20), b"\r\nMPY: soft reboot\r\n")
    r.read_until(b"\r\n>>> ")
    time.sleep(0.1)
    same(s.line.read() + r.held, b"")


@test
def long_scripts(start):
    r = start().repl
    r.enter()
    lines = [f"n += {i}  # {'x' * (i % 60)}" for i in range(2500)]
    script = "n = 0\n" + "\n".join(lines) + "\nprint(n)\n"
    assert len(script) > 100000
    for paste in (False, True):
        same(r.exec(script, paste), b"%d\r\n" % sum(range(2500)))
    literal = "a" * 50000
    same(r.exec(f"print(len('{literal}'))"), b"50000\r\n")


@test
def interrupts_of_long_work(start):
    s = start()
    r = s.repl
    r.enter()
    for code in ("import time\nwhile 1: time.sleep_ms(1)", "import itertools\nlist(map(abs, itertools.count()))", "import itertools\n'a' in itertools.repeat('b')",
                 "import itertools\nset(itertools.filterfalse(None, itertools.repeat(1)))", "max(range(10 ** 12))",
                 "3 ** 10 ** 8", "import itertools\nitertools.product(range(10 ** 6), repeat=99) and sum(itertools.repeat(0))",
                 "import json\nx = []\nfor _ in range(16): x = [x, x, x]\njson.dumps(x)",
                 "any(map(lambda x: 0, iter(int, 1)))"):
        r.send_whole(code.encode())
        time.sleep(0.05)
        interrupt(s)
    same(r.exec("print('alive')"), b"alive\r\n")


# ---- Disturbances ----

SCRIPTS = [
    "print('x' * {n})",
    "for i in range({n}):\n    print(i)",
    "while True: pass",
    "while True: print({n})",
    "import time\ntime.sleep({n})",
    "x = input()",
    "import sys\nsys.stdin.readline()",
    "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f({m}))",
    "raise ValueError({n})",
    "this is = not Python {n}",
    "data = bytes(range(256)) * {n}\nprint(sum(data))",
    "try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')",
    "import asyncio\nasync def main():\n    await asyncio.sleep({n})\nasyncio.run(main())",
    "print('''{n}\n" + "y" * 500 + "''')",
    "print(7 ** (7 ** 7) % {n})",
    "(" * 30 + "{n}",
    "x = [" + "1, " * 300 + "{n}]\nprint(len(x))",
    "import sys\nsys.exit({n})",
]


def disturb(server, chance):
    """Sends one script in one way with one kind of mishap."""
    r, line = server.repl, server.line
    script = chance.choice(SCRIPTS).replace("{n}", str(chance.randint(1, 3000))).replace("{m}", str(chance.randint(1, 22)))
    way = chance.choice(["whole", "paste", "typed", "paste mode", "noise"])
    data = script.encode()
    if way == "whole":
        data = data + CTRL_D
    elif way == "paste":
        data = CTRL_E + b"A" + CTRL_A + data + CTRL_D
    elif way == "typed":
        data = CTRL_B + data.replace(b"\n", b"\r") + b"\r\r"
    elif way == "paste mode":
        data = CTRL_B + CTRL_E + data + CTRL_D
    else:
        data = bytes(chance.choice(b"\x01\x02\x04\x05\x08\t\r\x12\x15\x19\x1b[200~AOx(\xc3") for _ in range(chance.randint(1, 300)))
    mishap = chance.choice(["drop", "cut", "both", "none"])
    if mishap in ("drop", "both"):
        data = bytes(byte for byte in data if chance.random() > 0.1)
    if mishap in ("cut", "both"):
        data = data[:chance.randint(0, len(data))]
    line.write(data)
    if chance.random() < 0.3:
        time.sleep(chance.random() * 0.05)
    if mishap in ("cut", "both"):
        line.close()
        line.open()
    r.held = b""


def disturb_often(start, count):
    s, chance = start(), random.Random(4321)
    for number in range(count):
        disturb(s, chance)
        try:
            s.repl.recover(b"mark %d" % number)
            same(s.repl.run(f"print({number})", paste=number % 2 == 0), (b"%d\r\n" % number, b""))
        except Trouble as trouble:
            raise Trouble(f"script {number}: {trouble}") from None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", nargs="?", default="build/wafer")
    parser.add_argument("-k", default="")
    parser.add_argument("--scripts", type=int, default=100)
    options = parser.parse_args()
    binary = os.path.join(ROOT, options.binary)

    @test
    def disturbances(start):
        disturb_often(start, options.scripts)

    return serial_line.run_tests("serial", options.k, lambda **how: Server(binary, **how))


if __name__ == "__main__":
    sys.exit(main())
