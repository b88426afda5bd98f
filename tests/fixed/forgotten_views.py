# Views that were merely forgotten do not keep a bytearray or an array from changing its size; one that is held does.

from array import array


def forget(base, how):
    if how == 0:
        view = memoryview(base)
        view[0]
        del view
    elif how == 1:
        bytes(memoryview(base)[1:][::-1])
    elif how == 2:
        for item in memoryview(base):
            pass
        item = None
    elif how == 3:
        [len(memoryview(base)[i:]) for i in range(4)]
    elif how == 4:
        max(memoryview(base)[:2], default=None)
    elif how == 5:
        sorted(memoryview(base), key=lambda n: -n)
    elif how == 6:
        memoryview(base).cast("B").tolist()
    elif how == 7:
        b"".join([memoryview(base), memoryview(base)[1:]])
    elif how == 8:
        memoryview(base) == memoryview(bytes(base))
    elif how == 9:
        next(iter(memoryview(base)), None)
    else:
        {"%d" % n: memoryview(base) for n in range(9)}


failed = 0
for turn in range(5):
    for how in range(11):
        for base in bytearray(b"some bytes"), array("B", b"an array"):
            forget(base, how)
            try:
                base.append(turn)
                base.pop(0)
            except BufferError:
                failed += 1
print("failed", failed)

for base in bytearray(b"some bytes"), array("B", b"an array"):
    holders = [memoryview(base)], (memoryview(base),), {"view": memoryview(base)}, iter([memoryview(base)])
    for i in range(len(holders)):
        try:
            base.append(1)
            print("changed")
        except BufferError as exc:
            print(exc)
    view = holders[0][0][2:]
    del holders
    try:
        base.pop()
        print("changed")
    except BufferError as exc:
        print(exc)
    view.release()
    base.append(2)
    print(len(base))
