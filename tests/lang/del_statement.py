# del: names, items, slices, attributes; what is gone and what is left.

a, b, c = 1, 2, 3
del a, (b, c)
row = list(range(10))
del row[0], row[-1]
del row[2:4], row[::3]
print("list", row)
table = {"x": 1, "y": 2, "z": 3}
del table["y"]
print("dict", table)


class Thing:
    shared = "class"

    def __init__(self):
        self.shared = "own"

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("deleting item", key)


thing = Thing()
del thing.shared
print("seen through", thing.shared)
del thing[1], thing["k"], thing[1:2], thing[..., 0]
del Thing.shared


def in_function():
    x = 1
    del x
    x = 2
    del x
    return x


def by_loop():
    for i in range(3):
        pass
    del i
    return i


for code in ("a", "del a", "del row[99]", "del table['y']", "del thing.shared", "del (1, 2)[0]", "del 'text'[0]", "in_function()", "by_loop()", "del row['a']", "del len.x"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
