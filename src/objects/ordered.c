/* ordered.c - defaultdict and OrderedDict, the dicts that the module _collections gives out. They
 * need the dict's table, so they live here. */
#include "objects/dict_private.h"
#include "objects/str.h"
#include "objects/table.h"

/* ---- defaultdict ---- */

typedef struct default_dict {
    wf_dict dict;
    wf_val factory; /* None: missing keys raise KeyError */
} default_dict;

static default_dict *as_default(wf_val v) { return wf_ptr(v); }

static void default_trace(wf_tracer *t, void *object) {
    wf_dict_trace(t, object);
    wf_trace(t, &((default_dict *)object)->factory);
}

static wf_val default_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    (void)args, (void)count, (void)names;
    default_dict *d = wf_instance_new(vm, type, 0);
    d->factory = WF_NONE;
    return wf_from(d);
}

static void default_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    size_t first = count > 0;
    if (first) {
        if (!wf_is_none_(args[0]) && !wf_is_callable(args[0]))
            wf_error_raise(vm, WF_E_FACTORY_NOT_CALLABLE);
        wf_set(vm, as_default(self), as_default(self)->factory, args[0]);
    }
    wf_dict_update_args(vm, wf_as_dict(self), "dict", args + first, count - first, names);
}

static wf_val default_repr(wf_vm *vm, wf_val self) {
    if (!wf_repr_begin(vm, self))
        return wf_format(vm, "%s(...)", wf_type_name(self));
    wf_val factory = wf_repr(vm, as_default(self)->factory);
    wf_repr_end(vm, self);
    return wf_format(vm, "%s(%S, %S)", wf_type_name(self), factory, wf_dict_repr(vm, self));
}

static wf_val missing(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    default_dict *d = as_default(args[0]);
    if (wf_is_none_(d->factory))
        wf_raise_key(vm, args[1]);
    wf_val value = wf_call(vm, d->factory, NULL, 0);
    wf_set_item(vm, args[0], args[1], value);
    return value;
}

static wf_val default_getitem(wf_vm *vm, wf_val self, wf_val key) {
    if (wf_typeof(self) != &wf_defaultdict_type)
        return wf_dict_getitem(vm, self, key);
    wf_val value = wf_dict_get(vm, wf_as_dict(self), key);
    if (!wf_is_null(value))
        return value;
    wf_val args[] = {self, key};
    return missing(vm, args, 2);
}

/* A dict of the same class and factory as `like` with the entries of `from`. */
static wf_val default_copy_of(wf_vm *vm, wf_val like, wf_val from) {
    wf_val args[] = {as_default(like)->factory, from};
    return wf_call(vm, wf_from(wf_typeof(like)), args, 2);
}

static wf_val default_copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return default_copy_of(vm, args[0], args[0]);
}

static wf_val default_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op != WF_OR || !wf_is_dict(left) || !wf_is_dict(right))
        return WF_NULL;
    wf_val like = wf_is_a(left, &wf_defaultdict_type) ? left : right;
    wf_val result = default_copy_of(vm, like, left);
    wf_dict_update(vm, wf_as_dict(result), right, true);
    return result;
}

static wf_val get_factory(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return as_default(args[0])->factory;
}

static wf_val set_factory(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set(vm, as_default(args[0]), as_default(args[0])->factory, wf_none_if_null(args[1]));
    return WF_NONE;
}

/* How copies are made: (class, arguments, state, items, pairs). */
static wf_val default_reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val pairs = wf_call_method(vm, args[0], "items", NULL, 0);
    wf_val parts[5] = {wf_type_object(args[0]), wf_new_tuple(vm, &as_default(args[0])->factory, 1),
                       WF_NONE, WF_NONE, wf_iter(vm, pairs)};
    return wf_new_tuple(vm, parts, 5);
}

static const wf_def default_defs[] = {
    WF_FN("__missing__", missing, 2, 2,
          "Called by __getitem__ for a missing key: the factory's value, stored."),
    WF_FN("copy", default_copy, 1, 1, "Another one with the same pairs."),
    WF_FN("__reduce__", default_reduce, 1, 1, NULL),
    WF_FN("__copy__", default_copy, 1, 1, "Another one with the same pairs."),
    WF_GETSET("default_factory", get_factory, set_factory,
              "What makes the value of a missing key."),
};
static const wf_slots default_slots = {
    .size = sizeof(default_dict),
    .trace = default_trace,
    .make = default_make,
    .init = default_init,
    .repr = default_repr,
    .compare = wf_dict_compare,
    .iter = wf_dict_iter_keys,
    WF_OPS(WF_DICT_OPS, .getitem = default_getitem, .binary = default_binary)};
const wf_type wf_defaultdict_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "defaultdict",
    .slots = &default_slots,
    .base = &wf_dict_type,
    .defs = default_defs,
    .def_count = WF_COUNT(default_defs),
    .flags = WF_TYPE_MAPPING,
    .kind = WF_KIND_DICT,
    .module = "collections",
    WF_TYPE_DOC(
        "defaultdict(default_factory=None, ...): a dict that makes the values of missing keys.")};

/* ---- OrderedDict ---- */

/* Adds by item assignment, which a class may override. */
static void ordered_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    if (wf_ops_of(wf_typeof(self))->setitem == wf_dict_setitem) {
        wf_dict_update_args(vm, wf_as_dict(self), "OrderedDict", args, count, names);
        return;
    }
    wf_dict *entries = wf_dict_new(vm);
    wf_dict_update_args(vm, entries, "OrderedDict", args, count, names);
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(entries, &pos, &key, &value);)
        wf_set_item(vm, self, key, value);
}

static wf_val ordered_repr(wf_vm *vm, wf_val self) {
    if (!wf_as_dict(self)->count)
        return wf_format(vm, "%s()", wf_type_name(self));
    wf_val entries = wf_dict_repr(vm, self);
    size_t size;
    const char *text = wf_to_text(vm, entries, &size);
    if (size == 5 && memcmp(text, "{...}", 5) == 0 && wf_as_dict(self)->count)
        return wf_new_text(vm, "...");
    return wf_format(vm, "%s(%S)", wf_type_name(self), entries);
}

/* Whether the keys of both, whose entries are known to be equal, come in the same order. */
static bool same_order(wf_vm *vm, wf_dict *a, wf_dict *b) {
    wf_val a_key, b_key, value;
    for (size_t i = 0, j = 0;
         wf_dict_next(a, &i, &a_key, &value) && wf_dict_next(b, &j, &b_key, &value);)
        if (!wf_same_or_equal(vm, a_key, b_key))
            return false;
    return true;
}

static wf_val ordered_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    wf_val result = wf_dict_compare(vm, self, other, op);
    if (wf_is_null(result) || !wf_is_a(other, &wf_ordereddict_type) ||
        !wf_eq(result, wf_bool(op == WF_EQ)))
        return result;
    return wf_bool(same_order(vm, wf_as_dict(self), wf_as_dict(other)) == (op == WF_EQ));
}

static wf_val ordered_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op != WF_OR || !wf_is_dict(left) || !wf_is_dict(right))
        return WF_NULL;
    const wf_type *type = wf_typeof(wf_is_a(left, &wf_ordereddict_type) ? left : right);
    wf_val result = wf_call(vm, wf_from(type), &left, 1);
    wf_dict_update(vm, wf_as_dict(result), right, true);
    return result;
}

static wf_val ordered_copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call(vm, wf_from(wf_typeof(args[0])), args, 1);
}

static bool last_wanted(wf_vm *vm, wf_val arg) { return wf_is_null(arg) || wf_truth(vm, arg); }

static wf_val popitem(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *d = wf_as_dict(args[0]);
    bool last = last_wanted(vm, args[1]);
    if (!d->count)
        wf_error_raise(vm, WF_E_ORDERED_EMPTY);
    return wf_dict_take_entry(vm, d,
                              last ? (size_t)wf_table_skip_back(d, d->fill) : wf_table_skip(d, 0));
}

static wf_val move_to_end(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *d = wf_as_dict(args[0]);
    bool last = last_wanted(vm, args[2]);
    intptr_t i = wf_table_find(vm, d, args[1], wf_key_hash(vm, args[1]));
    if (i < 0)
        wf_raise_key(vm, args[1]);
    if (last && i != wf_table_skip_back(d, d->fill))
        wf_table_to_end(vm, d, (size_t)i);
    else if (!last && (size_t)i != wf_table_skip(d, 0))
        wf_table_to_front(vm, d, (size_t)i);
    return WF_NONE;
}

static const wf_def ordered_defs[] = {
    WF_FN("copy", ordered_copy, 1, 1, "A shallow copy of the ordered dictionary."),
    WF_FN_PARAMS(
        "popitem", popitem, 1, 2, "self,last",
        "Takes out the last pair (key, value), or the first if last is false. Raises KeyError."),
    WF_FN_PARAMS("move_to_end", move_to_end, 2, 3, "self,key,last",
                 "Moves a key to the end, or to the start if last is false. Raises KeyError."),
    WF_CLASS_FN("fromkeys", wf_dict_fromkeys, 2, 3, "cls,iterable,value",
                "An OrderedDict of the keys, all with the same value."),
    WF_FN_PARAMS(
        "pop", wf_dict_pop, 2, 3, "self,key,default",
        "Takes out a key and gives its value, or default if it is missing. Raises KeyError."),
    WF_FN_PARAMS("setdefault", wf_dict_setdefault, 2, 3, "self,key,default",
                 "The value of key; sets it to default if it is missing."),
};
static const wf_slots ordered_slots = {
    .size = sizeof(wf_dict),
    .trace = wf_dict_trace,
    .make = wf_instance_make,
    .init = ordered_init,
    .repr = ordered_repr,
    .compare = ordered_compare,
    .iter = wf_dict_iter_keys,
    WF_OPS(WF_DICT_OPS, .getitem = wf_dict_getitem, .binary = ordered_binary)};
const wf_type wf_ordereddict_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "OrderedDict",
    .slots = &ordered_slots,
    .base = &wf_dict_type,
    .defs = ordered_defs,
    .def_count = WF_COUNT(ordered_defs),
    .flags = WF_TYPE_MAPPING,
    .kind = WF_KIND_DICT,
    .module = "collections",
    WF_TYPE_DOC("A dict that can reorder its keys and compares them in order.")};
