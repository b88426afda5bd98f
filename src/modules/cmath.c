/* cmath.c - the module cmath: the C library's functions of complex numbers, with Python's errors.
 *
 * C says what comes of infinities and numbers that are none, and Python says
 * the same; where C gives "not a number" for numbers, Python raises. */
#include <complex.h>
#include <math.h>
#include "modules/math.h"

#ifdef WF_REAL_IS_SINGLE
typedef float complex number;
#else
typedef double complex number;
#endif

static number make(wf_real re, wf_real im) {
    union {
        wf_real part[2];
        number z;
    } u = {.part = {re, im}};
    return u.z;
}
static wf_real re(number z) { return WF_REAL_FN(creal)(z); }
static wf_real im(number z) { return WF_REAL_FN(cimag)(z); }
static bool is_zero(number z) { return wf_real_is_zero(re(z)) && wf_real_is_zero(im(z)); }
static bool has_nan(number z) { return wf_real_is_nan(re(z)) || wf_real_is_nan(im(z)); }
static bool is_finite(number z) { return wf_real_is_finite(re(z)) && wf_real_is_finite(im(z)); }

static number number_of(wf_vm *vm, wf_val v) {
    wf_real x, y;
    wf_to_complex(vm, v, &x, &y);
    return make(x, y);
}

static wf_val value_of(wf_vm *vm, number z) { return wf_new_complex(vm, re(z), im(z)); }

/* fn(z), rounded to what a float keeps. */
static wf_val call(wf_vm *vm, number z, number (*fn)(number)) {
    wf_val v = value_of(vm, fn(z));
    number result = number_of(vm, v);
    if (has_nan(result) && !has_nan(z))
        wf_math_domain(vm);
    if (!is_finite(result) && is_finite(z))
        wf_math_range(vm);
    return v;
}

static wf_val call_one(wf_vm *vm, const wf_val *args, number (*fn)(number)) {
    return call(vm, number_of(vm, args[0]), fn);
}

#define ONE_TO_ONE(FN)                                                                             \
    FN(acos, "What cos gives z for.")                                                              \
    FN(acosh, "What cosh gives z for.")                                                            \
    FN(asin, "What sin gives z for.")                                                              \
    FN(asinh, "What sinh gives z for.")                                                            \
    FN(cos, "Cosine of a complex number.")                                                         \
    FN(cosh, "Hyperbolic cosine of a complex number.")                                             \
    FN(exp, "e ** z.")                                                                             \
    FN(sin, "Sine of a complex number.")                                                           \
    FN(sinh, "Hyperbolic sine of a complex number.")                                               \
    FN(sqrt, "The number whose square is z, its real part not negative.")                          \
    FN(tan, "Tangent of a complex number.")                                                        \
    FN(tanh, "Hyperbolic tangent of a complex number.")

#define DEFINE(name, doc)                                                                          \
    static wf_val cmath_##name(wf_vm *vm, const wf_val *args, size_t count) {                      \
        (void)count;                                                                               \
        return call_one(vm, args, WF_REAL_FN(c##name));                                            \
    }
ONE_TO_ONE(DEFINE)
#undef DEFINE

static wf_val cmath_atan(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    (void)count;
    if (wf_real_is_zero(re(z)) && WF_REAL_FN(fabs)(im(z)) == 1)
        wf_math_domain(vm);
    return call(vm, z, WF_REAL_FN(catan));
}

static wf_val cmath_atanh(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    (void)count;
    if (wf_real_is_zero(im(z)) && WF_REAL_FN(fabs)(re(z)) == 1)
        wf_math_domain(vm);
    return call(vm, z, WF_REAL_FN(catanh));
}

/* ---- Logarithms ---- */

/* The logarithm of |z|. Near 1 it is that of 1 + (|z|^2 - 1), which keeps the digits. */
static wf_real log_size(number z) {
    wf_real x = WF_REAL_FN(fabs)(re(z)), y = WF_REAL_FN(fabs)(im(z)),
            size = WF_REAL_FN(hypot)(x, y);
    if (size >= (wf_real)0.71 && size <= (wf_real)1.73) {
        wf_real big = x > y ? x : y, little = x > y ? y : x;
        return WF_REAL_FN(log1p)((big - 1) * (big + 1) + little * little) / 2;
    }
    if (wf_real_is_infinite(size) && wf_real_is_finite(x) && wf_real_is_finite(y))
        return WF_REAL_FN(log)(WF_REAL_FN(hypot)(x / 2, y / 2)) + WF_REAL_FN(log)(2);
    return WF_REAL_FN(log)(size);
}

static number log_of(number z) { return make(log_size(z), WF_REAL_FN(carg)(z)); }

static wf_val log_value(wf_vm *vm, number z) { return value_of(vm, log_of(z)); }

static wf_val cmath_log(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    if (count < 2) {
        if (is_zero(z))
            wf_math_domain(vm);
        return log_value(vm, z);
    }
    number base = number_of(vm, args[1]);
    if (is_zero(base) || is_zero(log_of(base)))
        wf_math_domain(vm);
    return wf_binary(vm, WF_TRUEDIV, log_value(vm, z), log_value(vm, base));
}

static wf_val cmath_log10(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    (void)count;
    if (is_zero(z))
        wf_math_domain(vm);
    number w = log_of(z);
    wf_real ten = WF_REAL_FN(log)(10);
    return wf_new_complex(vm, re(w) / ten, im(w) / ten);
}

/* ---- Polar coordinates ---- */

static wf_val cmath_phase(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_float(vm, WF_REAL_FN(carg)(number_of(vm, args[0])));
}

static wf_val cmath_polar(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    (void)count;
    wf_val pair[] = {wf_new_float(vm, WF_REAL_FN(cabs)(z)), wf_new_float(vm, WF_REAL_FN(carg)(z))};
    if (wf_real_is_infinite(wf_to_real(vm, pair[0])) && is_finite(z))
        wf_math_range(vm);
    return wf_new_tuple(vm, pair, 2);
}

static wf_val cmath_rect(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real r = wf_to_real(vm, args[0]), phi = wf_to_real(vm, args[1]);
    (void)count;
    if (!wf_real_is_zero(r) && !wf_real_is_nan(r) && wf_real_is_infinite(phi))
        wf_math_domain(vm);
    if (wf_real_is_zero(phi)) /* the imaginary part is a zero, of an infinity too */
        return wf_new_complex(
            vm, r, wf_real_is_nan(r) ? r : WF_REAL_FN(copysign)(phi, signbit(r) ? -phi : phi));
    if (wf_real_is_infinite(phi)) /* r is 0, or not a number */
        return wf_new_complex(vm, r + 0, r + 0);
    return wf_new_complex(vm, r * WF_REAL_FN(cos)(phi), r * WF_REAL_FN(sin)(phi));
}

/* ---- Asking ---- */

static wf_val cmath_isfinite(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(is_finite(number_of(vm, args[0])));
}

static wf_val cmath_isinf(wf_vm *vm, const wf_val *args, size_t count) {
    number z = number_of(vm, args[0]);
    (void)count;
    return wf_new_bool(wf_real_is_infinite(re(z)) || wf_real_is_infinite(im(z)));
}

static wf_val cmath_isnan(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(has_nan(number_of(vm, args[0])));
}

static wf_val cmath_isclose(wf_vm *vm, const wf_val *args, size_t count) {
    number a = number_of(vm, args[0]), b = number_of(vm, args[1]);
    wf_real relative = wf_is_absent(args[2]) ? (wf_real)1e-9 : wf_to_real(vm, args[2]);
    wf_real absolute = wf_is_absent(args[3]) ? 0 : wf_to_real(vm, args[3]);
    (void)count;
    if (relative < 0 || absolute < 0)
        wf_error_raise(vm, WF_E_TOLERANCE_NEGATIVE);
    if (a == b)
        return wf_new_bool(true);
    if (wf_real_is_infinite(re(a)) || wf_real_is_infinite(im(a)) || wf_real_is_infinite(re(b)) ||
        wf_real_is_infinite(im(b)))
        return wf_new_bool(false);
    wf_real apart = WF_REAL_FN(cabs)(a - b);
    return wf_new_bool(apart <= relative * WF_REAL_FN(cabs)(b) ||
                       apart <= relative * WF_REAL_FN(cabs)(a) || apart <= absolute);
}

static void cmath_init(wf_vm *vm, wf_val module) {
    wf_set_attr_text(vm, module, "infj", wf_new_complex(vm, 0, (wf_real)INFINITY));
    wf_set_attr_text(vm, module, "nanj", wf_new_complex(vm, 0, (wf_real)NAN));
}

static const wf_def defs[] = {
#define DEFINE(name, doc) WF_FN(#name, cmath_##name, 1, 1, doc),
    ONE_TO_ONE(DEFINE)
#undef DEFINE
        WF_FN("atan", cmath_atan, 1, 1, "What tan gives z for."),
    WF_FN("atanh", cmath_atanh, 1, 1, "What tanh gives z for."),
    WF_REAL("e", (wf_real)2.71828182845904523536),
    WF_REAL("inf", (wf_real)INFINITY),
    WF_FN_NAMED("isclose", cmath_isclose, 2, 4, "a,b,*,rel_tol,abs_tol",
                "Whether a and b differ by no more than a relative or absolute tolerance."),
    WF_FN("isfinite", cmath_isfinite, 1, 1, "Whether both parts of z are finite."),
    WF_FN("isinf", cmath_isinf, 1, 1, "Whether a part of z is infinite."),
    WF_FN("isnan", cmath_isnan, 1, 1, "Whether a part of z is not a number."),
    WF_FN("log", cmath_log, 1, 2, "Logarithm of z, natural or to a base."),
    WF_FN("log10", cmath_log10, 1, 1, "Logarithm of z to base 10."),
    WF_REAL("nan", (wf_real)NAN),
    WF_FN("phase", cmath_phase, 1, 1, "The angle of z in radians, from -pi to pi."),
    WF_REAL("pi", (wf_real)3.14159265358979323846),
    WF_FN("polar", cmath_polar, 1, 1, "Convert a complex from rectangular to polar coordinates."),
    WF_FN("rect", cmath_rect, 2, 2, "The number at a distance and an angle in radians."),
    WF_REAL("tau", (wf_real)6.28318530717958647692),
};
const wf_module_def wf_module_cmath = {"cmath", defs, WF_COUNT(defs), cmath_init,
                                       WF_DOC("Functions of complex numbers.")};
