# heapq: the smallest first, whatever is pushed.

import heapq

h = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(h, n)
print("heap   ", h, h[0])
print("popped ", [heapq.heappop(h) for _ in range(len(h))], h)
x = [9, 7, 5, 3, 1, 8]
heapq.heapify(x)
print("heapify", x, heapq.heappushpop(x, 0), heapq.heappushpop(x, 4), heapq.heapreplace(x, 10), x)
tasks = []
for priority, name in ((2, "write"), (1, "plan"), (3, "test"), (1, "ask")):
    heapq.heappush(tasks, (priority, name))
print("tasks  ", [heapq.heappop(tasks)[1] for _ in range(4)])
data = [(i * 37) % 101 for i in range(50)]
print("nlargest", heapq.nlargest(3, data), heapq.nsmallest(3, data), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), heapq.nsmallest(0, data), heapq.nsmallest(99, [2, 1]))
print("merge  ", list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([3, 1], [2, 0], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))


class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n > other.n


items = []
for n in (1, 3, 2):
    heapq.heappush(items, Item(n))
print("largest first", [heapq.heappop(items).n for _ in range(3)])
for code in ("heapq.heappop([])", "heapq.heappush((), 1)", "heapq.heapify([1, 'a'])", "heapq.heapreplace([], 1)", "heapq.heappush(5)", "heapq.heapify({})"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
