# Sorting: stable, with keys, reversed, and lists that are touched meanwhile.

words = "pear Fig apple banana kiwi cherry date".split()
print("plain  ", sorted(words))
print("key    ", sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
print("reverse", sorted(words, key=len, reverse=True), sorted([3, 1, 2], reverse=True))
records = [(n % 3, n) for n in range(12)]
records.sort(key=lambda r: r[0])
print("stable ", records)
records.sort(key=lambda r: r[0], reverse=True)
print("stable ", records)
print("any    ", sorted({3: 0, 1: 0}), sorted("hello"), sorted(range(5, 0, -1)), sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]))
numbers = [(i * 7919) % 1009 for i in range(1000)]
print("long   ", sorted(numbers) == sorted(numbers, reverse=True)[::-1], sorted(numbers)[:5], sorted(numbers)[-3:])
runs = list(range(100)) + list(range(50)) + list(range(200, 100, -1))
print("runs   ", all(a <= b for a, b in zip(sorted(runs), sorted(runs)[1:])))
calls = []


class Noisy:
    def __init__(self, n): self.n = n

    def __lt__(self, other):
        calls.append((self.n, other.n))
        return self.n < other.n


print("only < ", [x.n for x in sorted(map(Noisy, [2, 1, 3]))], len(calls) > 0)
x = [3, 1, 2]
try:
    x.sort(key=lambda n: x.append(n))
except (ValueError, TypeError) as e:
    print("touched", type(e).__name__, e)


def fails(n):
    raise KeyError(n)


y = [3, 1, 2]
try:
    y.sort(key=fails)
except KeyError as e:
    print("raised ", e, y)
for code in ("sorted([1, 'a'])", "sorted(5)", "sorted([1], lambda x: x)", "[2, 1].sort(None)", "sorted([1j, 2j])", "[1, 2].sort(key=5)", "sorted()", "[{}, {}].sort()"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
print("min max", min(words, key=len), max(words, key=len), min([], default="none"), min(3, 1, 2), max("ab", "b"), min((2, 1)))
