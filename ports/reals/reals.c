/* reals.c - singles taken apart and put together; whole parts, roots, remainders. */
#include <string.h>
#include "reals.h"

uint64_t real_shift(uint64_t v, int by) { return by <= -64 ? 0 : by < 0 ? v >> -by : v << by; }

uint32_t real_take_apart(float x, int *exponent) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int field = (int)(bits >> 23 & 0xff);
    uint32_t mantissa = bits << 8 | (field ? 0x80000000 : 0);
    int zeros = __builtin_clz(mantissa);
    *exponent = (field ? field : 1) - 158 - zeros;
    return mantissa << zeros;
}

float real_put_together(uint64_t v, int exponent, bool negative) {
    uint32_t bits = 0;
    if (v != 0) {
        int zeros = __builtin_clzll(v),
            field = exponent - zeros + 190; /* 1: the least normal one */
        v <<= zeros;
        if (field < 1) {
            v = real_shift(v, field - 1);
            field = 1;
        }
        uint64_t rest = v << 24;
        bits = (uint32_t)(v >> 40);
        bits += (uint32_t)(rest >> 63) & ((rest << 1 != 0) | bits);
        /* the mantissa's top bit counts up the field */
        bits = field > 254 ? 0x7f800000 : bits + ((uint32_t)(field - 1) << 23);
    }
    bits |= (uint32_t)negative << 31;
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

float ldexpf(float x, int exponent) {
    if (wf_real_is_zero(x) || !wf_real_is_finite(x))
        return x;
    int own;
    uint32_t mantissa = real_take_apart(x, &own);
    exponent = exponent < -400 ? -400 : exponent > 400 ? 400 : exponent;
    return real_put_together(mantissa, own + exponent, signbit(x));
}

float frexpf(float x, int *exponent) {
    *exponent = 0;
    if (wf_real_is_zero(x) || !wf_real_is_finite(x))
        return x;
    uint32_t mantissa = real_take_apart(x, exponent);
    *exponent += 32;
    return real_put_together(mantissa, -32, signbit(x));
}

/* v * 2 ** by, for by of at most 0, which tells by its last bit whether something was lost; v is
 * not 0. */
static uint64_t kept(uint64_t v, int by) {
    uint64_t rest = real_shift(v, by);
    return by < -63 ? 1 : rest | (real_shift(rest, -by) != v);
}

/* x * y + z, rounded once. */
float fmaf(float x, float y, float z) {
    float rough = x * y + z;
    if (wf_real_is_zero(x) || wf_real_is_zero(y) || wf_real_is_zero(z) || wf_real_is_nan(rough) ||
        wf_real_is_infinite(x) || wf_real_is_infinite(y) || wf_real_is_infinite(z))
        return rough;
    int of_x, of_y, of_z;
    uint64_t a = (uint64_t)(real_take_apart(x, &of_x) >> 1) * real_take_apart(y, &of_y);
    uint64_t b = (uint64_t)real_take_apart(z, &of_z) << 30;
    of_x += of_y + 1, of_z -= 30;
    int exponent = of_x > of_z ? of_x : of_z;
    a = kept(a, of_x - exponent), b = kept(b, of_z - exponent);
    bool negative = signbit(x) != signbit(y);
    if (negative == (bool)signbit(z))
        return real_put_together(a + b, exponent, negative);
    return a < b ? real_put_together(b - a, exponent, !negative)
                 : real_put_together(a - b, exponent, negative && a != b);
}

/* ---- Whole parts ---- */

float truncf(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int behind = 150 - (int)(bits >> 23 & 0xff); /* bits behind the point */
    if (behind > 0)
        bits &= behind > 23 ? 0x80000000 : ~(uint32_t)0 << behind;
    memcpy(&x, &bits, sizeof x);
    return x;
}
float modff(float x, float *whole) {
    *whole = truncf(x);
    return copysignf(wf_real_is_infinite(x) ? 0 : x - *whole, x);
}
float floorf(float x) {
    float whole = truncf(x);
    return whole > x ? whole - 1 : whole;
}
float ceilf(float x) {
    float whole = truncf(x);
    return whole < x ? copysignf(whole + 1, x) : whole;
}
float rintf(float x) {
    float size = fabsf(x);
    return size < 0x1p23f ? copysignf(size + 0x1p23f - 0x1p23f, x) : x;
}

/* ---- Polynomials ---- */

uint32_t real_series(const uint32_t *c, size_t count, uint32_t z, bool alternating) {
    uint32_t sum = 0;
    while (count-- > 0) {
        uint32_t more = real_times(sum, z);
        sum = c[count] + (alternating ? 0 - more : more);
    }
    return sum;
}

uint64_t real_arc(uint64_t top, uint64_t bottom, bool alternating, int *scale) {
    /* 1/3, 1/5, 1/7 ... in units of 2 ** -32 */
    static const uint32_t odd[] = {0x55555555, 0x33333333, 0x24924925,
                                   0x1c71c71c, 0x1745d174, 0x13b13b14};
    if (top == 0)
        return 0;
    int zeros = __builtin_clzll(top);
    uint64_t r = (top << zeros) / bottom;
    *scale += zeros;
    uint32_t low = (uint32_t)real_shift(r, 32 - *scale), square = real_times(low, low);
    uint32_t sum =
        real_times(square, real_series(odd, sizeof odd / sizeof *odd, square, alternating));
    uint64_t more = r * sum >> 32;
    return alternating ? r - more : r + more;
}

/* ---- Roots ---- */

uint32_t real_root(uint64_t v) {
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 62; bit; bit >>= 2) {
        uint64_t with = root + bit;
        root >>= 1;
        if (v >= with) {
            v -= with;
            root += bit;
        }
    }
    return (uint32_t)root;
}

/* The root of v * 2 ** exponent; v is not 0. */
static float root_of(uint64_t v, int exponent) {
    int by = __builtin_clzll(v);
    by -= (exponent - by) & 1; /* an even exponent is left */
    v = real_shift(v, by);
    exponent -= by;
    uint64_t root = real_root(v);
    return real_put_together(root << 1 | (root * root != v), exponent / 2 - 1, false);
}

float sqrtf(float x) {
    if (!(x > 0 && x < INFINITY))
        return x < 0 ? NAN : x;
    int exponent;
    uint32_t mantissa = real_take_apart(x, &exponent);
    return root_of(mantissa, exponent);
}

float hypotf(float x, float y) {
    x = fabsf(x), y = fabsf(y);
    if (wf_real_is_infinite(x) || wf_real_is_infinite(y))
        return INFINITY;
    if (!(x > 0 && y > 0))
        return x + y; /* one of them is 0, or none a number */
    int of_x, of_y;
    uint64_t a = real_take_apart(x, &of_x), b = real_take_apart(y, &of_y);
    int apart = 2 * (of_x - of_y);
    a = real_shift(a * a, apart < 0 ? apart - 1 : -1);
    b = real_shift(b * b, apart > 0 ? -apart - 1 : -1);
    return root_of(a + b, 2 * (apart < 0 ? of_y : of_x) + 1);
}

/* ---- What is left of a division ---- */

float fmodf(float x, float y) {
    if (!wf_real_is_finite(x) || wf_real_is_nan(y) || wf_real_is_zero(y))
        return NAN;
    if (wf_real_is_zero(x) || fabsf(x) < fabsf(y))
        return x;
    int of_x, of_y;
    uint32_t a = real_take_apart(x, &of_x) >> 8, b = real_take_apart(y, &of_y) >> 8;
    for (a %= b; of_x > of_y && a; of_x--) {
        a <<= 1;
        a -= a >= b ? b : 0;
    }
    return real_put_together(a, of_y + 8, signbit(x));
}

/* What is left by the nearest quotient, the even one of two. */
float remainderf(float x, float y) {
    float size = fabsf(y), rest = x;
    if (!wf_real_is_finite(x) || !(size > 0))
        return NAN;
    if (size < 0x1p127f)
        rest = fmodf(x, 2 * size);
    rest = fabsf(rest);
    if (rest + rest > size) {
        rest -= size;
        if (rest + rest >= size)
            rest -= size;
    }
    return signbit(x) ? -rest : rest;
}
