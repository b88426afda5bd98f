# Slices of a list: reading, assigning, deleting, and the bounds that fall outside.

x = list("abcdefgh")
print("read  ", x[2:5], x[-3:], x[::3], x[::-1], x[5:2], x[90:], x[:-90], x[-2:-5:-1], x[None:None:2], x[True:3])
x[1:3] = "XYZ"
print("grow  ", x)
x[1:4] = []
print("shrink", x)
x[::2] = range(3)
print("step  ", x)
x[-1:0:-2] = ["q", "r", "s"][:len(x[-1:0:-2])]
print("back  ", x)
x[2:2] = x
print("itself", x)
x[len(x):] = ["end"]
x[:0] = ("start",)
x[100:] = [1, 2]
x[5:2] = ["between"]
print("edges ", x)
del x[1:-1], x[0:0]
print("del   ", x)
y = list(range(10))
del y[::3]
print("del 3 ", y)
del y[::-2]
print("del -2", y)
s = slice(1, None, 2)
print("object", "abcdef"[s], s.indices(4), slice(None, None, -1).indices(3), slice(5), s.start, s.stop, s.step, slice(-10, 10).indices(4))
for change in ("x[::0]", "x[::2] = 'abc'", "x['a':]", "x[:] = 5", "x[1.5]", "x[9]", "x[9] = 1", "del x[9]", "x[0:1:2] = []", "x['a'] = 1", "slice()", "slice(1).indices(-1)", "x[1, 2]", "(1, 2)[5]", "hash(slice('a', []))"):
    try:
        exec(change)
        print(change, "works", x)
    except Exception as e:
        print(change, "->", type(e).__name__, "-", e)
