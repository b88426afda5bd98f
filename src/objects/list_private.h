/* list_private.h - what list.c, list_methods.c and sort.c share. */
#ifndef WF_OBJECTS_LIST_PRIVATE_H
#define WF_OBJECTS_LIST_PRIVATE_H

#include "objects/list.h"

#define WF_LIST_METHODS 13
extern const wf_def wf_list_methods[WF_LIST_METHODS];

/* Replaces `old` items from index `at` on by count others (not of the same list). Raises
 * MemoryError. */
void wf_list_replace(wf_vm *vm, wf_list *list, size_t at, size_t old, const wf_val *items,
                     size_t count);
void wf_list_clear(wf_list *list);
wf_val wf_list_reversed(wf_vm *vm, wf_list *list); /* list.__reversed__ */

#endif
