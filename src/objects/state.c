/* state.c - what objects/ keeps in a VM: made at the start, visited by the collector. */
#include "heap/needs.h"
#include "objects/exc.h"
#include "state.h"

void wf_objects_open(wf_vm *vm) {
    vm->objects.digit_limit = 4300;
    vm->objects.epoch = 1;
    vm->objects.builtins = wf_dict_new(vm);
    vm->objects.memory_error = wf_exc_new(vm, &wf_exc_MemoryError, NULL, 0);
}

void wf_objects_trace(wf_vm *vm, wf_tracer *t) {
    wf_objects *objects = &vm->objects;
    if (wf_tracer_is_marking(t)) {
        wf_types_after_move(vm); /* what the method cache knows may die or move now */
        objects->place.str = NULL;
    }
    wf_trace_ref(t, &objects->names);
    wf_trace_ref(t, &objects->wrappers);
    wf_trace(t, &objects->memory_error);
    wf_trace_ref(t, &objects->printing);
    wf_trace_ref(t, &objects->builtins);
}
