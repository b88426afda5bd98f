/* collect.c - a collection from beginning to end, and when the next one is due.
 *
 * Small arenas collect when they are full and slide each time. Roomy ones
 * collect when as much has been allocated as was alive, and slide only when
 * much of what is occupied lies in holes too small to be of use, or the extent
 * is more than what is alive and allocated until the next time can fill:
 * listing the holes is half the work. What they will not need until the next
 * collection goes back to the operating system.
 */
#include "heap/private.h"
#include "state.h"

/* Roomy arenas do not collect before this much has been allocated. */
#define LEAST_THRESHOLD ((size_t)8 << 20)

/* Makes the whole extent walkable: what is left of the present hole, and the frontier where objects
 * lie above it, become holes. The list of holes is made anew at the end. */
static void begin(wf_heap *heap) {
    heap->collecting = true;
    heap->collections++;
    wf_hole_leave(heap);
    if (heap->ceiling < heap->limit && heap->top < heap->ceiling)
        wf_hole_make(heap, wf_granule_of(heap, heap->top), wf_granule_of(heap, heap->ceiling));
    heap->holes = NULL;
}

static void mark_all(wf_tracer *t) {
    wf_trace_stack(t);
    wf_trace_roots(t);
    wf_mark_pending(t);
    wf_weak_clear(t);
    wf_weak_keep_dying(t);
    wf_mark_pending(t);
    wf_weak_finish(t);
}

/* What a roomy arena may allocate until the next collection. */
static size_t chosen_threshold(const wf_heap *heap) {
    return heap->live_bytes > LEAST_THRESHOLD ? heap->live_bytes : LEAST_THRESHOLD;
}

/* Counts what is alive. Answers whether sliding is worth it: a quarter of the extent lies in holes
 * smaller than a block, or the extent exceeds by a quarter what is needed until the next
 * collection. */
static bool measure(wf_tracer *t) {
    wf_heap *heap = t->heap;
    size_t blocks = wf_extent_blocks(t), live = 0, empty = 0, reached = 0;
    size_t last = t->extent / WF_GRANULE;
    if (last % WF_BLOCK_GRANULES) /* the last object's mark goes on to the end of the block */
        heap->live[blocks - 1] &= wf_granule_bit(last) - 1;
    for (size_t block = 0; block < blocks; block++) {
        size_t size = wf_block_live(t, block);
        live += size;
        if (size > WF_BLOCK_GRANULES)
            reached = block + size / WF_BLOCK_GRANULES;
        else if (!size && block > reached)
            empty++;
    }
    heap->live_bytes = live * WF_GRANULE;
    size_t scattered = t->extent - heap->live_bytes - empty * WF_BLOCK_SIZE;
    size_t needed = heap->live_bytes + chosen_threshold(heap);
    return (scattered <= t->extent && scattered > t->extent / 4) || t->extent / 5 * 4 > needed;
}

static void choose_threshold(wf_heap *heap) {
    if (heap->threshold_set)
        heap->threshold = heap->threshold_set;
    else if (!heap->roomy)
        heap->threshold = SIZE_MAX;
    else
        heap->threshold = chosen_threshold(heap);
}

void wf_heap_set_threshold(wf_vm *vm, size_t bytes) {
    vm->heap.threshold_set = bytes;
    choose_threshold(&vm->heap);
}

static bool is_live(wf_vm *vm, const void *object) { return wf_is_marked(&vm->heap, object); }

static void collect(wf_vm *vm, const char *stack, bool must_slide) {
    wf_heap *heap = &vm->heap;
    wf_tracer t;
    begin(heap);
    wf_tracer_open(&t, vm, stack);
    mark_all(&t);
    wf_names_sweep(vm, is_live);
    bool is_worth_sliding = measure(&t);
    if (must_slide || !heap->roomy || is_worth_sliding)
        wf_slide(&t);
    else
        wf_sweep(&t);
    heap->allocated = 0;
    choose_threshold(heap);
    if (heap->roomy)
        wf_heap_release(heap);
    heap->collecting = false;
    wf_exec_after_move(vm);
    if (wf_heap_has_pending(vm))
        wf_exec_set_pending(vm);
}

void wf_collect_now(wf_vm *vm, bool must_slide) { wf_with_stack(vm, collect, must_slide); }

void wf_heap_collect(wf_vm *vm) { wf_collect_now(vm, vm->heap.stress); }
