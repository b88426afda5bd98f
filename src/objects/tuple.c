/* tuple.c - the tuple: items in the object itself. */
#include "objects/func.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/text.h"

/* The one empty tuple. */
const wf_tuple wf_empty_tuple = {WF_HEAD(wf_tuple_type), 0};

wf_tuple *wf_tuple_new(wf_vm *vm, const wf_val *items, size_t count) {
    if (!count)
        return (wf_tuple *)(uintptr_t)&wf_empty_tuple;
    wf_tuple *tuple = wf_new(vm, &wf_tuple_type, sizeof(wf_tuple) + count * sizeof(wf_val));
    tuple->count = count;
    if (items)
        memcpy(tuple->item, items, count * sizeof(wf_val));
    return tuple;
}

wf_tuple *wf_tuple_pair(wf_vm *vm, wf_val a, wf_val b) {
    wf_tuple *tuple = wf_new(vm, &wf_tuple_type, sizeof(wf_tuple) + 2 * sizeof(wf_val));
    tuple->count = 2;
    wf_set(vm, tuple, tuple->item[0], a);
    wf_set(vm, tuple, tuple->item[1], b);
    return tuple;
}

wf_val wf_new_tuple(wf_vm *vm, const wf_val *items, size_t count) {
    return wf_from(wf_tuple_new(vm, items, count));
}

wf_tuple *wf_tuple_from(wf_vm *vm, wf_val iterable) {
    if (wf_is_exact(iterable, &wf_tuple_type))
        return wf_as_tuple(iterable);
    size_t count;
    if (!wf_is_exact(iterable, &wf_list_type))
        iterable = wf_from(wf_list_from(vm, iterable));
    const wf_val *items = wf_seq_items(iterable, &count);
    return wf_tuple_new(vm, items, count);
}

wf_val wf_to_tuple(wf_vm *vm, wf_val iterable) { return wf_from(wf_tuple_from(vm, iterable)); }

wf_val wf_call_tuple(wf_vm *vm, wf_val callee, wf_val args) {
    wf_tuple *tuple = wf_as_tuple(args);
    return wf_call(vm, callee, tuple->item, tuple->count);
}

/* ---- making and showing ---- */

static void tuple_trace(wf_tracer *t, void *object) {
    wf_tuple *tuple = object;
    wf_trace_many(t, tuple->item, tuple->count);
}

static size_t tuple_size_of(const void *object) {
    return sizeof(wf_tuple) + ((const wf_tuple *)object)->count * sizeof(wf_val);
}

static wf_val tuple_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    if (type == &wf_tuple_type)
        wf_no_names(vm, "tuple", names);
    wf_val iterable = wf_optional_arg(vm, "tuple", args, count);
    wf_tuple *items =
        wf_is_null(iterable) ? wf_tuple_new(vm, NULL, 0) : wf_tuple_from(vm, iterable);
    if (type == &wf_tuple_type)
        return wf_from(items);
    wf_tuple *tuple = wf_instance_new(vm, type, items->count * sizeof(wf_val));
    tuple->count = items->count;
    memcpy(tuple->item, items->item, items->count * sizeof(wf_val));
    return wf_from(tuple);
}

static wf_val tuple_repr(wf_vm *vm, wf_val self) {
    wf_tuple *tuple = wf_as_tuple(self);
    if (!tuple->count)
        return wf_new_text(vm, "()");
    if (!wf_repr_begin(vm, self))
        return wf_new_text(vm, "(...)");
    wf_text text = {0};
    for (size_t i = 0; i < tuple->count; i++) {
        wf_text_add(vm, &text, i ? ", " : "(", i ? 2 : 1);
        wf_text_add_repr(vm, &text, tuple->item[i]);
    }
    if (tuple->count == 1)
        wf_text_add(vm, &text, ",", 1);
    wf_text_add(vm, &text, ")", 1);
    wf_repr_end(vm, self);
    return wf_text_end(vm, &text);
}

enum { HASHED_AT_A_TIME = 4096 };

/* Multiplies and rotates the hash of each item into the sum, so that order counts. */
static wf_hash tuple_hash(wf_vm *vm, wf_val self) {
    wf_tuple *tuple = wf_as_tuple(self);
    const uintptr_t prime =
        (uintptr_t)(sizeof(uintptr_t) > 4 ? 11400714785074694791u : 2654435761u);
    uintptr_t sum = prime ^ tuple->count;
    for (size_t i = 0; i < tuple->count; i++) {
        if (i % HASHED_AT_A_TIME == HASHED_AT_A_TIME - 1)
            wf_check_interrupt(vm);
        if (wf_is_tuple(tuple->item[i]))
            wf_poll(vm); /* shared items can nest so that 2^n are hashed */
        sum += (uintptr_t)wf_hash_of(vm, tuple->item[i]) * prime;
        sum = (sum << 13 | sum >> (8 * sizeof sum - 13)) * (prime | 1);
    }
    return sum == (uintptr_t)-1 ? 1546275796 : (wf_hash)sum;
}

static wf_val tuple_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    return wf_is_tuple(other) ? wf_seq_compare(vm, self, other, op) : WF_NULL;
}

static wf_val tuple_length(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_small((intptr_t)wf_as_tuple(self)->count);
}

static bool tuple_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_as_tuple(self)->count != 0;
}

static bool tuple_contains(wf_vm *vm, wf_val self, wf_val item) {
    return wf_seq_find(vm, self, item, 0, SIZE_MAX) >= 0;
}

/* ---- items and operators ---- */

static wf_val slice_of(wf_vm *vm, wf_tuple *tuple, wf_val slice) {
    intptr_t start, step;
    size_t count = wf_slice_indices(vm, slice, tuple->count, &start, &step);
    if (step == 1 && count == tuple->count && wf_is_exact(wf_from(tuple), &wf_tuple_type))
        return wf_from(tuple);
    wf_tuple *result = wf_tuple_new(vm, step == 1 ? tuple->item + start : NULL, count);
    if (step != 1)
        for (size_t i = 0; i < count; i++, start += step)
            wf_set(vm, result, result->item[i], tuple->item[start]);
    return wf_from(result);
}

static wf_val tuple_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_tuple *tuple = wf_as_tuple(self);
    if (wf_is_small(key) && (uintptr_t)wf_small_value(key) < tuple->count)
        return tuple->item[wf_small_value(key)];
    if (wf_has_kind(key, WF_KIND_SLICE))
        return slice_of(vm, tuple, key);
    return tuple->item[wf_seq_key(vm, key, &tuple->count, "tuple", "tuple")];
}

static wf_val concat(wf_vm *vm, wf_tuple *left, wf_tuple *right) {
    wf_tuple *result = wf_tuple_new(vm, NULL, left->count + right->count);
    memcpy(result->item, left->item, left->count * sizeof(wf_val));
    memcpy(result->item + left->count, right->item, right->count * sizeof(wf_val));
    return wf_from(result);
}

static wf_val repeat(wf_vm *vm, wf_tuple *tuple, size_t times) {
    if (times == 1 && wf_is_exact(wf_from(tuple), &wf_tuple_type))
        return wf_from(tuple);
    size_t total = wf_seq_product(vm, tuple->count, times, NULL);
    wf_tuple *result = wf_tuple_new(vm, NULL, total);
    size_t size = tuple->count * sizeof(wf_val);
    if (total) {
        memcpy(result->item, tuple->item, size);
        wf_repeat_fill(vm, (char *)result->item, size, times);
    }
    return wf_from(result);
}

static wf_val tuple_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op == WF_ADD && wf_is_tuple(left)) {
        if (wf_is_tuple(right))
            return concat(vm, wf_as_tuple(left), wf_as_tuple(right));
        wf_seq_check_concat(vm, right, "tuple");
    }
    size_t times;
    if (op == WF_MUL && wf_seq_times(vm, wf_is_tuple(left) ? right : left, &times))
        return repeat(vm, wf_as_tuple(wf_is_tuple(left) ? left : right), times);
    return WF_NULL;
}

/* ---- iterator ---- */

static void iter_trace(wf_tracer *t, void *object) { wf_trace(t, &((wf_seq_iter *)object)->seq); }

static wf_val tuple_iter(wf_vm *vm, wf_val self) {
    wf_seq_iter *it = wf_new(vm, &wf_tuple_iter_type, sizeof *it);
    wf_set(vm, it, it->seq, self);
    return wf_from(it);
}

static wf_val tuple_iter_next(wf_vm *vm, wf_val self) {
    (void)vm;
    wf_seq_iter *it = wf_ptr(self);
    if (wf_is_null(it->seq))
        return WF_NULL;
    wf_tuple *tuple = wf_ptr(it->seq);
    if (it->at < tuple->count)
        return tuple->item[it->at++];
    it->seq = WF_NULL;
    return WF_NULL;
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_seq_iter *it = wf_ptr(args[0]);
    return wf_new_uint(vm, wf_is_null(it->seq) ? 0 : wf_as_tuple(it->seq)->count - it->at);
}

static const wf_def iter_methods[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {.size = sizeof(wf_seq_iter),
                                    .trace = iter_trace,
                                    .iter = wf_iter_self,
                                    .next = tuple_iter_next};
const wf_type wf_tuple_iter_type =
    WF_TYPE("tuple_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_methods, NULL);

/* ---- methods ---- */

static wf_val count_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, wf_seq_count_equal(vm, args[0], args[1]));
}

static wf_val index_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t length = wf_as_tuple(args[0])->count;
    size_t from = wf_seq_bound(vm, args[2], length, 0),
           to = wf_seq_bound(vm, args[3], length, SIZE_MAX);
    intptr_t i = wf_seq_find(vm, args[0], args[1], from, to);
    if (i < 0)
        wf_error_raise(vm, WF_E_NOT_IN_TUPLE);
    return wf_small(i);
}

static wf_val getnewargs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_tuple *self = wf_as_tuple(args[0]);
    wf_val copy = wf_new_tuple(vm, self->item, self->count);
    return wf_new_tuple(vm, &copy, 1);
}

static const wf_def tuple_methods[] = {
    WF_FN("count", count_, 2, 2, "How many items equal value."),
    WF_FN("index", index_, 2, 4, "Where the first item is that equals value. Raises ValueError."),
    WF_FN("__getnewargs__", getnewargs, 1, 1, NULL),
    WF_GENERIC,
};

static const wf_slots tuple_slots = {.size = sizeof(wf_tuple),
                                     .trace = tuple_trace,
                                     .size_of = tuple_size_of,
                                     .make = tuple_make,
                                     .repr = tuple_repr,
                                     .hash = tuple_hash,
                                     .compare = tuple_compare,
                                     .iter = tuple_iter,
                                     WF_OPS(.length = tuple_length, .truth = tuple_truth,
                                            .getitem = tuple_getitem, .contains = tuple_contains,
                                            .binary = tuple_binary)};
const wf_type wf_tuple_type =
    WF_TYPE("tuple", WF_KIND_TUPLE, WF_TYPE_VARSIZE | WF_TYPE_SEQUENCE, tuple_slots, wf_object_type,
            tuple_methods, "tuple(iterable=()): a sequence that does not change.");
