/* jump.h - raising and catching by long jump.
 *
 *     wf_jump jump;
 *     if (WF_CATCH(vm, &jump)) {          // false the first time,
 *         wf_val exc = wf_jump_exc(vm);   // true when something was raised
 *     } else {
 *         ... may raise ...
 *         wf_jump_end(vm, &jump);         // not reached when it did
 *     }
 *
 * Locals changed between the two and read after a catch must be volatile.
 * Cleanup records younger than the jump run before control arrives; VM frames
 * younger than it are gone.
 */
#ifndef WF_HEAP_JUMP_H
#define WF_HEAP_JUMP_H

#include <setjmp.h>
#include "heap/value.h"

struct wf_jump {
    jmp_buf buf;
    struct wf_jump *older;
    wf_cleanup *cleanups; /* those that existed when it began */
    void *frame;          /* wf_exec_mark() then */
};

void wf_jump_begin(wf_vm *vm, struct wf_jump *jump);
void wf_jump_end(wf_vm *vm, struct wf_jump *jump);
wf_val wf_jump_exc(wf_vm *vm); /* what was thrown; takes it */
/* Throws to the nearest jump. exc must be an exception instance. wf_raise (wafer.h)
 * checks and adds context first; this does not. */
WF_NORETURN void wf_throw(wf_vm *vm, wf_val exc);

#if defined(__unix__)
#define wf_setjmp  _setjmp
#define wf_longjmp _longjmp
#else
#define wf_setjmp  setjmp
#define wf_longjmp longjmp
#endif
#define WF_CATCH(vm, jump) (wf_jump_begin((vm), (jump)), wf_setjmp((jump)->buf) != 0)

#endif
