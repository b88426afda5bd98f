/* jump.c - raising by long jump, and the records that clean up on the way.
 *
 * Jumps and cleanup records live in C frames and are linked from the youngest
 * to the oldest. A throw ends the youngest jump: first the records younger
 * than it run, then the frames of the machine go, then C goes on there.
 */
#include "heap/jump.h"
#include "heap/needs.h"
#include "state.h"

#include <stdlib.h>

/* Its unused words would look like references. In pieces, because gcc makes of one memset an
 * instruction of the string kind, which takes longer than all the rest of a jump. */
static inline void clear_buf(struct wf_jump *jump) {
    enum { PIECE = 8 * sizeof(uintptr_t), SIZE = sizeof jump->buf };
    char *at = (char *)jump->buf;
    for (size_t done = 0; done + PIECE <= SIZE; done += PIECE)
        memset(at + done, 0, PIECE);
    memset(at + SIZE / PIECE * PIECE, 0, SIZE % PIECE);
}

void wf_jump_begin(wf_vm *vm, struct wf_jump *jump) {
    clear_buf(jump);
    jump->older = vm->heap.jump;
    jump->cleanups = vm->heap.cleanups;
    jump->frame = wf_exec_mark(vm);
    vm->heap.jump = jump;
}

void wf_jump_end(wf_vm *vm, struct wf_jump *jump) {
    assert(vm->heap.jump == jump);
    vm->heap.jump = jump->older;
}

wf_val wf_jump_exc(wf_vm *vm) {
    wf_val exc = vm->heap.thrown;
    vm->heap.thrown = WF_NULL;
    return exc;
}

void wf_throw(wf_vm *vm, wf_val exc) {
    wf_heap *heap = &vm->heap;
    struct wf_jump *jump = heap->jump;
    if (!jump)
        abort(); /* raised outside of every protected call */
    while (heap->cleanups != jump->cleanups) {
        wf_cleanup *record = heap->cleanups;
        heap->cleanups = record->older;
        record->fn(vm, record->data);
    }
    wf_exec_unwind(vm, jump->frame);
    heap->thrown = exc;
    heap->jump = jump->older;
    wf_longjmp(jump->buf, 1);
}

void wf_cleanup_begin(wf_vm *vm, wf_cleanup *record, void (*fn)(wf_vm *, void *), void *data) {
    record->older = vm->heap.cleanups;
    record->fn = fn;
    record->data = data;
    vm->heap.cleanups = record;
}

void wf_cleanup_end(wf_vm *vm, wf_cleanup *record) {
    assert(vm->heap.cleanups == record);
    vm->heap.cleanups = record->older;
}
