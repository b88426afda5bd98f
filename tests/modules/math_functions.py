# math in double precision: what is known to the last digit.
# needs: double

import math

print("const ", math.pi, math.e, math.tau, math.inf, math.nan)
print("roots ", math.sqrt(2), math.cbrt(27), math.isqrt(10 ** 30), math.hypot(3, 4, 12), math.dist((1, 2), (4, 6)), math.exp(1), math.exp2(10), math.expm1(0))
print("logs  ", math.log(math.e), math.log(8, 2), math.log2(2 ** 100), math.log10(10 ** 30), math.log1p(0), math.log(10 ** 400) > 921)
print("angles", math.sin(0), math.cos(math.pi), round(math.tan(math.pi / 4), 12), math.asin(1) * 2 == math.pi, math.acos(1), math.atan(0), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))
print("hyper ", math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0))
print("parts ", math.modf(-2.75), math.frexp(0.1), math.ldexp(0.8, 4), math.fmod(-7, 3), math.remainder(7, 4), math.copysign(3, -0.0), math.trunc(-2.7), math.fabs(-1))
print("near  ", math.nextafter(1, 2), math.ulp(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.nextafter(0, 1), math.ulp(0))
print("ints  ", math.factorial(30), math.comb(50, 25), math.perm(10, 3), math.perm(4), math.gcd(2 ** 70, 6 ** 20), math.lcm(12, 18, 10), math.isqrt(2 ** 101))
print("sums  ", math.fsum([0.1] * 10), sum([0.1] * 10), math.prod([2, 3, 7]), math.prod([0.5, 4], start=2), math.sumprod([1, 2, 3], [4, 5, 6]), math.fma(2, 3, 4))
print("gamma ", math.gamma(5), math.lgamma(1), math.erf(0), math.erfc(0))
print("floor ", math.floor(-0.5), math.ceil(-0.5), math.floor(1e20), math.ceil(10 ** 20), math.floor(True))
for code in ("math.sqrt(-1)", "math.log(0)", "math.log(-5)", "math.log(2, 1)", "math.acos(2)", "math.exp(1000)", "math.factorial(2.5)", "math.factorial(-1)", "math.pow(0, -1)", "math.fmod(1, 0)", "math.floor(math.inf)", "math.ceil(math.nan)", "math.gamma(0)", "math.atanh(1)", "math.isqrt(2.0)", "math.comb(3)", "math.ldexp(1, 5000)", "math.sin('a')", "math.hypot('a')", "math.dist((1,), (1, 2))", "math.cosh(1000)", "math.sqrt(10 ** 400)", "math.fsum(['a'])", "math.gcd('a')", "math.perm(2, -1)", "math.sumprod([1], [1, 2])", "math.prod(5)", "math.pow(1)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
