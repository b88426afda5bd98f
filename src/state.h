/* state.h - struct wf_vm, put together from each layer's part, and nothing else.
 *
 * A layer's code touches its own part: vm->heap in heap/, vm->objects in
 * objects/, vm->exec in vm/, vm->runtime in runtime/. */
#ifndef WF_STATE_H
#define WF_STATE_H

#include "heap/heap.h"
#include "objects/part.h"
#include "runtime/part.h"
#include "vm/exec.h"

struct wf_vm {
    wf_heap heap;
    wf_exec exec;
    wf_objects objects;
    wf_runtime runtime;
};

#endif
