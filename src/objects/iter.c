/* iter.c - enumerate, zip, map, filter, reversed, and iter() of a function.
 *
 * Each holds the iterators it draws from. All are exhausted when one of them
 * says so, and ask again when they are asked again.
 */
#include "objects/iter.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "state.h"

wf_val wf_iter_self(wf_vm *vm, wf_val self) {
    (void)vm;
    return self;
}

/* Iterators over each of the arguments. */
static wf_tuple *iterators_of(wf_vm *vm, const wf_val *args, size_t count) {
    wf_tuple *iterators = wf_tuple_new(vm, NULL, count);
    for (size_t i = 0; i < count; i++) {
        wf_val iterator = wf_iter(vm, args[i]);
        wf_set(vm, iterators, iterators->item[i], iterator);
    }
    return iterators;
}

static void refuse_keywords(wf_vm *vm, const char *name, wf_val names) {
    if (!wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_NO_KEYWORDS, name);
}

/* ---- enumerate ---- */

typedef struct enumerate {
    wf_head head;
    wf_val iterator, number; /* the next one, an int */
} enumerate;

static wf_val enumerate_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                             wf_val names) {
    wf_val given[2];
    if (count == 0 && wf_is_null(names))
        wf_error_raise(vm, WF_E_MISSING_REQUIRED, "enumerate", "iterable");
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 2, "iterable,start"), given);
    wf_val number = wf_is_null(given[1]) ? wf_small(0) : wf_index(vm, given[1]);
    wf_val iterator = wf_iter(vm, given[0]);
    enumerate *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->iterator, iterator);
    wf_set(vm, self, self->number, number);
    return wf_from(self);
}

static wf_val enumerate_next(wf_vm *vm, wf_val v) {
    enumerate *self = wf_ptr(v);
    wf_val item = wf_next(vm, self->iterator);
    if (wf_is_null(item))
        return WF_NULL;
    wf_val number = self->number, next = WF_NULL;
    if (wf_is_small(number))
        next = wf_small_add(number, wf_small(1));
    if (!wf_is_small(next))
        next = wf_int_binary(vm, WF_ADD, number, wf_small(1));
    wf_tuple *pair = wf_tuple_pair(vm, number, item);
    wf_set(vm, self, self->number, next);
    return wf_from(pair);
}

static void trace_enumerate(wf_tracer *t, void *object) {
    enumerate *self = object;
    wf_trace(t, &self->iterator);
    wf_trace(t, &self->number);
}

static const wf_slots enumerate_slots = {
    .size = sizeof(enumerate),
    .trace = trace_enumerate,
    .make = enumerate_make,
    .iter = wf_iter_self,
    .next = enumerate_next,
};
const wf_type wf_enumerate_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "enumerate",
    .slots = &enumerate_slots,
    .base = &wf_object_type,
    .kind = WF_KIND_NATIVE,
    WF_TYPE_DOC("Pairs of a number, counting up, and an item of the iterable.")};

/* ---- zip ---- */

typedef struct zip {
    wf_head head;
    wf_tuple *iterators;
    bool strict;
} zip;

static wf_val zip_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    bool strict = false;
    for (size_t i = 0; !wf_is_null(names) && i < wf_as_tuple(names)->count; i++) {
        wf_val name = wf_as_tuple(names)->item[i];
        if (!wf_str_equal(wf_as_str(name), WF_S(strict)))
            wf_error_raise(vm, WF_E_UNEXPECTED_KEYWORD, "zip", name);
        strict = wf_truth(vm, args[count + i]);
    }
    wf_tuple *iterators = iterators_of(vm, args, count);
    zip *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->iterators, iterators);
    self->strict = strict;
    return wf_from(self);
}

/* Iterator number `ended` (from 0) has ended: if it is not the first, those before it went on; if
 * it is, all others must end too. */
static void check_lengths(wf_vm *vm, const wf_tuple *iterators, size_t ended) {
    if (ended > 0)
        wf_error_raise(vm, WF_E_ZIP_SHORTER, ended + 1, ended == 1 ? " " : "s 1-", ended);
    for (size_t i = 1; i < iterators->count; i++)
        if (!wf_is_null(wf_next(vm, iterators->item[i])))
            wf_error_raise(vm, WF_E_ZIP_LONGER, i + 1, i == 1 ? " " : "s 1-", i);
}

static wf_val zip_next(wf_vm *vm, wf_val v) {
    zip *self = wf_ptr(v);
    wf_tuple *iterators = self->iterators;
    if (iterators->count == 0)
        return WF_NULL;
    wf_tuple *result = wf_tuple_new(vm, NULL, iterators->count);
    for (size_t i = 0; i < iterators->count; i++) {
        wf_val item = wf_next(vm, iterators->item[i]);
        if (wf_is_null(item)) {
            if (self->strict)
                check_lengths(vm, iterators, i);
            return WF_NULL;
        }
        wf_set(vm, result, result->item[i], item);
    }
    return wf_from(result);
}

static void trace_zip(wf_tracer *t, void *object) { wf_trace_ref(t, &((zip *)object)->iterators); }

static const wf_slots zip_slots = {
    .size = sizeof(zip),
    .trace = trace_zip,
    .make = zip_make,
    .iter = wf_iter_self,
    .next = zip_next,
};
const wf_type wf_zip_type = {.head = WF_HEAD(wf_type_type),
                             .name = "zip",
                             .slots = &zip_slots,
                             .base = &wf_object_type,
                             .kind = WF_KIND_NATIVE,
                             WF_TYPE_DOC("Tuples of an item from each of the iterables.")};

/* ---- map ---- */

typedef struct map {
    wf_head head;
    wf_val func;
    wf_tuple *iterators;
} map;

static wf_val map_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    refuse_keywords(vm, "map", names);
    if (count < 2)
        wf_error_raise(vm, WF_E_MAP_ARGS);
    wf_tuple *iterators = iterators_of(vm, args + 1, count - 1);
    map *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->func, args[0]);
    wf_set(vm, self, self->iterators, iterators);
    return wf_from(self);
}

/* Items are gathered on the C stack, or if they are many in a tuple. */
static wf_val map_next(wf_vm *vm, wf_val v) {
    enum { FEW = 4 };
    map *self = wf_ptr(v);
    wf_tuple *iterators = self->iterators;
    wf_val few[FEW];
    wf_val *items = iterators->count <= FEW ? few : wf_tuple_new(vm, NULL, iterators->count)->item;
    for (size_t i = 0; i < iterators->count; i++) {
        items[i] = wf_next(vm, iterators->item[i]);
        if (wf_is_null(items[i]))
            return WF_NULL;
    }
    return wf_call(vm, self->func, items, iterators->count);
}

static void trace_map(wf_tracer *t, void *object) {
    map *self = object;
    wf_trace(t, &self->func);
    wf_trace_ref(t, &self->iterators);
}

static const wf_slots map_slots = {
    .size = sizeof(map),
    .trace = trace_map,
    .make = map_make,
    .iter = wf_iter_self,
    .next = map_next,
};
const wf_type wf_map_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "map",
    .slots = &map_slots,
    .base = &wf_object_type,
    .kind = WF_KIND_NATIVE,
    WF_TYPE_DOC("Results of the function for an item from each of the iterables.")};

/* ---- filter ---- */

typedef struct filter {
    wf_head head;
    wf_val func, iterator; /* func WF_NULL: the item's own truth */
} filter;

static wf_val filter_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, ""), given);
    wf_val iterator = wf_iter(vm, given[1]);
    filter *self = wf_instance_new(vm, type, 0);
    bool is_bool = wf_is_none_(given[0]) || wf_eq(given[0], wf_from(&wf_bool_type));
    wf_set(vm, self, self->func, is_bool ? WF_NULL : given[0]);
    wf_set(vm, self, self->iterator, iterator);
    return wf_from(self);
}

static wf_val filter_next(wf_vm *vm, wf_val v) {
    filter *self = wf_ptr(v);
    for (;;) {
        wf_val item = wf_next(vm, self->iterator);
        if (wf_is_null(item))
            return WF_NULL;
        wf_val verdict = wf_is_null(self->func) ? item : wf_call(vm, self->func, &item, 1);
        if (wf_truth(vm, verdict))
            return item;
        wf_poll(vm);
    }
}

static void trace_filter(wf_tracer *t, void *object) {
    filter *self = object;
    wf_trace(t, &self->func);
    wf_trace(t, &self->iterator);
}

static const wf_slots filter_slots = {
    .size = sizeof(filter),
    .trace = trace_filter,
    .make = filter_make,
    .iter = wf_iter_self,
    .next = filter_next,
};
const wf_type wf_filter_type = {.head = WF_HEAD(wf_type_type),
                                .name = "filter",
                                .slots = &filter_slots,
                                .base = &wf_object_type,
                                .kind = WF_KIND_NATIVE,
                                WF_TYPE_DOC("Items of which the function is true.")};

/* ---- reversed: of sequences that have no __reversed__ ---- */

typedef struct reversed {
    wf_head head;
    wf_val seq;  /* WF_NULL when exhausted */
    size_t left; /* items still to come: the next one is left - 1 */
} reversed;

static bool is_sequence(wf_vm *vm, wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (type->kind == WF_KIND_DICT || type->flags & WF_TYPE_MAPPING)
        return false;
    return !wf_is_null(wf_find_special(vm, v, WF_S(__getitem__)));
}

static wf_val reversed_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    wf_val given[1];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, ""), given);
    wf_val method = wf_find_special(vm, given[0], WF_S(__reversed__));
    if (!wf_is_null(method) && !wf_is_none_(method))
        return wf_call(vm, method, NULL, 0);
    if (!wf_is_null(method) || !is_sequence(vm, given[0]))
        wf_error_raise(vm, WF_E_NOT_REVERSIBLE, given[0]);
    size_t length = wf_length(vm, given[0]);
    reversed *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->seq, given[0]);
    self->left = length;
    return wf_from(self);
}

/* The item at left - 1; WF_NULL when the sequence has become shorter. */
static wf_val reversed_next(wf_vm *vm, wf_val v) {
    reversed *self = wf_ptr(v);
    if (wf_is_null(self->seq))
        return WF_NULL;
    wf_val item = self->left ? wf_item_or_end(vm, self->seq, self->left - 1) : WF_NULL;
    if (wf_is_null(item))
        wf_set(vm, self, self->seq, WF_NULL);
    else
        self->left--;
    return item;
}

static wf_val reversed_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    reversed *self = wf_ptr(args[0]);
    return wf_new_uint(vm, wf_is_null(self->seq) ? 0 : self->left);
}

static void trace_reversed(wf_tracer *t, void *object) { wf_trace(t, &((reversed *)object)->seq); }

static const wf_slots reversed_slots = {
    .size = sizeof(reversed),
    .trace = trace_reversed,
    .make = reversed_make,
    .iter = wf_iter_self,
    .next = reversed_next,
};
static const wf_def reversed_defs[] = {WF_FN("__length_hint__", reversed_hint, 1, 1, NULL)};
const wf_type wf_reversed_type =
    WF_TYPE("reversed", WF_KIND_NATIVE, 0, reversed_slots, wf_object_type, reversed_defs,
            "Items of the sequence from the last to the first.");

/* ---- iter(callable, sentinel) ---- */

typedef struct call_iter {
    wf_head head;
    wf_val callable, sentinel; /* callable WF_NULL when exhausted */
} call_iter;

static wf_val call_iter_next(wf_vm *vm, wf_val v) {
    call_iter *self = wf_ptr(v);
    if (wf_is_null(self->callable))
        return WF_NULL;
    wf_val result = wf_call(vm, self->callable, NULL, 0);
    if (wf_is_null(self->callable)) /* the function has used up its own iterator */
        return WF_NULL;
    if (!wf_same_or_equal(vm, self->sentinel, result))
        return result;
    wf_set(vm, self, self->callable, WF_NULL);
    return WF_NULL;
}

static void trace_call_iter(wf_tracer *t, void *object) {
    call_iter *self = object;
    wf_trace(t, &self->callable);
    wf_trace(t, &self->sentinel);
}

static const wf_slots call_iter_slots = {
    .size = sizeof(call_iter),
    .trace = trace_call_iter,
    .iter = wf_iter_self,
    .next = call_iter_next,
};
static const wf_type call_iter_type = {.head = WF_HEAD(wf_type_type),
                                       .name = "callable_iterator",
                                       .slots = &call_iter_slots,
                                       .base = &wf_object_type,
                                       .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                       .kind = WF_KIND_NATIVE};

wf_val wf_call_iter_new(wf_vm *vm, wf_val callable, wf_val sentinel) {
    call_iter *self = wf_new(vm, &call_iter_type, sizeof *self);
    wf_set(vm, self, self->callable, callable);
    wf_set(vm, self, self->sentinel, sentinel);
    return wf_from(self);
}
