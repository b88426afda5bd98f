"""A serial line by pyserial (Debian: python3-serial): what RawRepl wants.

Without it the program that imports this ends, with its tests skipped.
"""
import os
import select
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
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
from raw_repl import Trouble


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


def same(got, wanted):
    if got != wanted:
        raise Trouble(f"got:\n{got!r}\nwanted:\n{wanted!r}")
