# Objects of floats: rays, spheres and a plane that mirror each other.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self.scale(1.0 / self.dot(self) ** 0.5)


class Sphere:
    def __init__(self, centre, radius, shade):
        self.centre = centre
        self.radius = radius
        self.shade = shade

    def hit(self, origin, way):
        to = self.centre - origin
        along = to.dot(way)
        rest = self.radius * self.radius - to.dot(to) + along * along
        if rest <= 0.0:
            return None
        at = along - rest ** 0.5
        return at if at > 1e-6 else None

    def normal(self, point):
        return (point - self.centre).unit()


class Floor:
    def __init__(self, height, shade):
        self.height = height
        self.shade = shade

    def hit(self, origin, way):
        if abs(way.y) < 1e-9:
            return None
        at = (self.height - origin.y) / way.y
        return at if at > 1e-6 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


def nearest(things, origin, way):
    best = found = None
    for thing in things:
        at = thing.hit(origin, way)
        if at is not None and (best is None or at < best):
            best, found = at, thing
    return best, found


def brightness(things, light, origin, way, depth):
    at, thing = nearest(things, origin, way)
    if thing is None:
        return 0.1
    point = origin + way.scale(at)
    normal = thing.normal(point)
    to_light = (light - point).unit()
    lit = max(0.0, normal.dot(to_light))
    if lit > 0.0 and nearest(things, point, to_light)[1]:
        lit = 0.0
    if depth:
        mirrored = way - normal.scale(2.0 * way.dot(normal))
        lit = 0.7 * lit + 0.3 * brightness(things, light, point, mirrored, depth - 1)
    return lit * thing.shade


def run():
    things = [Sphere(Vector(0.0, 0.5, 4.0), 1.0, 0.9), Sphere(Vector(1.5, 0.0, 3.0), 0.6, 0.7),
              Sphere(Vector(-1.4, 0.1, 3.2), 0.5, 1.0), Floor(-0.6, 0.5)]
    light, eye = Vector(-4.0, 6.0, -2.0), Vector(0.0, 0.0, -1.0)
    total = 0.0
    for y in range(80):
        for x in range(120):
            way = Vector((x - 59.5) / 60.0, (39.5 - y) / 60.0, 1.5).unit()
            total += brightness(things, light, eye, way, 2)
    return round(total, 5)


ANSWER = 2072.34271
