# Syntax errors: = where == or := was meant.

texts = r"""
if x = 1:
    pass
---
if x.y = 1:
    pass
---
if x[0] = 1:
    pass
---
while x = 1:
    pass
---
def f():
    (yield) = 1
---
f() = 1
---
a + b = 1
---
-a = 1
---
[x for x in y] = 1
---
{x for x in y} = 1
---
{x: 1 for x in y} = 1
---
{1} = 1
---
(lambda: 1) = 1
---
... = 1
---
x, y + 1 = 3
---
await x = 1
---
(x := 1) = 2
---
f(1=2)
---
f(a.b=1)
---
f(a()=1)
---
f("a"=1)
---
f(a+b=1)
---
f((a)=1)
---
x = (y = 1)
---
x = [y = 1]
---
x = {y = 1}
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
