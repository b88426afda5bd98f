/* math.c - the module math: functions of reals. Those of ints are in math_int.c, sums in
 * math_sum.c. */
#include <math.h>
#include "modules/math.h"

/* ---- Checking results ---- */

WF_NORETURN void wf_math_domain(wf_vm *vm) { wf_error_raise(vm, WF_E_MATH_DOMAIN); }
WF_NORETURN void wf_math_range(wf_vm *vm) { wf_error_raise(vm, WF_E_MATH_RANGE); }

/* A value as Python has it: on 32-bit words less precise and less far-reaching than what C
 * computed. */
static wf_real rounded(wf_vm *vm, wf_real x) { return wf_to_real(vm, wf_new_float(vm, x)); }

/* fn(x): not a number from a number is a domain error; an infinity from a finite number is too, or
 * means that the result is too large. */
static wf_val call_one(wf_vm *vm, wf_val v, wf_real (*fn)(wf_real), bool can_overflow) {
    wf_real x = wf_to_real(vm, v), y = rounded(vm, fn(x));
    if (wf_real_is_nan(y) && !wf_real_is_nan(x))
        wf_math_domain(vm);
    if (wf_real_is_infinite(y) && wf_real_is_finite(x)) {
        if (can_overflow)
            wf_math_range(vm);
        wf_math_domain(vm);
    }
    return wf_new_float(vm, y);
}

#define ONE_TO_ONE(FN)                                                                             \
    FN(acos, false, "The angle, in radians, whose cosine is x. Raises ValueError.")                \
    FN(acosh, false, "What cosh gives x for. Raises ValueError below 1.")                          \
    FN(asin, false, "The angle, in radians, whose sine is x. Raises ValueError.")                  \
    FN(asinh, false, "What sinh gives x for.")                                                     \
    FN(atan, false, "The angle, in radians, whose tangent is x.")                                  \
    FN(atanh, false, "What tanh gives x for. Raises ValueError.")                                  \
    FN(cbrt, false, "The number whose cube is x.")                                                 \
    FN(cos, false, "Cosine of an angle in radians.")                                               \
    FN(cosh, true, "Hyperbolic cosine. Raises OverflowError.")                                     \
    FN(erf, false, "The error function.")                                                          \
    FN(erfc, false, "1 - erf(x), exact for large x.")                                              \
    FN(exp, true, "e ** x. Raises OverflowError.")                                                 \
    FN(exp2, true, "2 ** x. Raises OverflowError.")                                                \
    FN(expm1, true, "e ** x - 1, exact near 0.")                                                   \
    FN(fabs, false, "x without its sign, a float.")                                                \
    FN(log1p, false, "log(1 + x), exact near 0. Raises ValueError.")                               \
    FN(sin, false, "Sine of an angle in radians.")                                                 \
    FN(sinh, true, "Hyperbolic sine. Raises OverflowError.")                                       \
    FN(sqrt, false, "The number whose square is x. Raises ValueError.")                            \
    FN(tan, false, "Tangent of an angle in radians.")                                              \
    FN(tanh, false, "Hyperbolic tangent.")

#define DEFINE(name, can_overflow, doc)                                                            \
    static wf_val math_##name(wf_vm *vm, const wf_val *args, size_t count) {                       \
        (void)count;                                                                               \
        return call_one(vm, args[0], WF_REAL_FN(name), can_overflow);                              \
    }
ONE_TO_ONE(DEFINE)
#undef DEFINE

/* ---- Gamma ---- */

/* Whole numbers are multiplied out: exactly what a factorial is. */
static wf_val math_gamma(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]), y = 1;
    (void)count;
    bool whole = wf_real_is_finite(x) && x == WF_REAL_FN(floor)(x);
    if ((wf_real_is_infinite(x) && x < 0) || (whole && x <= 0))
        wf_math_domain(vm);
    if (whole && x <= 23) {
        for (int i = 2; i < (int)x; i++)
            y *= (wf_real)i;
        return wf_new_float(vm, y);
    }
    y = rounded(vm, WF_REAL_FN(tgamma)(x));
    if (wf_real_is_infinite(y) && wf_real_is_finite(x))
        wf_math_range(vm);
    return wf_new_float(vm, y);
}

/* C's lgamma writes a global variable, signgam; these do not. */
static wf_real log_gamma(wf_real x) {
    int sign;
    return sizeof x == sizeof(double) ? (wf_real)lgamma_r((double)x, &sign)
                                      : (wf_real)lgammaf_r((float)x, &sign);
}

static wf_val math_lgamma(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]);
    (void)count;
    if (wf_real_is_finite(x) && x <= 0 && x == WF_REAL_FN(floor)(x))
        wf_math_domain(vm);
    wf_real y = rounded(vm, log_gamma(x));
    if (wf_real_is_infinite(y) && wf_real_is_finite(x))
        wf_math_range(vm);
    return wf_new_float(vm, y);
}

/* ---- Logarithms: of ints of any size ---- */

static wf_real log_of(wf_vm *vm, wf_val v, wf_real (*fn)(wf_real)) {
    intptr_t exponent = 0;
    wf_real x;
    if (wf_is_int(v)) /* huge ones as m * 2^exponent */
        x = wf_int_bit_length(v) > 100 ? wf_int_frexp(v, &exponent) : wf_to_real(vm, v);
    else
        x = wf_to_real(vm, v);
    if (x <= 0)
        wf_math_domain(vm);
    return exponent ? fn(x) + fn(2) * (wf_real)exponent : fn(x);
}

static wf_val math_log(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val top = wf_new_float(vm, log_of(vm, args[0], WF_REAL_FN(log)));
    if (count < 2)
        return top;
    return wf_binary(vm, WF_TRUEDIV, top, wf_new_float(vm, log_of(vm, args[1], WF_REAL_FN(log))));
}

static wf_val math_log2(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_float(vm, log_of(vm, args[0], WF_REAL_FN(log2)));
}

static wf_val math_log10(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_float(vm, log_of(vm, args[0], WF_REAL_FN(log10)));
}

/* ---- Two arguments ---- */

static wf_val math_pow(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]), y = wf_to_real(vm, args[1]);
    (void)count;
    wf_real z = rounded(vm, WF_REAL_FN(pow)(x, y));
    if (wf_real_is_finite(x) && wf_real_is_finite(y)) {
        if (wf_real_is_nan(z) || (wf_real_is_infinite(z) && wf_real_is_zero(x)))
            wf_math_domain(vm);
        if (wf_real_is_infinite(z))
            wf_math_range(vm);
    }
    return wf_new_float(vm, z);
}

/* fmod and remainder: not a number only from one that is not, or outside the domain. */
static wf_val call_two(wf_vm *vm, const wf_val *args, wf_real (*fn)(wf_real, wf_real)) {
    wf_real x = wf_to_real(vm, args[0]), y = wf_to_real(vm, args[1]), z = fn(x, y);
    if (wf_real_is_nan(z) && !wf_real_is_nan(x) && !wf_real_is_nan(y))
        wf_math_domain(vm);
    return wf_new_float(vm, z);
}

static wf_val math_fmod(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return call_two(vm, args, WF_REAL_FN(fmod));
}

static wf_val math_remainder(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return call_two(vm, args, WF_REAL_FN(remainder));
}

static wf_val math_atan2(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return call_two(vm, args, WF_REAL_FN(atan2));
}

static wf_val math_copysign(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return call_two(vm, args, WF_REAL_FN(copysign));
}

static wf_val math_fma(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]), y = wf_to_real(vm, args[1]), z = wf_to_real(vm, args[2]);
    (void)count;
    wf_real r = rounded(vm, WF_REAL_FN(fma)(x, y, z));
    if (wf_real_is_nan(r) && !wf_real_is_nan(x) && !wf_real_is_nan(y) && !wf_real_is_nan(z))
        wf_error_raise(vm, WF_E_FMA_INVALID);
    if (wf_real_is_infinite(r) && wf_real_is_finite(x) && wf_real_is_finite(y) &&
        wf_real_is_finite(z))
        wf_error_raise(vm, WF_E_FMA_OVERFLOW);
    return wf_new_float(vm, r);
}

static wf_val math_isclose(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real a = wf_to_real(vm, args[0]), b = wf_to_real(vm, args[1]);
    wf_real relative = wf_is_absent(args[2]) ? (wf_real)1e-9 : wf_to_real(vm, args[2]);
    wf_real absolute = wf_is_absent(args[3]) ? 0 : wf_to_real(vm, args[3]);
    (void)count;
    if (relative < 0 || absolute < 0)
        wf_error_raise(vm, WF_E_TOLERANCE_NEGATIVE);
    if (a == b)
        return wf_new_bool(true);
    if (wf_real_is_infinite(a) || wf_real_is_infinite(b))
        return wf_new_bool(false);
    wf_real apart = WF_REAL_FN(fabs)(b - a);
    return wf_new_bool(apart <= WF_REAL_FN(fabs)(relative * b) ||
                       apart <= WF_REAL_FN(fabs)(relative * a) || apart <= absolute);
}

/* ---- Parts of a real, and its neighbours ---- */

static wf_val math_frexp(wf_vm *vm, const wf_val *args, size_t count) {
    int exponent = 0;
    wf_real x = wf_to_real(vm, args[0]);
    (void)count;
    if (wf_real_is_finite(x))
        x = WF_REAL_FN(frexp)(x, &exponent);
    wf_val pair[] = {wf_new_float(vm, x), wf_new_int(vm, exponent)};
    return wf_new_tuple(vm, pair, 2);
}

static wf_val math_ldexp(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]);
    (void)count;
    if (!wf_is_int(args[1]))
        wf_error_raise(vm, WF_E_LDEXP_TYPE);
    intptr_t by = wf_to_clamped(vm, args[1]);
    by = by > 10000 ? 10000 : by < -10000 ? -10000 : by;
    wf_real y = rounded(vm, WF_REAL_FN(ldexp)(x, (int)by));
    if (wf_real_is_infinite(y) && wf_real_is_finite(x))
        wf_math_range(vm);
    return wf_new_float(vm, y);
}

static wf_val math_modf(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]), whole, rest = WF_REAL_FN(modf)(x, &whole);
    (void)count;
    wf_val pair[] = {wf_new_float(vm, rest), wf_new_float(vm, whole)};
    return wf_new_tuple(vm, pair, 2);
}

/* Reals in order as ints: neighbours differ by 1. 0.0 and -0.0 are both 0. */
#ifdef WF_REAL_IS_SINGLE
typedef int32_t ordinal;
#define ORDINAL_SHIFT 2 /* a float keeps 30 bits of the 32 */
#else
typedef int64_t ordinal;
#define ORDINAL_SHIFT 0
#endif

static ordinal to_ordinal(wf_real x) {
    union {
        wf_real x;
        ordinal bits;
    } u = {.x = x < 0 ? -x : x};
    ordinal magnitude = wf_real_is_zero(x) ? 0 : u.bits >> ORDINAL_SHIFT;
    return x < 0 ? -magnitude : magnitude;
}

static wf_real from_ordinal(ordinal n, wf_real sign) {
    union {
        ordinal bits;
        wf_real x;
    } u = {.bits = (n < 0 ? -n : n) << ORDINAL_SHIFT};
    return n < 0 || (n == 0 && signbit(sign)) ? -u.x : u.x;
}

/* So many steps from x towards y. */
static wf_real step(wf_real x, wf_real y, uint64_t steps) {
    if (wf_real_is_nan(x) || wf_real_is_nan(y))
        return x + y;
    ordinal from = to_ordinal(x), to = to_ordinal(y);
    uint64_t distance = from < to ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    if (steps == 0)
        return x;
    if (steps >= distance)
        return y;
    return from_ordinal(from < to ? from + (ordinal)steps : from - (ordinal)steps, x);
}

static wf_val math_nextafter(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_to_real(vm, args[0]), y = wf_to_real(vm, args[1]);
    uint64_t steps = 1;
    (void)count;
    if (!wf_is_absent(args[2]) && !wf_is_none(args[2])) {
        wf_val n = wf_index(vm, args[2]);
        int64_t i = 0;
        if (!wf_int_fits_u64(n, &steps)) {
            if (wf_int_fits64(n, &i) || wf_less(vm, n, wf_new_int(vm, 0)))
                wf_error_raise(vm, WF_E_NEXTAFTER_STEPS);
            steps = UINT64_MAX;
        }
    }
    return wf_new_float(vm, step(x, y, steps));
}

static wf_val math_ulp(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = WF_REAL_FN(fabs)(wf_to_real(vm, args[0])), infinite = (wf_real)INFINITY;
    (void)count;
    if (!wf_real_is_finite(x))
        return wf_new_float(vm, x);
    wf_real next = step(x, infinite, 1);
    return wf_new_float(vm, wf_real_is_infinite(next) ? x - step(x, 0, 1) : next - x);
}

/* ---- Small ones ---- */

#define PI 3.14159265358979323846

static wf_val math_degrees(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_float(vm, wf_to_real(vm, args[0]) * (wf_real)(180 / PI));
}

static wf_val math_radians(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_float(vm, wf_to_real(vm, args[0]) * (wf_real)(PI / 180));
}

static wf_val math_isfinite(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(wf_real_is_finite(wf_to_real(vm, args[0])));
}

static wf_val math_isinf(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(wf_real_is_infinite(wf_to_real(vm, args[0])));
}

static wf_val math_isnan(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(wf_real_is_nan(wf_to_real(vm, args[0])));
}

/* What the special method says; absent: v is a plain float or has none. */
static wf_val by_method(wf_vm *vm, wf_val v, const char *method) {
    wf_val bound = wf_type_of(v) == &wf_float_type ? WF_NULL : wf_find_attr_text(vm, v, method);
    return wf_is_absent(bound) ? bound : wf_call(vm, bound, NULL, 0);
}

/* floor, ceil: by the special method, else of the value as a float. */
static wf_val round_whole(wf_vm *vm, wf_val v, const char *method, wf_real (*fn)(wf_real)) {
    wf_val whole = by_method(vm, v, method);
    return wf_is_absent(whole) ? wf_new_int_real(vm, fn(wf_to_real(vm, v))) : whole;
}

static wf_val math_floor(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return round_whole(vm, args[0], "__floor__", WF_REAL_FN(floor));
}

static wf_val math_ceil(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return round_whole(vm, args[0], "__ceil__", WF_REAL_FN(ceil));
}

static wf_val math_trunc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val whole = by_method(vm, args[0], "__trunc__");
    if (wf_is_absent(whole) && !wf_is_float(args[0]))
        wf_error_raise(vm, WF_E_NO_TRUNC, args[0]);
    return wf_is_absent(whole) ? wf_new_int_real(vm, wf_to_real(vm, args[0])) : whole;
}

static const wf_def defs[] = {
#define DEFINE(name, can_overflow, doc) WF_FN(#name, math_##name, 1, 1, doc),
    ONE_TO_ONE(DEFINE)
#undef DEFINE
        WF_FN("atan2", math_atan2, 2, 2,
              "The angle, in radians, of the point (x, y), from -pi to pi."),
    WF_FN("ceil", math_ceil, 1, 1, "The least int that is not below x."),
    WF_FN("comb", wf_math_comb, 2, 2, "How many subsets of k items n items have."),
    WF_FN("copysign", math_copysign, 2, 2, "abs(x) with the sign of y, a float."),
    WF_FN("degrees", math_degrees, 1, 1, "An angle in radians, in degrees."),
    WF_FN("dist", wf_math_dist, 2, 2,
          "Distance between two points of as many coordinates. Raises ValueError."),
    WF_REAL("e", (wf_real)2.71828182845904523536),
    WF_FN("factorial", wf_math_factorial, 1, 1, "Find n!."),
    WF_FN("floor", math_floor, 1, 1, "The greatest int that is not above x."),
    WF_FN("fma", math_fma, 3, 3, "x * y + z, rounded once."),
    WF_FN("fmod", math_fmod, 2, 2, "Remainder of x / y with the sign of x. Raises ValueError."),
    WF_FN("frexp", math_frexp, 1, 1, "(m, e) with x == m * 2 ** e and 0.5 <= abs(m) < 1."),
    WF_FN("fsum", wf_math_fsum, 1, 1, "The sum of floats, rounded once at its end."),
    WF_FN("gamma", math_gamma, 1, 1, "Gamma function at x."),
    WF_FN_ANY("gcd", wf_math_gcd, "The largest int that divides all of them; 0 for none."),
    WF_FN_ANY("hypot", wf_math_hypot, "Distance of a point from the origin."),
    WF_REAL("inf", (wf_real)INFINITY),
    WF_FN_NAMED("isclose", math_isclose, 2, 4, "a,b,*,rel_tol,abs_tol",
                "Whether a and b differ by no more than a relative or absolute tolerance."),
    WF_FN("isfinite", math_isfinite, 1, 1, "Whether x is a number and not infinite."),
    WF_FN("isinf", math_isinf, 1, 1, "Whether x is infinite."),
    WF_FN("isnan", math_isnan, 1, 1, "Whether x is a NaN."),
    WF_FN("isqrt", wf_math_isqrt, 1, 1,
          "The greatest int whose square is not above n. Raises ValueError."),
    WF_FN_ANY("lcm", wf_math_lcm, "The smallest positive int that all of them divide; 1 for none."),
    WF_FN("ldexp", math_ldexp, 2, 2, "x times the i-th power of two. Raises OverflowError."),
    WF_FN("lgamma", math_lgamma, 1, 1, "Logarithm of the absolute value of gamma(x)."),
    WF_FN("log", math_log, 1, 2, "log(x, base): to base e if none is given. Raises ValueError."),
    WF_FN("log10", math_log10, 1, 1, "Logarithm to base 10. Raises ValueError."),
    WF_FN("log2", math_log2, 1, 1, "Logarithm to base 2. Raises ValueError."),
    WF_FN("modf", math_modf, 1, 1, "(fraction, whole part), both floats with the sign of x."),
    WF_REAL("nan", (wf_real)NAN),
    WF_FN_NAMED(
        "nextafter", math_nextafter, 2, 3, "x,y,/,*,steps",
        "The float so many steps from x in the direction of y (one, if steps is not given)."),
    WF_FN("perm", wf_math_perm, 1, 2, "How many subsets of k items n items have with order."),
    WF_REAL("pi", (wf_real)PI),
    WF_FN("pow", math_pow, 2, 2, "x ** y as floats. Raises ValueError, OverflowError."),
    WF_FN_NAMED("prod", wf_math_prod, 1, 2, "iterable,/,*,start",
                "All items multiplied, and start (1)."),
    WF_FN("radians", math_radians, 1, 1, "An angle in degrees, in radians."),
    WF_FN("remainder", math_remainder, 2, 2, "Difference between x and the closest multiple of y."),
    WF_FN("sumprod", wf_math_sumprod, 2, 2, "The sum of p[i] * q[i]. Raises ValueError."),
    WF_REAL("tau", (wf_real)(2 * PI)),
    WF_FN("trunc", math_trunc, 1, 1, "x without its fraction, an int."),
    WF_FN("ulp", math_ulp, 1, 1, "The distance from x to the next float."),
};
const wf_module_def wf_module_math = {"math", defs, WF_COUNT(defs), NULL,
                                      WF_DOC("Functions of real numbers; some of whole ones.")};
