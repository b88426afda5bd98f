/* set.c - set and frozenset: the dict's table without values, so sets keep insertion order. */
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/special.h"
#include "objects/table.h"

wf_setobj *wf_set_new(wf_vm *vm, const wf_type *type) {
    if (type == &wf_set_type || type == &wf_frozenset_type)
        return wf_new(vm, type, sizeof(wf_setobj));
    return wf_instance_new(vm, type, 0);
}

wf_val wf_new_set(wf_vm *vm) { return wf_from(wf_set_new(vm, &wf_set_type)); }

static bool add_hashed(wf_vm *vm, wf_setobj *set, wf_val item, wf_hash hash) {
    if (wf_table_find(vm, set, item, hash) >= 0)
        return false;
    wf_table_add(vm, set, item, hash, WF_NULL);
    return true;
}

static bool has_hashed(wf_vm *vm, const wf_setobj *set, wf_val item, wf_hash hash) {
    return wf_table_find(vm, set, item, hash) >= 0;
}

static bool discard_hashed(wf_vm *vm, wf_setobj *set, wf_val item, wf_hash hash) {
    intptr_t i = wf_table_find(vm, set, item, hash);
    if (i < 0)
        return false;
    wf_table_remove(vm, set, (size_t)i);
    return true;
}

static wf_hash hash_items(wf_vm *vm, const wf_setobj *set);

/* A set that is looked for in a set counts as the frozenset of its items. */
static wf_hash sought_hash(wf_vm *vm, wf_val item) {
    if (wf_has_kind(item, WF_KIND_SET) && !wf_typeof(item)->slots->hash)
        return hash_items(vm, wf_as_set(item));
    return wf_key_hash(vm, item);
}

bool wf_set_add(wf_vm *vm, wf_setobj *set, wf_val item) {
    return add_hashed(vm, set, item, wf_key_hash(vm, item));
}

bool wf_set_has(wf_vm *vm, wf_setobj *set, wf_val item) {
    return has_hashed(vm, set, item, sought_hash(vm, item));
}

bool wf_set_discard(wf_vm *vm, wf_setobj *set, wf_val item) {
    return discard_hashed(vm, set, item, sought_hash(vm, item));
}

bool wf_set_next(const wf_setobj *set, size_t *pos, wf_val *item) {
    size_t i = wf_table_skip(set, *pos);
    if (i >= set->fill)
        return false;
    *item = *wf_table_key(set->table, i);
    *pos = i + 1;
    return true;
}

/* ---- walking over the other operand, whatever it is ---- */

typedef struct walk {
    const wf_dict *entries; /* of a set or dict, whose hashes are known; or NULL, */
    wf_val iterator;        /* and then this */
    size_t at;
} walk;

static walk walk_over(wf_vm *vm, wf_val iterable) {
    walk w = {0};
    if (wf_is_anyset(iterable) || wf_is_exact(iterable, &wf_dict_type))
        w.entries = wf_ptr(iterable);
    else
        w.iterator = wf_iter(vm, iterable);
    return w;
}

static bool walk_next(wf_vm *vm, walk *w, wf_val *item, wf_hash *hash) {
    wf_check_interrupt(vm);
    if (!w->entries) {
        *item = wf_next(vm, w->iterator);
        if (wf_is_null(*item))
            return false;
        *hash = wf_key_hash(vm, *item);
        return true;
    }
    size_t i = wf_table_skip(w->entries, w->at);
    if (i >= w->entries->fill)
        return false;
    w->at = i + 1;
    *item = *wf_table_key(w->entries->table, i);
    *hash = wf_table_hash_at(vm, w->entries->table, i);
    return true;
}

/* ---- the operations ---- */

void wf_set_update(wf_vm *vm, wf_setobj *set, wf_val iterable) {
    if (!set->count && wf_is_anyset(iterable)) {
        wf_table_clear(set);
        wf_table_copy(vm, set, wf_as_set(iterable));
        return;
    }
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, iterable); walk_next(vm, &w, &item, &hash);)
        add_hashed(vm, set, item, hash);
}

/* The type of what an operation on v makes: subclasses give plain sets. */
static const wf_type *result_type(wf_val v) {
    return wf_has_kind(v, WF_KIND_SET) ? &wf_set_type : &wf_frozenset_type;
}

static wf_setobj *copy_as(wf_vm *vm, const wf_type *type, const wf_setobj *set) {
    wf_setobj *copy = wf_set_new(vm, type);
    wf_table_copy(vm, copy, set);
    return copy;
}

/* iterable itself if it is a set, else a set of its items. */
static wf_setobj *set_of(wf_vm *vm, wf_val iterable) {
    if (wf_is_anyset(iterable))
        return wf_as_set(iterable);
    wf_setobj *set = wf_set_new(vm, &wf_set_type);
    wf_set_update(vm, set, iterable);
    return set;
}

static wf_setobj *intersection(wf_vm *vm, wf_val self, wf_val other) {
    wf_setobj *result = wf_set_new(vm, result_type(self)), *tested = wf_as_set(self);
    if (wf_is_anyset(other) && wf_as_set(other)->count > tested->count) {
        tested = wf_as_set(other);
        other = self;
    }
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, other); walk_next(vm, &w, &item, &hash);) {
        if (!has_hashed(vm, tested, item, hash))
            continue;
        add_hashed(vm, result, item, hash);
        if (result->count >= tested->count) /* what else there is, is not looked at */
            break;
    }
    return result;
}

static void remove_items(wf_vm *vm, wf_setobj *set, wf_val other) {
    if (wf_eq(wf_from(set), other)) {
        wf_table_clear(set);
        return;
    }
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, other); walk_next(vm, &w, &item, &hash);)
        discard_hashed(vm, set, item, hash);
}

static void toggle_items(wf_vm *vm, wf_setobj *set, wf_val other) {
    wf_setobj *items = set_of(vm, other);
    if (items == set) {
        wf_table_clear(set);
        return;
    }
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, wf_from(items)); walk_next(vm, &w, &item, &hash);)
        if (!discard_hashed(vm, set, item, hash))
            add_hashed(vm, set, item, hash);
}

/* set becomes what result is; the two must not be used at once after it. */
static void become(wf_vm *vm, wf_setobj *set, const wf_setobj *result) {
    wf_set(vm, set, set->table, result->table);
    set->count = result->count;
    set->fill = result->fill;
}

static bool is_subset(wf_vm *vm, const wf_setobj *a, const wf_setobj *b) {
    if (a->count > b->count)
        return false;
    wf_val item;
    wf_hash hash;
    for (walk w = {.entries = a}; walk_next(vm, &w, &item, &hash);)
        if (!has_hashed(vm, b, item, hash))
            return false;
    return true;
}

/* ---- what the types do ---- */

static void set_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_setobj *)object)->table);
}

static wf_val set_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                       wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from(wf_set_new(vm, type));
}

static void set_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set", names);
    wf_val iterable = wf_optional_arg(vm, "set", args, count);
    wf_table_clear(wf_as_set(self));
    if (!wf_is_null(iterable))
        wf_set_update(vm, wf_as_set(self), iterable);
}

static wf_val frozenset_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                             wf_val names) {
    if (type == &wf_frozenset_type)
        wf_no_names(vm, "frozenset", names);
    wf_val iterable = wf_optional_arg(vm, "frozenset", args, count);
    if (type == &wf_frozenset_type && !wf_is_null(iterable) && wf_is_exact(iterable, type))
        return iterable;
    wf_setobj *set = wf_set_new(vm, type);
    if (!wf_is_null(iterable))
        wf_set_update(vm, set, iterable);
    return wf_from(set);
}

static wf_val set_repr(wf_vm *vm, wf_val self) {
    const wf_type *type = wf_typeof(self);
    wf_setobj *set = wf_as_set(self);
    bool braces_only = type == &wf_set_type && set->count;
    if (!wf_repr_begin(vm, self))
        return wf_format(vm, "%s(...)", wf_type_name(self));
    wf_text text = {0};
    if (!braces_only)
        wf_text_addf(vm, &text, "%s(", wf_type_name(self));
    const char *before = "{";
    wf_val item;
    for (size_t pos = 0; wf_set_next(set, &pos, &item); before = ", ") {
        wf_text_add(vm, &text, before, strlen(before));
        wf_text_add_repr(vm, &text, item);
    }
    if (*before == ',')
        wf_text_add(vm, &text, "}", 1);
    if (!braces_only)
        wf_text_add(vm, &text, ")", 1);
    wf_repr_end(vm, self);
    return wf_text_end(vm, &text);
}

/* Does not depend on the order of the items; each hash is stirred so that
 * close hashes do not cancel each other. */
static wf_hash hash_items(wf_vm *vm, const wf_setobj *set) {
    uintptr_t sum = (uintptr_t)1927868237u * ((uintptr_t)set->count + 1);
    wf_val item;
    wf_hash hash;
    for (walk w = {.entries = set}; walk_next(vm, &w, &item, &hash);) {
        uintptr_t h = (uintptr_t)hash;
        sum ^= (h ^ (h << 16) ^ 89869747u) * (uintptr_t)3644798167u;
    }
    sum = (sum ^ (sum >> 11) ^ (sum >> 25)) * 69069u + 907133923u;
    return sum == (uintptr_t)-1 ? 590923713 : (wf_hash)sum;
}

static wf_hash frozenset_hash(wf_vm *vm, wf_val self) { return hash_items(vm, wf_as_set(self)); }

static wf_val set_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_is_anyset(other))
        return WF_NULL;
    if (op == WF_GT || op == WF_GE)
        return set_compare(vm, other, self, wf_cmpop_swapped(op));
    wf_check_stack_in(vm, " in comparison");
    wf_setobj *a = wf_as_set(self), *b = wf_as_set(other);
    bool fits = op == WF_LT ? a->count < b->count : op == WF_LE || a->count == b->count;
    return wf_bool((fits && is_subset(vm, a, b)) == (op != WF_NE));
}

static wf_val set_length(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_small((intptr_t)wf_as_set(self)->count);
}

static bool set_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return wf_as_set(self)->count != 0;
}

static bool set_contains(wf_vm *vm, wf_val self, wf_val item) {
    return wf_set_has(vm, wf_as_set(self), item);
}

static WF_NOINLINE bool is_set_operator(wf_binop op) {
    return op == WF_OR || op == WF_AND || op == WF_SUB || op == WF_XOR;
}

static wf_val set_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (!is_set_operator(op) || !wf_is_anyset(left) || !wf_is_anyset(right))
        return WF_NULL;
    if (op == WF_AND)
        return wf_from(intersection(vm, left, right));
    wf_setobj *result = copy_as(vm, result_type(left), wf_as_set(left));
    if (op == WF_OR)
        wf_set_update(vm, result, right);
    else if (op == WF_SUB)
        remove_items(vm, result, right);
    else
        toggle_items(vm, result, right);
    return wf_from(result);
}

static wf_val set_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    if (!is_set_operator(op) || !wf_is_anyset(other))
        return WF_NULL;
    wf_setobj *set = wf_as_set(self);
    if (op == WF_OR)
        wf_set_update(vm, set, other);
    else if (op == WF_AND)
        become(vm, set, intersection(vm, self, other));
    else if (op == WF_SUB)
        remove_items(vm, set, other);
    else
        toggle_items(vm, set, other);
    return self;
}

/* ---- iterator ---- */

typedef struct set_iter {
    wf_head head;
    wf_setobj *set; /* NULL when exhausted */
    uint32_t at, count, left;
} set_iter;

static void iter_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((set_iter *)object)->set); }

static wf_val iter_next(wf_vm *vm, wf_val self) {
    set_iter *it = wf_ptr(self);
    if (!it->set)
        return WF_NULL;
    if (it->count != it->set->count) {
        it->count = UINT32_MAX; /* no way back: the next step raises again */
        wf_error_raise(vm, WF_E_SET_SIZE_CHANGED);
    }
    size_t pos = it->at;
    wf_val item;
    if (!wf_set_next(it->set, &pos, &item)) {
        it->set = NULL;
        return WF_NULL;
    }
    it->at = (uint32_t)pos;
    it->left -= it->left != 0;
    return item;
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    set_iter *it = wf_ptr(args[0]);
    return wf_new_int(vm, it->set && it->count == it->set->count ? it->left : 0);
}

static const wf_def iter_methods[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {
    .size = sizeof(set_iter), .trace = iter_trace, .iter = wf_iter_self, .next = iter_next};
static const wf_type iter_type =
    WF_TYPE("set_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_methods, NULL);

static wf_val set_iter_new(wf_vm *vm, wf_val self) {
    set_iter *it = wf_new(vm, &iter_type, sizeof *it);
    wf_set(vm, it, it->set, wf_as_set(self));
    it->count = it->left = it->set->count;
    return wf_from(it);
}

/* ---- methods of both ---- */

static wf_val copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_exact(args[0], &wf_frozenset_type))
        return args[0];
    return wf_from(copy_as(vm, result_type(args[0]), wf_as_set(args[0])));
}

static wf_val union_(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.union", names);
    wf_setobj *result = copy_as(vm, result_type(args[0]), wf_as_set(args[0]));
    for (size_t i = 1; i < count; i++)
        wf_set_update(vm, result, args[i]);
    return wf_from(result);
}

static wf_val intersection_(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.intersection", names);
    if (count == 1)
        return copy(vm, args, count);
    wf_val result = args[0];
    for (size_t i = 1; i < count; i++)
        result = wf_from(intersection(vm, result, args[i]));
    return result;
}

static wf_val difference(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.difference", names);
    wf_setobj *result = copy_as(vm, result_type(args[0]), wf_as_set(args[0]));
    for (size_t i = 1; i < count; i++)
        remove_items(vm, result, args[i]);
    return wf_from(result);
}

static wf_val symmetric_difference(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_setobj *result = copy_as(vm, result_type(args[0]), wf_as_set(args[0]));
    toggle_items(vm, result, args[1]);
    return wf_from(result);
}

static wf_val isdisjoint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, args[1]); walk_next(vm, &w, &item, &hash);)
        if (has_hashed(vm, wf_as_set(args[0]), item, hash))
            return WF_FALSE;
    return WF_TRUE;
}

static wf_val issubset(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_setobj *set = wf_as_set(args[0]);
    if (wf_is_anyset(args[1]))
        return wf_bool(is_subset(vm, set, wf_as_set(args[1])));
    const wf_setobj *shared = intersection(vm, args[0], args[1]); /* ends early */
    return wf_bool(shared->count == set->count);
}

static wf_val issuperset(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val item;
    wf_hash hash;
    for (walk w = walk_over(vm, args[1]); walk_next(vm, &w, &item, &hash);)
        if (!has_hashed(vm, wf_as_set(args[0]), item, hash))
            return WF_FALSE;
    return WF_TRUE;
}

/* ---- methods of set ---- */

static wf_val add(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set_add(vm, wf_as_set(args[0]), args[1]);
    return WF_NONE;
}

static wf_val clear(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    wf_table_clear(wf_as_set(args[0]));
    return WF_NONE;
}

static wf_val discard(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set_discard(vm, wf_as_set(args[0]), args[1]);
    return WF_NONE;
}

static wf_val remove_(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_set_discard(vm, wf_as_set(args[0]), args[1]))
        wf_raise_key(vm, args[1]);
    return WF_NONE;
}

static wf_val pop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_setobj *set = wf_as_set(args[0]);
    if (!set->count)
        wf_error_raise(vm, WF_E_POP_EMPTY_SET);
    size_t first = wf_table_skip(set, 0);
    wf_val item = *wf_table_key(set->table, first);
    wf_table_remove(vm, set, first);
    return item;
}

static wf_val update(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.update", names);
    for (size_t i = 1; i < count; i++)
        wf_set_update(vm, wf_as_set(args[0]), args[i]);
    return WF_NONE;
}

static wf_val intersection_update(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.intersection_update", names);
    if (count > 1)
        become(vm, wf_as_set(args[0]), wf_as_set(intersection_(vm, args, count, WF_NULL)));
    return WF_NONE;
}

static wf_val difference_update(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "set.difference_update", names);
    for (size_t i = 1; i < count; i++)
        remove_items(vm, wf_as_set(args[0]), args[i]);
    return WF_NONE;
}

static wf_val symmetric_difference_update(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    toggle_items(vm, wf_as_set(args[0]), args[1]);
    return WF_NONE;
}

/* (class, ([items],), state): its class is called again, as the items cannot be added to a
 * frozenset. */
static wf_val reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val items = wf_from(wf_list_from(vm, args[0]));
    wf_val parts[] = {wf_from(wf_typeof(args[0])), wf_new_tuple(vm, &items, 1),
                      wf_call_method(vm, args[0], "__getstate__", NULL, 0)};
    return wf_new_tuple(vm, parts, WF_COUNT(parts));
}

static const wf_def frozenset_methods[] = {
    WF_FN("__reduce__", reduce, 1, 1, "Helper for pickle."),
    WF_FN("copy", copy, 1, 1, "Another set with the same items."),
    WF_FN_ANY("union", union_, "A new set of the items of this one and the others."),
    WF_FN_ANY("intersection", intersection_,
              "A new set of the items that are in this one and all others."),
    WF_FN_ANY("difference", difference,
              "A new set of this one's items that are in none of the others."),
    WF_FN("symmetric_difference", symmetric_difference, 2, 2,
          "A new set of the items that are in one of the two only."),
    WF_FN("isdisjoint", isdisjoint, 2, 2, "Whether the two have no item in common."),
    WF_FN("issubset", issubset, 2, 2, "Whether every item of this set is in other."),
    WF_FN("issuperset", issuperset, 2, 2, "Whether every item of other is in this set."),
    WF_GENERIC,
};
static const wf_def set_methods[] = {
    WF_FN("add", add, 2, 2, "Adds an item, unless it is there."),
    WF_FN("clear", clear, 1, 1, "Empties the set."),
    WF_FN("discard", discard, 2, 2, "Takes out an item if it is there."),
    WF_FN("remove", remove_, 2, 2, "Takes out an item. Raises KeyError."),
    WF_FN("pop", pop, 1, 1, "Takes out some item and gives it. Raises KeyError."),
    WF_FN_ANY("update", update, "Adds the items of the others."),
    WF_FN_ANY("intersection_update", intersection_update,
              "Keeps the items that are in all others too."),
    WF_FN_ANY("difference_update", difference_update, "Takes out the items of the others."),
    WF_FN("symmetric_difference_update", symmetric_difference_update, 2, 2,
          "Keeps what is in one of the two only, and adds what is in other only."),
    WF_MORE(frozenset_methods),
};

#define SLOTS_OF_BOTH                                                                              \
    .size = sizeof(wf_setobj), .trace = set_trace, .repr = set_repr, .compare = set_compare,       \
    .iter = set_iter_new
#define OPS_OF_BOTH                                                                                \
    .length = set_length, .truth = set_truth, .contains = set_contains, .binary = set_binary

static const wf_slots set_slots = {SLOTS_OF_BOTH, .make = set_make, .init = set_init,
                                   WF_OPS(OPS_OF_BOTH, .inplace = set_inplace)};
static const wf_slots frozenset_slots = {SLOTS_OF_BOTH, .make = frozenset_make,
                                         .hash = frozenset_hash, WF_OPS(OPS_OF_BOTH)};

const wf_type wf_set_type = WF_TYPE("set", WF_KIND_SET, 0, set_slots, wf_object_type, set_methods,
                                    "set(iterable=()): items, each once.");
const wf_type wf_frozenset_type =
    WF_TYPE("frozenset", WF_KIND_FROZENSET, 0, frozenset_slots, wf_object_type, frozenset_methods,
            "frozenset(iterable=()): a set that does not change.");
