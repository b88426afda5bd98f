# A deque of one item, without a limit and with one, times n.
from collections import deque

for times in (-1, 0, 1, 2, 3, 10):
    d, short = deque("a"), deque("a", 4)
    d *= times
    short *= times
    print(times, len(d), len(short), deque("a") * times == d, times * deque("ab", 3))
