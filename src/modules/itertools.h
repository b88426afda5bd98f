/* itertools.h - what itertools.c and itertools_pick.c share. */
#ifndef WF_MODULES_ITERTOOLS_H
#define WF_MODULES_ITERTOOLS_H

#include "errors.h"
#include "wafer.h"

/* Slots of the iterator type `id` with the C struct `layout`, and fields of its type, of which
 * ITER_TYPE comes last. */
#define ITER_SLOTS(id, layout)                                                                     \
    .size = sizeof(struct layout), .trace = layout##_trace, .make = id##_make,                     \
    .iter = wf_iter_self, .next = id##_next
#define ITER_TYPE(pyname, slt, text)                                                               \
    .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &(slt), .base = &wf_object_type,       \
    .kind = WF_KIND_NATIVE, .module = "itertools", WF_TYPE_DOC(text)
#define ITER_DEFS(table) .defs = table, .def_count = WF_COUNT(table)

extern const wf_type wf_product_type, wf_permutations_type, wf_combinations_type, wf_replacing_type;

#endif
