# Async generators, async for, async with and async comprehensions, run by hand.

import asyncio


async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got:
                print("  got", got)
    finally:
        print("  closed at", i)


class Door:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("  open", self.name)
        return self

    async def __aexit__(self, kind, value, trace):
        print("  shut", self.name, kind and kind.__name__)
        return kind is KeyError


class Letters:
    def __init__(self, text):
        self.rest = list(text)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.rest:
            raise StopAsyncIteration
        return self.rest.pop(0)


async def main():
    async for i in count(3):
        print("for", i)
    else:
        print("else")
    print("comprehension", [i async for i in count(3) if i != 1], {c: i async for c in Letters("ab") for i in range(2)})
    print("nested", [[x async for x in Letters("xy")] for _ in range(2)], [await asyncio.sleep(0, v) for v in (1, 2)])
    async with Door("a") as a, Door("b"):
        print("inside", a.name)
        raise KeyError("swallowed")
    g = count(5)
    print("send", await anext(g), await g.asend("hello"), await g.__anext__())
    await g.aclose()
    print("after", await anext(g, "default"))
    g = count(2)
    await anext(g)
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print("caught", e)
    g = (c async for c in Letters("pq"))
    print("expression", type(g).__name__, await anext(g), await anext(g))
    try:
        await anext(g)
    except StopAsyncIteration:
        print("exhausted")
    for code in ("iter(count(1))", "aiter([])", "anext(1)"):
        try:
            eval(code)
        except TypeError as e:
            print(code, "->", e)


asyncio.run(main())
for code in ("def f(): await x", "def f():\n async for i in x: pass", "def f(): [x async for x in y]", "async def f():\n yield 1\n return 2", "def f():\n async with x: pass", "async def f(): yield from x"):
    try:
        exec(code)
        print(code, "works")
    except SyntaxError as e:
        print(repr(code), "->", e.msg)
