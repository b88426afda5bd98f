# heapq: every function against sorting, keys and ties, and their errors.

import heapq

data = [(i * 7919) % 101 for i in range(60)]
heap = []
for x in data:
    heapq.heappush(heap, x)
print(all(heap[i] <= heap[c] for i in range(60) for c in (2 * i + 1, 2 * i + 2) if c < 60), [heapq.heappop(heap) for _ in range(60)] == sorted(data))
heap = data[:]
heapq.heapify(heap)
print(heap[:8], heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 50), heapq.heapreplace(heap, -5), heap[0], heapq.heappushpop([], 3))
for n in (-1, 0, 1, 3, 59, 60, 99):
    print(n, heapq.nsmallest(n, data)[:5], heapq.nlargest(n, data)[:5], heapq.nsmallest(n, data) == sorted(data)[:max(n, 0)])
words = "pear fig apple kiwi plum date".split()
print(heapq.nsmallest(3, words, key=len), heapq.nlargest(3, words, key=len), heapq.nsmallest(1, words, key=len), heapq.nlargest(1, words, len))
print(heapq.nsmallest(2, iter(words)), heapq.nlargest(2, []), heapq.nsmallest(1, []))
print(list(heapq.merge([1, 4, 7], (2, 4), iter([0, 9]))), list(heapq.merge()), list(heapq.merge([3, 1], reverse=True)), list(heapq.merge(["aa", "bbb"], ["c"], key=len)))
print(list(heapq.merge([(1, "a")], [(1, "b")], [(0, "c")], key=lambda pair: pair[0])), list(heapq.merge([5, 2], [4, 3], reverse=True)))


class NoOrder:
    pass


class Breaks:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        raise ZeroDivisionError


for code in ("heapq.heappop([])", "heapq.heapreplace([], 1)", "heapq.heappush((), 1)", "heapq.heapify('abc')", "heapq.heappush([NoOrder()], NoOrder())",
             "heapq.heappushpop([Breaks(1)], Breaks(2))", "heapq.heapify([Breaks(1), Breaks(2)])", "heapq.nsmallest(2, 5)",
             "heapq.nsmallest(2, [1, 'a'])", "list(heapq.merge([1], ['a']))", "heapq.heappush([1])", "heapq.merge([1], wrong=2)", "heapq.heappop(5)"):
    try:
        print(code, "->", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
