# bytearray: bytes that can be changed; its memory is pinned while a view looks at it.

b = bytearray(b"hello")
b[0] = 72
b.append(33)
b += b" you"
b.extend([46, 46])
print("grown  ", b, len(b))
b[1:3] = b"EEE"
print("slice  ", b)
b[::2] = bytes(len(b[::2]))
print("step   ", b)
del b[::2]
print("deleted", b, b.pop(), b.pop(0), b)
b.insert(1, 65)
b.remove(65)
b.reverse()
print("ordered", b, b.copy() is b, b.index(111), b * 2)
b.clear()
print("cleared", b, bool(b), bytearray(3), bytearray("é", "latin-1"), bytearray([1, 2]), bytearray(b"x") == b"x")
b = bytearray(range(10))
view = memoryview(b)
b[0] = 99
view[1] = 98
view[2:4] = b"xy"
print("viewed ", view[0], b[1], b)
for code in ("b.append(1)", "b.clear()", "del b[0]", "b += b'x'"):
    try:
        exec(code)
    except BufferError as e:
        print(code, "->", e)
b[0] = 1
view.release()
b.append(1)
print("free   ", len(b))
for code in ("b[0] = 256", "b[0] = 'a'", "b.append(-1)", "b[99] = 1", "b.pop(99)", "b.remove(200)", "bytearray().pop()", "b[::2] = b'x'", "hash(b)", "b.extend('ab')", "b[0:1] = 'a'", "b.extend(5)", "b.insert(0, 300)", "b['a']", "view[0]"):
    try:
        exec(code)
        print(code, "works")
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
