# bytes, bytearray and memoryview: the same bytes, three ways to hold them.

b = b"hello\x00\xff"
print(b, b[0], b[-1], b[1:4], b[::-1], len(b), b + b"!", b * 2, 104 in b, b"ell" in b, list(b[:3]))
print(b.upper(), b.find(b"l"), b.split(b"l"), b.replace(b"l", b"L"), b.hex(), bytes.fromhex("00 ff 10"), b.startswith(b"he"))
print(bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), b"%d-%s" % (5, b"x"), b"a,b".partition(b","))
print(b"abc" < b"abd", b"" == bytes(), hash(b"a") == hash(bytes([97])), b"".join([b"a", b"b"]), b" x ".strip(), b"\t\n\\\'")
a = bytearray(b"abc")
a.append(100); a.extend(b"ef"); a[0] = 65; a[1:3] = b"XYZ"; a.insert(0, 48)
print(a, len(a), a.pop(), a, a.decode(), bytes(a), a == b"0AXYZde", a.count(b"X"))
del a[0]; a.reverse(); a += b"++"
print(a, a[2:4], bytearray(3), bytearray("hi", "ascii"), a.find(b"+"), a.copy() == a)
a[:] = a * 2
a[2:2] = a
print(a, len(a))
m = memoryview(bytearray(b"abcdef"))
print(m[0], m[1:3].tobytes(), len(m), m.readonly, m.format, m.nbytes, m.tolist()[:2], m[::2].tobytes(), m == b"abcdef")
m[0] = 90
m[1:3] = b"YX"
print(m.obj, bytes(m), memoryview(b"x").readonly)
target = bytearray(b"12345")
view = memoryview(target)
try:
    target.append(1)
except BufferError as e:
    print(e)
view.release()
target.append(54)
print(target)
for code in ("b'a' + 'b'", "b'a'[5]", "bytes([256])", "bytes(-1)", "bytes('a')", "bytearray(b'a')[0] if bytearray(b'a').__setitem__(0, 300) else 0", "b'a'.foo", "b'abc'.index(b'z')", "bytes.fromhex('0')", "memoryview('a')", "memoryview(b'a').__setitem__(0, 1)", "b'a' < 'a'", "b'\\xff'.decode()"):
    try:
        print(eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
import struct
print(struct.pack("<hIb", -2, 7, 1), struct.unpack(">HH", b"\x00\x01\x00\x02"), struct.calcsize("<qd"))
