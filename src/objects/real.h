/* real.h - the number behind a float: its parts, rounding, and text both ways. No heap.
 *
 * A real that a value holds has WF_REAL_BITS significant bits: all 53 of a
 * double, 22 of a single (two are dropped, see value.h). Everything here
 * rounds to that many at once, so that no result is rounded twice.
 */
#ifndef WF_OBJECTS_REAL_H
#define WF_OBJECTS_REAL_H

#include "wafer.h"

#ifdef WF_REAL_IS_SINGLE
#define WF_REAL_BITS    22
#define WF_REAL_MIN_EXP (-147) /* the least denormal is 2 to this */
#define WF_REAL_MAX_EXP 128    /* every finite real is below 2 to this */
#else
#define WF_REAL_BITS    53
#define WF_REAL_MIN_EXP (-1074)
#define WF_REAL_MAX_EXP 1024
#endif

/* |x| = mantissa * 2^exponent exactly; x finite. The mantissa has at most 53 (24) bits. */
uint64_t wf_real_parts(wf_real x, int *exponent);
/* The real nearest to mantissa * 2^exponent, ties to even; infinite when too large. more: the true
 * mantissa is a little larger (by less than 1), which matters only if it has 64 bits. */
wf_real wf_real_round(uint64_t mantissa, bool more, intptr_t exponent);

/* Decimal digits of x, finite and > 0: x = 0.DIGITS * 10^*exponent. Their number is returned, no 0
 * at the end (so at least one, unless x rounds to nothing in mode 'f'); no NUL. */
/* The fewest that read back as x, and of those the nearest to x. */
int wf_shortest_digits(wf_real x, char buffer[20], int *exponent);
/* Correctly rounded: `count` significant ones (mode 'e'), or count behind the point (mode 'f';
 * negative: up to a power of ten). The buffer has wf_exact_room() bytes. */
int wf_exact_digits(wf_real x, char mode, int count, char *buffer, int *exponent);
int wf_exact_room(wf_real x, char mode, int count);
#define WF_REAL_DIGITS (WF_REAL_BITS > 22 ? 767 : 103) /* no real has more */

/* The real nearest to the decimal number at text: digits [. digits] [e [sign] digits], "inf",
 * "infinity", "nan" in any case, with a sign. No spaces, no underscores. *used: bytes it takes; 0:
 * not a number. */
wf_real wf_text_to_real(const char *text, size_t size, size_t *used);
/* repr(float); the size is returned. */
size_t wf_real_repr(wf_real x, char buffer[32]);

#endif
