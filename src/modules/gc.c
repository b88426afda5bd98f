/* gc.c - the module gc: the collector, seen from Python. */
#include "state.h"

static wf_val gc_collect(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    size_t before = wf_heap_used(vm);
    wf_heap_collect(vm);
    wf_heap_run_pending(vm);
    size_t after = wf_heap_used(vm);
    wf_spend(vm, after / 64);
    return wf_new_uint(vm, before > after ? before - after : 0);
}

static wf_val gc_mem_free(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, wf_heap_free(vm));
}

static wf_val gc_mem_alloc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, wf_heap_used(vm));
}

static wf_val gc_enable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    vm->heap.disabled = false;
    return WF_NONE;
}

static wf_val gc_disable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    vm->heap.disabled = true;
    return WF_NONE;
}

static wf_val gc_isenabled(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_bool(!vm->heap.disabled);
}

static wf_val gc_threshold(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[0])) {
        size_t set = vm->heap.threshold_set;
        return set ? wf_new_uint(vm, set) : wf_small(-1);
    }
    intptr_t bytes = wf_to_clamped(vm, args[0]);
    wf_heap_set_threshold(vm, bytes > 0 ? (size_t)bytes : 0);
    return WF_NONE;
}

static const wf_def defs[] = {
    WF_FN_PARAMS("collect", gc_collect, 0, 1, "generation",
                 "Collects now; answers how many bytes became free."),
    WF_FN("mem_free", gc_mem_free, 0, 0, "Bytes of the heap that are free."),
    WF_FN("mem_alloc", gc_mem_alloc, 0, 0,
          "Bytes of the heap in use, dead objects not yet collected included."),
    WF_FN("enable", gc_enable, 0, 0, "Collects on its own again."),
    WF_FN("disable", gc_disable, 0, 0, "Collects only when the heap is full."),
    WF_FN("isenabled", gc_isenabled, 0, 0, "Whether collections happen on their own."),
    WF_FN("threshold", gc_threshold, 0, 1,
          "Sets (-1: none) or gives the bytes allocated after which to collect."),
};
const wf_module_def wf_module_gc = {"gc", defs, WF_COUNT(defs), NULL,
                                    WF_DOC("The collector of dead objects.")};
