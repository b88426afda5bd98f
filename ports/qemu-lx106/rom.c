/* rom.c - what compiled code calls, and Debian's libgcc leaves out: the chip has the arithmetic in
 * its ROM.
 *
 * The core multiplies, to 32 bits, but does not divide, and has no floats. */
#include "lx106.h"

uint32_t __udivsi3(uint32_t value, uint32_t divisor);
uint32_t __umodsi3(uint32_t value, uint32_t divisor);
int32_t __divsi3(int32_t value, int32_t divisor);
uint64_t __umulsidi3(uint32_t left, uint32_t right);
uint64_t __muldi3(uint64_t left, uint64_t right);
uint64_t __udivmoddi4(uint64_t value, uint64_t divisor, uint64_t *rest); /* of libgcc */
uint64_t __udivdi3(uint64_t value, uint64_t divisor);
uint64_t __umoddi3(uint64_t value, uint64_t divisor);
int64_t __divdi3(int64_t value, int64_t divisor);
uint32_t __addsf3(uint32_t a, uint32_t b);
uint32_t __subsf3(uint32_t a, uint32_t b);
uint32_t __mulsf3(uint32_t a, uint32_t b);
uint32_t __floatsisf(int32_t number);
uint32_t __floatunsisf(uint32_t number);
uint32_t __fixunssfsi(uint32_t bits);
uint64_t __adddf3(uint64_t a, uint64_t b);
uint64_t __subdf3(uint64_t a, uint64_t b);
uint64_t __muldf3(uint64_t a, uint64_t b);
uint64_t __extendsfdf2(uint32_t bits);
uint32_t __truncdfsf2(uint64_t bits);
unsigned __atomic_fetch_or_4(volatile void *place, unsigned bits, int order);
unsigned __atomic_fetch_and_4(volatile void *place, unsigned bits, int order);

/* ---- Integers ---- */

/* A bit of the quotient a turn, for as many as it can have. */
static uint32_t divide(uint32_t value, uint32_t divisor, uint32_t *rest) {
    uint32_t quotient = 0;
    if (!divisor)
        __builtin_trap(); /* as in the chip's ROM */
    if (value >= divisor) {
        int bit = __builtin_clz(divisor) - __builtin_clz(value);
        divisor <<= bit;
        for (; bit >= 0; bit--, divisor >>= 1) {
            quotient <<= 1;
            if (value >= divisor) {
                value -= divisor;
                quotient |= 1;
            }
        }
    }
    *rest = value;
    return quotient;
}

uint32_t __udivsi3(uint32_t value, uint32_t divisor) {
    uint32_t rest;
    return divide(value, divisor, &rest);
}

uint32_t __umodsi3(uint32_t value, uint32_t divisor) {
    uint32_t rest;
    divide(value, divisor, &rest);
    return rest;
}

static uint32_t size_of(int32_t number) {
    return number < 0 ? -(uint32_t)number : (uint32_t)number;
}

int32_t __divsi3(int32_t value, int32_t divisor) {
    uint32_t quotient = __udivsi3(size_of(value), size_of(divisor));
    return (int32_t)((value ^ divisor) < 0 ? -quotient : quotient);
}

/* Of halves: MUL16U gives all 32 bits. */
uint64_t __umulsidi3(uint32_t left, uint32_t right) {
    uint32_t left_low = left & 0xffff, left_high = left >> 16;
    uint32_t right_low = right & 0xffff, right_high = right >> 16;
    uint32_t low = left_low * right_low;
    uint32_t middle = left_high * right_low + (low >> 16); /* cannot overflow */
    uint32_t other = left_low * right_high + (middle & 0xffff);
    uint32_t high = left_high * right_high + (middle >> 16) + (other >> 16);
    return (uint64_t)high << 32 | other << 16 | (low & 0xffff);
}

uint64_t __muldi3(uint64_t left, uint64_t right) {
    uint32_t left_low = (uint32_t)left, right_low = (uint32_t)right;
    uint32_t high = (uint32_t)(left >> 32) * right_low + left_low * (uint32_t)(right >> 32);
    return __umulsidi3(left_low, right_low) + ((uint64_t)high << 32);
}

uint64_t __udivdi3(uint64_t value, uint64_t divisor) { return __udivmoddi4(value, divisor, NULL); }

uint64_t __umoddi3(uint64_t value, uint64_t divisor) {
    uint64_t rest;
    __udivmoddi4(value, divisor, &rest);
    return rest;
}

int64_t __divdi3(int64_t value, int64_t divisor) {
    uint64_t quotient = __udivmoddi4(value < 0 ? -(uint64_t)value : (uint64_t)value,
                                     divisor < 0 ? -(uint64_t)divisor : (uint64_t)divisor, NULL);
    return (int64_t)((value ^ divisor) < 0 ? -quotient : quotient);
}

/* ---- Floats ---- */

static uint32_t product_sf(uint32_t left, uint32_t right, uint32_t *low) {
    uint64_t product = __umulsidi3(left, right);
    *low = (uint32_t)product;
    return (uint32_t)(product >> 32);
}

#define U       uint32_t
#define BITS    32
#define FRAC    23
#define NAME(x) x##_sf
#include "soft.inc"
#undef U
#undef BITS
#undef FRAC
#undef NAME

static uint64_t product_df(uint64_t left, uint64_t right, uint64_t *low) {
    uint32_t left_low = (uint32_t)left, left_high = (uint32_t)(left >> 32);
    uint32_t right_low = (uint32_t)right, right_high = (uint32_t)(right >> 32);
    uint64_t bottom = __umulsidi3(left_low, right_low);
    uint64_t middle = __umulsidi3(left_high, right_low) + (bottom >> 32);
    uint64_t other = __umulsidi3(left_low, right_high) + (uint32_t)middle;
    *low = other << 32 | (uint32_t)bottom;
    return __umulsidi3(left_high, right_high) + (middle >> 32) + (other >> 32);
}

#define U       uint64_t
#define BITS    64
#define FRAC    52
#define NAME(x) x##_df
#include "soft.inc"

enum { SF_BIAS = 127, SF_TOP = 26, DF_BIAS = 1023, DF_TOP = 55 };
#define SF_SIGN 0x80000000u
#define SF_INF  0x7f800000u
#define DF_INF  0x7ff0000000000000u

uint32_t __addsf3(uint32_t a, uint32_t b) { return add_sf(a, b); }
uint32_t __subsf3(uint32_t a, uint32_t b) { return add_sf(a, b ^ SF_SIGN); }
uint32_t __mulsf3(uint32_t a, uint32_t b) { return multiply_sf(a, b); }
uint64_t __adddf3(uint64_t a, uint64_t b) { return add_df(a, b); }
uint64_t __subdf3(uint64_t a, uint64_t b) { return add_df(a, b ^ (uint64_t)SF_SIGN << 32); }
uint64_t __muldf3(uint64_t a, uint64_t b) { return multiply_df(a, b); }

uint32_t __floatunsisf(uint32_t number) { return pack_sf(0, SF_BIAS + SF_TOP, number); }

uint32_t __floatsisf(int32_t number) {
    return pack_sf((uint32_t)number & SF_SIGN, SF_BIAS + SF_TOP, size_of(number));
}

/* Towards zero; what does not fit gives the nearest number that does. */
uint32_t __fixunssfsi(uint32_t bits) {
    int shift = exponent_of_sf(bits) - SF_BIAS - 23;
    if (bits & SF_SIGN || shift < -23)
        return 0;
    if (shift > 8)
        return UINT32_MAX;
    uint32_t fraction = fraction_of_sf(bits);
    return shift < 0 ? fraction >> -shift : fraction << shift;
}

uint64_t __extendsfdf2(uint32_t bits) {
    uint64_t sign = (uint64_t)(bits & SF_SIGN) << 32;
    if ((bits & ~SF_SIGN) >= SF_INF)
        return sign | DF_INF | (uint64_t)(bits & (SF_SIGN - 1)) << 29;
    return pack_df(sign, exponent_of_sf(bits) - SF_BIAS + DF_BIAS + DF_TOP - 23,
                   fraction_of_sf(bits));
}

uint32_t __truncdfsf2(uint64_t bits) {
    uint32_t sign = (uint32_t)(bits >> 32) & SF_SIGN;
    uint64_t size = bits << 1 >> 1;
    if (size >= DF_INF)
        return sign | SF_INF | (size > DF_INF ? 1u << 22 | (uint32_t)(size >> 29) : 0);
    uint32_t fraction = (uint32_t)shift_right_df(fraction_of_df(bits), 52 - SF_TOP);
    return pack_sf(sign, exponent_of_df(bits) - DF_BIAS + SF_BIAS, fraction);
}

/* ---- Atomic access: the core has no instruction for it ---- */

/* Clears and sets bits; what was there. */
static unsigned change(volatile unsigned *word, unsigned clear, unsigned set) {
    uint32_t was = lx_mask();
    unsigned before = *word;
    *word = (before & ~clear) | set;
    lx_unmask(was);
    return before;
}

unsigned __atomic_fetch_or_4(volatile void *place, unsigned bits, int order) {
    (void)order;
    return change(place, 0, bits);
}

unsigned __atomic_fetch_and_4(volatile void *place, unsigned bits, int order) {
    (void)order;
    return change(place, ~bits, 0);
}
