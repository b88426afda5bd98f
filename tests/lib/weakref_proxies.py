# weakref: proxies pass on all operations, die with their objects; finalize; kinds of references.

import gc
import operator
import weakref


class C:
    value = 1
    def __truediv__(self, other): return "/"
    def __itruediv__(self, other): return "/="
    def __floordiv__(self, other): return "//"
    def __matmul__(self, other): return "@"
    def __rmatmul__(self, other): return "r@"
    def __imatmul__(self, other): return "@="
    def __add__(self, other): return "+"
    def __neg__(self): return "-"
    def __index__(self): return 3
    def __int__(self): return 5
    def __float__(self): return 5.5
    def __reversed__(self): return iter("rev")
    def __bytes__(self): return b"by"
    def __len__(self): return 4
    def __getitem__(self, key): return ("item", key)
    def __contains__(self, item): return item == 7
    def __str__(self): return "text"
    def __eq__(self, other): return other == 9
    def __lt__(self, other): return other == 8
    def method(self): return type(self).__name__


class Plain:
    pass


class Callable(Plain):
    def __call__(self, *args, **names):
        return args, names


called = Callable()
r = weakref.proxy(called)
c = C()
p = weakref.proxy(c)
for code in ("p / 1", "p // 1", "p @ 1", "1 @ p", "p + p", "-p", "operator.index(p)", "[1, 2, 3, 4][p]", "int(p)", "float(p)",
             "list(reversed(p))", "bytes(p)", "len(p)", "p[1:2]", "7 in p", "8 in p", "str(p)", "p == 9", "p < 8", "p < 9", "r(1, a=2)", "type(r).__name__",
             "p.method()", "p.value", "range(p)", "bool(p)", "operator.itruediv(p, 1)", "operator.imatmul(p, 1)", "operator.iadd(p, 1)",
             "p - 1", "type(p).__name__", "isinstance(p, C)", "p.__class__ is C", "p.missing", "~p"):
    try:
        print(code, "->", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
p.value = 2
print(c.value, weakref.proxy(c) is p, weakref.getweakrefcount(c), weakref.getweakrefs(c) == [p] or len(weakref.getweakrefs(c)))
del p.value
print(c.value)

plain = Plain()
q = weakref.proxy(plain)
print(type(q).__name__, callable(q), callable(r), [type(x) in weakref.ProxyTypes for x in (p, q, r)])
for code in ("q()", "q + 1", "len(q)", "q[0]", "operator.index(q)", "int(q)", "iter(q)", "1 in q", "hash(q)"):
    try:
        print(code, "->", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__)
dead = []
watched = weakref.proxy(plain, dead.append)
del plain
weakref.proxy(Plain, dead.append)  # leaves nothing of the call before on the C stack
gc.collect()
print(len(dead), dead[0] is watched)
for action in (lambda: q.x, lambda: str(q), lambda: q == 1, lambda: setattr(q, "x", 1)):
    try:
        action()
    except ReferenceError as e:
        print(e)

log = []
f = weakref.finalize(c, lambda *args, **names: log.append((args, names)) or "result", 1, k=2)
print(f.alive, f.peek()[0] is c, f.peek()[2:])
print(f(), f(), f.alive, f.peek(), log)
target = Plain()
g = weakref.finalize(target, log.append, "gone")
h = weakref.finalize(target, log.append, "never")
print(h.detach()[2], h.alive)
del target
gc.collect()
print(g.alive, log[1:], g())
for action in (lambda: weakref.finalize(5, print), lambda: weakref.finalize(), lambda: weakref.ref(5), lambda: weakref.proxy("x"),
               lambda: weakref.WeakMethod(5)):
    try:
        action()
    except TypeError as e:
        print("TypeError", e if "argument should" in str(e) or "weak reference" in str(e) else "")
