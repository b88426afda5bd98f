#!/usr/bin/env python3
"""Drives Thonny's own back end for boards, without its window, against `wafer --serial` and an emulated board.

    tests/thonny.py                 both, as far as they are built
    tests/thonny.py --on board      or only one: host, board
    tests/thonny.py -k interrupt    only tests whose name contains a text

Needs Debian's package thonny; without it the tests are skipped. The back end is a process that takes commands as
lines of its standard input and answers in lines of its output.
"""
import argparse
import os
import queue
import subprocess
import sys
import tempfile
import threading

import serial_line
from serial_line import ROOT, Emulator, Server, same
from raw_repl import Trouble

try:
    from thonny.common import (ImmediateCommand, InlineCommand, InputSubmission, ToplevelCommand,
                               parse_message, serialize_message)
except ImportError:
    print("no thonny\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

SECONDS = 60


class BackEnd:
    """Thonny's process, connected to the line at `path`."""

    def __init__(self, path):
        self.home = tempfile.TemporaryDirectory()
        options = {"port": path, "clean": True, "cwd": "/", "interrupt_on_connect": True, "local_rtc": False,
                   "sync_time": False, "validate_time": False, "write_block_size": None}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "thonny.plugins.micropython.bare_metal_backend", repr(options)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=self.home.name,
            env={**os.environ, "THONNY_USER_DIR": self.home.name, "HOME": self.home.name})
        self.messages, self.numbers, self.shown = queue.Queue(), 0, ""
        threading.Thread(target=self.receive, daemon=True).start()
        self.wait_for(lambda message: "welcome_text" in message)

    def receive(self):
        for line in self.process.stdout:
            if not line.startswith("\x02"):
                continue  # what it prints for itself
            count = int(line[1:line.index(" ")])
            for _ in range(count - 1):
                line += self.process.stdout.readline()
            self.messages.put(parse_message(line))
        self.messages.put(None)

    def wait_for(self, is_wanted):
        while True:
            try:
                message = self.messages.get(timeout=SECONDS)
            except queue.Empty:
                raise Trouble(f"no answer; shown: {self.shown[-500:]!r}") from None
            if message is None:
                raise Trouble(f"the back end ended; shown: {self.shown[-500:]!r}")
            if message.get("event_type") == "ProgramOutput":
                self.shown += message["data"]
            if is_wanted(message):
                return message

    def send(self, message):
        self.process.stdin.write(serialize_message(message) + "\n")
        self.process.stdin.flush()

    def ask(self, kind, name, **fields):
        """The answer to a command."""
        self.numbers += 1
        self.shown = ""
        number = f"n{self.numbers}"
        self.send(kind(name, id=number, **fields))
        return self.wait_for(lambda m: m.get("command_id") == number and m.get("event_type") != "InlineProgress")

    def inline(self, name, **fields):
        answer = self.ask(InlineCommand, name, **fields)
        if answer.get("error") or answer.get("errors"):
            raise Trouble(f"{name}: {answer.get('error') or answer.get('errors')}")
        return answer

    def run(self, source):
        """What a program shows that is started in a fresh machine."""
        self.ask(ToplevelCommand, "Run", source=source, args=[])
        return self.shown

    def close(self):
        self.process.kill()
        self.process.wait()
        self.home.cleanup()


# ---- Tests: each gets a back end that is connected ----

def test(function):
    def run(start):
        function(start().end)
    run.__name__ = function.__name__
    return serial_line.test(run)


def listing(end, path):
    """What the file pane shows of a folder: {name: (kind, size)}."""
    answer = end.inline("get_dirs_children_info", paths=[path], include_hidden=True, node_id="1")
    return {name: (info["kind"], info["size"]) for name, info in answer["data"][path].items()}


@test
def runs_a_program(end):
    same(end.run("print('a', 1 + 2)\nx = 5\n"), "a 3\r\n")
    shown = end.run("def f():\n    1/0\nf()\n")
    same(shown.splitlines()[-1], "ZeroDivisionError: division by zero")
    same(end.run("print('x' in globals())"), "False\r\n")


@test
def evaluates_what_is_typed(end):
    end.ask(ToplevelCommand, "execute_source", source="y = [1, {'a': 5}]\n")
    end.ask(ToplevelCommand, "execute_source", source="len(y)\n")
    same("]2[" in end.shown, True)
    end.ask(ToplevelCommand, "execute_source", source="missing\n")
    same(end.shown.splitlines()[-1], "NameError: name 'missing' is not defined")


@test
def shows_variables_and_objects(end):
    end.ask(ToplevelCommand, "execute_source", source="y = [1, {'a': 5}]\n")
    known = end.inline("get_globals", module_name="__main__")["globals"]
    same(known["y"].repr, "[1, {'a': 5}]")
    info = end.inline("get_object_info", object_id=known["y"].id, context_id=None, back_links=[], forward_links=[],
                      include_attributes=True, all_attributes=False, frame_id=None)["info"]
    same((info["type"], [element.repr for element in info["elements"]]), ("<class 'list'>", ["1", "{'a': 5}"]))


@test
def interrupts(end):
    end.numbers += 1
    end.shown = ""
    end.send(ToplevelCommand("Run", id="endless", source="while True:\n    print('turn')\n", args=[]))
    end.wait_for(lambda message: "turn" in end.shown)
    end.send(ImmediateCommand("interrupt"))
    end.wait_for(lambda message: message.get("command_id") == "endless")
    same(end.shown.splitlines()[-1], "KeyboardInterrupt")
    same(end.run("print('alive')"), "alive\r\n")


@test
def passes_what_is_typed_to_input(end):
    end.send(ToplevelCommand("Run", id="asks", source="print('hello', input('name? '))\n", args=[]))
    end.wait_for(lambda message: "name? " in end.shown)
    end.send(InputSubmission("Ada\n"))
    end.wait_for(lambda message: message.get("command_id") == "asks")
    same(end.shown.splitlines()[-1], "name? hello Ada")


@test
def transfers_files(end):
    data = bytes(range(256)) * 40
    folder = end.folder
    end.inline("mkdir", path=folder + "/inner")
    end.inline("write_file", path=folder + "/inner/data.bin", content_bytes=data, make_shebang_scripts_executable=False)
    same(end.inline("read_file", path=folder + "/inner/data.bin")["content_bytes"] == data, True)
    same(listing(end, folder)["inner"], ("dir", None))
    same(listing(end, folder + "/inner"), {"data.bin": ("file", len(data))})
    local = os.path.join(end.home.name, "local.bin")
    with open(local, "wb") as file:
        file.write(data[::-1])
    end.inline("upload", items=[{"kind": "file", "size": len(data), "source_path": local,
                                 "target_path": folder + "/up/local.bin"}], make_shebang_scripts_executable=False)
    back = os.path.join(end.home.name, "back.bin")
    end.inline("download", items=[{"kind": "file", "size": len(data), "source_path": folder + "/up/local.bin",
                                   "target_path": back}])
    with open(back, "rb") as file:
        same(file.read() == data[::-1], True)
    end.inline("delete", paths=[folder + "/inner", folder + "/up"])
    same([name for name in listing(end, folder) if name in ("inner", "up")], [])
    info = end.inline("get_fs_info", path=folder)
    same(info["total"] > info["free"] > 0 or info["total"] == info["free"] > 0, True)


@test
def completes_names(end):
    names = end.inline("shell_autocomplete", source="import os\nos.listd", row=2, column=8)["completions"]
    same("listdir" in [completion.name for completion in names], True)


@test
def restarts(end):
    end.ask(ToplevelCommand, "execute_source", source="kept = 1\n")
    same(end.run(""), "")
    end.ask(ToplevelCommand, "Run", source="print('kept' in globals())\n", args=[])
    same(end.shown, "False\r\n")


class Connected:
    """A machine, and Thonny's back end at its line."""

    def __init__(self, machine, folder):
        self.machine = machine
        machine.line.close()
        self.end = BackEnd(machine.line.path)
        self.end.folder = folder or machine.folder
        if folder:
            self.end.inline("mkdir", path=folder)

    def close(self):
        self.end.close()
        self.machine.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--on", choices=["host", "board"])
    parser.add_argument("-k", default="")
    options = parser.parse_args()
    machines = {"host": (os.path.join(ROOT, "build/wafer"), lambda binary: Connected(Server(binary), None)),
                "board": (os.path.join(ROOT, "build/qemu-arm/wafer.elf"), lambda image: Connected(Emulator(image), "/x"))}
    failed = 0
    for name, (path, connect) in machines.items():
        if name == (options.on or name) and os.path.exists(path):
            failed += serial_line.run_tests(f"thonny {name}", options.k, lambda: connect(path))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
