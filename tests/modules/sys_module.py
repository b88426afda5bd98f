# sys: what can be asked of the system everywhere.

import sys

print("version", sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 10), isinstance(sys.version, str))
print("byteorder", sys.byteorder, sys.maxsize > 2 ** 29, isinstance(sys.platform, str), sys.implementation.name.islower())
print("modules", "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules["__main__"].__name__, isinstance(sys.path, list), isinstance(sys.argv, list))
limit = sys.getrecursionlimit()
sys.setrecursionlimit(limit)
print("limit", limit == sys.getrecursionlimit(), limit > 10)
text = "interned " + "text"
print("intern", sys.intern(text) == text, sys.intern("a") is sys.intern("a"))
try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, trace = sys.exc_info()
    print("exc_info", kind.__name__, value is e, trace is e.__traceback__, sys.exception() is e)
print("none", sys.exc_info(), sys.exception())
print("size", sys.getsizeof([1] * 100) > 0)
for code in ("sys.exit()", "sys.exit(3)", "sys.exit('text')", "raise SystemExit"):
    try:
        exec(code)
    except SystemExit as e:
        print(code, "->", repr(e), e.code)
for code in ("sys.nope", "sys.setrecursionlimit('a')", "sys.getsizeof()", "sys.setrecursionlimit(0)"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
print(sys.stdout.write("") == 0, sys.stdin is not None, sys.stderr is not None, sys.float_info.max > 1e30, sys.float_info.epsilon < 0.001, sys.hash_info.width >= 30)
