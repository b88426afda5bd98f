# Functions with hundreds of variables: closures, generators, recursion, deletion.
# needs: memory

N = 400
lines = ["def f(a, b=2):"] + [f"    v{i} = a + {i}" for i in range(N)]
lines += ["    def g():", f"        nonlocal v{N-1}", f"        v{N-1} += v{N-2} + b", f"        return v{N-1}",
"    x1 = g()", "    x2 = [v390 + i for i in range(3) if v391]", "    x3 = (lambda: v395)()",
"    for v380 in range(3): pass", "    del v381",
"    try: v381", "    except UnboundLocalError as e: print(e)",
"    try: del v381", "    except UnboundLocalError as e: print(e)",
"    v382 += 5; v383, v384 = v384, v383; v385 = v386 = 7",
"    import sys as v387", "    class v388:\n        def m(self): return v389",
"    with open('/dev/null') as v392: pass",
"    if (v393 := 5) and [v394 := q for q in range(4)]: pass",
"    for v377, (v378, *v379) in [(1, (2, 3, 4))]: pass",
"    print(len(locals()), sorted(locals())[:4])",
"    return x1, x2, x3, v380, v382, v383, v384, v385, v386, v387.__name__, v388().m(), v392.closed, v393, v394, v377, v378, v379, v%d" % (N-1)]
ns = {}
exec("\n".join(lines), ns)
print(ns["f"](1)); print(ns["f"](2, b=10))
lines[0] = "def gen(a, b=2):"
lines.insert(len(lines) - 1, "    got = yield v382\n    print('got', got, v399)")
exec("\n".join(lines), ns)
it = ns["gen"](3)
print(next(it))
try: it.send("x")
except StopIteration as e: print(e.value)
lines[0] = "async def co(a, b=2):"
lines[-2] = "    async def inner(): return v382\n    got = await inner()\n    print('got', got, v399)"
exec("\n".join(lines), ns)
try: ns["co"](3).send(None)
except StopIteration as e: print(e.value)
rec = ["def r(n):"] + [f"    v{i} = n + {i}" for i in range(300)] + ["    if n == 0: return 0", "    s = r(n - 1)", "    return s + v299 - v298 + len([v297])"]
exec("\n".join(rec), ns)
print(ns["r"](50))
def fail():
    rec2 = ["def r(n):"] + [f"    v{i} = n + {i}" for i in range(300)] + ["    r(n + 1)", "    v299"]
    exec("\n".join(rec2), ns)
    try: ns["r"](0)
    except RecursionError as e: print(e)
fail()
src = ["def u():"] + [f"    if False: v{i} = 1" for i in range(300)] + ["    v299"]
exec("\n".join(src), ns)
try: ns["u"]()
except UnboundLocalError as e: print(e)
