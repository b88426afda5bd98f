/* conversions.c - what the compiler calls to convert singles, without libgcc's arithmetic of
 * doubles, in terms of which libgcc does it. */
#include <string.h>
#include "reals.h"

int64_t __aeabi_f2lz(float x);
double __aeabi_f2d(float x);
float __aeabi_d2f(double x);

/* As C has it, which says nothing of what is too large. */
int64_t __aeabi_f2lz(float x) {
    if (fabsf(x) < 1)
        return 0;
    int exponent;
    uint32_t mantissa = real_take_apart(x, &exponent);
    uint64_t size = exponent > 32 ? 0 : real_shift(mantissa, exponent);
    return (int64_t)(signbit(x) ? 0 - size : size);
}

double __aeabi_f2d(float x) {
    uint64_t bits = 0;
    int exponent;
    if (!wf_real_is_finite(x)) {
        uint32_t single;
        memcpy(&single, &x, sizeof single);
        bits = (uint64_t)0x7ff << 52 | (uint64_t)(single & 0x7fffff) << 29;
    } else if (!wf_real_is_zero(x)) {
        bits = (uint64_t)real_take_apart(x, &exponent) << 21;
        bits += (uint64_t)(exponent + 1023 + 30) << 52; /* and one for the mantissa's top bit */
    }
    bits |= (uint64_t)(signbit(x) != 0) << 63;
    double wide;
    memcpy(&wide, &bits, sizeof wide);
    return wide;
}

float __aeabi_d2f(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int field = (int)(bits >> 52 & 0x7ff);
    uint64_t mantissa = bits & (((uint64_t)1 << 52) - 1);
    if (field == 0x7ff && mantissa != 0)
        return NAN;
    return real_put_together(mantissa | (uint64_t)1 << 52, field == 0x7ff ? 2000 : field - 1075,
                             bits >> 63);
}
