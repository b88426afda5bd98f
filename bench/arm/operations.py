# Instructions of single operations, printed as "name instructions": runs on the board, whose clock counts them
# (run.py). Each function does its operation n times; the difference between 2n and n leaves out what is around.
import gc
from time import ticks_diff, ticks_us


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class A:
    def __init__(self):
        self.x = 0

    def inc(self):
        self.x += 1

    def get(self):
        return self.x


class B(A):
    def inc(self):
        super().inc()


def empty_turn(n):
    for i in range(n):
        pass


def while_turn(n):
    i = 0
    while i < n:
        i += 1


def method_turn(n):
    a = A()
    for i in range(n):
        a.inc()


def float_turn(n):
    s = 0.0
    for i in range(n):
        s = s * 0.5 + i


def two_shapes_turn(n):
    pair = A(), B()
    for i in range(n):
        pair[i & 1].get()


def super_turn(n):
    b = B()
    for i in range(n):
        b.inc()


def nothing():
    pass


def call_turn(n):
    for i in range(n):
        nothing()


def builtin_turn(n):
    items = [1, 2]
    for i in range(n):
        len(items)


def append_turn(n):
    items = []
    for i in range(n):
        items.append(i)


def item_turn(n):
    items = [0, 0]
    for i in range(n):
        items[1] = items[0]


def dict_turn(n):
    d = {"a": 1, "b": 2}
    for i in range(n):
        d["a"] = d["b"]


def dict_ints_turn(n):
    d = {1: 1, 2: 2}
    for i in range(n):
        d[i & 1] = i


def make_turn(n):
    for i in range(n):
        A()


def tuple_turn(n):
    for i in range(n):
        a, b = i, n


def try_turn(n):
    for i in range(n):
        try:
            pass
        except ValueError:
            pass


def raise_turn(n):
    for i in range(n):
        try:
            raise ValueError
        except ValueError:
            pass


def numbers(n):
    for i in range(n):
        yield i


def generator_turn(n):
    for i in numbers(n):
        pass


def comprehension_turn(n):
    [i for i in range(n)]


def global_turn(n):
    for i in range(n):
        nothing


def text_turn(n):
    for i in range(n):
        f"{i}"


# A collection that falls in between would be counted as the operations' own (bench/pause.py measures those).
def measure(function, n):
    function(20)
    gc.collect()
    start = ticks_us()
    function(n)
    middle = ticks_us()
    function(2 * n)
    end = ticks_us()
    return (ticks_diff(end, middle) - ticks_diff(middle, start)) / n


def calls_of_fib():
    fib(10)
    start = ticks_us()
    fib(12)
    middle = ticks_us()
    fib(14)
    end = ticks_us()
    return (ticks_diff(end, middle) - ticks_diff(middle, start)) / (1219 - 465)


print("fib_call", calls_of_fib())
for function in (method_turn, float_turn, empty_turn, while_turn, call_turn, two_shapes_turn, super_turn, builtin_turn,
                 append_turn, item_turn, dict_turn, dict_ints_turn, make_turn, tuple_turn, try_turn, raise_turn, generator_turn,
                 comprehension_turn, global_turn, text_turn):
    print(function.__name__, measure(function, 500))
