/* iter.h - iterators that other objects are made of: see iter.c. */
#ifndef WF_OBJECTS_ITER_H
#define WF_OBJECTS_ITER_H

#include "objects/object.h"

/* iter(callable, sentinel): calls until the result equals sentinel. Raises MemoryError. */
wf_val wf_call_iter_new(wf_vm *vm, wf_val callable, wf_val sentinel);

#endif
