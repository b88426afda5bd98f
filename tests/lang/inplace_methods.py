# In-place operators: their own methods, or the plain ones if these decline.

class Log:
    def __init__(self):
        self.seen = []

    def __repr__(self):
        return " ".join(self.seen)


for name in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split():
    def method(self, other, name=name):
        self.seen.append(f"i{name}({other})")
        return self
    setattr(Log, f"__i{name}__", method)

log = same = Log()
log += 1; log -= 2; log *= 3; log /= 4; log //= 5; log %= 6; log **= 7; log @= 8; log <<= 9; log >>= 10; log &= 11; log |= 12; log ^= 13
print(log)
print(log is same)


class Declines:
    def __iadd__(self, other): return NotImplemented
    def __add__(self, other): return f"add {other}"


class Reflects:
    def __radd__(self, other): return "radd"


class Changes:
    def __iadd__(self, other): return "something else"


x = Declines()
x += 1
y = 5
y += Reflects()
z = Changes()
z += 0
print(x, y, z)


class Holder:
    items = [1]

    def __getitem__(self, key):
        print("get", key, end="; ")
        return [key]

    def __setitem__(self, key, value):
        print("set", key, value)


h = Holder()
h.items += [2]
print(Holder.items, h.items is Holder.items, vars(h))
h["k"] += ["more"]
h[1:2] += ["slice"]
for code in ("n = None; n += 1", "d = Declines(); d -= 1", "s = 'a'; s += 1", "l = [1]; l += 5", "t = (); t += [1]", "s = set(); s |= [1]"):
    try:
        exec(code)
    except TypeError as e:
        print(code, "->", e)
