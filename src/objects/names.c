/* names.c - interned strings: one str for each text that names something.
 *
 * Those of names.def lie in read-only memory with an index made by the build.
 * The others are in an open-addressed table in the heap that holds them weakly:
 * a name that nothing else refers to is dropped by the next collection.
 *
 * Always true: the table has an empty slot; each str in it has the flag
 * WF_STR_INTERNED and lies on the way from its hash to the first empty slot.
 */
#include "heap/needs.h"
#include "objects/str.h"
#include "state.h"

/* Made by tools/mknames.c, and for the names of frozen modules by runtime/freeze.c. */
extern const wf_str *const wf_rom_names[], *const wf_frozen_names[];
extern const size_t wf_rom_name_room, wf_frozen_name_room;

enum { HASH_BITS = 0xffff }; /* of wf_str_hash, the same number on all machines */

static const wf_str *find_in(const wf_str *const *index, size_t room, const char *text, size_t size,
                             uint32_t hash) {
    size_t at = (hash & HASH_BITS) % room;
    for (const wf_str *s; (s = index[at]) != NULL; at = (at + 1) % room)
        if (wf_str_size(s) == size && memcmp(wf_str_data(s), text, size) == 0)
            return s;
    return NULL;
}

static const wf_str *find_rom(const char *text, size_t size, uint32_t hash) {
    if (size == 1)
        return WF_CHAR((uint8_t)*text);
    const wf_str *found = find_in(wf_rom_names, wf_rom_name_room, text, size, hash);
    return found ? found : find_in(wf_frozen_names, wf_frozen_name_room, text, size, hash);
}

static const wf_str *name_at(const wf_row *row, size_t at) { return wf_ptr(row->slot[at]); }

/* Where the search begins. A table with more slots than there are hashes is used in all its
 * length. */
static size_t first_place(size_t room, uint32_t hash) {
    const unsigned bits = 8 * sizeof(wf_half);
    return room >> bits ? (size_t)((uint64_t)hash * room >> bits) : hash % room;
}

/* The slot of the text, or the empty one where it belongs. */
static size_t place(const wf_row *row, const char *text, size_t size, uint32_t hash) {
    size_t at = first_place(row->room, hash);
    for (const wf_str *s; (s = name_at(row, at)) != NULL; at = (at + 1) % row->room)
        if (wf_str_size(s) == size && memcmp(wf_str_data(s), text, size) == 0)
            break;
    return at;
}

static size_t place_of(const wf_row *row, const wf_str *s) {
    return place(row, wf_str_data(s), wf_str_size(s), wf_str_hash(s));
}

/* The hash as wf_str_hash keeps it: a half word, never 0. */
static uint32_t hash_of(const char *text, size_t size) {
    wf_half hash = (wf_half)wf_str_hash_bytes(text, size);
    return hash ? hash : 1;
}

static const wf_str *find_heap(wf_vm *vm, const char *text, size_t size, uint32_t hash) {
    const wf_row *row = vm->objects.names;
    return row ? name_at(row, place(row, text, size, hash)) : NULL;
}

static void make_room(wf_vm *vm) {
    wf_row *old = vm->objects.names;
    if (old && (vm->objects.name_count + 1) * 4 < old->room * 3)
        return;
    size_t room = old ? old->room + old->room / 2 : 32;
    wf_row *row = wf_weak_row_new(vm, room); /* may drop names: count after it */
    for (size_t i = 0; old && i < old->room; i++)
        if (name_at(old, i))
            wf_set(vm, row, row->slot[place_of(row, name_at(old, i))], old->slot[i]);
    if (old)
        old->room = 0; /* nobody sweeps it any more, should a stale word keep it */
    vm->objects.names = row;
}

/* s is a str in the heap that is not interned yet, and no other has its text. */
static const wf_str *add(wf_vm *vm, wf_str *s) {
    make_room(vm);
    wf_row *row = vm->objects.names;
    s->meta |= WF_STR_INTERNED;
    wf_set(vm, row, row->slot[place_of(row, s)], wf_from(s));
    vm->objects.name_count++;
    return s;
}

const wf_str *wf_intern(wf_vm *vm, const char *text, size_t size) {
    uint32_t hash = hash_of(text, size);
    const wf_str *s = find_rom(text, size, hash);
    if (!s)
        s = find_heap(vm, text, size, hash);
    return s ? s : add(vm, wf_str_new(vm, text, size));
}

const wf_str *wf_intern_text(wf_vm *vm, const char *text) {
    return wf_intern(vm, text, strlen(text));
}

const wf_str *wf_intern_find(wf_vm *vm, const wf_str *s) {
    if (wf_str_is_interned(s))
        return s;
    const wf_str *found = find_rom(wf_str_data(s), wf_str_size(s), wf_str_hash(s));
    return found ? found : find_heap(vm, wf_str_data(s), wf_str_size(s), wf_str_hash(s));
}

const wf_str *wf_intern_str(wf_vm *vm, const wf_str *s) {
    const wf_str *found = wf_intern_find(vm, s);
    if (found)
        return found;
    if (!wf_is_exact(wf_from(s), &wf_str_type) ||
        !wf_in_heap(vm, s)) /* a constant of frozen code */
        return add(vm, wf_str_valid(vm, wf_str_data(s), wf_str_size(s)));
    return add(vm, (wf_str *)(uintptr_t)s);
}

/* Removes the dead, then moves each name up to where a search from its hash finds it. Starting
 * behind an empty slot, whatever lies before a name on its way has been moved already. */
void wf_names_sweep(wf_vm *vm, bool (*is_live)(wf_vm *vm, const void *object)) {
    wf_row *row = vm->objects.names;
    if (!row)
        return;
    size_t start = 0;
    while (name_at(row, start))
        start++;
    vm->objects.name_count = 0;
    for (size_t n = 1; n <= row->room; n++) {
        size_t at = (start + n) % row->room;
        const wf_str *s = name_at(row, at);
        if (!s)
            continue;
        row->slot[at] = WF_NULL;
        if (!is_live(vm, s))
            continue;
        row->slot[place_of(row, s)] = wf_from(s);
        vm->objects.name_count++;
    }
}
