/* weak.c - weak references, and what is done when objects die.
 *
 * An object with a __del__ or a C finalizer is registered by wf_watch as a
 * word in the blob heap.watched, in order of registration: its address, and in
 * the low bits
 *
 *     DYING      found dead; kept alive until its __del__ has run
 *     DEL_DONE   its __del__ has run, once and for all; a C finalizer is left
 *
 * or 0 where an entry has gone. When a collection has marked everything:
 *
 *   1. weakrefs to what is dead are cleared, and those with a callback queued
 *      (before any __del__ could bring their target back);
 *   2. what has a __del__ is tagged and marked, with all it refers to;
 *   3. what is dead now gets its C finalizer, and weakrefs that are dead
 *      themselves leave the list.
 *
 * __del__ and callbacks run later, when the machine polls.
 */
#include "heap/private.h"
#include "state.h"

#define DYING    ((uintptr_t)1)
#define DEL_DONE ((uintptr_t)2)
#define TAGS     (DYING | DEL_DONE)

static uintptr_t *entries(const wf_heap *heap) {
    return heap->watched ? (uintptr_t *)(void *)heap->watched->data : NULL;
}
static void *entry_object(uintptr_t entry) { return (void *)(entry & ~TAGS); }

static bool has_del(uintptr_t entry) {
    return !(entry & TAGS) && wf_head_type(entry_object(entry))->flags & WF_TYPE_HAS_DEL;
}

static void finalize(wf_vm *vm, uintptr_t entry) {
    void *object = entry_object(entry);
    const wf_slots *slots = wf_head_type(object)->slots;
    if (slots->finalize)
        slots->finalize(vm, object);
}

/* ---- Registering ---- */

static void grow(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    size_t room = heap->watched ? heap->watched->room / sizeof(uintptr_t) : 0;
    wf_blob *blob = wf_blob_new(vm, (room + room / 2 + 8) * sizeof(uintptr_t));
    /* The allocation may have collected, and so dropped entries. */
    if (heap->watched_count)
        memcpy(blob->data, heap->watched->data, heap->watched_count * sizeof(uintptr_t));
    heap->watched = blob;
}

void wf_watch(wf_vm *vm, void *object) {
    wf_heap *heap = &vm->heap;
    if (!heap->watched || (heap->watched_count + 1) * sizeof(uintptr_t) > heap->watched->room)
        grow(vm);
    entries(heap)[heap->watched_count++] = (uintptr_t)object;
    ((wf_head *)object)->word |= WF_HEAD_WATCHED;
}

void wf_unwatch(wf_vm *vm, const void *object) {
    wf_heap *heap = &vm->heap;
    for (size_t n = 1; n <= 8 && n <= heap->watched_count; n++) {
        uintptr_t *entry = &entries(heap)[heap->watched_count - n];
        if (*entry != (uintptr_t)object)
            continue;
        *entry = 0;
        heap->watched_count -= n == 1;
        return;
    }
}

void wf_weakref_link(wf_vm *vm, wf_weakref *ref) {
    ref->next = vm->heap.weakrefs;
    vm->heap.weakrefs = ref;
    if (wf_in_heap(vm, ref->target))
        ((wf_head *)ref->target)->word |= WF_HEAD_WATCHED;
}

/* ---- In a collection ---- */

/* next and target are not traced by the type of weakrefs: here they follow. */
static void move_weakrefs(wf_tracer *t, wf_weakref **link) {
    while (*link) {
        wf_weakref *ref = *link;
        wf_trace_ref(t, link);
        wf_trace_ref(t, &ref->target);
        link = &ref->next;
    }
}

void wf_weak_trace(wf_tracer *t) {
    wf_heap *heap = t->heap;
    bool is_marking = wf_tracer_is_marking(t);
    uintptr_t *entry = entries(heap);
    for (size_t i = 0; i < heap->watched_count; i++) {
        uintptr_t tags = entry[i] & TAGS;
        if (is_marking && !(tags & DYING))
            continue;
        entry[i] &= ~TAGS;
        wf_trace_ref(t, &entry[i]);
        entry[i] |= tags;
    }
    wf_trace_ref(t, &heap->watched);
    move_weakrefs(t, &heap->cleared);
    if (!is_marking)
        move_weakrefs(t, &heap->weakrefs);
}

void wf_weak_clear(wf_tracer *t) {
    wf_heap *heap = t->heap;
    for (wf_weakref **link = &heap->weakrefs; *link;) {
        wf_weakref *ref = *link;
        if (wf_is_marked(heap, ref->target)) {
            link = &ref->next;
            continue;
        }
        *link = ref->next;
        ref->next = NULL;
        ref->target = NULL;
        if (!wf_is_null(ref->callback) && wf_is_marked(heap, ref)) {
            ref->next = heap->cleared;
            heap->cleared = ref;
        }
    }
}

void wf_weak_keep_dying(wf_tracer *t) {
    wf_heap *heap = t->heap;
    uintptr_t *entry = entries(heap);
    size_t old = heap->dying_count;
    for (size_t i = 0; i < heap->watched_count; i++)
        if (entry[i] && !wf_is_marked(heap, entry_object(entry[i])) && has_del(entry[i])) {
            entry[i] |= DYING;
            heap->dying_count++;
        }
    if (heap->dying_count > old)
        wf_weak_trace(t);
}

void wf_weak_finish(wf_tracer *t) {
    wf_heap *heap = t->heap;
    for (wf_weakref **link = &heap->weakrefs; *link;) {
        if (wf_is_marked(heap, *link))
            link = &(*link)->next;
        else
            *link = (*link)->next;
    }
    uintptr_t *entry = entries(heap);
    size_t kept = 0;
    for (size_t i = 0; i < heap->watched_count; i++) {
        if (!entry[i])
            continue;
        if (wf_is_marked(heap, entry_object(entry[i])))
            entry[kept++] = entry[i];
        else
            finalize(t->vm, entry[i]);
    }
    heap->watched_count = kept;
}

void wf_weak_close(wf_vm *vm) {
    uintptr_t *entry = entries(&vm->heap);
    for (size_t i = 0; i < vm->heap.watched_count; i++)
        if (entry[i])
            finalize(vm, entry[i]);
    vm->heap.watched_count = 0;
}

/* ---- Later ---- */

bool wf_heap_has_pending(wf_vm *vm) { return vm->heap.dying_count || vm->heap.cleared; }

static void run_callbacks(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    while (heap->cleared) {
        wf_weakref *ref = heap->cleared;
        heap->cleared = ref->next;
        ref->next = NULL;
        wf_run_callback(vm, ref->callback, wf_from(ref));
    }
}

/* Each __del__ may collect: entries come, go and are renumbered while this runs. Those passed by
 * in that way, and new ones, wait for the next poll. */
static void run_dels(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    for (size_t i = 0; heap->dying_count && i < heap->watched_count; i++) {
        uintptr_t *entry = &entries(heap)[i];
        if (!(*entry & DYING))
            continue;
        void *object = entry_object(*entry);
        bool has_finalizer = wf_head_type(object)->slots->finalize;
        *entry = has_finalizer ? (uintptr_t)object | DEL_DONE : 0;
        heap->dying_count--;
        wf_run_del(vm, wf_from(object));
    }
}

void wf_heap_run_pending(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    if (heap->finalizing)
        return;
    heap->finalizing = true;
    run_callbacks(vm);
    run_dels(vm);
    heap->finalizing = false;
    if (wf_heap_has_pending(vm))
        wf_exec_set_pending(vm);
}

void wf_heap_run_dels(wf_vm *vm) {
    wf_heap *heap = &vm->heap;
    for (size_t i = 0; i < heap->watched_count; i++) {
        uintptr_t *entry = &entries(heap)[i];
        if (*entry && has_del(*entry)) {
            *entry |= DYING;
            heap->dying_count++;
        }
    }
    wf_heap_run_pending(vm);
}
