# The builtin functions, each with its usual and its odd arguments.

print(abs(-3), abs(-2.5), abs(3 + 4j), all([]), any([]), all([1, ""]), ascii("é"), bin(5), bool([]), callable(len), callable(5))
print(chr(97), ord("a"), divmod(-7, 3), eval("1 + 2"), eval("x + y", {"x": 1}, {"y": 2}), hex(-255), oct(64), pow(2, 5, 7), pow(2, -1))
print(list(enumerate("ab")), list(enumerate("ab", start=5)), list(filter(None, [0, 1, "", 2])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(zip("abc", [1, 2])), list(zip()), list(zip(*[(1, 2), (3, 4)])))
print(max(1, 2, 3), max([1, 5, 2]), max("a", "b", key=lambda c: -ord(c)), max([], default="none"), min({3: 0, 1: 0}), min("bca"))
print(sum([1, 2, 3]), sum([0.5, 0.5]), sum([[1], [2]], []), sum(range(5), 10), sum([True, 2]), sorted({3, 1, 2}), sorted("ba", key=ord, reverse=True))
print(round(2.567, 1), round(15, -1), round(2.5), round(3), round(1e3), repr("a"), str(5), str(), reversed([1, 2]).__class__.__name__)
print(isinstance(5, int), isinstance(True, int), isinstance("a", (int, str)), issubclass(bool, int), type(5) is int, type("a").__name__)
print(int("5"), float("5"), complex(1), list("ab"), tuple("ab"), set("a"), dict(a=1), frozenset([1]), bytes(2), bytearray(1), slice(1))
print(hasattr("", "join"), hasattr(5, "join"), getattr("a", "upper")(), getattr(5, "zz", "default"), len({1: 2}), hash(5), id(len) == id(len))
print(iter([1]).__class__.__name__, next(iter([1])), next(iter([]), "end"), list(iter(iter([3, 2, 1, 0]).__next__, 0)))
print(*[1, 2], sep="-", end="!\n")
print("a", "b", sep="")
print()
print(globals()["__name__"], sorted(vars(type("X", (), {"a": 1}))) [-1])


class P:
    def __init__(self):
        self.a = 1


p = P()
setattr(p, "b", 2)
delattr(p, "a")
print(vars(p), hasattr(p, "a"), [n for n in dir(p) if not n.startswith("_")])


def inner():
    x, y = 1, 2
    return locals()


print(inner())
scope = {}
exec("def f(n):\n    return n * 2\nvalue = f(21)", scope)
print(scope["value"])
code = compile("a * 3", "<test>", "eval")
print(eval(code, {"a": 7}))
exec(compile("for i in range(2): print('loop', i)", "<test>", "exec"))
for text in ("abs()", "abs('a')", "len(5)", "max()", "max([])", "min(1)", "sum('ab')", "sum(['a'])", "ord('')", "chr(1.5)", "int('x')", "round('a')", "sorted(5)", "iter(5)", "next(5)", "next(iter([]))", "reversed({1})", "zip(1)", "isinstance(1, 5)", "getattr(5, 'zz')", "hash([])", "pow(2, 3, 0)", "eval('1 +')", "open('/nonexistent/file')", "map()", "enumerate()", "divmod(1, 0)", "list(zip([1], [1, 2], strict=True))", "__import__('no_such_module')", "type(1, 2)", "super()", "print(1, foo=2)", "sorted([1], key=5)", "max(1, 'a')", "int([])", "float('x')", "bytes([300])", "setattr(5, 'a', 1)", "range(1, 2, 3, 4)", "complex('x')", "input(1, 2)", "object(1)", "vars(5)", "issubclass(1, int)"):
    try:
        print(text, eval(text))
    except BaseException as e:
        print(text, "->", type(e).__name__, "-", e)
