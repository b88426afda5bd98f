# A dict of 100,000 keys that are texts: made, looked up, walked.
def run():
    keys = ["key%d" % i for i in range(100000)]
    counts = {}
    for _ in range(3):
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
    total = 0
    for key in keys:
        total += counts[key]
    return len(counts), total, sum([1 for key in counts if key in counts])


ANSWER = (100000, 300000, 100000)
