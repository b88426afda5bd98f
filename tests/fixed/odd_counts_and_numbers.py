# Arguments that are no counts, numbers or mappings: islice, struct.pack, dict(), complex(), reduce, most_common.
import cmath
import functools
import struct
from collections import Counter
from itertools import islice


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Minus:
    def __index__(self):
        return -3


for args in (-1,), (-2,), (Minus(),), ("a",), (1, -1), (1, -2), (-1, 2), (-2, 2), (1, 2, 0), (1, 2, -2), (0, 2**70):
    show(islice, "abc", *args)
for form, value in ("<e", 70000), (">e", -70000), ("<e", 70000.0), ("<f", 10**400), ("<d", 10**400), ("<e", 65519):
    show(struct.pack, form, value)
try:
    struct.pack("<f", 10**100)
except struct.error:
    print("struct.error")


class Keys:
    def __init__(self, result):
        self.result = result

    def keys(self):
        return self.result

    def __getitem__(self, key):
        return key


for result in 5, None, "ab":
    show(dict, Keys(result))
    show({}.update, Keys(result))
    show(lambda: {**Keys(result)})


class Odd:
    def __complex__(self):
        return 5


show(complex, Odd())
show(cmath.sqrt, Odd())
for n in -2, 0, 1, None:
    show(Counter("aab").most_common, n)
for args in (5, []), (5, [1]), (5, [], 3), (max, 5), (max, []), (max, None, 1):
    show(functools.reduce, *args)
