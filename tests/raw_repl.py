"""A client of the raw REPL, as MicroPython's reference manual describes it, for the tests of serial lines.

A line is anything with write(bytes), read() (what has come by now, b"" if nothing) and wait(seconds) (until
something has come, at most so long).
"""
import ast
import time

CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"
BANNER = b"raw REPL; CTRL-B to exit\r\n>"


class Trouble(Exception):
    pass


class RawRepl:
    def __init__(self, line, seconds=20):
        self.line, self.seconds, self.held = line, seconds, b""

    def read_until(self, ending, seconds=None):
        """What comes up to `ending`, which is taken too."""
        seconds = seconds or self.seconds
        end, at = time.monotonic() + seconds, 0
        while True:
            found = self.held.find(ending, max(0, at - len(ending)))
            if found >= 0:
                data, self.held = self.held[:found], self.held[found + len(ending):]
                return data
            at = len(self.held)
            if time.monotonic() > end:
                raise Trouble(f"waited {seconds} s for {ending!r}; got {self.held[-300:]!r}")
            self.line.wait(0.1)
            self.held += self.line.read()

    def read_exactly(self, size):
        end = time.monotonic() + self.seconds
        while len(self.held) < size:
            if time.monotonic() > end:
                raise Trouble(f"waited for {size} bytes; got {self.held!r}")
            self.line.wait(0.1)
            self.held += self.line.read()
        data, self.held = self.held[:size], self.held[size:]
        return data

    def enter(self, soft_reset=False):
        """From whatever state the other side is in."""
        self.line.write(CTRL_C + CTRL_C + CTRL_A)
        self.read_until(BANNER)
        if soft_reset:
            self.line.write(CTRL_D)
            self.read_until(b"soft reboot\r\n")
            self.read_until(BANNER)

    def recover(self, mark):
        """The same when what was sent before may have asked for the raw REPL, too: waits for an answer of ours."""
        self.line.write(CTRL_C + CTRL_C + CTRL_A + b"print('%s')" % mark + CTRL_D)
        self.read_until(b"OK%s\r\n\x04\x04>" % mark)

    def leave(self):
        self.line.write(CTRL_B)

    def send_whole(self, code):
        self.line.write(code + CTRL_D)
        answer = self.read_exactly(2)
        if answer != b"OK":
            raise Trouble(f"not taken: {answer!r}")

    def send_pasted(self, code):
        """Raw paste, with its flow control."""
        self.line.write(CTRL_E + b"A" + CTRL_A)
        answer = self.read_exactly(2)
        if answer != b"R\x01":
            raise Trouble(f"no raw paste: {answer!r}")
        low, high = self.read_exactly(2)
        window = low + 256 * high
        left = window
        while code:
            while left == 0 or self.line.wait(0) or self.held:
                byte = self.read_exactly(1)
                if byte == CTRL_D:  # it wants no more
                    self.line.write(CTRL_D)
                    return
                left += window
            part, code = code[:left], code[left:]
            self.line.write(part)
            left -= len(part)
        self.line.write(CTRL_D)
        self.read_until(CTRL_D)

    def follow(self, seconds=None):
        output = self.read_until(CTRL_D, seconds)
        error = self.read_until(CTRL_D, seconds)
        return output, error

    def run(self, code, paste=True, seconds=None):
        """What the code prints, and its traceback."""
        code = code.encode() if isinstance(code, str) else code
        (self.send_pasted if paste else self.send_whole)(code)
        answer = self.follow(seconds)
        if self.read_exactly(1) != b">":
            raise Trouble("no prompt behind the answer")
        return answer

    def exec(self, code, paste=True, seconds=None):
        output, error = self.run(code, paste, seconds)
        if error:
            raise Trouble(error.decode())
        return output

    def eval(self, expression):
        return ast.literal_eval(self.exec(f"print(repr({expression}))").decode())

    # Files, as the tools transfer them: by running code.

    def make_folders(self, path):
        """The folders above a path, those that are not there."""
        self.exec(f"import os\nfor i, c in enumerate({path!r}):\n if c == '/' and i:\n  try:\n   os.mkdir({path!r}[:i])\n"
                  "  except FileExistsError:\n   pass")

    def put_file(self, path, data, chunk=256):
        self.exec(f"f=open({path!r},'wb')\nw=f.write")
        for at in range(0, len(data), chunk):
            self.exec(f"w({data[at:at + chunk]!r})")
        self.exec("f.close()")

    def get_file(self, path, chunk=256):
        self.exec(f"f=open({path!r},'rb')\nr=f.read")
        data = b""
        while part := self.eval(f"r({chunk})"):
            data += part
        self.exec("f.close()")
        return data
