# __index__, __int__, __float__, __bool__, __len__, __str__, __bytes__, __format__ and __hash__.

class Number:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __complex__(self): return 1 + 2j
    def __index__(self): return 3
    def __bool__(self): return False
    def __str__(self): return "as str"
    def __repr__(self): return "as repr"
    def __bytes__(self): return b"as bytes"
    def __format__(self, spec): return f"as format {spec!r}"
    def __hash__(self): return 99


n = Number()
print(int(n), float(n), complex(n), bool(n), str(n), repr(n), bytes(n), format(n), format(n, ">5"), hash(n))
print("abcdef"[n], [0, 1, 2, 3, 4][n:], "ab" * n, range(n), hex(n), bin(n), chr(n) == "\x03", bytes([n]), round(2.5, n), [1] * n)
print(f"{n} {n!s} {n!r} {n:x}", "%s %r %d" % (n, n, n), "{} {!r}".format(n, n), [n], ascii(n), not n)


class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


print(bool(Sized(0)), bool(Sized(2)), len(Sized(5)), [x for x in (Sized(0), Sized(1)) if x][0].n)


class OnlyIndex:
    def __index__(self): return 65


class OnlyRepr:
    def __repr__(self): return "R"


i = OnlyIndex()
print(int(i), float(i), complex(i), chr(i), int("0x41", 16) == i.__index__(), "%c" % 65, str(OnlyRepr()), f"{OnlyRepr()}", bool(OnlyRepr()))


def returning(method, value):
    return type("Odd", (), {method: lambda self: value})()


for function, method, value in ((int, "__int__", "x"), (int, "__index__", 1.5), (float, "__float__", 1), (bool, "__bool__", 1), (len, "__len__", -1), (len, "__len__", 1.5), (len, "__len__", 10 ** 30), (str, "__str__", 5), (repr, "__repr__", None), (hash, "__hash__", "x"), (bytes, "__bytes__", "x"), (format, "__format__", 1), (iter, "__iter__", 5), (hash, "__hash__", 2 ** 100 and 5)):
    try:
        print(function.__name__, method, function(returning(method, value)))
    except Exception as e:
        print(function.__name__, method, "->", type(e).__name__, "-", e)
for code in ("int(object())", "float('x')", "float([])", "len(5)", "'a'[1.0]", "[1] * 1.5", "range(2.0)", "chr('a')", "bytes(object())", "hash([])", "format(object(), 'x')", "int([])", "complex('1 + 2j')"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", str(e).replace("'object' object", "object"))
