/* angles.c - sine, cosine, tangent, and the angles that they are of. */
#include <string.h>
#include "reals.h"

/* ---- From an angle ---- */

/* 2 / pi, as far as the largest single needs it. */
static const uint32_t two_over_pi[] = {0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0,
                                       0xdb629599, 0x3c439041, 0xfe5163ab};

/* 32 bits of 2 / pi from bit `at` on. */
static uint32_t bits_from(unsigned at) {
    uint64_t pair = (uint64_t)two_over_pi[at / 32] << 32 | two_over_pi[at / 32 + 1];
    return (uint32_t)(pair >> (32 - at % 32));
}

/* x as a number of quarter turns, of which the last two bits are given, and a part of one: at
 * most a half, in units of 2 ** -64. The product with 2 / pi is computed with whole numbers: what
 * lies above the whole turns is left out, and nothing below is lost. x is finite, not less than
 * 2 ** -12. */
static unsigned quarters_of(float x, int64_t *part) {
    int exponent;
    uint32_t mantissa = real_take_apart(x, &exponent) >> 8;
    exponent += 8;
    unsigned skipped = exponent > 2 ? (unsigned)exponent - 2 : 0;
    unsigned shift = (unsigned)(2 + (int)skipped - exponent); /* from turns to what is computed */
    uint64_t low = (uint64_t)mantissa * bits_from(skipped + 64) >> 32;
    low += (uint64_t)mantissa * bits_from(skipped + 32);
    uint64_t high = (uint64_t)mantissa * bits_from(skipped) + (low >> 32);
    uint64_t turns =
        shift < 32 ? high << (32 - shift) | (uint32_t)low >> shift : high >> (shift - 32);
    unsigned quarters = (unsigned)((turns + ((uint64_t)1 << 61)) >> 62);
    *part = (int64_t)(turns << 2);
    if (x < 0) {
        *part = -*part;
        quarters = 0 - quarters;
    }
    return quarters & 3;
}

/* The sine and cosine of a part of a quarter turn without its sign. */
typedef struct pair {
    uint64_t sine; /* in units of 2 ** -scale */
    int scale;
    uint32_t cosine; /* in units of 2 ** -32, and one of them less */
} pair;

static pair both_of(int64_t part) {
    /* 1/3!, 1/5! ... and 1/2!, 1/4! ... in units of 2 ** -32 */
    static const uint32_t odd[] = {0x2aaaaaab, 0x2222222, 0xd00d0, 0x2e3c, 0x6c};
    static const uint32_t even[] = {0x80000000, 0xaaaaaab, 0x5b05b0, 0x1a01a, 0x4a0, 0x9};
    uint64_t size = part < 0 ? 0 - (uint64_t)part : (uint64_t)part;
    int zeros = size ? __builtin_clzll(size) : 0;
    uint64_t angle = (size << zeros >> 32) * 0xC90FDAA2u; /* pi / 2 * 2 ** 31 */
    uint32_t low = (uint32_t)real_shift(angle, -31 - zeros), square = real_times(low, low);
    uint32_t less = real_times(square, real_series(odd, sizeof odd / sizeof *odd, square, true));
    return (pair){
        .sine = angle - (angle >> 32) * less,
        .scale = 63 + zeros,
        .cosine = ~real_times(square, real_series(even, sizeof even / sizeof *even, square, true)),
    };
}

/* The sine of x and `more` quarter turns. */
static float sin_with(float x, unsigned more) {
    if (!wf_real_is_finite(x))
        return NAN;
    if (fabsf(x) < 0x1p-12f)
        return more ? 1 : x;
    int64_t part;
    unsigned quarters = quarters_of(x, &part) + more;
    pair both = both_of(part);
    bool negative = quarters & 2;
    if (quarters & 1)
        return real_put_together(both.cosine, -32, negative);
    return real_put_together(both.sine, -both.scale, negative != (part < 0));
}

float sinf(float x) { return sin_with(x, 0); }
float cosf(float x) { return sin_with(x, 1); }
float tanf(float x) {
    if (!wf_real_is_finite(x))
        return NAN;
    if (fabsf(x) < 0x1p-12f)
        return x;
    int64_t part;
    bool swap = quarters_of(x, &part) & 1;
    pair both = both_of(part);
    if (!swap)
        return real_put_together(both.sine / both.cosine, 32 - both.scale, part < 0);
    int zeros = __builtin_clzll(both.sine);
    uint64_t sine = both.sine << zeros >> 32;
    return real_put_together(((uint64_t)both.cosine << 32) / sine, both.scale + zeros - 96,
                             part >= 0);
}

/* ---- To an angle: in units of 2 ** -60 ---- */

#define QUARTER_TURN ((uint64_t)0x1921fb54442d1847)

/* The angle whose tangent is low / high, which is at most 1; both are below 2 ** 60. Turning by
 * angles whose tangents are 1/2 and 1/4 leaves little. */
static uint64_t angle_of(int64_t low, int64_t high) {
    static const int64_t turned[] = {0x76b19c1586ed3da, 0x3eb6ebf25901bac};
    uint64_t angle = 0;
    bool negative = false;
    for (int i = 1; i <= 2; i++)
        if (low > high >> (i == 1 ? 2 : 3)) {
            int64_t left = low - (high >> i);
            high += low >> i;
            angle += (uint64_t)(negative ? -turned[i - 1] : turned[i - 1]);
            negative ^= left < 0;
            low = left < 0 ? -left : left;
        }
    int scale = 28;
    uint64_t rest = real_arc((uint64_t)low, (uint64_t)high >> 28, true, &scale);
    rest = real_shift(rest, 60 - scale);
    return negative ? angle - rest : angle + rest;
}

float atan2f(float y, float x) {
    float above = fabsf(y), aside = fabsf(x);
    bool swap = above > aside;
    float low = swap ? aside : above, high = swap ? above : aside;
    if (wf_real_is_nan(low) || wf_real_is_nan(high))
        return NAN;
    uint64_t angle = 0;
    if (wf_real_is_infinite(low)) {
        angle = QUARTER_TURN / 2;
    } else if (!wf_real_is_zero(low) && !wf_real_is_infinite(high)) {
        int of_low, of_high;
        uint64_t a = real_take_apart(low, &of_low), b = real_take_apart(high, &of_high);
        if (!swap && !signbit(x) && of_high - of_low > 13)
            return y / x;
        angle = angle_of((int64_t)real_shift(a << 27, of_low - of_high), (int64_t)(b << 27));
    }
    angle = swap ? QUARTER_TURN - angle : angle;
    return real_put_together(signbit(x) ? 2 * QUARTER_TURN - angle : angle, -60, signbit(y));
}

float atanf(float x) { return atan2f(x, 1); }
float asinf(float x) { return atan2f(x, sqrtf((1 - x) * (1 + x))); }
float acosf(float x) { return atan2f(sqrtf((1 - x) * (1 + x)), x); }
