/* list.h - the list: a row of values that grows at its end.
 *
 *     wf_list                row (its own heap object)
 *     +-------+
 *     | head  |              +----+----+----+----+
 *     | row   |------------->| v0 | v1 |  . |  . |    room 4
 *     | count | 2            +----+----+----+----+
 *     +-------+
 *
 * Always true: count <= row->room (row NULL: room 0); slots from count on are
 * WF_NULL; only this list refers to its row.
 */
#ifndef WF_OBJECTS_LIST_H
#define WF_OBJECTS_LIST_H

#include "objects/object.h"

struct wf_list {
    wf_head head;
    wf_row *row;
    size_t count;
};

static inline bool wf_is_list(wf_val v) { return wf_has_kind(v, WF_KIND_LIST); }
static inline wf_list *wf_as_list(wf_val v) {
    assert(wf_is_list(v));
    return (wf_list *)wf_ptr(v);
}
/* A new list of count values copied from items (NULL: all WF_NULL, to be filled at once). Raises
 * MemoryError. */
wf_list *wf_list_new(wf_vm *vm, const wf_val *items, size_t count);
/* An empty list with room. */
wf_list *wf_list_with_room(wf_vm *vm, size_t room);
/* Adds v at the end, in amortised constant time. Raises MemoryError, and then the list is as it
 * was. */
void wf_list_append(wf_vm *vm, wf_list *list, wf_val v);
void wf_list_extend(wf_vm *vm, wf_list *list, wf_val iterable); /* runs Python */
/* Stable; key WF_NULL: the items themselves. The list is empty while keys and comparisons run. */
void wf_list_sort(wf_vm *vm, wf_list *list, wf_val key, bool reverse);
static inline wf_val wf_list_at(const wf_list *list, size_t index) {
    assert(index < list->count);
    return list->row->slot[index];
}

struct wf_tuple {
    wf_head head;
    size_t count;
    wf_val item[];
};
static inline bool wf_is_tuple(wf_val v) { return wf_has_kind(v, WF_KIND_TUPLE); }
static inline wf_tuple *wf_as_tuple(wf_val v) {
    assert(wf_is_tuple(v));
    return (wf_tuple *)wf_ptr(v);
}
extern const wf_tuple wf_empty_tuple; /* the only empty one that is an exact tuple */
extern const wf_tuple wf_empty_tuple; /* the only one that is exactly a tuple */
/* items NULL: WF_NULL items, to be filled at once. */
wf_tuple *wf_tuple_new(wf_vm *vm, const wf_val *items, size_t count);
wf_tuple *wf_tuple_pair(wf_vm *vm, wf_val a, wf_val b);

/* The items of a list or tuple, for code that runs no Python and does not collect in between. */
static inline const wf_val *wf_seq_items(wf_val v, size_t *count) {
    if (wf_is_list(v)) {
        wf_list *list = wf_as_list(v);
        *count = list->count;
        return list->row ? list->row->slot : NULL;
    }
    wf_tuple *tuple = wf_as_tuple(v);
    *count = tuple->count;
    return tuple->item;
}
#endif
