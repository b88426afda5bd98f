# Syntax errors: What has no better name than invalid syntax.

texts = r"""
print(x) y
---
if x == 1 print(x)
---
for x y:
    pass
---
for x in:
    pass
---
for in y:
    pass
---
def (x): pass
---
class C(x for x in y): pass
---
try:
    pass
except A as e.x:
    pass
---
try:
    pass
except A as 1:
    pass
---
with open("x"), as f:
    pass
---
async x
---
`x` = 1
---
x := 1
---
f(x := 1 := 2)
---
f(a=b:=1)
---
x = y := 1
---
del
---
x += 
---
x: int: str
---
x: int = 
---
x: yield 1
---
print(**)
---
x = {*y: 1}
---
x = {1, 2: 3}
---
f(a for a in b=1)
---
f(a, , b)
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
