/* private.h - what the files of heap/ share: bits of the maps, holes, the tracer.
 *
 * Granules and blocks are numbered from the bottom of the arena. A collection
 * goes through the files in this order: steps.c, collect.c, marks.c, pin.c,
 * roots.c, mark.c, weak.c, slide.c.
 */
#ifndef WF_HEAP_PRIVATE_H
#define WF_HEAP_PRIVATE_H

#include "config.h"
#include "heap/heap.h"
#include "heap/needs.h"

#define WF_BLOCK_SIZE (WF_GRANULE * WF_BLOCK_GRANULES)
/* This bit in a block's base: it does not move. So an arena has at most that many granules. */
#define WF_BASE_PINNED ((uint32_t)1 << (8 * sizeof(wf_base) - 1))
/* While marking: marked objects of the block may refer to others that are not. */
#define WF_BASE_GREY ((uint32_t)1)

#if defined(__SANITIZE_ADDRESS__)
#define WF_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WF_ASAN 1
#endif
#endif

/* Under the address sanitizer holes may not be touched. */
#ifdef WF_ASAN
#include <sanitizer/asan_interface.h>
#define WF_FORBID(from, size) ASAN_POISON_MEMORY_REGION((from), (size))
#define WF_ALLOW(from, size)  ASAN_UNPOISON_MEMORY_REGION((from), (size))
#else
#define WF_FORBID(from, size) ((void)(from), (void)(size))
#define WF_ALLOW(from, size)  ((void)(from), (void)(size))
#endif

/* ---- Bits of a map's word ---- */
static inline unsigned wf_lowest_bit(uintptr_t word) { /* word must not be 0 */
    return (unsigned)(sizeof word == 8 ? __builtin_ctzll(word) : __builtin_ctz((unsigned)word));
}
static inline unsigned wf_highest_bit(uintptr_t word) { /* word must not be 0 */
    return (unsigned)(sizeof word == 8 ? 63 - __builtin_clzll(word)
                                       : 31 - __builtin_clz((unsigned)word));
}
/* In line: without a machine instruction for it the compiler would call a function. */
static inline size_t wf_count_bits(uintptr_t word) {
    const uintptr_t ones = ~(uintptr_t)0;
    word -= (word >> 1) & (ones / 3);
    word = (word & (ones / 15 * 3)) + ((word >> 2) & (ones / 15 * 3));
    word = (word + (word >> 4)) & (ones / 255 * 15);
    return (word * (ones / 255)) >> (8 * (sizeof word - 1));
}

/* ---- Granules ---- */
static inline size_t wf_round_size(size_t size) {
    return (size + WF_GRANULE - 1) & ~(size_t)(WF_GRANULE - 1);
}
static inline size_t wf_granule_of(const wf_heap *heap, const void *p) {
    return (size_t)((const char *)p - heap->bottom) / WF_GRANULE;
}
static inline void *wf_granule_at(const wf_heap *heap, size_t granule) {
    return heap->bottom + granule * WF_GRANULE;
}
static inline uintptr_t wf_granule_bit(size_t granule) {
    return (uintptr_t)1 << (granule % WF_BLOCK_GRANULES);
}
static inline bool wf_map_has(const uintptr_t *map, size_t granule) {
    return map[granule / WF_BLOCK_GRANULES] & wf_granule_bit(granule);
}
static inline void wf_map_set(uintptr_t *map, size_t granule) {
    map[granule / WF_BLOCK_GRANULES] |= wf_granule_bit(granule);
}
/* The first granule at or above this one that is set; end: none is below end. The map has a
 * word beyond its last. */
static inline size_t wf_map_above(const uintptr_t *map, size_t granule, size_t end) {
    size_t block = granule / WF_BLOCK_GRANULES;
    uintptr_t word = map[block] & -wf_granule_bit(granule);
    while (!word) {
        if (++block * WF_BLOCK_GRANULES >= end)
            return end;
        word = map[block];
    }
    size_t found = block * WF_BLOCK_GRANULES + wf_lowest_bit(word);
    return found < end ? found : end;
}

/* ---- Holes ---- */
typedef struct wf_hole {
    wf_head head;
    struct wf_hole *next; /* if it is in heap.holes */
} wf_hole;
extern const wf_type wf_hole_type;
/* Holes of fewer granules are not worth a look at each allocation. */
#define WF_HOLE_LEAST (WF_HOSTED ? 8 : 2)

static inline bool wf_is_hole(const void *object) { return wf_head_type(object) == &wf_hole_type; }
/* Makes [from, to) a hole; it is not linked. */
wf_hole *wf_hole_make(wf_heap *heap, size_t from, size_t to);
/* What is left of the present hole becomes one among others: then all of the arena but the
 * frontier can be walked. */
void wf_hole_leave(wf_heap *heap);
/* Gives memory above the frontier that will not be needed soon back to the operating system. */
void wf_heap_release(wf_heap *heap);
/* The start of the object that contains the granule. */
size_t wf_object_start(const wf_heap *heap, size_t granule);

/* Memory that stays where it is, zeroed, as high as can be, and counts as free; NULL: there is none
 * without collecting. */
wf_blob *wf_arena_take(wf_heap *heap, size_t room);
/* Its memory is free again. */
void wf_arena_give_back(wf_heap *heap, wf_blob *blob);

/* ---- Where the marks lie: marks.c ---- */
/* Bytes of them for an arena of so many blocks. */
size_t wf_marks_size(const wf_heap *heap, size_t blocks);
/* They lie in this memory. */
void wf_marks_place(wf_heap *heap, void *memory);
/* For marking at once: they lie in the frame of the caller, unless they lie somewhere. */
#define WF_MARKS_HERE(heap)                                                                        \
    ((heap)->marks        ? wf_marks_place((heap), (heap)->marks->data)                            \
     : (heap)->marks_size ? wf_marks_place((heap), __builtin_alloca((heap)->marks_size))           \
                          : (void)0)
/* For one in steps: they lie in the arena. false: there is no room. */
bool wf_marks_take(wf_heap *heap);
/* Bytes of the arena that they have. */
size_t wf_marks_taken(const wf_heap *heap);
/* They lie nowhere in the arena any more; nothing is being marked. */
void wf_marks_drop(wf_heap *heap);

/* ---- The tracer ---- */
typedef enum wf_trace_mode {
    WF_TRACE_MARK,   /* mark what is referred to */
    WF_TRACE_UPDATE, /* write where it will be */
    WF_TRACE_CHECK   /* mark, and check that it is an object: wf_heap_verify */
} wf_trace_mode;

struct wf_tracer {
    wf_heap *heap;
    wf_vm *vm;
    wf_trace_mode mode;
    size_t extent;      /* bytes from bottom that hold objects */
    const char *stack;  /* the C stack is scanned from here up */
    void **pending;     /* the heap's, and how many there are */
    size_t count, room; /* at most */
    size_t work, limit; /* objects and slots traced; where wf_mark_pending stops */
    bool again;         /* what is pinned is traced although it is marked */
};

/* Goes on with the marks of the heap; mode mark, no limit.
 * To be closed if marking goes on later. */
void wf_tracer_open(wf_tracer *t, wf_vm *vm, const char *stack);
void wf_tracer_close(wf_tracer *t);
void wf_marks_clear(wf_tracer *t); /* nothing is marked */
/* Traces until everything reachable is marked; false: the limit was reached before. */
bool wf_mark_pending(wf_tracer *t);
void wf_trace_all_live(wf_tracer *t);
void wf_trace_roots(wf_tracer *t); /* roots.c: all but the C stack */
void wf_trace_stack(wf_tracer *t); /* pin.c: the C stack */
/* Whether an object of the arena is marked; what lies outside always is. */
bool wf_is_marked(const wf_heap *heap, const void *object);
/* Where the object will be; in mode update. */
void *wf_tracer_moved(const wf_tracer *t, void *object);

static inline size_t wf_extent_blocks(const wf_tracer *t) {
    return (t->extent + WF_BLOCK_SIZE - 1) / WF_BLOCK_SIZE;
}

/* Calls fn with a stack address from which on every register and local of the callers is found. */
void wf_with_stack(wf_vm *vm, void (*fn)(wf_vm *vm, const char *stack, bool flag), bool flag);

/* ---- weak.c, in the order of a collection ---- */
void wf_weak_trace(wf_tracer *t);      /* roots: what is queued; and moves what is not traced */
void wf_weak_clear(wf_tracer *t);      /* marked all: clears weakrefs of what is dead */
void wf_weak_keep_dying(wf_tracer *t); /* then: queues and marks what has a __del__ to run */
void wf_weak_finish(wf_tracer *t);     /* marked again: C finalizers, forgets the dead */
void wf_weak_close(wf_vm *vm);         /* runs the C finalizers of everything left */

/* ---- slide.c ---- */
/* Moves live objects together and lists the holes; live_bytes is known, the live map complete. */
void wf_slide(wf_tracer *t);
/* Lists the holes, counts live_bytes, and moves nothing. */
void wf_sweep(wf_tracer *t);
/* Granules of the live objects that start in the block. */
size_t wf_block_live(const wf_tracer *t, size_t block);

/* collect.c: wf_heap_collect for the allocator. */
void wf_collect_now(wf_vm *vm, bool must_slide);
/* The beginning of its main part. */
void wf_collect_begin(wf_heap *heap);
/* The end of a collection: everything reachable from what the program can see is marked. */
void wf_collect_finish(wf_tracer *t, bool must_slide);
/* What may be allocated between collections, whether or not one is due before memory is full. */
size_t wf_collect_room(const wf_heap *heap);

/* ---- steps.c ---- */
bool wf_step_is_due(const wf_heap *heap);
void wf_mark_step(wf_vm *vm, bool is_last);
void wf_steps_plan(wf_heap *heap);    /* after a collection: when to begin the next */
void wf_steps_abandon(wf_heap *heap); /* forgets what was marked */
/* Memory up to end is taken into use: marks there are cleared. */
void wf_steps_extend(wf_heap *heap, const char *end);
/* verify.c: prints and aborts if something that can be reached is not marked. */
void wf_verify_marks(wf_tracer *t);
/* verify.c: prints and aborts. */
WF_NORETURN void wf_heap_fault(wf_vm *vm, const char *what, const void *where);

#endif
