/* collect.c - a collection from beginning to end, and when the next one is due.
 *
 * A small arena that is full collects at once and slides. Before that comes,
 * a collection in steps may have found room (steps.c), and then only lists the
 * holes if most of what is free lies in holes large enough.
 *
 * Roomy arenas collect when as much has been allocated as was alive, and slide
 * only when much of what is occupied lies in holes too small to be of use, or
 * the extent is more than what is alive and allocated until the next time can
 * fill: listing the holes is half the work. What they will not need until the
 * next collection goes back to the operating system.
 */
#include "heap/private.h"
#include "state.h"

/* Roomy arenas do not collect before this much has been allocated. Fresh pages cost a fault each
 * and are not in the processor's cache: with 8 MB programs that drop what they make took up to
 * twice as long (bench/pidigits.py). */
#define LEAST_THRESHOLD ((size_t)1 << 20)

/* Makes the whole extent walkable: what is left of the present hole, and the frontier where objects
 * lie above it, become holes. The list of holes is made anew at the end. */
void wf_collect_begin(wf_heap *heap) {
    heap->collections++;
    wf_hole_leave(heap);
    if (heap->ceiling < heap->limit && heap->top < heap->ceiling)
        wf_hole_make(heap, wf_granule_of(heap, heap->top), wf_granule_of(heap, heap->ceiling));
    heap->holes = NULL;
    heap->walkable = true;
}

static void mark_weak(wf_tracer *t) {
    wf_weak_clear(t);
    wf_weak_keep_dying(t);
    wf_mark_pending(t);
    wf_weak_finish(t);
}

/* The granules of the marked objects of a block, from the bits of their starts: from each up to the
 * next start that is not marked, or the end of the block. */
static uintptr_t granules_of(uintptr_t marked, uintptr_t starts) {
    uintptr_t others = starts & ~marked, granules = 0;
    while (marked) {
        uintptr_t first = marked & -marked;
        uintptr_t above = others & -first, next = above & -above;
        granules |= next - first;
        marked &= -next;
        if (!next)
            break;
    }
    return granules;
}

/* What a roomy arena may allocate until the next collection. */
static size_t chosen_threshold(const wf_heap *heap) {
    return heap->live_bytes > LEAST_THRESHOLD ? heap->live_bytes : LEAST_THRESHOLD;
}

size_t wf_collect_room(const wf_heap *heap) {
    return heap->threshold < heap->usable ? heap->threshold : heap->usable;
}

/* Counts what is alive and completes the live map. Answers whether sliding is worth it: a quarter
 * of the extent lies in holes smaller than a block, or the extent exceeds by a quarter what is
 * needed until the next collection. */
static bool measure(wf_tracer *t) {
    wf_heap *heap = t->heap;
    size_t blocks = wf_extent_blocks(t), live = 0, empty = 0, reached = 0;
    size_t last = t->extent / WF_GRANULE;
    for (size_t block = 0; block < blocks; block++)
        heap->live[block] = granules_of(heap->live[block], heap->starts[block]);
    if (last % WF_BLOCK_GRANULES) /* the last object's granules go on to the end of the block */
        heap->live[blocks - 1] &= wf_granule_bit(last) - 1;
    for (size_t block = 0; block < blocks; block++) {
        size_t size = wf_block_live(t, block);
        live += size;
        if (size > WF_BLOCK_GRANULES)
            reached = block + size / WF_BLOCK_GRANULES;
        else if (!size && block > reached)
            empty++;
    }
    heap->live_bytes = live * WF_GRANULE - wf_marks_taken(heap);
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
    wf_steps_plan(&vm->heap);
}

static bool is_live(wf_vm *vm, const void *object) { return wf_is_marked(&vm->heap, object); }

void wf_collect_finish(wf_tracer *t, bool must_slide) {
    wf_heap *heap = t->heap;
    wf_steps_abandon(heap);
    mark_weak(t);
    wf_names_sweep(t->vm, is_live);
    bool is_worth_it = (must_slide || heap->roomy) && measure(t); /* sliding needs its counts */
    if (must_slide || is_worth_it)
        wf_slide(t);
    else
        wf_sweep(t);
    heap->given += heap->allocated;
    heap->allocated = 0;
    choose_threshold(heap);
    wf_steps_plan(heap);
    if (heap->roomy)
        wf_heap_release(heap);
    heap->collecting = heap->walkable = false;
    wf_exec_after_move(t->vm);
    if (wf_heap_has_pending(t->vm))
        wf_exec_set_pending(t->vm);
}

static void collect(wf_vm *vm, const char *stack, bool must_slide) {
    wf_heap *heap = &vm->heap;
    wf_tracer t;
    wf_steps_abandon(heap);
    wf_marks_drop(heap);
    WF_MARKS_HERE(heap);
    heap->collecting = true;
    wf_collect_begin(heap);
    wf_tracer_open(&t, vm, stack);
    wf_marks_clear(&t);
    wf_trace_stack(&t);
    wf_trace_roots(&t);
    wf_mark_pending(&t);
    wf_collect_finish(&t, must_slide || !heap->roomy);
}

void wf_collect_now(wf_vm *vm, bool must_slide) { wf_with_stack(vm, collect, must_slide); }

void wf_heap_collect(wf_vm *vm) { wf_collect_now(vm, vm->heap.stress); }

void wf_heap_walk_reached(wf_vm *vm,
                          void (*visit)(wf_vm *vm, void *object, size_t size, void *data),
                          void *data) {
    wf_heap *heap = &vm->heap;
    wf_tracer t;
    wf_steps_abandon(heap);
    WF_MARKS_HERE(heap);
    wf_hole_leave(heap);
    wf_tracer_open(&t, vm, NULL);
    wf_marks_clear(&t);
    wf_trace_roots(&t);
    wf_mark_pending(&t);
    size_t end = t.extent / WF_GRANULE;
    for (size_t at = 0; (at = wf_map_above(heap->live, at, end)) < end; at++) {
        void *object = wf_granule_at(heap, at);
        visit(vm, object, wf_heap_size_of(vm, object), data);
    }
}
