/* micropython.c - the module micropython: memory, scheduling, optimisation levels. */
#include "objects/list.h"
#include "objects/str.h"
#include "runtime/console.h"
#include "state.h"

static wf_val mp_const(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return args[0];
}

static wf_val mp_opt_level(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[0]))
        return wf_small(vm->runtime.opt_level);
    vm->runtime.opt_level = (uint8_t)wf_to_index(vm, args[0]);
    return WF_NONE;
}

static void write_line(wf_vm *vm, const char *fmt, size_t a, size_t b, size_t c) {
    wf_val text = wf_format(vm, fmt, a, b, c);
    size_t size;
    const char *data = wf_to_text(vm, text, &size);
    wf_write(vm, 1, data, size);
}

static wf_val mp_mem_info(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    size_t used = wf_heap_used(vm), available = wf_heap_free(vm);
    write_line(vm, "heap: total: %zu, used: %zu, free: %zu\n", used + available, used, available);
    write_line(vm, "collections: %zu, live after the last: %zu, allocated since: %zu\n",
               vm->heap.collections, vm->heap.live_bytes, vm->heap.allocated);
    write_line(vm, "stack: depth: %zu, limit: %zu, C loops: %zu\n", vm->exec.depth,
               vm->exec.depth_limit, vm->exec.loops);
    return WF_NONE;
}

static wf_val mp_heap_lock(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_heap_lock(vm, true);
    return WF_NONE;
}

static wf_val mp_heap_unlock(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_heap_lock(vm, false);
    return WF_NONE;
}

static wf_val mp_heap_locked(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_bool(vm->heap.locked);
}

static wf_val mp_schedule(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_exec *exec = &vm->exec;
    enum { QUEUE_ROOM = 16 };
    if (!wf_is_callable(args[0]))
        wf_error_raise(vm, WF_E_NOT_CALLABLE, args[0]);
    if (!exec->scheduled)
        exec->scheduled = wf_row_new(vm, QUEUE_ROOM);
    if (exec->scheduled_count + 2 > QUEUE_ROOM)
        wf_error_raise(vm, WF_E_SCHEDULE_FULL);
    wf_set(vm, exec->scheduled, exec->scheduled->slot[exec->scheduled_count], args[0]);
    wf_set(vm, exec->scheduled, exec->scheduled->slot[exec->scheduled_count + 1], args[1]);
    exec->scheduled_count += 2;
    wf_exec_add_pending(exec, WF_PENDING_SCHEDULED);
    return WF_NONE;
}

static wf_val mp_stack_use(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    char here;
    char *volatile at = &here;
    return wf_new_uint(vm, (size_t)(vm->heap.stack_base - at));
}

static wf_val mp_kbd_intr(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_to_index(vm, args[0]) < 0)
        wf_typing_begin(vm);
    else
        wf_typing_end(vm);
    return WF_NONE;
}

static const wf_def defs[] = {
    WF_FN("const", mp_const, 1, 1, "Its argument: marks a constant for the compiler."),
    WF_FN("opt_level", mp_opt_level, 0, 1,
          "Sets or gives the level of optimisation for compiling."),
    WF_FN("mem_info", mp_mem_info, 0, 1, "Prints what the heap and the stack hold."),
    WF_FN("heap_lock", mp_heap_lock, 0, 0, "From here on, allocating raises MemoryError."),
    WF_FN("heap_unlock", mp_heap_unlock, 0, 0, "Allows allocation again."),
    WF_FN("heap_locked", mp_heap_locked, 0, 0, "Whether the heap is locked."),
    WF_FN("schedule", mp_schedule, 2, 2,
          "Calls function(argument) soon, between two instructions."),
    WF_FN("kbd_intr", mp_kbd_intr, 1, 1,
          "-1: ctrl-C is a byte of the console like others; 3: it interrupts again."),
    WF_FN("stack_use", mp_stack_use, 0, 0, "Bytes of C stack in use."),
    WF_FN("native", mp_const, 1, 1,
          "Decorator: the function as it is, where there is no code generator."),
    WF_FN("viper", mp_const, 1, 1,
          "Decorator: the function as it is, where there is no code generator."),
};
const wf_module_def wf_module_micropython = {"micropython", defs, WF_COUNT(defs), NULL,
                                             WF_DOC("Access to the machine below Python.")};
