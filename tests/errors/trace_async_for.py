# A plain loop over an asynchronous generator.
# needs: columns
async def f():
    for x in g(): pass
async def g():
    yield 1
f().send(None)
