# property: getters, setters, deleters, docs, inheritance.

class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        del self._degrees
        print("deleted")

    @property
    def fahrenheit(self):
        return self.degrees * 9 // 5 + 32

    scale = property(lambda self: "C", doc="its scale")


c = Celsius(20)
c.degrees += 5
print(c.degrees, c.fahrenheit, c.scale, Celsius.degrees.__doc__, Celsius.scale.__doc__)
try:
    c.degrees = -300
except ValueError as e:
    print(e, c.degrees)
del c.degrees
for code in ("c.degrees", "c.fahrenheit = 5", "del c.scale", "c.scale = 1"):
    try:
        exec(code)
    except AttributeError as e:
        print(code, "->", e)


class Kelvin(Celsius):
    @property
    def degrees(self):
        return super().degrees + 273

    @degrees.setter
    def degrees(self, value):
        Celsius.degrees.fset(self, value - 273)

    @Celsius.fahrenheit.getter
    def fahrenheit(self):
        return "unknown"


k = Kelvin(300)
print(k.degrees, k._degrees, k.fahrenheit, type(Kelvin.degrees).__name__, Kelvin.degrees.fdel)
