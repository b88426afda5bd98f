/* builtins_iter.c - the builtins that go through items: all, any, iter, max, min,
 * next, sorted, sum, and of asynchronous iterators aiter, anext. */
#include <math.h>
#include "modules/builtins.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "state.h"

wf_val wf_builtin_all(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val iterator = wf_iter(vm, args[0]);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator)); wf_poll(vm))
        if (!wf_truth(vm, item))
            return WF_FALSE;
    return WF_TRUE;
}

wf_val wf_builtin_any(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val iterator = wf_iter(vm, args[0]);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator)); wf_poll(vm))
        if (wf_truth(vm, item))
            return WF_TRUE;
    return WF_FALSE;
}

wf_val wf_builtin_iter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]))
        return wf_iter(vm, args[0]);
    if (!wf_is_callable(args[0]))
        wf_error_raise(vm, WF_E_ITER_NOT_CALLABLE);
    return wf_call_iter_new(vm, args[0], args[1]);
}

/* Without a default the StopIteration is the iterator's own, with its value, if it is written in
 * Python or a generator. */
wf_val wf_builtin_next(wf_vm *vm, const wf_val *args, size_t count) {
    const wf_type *type = wf_typeof(args[0]);
    if (count == 1 && wf_overrides(type, WF_HAS(next)))
        return wf_call_special(vm, args[0], WF_S(__next__), NULL, 0);
    wf_val item = wf_next(vm, args[0]);
    if (!wf_is_null(item))
        return item;
    if (count == 2)
        return args[1];
    wf_val value = type->kind == WF_KIND_GEN ? vm->exec.stop_value : WF_NULL;
    bool has_value = !wf_is_null(value) && !wf_is_none(value);
    wf_raise(vm, wf_exc_new(vm, &wf_exc_StopIteration, &value, has_value));
}

wf_val wf_builtin_sorted(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2];
    if (count != 1)
        wf_error_raise(vm, WF_E_SORTED_ARGUMENTS, count);
    wf_list *list = wf_list_from(vm, args[0]);
    wf_bind_args(vm, "sort", "*,key,reverse", 0, 2, args + 1, 0, names, given);
    bool has_key = !wf_is_null(given[0]) && !wf_is_none(given[0]);
    bool reverse = !wf_is_null(given[1]) && wf_truth(vm, given[1]);
    wf_list_sort(vm, list, has_key ? given[0] : WF_NULL, reverse);
    return wf_from(list);
}

/* ---- max, min ---- */

typedef struct extreme {
    const char *name;
    wf_cmpop op;       /* an item replaces the best when `item op best` */
    wf_val key;        /* WF_NULL: none */
    wf_val best, rank; /* WF_NULL: no item yet; rank is key(best), or best */
} extreme;

static bool goes_before(wf_vm *vm, const extreme *e, wf_val rank) {
    if (wf_is_small(rank) && wf_is_small(e->rank))
        return e->op == WF_LT ? wf_small_less(rank, e->rank) : wf_small_less(e->rank, rank);
    return wf_truth(vm, wf_compare(vm, rank, e->rank, e->op));
}

static void offer(wf_vm *vm, extreme *e, wf_val item) {
    wf_val rank = wf_is_null(e->key) ? item : wf_call(vm, e->key, &item, 1);
    if (wf_is_null(e->best) || goes_before(vm, e, rank)) {
        e->best = item;
        e->rank = rank;
    }
}

/* The keywords key and default. */
static void take_keywords(wf_vm *vm, extreme *e, const wf_val *values, wf_val names,
                          wf_val *fallback) {
    *fallback = WF_NULL;
    for (size_t i = 0; !wf_is_null(names) && i < wf_as_tuple(names)->count; i++) {
        wf_val name = wf_as_tuple(names)->item[i];
        if (wf_str_equal(wf_as_str(name), WF_S(key)))
            e->key = wf_is_none(values[i]) ? WF_NULL : values[i];
        else if (wf_str_equal(wf_as_str(name), WF_S(default)))
            *fallback = values[i];
        else
            wf_error_raise(vm, WF_E_UNEXPECTED_KEYWORD, e->name, name);
    }
}

static wf_val find_extreme(wf_vm *vm, extreme *e, const wf_val *args, size_t count, wf_val names) {
    wf_val fallback;
    if (count == 0)
        wf_error_raise(vm, WF_E_CALL_ARGS, e->name, "at least ", (size_t)1, "", count);
    take_keywords(vm, e, args + count, names, &fallback);
    if (count > 1) {
        if (!wf_is_null(fallback))
            wf_error_raise(vm, WF_E_EXTREME_DEFAULT, e->name);
        for (size_t i = 0; i < count; i++)
            offer(vm, e, args[i]);
        return e->best;
    }
    wf_val iterator = wf_iter(vm, args[0]);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator)); wf_poll(vm))
        offer(vm, e, item);
    if (!wf_is_null(e->best))
        return e->best;
    if (wf_is_null(fallback))
        wf_error_raise(vm, WF_E_EXTREME_EMPTY, e->name);
    return fallback;
}

wf_val wf_builtin_max(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    extreme e = {"max", WF_GT, WF_NULL, WF_NULL, WF_NULL};
    return find_extreme(vm, &e, args, count, names);
}

wf_val wf_builtin_min(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    extreme e = {"min", WF_LT, WF_NULL, WF_NULL, WF_NULL};
    return find_extreme(vm, &e, args, count, names);
}

/* ---- sum ---- */

static void refuse_text(wf_vm *vm, wf_val start) {
    const char *what = NULL, *join = "b''";
    if (wf_is_str(start)) {
        what = "strings";
        join = "''";
    } else if (wf_has_kind(start, WF_KIND_BYTES)) {
        what = "bytes";
    } else if (wf_has_kind(start, WF_KIND_BYTEARRAY)) {
        what = "bytearray";
    }
    if (what)
        wf_error_raise(vm, WF_E_SUM_TEXT, what, join);
}

/* Adds small ints while items and total are such; the item that is not, or WF_NULL at the end. */
static wf_val sum_ints(wf_vm *vm, wf_val iterator, wf_val *total) {
    for (;;) {
        wf_val item = wf_next(vm, iterator);
        if (wf_is_null(item) || !wf_is_small(item) || !wf_is_small(*total))
            return item;
        wf_val sum = wf_small_add(*total, item);
        if (!wf_is_small(sum))
            return item;
        *total = sum;
        wf_poll(vm);
    }
}

/* The same for floats, and small ints among them. What each addition loses is kept
 * and added at the end (Neumaier's summation), so that sum([0.1] * 10) is 1.0. */
static wf_val sum_floats(wf_vm *vm, wf_val iterator, wf_val *total) {
    wf_real sum = wf_imm_float_value(*total), lost = 0;
    wf_val item;
    for (; !wf_is_null(item = wf_next(vm, iterator)); wf_poll(vm)) {
        if (wf_is_small(item)) {
            sum += (wf_real)wf_small_value(item);
            continue;
        }
        if (!wf_is_imm_float(item))
            break;
        wf_real x = wf_imm_float_value(item), next = sum + x;
        bool sum_is_larger = (sum < 0 ? -sum : sum) >= (x < 0 ? -x : x);
        lost += sum_is_larger ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    *total = wf_float(lost != 0 && wf_real_is_finite(lost) ? sum + lost : sum);
    return item;
}

wf_val wf_builtin_sum(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val total = wf_is_null(args[1]) ? wf_small(0) : args[1];
    wf_val iterator = wf_iter(vm, args[0]);
    refuse_text(vm, total);
    wf_val item = WF_NULL;
    if (wf_is_small(total))
        item = sum_ints(vm, iterator, &total);
    else if (!wf_is_imm_float(total))
        item = wf_next(vm, iterator);
    else
        item = sum_floats(vm, iterator, &total);
    while (!wf_is_null(item)) {
        total = wf_binary(vm, WF_ADD, total, item);
        wf_poll(vm);
        item = wf_is_imm_float(total) ? sum_floats(vm, iterator, &total) : wf_next(vm, iterator);
    }
    return total;
}

/* ---- aiter, anext ---- */

wf_val wf_builtin_aiter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val iterator = wf_call_special(vm, args[0], WF_S(__aiter__), NULL, 0);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_AITER_ARGUMENT, args[0]);
    if (wf_is_null(wf_find_special(vm, iterator, WF_S(__anext__))))
        wf_error_raise(vm, WF_E_AITER_RETURNED, iterator);
    return iterator;
}

/* What anext(iterator, default) gives: awaiting it awaits `awaitable`, and at the end of
 * the asynchronous iterator has the default for its result. */
typedef struct anext_wait {
    wf_head head;
    wf_val awaitable; /* then its iterator */
    wf_val fallback;
    bool is_iterator;
} anext_wait;

static wf_val iterator_of(wf_vm *vm, anext_wait *self) {
    if (self->is_iterator)
        return self->awaitable;
    wf_val iterator = wf_call_special(vm, self->awaitable, WF_S(__await__), NULL, 0);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_ANEXT_AWAIT, self->awaitable);
    wf_set(vm, self, self->awaitable, iterator);
    self->is_iterator = true;
    return iterator;
}

static wf_val anext_await(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    iterator_of(vm, wf_ptr(args[0]));
    return args[0];
}

static wf_val anext_next(wf_vm *vm, wf_val v) {
    anext_wait *self = wf_ptr(v);
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exc = wf_jump_exc(vm);
        if (wf_is_a(exc, &wf_exc_StopAsyncIteration))
            vm->exec.stop_value = self->fallback;
        else if (wf_is_a(exc, &wf_exc_StopIteration))
            vm->exec.stop_value =
                wf_as_exc(exc)->args->count ? wf_as_exc(exc)->args->item[0] : WF_NONE;
        else
            wf_throw(vm, exc);
        return WF_NULL;
    }
    /* It may stop with a value: by an exception only. */
    wf_val iterator = iterator_of(vm, self);
    wf_val item = wf_is_class(wf_typeof(iterator))
                      ? wf_call_special(vm, iterator, WF_S(__next__), NULL, 0)
                      : wf_next(vm, iterator);
    wf_jump_end(vm, &jump);
    return item;
}

/* The iterator's method of that name. Its end is StopIteration with the default. */
static wf_val anext_forward(wf_vm *vm, const char *method, const wf_val *args, size_t count) {
    anext_wait *self = wf_ptr(args[0]);
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exc = wf_jump_exc(vm);
        if (!wf_is_a(exc, &wf_exc_StopAsyncIteration))
            wf_throw(vm, exc);
        wf_raise(vm, wf_exc_new(vm, &wf_exc_StopIteration, &self->fallback, 1));
    }
    wf_val v = wf_call_method(vm, iterator_of(vm, self), method, args + 1, count - 1);
    wf_jump_end(vm, &jump);
    return v;
}
static wf_val anext_send(wf_vm *vm, const wf_val *args, size_t count) {
    return anext_forward(vm, "send", args, count);
}
static wf_val anext_throw(wf_vm *vm, const wf_val *args, size_t count) {
    return anext_forward(vm, "throw", args, count);
}
static wf_val anext_close(wf_vm *vm, const wf_val *args, size_t count) {
    return anext_forward(vm, "close", args, count);
}

static void trace_anext(wf_tracer *t, void *object) {
    anext_wait *self = object;
    wf_trace(t, &self->awaitable);
    wf_trace(t, &self->fallback);
}

static const wf_slots anext_slots = {
    .size = sizeof(anext_wait),
    .trace = trace_anext,
    .iter = wf_iter_self,
    .next = anext_next,
};
static const wf_def anext_defs[] = {
    WF_FN("__await__", anext_await, 1, 1, NULL),
    WF_FN("send", anext_send, 2, 2, NULL),
    WF_FN("throw", anext_throw, 2, 4, NULL),
    WF_FN("close", anext_close, 1, 1, NULL),
};
static const wf_type anext_type =
    WF_TYPE("anext_awaitable", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, anext_slots,
            wf_object_type, anext_defs, NULL);

wf_val wf_builtin_anext(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val awaitable = wf_call_special(vm, args[0], WF_S(__anext__), NULL, 0);
    if (wf_is_null(awaitable))
        wf_error_raise(vm, WF_E_ANEXT_ARGUMENT, args[0]);
    if (count == 1)
        return awaitable;
    anext_wait *wait = wf_new(vm, &anext_type, sizeof *wait);
    wf_set(vm, wait, wait->awaitable, awaitable);
    wf_set(vm, wait, wait->fallback, args[1]);
    return wf_from(wait);
}
