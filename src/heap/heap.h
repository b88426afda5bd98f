/* heap.h - one arena of objects: allocation, collection, what is kept alive.
 *
 * The arena is a row of granules (two words each: 8 or 16 bytes). Objects
 * start at a granule and follow each other without gaps; a hole is an object
 * too, of an internal type. Only the frontier, from which new memory is taken,
 * and what is left of the present hole hold neither:
 *
 *     bottom               bump  hole_end      top             ceiling      limit
 *     | objects and holes  | free |  objects ..  |  frontier: free  | objects |
 *
 * Small arenas put what never moves (wf_new_pinned) above the ceiling, so that
 * the rest can slide freely; elsewhere ceiling == limit.
 *
 * Beside the arena lies a bitmap, a bit a granule; a collection has another and
 * a number a block (one bitmap word of granules: 256 or 1024 bytes), which in
 * small arenas are there only as long as it lasts (marks.c):
 *
 *     starts   set where an object starts; kept always. The size of an object
 *              is the distance to the next start; an interior pointer is
 *              resolved by looking back for one.
 *     live     the starts of marked objects; when all are, their granules, as
 *              far as they lie in the block of the start
 *     base     what is known of a block while marking; then where its unpinned
 *              objects go
 *
 * A collection marks from the roots, in steps between which the program runs
 * (steps.c) or, when memory is full, at once; pins the blocks that hold objects seen
 * from the C stack or registers (and those pinned for good), and slides the
 * rest down towards the bottom, in address order, around the pinned blocks:
 *
 *     new address = base[block] + live granules below it in the block
 *
 * Where the holes are large enough it moves nothing and only lists them.
 *
 * Always true outside a collection: every reference in an object, root or
 * register names the start of an object in this arena or an object in
 * read-only memory; free memory has no starts; [bump, bump_end) is zero.
 */
#ifndef WF_HEAP_HEAP_H
#define WF_HEAP_HEAP_H

#include "config.h"
#include "heap/value.h"

#define WF_NOINLINE __attribute__((noinline))

#define WF_GRANULE        (2 * sizeof(uintptr_t))
#define WF_BLOCK_GRANULES (8 * sizeof(uintptr_t))

typedef struct wf_jump wf_jump;

/* Of a block: see below, and private.h. */
#if WF_SMALL_HEAP
typedef uint16_t wf_base;
#else
typedef uint32_t wf_base;
#endif

/* The heap's part of wf_vm. */
typedef struct wf_heap {
    uintptr_t marking; /* a collection marks in steps: first of all, wf_set looks at it */
    /* the arena */
    char *bottom, *limit;  /* of the whole */
    char *top, *ceiling;   /* the frontier lies between; objects below and above */
    char *bump, *bump_end; /* where the next object goes; the end of what is zeroed for it */
    char *hole_end;        /* the end of the present hole */
    char *fresh;           /* memory from here up was never used and is zero */
    struct wf_hole *holes; /* other holes, linked, rising; small ones are not among them */
    size_t blocks;         /* of the arena */
    uintptr_t *starts;
    size_t chunk;   /* bytes taken from the frontier, and zeroed, at a time */
    bool roomy;     /* memory is plenty: collect by threshold, slide only when it is worth it */
    void *reserved; /* what the heap reserved itself, or NULL */
    size_t reserved_size;
    /* when to collect */
    size_t allocated;     /* bytes given out since the last collection, up to `counted` */
    char *counted;        /* how far in the present hole */
    size_t given;         /* bytes given out before that collection, in all */
    size_t threshold;     /* collect when allocated passes this; SIZE_MAX: only when full */
    size_t threshold_set; /* by gc.threshold; 0: chosen after each collection */
    size_t live_bytes;    /* after the last collection */
    size_t usable;        /* bytes of listed holes and the frontier, after the last collection */
    /* marking: see mark.c, for what is kept between steps, steps.c, and where the marks lie,
     * marks.c
     */
    void **pending; /* marked objects to be traced, */
    size_t pending_room, pending_count;
    uintptr_t *live;
    wf_base *base;         /* in granules from bottom, or WF_BASE_... (private.h) */
    size_t marks_size;     /* bytes of what a collection has to be given; 0: it lies there always */
    struct wf_blob *marks; /* has it between steps; or NULL */
    size_t grey_low, grey_high; /* the blocks from which some may have to be traced again */
    size_t marked_blocks;   /* in steps: blocks whose marks are in use; others are not cleared */
    size_t step_at;         /* the next step is due when allocated passes this */
    size_t work, last_work; /* objects and slots traced by the steps, and by those before */
    bool disabled;          /* gc.disable(): only when full */
    bool locked;            /* allocation raises MemoryError; set by wf_heap_lock */
    bool collecting;
    bool walkable;        /* all of the extent has starts: in the main part of a collection */
    bool stress;          /* collect and move at every allocation; set by wf_heap_set_stress */
    bool steps;           /* mark in small steps all the time; set by wf_heap_set_steps */
    bool finalizing;      /* in wf_heap_run_pending */
    uint64_t fail_at;     /* the allocation that fails; 0: none. Set by wf_heap_set_fail_at */
    uint64_t allocations; /* while fail_at is set: so far */
    uint32_t collections;
    /* roots */
    wf_ref *refs;           /* handles of the embedder */
    char *stack_end;        /* where the C stack starts (its highest address); NULL: found out */
    char *stack_found;      /* what was found out, and */
    uintptr_t stack_thread; /* for which thread */
    size_t stack_limit;     /* bytes below stack_base that may be used */
    char *stack_base;       /* the C stack pointer when the VM was entered outermost */
    /* weak references and finalizers: see weak.c */
    struct wf_blob *watched; /* words: objects with __del__ or C finalizers, and tags; not traced */
    size_t watched_count, dying_count; /* entries; those found dead whose __del__ is still to run */
    struct wf_weakref *weakrefs;       /* all weakrefs with a living target, linked; not traced */
    struct wf_weakref *cleared;        /* died since, callback to be called; traced */
    /* raising: see jump.h */
    wf_jump *jump;
    wf_cleanup *cleanups;
    wf_val thrown; /* between throw and catch; a root */
    wf_val caught; /* what a protected call of the embedder caught; a root */
} wf_heap;

/* Sets up the heap in memory; NULL: reserves config->memory_size bytes itself (0: a default), on
 * hosts. Stress and failing are for the caller to switch on once the VM is made. false: too small,
 * or nothing to reserve from. */
bool wf_heap_open(wf_vm *vm, const wf_config *config, void *memory, size_t size);
/* Runs the C finalizers that are left, gives back what was reserved. */
void wf_heap_close(wf_vm *vm);

/* wf_new (wafer.h) allocates. The same, NULL when there is no memory, even after collecting. */
void *wf_try_new(wf_vm *vm, const wf_type *type, size_t size);
/* An object that never moves (classes, stack segments): placed where it is least in the way. Raises
 * MemoryError. Collects. */
void *wf_new_pinned(wf_vm *vm, const wf_type *type, size_t size);
/* Makes the object's tail free: it keeps its first `size` bytes (rounded up). */
void wf_shrink(wf_vm *vm, void *object, size_t size);
/* Grows the object in place if it is the last one and there is room; the new bytes are zero. */
bool wf_extend(wf_vm *vm, void *object, size_t size);

/* Bytes from the object's start to the next one: what it occupies. It must not be one in ROM. */
size_t wf_heap_size_of(wf_vm *vm, const void *object);
bool wf_in_heap(wf_vm *vm, const void *p);
/* The object that p points into, or NULL. */
void *wf_heap_find(wf_vm *vm, const void *p);
/* Whether word is the start of an object in the arena: for stack slots that may be stale. */
bool wf_heap_is_start(wf_vm *vm, uintptr_t word);

/* Collects now. Runs no Python: __del__ and callbacks are queued for wf_heap_run_pending. */
void wf_heap_collect(wf_vm *vm);
/* Runs queued __del__ methods and weakref callbacks; what they raise is printed. Runs Python. */
void wf_heap_run_pending(wf_vm *vm);
bool wf_heap_has_pending(wf_vm *vm);
/* Runs __del__ of every object left that has one, as at the end of a program. Runs Python. */
void wf_heap_run_dels(wf_vm *vm);
size_t wf_heap_free(wf_vm *vm);  /* bytes */
size_t wf_heap_given(wf_vm *vm); /* bytes given out so far, modulo SIZE_MAX + 1 */
size_t wf_heap_used(wf_vm *vm);  /* bytes, dead objects not yet collected included */
/* Switches of wf_heap that the allocator looks at only now and then: changed by these alone. */
void wf_heap_lock(wf_vm *vm, bool locked);
void wf_heap_set_stress(wf_vm *vm, bool stress);
void wf_heap_set_steps(wf_vm *vm, bool steps);
void wf_heap_set_fail_at(wf_vm *vm, uint64_t fail_at); /* counted from now; 0: none fails */
void wf_heap_set_threshold(wf_vm *vm, size_t bytes);   /* gc.threshold; 0: chosen by the heap */
/* Checks every invariant of the arena; prints the first fault to stderr and aborts. Testing. */
void wf_heap_verify(wf_vm *vm);
/* Calls visit for each object that the program can reach now; nothing moves. What only the C stack
 * refers to is left out: there, words of what is long dead cannot be told from others. */
void wf_heap_walk_reached(wf_vm *vm,
                          void (*visit)(wf_vm *vm, void *object, size_t size, void *data),
                          void *data);
/* Calls visit for each object, live or not. */
void wf_heap_walk(wf_vm *vm, void (*visit)(wf_vm *vm, void *object, size_t size, void *data),
                  void *data);

/* The object never moves again. */
static inline void wf_pin(void *object) { ((wf_head *)object)->word |= WF_HEAD_PINNED; }
/* Registers a new object whose type has slots->finalize or __del__. Raises MemoryError. */
void wf_watch(wf_vm *vm, void *object);
/* Forgets one that has nothing to do any more, if it was registered lately. */
void wf_unwatch(wf_vm *vm, const void *object);

/* Roots that lie outside the heap: trace like wf_trace. Slots that may hold
 * stale words (VM stack) go through wf_trace_loose, which ignores what is not
 * the exact start of an object. */
void wf_trace_loose(wf_tracer *t, wf_val *first, size_t count);
/* Pins the object that p points to or into, for this collection (marks it too). */
void wf_trace_pin(wf_tracer *t, const void *p);
bool wf_tracer_is_marking(wf_tracer *t); /* false: references are being updated */
wf_vm *wf_tracer_vm(wf_tracer *t);

/* A row: the storage of lists, dict overflow, caches. Referenced from one place. */
typedef struct wf_row {
    wf_head head;
    size_t room; /* slots */
    wf_val slot[];
} wf_row;
extern const wf_type wf_row_type;
/* The same struct; its slots do not keep objects alive, but follow them when they move. Whoever has
 * one removes what has died between mark and slide (as wf_names_sweep does). */
extern const wf_type wf_weak_row_type;
wf_row *wf_row_new(wf_vm *vm, size_t room); /* slots WF_NULL. Raises MemoryError. Collects. */
wf_row *wf_weak_row_new(wf_vm *vm, size_t room);

/* A blob: plain bytes, storage of bytearrays and the like. */
typedef struct wf_blob {
    wf_head head;
    size_t room; /* bytes */
    uint8_t data[];
} wf_blob;
extern const wf_type wf_blob_type;
wf_blob *wf_blob_new(wf_vm *vm, size_t room);

/* A weak reference. `callback` WF_NULL: none. */
typedef struct wf_weakref {
    wf_head head;
    void *target; /* NULL once it has died; not traced */
    wf_val callback;
    wf_hash hash;            /* of the target, once asked */
    struct wf_weakref *next; /* in heap.weakrefs or heap.cleared; not traced by the type */
    bool hashed, proxy;
} wf_weakref;
/* Links a new weakref (already allocated, target set) into the list. */
void wf_weakref_link(wf_vm *vm, wf_weakref *ref);

/* Every entry from outside: notes where the C stack is, if this is the outermost. */
typedef struct wf_entry {
    char *saved_base;
} wf_entry;
void wf_enter(wf_vm *vm, wf_entry *entry);
void wf_leave(wf_vm *vm, wf_entry *entry);

#endif
