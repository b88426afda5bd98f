#!/usr/bin/env python3
"""Writes docs/bytecode.md from src/vm/opcodes.def."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
text = (ROOT / "src/vm/opcodes.def").read_text()
out = ["# The instructions", "", "Made from `src/vm/opcodes.def` by `make docs`; change it there.", "",
       "An instruction is one aligned word of 32 bits: the operation in the low byte, then three bytes a, b, c, or a and",
       "16 bits x, or 24 bits. R is the frame's registers, K the code's constants, N(n) the name of inline cache site n.",
       "The layout of a code object is drawn in `src/vm/code.h`.", ""]
number = 0
for line in text.splitlines():
    comment = re.match(r"/\* (.*) \*/$", line)
    if comment and "clang-format" not in line:
        out += ["", f"## {comment.group(1)[0].upper()}{comment.group(1)[1:]}", "",
                "| no. | name | operands | what it does | may raise |", "|---|---|---|---|---|"]
    match = re.match(r'OPCODE\((\w+),\s*(\w+),\s*"(.*)",\s*(\w+)\)', line)
    if match:
        name, form, what, may = match.groups()
        what = what.replace("|", "\\|")
        out.append(f"| {number} | `{name}` | {form} | {what} | {'yes' if may == 'RAISE' else 'no'} |")
        number += 1
(ROOT / "docs/bytecode.md").write_text("\n".join(out) + "\n")
print(f"docs/bytecode.md: {number} instructions")
