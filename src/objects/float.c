/* float.c - the float: immediate in a value; an object only as an instance of a subclass. */
#include <math.h>
#include <string.h>
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/numformat.h"
#include "objects/text.h"

/* ---- Making and reading ---- */

wf_val wf_new_float(wf_vm *vm, wf_real x) {
    (void)vm;
    return wf_float(x);
}

bool wf_is_float(wf_val v) { return wf_is_float_(v); }

/* By __float__, then __index__; WF_NULL: neither is there. */
static wf_val convert(wf_vm *vm, wf_val v) {
    wf_val x = wf_call_special(vm, v, WF_S(__float__), NULL, 0);
    if (!wf_is_null(x)) {
        if (!wf_is_float_(x))
            wf_error_raise(vm, WF_E_NON_FLOAT_RESULT, v, x);
        return wf_float(wf_float_value(x));
    }
    return wf_is_index(vm, v) ? wf_float(wf_int_to_real(vm, wf_index(vm, v))) : WF_NULL;
}

wf_real wf_to_real(wf_vm *vm, wf_val v) {
    if (wf_is_imm_float(v))
        return wf_imm_float_value(v);
    if (wf_is_small(v))
        return wf_int_to_real(vm, v);
    if (wf_is_float_(v))
        return wf_float_value(v);
    wf_val x = convert(vm, v);
    if (wf_is_null(x))
        wf_error_raise(vm, WF_E_NEED_REAL, v);
    return wf_float_value(x);
}

wf_val wf_float_parse(wf_vm *vm, const char *text, size_t size) {
    size_t used;
    wf_number_strip(&text, &size);
    text = wf_number_without_underscores(vm, text, &size);
    if (!text)
        return WF_NULL;
    wf_real x = wf_text_to_real(text, size, &used);
    return used == 0 || used != size ? WF_NULL : wf_float(x);
}

static wf_val from_value(wf_vm *vm, wf_val v) {
    if (wf_is_imm_float(v))
        return v;
    if (!wf_is_exact(v, &wf_str_type)) {
        wf_val x = convert(vm, v);
        if (!wf_is_null(x))
            return x;
    }
    size_t size;
    const char *text = wf_number_text(vm, v, &size);
    if (!text)
        wf_error_raise(vm, WF_E_FLOAT_ARGUMENT, v);
    wf_val x = wf_float_parse(vm, text, size);
    if (wf_is_null(x))
        wf_error_raise(vm, WF_E_FLOAT_LITERAL, v);
    return x;
}

static wf_val float_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val v;
    if (!wf_is_null(names) && type == &wf_float_type)
        wf_no_names(vm, "float", names);
    wf_read_args(vm, type, args, count, WF_NULL, WF_PARAMS(0, 1, ""), &v);
    v = wf_is_null(v) ? wf_float(0) : from_value(vm, v);
    if (type == &wf_float_type)
        return v;
    wf_float_object *object = wf_instance_new(vm, type, 0);
    object->value = wf_float_value(v);
    return wf_from(object);
}

/* ---- Arithmetic ---- */

/* Quotient rounded down, and the remainder with the sign of y. The quotient is found from what is
 * left after the remainder is taken off, and so is near a whole number already. */
static wf_real divide_floor(wf_real x, wf_real y, wf_real *rest) {
    wf_real mod = WF_REAL_FN(fmod)(x, y), div = (x - mod) / y;
    if (!wf_real_is_zero(mod)) {
        if ((y < 0) != (mod < 0)) {
            mod += y;
            div -= 1;
        }
    } else {
        mod = WF_REAL_FN(copysign)(0, y);
    }
    *rest = mod;
    if (wf_real_is_zero(div))
        return WF_REAL_FN(copysign)(0, x / y);
    wf_real down = WF_REAL_FN(floor)(div);
    return div - down > (wf_real)0.5 ? down + 1 : down;
}

/* OverflowError(34, "Numerical result out of range"), as the C library would say it. */
static WF_NORETURN void raise_range(wf_vm *vm) {
    wf_val args[] = {wf_small(34), wf_new_text(vm, "Numerical result out of range")};
    wf_raise(vm, wf_exc_new(vm, &wf_exc_OverflowError, args, 2));
}

static wf_val power(wf_vm *vm, wf_real x, wf_real y) {
    bool finite = wf_real_is_finite(x) && wf_real_is_finite(y);
    if (finite && wf_real_is_zero(x) && y < 0)
        wf_error_raise(vm, WF_E_ZERO_TO_NEGATIVE);
    if (finite && x < 0 && y != WF_REAL_FN(floor)(y))
        return wf_complex_power(vm, x, 0, y, 0);
    wf_val z = wf_float(WF_REAL_FN(pow)(x, y));
    wf_real value = wf_imm_float_value(z);
    if (finite && !wf_real_is_finite(value))
        raise_range(vm);
    return z;
}

static void check_divisor(wf_vm *vm, wf_real y, wf_error error) {
    if (wf_real_is_zero(y))
        wf_error_raise(vm, error);
}

wf_val wf_float_binary(wf_vm *vm, wf_binop op, wf_real x, wf_real y) {
    wf_real rest;
    switch (op) {
    case WF_ADD: return wf_float(x + y);
    case WF_SUB: return wf_float(x - y);
    case WF_MUL: return wf_float(x * y);
    case WF_TRUEDIV: check_divisor(vm, y, WF_E_FLOAT_DIVIDE_ZERO); return wf_float(x / y);
    case WF_FLOORDIV:
        check_divisor(vm, y, WF_E_FLOAT_FLOORDIV_ZERO);
        return wf_float(divide_floor(x, y, &rest));
    case WF_MOD:
        check_divisor(vm, y, WF_E_FLOAT_MODULO_ZERO);
        divide_floor(x, y, &rest);
        return wf_float(rest);
    case WF_DIVMOD:
        check_divisor(vm, y, WF_E_FLOAT_DIVMOD_ZERO);
        x = divide_floor(x, y, &rest);
        return wf_from(wf_tuple_pair(vm, wf_float(x), wf_float(rest)));
    case WF_POW: return power(vm, x, y);
    default: return WF_NULL;
    }
}

/* ---- Slots ---- */

static wf_val float_repr(wf_vm *vm, wf_val self) {
    char text[32];
    size_t size = wf_real_repr(wf_float_value(self), text);
    return wf_from(wf_str_ascii(vm, text, size));
}

static wf_hash float_hash(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_real_hash(wf_float_value(self));
}

static bool float_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return !wf_real_is_zero(wf_float_value(self));
}

/* The order of a finite x and an int, exactly: ints of more bits than a real has are compared as
 * ints. */
static int compare_int(wf_vm *vm, wf_real x, wf_val i) {
    if (wf_int_bit_length(i) <= WF_REAL_BITS) {
        wf_real y = wf_int_to_real(vm, i);
        return (x > y) - (x < y);
    }
    const wf_real whole = (wf_real)((int64_t)1 << WF_REAL_BITS); /* from here on reals are whole */
    if (x > -whole && x < whole)
        return -wf_int_sign(i);
    return wf_int_compare(wf_int_from_real(vm, x), i);
}

static wf_val float_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    wf_real x = wf_float_value(self);
    if (wf_is_int(other)) {
        if (wf_real_is_nan(x))
            return wf_bool(op == WF_NE);
        return wf_order(op, !wf_real_is_finite(x) ? (x > 0 ? 1 : -1) : compare_int(vm, x, other));
    }
    if (!wf_is_float_(other))
        return WF_NULL;
    wf_real y = wf_float_value(other);
    if (wf_real_is_nan(x) || wf_real_is_nan(y))
        return wf_bool(op == WF_NE);
    return wf_order(op, (x > y) - (x < y));
}

/* The operand as a real; false: it is neither a float nor an int. */
static bool operand(wf_vm *vm, wf_val v, wf_real *x) {
    if (wf_is_float_(v))
        *x = wf_float_value(v);
    else if (wf_is_int(v))
        *x = wf_int_to_real(vm, v);
    else
        return false;
    return true;
}

/* The operators that floats have: an int that is too large raises only in these. */
#define OPERATORS                                                                                  \
    (1u << WF_ADD | 1u << WF_SUB | 1u << WF_MUL | 1u << WF_TRUEDIV | 1u << WF_FLOORDIV |           \
     1u << WF_MOD | 1u << WF_DIVMOD | 1u << WF_POW)

static wf_val float_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_real x, y;
    if (!(OPERATORS >> op & 1) || !operand(vm, left, &x) || !operand(vm, right, &y))
        return WF_NULL;
    return wf_float_binary(vm, op, x, y);
}

static wf_val float_unary(wf_vm *vm, wf_unop op, wf_val self) {
    wf_real x = wf_float_value(self);
    (void)vm;
    switch (op) {
    case WF_NEG: return wf_float(-x);
    case WF_POS: return wf_float(x);
    case WF_ABS: return wf_float(WF_REAL_FN(fabs)(x));
    default: return WF_NULL;
    }
}

/* ---- Methods ---- */

static wf_val float_plain(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_float(wf_float_value(args[0]));
}

static wf_val float_zero(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    return wf_float(0);
}

static wf_val float_trunc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_int_from_real(vm, wf_float_value(args[0]));
}

static wf_val float_floor(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_int_from_real(vm, WF_REAL_FN(floor)(wf_float_value(args[0])));
}

static wf_val float_ceil(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_int_from_real(vm, WF_REAL_FN(ceil)(wf_float_value(args[0])));
}

static wf_val float_is_integer(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_float_value(args[0]);
    (void)vm, (void)count;
    return wf_bool(wf_real_is_finite(x) && WF_REAL_FN(floor)(x) == x);
}

static wf_val float_new_args(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val plain = float_plain(vm, args, count);
    return wf_from(wf_tuple_new(vm, &plain, 1));
}

/* x to so many places behind the point, half way to even, by way of its decimal digits. */
static wf_val round_places(wf_vm *vm, wf_real x, int places) {
    char text[WF_REAL_DIGITS + 16];
    int at, n = wf_exact_digits(WF_REAL_FN(fabs)(x), 'f', places, text, &at), power = at - n;
    if (n == 0)
        return wf_float(WF_REAL_FN(copysign)(0, x));
    text[n] = 'e';
    text[n + 1] = power < 0 ? '-' : '+';
    power = power < 0 ? -power : power;
    for (int i = 4; i >= 2; i--, power /= 10)
        text[n + i] = (char)('0' + power % 10);
    size_t used;
    wf_real rounded = wf_text_to_real(text, (size_t)n + 5, &used);
    if (!wf_real_is_finite(rounded))
        wf_error_raise(vm, WF_E_ROUND_TOO_LARGE);
    return wf_float(WF_REAL_FN(copysign)(rounded, x));
}

static wf_val float_round(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_float_value(args[0]);
    (void)count;
    if (wf_is_null(args[1]) || wf_is_none_(args[1]))
        return wf_int_from_real(vm, WF_REAL_FN(rint)(x));
    intptr_t places = wf_to_clamped(vm, args[1]);
    if (!wf_real_is_finite(x) || wf_real_is_zero(x) || places > -WF_REAL_MIN_EXP)
        return wf_float(x);
    if (places < -WF_REAL_MAX_EXP / 3)
        return wf_float(WF_REAL_FN(copysign)(0, x));
    return round_places(vm, x, (int)places);
}

static wf_val float_ratio(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_float_value(args[0]);
    int exponent;
    (void)count;
    if (wf_real_is_nan(x))
        wf_error_raise(vm, WF_E_NAN_TO_RATIO);
    if (!wf_real_is_finite(x))
        wf_error_raise(vm, WF_E_INFINITY_TO_RATIO);
    uint64_t mantissa = wf_real_parts(x, &exponent);
    int zeros = mantissa ? __builtin_ctzll(mantissa) : 0;
    mantissa >>= zeros;
    exponent = mantissa ? exponent + zeros : 0;
    wf_val top = wf_new_int(vm, x < 0 ? -(int64_t)mantissa : (int64_t)mantissa),
           bottom = wf_small(1);
    if (exponent > 0)
        top = wf_int_binary(vm, WF_LSHIFT, top, wf_small(exponent));
    else
        bottom = wf_int_binary(vm, WF_LSHIFT, bottom, wf_small(-exponent));
    return wf_from(wf_tuple_pair(vm, top, bottom));
}

/* ---- Hexadecimal text: [sign] 0x H.HHHH p [sign] decimal exponent of two ---- */

#ifdef WF_REAL_IS_SINGLE
#define HEX_PLACES 6
#else
#define HEX_PLACES 13
#endif

static wf_val float_hex(wf_vm *vm, const wf_val *args, size_t count) {
    wf_real x = wf_float_value(args[0]);
    char places[HEX_PLACES + 1];
    int exponent;
    (void)count;
    if (!wf_real_is_finite(x))
        return float_repr(vm, args[0]);
    uint64_t mantissa = wf_real_parts(x, &exponent);
    int point = __builtin_ctzll((uint64_t)1 << (4 * HEX_PLACES)),
        bits = 64 - __builtin_clzll(mantissa | 1);
    int shift = mantissa ? point + 1 - bits : 0, least = WF_REAL_MIN_EXP + WF_REAL_BITS - 1;
    exponent = mantissa ? exponent + bits - 1 : 0;
    if (mantissa && exponent < least) { /* denormals keep their exponent */
        shift -= least - exponent;
        exponent = least;
    }
    mantissa <<= shift;
    for (int i = HEX_PLACES - 1; i >= 0; i--, mantissa >>= 4)
        places[i] = "0123456789abcdef"[mantissa & 15];
    places[HEX_PLACES] = 0;
    bool is_zero = wf_real_is_zero(x);
    return wf_format(vm, "%s0x%d.%sp%s%d", __builtin_signbit(x) ? "-" : "", (int)mantissa,
                     is_zero ? "0" : places, exponent < 0 ? "" : "+", exponent);
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads [+|-] digits; false: there is no digit. */
static bool read_exponent(const char **p, const char *end, intptr_t *out) {
    bool negative = *p < end && **p == '-';
    if (*p < end && (**p == '-' || **p == '+'))
        ++*p;
    const char *start = *p;
    intptr_t v = 0;
    for (; *p < end && **p >= '0' && **p <= '9'; ++*p)
        if (v < INTPTR_MAX / 100)
            v = v * 10 + (**p - '0');
    *out = negative ? -v : v;
    return *p > start;
}

/* The digits and exponent from p to the end; false: it is not such a number. Of the digits, 61 bits
 * at least are kept, so that rounding is right. */
static bool read_hex(const char *p, const char *end, wf_real *out) {
    uint64_t mantissa = 0;
    intptr_t exponent = 0, power = 0;
    bool point = false, any = false, more = false;
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x')
        p += 2;
    for (; p < end && (hex_value(*p) >= 0 || (*p == '.' && !point)); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        any = true;
        exponent -= point ? 4 : 0;
        if (mantissa >> 60) {
            more |= *p != '0';
            exponent += 4;
        } else {
            mantissa = mantissa << 4 | (uint64_t)hex_value(*p);
        }
    }
    if (any && p < end && (*p | 0x20) == 'p') {
        p++;
        any = read_exponent(&p, end, &power);
    }
    *out = wf_real_round(mantissa, more, exponent + power);
    return any && p == end;
}

static wf_val float_fromhex(wf_vm *vm, const wf_val *args, size_t count) {
    size_t size, used;
    (void)count;
    const char *p = wf_to_text(vm, args[1], &size), *end;
    wf_number_strip(&p, &size);
    end = p + size;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    wf_real x;
    if (!read_hex(p, end, &x)) {
        x = wf_text_to_real(p, (size_t)(end - p), &used); /* "inf" and "nan" */
        if (p == end || used != (size_t)(end - p) || wf_real_is_finite(x) || (*p | 0x20) < 'a')
            wf_error_raise(vm, WF_E_HEX_FLOAT);
    } else if (!wf_real_is_finite(x)) {
        wf_error_raise(vm, WF_E_HEX_FLOAT_TOO_LARGE);
    }
    wf_val v = wf_float(negative ? -x : x);
    return wf_eq(args[0], wf_from(&wf_float_type)) ? v : wf_call(vm, args[0], &v, 1);
}

static wf_val float_getformat(wf_vm *vm, const wf_val *args, size_t count) {
    const uint16_t one = 1;
    (void)args, (void)count;
    return wf_new_text(vm, *(const uint8_t *)&one ? "IEEE, little-endian" : "IEEE, big-endian");
}

static const wf_def float_defs[] = {
    WF_FN("__ceil__", float_ceil, 1, 1, "The least int that is not below it."),
    WF_FN("__float__", float_plain, 1, 1, "float(self)"),
    WF_FN("__floor__", float_floor, 1, 1, "The greatest int that is not above it."),
    WF_FN("__format__", wf_number_format, 2, 2, "The number as a text, by a format."),
    WF_CLASS_FN("__getformat__", float_getformat, 2, 2, "", NULL),
    WF_FN("__getnewargs__", float_new_args, 1, 1, NULL),
    WF_FN("__int__", float_trunc, 1, 1, "int(self)"),
    WF_FN("__round__", float_round, 1, 2,
          "The nearest int, the even one of two; with ndigits, a float of so many decimals."),
    WF_FN("__trunc__", float_trunc, 1, 1, "The int without the fraction."),
    WF_FN("as_integer_ratio", float_ratio, 1, 1,
          "Two ints whose ratio is exactly this float. Raises OverflowError, ValueError."),
    WF_FN("conjugate", float_plain, 1, 1, "The float itself: it has no imaginary part."),
    WF_CLASS_FN("fromhex", float_fromhex, 2, 2, "",
                "The float that a hexadecimal text spells. Raises ValueError, OverflowError."),
    WF_FN("hex", float_hex, 1, 1, "The exact value as a hexadecimal text."),
    WF_GET("imag", float_zero, "Its imaginary part, a float."),
    WF_FN("is_integer", float_is_integer, 1, 1, "Whether it has no fraction."),
    WF_GET("real", float_plain, "Its real part, a float."),
};

static const wf_slots float_slots = {
    .size = sizeof(wf_float_object),
    .make = float_make,
    .repr = float_repr,
    .hash = float_hash,
    .compare = float_compare,
    WF_OPS(.truth = float_truth, .binary = float_binary, .unary = float_unary)};
const wf_type wf_float_type =
    WF_TYPE("float", WF_KIND_FLOAT, WF_TYPE_NO_WEAKREF, float_slots, wf_object_type, float_defs,
            "float(x=0.0): a number, or the text of one. Raises ValueError, TypeError.");
