# bisect: places in sorted lists, with bounds, keys, classes of one's own, messages.

import bisect


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


row = [1, 3, 3, 3, 7]
for name in ("bisect_left", "bisect_right", "bisect"):
    function = getattr(bisect, name)
    print(name, [function(row, n) for n in (0, 1, 2, 3, 5, 7, 9)], function(row, 3, 2), function(row, 3, 0, 2), function(row, 3, lo=4, hi=5),
          function([], 1), function(row, 5, hi=None))
words = ["a", "bb", "ccc", "ddd", "eeeee"]
print(bisect.bisect_left(words, 3, key=len), bisect.bisect_right(words, 3, key=len), bisect.bisect(words, 9, key=len))
for name in ("insort_left", "insort_right", "insort"):
    items = [1.0, 2.0, 2.0, 3.0]
    getattr(bisect, name)(items, 2)
    print(name, items)
items = list(words)
bisect.insort(items, "zzz", key=len)
bisect.insort_left(items, "yyy", key=len)
print(items)


class Growing:
    def __init__(self):
        self.items = [1, 5]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def insert(self, i, item):
        self.items.insert(i, ("put", item))


growing = Growing()
print(bisect.bisect(growing, 3))
bisect.insort(growing, 3)
print(growing.items)
attempt("negative lo", lambda: bisect.bisect(row, 3, -1))
attempt("mixed", lambda: bisect.bisect(row, "x"))
attempt("no length", lambda: bisect.bisect(5, 1))
attempt("far", lambda: bisect.bisect_left([1, 2], 3, 0, 5))
