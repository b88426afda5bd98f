# Syntax errors: Characters that no program has.
# needs: unicode

texts = r"""
f'{\}'
---
x ≠ y
---
“quoted”
---
x = 5 – 3
---
x = 5 × 3
---
price = 5€
---
x = ​1
---
\ x
---
x = 1 + \ 
2
---
x = 1 + \
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
