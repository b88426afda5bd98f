# Length hints that raise: TypeError is "not known", as that of an endless repeat, and anything else comes through.
import itertools

class Hinted:
    def __init__(self, error):
        self.error, self.left = error, 3
    def __iter__(self):
        return self
    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left
    def __length_hint__(self):
        raise self.error("from the hint")

for error in TypeError, ValueError:
    for make in list, tuple, lambda it: [*it], lambda it: ",".join(map(str, it)):
        try:
            print(error.__name__, make(Hinted(error)))
        except ValueError as e:
            print(error.__name__, "raised", e)

def head(endless):
    "The first items of what has no end, taken by a list that asks for its length."
    return list(itertools.chain(itertools.islice(endless, 2), [9]))

print("repeat", head(itertools.repeat(1)), next(itertools.islice(itertools.repeat(1), 5, None)))
class Stop(Exception):
    pass
def stopping():
    raise Stop
try:
    list(itertools.chain(itertools.repeat(1, 2), iter(stopping, None)))
except Stop:
    print("stopped")
a, b, *rest = map(lambda x, y: x, range(4), itertools.repeat(1))
print("unpacked", a, b, rest)
