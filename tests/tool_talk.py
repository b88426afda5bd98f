"""What every machine with a serial line is asked: scripts, interrupts, and what the tools for boards send.

The tests are for `wafer --serial` and for an emulated board alike; who imports this has them run with
serial_line.run_tests. A tool transfers and lists files by running code on the board. What mpremote, pyboard.py, ampy and
rshell send is rebuilt here by what they do: the same calls in the same order, in the same mode of the raw REPL.
"""
import ast
import time

from raw_repl import CTRL_B, CTRL_C, CTRL_D, Trouble
from serial_line import same, test

ALL_BYTES = bytes(range(256))


def last_line(error):
    return (error.splitlines() or [b""])[-1]


def interrupt(machine):
    """Ctrl-C for what runs: it ends in KeyboardInterrupt, and the machine waits for more."""
    machine.line.write(CTRL_C)
    same(last_line(machine.repl.follow()[1]), b"KeyboardInterrupt")
    same(machine.repl.read_exactly(1), b">")


def clear(r):
    """Whatever tests have left in the current folder goes, but for the host's end of the line."""
    r.exec("import os\ndef clear(d):\n for f in list(os.ilistdir(d)):\n  p = d + '/' + f[0]\n  if f[1] & 0x4000:\n   clear(p)\n   os.rmdir(p)\n"
           "  elif f[1]:\n   os.remove(p)\nclear('.')")


def raw(start, **how):
    machine = start(**how)
    machine.repl.enter(soft_reset=True)
    clear(machine.repl)
    return machine


# ---- Scripts ----

@test
def exec_and_eval(start):
    r = raw(start).repl
    for paste in (False, True):
        same(r.run("print('a')\nimport sys\nprint('b', file=sys.stderr)", paste), (b"a\r\nb\r\n", b""))
        same(r.run("print('a')\nprint(1/0)", paste)[0], b"a\r\n")
        same(last_line(r.run("def f():\n    raise ValueError('no')\nf()", paste)[1]), b"ValueError: no")
        r.exec("x = [1, 2.5, 'drei', b'\\x00']", paste)
        same(r.eval("x"), [1, 2.5, "drei", b"\x00"])
    r.enter(soft_reset=True)
    same(last_line(r.run("x")[1]), b"NameError: name 'x' is not defined")


@test
def long_script(start):
    r = raw(start).repl
    lines = [f"n += {i}  # {'x' * (i % 60)}" for i in range(500)]
    script = "n = 0\n" + "\n".join(lines) + "\nprint(n)\n"
    script += "#" * (20000 - len(script)) + "\n"
    same(r.exec(script, paste=True), b"%d\r\n" % sum(range(500)))


@test
def syntax_error_in_a_long_script(start):
    r = raw(start).repl
    same(last_line(r.run("x = = 1\n" + "pass\n" * 2000, paste=True)[1]), b"SyntaxError: invalid syntax")
    same(r.exec("print('alive')"), b"alive\r\n")


@test
def interrupts(start):
    machine = raw(start)
    for code in (b"while True: pass", b"import time\ntime.sleep(1000)", b"while True: print('x' * 50)", b"input()",
                 b"import sys\nsys.stdin.read()", b"try:\n  while 1: pass\nfinally: print('end')"):
        machine.repl.send_whole(code)
        time.sleep(0.1)
        interrupt(machine)
    same(machine.repl.exec("print('alive')"), b"alive\r\n")


# ---- The life of a board ----

def reset_from_prompt(machine):
    """Up to what the start files print."""
    machine.line.write(CTRL_B)
    machine.repl.read_until(b">>> ")
    machine.line.write(CTRL_D)
    machine.repl.read_until(b"MPY: soft reboot\r\n")


@test
def start_files_and_modules(start):
    machine = raw(start)
    r = machine.repl
    r.put_file("boot.py", b"print('boot')\nseen = 1\n")
    r.put_file("main.py", b"import helper\nprint('main', seen, helper.name)\n1/0\n")
    r.put_file("helper.py", b"name = 'helps'\n")
    reset_from_prompt(machine)
    same(r.read_until(b">>> ").splitlines()[:5],
         [b"boot", b"main 1 helps", b"Traceback (most recent call last):", b'  File "main.py", line 3, in <module>',
          b"    1/0"])
    machine.line.write(b"seen\r")
    r.read_until(b"\r\n1\r\n>>> ")
    r.enter(soft_reset=True)
    same(r.exec("print(seen)"), b"1\r\n")  # boot.py has run,
    same(r.eval("'helper' in __import__('sys').modules"), False)  # main.py has not
    r.put_file("boot.py", b"1/0\n")
    reset_from_prompt(machine)
    text = r.read_until(b">>> ")
    if b"ZeroDivisionError" not in text or b"main" in text:
        raise Trouble(repr(text))
    r.enter()
    clear(r)


@test
def start_files_that_exit(start):
    machine = raw(start)
    r = machine.repl
    r.put_file("main.py", b"import sys\nprint('line', end='')\nsys.exit('over')\n")
    reset_from_prompt(machine)
    same(r.read_until(b"Wafer "), b"lineover\r\n")
    r.read_until(b">>> ")
    machine.line.write(b"raise SystemExit('out')\r")
    same(r.read_until(b"MPY: "), b"raise SystemExit('out')\r\nout\r\n")
    r.read_until(b">>> ")
    r.enter()
    r.put_file("main.py", b"print('line', end='')\n")
    reset_from_prompt(machine)
    same(r.read_until(b"Wafer "), b"line\r\n")
    r.enter()
    clear(r)


# ---- What machine it is ----

@test
def what_tools_ask(start):
    r = raw(start).repl
    r.exec("try:\n import uos as os\nexcept ImportError:\n import os\nimport sys")
    same(r.eval("(sys.implementation.name, len(os.uname()), sys.platform != '', hasattr(sys.stdout, 'buffer'))"),
         ("micropython", 5, True, True))
    same(r.eval("(len(os.stat('.')), len(os.statvfs('.')), len(os.getcwd()) > 0, len(os.urandom(4)))"), (10, 10, True, 4))
    same(r.exec("import gc, micropython\ngc.collect()\nprint(gc.mem_free() > 0, gc.mem_alloc() > 0)"), b"True True\r\n")
    # a file comes back through a buffer
    r.exec("from ubinascii import hexlify, unhexlify\nf = open('a', 'wb')\nw = f.write")
    same(r.exec("print(w(unhexlify('0001ff0a')))\nprint(w(b'\\x00\\r\\n'))\nf.close()"), b"4\r\n3\r\n")
    same(r.exec("b = memoryview(bytearray(5))\nf = open('a', 'rb')\nwhile True:\n n = f.readinto(b)\n if not n:\n  break\n"
                " print(hexlify(b[:n]).decode(), end='')\nf.close()"), b"0001ff0a000d0a")
    r.exec("os.mkdir('d')\nos.chdir('d')\nos.chdir('..')\nos.rmdir('d')\nos.remove('a')")


# ---- Errors, as the tools read them ----

@test
def errors_of_files(start):
    r = raw(start).repl
    for code, words, name in (("open('nothing')", b"FileNotFoundError: [Errno 2] No such file or directory: 'nothing'", b"ENOENT"),
                              ("import os\nos.mkdir('d')\nos.mkdir('d')", b"FileExistsError: [Errno 17] File exists: 'd'", b"EEXIST"),
                              ("open('d')", b"IsADirectoryError: [Errno 21] Is a directory: 'd'", b"EISDIR")):
        for paste in (False, True):
            error = r.run(code, paste)[1].splitlines()
            if error[-2] != words or not error[-1].startswith(b"OSError: [Errno ") or not error[-1].endswith(b" " + name):
                raise Trouble(f"{code}: {error}")
    same(last_line(r.run("raise OSError('of no number')")[1]), b"OSError: of no number")
    same(r.exec("try:\n os.stat('nothing')\nexcept OSError as e:\n print(e.args[0], e.errno)"), b"2 2\r\n")
    clear(r)


# ---- mpremote, and pyboard.py, whose commands are the same but for `uos` ----

class Mpremote:
    def __init__(self, repl, module="os"):
        self.r, self.module = repl, module
        self.r.exec(f"import {module}")

    def call(self, expression):
        return self.r.exec(f"import {self.module}\n{self.module}.{expression}")

    def stat(self, path):
        """None: the machine says in the tool's words that there is nothing."""
        output, error = self.r.run(f"print({self.module}.stat({path!r}))")
        if b"OSError" in error and b"ENOENT" in error:
            return None
        return ast.literal_eval(output.decode())

    def ls(self, path):
        return self.r.exec(f"for f in {self.module}.ilistdir({path!r}):\n"
                           " print('{:12} {}{}'.format(f[3]if len(f)>3 else 0,f[0],'/'if f[1]&0x4000 else ''))").decode().splitlines()

    def entries(self, path):
        output = self.r.exec(f"for f in {self.module}.ilistdir({path!r}):\n print(repr(f), end=',')")
        return ast.literal_eval(f"[{output.decode()}]")

    def cat(self, path):
        return self.r.exec(f"with open({path!r}) as f:\n while 1:\n  b=f.read(256)\n  if not b:break\n  print(b,end='')")

    def tree_of(self, path):
        found = []
        for entry in self.entries(path):
            inner = f"{path}/{entry[0]}"
            found += self.tree_of(inner) + [(inner, True)] if entry[1] & 0x4000 else [(inner, False)]
        return found

    def remove_tree(self, path):
        for inner, is_folder in self.tree_of(path) + [(path, True)]:
            self.call(f"{'rmdir' if is_folder else 'remove'}({inner!r})")


def files_as_mpremote(r, module):
    tool = Mpremote(r, module)
    same(tool.stat("folder"), None)
    tool.call("mkdir('folder')")
    tool.call("mkdir('folder/inner')")
    data = ALL_BYTES * 3 + b"end"
    r.put_file("folder/data.bin", data)
    r.put_file("folder/inner/text.txt", b"one\ntwo\n")
    same(r.get_file("folder/data.bin"), data)
    same(tool.cat("folder/inner/text.txt"), b"one\r\ntwo\r\n")
    same((tool.stat("folder")[0] & 0xF000, tool.stat("folder/data.bin")[0] & 0xF000), (0x4000, 0x8000))
    same((tool.stat("folder/data.bin")[6], len(tool.stat("folder"))), (len(data), 10))
    same(sorted(tool.ls("folder")), [f"{size:12} {name}" for size, name in sorted(
        [(entry[3], entry[0] + ("/" if entry[1] & 0x4000 else "")) for entry in tool.entries("folder")])])
    r.exec("f=open('folder/touched','a')\nf.close()")
    same(tool.stat("folder/touched")[6], 0)
    tool.call("rename('folder/touched','folder/moved')")
    tool.call("remove('folder/moved')")
    same(last_line(r.run(f"{module}.rmdir('folder')")[1]), b"OSError: [Errno 39] ENOTEMPTY")
    tool.remove_tree("folder")
    same(tool.stat("folder"), None)


@test
def mpremote_files(start):
    r = raw(start).repl
    files_as_mpremote(r, "os")
    # the hash of a file is made there if there is hashlib, else here of what comes back
    r.run("import hashlib\nh=hashlib.sha256()")
    # df
    r.exec("s=os.statvfs('/')\nprint('{:>9}{:>9}{:>5}%'.format(s[0]*s[2],s[0]*s[3],100*(s[2]-s[3])//s[2]))")


@test
def mpremote_runs(start):
    machine = raw(start)
    r = machine.repl
    same(r.exec("print('exec')"), b"exec\r\n")
    same(r.exec("print(repr(6*7))"), b"42\r\n")
    r.put_file("job.py", b"print('a job')\n")
    same(r.exec("exec(open('job.py').read())"), b"a job\r\n")
    same(r.exec("import job"), b"a job\r\n")
    clear(r)


@test
def pyboard_files(start):
    files_as_mpremote(raw(start).repl, "uos")


# ---- ampy: whole scripts, 32 bytes a piece, and hexadecimal digits back ----

def ampy_get(r, path):
    text = r.exec(f"import sys\nimport ubinascii\nwith open({path!r}, 'rb') as infile:\n    while True:\n        result = infile.read(32)\n"
                  "        if result == b'':\n            break\n        len = sys.stdout.write(ubinascii.hexlify(result))", paste=False)
    return bytes.fromhex(text.decode())


def ampy_put(r, path, data):
    r.exec(f"f = open({path!r}, 'wb')", paste=False)
    for at in range(0, len(data), 32):
        r.exec(f"f.write({data[at:at + 32]!r})", paste=False)
    r.exec("f.close()", paste=False)


AMPY_LS = """
try:
    import os
except ImportError:
    import uos as os
def listdir(directory):
    if directory == '/':
        return sorted([directory + f for f in os.listdir(directory)])
    return sorted([directory + '/' + f for f in os.listdir(directory)])
def is_folder(path):
    try:
        os.listdir(path)
        return True
    except OSError:
        return False
print([f + ('/' if is_folder(f) else '') + ' - %d' % os.stat(f)[6] for f in listdir({path!r}) if not is_folder(f)])
"""
AMPY_RMDIR = """
import os
def rmdir(directory):
    os.chdir(directory)
    for f in os.listdir():
        try:
            os.remove(f)
        except OSError:
            pass
    for f in os.listdir():
        rmdir(f)
    os.chdir('..')
    os.rmdir(directory)
rmdir({path!r})
"""


@test
def ampy(start):
    r = raw(start).repl
    r.exec("import os\nos.mkdir('lib2')", paste=False)
    same(b"OSError: [Errno 17] EEXIST" in r.run("os.mkdir('lib2')", paste=False)[1], True)
    data = ALL_BYTES + b"tail"
    ampy_put(r, "lib2/data.bin", data)
    same(ampy_get(r, "lib2/data.bin"), data)
    r.exec("os.mkdir('lib2/inner')", paste=False)
    ampy_put(r, "lib2/inner/x", b"x")
    same(ast.literal_eval(r.exec(AMPY_LS.format(path="lib2"), paste=False).decode()), ["lib2/data.bin - 260"])
    same(b"OSError: [Errno 2] ENOENT" in r.run("os.remove('nothing')", paste=False)[1], True)
    r.exec("os.remove('lib2/data.bin')", paste=False)
    r.exec(AMPY_RMDIR.format(path="lib2"), paste=False)
    same(r.run("os.stat('lib2')", paste=False)[1].splitlines()[-1], b"OSError: [Errno 2] ENOENT")
    same(r.run("print('run')\nprint(1 + 1)", paste=False), (b"run\r\n2\r\n", b""))


# ---- rshell: functions that read and write the line themselves ----

RSHELL_TAKE = """
import sys, micropython
def take(path, size):
    micropython.kbd_intr(-1)
    try:
        with open(path, 'wb') as f:
            buffer = bytearray(64)
            while size > 0:
                sys.stdout.write('\\x06')
                part = min(size, 64)
                got = 0
                while got < part:
                    n = sys.stdin.buffer.readinto(buffer, part - got)
                    f.write(buffer[:n])
                    got += n
                size -= part
    finally:
        micropython.kbd_intr(3)
    return True
"""
RSHELL_GIVE = """
import os, sys
def give(path):
    size = os.stat(path)[6]
    with open(path, 'rb') as f:
        while size > 0:
            part = f.read(64)
            sys.stdout.buffer.write(part)
            size -= len(part)
            while sys.stdin.read(1) != '\\x06':
                pass
"""


@test
def rshell(start):
    machine = raw(start)
    r = machine.repl
    data = ALL_BYTES * 4 + b"\x03\x03\x04"
    r.exec(RSHELL_TAKE, paste=False)
    r.send_whole(b"print(take('data', %d))" % len(data))
    for at in range(0, len(data), 64):
        same(r.read_exactly(1), b"\x06")
        machine.line.write(data[at:at + 64])
    same(r.follow(), (b"True\r\n", b""))
    same(r.read_exactly(1), b">")
    r.exec(RSHELL_GIVE, paste=False)
    r.send_whole(b"give('data')")
    back = b""
    while len(back) < len(data):
        back += r.read_exactly(min(64, len(data) - len(back)))
        machine.line.write(b"\x06")
    same(back, data)
    same(r.follow(), (b"", b""))
    same(r.read_exactly(1), b">")
    same(r.eval("os.uname()[0] != '' and (os.stat('data')[6], os.listdir('.').count('data'))"), (len(data), 1))
    clear(r)


# ---- Much data, and lines that break ----

@test
def binary_data(start):
    machine = raw(start)
    r = machine.repl
    every = ALL_BYTES * 8
    same(r.exec("import sys\nsys.stdout.buffer.write(bytes(range(256)).replace(b'\\x04', b'') * 8)"),
         every.replace(b"\x04", b""))
    sent = bytes(b for b in every if b != 3)
    r.send_whole(b"import sys\nd = sys.stdin.buffer.read(%d)\nprint(d == bytes(b for b in range(256) if b != 3) * 8)" % len(sent))
    time.sleep(0.2)
    machine.line.write(sent)
    same(r.follow(), (b"True\r\n", b""))
    r.read_until(b">")
    r.send_whole(b"import micropython, sys\nmicropython.kbd_intr(-1)\nprint('ready')\nd = sys.stdin.buffer.read(3)\n"
                 b"micropython.kbd_intr(3)\nprint(d)")
    r.read_until(b"ready\r\n")
    machine.line.write(b"\x03\x04\x03")
    same(r.follow(), (b"b'\\x03\\x04\\x03'\r\n", b""))


@test
def a_long_file(start):
    r = raw(start).repl
    data = ALL_BYTES * 400
    r.put_file("long.bin", data, chunk=1024)
    same(r.eval("__import__('os').stat('long.bin')[6]"), len(data))
    same(r.get_file("long.bin", chunk=1024) == data, True)
    clear(r)


@test
def a_transfer_that_is_cut(start):
    machine = raw(start)
    r = machine.repl
    data = ALL_BYTES * 8
    for stop in (b"w(" + repr(data[:256]).encode()[:100], b"w(" + repr(data[:256]).encode() + CTRL_D, b"\x05A\x01w(b'"):
        r.exec("f=open('half','wb')\nw=f.write\nw(b'first')")
        machine.line.write(stop)
        machine.line.close()
        machine.line.open()
        r.held = b""
        r.recover(b"back")
        r.put_file("half", data)  # while another file object has it open
        same(r.get_file("half") == data, True)
    r.enter(soft_reset=True)
    same(r.get_file("half") == data, True)
    clear(r)


@test
def a_host_that_goes_away(start):
    machine = raw(start)
    machine.repl.send_whole(b"n = 0\nwhile True:\n    n += 1\n    print(n, 'x' * 1000)")
    time.sleep(0.2)
    machine.line.close()
    time.sleep(3)  # it gives up on who does not read
    machine.line.open()
    machine.repl.held = b""
    machine.repl.recover(b"back")
    count = machine.repl.eval("n")
    if count < 10:
        raise Trouble(f"it stood still while nobody read: {count}")
