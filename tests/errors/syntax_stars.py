# Syntax errors: Stars where nothing can be unpacked.

texts = r"""
del *x
---
del (x, *y)
---
*x
---
*x = 1
---
*a, *b = c
---
(*a, *b) = c
---
[*a, *b] = c
---
x = *y
---
x = (*y)
---
print(*)
---
print(* x for x in y)
---
x = [*y for y in z]
---
x = {**y for y in z}
---
x = {1: *y}
---
a[*]
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
