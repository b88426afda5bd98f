/* int.h - ints: small ones immediate, others with digits.
 *
 * A wf_int holds sign and magnitude in 32-bit digits, least first. It is also
 * what an instance of a subclass of int (any size), and never a bool, is.
 *
 * Always true: the top digit is not 0 (zero has no digits); an exact int that
 * fits a small int is one.
 */
#ifndef WF_OBJECTS_INT_H
#define WF_OBJECTS_INT_H

#include "objects/object.h"
#include "objects/real.h"

typedef struct wf_int {
    wf_head head;
    intptr_t count; /* digits; negative: the number is negative */
    uint32_t digit[];
} wf_int;

/* True for ints and instances of subclasses; false for bools. */
static inline bool wf_is_int_(wf_val v) { return wf_is_small(v) || wf_has_kind(v, WF_KIND_INT); }
static inline bool wf_is_bool(wf_val v) { return wf_eq(v, WF_TRUE) || wf_eq(v, WF_FALSE); }

/* ---- int.c: values and arithmetic. `v` is an int or a bool throughout. ---- */
bool wf_int_is_zero(wf_val v);
int wf_int_sign(wf_val v);
/* Arithmetic; WF_NULL: no such operation. Raise MemoryError, ZeroDivisionError, OverflowError,
 * ValueError. Collect; run Python (wf_poll) when long. */
wf_val wf_int_binary(wf_vm *vm, wf_binop op, wf_val a, wf_val b);
wf_val wf_int_unary(wf_vm *vm, wf_unop op, wf_val a);
wf_val wf_int_pow_mod(wf_vm *vm, wf_val base, wf_val exponent, wf_val modulus);
int wf_int_compare(wf_val a, wf_val b); /* -1, 0, 1 */
/* wf_to_index with another message about an int that is too large. Raises TypeError. Runs Python.
 */
intptr_t wf_to_size(wf_vm *vm, wf_val v, wf_error error);
wf_hash wf_int_hash(wf_val v);
wf_hash wf_int_as_hash(wf_val v); /* what __hash__ returned: itself if it fits, else its hash */
wf_real wf_int_to_real(wf_vm *vm, wf_val v);   /* raises OverflowError */
wf_val wf_int_from_real(wf_vm *vm, wf_real x); /* truncates; raises ValueError, OverflowError */
/* An int equal to v that is neither a bool nor an instance of a subclass. Raises MemoryError.
 * Collects. */
wf_val wf_int_exact(wf_vm *vm, wf_val v);

/* The inside of an int, wherever it is kept, as sign and magnitude; trimmed. Holds the object in
 * place. */
typedef struct wf_num {
    const uint32_t *digit;
    size_t count;
    bool negative;
    uint32_t own[2]; /* of a small int */
} wf_num;
void wf_int_view(wf_val v, wf_num *out);
/* A new int with room for count digits, all 0, to be filled and ended. Raises OverflowError,
 * MemoryError. */
wf_int *wf_int_begin(wf_vm *vm, size_t count);
wf_val wf_int_end(wf_vm *vm, wf_int *z, size_t count, bool negative);

/* ---- int_text.c ---- */
/* Text of digits in base 2 to 36 (0: by prefix), as int() takes it: spaces around, sign,
 * underscores. WF_NULL if it is not a number. Raises ValueError past the digit limit. */
wf_val wf_int_parse(wf_vm *vm, const char *text, size_t size, int base);
size_t wf_int_digit_limit(const wf_vm *vm); /* 0: none */
/* In this base, no prefix. Raises ValueError past the digit limit. */
wf_val wf_int_to_str(wf_vm *vm, wf_val v, int base);
/* The digits of |v| as plain characters: in `small` if they fit, else in a new blob that holds the
 * place. */
#define WF_INT_SMALL_TEXT 68
const char *wf_int_digits(wf_vm *vm, wf_val v, int base, char small[WF_INT_SMALL_TEXT],
                          size_t *size);

/* int(text, base) of a str or bytes-like v; raises as int() does. WF_NULL: v is neither. */
wf_val wf_int_from_text(wf_vm *vm, wf_val v, int base);
/* The ASCII text of a str (digits of other scripts changed to ASCII) or bytes-like v; NULL: it is
 * neither. Valid as long as v and the result are held. Raises MemoryError. Collects. */
const char *wf_number_text(wf_vm *vm, wf_val v, size_t *size);
/* Text without the underscores between its digits; NULL: some are elsewhere, or text is NULL. */
const char *wf_number_without_underscores(wf_vm *vm, const char *text, size_t *size);
/* The spaces around a number's text taken off. */
void wf_number_strip(const char **text, size_t *size);

/* ---- int_type.c: what Python sees of int and bool ---- */
/* int(v): by __int__, __index__, __trunc__, or from text. Raises. Runs Python. */
wf_val wf_int_from(wf_vm *vm, wf_val v);

/* ---- float.c ---- */
/* Only of subclasses of float; plain floats are immediate. */
typedef struct wf_float_object {
    wf_head head;
    wf_real value;
} wf_float_object;
static inline bool wf_is_float_(wf_val v) {
    return wf_is_imm_float(v) || wf_has_kind(v, WF_KIND_FLOAT);
}
static inline wf_real wf_float_value(wf_val v) {
    return wf_is_imm_float(v) ? wf_imm_float_value(v) : ((wf_float_object *)wf_ptr(v))->value;
}
static inline wf_val wf_float(wf_real x) {
    return wf_imm_float(wf_real_is_nan(x) ? (wf_real)__builtin_nan("") : x);
}
/* WF_NULL: no such operation. Raises. */
wf_val wf_float_binary(wf_vm *vm, wf_binop op, wf_real x, wf_real y);
/* As float() takes it; WF_NULL: not a number. */
wf_val wf_float_parse(wf_vm *vm, const char *text, size_t size);
wf_hash wf_real_hash(wf_real x);

/* ---- complex.c ---- */
typedef struct wf_complex {
    wf_head head;
    wf_real re, im;
} wf_complex;
wf_val wf_complex_power(wf_vm *vm, wf_real re, wf_real im, wf_real re2, wf_real im2); /* raises */

#endif
