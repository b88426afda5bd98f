/* value.h - the bits of a wf_val. The only file that knows them.
 *
 * 64-bit words: every double is immediate. A double's bits are moved up by
 * 2^48, so that what is below is a pointer and what is above is an int:
 *
 *     0000 pppp pppp pppp   pointer to an object (0: WF_NULL)
 *     0001 .... to fff9 ..  double, bits + 2^48
 *     fffc .... to ffff ..  small int i in 50 bits, as ZERO + i
 *
 * Adding two small ints a and b is  a + (b - ZERO),  and the result is a small
 * int exactly when it is >= LEAST: one comparison tests for overflow both
 * ways. Comparing two small ints is comparing the words.
 *
 * 32-bit words: the low bits tell.
 *
 *     ..............00   pointer (objects are aligned to 8 bytes)
 *     ...............1   small int in 31 bits
 *     ..............10   float: the upper 30 bits of a single, rounded
 *
 * Always true: equal small ints have equal words; a NaN has one word only.
 */
#ifndef WF_HEAP_VALUE_H
#define WF_HEAP_VALUE_H

#include <assert.h>
#include <string.h>
#include "wafer.h"

#ifdef WF_CHECKED
static inline uintptr_t wf_bits(wf_val v) { return v.bits; }
static inline wf_val wf_from_bits(uintptr_t bits) { return (wf_val){bits}; }
#define WF_BITS_CONST(bits)                                                                        \
    { (bits) }
#else
static inline uintptr_t wf_bits(wf_val v) { return v; }
static inline wf_val wf_from_bits(uintptr_t bits) { return bits; }
#define WF_BITS_CONST(bits) (bits)
#endif

/* A constant initializer for an object in read-only memory. */
#define WF_ROM_VAL(object) WF_BITS_CONST((uintptr_t) & (object))

#ifndef WF_REAL_IS_SINGLE
/* ---- 64-bit words ---- */
#define WF_SMALL_BITS     50
#define WF_SMALL_LEAST    ((uintptr_t)0xFFFC000000000000)
#define WF_SMALL_ZERO     ((uintptr_t)0xFFFE000000000000)
#define WF_REAL_SHIFT     ((uintptr_t)1 << 48)
#define WF_SMALL_CONST(i) WF_BITS_CONST(WF_SMALL_ZERO + (uintptr_t)(intptr_t)(i))
/* A float constant from the bits of the double and of the single (see 32-bit words). */
#define WF_REAL_CONST(double_bits, single_bits)                                                    \
    WF_BITS_CONST((uintptr_t)(double_bits) + WF_REAL_SHIFT)

static inline bool wf_is_small(wf_val v) { return wf_bits(v) >= WF_SMALL_LEAST; }
static inline bool wf_is_object(wf_val v) { return wf_bits(v) - 1 < WF_REAL_SHIFT - 1; }
static inline bool wf_is_imm_float(wf_val v) {
    return wf_bits(v) - WF_REAL_SHIFT < WF_SMALL_LEAST - WF_REAL_SHIFT;
}
static inline wf_val wf_small(intptr_t i) { return wf_from_bits(WF_SMALL_ZERO + (uintptr_t)i); }
static inline intptr_t wf_small_value(wf_val v) { return (intptr_t)(wf_bits(v) - WF_SMALL_ZERO); }
/* Both small; the sum is good if wf_is_small(it). */
static inline wf_val wf_small_add(wf_val a, wf_val b) {
    return wf_from_bits(wf_bits(a) + (wf_bits(b) - WF_SMALL_ZERO));
}
static inline wf_val wf_small_sub(wf_val a, wf_val b) {
    return wf_from_bits(wf_bits(a) - (wf_bits(b) - WF_SMALL_ZERO));
}
/* The same with an int that is small. */
static inline wf_val wf_small_add_int(wf_val a, intptr_t i) {
    return wf_from_bits(wf_bits(a) + (uintptr_t)i);
}
static inline wf_val wf_small_sub_int(wf_val a, intptr_t i) {
    return wf_from_bits(wf_bits(a) - (uintptr_t)i);
}
/* Whether what these gave, or WF_NULL for an overflow, is a small int. */
static inline bool wf_is_result(wf_val v) { return wf_is_small(v); }
static inline bool wf_small_less(wf_val a, wf_val b) { return wf_bits(a) < wf_bits(b); }

/* x must not be a NaN with a payload other than the machine's own; wf_new_float takes any. */
static inline wf_val wf_imm_float(wf_real x) {
    uintptr_t bits;
    memcpy(&bits, &x, sizeof bits);
    return wf_from_bits(bits + WF_REAL_SHIFT);
}
static inline wf_real wf_imm_float_value(wf_val v) {
    uintptr_t bits = wf_bits(v) - WF_REAL_SHIFT;
    wf_real x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
#else
/* ---- 32-bit words ---- */
#define WF_SMALL_BITS                           31
#define WF_SMALL_CONST(i)                       WF_BITS_CONST(((uintptr_t)(intptr_t)(i) << 1) | 1)
#define WF_REAL_CONST(double_bits, single_bits) WF_BITS_CONST((uintptr_t)(single_bits) | 2)

static inline bool wf_is_small(wf_val v) { return wf_bits(v) & 1; }
static inline bool wf_is_object(wf_val v) { return (wf_bits(v) & 3) == 0 && wf_bits(v) != 0; }
static inline bool wf_is_imm_float(wf_val v) { return (wf_bits(v) & 3) == 2; }
static inline wf_val wf_small(intptr_t i) { return wf_from_bits(((uintptr_t)i << 1) | 1); }
static inline intptr_t wf_small_value(wf_val v) { return (intptr_t)wf_bits(v) >> 1; }
/* Both small; the sum is good if wf_is_small(it): an overflow gives WF_NULL. */
static inline wf_val wf_small_add(wf_val a, wf_val b) {
    intptr_t sum;
    if (__builtin_add_overflow((intptr_t)wf_bits(a), (intptr_t)(wf_bits(b) - 1), &sum))
        return WF_NULL;
    return wf_from_bits((uintptr_t)sum);
}
static inline wf_val wf_small_sub(wf_val a, wf_val b) {
    intptr_t difference;
    if (__builtin_sub_overflow((intptr_t)wf_bits(a), (intptr_t)(wf_bits(b) - 1), &difference))
        return WF_NULL;
    return wf_from_bits((uintptr_t)difference);
}
static inline wf_val wf_small_add_int(wf_val a, intptr_t i) {
    intptr_t sum;
    if (__builtin_add_overflow((intptr_t)wf_bits(a), i * 2, &sum))
        return WF_NULL;
    return wf_from_bits((uintptr_t)sum);
}
static inline wf_val wf_small_sub_int(wf_val a, intptr_t i) {
    intptr_t difference;
    if (__builtin_sub_overflow((intptr_t)wf_bits(a), i * 2, &difference))
        return WF_NULL;
    return wf_from_bits((uintptr_t)difference);
}
/* Whether what these gave is a small int: they have told already. */
static inline bool wf_is_result(wf_val v) { return wf_bits(v) != 0; }
static inline bool wf_small_less(wf_val a, wf_val b) {
    return (intptr_t)wf_bits(a) < (intptr_t)wf_bits(b);
}

/* Rounds to nearest even at the two bits that are dropped; infinities and the
 * NaN stay what they are because their low bits are zero. */
static inline wf_val wf_imm_float(wf_real x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits += 1 + ((bits >> 2) & 1);
    return wf_from_bits((bits & ~(uintptr_t)3) | 2);
}
static inline wf_real wf_imm_float_value(wf_val v) {
    uint32_t bits = (uint32_t)wf_bits(v) & ~(uint32_t)3;
    wf_real x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
#endif

#define WF_SMALL_MAX (((intptr_t)1 << (WF_SMALL_BITS - 1)) - 1)
#define WF_SMALL_MIN (-WF_SMALL_MAX - 1)
static inline bool wf_fits_small(int64_t i) { return i >= WF_SMALL_MIN && i <= WF_SMALL_MAX; }

/* ---- The head of an object: type | bits of the collector ---- */
#define WF_HEAD_PINNED  1 /* never moves (its id() was asked, or wf_pin) */
#define WF_HEAD_WATCHED 2 /* has a weak reference or an entry among the finalizable */
#define WF_HEAD_BITS    3

static inline const wf_type *wf_head_type(const void *object) {
    return (const wf_type *)(((const wf_head *)object)->word & ~(uintptr_t)WF_HEAD_BITS);
}

#endif
