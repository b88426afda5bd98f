# A random graph whose nodes bring themselves or a neighbour back when they die: nothing that can be reached is ever damaged.
import gc

seed = 12345


def pick(n):
    global seed
    seed = (seed * 1103 + 12345) % 65536
    return seed * n // 65536


class Node:
    def __init__(self, number):
        self.number = number
        self.mark = ["mark", number]
        self.edges = [None] * 3

    def check(self):
        assert self.mark[0] == "mark" and self.mark[1] == self.number and len(self.edges) == 3


class Dying(Node):
    def __del__(self):
        self.check()
        deleted.append(self.number)
        for other in self.edges:
            if other is not None:
                other.check()
        what = self.number % 4
        if what == 0:  # brings itself back,
            slots[pick(SLOTS)] = self
        elif what == 1 and self.edges[0] is not None:  # a neighbour,
            slots[pick(SLOTS)] = self.edges[0]
        elif what == 2:  # or becomes part of what lives
            holder = slots[pick(SLOTS)]
            if holder is not None:
                holder.edges[1] = self


def check_all():
    seen = {}
    todo = [node for node in slots if node is not None]
    while todo:
        node = todo.pop()
        if node.number in seen:
            assert seen[node.number] is node
            continue
        node.check()
        seen[node.number] = node
        todo.extend([other for other in node.edges if other is not None])
    return len(seen)


SLOTS = 12
slots = [None] * SLOTS
deleted = []
for number in range(1500):
    dice = pick(100)
    if dice < 45:
        slots[pick(SLOTS)] = (Dying if number % 3 else Node)(number)
    elif dice < 85:
        holder, other = slots[pick(SLOTS)], slots[pick(SLOTS)]
        if holder is not None:
            holder.edges[pick(3)] = other
            holder = other = None
    elif dice < 95:
        slots[pick(SLOTS)] = None
    elif dice < 96:
        gc.collect()
    if number % 100 == 0:
        check_all()
check_all()
slots[:] = [None] * SLOTS
for turn in range(30):
    gc.collect()
    slots[:] = [None] * SLOTS
print("each died once", len(deleted) == len(set(deleted)), "many died", len(deleted) > 300)
