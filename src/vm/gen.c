/* gen.c - generators, coroutines and asynchronous generators as objects: made, resumed, suspended,
 * ended.
 *
 * In the loop a generator is resumed by FORLOOP or YIELDFROM of the frame below, which
 * that frame's last instruction tells: what it yields goes to FORLOOP's register, or is
 * yielded by the delegating frame in turn. Resumed from C, its frame is an entry frame.
 * What is awaited by asynchronous generators is in await.c.
 */
#include "vm/private.h"

const char *wf_gen_family(const wf_gen *gen) {
    const wf_type *type = wf_head_type(gen);
    return type == &wf_gen_type         ? "generator"
           : type == &wf_coroutine_type ? "coroutine"
                                        : "async generator";
}

wf_gen *wf_gen_new(wf_vm *vm, wf_func *func) {
    const wf_code *code = func->code;
    unsigned sort = code->flags & WF_CODE_ASYNCGEN;
    const wf_type *type = sort == WF_CODE_GENERATOR   ? &wf_gen_type
                          : sort == WF_CODE_COROUTINE ? &wf_coroutine_type
                                                      : &wf_asyncgen_type;
    wf_gen *gen = wf_new(vm, type, sizeof(wf_gen) + code->reg_count * sizeof(wf_val));
    gen->state = WF_GEN_NEW;
    gen->reg_count = code->reg_count;
    wf_set(vm, gen, gen->frame.func, func);
    /* What it has to clean up is cleaned up when nobody refers to it any more; and that nobody has
     * awaited it is said then. */
    if (code->handler_count || sort == WF_CODE_COROUTINE)
        wf_watch(vm, gen);
    return gen; /* frame.pc is 0, the first instruction; registers are unbound */
}

/* ---- Suspending and ending, in the running frame ---- */

/* Leaves the running generator frame: what was handled outside is handled again. */
static wf_gen *leave(wf_vm *vm, wf_gen_state state) {
    wf_gen *gen = wf_frame_gen(vm->exec.frame);
    bool own = gen->handling; /* what it handles may be the very exception handled outside */
    wf_set(vm, gen, gen->handled, own && state == WF_GEN_SUSPENDED ? vm->exec.handled : WF_NULL);
    vm->exec.handled = gen->outer;
    gen->outer = WF_NULL;
    gen->state = (uint8_t)state;
    vm->exec.depth--;
    vm->exec.frame = gen->frame.prev;
    gen->frame.prev = NULL;
    wf_set_many(vm, gen); /* its registers */
    gen->frame.pc = (const wf_ins *)(uintptr_t)(gen->frame.pc - wf_code_ins(gen->frame.func->code));
    wf_frame_set_limit(vm);
    return gen;
}

/* Leaves it for good. What its variables held may die. */
static wf_gen *leave_done(wf_vm *vm) {
    wf_frame *frame = vm->exec.frame;
    if (frame->cells)
        wf_frame_close(vm, frame, wf_frame_regs(frame));
    wf_gen *gen = leave(vm, WF_GEN_DONE);
    memset(gen->reg, 0, gen->reg_count * sizeof(wf_val));
    return gen;
}

bool wf_gen_give(wf_vm *vm, wf_val v) {
    for (;;) {
        wf_gen *gen = leave(vm, WF_GEN_SUSPENDED);
        if (gen->frame.flags & WF_FRAME_ENTRY)
            return true;
        wf_frame *frame = vm->exec.frame;
        wf_ins ins = frame->pc[-1];
        if (WF_OP(ins) == WF_OP_FORLOOP) {
            wf_frame_regs(frame)[WF_B(ins)] = v;
            wf_turn_loop(frame, ins);
            return false;
        }
        assert(WF_OP(ins) == WF_OP_YIELDFROM);
    }
}

bool wf_gen_end(wf_vm *vm, wf_val v) {
    wf_gen *gen = leave_done(vm);
    if (gen->frame.flags & WF_FRAME_ENTRY) {
        vm->exec.stop_value = v;
        return true;
    }
    wf_frame *frame = vm->exec.frame;
    wf_ins ins = frame->pc[-1];
    if (WF_OP(ins) == WF_OP_FORLOOP)
        wf_end_loop(frame, ins);
    else
        wf_frame_regs(frame)[WF_A(ins)] = v;
    return false;
}

/* A StopIteration may not leave a generator: it would end somebody's loop in silence. One that was
 * thrown into it before its first instruction is the thrower's own. */
wf_val wf_gen_fail(wf_vm *vm, wf_val exc) {
    wf_gen *gen = wf_frame_gen(vm->exec.frame);
    const wf_type *type = wf_typeof(exc);
    const char *what =
        gen->frame.pc == wf_code_ins(gen->frame.func->code) ? NULL
        : wf_is_subtype(type, &wf_exc_StopIteration)        ? "StopIteration"
        : wf_head_type(gen) == &wf_asyncgen_type && wf_is_subtype(type, &wf_exc_StopAsyncIteration)
            ? "StopAsyncIteration"
            : NULL;
    leave_done(vm);
    if (!what)
        return exc;
    wf_val made = wf_exc_text(vm, &wf_exc_RuntimeError, "%s raised %s", wf_gen_family(gen), what);
    wf_exc *e = wf_as_exc(made);
    wf_set(vm, e, e->cause, exc);
    wf_set(vm, e, e->context, exc);
    e->suppress_context = true;
    return made;
}

/* ---- Resuming ---- */

/* Raises if gen runs, or is a coroutine at its end. */
static void check_state(wf_vm *vm, const wf_gen *gen) {
    if (gen->state == WF_GEN_RUNNING)
        wf_error_raise(vm, WF_E_GEN_RUNNING, wf_gen_family(gen));
    if (gen->state == WF_GEN_DONE && wf_head_type(gen) == &wf_coroutine_type)
        wf_error_raise(vm, WF_E_COROUTINE_REUSED);
}

/* Makes the frame the running one, as it was left. */
static void enter(wf_vm *vm, wf_gen *gen, uintptr_t flags) {
    if (vm->exec.depth >= vm->exec.depth_limit)
        wf_raise_recursion(vm, "");
    wf_frame *frame = &gen->frame;
    frame->prev = vm->exec.frame;
    frame->pc = wf_code_ins(frame->func->code) + (uintptr_t)frame->pc;
    frame->flags = WF_FRAME_GEN | flags;
    wf_set(vm, gen, gen->outer, vm->exec.handled);
    if (!wf_is_null(gen->handled)) {
        vm->exec.handled = gen->handled;
        gen->handled = WF_NULL;
    }
    gen->state = WF_GEN_RUNNING;
    vm->exec.depth++;
    vm->exec.frame = frame;
    vm->exec.stack_limit = NULL;
}

bool wf_gen_push_frame(wf_vm *vm, wf_gen *gen, wf_val value, uintptr_t flags) {
    wf_gen_state state = (wf_gen_state)gen->state;
    check_state(vm, gen);
    if (state == WF_GEN_DONE) {
        vm->exec.stop_value = WF_NONE;
        return false;
    }
    if (state == WF_GEN_NEW && !wf_is_none_(value))
        wf_error_raise(vm, WF_E_GEN_JUST_STARTED, wf_gen_family(gen));
    wf_func_warm(vm, gen->frame.func);
    enter(vm, gen, flags);
    if (state == WF_GEN_NEW) {
        if (wf_head_type(gen) == &wf_coroutine_type && !gen->frame.func->code->handler_count)
            wf_unwatch(vm, gen);
        return true;
    }
    wf_frame *frame = &gen->frame;
    wf_ins ins = frame->pc[-1];
    if (WF_OP(ins) == WF_OP_YIELD) {
        gen->reg[WF_A(ins)] = value;
    } else { /* the YIELDFROM is carried out again and passes the value on */
        frame->pc--;
        vm->exec.sent = value;
    }
    return true;
}

wf_val wf_gen_resume(wf_vm *vm, wf_gen *gen, wf_val value, wf_val exc) {
    wf_check_stack(vm);
    if (wf_is_null(exc)) {
        if (!wf_gen_push_frame(vm, gen, value, WF_FRAME_ENTRY))
            return WF_NULL;
        return wf_exec_run(vm, &gen->frame, WF_NULL);
    }
    check_state(vm, gen);
    if (gen->state == WF_GEN_DONE)
        wf_throw(vm, exc);
    bool is_handling = !wf_is_null(gen->handled);
    enter(vm, gen, WF_FRAME_ENTRY);
    if (is_handling) /* what the thrower handles is no context of it */
        wf_exec_set_context(vm, exc);
    return wf_exec_run(vm, &gen->frame, exc);
}

wf_val wf_gen_delegated(wf_gen *gen) {
    if (gen->state != WF_GEN_SUSPENDED)
        return WF_NULL;
    wf_ins ins = wf_code_ins(gen->frame.func->code)[(uintptr_t)gen->frame.pc - 1];
    return WF_OP(ins) == WF_OP_YIELDFROM ? gen->reg[WF_B(ins)] : WF_NULL;
}

/* ---- Delegating to iterators that are not generators ---- */

typedef struct delegation {
    wf_val iterator, value, result;
    const wf_str *method;
} delegation;

static void call_method(wf_vm *vm, void *data) {
    delegation *d = data;
    wf_val method = wf_get_attr_str(vm, d->iterator, d->method);
    d->result = wf_call(vm, method, &d->value, wf_is_null(d->value) ? 0 : 1);
}

void wf_gen_stop_with(wf_vm *vm, wf_val stop) {
    wf_tuple *args = wf_as_exc(stop)->args;
    vm->exec.stop_value = args && args->count ? args->item[0] : WF_NONE;
}

/* iterator.method(value): what it gives, or WF_NULL when it raised StopIteration. */
static wf_val call_until_stop(wf_vm *vm, wf_val iterator, const wf_str *method, wf_val value) {
    delegation d = {iterator, value, WF_NULL, method};
    wf_val stop = wf_catch_only(vm, &wf_exc_StopIteration, call_method, &d);
    if (wf_is_null(stop))
        return d.result;
    wf_gen_stop_with(vm, stop);
    return WF_NULL;
}

wf_val wf_gen_delegate(wf_vm *vm, wf_val iterator, wf_val value) {
    const wf_type *type = wf_typeof(iterator);
    if (wf_is_class(type) || !type->slots->next || !wf_is_none_(value)) {
        bool send = !wf_is_none_(value);
        return call_until_stop(vm, iterator, send ? WF_S(send) : WF_S(__next__),
                               send ? value : WF_NULL);
    }
    vm->exec.stop_value = WF_NONE;
    return type->slots->next(vm, iterator);
}

/* ---- throw and close ---- */

/* What gen delegates to has ended with exec.stop_value: gen goes on behind its YIELDFROM. */
static wf_val go_on_after_delegate(wf_vm *vm, wf_gen *gen) {
    wf_val v = vm->exec.stop_value;
    enter(vm, gen, WF_FRAME_ENTRY);
    gen->reg[WF_A(gen->frame.pc[-1])] = v;
    return wf_exec_run(vm, &gen->frame, WF_NULL);
}

static void close_iterator(wf_vm *vm, wf_val iterator) {
    if (wf_is_gen(iterator) && wf_head_type(wf_ptr(iterator)) != &wf_asyncgen_type) {
        wf_gen_close(vm, wf_as_gen(iterator));
        return;
    }
    wf_val close = wf_find_attr(vm, iterator, WF_N(close));
    if (!wf_is_null(close))
        wf_call(vm, close, NULL, 0);
}

typedef struct closing {
    wf_gen *gen;
    wf_val exc, delegate, result;
    const wf_val *given; /* the arguments of throw(), of which exc is still to be made, or NULL */
    bool is_refused;     /* the delegate has no throw() */
} closing;

static wf_val throw_into(wf_vm *vm, wf_gen *gen, wf_val exc, const wf_val *given);

static wf_val exception_of(wf_vm *vm, const closing *c) {
    return c->given ? wf_gen_thrown(vm, c->given[0], c->given[1], c->given[2]) : c->exc;
}

static bool is_exit(wf_val v) {
    const wf_type *type = wf_is_type(v) ? wf_as_type(v) : wf_typeof(v);
    return wf_is_subtype(type, &wf_exc_GeneratorExit);
}

static void close_delegate(wf_vm *vm, void *data) {
    close_iterator(vm, ((closing *)data)->delegate);
}

static void throw_at_delegate(wf_vm *vm, void *data) {
    closing *c = data;
    if (wf_is_gen(c->delegate)) {
        c->result = throw_into(vm, wf_as_gen(c->delegate), c->exc, c->given);
        return;
    }
    wf_val method = wf_find_attr(vm, c->delegate, WF_N(throw));
    c->is_refused = wf_is_null(method);
    if (c->is_refused)
        return;
    const wf_val *args = c->given ? c->given : &c->exc;
    size_t count = 1;
    while (c->given && count < 3 && !wf_is_null(args[count]))
        count++;
    c->result = wf_call(vm, method, args, count);
}

/* Runs fn while gen counts as running, so that it cannot be resumed from inside. What fn raises is
 * given back, else WF_NULL. */
static wf_val run_guarded(wf_vm *vm, closing *c, void (*fn)(wf_vm *, void *)) {
    c->gen->state = WF_GEN_RUNNING;
    wf_val raised = wf_catch_only(vm, &wf_exc_BaseException, fn, c);
    c->gen->state = WF_GEN_SUSPENDED;
    return raised;
}

static wf_val throw_into(wf_vm *vm, wf_gen *gen, wf_val exc, const wf_val *given) {
    wf_check_stack(vm);
    closing c = {gen, exc, wf_gen_delegated(gen), WF_NULL, given, false};
    if (wf_is_null(c.delegate))
        return wf_gen_resume(vm, gen, WF_NONE, exception_of(vm, &c));
    bool closes = is_exit(given ? given[0] : exc);
    wf_val raised = run_guarded(vm, &c, closes ? close_delegate : throw_at_delegate);
    if (c.is_refused || (closes && wf_is_null(raised)))
        raised = exception_of(vm, &c);
    if (!wf_is_null(raised) && wf_is_subtype(wf_typeof(raised), &wf_exc_StopIteration)) {
        wf_gen_stop_with(vm, raised);
        return go_on_after_delegate(vm, gen);
    }
    if (!wf_is_null(raised))
        return wf_gen_resume(vm, gen, WF_NONE, raised);
    return wf_is_null(c.result) ? go_on_after_delegate(vm, gen) : c.result;
}

wf_val wf_gen_throw(wf_vm *vm, wf_gen *gen, wf_val exc) { return throw_into(vm, gen, exc, NULL); }

static void throw_exit(wf_vm *vm, void *data) {
    closing *c = data;
    c->result = wf_gen_throw(vm, c->gen, c->exc);
}

void wf_gen_close(wf_vm *vm, wf_gen *gen) {
    if (gen->state != WF_GEN_DONE)
        check_state(vm, gen);
    if (gen->state == WF_GEN_NEW) {
        gen->state = WF_GEN_DONE;
        memset(gen->reg, 0, gen->reg_count * sizeof(wf_val));
    }
    vm->exec.stop_value = WF_NONE;
    if (gen->state == WF_GEN_DONE)
        return;
    closing c = {gen,  wf_exc_new(vm, &wf_exc_GeneratorExit, NULL, 0), WF_NULL, WF_NULL, NULL,
                 false};
    wf_exec_set_context(vm, c.exc);
    wf_val raised = wf_catch_only(vm, &wf_exc_GeneratorExit, throw_exit, &c);
    if (!wf_is_null(c.result))
        wf_error_raise(vm, WF_E_GEN_IGNORED_EXIT, wf_gen_family(gen));
    if (!wf_is_null(raised))
        vm->exec.stop_value = WF_NONE;
}

/* ---- As Python sees them ---- */

/* What a resumed generator gave, or StopIteration with the value of its end. */
static wf_val or_stop(wf_vm *vm, wf_val v) {
    if (!wf_is_null(v))
        return v;
    wf_val value = vm->exec.stop_value;
    vm->exec.stop_value = WF_NULL;
    wf_raise(vm, wf_exc_new(vm, &wf_exc_StopIteration, &value, wf_is_none_(value) ? 0 : 1));
}

static wf_val gen_send(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return or_stop(vm, wf_gen_resume(vm, wf_as_gen(args[0]), args[1], WF_NULL));
}

static wf_val gen_dunder_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return or_stop(vm, wf_gen_resume(vm, wf_as_gen(args[0]), WF_NONE, WF_NULL));
}

wf_val wf_gen_thrown(wf_vm *vm, wf_val type, wf_val value, wf_val traceback) {
    wf_val exc = type;
    if (wf_is_type(type) && !wf_is_null(value) && !wf_is_none_(value))
        exc = wf_is_exc(value) ? value : wf_call(vm, type, &value, 1);
    exc = wf_exc_instance(vm, exc, WF_E_THROW_NOT_EXC);
    if (!wf_is_null(traceback) && wf_is_exact(traceback, &wf_traceback_type)) {
        wf_exc *e = wf_as_exc(exc);
        wf_set(vm, e, e->trace, (wf_trace_entry *)wf_ptr(traceback));
    }
    return exc;
}

static wf_val gen_throw(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return or_stop(vm, throw_into(vm, wf_as_gen(args[0]), WF_NULL, args + 1));
}

static wf_val gen_close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_gen_close(vm, wf_as_gen(args[0]));
    wf_val value = vm->exec.stop_value;
    vm->exec.stop_value = WF_NULL;
    return value;
}

static wf_val gen_next(wf_vm *vm, wf_val self) {
    return wf_gen_resume(vm, wf_as_gen(self), WF_NONE, WF_NULL);
}
static wf_val gen_running(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_bool(wf_as_gen(args[0])->state == WF_GEN_RUNNING || wf_as_gen(args[0])->awaited);
}
static wf_val gen_suspended(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_bool(wf_as_gen(args[0])->state == WF_GEN_SUSPENDED);
}
static wf_val gen_code(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_from(wf_as_gen(args[0])->frame.func->code);
}
/* There are no frame objects; what programs test is whether there would be one. */
static wf_val gen_frame(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    wf_gen *gen = wf_as_gen(args[0]);
    return gen->state == WF_GEN_DONE ? WF_NONE : wf_from(gen->frame.func->code);
}
static wf_val gen_delegated(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    wf_val v = wf_gen_delegated(wf_as_gen(args[0]));
    return wf_none_if_null(v);
}
static wf_val gen_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_get_attr_str(vm, wf_from(wf_as_gen(args[0])->frame.func), WF_S(__name__));
}
static wf_val gen_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_get_attr_str(vm, wf_from(wf_as_gen(args[0])->frame.func), WF_S(__qualname__));
}

static wf_val gen_del(wf_vm *vm, const wf_val *args, size_t count) {
    wf_gen *gen = wf_as_gen(args[0]);
    bool is_forgotten = gen->state == WF_GEN_NEW && wf_head_type(gen) == &wf_coroutine_type;
    wf_gen_close(vm, gen);
    if (is_forgotten) {
        const wf_code *code = gen->frame.func->code;
        wf_val text =
            wf_format(vm, "coroutine '%S' was never awaited", gen_qualname(vm, args, count));
        wf_warn(vm, &wf_exc_RuntimeWarning, text, wf_code_filename(code), wf_code_line(code, 0));
    }
    return WF_NONE;
}

static wf_val gen_repr(wf_vm *vm, wf_val self) {
    wf_gen *gen = wf_as_gen(self);
    wf_val name = gen_qualname(vm, &self, 1);
    const char *family =
        wf_head_type(gen) == &wf_asyncgen_type ? "async_generator" : wf_gen_family(gen);
    wf_val id = wf_id_of(vm, self);
    return wf_format(vm, "<%s object %S at 0x%lx>", family, name, (long)wf_to_int(vm, id));
}

static void gen_trace(wf_tracer *t, void *object) {
    wf_gen *gen = object;
    wf_trace(t, &gen->handled);
    wf_trace(t, &gen->outer);
    wf_trace_ref(t, &gen->frame.func);
    wf_trace_ref(t, &gen->frame.cells);
    wf_trace_loose(t, gen->reg, gen->reg_count); /* temporaries may be stale */
}
static size_t gen_size(const void *object) {
    return sizeof(wf_gen) + ((const wf_gen *)object)->reg_count * sizeof(wf_val);
}

/* ---- coroutine.__await__(): an iterator that drives the coroutine ---- */

typedef struct await_iter {
    wf_head head;
    wf_gen *gen;
} await_iter;

static void await_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((await_iter *)object)->gen);
}
static wf_val await_next(wf_vm *vm, wf_val self) {
    return wf_gen_resume(vm, ((await_iter *)wf_ptr(self))->gen, WF_NONE, WF_NULL);
}
static wf_val await_forward(wf_vm *vm, const wf_val *args, wf_fn fn) {
    wf_val on_gen[4] = {wf_from(((await_iter *)wf_ptr(args[0]))->gen), WF_NULL, WF_NULL, WF_NULL};
    if (fn == gen_send || fn == gen_throw)
        on_gen[1] = args[1];
    if (fn == gen_throw)
        on_gen[2] = args[2], on_gen[3] = args[3];
    return fn(vm, on_gen, 1);
}
static wf_val await_send(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return await_forward(vm, args, gen_send);
}
static wf_val await_throw(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return await_forward(vm, args, gen_throw);
}
static wf_val await_close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return await_forward(vm, args, gen_close);
}
static wf_val await_dunder_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return await_forward(vm, args, gen_dunder_next);
}
static const wf_def await_defs[] = {
    WF_FN("send", await_send, 2, 2, "Resumes the coroutine with a value."),
    WF_FN("throw", await_throw, 2, 4, "Raises an exception in the coroutine."),
    WF_FN("close", await_close, 1, 1, "Ends the coroutine."),
    WF_FN("__next__", await_dunder_next, 1, 1, "Resumes the coroutine."),
};
static const wf_slots await_slots = {
    .size = sizeof(await_iter), .trace = await_trace, .iter = wf_iter_self, .next = await_next};
static const wf_type await_type =
    WF_TYPE("coroutine_wrapper", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, await_slots,
            wf_object_type, await_defs, NULL);

static wf_val coroutine_await(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    await_iter *iter = wf_new(vm, &await_type, sizeof(await_iter));
    wf_set(vm, iter, iter->gen, wf_as_gen(args[0]));
    return wf_from(iter);
}

/* ---- The types ---- */

#define GEN_FLAGS (WF_TYPE_FINAL | WF_TYPE_NO_MAKE | WF_TYPE_VARSIZE)
#define COMMON_SLOTS                                                                               \
    .size = sizeof(wf_gen), .trace = gen_trace, .size_of = gen_size, .repr = gen_repr
#define PREFIXED_DEFS(prefix)                                                                      \
    WF_GET(prefix "_running", gen_running, NULL),                                                  \
        WF_GET(prefix "_suspended", gen_suspended, NULL), WF_GET(prefix "_code", gen_code, NULL),  \
        WF_GET(prefix "_frame", gen_frame, NULL)
static const wf_def common_defs[] = {
    WF_GET("__name__", gen_name, NULL),
    WF_GET("__qualname__", gen_qualname, NULL),
    WF_FN("__del__", gen_del, 1, 1, NULL),
};
static const wf_def send_defs[] = {
    WF_FN("send", gen_send, 2, 2, "Resumes it: value is what its yield gives."),
    WF_FN("throw", gen_throw, 2, 4, "Raises an exception where it was suspended."),
    WF_FN("close", gen_close, 1, 1, "Raises GeneratorExit where it was suspended."),
    WF_MORE(common_defs),
};

static const wf_def gen_defs[] = {
    PREFIXED_DEFS("gi"),
    WF_GET("gi_yieldfrom", gen_delegated, NULL),
    WF_FN("__next__", gen_dunder_next, 1, 1, "Resumes it."),
    WF_MORE(send_defs),
};
static const wf_slots gen_slots = {COMMON_SLOTS, .iter = wf_iter_self, .next = gen_next};
const wf_type wf_gen_type =
    WF_TYPE("generator", WF_KIND_GEN, GEN_FLAGS | WF_TYPE_HAS_DEL, gen_slots, wf_object_type,
            gen_defs, "A function that can be left and resumed: an iterator over what it yields.");

static const wf_def coroutine_defs[] = {
    PREFIXED_DEFS("cr"),
    WF_GET("cr_await", gen_delegated, NULL),
    WF_FN("__await__", coroutine_await, 1, 1, "An iterator that runs the coroutine."),
    WF_MORE(send_defs),
};
static const wf_slots coroutine_slots = {COMMON_SLOTS};
const wf_type wf_coroutine_type =
    WF_TYPE("coroutine", WF_KIND_GEN, GEN_FLAGS | WF_TYPE_HAS_DEL, coroutine_slots, wf_object_type,
            coroutine_defs, "What calling an async function gives.");

static wf_val asyncgen_aiter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return args[0];
}
static wf_val asyncgen_anext(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_asend_new(vm, wf_as_gen(args[0]), WF_ASEND_VALUE, WF_NONE);
}
static wf_val asyncgen_asend(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_asend_new(vm, wf_as_gen(args[0]), WF_ASEND_VALUE, args[1]);
}
static wf_val asyncgen_athrow(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    /* The exception is made when it is awaited. */
    bool plain = wf_is_null(args[2]) && wf_is_null(args[3]);
    return wf_asend_new(vm, wf_as_gen(args[0]), WF_ASEND_THROW,
                        plain ? args[1] : wf_gen_thrown(vm, args[1], args[2], args[3]));
}
static wf_val asyncgen_aclose(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_asend_new(vm, wf_as_gen(args[0]), WF_ASEND_CLOSE,
                        wf_exc_new(vm, &wf_exc_GeneratorExit, NULL, 0));
}
static const wf_def asyncgen_defs[] = {
    PREFIXED_DEFS("ag"),
    WF_GET("ag_await", gen_delegated, NULL),
    WF_FN("__aiter__", asyncgen_aiter, 1, 1, "Itself."),
    WF_FN("__anext__", asyncgen_anext, 1, 1, "An awaitable of its next value."),
    WF_FN("asend", asyncgen_asend, 2, 2,
          "An awaitable of its next value; value is what its yield gives."),
    WF_FN("athrow", asyncgen_athrow, 2, 4,
          "An awaitable that raises an exception where it was suspended."),
    WF_FN("aclose", asyncgen_aclose, 1, 1, "An awaitable that ends it."),
    WF_MORE(common_defs),
};
static const wf_slots asyncgen_slots = {COMMON_SLOTS};
const wf_type wf_asyncgen_type = WF_TYPE(
    "async_generator", WF_KIND_GEN, GEN_FLAGS | WF_TYPE_HAS_DEL, asyncgen_slots, wf_object_type,
    asyncgen_defs, "What calling an async function with yield in it gives.");
