# Syntax errors: global and nonlocal too late, twice, or for what they cannot be.

texts = r"""
nonlocal x
---
def f():
    nonlocal x
---
def f():
    x = 1
    global x
---
def f():
    print(x)
    global x
---
def f(x):
    global x
---
def f(x):
    nonlocal x
---
def f():
    global x
    nonlocal x
---
def f():
    x = 1
    def g():
        print(x)
        nonlocal x
---
def f():
    x = 1
    def g():
        x = 2
        nonlocal x
---
x = 1
global x
---
global x
x = 1
global x
---
print(x)
global x
---
def f():
    x: int
    global x
---
def f():
    def x(): pass
    global x
---
def f():
    for x in y: pass
    global x
---
class C:
    x = 1
    global x
---
def f():
    x = 1
    def g():
        nonlocal x
        x
        global x
---
def f():
    x = 1
    def g():
        nonlocal x
        x = 2
        global x
---
def f():
    x = 1
    def g():
        global x
        nonlocal x
---
class C:
    global x
    x: int = 1
---
def f(x):
    def g():
        nonlocal x
        x: list[int]
---
def f[T]():
    nonlocal T
---
class C[T]:
    nonlocal T
---
def f[T]():
    def g():
        T = 1
        def h():
            nonlocal T
---
class C:
    def f(self):
        nonlocal __class__
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
