# What is handled where an exception is thrown into a generator is no context of it; what the generator handles is.
def g():
    yield 1
def h():
    try:
        raise ValueError('own')
    except ValueError:
        yield 1
def d():
    yield from g()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *args): raise args[0]
def dd():
    yield from It()
async def co():
    await A()
class A:
    def __await__(self):
        yield 1
def told(e):
    while e: print(type(e).__name__, e.args, end=' <- '); e = e.__context__
    print()
def run(make, started, how):
    it = make()
    if started: it.__next__() if hasattr(it, '__next__') else it.send(None)
    try:
        raise OSError('outer')
    except OSError:
        try:
            how(it)
        except BaseException as e:
            told(e)
def close(it): it.close()
for make in g, h, d, dd, co:
    for started in False, True:
        print(make.__name__, started)
        run(make, started, lambda it: it.throw(LookupError))
        run(make, started, lambda it: it.throw(KeyError))
        run(make, started, lambda it: it.throw(KeyError('x')))
        run(make, started, close)
def attempt(fn):
    try: fn()
    except Exception as e: told(e)
def f(make, started):
    try: raise OSError('outer')
    finally:
        it = make()
        if started: it.__next__() if hasattr(it, '__next__') else it.send(None)
        attempt(lambda: it.throw(KeyError('old')))
for make in g, h, d, dd, co:
    for started in False, True:
        print(make.__name__, started)
        attempt(lambda: f(make, started))
def reraise():
    try: yield 1
    except KeyError: raise IndexError('in')
def bare():
    try: yield 1
    finally: 1/0
for make in reraise, bare:
    run(make, True, lambda it: it.throw(KeyError('x')))
    run(make, True, close)
