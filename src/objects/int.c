/* int.c - ints as values: making and reading them, arithmetic, comparing, hashing.
 *
 * Every operation takes ints of all sizes and kinds (small, with digits,
 * bools, instances of subclasses) and gives plain ints. What fits 64 bits is
 * computed in 64 bits; the rest goes through a wf_num, which shows any int
 * as sign and magnitude without allocating.
 */
#include <string.h>
#include "heap/needs.h"
#include "objects/bigint.h"
#include "objects/int.h"
#include "objects/list.h"

/* Most digits of an int: its bits are counted in an intptr_t. */
#define MOST_DIGITS ((size_t)INTPTR_MAX / 64)
/* Powers longer than this many digits have their memory asked for before the work is done. */
#define LONG_POWER 16384

/* ---- Making ---- */

wf_int *wf_int_begin(wf_vm *vm, size_t count) {
    if (count > MOST_DIGITS)
        wf_error_raise(vm, WF_E_INT_TOO_MANY_DIGITS);
    return wf_new(vm, &wf_int_type, sizeof(wf_int) + count * sizeof(uint32_t));
}

wf_val wf_int_end(wf_vm *vm, wf_int *z, size_t count, bool negative) {
    size_t room = count;
    count = wf_digits_trim(z->digit, count);
    if (count <= 2) {
        uint64_t magnitude =
            (count > 1 ? (uint64_t)z->digit[1] << 32 : 0) | (count ? z->digit[0] : 0);
        if (magnitude <= (uint64_t)WF_SMALL_MAX + negative)
            return wf_small(negative ? (intptr_t)-magnitude : (intptr_t)magnitude);
    }
    z->count = negative ? -(intptr_t)count : (intptr_t)count;
    if ((room - count) * sizeof(uint32_t) >= WF_GRANULE)
        wf_shrink(vm, z, sizeof(wf_int) + count * sizeof(uint32_t));
    return wf_from(z);
}

static wf_val from_magnitude(wf_vm *vm, uint64_t magnitude, bool negative) {
    if (magnitude <= (uint64_t)WF_SMALL_MAX + negative)
        return wf_small(negative ? (intptr_t)-magnitude : (intptr_t)magnitude);
    size_t count = magnitude >> 32 ? 2 : 1;
    wf_int *z = wf_int_begin(vm, count);
    z->digit[0] = (uint32_t)magnitude;
    if (count == 2)
        z->digit[1] = (uint32_t)(magnitude >> 32);
    z->count = negative ? -(intptr_t)count : (intptr_t)count;
    return wf_from(z);
}

wf_val wf_new_int(wf_vm *vm, int64_t i) {
    if (wf_fits_small(i))
        return wf_small((intptr_t)i);
    return from_magnitude(vm, i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0);
}

wf_val wf_new_uint(wf_vm *vm, uint64_t i) { return from_magnitude(vm, i, false); }
wf_val wf_new_bool(bool b) { return wf_bool(b); }

wf_val wf_int_exact(wf_vm *vm, wf_val v) {
    if (wf_is_small(v) || wf_is_exact(v, &wf_int_type))
        return v;
    wf_num n;
    wf_int_view(v, &n);
    if (n.count <= 2) {
        int64_t i;
        if (wf_int_fits64(v, &i))
            return wf_new_int(vm, i);
    }
    wf_int *z = wf_int_begin(vm, n.count);
    memcpy(z->digit, n.digit, n.count * sizeof(uint32_t));
    return wf_int_end(vm, z, n.count, n.negative);
}

/* ---- Reading ---- */

bool wf_is_int(wf_val v) { return wf_is_int_(v) || wf_is_bool(v); }

void wf_int_view(wf_val v, wf_num *out) {
    if (wf_has_kind(v, WF_KIND_INT)) {
        const wf_int *z = wf_ptr(v);
        out->digit = z->digit;
        out->negative = z->count < 0;
        out->count = (size_t)(z->count < 0 ? -z->count : z->count);
        return;
    }
    intptr_t i = wf_is_small(v) ? wf_small_value(v) : wf_eq(v, WF_TRUE);
    uint64_t magnitude = i < 0 ? -(uint64_t)i : (uint64_t)i;
    out->own[0] = (uint32_t)magnitude;
    out->own[1] = (uint32_t)(magnitude >> 32);
    out->digit = out->own;
    out->negative = i < 0;
    out->count = magnitude >> 32 ? 2 : magnitude != 0;
}

bool wf_int_fits64(wf_val v, int64_t *out) {
    if (wf_is_small(v)) {
        *out = wf_small_value(v);
        return true;
    }
    wf_num n;
    wf_int_view(v, &n);
    if (n.count > 2)
        return false;
    uint64_t magnitude =
        (n.count > 1 ? (uint64_t)n.digit[1] << 32 : 0) | (n.count ? n.digit[0] : 0);
    if (magnitude > (uint64_t)INT64_MAX + n.negative)
        return false;
    *out = (int64_t)(n.negative ? -magnitude : magnitude);
    return true;
}

bool wf_int_fits_u64(wf_val v, uint64_t *out) {
    wf_num n;
    wf_int_view(v, &n);
    if (n.count > 2 || n.negative)
        return false;
    *out = (n.count > 1 ? (uint64_t)n.digit[1] << 32 : 0) | (n.count ? n.digit[0] : 0);
    return true;
}

int wf_int_sign(wf_val v) {
    wf_num n;
    wf_int_view(v, &n);
    return n.negative ? -1 : n.count != 0;
}

bool wf_int_is_zero(wf_val v) { return wf_int_sign(v) == 0; }

size_t wf_int_bit_length(wf_val v) {
    wf_num n;
    wf_int_view(v, &n);
    return wf_digits_bits(n.digit, n.count);
}

wf_val wf_index(wf_vm *vm, wf_val v) {
    if (wf_is_small(v))
        return v;
    if (wf_is_int(v))
        return wf_int_exact(vm, v);
    wf_val i = wf_call_special(vm, v, WF_S(__index__), NULL, 0);
    if (wf_is_null(i))
        wf_error_raise(vm, WF_E_NOT_AN_INTEGER, v);
    if (!wf_is_int(i))
        wf_error_raise(vm, WF_E_NON_INT_RESULT, "__index__", i);
    return wf_int_exact(vm, i);
}

int64_t wf_to_int(wf_vm *vm, wf_val v) {
    int64_t i;
    if (!wf_int_fits64(wf_index(vm, v), &i))
        wf_error_raise(vm, WF_E_INT_TO_C);
    return i;
}

intptr_t wf_to_size(wf_vm *vm, wf_val v, wf_error error) {
    int64_t i;
    if (!wf_int_fits64(wf_index(vm, v), &i) || i != (intptr_t)i)
        wf_error_raise(vm, error, v);
    return (intptr_t)i;
}

intptr_t wf_to_index(wf_vm *vm, wf_val v) { return wf_to_size(vm, v, WF_E_INT_TO_SSIZE); }

intptr_t wf_to_clamped(wf_vm *vm, wf_val v) {
    int64_t i;
    v = wf_index(vm, v);
    if (wf_int_fits64(v, &i) && i == (intptr_t)i)
        return (intptr_t)i;
    return wf_int_sign(v) < 0 ? INTPTR_MIN : INTPTR_MAX;
}

/* ---- Ints and reals ---- */

/* |v| = (top + less than 1 if *more) * 2^*exponent, where top has 64 bits unless the
 * exponent is 0. */
static uint64_t leading_bits(const wf_num *n, bool *more, intptr_t *exponent) {
    size_t bits = wf_digits_bits(n->digit, n->count), count = n->count;
    *more = false;
    *exponent = 0;
    if (bits <= 64)
        return (count > 1 ? (uint64_t)n->digit[1] << 32 : 0) | (count ? n->digit[0] : 0);
    unsigned shift = (unsigned)(-bits % 32); /* zeros above the top bit */
    uint64_t top = (uint64_t)n->digit[count - 1] << 32 | n->digit[count - 2];
    if (shift)
        top = top << shift | n->digit[count - 3] >> (32 - shift);
    *exponent = (intptr_t)bits - 64;
    *more = wf_digits_any_below(n->digit, n->count, bits - 64);
    return top;
}

static wf_real to_real(wf_val v) {
    wf_num n;
    bool more;
    intptr_t exponent;
    wf_int_view(v, &n);
    uint64_t top = leading_bits(&n, &more, &exponent);
    wf_real x = wf_real_round(top, more, exponent);
    return n.negative ? -x : x;
}

wf_real wf_int_to_real(wf_vm *vm, wf_val v) {
    wf_real x = to_real(v);
    if (!wf_real_is_finite(x))
        wf_error_raise(vm, WF_E_INT_TO_FLOAT);
    return x;
}

wf_real wf_int_frexp(wf_val v, intptr_t *exponent) {
    wf_num n;
    bool more;
    wf_int_view(v, &n);
    uint64_t top = leading_bits(&n, &more, exponent);
    size_t bits = wf_digits_bits(n.digit, n.count);
    *exponent = (intptr_t)bits;
    wf_real x = wf_real_round(top, more, -(intptr_t)(bits < 64 ? bits : 64));
    return n.negative ? -x : x;
}

wf_val wf_int_from_real(wf_vm *vm, wf_real x) {
    if (wf_real_is_nan(x))
        wf_error_raise(vm, WF_E_NAN_TO_INT);
    if (!wf_real_is_finite(x))
        wf_error_raise(vm, WF_E_INFINITY_TO_INT);
    const wf_real most = (wf_real)((int64_t)1 << 62);
    if (x > -most && x < most)
        return wf_new_int(vm, (int64_t)x);
    int exponent;
    uint64_t mantissa = wf_real_parts(x, &exponent);
    wf_val z = wf_int_binary(vm, WF_LSHIFT, wf_new_uint(vm, mantissa), wf_small(exponent));
    return x < 0 ? wf_int_unary(vm, WF_NEG, z) : z;
}

wf_val wf_new_int_real(wf_vm *vm, wf_real x) { return wf_int_from_real(vm, x); }

/* ---- Comparing and hashing ---- */

int wf_int_compare(wf_val a, wf_val b) {
    if (wf_is_small(a) && wf_is_small(b))
        return wf_small_less(b, a) - wf_small_less(a, b);
    wf_num x, y;
    wf_int_view(a, &x);
    wf_int_view(b, &y);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int order = wf_digits_compare(x.digit, x.count, y.digit, y.count);
    return x.negative ? -order : order;
}

/* The number modulo 2^HASH_BITS - 1, with its sign; -1 is not a hash. */
#define HASH_BITS    (sizeof(wf_hash) == 8 ? 61 : 31)
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)

/* x * 2^shift modulo the modulus, x below it: a rotation. */
static uint64_t hash_shift(uint64_t x, unsigned shift) {
    return ((x << shift) & HASH_MODULUS) | x >> (HASH_BITS - shift);
}

wf_hash wf_int_as_hash(wf_val v) {
    wf_num n;
    wf_int_view(v, &n);
    uintptr_t magnitude = n.count ? n.digit[0] : 0;
    if (sizeof magnitude > 4 && n.count > 1)
        magnitude |= (uintptr_t)n.digit[1] << (sizeof magnitude > 4 ? 32 : 0);
    bool fits = n.count <= sizeof magnitude / 4 && magnitude <= (uintptr_t)INTPTR_MAX + n.negative;
    if (!fits)
        return wf_int_hash(v);
    wf_hash hash = (wf_hash)(n.negative ? 0 - magnitude : magnitude);
    return hash == -1 ? -2 : hash;
}

wf_hash wf_int_hash(wf_val v) {
    if (wf_is_small(v)) /* below the modulus */
        return wf_eq(v, wf_small(-1)) ? -2 : (wf_hash)wf_small_value(v);
    wf_num n;
    wf_int_view(v, &n);
    uint64_t h = 0;
    for (size_t i = n.count; i-- > 0;) {
        h = hash_shift(h, 32 % HASH_BITS) + n.digit[i];
        h = (h & HASH_MODULUS) + (h >> HASH_BITS);
        if (h >= HASH_MODULUS)
            h -= HASH_MODULUS;
    }
    wf_hash hash = n.negative ? -(wf_hash)h : (wf_hash)h;
    return hash == -1 ? -2 : hash;
}

wf_hash wf_real_hash(wf_real x) {
    if (wf_real_is_nan(x))
        return 0;
    if (!wf_real_is_finite(x))
        return x > 0 ? 314159 : -314159;
    int exponent;
    uint64_t mantissa = wf_real_parts(x, &exponent);
    int shift = exponent % HASH_BITS;
    uint64_t h =
        hash_shift(mantissa % HASH_MODULUS, (unsigned)(shift < 0 ? shift + HASH_BITS : shift));
    wf_hash hash = x < 0 ? -(wf_hash)h : (wf_hash)h;
    return hash == -1 ? -2 : hash;
}

/* ---- Sums and products ---- */

/* a + b, or a - b: b_negative is the sign that b counts with. */
static wf_val sum(wf_vm *vm, const wf_num *a, const wf_num *b, bool b_negative) {
    bool swap = wf_digits_compare(a->digit, a->count, b->digit, b->count) < 0;
    const wf_num *big = swap ? b : a, *little = swap ? a : b;
    wf_int *z = wf_int_begin(vm, big->count + 1);
    if (a->negative == b_negative)
        z->digit[big->count] =
            wf_digits_add(z->digit, big->digit, big->count, little->digit, little->count);
    else
        wf_digits_sub(z->digit, big->digit, big->count, little->digit, little->count);
    return wf_int_end(vm, z, big->count + 1, swap ? b_negative : a->negative);
}

static wf_val product(wf_vm *vm, const wf_num *a, const wf_num *b) {
    wf_int *z = wf_int_begin(vm, a->count + b->count);
    wf_digits_mul(vm, z->digit, a->digit, a->count, b->digit, b->count);
    return wf_int_end(vm, z, a->count + b->count, a->negative != b->negative);
}

static wf_val add(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_ADD, a, b); }
static wf_val sub(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_SUB, a, b); }
static wf_val mul(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_MUL, a, b); }

/* ---- Division ---- */

/* Magnitudes of at least two digits in b, a not shorter: *q and *r as for b > 0. The remainder
 * takes the sign of a. */
static void divide_long(wf_vm *vm, const wf_num *a, const wf_num *b, wf_val *q, wf_val *r) {
    size_t an = a->count, bn = b->count;
    unsigned shift = (unsigned)__builtin_clz(b->digit[bn - 1]);
    wf_int *quotient = wf_int_begin(vm, an + 1 - bn), *rest = wf_int_begin(vm, an + 1),
           *divisor = NULL;
    const uint32_t *v = b->digit;
    if (shift) {
        divisor = wf_int_begin(vm, bn);
        wf_digits_shift_left(divisor->digit, v, bn, shift);
        v = divisor->digit;
    }
    rest->digit[an] = wf_digits_shift_left(rest->digit, a->digit, an, shift);
    wf_digits_div(vm, quotient->digit, rest->digit, an + 1, v, bn);
    wf_digits_shift_right(rest->digit, rest->digit, bn, shift);
    *q = wf_int_end(vm, quotient, an + 1 - bn, a->negative != b->negative);
    *r = wf_int_end(vm, rest, bn, a->negative);
}

/* Quotient towards zero and remainder with the sign of a; b is not 0. */
static void divide_toward_zero(wf_vm *vm, wf_val left, wf_val right, wf_val *q, wf_val *r) {
    wf_num a, b;
    wf_int_view(left, &a);
    wf_int_view(right, &b);
    if (wf_digits_compare(a.digit, a.count, b.digit, b.count) < 0) {
        *q = wf_small(0);
        *r = wf_int_exact(vm, left);
    } else if (b.count == 1) {
        wf_int *z = wf_int_begin(vm, a.count);
        uint32_t rest = wf_digits_div_small(z->digit, a.digit, a.count, b.digit[0]);
        *q = wf_int_end(vm, z, a.count, a.negative != b.negative);
        *r = from_magnitude(vm, rest, a.negative);
    } else {
        divide_long(vm, &a, &b, q, r);
    }
}

/* Quotient rounded down, remainder with the sign of b. */
static void divide_floor(wf_vm *vm, wf_val a, wf_val b, wf_val *q, wf_val *r) {
    int64_t x, y;
    if (wf_int_fits64(a, &x) && wf_int_fits64(b, &y) && !(x == INT64_MIN && y == -1)) {
        int64_t quotient = x / y, rest = x % y;
        if (rest != 0 && (rest < 0) != (y < 0)) {
            quotient--;
            rest += y;
        }
        *q = wf_new_int(vm, quotient);
        *r = wf_new_int(vm, rest);
        return;
    }
    divide_toward_zero(vm, a, b, q, r);
    if (!wf_int_is_zero(*r) && (wf_int_sign(*r) < 0) != (wf_int_sign(b) < 0)) {
        *q = sub(vm, *q, wf_small(1));
        *r = add(vm, *r, b);
    }
}

static wf_val divide(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    if (wf_int_is_zero(b))
        wf_error_raise(vm, op == WF_MOD ? WF_E_INT_MODULO_ZERO : WF_E_INT_DIVIDE_ZERO);
    wf_val q, r;
    divide_floor(vm, a, b, &q, &r);
    if (op == WF_DIVMOD)
        return wf_from(wf_tuple_pair(vm, q, r));
    return op == WF_MOD ? r : q;
}

/* a / b, correctly rounded: the quotient is taken to 63 or 64 bits, the remainder tells about the
 * rest. */
static wf_val divide_true(wf_vm *vm, wf_val a, wf_val b) {
    if (wf_int_is_zero(b))
        wf_error_raise(vm, WF_E_DIVIDE_ZERO);
    size_t abits = wf_int_bit_length(a), bbits = wf_int_bit_length(b);
    if (abits <= WF_REAL_BITS && bbits <= WF_REAL_BITS)
        return wf_float(to_real(a) / to_real(b));
    intptr_t shift = 63 - ((intptr_t)abits - (intptr_t)bbits);
    bool negative = (wf_int_sign(a) < 0) != (wf_int_sign(b) < 0);
    a = wf_int_unary(vm, WF_ABS, a);
    b = wf_int_unary(vm, WF_ABS, b);
    if (shift > 0)
        a = wf_int_binary(vm, WF_LSHIFT, a, wf_small(shift));
    else
        b = wf_int_binary(vm, WF_LSHIFT, b, wf_small(-shift));
    wf_val q, r;
    divide_toward_zero(vm, a, b, &q, &r);
    uint64_t mantissa = 0;
    wf_int_fits_u64(q, &mantissa);
    wf_real x = wf_real_round(mantissa, !wf_int_is_zero(r), -shift);
    if (!wf_real_is_finite(x))
        wf_error_raise(vm, WF_E_INT_RATIO_TOO_LARGE);
    return wf_float(negative ? -x : x);
}

/* ---- Shifts and bits ---- */

static wf_val shift_left(wf_vm *vm, wf_val v, wf_val by) {
    wf_num a;
    int64_t bits;
    wf_int_view(v, &a);
    if (wf_int_sign(by) < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_SHIFT);
    if (a.count == 0)
        return wf_small(0);
    if (!wf_int_fits64(by, &bits))
        wf_error_raise(vm, WF_E_INT_TOO_MANY_DIGITS);
    if ((uint64_t)bits / 32 > MOST_DIGITS - a.count - 1)
        wf_raise_memory(vm, SIZE_MAX);
    size_t whole = (size_t)(bits / 32), count = a.count + whole + 1;
    wf_int *z = wf_int_begin(vm, count);
    z->digit[count - 1] =
        wf_digits_shift_left(z->digit + whole, a.digit, a.count, (unsigned)(bits % 32));
    return wf_int_end(vm, z, count, a.negative);
}

/* Rounds down: a negative number that loses a bit goes one further from zero. */
static wf_val shift_right(wf_vm *vm, wf_val v, wf_val by) {
    wf_num a;
    int64_t bits;
    wf_int_view(v, &a);
    if (wf_int_sign(by) < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_SHIFT);
    if (!wf_int_fits64(by, &bits) || (uint64_t)bits / 32 >= a.count)
        return wf_small(a.negative ? -1 : 0);
    size_t whole = (size_t)(bits / 32), count = a.count - whole;
    wf_int *z = wf_int_begin(vm, count + 1);
    wf_digits_shift_right(z->digit, a.digit + whole, count, (unsigned)(bits % 32));
    if (a.negative && wf_digits_any_below(a.digit, a.count, (size_t)bits)) {
        const uint32_t one = 1;
        z->digit[count] = wf_digits_add(z->digit, z->digit, count, &one, 1);
    }
    return wf_int_end(vm, z, count + 1, a.negative);
}

/* Digit i of the two's complement, digit by digit from 0: *carry starts as 1. */
static inline uint32_t complement_digit(const wf_num *n, size_t i, uint32_t *carry) {
    uint32_t d = i < n->count ? n->digit[i] : 0;
    if (!n->negative)
        return d;
    uint32_t result = ~d + *carry;
    *carry = *carry && result == 0;
    return result;
}

static wf_val bitwise(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_num a, b;
    wf_int_view(left, &a);
    wf_int_view(right, &b);
    size_t count = (a.count > b.count ? a.count : b.count) + 1;
    wf_int *z = wf_int_begin(vm, count);
    uint32_t ca = 1, cb = 1;
    for (size_t i = 0; i < count; i++) {
        uint32_t x = complement_digit(&a, i, &ca), y = complement_digit(&b, i, &cb);
        z->digit[i] = op == WF_AND ? x & y : op == WF_OR ? x | y : x ^ y;
    }
    bool negative = z->digit[count - 1] >> 31;
    if (negative) {
        wf_num result = {.digit = z->digit, .count = count, .negative = true};
        uint32_t carry = 1;
        for (size_t i = 0; i < count; i++)
            z->digit[i] = complement_digit(&result, i, &carry);
    }
    return wf_int_end(vm, z, count, negative);
}

/* ---- Powers ---- */

/* Memory for a number of so many bits is there, or MemoryError is raised before hours of work. */
static void reserve_bits(wf_vm *vm, size_t bits, uint64_t times) {
    if (times > (uint64_t)MOST_DIGITS * 32 / bits)
        wf_raise_memory(vm, SIZE_MAX);
    size_t count = (size_t)(bits * times / 32);
    if (count > LONG_POWER)
        wf_blob_new(vm, count * sizeof(uint32_t));
}

/* base to a power of at least 2, |base| at least 2. */
static wf_val raise_power(wf_vm *vm, wf_val base, uint64_t exponent) {
    wf_num n;
    wf_int_view(base, &n);
    size_t bits = wf_digits_bits(n.digit, n.count);
    reserve_bits(vm, bits - 1 ? bits - 1 : 1, exponent);
    if (!wf_digits_any_below(n.digit, n.count, bits - 1)) {
        wf_val z =
            wf_int_binary(vm, WF_LSHIFT, wf_small(1), wf_new_uint(vm, (bits - 1) * exponent));
        return n.negative && exponent % 2 ? wf_int_unary(vm, WF_NEG, z) : z;
    }
    wf_val z = base;
    for (int bit = 62 - __builtin_clzll(exponent); bit >= 0; bit--) {
        z = mul(vm, z, z);
        if (exponent >> bit & 1)
            z = mul(vm, z, base);
    }
    return z;
}

static wf_val power(wf_vm *vm, wf_val base, wf_val exponent) {
    int64_t b, e;
    bool is_short = wf_int_fits64(exponent, &e);
    if (wf_int_sign(exponent) < 0)
        return wf_float_binary(vm, WF_POW, wf_int_to_real(vm, base), wf_int_to_real(vm, exponent));
    if (is_short && e == 0)
        return wf_small(1);
    base = wf_int_exact(vm, base);
    if (wf_int_fits64(base, &b) && b >= -1 && b <= 1) {
        wf_num n;
        wf_int_view(exponent, &n);
        return b == -1 && !(n.digit[0] & 1) ? wf_small(1) : base;
    }
    if (is_short && e == 1)
        return base;
    if (!is_short)
        wf_raise_memory(vm, SIZE_MAX);
    return raise_power(vm, base, (uint64_t)e);
}

/* The inverse of a modulo m > 0, by Euclid's algorithm. */
static wf_val invert(wf_vm *vm, wf_val a, wf_val m) {
    wf_val x = wf_small(1), next = wf_small(0), b = m;
    while (!wf_int_is_zero(b)) {
        wf_val q, r;
        divide_floor(vm, a, b, &q, &r);
        a = b, b = r;
        wf_val after = sub(vm, x, mul(vm, q, next));
        x = next, next = after;
    }
    if (!wf_eq(a, wf_small(1)))
        wf_error_raise(vm, WF_E_NOT_INVERTIBLE);
    return wf_int_binary(vm, WF_MOD, x, m);
}

/* a < 2^32 to a power modulo m <= 2^32. */
static uint64_t power_mod_short(uint64_t a, const wf_num *exponent, uint64_t m) {
    uint64_t z = 1 % m;
    for (size_t i = exponent->count; i-- > 0;)
        for (int bit = 31; bit >= 0; bit--) {
            z = z * z % m;
            if (exponent->digit[i] >> bit & 1)
                z = z * a % m;
        }
    return z;
}

/* Four bits of a long exponent at a time, one of a short one. */
static wf_val power_mod_long(wf_vm *vm, wf_val base, const wf_num *exponent, wf_val m) {
    wf_val table[16], z = wf_small(1);
    unsigned width = exponent->count > 4 ? 4 : 1;
    table[0] = z;
    for (unsigned i = 1; i < 1u << width; i++)
        table[i] = wf_int_binary(vm, WF_MOD, mul(vm, table[i - 1], base), m);
    for (size_t i = exponent->count; i-- > 0;)
        for (int bit = 32 - (int)width; bit >= 0; bit -= (int)width) {
            for (unsigned n = 0; n < width && !wf_eq(z, wf_small(1)); n++)
                z = wf_int_binary(vm, WF_MOD, mul(vm, z, z), m);
            unsigned part = exponent->digit[i] >> bit & ((1u << width) - 1);
            if (part)
                z = wf_int_binary(vm, WF_MOD, mul(vm, z, table[part]), m);
        }
    return wf_int_binary(vm, WF_MOD, z, m);
}

wf_val wf_int_pow_mod(wf_vm *vm, wf_val base, wf_val exponent, wf_val modulus) {
    if (wf_int_is_zero(modulus))
        wf_error_raise(vm, WF_E_POW_MODULUS_ZERO);
    wf_val m = wf_int_unary(vm, WF_ABS, modulus);
    base = wf_int_binary(vm, WF_MOD, base, m);
    if (wf_int_sign(exponent) < 0) {
        exponent = wf_int_unary(vm, WF_NEG, exponent);
        base = invert(vm, base, m);
    }
    wf_num e;
    wf_int_view(exponent, &e);
    uint64_t b, n;
    wf_val z;
    if (wf_int_fits_u64(m, &n) && n <= UINT32_MAX && wf_int_fits_u64(base, &b))
        z = wf_new_uint(vm, power_mod_short(b, &e, n));
    else
        z = power_mod_long(vm, base, &e, m);
    if (wf_int_sign(modulus) < 0 && !wf_int_is_zero(z))
        z = add(vm, z, modulus);
    return z;
}

/* ---- Operators ---- */

/* With words of 32 bits of two such: to tell of all products whether they fit would be 150 bytes. */
static bool short_product(int64_t a, int64_t b, int64_t *z) {
    if (WF_SMALL_BITS > 32)
        return !__builtin_mul_overflow(a, b, z);
    *z = (int64_t)(int32_t)a * (int32_t)b;
    return a == (int32_t)a && b == (int32_t)b;
}

/* The result in 64 bits, if that is where it is; false: not computed. */
static bool short_binary(wf_binop op, int64_t a, int64_t b, int64_t *z) {
    switch (op) {
    case WF_ADD: return !__builtin_add_overflow(a, b, z);
    case WF_SUB: return !__builtin_sub_overflow(a, b, z);
    case WF_MUL: return short_product(a, b, z);
    case WF_AND: *z = a & b; return true;
    case WF_OR: *z = a | b; return true;
    case WF_XOR: *z = a ^ b; return true;
    case WF_LSHIFT:
        if (b < 0 || b > 62 || (a << b) >> b != a)
            return false;
        *z = a << b;
        return true;
    case WF_RSHIFT:
        if (b < 0)
            return false;
        *z = a >> (b > 63 ? 63 : b);
        return true;
    default: return false;
    }
}

wf_val wf_int_binary(wf_vm *vm, wf_binop op, wf_val a, wf_val b) {
    int64_t x, y, result;
    if (wf_int_fits64(a, &x) && wf_int_fits64(b, &y) && short_binary(op, x, y, &result))
        return wf_new_int(vm, result);
    wf_num m, n;
    switch (op) {
    case WF_ADD:
    case WF_SUB:
        wf_int_view(a, &m);
        wf_int_view(b, &n);
        return sum(vm, &m, &n, n.negative != (op == WF_SUB));
    case WF_MUL:
        wf_int_view(a, &m);
        wf_int_view(b, &n);
        return product(vm, &m, &n);
    case WF_TRUEDIV: return divide_true(vm, a, b);
    case WF_FLOORDIV:
    case WF_MOD:
    case WF_DIVMOD: return divide(vm, op, a, b);
    case WF_POW: return power(vm, a, b);
    case WF_LSHIFT: return shift_left(vm, a, b);
    case WF_RSHIFT: return shift_right(vm, a, b);
    case WF_AND:
    case WF_OR:
    case WF_XOR: return bitwise(vm, op, a, b);
    default: return WF_NULL;
    }
}

wf_val wf_int_unary(wf_vm *vm, wf_unop op, wf_val a) {
    if (op == WF_INVERT)
        return sub(vm, wf_small(-1), a);
    if (op == WF_POS || (op == WF_ABS && wf_int_sign(a) >= 0))
        return wf_int_exact(vm, a);
    return sub(vm, wf_small(0), a);
}

/* ---- Greatest common divisor ---- */

static uint64_t gcd_short(uint64_t a, uint64_t b) {
    while (b) {
        uint64_t rest = a % b;
        a = b, b = rest;
    }
    return a;
}

/* x = x mod y in place, then both are swapped; x has room for a digit more than xn, y at least 2
 * digits. */
static void gcd_divide(wf_vm *vm, uint32_t **x, size_t xn, uint32_t **y, size_t yn,
                       uint32_t *quotient) {
    uint32_t *u = *x, *v = *y;
    unsigned shift = (unsigned)__builtin_clz(v[yn - 1]);
    u[xn] = wf_digits_shift_left(u, u, xn, shift);
    wf_digits_shift_left(v, v, yn, shift);
    wf_digits_div(vm, quotient, u, xn + 1, v, yn);
    wf_digits_shift_right(u, u, yn, shift);
    wf_digits_shift_right(v, v, yn, shift);
    *x = v, *y = u;
}

/* Rows above their counts stay 0 throughout. */
static wf_val gcd_long(wf_vm *vm, const wf_num *a, const wf_num *b) {
    size_t room = a->count + 2, xn = a->count, yn = b->count;
    wf_blob *blob = wf_blob_new(vm, 3 * room * sizeof(uint32_t));
    uint32_t *x = (uint32_t *)(void *)blob->data, *y = x + room, *quotient = y + room;
    memcpy(x, a->digit, xn * sizeof *x);
    memcpy(y, b->digit, yn * sizeof *y);
    while (yn > 2) {
        if (xn > yn + 1 || !wf_digits_gcd_step(x, y, xn))
            gcd_divide(vm, &x, xn, &y, yn, quotient);
        xn = wf_digits_trim(x, xn);
        yn = wf_digits_trim(y, xn);
        wf_spend(vm, xn);
    }
    if (yn == 2 && xn > 2) {
        gcd_divide(vm, &x, xn, &y, yn, quotient);
        xn = 2, yn = wf_digits_trim(y, 2);
    } else if (yn == 1 && xn > 2) {
        uint32_t rest = wf_digits_div_small(quotient, x, xn, y[0]);
        return wf_new_uint(vm, gcd_short(y[0], rest));
    }
    if (xn <= 2)
        return wf_new_uint(vm, gcd_short((uint64_t)x[1] << 32 | x[0], (uint64_t)y[1] << 32 | y[0]));
    wf_int *z = wf_int_begin(vm, xn);
    memcpy(z->digit, x, xn * sizeof *x);
    return wf_int_end(vm, z, xn, false);
}

wf_val wf_int_gcd(wf_vm *vm, wf_val a, wf_val b) {
    wf_num x, y;
    wf_int_view(a, &x);
    wf_int_view(b, &y);
    return wf_digits_compare(x.digit, x.count, y.digit, y.count) < 0 ? gcd_long(vm, &y, &x)
                                                                     : gcd_long(vm, &x, &y);
}

/* ---- Bytes ---- */

wf_val wf_int_from_bytes(wf_vm *vm, const uint8_t *data, size_t size, bool little, bool is_signed) {
    bool negative = is_signed && size && data[little ? size - 1 : 0] >> 7;
    size_t count = size / 4 + 1;
    wf_int *z = wf_int_begin(vm, count);
    unsigned carry = 1;
    for (size_t i = 0; i < size; i++) {
        unsigned byte = data[little ? i : size - 1 - i];
        if (negative) {
            byte = (~byte & 0xff) + carry;
            carry = byte >> 8;
        }
        z->digit[i / 4] |= (uint32_t)(byte & 0xff) << 8 * (i % 4);
    }
    return wf_int_end(vm, z, count, negative);
}

bool wf_int_to_bytes(wf_val v, uint8_t *data, size_t size, bool little, bool is_signed) {
    wf_num n;
    wf_int_view(v, &n);
    if (n.negative && !is_signed)
        return false;
    size_t bits = wf_digits_bits(n.digit, n.count);
    /* -2^k needs k + 1 bits. */
    bool is_least = n.negative && !wf_digits_any_below(n.digit, n.count, bits - 1);
    if ((bits + (is_signed && !is_least) + 7) / 8 > size)
        return false;
    uint32_t carry = 1, digit = 0;
    for (size_t i = 0; i < size; i++) {
        if (i % 4 == 0)
            digit = complement_digit(&n, i / 4, &carry);
        data[little ? i : size - 1 - i] = (uint8_t)(digit >> 8 * (i % 4));
    }
    return true;
}
