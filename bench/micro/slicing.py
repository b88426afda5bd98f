# Slices of lists, texts and bytes, and slices assigned.
def run():
    items, text, data = list(range(64)), "abcdefgh" * 8, bytes(range(64))
    total = 0
    for i in range(60000):
        k = i & 31
        total += len(items[k:k + 9]) + len(text[k:]) + len(data[:k]) + len(items[::-1])
        items[k:k + 2] = [i, k]
    return total, items[40]


ANSWER = (60000 * (9 + 64 + 64), 40)
