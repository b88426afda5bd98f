# Syntax errors: Patterns of match that can never be, or bind a name twice.

texts = r"""
match x:
    case a: pass
    case b: pass
---
match x:
    case _: pass
    case 1: pass
---
match x:
    case (a, a): pass
---
match x:
    case {"a": 1, "a": 2}: pass
---
match x:
    case A(b, b=1, b=2): pass
---
match x:
    case A(b=1, 2): pass
---
match x:
    case [*a, *b]: pass
---
match x:
    case a.b(): pass
    case a.b as 1: pass
---
match x:
    case 1 as _: pass
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
