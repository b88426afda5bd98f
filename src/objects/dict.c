/* dict.c - the dict: what C code does with it, and what its operators do. */
#include "objects/table.h"
#include "objects/dict_private.h"
#include "objects/list.h"
#include "objects/seq.h"

wf_dict *wf_dict_new(wf_vm *vm) { return wf_new(vm, &wf_dict_type, sizeof(wf_dict)); }

wf_dict *wf_dict_with_room(wf_vm *vm, size_t room) {
    wf_dict *d = wf_dict_new(vm);
    if (room)
        wf_set(vm, d, d->table, wf_table_new(vm, room, true, false));
    return d;
}

wf_val wf_new_dict(wf_vm *vm) { return wf_from(wf_dict_new(vm)); }
wf_val wf_dict_find(wf_vm *vm, wf_val dict, wf_val key) {
    return wf_dict_get(vm, wf_as_dict(dict), key);
}
void wf_dict_put(wf_vm *vm, wf_val dict, wf_val key, wf_val value) {
    wf_dict_set(vm, wf_as_dict(dict), key, value);
}

/* ---- entries ---- */

wf_val wf_dict_get(wf_vm *vm, wf_dict *d, wf_val key) {
    intptr_t i = wf_table_find(vm, d, key, wf_key_hash(vm, key));
    return i < 0 ? WF_NULL : wf_table_key(d->table, (size_t)i)[1];
}

void wf_dict_put_hashed(wf_vm *vm, wf_dict *d, wf_val key, wf_hash hash, wf_val value,
                        bool override) {
    intptr_t i = wf_table_find(vm, d, key, hash);
    if (i < 0)
        wf_table_add(vm, d, key, hash, value);
    else if (override)
        wf_set(vm, d->table, wf_table_key(d->table, (size_t)i)[1], value);
}

void wf_dict_set(wf_vm *vm, wf_dict *d, wf_val key, wf_val value) {
    wf_dict_put_hashed(vm, d, key, wf_key_hash(vm, key), value, true);
}

wf_val wf_dict_remove(wf_vm *vm, wf_dict *d, wf_val key) {
    intptr_t i = wf_table_find(vm, d, key, wf_key_hash(vm, key));
    if (i < 0)
        return WF_NULL;
    wf_val value = wf_table_key(d->table, (size_t)i)[1];
    wf_table_remove(vm, d, (size_t)i);
    return value;
}

wf_val wf_dict_get_name(wf_vm *vm, const wf_dict *d, const wf_str *name) {
    (void)vm;
    intptr_t i = wf_table_find_name(d, name);
    return i < 0 ? WF_NULL : wf_dict_entry(d->table, (size_t)i)[1];
}

void wf_dict_set_name(wf_vm *vm, wf_dict *d, const wf_str *name, wf_val value) {
    intptr_t i = wf_table_find_name(d, name);
    if (i < 0)
        wf_table_add(vm, d, wf_from(name), wf_str_hash_of(name), value);
    else
        wf_set(vm, d->table, wf_dict_entry(d->table, (size_t)i)[1], value);
}

intptr_t wf_dict_index_name(wf_vm *vm, const wf_dict *d, const wf_str *name) {
    (void)vm;
    return wf_table_find_name(d, name);
}

void wf_dict_clear(wf_vm *vm, wf_dict *d) {
    (void)vm;
    wf_table_clear(d);
}

wf_dict *wf_dict_copy(wf_vm *vm, wf_dict *d) {
    wf_dict *copy = wf_dict_new(vm);
    wf_table_copy(vm, copy, d);
    return copy;
}

bool wf_dict_next(const wf_dict *d, size_t *pos, wf_val *key, wf_val *value) {
    size_t i = wf_table_skip(d, *pos);
    if (i >= d->fill)
        return false;
    const wf_val *entry = wf_dict_entry(d->table, i);
    *key = entry[0];
    *value = entry[1];
    *pos = i + 1;
    return true;
}

/* ---- update ---- */

/* Whether iterating over v, a dict, gives its entries: no class has overridden that. */
static bool has_own_entries(wf_val v) {
    return wf_is_dict(v) && wf_typeof(v)->slots->iter == wf_dict_type.slots->iter;
}

static void merge_dict(wf_vm *vm, wf_dict *d, wf_dict *from, bool override) {
    if (d == from)
        return;
    if (!d->count) {
        wf_table_clear(d);
        wf_table_copy(vm, d, from);
        return;
    }
    const wf_table *t = from->table;
    uint32_t fill = from->fill, count = from->count;
    for (size_t i = wf_table_skip(from, 0); i < fill; i = wf_table_skip(from, i + 1)) {
        const wf_val *cell = wf_table_key(t, i);
        wf_check_interrupt(vm);
        wf_dict_put_hashed(vm, d, cell[0], wf_table_hash_at(vm, t, i), cell[1], override);
        if (from->table != t || from->fill != fill || from->count != count)
            wf_error_raise(vm, WF_E_DICT_MUTATED);
    }
}

static void put_absent(wf_vm *vm, wf_dict *d, wf_val key, wf_val value, bool override) {
    wf_dict_put_hashed(vm, d, key, wf_key_hash(vm, key), value, override);
}

static void merge_mapping(wf_vm *vm, wf_dict *d, wf_val mapping, bool override) {
    wf_val given = wf_call_method(vm, mapping, "keys", NULL, 0);
    wf_val keys = wf_unless_type_error(vm, wf_iter, given);
    if (wf_is_null(keys))
        wf_error_raise(vm, WF_E_KEYS_NOT_ITERABLE, mapping, given);
    for (wf_val key; !wf_is_null(key = wf_next(vm, keys));)
        put_absent(vm, d, key, wf_get_item(vm, mapping, key), override);
}

/* The item as a list or tuple of two; n is its number, for messages. */
static wf_val pair_of(wf_vm *vm, wf_val item, size_t n) {
    wf_val pair = item;
    if (!wf_is_list(item) && !wf_is_tuple(item)) {
        wf_val iterator = wf_unless_type_error(vm, wf_iter, item);
        if (wf_is_null(iterator))
            wf_error_raise(vm, WF_E_DICT_NOT_PAIR, n);
        pair = wf_from(wf_list_from(vm, iterator));
    }
    if (wf_seq_count(pair) != 2)
        wf_error_raise(vm, WF_E_DICT_PAIR_LENGTH, n, wf_seq_count(pair));
    return pair;
}

static void merge_pairs(wf_vm *vm, wf_dict *d, wf_val pairs, bool override) {
    wf_val iterator = wf_iter(vm, pairs);
    size_t n = 0;
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator)); n++) {
        wf_val pair = pair_of(vm, item, n);
        put_absent(vm, d, wf_seq_at(pair, 0), wf_seq_at(pair, 1), override);
    }
}

void wf_dict_update(wf_vm *vm, wf_dict *d, wf_val other, bool override) {
    if (has_own_entries(other))
        merge_dict(vm, d, wf_as_dict(other), override);
    else if (!wf_is_null(wf_find_attr(vm, other, WF_N(keys))))
        merge_mapping(vm, d, other, override);
    else
        merge_pairs(vm, d, other, override);
}

void wf_dict_update_args(wf_vm *vm, wf_dict *d, const char *fname, const wf_val *args, size_t count,
                         wf_val names) {
    if (count > 1)
        wf_error_raise(vm, WF_E_AT_MOST_ONE, fname, count);
    if (count)
        wf_dict_update(vm, d, args[0], true);
    if (wf_is_null(names))
        return;
    wf_tuple *tuple = wf_as_tuple(names);
    for (size_t i = 0; i < tuple->count; i++)
        wf_dict_set(vm, d, tuple->item[i], args[count + i]);
}

/* ---- what the type does ---- */

void wf_dict_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((wf_dict *)object)->table); }

static wf_val dict_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from(type == &wf_dict_type ? wf_dict_new(vm) : wf_instance_new(vm, type, 0));
}

static void dict_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_dict_update_args(vm, wf_as_dict(self), "dict", args, count, names);
}

wf_val wf_dict_repr(wf_vm *vm, wf_val self) {
    wf_dict *d = wf_as_dict(self);
    if (!d->count)
        return wf_new_text(vm, "{}");
    if (!wf_repr_begin(vm, self))
        return wf_new_text(vm, "{...}");
    wf_text text = {0};
    const char *before = "{";
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(d, &pos, &key, &value); before = ", ") {
        wf_text_add(vm, &text, before, strlen(before));
        wf_text_add_repr(vm, &text, key);
        wf_text_add(vm, &text, ": ", 2);
        wf_text_add_repr(vm, &text, value);
    }
    wf_text_add(vm, &text, "}", 1);
    wf_repr_end(vm, self);
    return wf_text_end(vm, &text);
}

static bool dicts_equal(wf_vm *vm, wf_dict *a, wf_dict *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0;; i++) {
        wf_check_interrupt(vm);
        i = wf_table_skip(a, i);
        if (i >= a->fill)
            return true;
        const wf_val *entry = wf_table_key(a->table, i);
        wf_val value = entry[1];
        intptr_t found = wf_table_find(vm, b, entry[0], wf_table_hash_at(vm, a->table, i));
        if (found < 0 || !wf_same_or_equal(vm, value, wf_table_key(b->table, (size_t)found)[1]))
            return false;
    }
}

wf_val wf_dict_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if ((op != WF_EQ && op != WF_NE) || !wf_is_dict(other))
        return WF_NULL;
    wf_check_stack_in(vm, " in comparison");
    return wf_bool(dicts_equal(vm, wf_as_dict(self), wf_as_dict(other)) == (op == WF_EQ));
}

wf_val wf_dict_iter_keys(wf_vm *vm, wf_val self) {
    return wf_dict_iter_new(vm, wf_as_dict(self), WF_DICT_KEYS, false);
}

wf_val wf_dict_length(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_small((intptr_t)wf_as_dict(self)->count);
}

bool wf_dict_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_as_dict(self)->count != 0;
}

wf_val wf_dict_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_val value = wf_dict_get(vm, wf_as_dict(self), key);
    if (!wf_is_null(value))
        return value;
    if (wf_typeof(self) != &wf_dict_type) {
        value = wf_call_special(vm, self, WF_S(__missing__), &key, 1);
        if (!wf_is_null(value))
            return value;
    }
    wf_raise_key(vm, key);
}

void wf_dict_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val value) {
    if (!wf_is_null(value))
        wf_dict_set(vm, wf_as_dict(self), key, value);
    else if (wf_is_null(wf_dict_remove(vm, wf_as_dict(self), key)))
        wf_raise_key(vm, key);
}

bool wf_dict_contains(wf_vm *vm, wf_val self, wf_val key) {
    return wf_table_find(vm, wf_as_dict(self), key, wf_key_hash(vm, key)) >= 0;
}

static wf_val dict_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op != WF_OR || !wf_is_dict(left) || !wf_is_dict(right))
        return WF_NULL;
    wf_dict *result = wf_dict_copy(vm, wf_as_dict(left));
    wf_dict_update(vm, result, right, true);
    return wf_from(result);
}

wf_val wf_dict_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    if (op != WF_OR)
        return WF_NULL;
    wf_dict_update(vm, wf_as_dict(self), other, true);
    return self;
}

static const wf_slots dict_slots = {
    .size = sizeof(wf_dict),
    .trace = wf_dict_trace,
    .make = dict_make,
    .init = dict_init,
    .repr = wf_dict_repr,
    .compare = wf_dict_compare,
    .iter = wf_dict_iter_keys,
    WF_OPS(WF_DICT_OPS, .getitem = wf_dict_getitem, .binary = dict_binary)};
const wf_type wf_dict_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "dict",
    .slots = &dict_slots,
    .base = &wf_object_type,
    .defs = wf_dict_methods,
    .def_count = WF_DICT_METHODS,
    .flags = WF_TYPE_MAPPING,
    .kind = WF_KIND_DICT,
    WF_TYPE_DOC(
        "dict(), dict(mapping), dict(pairs), any with name=value: keys and their values, in the order they came.")};
