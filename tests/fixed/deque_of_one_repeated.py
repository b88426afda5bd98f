# A deque of one item, without a limit, is repeated as often as it says.

from collections import deque

print(deque([1]) * 3, 3 * deque("a"), deque([1, 2]) * 2, deque([1]) * 0, deque() * 5)
d = deque([7])
d *= 4
print(d)
for most in (1, 2, 3, 4, 7):
    print(most, deque([1], most) * 5, deque([1, 2, 3], most) * 2)
