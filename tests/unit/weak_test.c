/* weak_test.c - weak references, weak rows, __del__ and C finalizers.
 *
 * A stale word of the C stack may keep an object alive: tests of dying use many and allow for a
 * few.
 */
#include "test.h"

enum { PROBES = 50, STALE = 4 };

static wf_row *as_row(wf_ref *ref) { return wf_ptr(ref->value); }

/* An object whose finalizer counts. */
typedef struct probe {
    wf_head head;
    int *count; /* outside the heap */
    wf_val other;
} probe;

static void trace_probe(wf_tracer *t, void *object) { wf_trace(t, &((probe *)object)->other); }

static void finalize_probe(wf_vm *vm, void *object) {
    (void)vm;
    ++*((probe *)object)->count;
}

static const wf_slots probe_slots = {
    .size = sizeof(probe), .trace = trace_probe, .finalize = finalize_probe};
static const wf_type probe_type = {.head = WF_HEAD(wf_type_type),
                                   .name = "probe",
                                   .slots = &probe_slots,
                                   .base = &wf_object_type,
                                   .kind = WF_KIND_NATIVE};

/* Makes probes of the type in the row's slots. */
static __attribute__((noinline)) void set_probes(wf_vm *vm, wf_ref *row, const wf_type *type,
                                                 int *count) {
    for (size_t i = 0; i < PROBES; i++) {
        probe *p = wf_new(vm, type, sizeof *p);
        p->count = count;
        wf_set(vm, as_row(row), as_row(row)->slot[i], wf_from(p));
        wf_watch(vm, p);
        wf_set(vm, p, p->other, wf_from(wf_blob_new(vm, 100)));
    }
}

static __attribute__((noinline)) void clear_row(wf_ref *row) {
    memset(as_row(row)->slot, 0, PROBES * sizeof(wf_val));
}

static void collect(wf_vm *vm) {
    test_wipe_stack();
    wf_heap_collect(vm);
}

TEST(finalizers_run_once) {
    int died = 0;
    wf_ref keep;
    wf_ref_begin(vm, &keep, wf_from(wf_row_new(vm, PROBES)));
    set_probes(vm, &keep, &probe_type, &died);
    collect(vm);
    CHECK_EQ(died, 0);
    clear_row(&keep);
    collect(vm);
    CHECK(died >= PROBES - STALE);
    collect(vm);
    collect(vm);
    CHECK(died <= PROBES);
    wf_ref_end(vm, &keep);
}

/* Weakrefs in `refs` to what is in the slots of `targets`. */
static __attribute__((noinline)) void set_weakrefs(wf_vm *vm, wf_ref *refs, wf_ref *targets) {
    for (size_t i = 0; i < PROBES; i++) {
        wf_weakref *ref = wf_new(vm, &wf_weakref_type, sizeof *ref);
        ref->target = wf_ptr(as_row(targets)->slot[i]);
        wf_set(vm, as_row(refs), as_row(refs)->slot[i], wf_from(ref));
        wf_weakref_link(vm, ref);
    }
}

/* How many of the weakrefs refer to what is in the same slot of `targets`, nothing included. */
static __attribute__((noinline)) int count_right(wf_ref *refs, wf_ref *targets) {
    int right = 0;
    for (size_t i = 0; i < PROBES; i++) {
        wf_weakref *ref = wf_ptr(as_row(refs)->slot[i]);
        right += ref->target == wf_ptr(as_row(targets)->slot[i]);
    }
    return right;
}

TEST(weakrefs_follow_and_are_cleared) {
    int died = 0;
    wf_ref targets, refs;
    wf_ref_begin(vm, &targets, wf_from(wf_row_new(vm, PROBES)));
    wf_ref_begin(vm, &refs, wf_from(wf_row_new(vm, PROBES)));
    set_probes(vm, &targets, &probe_type, &died);
    set_weakrefs(vm, &refs, &targets);
    for (int i = 0; i < 5; i++) {
        collect(vm);
        CHECK_EQ(count_right(&refs, &targets), PROBES);
    }
    clear_row(&targets);
    collect(vm);
    CHECK(count_right(&refs, &targets) >= PROBES - STALE);
    CHECK(!wf_heap_has_pending(vm));
    wf_ref_end(vm, &refs);
    wf_ref_end(vm, &targets);
}

/* A probe whose __del__ counts as well, and keeps it alive as saved[count]. */
static wf_val resurrect(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    probe *self = wf_ptr(args[0]);
    wf_row *saved = wf_ptr(wf_get_global(vm, "saved"));
    wf_set(vm, saved, saved->slot[self->count[1]++], args[0]);
    return wf_none();
}
static const wf_def phoenix_defs[] = {WF_FN("__del__", resurrect, 1, 1, "Comes back.")};
static const wf_type phoenix_type = {.head = WF_HEAD(wf_type_type),
                                     .name = "phoenix",
                                     .slots = &probe_slots,
                                     .base = &wf_object_type,
                                     .defs = phoenix_defs,
                                     .def_count = WF_COUNT(phoenix_defs),
                                     .flags = WF_TYPE_HAS_DEL,
                                     .kind = WF_KIND_NATIVE};

static __attribute__((noinline)) void check_saved(wf_ref *saved, int count) {
    for (int i = 0; i < count; i++) {
        probe *p = wf_ptr(as_row(saved)->slot[i]);
        CHECK_EQ(((wf_blob *)wf_ptr(p->other))->room, 100);
    }
}

TEST(del_runs_once_and_may_bring_back) {
    int counts[2] = {0, 0}; /* finalized, deleted */
    wf_ref targets, refs, saved;
    wf_ref_begin(vm, &targets, wf_from(wf_row_new(vm, PROBES)));
    wf_ref_begin(vm, &refs, wf_from(wf_row_new(vm, PROBES)));
    wf_ref_begin(vm, &saved, wf_from(wf_row_new(vm, PROBES)));
    wf_set_global(vm, "saved", saved.value);
    set_probes(vm, &targets, &phoenix_type, counts);
    set_weakrefs(vm, &refs, &targets);
    clear_row(&targets);
    collect(vm);
    CHECK(count_right(&refs, &targets) >= PROBES - STALE);
    wf_heap_run_pending(vm);
    CHECK(counts[1] >= PROBES - STALE);
    collect(vm);
    CHECK_EQ(counts[0], 0);
    check_saved(&saved, counts[1]);
    clear_row(&saved);
    collect(vm);
    CHECK(counts[0] >= PROBES - 2 * STALE); /* finalized now, without another __del__ */
    wf_ref_end(vm, &saved);
    wf_ref_end(vm, &refs);
    wf_ref_end(vm, &targets);
}

TEST(weak_rows_follow) {
    wf_ref weak, strong;
    wf_ref_begin(vm, &strong, wf_from(wf_row_new(vm, 20)));
    wf_ref_begin(vm, &weak, wf_from(wf_weak_row_new(vm, 20)));
    for (size_t i = 0; i < 20; i++) {
        wf_val v = wf_from(wf_blob_new(vm, i * 10));
        wf_row *weak_row = wf_ptr(weak.value), *strong_row = wf_ptr(strong.value);
        weak_row->slot[i] = v;
        wf_set(vm, strong_row, strong_row->slot[i], v);
    }
    wf_heap_collect(vm);
    for (size_t i = 0; i < 20; i++)
        CHECK(wf_eq(((wf_row *)wf_ptr(weak.value))->slot[i],
                    ((wf_row *)wf_ptr(strong.value))->slot[i]));
    wf_ref_end(vm, &weak);
    wf_ref_end(vm, &strong);
}
