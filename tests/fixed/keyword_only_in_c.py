# Parameters of C functions behind a "*" are not taken by position.
import binascii
import math


def show(f, *args, **named):
    try:
        print(f.__name__, f(*args, **named))
    except TypeError as e:
        print(f.__name__, "->", e)


show(math.isclose, 1, 2, 0.5)
show(math.isclose, 1, 2, 0.5, 3)
show(math.isclose, 1, 2, rel_tol=0.5)
show(math.isclose, 1, 2, abs_tol=1, rel_tol=0)
show(math.isclose, 1)
show(math.prod, [1, 2], 3)
show(math.prod, [1, 2], start=3)
show(binascii.b2a_base64, b"a", False)
show(binascii.b2a_base64, b"a", newline=False)
show(int.from_bytes, b"a", "big", True)
show(int.from_bytes, b"\xff", "big", signed=True)
show((1).to_bytes, 1, "big", True)
show((-1).to_bytes, 1, signed=True)
show(int.to_bytes, 5, 1, "big", False)
try:
    math.isclose(1, 2, 0.5, 3)
except TypeError as e:
    print(e)
