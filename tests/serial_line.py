"""Tests that talk over a serial line by pyserial (Debian: python3-serial): the line, who is at its other end, their run.

Without pyserial the program that imports this ends, with its tests skipped.
"""
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path = [folder for folder in sys.path if os.path.abspath(folder) != HERE]  # it has a serial.py of its own
try:
    import serial
except ImportError:  # the system's Python may have it
    system = "/usr/bin/python3"
    if os.path.exists(system) and os.path.realpath(sys.executable) != os.path.realpath(system):
        os.execv(system, [system] + sys.argv)
    print("no python3-serial\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)
sys.path.append(HERE)
from serial import SerialException
from raw_repl import RawRepl, Trouble


class Line:
    """What RawRepl wants, over pyserial."""

    def __init__(self, path):
        self.path = path
        self.open()

    def open(self):
        self.port = serial.Serial(self.path, 115200, timeout=5, write_timeout=20)
        self.port.reset_input_buffer()

    def close(self):
        self.port.close()

    def write(self, data):
        self.port.write(data)

    def read(self):
        return self.port.read(self.port.in_waiting)

    def wait(self, seconds):
        return bool(select.select([self.port.fileno()], [], [], seconds)[0])


class Machine:
    """A process with a serial line."""

    def __init__(self, command, **how):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, **how)

    def connect(self, path):
        self.line = Line(path)
        self.repl = RawRepl(self.line)

    def close(self):
        self.line.close()
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Server(Machine):
    """`wafer --serial` in a folder of its own."""

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


class Emulator(Machine):
    """The Cortex-M3 board in QEMU."""

    def __init__(self, image):
        super().__init__(["qemu-system-arm", "-machine", "mps2-an385", "-display", "none", "-monitor", "none",
                          "-serial", "pty", "-kernel", image], stderr=subprocess.STDOUT)
        path = re.search(rb"/dev/\S+", self.process.stdout.readline())
        if not path:
            raise Trouble("the emulator gives no pseudo-terminal")
        self.connect(path[0].decode())


TESTS = {}


def test(function):
    TESTS[function.__name__] = function
    return function


def same(got, wanted):
    if got != wanted:
        raise Trouble(f"got:\n{got!r}\nwanted:\n{wanted!r}")


def run_tests(label, pattern, make):
    """Runs the tests whose name contains pattern, each with a function that makes machines. The exit status."""
    passed = failed = 0
    for name, function in TESTS.items():
        if pattern not in name:
            continue
        machines = []

        def start(**how):
            machines.append(make(**how))
            return machines[-1]

        try:
            function(start)
            passed += 1
        except (Trouble, SerialException) as trouble:
            failed += 1
            print(f"FAILED {label} {name}: {trouble}\n")
        for machine in machines:
            machine.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0
