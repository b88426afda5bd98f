# enum: members, values, lookups, flags, auto, aliases, methods.

from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @classmethod
    def favorite(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, Color.RED.describe(), Color.favorite())
print(list(Color), len(Color), Color.RED in Color, list(Color.__members__), Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: "r"}[Color(1)])
print(isinstance(Color.RED, Color), type(Color.RED), Color.RED.name, Color.RED.value, f"{Color.RED}", f"{Color.RED!r:>20}", bool(Color.RED))


class Level(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = 10
    TOP = auto()


print(list(Level), Level.LOW < Level.HIGH, Level.MID + 1, Level(10), sorted([Level.HIGH, Level.LOW]), f"{Level.MID}", str(Level.TOP), [0, 1, 2][Level.LOW])


class Word(StrEnum):
    YES = auto()
    NO = "n"


print(Word.YES, repr(Word.NO), Word.YES == "yes", Word.NO.upper(), Word("n"))


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7


print(Perm.R | Perm.W, Perm.R & Perm.W, ~Perm.R, Perm.RWX, Perm.R in Perm.RWX, bool(Perm(0)), Perm(5), list(Perm.RWX), (Perm.R | Perm.X).value, Perm.R ^ Perm.RWX)


class Bits(IntFlag):
    A = auto()
    B = auto()
    C = auto()


print(Bits.A | Bits.C, Bits.A + Bits.C, repr(Bits(3)), Bits.C.value, [b.name for b in Bits])


class Planet(Enum):
    EARTH = (3, 1.0)
    MARS = (4, 1.5)

    def __init__(self, order, distance):
        self.order, self.distance = order, distance

    @property
    def far(self):
        return self.distance > 1


print(Planet.MARS.far, Planet.EARTH.order, Planet((4, 1.5)), Planet.MARS.value)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
for code in ("Color(9)", "Color['BLUE']", "Color.BLUE", "Color.RED = 5", "Color.RED < Color.GREEN", "Color.RED + 1", "Perm(16)"):
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
