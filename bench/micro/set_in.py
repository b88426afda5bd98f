# Membership in sets of ints, texts and tuples.
def run():
    ints, texts = set(range(0, 3000, 3)), {str(i) for i in range(1000)}
    pairs = {(i, i & 7) for i in range(500)}
    names = [str(i) for i in range(500, 1500)]
    total = 0
    for turn in range(150):
        for i in range(1000):
            if i in ints:
                total += 1
        for name in names:
            if name in texts:
                total += 1
        for i in range(300):
            if (i, 3) in pairs:
                total += 1
    return total


ANSWER = 150 * (334 + 500 + 38)
