/* mark.c - the tracer: marks what can be reached, and visits references to update them.
 *
 * Marking an object sets its granules in the live map and puts it among the
 * pending ones if it refers to others. There is room for WF_MARK_STACK of
 * them; an object that finds no room is only noted, by widening the range
 * [low, high], and when the pending ones are done, everything marked in that
 * range is traced once more. So a collection needs a fixed amount of C stack
 * however deep or wide the objects are linked.
 *
 * Always true between two pending objects: each marked object has been traced,
 * is pending, or lies in [low, high].
 */
#include "heap/private.h"
#include "state.h"

void wf_tracer_open(wf_tracer *t, wf_vm *vm, const char *stack) {
    wf_heap *heap = &vm->heap;
    const char *end = heap->ceiling < heap->limit ? heap->limit : heap->top;
    t->heap = heap;
    t->vm = vm;
    t->mode = WF_TRACE_MARK;
    t->extent = (size_t)(end - heap->bottom);
    t->stack = stack;
    t->low = (char *)UINTPTR_MAX;
    t->high = NULL;
    t->count = 0;
    size_t blocks = wf_extent_blocks(t);
    memset(heap->live, 0, (blocks + 1) * sizeof *heap->live);
    memset(heap->base, 0, (blocks + 1) * sizeof *heap->base);
}

wf_vm *wf_tracer_vm(wf_tracer *t) { return t->vm; }
bool wf_tracer_is_marking(wf_tracer *t) { return t->mode != WF_TRACE_UPDATE; }

static inline bool is_inside(const wf_tracer *t, uintptr_t word) {
    return word - (uintptr_t)t->heap->bottom < t->extent;
}

/* In 32-bit words ints and floats can look like addresses inside, but none of an object's start. */
static inline bool is_reference(const wf_tracer *t, uintptr_t word) {
    return is_inside(t, word) && (sizeof word == 8 || word % WF_GRANULE == 0);
}

bool wf_is_marked(const wf_heap *heap, const void *object) {
    size_t offset = (size_t)((const char *)object - heap->bottom);
    return offset >= (size_t)(heap->limit - heap->bottom) ||
           wf_map_has(heap->live, offset / WF_GRANULE);
}

/* ---- Marking ---- */

static void note(wf_tracer *t, char *object) {
    if (object < t->low)
        t->low = object;
    if (object > t->high)
        t->high = object;
}

/* object is the start of an object in the arena. */
static inline void mark(wf_tracer *t, void *object) {
    wf_heap *heap = t->heap;
    size_t granule = wf_granule_of(heap, object);
    size_t block = granule / WF_BLOCK_GRANULES;
    uintptr_t bit = wf_granule_bit(granule), live = heap->live[block];
    if (live & bit)
        return;
    uintptr_t starts = heap->starts[block];
    assert(starts & bit);
    uintptr_t above = starts & ~(bit | (bit - 1));
    uintptr_t next = above & -above; /* 0: the object reaches the end of the block */
    heap->live[block] = live | (next - bit);

    uintptr_t head = ((wf_head *)object)->word;
    if (head & WF_HEAD_PINNED)
        heap->base[block] = WF_BASE_PINNED;
    const wf_type *type = wf_head_type(object);
    if (!type->slots->trace && !is_inside(t, (uintptr_t)type))
        return;
    if (t->count < WF_MARK_STACK)
        t->pending[t->count++] = object;
    else
        note(t, object);
}

/* Visits the references of an object. A class is alive as long as it has instances; being pinned,
 * it needs no update. */
static inline void trace_object(wf_tracer *t, void *object) {
    const wf_type *type = wf_head_type(object);
    if (t->mode != WF_TRACE_UPDATE && is_inside(t, (uintptr_t)type))
        mark(t, (void *)(uintptr_t)type);
    if (type->slots->trace)
        type->slots->trace(t, object);
}

static void empty_pending(wf_tracer *t) {
    while (t->count)
        trace_object(t, t->pending[--t->count]);
}

/* Traces what is marked in blocks [from, to]; in mode mark, pending ones each time. */
static void trace_blocks(wf_tracer *t, size_t from, size_t to) {
    wf_heap *heap = t->heap;
    for (size_t block = from; block <= to; block++) {
        uintptr_t found = heap->starts[block] & heap->live[block];
        for (; found; found &= found - 1) {
            trace_object(t, wf_granule_at(heap, block * WF_BLOCK_GRANULES + wf_lowest_bit(found)));
            empty_pending(t);
        }
    }
}

void wf_mark_pending(wf_tracer *t) {
    empty_pending(t);
    while (t->low <= t->high) {
        size_t from = wf_granule_of(t->heap, t->low) / WF_BLOCK_GRANULES;
        size_t to = wf_granule_of(t->heap, t->high) / WF_BLOCK_GRANULES;
        t->low = (char *)UINTPTR_MAX;
        t->high = NULL;
        trace_blocks(t, from, to);
    }
}

void wf_trace_all_live(wf_tracer *t) {
    size_t blocks = wf_extent_blocks(t);
    if (blocks)
        trace_blocks(t, 0, blocks - 1);
}

/* ---- Updating ---- */

void *wf_tracer_moved(const wf_tracer *t, void *object) {
    const wf_heap *heap = t->heap;
    size_t granule = wf_granule_of(heap, object), block = granule / WF_BLOCK_GRANULES;
    assert(wf_map_has(heap->live, granule));
    size_t base = heap->base[block];
    if (base & WF_BASE_PINNED)
        return object;
    uintptr_t below = heap->live[block] & (wf_granule_bit(granule) - 1);
    return wf_granule_at(heap, base + wf_count_bits(below));
}

/* ---- Visiting ---- */

static void visit_otherwise(wf_tracer *t, wf_val *slot) {
    if (t->mode == WF_TRACE_UPDATE) {
        *slot = wf_from(wf_tracer_moved(t, wf_ptr(*slot)));
        return;
    }
    if (!wf_heap_is_start(t->vm, wf_bits(*slot)))
        wf_heap_fault(t->vm, "a reference to what is not an object", wf_ptr(*slot));
    mark(t, wf_ptr(*slot));
}

static inline void visit(wf_tracer *t, wf_val *slot) {
    uintptr_t word = wf_bits(*slot);
    if (!is_reference(t, word))
        return;
    if (t->mode == WF_TRACE_MARK)
        mark(t, (void *)word);
    else
        visit_otherwise(t, slot);
}

void wf_trace(wf_tracer *t, wf_val *slot) { visit(t, slot); }

void wf_trace_ref(wf_tracer *t, void *pointer_slot) { visit(t, pointer_slot); }

void wf_trace_many(wf_tracer *t, wf_val *first, size_t count) {
    for (wf_val *slot = first; slot < first + count; slot++)
        visit(t, slot);
}

void wf_trace_loose(wf_tracer *t, wf_val *first, size_t count) {
    for (wf_val *slot = first; slot < first + count; slot++)
        if (is_reference(t, wf_bits(*slot)) && wf_heap_is_start(t->vm, wf_bits(*slot)))
            visit(t, slot);
}

void wf_trace_pin(wf_tracer *t, const void *p) {
    if (t->mode == WF_TRACE_UPDATE || !is_inside(t, (uintptr_t)p))
        return;
    wf_heap *heap = t->heap;
    size_t start = wf_object_start(heap, wf_granule_of(heap, p));
    void *object = wf_granule_at(heap, start);
    if (wf_is_hole(object))
        return;
    heap->base[start / WF_BLOCK_GRANULES] = WF_BASE_PINNED;
    mark(t, object);
}
