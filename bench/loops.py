# Nested counting loops and small int arithmetic.
def run():
    total = 0
    for i in range(1500):
        for j in range(600):
            total += (i ^ j) & 7
        total -= i
    return total


ANSWER = 2025750
