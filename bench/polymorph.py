# One call site, several classes; properties, super, and operators of classes.
class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    @property
    def twice(self):
        return self.size * 2

    def __lt__(self, other):
        return self.area() < other.area()


class Square(Shape):
    def area(self):
        return self.size * self.size


class Box(Shape):
    def __init__(self, size, height):
        super().__init__(size)
        self.height = height

    def area(self):
        return self.size * self.height


class Open(Box):
    def area(self):
        return super().area() - 1


def run():
    shapes = []
    for i in range(30):
        shapes += [Square(i), Box(i, 3), Open(i, 4), Shape(i)]
    total = 0
    for _ in range(2500):
        for shape in shapes:
            total += shape.area() + shape.size
            if shape.twice > 40:
                total -= 1
    best = shapes[0]
    for _ in range(300):
        for i in range(20000, 20040):
            shape = Box(i, 1)
            if best < shape:
                best = shape
    return total, best.size


ANSWER = (33185000, 20039)
