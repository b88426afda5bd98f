# Syntax errors: Dictionaries and comprehensions that lack something.

texts = r"""
del [x for x in y]
---
x = {1: }
---
x = {1: 2, 3}
---
x = {1: 2, 3:}
---
x = {**x, 1}
---
x = 5 if 1
---
x = 1 if 2 elif 3
---
[x for x y]
---
[x, y for x, y in z]
---
[x if y for x in z]
---
{x, y for x, y in z}
---
{x: y, z for x in w}
---
[x := 1 for x in y]
---
[(x := 1) for x in y]
---
[y for x in (z := 1)]
---
class C:
    [(x := 1) for y in z]
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
