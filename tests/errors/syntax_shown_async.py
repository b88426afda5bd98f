# async with outside of an asynchronous function.
# needs: columns
def f():
    async with x:
        pass
