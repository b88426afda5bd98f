/* await.c - awaiting: the awaitables of asynchronous generators, and the instructions of await and
 * async for.
 *
 * An asend object is one request to an asynchronous generator: a value, an exception
 * or to close. Awaiting it resumes the generator until that yields (the request has
 * its answer) or ends; what the generator itself awaits passes through. Which of these
 * happened is told by the instruction at which it is suspended.
 */
#include "vm/private.h"

typedef enum asend_state { ASEND_NEW, ASEND_ON, ASEND_OVER } asend_state;

typedef struct asend {
    wf_head head;
    wf_gen *gen;
    wf_val value;  /* to be sent, or the exception or its class */
    uint8_t sort;  /* wf_asend_sort */
    uint8_t state; /* asend_state */
} asend;

static void asend_trace(wf_tracer *t, void *object) {
    asend *a = object;
    wf_trace_ref(t, &a->gen);
    wf_trace(t, &a->value);
}

/* Suspended at its own yield, not at an await. */
static bool at_yield(wf_gen *gen) {
    return gen->state == WF_GEN_SUSPENDED && wf_is_null(wf_gen_delegated(gen));
}

static const char *method_name(const asend *a) {
    static const char *const names[] = {"anext()", "athrow()", "aclose()"};
    return names[a->sort];
}

/* A request begins. false: there is nothing to do, it ends with exec.stop_value. */
static bool start(wf_vm *vm, asend *a) {
    wf_gen *gen = a->gen;
    if (a->sort != WF_ASEND_VALUE && gen->state == WF_GEN_DONE) {
        vm->exec.stop_value = WF_NONE;
        return false;
    }
    if (gen->awaited || gen->state == WF_GEN_RUNNING)
        wf_error_raise(vm, WF_E_ASYNCGEN_RUNNING, method_name(a));
    if (a->sort != WF_ASEND_VALUE && gen->closed)
        wf_raise(vm, wf_exc_new(vm, &wf_exc_StopAsyncIteration, NULL, 0));
    gen->closed |= a->sort == WF_ASEND_CLOSE;
    if (!gen->closed || gen->state != WF_GEN_NEW)
        return true;
    wf_gen_close(vm, gen);
    return false;
}

typedef struct step {
    asend *a;
    wf_val value, exc, result;
} step;

static void resume(wf_vm *vm, void *data) {
    step *s = data;
    wf_gen *gen = s->a->gen;
    s->result = wf_is_null(s->exc) ? wf_gen_resume(vm, gen, s->value, WF_NULL)
                                   : wf_gen_throw(vm, gen, s->exc);
    if (wf_is_null(s->result))
        wf_raise(vm, wf_exc_new(vm, &wf_exc_StopAsyncIteration, NULL, 0));
}

/* Whether an exception that left the generator is what aclose() waits for. */
static bool ends_close(wf_val raised) {
    const wf_type *type = wf_typeof(raised);
    return wf_is_subtype(type, &wf_exc_StopAsyncIteration) ||
           wf_is_subtype(type, &wf_exc_GeneratorExit);
}

/* One step of the awaitable: what is to be passed on to the event loop, or WF_NULL when the
 * request is answered with exec.stop_value. */
static wf_val drive(wf_vm *vm, asend *a, wf_val value, wf_val exc) {
    if (a->state == ASEND_OVER)
        wf_error_raise(vm, WF_E_ASEND_REUSED,
                       a->sort == WF_ASEND_VALUE ? "__anext__()/asend()" : "aclose()/athrow()");
    bool first = a->state == ASEND_NEW;
    a->state = ASEND_OVER; /* unless it gets further */
    if (first && !start(vm, a))
        return WF_NULL;
    if (first && wf_is_null(exc)) {
        if (a->sort != WF_ASEND_VALUE)
            exc = wf_exc_instance(vm, a->value, WF_E_THROW_NOT_EXC);
        else if (wf_is_none_(value))
            value = a->value;
    }
    a->gen->awaited = false;
    step s = {a, value, exc, WF_NULL};
    wf_val raised = wf_catch_only(vm, &wf_exc_BaseException, resume, &s);
    if (!wf_is_null(raised)) {
        if (wf_is_subtype(wf_typeof(raised), &wf_exc_StopIteration))
            wf_gen_stop_with(vm, raised); /* thrown in before its first instruction: an answer */
        else if (a->sort != WF_ASEND_CLOSE || !ends_close(raised))
            wf_throw(vm, raised);
        else
            vm->exec.stop_value = WF_NONE;
        return WF_NULL;
    }
    if (!at_yield(a->gen)) {
        a->state = ASEND_ON;
        a->gen->awaited = true;
        return s.result;
    }
    if (a->sort == WF_ASEND_CLOSE)
        wf_error_raise(vm, WF_E_GEN_IGNORED_EXIT, wf_gen_family(a->gen));
    vm->exec.stop_value = s.result;
    return WF_NULL;
}

/* drive() as a method: the answer raises StopIteration. */
static wf_val drive_or_stop(wf_vm *vm, wf_val self, wf_val value, wf_val exc) {
    wf_val v = drive(vm, wf_ptr(self), value, exc);
    if (!wf_is_null(v))
        return v;
    wf_val answer = vm->exec.stop_value;
    wf_raise(vm, wf_exc_new(vm, &wf_exc_StopIteration, &answer, wf_is_none_(answer) ? 0 : 1));
}

static wf_val asend_send(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return drive_or_stop(vm, args[0], args[1], WF_NULL);
}
static wf_val asend_throw(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return drive_or_stop(vm, args[0], WF_NONE, wf_gen_thrown(vm, args[1], args[2], args[3]));
}
static wf_val asend_close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    asend *a = wf_ptr(args[0]);
    if (a->state == ASEND_ON)
        a->gen->awaited = false;
    a->state = ASEND_OVER;
    return WF_NONE;
}
static wf_val asend_dunder_next(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return drive_or_stop(vm, args[0], WF_NONE, WF_NULL);
}
static wf_val asend_itself(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return args[0];
}
static wf_val asend_next(wf_vm *vm, wf_val self) {
    return drive(vm, wf_ptr(self), WF_NONE, WF_NULL);
}

static const wf_def asend_defs[] = {
    WF_FN("send", asend_send, 2, 2, "Resumes the generator with a value."),
    WF_FN("throw", asend_throw, 2, 4, "Raises an exception in the generator."),
    WF_FN("close", asend_close, 1, 1, "Gives up the request."),
    WF_FN("__next__", asend_dunder_next, 1, 1, "Resumes the generator."),
    WF_FN("__await__", asend_itself, 1, 1, "Itself."),
};
static const wf_slots asend_slots = {
    .size = sizeof(asend), .trace = asend_trace, .iter = wf_iter_self, .next = asend_next};
static const wf_type asend_type =
    WF_TYPE("async_generator_asend", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, asend_slots,
            wf_object_type, asend_defs, NULL);
static const wf_type athrow_type =
    WF_TYPE("async_generator_athrow", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, asend_slots,
            wf_object_type, asend_defs, NULL);

wf_val wf_asend_new(wf_vm *vm, wf_gen *gen, wf_asend_sort sort, wf_val value) {
    const wf_type *type = sort == WF_ASEND_VALUE ? &asend_type : &athrow_type;
    asend *a = wf_new(vm, type, sizeof(asend));
    wf_set(vm, a, a->gen, gen);
    wf_set(vm, a, a->value, value);
    a->sort = (uint8_t)sort;
    return wf_from(a);
}

/* ---- Instructions ---- */

void wf_op_getyield(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    if (wf_is_exact(v, &wf_coroutine_type)) {
        if (!(wf_running_code(vm)->flags & WF_CODE_COROUTINE))
            wf_error_raise(vm, WF_E_YIELD_FROM_COROUTINE);
        R[WF_A(ins)] = v;
        return;
    }
    R[WF_A(ins)] = wf_iter(vm, v);
}

/* The iterator that awaiting v drives; WF_NULL: it cannot be awaited. */
static wf_val await_iterator(wf_vm *vm, wf_val v) {
    if (wf_is_exact(v, &wf_coroutine_type)) {
        if (!wf_is_null(wf_gen_delegated(wf_as_gen(v))))
            wf_error_raise(vm, WF_E_COROUTINE_AWAITED);
        return v;
    }
    wf_val iterator = wf_call_special(vm, v, WF_S(__await__), NULL, 0);
    if (wf_is_null(iterator))
        return iterator;
    if (wf_is_exact(iterator, &wf_coroutine_type))
        wf_error_raise(vm, WF_E_AWAIT_COROUTINE);
    if (!wf_typeof(iterator)->slots->next)
        wf_error_raise(vm, WF_E_AWAIT_NON_ITERATOR, iterator);
    return iterator;
}

void wf_op_getawait(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    wf_val iterator = await_iterator(vm, v);
    if (wf_is_null(iterator)) {
        if (WF_C(ins) == 0)
            wf_error_raise(vm, WF_E_NOT_AWAITABLE, v);
        wf_error_raise(vm, WF_E_ASYNC_WITH_NOT_AWAITABLE,
                       WF_C(ins) == 1 ? "__aenter__" : "__aexit__", v);
    }
    R[WF_A(ins)] = iterator;
}

void wf_op_aiter(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    wf_val iterator = wf_call_special(vm, v, WF_S(__aiter__), NULL, 0);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_NO_AITER, v);
    if (wf_is_null(wf_type_find(vm, wf_typeof(iterator), WF_S(__anext__))))
        wf_error_raise(vm, WF_E_AITER_NO_ANEXT, iterator);
    R[WF_A(ins)] = iterator;
}

void wf_op_anext(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    wf_val awaitable = wf_call_special(vm, v, WF_S(__anext__), NULL, 0);
    if (wf_is_null(awaitable))
        wf_error_raise(vm, WF_E_NO_ANEXT, v);
    wf_val iterator = await_iterator(vm, awaitable);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_ANEXT_NOT_AWAITABLE, awaitable);
    R[WF_A(ins)] = iterator;
}

void wf_op_endasync(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val exc = R[WF_A(ins)];
    if (!wf_is_subtype(wf_typeof(exc), &wf_exc_StopAsyncIteration)) {
        vm->exec.reraising = true;
        wf_throw(vm, exc);
    }
    R[WF_A(ins)] = WF_NULL;
    vm->exec.frame->pc += WF_SX(ins);
}
