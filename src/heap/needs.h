/* needs.h - the few functions the heap calls that a higher layer provides. */
#ifndef WF_HEAP_NEEDS_H
#define WF_HEAP_NEEDS_H

#include "heap/value.h"

/* vm/frame.c: visits the VM stack and every active frame (and pins those that C points into). */
void wf_exec_trace(wf_vm *vm, wf_tracer *t);
void *wf_exec_mark(wf_vm *vm);              /* the present frame, for a jump */
void wf_exec_unwind(wf_vm *vm, void *mark); /* leaves every frame younger than mark */
void wf_exec_drop_caches(wf_vm *vm);        /* memory is short: forget what can be found again */
void wf_exec_after_move(wf_vm *vm); /* objects have moved: what is keyed by address is void */
/* objects/state.c: visits what objects/ keeps in the VM (names, singletons, caches). */
void wf_objects_trace(wf_vm *vm, wf_tracer *t);
/* objects/names.c: called between mark and slide to drop names that nothing else refers to. */
void wf_names_sweep(wf_vm *vm, bool (*is_live)(wf_vm *vm, const void *object));
/* runtime/import.c: visits what runtime/ keeps in the VM. */
void wf_runtime_trace(wf_vm *vm, wf_tracer *t);
/* objects/exc.c: the MemoryError made in advance; RecursionError. */
WF_NORETURN void wf_raise_memory(wf_vm *vm, size_t size);
WF_NORETURN void wf_raise_recursion(wf_vm *vm, const char *doing); /* see wf_check_stack_in */
/* objects/ops.c: calls object.__del__(); weak reference callbacks. Prints what is raised. Runs
 * Python. */
void wf_run_del(wf_vm *vm, wf_val object);
void wf_run_callback(wf_vm *vm, wf_val callback, wf_val argument);
/* vm/run.c: something is pending (finalizers, callbacks): look at the next poll. */
void wf_exec_set_pending(wf_vm *vm);

#endif
