#!/usr/bin/env python3
"""Talks to `wafer --serial` over its pseudo-terminal as the tools for boards do, and disturbs it.

    tests/serial.py                     build/wafer, 100 random scripts with bytes dropped and connections cut
    tests/serial.py --scripts 1000      more of them
    tests/serial.py -k files            only tests whose name contains a text

Needs pyserial (Debian: python3-serial).
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

from raw_repl import BANNER, CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, Trouble
import serial_line
from serial_line import same, test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Server(serial_line.Machine):
    def __init__(self, binary, files=()):
        self.folder = tempfile.mkdtemp()
        for name, text in files:
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        self.link = os.path.join(self.folder, "tty")
        super().__init__([binary, "--serial", self.link], cwd=self.folder)
        self.process.stdout.readline()
        self.connect(self.link)

    def close(self):
        super().close()
        shutil.rmtree(self.folder)


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
def running_code(start):
    r = start().repl
    r.enter()
    for paste in (False, True):
        same(r.run("print('a')\nimport sys\nprint('b', file=sys.stderr)", paste), (b"a\r\nb\r\n", b""))
        same(r.run("def f():\n    raise ValueError('no')\nf()", paste)[1].splitlines()[-1], b"ValueError: no")
    r.exec("x = [1, 2.5, 'drei', b'\\x00']")
    same(r.eval("x"), [1, 2.5, "drei", b"\x00"])
    r.enter(soft_reset=True)
    same(r.run("x")[1].splitlines()[-1], b"NameError: name 'x' is not defined")


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
def binary_data(start):
    s = start()
    r = s.repl
    r.enter()
    every = bytes(range(256)) * 8
    same(r.exec("import sys\nsys.stdout.buffer.write(bytes(range(256)).replace(b'\\x04', b'') * 8)"),
         every.replace(b"\x04", b""))
    sent = bytes(b for b in every if b != 3)
    r.send_whole(b"import sys\nd = sys.stdin.buffer.read(%d)\nprint(d == bytes(b for b in range(256) if b != 3) * 8)" % len(sent))
    time.sleep(0.2)
    s.line.write(sent)
    same(r.follow(), (b"True\r\n", b""))
    r.read_until(b">")
    r.send_whole(b"import micropython, sys\nmicropython.kbd_intr(-1)\nprint('ready')\nd = sys.stdin.buffer.read(3)\n"
                 b"micropython.kbd_intr(3)\nprint(d)")
    r.read_until(b"ready\r\n")
    s.line.write(b"\x03\x04\x03")
    same(r.follow(), (b"b'\\x03\\x04\\x03'\r\n", b""))


@test
def files(start):
    r = start().repl
    r.enter()
    data = random.Random(1).randbytes(3000)
    r.exec("import os")
    same(r.eval("sorted(os.listdir())"), ["tty"])
    r.exec("os.mkdir('lib')")
    r.put_file("lib/data.bin", data)
    same(r.get_file("lib/data.bin"), data)
    stat = r.eval("os.stat('lib/data.bin')")
    same((stat[0] & 0xF000, stat[6]), (0x8000, 3000))
    same(r.eval("os.stat('lib')")[0] & 0xF000, 0x4000)
    same(r.exec("for f in os.ilistdir('lib'):\n print(f[0], hex(f[1]), end=',')"), b"data.bin 0x8000,")
    same(r.run("os.stat('nothing')")[1].splitlines()[-1], b"FileNotFoundError: [Errno 2] No such file or directory: 'nothing'")
    r.exec("import ubinascii\nf = open('lib/data.bin', 'rb')")
    text = r.exec("import sys\nwhile True:\n    b = ubinascii.hexlify(f.read(32))\n    if not b:\n        break\n"
                  "    sys.stdout.write(b.decode())")
    same(bytes.fromhex(text.decode()), data)
    r.exec("f.close()\nos.rename('lib/data.bin', 'moved')\nos.remove('moved')\nos.rmdir('lib')")
    same(r.eval("os.listdir()"), ["tty"])
    same(len(r.eval("os.statvfs('.')")), 10)


@test
def what_tools_type(start):
    r = start().repl
    r.enter()
    r.exec("try:\n import uos as os\nexcept ImportError:\n import os\nimport sys")
    # a file goes over in pieces of hexadecimal digits or of bytes literals, and comes back through a buffer
    r.exec("from ubinascii import hexlify, unhexlify\nf = open('a', 'wb')\nw = f.write")
    same(r.exec("print(w(unhexlify('0001ff0a')))\nprint(w(b'\\x00\\r\\n'))\nf.close()"), b"4\r\n3\r\n")
    same(r.exec("b = memoryview(bytearray(5))\nf = open('a', 'rb')\nwhile True:\n n = f.readinto(b)\n if not n:\n  break\n"
                " print(hexlify(b[:n]).decode(), end='')\nf.close()"), b"0001ff0a000d0a")
    # lists of files, with the sizes
    same(r.exec("for f in os.ilistdir():\n if f[0] == 'a':\n  print('{:12} {}{}'.format(f[3] if len(f) > 3 else 0, f[0], '/' if f[1] & 0x4000 else ''))"),
         b"           7 a\r\n")
    same(r.eval("([n for n in os.listdir('/') if n == 'tmp'], os.getcwd() != '/', len(os.stat('a')))"), (["tmp"], True, 10))
    r.exec("os.mkdir('d')\nos.chdir('d')\nos.chdir('..')\nos.rmdir('d')\nos.remove('a')")
    # what machine it is
    same(r.eval("(sys.implementation.name, len(os.uname()), sys.platform != '', hasattr(sys.stdout, 'buffer'))"),
         ("micropython", 5, True, True))
    same(r.exec("import gc, micropython\ngc.collect()\nprint(gc.mem_free() > 0, gc.mem_alloc() > 0)"), b"True True\r\n")
    # an error of the file system has its number
    same(r.run("open('nothing')")[1].splitlines()[-1], b"FileNotFoundError: [Errno 2] No such file or directory: 'nothing'")
    same(r.exec("try:\n os.stat('nothing')\nexcept OSError as e:\n print(e.args[0], e.errno)"), b"2 2\r\n")


@test
def interrupting(start):
    s = start()
    r = s.repl
    r.enter()
    for code in ("while True: pass", "import time\ntime.sleep(1000)", "import time\nwhile 1: time.sleep_ms(1)",
                 "input()", "import sys\nsys.stdin.read()", "try:\n  while 1: pass\nfinally: print('end')",
                 "while True: print('x' * 50)",
                 "import itertools\nlist(map(abs, itertools.count()))", "import itertools\n'a' in itertools.repeat('b')",
                 "import itertools\nset(itertools.filterfalse(None, itertools.repeat(1)))", "max(range(10 ** 12))",
                 "3 ** 10 ** 8", "import itertools\nitertools.product(range(10 ** 6), repeat=99) and sum(itertools.repeat(0))",
                 "import json\nx = []\nfor _ in range(16): x = [x, x, x]\njson.dumps(x)",
                 "any(map(lambda x: 0, iter(int, 1)))"):
        r.send_whole(code.encode())
        time.sleep(0.05)
        s.line.write(CTRL_C)
        output, error = r.follow()
        same(error.splitlines()[-1], b"KeyboardInterrupt")
        same(r.read_exactly(1), b">")
    same(r.exec("print('alive')"), b"alive\r\n")


@test
def a_host_that_goes_away(start):
    s = start()
    s.repl.enter()
    s.repl.send_whole(b"n = 0\nwhile True:\n    n += 1\n    print(n, 'x' * 1000)")
    time.sleep(0.2)
    s.line.close()
    time.sleep(3)  # it gives up on who does not read
    s.line.open()
    s.repl.held = b""
    s.repl.enter()
    count = s.repl.eval("n")
    if count < 10:
        raise Trouble(f"it stood still while nobody read: {count}")


@test
def start_files(start):
    s = start(files=[("boot.py", "print('boot')\nseen = 1\n"), ("main.py", "print('main', seen)\n1/0\n")])
    s.line.write(CTRL_D)  # what was printed before we came is lost
    r = s.repl
    r.read_until(b"MPY: soft reboot\r\n")
    text = r.read_until(b">>> ")
    same(text.splitlines()[:5],
         [b"boot", b"main 1", b"Traceback (most recent call last):", b'  File "main.py", line 2, in <module>', b"    1/0"])
    s.line.write(b"seen\r")
    r.read_until(b"\r\n1\r\n>>> ")
    r.enter(soft_reset=True)
    same(r.run("print(seen)"), (b"1\r\n", b""))  # boot.py has run, main.py has not


@test
def a_broken_boot_file(start):
    s = start(files=[("boot.py", "1/0\n"), ("main.py", "print('main')\n")])
    s.line.write(CTRL_D)
    s.repl.read_until(b"MPY: soft reboot\r\n")
    text = s.repl.read_until(b">>> ")
    if b"ZeroDivisionError" not in text or b"main\r\n" in text:
        raise Trouble(repr(text))


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
