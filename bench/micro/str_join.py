# Joining texts, and splitting them again.
def run():
    words = ["word%d" % (i % 100) for i in range(20000)]
    total = 0
    for _ in range(50):
        text = " ".join(words)
        total += len(text) + len(text.split())
    return total


ANSWER = 7899950
