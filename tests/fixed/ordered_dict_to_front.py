# Moving keys of an OrderedDict to the front, many times and between other changes.
import random
from collections import OrderedDict


def check(d, keys):
    assert list(d) == keys and list(reversed(d)) == keys[::-1]
    assert all([d[key] == -key for key in keys]) and len(d) == len(keys)


def change(d, keys, size, new):
    kind = random.randrange(20)
    if not keys or kind < 5 and len(keys) < size:
        d[new] = -new
        keys.append(new)
        return d
    key = random.choice(keys)
    if kind < 12:
        d.move_to_end(key, last=False)
        keys.remove(key)
        keys.insert(0, key)
    elif kind < 15:
        d.move_to_end(key)
        keys.remove(key)
        keys.append(key)
    elif kind < 17:
        del d[key]
        keys.remove(key)
    elif kind < 19:
        assert d.popitem(last=kind == 17)[0] == keys.pop(-1 if kind == 17 else 0)
    else:
        d = d.copy()
    return d


random.seed(5)
for size in 1, 2, 5, 9, 40, 150:
    d, keys = OrderedDict(), []
    for step in range(600):
        d = change(d, keys, size, step)
        if step % 7 == 0:
            check(d, keys)
    check(d, keys)
d = OrderedDict.fromkeys(range(2000))
for i in range(10000):
    d.move_to_end(i % 2000, last=False)
print(list(d)[:3], list(d)[-3:])
d = OrderedDict.fromkeys([str(i) for i in range(30)])
for name in list(d):
    d.move_to_end(name, last=False)
print(*d)
