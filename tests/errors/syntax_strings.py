# Syntax errors: Strings: not terminated, escapes that cannot be read, bytes and text mixed.

texts = r'''
'abc
---
x = "abc
---
x = """abc
def
---
x = "abc\
---
x = 'it's'
---
f'{"a}'
---
f"{a["b"]}" "
---
b'é'
---
b'a' 'b'
---
'a' b'b'
---
f'a' b'b'
---
'\x1'
---
'\N{foo bar}'
---
'\N'
---
'\u12'
---
'\U00110000'
---
b'\x1'
---
x = 'quoted’
'''
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
