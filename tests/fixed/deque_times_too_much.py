# A deque with a limit repeated two thousand million times, an empty one too: at once, and the end of it is right.
from collections import deque

for limit in (0, 1, 2, 3, 4, 5, 7, 100):
    for times in (0, 1, 2, 3, 2**31 - 1):
        print(limit, times, len(deque("abc", limit) * times), "".join((deque("abc", limit) * times))[-5:])
print(deque() * (2**31 - 1), deque([], 5) * 10**9)
d = deque("ab", 3)
d *= 2**30
print(d)
for times in (10**30, -(10**30)):
    try:
        print(deque("ab", 3) * times)
    except (OverflowError, MemoryError) as e:
        print(type(e).__name__)
