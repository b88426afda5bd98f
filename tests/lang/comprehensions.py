# Comprehensions: lists, sets, dicts, conditions, nesting, scopes, closures in them.

print([x * x for x in range(6)], {x % 3 for x in range(9)}, {x: x * 2 for x in "ab"})
print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row])
x = "outer"
print([x for x in range(3)], x)


def scoped(n):
    return [n + i for i in range(3)], [[n * j for j in range(i)] for i in range(3)]


print(scoped(10))
functions = [lambda: (i, j) for i in range(2) for j in "ab"]
print([f() for f in functions])


class Body:
    factor = 3
    values = [v * 2 for v in range(factor)]
    first = [factor for _ in range(1)] if False else "no class scope"


print(Body.values, Body.first)
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1}.items()})
print(sum(x for x in range(10)), any(x > 5 for x in range(7)), all(x for x in [1, 0]))
print([(lambda z: z + y)(1) for y in range(3)])
print([y for x in range(3) if (y := x * 2) > 1], y)
print([[a, b] for a, b in {"k": "v"}.items()], [*range(3), *"ab"], {**{"a": 1}, "b": 2}, {*[1, 1, 2]})


def generator():
    result = [(yield_value, n) for n, yield_value in enumerate("xy")]
    return result


print(generator())
print([i for i in range(5)][::-1], len([None for _ in range(1000)]))
print([(i, j, k) for i in range(2) for j in range(2) for k in range(2) if i ^ j ^ k])
