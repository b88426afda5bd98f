# set.intersection looks no further once it has all there can be.
import itertools

print(sorted({1, 2}.intersection(itertools.chain([1, 2], [[]]))))
print({1}.intersection(itertools.count()))
try:
    {1, 2}.intersection(itertools.chain([1], [[]]))
except TypeError as e:
    print(e)
