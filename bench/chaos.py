# Points on a fractal by a game of chance: small objects, random numbers, a grid.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def between(self, other, part):
        return Point(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 69069 + 1) & 0xFFFFFFFF
        return (self.state >> 8) % n


class Corner:
    def __init__(self, point, part):
        self.point = point
        self.part = part

    def pull(self, point):
        return point.between(self.point, self.part)


class Twist(Corner):
    def pull(self, point):
        moved = super().pull(point)
        return Point(moved.y, moved.x)


def run():
    corners = [Corner(Point(0.0, 0.0), 0.5), Corner(Point(1.0, 0.0), 0.5), Twist(Point(0.5, 1.0), 0.5),
               Twist(Point(0.2, 0.6), 0.7)]
    chance = Chance(7)
    size = 64
    grid = [[0] * size for _ in range(size)]
    point = Point(0.3, 0.3)
    for _ in range(100000):
        point = corners[chance.below(len(corners))].pull(point)
        x, y = int(point.x * size), int(point.y * size)
        if 0 <= x < size and 0 <= y < size:
            grid[y][x] += 1
    return sum([1 for row in grid for n in row if n]), max([max(row) for row in grid]), grid[10][10]


ANSWER = (553, 1466, 0)
