# Wafer only: running out of memory raises MemoryError, and nothing is half-changed.

import gc

for text in ("'x' * 10**12", "[0] * 10**12", "bytearray(10**13)", "b'ab' * 10**12", "(1,) * 10**12", "1 << 10**13",
             "list(range(10**13))", "'%*d' % (10**12, 1)", "' '.ljust(10**13)", "'a'.join(['b' * 10**6] * 10**8)"):
    try:
        eval(text)
        print(text, "worked")
    except (MemoryError, OverflowError):  # the latter on 32-bit machines
        print(text, "refused")

items = [1, 2, 3]
try:
    items *= 10 ** 13
except (MemoryError, OverflowError):
    print("list kept", items)
data = bytearray(b"abc")
try:
    data.extend(bytes(10 ** 13))
except (MemoryError, OverflowError):
    print("bytearray kept", data)
print("still alive", sum(range(1000)))
