# An iterator whose __length_hint__ raises TypeError, as that of an endless repeat does, can be made a list of.

import itertools


class Hint:
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


for error in (TypeError, ValueError):
    for make in (list, tuple, lambda it: [*it], lambda it: ",".join(map(str, it))):
        try:
            print(error.__name__, make(Hint(error)))
        except ValueError as e:
            print(error.__name__, "raised", e)
print(next(itertools.islice(itertools.repeat(1), 5, None)))
