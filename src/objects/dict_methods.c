/* dict_methods.c - the methods of dict. */
#include "objects/dict_private.h"
#include "objects/list.h"
#include "objects/table.h"

static wf_val clear(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict_clear(vm, wf_as_dict(args[0]));
    return WF_NONE;
}

static wf_val copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_dict_copy(vm, wf_as_dict(args[0])));
}

wf_val wf_dict_fromkeys(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val value = wf_none_if_null(args[2]);
    wf_val result = wf_call(vm, args[0], NULL, 0), iterator = wf_iter(vm, args[1]);
    for (wf_val key; !wf_is_null(key = wf_next(vm, iterator));)
        wf_set_item(vm, result, key, value);
    return result;
}

static wf_val get(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val value = wf_dict_get(vm, wf_as_dict(args[0]), args[1]);
    if (!wf_is_null(value))
        return value;
    return wf_none_if_null(args[2]);
}

static wf_val keys(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_dict_view_new(vm, wf_as_dict(args[0]), WF_DICT_KEYS);
}

static wf_val values(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_dict_view_new(vm, wf_as_dict(args[0]), WF_DICT_VALUES);
}

static wf_val items(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_dict_view_new(vm, wf_as_dict(args[0]), WF_DICT_ITEMS);
}

wf_val wf_dict_pop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *d = wf_as_dict(args[0]);
    wf_val value = d->count ? wf_dict_remove(vm, d, args[1]) : WF_NULL; /* any key may be missing */
    if (wf_is_null(value))
        value = args[2];
    if (wf_is_null(value))
        wf_raise_key(vm, args[1]);
    return value;
}

wf_val wf_dict_take_entry(wf_vm *vm, wf_dict *d, size_t i) {
    const wf_val *entry = wf_dict_entry(d->table, i);
    wf_val pair = wf_from(wf_tuple_pair(vm, entry[0], entry[1]));
    wf_table_remove(vm, d, i);
    return pair;
}

static wf_val popitem(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *d = wf_as_dict(args[0]);
    if (!d->count)
        wf_error_raise(vm, WF_E_POPITEM_EMPTY);
    return wf_dict_take_entry(vm, d, (size_t)wf_table_skip_back(d, d->fill));
}

wf_val wf_dict_setdefault(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *d = wf_as_dict(args[0]);
    wf_hash hash = wf_key_hash(vm, args[1]);
    intptr_t i = wf_table_find(vm, d, args[1], hash);
    if (i >= 0)
        return wf_dict_entry(d->table, (size_t)i)[1];
    wf_val value = wf_none_if_null(args[2]);
    wf_table_add(vm, d, args[1], hash, value);
    return value;
}

static wf_val update(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_dict_update_args(vm, wf_as_dict(args[0]), "update", args + 1, count - 1, names);
    return WF_NONE;
}

static wf_val reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_dict_iter_new(vm, wf_as_dict(args[0]), WF_DICT_KEYS, true);
}

const wf_def wf_dict_methods[WF_DICT_METHODS] = {
    WF_FN("clear", clear, 1, 1, "Empties the dict."),
    WF_FN("copy", copy, 1, 1, "Another dict with the same entries."),
    WF_CLASS_FN("fromkeys", wf_dict_fromkeys, 2, 3, "",
                "A dict of the keys, all with the same value."),
    WF_FN("get", get, 2, 3, "The value of key, or default."),
    WF_FN("items", items, 1, 1, "A view of the pairs (key, value)."),
    WF_FN("keys", keys, 1, 1, "A view of the keys."),
    WF_FN("pop", wf_dict_pop, 2, 3,
          "Takes out a key and gives its value, or default if it is missing. Raises KeyError."),
    WF_FN("popitem", popitem, 1, 1,
          "Takes out the last pair (key, value) and gives it. Raises KeyError."),
    WF_FN("setdefault", wf_dict_setdefault, 2, 3,
          "The value of key; sets it to default if it is missing."),
    WF_FN_ANY("update", update, "Sets keys from a mapping or pairs, and from keywords."),
    WF_FN("values", values, 1, 1, "A view of the values."),
    WF_FN("__reversed__", reversed, 1, 1, "Iterator over the keys from the last to the first."),
    WF_GENERIC,
};
