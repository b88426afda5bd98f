/* list.c - the list: storage, items and slices, operators, iterators. */
#include "objects/list.h"
#include "objects/func.h"
#include "objects/list_private.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/text.h"

/* ---- storage ---- */

wf_list *wf_list_new(wf_vm *vm, const wf_val *items, size_t count) {
    wf_list *list = wf_list_with_room(vm, count);
    if (items && count)
        memcpy(list->row->slot, items, count * sizeof(wf_val));
    list->count = count;
    return list;
}

wf_list *wf_list_with_room(wf_vm *vm, size_t room) {
    wf_row *row = room ? wf_row_new(vm, room) : NULL;
    wf_list *list = wf_new(vm, &wf_list_type, sizeof(wf_list));
    wf_set(vm, list, list->row, row);
    return list;
}

wf_val wf_new_list(wf_vm *vm, const wf_val *items, size_t count) {
    return wf_from(wf_list_new(vm, items, count));
}

/* Makes sure that extra more values fit. Growing by half keeps appends
 * constant on average and leaves at most a third of the row unused. */
static void make_room(wf_vm *vm, wf_list *list, size_t extra) {
    size_t need = list->count + extra, room = list->row ? list->row->room : 0;
    if (need <= room)
        return;
    size_t want = room + room / 2;
    if (want < 4)
        want = 4;
    if (want < need)
        want = need;
    if (room && wf_extend(vm, list->row, sizeof(wf_row) + want * sizeof(wf_val))) {
        list->row->room = want;
        return;
    }
    wf_row *row = wf_row_new(vm, want);
    if (list->count)
        memcpy(row->slot, list->row->slot, list->count * sizeof(wf_val));
    wf_set(vm, list, list->row, row);
}

/* Gives memory back when three quarters of the row are unused. */
static void trim_room(wf_vm *vm, wf_list *list) {
    if (!list->count) {
        wf_list_clear(list);
        return;
    }
    size_t keep = list->count + list->count / 2;
    if (list->row->room < 32 || list->count > list->row->room / 4)
        return;
    list->row->room = keep;
    wf_shrink(vm, list->row, sizeof(wf_row) + keep * sizeof(wf_val));
}

void wf_list_append(wf_vm *vm, wf_list *list, wf_val v) {
    if (!list->row || list->count == list->row->room)
        make_room(vm, list, 1);
    wf_set(vm, list->row, list->row->slot[list->count], v);
    list->count++;
}

void wf_list_replace(wf_vm *vm, wf_list *list, size_t at, size_t old, const wf_val *items,
                     size_t count) {
    if (count > old)
        make_room(vm, list, count - old);
    if (!list->row)
        return;
    wf_val *slot = list->row->slot;
    size_t end = list->count - old + count;
    memmove(slot + at + count, slot + at + old, (list->count - at - old) * sizeof(wf_val));
    if (count)
        memcpy(slot + at, items, count * sizeof(wf_val));
    wf_set_many(vm, list->row);
    if (end < list->count)
        memset(slot + end, 0, (list->count - end) * sizeof(wf_val));
    list->count = end;
    trim_room(vm, list);
}

void wf_list_clear(wf_list *list) {
    if (list->row && list->row->room) /* without room: the mark of a list that is being sorted */
        list->row = NULL;
    list->count = 0;
}

void wf_list_add(wf_vm *vm, wf_val list, wf_val item) {
    wf_list_append(vm, wf_as_list(list), item);
}

void wf_list_put(wf_vm *vm, wf_val v, size_t index, wf_val item) {
    wf_list *list = wf_as_list(v);
    assert(index < list->count);
    wf_set(vm, list->row, list->row->slot[index], item);
}

wf_val wf_list_pop(wf_vm *vm, wf_val v) {
    wf_list *list = wf_as_list(v);
    wf_val item = wf_list_at(list, list->count - 1);
    list->row->slot[--list->count] = WF_NULL;
    trim_room(vm, list);
    return item;
}

/* Whether v's items are those of its C struct: no class overrides its iteration. */
static bool has_own_items(wf_val v) {
    return (wf_is_list(v) && wf_typeof(v)->slots->iter == wf_list_type.slots->iter) ||
           (wf_is_tuple(v) && wf_typeof(v)->slots->iter == wf_tuple_type.slots->iter);
}

void wf_list_extend(wf_vm *vm, wf_list *list, wf_val iterable) {
    if (has_own_items(iterable)) {
        size_t count = wf_seq_count(iterable);
        make_room(vm, list, count);
        if (count)
            memcpy(list->row->slot + list->count, wf_seq_items(iterable, &count),
                   count * sizeof(wf_val));
        wf_set_many(vm, list->row);
        list->count += count;
        return;
    }
    wf_val iterator = wf_iter(vm, iterable);
    size_t hint = wf_length_hint(vm, iterable);
    if (hint)
        make_room(vm, list, hint);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        wf_list_append(vm, list, item);
}

wf_list *wf_list_from(wf_vm *vm, wf_val iterable) {
    if (has_own_items(iterable)) {
        size_t count;
        const wf_val *items = wf_seq_items(iterable, &count);
        return wf_list_new(vm, items, count);
    }
    wf_list *list = wf_list_with_room(vm, 0);
    wf_list_extend(vm, list, iterable);
    return list;
}

wf_val wf_to_list(wf_vm *vm, wf_val iterable) { return wf_from(wf_list_from(vm, iterable)); }

/* ---- making and showing ---- */

static void list_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((wf_list *)object)->row); }

static wf_val list_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from(type == &wf_list_type ? (void *)wf_list_with_room(vm, 0)
                                         : wf_instance_new(vm, type, 0));
}

static void list_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "list", names);
    wf_val iterable = wf_optional_arg(vm, "list", args, count);
    wf_list_clear(wf_as_list(self));
    if (!wf_is_null(iterable))
        wf_list_extend(vm, wf_as_list(self), iterable);
}

static wf_val list_repr(wf_vm *vm, wf_val self) {
    wf_list *list = wf_as_list(self);
    if (!list->count)
        return wf_new_text(vm, "[]");
    if (!wf_repr_begin(vm, self))
        return wf_new_text(vm, "[...]");
    wf_text text = {0};
    for (size_t i = 0; i < list->count; i++) {
        wf_text_add(vm, &text, i ? ", " : "[", i ? 2 : 1);
        wf_text_add_repr(vm, &text, wf_list_at(list, i));
    }
    wf_text_add(vm, &text, "]", 1);
    wf_repr_end(vm, self);
    return wf_text_end(vm, &text);
}

static wf_val list_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    return wf_is_list(other) ? wf_seq_compare(vm, self, other, op) : WF_NULL;
}

static wf_val list_length(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_small((intptr_t)wf_as_list(self)->count);
}

static bool list_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_as_list(self)->count != 0;
}

static bool list_contains(wf_vm *vm, wf_val self, wf_val item) {
    return wf_seq_find(vm, self, item, 0, SIZE_MAX) >= 0;
}

/* ---- items and slices ---- */

/* The index a small int means; SIZE_MAX if it is none of the list's. */
static inline size_t quick_index(const wf_list *list, wf_val key) {
    if (!wf_is_small(key))
        return SIZE_MAX;
    intptr_t i = wf_small_value(key);
    if (i < 0)
        i += (intptr_t)list->count;
    return (size_t)i < list->count ? (size_t)i : SIZE_MAX;
}

static size_t index_of(wf_vm *vm, const wf_list *list, wf_val key, const char *what) {
    size_t i = quick_index(list, key);
    return i != SIZE_MAX ? i : wf_seq_key(vm, key, &list->count, "list", what);
}

static wf_list *slice_of(wf_vm *vm, wf_list *list, wf_val slice) {
    intptr_t start, stop, step;
    wf_slice_read(vm, slice, &start, &stop, &step);
    size_t count = wf_slice_fit(list->count, &start, stop, step);
    if (step == 1)
        return wf_list_new(vm, count ? list->row->slot + start : NULL, count);
    wf_list *result = wf_list_new(vm, NULL, count);
    for (size_t i = 0; i < count; i++, start += step)
        wf_set(vm, result->row, result->row->slot[i], list->row->slot[start]);
    return result;
}

static wf_val list_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_list *list = wf_as_list(self);
    if (wf_has_kind(key, WF_KIND_SLICE))
        return wf_from(slice_of(vm, list, key));
    return wf_list_at(list, index_of(vm, list, key, "list"));
}

/* Deletes count items, every step-th from start on: those between move down. */
static void delete_steps(wf_vm *vm, wf_list *list, intptr_t start, intptr_t step, size_t count) {
    if (!count)
        return;
    if (step < 0) {
        start += (intptr_t)(count - 1) * step;
        step = -step;
    }
    wf_val *slot = list->row->slot;
    size_t to = (size_t)start;
    for (size_t from = to, next = to; from < list->count; from++) {
        if (from == next && count) {
            count--;
            next += (size_t)step;
        } else {
            slot[to++] = slot[from];
        }
    }
    wf_list_replace(vm, list, to, list->count - to, NULL, 0);
}

static void assign_slice(wf_vm *vm, wf_list *list, wf_val slice, wf_val value) {
    intptr_t start, stop, step;
    wf_slice_read(vm, slice, &start, &stop, &step);
    wf_list *items = NULL; /* a copy: value may be the list itself */
    if (!wf_is_null(value)) {
        bool is_plain = wf_is_exact(value, &wf_list_type) || wf_is_exact(value, &wf_tuple_type);
        wf_val iterator = is_plain ? value : wf_unless_type_error(vm, wf_iter, value);
        if (wf_is_null(iterator))
            wf_error_raise(vm, WF_E_SLICE_NEEDS_ITERABLE);
        items = wf_list_from(vm, iterator);
    }
    size_t count = wf_slice_fit(list->count, &start, stop, step);
    if (step == 1) {
        wf_list_replace(vm, list, (size_t)start, count,
                        items && items->row ? items->row->slot : NULL, items ? items->count : 0);
    } else if (!items) {
        delete_steps(vm, list, start, step, count);
    } else {
        if (items->count != count)
            wf_error_raise(vm, WF_E_SLICE_SIZE, items->count, count);
        for (size_t i = 0; i < count; i++, start += step)
            wf_set(vm, list->row, list->row->slot[start], items->row->slot[i]);
    }
}

static void list_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    wf_list *list = wf_as_list(self);
    if (wf_has_kind(key, WF_KIND_SLICE)) {
        assign_slice(vm, list, key, v);
        return;
    }
    size_t i = index_of(vm, list, key, "list assignment");
    if (wf_is_null(v))
        wf_list_replace(vm, list, i, 1, NULL, 0);
    else
        wf_set(vm, list->row, list->row->slot[i], v);
}

/* ---- + and * ---- */

static wf_val concat(wf_vm *vm, wf_list *left, wf_list *right) {
    wf_list *result = wf_list_with_room(vm, left->count + right->count);
    wf_list_extend(vm, result, wf_from(left));
    wf_list_extend(vm, result, wf_from(right));
    return wf_from(result);
}

/* Fills the row behind its first `count` items with copies of them, up to `total`. */
static void repeat_items(wf_vm *vm, wf_row *row, size_t count, size_t total) {
    wf_repeat_fill(vm, (char *)row->slot, count * sizeof(wf_val), total / count);
}

static wf_val repeat(wf_vm *vm, wf_list *list, size_t times) {
    size_t count = list->count, total = wf_seq_product(vm, count, times, NULL);
    wf_list *result = wf_list_with_room(vm, total);
    if (!total)
        return wf_from(result);
    memcpy(result->row->slot, list->row->slot, count * sizeof(wf_val));
    repeat_items(vm, result->row, count, total);
    result->count = total;
    return wf_from(result);
}

static wf_val list_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op == WF_ADD && wf_is_list(left)) {
        if (wf_is_list(right))
            return concat(vm, wf_as_list(left), wf_as_list(right));
        wf_seq_check_concat(vm, right, "list");
    }
    size_t times;
    if (op == WF_MUL && wf_seq_times(vm, wf_is_list(left) ? right : left, &times))
        return repeat(vm, wf_as_list(wf_is_list(left) ? left : right), times);
    return WF_NULL;
}

static wf_val list_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    wf_list *list = wf_as_list(self);
    size_t times;
    if (op == WF_ADD) {
        wf_list_extend(vm, list, other);
        return self;
    }
    if (op != WF_MUL || !wf_seq_times(vm, other, &times))
        return WF_NULL;
    size_t count = list->count, total = wf_seq_product(vm, count, times, NULL);
    if (!total) {
        wf_list_clear(list);
        return self;
    }
    make_room(vm, list, total - count);
    repeat_items(vm, list->row, count, total);
    list->count = total;
    return self;
}

/* ---- iterators ---- */

static void iter_trace(wf_tracer *t, void *object) { wf_trace(t, &((wf_seq_iter *)object)->seq); }

static wf_val list_iter(wf_vm *vm, wf_val self) {
    wf_seq_iter *it = wf_new(vm, &wf_list_iter_type, sizeof *it);
    wf_set(vm, it, it->seq, self);
    return wf_from(it);
}

static wf_val list_iter_next(wf_vm *vm, wf_val self) {
    (void)vm;
    wf_seq_iter *it = wf_ptr(self);
    if (wf_is_null(it->seq))
        return WF_NULL;
    wf_list *list = wf_ptr(it->seq);
    if (it->at < list->count)
        return list->row->slot[it->at++];
    it->seq = WF_NULL;
    return WF_NULL;
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_seq_iter *it = wf_ptr(args[0]);
    size_t length = wf_is_null(it->seq) ? 0 : wf_as_list(it->seq)->count;
    return wf_new_uint(vm, length > it->at ? length - it->at : 0);
}

static const wf_def iter_methods[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {
    .size = sizeof(wf_seq_iter), .trace = iter_trace, .iter = wf_iter_self, .next = list_iter_next};
const wf_type wf_list_iter_type =
    WF_TYPE("list_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_methods, NULL);

/* Going back, `at` is the number of items left. */
static wf_val back_next(wf_vm *vm, wf_val self) {
    (void)vm;
    wf_seq_iter *it = wf_ptr(self);
    if (wf_is_null(it->seq))
        return WF_NULL;
    wf_list *list = wf_ptr(it->seq);
    if (it->at && it->at <= list->count)
        return list->row->slot[--it->at];
    it->seq = WF_NULL;
    return WF_NULL;
}

static wf_val back_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_seq_iter *it = wf_ptr(args[0]);
    bool more = !wf_is_null(it->seq) && it->at <= wf_as_list(it->seq)->count;
    return wf_new_uint(vm, more ? it->at : 0);
}

static const wf_def back_methods[] = {
    WF_FN("__length_hint__", back_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots back_slots = {
    .size = sizeof(wf_seq_iter), .trace = iter_trace, .iter = wf_iter_self, .next = back_next};
static const wf_type back_type =
    WF_TYPE("list_reverseiterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, back_slots,
            wf_object_type, back_methods, NULL);

wf_val wf_list_reversed(wf_vm *vm, wf_list *list) {
    wf_seq_iter *it = wf_new(vm, &back_type, sizeof *it);
    wf_set(vm, it, it->seq, wf_from(list));
    it->at = list->count;
    return wf_from(it);
}

static const wf_slots list_slots = {.size = sizeof(wf_list),
                                    .trace = list_trace,
                                    .make = list_make,
                                    .init = list_init,
                                    .repr = list_repr,
                                    .compare = list_compare,
                                    .iter = list_iter,
                                    WF_OPS(.length = list_length, .truth = list_truth,
                                           .getitem = list_getitem, .setitem = list_setitem,
                                           .contains = list_contains, .binary = list_binary,
                                           .inplace = list_inplace)};
const wf_type wf_list_type = {.head = WF_HEAD(wf_type_type),
                              .name = "list",
                              .slots = &list_slots,
                              .base = &wf_object_type,
                              .defs = wf_list_methods,
                              .def_count = WF_LIST_METHODS,
                              .flags = WF_TYPE_SEQUENCE,
                              .kind = WF_KIND_LIST,
                              WF_TYPE_DOC("list(iterable=()): a sequence that grows and changes.")};
