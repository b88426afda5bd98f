# Arrays and bytearrays that a memoryview looks at: no slice is emptied, not even an empty one.
from array import array

for part in slice(0, 0), slice(2, 1), slice(0, 2), slice(3, 0, 2), slice(0, 3, 2):
    for given in None, array("b"), array("b", [7, 8]), array("b", [7]):
        a = array("b", [1, 2, 3])
        view = memoryview(a)
        try:
            if given is None:
                del a[part]
            else:
                a[part] = given
        except (BufferError, ValueError) as e:
            print(type(e).__name__, e, end=" ")
        print(part, a)
        view.release()

b = bytearray(b"abc")
view = memoryview(b)
for part in slice(3, 0, 2), slice(0, 0, -1), slice(0, 3, 2):
    try:
        del b[part]
    except BufferError as e:
        print(e, b)
