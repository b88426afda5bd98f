# Syntax errors: Brackets: never closed, closed twice, closed by another kind.

texts = r'''
x = (1, 2
y = 3
---
x = [1, 2
y = 3
---
x = {1: 2
y = 3
---
f(1, 2
g(3)
---
x = (1, 2]
---
x = (1,
 2]
---
x = 1)
---
x = ]
---
}
---
from x import (a, b
---
def f():
    """doc"""
  x = 1
---
if x:
    a
  b
---
def f():
    if x:
        y
      z
---
class C:
    def f(self):
        pass
   def g(self):
        pass
---
f'{a[}'
---
f'{a(}'
---
f'{a)}'
---
f'{a]}'
---
f'{a # c}'
---
a[1, 2
---
(
---
[
---
{
---
((1, 2)
---
x = {"a": 1, "b": [1, 2}
'''
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
