# Lists that grow at their end.
def run():
    total = 0
    for _ in range(20):
        items = []
        for i in range(50000):
            items.append(i)
        total += len(items)
    return total


ANSWER = 1000000
