/* bigint.h - arithmetic on rows of digits: unsigned numbers in base 2^32, least digit first.
 *
 * Nothing here knows of objects. A row is a pointer and a count; results go
 * where the caller has made room. Counts of operands need not be exact (top
 * digits may be 0) unless a function says "trimmed": top digit not 0.
 */
#ifndef WF_OBJECTS_BIGINT_H
#define WF_OBJECTS_BIGINT_H

#include "wafer.h"

#define WF_DIGIT_BITS 32

/* Count without the zero digits at the top. */
static inline size_t wf_digits_trim(const uint32_t *a, size_t count) {
    while (count && !a[count - 1])
        count--;
    return count;
}
/* -1, 0, 1; both trimmed. */
int wf_digits_compare(const uint32_t *a, size_t an, const uint32_t *b, size_t bn);
/* r = a + b, an digits; the carry is returned. an >= bn; r may be a or b. */
uint32_t wf_digits_add(uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b, size_t bn);
/* r = a - b, an digits; the borrow is returned. an >= bn; r may be a or b. */
uint32_t wf_digits_sub(uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b, size_t bn);
/* a = a * factor + addend in place; the digit carried out is returned. */
uint32_t wf_digits_scale(uint32_t *a, size_t count, uint32_t factor, uint32_t addend);
/* q = a / divisor; the remainder is returned. q may be a. */
uint32_t wf_digits_div_small(uint32_t *q, const uint32_t *a, size_t count, uint32_t divisor);
/* r = a << bits, bits < 32; the bits shifted out are returned. r may be a, or lie above it. */
uint32_t wf_digits_shift_left(uint32_t *r, const uint32_t *a, size_t count, unsigned bits);
/* r = a >> bits, bits < 32. r may be a, or lie below it. */
void wf_digits_shift_right(uint32_t *r, const uint32_t *a, size_t count, unsigned bits);
/* Bits up to the highest one; trimmed. */
size_t wf_digits_bits(const uint32_t *a, size_t count);
/* Whether any of the lowest `bits` bits is set. */
bool wf_digits_any_below(const uint32_t *a, size_t count, size_t bits);

/* r = a * b, an + bn digits, apart from both. Long products need memory from the heap: raises
 * MemoryError, collects, runs Python (wf_poll); callers hold what the rows are in. */
void wf_digits_mul(wf_vm *vm, uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b,
                   size_t bn);
/* Divides u (un digits, un > vn; changed) by v (vn >= 2 digits): quotient of un - vn digits to q,
 * remainder in the low vn digits of u. The top bit of v is set and the top vn digits of u are less
 * than v. Raises and runs Python (wf_poll). */
void wf_digits_div(wf_vm *vm, uint32_t *q, uint32_t *u, size_t un, const uint32_t *v, size_t vn);

/* One step of Lehmer's algorithm for the greatest common divisor of a >= b, both of n >= 2 digits,
 * the top one of a not 0: replaces the pair in place by a smaller one of the same divisor, a >= b
 * again. false: nothing changed, because the leading digits do not tell; divide once. */
bool wf_digits_gcd_step(uint32_t *a, uint32_t *b, size_t n);

#endif
