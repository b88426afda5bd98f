/* exec.h - the part of wf_vm that vm/ keeps: the stack, frames, what is pending.
 *
 * The stack is a chain of segments, heap objects that never move while a frame
 * in them runs. A frame is a record of WF_FRAME_WORDS words and its registers
 * behind it. A call inside a segment builds the callee's frame over the
 * caller's outgoing arguments, without copying:
 *
 *     caller R[0] ..  R[a]     record     args
 *                    callee | 6 words | R'[0] R'[1] ..      callee's frame
 *
 * A generator's frame lies in the generator object; what it calls starts on
 * the stack. Arguments that need arranging are copied to a frame above everything
 * live instead. Always true: registers above a frame's live ones may hold stale
 * words; they are traced loosely and never read.
 */
#ifndef WF_VM_EXEC_H
#define WF_VM_EXEC_H

#include "vm/code.h"

typedef struct wf_frame wf_frame;
struct wf_frame {
    wf_frame *prev; /* the caller, or NULL in the outermost; C calls in between do not show */
    wf_func *func;
    const wf_ins *pc; /* next instruction; kept when the frame calls or may raise */
    wf_cell *cells;   /* open cells of this frame's registers */
    wf_val names;     /* namespace of LOADNAME and the like, or WF_NULL */
    uintptr_t flags;  /* WF_FRAME_...; a whole word, so that no part of it is stale */
};
_Static_assert(sizeof(wf_frame) <= WF_FRAME_WORDS * sizeof(wf_val), "WF_FRAME_WORDS");
static inline wf_val *wf_frame_regs(wf_frame *frame) {
    return (wf_val *)(void *)frame + WF_FRAME_WORDS;
}
enum {
    WF_FRAME_ENTRY = 1,   /* called from C: returning from it leaves the loop */
    WF_FRAME_GEN = 2,     /* lies in a generator object */
    WF_FRAME_INIT = 4,    /* an __init__: what it returns is checked and dropped */
    WF_FRAME_SEGMENT = 8, /* first in its segment: leaving it goes back to the segment before */
    WF_FRAME_OUT = 16,    /* not laid over its caller's arguments: they were copied */
    WF_FRAME_ANSWER = 32, /* a special method, for an instruction: wf_answered has its result */
    WF_FRAME_GROWS = 64   /* texts of its variables grow: leaving it settles them */
};

/* An inline cache: three words of wf_func.caches a site. What they mean depends on the instruction
 * (cache.c). */
typedef struct wf_cache {
    wf_val key, value;
    wf_val extra;
} wf_cache;

/* What the sites of an attribute have found last for a shape:
 * for those that see several in turn. */
typedef struct wf_memo {
    wf_val key;     /* as in wf_cache, and so are the others */
    uintptr_t name; /* and what is done with it (cache.c) in the low bits */
    wf_val value, extra;
} wf_memo;

typedef struct wf_segment {
    wf_head head;
    struct wf_segment *prev;
    size_t room; /* slots */
    wf_val slot[];
} wf_segment;

/* A variable whose text grows in place, or may come to (grow.c). */
typedef struct wf_growing {
    wf_val *slot;     /* its register */
    wf_frame *frame;  /* of that */
    wf_text text;     /* what is there so far; without a blob: nothing grows */
    uint32_t turns;   /* additions so far */
    uint8_t wait;     /* additions to be made as ever before it may grow */
    uint8_t patience; /* for how many to wait, the next time */
} wf_growing;

typedef struct wf_exec {
    wf_frame *frame;     /* running */
    wf_segment *segment; /* where the next frame goes */
    wf_segment *spare;   /* one kept ready */
    size_t segment_room; /* slots of a segment, usually */
    wf_val *stack_limit; /* where frames laid over arguments must end: the segment's end, or
                            NULL while the registers of a generator are in use */
    wf_val handled;      /* the exception being handled (sys.exception()), or WF_NULL */
    uint32_t pending;    /* polled: WF_PENDING_...; see wf_exec_pending */
    int64_t budget;      /* instructions (calls and backward jumps, weighted) left in this slice */
    uint64_t instruction_limit; /* wf_limit_instructions; 0: none */
    size_t given;               /* wf_heap_given at the last poll that counted */
    uint32_t limit_hits;        /* how often it was reached: 1 in its grace, 2 nothing catches it */
    uint32_t depth, depth_limit; /* frames; sys.setrecursionlimit */
    uint32_t loops;              /* C loops nested */
    uint32_t trace;              /* -X trace */
    wf_row *scheduled;           /* micropython.schedule: pairs function, argument */
    size_t scheduled_count;
    wf_val stop_value;    /* value of the generator that just ended */
    wf_val sent;          /* on its way into a generator that delegates to another; else WF_NULL */
    bool reraising;       /* what is thrown next has this frame in its traceback already */
    bool suspended;       /* the loop was left because the slice's budget is used up */
    wf_memo *memos;       /* memo_room of them; emptied by each collection */
    uint32_t memo_room;   /* a power of two */
    uint32_t memo_hits;   /* since the VM was opened */
    uint32_t cold;        /* caches not to be made before memory is tried for them again */
    uint32_t slice_loops; /* value of loops at which a slice may be suspended; 0: none */
    wf_growing growing[WF_GROWING];
    uint32_t growing_next; /* the one that is given up next */
} wf_exec;

/* wf_exec.pending */
enum {
    WF_PENDING_INTERRUPT = 1,  /* wf_interrupt: raise KeyboardInterrupt */
    WF_PENDING_FINALIZERS = 2, /* wf_heap_run_pending */
    WF_PENDING_SCHEDULED = 4,
    WF_PENDING_SLICE = 8, /* count instructions: wf_step or wf_limit_instructions */
};
/* Bits are set from interrupts and other threads, so they are read and changed in one step each,
 * without a lock (of a CPU without such instructions the port provides the step). */
static inline uint32_t wf_exec_pending(const wf_exec *exec) {
    return __atomic_load_n(&exec->pending, __ATOMIC_RELAXED);
}
static inline void wf_exec_add_pending(wf_exec *exec, uint32_t bits) {
    __atomic_fetch_or(&exec->pending, bits, __ATOMIC_RELAXED);
}

void wf_exec_open(wf_vm *vm); /* makes the first segment. Raises MemoryError. */
/* Runs code as module or exec text: globals, and the namespace of its names (WF_NULL: globals).
 * Result of eval. */
wf_val wf_exec_code(wf_vm *vm, const wf_code *code, wf_dict *globals, wf_val names);
/* A run of a module's code in slices (poll.c); a step runs about so many instructions: WF_MORE or
 * WF_DONE. */
wf_val wf_exec_task(wf_vm *vm, const wf_code *code, wf_dict *globals);
/* Raises what the code raises. */
wf_status wf_exec_step(wf_vm *vm, wf_val task, uint32_t instructions);
/* A ctrl-C that came too late, when nothing runs any more. */
void wf_exec_forget_interrupt(wf_vm *vm);
/* Prints instructions to stream 1 (dis.c); inner functions after it. */
void wf_dis(wf_vm *vm, const wf_code *code);
/* NULL, or what is wrong with code that came from outside (verify.c). */
const char *wf_verify(wf_vm *vm, const wf_code *code);
/* dict of a running frame's local variables: locals(). */
wf_val wf_exec_locals(wf_vm *vm);
/* frame `depth` up from the running one: its function, or WF_NULL. */
wf_val wf_exec_caller(wf_vm *vm, size_t depth, uint32_t *line);

#endif
