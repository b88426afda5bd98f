# memoryview: slices without copies, casts, shapes, writing through.

data = bytearray(range(8))
m = memoryview(data)
print("about  ", len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.c_contiguous, m.obj is data)
half = m[4:]
half[0] = 200
print("slice  ", half.tolist(), data[4], m[1:7:2].tolist(), m[::-1].tolist(), bytes(m[2:4]), m[-1], m[1:7:2].strides)
words = m.cast("H")
print("cast   ", words.shape, words.itemsize, words.format, words.nbytes, m.cast("B")[0], m.cast("b").tolist()[4])
print("compare", m == data, m == memoryview(bytes(data)), m[:2] == b"\0\1", memoryview(b"a") == "a", memoryview(b"ab") != b"ba")
print("hash   ", hash(memoryview(b"abc")) == hash(b"abc"), m.hex(), m[:3].hex(":"), m[:2].tobytes(), 3 in m, list(m[:3]), memoryview(b"x").toreadonly().readonly)
with memoryview(b"with") as w:
    print("with   ", w[0], bytes(w))
try:
    w[0]
except ValueError as e:
    print("after  ", e)
for code in ("memoryview(b'a')[0:1] = b'b'", "m[0] = 256", "m[0] = b'x'", "m[0:2] = b'xyz'", "m[99]", "memoryview('a')", "memoryview(5)", "m.cast('Z')", "m[1:4].cast('H')", "hash(m)", "m['a']", "del m[0]", "m.cast('H', [3])", "m[0] = 'a'", "m[0, 0]"):
    try:
        exec(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
