/* powers.c - powers, logarithms, and the hyperbolic functions made of them. */
#include "reals.h"

/* ---- Powers of two: exponents in units of 2 ** -32 ---- */

/* (2 ** t - 1) / t for t between -1/2 and 1/2: in units of 2 ** -31. */
static uint32_t slope(int32_t t) {
    /* log(2) ** k / k!, for k from 1 on */
    static const int32_t c[] = {0x58b90bfc, 0x1ebfbe00, 0x71ac236, 0x13b2ab7, 0x2bb100,
                                0x50c24,    0x7ff3,     0xb16,     0xdb};
    int32_t sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = c[i] + (int32_t)((int64_t)sum * t >> 32);
    return (uint32_t)sum;
}

/* 2 ** t, where t lies so far beside the nearest whole number: in units of 2 ** -32. */
static int64_t near_one(int32_t t) { return ((int64_t)1 << 32) + ((int64_t)slope(t) * t >> 31); }
static int nearest(int64_t t) { return (int)((t + (int64_t)0x80000000) >> 32); }

static float two_to(int64_t t, bool negative) {
    return real_put_together((uint64_t)near_one((int32_t)t), nearest(t) - 32, negative);
}

/* m * 2 ** exponent, with log2(e) more if `natural`; m is below 2 ** 48, the result below 2 ** 31.
 */
static int64_t exponent_of(uint64_t m, int exponent, bool natural) {
    if (natural)
        m += (m >> 16) * 0xe2a8eca5 >> 17; /* log2(e) - 1 in units of 2 ** -33 */
    return (int64_t)real_shift(m, exponent + 32);
}
static int64_t exponent_of_real(float x, bool natural) {
    if (wf_real_is_zero(x))
        return 0;
    int exponent;
    uint64_t m = real_take_apart(x, &exponent);
    int64_t t = exponent_of(m << 16, exponent - 16, natural);
    return x < 0 ? -t : t;
}

/* e ** x or 2 ** x. */
static float power_of(float x, bool natural) {
    if (!(fabsf(x) < 256))
        return x > 0 ? INFINITY : x < 0 ? 0 : x;
    return two_to(exponent_of_real(x, natural), false);
}
float expf(float x) { return power_of(x, true); }
float exp2f(float x) { return power_of(x, false); }

float expm1f(float x) {
    if (wf_real_is_zero(x))
        return x;
    if (!(fabsf(x) < 18))
        return x < 0 ? -1 : expf(x);
    int64_t t = exponent_of_real(x, true);
    int whole = nearest(t), exponent;
    if (whole == 0) {
        uint32_t m = real_take_apart(x, &exponent);
        uint64_t rise = (uint64_t)slope((int32_t)t) * 0xb8aa3b29 >> 31; /* log2(e) * 2 ** 31 */
        return real_put_together(m * rise, exponent - 31, x < 0);
    }
    int64_t one = (int64_t)1 << 32, power = near_one((int32_t)t);
    power = (whole < 0 ? power >> -whole : power << whole) - one;
    return real_put_together((uint64_t)(power < 0 ? -power : power), -32, power < 0);
}

float real_bell(float x) {
    if (!(fabsf(x) < 16))
        return wf_real_is_nan(x) ? x : 0;
    if (wf_real_is_zero(x))
        return 1;
    int exponent;
    uint64_t m = real_take_apart(x, &exponent) >> 8;
    return two_to(-exponent_of(m * m, 2 * exponent + 16, true), false);
}

/* ---- Logarithms ---- */

/* log(m * 2 ** exponent) in units of 2 ** -*scale; m has its top bit set. */
static int64_t log_of(uint32_t m, int exponent, int *scale) {
    bool nearer_two = m > 0xb504f333; /* the root of 2 */
    int64_t one = (int64_t)1 << (nearer_two ? 32 : 31), beside = m - one;
    exponent += nearer_two ? 32 : 31;
    *scale = 0;
    uint64_t half =
        real_arc((uint64_t)(beside < 0 ? -beside : beside), (uint64_t)(m + one), false, scale);
    int64_t whole = 0;
    if (exponent == 0) {
        *scale -= 1;
    } else {
        half = real_shift(half, 55 - *scale);
        *scale = 54;
        whole = exponent * 0x2c5c85fdf473de; /* log(2) */
    }
    return beside < 0 ? whole - (int64_t)half : whole + (int64_t)half;
}

/* The first 32 bits of v, which is not 0, and what they are multiples of. */
static uint32_t top_bits(uint64_t v, int *exponent) {
    int zeros = __builtin_clzll(v);
    *exponent += 32 - zeros;
    return (uint32_t)(v << zeros >> 32);
}

/* log(m * 2 ** exponent) * factor * 2 ** -31. */
static float log_times(uint32_t m, int exponent, uint32_t factor) {
    int scale;
    int64_t log = log_of(m, exponent, &scale);
    if (log == 0)
        return 0;
    exponent = -scale - 31;
    uint64_t top = top_bits((uint64_t)(log < 0 ? -log : log), &exponent);
    return real_put_together(top * factor, exponent, log < 0);
}
static float log_real(float x, uint32_t factor) {
    if (!(x > 0 && x < INFINITY))
        return wf_real_is_zero(x) ? -INFINITY : x < 0 ? NAN : x;
    int exponent;
    uint32_t m = real_take_apart(x, &exponent);
    return log_times(m, exponent, factor);
}
float logf(float x) { return log_real(x, 0x80000000); }
float log2f(float x) { return log_real(x, 0xb8aa3b29); }
float log10f(float x) { return log_real(x, 0x3796f62a); }

float log1pf(float x) {
    if (wf_real_is_zero(x) || !(x > -1 && x < 0x1p31f))
        return wf_real_is_zero(x) ? x : logf(1 + x);
    int exponent;
    uint32_t m = real_take_apart(x, &exponent);
    uint64_t one = (uint64_t)1 << 32, part = real_shift(m, exponent + 32);
    if (fabsf(x) < 0.25f) { /* log(1 + x) is twice the number whose hyperbolic tangent is
                               x / (2 + x) */
        int scale = -exponent - 31;
        uint64_t half = real_arc(m, x < 0 ? one - part / 2 : one + part / 2, false, &scale);
        return real_put_together(half, 1 - scale, x < 0);
    }
    exponent = -32;
    m = top_bits(x < 0 ? one - part : one + part, &exponent);
    return log_times(m, exponent, 0x80000000);
}

/* ---- Powers ---- */

/* |x| ** y, or its negative; both are finite, x is not 0. */
static float power(float x, float y, bool negative) {
    int scale, of_x, of_y;
    uint32_t m = real_take_apart(x, &of_x);
    int64_t log = log_of(m, of_x, &scale);
    if (log == 0 || wf_real_is_zero(y))
        return negative ? -1 : 1;
    bool shrinks = (log < 0) != (y < 0);
    int exponent = -scale;
    uint64_t t = top_bits((uint64_t)(log < 0 ? -log : log), &exponent);
    t *= real_take_apart(y, &of_y);
    exponent += of_y + 16;
    if (exponent > -48 + 8) /* an exponent of more than 256 */
        return real_put_together(1, shrinks ? -999 : 999, negative);
    int64_t twos = exponent_of(t >> 16, exponent, true);
    return two_to(shrinks ? -twos : twos, negative);
}

float powf(float x, float y) {
    float size = fabsf(x);
    if (wf_real_is_zero(y) || x == 1)
        return 1;
    if (wf_real_is_nan(x) || wf_real_is_nan(y))
        return NAN;
    bool whole = fabsf(y) >= 0x1p24f || y == floorf(y);
    bool odd = whole && fabsf(y) < 0x1p24f && ((int32_t)y & 1);
    if (wf_real_is_infinite(y))
        return size == 1 ? 1 : (size > 1) == (y > 0) ? INFINITY : 0;
    if (wf_real_is_zero(size) || wf_real_is_infinite(size))
        return copysignf(wf_real_is_zero(size) == (y < 0) ? INFINITY : 0, odd ? x : 1);
    if (x < 0 && !whole)
        return NAN;
    return power(x, y, x < 0 && odd);
}

float cbrtf(float x) {
    if (wf_real_is_zero(x) || !wf_real_is_finite(x))
        return x;
    float root = copysignf(power(x, 1.0f / 3, false), x);
    return root - (root * root - x / root) / (3 * root);
}

/* ---- Hyperbolic functions ---- */

float coshf(float x) {
    float half = expf(fabsf(x) / 2), power = half * half;
    return fabsf(x) < 80 ? (power + 1 / power) / 2 : half / 2 * half;
}

float sinhf(float x) {
    float size = fabsf(x), rise = expm1f(size), half;
    if (size < 80)
        return copysignf((rise + rise / (rise + 1)) / 2, x);
    half = expf(size / 2);
    return copysignf(half / 2 * half, x);
}

float tanhf(float x) {
    float rise = fabsf(x) < 20 ? expm1f(-2 * fabsf(x)) : -1;
    return wf_real_is_nan(x) ? x : copysignf(rise / (rise + 2), x);
}

float asinhf(float x) {
    float size = fabsf(x), square = size * size;
    if (size > 0x1p14f)
        return copysignf(logf(size) + 0.693147181f, x);
    return copysignf(log1pf(size + square / (1 + sqrtf(1 + square))), x);
}

float acoshf(float x) {
    float above = x - 1;
    if (!(above >= 0))
        return NAN;
    return x > 0x1p14f ? logf(x) + 0.693147181f : log1pf(above + sqrtf(above * (x + 1)));
}

float atanhf(float x) {
    float size = fabsf(x);
    return copysignf(log1pf(2 * size / (1 - size)) / 2, x);
}
