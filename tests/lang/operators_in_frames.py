# Operators whose methods are written in Python: NotImplemented, errors, exceptions, and loops over __next__
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(self.x + other.x)

    def __eq__(self, other):
        return self.x == other.x if isinstance(other, V) else NotImplemented

    def __lt__(self, other):
        return self.x < other.x if isinstance(other, V) else NotImplemented

    def __mul__(self, n):
        return V(self.x * n)

    def __pow__(self, n):
        return NotImplemented

    def __neg__(self):
        return V(-self.x)

    def __repr__(self):
        return "V(%r)" % (self.x,)


class R:
    def __radd__(self, other):
        return "radd", other

    def __gt__(self, other):
        return "gt", other

    def __eq__(self, other):
        return [other] if other.x else []


class W(V):
    def __radd__(self, other):
        return "subclass first"

    def __gt__(self, other):
        return "subclass first"


a, b = V(1), V(2)
print(a + b, a * 3, -a, a == b, a != b, a < b, a > b, a == 1, 1 == a, a != 1)
print(a + R(), a < R(), a == R(), V(0) == R(), a + W(5), a < W(5))
print("taken" if a == R() else "not", "taken" if V(0) == R() else "not", "taken" if a < b else "not")
if not a < b:
    print("wrong")
while b < a:
    print("wrong")
c = a
c += b
c *= 2
print(c, a)


def failing(what):
    try:
        what()
    except Exception as e:
        print(type(e).__name__, e)


def grow():
    x = a
    x += 1


def grow_text():
    x = a
    x += "t"


def power():
    x = a
    x **= 2


failing(lambda: a + 1)
failing(lambda: a + V)
failing(lambda: a < 1)
failing(lambda: a <= a)
failing(lambda: a ** 2)
failing(grow)
failing(grow_text)
failing(power)
failing(lambda: a % 2)
failing(lambda: -R())


class Bad:
    def __add__(self, other):
        raise KeyError("add")

    def __lt__(self, other):
        return self

    def __bool__(self):
        raise ValueError("bool")

    def __eq__(self, other, more):
        return True


failing(lambda: Bad() + 1)
failing(lambda: 1 if Bad() < 2 else 0)
failing(lambda: Bad() == 1)


def handled():
    try:
        return Bad() + 1
    except KeyError:
        return "handled"


print(handled())


class G:
    def __add__(self, other):
        yield self.__class__.__name__
        yield other


print(list(G() + 7))


# The operand's variable changes while its method runs.
def changing():
    class C:
        def __add__(self, other):
            nonlocal left, right
            left = right = 5
            return NotImplemented

        def __lt__(self, other):
            nonlocal left
            del left
            return True

    left, right = C(), C()
    try:
        left + right
    except TypeError as e:
        print("TypeError", left, right)
    left = C()
    if left < right:
        print("less")


changing()


class Count:
    def __init__(self, n, end=StopIteration):
        self.n = n
        self.end = end

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise self.end("end")
        self.n -= 1
        return self.n


class Ended(StopIteration):
    pass


class Nested:
    def __init__(self):
        self.inner = Count(2)

    def __iter__(self):
        return self

    def __next__(self):
        for i in self.inner:
            return i
        return next(self.inner)


print([i for i in Count(4)], [i for i in Count(2, Ended)], [i for i in Nested()])
for i in Count(2):
    try:
        for j in Count(i + 1):
            if j == 1:
                continue
            print(i, j)
        else:
            print("else")
    finally:
        print("finally")
failing(lambda: [i for i in Count(1, KeyError)])


def inside():
    for i in Count(3):
        yield i
    try:
        raise ValueError
    except ValueError:
        for i in Count(2):
            yield i
        raise


def run_inside():
    for i in inside():
        print(i, end=" ")


failing(run_inside)


def deep(n):
    class D:
        def __add__(self, k):
            return k if k == 0 else self + (k - 1)
    return D() + n


print(deep(50))


def endless():
    class E:
        def __add__(self, k):
            return self + k
    E() + 1


try:
    endless()
except RecursionError as e:
    print("RecursionError")
