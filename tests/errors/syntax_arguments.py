# Syntax errors: Arguments of calls in the wrong order, twice, or of the wrong form.

texts = r"""
f(a for a in b, c)
---
f(c, a for a in b)
---
f(a for a in b, c for c in d)
---
f(x for x in y,)
---
f(a=1, 2)
---
f(**a, b)
---
f(**a, *b)
---
f(a=1, a=2)
---
f(a=)
---
f(a, b=)
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
