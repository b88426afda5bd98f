# Jumps of all lengths: tests, loops and comprehensions with bodies of a few to thousands of instructions.
# needs: memory
class Steps:
    def __init__(self, n):
        self.left = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


def generated(n):
    yield from range(n)


PROGRAM = """
def loop(items, wanted):
    total = item = 0
    for item in items:
        if item == wanted:
            {body}
        elif item > wanted and total < 1000000:
            {body}
            continue
        else:
            total += 1
        try:
            {body}
            if item < 0:
                raise ValueError(item)
            {body}
        except ValueError as e:
            total += 10
            {body}
    else:
        total += 1000
    turns = 0
    while turns < 3 or total < 0:
        turns += 1
        {body}
        if wanted == turns:
            break
        {body}
    return total

def comp(items):
    return [{chain} for item in items if item != 2 if {chain}]

def choose(v):
    return ({chain}) if v else not ({chain})
"""


def run(count):
    body = "; ".join(["total += item"] * count)
    scope = {"item": 1}
    exec(PROGRAM.format(body=body, chain=" and ".join(["item"] * (3 * count // 2 + 1))), scope)
    loop, comp, choose = scope["loop"], scope["comp"], scope["choose"]
    results = []
    for items in (lambda: [0, 1, -1, 2, 3], lambda: (4, 3, 2), lambda: range(5), lambda: generated(4), lambda: Steps(4),
                  lambda: {3: 0, -2: 1}, lambda: "", lambda: iter([1, 2])):
        results.append(loop(items(), 2))
        results.append(loop(items(), 3))
        results += comp(items()) if items() else "-"
    return results + [choose(0), choose(1), choose(""), choose("x")]


for count in list(range(1, 6)) + list(range(25, 46)) + list(range(58, 66)) + list(range(80, 88)) + list(range(120, 131)) + [250, 260, 1500]:
    results = run(count)
    print(count, results[:9], results[-4:], sum(r for r in results if r != "-"))
