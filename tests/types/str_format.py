# str.format: fields, attributes, items, conversions, nested specs, errors.

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"P({self.x}, {self.y})"


p = Point(3, [10, 20])
print("fields ", "{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0} {k} {}".replace("{}", "").format(1, k=2), "{{}} {{{}}}".format(5))
print("paths  ", "{0.x} {0.y[1]} {p.y[0]} {d[key]} {d[1]}".format(p, p=p, d={"key": "v", 1: "one"}))
print("convert", "{!r} {!s} {!a} {0!r:>8}".replace("{0", "{").format("é", "é", "é", "é"), "{!r}".format(p))
print("specs  ", "{:>6}|{:<6}|{:^6}|{:06d}|{:+}|{:,}|{:x}".format("a", "b", "c", 42, 7, 1234567, 255))
print("nested ", "{:{}}|{:{w}}|{:{f}{a}{w}}".format("x", 4, "y", "z", w=5, f="*", a="^"))
print("mapping", "{a} {b}".format_map({"a": 1, "b": 2}), "{x.y}".format_map({"x": p}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("missing", "{a} {b}".format_map(Default(a=1)))
for code in ("'{}'.format()", "'{1}'.format(0)", "'{a}'.format()", "'{'.format()", "'}'.format()", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{!x}'.format(1)", "'{0.z}'.format(p)", "'{0[k]}'.format({})", "'{0[5]}'.format([1])",
             "'{:d}'.format('a')", "'{:s}'.format(1)", "'{a.}'.format(a=1)", "'{0[}'.format(1)", "'{:{}}'.format(1)", "'{!}'.format(1)", "'{!rx}'.format(1)", "'{0]}'.format(1)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
