# random: the same numbers as CPython for a seed, from each distribution; states, messages.
# needs: double

import random

r = random.Random(1)


def show(name, *args, **kwargs):
    try:
        value = getattr(r, name)(*args, **kwargs)
        print(name, args, "->", round(value, 9) if isinstance(value, float) else value)
    except Exception as exc:
        print(name, "->", type(exc).__name__ + ":", exc)


for _ in range(3):
    show("triangular", 0, 1, 0.25)
    show("normalvariate")
    show("normalvariate", 5, 2)
    show("gauss")
    show("lognormvariate", 0, 0.5)
    show("expovariate", 2)
    show("vonmisesvariate", 1, 4)
    show("vonmisesvariate", 1, 0)
    show("gammavariate", 2, 3)
    show("gammavariate", 0.5, 3)
    show("gammavariate", 1, 3)
    show("betavariate", 2, 3)
    show("paretovariate", 3)
    show("weibullvariate", 1, 2)
show("gammavariate", 0, 3)
counts = [random.Random(2).binomialvariate(1000, 0.25) for _ in range(3)]
print(all(150 < count < 350 for count in counts))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), len(state[1]))
show("setstate", (1, 2, 3))
show("setstate", (3, (1, 2), None))
show("choices", [1, 2], weights=[float("inf"), 1])
show("choices", [1], [0])
show("choices", "abc", [1, 2, 3], k=5)
show("sample", "ab", counts=[1, 1.5], k=1)
show("sample", "ab", counts=[0, 0], k=1)
show("sample", "ab", counts=[1], k=1)
show("sample", "ab", counts=[3, 4], k=5)
show("sample", {1, 2}, 1)
show("sample", range(100), 5)
show("randbytes", 5)
show("randrange", 5, 1)
show("randrange", 10, 100, 7)
show("binomialvariate", 5, 0.0)
show("binomialvariate", 5, 1.0)
show("binomialvariate", -1)
show("binomialvariate", 1, 1.5)
