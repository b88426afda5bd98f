/* range.c - range objects: start, stop, step and length are ints of any size. */
#include "objects/func.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"

static wf_val add(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_ADD, a, b); }
static wf_val subtract(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_SUB, a, b); }
static wf_val multiply(wf_vm *vm, wf_val a, wf_val b) { return wf_int_binary(vm, WF_MUL, a, b); }

static wf_range *as_range(wf_val v) {
    assert(wf_has_kind(v, WF_KIND_RANGE));
    return wf_ptr(v);
}

static bool is_small_range(const wf_range *r) {
    return wf_is_small(r->start) && wf_is_small(r->stop) && wf_is_small(r->step);
}

/* Items between low and high (not reached), step above 0. */
static wf_val count_steps(wf_vm *vm, wf_val low, wf_val high, wf_val step) {
    if (wf_int_compare(low, high) >= 0)
        return wf_small(0);
    wf_val last = subtract(vm, subtract(vm, high, low), wf_small(1));
    return add(vm, wf_int_binary(vm, WF_FLOORDIV, last, step), wf_small(1));
}

static wf_val range_new(wf_vm *vm, wf_val start, wf_val stop, wf_val step) {
    wf_val length = wf_int_sign(step) > 0
                        ? count_steps(vm, start, stop, step)
                        : count_steps(vm, stop, start, wf_int_unary(vm, WF_NEG, step));
    wf_range *r = wf_new(vm, &wf_range_type, sizeof *r);
    wf_set(vm, r, r->start, start);
    wf_set(vm, r, r->stop, stop);
    wf_set(vm, r, r->step, step);
    wf_set(vm, r, r->length, length);
    return wf_from(r);
}

static wf_val range_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    (void)type;
    wf_no_names(vm, "range", names);
    if (count < 1)
        wf_error_raise(vm, WF_E_RANGE_AT_LEAST, "range", count);
    if (count > 3)
        wf_error_raise(vm, WF_E_RANGE_AT_MOST, "range", count);
    if (count == 1)
        return range_new(vm, wf_small(0), wf_index(vm, args[0]), wf_small(1));
    wf_val start = wf_index(vm, args[0]), stop = wf_index(vm, args[1]);
    wf_val step = count == 3 ? wf_index(vm, args[2]) : wf_small(1);
    if (!wf_int_sign(step))
        wf_error_raise(vm, WF_E_RANGE_STEP_ZERO);
    return range_new(vm, start, stop, step);
}

/* Item i, an int within the length (or one step outside). */
static wf_val item_at(wf_vm *vm, const wf_range *r, wf_val i) {
    return add(vm, r->start, multiply(vm, i, r->step));
}

static void range_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((wf_range *)object)->start, 4);
}

static wf_val range_repr(wf_vm *vm, wf_val self) {
    wf_range *r = as_range(self);
    if (wf_eq(r->step, wf_small(1)))
        return wf_format(vm, "range(%R, %R)", r->start, r->stop);
    return wf_format(vm, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

/* What makes two ranges equal: length, first item if there is one, step if there is a second. */
static wf_val essence(wf_vm *vm, const wf_range *r) {
    wf_val parts[3] = {r->length, r->start, r->step};
    if (wf_int_is_zero(r->length))
        parts[1] = WF_NONE;
    if (wf_int_compare(r->length, wf_small(1)) <= 0)
        parts[2] = WF_NONE;
    return wf_new_tuple(vm, parts, 3);
}

static wf_val range_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_has_kind(other, WF_KIND_RANGE) || (op != WF_EQ && op != WF_NE))
        return WF_NULL;
    return wf_seq_compare(vm, essence(vm, as_range(self)), essence(vm, as_range(other)), op);
}

static wf_hash range_hash(wf_vm *vm, wf_val self) {
    return wf_hash_of(vm, essence(vm, as_range(self)));
}

static wf_val range_length(wf_vm *vm, wf_val self) {
    wf_val length = as_range(self)->length;
    int64_t n;
    if (!wf_int_fits64(length, &n) || n > PTRDIFF_MAX)
        wf_error_raise(vm, WF_E_INT_TO_SSIZE);
    return length;
}

static bool range_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return !wf_int_is_zero(as_range(self)->length);
}

static wf_val slice_of(wf_vm *vm, const wf_range *r, wf_val slice) {
    wf_val start, stop, step;
    wf_slice_fit_ints(vm, slice, r->length, &start, &stop, &step);
    return range_new(vm, item_at(vm, r, start), item_at(vm, r, stop), multiply(vm, r->step, step));
}

static wf_val range_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_range *r = as_range(self);
    if (wf_has_kind(key, WF_KIND_SLICE))
        return slice_of(vm, r, key);
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_BAD_INDEX, "range", key);
    wf_val i = wf_index(vm, key);
    if (wf_int_sign(i) < 0)
        i = add(vm, i, r->length);
    if (wf_int_sign(i) < 0 || wf_int_compare(i, r->length) >= 0)
        wf_error_raise(vm, WF_E_INDEX_RANGE, "range object");
    return item_at(vm, r, i);
}

/* Number of the item equal to the int v, or WF_NULL. */
static wf_val find_int(wf_vm *vm, const wf_range *r, wf_val v) {
    wf_val distance = subtract(vm, v, r->start);
    if (!wf_int_is_zero(wf_int_binary(vm, WF_MOD, distance, r->step)))
        return WF_NULL;
    wf_val i = wf_int_binary(vm, WF_FLOORDIV, distance, r->step);
    return wf_int_sign(i) >= 0 && wf_int_compare(i, r->length) < 0 ? i : WF_NULL;
}

static bool is_plain_int(wf_val v) {
    return wf_is_small(v) || wf_is_exact(v, &wf_int_type) || wf_is_bool(v);
}

/* Items equal to v, which is no int: == must be asked. With `first`, the number of the first one,
 * or -1. */
static intptr_t search(wf_vm *vm, wf_val self, wf_val v, bool first) {
    wf_val iterator = wf_iter(vm, self);
    intptr_t equal = 0, i = 0;
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator)); i++) {
        if (!wf_equal(vm, item, v))
            continue;
        if (first)
            return i;
        equal++;
    }
    return first ? -1 : equal;
}

static bool range_contains(wf_vm *vm, wf_val self, wf_val v) {
    if (is_plain_int(v))
        return !wf_is_null(find_int(vm, as_range(self), v));
    return search(vm, self, v, true) >= 0;
}

static wf_val count_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (is_plain_int(args[1]))
        return wf_small(range_contains(vm, args[0], args[1]));
    return wf_new_int(vm, search(vm, args[0], args[1], false));
}

static wf_val index_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (is_plain_int(args[1])) {
        wf_val i = find_int(vm, as_range(args[0]), args[1]);
        if (wf_is_null(i))
            wf_error_raise(vm, WF_E_NOT_IN_RANGE, args[1]);
        return i;
    }
    intptr_t i = search(vm, args[0], args[1], true);
    if (i < 0)
        wf_error_raise(vm, WF_E_NOT_IN_SEQUENCE);
    return wf_new_int(vm, i);
}

/* ---- iterators ---- */

static wf_val iter_next(wf_vm *vm, wf_val self) {
    (void)vm;
    wf_range_iter *it = wf_ptr(self);
    if (!it->left)
        return WF_NULL;
    it->left--;
    wf_val item = wf_small(it->at);
    it->at += it->step;
    return item;
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, ((wf_range_iter *)wf_ptr(args[0]))->left);
}

static const wf_def iter_methods[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {
    .size = sizeof(wf_range_iter), .iter = wf_iter_self, .next = iter_next};
const wf_type wf_range_iter_type =
    WF_TYPE("range_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_methods, NULL);

/* Over ranges with big ints. */
typedef struct long_iter {
    wf_head head;
    wf_val at, step, left;
} long_iter;

static void long_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((long_iter *)object)->at, 3);
}

static wf_val long_next(wf_vm *vm, wf_val self) {
    long_iter *it = wf_ptr(self);
    if (wf_int_is_zero(it->left))
        return WF_NULL;
    wf_val item = it->at, left = subtract(vm, it->left, wf_small(1));
    wf_set(vm, it, it->at, add(vm, item, it->step));
    wf_set(vm, it, it->left, left);
    return item;
}

static wf_val long_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return ((long_iter *)wf_ptr(args[0]))->left;
}

static const wf_def long_methods[] = {
    WF_FN("__length_hint__", long_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots long_slots = {
    .size = sizeof(long_iter), .trace = long_trace, .iter = wf_iter_self, .next = long_next};
static const wf_type long_type =
    WF_TYPE("longrange_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, long_slots,
            wf_object_type, long_methods, NULL);

static wf_val iter_new(wf_vm *vm, const wf_range *r, bool back) {
    wf_val start = r->start, step = r->step;
    if (back) {
        start = item_at(vm, r, subtract(vm, r->length, wf_small(1)));
        step = wf_int_unary(vm, WF_NEG, step);
    }
    if (is_small_range(r) && wf_is_small(start) && wf_is_small(step)) {
        wf_range_iter *it = wf_new(vm, &wf_range_iter_type, sizeof *it);
        int64_t left = 0;
        wf_int_fits64(r->length, &left);
        it->at = wf_small_value(start);
        it->step = wf_small_value(step);
        it->left = (size_t)left;
        return wf_from(it);
    }
    long_iter *it = wf_new(vm, &long_type, sizeof *it);
    wf_set(vm, it, it->at, start);
    wf_set(vm, it, it->step, step);
    wf_set(vm, it, it->left, r->length);
    return wf_from(it);
}

static wf_val range_iter(wf_vm *vm, wf_val self) { return iter_new(vm, as_range(self), false); }

static wf_val reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return iter_new(vm, as_range(args[0]), true);
}

/* ---- the type ---- */

static const wf_def range_defs[] = {
    WF_FN("count", count_, 2, 2, "How often value is among the numbers: 0 or 1."),
    WF_FN("index", index_, 2, 2, "Where value is among the numbers. Raises ValueError."),
    WF_FN("__reversed__", reversed, 1, 1, "Iterator from the last number to the first."),
    WF_MEMBER("start", wf_range, start, NULL),
    WF_MEMBER("stop", wf_range, stop, NULL),
    WF_MEMBER("step", wf_range, step, NULL),
};
static const wf_slots range_slots = {.size = sizeof(wf_range),
                                     .trace = range_trace,
                                     .make = range_make,
                                     .repr = range_repr,
                                     .hash = range_hash,
                                     .compare = range_compare,
                                     .iter = range_iter,
                                     WF_OPS(.length = range_length, .truth = range_truth,
                                            .getitem = range_getitem, .contains = range_contains)};
const wf_type wf_range_type =
    WF_TYPE("range", WF_KIND_RANGE, WF_TYPE_FINAL | WF_TYPE_SEQUENCE, range_slots, wf_object_type,
            range_defs,
            "range(stop), range(start, stop, step=1): numbers in equal steps, none of them kept.");
