# Method calls and attributes that change.
class Counter:
    def __init__(self, step):
        self.step = step
        self.value = 0

    def add(self, n):
        self.value += self.step * n
        return self.value


class Loud(Counter):
    def add(self, n):
        return super().add(n) + 1


def run():
    a, b = Counter(2), Loud(3)
    total = 0
    for i in range(300000):
        total += a.add(i) & 15
        total += b.add(1) & 3
    return total, a.value, b.value


ANSWER = (2550000, 89999700000, 900000)
