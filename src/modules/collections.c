/* collections.c - the module _collections: deque, and what lib/collections needs for namedtuple.
 * defaultdict and OrderedDict, which it also gives out, are in objects/ordered.c. */
#include <string.h>
#include "errors.h"
#include "wafer.h"

/* ---- deque: a ring of items ----
 *
 *     ring (its own object)
 *     +----+----+----+----+----+----+
 *     | v2 | v3 |  . |  . | v0 | v1 |    room 6, first 4, count 4
 *     +----+----+----+----+----+----+
 *
 * Always true: count <= room; only this deque refers to its ring; places that are not in use are
 * WF_NULL. */

typedef struct ring {
    wf_head head;
    size_t room;
    wf_val slot[];
} ring;

static void ring_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, ((ring *)object)->slot, ((ring *)object)->room);
}

static size_t ring_size_of(const void *object) {
    return sizeof(ring) + ((const ring *)object)->room * sizeof(wf_val);
}

static const wf_slots ring_slots = {
    .size = sizeof(ring), .trace = ring_trace, .size_of = ring_size_of};
static const wf_type ring_type = {.head = WF_HEAD(wf_type_type),
                                  .name = "ring",
                                  .slots = &ring_slots,
                                  .base = &wf_object_type,
                                  .flags = WF_TYPE_INTERNAL | WF_TYPE_FINAL | WF_TYPE_VARSIZE,
                                  .kind = WF_KIND_NATIVE};

typedef struct deque {
    wf_head head;
    ring *ring; /* NULL: room 0 */
    size_t first, count;
    size_t most;      /* maxlen; SIZE_MAX: none */
    uint32_t changes; /* iterators see by it that items were added or removed */
    bool refuses;     /* adding to a full one raises; else the item at the other end goes */
} deque;

static const wf_type deque_type;

static deque *as_deque(wf_val v) { return wf_ptr(v); }
static bool is_deque(wf_val v) { return wf_is_a(v, &deque_type); }

/* The place of item i, which may be one behind the last. */
static wf_val *place(const deque *d, size_t i) {
    size_t at = d->first + i;
    return &d->ring->slot[at < d->ring->room ? at : at - d->ring->room];
}

static wf_val item_at(const deque *d, size_t i) { return *place(d, i); }

/* Room for one more item. */
static void make_room(wf_vm *vm, deque *d) {
    size_t room = d->ring ? d->ring->room : 0, want = room + room / 2 + 4;
    if (d->count < room)
        return;
    if (want > d->most && d->count < d->most)
        want = d->most;
    ring *wider = wf_new(vm, &ring_type, sizeof(ring) + want * sizeof(wf_val));
    wider->room = want;
    for (size_t i = 0; i < d->count; i++)
        wf_set(vm, wider, wider->slot[i], item_at(d, i));
    wf_set(vm, d, d->ring, wider);
    d->first = 0;
}

static wf_val take_last(deque *d) {
    wf_val *last = place(d, --d->count), item = *last;
    *last = WF_NULL;
    d->changes++;
    return item;
}

static wf_val take_first(deque *d) {
    wf_val *first = place(d, 0), item = *first;
    *first = WF_NULL;
    d->first = d->first + 1 == d->ring->room ? 0 : d->first + 1;
    d->count--;
    d->changes++;
    return item;
}

/* Whether an item can be added to a deque that has a maxlen: a full one makes room by `take`. */
static bool make_way(wf_vm *vm, deque *d, wf_val (*take)(deque *d)) {
    if (d->count < d->most)
        return true;
    if (d->refuses)
        wf_error_raise(vm, WF_E_DEQUE_FULL);
    if (d->most)
        take(d);
    return d->most != 0;
}

static void add_last(wf_vm *vm, deque *d, wf_val item) {
    if (!make_way(vm, d, take_first))
        return;
    make_room(vm, d);
    wf_set(vm, d->ring, *place(d, d->count), item);
    d->count++;
    d->changes++;
}

static void add_first(wf_vm *vm, deque *d, wf_val item) {
    if (!make_way(vm, d, take_last))
        return;
    make_room(vm, d);
    d->first = (d->first ? d->first : d->ring->room) - 1;
    wf_set(vm, d->ring, *place(d, 0), item);
    d->count++;
    d->changes++;
}

static void clear(deque *d) {
    d->ring = NULL;
    d->first = d->count = 0;
    d->changes++;
}

/* Adds the items of any iterable, the deque itself too. */
static void extend(wf_vm *vm, deque *d, wf_val iterable,
                   void (*add)(wf_vm *vm, deque *d, wf_val item)) {
    if (wf_eq(iterable, wf_from(d)))
        iterable = wf_to_list(vm, iterable);
    wf_val iterator = wf_iter(vm, iterable);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));)
        add(vm, d, item);
}

/* One step at a time; the smaller number of them. */
static void rotate(wf_vm *vm, deque *d, intptr_t steps) {
    intptr_t count = (intptr_t)d->count;
    if (count < 2)
        return;
    steps %= count;
    if (steps > count / 2)
        steps -= count;
    else if (steps < -count / 2)
        steps += count;
    for (; steps > 0; steps--)
        add_first(vm, d, take_last(d));
    for (; steps < 0; steps++)
        add_last(vm, d, take_first(d));
}

static void deque_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((deque *)object)->ring); }

static wf_val deque_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    (void)args, (void)count, (void)names;
    deque *d = wf_instance_new(vm, type, 0);
    d->most = SIZE_MAX;
    return wf_from(d);
}

/* deque(iterable, maxlen, flags): CPython has no flags; in MicroPython 1 means that a full deque
 * refuses. */
static void deque_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    deque *d = as_deque(self);
    wf_val given[3];
    wf_bind_args(vm, "deque", "iterable,maxlen,flags", 0, 3, args, count, names, given);
    size_t most = SIZE_MAX;
    if (!wf_is_null(given[1]) && !wf_is_none(given[1])) {
        if (!wf_is_int(given[1]))
            wf_error_raise(vm, WF_E_DEQUE_MAXLEN_TYPE);
        intptr_t n = wf_to_index(vm, given[1]);
        if (n < 0)
            wf_error_raise(vm, WF_E_DEQUE_MAXLEN);
        most = (size_t)n;
    }
    bool refuses = !wf_is_null(given[2]) && (wf_to_index(vm, given[2]) & 1);
    clear(d);
    d->most = most;
    d->refuses = refuses;
    if (!wf_is_null(given[0]))
        extend(vm, d, given[0], add_last);
}

static wf_val deque_repr(wf_vm *vm, wf_val self) {
    if (!wf_repr_begin(vm, self))
        return wf_new_text(vm, "[...]");
    wf_val items = wf_repr(vm, wf_to_list(vm, self));
    wf_repr_end(vm, self);
    size_t most = as_deque(self)->most;
    if (most != SIZE_MAX)
        return wf_format(vm, "%s(%S, maxlen=%zu)", wf_type_name(self), items, most);
    return wf_format(vm, "%s(%S)", wf_type_name(self), items);
}

static wf_val deque_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!is_deque(other))
        return WF_NULL;
    if ((op == WF_EQ || op == WF_NE) && as_deque(self)->count != as_deque(other)->count)
        return wf_new_bool(op == WF_NE);
    return wf_compare(vm, wf_to_list(vm, self), wf_to_list(vm, other), op);
}

static wf_val deque_length(wf_vm *vm, wf_val self) {
    return wf_new_uint(vm, as_deque(self)->count);
}

static bool deque_truth(wf_vm *vm, wf_val self) {
    (void)vm;
    return as_deque(self)->count != 0;
}

static size_t index_of(wf_vm *vm, const deque *d, wf_val key) {
    if (!wf_is_int(key) && wf_is_null(wf_find_attr_text(vm, key, "__index__")))
        wf_error_raise(vm, WF_E_DEQUE_INDEX_TYPE, key);
    intptr_t i = wf_to_index(vm, key);
    if (i < 0)
        i += (intptr_t)d->count;
    if (i < 0 || (size_t)i >= d->count)
        wf_error_raise(vm, WF_E_DEQUE_INDEX);
    return (size_t)i;
}

static wf_val deque_getitem(wf_vm *vm, wf_val self, wf_val key) {
    return item_at(as_deque(self), index_of(vm, as_deque(self), key));
}

static void remove_at(wf_vm *vm, deque *d, size_t i) {
    rotate(vm, d, -(intptr_t)i);
    take_first(d);
    rotate(vm, d, (intptr_t)i);
}

static void deque_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    deque *d = as_deque(self);
    size_t i = index_of(vm, d, key);
    if (wf_is_null(v))
        remove_at(vm, d, i);
    else
        wf_set(vm, d->ring, *place(d, i), v);
}

/* The first item equal to v in [from, to), or SIZE_MAX. When comparing changes the deque: `error`,
 * or with NULL the place that an equal item had before. */
static size_t find(wf_vm *vm, deque *d, wf_val v, size_t from, size_t to, const wf_type *error) {
    uint32_t changes = d->changes;
    for (size_t i = from; i < to && i < d->count; i++) {
        wf_val item = item_at(d, i);
        bool equal = wf_eq(item, v) || wf_equal(vm, item, v);
        if (changes != d->changes && (error || !equal))
            wf_error_raise(vm, error == &wf_exc_IndexError ? WF_E_DEQUE_MUTATED_INDEX
                                                           : WF_E_DEQUE_MUTATED);
        if (equal)
            return i;
    }
    return SIZE_MAX;
}

static bool deque_contains(wf_vm *vm, wf_val self, wf_val item) {
    return find(vm, as_deque(self), item, 0, SIZE_MAX, NULL) != SIZE_MAX;
}

static wf_val copy_of(wf_vm *vm, wf_val self) {
    const deque *d = as_deque(self);
    wf_val args[] = {self, d->most == SIZE_MAX ? wf_none() : wf_new_uint(vm, d->most)};
    return wf_call(vm, wf_type_object(self), args, d->most == SIZE_MAX ? 1 : 2);
}

/* Of a deque with a limit only the end shows: so many times as fill it are enough. */
static void repeat(wf_vm *vm, deque *d, intptr_t times) {
    wf_val items = wf_to_list(vm, wf_from(d));
    if (times <= 0)
        clear(d);
    if (!d->count)
        return;
    size_t enough = (d->most - 1) / d->count + 1;
    size_t left = (size_t)times < enough ? (size_t)times : enough;
    if (left > SIZE_MAX / sizeof(wf_val) / d->count)
        wf_raise(vm, wf_from(&wf_exc_MemoryError));
    for (; left > 1; left--)
        extend(vm, d, items, add_last);
}

/* How often, for deque * v. */
static intptr_t times_of(wf_vm *vm, wf_val v) {
    if (!wf_is_int(v) && wf_is_null(wf_find_attr_text(vm, v, "__index__")))
        wf_error_raise(vm, WF_E_NOT_A_COUNT, v);
    return wf_to_index(vm, v);
}

static wf_val deque_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    bool left_is = is_deque(left);
    wf_val result;
    if (op == WF_ADD && left_is) {
        if (!is_deque(right))
            wf_error_raise(vm, WF_E_DEQUE_CONCAT, right);
        result = copy_of(vm, left);
        extend(vm, as_deque(result), right, add_last);
    } else if (op == WF_MUL) {
        intptr_t times = times_of(vm, left_is ? right : left);
        result = copy_of(vm, left_is ? left : right);
        repeat(vm, as_deque(result), times);
    } else {
        return WF_NULL;
    }
    return result;
}

static wf_val deque_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    if (op == WF_ADD)
        extend(vm, as_deque(self), other, add_last);
    else if (op == WF_MUL)
        repeat(vm, as_deque(self), times_of(vm, other));
    else
        return WF_NULL;
    return self;
}

/* ---- iterators of deques ---- */

typedef struct deque_iter {
    wf_head head;
    wf_val deque; /* WF_NULL when exhausted */
    size_t left;
    uint32_t changes;
} deque_iter;

static void iter_trace(wf_tracer *t, void *object) { wf_trace(t, &((deque_iter *)object)->deque); }

/* The iterator's deque if there is an item left, else NULL. */
static deque *step(wf_vm *vm, deque_iter *it) {
    if (wf_is_null(it->deque))
        return NULL;
    deque *d = as_deque(it->deque);
    if (d->changes != it->changes) {
        it->left = 0;
        wf_error_raise(vm, WF_E_DEQUE_MUTATED);
    }
    if (!it->left) {
        it->deque = WF_NULL;
        return NULL;
    }
    it->left--;
    return d;
}

static wf_val iter_next(wf_vm *vm, wf_val self) {
    deque_iter *it = wf_ptr(self);
    deque *d = step(vm, it);
    return d ? item_at(d, d->count - it->left - 1) : WF_NULL;
}

static wf_val back_next(wf_vm *vm, wf_val self) {
    deque_iter *it = wf_ptr(self);
    deque *d = step(vm, it);
    return d ? item_at(d, it->left) : WF_NULL;
}

static wf_val iter_length_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, ((deque_iter *)wf_ptr(args[0]))->left);
}

static const wf_def iter_defs[] = {
    WF_FN("__length_hint__", iter_length_hint, 1, 1,
          "How many items are left, as far as is known."),
};
static const wf_slots iter_slots = {
    .size = sizeof(deque_iter), .trace = iter_trace, .iter = wf_iter_self, .next = iter_next};
static const wf_slots back_slots = {
    .size = sizeof(deque_iter), .trace = iter_trace, .iter = wf_iter_self, .next = back_next};
#define ITER_TYPE(pyname, slt)                                                                     \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &(slt), .base = &wf_object_type,   \
        .defs = iter_defs, .def_count = WF_COUNT(iter_defs),                                       \
        .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE, .kind = WF_KIND_NATIVE, .module = "collections"  \
    }
static const wf_type iter_type = ITER_TYPE("_deque_iterator", iter_slots);
static const wf_type back_type = ITER_TYPE("_deque_reverse_iterator", back_slots);

static wf_val iter_new(wf_vm *vm, const wf_type *type, wf_val self) {
    deque_iter *it = wf_new(vm, type, sizeof *it);
    wf_set(vm, it, it->deque, self);
    it->left = as_deque(self)->count;
    it->changes = as_deque(self)->changes;
    return wf_from(it);
}

static wf_val deque_iter_new(wf_vm *vm, wf_val self) { return iter_new(vm, &iter_type, self); }

/* ---- methods of deques ---- */

static wf_val deque_append(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    add_last(vm, as_deque(args[0]), args[1]);
    return wf_none();
}

static wf_val deque_appendleft(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    add_first(vm, as_deque(args[0]), args[1]);
    return wf_none();
}

static wf_val deque_clear(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    clear(as_deque(args[0]));
    return wf_none();
}

static wf_val deque_copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return copy_of(vm, args[0]);
}

static wf_val deque_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t equal = 0;
    deque *d = as_deque(args[0]);
    for (size_t i = 0; (i = find(vm, d, args[1], i, SIZE_MAX, &wf_exc_RuntimeError)) != SIZE_MAX;
         i++)
        equal++;
    return wf_new_uint(vm, equal);
}

static wf_val deque_extend(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    extend(vm, as_deque(args[0]), args[1], add_last);
    return wf_none();
}

static wf_val deque_extendleft(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    extend(vm, as_deque(args[0]), args[1], add_first);
    return wf_none();
}

static size_t bound(wf_vm *vm, wf_val v, size_t count, size_t otherwise) {
    if (wf_is_null(v))
        return otherwise;
    intptr_t i = wf_to_clamped(vm, v);
    if (i < 0)
        i += (intptr_t)count;
    return i < 0 ? 0 : (size_t)i;
}

static wf_val deque_index(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    deque *d = as_deque(args[0]);
    size_t from = bound(vm, args[2], d->count, 0), to = bound(vm, args[3], d->count, SIZE_MAX);
    size_t i = find(vm, d, args[1], from, to, NULL);
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_DEQUE_NOT_FOUND, args[1]);
    return wf_new_uint(vm, i);
}

static wf_val deque_insert(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    deque *d = as_deque(args[0]);
    size_t i = bound(vm, args[1], d->count, 0);
    if (d->count >= d->most)
        wf_error_raise(vm, WF_E_DEQUE_INSERT_FULL);
    if (i > d->count)
        i = d->count;
    make_room(vm, d);
    rotate(vm, d, -(intptr_t)i);
    add_first(vm, d, args[2]);
    rotate(vm, d, (intptr_t)i);
    return wf_none();
}

static deque *not_empty(wf_vm *vm, wf_val self) {
    if (!as_deque(self)->count)
        wf_error_raise(vm, WF_E_DEQUE_EMPTY);
    return as_deque(self);
}

static wf_val deque_pop(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return take_last(not_empty(vm, args[0]));
}

static wf_val deque_popleft(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return take_first(not_empty(vm, args[0]));
}

static wf_val deque_remove(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t i = find(vm, as_deque(args[0]), args[1], 0, SIZE_MAX, &wf_exc_IndexError);
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_DEQUE_NOT_FOUND, args[1]);
    remove_at(vm, as_deque(args[0]), i);
    return wf_none();
}

static wf_val deque_reverse(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    deque *d = as_deque(args[0]);
    for (size_t i = 0, j = d->count; i + 1 < j; i++) {
        wf_val *a = place(d, i), *b = place(d, --j), item = *a;
        *a = *b;
        *b = item;
    }
    return wf_none();
}

static wf_val deque_rotate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    rotate(vm, as_deque(args[0]), wf_is_null(args[1]) ? 1 : wf_to_index(vm, args[1]));
    return wf_none();
}

static wf_val deque_reversed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return iter_new(vm, &back_type, args[0]);
}

static wf_val deque_maxlen(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t most = as_deque(args[0])->most;
    return most == SIZE_MAX ? wf_none() : wf_new_uint(vm, most);
}

/* How copies are made: (class, arguments, state, items). */
static wf_val deque_reduce(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val most = deque_maxlen(vm, args, count);
    wf_val given[2] = {wf_new_tuple(vm, NULL, 0), most};
    wf_val parts[4] = {wf_type_object(args[0]), wf_new_tuple(vm, given, wf_is_none(most) ? 0 : 2),
                       wf_call_method(vm, args[0], "__getstate__", NULL, 0), wf_iter(vm, args[0])};
    return wf_new_tuple(vm, parts, 4);
}

static const wf_def deque_defs[] = {
    WF_FN("append", deque_append, 2, 2, "Adds an item at the right end."),
    WF_FN("appendleft", deque_appendleft, 2, 2, "Adds an item at the left end."),
    WF_FN("clear", deque_clear, 1, 1, "Empties the deque."),
    WF_FN("copy", deque_copy, 1, 1, "Another deque with the same items."),
    WF_FN("__reduce__", deque_reduce, 1, 1, NULL),
    WF_FN("__copy__", deque_copy, 1, 1, "Another deque with the same items."),
    WF_FN("count", deque_count, 2, 2, "How many items equal value."),
    WF_FN("extend", deque_extend, 2, 2, "Adds the items of an iterable at the right end."),
    WF_FN("extendleft", deque_extendleft, 2, 2,
          "Adds each item of an iterable at the left end, so that they come out turned round."),
    WF_FN("index", deque_index, 2, 4,
          "Where the first item is that equals value. Raises ValueError."),
    WF_FN("insert", deque_insert, 3, 3, "Puts an item before a position."),
    WF_FN("pop", deque_pop, 1, 1, "Takes the item at the right end. Raises IndexError."),
    WF_FN("popleft", deque_popleft, 1, 1, "Takes the item at the left end. Raises IndexError."),
    WF_FN("remove", deque_remove, 2, 2,
          "Takes out the first item that equals value. Raises ValueError."),
    WF_FN("reverse", deque_reverse, 1, 1, "Reverse *IN PLACE*."),
    WF_FN("rotate", deque_rotate, 1, 2,
          "Moves n items from the right end to the left; a negative n the other way."),
    WF_FN("__reversed__", deque_reversed, 1, 1, "Iterator from the right end to the left."),
    WF_GET("maxlen", deque_maxlen, "Most items it keeps; None: any number."),
    WF_GENERIC,
};
static const wf_slots deque_slots = {.size = sizeof(deque),
                                     .trace = deque_trace,
                                     .make = deque_make,
                                     .init = deque_init,
                                     .repr = deque_repr,
                                     .compare = deque_compare,
                                     .iter = deque_iter_new,
                                     WF_OPS(.length = deque_length, .truth = deque_truth,
                                            .getitem = deque_getitem, .setitem = deque_setitem,
                                            .contains = deque_contains, .binary = deque_binary,
                                            .inplace = deque_inplace)};
static const wf_type deque_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "deque",
    .slots = &deque_slots,
    .base = &wf_object_type,
    .defs = deque_defs,
    .def_count = WF_COUNT(deque_defs),
    .flags = WF_TYPE_SEQUENCE,
    .kind = WF_KIND_NATIVE,
    .module = "collections",
    WF_TYPE_DOC("deque(iterable=(), maxlen=None): quick to change at both ends.")};

/* ---- for namedtuple: _tuplegetter, the attribute that is item `index` ---- */

typedef struct getter {
    wf_head head;
    wf_val doc;
    size_t index;
} getter;

static void getter_trace(wf_tracer *t, void *object) { wf_trace(t, &((getter *)object)->doc); }

static wf_val getter_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, "index,doc,/"), given);
    intptr_t index = wf_to_index(vm, given[0]);
    getter *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->doc, given[1]);
    self->index = (size_t)index;
    return wf_from(self);
}

static wf_val getter_repr(wf_vm *vm, wf_val v) {
    getter *self = wf_ptr(v);
    return wf_format(vm, "%s(%zu, %R)", wf_type_name(v), self->index, self->doc);
}

static wf_val getter_get(wf_vm *vm, wf_val v, wf_val instance, wf_val owner) {
    (void)owner;
    getter *self = wf_ptr(v);
    if (wf_is_null(instance) || wf_is_none(instance))
        return v;
    if (!wf_is_a(instance, &wf_tuple_type))
        wf_error_raise(vm, WF_E_FIELD_SELF, self->index, instance);
    if (self->index >= wf_seq_count(instance))
        wf_error_raise(vm, WF_E_FIELD_INDEX);
    return wf_seq_at(instance, self->index);
}

static void getter_set(wf_vm *vm, wf_val v, wf_val instance, wf_val value) {
    (void)v, (void)instance;
    wf_error_raise(vm, wf_is_null(value) ? WF_E_FIELD_DELETE : WF_E_FIELD_SET);
}

static wf_val getter_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return ((getter *)wf_ptr(args[0]))->doc;
}

static wf_val getter_set_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    getter *self = wf_ptr(args[0]);
    wf_set(vm, self, self->doc, wf_is_null(args[1]) ? wf_none() : args[1]);
    return wf_none();
}

static const wf_def getter_defs[] = {WF_GETSET("__doc__", getter_doc, getter_set_doc, NULL)};
static const wf_slots getter_slots = {.size = sizeof(getter),
                                      .trace = getter_trace,
                                      .make = getter_make,
                                      .repr = getter_repr,
                                      WF_OPS(.descr_get = getter_get, .descr_set = getter_set)};
static const wf_type getter_type = {.head = WF_HEAD(wf_type_type),
                                    .name = "_tuplegetter",
                                    .slots = &getter_slots,
                                    .base = &wf_object_type,
                                    .defs = getter_defs,
                                    .def_count = WF_COUNT(getter_defs),
                                    .flags = WF_TYPE_FINAL,
                                    .kind = WF_KIND_NATIVE,
                                    .module = "collections"};

/* ---- for namedtuple: _tuplemaker(name, fields, defaults), its __new__ ----
 * Called as maker(cls, *values, **values by name); messages are those of a Python
 * function with these parameters. */

#define NOT_GIVEN wf_from(&ring_type) /* in place of a value; nothing that Python can have */

typedef struct maker {
    wf_head head;
    wf_val name, fields, defaults; /* the last fields have defaults */
} maker;

static void maker_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((maker *)object)->name, 3);
}

static wf_val maker_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val given[3];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(3, 3, "name,fields,defaults,/"), given);
    wf_val fields = wf_to_tuple(vm, given[1]), defaults = wf_to_tuple(vm, given[2]);
    maker *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->name, given[0]);
    wf_set(vm, self, self->fields, fields);
    wf_set(vm, self, self->defaults, defaults);
    return wf_from(self);
}

WF_NORETURN static void too_many(wf_vm *vm, const maker *self, size_t given) {
    size_t most = wf_seq_count(self->fields) + 1, least = most - wf_seq_count(self->defaults);
    const char *were = given == 1 ? "was" : "were";
    if (least < most)
        wf_error_raise(vm, WF_E_NAMEDTUPLE_FROM_TO, self->name, least, most, given, were);
    wf_error_raise(vm, WF_E_NAMEDTUPLE_TAKES, self->name, most, most == 1 ? "" : "s", given, were);
}

/* "'a'", "'a' and 'b'", "'a', 'b', and 'c'": the fields without a default that have no value. */
WF_NORETURN static void missing(wf_vm *vm, const maker *self, wf_val values) {
    size_t count = 0, said = 0, needed = wf_seq_count(values) - wf_seq_count(self->defaults);
    for (size_t i = 0; i < needed; i++)
        count += wf_eq(wf_seq_at(values, i), NOT_GIVEN);
    wf_val text = wf_new_text(vm, "");
    for (size_t i = 0; i < needed; i++) {
        if (!wf_eq(wf_seq_at(values, i), NOT_GIVEN))
            continue;
        said++;
        const char *before = said == 1 ? "" : said < count ? ", " : count == 2 ? " and " : ", and ";
        text = wf_format(vm, "%S%s%R", text, before, wf_seq_at(self->fields, i));
    }
    wf_error_raise(vm, WF_E_NAMEDTUPLE_MISSING, self->name, count, count == 1 ? "" : "s", text);
}

static void bind_name(wf_vm *vm, const maker *self, wf_val values, wf_val name, wf_val value) {
    for (size_t i = 0; i < wf_seq_count(self->fields); i++) {
        if (!wf_equal(vm, wf_seq_at(self->fields, i), name))
            continue;
        if (!wf_eq(wf_seq_at(values, i), NOT_GIVEN))
            wf_error_raise(vm, WF_E_NAMEDTUPLE_TWICE, self->name, name);
        wf_list_put(vm, values, i, value);
        return;
    }
    wf_error_raise(vm, WF_E_NAMEDTUPLE_UNEXPECTED, self->name, name);
}

/* The values in order, as a tuple. */
static wf_val bind(wf_vm *vm, const maker *self, const wf_val *args, size_t count, wf_val names) {
    size_t fields = wf_seq_count(self->fields), defaults = wf_seq_count(self->defaults);
    if (count > fields)
        too_many(vm, self, count + 1);
    if (count == fields && wf_is_null(names))
        return wf_new_tuple(vm, args, count);
    wf_val values = wf_new_list(vm, args, count);
    for (size_t i = count; i < fields; i++)
        wf_list_add(vm, values, NOT_GIVEN);
    for (size_t i = 0; !wf_is_null(names) && i < wf_seq_count(names); i++)
        bind_name(vm, self, values, wf_seq_at(names, i), args[count + i]);
    for (size_t i = count; i < fields; i++) {
        if (!wf_eq(wf_seq_at(values, i), NOT_GIVEN))
            continue;
        if (i + defaults < fields)
            missing(vm, self, values);
        wf_list_put(vm, values, i, wf_seq_at(self->defaults, i + defaults - fields));
    }
    return wf_to_tuple(vm, values);
}

static wf_val maker_call(wf_vm *vm, wf_val v, const wf_val *args, size_t count, wf_val names) {
    if (!count || !wf_is_a(args[0], &wf_type_type))
        wf_error_raise(vm, WF_E_NAMEDTUPLE_NO_CLASS, ((maker *)wf_ptr(v))->name);
    wf_val values = bind(vm, wf_ptr(v), args + 1, count - 1, names);
    return wf_tuple_type.slots->make(vm, wf_ptr(args[0]), &values, 1, WF_NULL);
}

static wf_val maker_repr(wf_vm *vm, wf_val v) {
    return wf_format(vm, "<function %S.__new__>", ((maker *)wf_ptr(v))->name);
}

static const wf_slots maker_slots = {.size = sizeof(maker),
                                     .trace = maker_trace,
                                     .make = maker_make,
                                     .repr = maker_repr,
                                     WF_OPS(.call = maker_call)};
static const wf_type maker_type = {.head = WF_HEAD(wf_type_type),
                                   .name = "_tuplemaker",
                                   .slots = &maker_slots,
                                   .base = &wf_object_type,
                                   .flags = WF_TYPE_FINAL,
                                   .kind = WF_KIND_NATIVE,
                                   .module = "collections"};

/* _count_elements(mapping, iterable): mapping[item] += 1 for each, as Counter counts. */
static wf_val count_elements(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val mapping = args[0], one = wf_new_int(vm, 1), iterator = wf_iter(vm, args[1]);
    bool plain = wf_is_a(mapping, &wf_dict_type);
    for (wf_val item; !wf_is_null(item = wf_next(vm, iterator));) {
        wf_val before =
            plain ? wf_dict_find(vm, mapping, item)
                  : wf_call_method(vm, mapping, "get", (wf_val[]){item, wf_new_int(vm, 0)}, 2);
        wf_val now = wf_is_null(before) ? one : wf_binary(vm, WF_ADD, before, one);
        if (plain)
            wf_dict_put(vm, mapping, item, now);
        else
            wf_set_item(vm, mapping, item, now);
    }
    return wf_none();
}

static const wf_def defs[] = {
    WF_OBJECT("OrderedDict", wf_ordereddict_type),
    WF_OBJECT("defaultdict", wf_defaultdict_type),
    WF_OBJECT("deque", deque_type),
    WF_OBJECT("_tuplegetter", getter_type),
    WF_OBJECT("_tuplemaker", maker_type),
    WF_FN("_count_elements", count_elements, 2, 2, "Adds one to mapping[item] for each item."),
};
const wf_module_def wf_module__collections = {
    "_collections", defs, WF_COUNT(defs), NULL,
    WF_DOC("Containers in C; collections is the module to import.")};
