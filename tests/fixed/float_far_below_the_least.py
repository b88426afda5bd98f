# float.fromhex of what is less than a quarter of the least float is 0, not too large; math.floor asks subclasses of float.
# needs: double
import math

for text in ("0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p-1076", "-0x1p-1076", "0x1p-1100", "0x1p-1138", "0x1p-1139", "0x1p-5000"):
    print(text, float.fromhex(text))


class Own(float):
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


print(math.floor(Own(1.5)), math.ceil(Own(1.5)), math.trunc(Own(1.5)), int(Own(1.5)))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(True), math.trunc(7))
for function in (math.floor, math.ceil, math.trunc):
    try:
        function("1")
    except TypeError as e:
        print(e)
print(math.nextafter(-0.0, 0.0), math.nextafter(0.0, -0.0), math.nextafter(1.0, 1.0), math.nextafter(5e-324, -1.0))
print(math.nextafter(-0.0, 0.0, steps=0), math.nextafter(0.0, -0.0, steps=3))
