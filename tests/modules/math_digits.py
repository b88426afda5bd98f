# Five digits of each function of math and cmath, which doubles and singles have in common.
import cmath
import math


def show(name, *args):
    module = cmath if any(isinstance(arg, complex) for arg in args) else math
    try:
        result = getattr(module, name)(*args)
    except (ValueError, OverflowError) as error:
        return type(error).__name__
    if isinstance(result, complex):
        return "%.4g,%.4g" % (result.real, result.imag)
    return "%.5g" % result


ANY = [0.0, -0.0, 0.001953125, 0.125, -0.125, 0.25, 0.375, 0.5, -0.5, 0.625, 0.703125, -0.875, 1.0, 1.140625, -1.5, 1.75,
       2.0, 2.5, 3.0, -3.5, 4.0, 5.25, -6.0, 7.5, 9.0, -17.0, 30.0, 50.0, -60.0, 88.0, 65536.0, -8589934592.0,
       math.inf, -math.inf, math.nan]
for name in ("acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc exp exp2 expm1 fabs floor frexp log log10 log1p "
             "log2 modf sin sinh sqrt tan tanh trunc").split():
    if name in ("ceil", "floor", "trunc"):
        print(name, *[getattr(math, name)(x) for x in ANY[:-3]])
    elif name in ("frexp", "modf"):
        print(name, *["%g,%g" % getattr(math, name)(x) for x in ANY])
    else:
        print(name, *[show(name, x) for x in ANY])
for name in ("gamma", "lgamma"):
    print(name, *[show(name, x) for x in [0.001953125, 0.125, 0.5, 0.875, 1.0, 1.0625, 1.5, 2.0, 2.25, 3.5, 8.0, 12.5, 20.0,
                                          30.0, -0.125, -0.5, -1.5, -2.625, -9.5, -1.0, math.inf, math.nan]])
print(*[show("lgamma", x) for x in [50.0, 1000.0, 65536.0, 17179869184.0, -12.5]])

PAIRS = [(0.0, 0.0), (-0.0, -1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (0.5, 2.0), (2.0, 0.5), (2.0, -0.5), (-2.0, 0.5), (10.0, 3.0),
         (10.0, -3.0), (-8.0, 3.0), (1.5, 20.0), (0.75, -30.0), (1.0009765625, 5000.0), (65536.0, 1.5), (7.25, 7.0), (1.0, 8589934592.0),
         (8589934592.0, 0.375), (0.125, -7.0), (3.0, math.inf), (-0.5, math.inf), (2.0, -math.inf), (math.inf, 2.0),
         (-math.inf, 3.0), (math.nan, 1.0), (1.0, math.nan)]
for name in ("atan2", "copysign", "fmod", "hypot", "ldexp", "pow", "remainder"):
    if name == "ldexp":
        print(name, *["%g" % math.ldexp(x, e) for x, e in [(1.5, 3), (-0.75, -20), (0.0, 9), (1.0, 100), (1.0, -120), (math.inf, -5)]])
    else:
        print(name, *[show(name, x, y) for x, y in PAIRS])
print("fma", *["%g" % math.fma(x, y, z) for x, y, z in [(1.5, 2.0, 0.25), (1025.0, 1025.0, -1050625.0), (4097.0, 4097.0, -16785408.0),
                                                        (0.0, 3.0, -0.0), (65537.0, 65536.0, -4295032832.0), (2.0, -3.0, 1e-10)]])

NUMBERS = [0j, complex(-0.0, 0.0), 1 + 0j, -1 + 0j, 1j, -1j, 0.5 + 0.25j, 0.5 - 0.25j, -0.5 + 0.25j, -0.5 - 0.25j, 1.5 + 2j, 3 - 0.125j,
           -4 + 0.5j, 0.001953125 + 1j, complex(2, 0.0), complex(2, -0.0), complex(-2, 0.0), complex(-2, -0.0), 8 + 6j, -12 + 1.5j]
for name in "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sin sinh sqrt tan tanh".split():
    if name == "polar":
        print(name, *["%.4g,%.4g" % cmath.polar(z) for z in NUMBERS])
    else:
        print(name, *[show(name, z) for z in NUMBERS])
