# Values of a flag: members of several bits name what single bits do not, and what no member names is shown.
from enum import KEEP, Flag, IntFlag


class Mask(IntFlag):
    A = 5


class Kept(Flag, boundary=KEEP):
    A = 5
    B = 2


class Both(IntFlag):
    X = 1
    A = 5


for cls, values in (Mask, (0, 1, 4, 5, 7, 13)), (Kept, (5, 7, 8, 13)), (Both, (1, 4, 5, 8, 12, 13)):
    for value in values:
        flag = cls(value)
        print(value, repr(flag), flag.name, str(flag))
print(Kept.A | Kept.B, ~Both.X)
