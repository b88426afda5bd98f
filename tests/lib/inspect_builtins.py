# inspect.signature of functions, methods and types in C.

import inspect
import math

ASKED = [len, print, sorted, isinstance, sum, round, pow, open, getattr, range, max, iter, list, dict, set, float, int, bool, enumerate,
         [].append, [].pop, [].sort, "".join, "".split, str.split, str.encode, {}.get, dict.setdefault, dict.fromkeys,
         set().add, set.union, (5).to_bytes, int.from_bytes, float.hex, float.fromhex, str.find, object, str, complex]
for x in ASKED:
    try:
        print(x.__name__, inspect.signature(x))
    except ValueError:
        print(x.__name__, "is not known")
print([(p.name, p.kind.name, p.default) for p in inspect.signature(print).parameters.values()])
print(inspect.signature("".split).bind(",", maxsplit=2).arguments)
try:
    inspect.signature(len).bind()
except TypeError as e:
    print(e)


class Named(list):
    pass


print(inspect.signature(Named), inspect.signature(Named().append), inspect.signature(Named.append))
