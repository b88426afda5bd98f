# Classes with a native base and a few special methods: the others are those of the base, or are not there.

class Number(float):
    def __abs__(self):
        return 1


try:
    print(~Number(7))
except TypeError as e:
    print(e)
print(-Number(7), abs(Number(7)))


class Error(Exception):
    def __gt__(self, other):
        return True


error = Error()
print({error: 1}[error], error > 5, hash(error) == hash(error))


class Items(list):
    def __gt__(self, other):
        return True


class Alike(Exception):
    def __eq__(self, other):
        return True


class AlikeToo(Alike):
    def __gt__(self, other):
        return True


for cls in Items, Alike, AlikeToo:
    try:
        hash(cls())
    except TypeError as e:
        print(e)

for value in None, len, "x", [1], slice(1), 1j:
    try:
        print(b"%f" % (value,))
    except TypeError as e:
        print(e)
print(b"%f %.1f %.0f" % (1, True, 2.5))
