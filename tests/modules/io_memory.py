# io: text and bytes in memory.

import io

s = io.StringIO("one\ntwo\nthree")
print("read ", repr(s.read(3)), repr(s.readline()), s.tell(), s.readlines(), repr(s.read()), s.seek(0), list(s))
s = io.StringIO()
print("write", s.write("abc"), s.write("dé"), s.getvalue(), s.seek(1), s.write("X"), s.getvalue(), s.truncate(2), s.getvalue(), s.readable(), s.writable(), s.seekable())
s.writelines(["l1\n", "l2"])
print("lines", repr(s.getvalue()), s.closed)
with io.StringIO("with") as w:
    print("with ", w.read(), w.closed)
print("after", w.closed)
b = io.BytesIO(b"bytes\nhere")
print("bytes", b.read(2), b.readline(), b.tell(), b.read(), b.read(), b.seek(-4, 2), b.read(1), b.seek(1, 1), b.read(), b.getvalue())
out = io.BytesIO()
out.write(b"ab")
out.write(bytearray(b"cd"))
out.seek(6)
out.write(b"!")
print("gap  ", out.getvalue(), out.getbuffer()[0], len(out.getbuffer()))
target = bytearray(4)
b.seek(0)
print("into ", b.readinto(target), target, b.read1(2), b.readable())
print("initial", io.StringIO("start").read(), io.StringIO("abc\r\ndef", newline=None).read() == "abc\ndef", io.BytesIO().getvalue())
for line in io.StringIO("a\nb"):
    print(repr(line), end=" ")
print()
for code in ("io.StringIO().write(b'a')", "io.BytesIO().write('a')", "io.BytesIO('a')", "w.read()", "io.StringIO().seek(-1)", "io.StringIO().seek(1, 1)", "io.BytesIO().seek(-1)", "next(io.StringIO())", "open('/no/such/file')", "open('x', 'q')", "io.BytesIO().fileno()"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
