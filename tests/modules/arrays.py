# array: numbers packed tightly, with the methods of a list.

from array import array

a = array("h", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.insert(0, -1)
print("grown ", a, len(a), a.itemsize, a.typecode, a.pop(), a.pop(0), a)
a[0] = 100
a[1:3] = array("h", [7, 8, 9])
print("slices", a, a[1:3], a[::-1], a[-1], a[::2].tolist())
del a[0]
a.remove(9)
a.reverse()
print("less  ", a, a.index(7), a.count(7), 7 in a, a + array("h", [0]), a * 2)
print("bytes ", array("H", [1, 258]).tobytes(), array("B", b"ab"), array("b", bytearray(b"\xff")), bytes(array("B", [1, 2])), array("H", b"\1\0\2\0"))
b = array("I")
b.frombytes(b"\1\0\0\0")
b.fromlist([2, 3])
b += array("I", [4])
print("more  ", b, b.tolist(), list(b), sum(b), b == array("I", [1, 2, 3, 4]), b < array("I", [2]), b == [1, 2, 3, 4], b != array("h", [1]), array("i", [1]) == array("b", [1]))
f = array("f", [0.5, 1.25])
d = array("d", (1, 2.5))
print("floats", f, d, f[0] + d[1], array("d"), array("B").tolist())
m = memoryview(array("H", [1, 2, 3]))
print("view  ", m.format, m.itemsize, m.tolist(), m[1:].tolist())
print("types ", [array(c).itemsize for c in "bBhHiIqQfd"], bool(array("b")), array("q", [-2 ** 63])[0], array("Q", [2 ** 64 - 1])[0])
h = array("H", [0x0102])
h.byteswap()
print("swap  ", h, array("i", range(3)), array("u", "aé") if False else array("b", (x for x in (1, 2))))
for code in ("array('z')", "array('b', [128])", "array('B', [-1])", "array('h', ['a'])", "array('h', [1.5])", "a[99]", "a[0] = 'x'", "a.pop(99)", "a.remove(999)", "a.index(999)", "a + [1]", "a += [1]", "array('bb')", "array('h', 5)", "a[0:1] = [1]", "array('H').frombytes(b'a')", "a.extend(array('b', [1]))", "array('H', b'abc')", "array('I', [2 ** 32])", "array('b').pop()", "a.append()", "array('d', ['x'])"):
    try:
        exec(code)
        print(code, "works", a)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
