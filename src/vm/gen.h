/* gen.h - generators, coroutines and asynchronous generators: a frame that outlives its call.
 *
 *     wf_gen
 *     +------+-------+---------+-------+--------------+------+------+--
 *     | head | state | handled | outer | frame record | R[0] | R[1] | ..
 *     +------+-------+---------+-------+--------------+------+------+--
 *
 * Always true: while it does not run, frame.pc is the number of its next
 * instruction, not an address, so that nothing points into moving code; a
 * generator that runs is in the chain of frames and does not move.
 */
#ifndef WF_VM_GEN_H
#define WF_VM_GEN_H

#include "vm/exec.h"

typedef enum wf_gen_state {
    WF_GEN_NEW,
    WF_GEN_SUSPENDED,
    WF_GEN_RUNNING,
    WF_GEN_DONE
} wf_gen_state;

typedef struct wf_gen {
    wf_head head;
    uint8_t state;    /* wf_gen_state */
    bool awaited;     /* an asynchronous generator between the steps of one asend() */
    bool closed;      /* an asynchronous generator whose aclose() was awaited */
    uint8_t handling; /* except and finally blocks of its own that it is in */
    uint16_t reg_count;
    wf_val handled; /* the exception it was handling when it was suspended, or WF_NULL */
    wf_val outer;   /* what was being handled where it was resumed */
    union {
        wf_frame frame;
        wf_val words[WF_FRAME_WORDS];
    };
    wf_val reg[];
} wf_gen;

static inline bool wf_is_gen(wf_val v) {
    return wf_has_kind(v, WF_KIND_GEN);
} /* any of the three */
static inline wf_gen *wf_as_gen(wf_val v) {
    assert(wf_is_gen(v));
    return (wf_gen *)wf_ptr(v);
}
static inline wf_gen *wf_frame_gen(wf_frame *frame) {
    assert(frame->flags & WF_FRAME_GEN);
    return (wf_gen *)(void *)((char *)frame - offsetof(wf_gen, frame));
}

/* What calling a generator function makes; its parameters are still to be filled in. */
wf_gen *wf_gen_new(wf_vm *vm, wf_func *func);
/* Resumes from C: value is what its yield gives, or exc is raised there (else WF_NULL). What it
 * yields, or WF_NULL at its end, with its value in exec.stop_value. */
wf_val wf_gen_resume(wf_vm *vm, wf_gen *gen, wf_val value, wf_val exc);
/* Raises exc in it, passing it on to what it delegates to. The same answer. */
wf_val wf_gen_throw(wf_vm *vm, wf_gen *gen, wf_val exc);
void wf_gen_close(wf_vm *vm, wf_gen *gen);
/* exec.stop_value becomes that of a StopIteration. */
void wf_gen_stop_with(wf_vm *vm, wf_val stop);
/* The iterator that a suspended generator delegates to (yield from, await), or WF_NULL. */
wf_val wf_gen_delegated(wf_gen *gen);
/* "generator", "coroutine" or "async generator". */
const char *wf_gen_family(const wf_gen *gen);

/* The exception that throw(type, value, traceback) means. Raises TypeError. Runs Python. */
wf_val wf_gen_thrown(wf_vm *vm, wf_val type, wf_val value, wf_val traceback);

/* await.c: what __anext__() and asend(v), athrow(exc),
 * aclose() of an asynchronous generator give. */
typedef enum wf_asend_sort { WF_ASEND_VALUE, WF_ASEND_THROW, WF_ASEND_CLOSE } wf_asend_sort;
wf_val wf_asend_new(wf_vm *vm, wf_gen *gen, wf_asend_sort sort, wf_val value);

#endif
