# Wafer only: copies of iterators in C, which CPython can make, are refused; they were empty iterators.
import copy
from itertools import chain, count, product, zip_longest

for source in zip([1], [2]), chain([1]), product([1]), zip_longest([1]), count(3), map(int, "1"), iter([1]):
    for make in copy.copy, copy.deepcopy:
        try:
            print(make(source))
        except TypeError as e:
            print(e)
    print(next(source))


class Own:
    def __init__(self):
        self.left = [1, 2]

    def __iter__(self):
        return self

    def __next__(self):
        return self.left.pop()


print(next(copy.deepcopy(Own())))
