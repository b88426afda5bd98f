# io.StringIO and BytesIO, struct, array, and files.
# needs: files

import io, os, struct, array

s = io.StringIO("line one\nline two\nlast")
print(repr(s.readline()), repr(s.read(4)), s.tell(), s.readlines(), repr(s.read()))
s = io.StringIO()
print(s.write("hello"), s.write(" world"), s.getvalue())
s.seek(0)
print([line for line in s], s.seek(2), s.read())
b = io.BytesIO(b"bytes")
print(b.read(2), b.tell(), b.read(), b.getvalue(), b.seek(0), b.readline())
b.write(b"++")
print(b.getvalue())
with io.StringIO("x") as f:
    print(f.read(), f.closed)
try:
    f.read()
except ValueError as e:
    print(e)
print(struct.pack(">bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 2 ** 64 - 1))
print(struct.unpack("<2sH3x?", b"ab\x01\x02\0\0\0\x01"), struct.calcsize(">bi"), struct.calcsize("4s2i") if False else 12)
try:
    struct.pack("b", 200)
except struct.error as e:
    print(e)
try:
    struct.unpack("i", b"ab")
except struct.error as e:
    print(e)
a = array.array("h", [1, 2, -3])
a.append(4); a.extend([5]); a[0] = 10
print(a, len(a), a[1:3], a.tolist(), a.itemsize, a.typecode, sum(a), 4 in a, a.tobytes()[:2] in (b"\n\0", b"\0\n"), array.array("B", b"xy"))
try:
    a.append(70000)
except OverflowError as e:
    print("OverflowError", e)
path = "build/test_io_%d.tmp" % os.getpid()
with open(path, "w") as f:
    print(f.write("first\nsecond\n"), f.name == path)
    print("third", file=f)
with open(path) as f:
    print(f.read())
with open(path, "a") as f:
    f.write("fourth")
with open(path) as f:
    print(f.readline(), end="")
    for line in f:
        print(repr(line))
with open(path, "rb") as f:
    print(f.read(3), f.seek(-6, 2), f.read())
print(os.path.exists(path), os.path.basename(path).startswith("test_io"), os.stat(path).st_size)
os.remove(path)
print(os.path.exists(path))
try:
    open(path)
except FileNotFoundError as e:
    print(type(e).__name__, e.errno, e.strerror)
try:
    open(path, "q")
except ValueError as e:
    print(e)
