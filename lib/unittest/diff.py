"""How two lists of lines differ, for the messages of assertions. Loaded only when one has failed."""


def blocks(a, b):
    """The runs that a and b have in common, as (start in a, start in b, count), in order: the longest one, and
    those to its left and right."""
    places = {}
    for at, item in enumerate(b):
        places.setdefault(item, []).append(at)
    found = []
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a_from, a_to, b_from, b_to = todo.pop()
        best, ending = (0, 0, 0), {}
        for i in range(a_from, a_to):
            longer = {}
            for j in places.get(a[i], ()):
                if b_from <= j < b_to:
                    count = longer[j] = ending.get(j - 1, 0) + 1
                    if count > best[0]:
                        best = count, i - count + 1, j - count + 1
            ending = longer
        count, i, j = best
        if count:
            found.append((i, j, count))
            todo += (a_from, i, b_from, j), (i + count, a_to, j + count, b_to)
    return sorted(found)


def _changes(a, b):
    """What is between the common runs: (part of a, part of b, common run after it)."""
    i = j = 0
    for a_at, b_at, count in [*blocks(a, b), (len(a), len(b), 0)]:
        yield a[i:a_at], b[j:b_at], a[a_at:a_at + count]
        i, j = a_at + count, b_at + count


def _marked(a, b):
    """Two similar lines, each with marks below the characters that differ."""
    below_a = below_b = ""
    for gone, new, same in _changes(a, b):
        marks = ("^", "^") if gone and new else ("-", "+")
        below_a += marks[0] * len(gone) + " " * len(same)
        below_b += marks[1] * len(new) + " " * len(same)
    for sign, line, below in (("- ", a, below_a), ("+ ", b, below_b)):
        yield sign + line
        if below.rstrip():
            yield "? " + below.rstrip() + "\n"


def _replaced(old, new):
    """Lines in place of others: similar ones side by side with marks, the rest as a whole."""
    best, pair = 0, None
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            alike = 2 * sum([count for _, _, count in blocks(a, b)]) / (len(a) + len(b) or 1)
            if alike > best and alike >= 0.75:
                best, pair = alike, (i, j)
    if pair is None:
        parts = [["- " + line for line in old], ["+ " + line for line in new]]
        for part in parts if len(old) <= len(new) else reversed(parts):
            yield from part
    else:
        i, j = pair
        yield from _replaced(old[:i], new[:j])
        yield from _marked(old[i], new[j])
        yield from _replaced(old[i + 1:], new[j + 1:])


def compare(old, new):
    """Yields the lines of both, marked "- ", "+ ", or "  " for those in both."""
    for gone, added, same in _changes(old, new):
        yield from _replaced(gone, added)
        for line in same:
            yield "  " + line
