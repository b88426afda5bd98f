# Syntax errors: Type parameters.

texts = r"""
def f[](): pass
---
def f[T, T](): pass
---
def f[*T: int](): pass
---
def f[T=int, U](): pass
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
