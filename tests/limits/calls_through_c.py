# Calls through functions in C go as deep as any, on a host: each of 900 objects asks the next.
# needs: deepstack


class Node:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"N({self.inner!r})" if self.inner is not None else "end"

    def __len__(self):
        return 1 + (len(self.inner) if self.inner is not None else 0)

    def __iter__(self):
        yield 1
        yield from () if self.inner is None else self.inner

    def __eq__(self, other):
        return self.inner == other.inner

    def __hash__(self):
        return hash(self.inner)


def chain(depth):
    node = None
    for _ in range(depth):
        node = Node(node)
    return node


node = chain(900)
print(len(repr(node)), len(node), sum(node), node == chain(900), hash(node) == hash(None))
for ask in (repr, len, list, hash):
    try:
        ask(chain(1100))
    except RecursionError as e:
        print(str(e)[:32])
print("still alive")
