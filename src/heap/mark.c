/* mark.c - the tracer: marks what can be reached, and visits references to update them.
 *
 * Marking an object sets the bit of its start in the live map and puts it among
 * the pending ones if it refers to others. There is room for WF_MARK_STACK of
 * them; when an object finds no room, its block becomes grey, and when the
 * pending ones are done, everything marked in grey blocks is traced once more.
 * So a collection needs a fixed amount of memory however deep or wide the
 * objects are linked.
 *
 * Always true between two pending objects: each marked object has been traced,
 * is pending, or lies in a grey block, whose number is in [grey_low, grey_high].
 */
#include "heap/private.h"
#include "state.h"

void wf_tracer_open(wf_tracer *t, wf_vm *vm, const char *stack) {
    wf_heap *heap = &vm->heap;
    const char *end = heap->ceiling < heap->limit ? heap->limit : heap->top;
    *t = (wf_tracer){.heap = heap,
                     .vm = vm,
                     .mode = WF_TRACE_MARK,
                     .extent = (size_t)(end - heap->bottom),
                     .stack = stack,
                     .pending = heap->pending,
                     .count = heap->pending_count,
                     .room = heap->pending_room,
                     .limit = SIZE_MAX};
}

void wf_tracer_close(wf_tracer *t) { t->heap->pending_count = t->count; }

void wf_marks_clear(wf_tracer *t) {
    wf_heap *heap = t->heap;
    size_t blocks = wf_extent_blocks(t) + 1;
    memset(heap->live, 0, blocks * sizeof *heap->live);
    memset(heap->base, 0, blocks * sizeof *heap->base);
    heap->marked_blocks = blocks;
    heap->grey_low = SIZE_MAX;
    heap->grey_high = 0;
    t->count = heap->pending_count = 0;
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

static void make_grey(wf_heap *heap, size_t block) {
    heap->base[block] |= WF_BASE_GREY;
    if (block < heap->grey_low)
        heap->grey_low = block;
    if (block > heap->grey_high)
        heap->grey_high = block;
}

static inline void put_pending(wf_tracer *t, void *object) {
    if (t->count < t->room)
        t->pending[t->count++] = object;
    else
        make_grey(t->heap, wf_granule_of(t->heap, object) / WF_BLOCK_GRANULES);
}

/* object is the start of an object in the arena. */
static inline void mark(wf_tracer *t, void *object) {
    wf_heap *heap = t->heap;
    size_t granule = wf_granule_of(heap, object);
    size_t block = granule / WF_BLOCK_GRANULES;
    uintptr_t bit = wf_granule_bit(granule), live = heap->live[block];
    if (live & bit)
        return;
    assert(heap->starts[block] & bit);
    heap->live[block] = live | bit;
    if (((wf_head *)object)->word & WF_HEAD_PINNED)
        heap->base[block] |= WF_BASE_PINNED;
    const wf_type *type = wf_head_type(object);
    if (type->slots->trace || is_inside(t, (uintptr_t)type))
        put_pending(t, object);
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
    while (t->count && t->work < t->limit) {
        t->work++;
        trace_object(t, t->pending[--t->count]);
    }
}

/* Traces what is marked in the block. */
static void trace_block(wf_tracer *t, size_t block) {
    uintptr_t found = t->heap->starts[block] & t->heap->live[block];
    for (; found; found &= found - 1) {
        t->work++;
        trace_object(t, wf_granule_at(t->heap, block * WF_BLOCK_GRANULES + wf_lowest_bit(found)));
    }
}

bool wf_mark_pending(wf_tracer *t) {
    wf_heap *heap = t->heap;
    for (;;) {
        empty_pending(t);
        if (t->count)
            return false;
        if (heap->grey_low > heap->grey_high)
            return true;
        size_t block = heap->grey_low++; /* tracing may make it grey again */
        if (heap->base[block] & WF_BASE_GREY) {
            heap->base[block] &= ~WF_BASE_GREY;
            trace_block(t, block);
        }
    }
}

void wf_trace_all_live(wf_tracer *t) {
    size_t blocks = wf_extent_blocks(t);
    for (size_t block = 0; block < blocks; block++)
        trace_block(t, block);
}

/* ---- What the program stores while marking goes on in steps ---- */

void wf_stored(wf_vm *vm, const void *slot) {
    uintptr_t word;
    memcpy(&word, slot, sizeof word);
    if (!wf_heap_is_start(vm, word) || wf_is_marked(&vm->heap, (void *)word))
        return;
    wf_tracer t;
    wf_tracer_open(&t, vm, NULL);
    mark(&t, (void *)word);
    wf_tracer_close(&t);
}

void wf_store(wf_vm *vm, void *slot, uintptr_t word) {
    memcpy(slot, &word, sizeof word);
    if (wf_is_marking(vm))
        wf_stored(vm, slot);
}

void wf_changed(wf_vm *vm, const void *holder) {
    wf_heap *heap = &vm->heap;
    if (wf_in_heap(vm, holder) && wf_is_marked(heap, holder))
        make_grey(heap, wf_granule_of(heap, holder) / WF_BLOCK_GRANULES);
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

/* Marking an object reads its head, which is seldom in the cache: heads are fetched some slots
 * ahead. */
enum { AHEAD = 8 };

void wf_trace_many(wf_tracer *t, wf_val *first, size_t count) {
    wf_val *slot = first, *end = first + count;
    t->work += count;
    for (; WF_HOSTED && t->mode == WF_TRACE_MARK && end - slot > AHEAD; slot++) {
        uintptr_t word = wf_bits(slot[AHEAD]);
        if (is_inside(t, word))
            __builtin_prefetch((const void *)word);
        visit(t, slot);
    }
    for (; slot < end; slot++)
        visit(t, slot);
}

void wf_trace_loose(wf_tracer *t, wf_val *first, size_t count) {
    for (wf_val *slot = first; slot < first + count; slot++)
        if (is_reference(t, wf_bits(*slot)) && wf_heap_is_start(t->vm, wf_bits(*slot)))
            visit(t, slot);
}

void wf_trace_pin(wf_tracer *t, const void *p) {
    void *object = t->mode == WF_TRACE_UPDATE ? NULL : wf_heap_find(t->vm, p);
    if (!object)
        return;
    t->heap->base[wf_granule_of(t->heap, object) / WF_BLOCK_GRANULES] |= WF_BASE_PINNED;
    if (t->again && wf_is_marked(t->heap, object))
        put_pending(t, object);
    else
        mark(t, object);
}
