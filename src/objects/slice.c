/* slice.c - slice objects, and indices of sequences computed from them. */
#include "objects/func.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"

wf_val wf_slice_new(wf_vm *vm, wf_val start, wf_val stop, wf_val step) {
    wf_slice *slice = wf_new(vm, &wf_slice_type, sizeof *slice);
    wf_set(vm, slice, slice->start, start);
    wf_set(vm, slice, slice->stop, stop);
    wf_set(vm, slice, slice->step, step);
    return wf_from(slice);
}

static intptr_t bound(wf_vm *vm, wf_val v, intptr_t otherwise) {
    if (wf_is_small(v))
        return wf_small_value(v);
    if (wf_is_none_(v))
        return otherwise;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_SLICE_INDEX_NONE);
    return wf_to_clamped(vm, v);
}

void wf_slice_read(wf_vm *vm, wf_val v, intptr_t *start, intptr_t *stop, intptr_t *step) {
    wf_slice *slice = wf_ptr(v);
    *step = bound(vm, slice->step, 1);
    if (*step == 0)
        wf_error_raise(vm, WF_E_SLICE_STEP_ZERO);
    if (*step == INTPTR_MIN) /* so that it can be negated */
        *step = -INTPTR_MAX;
    *start = bound(vm, slice->start, *step < 0 ? INTPTR_MAX : 0);
    *stop = bound(vm, slice->stop, *step < 0 ? INTPTR_MIN : INTPTR_MAX);
}

/* i counted from the end if negative, then brought into [least, most]. */
static intptr_t fit(intptr_t i, intptr_t length, intptr_t least, intptr_t most) {
    if (i < 0)
        i += length;
    return i < least ? least : i > most ? most : i;
}

size_t wf_slice_fit(size_t size, intptr_t *start, intptr_t stop, intptr_t step) {
    intptr_t length = (intptr_t)size, least = step < 0 ? -1 : 0,
             most = step < 0 ? length - 1 : length;
    *start = fit(*start, length, least, most);
    stop = fit(stop, length, least, most);
    if (step < 0)
        return *start > stop ? (size_t)((*start - stop - 1) / -step + 1) : 0;
    return *start < stop ? (size_t)((stop - *start - 1) / step + 1) : 0;
}

bool wf_is_slice(wf_val v) { return wf_is_exact(v, &wf_slice_type); }

size_t wf_slice_indices(wf_vm *vm, wf_val slice, size_t length, intptr_t *start, intptr_t *step) {
    intptr_t stop;
    wf_slice_read(vm, slice, start, &stop, step);
    return wf_slice_fit(length, start, stop, *step);
}

/* ---- the same with ints of any size ---- */

static wf_val int_bound(wf_vm *vm, wf_val v, wf_val length, wf_val least, wf_val most,
                        wf_val otherwise) {
    if (wf_is_none_(v))
        return otherwise;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_SLICE_INDEX_NONE);
    v = wf_index(vm, v);
    if (wf_int_sign(v) < 0)
        v = wf_int_binary(vm, WF_ADD, v, length);
    if (wf_int_compare(v, least) < 0)
        return least;
    return wf_int_compare(v, most) > 0 ? most : v;
}

void wf_slice_fit_ints(wf_vm *vm, wf_val v, wf_val length, wf_val *start, wf_val *stop,
                       wf_val *step) {
    wf_slice *slice = wf_ptr(v);
    *step = wf_small(1);
    if (!wf_is_none_(slice->step)) {
        if (!wf_is_index(vm, slice->step))
            wf_error_raise(vm, WF_E_SLICE_INDEX_NONE);
        *step = wf_index(vm, slice->step);
    }
    int sign = wf_int_sign(*step);
    if (!sign)
        wf_error_raise(vm, WF_E_SLICE_STEP_ZERO);
    wf_val least = wf_small(sign < 0 ? -1 : 0);
    wf_val most = sign < 0 ? wf_int_binary(vm, WF_SUB, length, wf_small(1)) : length;
    *start = int_bound(vm, slice->start, length, least, most, sign < 0 ? most : least);
    *stop = int_bound(vm, slice->stop, length, least, most, sign < 0 ? least : most);
}

static wf_val indices(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val length = wf_index(vm, args[1]), parts[3];
    if (wf_int_sign(length) < 0)
        wf_error_raise(vm, WF_E_SLICE_LENGTH);
    wf_slice_fit_ints(vm, args[0], length, &parts[0], &parts[1], &parts[2]);
    return wf_new_tuple(vm, parts, 3);
}

/* ---- what the type does ---- */

static void slice_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((wf_slice *)object)->start, 3);
}

static wf_val slice_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    (void)type;
    wf_no_names(vm, "slice", names);
    if (count < 1)
        wf_error_raise(vm, WF_E_RANGE_AT_LEAST, "slice", count);
    if (count > 3)
        wf_error_raise(vm, WF_E_RANGE_AT_MOST, "slice", count);
    if (count == 1)
        return wf_slice_new(vm, WF_NONE, args[0], WF_NONE);
    return wf_slice_new(vm, args[0], args[1], count == 3 ? args[2] : WF_NONE);
}

static wf_val slice_repr(wf_vm *vm, wf_val self) {
    wf_slice *slice = wf_ptr(self);
    return wf_format(vm, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

/* Slices compare and hash as the tuples of their parts. */
static wf_val parts_of(wf_vm *vm, wf_val self) {
    return wf_new_tuple(vm, &((wf_slice *)wf_ptr(self))->start, 3);
}

static wf_val slice_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_has_kind(other, WF_KIND_SLICE))
        return WF_NULL;
    return wf_seq_compare(vm, parts_of(vm, self), parts_of(vm, other), op);
}

static wf_hash slice_hash(wf_vm *vm, wf_val self) { return wf_hash_of(vm, parts_of(vm, self)); }

/* How copies are made: (class, arguments). */
static wf_val reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_slice *slice = wf_ptr(args[0]);
    wf_val given[3] = {slice->start, slice->stop, slice->step};
    wf_val parts[2] = {wf_type_object(args[0]), wf_new_tuple(vm, given, 3)};
    return wf_new_tuple(vm, parts, 2);
}

static const wf_def slice_defs[] = {
    WF_FN("__reduce__", reduce, 1, 1, NULL),
    WF_FN("indices", indices, 2, 2,
          "(start, stop, step) for a sequence of that length. Raises ValueError."),
    WF_MEMBER("start", wf_slice, start, NULL),
    WF_MEMBER("stop", wf_slice, stop, NULL),
    WF_MEMBER("step", wf_slice, step, NULL),
};
static const wf_slots slice_slots = {.size = sizeof(wf_slice),
                                     .trace = slice_trace,
                                     .make = slice_make,
                                     .repr = slice_repr,
                                     .hash = slice_hash,
                                     .compare = slice_compare};
const wf_type wf_slice_type =
    WF_TYPE("slice", WF_KIND_SLICE, WF_TYPE_FINAL, slice_slots, wf_object_type, slice_defs,
            "slice(stop), slice(start, stop, step=None): what x[start:stop:step] hands to x.");
