# random: the same seed gives the same numbers, and everything stays in its bounds.

import random

random.seed(42)
first = [random.randrange(100) for _ in range(10)]
random.seed(42)
print("same", first == [random.randrange(100) for _ in range(10)])
r = random.Random(7)
s = random.Random(7)
print("apart", [r.random() for _ in range(3)] == [s.random() for _ in range(3)], r.random() != r.random())
print("bounds", all(0 <= random.random() < 1 for _ in range(200)), {random.randint(1, 6) for _ in range(300)} == {1, 2, 3, 4, 5, 6}, {random.randrange(0, 10, 5) for _ in range(50)} == {0, 5}, all(2 <= random.uniform(2, 3) <= 3 for _ in range(50)))
deck = list(range(20))
random.shuffle(deck)
print("shuffle", deck != list(range(20)), sorted(deck) == list(range(20)))
print("choice", {random.choice("ab") for _ in range(60)} == {"a", "b"}, len(random.choices("ab", k=5)), set(random.choices("ab", weights=[0, 1], k=9)), sorted(random.sample(range(5), 5)), len(set(random.sample(range(1000), 50))))
print("bits", all(0 <= random.getrandbits(5) < 32 for _ in range(99)), random.getrandbits(200) < 2 ** 200, random.getrandbits(1) in (0, 1), len(random.randbytes(4)))
state = random.getstate()
a = random.random()
random.setstate(state)
print("state", a == random.random())
print("spread", 0.4 < sum(random.random() for _ in range(2000)) / 2000 < 0.6, -0.3 < sum(random.gauss(0, 1) for _ in range(1000)) / 1000 < 0.3)
for code in ("random.randrange(0)", "random.randrange(5, 2)", "random.randint(2, 1)", "random.choice([])", "random.sample([1], 2)", "random.choices([], k=1)", "random.sample({1}, 1)", "random.randrange(1.5)", "random.shuffle((1, 2))", "random.choices([1, 2], weights=[1])", "random.getrandbits(-1)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
