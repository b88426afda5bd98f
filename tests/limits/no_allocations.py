# Wafer only: attributes that are floats, calls of methods and arithmetic allocate nothing; a list of floats only itself.
# needs: speed
import gc


class Point:
    def __init__(self):
        self.x = 1.5
        self.n = 0

    def move(self, by, times=2):
        self.x = self.x * 0.5 + by * times
        self.n += 1
        return self.x


p = Point()
move = p.move
TURNS = 2000


def attributes():
    for i in range(TURNS):
        p.x = p.x * 0.25 - i / 3


def methods():
    for i in range(TURNS):
        p.move(0.5)
        p.move(i, times=3)
        move(2.5)


def functions():
    def add(a, b=0.5):
        return a + b

    total = 0.0
    for i in range(TURNS):
        total = add(total) + add(i, 1.5)


def comparisons():
    n = 0
    for i in range(TURNS):
        if i * 1.5 < p.x or i in (1, 2, 3) or i is None:
            n += i & 7


def items():
    numbers = [0.5, 1.5, 2.5]
    for i in range(TURNS):
        numbers[i % 3] += numbers[0] * 0.5


def floats():
    return [i * 1.5 for i in range(TURNS)]


def allocated(function):
    function()
    gc.collect()
    gc.disable()
    before = gc.mem_alloc()
    function()
    after = gc.mem_alloc()
    gc.enable()
    return after - before


WORD = 8 if hash(1 << 40) == 1 << 40 else 4
for function in (attributes, methods, functions, comparisons, items):
    print(function.__name__, allocated(function) < TURNS // 4)
print("floats", TURNS * WORD <= allocated(floats) < 3 * TURNS * WORD)
