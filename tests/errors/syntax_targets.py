# Syntax errors: What cannot be assigned, deleted or annotated.

texts = r"""
for f() in y: pass
---
with open("x") as f():
    pass
---
x = yield = 1
---
def f():
    x = yield = 1
---
None = 1
---
True = 1
---
x = None = 1
---
a < b = 1
---
a and b = 1
---
not a = 1
---
(x for x in y) = 1
---
lambda: 1 = 1
---
a if b else c = 1
---
[a, f()] = 1
---
(a, None) = 1
---
__debug__ = 1
---
x.__debug__ = 1
---
f(__debug__=1)
---
def f(__debug__): pass
---
del __debug__
---
import __debug__
---
import x as __debug__
---
(x.y := 1)
---
(x[0] := 1)
---
((x) := 1)
---
(f() := 1)
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
