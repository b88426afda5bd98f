# A list that a key or comparison changes, and leaves as empty as it found it, has been modified too; the items are safe.


def attempt(name, data, change):
    def key(x):
        change(data)
        return x

    try:
        data.sort(key=key)
        print(name, data)
    except ValueError as e:
        print(name, e, data)


attempt("looks", [3, 1, 2], len)
attempt("empties what is empty", [3, 1, 2], lambda data: data.clear())
attempt("slices what is empty", [3, 1, 2], lambda data: data[1:2])
attempt("append, pop", [3, 1, 2], lambda data: (data.append(0), data.pop()))
attempt("append, clear", [3, 1, 2], lambda data: (data.append(0), data.clear()))
attempt("append", [3, 1, 2], lambda data: data.append(9))
attempt("sorts", [3, 1, 2], lambda data: data.sort())


class Item:
    def __init__(self, n, items):
        self.n, self.items = n, items

    def __lt__(self, other):
        self.items.append(None)
        self.items.pop()
        return self.n < other.n


items = []
items += [Item(n, items) for n in (4, 2, 5, 1, 3)]
try:
    items.sort()
except ValueError as e:
    print(e, [item.n for item in items])
