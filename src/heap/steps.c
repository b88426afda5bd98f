/* steps.c - marking in steps, between which the program runs.
 *
 * The first step marks what the roots refer to; each further one, made while
 * the program allocates, traces some of what is pending; when nothing is, the
 * last one, which has no more than that to do, looks at the roots again, now with
 * the C stack, marks the little that is missing, and ends the collection. So a
 * pause is as long as a step or the listing of the holes.
 *
 * What the program stores meanwhile must not get lost. A reference that is
 * written into an object (wf_set) is marked at once if it was not; where many
 * are written at once (wf_set_many), their holder is traced again. Registers,
 * stacks and other roots are only looked at again in the end, and so is what
 * the C stack points to: C functions may be in the middle of filling it.
 * New objects are not marked: the young ones that have died by the end are
 * collected.
 *
 * When memory is full before the end has come, what was marked is forgotten,
 * and a collection is made at once.
 *
 * Always true between steps: a marked object refers to marked ones, or it is
 * pending or in a grey block, or the reference was in a root at the time.
 */
#include "heap/private.h"
#include "state.h"

/* Objects and slots traced in a step, at least and at most; about 70 instructions each. */
enum { STEP_LEAST = 64, STEP_MOST = WF_HOSTED ? 100000 : 600, STEP_TESTING = 20 };

/* The first step is due when half of what can be allocated is; the last should be made when three
 * quarters are. */
static size_t first_step_at(const wf_heap *heap) { return wf_collect_room(heap) / 2; }

void wf_steps_plan(wf_heap *heap) { heap->step_at = first_step_at(heap); }

void wf_steps_abandon(wf_heap *heap) {
    if (heap->work)
        heap->last_work = heap->work;
    heap->work = 0;
    heap->marking = false;
    heap->pending_count = 0;
}

void wf_steps_extend(wf_heap *heap, const char *end) {
    size_t blocks = (size_t)(end - heap->bottom) / WF_BLOCK_SIZE + 2;
    size_t most = (size_t)(heap->limit - heap->bottom) / WF_BLOCK_SIZE + 1;
    if (blocks > most)
        blocks = most;
    if (!heap->marking || blocks <= heap->marked_blocks)
        return;
    size_t added = blocks - heap->marked_blocks;
    memset(heap->live + heap->marked_blocks, 0, added * sizeof *heap->live);
    memset(heap->base + heap->marked_blocks, 0, added * sizeof *heap->base);
    heap->marked_blocks = blocks;
}

/* How much to trace now: so much that all is done, if it is a little more than last time, when
 * another quarter of the room has been used. */
static size_t work_due(const wf_heap *heap) {
    if (heap->steps)
        return STEP_TESTING;
    size_t first = first_step_at(heap), whole = heap->last_work + heap->last_work / 8;
    if (!whole) /* nothing is known yet */
        whole = (heap->live_bytes + heap->allocated) / WF_GRANULE;
    size_t gone = heap->allocated > first ? heap->allocated - first : 0;
    size_t wanted = (size_t)((uint64_t)whole * gone / (first / 2 + 1));
    size_t due = wanted > heap->work ? wanted - heap->work : 0;
    return due < STEP_LEAST ? STEP_LEAST : due > STEP_MOST ? STEP_MOST : due;
}

static void begin(wf_tracer *t) {
    wf_heap *heap = t->heap;
    wf_marks_clear(t);
    if (!heap->roomy)
        wf_steps_extend(heap, heap->limit);
    heap->marking = true;
    wf_trace_ref(t, &heap->marks);
    wf_trace_roots(t);
}

static void end(wf_tracer *t) {
    wf_heap *heap = t->heap;
    wf_collect_begin(heap);
    t->limit = SIZE_MAX;
    t->again = true;
    wf_trace_stack(t);
    wf_trace_roots(t);
    wf_mark_pending(t);
    if (WF_HOSTED && heap->steps)
        wf_verify_marks(t);
    heap->work += t->work;
    wf_collect_finish(t, false);
}

static void step(wf_vm *vm, const char *stack, bool is_last) {
    wf_heap *heap = &vm->heap;
    wf_tracer t;
    if (!heap->marking && !wf_marks_take(heap)) {
        heap->step_at = SIZE_MAX; /* all is collected at once, when memory is full */
        return;
    }
    heap->collecting = true;
    wf_hole_leave(heap);
    wf_tracer_open(&t, vm, stack);
    t.limit = is_last ? SIZE_MAX : work_due(heap);
    if (!heap->marking) {
        begin(&t);
    } else if (wf_mark_pending(&t) && (is_last || t.work <= STEP_LEAST)) {
        end(&t);
        return;
    }
    wf_tracer_close(&t);
    heap->work += t.work;
    heap->step_at = heap->allocated + heap->chunk / 2;
    heap->collecting = false;
}

bool wf_step_is_due(const wf_heap *heap) {
    return heap->steps || (heap->allocated >= heap->step_at && !heap->disabled);
}

void wf_mark_step(wf_vm *vm, bool is_last) { wf_with_stack(vm, step, is_last); }
