/* roots.c - where tracing begins: handles, what is being raised, and what the other layers keep.
 *
 * The C stack and the registers are roots too, of another kind: see pin.c. */
#include "heap/private.h"
#include "state.h"

void wf_ref_begin(wf_vm *vm, wf_ref *ref, wf_val v) {
    wf_heap *heap = &vm->heap;
    ref->value = v;
    ref->prev = NULL;
    ref->next = heap->refs;
    if (heap->refs)
        heap->refs->prev = ref;
    heap->refs = ref;
}

void wf_ref_end(wf_vm *vm, wf_ref *ref) {
    if (ref->next)
        ref->next->prev = ref->prev;
    if (ref->prev)
        ref->prev->next = ref->next;
    else
        vm->heap.refs = ref->next;
    *ref = (wf_ref){0};
}

void wf_trace_roots(wf_tracer *t) {
    wf_heap *heap = t->heap;
    for (wf_ref *ref = heap->refs; ref; ref = ref->next)
        wf_trace(t, &ref->value);
    wf_trace(t, &heap->thrown);
    wf_trace(t, &heap->caught);
    wf_weak_trace(t);
    wf_exec_trace(t->vm, t);
    wf_objects_trace(t->vm, t);
    wf_runtime_trace(t->vm, t);
}
