# Class methods in C taken out of a __dict__ and called with what is no such class: an error, not a crash.

import itertools

METHODS = [(dict, "fromkeys", "ab"), (int, "from_bytes", b"a"), (float, "fromhex", "1"), (bytes, "fromhex", "41"),
           (itertools.chain, "from_iterable", ["ab", "c"])]

for cls, name, argument in METHODS:
    method = vars(cls)[name]
    for args in ((), (5, argument), (type, argument), (cls, argument)):
        try:
            result = method(*args)
            print(cls.__name__, name, "->", list(result) if isinstance(result, itertools.chain) else result)
        except TypeError:
            print(cls.__name__, name, "TypeError")


class Counts(dict):
    of_dict = vars(dict)["fromkeys"]


print(Counts.fromkeys("xy", 1), Counts.of_dict("xy", 2), type(vars(dict)["fromkeys"](Counts, "z")).__name__)
