# Syntax errors: Parameters of functions in the wrong order, twice, or without what they need.

texts = r"""
def f(a, a): pass
---
def f(a=1, b): pass
---
def f(a, /, b=1, c): pass
---
def f(*): pass
---
def f(*, **k): pass
---
def f(**k, a): pass
---
def f(*a, *b): pass
---
def f(*a, /): pass
---
def f(/, a): pass
---
def f(a, /, b, /): pass
---
def f((a, b)): pass
---
def f(*a=1): pass
---
def f(**a=1): pass
---
def f(a=): pass
---
def f(*, ): pass
---
def f(a, b: int=): pass
---
def f(**k, *a): pass
---
def f(**k, **l): pass
---
def f(*, *a): pass
---
lambda a, a: 1
---
lambda a=1, b: 1
---
lambda *: 1
---
lambda (a, b): 1
---
lambda **k, a: 1
---
lambda *a, *b: 1
---
f(lambda *: 1)
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
