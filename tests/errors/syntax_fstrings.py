# Syntax errors: f-strings: fields that are empty, not closed, or hold what they cannot.

texts = r'''
f"a" = x
---
f'{'
---
f'{x'
---
f'}'
---
f'{}'
---
f'{ }'
---
f'{!r}'
---
f'{x!}'
---
f'{x!z}'
---
f'{x!r:'
---
f'{x:{y}'
---
f'{x +}'
---
f'{lambda x: 1}'
---
f'{*}'
---
f'{x = !r:>{10}'
---
f'{x:}}'
---
f'abc
---
f"""abc
---
f'{x! r}'
---
f'{x!rr}'
---
f'{x;y}'
---
f'{,}'
---
f'{:x}'
---
f'{=}'
---
f'{x=y}'
---
f'{a $ b}'
'''
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
