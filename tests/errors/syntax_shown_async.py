# async with outside of an asynchronous function.
def f():
    async with x:
        pass
