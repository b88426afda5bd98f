/* marks.c - where a collection keeps what it knows of objects and blocks.
 *
 * The pending objects, the live map and the base of each block are a fortieth
 * of the arena's size, and of use only while a collection lasts. Where memory is
 * scarce they take none otherwise: a collection made at once has them on the C
 * stack, of which so much is held back (stack_limit); one in steps, between
 * which C functions return, takes them from the free memory of the arena, of
 * which there is enough when it begins. They stay there, or small objects would
 * soon lie all over the place, until memory is full and slides together: that
 * memory is free, and given out when there is no other. Where the marks would be
 * a large part of the C stack, they lie beside the arena.
 */
#include "heap/private.h"
#include "state.h"

size_t wf_marks_size(const wf_heap *heap, size_t blocks) {
    size_t size = heap->pending_room * sizeof *heap->pending;
    size += (blocks + 1) * (sizeof *heap->live + sizeof *heap->base);
    return wf_round_size(size);
}

void wf_marks_place(wf_heap *heap, void *memory) {
    heap->pending = memory;
    heap->live = (uintptr_t *)(void *)(heap->pending + heap->pending_room);
    heap->base = (wf_base *)(void *)(heap->live + heap->blocks + 1);
}

bool wf_marks_take(wf_heap *heap) {
    if (!heap->marks_size)
        return true;
    if (!heap->marks)
        heap->marks = wf_arena_take(heap, heap->marks_size);
    if (heap->marks)
        wf_marks_place(heap, heap->marks->data);
    return heap->marks;
}

size_t wf_marks_taken(const wf_heap *heap) {
    return heap->marks ? wf_round_size(sizeof *heap->marks + heap->marks->room) : 0;
}

void wf_marks_drop(wf_heap *heap) {
    if (heap->marks)
        wf_arena_give_back(heap, heap->marks);
    heap->marks = NULL;
}
