# Wafer only: what is unpacked from an object does not keep it from shrinking, which is noticed; a view of an array does.

import array
import struct


def attempt(name, function):
    try:
        print(name, function())
    except (ValueError, IndexError, BufferError, struct.error) as e:
        print(name, type(e).__name__, e)


class Shrinks:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        del self.target[:]
        return 3


b = bytearray(8)
attempt("pack_into", lambda: struct.pack_into("<4B", b, Shrinks(b), 1, 2, 3, 4))
b = bytearray(8)
attempt("unpack_from", lambda: struct.unpack_from("<2B", b, Shrinks(b)))
b = bytearray(8)
it = struct.iter_unpack("<2B", b)
print(next(it))
del b[4:]
attempt("iter_unpack", lambda: list(it))
b = bytearray(8)
it = struct.iter_unpack("<2B", b)
b.clear()
attempt("iter_unpack", lambda: list(it))

a = array.array("h", range(6))
attempt("array value", lambda: a.__setitem__(3, Shrinks(a)))
a = array.array("h", range(6))
attempt("array append", lambda: a.append(Shrinks(a)) or a)
a = array.array("h", range(6))
attempt("array insert", lambda: a.insert(5, Shrinks(a)) or a)
a = array.array("h", range(6))
m = memoryview(a)
attempt("extend under a view", lambda: a.extend(range(100)))
attempt("delete under a view", lambda: a.__delitem__(slice(2, None)))
attempt("clear under a view", a.clear)
print(m.tolist())
m.release()
a.clear()


class Releases:
    def __index__(self):
        m.release()
        return 1


m = memoryview(b"abc")
attempt("released", lambda: m[Releases():])
print("still alive")
