# Syntax errors: try statements without handlers, with handlers in the wrong order or form.

texts = r"""
try:
    pass
x = 1
---
try:
    pass
except A, B:
    pass
---
try:
    pass
except A, B as e:
    pass
---
try:
    pass
except* :
    pass
---
try:
    pass
except A:
    pass
except* B:
    pass
---
try:
    pass
else:
    pass
---
try: x
catch: pass
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
