/* dict_views.c - live views of a dict (keys, values, items) and iterators over them. */
#include "objects/dict_private.h"
#include "objects/func.h"
#include "objects/list.h"
#include "objects/special.h"
#include "objects/table.h"

/* ---- iterators ---- */

static const wf_type *iter_type(wf_dict_part part, bool back) {
    return &wf_dict_iter_types[back][part];
}

wf_val wf_dict_iter_new(wf_vm *vm, wf_dict *dict, wf_dict_part part, bool back) {
    wf_dict_iter *it = wf_new(vm, iter_type(part, back), sizeof *it);
    wf_set(vm, it, it->dict, dict);
    it->at = back ? dict->fill : 0;
    it->count = it->left = dict->count;
    it->part = (uint8_t)part;
    return wf_from(it);
}

/* What the part of entry i is; items are new pairs. */
static wf_val part_of(wf_vm *vm, const wf_dict *d, size_t i, unsigned part) {
    const wf_val *entry = wf_dict_entry(d->table, i);
    return part == WF_DICT_ITEMS ? wf_from(wf_tuple_pair(vm, entry[0], entry[1])) : entry[part];
}

static void check_unchanged(wf_vm *vm, const wf_dict *d, bool is_unchanged, wf_error error) {
    if (!is_unchanged)
        wf_error_raise(vm, wf_is_subtype(wf_head_type(d), &wf_ordereddict_type)
                               ? WF_E_ORDERED_CHANGED
                               : error);
}

/* The dict, if it is as it was when the iteration began; NULL when there is nothing left. */
static const wf_dict *still_iterating(wf_vm *vm, wf_dict_iter *it) {
    wf_dict *d = it->dict;
    bool is_unchanged = !d || it->count == d->count;
    if (!is_unchanged)
        it->count = UINT32_MAX; /* no way back: the next step raises again */
    check_unchanged(vm, d, is_unchanged, WF_E_DICT_SIZE_CHANGED);
    return d;
}

/* Entry number i is the next one if it is there. */
static wf_val step(wf_vm *vm, wf_dict_iter *it, const wf_dict *d, bool there, size_t i) {
    if (!there) {
        it->dict = NULL;
        return WF_NULL;
    }
    if (!it->left)
        it->dict = NULL;
    check_unchanged(vm, d, it->left, WF_E_DICT_KEYS_CHANGED);
    it->left--;
    return part_of(vm, d, i, it->part);
}

wf_val wf_dict_iter_next(wf_vm *vm, wf_val self) {
    wf_dict_iter *it = wf_ptr(self);
    const wf_dict *d = still_iterating(vm, it);
    if (!d)
        return WF_NULL;
    size_t i = wf_table_skip(d, it->at);
    it->at = (uint32_t)i + 1;
    return step(vm, it, d, i < d->fill, i);
}

static wf_val iter_next_back(wf_vm *vm, wf_val self) {
    wf_dict_iter *it = wf_ptr(self);
    const wf_dict *d = still_iterating(vm, it);
    if (!d)
        return WF_NULL;
    intptr_t i = wf_table_skip_back(d, it->at);
    it->at = i < 0 ? 0 : (uint32_t)i;
    return step(vm, it, d, i >= 0, (size_t)i);
}

static void iter_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_dict_iter *)object)->dict);
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict_iter *it = wf_ptr(args[0]);
    return wf_new_int(vm, it->dict && it->count == it->dict->count ? it->left : 0);
}

static const wf_def iter_methods[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {.size = sizeof(wf_dict_iter),
                                    .trace = iter_trace,
                                    .iter = wf_iter_self,
                                    .next = wf_dict_iter_next};
static const wf_slots back_slots = {.size = sizeof(wf_dict_iter),
                                    .trace = iter_trace,
                                    .iter = wf_iter_self,
                                    .next = iter_next_back};

#define ITER_TYPE(pyname, slots)                                                                   \
    WF_TYPE(pyname, WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, slots, wf_object_type,        \
            iter_methods, NULL)
const wf_type wf_dict_iter_types[2][3] = {
    {ITER_TYPE("dict_keyiterator", iter_slots), ITER_TYPE("dict_valueiterator", iter_slots),
     ITER_TYPE("dict_itemiterator", iter_slots)},
    {ITER_TYPE("dict_reversekeyiterator", back_slots),
     ITER_TYPE("dict_reversevalueiterator", back_slots),
     ITER_TYPE("dict_reverseitemiterator", back_slots)},
};

/* ---- views ---- */

static const wf_type *const view_types[] = {&wf_dict_keys_type, &wf_dict_values_type,
                                            &wf_dict_items_type};

wf_val wf_dict_view_new(wf_vm *vm, wf_dict *dict, wf_dict_part part) {
    wf_dict_view *view = wf_new(vm, view_types[part], sizeof *view);
    wf_set(vm, view, view->dict, dict);
    return wf_from(view);
}

static wf_dict *dict_of(wf_val view) { return ((wf_dict_view *)wf_ptr(view))->dict; }

static wf_dict_part part_of_view(wf_val view) {
    const wf_type *type = wf_typeof(view);
    return type == &wf_dict_keys_type     ? WF_DICT_KEYS
           : type == &wf_dict_values_type ? WF_DICT_VALUES
                                          : WF_DICT_ITEMS;
}

static bool is_setlike_view(wf_val v) {
    return wf_is_exact(v, &wf_dict_keys_type) || wf_is_exact(v, &wf_dict_items_type);
}

static void view_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_dict_view *)object)->dict);
}

/* Those of an OrderedDict call themselves odict_keys and so on. */
static wf_val view_repr(wf_vm *vm, wf_val self) {
    bool ordered = wf_is_a(wf_from(dict_of(self)), &wf_ordereddict_type);
    if (!wf_repr_begin(vm, self))
        return wf_new_text(vm, "...");
    wf_val text = wf_format(vm, "%s%s(%R)", ordered ? "o" : "", wf_typeof(self)->name,
                            wf_from(wf_list_from(vm, self)));
    wf_repr_end(vm, self);
    return text;
}

static wf_val view_length(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_small((intptr_t)dict_of(self)->count);
}

static wf_val view_iter(wf_vm *vm, wf_val self) {
    return wf_dict_iter_new(vm, dict_of(self), part_of_view(self), false);
}

static bool keys_contain(wf_vm *vm, wf_val self, wf_val key) {
    return wf_table_find(vm, dict_of(self), key, wf_key_hash(vm, key)) >= 0;
}

static bool items_contain(wf_vm *vm, wf_val self, wf_val item) {
    if (!wf_is_tuple(item) || wf_as_tuple(item)->count != 2)
        return false;
    wf_val value = wf_dict_get(vm, dict_of(self), wf_as_tuple(item)->item[0]);
    return !wf_is_null(value) && wf_same_or_equal(vm, value, wf_as_tuple(item)->item[1]);
}

/* Whether every item of a is in b. */
static bool all_in(wf_vm *vm, wf_val a, wf_val b) {
    wf_val iterator = wf_iter(vm, a);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        if (!wf_contains(vm, b, item))
            return false;
    return true;
}

static wf_val view_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_is_anyset(other) && !is_setlike_view(other))
        return WF_NULL;
    if (op == WF_GT || op == WF_GE)
        return view_compare(vm, other, self, wf_cmpop_swapped(op));
    wf_check_stack_in(vm, " in comparison");
    size_t mine = wf_length(vm, self), theirs = wf_length(vm, other);
    bool fits = op == WF_LT ? mine < theirs : op == WF_LE ? mine <= theirs : mine == theirs;
    return wf_bool((fits && all_in(vm, self, other)) == (op != WF_NE));
}

static wf_setobj *set_of(wf_vm *vm, wf_val iterable) {
    wf_setobj *set = wf_set_new(vm, &wf_set_type);
    wf_set_update(vm, set, iterable);
    return set;
}

static wf_setobj *intersection(wf_vm *vm, wf_val view, wf_val other) {
    wf_setobj *result = wf_set_new(vm, &wf_set_type);
    wf_val iterator = wf_iter(vm, other);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        if (wf_contains(vm, view, item))
            wf_set_add(vm, result, item);
    return result;
}

static wf_setobj *difference(wf_vm *vm, wf_val left, wf_val right) {
    wf_setobj *result = set_of(vm, left);
    wf_val iterator = wf_iter(vm, right);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        wf_set_discard(vm, result, item);
    return result;
}

static wf_val view_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_setobj *result;
    switch (op) {
    case WF_AND:
        result =
            is_setlike_view(left) ? intersection(vm, left, right) : intersection(vm, right, left);
        break;
    case WF_SUB: result = difference(vm, left, right); break;
    case WF_OR:
        result = set_of(vm, left);
        wf_set_update(vm, result, right);
        break;
    case WF_XOR:
        result = set_of(vm, right);
        return wf_binary(vm, WF_XOR, wf_from(set_of(vm, left)), wf_from(result));
    default: return WF_NULL;
    }
    return wf_from(result);
}

static wf_val isdisjoint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val iterator = wf_iter(vm, args[1]);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        if (wf_contains(vm, args[0], item))
            return WF_FALSE;
    return WF_TRUE;
}

static wf_val reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_dict_iter_new(vm, dict_of(args[0]), part_of_view(args[0]), true);
}

static wf_val mapping(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val dict = wf_from(dict_of(args[0]));
    return wf_call(vm, wf_from(&wf_mappingproxy_type), &dict, 1);
}

static const wf_def values_defs[] = {
    WF_FN("__reversed__", reversed, 1, 1, "The parts of the dict, last first."),
    WF_GET("mapping", mapping, "dictionary that this view refers to"),
};
static const wf_def setlike_defs[] = {
    WF_FN("isdisjoint", isdisjoint, 2, 2, "Whether nothing of the iterable is in the view."),
    WF_MORE(values_defs),
};

#define VIEW_SLOTS                                                                                 \
    .size = sizeof(wf_dict_view), .trace = view_trace, .repr = view_repr, .iter = view_iter
static const wf_slots keys_slots = {
    VIEW_SLOTS, .compare = view_compare,
    WF_OPS(.length = view_length, .contains = keys_contain, .binary = view_binary)};
static const wf_slots values_slots = {VIEW_SLOTS, WF_OPS(.length = view_length)};
static const wf_slots items_slots = {
    VIEW_SLOTS, .compare = view_compare,
    WF_OPS(.length = view_length, .contains = items_contain, .binary = view_binary)};

#define VIEW_FLAGS (WF_TYPE_FINAL | WF_TYPE_NO_MAKE)
const wf_type wf_dict_keys_type = WF_TYPE("dict_keys", WF_KIND_NATIVE, VIEW_FLAGS, keys_slots,
                                          wf_object_type, setlike_defs, NULL);
const wf_type wf_dict_values_type = WF_TYPE("dict_values", WF_KIND_NATIVE, VIEW_FLAGS, values_slots,
                                            wf_object_type, values_defs, NULL);
const wf_type wf_dict_items_type = WF_TYPE("dict_items", WF_KIND_NATIVE, VIEW_FLAGS, items_slots,
                                           wf_object_type, setlike_defs, NULL);
