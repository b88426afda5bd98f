/* verify.c - checks that the heap is what it should be, for tests.
 *
 * What it proves: the arena is a row of objects and holes, each at least as
 * large as its type says; listed holes are holes; every reference of
 * every object that can be reached is the start of an object or lies outside.
 */
#include "heap/private.h"
#include "state.h"

#include <stdio.h>
#include <stdlib.h>

void wf_heap_fault(wf_vm *vm, const char *what, const void *where) {
    if (WF_HOSTED)
        fprintf(stderr, "heap: %s: %p (arena %p to %p)\n", what, where, (void *)vm->heap.bottom,
                (void *)vm->heap.limit);
    abort();
}

static void check_object(wf_vm *vm, void *object, size_t size, void *data) {
    (void)data;
    const wf_type *type = wf_head_type(object);
    if (!type)
        wf_heap_fault(vm, "an object without a type", object);
    if (wf_in_heap(vm, type) && !wf_heap_is_start(vm, (uintptr_t)type))
        wf_heap_fault(vm, "an object whose class is none", object);
    if (size < type->slots->size)
        wf_heap_fault(vm, "an object smaller than its type", object);
}

static void check_maps(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    size_t end = wf_granule_of(heap, heap->limit);
    size_t top = wf_granule_of(heap, heap->top), ceiling = wf_granule_of(heap, heap->ceiling);
    if (wf_map_above(heap->starts, top, end) < ceiling)
        wf_heap_fault(vm, "an object in the frontier", heap->top);
    if (heap->bump < heap->hole_end) {
        size_t hole_end = wf_granule_of(heap, heap->hole_end);
        if (wf_map_above(heap->starts, wf_granule_of(heap, heap->bump), end) < hole_end)
            wf_heap_fault(vm, "an object in the present hole", heap->bump);
    }
    for (const char *p = heap->bump; p < heap->bump_end; p++)
        if (*p)
            wf_heap_fault(vm, "free memory that is not zero", p);
    for (const wf_hole *hole = heap->holes; hole; hole = hole->next)
        if (!wf_in_heap(vm, hole) || !wf_map_has(heap->starts, wf_granule_of(heap, hole)) ||
            !wf_is_hole(hole))
            wf_heap_fault(vm, "a listed hole that is none", hole);
}

/* Marks as a collection does, each reference checked on the way. */
static void mark_checked(wf_vm *vm, const char *stack) {
    wf_tracer t;
    wf_tracer_open(&t, vm, stack);
    wf_marks_clear(&t);
    t.mode = WF_TRACE_CHECK;
    wf_trace_stack(&t);
    wf_trace_roots(&t);
    wf_mark_pending(&t);
}

/* Marks everything anew, at once, and compares; then the marks are as they were. */
void wf_verify_marks(wf_tracer *t) {
    wf_heap *heap = t->heap;
    size_t blocks = wf_extent_blocks(t), size = blocks * sizeof *heap->live;
    uintptr_t *live = malloc(size + blocks * sizeof *heap->base);
    if (!live)
        return;
    memcpy(live, heap->live, size);
    memcpy(live + blocks, heap->base, blocks * sizeof *heap->base);
    mark_checked(t->vm, t->stack);
    for (size_t block = 0; block < blocks; block++) {
        uintptr_t missed = heap->live[block] & ~live[block];
        if (missed) {
            size_t granule = block * WF_BLOCK_GRANULES + wf_lowest_bit(missed);
            void *object = wf_granule_at(heap, granule);
            wf_heap_fault(t->vm, wf_head_type(object)->name, object);
        }
    }
    memcpy(heap->live, live, size);
    memcpy(heap->base, live + blocks, blocks * sizeof *heap->base);
    free(live);
}

static void check_references(wf_vm *vm, const char *stack, bool flag) {
    (void)flag;
    WF_MARKS_HERE(&vm->heap);
    mark_checked(vm, stack);
}

void wf_heap_verify(wf_vm *vm) {
    wf_steps_abandon(&vm->heap);
    check_maps(vm);
    wf_hole_leave(&vm->heap);
    wf_heap_walk(vm, check_object, NULL);
    wf_with_stack(vm, check_references, false);
}
