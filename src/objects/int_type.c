/* int_type.c - what Python sees of int and bool: making them, operators, methods.
 *
 * The functions of int take bools and instances of subclasses as self as well. */
#include <string.h>
#include "objects/bigint.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/numformat.h"
#include "objects/text.h"

/* ---- Making ---- */

/* v as an instance of type, which is int or derived from it. */
static wf_val instance(wf_vm *vm, const wf_type *type, wf_val v) {
    if (type == &wf_int_type)
        return v;
    wf_num n;
    wf_int_view(v, &n);
    wf_int *z = wf_instance_new(vm, type, n.count * sizeof(uint32_t));
    memcpy(z->digit, n.digit, n.count * sizeof(uint32_t));
    z->count = n.negative ? -(intptr_t)n.count : (intptr_t)n.count;
    return wf_from(z);
}

/* What a special method that should give an int gave. */
static wf_val check_result(wf_vm *vm, const char *method, wf_val v) {
    if (!wf_is_int(v))
        wf_error_raise(vm, WF_E_NON_INT_RESULT, method, v);
    return wf_int_exact(vm, v);
}

wf_val wf_int_from(wf_vm *vm, wf_val v) {
    if (wf_is_small(v) || wf_is_exact(v, &wf_int_type))
        return v;
    if (wf_is_imm_float(v))
        return wf_int_from_real(vm, wf_imm_float_value(v));
    if (wf_is_exact(v, &wf_str_type))
        return wf_int_from_text(vm, v, 10);
    wf_val i = wf_call_special(vm, v, WF_S(__int__), NULL, 0);
    if (!wf_is_null(i))
        return check_result(vm, "__int__", i);
    i = wf_call_special(vm, v, WF_S(__index__), NULL, 0);
    if (!wf_is_null(i))
        return check_result(vm, "__index__", i);
    i = wf_call_special(vm, v, WF_S(__trunc__), NULL, 0);
    if (!wf_is_null(i))
        return wf_index(vm, i);
    i = wf_int_from_text(vm, v, 10);
    if (wf_is_null(i))
        wf_error_raise(vm, WF_E_INT_ARGUMENT, v);
    return i;
}

static wf_val from_text_and_base(wf_vm *vm, wf_val text, wf_val base_) {
    intptr_t base = wf_to_clamped(vm, base_);
    if (wf_is_null(text))
        wf_error_raise(vm, WF_E_INT_MISSING_TEXT);
    wf_val v = wf_int_from_text(vm, text, base < 0 || base > 36 ? 1 : (int)base);
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_INT_BASE_NO_TEXT);
    return v;
}

static wf_val int_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 2, "x,/,base"), given);
    if (type->kind == WF_KIND_BOOL)
        wf_error_raise(vm, WF_E_INT_NEW_BOOL);
    wf_val v = !wf_is_null(given[1])   ? from_text_and_base(vm, given[0], given[1])
               : !wf_is_null(given[0]) ? wf_int_from(vm, given[0])
                                       : wf_small(0);
    return instance(vm, type, v);
}

static wf_val bool_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    wf_val v;
    (void)type;
    wf_no_names(vm, "bool", names);
    wf_read_args(vm, type, args, count, WF_NULL, WF_PARAMS(0, 1, ""), &v);
    return wf_bool(!wf_is_null(v) && wf_truth(vm, v));
}

/* ---- Slots ---- */

static size_t int_size(const void *object) {
    const wf_int *z = object;
    return sizeof(wf_int) + (size_t)(z->count < 0 ? -z->count : z->count) * sizeof(uint32_t);
}

static wf_val int_repr(wf_vm *vm, wf_val self) { return wf_int_to_str(vm, self, 10); }
static wf_val bool_repr(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_eq(self, WF_TRUE) ? WF_N(True_) : WF_N(False_);
}

static wf_hash int_hash(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_int_hash(self);
}

static bool int_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return !wf_int_is_zero(self);
}

static wf_val int_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    (void)vm;
    return wf_is_int(other) ? wf_order(op, wf_int_compare(self, other)) : WF_NULL;
}

static wf_val int_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (!wf_is_int(left) || !wf_is_int(right))
        return WF_NULL;
    wf_val v = wf_int_binary(vm, op, left, right);
    bool is_bit = op == WF_AND || op == WF_OR || op == WF_XOR;
    return is_bit && wf_is_bool(left) && wf_is_bool(right) ? wf_bool(wf_eq(v, wf_small(1))) : v;
}

/* ---- Methods ---- */

static wf_val int_plain(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_int_exact(vm, args[0]);
}

static wf_val int_float(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_float(wf_int_to_real(vm, args[0]));
}

static wf_val int_zero(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    return wf_small(0);
}

static wf_val int_one(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    return wf_small(1);
}

static wf_val int_is_integer(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    return WF_TRUE;
}

static wf_val int_ratio(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_tuple_pair(vm, wf_int_exact(vm, args[0]), wf_small(1)));
}

static wf_val int_new_args(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val plain = wf_int_exact(vm, args[0]);
    return wf_from(wf_tuple_new(vm, &plain, 1));
}

static wf_val int_bit_length(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, (int64_t)wf_int_bit_length(args[0]));
}

static wf_val int_bit_count(wf_vm *vm, const wf_val *args, size_t count) {
    wf_num n;
    int64_t bits = 0;
    (void)count;
    wf_int_view(args[0], &n);
    wf_count_work(vm, n.count / 4);
    for (size_t i = 0; i < n.count; i++)
        bits += __builtin_popcount(n.digit[i]);
    return wf_new_int(vm, bits);
}

/* self ** exponent, or modulo a third number. */
static wf_val int_pow(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[2]) || wf_is_none_(args[2])) {
        wf_val v = int_binary(vm, WF_POW, args[0], args[1]);
        return wf_is_null(v) ? WF_NOTIMPL : v;
    }
    if (!wf_is_int(args[1]) || !wf_is_int(args[2]))
        return WF_NOTIMPL;
    return wf_int_pow_mod(vm, args[0], args[1], args[2]);
}

/* round(self, -places): to a multiple of a power of ten, half way to the even one. */
static wf_val int_round(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val self = wf_int_exact(vm, args[0]);
    (void)count;
    if (wf_is_null(args[1]) || wf_is_none_(args[1]))
        return self;
    wf_val places = wf_index(vm, args[1]);
    if (wf_int_sign(places) >= 0)
        return self;
    places = wf_int_unary(vm, WF_NEG, places);
    /* 10^places is more than 2 |self| if places is at least a third of the bits: no need
     * to make it */
    if (wf_int_compare(places, wf_new_uint(vm, wf_int_bit_length(self) / 3 + 2)) > 0)
        return wf_small(0);
    wf_val unit = wf_int_binary(vm, WF_POW, wf_small(10), places);
    wf_tuple *parts = wf_ptr(wf_int_binary(vm, WF_DIVMOD, self, unit));
    wf_val quotient = parts->item[0], rest = parts->item[1];
    int order = wf_int_compare(wf_int_binary(vm, WF_MUL, rest, wf_small(2)), unit);
    bool odd = wf_eq(wf_int_binary(vm, WF_AND, quotient, wf_small(1)), wf_small(1));
    if (order > 0 || (order == 0 && odd))
        quotient = wf_int_binary(vm, WF_ADD, quotient, wf_small(1));
    return wf_int_binary(vm, WF_MUL, quotient, unit);
}

/* Whether bytes go from the least to the most; absent: they do not. */
static bool is_little(wf_vm *vm, const char *fname, wf_val order) {
    if (wf_is_null(order))
        return false;
    const char *text = wf_text_argument(vm, fname, "byteorder", order);
    bool little = strcmp(text, "little") == 0;
    if (!little && strcmp(text, "big") != 0)
        wf_error_raise(vm, WF_E_BYTE_ORDER);
    return little;
}

static bool is_given_true(wf_vm *vm, wf_val v) { return !wf_is_null(v) && wf_truth(vm, v); }

static wf_val int_from_bytes(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val data = args[1];
    (void)count;
    bool little = is_little(vm, "from_bytes", args[2]), is_signed = is_given_true(vm, args[3]);
    if (wf_is_int(data) || wf_is_str_(data))
        wf_error_raise(vm, WF_E_BYTES_FROM, data);
    if (!wf_has_buffer(data))
        data = wf_call(vm, wf_from(&wf_bytes_type), &data, 1);
    wf_span span = wf_span_of(vm, data);
    wf_val v = wf_int_from_bytes(vm, (const uint8_t *)span.data, span.size, little, is_signed);
    return wf_eq(args[0], wf_from(&wf_int_type)) ? v : wf_call(vm, args[0], &v, 1);
}

static wf_val int_to_bytes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t size = wf_is_null(args[1]) ? 1 : wf_to_index(vm, args[1]);
    bool little = is_little(vm, "to_bytes", args[2]), is_signed = is_given_true(vm, args[3]);
    if (size < 0)
        wf_error_raise(vm, WF_E_BYTES_NEGATIVE_LENGTH);
    if (!is_signed && wf_int_sign(args[0]) < 0)
        wf_error_raise(vm, WF_E_BYTES_NEGATIVE_INT);
    wf_bytes *bytes = wf_bytes_new(vm, NULL, (size_t)size);
    if (!wf_int_to_bytes(args[0], bytes->data, (size_t)size, little, is_signed))
        wf_error_raise(vm, WF_E_BYTES_TOO_BIG);
    return wf_from(bytes);
}

static const wf_def int_defs[] = {
    WF_FN("__ceil__", int_plain, 1, 1, "The int itself."),
    WF_FN("__float__", int_float, 1, 1, "float(self)"),
    WF_FN("__floor__", int_plain, 1, 1, "The int itself."),
    WF_FN("__format__", wf_number_format, 2, 2, "The number as a text, by a format."),
    WF_FN("__getnewargs__", int_new_args, 1, 1, NULL),
    WF_FN("__index__", int_plain, 1, 1, "The int itself."),
    WF_FN("__int__", int_plain, 1, 1, "int(self)"),
    WF_FN("__pow__", int_pow, 2, 3, "self ** value, modulo mod if given."),
    WF_FN("__round__", int_round, 1, 2,
          "The int itself; rounded to tens, hundreds ... if ndigits is negative."),
    WF_FN("__trunc__", int_plain, 1, 1, "The int itself."),
    WF_FN("as_integer_ratio", int_ratio, 1, 1, "(self, 1): an int is a fraction over one."),
    WF_FN("bit_count", int_bit_count, 1, 1, "How many bits of its absolute value are 1."),
    WF_FN("bit_length", int_bit_length, 1, 1, "How many bits its absolute value takes."),
    WF_FN("conjugate", int_plain, 1, 1, "The int itself: it has no imaginary part."),
    WF_GET("denominator", int_one, "1: an int is a fraction over one"),
    WF_CLASS_FN("from_bytes", int_from_bytes, 2, 4, "cls,bytes,byteorder,*,signed",
                "The int that the bytes spell. Raises ValueError, TypeError."),
    WF_GET("imag", int_zero, "0: an int has no imaginary part"),
    WF_FN("is_integer", int_is_integer, 1, 1, "True: an int has no fraction."),
    WF_GET("numerator", int_plain, "The int itself: it is a fraction over one."),
    WF_GET("real", int_plain, "Its real part, a float."),
    WF_FN_NAMED("to_bytes", int_to_bytes, 1, 4, "self,length,byteorder,*,signed",
                "The int as so many bytes. Raises OverflowError."),
};

static const wf_slots int_slots = {
    .size = sizeof(wf_int),
    .size_of = int_size,
    .make = int_make,
    .repr = int_repr,
    .hash = int_hash,
    .compare = int_compare,
    WF_OPS(.truth = int_truth, .binary = int_binary, .unary = wf_int_unary)};
const wf_type wf_int_type = WF_TYPE(
    "int", WF_KIND_INT, WF_TYPE_VARSIZE | WF_TYPE_NO_WEAKREF, int_slots, wf_object_type, int_defs,
    "int(x=0), int(text, base=10): a whole number of any size. Raises ValueError, TypeError.");

static const wf_slots bool_slots = {
    .size = sizeof(wf_single),
    .make = bool_make,
    .repr = bool_repr,
    .hash = int_hash,
    .compare = int_compare,
    WF_OPS(.truth = int_truth, .binary = int_binary, .unary = wf_int_unary)};
const wf_type wf_bool_type = {.head = WF_HEAD(wf_type_type),
                              .name = "bool",
                              .slots = &bool_slots,
                              .base = &wf_int_type,
                              .flags = WF_TYPE_FINAL | WF_TYPE_NO_WEAKREF,
                              .kind = WF_KIND_BOOL,
                              WF_TYPE_DOC("bool(x=False): whether x counts as true.")};
const wf_single wf_true_object = {.head = WF_HEAD(wf_bool_type)};
const wf_single wf_false_object = {.head = WF_HEAD(wf_bool_type)};
