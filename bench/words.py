# Strings and dicts: counting words, formatting a table.
TEXT = "the quick brown fox jumps over the lazy dog and the cat sat on the mat while it rained in the town "


def run():
    counts = {}
    for line in range(4000):
        for word in (TEXT + str(line % 50)).split():
            counts[word] = counts.get(word, 0) + 1
    rows = [f"{word:>10}|{count:6d}" for word, count in sorted(counts.items(), key=lambda p: (-p[1], p[0]))]
    return len(rows), rows[0], len("\n".join(rows).upper())


ANSWER = (68, "       the| 20000", 1223)
