/* reals.c - sin, cos and tan of singles, smaller than the C library's: 0.8 KB of text, not 5.5.
 *
 * They are within 1.5 units in the last place of the single (tan: 3.5) for all angles; a float in a
 * word of 32 bits shows every fourth. */
#include <math.h>
#include <stdint.h>
#include <string.h>

float sinf(float x);
float cosf(float x);
float tanf(float x);

/* 2 / pi, as far as the largest single needs it. */
static const uint32_t two_over_pi[] = {0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0,
                                       0xdb629599, 0x3c439041, 0xfe5163ab};

/* 32 bits of 2 / pi from bit `at` on. */
static uint32_t bits_from(unsigned at) {
    uint64_t pair = (uint64_t)two_over_pi[at / 32] << 32 | two_over_pi[at / 32 + 1];
    return (uint32_t)(pair >> (32 - at % 32));
}

/* part * 2 ** -64 of a quarter turn as an angle, rounded once. */
static float angle_of(uint64_t part) {
    if (part == 0)
        return 0;
    int zeros = __builtin_clzll(part);
    uint64_t angle = (part << zeros >> 32) * 0xC90FDAA2u; /* pi / 2 * 2 ** 31 */
    return ldexpf((float)angle, -63 - zeros);
}

/* x as a number of quarter turns, of which the last two bits are given, and an angle of at most
 * an eighth turn. The product with 2 / pi is computed with whole numbers: what lies above the
 * whole turns is left out, and nothing below is lost. x is finite, and not less than 2 ** -12. */
static unsigned reduce(float x, float *rest) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 23 & 0xff) - 150; /* |x| is mantissa * 2 ** exponent */
    uint32_t mantissa = (bits & 0x7fffff) | 0x800000;
    unsigned skipped = exponent > 2 ? (unsigned)exponent - 2 : 0;
    unsigned shift = (unsigned)(2 + (int)skipped - exponent); /* from turns to what is computed */
    uint64_t low = (uint64_t)mantissa * bits_from(skipped + 64) >> 32;
    low += (uint64_t)mantissa * bits_from(skipped + 32);
    uint64_t high = (uint64_t)mantissa * bits_from(skipped) + (low >> 32);
    uint64_t turns =
        shift < 32 ? high << (32 - shift) | (uint32_t)low >> shift : high >> (shift - 32);
    unsigned quarters = (unsigned)((turns + ((uint64_t)1 << 61)) >> 62);
    int64_t part = (int64_t)(turns << 2); /* of a quarter turn, in units of 2 ** -64 */
    *rest = angle_of(part < 0 ? 0 - (uint64_t)part : (uint64_t)part);
    if ((part < 0) != (bits >> 31))
        *rest = -*rest;
    return (bits >> 31 ? 0 - quarters : quarters) & 3;
}

/* Up to an eighth turn. */
static float sin_of(float x) {
    float y = x * x;
    return x +
           x * y *
               (-1.6666667e-1f + y * (8.3333310e-3f + y * (-1.9840874e-4f + y * 2.7525562e-6f)));
}
static float cos_of(float x) {
    float y = x * x;
    return 1 - (y * 0.5f -
                y * y * (4.1666668e-2f + y * (-1.3888887e-3f + y * (2.4801587e-5f - y * 2.7e-7f))));
}

/* The sine of x and `more` quarter turns. */
static float sin_with(float x, unsigned more) {
    float rest = x;
    unsigned quarters = more;
    if (!(fabsf(x) < INFINITY))
        return x - x;
    if (fabsf(x) >= 0x1p-12f)
        quarters += reduce(x, &rest);
    float y = quarters & 1 ? cos_of(rest) : sin_of(rest);
    return quarters & 2 ? -y : y;
}

float sinf(float x) { return sin_with(x, 0); }
float cosf(float x) { return sin_with(x, 1); }
float tanf(float x) {
    float rest = x;
    if (!(fabsf(x) < INFINITY))
        return x - x;
    if (fabsf(x) < 0x1p-12f)
        return x;
    unsigned quarters = reduce(x, &rest);
    float s = sin_of(rest), c = cos_of(rest);
    return quarters & 1 ? -c / s : s / c;
}
