/* table.h - the ordered hash table behind dict and set. For dict*.c, set.c and ordered.c only.
 *
 * A function that looks a key up takes its hash (wf_key_hash). It runs Python
 * only if the key or a key of the table with the same hash is not plain, see
 * below; then the table may be another one when it returns.
 *
 * Plain keys are those whose hash and == run no Python: exact strs, small
 * ints, floats, bools, None.
 *
 * The index of an indexed table is open-addressed with linear probing: twice
 * as many numbers as entries fit, 0 or the number of an entry + 1. A search
 * starts at the top bits of hash * golden ratio, which spreads hashes in any
 * arithmetic progression. Removing closes the gap, so there are no marks of
 * deleted entries in the index and it is never more than half full.
 *
 * Dead entries at the front are skipped in one step: the hash cell of entry 0,
 * when that is dead, holds how many there are. So taking entries from the front
 * (queues, caches) costs constant time each.
 */
#ifndef WF_OBJECTS_TABLE_H
#define WF_OBJECTS_TABLE_H

#include "objects/dict.h"
#include "objects/str.h"

#define WF_TABLE_PLAIN 8 /* most entries without an index */

extern const wf_type wf_table_type;

static inline size_t wf_table_stride(const wf_table *t) { return 1u + t->indexed + t->values; }
/* Cell of the key of entry i. */
static inline wf_val *wf_table_key(const wf_table *t, size_t i) {
    return (wf_val *)(uintptr_t)&t->cell[i * wf_table_stride(t) + t->indexed];
}

static inline wf_hash wf_str_hash_of(const wf_str *s) {
    return (wf_hash)(s->hash ? s->hash : wf_str_hash(s));
}
/* hash(key): raises and runs Python unless the key is plain. */
static inline wf_hash wf_key_hash(wf_vm *vm, wf_val key) {
    if (wf_is_small(key))
        return wf_small_value(key) == -1 ? -2 : wf_small_value(key);
    if (wf_is_exact(key, &wf_str_type))
        return wf_str_hash_of((const wf_str *)wf_ptr(key));
    return wf_hash_of(vm, key);
}

/* Number of the entry with this key, or -1. May raise and run Python. */
intptr_t wf_table_find(wf_vm *vm, const wf_dict *d, wf_val key, wf_hash hash);
/* The same for an interned str: runs no Python; keys that are not strs are passed over. */
intptr_t wf_table_find_name(const wf_dict *d, const wf_str *name);
/* A new entry at the end for a key that is not there. value: WF_NULL makes a set's. Raises
 * MemoryError. */
void wf_table_add(wf_vm *vm, wf_dict *d, wf_val key, wf_hash hash, wf_val value);
/* Entry i dies. */
void wf_table_remove(wf_vm *vm, wf_dict *d, size_t i);
/* A table for at least room entries. Raises MemoryError. */
wf_table *wf_table_new(wf_vm *vm, size_t room, bool values, bool indexed);
/* Gives d (fresh, empty) the entries of from. Raises MemoryError. */
void wf_table_copy(wf_vm *vm, wf_dict *d, const wf_dict *from);
/* Moves entry i before or behind all others. Raise MemoryError. */
void wf_table_to_front(wf_vm *vm, wf_dict *d, size_t i);
void wf_table_to_end(wf_vm *vm, wf_dict *d, size_t i);
/* The first living entry from number i on, or fill. */
size_t wf_table_skip(const wf_dict *d, size_t i);
/* The last living entry below number i, or -1. */
intptr_t wf_table_skip_back(const wf_dict *d, size_t i);
/* No entries, no table. */
void wf_table_clear(wf_dict *d);
/* Hash of the key of living entry i; runs no Python. */
wf_hash wf_table_hash_at(wf_vm *vm, const wf_table *t, size_t i);

#endif
