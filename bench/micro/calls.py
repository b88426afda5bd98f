# Calls of each kind: defaults, keywords, *args, closures, builtins.
def plain(a, b=2, *, c=3):
    return a + b + c


def many(*args, **more):
    return len(args) + len(more)


def counter():
    n = 0

    def add(k):
        nonlocal n
        n += k
        return n

    return add


def run():
    add = counter()
    items = [3, 1, 2]
    total = 0
    for i in range(60000):
        total += plain(i) + plain(i, 1, c=1) + plain(b=1, a=i)
        total += many(i, i) + many(*items) + many(i, x=1)
        total += add(1) & 1
        if isinstance(i, int) and len(items) == 3:
            total += min(i, 5) + max(items) + abs(-1) + ord("a")
    return total


ANSWER = 5407379985
