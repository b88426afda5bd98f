# math: results that are exact on every machine.

import math

print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(10 ** 20), math.prod([1, 2, 3, 4]))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.fmod(7, 3), math.copysign(2, -1), math.sqrt(16), math.hypot(3, 4))
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.fsum([1, 2, 3]))
print(math.isclose(1.0, 1.0 + 1e-12), math.isclose(1, 2), math.pow(2, 10), math.log2(8), math.log10(1000), math.exp(0), math.cos(0), math.atan2(0, 1))
print(math.gcd(), math.lcm(), math.gcd(-4, 6), math.floor(-0.5), math.degrees(0), math.radians(0), math.dist([0, 0], [3, 4]), math.sumprod([1, 2], [3, 4]))
for code in ("math.sqrt(-1)", "math.log(0)", "math.factorial(-1)", "math.acos(2)", "math.isqrt(-1)", "math.sqrt('a')", "math.floor('a')", "math.comb(-1, 2)", "math.gcd(1.5)"):
    try:
        print(eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
