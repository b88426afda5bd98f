/* dict.h - dict and set: entries in insertion order, found through an index.
 *
 *     wf_dict            wf_table (its own heap object)
 *     +-------+          +-------+-------+---------------------+--------+
 *     | head  |          | head  | shape | entries ...         | index  |
 *     | table |--------->+-------+-------+---------------------+--------+
 *     | count |  live entries
 *     | fill  |  entries used, deleted ones included
 *     +-------+
 *
 * A plain table (at most 8 entries, all keys str, int, float, bool, None ...
 * whose hash and == run no Python) has entries of key and value only, no
 * hashes and no index, and is searched from the start. Other tables keep
 * the hash in each entry and an open-addressed index of 8, 16 or 32-bit
 * numbers behind the entries. A set is the same without values.
 *
 * Always true: entries [0, fill) are in order of insertion; a deleted one has
 * key WF_NULL; entries from fill on are WF_NULL throughout. In a table of names
 * only, fill never falls: as long as table and fill are the same, there is no
 * new name (the machine's caches rely on it).
 */
#ifndef WF_OBJECTS_DICT_H
#define WF_OBJECTS_DICT_H

#include "objects/object.h"

typedef struct wf_table {
    wf_head head;
    uint32_t room : 29;   /* entries that fit; a power of two if indexed */
    uint32_t values : 1;  /* a dict's; a set's entries have no value */
    uint32_t indexed : 1; /* entries are {hash, key[, value]} with an index behind them */
    uint32_t names : 1;   /* every key is an interned str: equal ones are the same */
    wf_val cell[];
} wf_table;

struct wf_dict {
    wf_head head;
    wf_table *table; /* NULL: empty, no room */
    uint32_t count, fill;
};
typedef struct wf_dict wf_setobj; /* sets have the same struct, entries without values */

static inline bool wf_is_dict(wf_val v) { return wf_has_kind(v, WF_KIND_DICT); }
static inline wf_dict *wf_as_dict(wf_val v) {
    assert(wf_is_dict(v));
    return (wf_dict *)wf_ptr(v);
}
static inline bool wf_is_anyset(wf_val v) {
    return wf_has_kind(v, WF_KIND_SET) || wf_has_kind(v, WF_KIND_FROZENSET);
}
static inline wf_setobj *wf_as_set(wf_val v) {
    assert(wf_is_anyset(v));
    return (wf_setobj *)wf_ptr(v);
}

/* Words from one entry to the next, and where in it the key is; the value follows the key. */
static inline size_t wf_dict_stride(const wf_table *table) { return table->indexed ? 3 : 2; }
static inline size_t wf_dict_key_at(const wf_table *table) { return table->indexed ? 1 : 0; }
static inline wf_val *wf_dict_entry(const wf_table *table, size_t i) { /* the key's cell */
    return (wf_val *)(uintptr_t)&table->cell[i * wf_dict_stride(table) + wf_dict_key_at(table)];
}

wf_dict *wf_dict_new(wf_vm *vm);
wf_dict *wf_dict_with_room(wf_vm *vm, size_t room);
/* May raise (unhashable keys, what __hash__ and __eq__ raise) and run Python unless the key is a
 * str. */
wf_val wf_dict_get(wf_vm *vm, wf_dict *dict, wf_val key); /* WF_NULL: none */
void wf_dict_set(wf_vm *vm, wf_dict *dict, wf_val key, wf_val value);
wf_val wf_dict_remove(wf_vm *vm, wf_dict *dict, wf_val key); /* the value, or WF_NULL */
/* The same for interned names: quick, no Python, no raise (get). */
wf_val wf_dict_get_name(wf_vm *vm, const wf_dict *dict, const wf_str *name);
/* Raises MemoryError. */
void wf_dict_set_name(wf_vm *vm, wf_dict *dict, const wf_str *name, wf_val value);
/* Entry number of an interned name, or -1: for inline caches, which check that
 * entry i of dict->table still has that key. */
intptr_t wf_dict_index_name(wf_vm *vm, const wf_dict *dict, const wf_str *name);
void wf_dict_clear(wf_vm *vm, wf_dict *dict);
wf_dict *wf_dict_copy(wf_vm *vm, wf_dict *dict);
/* dict.update: from a mapping or pairs. Runs Python. */
void wf_dict_update(wf_vm *vm, wf_dict *dict, wf_val other, bool override);
/* Steps through entries: start with *pos = 0; false at the end.
 * The dict may change between steps. */
bool wf_dict_next(const wf_dict *dict, size_t *pos, wf_val *key, wf_val *value);

/* Iterators over keys, values and items, both ways. The machine steps the forward ones in line. */
typedef enum wf_dict_part { WF_DICT_KEYS, WF_DICT_VALUES, WF_DICT_ITEMS } wf_dict_part;
typedef struct wf_dict_iter {
    wf_head head;
    wf_dict *dict;  /* NULL when exhausted */
    uint32_t at;    /* entry to look at next; going back: entries below it are left */
    uint32_t count; /* of the dict when the iteration began: must not change */
    uint32_t left;  /* entries still to come */
    uint8_t part;   /* wf_dict_part */
} wf_dict_iter;
/* Gives back the room of a dict of a few names that it does not need now: it may grow again.
 * Collects. */
void wf_dict_trim(wf_vm *vm, wf_dict *dict);
extern const wf_type wf_dict_iter_types[2][3]; /* [going back][part] */
wf_val wf_dict_iter_new(wf_vm *vm, wf_dict *dict, wf_dict_part part, bool back);
/* The next key, value or pair; WF_NULL at the end. Raises RuntimeError if the dict has changed
 * size. */
wf_val wf_dict_iter_next(wf_vm *vm, wf_val iterator);
/* A live view; the type is wf_dict_keys_type, wf_dict_values_type or wf_dict_items_type. */
typedef struct wf_dict_view {
    wf_head head;
    wf_dict *dict;
} wf_dict_view;
wf_val wf_dict_view_new(wf_vm *vm, wf_dict *dict, wf_dict_part part);

wf_setobj *wf_set_new(wf_vm *vm, const wf_type *type);   /* &wf_set_type or &wf_frozenset_type */
bool wf_set_add(wf_vm *vm, wf_setobj *set, wf_val item); /* false: was there */
bool wf_set_has(wf_vm *vm, wf_setobj *set, wf_val item);
bool wf_set_discard(wf_vm *vm, wf_setobj *set, wf_val item); /* false: was not there */
void wf_set_update(wf_vm *vm, wf_setobj *set, wf_val iterable);
bool wf_set_next(const wf_setobj *set, size_t *pos, wf_val *item);

#endif
