# Generators and comprehensions.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def pairs(items):
    items = iter(items)
    for a in items:
        yield a, next(items, 0)


def run():
    total = sum(a * b for a, b in pairs(numbers(200000)))
    squares = {n: n * n for n in numbers(50000) if n % 3}
    return total, len(squares), sum([v for v in squares.values() if v & 1])


ANSWER = (1333323333300000, 33333, 13889722205555)
