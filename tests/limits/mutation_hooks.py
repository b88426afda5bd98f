# __hash__, __missing__, views made by iterators, callbacks of weak references and what runs itself, all changing what is used.

import bisect
import gc
import io
import weakref


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


class Hashed:
    """Changes a dict or set when it is hashed; equal to itself only."""

    def __init__(self, act):
        self.act = act

    def __hash__(self):
        act, self.act = self.act, None
        if act:
            act()
        return 3


for what in ("clear", "grow"):
    def change():
        if what == "clear":
            table.clear()
        else:
            table.update(dict.fromkeys(range(100, 200)))

    for name, use in (("get", lambda k: table.get(k)), ("set", lambda k: table.__setitem__(k, 1)), ("del", lambda k: table.pop(k)),
                      ("setdefault", lambda k: table.setdefault(k, 2)), ("in", lambda k: k in table),
                      ("update", lambda k: table.update([(5, 6), (k, 1), (7, 8)])),
                      ("|=", lambda k: table.__ior__([(5, 6), (k, 1)]) is table), ("items", lambda k: (k, 1) in table.items())):
        table = dict.fromkeys(range(20))
        try:
            print(what, name, use(Hashed(change)), len(table))
        except KeyError:
            print(what, name, "KeyError", len(table))
    for name in ("add", "discard", "update", "difference_update", "symmetric_difference_update", "isdisjoint", "intersection"):
        table = set(range(20))
        key = Hashed(lambda: table.clear() if what == "clear" else table.update(range(100, 200)))
        got = getattr(table, name)(key if name in ("add", "discard") else [5, key, 7])
        print(what, name, got, len(table))


class Table(dict):
    def __missing__(self, key):
        self.clear()
        self.update((i, i) for i in range(50))
        return key


t = Table(a=1)
attempt("missing", lambda: (t["b"], len(t), "%(c)s" % t, len(t)))

# An iterator makes a view of the bytes that are to grow by what it gives.
for name in ("extend", "__iadd__", "slice", "steps"):
    b = bytearray(b"abcdef")
    views = []

    def viewing():
        yield 65
        views.append(memoryview(b))
        yield 66
        yield 67

    if name == "slice":
        attempt(name, lambda: b.__setitem__(slice(1, 2), viewing()))
    elif name == "steps":
        attempt(name, lambda: b.__setitem__(slice(0, 6, 2), viewing()))
    else:
        attempt(name, lambda: getattr(b, name)(viewing() if name == "extend" else bytes(viewing())))
    print(b, views[0] == b)
    views[0].release()
b = bytearray(b"abc")


class Views:
    def __index__(self):
        self.view = memoryview(b)
        return 1


for name, use in (("pop", lambda v: b.pop(v)), ("insert", lambda v: b.insert(v, 65)), ("append", lambda v: b.append(v)),
                  ("del", lambda v: b.__delitem__(v)), ("imul", lambda v: b.__imul__(v) is b), ("set", lambda v: b.__setitem__(v, 66)),
                  ("del slice", lambda v: b.__delitem__(slice(v, None))), ("set slice", lambda v: b.__setitem__(slice(v, 2), b"12"))):
    v = Views()
    attempt("viewed " + name, lambda: use(v))
    v.view.release()
print(b)
file = io.BytesIO(b"abcdef")
with file.getbuffer() as view:
    attempt("write", lambda: file.write(b"123456789"))
    attempt("truncate", lambda: file.truncate(1))
    attempt("into itself", lambda: file.readinto(view))
print(file.getvalue())


# Binary search in a list that its comparisons and keys change.
class Less:
    def __init__(self, items):
        self.items = items

    def __lt__(self, other):
        self.items.clear()
        return True


for search in (bisect.bisect_left, bisect.bisect_right, bisect.insort):
    items = []
    items += [Less(items) for _ in range(8)]
    attempt(search.__name__, lambda: search(items, Less(items)))
    items = list(range(8))
    attempt(search.__name__ + " key", lambda: search(items, 9, key=lambda v: items.clear() or v))


# Weak references that end while their containers are iterated or changed.
class T:
    pass


def gone(count):
    """Collects until `count` of the weak references in `refs` know nothing."""
    for turn in range(20):
        gc.collect()
        if sum(r() is None for r in refs) >= count:
            break


items = {i: T() for i in range(20)}
refs = [weakref.ref(v, lambda r: items.clear()) for v in items.values()]
for key in list(items):
    items.pop(key, None)
    gone(1)
print("cleared by a callback", len(items))
weak = weakref.WeakValueDictionary()
strong = [T() for _ in range(20)]
weak.update(enumerate(strong))
seen = 0
for key, value in weak.items():
    seen += 1
    value = None
    del strong[:]
    gc.collect()
print("values", 1 <= seen <= 20)
keys = weakref.WeakKeyDictionary()
strong = [T() for _ in range(20)]
for k in strong:
    keys[k] = k.__class__
k = None
seen = 0
for key in keys:
    seen += 1
    key = None
    del strong[:]
    gc.collect()
print("keys", 1 <= seen <= 20)


class Dying:
    """Changes the containers when it dies."""

    def __del__(self):
        table.clear()
        row.clear()


table, row = {}, []
for i in range(30):
    table[i], row[:] = Dying(), [Dying(), Dying()]
    table[i], row[1:] = None, [None]
    gc.collect()
row += [3, 1, 2]
attempt("sort", lambda: row.sort(key=lambda v: gc.collect() and 0) if len(row) == 3 else None)


# Coroutines and asynchronous generators that run themselves.
async def coroutine():
    try:
        me.send(None)
    except ValueError as e:
        print("send", e)
    try:
        me.close()
    except ValueError as e:
        print("close", e)
    try:
        await me
    except (ValueError, RuntimeError) as e:
        print("await", e)


async def asynchronous():
    try:
        await anext(me)
    except (ValueError, RuntimeError) as e:
        yield str(e)
    try:
        await me.aclose()
    except (ValueError, RuntimeError) as e:
        yield str(e)


async def drive():
    return [x async for x in me]


me = coroutine()
attempt("coroutine", lambda: me.send(None))
me = asynchronous()
attempt("asynchronous", lambda: drive().send(None))


def unnamed():
    global me
    me = None
    gc.collect()
    yield 1
    raise StopIteration


me = unnamed()
attempt("unnamed", lambda: next(me))
print("still alive")
