#!/usr/bin/env python3
"""Prints what stays in memory after importing the benchmarks, on the 32-bit build and on MicroPython.

    tools/code_bytes.py [--wafer build/m32/wafer] [-OO] [--parts] [FILE ...]

Both import the same text, a copy in build/code_bytes/: a program of bench/ without the values that it
computes at import, so that what stays is functions, classes and constants; a FILE as it is. The bytes
are gc.mem_alloc() around the import, each time after gc.collect(). MicroPython is the WebAssembly port,
whose words have 32 bits too; npm fetches it into build/code_bytes/ when it and node are there. It keeps
no docstrings: with -OO neither does Wafer. --parts says what Wafer's bytes are, of all files together.
"""
import argparse
import ast
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORK = os.path.join(ROOT, "build", "code_bytes")
PACKAGE = "@micropython/micropython-webassembly-pyscript"
# The first import makes what no module owns: buffers, room in tables. It is of an empty module.
MEASURE = """
import gc
import empty_module
gc.collect()
before = gc.mem_alloc()
import {name}
gc.collect()
print("bytes", gc.mem_alloc() - before)
"""
# Prints names of parts and their bytes. What it does not find is tables, texts and other values.
PARTS = """
import sys
import {name}
FUNCTION, CODE = type(lambda: 0), type((lambda: 0).__code__)
found = {{}}
def add(part, size):
    found[part] = found.get(part, 0) + size
def look(v):
    if type(v) is FUNCTION:
        add("functions", sys.getsizeof(v))
        look(v.__code__)
    elif type(v) is CODE:
        instructions = len(v.co_code)
        values = 4 * (len(v.co_consts) + len(v.co_varnames) + len(v.co_freevars))
        add("instructions", instructions)
        add("constants and names", values)
        add("heads, sites, lines", sys.getsizeof(v) - instructions - values)
        for constant in v.co_consts:
            if type(constant) is CODE:
                look(constant)
    elif isinstance(v, type) and v.__module__ == {name!r}:
        add("classes", sys.getsizeof(v))
        for member in vars(v).values():
            look(member)
for v in vars({name}).values():
    look(v)
for part, size in found.items():
    print(part + ":", size)
"""
NODE = """
import {{ loadMicroPython }} from {module!r};
import fs from "fs";
const mp = await loadMicroPython({{ heapsize: 4 << 20, stdout: (line) => console.log(line) }});
mp.FS.writeFile("empty_module.py", "");
mp.FS.writeFile({name!r} + ".py", fs.readFileSync({path!r}));
mp.runPython({program!r});
"""


def is_definition(node):
    return isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)) or \
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_plain(node):
    """An assignment of what can be written down: it is the same on both sides."""
    try:
        ast.literal_eval(node.value)
    except (AttributeError, ValueError):
        return False
    return isinstance(node, ast.Assign)


def definitions(text):
    """The text without the statements at top level that compute: their lines are empty."""
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if not is_definition(node) and not is_plain(node):
            lines[node.lineno - 1:node.end_lineno] = [""] * (node.end_lineno - node.lineno + 1)
    return "\n".join(lines) + "\n"


def number(command, cwd):
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    words = done.stdout.split()
    return int(words[-1]) if words[-2:-1] == ["bytes"] else None


def wafer_bytes(command, name):
    return number(command + ["-c", MEASURE.format(name=name)], WORK)


def micropython():
    """The path of its module, or None."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    path = os.path.join(WORK, "node_modules", PACKAGE, "micropython.mjs")
    if not os.path.exists(path):
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", WORK, PACKAGE])
    return path if os.path.exists(path) else None


def micropython_bytes(module, name):
    if not module:
        return None
    script = os.path.join(WORK, "measure.mjs")
    with open(script, "w") as f:
        f.write(NODE.format(module=module, name=name, path=os.path.join(WORK, name + ".py"), program=MEASURE.format(name=name)))
    return number(["node", script], WORK)


def benchmarks():
    folder = os.path.join(ROOT, "bench")
    for file in sorted(os.listdir(folder)):
        if file.endswith(".py"):
            with open(os.path.join(folder, file)) as f:
                text = f.read()
            if "\nANSWER =" in text:
                yield file[:-3], definitions(text)


def given(paths):
    for path in paths:
        with open(path) as f:
            yield os.path.basename(path)[:-3], f.read()


def wafer_parts(command, name, parts):
    done = subprocess.run(command + ["-c", PARTS.format(name=name)], capture_output=True, text=True, cwd=WORK)
    for line in done.stdout.splitlines():
        part, size = line.split(": ")
        parts[part] = parts.get(part, 0) + int(size)


def print_parts(parts, total):
    parts = dict(sorted(parts.items(), key=lambda item: -item[1]))
    parts["tables, texts, the rest"] = total - sum(parts.values())
    for part, size in parts.items():
        print(f"    {part:24} {size:8} {100 * size / total:3.0f} %")


def row(name, ours, theirs):
    ratio = f"{ours / theirs:6.2f}" if ours and theirs else ""
    print(f"{name:16} {ours or 'fails':>8} {theirs or '':>12} {ratio}".rstrip())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wafer", default=os.path.join(ROOT, "build", "m32", "wafer"))
    parser.add_argument("-OO", dest="bare", action="store_true")
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    os.makedirs(WORK, exist_ok=True)
    open(os.path.join(WORK, "empty_module.py"), "w").close()
    wafer = [os.path.abspath(options.wafer)] + (["-OO"] if options.bare else [])
    module, totals, parts = micropython(), [0, 0], {}
    print(f"{'module':16} {'wafer':>8} {'MicroPython':>12}  ratio")
    for name, text in given(options.files) if options.files else benchmarks():
        with open(os.path.join(WORK, name + ".py"), "w") as f:
            f.write(text)
        ours, theirs = wafer_bytes(wafer, name), micropython_bytes(module, name)
        row(name, ours, theirs)
        if ours and (theirs or not module):
            totals = [totals[0] + ours, totals[1] + (theirs or 0)]
            if options.parts:
                wafer_parts(wafer, name, parts)
    row("together", *totals)
    if options.parts and totals[0]:
        print_parts(parts, totals[0])


if __name__ == "__main__":
    main()
