/* heap_test.c - allocation, what survives a collection, and where it is afterwards. */
#include "heap/private.h"
#include "test.h"

#include "objects/list.h"

#include <stdlib.h>

/* Stress mode collects at each allocation: fewer of them do. */
static size_t scaled(wf_vm *vm, size_t count) { return vm->heap.stress ? count / 100 : count; }

static wf_row *as_row(wf_val v) { return wf_ptr(v); }

/* A row of `room` that nothing on the C stack refers to. */
static __attribute__((noinline)) void new_row_in(wf_vm *vm, wf_val *slot, size_t room) {
    wf_set(vm, NULL, *slot, wf_from(wf_row_new(vm, room)));
}

static void put(wf_vm *vm, wf_row *row, size_t at, wf_val v) { wf_set(vm, row, row->slot[at], v); }

/* ---- Allocation ---- */

TEST(allocation_is_zeroed_aligned_and_sized) {
    for (size_t room = 0; room < 600; room++) {
        wf_blob *blob = wf_blob_new(vm, room);
        size_t least = sizeof *blob + room;
        CHECK_EQ((uintptr_t)blob % WF_GRANULE, 0);
        CHECK_EQ(wf_heap_size_of(vm, blob), (least + WF_GRANULE - 1) / WF_GRANULE * WF_GRANULE);
        for (size_t i = 0; i < room; i++)
            CHECK_EQ(blob->data[i], 0);
        memset(blob->data, 0xA5, room);
    }
}

TEST(interior_pointers_are_resolved) {
    wf_blob *blob = wf_blob_new(vm, 5000), *next = wf_blob_new(vm, 10);
    CHECK(wf_heap_find(vm, blob) == blob);
    CHECK(wf_heap_find(vm, &blob->data[1]) == blob);
    CHECK(wf_heap_find(vm, &blob->data[4999]) == blob);
    CHECK(wf_heap_find(vm, next->data) == next);
    CHECK(wf_heap_find(vm, vm->heap.limit) == NULL);
    CHECK(wf_heap_find(vm, vm->heap.bump) == NULL);
    CHECK(wf_heap_is_start(vm, (uintptr_t)blob));
    CHECK(!wf_heap_is_start(vm, (uintptr_t)blob + WF_GRANULE));
    CHECK(!wf_heap_is_start(vm, (uintptr_t)&wf_row_type));
}

TEST(shrinking_and_growing_in_place) {
    wf_blob *a = wf_blob_new(vm, 1000);
    memset(a->data, 1, 1000);
    wf_shrink(vm, a, sizeof *a + 100);
    CHECK_EQ(wf_heap_size_of(vm, a), (sizeof *a + 100 + WF_GRANULE - 1) / WF_GRANULE * WF_GRANULE);
    if (wf_extend(vm, a, sizeof *a + 3000)) {
        CHECK_EQ(a->data[99], 1);
        size_t old = (sizeof *a + 100 + WF_GRANULE - 1) / WF_GRANULE * WF_GRANULE - sizeof *a;
        for (size_t i = old; i < 3000; i++)
            CHECK_EQ(a->data[i], 0);
    }
    wf_blob *b = wf_blob_new(vm, 10);
    CHECK(!wf_extend(vm, a, 10000));
    wf_shrink(vm, a, sizeof *a);
    CHECK(wf_heap_size_of(vm, a) <= 2 * WF_GRANULE);
    CHECK_EQ(b->data[0], 0);
}

/* Lets the last object grow by so many bytes at a time, as long as it can; how large it got. */
static size_t grow_in_place(wf_vm *vm, size_t step) {
    wf_blob *blob = wf_blob_new(vm, 50);
    size_t size = 50, whole = wf_heap_size_of(vm, blob) - sizeof *blob;
    memset(blob->data, 1, whole);
    while (wf_extend(vm, blob, sizeof *blob + size + step)) {
        size += step;
        size_t now = wf_heap_size_of(vm, blob) - sizeof *blob;
        CHECK(now >= size && (char *)blob->data + now <= vm->heap.limit);
        for (; whole < now; whole++) {
            CHECK_EQ(blob->data[whole], 0);
            blob->data[whole] = 1;
        }
    }
    wf_heap_verify(vm);
    for (size_t i = 0; i < whole; i++)
        CHECK_EQ(blob->data[i], 1);
    wf_shrink(vm, blob, sizeof *blob); /* should a word of the C stack keep it */
    return size;
}

/* Through the present hole and the frontier, up to what is pinned above. */
TEST_IN(the_last_object_grows_in_a_small_heap, .memory_size = 100000) {
    static const size_t steps[] = {1, WF_GRANULE, 100, 1000, 5000};
    bool has_reached = vm->heap.stress || vm->heap.steps; /* then nothing grows */
    for (size_t i = 0; i < WF_COUNT(steps); i++) {
        wf_blob *high = wf_new_pinned(vm, &wf_blob_type, 300);
        wf_heap_collect(vm);
        size_t room = (size_t)(vm->heap.ceiling - vm->heap.top), size = grow_in_place(vm, steps[i]);
        has_reached |= size + steps[i] + 200 > room;
        CHECK(!wf_extend(vm, high, SIZE_MAX - 8) && !wf_extend(vm, high, 1 << 20));
    }
    CHECK(has_reached);
}

static __attribute__((noinline)) void new_pinned_in(wf_vm *vm, wf_val *slot, size_t size) {
    wf_set(vm, NULL, *slot, wf_from(wf_new_pinned(vm, &wf_blob_type, size)));
}

/* What never moves lies high; when some of it dies, the present hole may be above the frontier. */
TEST_IN(the_last_object_below_the_frontier_keeps_its_size, .memory_size = 200000) {
    wf_row *pinned = wf_row_new(vm, 2);
    new_pinned_in(vm, &pinned->slot[0], 3000);
    new_pinned_in(vm, &pinned->slot[1], 300);
    pinned->slot[0] = WF_NULL;
    wf_heap_collect(vm);
    wf_blob *low = wf_blob_new(vm, 40000); /* does not fit in the hole */
    size_t size = wf_heap_size_of(vm, low);
    for (int i = 0; i < 60; i++) {
        wf_blob_new(vm, 24);
        CHECK_EQ(wf_heap_size_of(vm, low), size);
    }
    CHECK(!wf_extend(vm, low, sizeof *low + 40100) || vm->heap.bump > (char *)low + 40100);
    CHECK(wf_heap_size_of(vm, wf_ptr(pinned->slot[1])) >= 300);
}

TEST_IN(used_and_free_add_up, .memory_size = 200000) {
    wf_heap_collect(vm);
    size_t used = wf_heap_used(vm), free_bytes = wf_heap_free(vm);
    wf_blob *blob = wf_blob_new(vm, 20000);
    if (!vm->heap.stress) /* there, what was garbage has gone meanwhile */
        CHECK_EQ(wf_heap_used(vm) - used, wf_heap_size_of(vm, blob));
    CHECK_EQ(wf_heap_used(vm) + wf_heap_free(vm), used + free_bytes);
}

/* ---- Graphs of rows against a model ---- */

enum { SLOTS = 200, NODES = 20000, EDGES = 12, SEEN_WEAKLY = 40 };

/* Node i is a row: slot 0 is i, the others refer to nodes or hold i again. Row `root` names one
 * node a slot; a node that is named no more lives on, unchanged, while others refer to it. Some
 * nodes are pinned; some have a weak reference, which must know them as long as they live. */
typedef struct model {
    wf_ref root;
    uint32_t random;
    int nodes;
    int named[SLOTS];                    /* -1: none */
    int room[NODES], edge[NODES][EDGES]; /* -1: no edge */
    bool seen[NODES];
    uintptr_t place[NODES]; /* of those that are pinned, in a form that does not keep them there */
    wf_ref weak;            /* a row of weakrefs, */
    int watched[SEEN_WEAKLY]; /* to these nodes; -1: none */
} model;

static wf_val *root_slot(model *m, size_t slot) { return &as_row(m->root.value)->slot[slot]; }
static uint32_t pick(model *m, uint32_t limit) { return test_random(&m->random) % limit; }

static void check_node(model *m, wf_val v, int node) {
    wf_row *row = as_row(v);
    CHECK_EQ(row->room, m->room[node]);
    if (m->place[node])
        CHECK_EQ(~(uintptr_t)row, m->place[node]);
    CHECK_EQ(wf_small_value(row->slot[0]), node);
    if (m->seen[node])
        return;
    m->seen[node] = true;
    for (int i = 1; i < m->room[node]; i++) {
        if (m->edge[node][i] >= 0)
            check_node(m, row->slot[i], m->edge[node][i]);
        else
            CHECK_EQ(wf_small_value(row->slot[i]), node);
    }
}

static void check_model(model *m) {
    memset(m->seen, 0, sizeof m->seen);
    for (size_t slot = 0; slot < SLOTS; slot++)
        if (m->named[slot] >= 0)
            check_node(m, *root_slot(m, slot), m->named[slot]);
}

/* Behind check_model: seen tells what is reachable. Others may live on for a while. */
static void check_weakrefs(model *m) {
    for (size_t i = 0; i < SEEN_WEAKLY; i++) {
        if (m->watched[i] < 0)
            continue;
        const wf_weakref *ref = wf_ptr(as_row(m->weak.value)->slot[i]);
        if (ref->target)
            CHECK_EQ(wf_small_value(((wf_row *)ref->target)->slot[0]), m->watched[i]);
        else
            CHECK(!m->seen[m->watched[i]]);
    }
}

static __attribute__((noinline)) void pin_node(model *m, size_t slot) {
    if (m->named[slot] < 0)
        return;
    void *row = wf_ptr(*root_slot(m, slot));
    wf_pin(row);
    m->place[m->named[slot]] = ~(uintptr_t)row;
}

static __attribute__((noinline)) void watch_node(wf_vm *vm, model *m, size_t slot) {
    size_t i = pick(m, SEEN_WEAKLY);
    if (m->named[slot] < 0)
        return;
    wf_weakref *ref = wf_new(vm, &wf_weakref_type, sizeof *ref);
    ref->target = wf_ptr(*root_slot(m, slot));
    wf_weakref_link(vm, ref);
    put(vm, as_row(m->weak.value), i, wf_from(ref));
    m->watched[i] = m->named[slot];
}

static __attribute__((noinline)) void make_node(wf_vm *vm, model *m, size_t slot) {
    int room = 1 + (int)pick(m, EDGES), node = m->nodes++;
    wf_row *row = wf_row_new(vm, (size_t)room);
    m->room[node] = room;
    for (int i = 0; i < room; i++) {
        row->slot[i] = wf_small(node);
        m->edge[node][i] = -1;
    }
    put(vm, as_row(m->root.value), slot, wf_from(row));
    m->named[slot] = node;
}

static __attribute__((noinline)) void make_edge(wf_vm *vm, model *m, size_t from, size_t to) {
    int node = m->named[from], edge = (int)pick(m, EDGES);
    if (node < 0 || m->named[to] < 0 || edge == 0 || edge >= m->room[node])
        return;
    put(vm, as_row(*root_slot(m, from)), (size_t)edge, *root_slot(m, to));
    m->edge[node][edge] = m->named[to];
}

static void drop_name(model *m, size_t slot) {
    *root_slot(m, slot) = WF_NULL;
    m->named[slot] = -1;
}

static __attribute__((noinline)) void make_garbage(wf_vm *vm, model *m) {
    wf_blob *blob = wf_blob_new(vm, pick(m, 2000));
    memset(blob->data, 0xEE, blob->room);
}

static void live_on(wf_vm *vm, model *m, size_t steps) {
    for (size_t step = 1; step <= steps && m->nodes < NODES; step++) {
        size_t slot = pick(m, SLOTS);
        uint32_t dice = pick(m, 100);
        if (dice < 20)
            make_node(vm, m, slot);
        else if (dice < 22)
            pin_node(m, slot);
        else if (dice < 25)
            watch_node(vm, m, slot);
        else if (dice < 90)
            make_edge(vm, m, slot, pick(m, SLOTS));
        else if (dice < 95)
            drop_name(m, slot);
        else
            make_garbage(vm, m);
        if (step % 1000 == 0) {
            wf_heap_collect(vm);
            wf_heap_verify(vm);
            check_model(m);
            check_weakrefs(m);
        }
    }
}

static void graph_lives_on(wf_vm *vm, uint32_t seed, size_t steps) {
    model *m = calloc(1, sizeof *m);
    m->random = seed;
    memset(m->named, -1, sizeof m->named);
    memset(m->watched, -1, sizeof m->watched);
    wf_ref_begin(vm, &m->root, wf_from(wf_row_new(vm, SLOTS)));
    wf_ref_begin(vm, &m->weak, wf_from(wf_row_new(vm, SEEN_WEAKLY)));
    live_on(vm, m, steps);
    wf_ref_end(vm, &m->weak);
    wf_ref_end(vm, &m->root);
    free(m);
}

TEST(graphs_survive) { graph_lives_on(vm, 1, scaled(vm, 50000) * 4); }
TEST_IN(graphs_survive_in_a_small_arena, .memory_size = 400000) {
    graph_lives_on(vm, 2, scaled(vm, 50000) * 4);
}
TEST_IN(graphs_survive_stress, .options = WF_OPT_STRESS) { graph_lives_on(vm, 3, 5000); }
TEST_IN(graphs_survive_stress_in_a_small_arena, .memory_size = 600000, .options = WF_OPT_STRESS) {
    graph_lives_on(vm, 4, 5000);
}
TEST_IN(graphs_survive_steps, .options = WF_OPT_STEPS) { graph_lives_on(vm, 6, 20000); }
TEST_IN(graphs_survive_steps_in_a_small_arena, .memory_size = 400000, .options = WF_OPT_STEPS) {
    graph_lives_on(vm, 7, 20000);
}
TEST_IN(graphs_survive_steps_as_they_come, .memory_size = 300000) {
    graph_lives_on(vm, 8, scaled(vm, 50000) * 4);
    CHECK(vm->heap.stress || vm->heap.collections > 3);
}
/* Allocates what dies at once until the collection in steps has begun, or has ended. */
static void allocate_until(wf_vm *vm, bool is_marking) {
    for (int i = 0; i < 1000000 && (vm->heap.marking != 0) != is_marking; i++)
        wf_blob_new(vm, 40);
}

TEST_IN(marks_lie_in_free_memory, .memory_size = 300000) {
    wf_heap *heap = &vm->heap;
    wf_heap_collect(vm);
    size_t free = wf_heap_free(vm);
    CHECK(heap->marks_size > 0 && !heap->marks);
    for (int round = 0; round < 3; round++) {
        allocate_until(vm, true);
        CHECK(heap->marks && wf_heap_size_of(vm, heap->marks) >= heap->marks_size);
        CHECK(wf_in_heap(vm, heap->live) && wf_is_marked(heap, heap->marks));
        allocate_until(vm, false);
        CHECK(heap->marks);
        CHECK(wf_heap_free(vm) > free - 20000);
        wf_heap_verify(vm);
    }
    wf_heap_collect(vm);
    CHECK(!heap->marks);
    CHECK_EQ(wf_heap_free(vm), free);
    wf_blob_new(vm, free - 1000);
}

TEST_IN(marks_of_a_large_arena_lie_beside_it, .memory_size = 50000000) {
    CHECK_EQ(vm->heap.marks_size, 0);
    CHECK(vm->heap.live && !wf_in_heap(vm, vm->heap.live));
}

/* Then memory is collected at once when it is full. */
TEST_IN(steps_need_room_for_marks, .memory_size = 100000) {
    wf_heap *heap = &vm->heap;
    if (heap->steps)
        return test_skip("a collection in steps begins at once");
    wf_ref kept;
    wf_ref_begin(vm, &kept, wf_from(wf_row_new(vm, 2000)));
    for (size_t i = 0; i < 2000 && wf_heap_free(vm) > heap->marks_size * 3 / 2; i++) {
        wf_val v = wf_from(wf_blob_new(vm, 40));
        put(vm, as_row(kept.value), i, v);
    }
    wf_heap_collect(vm);
    uint32_t before = heap->collections;
    for (int i = 0; i < 1000; i++) {
        wf_blob_new(vm, 40);
        CHECK(!heap->marks);
    }
    CHECK(heap->collections > before);
    wf_ref_end(vm, &kept);
}

TEST_IN(graphs_survive_sliding_often, .memory_size = 5000000) {
    wf_heap_set_threshold(vm, 10000);
    graph_lives_on(vm, 5, scaled(vm, 50000) * 2);
}

/* ---- Pinning ---- */

static __attribute__((noinline)) void fragment(wf_vm *vm, wf_ref *keep, size_t count) {
    wf_row *row = wf_row_new(vm, count);
    wf_ref_begin(vm, keep, wf_from(row));
    for (size_t i = 0; i < count; i++)
        put(vm, row, i, wf_from(wf_blob_new(vm, i % 7 * 40)));
    for (size_t i = 0; i < count; i += 2)
        row->slot[i] = WF_NULL;
}

/* Where a slot of the row refers to, in a form that does not keep it there. */
static __attribute__((noinline)) uintptr_t hidden(wf_ref *keep, size_t slot) {
    return ~wf_bits(as_row(keep->value)->slot[slot]);
}

TEST_IN(locals_stay_others_move, .memory_size = 500000) {
    wf_ref keep;
    fragment(vm, &keep, 200);
    wf_blob *held = wf_ptr(as_row(keep.value)->slot[101]);
    uintptr_t other = hidden(&keep, 151);
    memset(held->data, 0x77, held->room);
    test_wipe_stack();
    wf_heap_collect(vm);
    wf_heap_collect(vm);
    CHECK(wf_ptr(as_row(keep.value)->slot[101]) == held);
    CHECK(hidden(&keep, 151) != other);
    CHECK_EQ(held->data[held->room - 1], 0x77);
    wf_ref_end(vm, &keep);
}

TEST_IN(interior_pointers_pin, .memory_size = 500000) {
    wf_ref keep;
    fragment(vm, &keep, 200);
    uint8_t *inside = &((wf_blob *)wf_ptr(as_row(keep.value)->slot[103]))->data[150];
    *inside = 42;
    wf_ref_end(vm, &keep); /* now only `inside` holds it */
    keep.value = WF_NULL;
    test_wipe_stack();
    wf_heap_collect(vm);
    wf_blob *waste = wf_blob_new(vm, 30000);
    memset(waste->data, 1, waste->room);
    CHECK_EQ(*inside, 42);
    CHECK(wf_heap_find(vm, inside) != NULL);
}

TEST_IN(pinned_objects_stay_and_live_high, .memory_size = 500000) {
    wf_ref keep;
    fragment(vm, &keep, 100);
    wf_row *high = wf_new_pinned(vm, &wf_row_type, sizeof(wf_row) + 10 * sizeof(wf_val));
    CHECK((char *)high > vm->heap.bottom + (vm->heap.limit - vm->heap.bottom) / 2);
    put(vm, as_row(keep.value), 0, wf_from(high));
    wf_pin(wf_ptr(as_row(keep.value)->slot[51]));
    uintptr_t low = hidden(&keep, 51), top = hidden(&keep, 0);
    high = NULL;
    test_wipe_stack();
    for (int i = 0; i < 3; i++) {
        wf_heap_collect(vm);
        CHECK_EQ(hidden(&keep, 51), low);
        CHECK_EQ(hidden(&keep, 0), top);
    }
    wf_ref_end(vm, &keep);
}

TEST_IN(pinned_memory_is_used_again, .memory_size = 300000) {
    for (int i = 0; i < 300; i++)
        wf_new_pinned(vm, &wf_blob_type, sizeof(wf_blob) + 2000);
}

TEST_IN(everything_moves_in_stress_mode, .options = WF_OPT_STRESS) {
    wf_ref keep; /* lies in the C stack, so the row stays; not what it refers to */
    fragment(vm, &keep, 200);
    test_wipe_stack();
    int moved = 0;
    for (int i = 0; i < 10; i++) {
        uintptr_t before = hidden(&keep, 101);
        wf_heap_collect(vm);
        moved += hidden(&keep, 101) != before;
    }
    CHECK(moved >= 5); /* a stale word of the C stack may pin its block now and then */
    wf_ref_end(vm, &keep);
}

/* ---- Full memory ---- */

TEST_IN(a_block_of_most_of_free_memory, .memory_size = 500000) {
    wf_ref keep;
    fragment(vm, &keep, scaled(vm, 2000));
    test_wipe_stack();
    wf_heap_collect(vm);
    size_t size = wf_heap_free(vm) / 10 * 9;
    wf_blob *blob = wf_try_new(vm, &wf_blob_type, size);
    CHECK(blob != NULL);
    wf_ref_end(vm, &keep);
}

static void fill_memory(wf_vm *vm, void *data) {
    wf_ref *keep = data;
    for (;;) {
        wf_row *row = wf_row_new(vm, 2);
        put(vm, row, 0, keep->value);
        keep->value = wf_from(row);
    }
}

static __attribute__((noinline)) size_t list_bytes(wf_vm *vm, wf_ref *keep) {
    size_t bytes = 0;
    for (wf_val v = keep->value; !wf_is_null(v); v = as_row(v)->slot[0])
        bytes += wf_heap_size_of(vm, wf_ptr(v));
    return bytes;
}

TEST_IN(full_memory_raises_and_recovers, .memory_size = 500000) {
    if (vm->heap.stress)
        return test_skip("too slow under stress");
    wf_ref keep;
    wf_ref_begin(vm, &keep, WF_NULL);
    CHECK_EQ(wf_try(vm, fill_memory, &keep), WF_RAISED);
    CHECK(list_bytes(vm, &keep) > wf_heap_used(vm) / 2);
    keep.value = WF_NULL;
    test_wipe_stack();
    CHECK(wf_try_new(vm, &wf_blob_type, 40000) != NULL);
    wf_ref_end(vm, &keep);
}

TEST(absurd_sizes_fail) {
    CHECK(wf_try_new(vm, &wf_blob_type, SIZE_MAX) == NULL);
    CHECK(wf_try_new(vm, &wf_blob_type, SIZE_MAX - 8) == NULL);
    CHECK(wf_try_new(vm, &wf_blob_type, SIZE_MAX / 2) == NULL);
}

TEST(the_allocation_asked_for_fails) {
    wf_heap_set_fail_at(vm, 3);
    CHECK(wf_try_new(vm, &wf_blob_type, 100) != NULL);
    CHECK(wf_blob_new(vm, 100) != NULL);
    CHECK(wf_try_new(vm, &wf_blob_type, 100) == NULL);
    CHECK(wf_try_new(vm, &wf_blob_type, 100) != NULL);
    wf_heap_set_fail_at(vm, 0);
}

TEST(a_locked_heap_gives_nothing) {
    wf_heap_lock(vm, true);
    CHECK(wf_try_new(vm, &wf_blob_type, 1) == NULL);
    wf_heap_lock(vm, false);
    CHECK(wf_try_new(vm, &wf_blob_type, 1) != NULL);
}

/* A heap of its own in 16 KB of given memory, as on a small machine. */
TEST(a_tiny_arena_works) {
    enum { SIZE = 16 * 1024, MOST = 1000 };
    char *memory = malloc(SIZE);
    wf_vm *tiny = calloc(1, sizeof *tiny);
    CHECK(wf_heap_open(tiny, &(wf_config){0}, memory, SIZE));
    CHECK(tiny->heap.limit <= memory + SIZE);
    CHECK(tiny->heap.limit - tiny->heap.bottom > SIZE * 9 / 10 - (int)WF_GRANULE * 64);
    size_t count = 0;
    wf_blob *blob;
    while ((blob = wf_try_new(tiny, &wf_blob_type, 300)) != NULL && count < MOST)
        count++;
    CHECK_EQ(count, MOST); /* nothing refers to them */
    blob = NULL;
    test_wipe_stack();
    wf_heap_collect(tiny);
    wf_heap_verify(tiny);
    CHECK(wf_try_new(tiny, &wf_blob_type, wf_heap_free(tiny) / 10 * 9) != NULL);
    wf_heap_close(tiny);
    free(tiny);
    free(memory);
}

/* ---- Deep and wide ---- */

TEST(a_long_list_is_marked) {
    wf_ref keep;
    wf_ref_begin(vm, &keep, WF_NULL);
    size_t count = scaled(vm, 100000);
    for (size_t i = 0; i < count; i++) {
        wf_row *row = wf_row_new(vm, 2);
        row->slot[1] = wf_small((intptr_t)i);
        put(vm, row, 0, keep.value);
        keep.value = wf_from(row);
    }
    wf_heap_collect(vm);
    size_t at = count;
    for (wf_val v = keep.value; !wf_is_null(v); v = as_row(v)->slot[0])
        CHECK_EQ(wf_small_value(as_row(v)->slot[1]), --at);
    CHECK_EQ(at, 0);
    wf_ref_end(vm, &keep);
}

/* More pending objects than the mark stack has room for, at several levels. */
TEST(wide_rows_are_marked) {
    wf_ref keep;
    size_t count = scaled(vm, 20000);
    wf_ref_begin(vm, &keep, wf_from(wf_row_new(vm, count)));
    for (size_t i = 0; i < count; i++) {
        new_row_in(vm, &as_row(keep.value)->slot[i], 10);
        for (size_t k = 0; k < 9; k++) {
            wf_row *leaf = wf_row_new(vm, 1);
            leaf->slot[0] = wf_small((intptr_t)(i + k));
            put(vm, as_row(as_row(keep.value)->slot[i]), k, wf_from(leaf));
        }
    }
    test_wipe_stack();
    wf_heap_collect(vm);
    wf_heap_verify(vm);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < 9; k++) {
            wf_row *leaf = as_row(as_row(as_row(keep.value)->slot[i])->slot[k]);
            CHECK_EQ(wf_small_value(leaf->slot[0]), i + k);
        }
    wf_ref_end(vm, &keep);
}

/* ---- Holes ---- */

static __attribute__((noinline)) void refill(wf_vm *vm, wf_ref *keep, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        wf_blob *blob = wf_blob_new(vm, 50);
        memset(blob->data, 3, blob->room);
        put(vm, as_row(keep->value), i, wf_from(blob));
    }
}

TEST(holes_are_filled_again) {
    if (vm->heap.stress || vm->heap.steps)
        return test_skip("each collection makes other holes");
    wf_ref keep;
    enum { COUNT = 20000 };
    wf_ref_begin(vm, &keep, wf_from(wf_row_new(vm, COUNT)));
    refill(vm, &keep, 0, COUNT);
    char *top = vm->heap.top;
    uintptr_t last = hidden(&keep, COUNT - 1);
    for (size_t i = COUNT / 4; i < COUNT / 2; i++)
        as_row(keep.value)->slot[i] = WF_NULL;
    test_wipe_stack();
    wf_heap_collect(vm);
    CHECK_EQ(hidden(&keep, COUNT - 1), last); /* swept, not slid */
    refill(vm, &keep, COUNT / 4, COUNT / 2);
    CHECK(vm->heap.top <= top);
    wf_ref_end(vm, &keep);
}

static void count_object(wf_vm *vm, void *object, size_t size, void *data) {
    CHECK_EQ(wf_heap_size_of(vm, object), size);
    *(size_t *)data += size;
}

TEST(walking_meets_everything) {
    wf_ref keep;
    fragment(vm, &keep, 100);
    wf_heap_collect(vm);
    size_t seen = 0;
    wf_heap_walk(vm, count_object, &seen);
    CHECK_EQ(seen, wf_heap_used(vm));
    wf_ref_end(vm, &keep);
}

static void find_object(wf_vm *vm, void *object, size_t size, void *data) {
    (void)vm;
    void **sought = data;
    if (object == sought[0])
        sought[1] = (void *)size;
}

/* What only a C local means is not reached, but stays alive. */
TEST(walking_meets_what_is_reached) {
    wf_ref keep;
    wf_ref_begin(vm, &keep, wf_from(wf_row_new(vm, 2)));
    wf_row *kept = wf_row_new(vm, 3), *local = wf_row_new(vm, 3);
    wf_set(vm, as_row(keep.value), as_row(keep.value)->slot[1], wf_from(kept));
    void *sought[2] = {kept, NULL};
    wf_heap_walk_reached(vm, find_object, sought);
    CHECK_EQ((size_t)sought[1], wf_heap_size_of(vm, kept));
    sought[0] = local;
    sought[1] = NULL;
    wf_heap_walk_reached(vm, find_object, sought);
    CHECK(!sought[1]);
    wf_heap_collect(vm);
    CHECK_EQ(local->room, 3);
    wf_ref_end(vm, &keep);
}

static void append_for_ever(wf_vm *vm, void *list) {
    for (int i = 0;; i++)
        wf_list_append(vm, list, wf_small(i));
}

/* While the list's row grows, the old one is pinned high above the frontier. */
TEST_IN(a_list_grows_until_memory_ends, .memory_size = (size_t)64 << 20) {
    if (vm->heap.stress)
        return test_skip("stress mode collects at each of millions of allocations");
    wf_list *list = wf_list_new(vm, NULL, 0);
    CHECK_EQ(wf_try(vm, append_for_ever, list), WF_RAISED);
    CHECK(list->count > 1000000);
    size_t right = 0;
    for (size_t i = 0; i < list->count; i++)
        right += wf_eq(wf_list_at(list, i), wf_small((intptr_t)i));
    CHECK_EQ(right, list->count);
}
