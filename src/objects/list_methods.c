/* list_methods.c - the methods of list. */
#include "objects/func.h"
#include "objects/int.h"
#include "objects/list_private.h"
#include "objects/seq.h"

static wf_val append(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list_append(vm, wf_as_list(args[0]), args[1]);
    return WF_NONE;
}

static wf_val clear(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    wf_list_clear(wf_as_list(args[0]));
    return WF_NONE;
}

static wf_val copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_as_list(args[0]);
    return wf_from(wf_list_new(vm, list->count ? list->row->slot : NULL, list->count));
}

static wf_val count_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, wf_seq_count_equal(vm, args[0], args[1]));
}

static wf_val extend(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list_extend(vm, wf_as_list(args[0]), args[1]);
    return WF_NONE;
}

static wf_val index_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t length = wf_as_list(args[0])->count;
    size_t from = wf_seq_bound(vm, args[2], length, 0),
           to = wf_seq_bound(vm, args[3], length, SIZE_MAX);
    intptr_t i = wf_seq_find(vm, args[0], args[1], from, to);
    if (i < 0)
        wf_error_raise(vm, WF_E_NOT_IN_LIST, args[1]);
    return wf_small(i);
}

static wf_val insert(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t i = wf_to_clamped(vm, args[1]);
    wf_list *list = wf_as_list(args[0]);
    if (i < 0)
        i += (intptr_t)list->count;
    size_t at = i < 0 ? 0 : (size_t)i > list->count ? list->count : (size_t)i;
    wf_list_replace(vm, list, at, 0, &args[2], 1);
    return WF_NONE;
}

static wf_val pop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_as_list(args[0]);
    if (wf_is_null(args[1]) && list->count)
        return wf_list_pop(vm, args[0]);
    intptr_t at = wf_is_null(args[1]) ? -1 : wf_to_index(vm, args[1]);
    if (!list->count)
        wf_error_raise(vm, WF_E_POP_EMPTY_LIST);
    size_t i = (size_t)(at < 0 ? at + (intptr_t)list->count : at);
    if (i >= list->count)
        wf_error_raise(vm, WF_E_INDEX_RANGE, "pop");
    wf_val item = wf_list_at(list, i);
    wf_list_replace(vm, list, i, 1, NULL, 0);
    return item;
}

static wf_val remove_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_as_list(args[0]);
    intptr_t i = wf_seq_find(vm, args[0], args[1], 0, SIZE_MAX);
    if (i < 0)
        wf_error_raise(vm, WF_E_REMOVE_NOT_IN_LIST);
    if ((size_t)i < list->count)
        wf_list_replace(vm, list, (size_t)i, 1, NULL, 0);
    return WF_NONE;
}

static wf_val reverse(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_as_list(args[0]);
    wf_count_work(vm, list->count / 8);
    for (size_t i = 0, j = list->count; i + 1 < j; i++) {
        wf_val item = list->row->slot[i];
        list->row->slot[i] = list->row->slot[--j];
        list->row->slot[j] = item;
    }
    return WF_NONE;
}

static wf_val sort(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2];
    wf_bind_args(vm, "sort", "*,key,reverse", 0, 2, args + 1, count - 1, names, given);
    wf_val key = wf_is_null(given[0]) || wf_is_none_(given[0]) ? WF_NULL : given[0];
    bool is_reversed = !wf_is_null(given[1]) && wf_truth(vm, given[1]);
    wf_list_sort(vm, wf_as_list(args[0]), key, is_reversed);
    return WF_NONE;
}

static wf_val reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_list_reversed(vm, wf_as_list(args[0]));
}

const wf_def wf_list_methods[WF_LIST_METHODS] = {
    WF_FN("append", append, 2, 2, "Adds an item at the end."),
    WF_FN("clear", clear, 1, 1, "Empties the list."),
    WF_FN("copy", copy, 1, 1, "Another list with the same items."),
    WF_FN("count", count_, 2, 2, "How many items equal value."),
    WF_FN("extend", extend, 2, 2, "Adds the items of an iterable at the end."),
    WF_FN("index", index_, 2, 4, "Where the first item is that equals value. Raises ValueError."),
    WF_FN("insert", insert, 3, 3, "Puts an item before a position."),
    WF_FN("pop", pop, 1, 2,
          "Takes out the item at a position (the last) and gives it. Raises IndexError."),
    WF_FN("remove", remove_, 2, 2,
          "Takes out the first item that equals value. Raises ValueError."),
    WF_FN("reverse", reverse, 1, 1, "Reverse *IN PLACE*."),
    WF_FN_ANY_PARAMS(
        "sort", sort, "self,*,key,reverse",
        "Sorts the list where it is; equal items keep their order. key(item) is what is compared."),
    WF_FN("__reversed__", reversed, 1, 1, "Iterator from the last item to the first."),
    WF_GENERIC,
};
