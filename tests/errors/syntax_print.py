# Syntax errors: print and exec as statements.

texts = r"""
print "hello"
---
print 1, 2
---
exec "x"
---
print x
---
f'{print 1}'
---
import sys; print sys.argv
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
