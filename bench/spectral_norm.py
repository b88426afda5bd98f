# Float sums over functions and generator expressions.
def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u, transposed):
    n = range(len(u))
    if transposed:
        return [sum([a(j, i) * u[j] for j in n]) for i in n]
    return [sum([a(i, j) * u[j] for j in n]) for i in n]


def run():
    u = [1.0] * 90
    for _ in range(6):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    return round((sum(x * y for x, y in zip(u, v)) / sum(y * y for y in v)) ** 0.5, 6)


ANSWER = 1.274219
