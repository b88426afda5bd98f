#!/usr/bin/env python3
"""Prints what each build takes: text, data, bss, stack and heap of the image, where the RAM of a board goes until the
first prompt, how much of the C stack programs use there, text and the largest frame of the C stack by folder, bytes of
common objects, and the smallest heaps that import the modules of lib/.

    tools/sizes.py                     the builds that are there, and what changed since the last report
    tools/sizes.py --against FILE      compared with another report
    tools/sizes.py --root DIR          of another checkout

Reports are kept in build/sizes/, one for each commit.
"""
import argparse
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests"))
import board
import import_heap

TARGETS = {  # name: (image, prefix of its binutils)
    "host": ("build/wafer", ""),
    "m32": ("build/m32/wafer", ""),
    "qemu-arm": ("build/qemu-arm/wafer.elf", "arm-none-eabi-"),
    "qemu-lx106": ("build/qemu-lx106/wafer.elf", "xtensa-lx106-elf-"),
}
OBJECTS = {
    "instance of 2 attributes": "class P:\n    def __init__(self):\n        self.x = 1\n        self.y = 2\nv = P()",
    "float": "v = 1.5",
    "small int": "v = 5",
    "int of 100 bits": "v = 1 << 100",
    "tuple of 2": "a = 1\nv = (a, 2)",
    "str of 7": "v = ''.join(['abcd', 'efg'])",
    "list of 2": "v = [1, 2]",
    "dict of 2": "v = {'a': 1, 'b': 2}",
    "dict of 10": "v = {str(i): i for i in range(10)}",
    "set of 2": "v = {1, 2}",
    "bytearray of 8": "v = bytearray(8)",
    "function": "def v(): pass",
    "bound method": "class C:\n    def m(self): pass\nv = C().m",
}
STACK_PROGRAMS = {  # those that go on until they are refused show what lies beyond the checks
    "a first statement": "print(1 + 1)",
    "a sort with a key": "class P:\n    def __init__(self, x): self.x = x\n    def __lt__(self, other): return self.x < other.x\n"
                         "print(sorted([3, 1, 2], key=P))",
    "a collection": "x = [[i] for i in range(500)]\nimport gc\ngc.collect()",
    "calls by C, to the end": "def f(n): return sorted([n], key=f)\ntry: f(1)\nexcept RecursionError: pass",
    "repr, to the end": "x = []\nfor i in range(2000): x = [x]\ntry: repr(x)\nexcept RecursionError: pass",
    "source, to the end": "for s in '-' * 1500 + '1', '[' * 199 + ']' * 199, 'x' + '()' * 1500, 'lambda: ' * 500 + '1':\n"
                          "    try: compile(s, '', 'eval')\n    except (RecursionError, MemoryError, SyntaxError): pass",
}
# Sections of an image, as people count them; the rest is not loaded (debugging) or not the board's.
KINDS = {"text": r"\.(text|rodata|init|fini|plt|vectors|eh_frame|ARM\.)", "data": r"\.(data|got|dynamic|tm_clone|.*_array)",
         "bss": r"\.bss", "stack": r"\.stack", "heap": r"\.heap"}
SYMBOL = re.compile(r"^[0-9a-f]+ ([0-9a-f]+) [tTrRwWvV] (\S+)(?:\t(.*):\d+)?$")
FOLDER = re.compile(r"/(src/\w+|ports/[\w-]+|gen)/[^/]+$")  # gen: names, messages, the library in Python
FUNCTION = re.compile(r"^[0-9a-f]+ <(\S+)>:$")
# What takes C stack in a function, once: registers that are saved, and room for variables, in hexadecimal if it begins so.
SAVED = re.compile(r"\t(?:push|stmdb\s+sp!,)\s*(\{.*\}|%[re]b[xp]|%[re][sd]i|%r1[2-5])$")
ROOM = re.compile(r"\t(?:subw?(?:\.w)?\s+sp, (?:sp, )?#|sub\s+\$|addm?i\s+a1, a1, -)((?:0x)?[0-9a-f]+)(?:,%[re]sp)?(?:\s|$)")
GENERATED = re.compile(r"(o\d+|wf_name_\w+)(\.\w+)*$")  # link-time optimization forgets where constants are from


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def image_sizes(image, prefix):
    sizes = dict.fromkeys(KINDS, 0)
    for line in output(prefix + "size", "-A", image).splitlines():
        parts = line.split()
        kind = next((kind for kind, names in KINDS.items() if parts and re.match(names, parts[0])), None)
        if kind:
            sizes[kind] += int(parts[1])
    return sizes


def defined(image, prefix):
    """Size, name and folder of the source of each function and constant, where that is known."""
    for line in output(prefix + "nm", "-S", "-l", image).splitlines():
        match = SYMBOL.match(line)
        if not match:
            continue
        folder = FOLDER.search(match[3] or ("/gen/frozen" if GENERATED.match(match[2]) else ""))
        if folder:
            yield int(match[1], 16), match[2], folder[1]


def saved_registers(text):
    """Those that one instruction pushes: `{r4, r5, lr}`, `{r4-r8}`, `%rbx`."""
    for part in text.strip("{} ").split(","):
        first, _, last = part.strip().partition("-")
        if last:
            yield from (f"r{i}" for i in range(int(first[1:]), int(last[1:]) + 1))
        else:
            yield first


def frame_sizes(image, prefix, word):
    """The largest frame by folder: what the instructions of a function take from the C stack."""
    folders = {name: folder for _, name, folder in defined(image, prefix)}
    rooms, registers, name = {}, {}, ""
    for line in output(prefix + "objdump", "-d", "--no-show-raw-insn", image).splitlines():
        function = FUNCTION.match(line)
        if function:
            name = function[1]
            registers[name] = set()
            continue
        saved, room = SAVED.search(line), ROOM.search(line)
        if saved:
            registers[name].update(saved_registers(saved[1]))
        elif room:
            rooms[name] = rooms.get(name, 0) + int(room[1], 0)
    frames = {name: rooms.get(name, 0) + len(registers[name]) * word for name in registers if name in folders}
    largest = {}
    for name, size in sorted(frames.items(), key=lambda item: item[1]):
        largest[folders[name]] = size
    return {folder: largest[folder] for folder in sorted(largest)}


def folder_sizes(image, prefix, text):
    """Text by the folder of the source that a function or constant was defined in, where that is known."""
    sizes = {}
    for size, _, folder in defined(image, prefix):
        sizes[folder] = sizes.get(folder, 0) + size
    sizes = {name: sizes[name] for name in sorted(sizes)}
    sizes["texts, C library"] = text - sum(sizes.values())
    return sizes


def run_program(target, image, text, *options, then=lambda: None):
    """What a program prints: on the host, or on an emulated board, which is closed after `then`."""
    if target not in board.BOARDS:
        return output(image, "-c", text)
    line = board.Board([word.format(image=image) for word in board.BOARDS[target]] + [*options], None)
    try:
        return line.run("sizes.py", text.encode(), 30).decode()
    except board.Trouble:
        return ""
    finally:
        then()
        line.close()


def save_memory(path, start, size, file):
    """Has the emulator that listens at a path write its memory to a file."""
    with socket.socket(socket.AF_UNIX) as qmp:
        qmp.connect(path)
        replies = qmp.makefile()
        replies.readline()  # the greeting
        for command, arguments in (("qmp_capabilities", {}), ("pmemsave", {"val": start, "size": size, "filename": file})):
            qmp.send(json.dumps({"execute": command, "arguments": arguments}).encode())
            while "return" not in json.loads(replies.readline()):
                pass


def stack_sizes(target, image, prefix):
    """What programs use of a board's C stack: to the deepest word that is not zero, as the emulator's memory starts."""
    places = {name: int(place, 16) for place, name in
              re.findall(r"(\w+) \w (board_stack_\w+)", output(prefix + "nm", image))}
    start, size = places["board_stack_bottom"], places["board_stack_top"] - places["board_stack_bottom"]
    used = {}
    with tempfile.TemporaryDirectory() as folder:
        path, file = folder + "/qmp", folder + "/stack"
        for name, text in STACK_PROGRAMS.items():
            run_program(target, image, text, "-qmp", f"unix:{path},server=on,wait=off",
                        then=lambda: save_memory(path, start, size, file))
            used[name] = len(pathlib.Path(file).read_bytes().lstrip(b"\0"))
    return used | {"(there is)": size}


def object_sizes(target, image):
    program = "import sys\n"
    for name, code in OBJECTS.items():
        program += f"{code}\nprint('=', {name!r}, sys.getsizeof(v), sep=':')\n"
    return {name: int(size) for name, size in re.findall(r"=:(.*):(\d+)", run_program(target, image, program))}


def memory_sizes(target, image, sizes):
    """Where RAM has gone when a first statement runs: variables, the VM and its maps, objects; and what is free."""
    program = "import gc\ngc.collect()\nprint('=', gc.mem_free(), gc.mem_alloc(), sep=':')\n"
    match = re.search(r"=:(\d+):(\d+)", run_program(target, image, program))
    if not match:
        return {}
    free, objects = int(match[1]), int(match[2])
    variables, machine = sizes["data"] + sizes["bss"], sizes["heap"] - free - objects
    return {"variables of the port": variables, "VM, caches and maps": machine, "both: RAM in use": variables + machine,
            "objects": objects, "free": free}


def import_sizes(root):
    """Bytes beyond an empty program's that importing a module from source takes at the least, on 32 bits."""
    wafer = str(root / "build/m32/wafer")
    empty = import_heap.smallest(wafer, ".", "pass")
    modules = sorted(path.stem for path in (root / "lib").glob("*.py"))
    return {name: import_heap.smallest(wafer, str(root / "lib"), f"import {name}") - empty for name in modules}


def measure(root):
    report = {}
    for target, (path, prefix) in TARGETS.items():
        image = str(root / path)
        if not os.path.exists(image) or not output(prefix + "size", image):
            continue
        sizes = image_sizes(image, prefix)
        report[target] = {"image": sizes}
        if target in board.BOARDS:
            report[target]["RAM at the first prompt"] = memory_sizes(target, image, sizes)
            report[target]["C stack used by"] = stack_sizes(target, image, prefix)
        report[target]["text of"] = folder_sizes(image, prefix, sizes["text"])
        report[target]["largest frame of C in"] = frame_sizes(image, prefix, 8 if target == "host" else 4)
        report[target]["bytes of a"] = object_sizes(target, image)
    if "m32" in report:
        report["m32"]["smallest heap for import"] = import_sizes(root)
    return report


def show(report, before):
    groups = {}
    for target in report.values():
        for group, rows in target.items():
            groups.setdefault(group, {}).update(dict.fromkeys(rows))
    for group, names in groups.items():
        targets = [target for target in report if group in report[target]]
        print(f"{group:26}" + "".join(f"{target:>20}" for target in targets))
        for name in names:
            print(f"  {name:24}" + "".join(cell(report, before, target, group, name) for target in targets))
        print()


def cell(report, before, target, group, name):
    number = report[target][group].get(name)
    if number is None:
        return " " * 20
    was = before.get(target, {}).get(group, {}).get(name, number)
    return f"{number:11}" + (f"{f'({number - was:+})':>9}" if was != number else " " * 9)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent)
    parser.add_argument("--against", type=pathlib.Path)
    parser.add_argument("--save", type=pathlib.Path)
    options = parser.parse_args()
    options.root = options.root.resolve()
    commit = output("git", "-C", str(options.root), "rev-parse", "--short", "HEAD").strip() or "report"
    save = options.save or options.root / f"build/sizes/{commit}.json"
    older = sorted(save.parent.glob("*.json"), key=os.path.getmtime)
    against = options.against or next((path for path in reversed(older) if path != save), None)
    before = json.loads(against.read_text()) if against else {}
    report = measure(options.root)
    if against:
        print(f"Differences are to {against.stem}.\n")
    show(report, before)
    save.parent.mkdir(parents=True, exist_ok=True)
    save.write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    sys.exit(main())
