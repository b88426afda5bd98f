/* heapq.c - the module heapq: a list as a priority queue. Item k is not above items 2k+1 and 2k+2.
 *
 * Comparisons run Python, which may change the list: its length is checked after each. */
#include "errors.h"
#include "wafer.h"

typedef bool (*order)(wf_vm *vm, wf_val a, wf_val b); /* whether a goes above b */

static bool smaller(wf_vm *vm, wf_val a, wf_val b) { return wf_less(vm, a, b); }
static bool larger(wf_vm *vm, wf_val a, wf_val b) { return wf_less(vm, b, a); }

static void check_heap(wf_vm *vm, const char *fname, bool only, wf_val v) {
    if (!wf_is_a(v, &wf_list_type))
        wf_error_raise(vm, WF_E_HEAP_NOT_LIST, fname, only ? "" : " 1", v);
}

static bool above(wf_vm *vm, wf_val heap, size_t count, order goes_above, wf_val a, wf_val b) {
    bool result = goes_above(vm, a, b);
    if (wf_seq_count(heap) != count)
        wf_error_raise(vm, WF_E_HEAP_CHANGED);
    return result;
}

/* The item at `at` moves up to its place, not above `top`. */
static void rise(wf_vm *vm, wf_val heap, size_t top, size_t at, order goes_above) {
    size_t count = wf_seq_count(heap);
    wf_val item = wf_seq_at(heap, at);
    while (at > top) {
        size_t parent = (at - 1) / 2;
        wf_val other = wf_seq_at(heap, parent);
        if (!above(vm, heap, count, goes_above, item, other))
            break;
        wf_list_put(vm, heap, parent, item);
        wf_list_put(vm, heap, at, other);
        at = parent;
    }
}

/* The item at `at` sinks to the bottom, the better child rising each time, and from there rises
 * again: an item that comes from the bottom mostly belongs there, so this compares less often. */
static void sink(wf_vm *vm, wf_val heap, size_t at, order goes_above) {
    size_t count = wf_seq_count(heap), top = at;
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count &&
            !above(vm, heap, count, goes_above, wf_seq_at(heap, child), wf_seq_at(heap, child + 1)))
            child++;
        wf_val moved = wf_seq_at(heap, child);
        wf_list_put(vm, heap, child, wf_seq_at(heap, at));
        wf_list_put(vm, heap, at, moved);
    }
    rise(vm, heap, top, at, goes_above);
}

static void heapify(wf_vm *vm, wf_val heap, order goes_above) {
    for (size_t i = wf_seq_count(heap) / 2; i-- > 0; wf_check_interrupt(vm))
        sink(vm, heap, i, goes_above);
}

static void push(wf_vm *vm, wf_val heap, wf_val item, order goes_above) {
    wf_list_add(vm, heap, item);
    rise(vm, heap, 0, wf_seq_count(heap) - 1, goes_above);
}

/* The top item; the heap must not be empty. */
static wf_val replace_top(wf_vm *vm, wf_val heap, wf_val item, order goes_above) {
    if (!wf_seq_count(heap))
        wf_error_raise(vm, WF_E_HEAP_EMPTY);
    wf_val top = wf_seq_at(heap, 0);
    wf_list_put(vm, heap, 0, item);
    sink(vm, heap, 0, goes_above);
    return top;
}

static wf_val pop(wf_vm *vm, wf_val heap, order goes_above) {
    if (!wf_seq_count(heap))
        wf_error_raise(vm, WF_E_HEAP_EMPTY);
    wf_val last = wf_list_pop(vm, heap);
    return wf_seq_count(heap) ? replace_top(vm, heap, last, goes_above) : last;
}

static wf_val heapq_heapify(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "heapify", true, args[0]);
    heapify(vm, args[0], smaller);
    return wf_none();
}

static wf_val heapq_heapify_max(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "_heapify_max", true, args[0]);
    heapify(vm, args[0], larger);
    return wf_none();
}

static wf_val heapq_heappush(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "heappush", false, args[0]);
    push(vm, args[0], args[1], smaller);
    return wf_none();
}

static wf_val heapq_heappop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "heappop", true, args[0]);
    return pop(vm, args[0], smaller);
}

static wf_val heapq_heappop_max(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "_heappop_max", true, args[0]);
    return pop(vm, args[0], larger);
}

static wf_val heapq_heapreplace(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "heapreplace", false, args[0]);
    return replace_top(vm, args[0], args[1], smaller);
}

static wf_val heapq_heapreplace_max(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "_heapreplace_max", false, args[0]);
    return replace_top(vm, args[0], args[1], larger);
}

static wf_val heapq_heappushpop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_heap(vm, "heappushpop", false, args[0]);
    if (!wf_seq_count(args[0]) || !wf_less(vm, wf_seq_at(args[0], 0), args[1]))
        return args[1];
    if (!wf_seq_count(args[0]))
        wf_error_raise(vm, WF_E_HEAP_EMPTY);
    return replace_top(vm, args[0], args[1], smaller);
}

/* ---- nsmallest, nlargest ---- */

static void cut(wf_vm *vm, wf_val list, size_t count) {
    while (wf_seq_count(list) > count)
        wf_list_pop(vm, list);
}

/* The first n of sorted(iterable, key=key, reverse=reverse), with no more than about 2n items in
 * memory: when there are so many, the list is sorted and cut. Items of equal keys keep their order,
 * as the number that each gets is compared before the item. */
static wf_val best(wf_vm *vm, const wf_val *args, bool reverse) {
    intptr_t n = wf_to_clamped(vm, args[0]);
    wf_val iterator = wf_iter(vm, args[1]), list = wf_new_list(vm, NULL, 0);
    wf_val key = wf_is_null(args[2]) || wf_is_none(args[2]) ? WF_NULL : args[2];
    size_t keep = n < 0 ? 0 : (size_t)n, most = keep < SIZE_MAX / 4 ? 2 * keep + 16 : SIZE_MAX;
    int64_t number = 0;
    for (wf_val item; keep && !wf_is_null(item = wf_next(vm, iterator));) {
        if (!wf_is_null(key)) {
            wf_val parts[] = {wf_call(vm, key, &item, 1),
                              wf_new_int(vm, reverse ? -number++ : number++), item};
            item = wf_new_tuple(vm, parts, 3);
        }
        wf_list_add(vm, list, item);
        if (wf_seq_count(list) >= most) {
            wf_sort(vm, list, WF_NULL, reverse);
            cut(vm, list, keep);
        }
    }
    wf_sort(vm, list, WF_NULL, reverse);
    cut(vm, list, keep);
    for (size_t i = 0; !wf_is_null(key) && i < wf_seq_count(list); i++)
        wf_list_put(vm, list, i, wf_seq_at(wf_seq_at(list, i), 2));
    return list;
}

static wf_val heapq_nsmallest(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return best(vm, args, false);
}

static wf_val heapq_nlargest(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return best(vm, args, true);
}

/* ---- merge ---- */

/* The heap holds a list [key, number of the source, item, source] for each source that is not
 * exhausted; the numbers rise (or fall, in reverse), so items are never compared and equal keys
 * keep their order. */
typedef struct merge {
    wf_head head;
    wf_val heap, key;
    bool reverse;
    bool pending; /* the top item has been given out */
} merge;

static void merge_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((merge *)object)->heap, 2);
}

static wf_val key_of(wf_vm *vm, const merge *self, wf_val item) {
    return wf_is_none(self->key) ? item : wf_call(vm, self->key, &item, 1);
}

static wf_val merge_next(wf_vm *vm, wf_val v) {
    merge *self = wf_ptr(v);
    order goes_above = self->reverse ? larger : smaller;
    if (!wf_seq_count(self->heap))
        return WF_NULL;
    wf_val entry = wf_seq_at(self->heap, 0);
    if (self->pending) {
        self->pending = false;
        wf_val item = wf_next(vm, wf_seq_at(entry, 3));
        if (wf_is_null(item)) {
            pop(vm, self->heap, goes_above);
            if (!wf_seq_count(self->heap))
                return WF_NULL;
        } else {
            wf_list_put(vm, entry, 0, key_of(vm, self, item));
            wf_list_put(vm, entry, 2, item);
            sink(vm, self->heap, 0, goes_above);
        }
        entry = wf_seq_at(self->heap, 0);
    }
    self->pending = true;
    return wf_seq_at(entry, 2);
}

static const wf_slots merge_slots = {
    .size = sizeof(merge), .trace = merge_trace, .iter = wf_iter_self, .next = merge_next};
static const wf_type merge_type = {.head = WF_HEAD(wf_type_type),
                                   .name = "merge",
                                   .slots = &merge_slots,
                                   .base = &wf_object_type,
                                   .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                   .kind = WF_KIND_NATIVE,
                                   .module = "heapq"};

static wf_val heapq_merge(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2], heap = wf_new_list(vm, NULL, 0);
    wf_bind_args(vm, "merge", "*,key,reverse", 0, 2, args + count, 0, names, given);
    merge *self = wf_new(vm, &merge_type, sizeof *self);
    wf_set(vm, self, self->heap, heap);
    wf_set(vm, self, self->key, wf_is_null(given[0]) ? wf_none() : given[0]);
    self->reverse = !wf_is_null(given[1]) && wf_truth(vm, given[1]);
    for (size_t i = 0; i < count; i++) {
        wf_val source = wf_iter(vm, args[i]), item = wf_next(vm, source);
        if (wf_is_null(item))
            continue;
        wf_val number = wf_new_int(vm, self->reverse ? -(int64_t)i : (int64_t)i);
        wf_val entry[] = {key_of(vm, self, item), number, item, source};
        wf_list_add(vm, heap, wf_new_list(vm, entry, 4));
    }
    heapify(vm, heap, self->reverse ? larger : smaller);
    return wf_from(self);
}

static const wf_def defs[] = {
    WF_FN("heapify", heapq_heapify, 1, 1, "Makes a heap of a list, where it is."),
    WF_FN("heappush", heapq_heappush, 2, 2, "Adds an item to a heap."),
    WF_FN("heappop", heapq_heappop, 1, 1,
          "Takes the smallest item from a heap. Raises IndexError."),
    WF_FN("heapreplace", heapq_heapreplace, 2, 2,
          "Takes the smallest item, then adds one. Raises IndexError."),
    WF_FN("heappushpop", heapq_heappushpop, 2, 2,
          "Adds an item, then takes the smallest; quicker than both."),
    WF_FN("_heapify_max", heapq_heapify_max, 1, 1, "heapify with the largest item first."),
    WF_FN("_heappop_max", heapq_heappop_max, 1, 1, "heappop with the largest item first."),
    WF_FN("_heapreplace_max", heapq_heapreplace_max, 2, 2,
          "heapreplace with the largest item first."),
    WF_FN_PARAMS("nsmallest", heapq_nsmallest, 2, 3, "n,iterable,key",
                 "The n smallest items, sorted."),
    WF_FN_PARAMS("nlargest", heapq_nlargest, 2, 3, "n,iterable,key",
                 "The n largest items, the largest first."),
    WF_FN_ANY("merge", heapq_merge, "Iterator over the items of sorted iterables, in order."),
};
const wf_module_def wf_module_heapq = {"heapq", defs, WF_COUNT(defs), NULL,
                                       WF_DOC("Heaps: lists whose first item is the smallest.")};
