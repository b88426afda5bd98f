/* raise.c - raising and handling: context, who handles an exception, tracebacks, and the
 * instructions of try.
 *
 * Always true: exec.handled is the exception of the innermost except or finally block
 * that is being carried out. Each such block starts with PUSHEXC, and the code it
 * compiles to leaves it by POPEXC on every way out, so unwinding need not restore it.
 */
#include "vm/private.h"

/* ---- Throwing ---- */

/* Takes exc out of the chain of contexts that starts at e, so that linking them makes no cycle. A
 * cycle that is there already (made by assigning __context__) is left when it is gone round
 * once. */
static void cut_context(wf_vm *vm, wf_exc *e, wf_val exc) {
    wf_exc *slow = e;
    bool step = false;
    while (!wf_is_null(e->context)) {
        if (wf_eq(e->context, exc)) {
            wf_set(vm, e, e->context, WF_NULL);
            return;
        }
        e = wf_as_exc(e->context);
        if (e == slow)
            return;
        if (step)
            slow = wf_as_exc(slow->context);
        step = !step;
    }
}

void wf_exec_set_context(wf_vm *vm, wf_val exception) {
    wf_val handled = vm->exec.handled;
    if (wf_is_null(handled) || wf_eq(handled, exception))
        return;
    wf_exc *e = wf_as_exc(exception);
    cut_context(vm, wf_as_exc(handled), exception);
    wf_set(vm, e, e->context, handled);
}

void wf_exec_raise(wf_vm *vm, wf_val exception) {
    wf_exec_set_context(vm, exception);
    wf_throw(vm, exception);
}

wf_val wf_exec_handled(wf_vm *vm) { return vm->exec.handled; }

wf_val wf_exc_instance(wf_vm *vm, wf_val v, wf_error error) {
    if (wf_is_type(v) && wf_is_subtype(wf_as_type(v), &wf_exc_BaseException)) {
        wf_val made = wf_call(vm, v, NULL, 0);
        if (!wf_is_exc(made))
            wf_error_raise(vm, WF_E_RAISE_NOT_MADE, v, made);
        return made;
    }
    if (!wf_is_exc(v))
        wf_error_raise(vm, error, v);
    return v;
}

void wf_raise_name(wf_vm *vm, wf_error error, const wf_str *name) {
    char text[WF_ERROR_ROOM];
    const wf_type *type = wf_error_unpack(error, text);
    wf_val exc = wf_exc_text(vm, type, text, wf_from(name));
    wf_exc_set(vm, exc, WF_S(name), wf_from(name));
    const wf_code *code = wf_running_code(vm);
    wf_val first = code->arg_count ? wf_frame_regs(vm->exec.frame)[0] : WF_NULL;
    if (!wf_is_null(first) && wf_eq(wf_code_locals(code)[0], WF_N(self)))
        wf_exc_set(vm, exc, WF_S(obj), first); /* whose attribute may have been meant */
    wf_exec_raise(vm, exc);
}

void wf_raise_unbound(wf_vm *vm, unsigned reg) {
    const wf_code *code = wf_running_code(vm);
    wf_val name = reg < code->local_count ? wf_code_locals(code)[reg] : WF_NONE;
    wf_raise_name(vm, WF_E_UNBOUND_LOCAL, wf_is_str_(name) ? wf_as_str(name) : WF_CHAR('_'));
}

wf_val wf_catch_only(wf_vm *vm, const wf_type *type, void (*fn)(wf_vm *vm, void *data),
                     void *data) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump))
        return wf_exc_take(vm, type);
    fn(vm, data);
    wf_jump_end(vm, &jump);
    return WF_NULL;
}

/* ---- Landing ---- */

static const wf_handler *find_handler(const wf_code *code, uint32_t ins) {
    const wf_handler *h = wf_code_handlers(code);
    for (size_t i = 0; i < code->handler_count; i++)
        if (ins >= h[i].start && ins < h[i].end)
            return &h[i];
    return NULL;
}

/* Whether exc came out of the __next__ that the frame's FORLOOP asked, as its end. */
static bool ends_loop(const wf_frame *frame, wf_val exc) {
    return WF_OP(frame->pc[-1]) == WF_OP_FORLOOP &&
           wf_is_subtype(wf_typeof(exc), &wf_exc_StopIteration);
}

void wf_exec_land(wf_vm *vm, wf_frame *entry, wf_val exc) {
    bool traced = vm->exec.reraising;
    vm->exec.reraising = false;
    vm->exec.sent = WF_NULL;
    for (;;) {
        wf_frame *frame = vm->exec.frame;
        const wf_code *code = frame->func->code;
        bool started = frame->pc != wf_code_ins(code);
        if (!traced)
            wf_exc_add_trace(vm, exc, code, frame->func->globals, wf_frame_ins(frame));
        traced = false;
        const wf_handler *h = started ? find_handler(code, wf_frame_ins(frame)) : NULL;
        if (wf_exec_is_stopping(vm)) {
            vm->exec.handled = WF_NULL; /* what would restore it does not run */
            h = NULL;
        }
        if (h) {
            wf_frame_regs(frame)[h->target_reg & 0xff] = exc;
            frame->pc = wf_code_ins(code) + (h->target_reg >> 8);
            return;
        }
        uintptr_t flags = frame->flags;
        if (flags & WF_FRAME_GEN)
            exc = wf_gen_fail(vm, exc);
        else
            wf_frame_leave(vm);
        if (flags & WF_FRAME_ANSWER && ends_loop(vm->exec.frame, exc)) {
            wf_end_loop(vm->exec.frame, vm->exec.frame->pc[-1]);
            return;
        }
        if (frame == entry) {
            vm->exec.loops--;
            wf_throw(vm, exc);
        }
    }
}

/* ---- Instructions ---- */

/* What was handled where a generator was resumed last: not the same each time,
 * so it is not saved. */
static wf_val outside(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    return frame->flags & WF_FRAME_GEN ? wf_frame_gen(frame)->outer : WF_NULL;
}

void wf_op_pushexc(wf_vm *vm, wf_val *R, wf_ins ins) {
    unsigned a = WF_A(ins);
    wf_frame *frame = vm->exec.frame;
    wf_gen *gen = frame->flags & WF_FRAME_GEN ? wf_frame_gen(frame) : NULL;
    R[a + 1] = gen && !gen->handling ? WF_NULL : vm->exec.handled;
    vm->exec.handled = R[a];
    if (gen)
        gen->handling++;
}

void wf_op_popexc(wf_vm *vm, wf_val *R, wf_ins ins) {
    unsigned a = WF_A(ins);
    if (vm->exec.frame->flags & WF_FRAME_GEN)
        wf_frame_gen(vm->exec.frame)->handling--;
    vm->exec.handled = !wf_is_null(R[a + 1]) && wf_is_exc(R[a + 1]) ? R[a + 1] : outside(vm);
    R[a] = R[a + 1] = WF_NULL;
}

void wf_op_excmatch(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val cls = wf_use(vm, R, WF_B(ins));
    wf_take_jump(vm, wf_exc_matches(vm, R[WF_A(ins)], cls), ins);
}

void wf_op_raise(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_exec_raise(vm, wf_exc_instance(vm, wf_use(vm, R, WF_A(ins)), WF_E_RAISE_NOT_EXC));
}

void wf_op_raisefrom(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val exc = wf_exc_instance(vm, wf_use(vm, R, WF_A(ins)), WF_E_RAISE_NOT_EXC);
    wf_val cause = wf_use(vm, R, WF_B(ins));
    cause = wf_is_none_(cause) ? WF_NULL : wf_exc_instance(vm, cause, WF_E_CAUSE_NOT_EXC);
    wf_exc *e = wf_as_exc(exc);
    wf_set(vm, e, e->cause, cause);
    e->suppress_context = true;
    wf_exec_raise(vm, exc);
}

static WF_NORETURN void raise_again(wf_vm *vm, wf_val exc) {
    vm->exec.reraising = true;
    wf_throw(vm, exc);
}

void wf_op_reraise(wf_vm *vm, wf_val *R, wf_ins ins) { raise_again(vm, R[WF_A(ins)]); }

void wf_op_raiseagain(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)R, (void)ins;
    if (wf_is_null(vm->exec.handled))
        wf_error_raise(vm, WF_E_NOTHING_TO_RERAISE);
    raise_again(vm, vm->exec.handled);
}

void wf_op_excinfo(wf_vm *vm, wf_val *R, wf_ins ins) {
    (void)vm;
    wf_val exc = R[WF_B(ins)];
    wf_trace_entry *trace = wf_as_exc(exc)->trace;
    unsigned a = WF_A(ins);
    R[a + 2] = trace ? wf_from(trace) : WF_NONE;
    R[a] = wf_from(wf_typeof(exc));
    R[a + 1] = exc;
}

/* ---- except* ---- */

static bool is_group(wf_val v) { return wf_is_subtype(wf_typeof(v), &wf_exc_BaseExceptionGroup); }

/* Raises if what except* is to match is a group class: those are matched by their members. */
static void check_star_class(wf_vm *vm, wf_val cls) {
    size_t count = 1;
    const wf_val *each = wf_is_tuple(cls) ? wf_seq_items(cls, &count) : &cls;
    for (size_t i = 0; i < count; i++) {
        if (!wf_is_type(each[i]) || !wf_is_subtype(wf_as_type(each[i]), &wf_exc_BaseException))
            wf_error_raise(vm, WF_E_CATCH_NOT_EXC);
        if (wf_is_subtype(wf_as_type(each[i]), &wf_exc_BaseExceptionGroup))
            wf_error_raise(vm, WF_E_CATCH_GROUP);
    }
}

/* An exception alone, as except* shows it: in a group without a message. */
static wf_val group_of(wf_vm *vm, wf_val exc) {
    wf_val args[2] = {WF_N(empty), wf_from(wf_tuple_new(vm, &exc, 1))};
    return wf_call(vm, wf_from(&wf_exc_BaseExceptionGroup), args, 2);
}

void wf_op_groupmatch(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val exc = R[WF_B(ins)], cls = wf_use(vm, R, WF_C(ins));
    check_star_class(vm, cls);
    wf_val match = WF_NONE, rest = WF_NONE;
    if (!wf_is_exc(exc)) {
        /* nothing is left */
    } else if (is_group(exc)) {
        wf_exc_split(vm, exc, cls, &match, &rest);
    } else if (wf_exc_matches(vm, exc, cls)) {
        match = group_of(vm, exc);
    } else {
        rest = exc;
    }
    R[WF_A(ins)] = match;
    R[WF_B(ins)] = rest;
    if (!wf_is_none_(match))
        vm->exec.handled = match;
}

/* Whether raised is a part of the original group: raised again, not newly raised. */
static bool is_part_of(wf_val raised, wf_val original) {
    if (wf_eq(raised, original))
        return true;
    wf_exc *a = wf_as_exc(raised), *b = wf_as_exc(original);
    return is_group(raised) && is_group(original) && a->trace == b->trace &&
           wf_eq(a->cause, b->cause) && wf_eq(a->context, b->context);
}

void wf_op_groupend(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val original = R[WF_A(ins)];
    wf_list *left = wf_as_list(R[WF_B(ins)]);
    wf_list *parts = wf_list_new(vm, NULL, 0), *raised = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < left->count; i++) {
        wf_val exc = wf_list_at(left, i);
        if (wf_is_exc(exc)) /* None: nothing was left, or nothing raised */
            wf_list_append(vm, is_part_of(exc, original) ? parts : raised, exc);
    }
    size_t count = parts->count + raised->count;
    if (count == 0)
        return;
    if (count == 1)
        raise_again(vm, wf_list_at(parts->count ? parts : raised, 0));
    if (parts->count) {
        wf_val again = is_group(original) ? wf_exc_project(vm, original, parts) : original;
        if (raised->count == 0)
            raise_again(vm, again);
        wf_list_append(vm, raised, again);
    }
    wf_val args[2] = {WF_N(empty), wf_from(raised)};
    wf_exec_raise(vm, wf_call(vm, wf_from(&wf_exc_BaseExceptionGroup), args, 2));
}

/* ---- with ---- */

void wf_op_withlook(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    bool is_async = WF_C(ins);
    wf_val enter = wf_find_special(vm, v, is_async ? WF_S(__aenter__) : WF_S(__enter__));
    if (wf_is_null(enter))
        wf_error_raise(vm, is_async ? WF_E_NO_ASYNC_WITH : WF_E_NO_WITH, v, "");
    wf_val leave = wf_find_special(vm, v, is_async ? WF_S(__aexit__) : WF_S(__exit__));
    if (wf_is_null(leave))
        wf_error_raise(vm, is_async ? WF_E_NO_ASYNC_WITH : WF_E_NO_WITH, v,
                       is_async ? " (missed __aexit__ method)" : " (missed __exit__ method)");
    R[WF_A(ins)] = leave;
    R[WF_A(ins) + 1] = enter;
}
