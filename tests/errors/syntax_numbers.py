# Syntax errors: Numbers that cannot be read.

texts = r"""
for 1 in y: pass
---
for x, 1 in y: pass
---
def 1f(): pass
---
class 1C: pass
---
with open("x") as 1:
    pass
---
with open("x") as (a, b, 1): pass
---
1 = x
---
"a" = x
---
{} = 1
---
(a, b, 1) = 1
---
a, 1 = 1
---
del 1
---
del (x, 1)
---
1 += 1
---
match x:
    case 1 + 2: pass
---
match x:
    case 1j + 2: pass
---
match x:
    case f"a": pass
---
match x:
    case {1: a, 2 + 1: b}: pass
---
f'{1a}'
---
0x
---
0xg
---
0b
---
0b2
---
0b12
---
0o
---
0o8
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
