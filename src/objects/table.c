/* table.c - the ordered hash table: finding, adding, removing, growing. */
#include "objects/table.h"
#include "heap/needs.h"

/* 2^w divided by the golden ratio. */
#if UINTPTR_MAX > 0xffffffffu
#define GOLDEN ((uintptr_t)0x9E3779B97F4A7C15u)
#else
#define GOLDEN ((uintptr_t)0x9E3779B9u)
#endif
#define WORD_BITS (8 * sizeof(uintptr_t))
#define ROOM_MOST ((size_t)1 << (sizeof(uintptr_t) > 4 ? 28 : 26))

/* ---- the index ---- */

/* Bytes of a number in the index: entry numbers + 1 up to room. */
static inline size_t index_width(size_t room) { return room < 256 ? 1 : room < 65536 ? 2 : 4; }
static inline void *index_of(const wf_table *t) {
    return (void *)(uintptr_t)&t->cell[t->room * wf_table_stride(t)];
}
static inline size_t index_mask(const wf_table *t) { return 2 * (size_t)t->room - 1; }

static inline size_t index_start(const wf_table *t, wf_hash hash) {
    return ((uintptr_t)hash * GOLDEN) >> (WORD_BITS - 1 - (size_t)__builtin_ctz(t->room));
}

static inline size_t index_get(const wf_table *t, const void *index, size_t at) {
    if (t->room < 256)
        return ((const uint8_t *)index)[at];
    if (t->room < 65536)
        return ((const uint16_t *)index)[at];
    return ((const uint32_t *)index)[at];
}

static inline void index_put(const wf_table *t, void *index, size_t at, size_t n) {
    if (t->room < 256)
        ((uint8_t *)index)[at] = (uint8_t)n;
    else if (t->room < 65536)
        ((uint16_t *)index)[at] = (uint16_t)n;
    else
        ((uint32_t *)index)[at] = (uint32_t)n;
}

/* The cell before the key of a living entry of an indexed table. */
static inline wf_hash stored_hash(const wf_table *t, size_t i) {
    return (wf_hash)wf_bits(wf_table_key(t, i)[-1]);
}

static void index_add(const wf_table *t, size_t i, wf_hash hash) {
    void *index = index_of(t);
    size_t mask = index_mask(t), at = index_start(t, hash);
    while (index_get(t, index, at))
        at = (at + 1) & mask;
    index_put(t, index, at, i + 1);
}

/* Takes entry i out and closes the gap: each number behind it, up to the next
 * free place, moves into the gap if a search for it starts at or before it. */
static void index_remove(const wf_table *t, size_t i) {
    void *index = index_of(t);
    size_t mask = index_mask(t), gap = index_start(t, stored_hash(t, i));
    while (index_get(t, index, gap) != i + 1)
        gap = (gap + 1) & mask;
    for (size_t at = (gap + 1) & mask;; at = (at + 1) & mask) {
        size_t n = index_get(t, index, at);
        if (!n)
            break;
        size_t start = index_start(t, stored_hash(t, n - 1));
        if (((at - start) & mask) < ((at - gap) & mask))
            continue;
        index_put(t, index, gap, n);
        gap = at;
    }
    index_put(t, index, gap, 0);
}

/* ---- the table object ---- */

static size_t table_size(size_t room, bool values, bool indexed) {
    size_t cells = room * (1u + values + indexed);
    return sizeof(wf_table) + cells * sizeof(wf_val) + (indexed ? 2 * room * index_width(room) : 0);
}

static void table_trace(wf_tracer *tracer, void *object) {
    wf_table *t = object;
    if (!t->indexed) {
        wf_trace_many(tracer, t->cell, t->room * wf_table_stride(t));
        return;
    }
    for (size_t i = 0; i < t->room; i++)
        wf_trace_many(tracer, wf_table_key(t, i), 1u + t->values);
}

static size_t table_size_of(const void *object) {
    const wf_table *t = object;
    return table_size(t->room, t->values, t->indexed);
}

static const wf_slots table_slots = {
    .size = sizeof(wf_table), .trace = table_trace, .size_of = table_size_of};
const wf_type wf_table_type = {.head = WF_HEAD(wf_type_type),
                               .name = "table",
                               .slots = &table_slots,
                               .base = &wf_object_type,
                               .flags = WF_TYPE_INTERNAL | WF_TYPE_VARSIZE | WF_TYPE_FINAL,
                               .kind = WF_KIND_NATIVE};

static wf_table *set_up(wf_table *t, size_t room, bool values, bool indexed) {
    t->room = (uint32_t)room;
    t->values = values;
    t->indexed = indexed;
    t->names = true;
    return t;
}

wf_table *wf_table_new(wf_vm *vm, size_t room, bool values, bool indexed) {
    if (room > ROOM_MOST)
        wf_raise_memory(vm, room);
    if (room > WF_TABLE_PLAIN || indexed) {
        size_t wanted = room;
        for (room = 4; room < wanted;)
            room *= 2;
        indexed = true;
    }
    return set_up(wf_new(vm, &wf_table_type, table_size(room, values, indexed)), room, values,
                  indexed);
}

static inline bool is_plain(wf_val key) {
    return !wf_is_object(key) || wf_is_exact(key, &wf_str_type) || wf_is_none_(key) ||
           wf_eq(key, WF_TRUE) || wf_eq(key, WF_FALSE);
}

static inline bool is_name(wf_val key) {
    return wf_is_exact(key, &wf_str_type) && wf_str_is_interned((const wf_str *)wf_ptr(key));
}

wf_hash wf_table_hash_at(wf_vm *vm, const wf_table *t, size_t i) {
    return t->indexed ? stored_hash(t, i) : wf_key_hash(vm, *wf_table_key(t, i));
}

/* Writes entry i, which is free. */
static void put_entry(wf_vm *vm, wf_table *t, size_t i, wf_val key, wf_hash hash, wf_val value) {
    wf_val *cell = wf_table_key(t, i);
    if (t->indexed) {
        cell[-1] = wf_from_bits((uintptr_t)hash);
        index_add(t, i, hash);
    }
    wf_set(vm, t, cell[0], key);
    if (t->values)
        wf_set(vm, t, cell[1], value);
}

/* Puts the living entries of `from` into t, which has room for them, from number `to` on. `but`: an
 * entry left out, or -1. Returns the number after the last one. */
static size_t put_entries(wf_vm *vm, wf_table *t, size_t to, const wf_dict *from, intptr_t but) {
    const wf_table *source = from->table;
    for (size_t i = 0; i < from->fill; i++) {
        const wf_val *cell = wf_table_key(source, i);
        if (wf_is_null(*cell) || (intptr_t)i == but)
            continue;
        put_entry(vm, t, to++, cell[0], t->indexed ? wf_table_hash_at(vm, source, i) : 0,
                  t->values ? cell[1] : WF_NULL);
    }
    if (source)
        t->names = t->names && source->names;
    return to;
}

/* Gives d the table t, which is new and has room for its entries. */
static void take_table(wf_vm *vm, wf_dict *d, wf_table *t) {
    size_t fill = put_entries(vm, t, 0, d, -1);
    /* Inline caches may know the old one for long: it must not keep what it held alive. */
    if (d->table && d->table->names)
        memset(d->table->cell, 0, d->fill * wf_table_stride(d->table) * sizeof(wf_val));
    wf_set(vm, d, d->table, t);
    d->fill = (uint32_t)fill;
}

/* Room for one more entry: half as many again as live now; in a small set, where words are long,
 * twice as many. The first table of a dict that grows one by one has 4 entries, 2 where words are
 * short and memory is too. */
static void make_room(wf_vm *vm, wf_dict *d, bool values, bool plain) {
    enum { FEW = sizeof(uintptr_t) > 4 ? 4096 : 1 };
    size_t need = d->count + (!values && d->count < FEW ? d->count : d->count / 2) + 1;
    if (need < sizeof(uintptr_t) / 2)
        need = sizeof(uintptr_t) / 2;
    if (need > 4 && need < WF_TABLE_PLAIN)
        need = WF_TABLE_PLAIN;
    take_table(vm, d, wf_table_new(vm, need, values, !plain || (d->table && d->table->indexed)));
}

void wf_dict_trim(wf_vm *vm, wf_dict *d) {
    enum { FEW = 16 }; /* names that are found quickly enough without an index */
    const wf_table *old = d->table;
    if (!old || !old->names || d->count > FEW || d->count == old->room)
        return;
    wf_table *t = wf_try_new(vm, &wf_table_type, table_size(d->count, true, false));
    if (t)
        take_table(vm, d, set_up(t, d->count, true, false));
}

void wf_table_add(wf_vm *vm, wf_dict *d, wf_val key, wf_hash hash, wf_val value) {
    bool plain = is_plain(key);
    if (!d->table || d->fill == d->table->room || !(plain || d->table->indexed))
        make_room(vm, d, !wf_is_null(value), plain);
    wf_table *t = d->table;
    put_entry(vm, t, d->fill, key, hash, value);
    if (t->names && !is_name(key))
        t->names = false;
    d->fill++;
    d->count++;
}

/* ---- finding ---- */

static intptr_t find_name_indexed(const wf_table *t, wf_val name, wf_hash hash) {
    const void *index = index_of(t);
    size_t mask = index_mask(t);
    for (size_t at = index_start(t, hash);; at = (at + 1) & mask) {
        size_t n = index_get(t, index, at);
        if (!n)
            return -1;
        if (wf_eq(*wf_table_key(t, n - 1), name))
            return (intptr_t)n - 1;
    }
}

static intptr_t find_same_plain(const wf_dict *d, wf_val key) {
    const wf_table *t = d->table;
    const wf_val *cell = t->cell;
    for (size_t i = 0; i < d->fill; i++, cell += 1 + t->values)
        if (wf_eq(*cell, key))
            return (intptr_t)i;
    return -1;
}

/* Whether the two have the same text; k is a key of hash `hash`,
 * already known not to be s itself. */
static inline bool same_text(wf_val k, const wf_str *s, wf_hash hash) {
    const wf_str *text = (const wf_str *)wf_ptr(k);
    if (wf_str_is_interned(text) && wf_str_is_interned(s))
        return false;
    return wf_str_hash_of(text) == hash && wf_str_equal(text, s);
}

#define CHANGED (-2) /* Python code has changed the table: the search must start again */
#define UNSURE  (-3) /* a key that is not a plain str has the hash: the slow search must decide */

static intptr_t find_str_plain(const wf_dict *d, const wf_str *s, wf_hash hash) {
    const wf_table *t = d->table;
    for (size_t i = 0; i < d->fill; i++) {
        wf_val k = *wf_table_key(t, i);
        if (wf_eq(k, wf_from(s)) || (wf_is_exact(k, &wf_str_type) && same_text(k, s, hash)))
            return (intptr_t)i;
    }
    return -1;
}

static intptr_t find_str_indexed(const wf_table *t, const wf_str *s, wf_hash hash) {
    const void *index = index_of(t);
    size_t mask = index_mask(t);
    for (size_t at = index_start(t, hash);; at = (at + 1) & mask) {
        size_t n = index_get(t, index, at);
        if (!n)
            return -1;
        const wf_val *cell = wf_table_key(t, n - 1);
        if (wf_eq(*cell, wf_from(s)))
            return (intptr_t)n - 1;
        if ((wf_hash)wf_bits(cell[-1]) != hash)
            continue;
        if (!wf_is_exact(*cell, &wf_str_type))
            return UNSURE;
        if (same_text(*cell, s, hash))
            return (intptr_t)n - 1;
    }
}

/* A name among names: equal ones are the same. */
static inline intptr_t find_name(const wf_dict *d, wf_val name, wf_hash hash) {
    return d->table->indexed ? find_name_indexed(d->table, name, hash) : find_same_plain(d, name);
}

static intptr_t find_str(const wf_dict *d, const wf_str *s, wf_hash hash) {
    const wf_table *t = d->table;
    if (t->names && wf_str_is_interned(s))
        return find_name(d, wf_from(s), hash);
    return t->indexed ? find_str_indexed(t, s, hash) : find_str_plain(d, s, hash);
}

intptr_t wf_table_find_name(const wf_dict *d, const wf_str *name) {
    const wf_table *t = d->table;
    if (!t)
        return -1;
    if (t->names)
        return find_name(d, wf_from(name), wf_str_hash_of(name));
    intptr_t found = find_str(d, name, wf_str_hash_of(name));
    for (size_t i = 0; found == UNSURE; i++) {
        if (i == d->fill)
            return -1;
        wf_val k = *wf_table_key(t, i);
        if (wf_has_kind(k, WF_KIND_STR) && wf_str_equal((const wf_str *)wf_ptr(k), name))
            found = (intptr_t)i;
    }
    return found;
}

/* Whether entry i, of the same hash, has an equal key: 1 or 0, or CHANGED. Runs Python. */
static intptr_t key_matches(wf_vm *vm, const wf_dict *d, const wf_table *t, size_t i, wf_val key) {
    wf_val k = *wf_table_key(t, i);
    uint32_t fill = d->fill, count = d->count;
    bool equal = wf_equal(vm, k, key);
    if (d->table != t || d->fill != fill || d->count != count || !wf_eq(*wf_table_key(t, i), k))
        return CHANGED;
    return equal;
}

static intptr_t find_any_plain(wf_vm *vm, const wf_dict *d, wf_val key, wf_hash hash) {
    const wf_table *t = d->table;
    for (size_t i = 0; i < d->fill; i++) {
        wf_val k = *wf_table_key(t, i);
        if (wf_eq(k, key))
            return (intptr_t)i;
        if (wf_is_null(k) || wf_key_hash(vm, k) != hash)
            continue;
        intptr_t matches = key_matches(vm, d, t, i, key);
        if (matches)
            return matches == CHANGED ? CHANGED : (intptr_t)i;
    }
    return -1;
}

static intptr_t find_any_indexed(wf_vm *vm, const wf_dict *d, wf_val key, wf_hash hash) {
    const wf_table *t = d->table;
    const void *index = index_of(t);
    size_t mask = index_mask(t);
    for (size_t at = index_start(t, hash);; at = (at + 1) & mask) {
        size_t n = index_get(t, index, at);
        if (!n)
            return -1;
        const wf_val *cell = wf_table_key(t, n - 1);
        if (wf_eq(*cell, key))
            return (intptr_t)n - 1;
        if ((wf_hash)wf_bits(cell[-1]) != hash)
            continue;
        intptr_t matches = key_matches(vm, d, t, n - 1, key);
        if (matches)
            return matches == CHANGED ? CHANGED : (intptr_t)n - 1;
    }
}

intptr_t wf_table_find(wf_vm *vm, const wf_dict *d, wf_val key, wf_hash hash) {
    if (!d->table)
        return -1;
    if (wf_is_exact(key, &wf_str_type)) {
        intptr_t found = find_str(d, wf_ptr(key), hash);
        if (found != UNSURE)
            return found;
    }
    intptr_t found;
    do {
        const wf_table *t = d->table;
        if (!t)
            return -1;
        found = t->indexed ? find_any_indexed(vm, d, key, hash) : find_any_plain(vm, d, key, hash);
    } while (found == CHANGED);
    return found;
}

/* ---- removing, stepping ---- */

/* Entry i has just died: keeps the number of dead entries at the front, see table.h. Each
 * dead entry is stepped over once. */
static void count_front(wf_dict *d, size_t i) {
    wf_val *first = wf_table_key(d->table, 0);
    if (!d->table->indexed || !wf_is_null(*first))
        return;
    size_t run = i == 0 ? 0 : (size_t)wf_bits(first[-1]);
    if (i != run)
        return;
    while (run < d->fill && wf_is_null(*wf_table_key(d->table, run)))
        run++;
    first[-1] = wf_from_bits(run);
}

void wf_table_remove(wf_vm *vm, wf_dict *d, size_t i) {
    wf_table *t = d->table;
    if (t->indexed)
        index_remove(t, i);
    memset(&t->cell[i * wf_table_stride(t)], 0, wf_table_stride(t) * sizeof(wf_val));
    (void)vm;
    d->count--;
    if (!d->count && t->names) {
        wf_table_clear(d);
    } else if (!d->count) {
        d->fill = 0;
        t->cell[0] = WF_NULL; /* the number of dead entries at the front */
    } else {
        while (!t->names && wf_is_null(*wf_table_key(t, d->fill - 1)))
            d->fill--;
        count_front(d, i);
    }
}

size_t wf_table_skip(const wf_dict *d, size_t i) {
    const wf_table *t = d->table;
    if (i == 0 && d->fill && t->indexed && wf_is_null(t->cell[1]))
        i = (size_t)wf_bits(t->cell[0]);
    while (i < d->fill && wf_is_null(*wf_table_key(t, i)))
        i++;
    return i;
}

intptr_t wf_table_skip_back(const wf_dict *d, size_t i) {
    if (i > d->fill)
        i = d->fill;
    while (i && wf_is_null(*wf_table_key(d->table, i - 1)))
        i--;
    return (intptr_t)i - 1;
}

void wf_table_clear(wf_dict *d) {
    d->table = NULL;
    d->count = d->fill = 0;
}

void wf_table_copy(wf_vm *vm, wf_dict *d, const wf_dict *from) {
    if (!from->count)
        return;
    const wf_table *source = from->table;
    bool same = source->indexed && from->count == from->fill;
    wf_table *t =
        wf_table_new(vm, same ? source->room : from->count, source->values, source->indexed);
    if (same) {
        memcpy(t->cell, source->cell, table_size_of(source) - sizeof(wf_table));
        t->names = source->names;
    } else {
        put_entries(vm, t, 0, from, -1);
    }
    wf_set(vm, d, d->table, t);
    d->count = d->fill = from->count;
}

/* Keeps the number of dead entries at the front of an indexed table. */
static void set_front(wf_table *t, size_t run) {
    if (run)
        wf_table_key(t, 0)[-1] = wf_from_bits(run);
}

/* Where an indexed table has no dead entry at the front, the new one gets some for the next calls,
 * a quarter of the living: so the time is constant on average. */
void wf_table_to_front(wf_vm *vm, wf_dict *d, size_t i) {
    wf_table *t = d->table;
    const wf_val *cell = wf_table_key(t, i);
    wf_val key = cell[0], value = t->values ? cell[1] : WF_NULL;
    wf_hash hash = wf_table_hash_at(vm, t, i);
    size_t first = t->indexed ? wf_table_skip(d, 0) : 0;
    if (first) {
        put_entry(vm, t, first - 1, key, hash, value);
        set_front(t, first - 1);
        d->count++;
        wf_table_remove(vm, d, i);
        return;
    }
    size_t gap = t->indexed ? d->count / 4 : 0;
    wf_table *wider = wf_table_new(vm, d->count + gap, t->values, t->indexed);
    put_entry(vm, wider, gap, key, hash, value);
    d->fill = (uint32_t)put_entries(vm, wider, gap + 1, d, (intptr_t)i);
    set_front(wider, gap);
    wf_set(vm, d, d->table, wider);
}

void wf_table_to_end(wf_vm *vm, wf_dict *d, size_t i) {
    const wf_val *cell = wf_table_key(d->table, i);
    wf_val key = cell[0], value = d->table->values ? cell[1] : WF_NULL;
    wf_hash hash = wf_table_hash_at(vm, d->table, i);
    if (d->fill == d->table->room) {
        make_room(vm, d, d->table->values, true);
        i = i < d->fill ? i : d->fill - 1; /* dead entries before it are gone */
        while (!wf_eq(*wf_table_key(d->table, i), key))
            i--;
    }
    wf_table_remove(vm, d, i);
    wf_table_add(vm, d, key, hash, value);
}
