# An array is not resized while a memoryview looks at it; afterwards it is.

from array import array

a = array("h", [1, 2, 3])
view = memoryview(a)
for change in ("a.append(4)", "a.pop()", "a.extend([5, 6])", "a.insert(0, 9)", "del a[0]", "a[1:2] = array('h')", "a *= 2",
               "a += a", "a.frombytes(b'ab')", "a.clear()", "a.fromlist([1])", "a.remove(1)"):
    try:
        exec(change)
        print(change, "worked", a)
    except BufferError as exc:
        print(change, "->", exc)
a[0] = 7
a.reverse()
a[:] = array("h", [4, 5, 6])
print(a, view.tolist())
view.release()
a.append(10)
print(a)
with memoryview(a) as view:
    print(view[1])
a.extend([11] * 3)
print(a)
