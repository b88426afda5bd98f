/* reals.h - singles taken apart and put together, for the functions of this folder.
 *
 * A machine without floating point calculates with whole numbers anyway, and with 32 bits of
 * them it has eight to spare. So each function here takes its single apart, calculates with
 * whole numbers, and rounds once at the end. Against what doubles give, the results are within
 * 0.6 units in the last place (pow: 2); those that are composed of others within 2.5 (asin, acos,
 * hyperbolic functions), 5 (erf, erfc) and 6 (complex numbers). A float of Wafer in a word of 32
 * bits shows every fourth of these units.
 *
 * "In units of 2 ** -n": the number meant is so many times smaller than the integer. */
#ifndef WF_PORTS_REALS_H
#define WF_PORTS_REALS_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "wafer.h" /* questions about a wf_real, which is a single here */

/* |x| as mantissa * 2 ** *exponent, where the mantissa has its top bit set. x is finite, not 0. */
uint32_t real_take_apart(float x, int *exponent);
/* v * 2 ** exponent, rounded to even; too large: infinity. */
float real_put_together(uint64_t v, int exponent, bool negative);

/* The high half of a product: a * b where one of them is in units of 2 ** -32. */
static inline uint32_t real_times(uint32_t a, uint32_t b) {
    return (uint32_t)((uint64_t)a * b >> 32);
}
/* v * 2 ** by, for by of less than 64. */
uint64_t real_shift(uint64_t v, int by);

/* c[0] + z * (c[1] + z * (c[2] ...)), or with a minus for each second c; z and the result in
 * units of 2 ** -32. */
uint32_t real_series(const uint32_t *c, size_t count, uint32_t z, bool alternating);
/* The angle whose tangent is r = top / bottom * 2 ** -*scale, or, without alternating, the number
 * whose hyperbolic tangent it is: in units of 2 ** -*scale, which is set, and to 31 bits. r is
 * below 0.172, bottom from 2 ** 31 to 2 ** 33. */
uint64_t real_arc(uint64_t top, uint64_t bottom, bool alternating, int *scale);

/* The root of v, without what it has behind the point. */
uint32_t real_root(uint64_t v);

/* e ** -(x * x), of which a rounded x * x would lose digits. */
float real_bell(float x);

#endif
