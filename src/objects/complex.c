/* complex.c - complex numbers: two reals, real and imaginary part. */
#include <math.h>
#include <string.h>
#include "objects/int.h"
#include "objects/list.h"
#include "objects/numformat.h"
#include "objects/text.h"

typedef struct pair {
    wf_real re, im;
} pair;

/* ---- Making and reading ---- */

bool wf_is_complex(wf_val v) { return wf_has_kind(v, WF_KIND_COMPLEX); }

static wf_val make(wf_vm *vm, const wf_type *type, pair z) {
    wf_complex *object = wf_instance_new(vm, type, 0);
    /* rounded to what a float keeps, so that both behave alike */
    object->re = wf_imm_float_value(wf_float(z.re));
    object->im = wf_imm_float_value(wf_float(z.im));
    return wf_from(object);
}

wf_val wf_new_complex(wf_vm *vm, wf_real re, wf_real im) {
    return make(vm, &wf_complex_type, (pair){re, im});
}

static pair value_of(wf_val v) {
    const wf_complex *z = wf_ptr(v);
    return (pair){z->re, z->im};
}

/* v.__complex__(), or WF_NULL if there is none. */
static wf_val convert(wf_vm *vm, wf_val v) {
    wf_val z = wf_is_complex(v) ? v : wf_call_special(vm, v, WF_S(__complex__), NULL, 0);
    if (!wf_is_null(z) && !wf_is_complex(z))
        wf_error_raise(vm, WF_E_NON_COMPLEX_RESULT, z);
    return z;
}

void wf_to_complex(wf_vm *vm, wf_val v, wf_real *re, wf_real *im) {
    wf_val z = convert(vm, v);
    pair p = wf_is_null(z) ? (pair){wf_to_real(vm, v), 0} : value_of(z);
    *re = p.re;
    *im = p.im;
}

/* A real at the front of text, moving *p; false: none there. */
static bool read_real(const char **p, const char *end, wf_real *x) {
    size_t used;
    *x = wf_text_to_real(*p, (size_t)(end - *p), &used);
    *p += used;
    return used != 0;
}

static bool at_j(const char *p, const char *end) { return p < end && (*p | 0x20) == 'j'; }

/* [+|-] j, without a number: 1 or -1. */
static bool read_unit(const char **p, const char *end, wf_real *x) {
    const char *at = *p;
    *x = at < end && *at == '-' ? -1 : 1;
    at += at < end && (*at == '-' || *at == '+');
    if (!at_j(at, end))
        return false;
    *p = at;
    return true;
}

/* real | imag j | real (+|-) imag j */
static bool read_parts(const char *p, const char *end, pair *out) {
    wf_real x;
    *out = (pair){0, 0};
    if (!read_real(&p, end, &x) && !read_unit(&p, end, &x))
        return false;
    if (at_j(p, end)) {
        out->im = x;
        return p + 1 == end;
    }
    out->re = x;
    if (p == end)
        return true;
    if ((*p != '+' && *p != '-') || (!read_real(&p, end, &x) && !read_unit(&p, end, &x)))
        return false;
    out->im = x;
    return at_j(p, end) && p + 1 == end;
}

static pair from_text(wf_vm *vm, wf_val v) {
    size_t size;
    pair z;
    const char *p = wf_number_text(vm, v, &size), *end = NULL;
    p = wf_number_without_underscores(vm, p, &size);
    if (!p)
        wf_error_raise(vm, WF_E_COMPLEX_UNDERSCORES, v);
    wf_number_strip(&p, &size);
    if (size >= 2 && p[0] == '(' && p[size - 1] == ')') {
        p++, size -= 2;
        wf_number_strip(&p, &size);
    }
    end = p + size;
    if (!read_parts(p, end, &z))
        wf_error_raise(vm, WF_E_COMPLEX_LITERAL);
    return z;
}

/* An argument as a number; false: it is none. converted is what __complex__ gave, or WF_NULL. */
static bool from_number(wf_vm *vm, wf_val v, wf_val converted, pair *out) {
    if (!wf_is_null(converted)) {
        *out = value_of(converted);
        return true;
    }
    bool is_number = wf_is_float_(v) || wf_is_index(vm, v) ||
                     !wf_is_null(wf_find_special(vm, v, WF_S(__float__)));
    if (is_number)
        *out = (pair){wf_to_real(vm, v), 0};
    return is_number;
}

static pair from_arguments(wf_vm *vm, wf_val first, wf_val second) {
    pair z = {0, 0}, w = {0, 0};
    if (!wf_is_null(first) && wf_is_str_(first)) {
        if (!wf_is_null(second))
            wf_error_raise(vm, WF_E_COMPLEX_TEXT_SECOND);
        return from_text(vm, first);
    }
    if (!wf_is_null(second) && wf_is_str_(second))
        wf_error_raise(vm, WF_E_COMPLEX_SECOND_TEXT);
    wf_val converted = wf_is_null(first) ? WF_NULL : convert(vm, first);
    if (!wf_is_null(first) && !from_number(vm, first, converted, &z))
        wf_error_raise(vm, WF_E_COMPLEX_FIRST, first);
    if (wf_is_null(second))
        return z;
    bool is_complex = wf_is_complex(second);
    if (!from_number(vm, second, is_complex ? second : WF_NULL, &w))
        wf_error_raise(vm, WF_E_COMPLEX_SECOND, second);
    /* z + w j; a part that was not given as complex must not change the sign of a zero */
    if (is_complex)
        z.re -= w.im;
    z.im = wf_is_null(converted) ? w.re : z.im + w.re;
    return z;
}

static wf_val complex_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 2, "real,imag"), given);
    bool is_plain = type == &wf_complex_type && wf_is_null(given[1]) && !wf_is_null(given[0]);
    if (is_plain && wf_is_exact(given[0], &wf_complex_type))
        return given[0];
    return make(vm, type, from_arguments(vm, given[0], given[1]));
}

/* ---- Arithmetic ---- */

static WF_NOINLINE pair multiply(pair a, pair b) {
    return (pair){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* Divides numerator and denominator by the larger part of b first, so that nothing overflows that
 * need not. */
static pair divide(wf_vm *vm, pair a, pair b) {
    wf_real re = WF_REAL_FN(fabs)(b.re), im = WF_REAL_FN(fabs)(b.im);
    if (re >= im) {
        if (wf_real_is_zero(re))
            wf_error_raise(vm, WF_E_COMPLEX_DIVIDE_ZERO);
        wf_real ratio = b.im / b.re, whole = b.re + b.im * ratio;
        return (pair){(a.re + a.im * ratio) / whole, (a.im - a.re * ratio) / whole};
    }
    if (im >= re) {
        wf_real ratio = b.re / b.im, whole = b.re * ratio + b.im;
        return (pair){(a.re * ratio + a.im) / whole, (a.im * ratio - a.re) / whole};
    }
    wf_real nan_ = (wf_real)__builtin_nan(""); /* one of them is not a number */
    return (pair){nan_, nan_};
}

static pair small_power(pair x, unsigned n) {
    pair z = {1, 0};
    for (; n; n >>= 1) {
        if (n & 1)
            z = multiply(z, x);
        if (n > 1)
            x = multiply(x, x);
    }
    return z;
}

static pair polar_power(wf_vm *vm, pair a, pair b) {
    if (wf_real_is_zero(a.re) && wf_real_is_zero(a.im)) {
        if (!wf_real_is_zero(b.im) || b.re < 0)
            wf_error_raise(vm, WF_E_ZERO_TO_COMPLEX);
        return (pair){0, 0};
    }
    wf_real size = WF_REAL_FN(hypot)(a.re, a.im), angle = WF_REAL_FN(atan2)(a.im, a.re);
    wf_real length = WF_REAL_FN(pow)(size, b.re), phase = angle * b.re;
    if (!wf_real_is_zero(b.im)) {
        length /= WF_REAL_FN(exp)(angle * b.im);
        phase += b.im * WF_REAL_FN(log)(size);
    }
    return (pair){length * WF_REAL_FN(cos)(phase), length * WF_REAL_FN(sin)(phase)};
}

static pair power(wf_vm *vm, pair a, pair b) {
    pair z;
    if (wf_real_is_zero(b.re) && wf_real_is_zero(b.im))
        return (pair){1, 0};
    if (wf_real_is_zero(b.im) && b.re == WF_REAL_FN(floor)(b.re) && WF_REAL_FN(fabs)(b.re) <= 100 &&
        (!wf_real_is_zero(a.re) || !wf_real_is_zero(a.im))) {
        z = small_power(a, (unsigned)WF_REAL_FN(fabs)(b.re));
        if (b.re < 0)
            z = divide(vm, (pair){1, 0}, z);
    } else {
        z = polar_power(vm, a, b);
    }
    bool finite = wf_real_is_finite(a.re) && wf_real_is_finite(a.im) && wf_real_is_finite(b.re) &&
                  wf_real_is_finite(b.im);
    if (finite && (wf_real_is_infinite(z.re) || wf_real_is_infinite(z.im)))
        wf_error_raise(vm, WF_E_COMPLEX_POWER_RANGE);
    return z;
}

wf_val wf_complex_power(wf_vm *vm, wf_real re, wf_real im, wf_real re2, wf_real im2) {
    pair z = power(vm, (pair){re, im}, (pair){re2, im2});
    return wf_new_complex(vm, z.re, z.im);
}

/* The operand as a complex number; false: it is no number. */
static bool operand(wf_vm *vm, wf_val v, pair *z) {
    if (wf_is_complex(v))
        *z = value_of(v);
    else if (wf_is_float_(v))
        *z = (pair){wf_float_value(v), 0};
    else if (wf_is_int(v))
        *z = (pair){wf_int_to_real(vm, v), 0};
    else
        return false;
    return true;
}

/* ---- Slots ---- */

/* The operators that complex numbers have: an int that is too large raises only in these. */
#define OPERATORS (1u << WF_ADD | 1u << WF_SUB | 1u << WF_MUL | 1u << WF_TRUEDIV | 1u << WF_POW)

static wf_val complex_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    pair a, b;
    if (!(OPERATORS >> op & 1) || !operand(vm, left, &a) || !operand(vm, right, &b))
        return WF_NULL;
    switch (op) {
    case WF_ADD: return wf_new_complex(vm, a.re + b.re, a.im + b.im);
    case WF_SUB: return wf_new_complex(vm, a.re - b.re, a.im - b.im);
    case WF_MUL: a = multiply(a, b); break;
    case WF_TRUEDIV: a = divide(vm, a, b); break;
    case WF_POW: a = power(vm, a, b); break;
    default: return WF_NULL;
    }
    return wf_new_complex(vm, a.re, a.im);
}

static wf_val complex_unary(wf_vm *vm, wf_unop op, wf_val self) {
    pair z = value_of(self);
    switch (op) {
    case WF_NEG: return wf_new_complex(vm, -z.re, -z.im);
    case WF_POS: return wf_new_complex(vm, z.re, z.im);
    case WF_ABS: {
        wf_val size = wf_float(WF_REAL_FN(hypot)(z.re, z.im));
        if (wf_real_is_infinite(wf_imm_float_value(size)) && !wf_real_is_infinite(z.re) &&
            !wf_real_is_infinite(z.im))
            wf_error_raise(vm, WF_E_COMPLEX_ABS_RANGE);
        return size;
    }
    default: return WF_NULL;
    }
}

static wf_val complex_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    pair z = value_of(self), w;
    bool equal;
    if (op != WF_EQ && op != WF_NE)
        return WF_NULL;
    if (wf_is_int(other))
        equal = wf_real_is_zero(z.im) && wf_equal(vm, wf_float(z.re), other);
    else if (operand(vm, other, &w))
        equal = z.re == w.re && z.im == w.im;
    else
        return WF_NULL;
    return wf_bool(equal == (op == WF_EQ));
}

static wf_hash complex_hash(wf_vm *vm, wf_val self) {
    pair z = value_of(self);
    (void)vm;
    uintptr_t hash = (uintptr_t)wf_real_hash(z.re) + 1000003 * (uintptr_t)wf_real_hash(z.im);
    return (wf_hash)hash == -1 ? -2 : (wf_hash)hash;
}

static bool complex_truth(wf_vm *vm, wf_val self) {
    pair z = value_of(self);
    (void)vm;
    return !wf_real_is_zero(z.re) || !wf_real_is_zero(z.im);
}

static wf_val complex_repr(wf_vm *vm, wf_val self) {
    wf_spec spec = {.precision = -1};
    wf_text out = {0};
    wf_format_complex(vm, &out, self, &spec);
    return wf_text_end(vm, &out);
}

/* ---- Methods ---- */

static wf_val complex_real(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_float(value_of(args[0]).re);
}

static wf_val complex_imag(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_float(value_of(args[0]).im);
}

static wf_val complex_conjugate(wf_vm *vm, const wf_val *args, size_t count) {
    pair z = value_of(args[0]);
    (void)count;
    return wf_new_complex(vm, z.re, -z.im);
}

static wf_val complex_plain(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_is_exact(args[0], &wf_complex_type) ? args[0]
                                                  : make(vm, &wf_complex_type, value_of(args[0]));
}

static wf_val complex_new_args(wf_vm *vm, const wf_val *args, size_t count) {
    pair z = value_of(args[0]);
    (void)count;
    return wf_from(wf_tuple_pair(vm, wf_float(z.re), wf_float(z.im)));
}

static const wf_def complex_defs[] = {
    WF_FN("__complex__", complex_plain, 1, 1, "The same number as an exact complex."),
    WF_FN("__format__", wf_number_format, 2, 2, "The number as a text, by a format."),
    WF_FN("__getnewargs__", complex_new_args, 1, 1, NULL),
    WF_FN("conjugate", complex_conjugate, 1, 1, "The same with the imaginary part negated."),
    WF_GET("imag", complex_imag, "Its imaginary part, a float."),
    WF_GET("real", complex_real, "Its real part, a float."),
};

static const wf_slots complex_slots = {
    .size = sizeof(wf_complex),
    .make = complex_make,
    .repr = complex_repr,
    .hash = complex_hash,
    .compare = complex_compare,
    WF_OPS(.truth = complex_truth, .binary = complex_binary, .unary = complex_unary)};
const wf_type wf_complex_type =
    WF_TYPE("complex", WF_KIND_COMPLEX, WF_TYPE_NO_WEAKREF, complex_slots, wf_object_type,
            complex_defs, "complex(real=0, imag=0), or complex of a text. Raises ValueError.");
