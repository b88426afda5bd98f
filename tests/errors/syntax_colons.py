# Syntax errors: A colon is missing.

texts = r"""
if x == 1
    pass
---
while x
    pass
---
for x in y
    pass
---
def f()
    pass
---
def f:
    pass
---
def f(x) return x
---
class C
    pass
---
class C(A)
    pass
---
try
    pass
---
try:
    pass
except
    pass
---
try:
    pass
except (A, B) as e
    pass
---
try:
    pass
finally
    pass
---
with open("x") as f
    pass
---
with (open("x") as f, open("y") as g)
    pass
---
if x:
    pass
else
    pass
---
if x:
    pass
elif y
    pass
---
match x
    case 1: pass
---
match x:
    case 1
        pass
---
match = 1
match x
---
def f() { return 1 }
---
if x: pass
else if y: pass
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
