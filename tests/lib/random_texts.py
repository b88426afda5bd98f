# random: seeds of text and bytes give CPython's numbers, of both versions; binomialvariate.
# needs: double

import random

for seed in ("", "a", "the same text", b"bytes", bytearray(b"bytes"), "Zürich \u2603", "long" * 100, "x" * 111, "x" * 112, b"\xff" * 127):
    random.seed(seed)
    print([random.random() for _ in range(2)], random.randrange(1000000))
for seed in ("", "a", "the same text", b"bytes\xff"):
    random.seed(seed, version=1)
    print([random.random() for _ in range(2)])
print(random.Random("text").random() == random.Random("text").random(), random.Random(2.5).random())
random.seed(8)
print([random.binomialvariate(1, 0.5) for _ in range(10)])
print([random.binomialvariate(10, 0.25) for _ in range(10)], [random.binomialvariate(5, 0.9) for _ in range(10)])
print([random.binomialvariate(100, 0.4) for _ in range(10)], [random.binomialvariate(1000, 0.7) for _ in range(5)])
print(random.binomialvariate(7, 0.0), random.binomialvariate(7, 1.0), random.binomialvariate(0, 0.5), random.binomialvariate(10000, 0.00001))
for n, p in ((-1, 0.5), (3, 1.5), (3, -0.1)):
    try:
        random.binomialvariate(n, p)
    except ValueError as e:
        print(e)
