/* poll.c - what is pending between two instructions: interrupts, finalizers, callbacks, slices and
 * limits.
 *
 * The loop polls at calls and backward jumps. Instructions are not counted one
 * by one: a poll counts as POLL_WEIGHT of them, about what lies between two polls.
 */
#include "vm/private.h"

enum { POLL_WEIGHT = 8, LIMIT_GRACE = 1000, BYTES_OF_INSTRUCTION = 16 };

#ifdef __unix__
_Static_assert(__atomic_always_lock_free(sizeof(((wf_vm *)0)->exec.pending), NULL),
               "wf_interrupt takes no lock");
#endif

static void set_pending(wf_vm *vm, uint32_t bits) { wf_exec_add_pending(&vm->exec, bits); }
static void clear_pending(wf_vm *vm, uint32_t bits) {
    __atomic_fetch_and(&vm->exec.pending, ~bits, __ATOMIC_RELAXED);
}

void wf_interrupt(wf_vm *vm) { set_pending(vm, WF_PENDING_INTERRUPT); }
void wf_exec_forget_interrupt(wf_vm *vm) { clear_pending(vm, WF_PENDING_INTERRUPT); }
void wf_exec_set_pending(wf_vm *vm) { set_pending(vm, WF_PENDING_FINALIZERS); }

static void count_when_needed(wf_vm *vm) {
    vm->exec.given = wf_heap_given(vm);
    if (vm->exec.instruction_limit || vm->exec.slice_loops)
        set_pending(vm, WF_PENDING_SLICE);
    else
        clear_pending(vm, WF_PENDING_SLICE);
}

void wf_limit_instructions(wf_vm *vm, uint64_t instructions) {
    vm->exec.instruction_limit = instructions;
    vm->exec.limit_hits = 0;
    count_when_needed(vm);
}

static void run_scheduled(wf_vm *vm) {
    wf_exec *exec = &vm->exec;
    while (exec->scheduled_count) {
        wf_val fn = exec->scheduled->slot[0], arg = exec->scheduled->slot[1];
        exec->scheduled_count -= 2;
        memmove(exec->scheduled->slot, exec->scheduled->slot + 2,
                exec->scheduled_count * sizeof(wf_val));
        wf_run_callback(vm, fn, arg);
    }
}

/* The limit is not reached before the next poll, which raises. */
static void charge(wf_exec *exec, size_t instructions) {
    if (exec->instruction_limit > 1)
        exec->instruction_limit -=
            instructions < exec->instruction_limit ? instructions : exec->instruction_limit - 1;
    exec->budget -= (int64_t)instructions;
}

/* What has been allocated since the last time, as instructions: filling it was work, in C perhaps
 * without a poll. */
static size_t work_of_allocations(wf_vm *vm) {
    size_t given = wf_heap_given(vm), fresh = given - vm->exec.given;
    vm->exec.given = given;
    return fresh < SIZE_MAX / 2 ? fresh / BYTES_OF_INSTRUCTION : 0; /* else less is in use */
}

/* Counts one poll. true: the slice is used up. */
static bool count_poll(wf_vm *vm) {
    wf_exec *exec = &vm->exec;
    charge(exec, work_of_allocations(vm));
    if (exec->instruction_limit) {
        if (exec->instruction_limit <= POLL_WEIGHT) {
            if (++exec->limit_hits == 1)
                exec->instruction_limit = LIMIT_GRACE;
            else
                exec->limit_hits = 2;
            wf_error_raise(vm, WF_E_INSTRUCTION_LIMIT);
        }
        exec->instruction_limit -= POLL_WEIGHT;
    }
    if (!exec->slice_loops)
        return false;
    exec->budget -= POLL_WEIGHT;
    return exec->budget <= 0 &&
           exec->loops == exec->slice_loops; /* not with a C function in between */
}

bool wf_exec_poll(wf_vm *vm) {
    uint32_t pending = wf_exec_pending(&vm->exec);
    if (pending & WF_PENDING_INTERRUPT) {
        clear_pending(vm, WF_PENDING_INTERRUPT);
        wf_raise(vm, wf_exc_new(vm, &wf_exc_KeyboardInterrupt, NULL, 0));
    }
    if (pending & WF_PENDING_FINALIZERS) {
        clear_pending(vm, WF_PENDING_FINALIZERS);
        wf_heap_run_pending(vm);
    }
    if (pending & WF_PENDING_SCHEDULED) {
        clear_pending(vm, WF_PENDING_SCHEDULED);
        run_scheduled(vm);
    }
    return pending & WF_PENDING_SLICE && count_poll(vm);
}

void wf_poll(wf_vm *vm) {
    if (wf_exec_pending(&vm->exec))
        wf_exec_poll(vm); /* a C function is running, so the slice goes on */
}

void wf_count_work(wf_vm *vm, size_t instructions) {
    uint32_t pending = wf_exec_pending(&vm->exec);
    if (pending & WF_PENDING_INTERRUPT)
        wf_exec_poll(vm); /* raises before it does anything else */
    if (pending & WF_PENDING_SLICE)
        charge(&vm->exec, instructions);
}

void wf_check_interrupt(wf_vm *vm) { wf_count_work(vm, 1); }

void wf_spend(wf_vm *vm, size_t instructions) {
    charge(&vm->exec, instructions);
    wf_poll(vm);
}

bool wf_exec_is_stopping(const wf_vm *vm) { return vm->exec.limit_hits > 1; }

/* ---- Runs in slices ---- */

/* A run of a module's code in slices. Between two of them its frames stay on the VM stack, the
 * youngest as the running one; other code may run on top of them in the meantime. */
typedef struct task {
    wf_head head;
    wf_func *func;
    wf_frame *entry; /* its oldest frame; NULL: not started */
    wf_frame *top;   /* the one that is suspended; NULL: not started, running, or over */
} task;

static void task_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((task *)object)->func); }
static const wf_slots task_slots = {.size = sizeof(task), .trace = task_trace};
static const wf_type task_type = {.head = WF_HEAD(wf_type_type),
                                  .name = "task",
                                  .slots = &task_slots,
                                  .base = &wf_object_type,
                                  .flags = WF_TYPE_INTERNAL,
                                  .kind = WF_KIND_NATIVE};

wf_val wf_exec_task(wf_vm *vm, const wf_code *code, wf_dict *globals) {
    task *t = wf_new(vm, &task_type, sizeof(task));
    wf_func *func = wf_func_new(vm, code, globals, 0);
    wf_set(vm, t, t->func, func);
    return wf_from(t);
}

static void start_task(wf_vm *vm, task *t) {
    wf_frame *frame = wf_frame_room(vm, t->func->code->reg_count);
    wf_frame_enter(vm, frame, t->func, WF_FRAME_ENTRY);
    frame->names = wf_from(t->func->globals);
    t->entry = t->top = frame;
}

static void run_task(wf_vm *vm, void *data) { wf_exec_run(vm, ((task *)data)->entry, WF_NULL); }

wf_status wf_exec_step(wf_vm *vm, wf_val v, uint32_t instructions) {
    wf_exec *exec = &vm->exec;
    task *t = wf_ptr(v);
    if (!t->entry)
        start_task(vm, t);
    if (!t->top || exec->frame != t->top || exec->slice_loops)
        wf_error_raise(vm, WF_E_CANNOT_STEP);
    t->top = NULL;
    exec->budget = instructions;
    exec->suspended = false;
    exec->slice_loops = exec->loops + 1;
    count_when_needed(vm);
    wf_val raised = wf_catch_only(vm, &wf_exc_BaseException, run_task, t);
    exec->slice_loops = 0;
    count_when_needed(vm);
    if (!wf_is_null(raised))
        wf_throw(vm, raised);
    if (!exec->suspended)
        return WF_DONE;
    exec->suspended = false;
    t->top = exec->frame;
    return WF_MORE;
}
