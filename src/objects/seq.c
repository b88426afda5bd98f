/* seq.c - what lists, tuples, ranges and sets do alike: comparing, searching,
 * checking arguments. */
#include "objects/seq.h"
#include "heap/needs.h"
#include "objects/func.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

wf_val wf_optional_arg(wf_vm *vm, const char *fname, const wf_val *args, size_t count) {
    if (count > 1)
        wf_error_raise(vm, WF_E_AT_MOST_ONE, fname, count);
    return count ? args[0] : WF_NULL;
}

void wf_no_names(wf_vm *vm, const char *fname, wf_val names) {
    if (!wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_NO_KEYWORDS, fname);
}

wf_val wf_class_getitem(wf_vm *vm, const wf_val *args, size_t count) {
    return wf_call(vm, wf_from(&wf_generic_alias_type), args, count);
}

bool wf_is_index(wf_vm *vm, wf_val v) {
    return wf_is_int_(v) || wf_is_bool(v) ||
           !wf_is_null(wf_type_find(vm, wf_typeof(v), WF_S(__index__)));
}

/* ---- lists and tuples ---- */

enum { POLL_EVERY = 4096 }; /* items compared: ctrl-C ends that, too */

static inline bool items_equal(wf_vm *vm, wf_val a, wf_val b) {
    if (wf_eq(a, b))
        return true;
    if (wf_is_small(a) && wf_is_small(b))
        return false;
    if (wf_is_exact(a, &wf_str_type) && wf_is_exact(b, &wf_str_type))
        return wf_str_equal(wf_ptr(a), wf_ptr(b));
    return wf_equal(vm, a, b);
}

static wf_val compare_counts(size_t a, size_t b, wf_cmpop op) {
    return wf_order(op, (a > b) - (a < b));
}

wf_val wf_seq_compare(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op) {
    wf_check_stack_in(vm, " in comparison");
    size_t a_count = wf_seq_count(a), b_count = wf_seq_count(b);
    if (a_count != b_count && (op == WF_EQ || op == WF_NE))
        return wf_bool(op == WF_NE);
    for (size_t i = 0;; i++) {
        if (i % POLL_EVERY == POLL_EVERY - 1)
            wf_poll(vm);
        const wf_val *a_items = wf_seq_items(a, &a_count), *b_items = wf_seq_items(b, &b_count);
        if (i >= a_count || i >= b_count)
            return compare_counts(a_count, b_count, op);
        wf_val x = a_items[i], y = b_items[i];
        if (wf_is_list(x) || wf_is_tuple(x))
            wf_poll(vm); /* shared items can nest so that 2^n are compared */
        if (items_equal(vm, x, y))
            continue;
        if (i >= wf_seq_count(a) || i >= wf_seq_count(b)) /* comparing them took them out */
            return compare_counts(wf_seq_count(a), wf_seq_count(b), op);
        if (op == WF_EQ || op == WF_NE)
            return wf_bool(op == WF_NE);
        return wf_compare(vm, x, y, op);
    }
}

intptr_t wf_seq_find(wf_vm *vm, wf_val seq, wf_val v, size_t from, size_t to) {
    for (size_t i = from;; i++) {
        size_t count;
        if (i % POLL_EVERY == POLL_EVERY - 1)
            wf_poll(vm);
        const wf_val *items = wf_seq_items(seq, &count);
        if (i >= to || i >= count)
            return -1;
        if (items_equal(vm, items[i], v))
            return (intptr_t)i;
    }
}

size_t wf_seq_count_equal(wf_vm *vm, wf_val seq, wf_val v) {
    size_t equal = 0;
    for (intptr_t i = -1; (i = wf_seq_find(vm, seq, v, (size_t)i + 1, SIZE_MAX)) >= 0;)
        equal++;
    return equal;
}

size_t wf_seq_count(wf_val v) {
    size_t count;
    wf_seq_items(v, &count);
    return count;
}

wf_val wf_seq_at(wf_val v, size_t index) {
    size_t count;
    const wf_val *items = wf_seq_items(v, &count);
    assert(index < count);
    return items[index];
}

/* ---- indices ---- */

size_t wf_seq_bound(wf_vm *vm, wf_val v, size_t length, size_t otherwise) {
    if (wf_is_null(v))
        return otherwise;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_SLICE_INDEX);
    intptr_t i = wf_to_clamped(vm, v);
    if (i < 0)
        return i + (intptr_t)length < 0 ? 0 : (size_t)(i + (intptr_t)length);
    return (size_t)i;
}

size_t wf_seq_key(wf_vm *vm, wf_val key, const size_t *length, const char *type, const char *what) {
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_BAD_INDEX, type, key);
    key = wf_index(vm, key);
    size_t i = wf_index_in(vm, key, *length);
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_INDEX_RANGE, what);
    return i;
}

size_t wf_index_in(wf_vm *vm, wf_val key, size_t length) {
    wf_val index = wf_index(vm, key);
    int64_t i;
    if (!wf_int_fits64(index, &i))
        wf_error_raise(vm, WF_E_INDEX_TOO_BIG, key);
    if (i < 0)
        i += (int64_t)length;
    return i < 0 || i >= (int64_t)length ? SIZE_MAX : (size_t)i;
}

/* ---- + and * ---- */

bool wf_class_answers(wf_vm *vm, wf_val v, const wf_str *name) {
    const wf_type *type = wf_typeof(v);
    wf_val method = wf_overrides(type, WF_HAS(binary)) ? wf_type_find(vm, type, name) : WF_NULL;
    return !wf_is_null(method) && !wf_is_exact(method, &wf_slot_wrapper_type);
}

bool wf_seq_times(wf_vm *vm, wf_val v, size_t *times) {
    if (!wf_is_int(v) &&
        (wf_class_answers(vm, v, WF_S(__rmul__)) || wf_class_answers(vm, v, WF_S(__mul__))))
        return false;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_NOT_A_COUNT, v);
    intptr_t n = wf_to_size(vm, v, WF_E_INT_TO_INDEX);
    *times = n < 0 ? 0 : (size_t)n;
    return true;
}

void wf_seq_check_concat(wf_vm *vm, wf_val v, const char *type) {
    if (!wf_class_answers(vm, v, WF_S(__radd__)))
        wf_error_raise(vm, WF_E_CONCAT, type, v, type);
}

size_t wf_seq_product(wf_vm *vm, size_t count, size_t times, const char *text) {
    size_t product;
    bool fits = !__builtin_mul_overflow(count, times, &product) && product <= PTRDIFF_MAX;
    if (!fits && text)
        wf_error_raise(vm, WF_E_REPEATED_LONG, text);
    if (!fits || product > PTRDIFF_MAX / sizeof(wf_val))
        wf_raise_memory(vm, SIZE_MAX);
    return product;
}
