# bytes and bytearray: the methods of text, on numbers below 256.

b = b"hello, World \x00\xff"
print("search ", b.find(b"l"), b.find(111), b.rfind(b"o"), b.index(b","), b.count(b"l"), b.count(0), b"lo" in b, 255 in b, b.startswith((b"x", b"he")), b.endswith(b"\xff"))
print("change ", b.upper(), b.title(), b.swapcase(), b.replace(b"l", b"L", 1), b"abc".capitalize(), b.lower())
print("split  ", b"a,b,c".split(b","), b" a  b ".split(), b"a\nb\r\nc".splitlines(), b"k=v".partition(b"="), b"a.b.c".rsplit(b".", 1), b",".join([b"a", bytearray(b"b"), memoryview(b"c")]))
print("pad    ", b"x".center(5, b"*"), b"x".ljust(3), b"7".zfill(3), b"  x ".strip(), b"xxaxx".strip(b"x"), b"a\tb".expandtabs(4), b"pre-x".removeprefix(b"pre-"), b"x.c".removesuffix(b".c"))
print("kind   ", b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \t".isspace(), b"\xe9".isalpha(), b"Ab".istitle(), b"AB".isupper(), b"ab".islower(), b"\xff".isascii())
print("tables ", b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"hello".translate(None, b"l"), b"abc".translate(bytes(range(1, 256)) + b"\0", b"b"))
print("hex    ", b"\x01\xab\xff".hex(), b"\x01\xab\xff".hex(":"), b"\x01\xab\xff\x02".hex("_", 2), b"\1\2\3".hex("-", -2), bytes.fromhex("01 aB\nff"), bytearray.fromhex("00"))
print("make   ", bytes(3), bytes([1, 2]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes(), bytes((65,)), bytes(memoryview(b"m")), bytes(bytearray(b"y")))
print("index  ", b[0], b[-1], b[1:3], b[::-1][:2], list(b"ab"), max(b), sorted(b"cab"), b"a" * 3, b"a" + bytearray(b"b"), bytearray(b"a") + b"b")
print("compare", b"a" == bytearray(b"a"), b"a" == "a", b"a" < b"b", b"" < b"a", hash(b"a") == hash(bytes([97])), b"ab"[0] == 97, memoryview(b"a") == b"a")
for code in ("bytes([256])", "bytes([-1])", "bytes('a')", "bytes(-1)", "bytes.fromhex('0')", "bytes.fromhex('zz')", "b'a' + 'b'", "b'a'.find('a')", "b'a'[5]", "b'a'.join(['x'])", "b'abc'[0] = 1", "bytes([1.5])", "b'a'.index(b'z')", "b''.split(b'')", "b'a'.decode('nope')", "bytes(1, 'ascii')", "300 in b'a'", "b'a'.replace('a', 'b')", "b'a'.hex('ab')", "b'a'.translate(b'short')", "bytes(object())", "ord(b'ab')"):
    try:
        print(code, eval(code))
    except SyntaxError as e:
        print(code, "->", e.msg)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
