# Bytes and views changed by the code that an operation on them calls.

import array
import struct


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


b = bytearray(b"0123456789")
b[:] = b
b[2:4] = b
print(b)
attempt("b += b", lambda: b.__iadd__(b))
attempt("extend", lambda: b.extend(b))
b *= 2
print(len(b), b.count(b"01"))
b = bytearray(b"abcdef")
b[::2] = b[1::2]
print(b, b.join([b, b]), b.replace(b, b))
attempt("from its view", lambda: b.__setitem__(slice(1, None), memoryview(b)[:2]))
print(b)


class Shrinks:
    """An index that empties the array it is used for."""

    def __init__(self, target, value=3):
        self.target, self.value = target, value

    def __index__(self):
        try:
            self.target.clear()
        except AttributeError:
            del self.target[:]
        return self.value

    def __getattr__(self, name):
        raise AttributeError(name)


def fresh():
    return bytearray(b"abcdef")


b = fresh()
attempt("get", lambda: b[Shrinks(b)])
b = fresh()
attempt("set", lambda: b.__setitem__(Shrinks(b), 65))
b = fresh()
attempt("set value", lambda: b.__setitem__(3, Shrinks(b)))
print(b)
b = fresh()
attempt("del", lambda: b.__delitem__(Shrinks(b)))
b = fresh()
attempt("insert", lambda: b.insert(Shrinks(b), 65) or b)
b = fresh()
attempt("insert value", lambda: b.insert(5, Shrinks(b, 65)) or b)
b = fresh()
attempt("append", lambda: b.append(Shrinks(b, 65)) or b)
b = fresh()
attempt("pop", lambda: b.pop(Shrinks(b)))
b = fresh()
attempt("slice", lambda: b[:Shrinks(b)])
b = fresh()
attempt("set slice", lambda: b.__setitem__(slice(Shrinks(b), None), b"xy") or b)
b = fresh()
attempt("del slice", lambda: b.__delitem__(slice(None, Shrinks(b), 2)) or b)
b = fresh()
attempt("find", lambda: b.find(b"d", Shrinks(b)))
b = fresh()
attempt("count", lambda: b.count(b"d", Shrinks(b, 0)))
b = fresh()
attempt("startswith", lambda: b.startswith(b"d", Shrinks(b)))
b = fresh()
attempt("times", lambda: b * Shrinks(b))
b = fresh()
attempt("ljust", lambda: b.ljust(Shrinks(b, 9), b"-"))
b = fresh()
attempt("contains", lambda: Shrinks(b, 100) in b)
b = fresh()
attempt("hex", lambda: b.hex("-", Shrinks(b, 2)))
b = fresh()
attempt("split", lambda: b.split(b"c", Shrinks(b, 2)))
b = fresh()
attempt("replace", lambda: b.replace(b"c", b"zz", Shrinks(b, 2)))
b = fresh()


def bytes_that_empty(target):
    for i in range(65, 70):
        target.clear()
        yield i


attempt("extend", lambda: b.extend(bytes_that_empty(b)) or b)
b = fresh()
attempt("assign", lambda: b.__setitem__(slice(1, 3), bytes_that_empty(b)) or b)


parts = [b"x", b"y", b"z"]


attempt("joined list", lambda: b",".join(parts))

# A view holds the size, not the content.
b = fresh()
with memoryview(b) as m:
    for change in ("b.append(1)", "b.clear()", "b.pop()", "b.extend(b'x')", "b.__iadd__(b'x')", "b.insert(0, 1)",
                   "b.__imul__(2)", "b.__delitem__(0)", "b.__setitem__(slice(0, 2), b'xyz')", "b.remove(97)",
                   "b.__delitem__(slice(0, 2))", "b.__imul__(0)"):
        attempt(change, lambda: eval(change))
    b[0:2] = b"XY"
    b.reverse()
    print(b, bytes(m), m == b)
    m[1:3] = m[2:4]
    print(b)
b.append(33)
print(b)
attempt("released", lambda: m[0])
m = memoryview(b)
attempt("index releases", lambda: m[Shrinks(b)])
m.release()


class Releases:
    def __index__(self):
        m.release()
        return 1


b = fresh()
m = memoryview(b)
attempt("get released", lambda: m[Releases()])
m = memoryview(b)
attempt("set released", lambda: m.__setitem__(0, Releases()))
print(b)

# struct and int
b = bytearray(8)
attempt("pack_into", lambda: struct.pack_into("<4B", b, 2, 1, 2, Shrinks(b), 4))
b = bytearray(b"\1\2")
print(int.from_bytes(b, "little"), int.from_bytes([1, 2, Shrinks(b)], "little"))

# array
a = array.array("h", range(6))
attempt("array get", lambda: a[Shrinks(a)])
a = array.array("h", range(6))
attempt("array set", lambda: a.__setitem__(Shrinks(a), 1))
a = array.array("h", range(6))
attempt("array pop", lambda: a.pop(Shrinks(a)))
a = array.array("h", range(6))
a.extend(a)
a[2:4] = a
a += a
print(len(a))
a = array.array("h", range(6))


def numbers():
    for i in range(3):
        del a[:]
        yield i


attempt("array from iterator", lambda: a.extend(numbers()) or a)


class Equal:
    def __eq__(self, other):
        del a[:]
        return False


a = array.array("h", range(6))
attempt("array index", lambda: a.index(Equal()))
a = array.array("h", range(6))
attempt("array count", lambda: a.count(Equal()))
a = array.array("h", range(6))
attempt("array remove", lambda: a.remove(Equal()))
print("still alive")
