# Syntax errors: import statements that are none.

texts = r"""
import
---
from x import
---
from x import a,
---
from . import
---
import a from b
---
def f():
    from x import *
---
x = 1
from __future__ import annotations
---
from x import a,
b
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
