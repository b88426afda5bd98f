# weakref: references that do not keep alive.

import gc
import weakref


class Thing:
    def __init__(self, name): self.name = name
    def method(self): return "method of " + self.name


def leave(fill):
    """Makes things in a frame of its own, so that nothing of them stays in this one."""
    fill()


def deeper(n):
    if n:
        deeper(n - 1)


kept = Thing("kept")
r = weakref.ref(kept)
print("alive ", r() is kept, r().name, weakref.ref(kept) == r, hash(r) == hash(kept), type(r).__name__)
p = weakref.proxy(kept)
print("proxy ", p.name, p.method())
p.name = "renamed"
print("set   ", kept.name)
m = weakref.WeakMethod(kept.method)
print("method", m()())
refs = []
leave(lambda: refs.extend(weakref.ref(Thing(str(i))) for i in range(20)))
deeper(20)
gc.collect()
print("dead  ", sum(r() is None for r in refs) > 15)
values = weakref.WeakValueDictionary()
values["k"] = kept
print("values", values["k"].name, "k" in values, len(values), list(values.keys()))
keys = weakref.WeakKeyDictionary()
keys[kept] = "data"
print("keys  ", keys[kept], kept in keys, len(keys))
items = weakref.WeakSet([kept])
print("set   ", kept in items, len(items))
f = weakref.finalize(kept, print, "finalized with", 5)
print("finalize", f.alive, f(), f.alive)


class NoWeak:
    __slots__ = ()


for code in ("weakref.ref(5)", "weakref.ref('a')", "weakref.ref(None)", "weakref.ref()", "weakref.proxy(5)"):
    try:
        eval(code)
        print(code, "works")
    except TypeError as e:
        print(code, "->", e)
