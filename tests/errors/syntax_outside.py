# Syntax errors: return, yield, await, break and continue where they cannot stand.

texts = r"""
return 1
---
class C:
    return 1
---
yield 1
---
class C:
    yield 1
---
await x
---
def f():
    await x
---
def f():
    async with x: pass
---
def f():
    async for x in y: pass
---
def f():
    return [x async for x in y]
---
async for x in y: pass
---
async with x: pass
---
async def f():
    yield from x
---
async def f():
    yield 1
    return 2
---
break
---
continue
---
def f():
    break
---
if True:
    continue
---
for x in y:
    def f():
        break
---
for x in y:
    class C:
        continue
---
lambda: await x
---
return *x
---
f'{yield}'
---
f'{await x}'
---
[(yield x) for x in y]
---
def f():
    return [(yield x) for x in y]
---
return
"""
for text in texts.strip("\n").split("\n---\n"):
    try:
        compile(text + "\n", "<text>", "exec")
        print(repr(text), "is a program")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, "-", e.msg, e.lineno, e.offset, max(e.end_offset or 0, e.offset + 1))
