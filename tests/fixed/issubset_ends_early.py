# s.issubset(iterable) takes no more items than it needs.
from itertools import count

print({1}.issubset(count()), {3, 5}.issubset(count(1)), frozenset([0]).issubset(count()))
items = iter(range(10))
print({1, 4}.issubset(items), next(items))
for other in [], [1], (3, 2, 1), iter([1, 1, 1]), "ab", {1: 2, 2: 3}, {1, 2}:
    print({1, 2}.issubset(other), set().issubset(other), frozenset("ab").issubset(other))
try:
    {1}.issubset([[]])
except TypeError as e:
    print(e)
