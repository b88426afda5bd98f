# Syntax errors: A comma is missing, perhaps.

texts = r"""
x = {1:2 3:4}
---
x = [1 2]
---
x = [1, 2 3]
---
x = (1 2)
---
f(1 2)
---
f(a b)
---
f(a, b c)
---
f(x=1 y=2)
---
f'{x y}'
---
a[1 2]
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
