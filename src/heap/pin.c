/* pin.c - the C stack: scanned for what it holds, and how much of it is left.
 *
 * C code needs no handles for what it works on: each word of the C stack, and
 * of the registers, which are first saved there, is taken for an address. What
 * points to or into an object keeps it alive and in its place.
 *
 *     high   | main ...                     |  where the stack starts (stack_end)
 *            | the embedder, the VM, ...    |
 *            | call_with_registers          |
 *            | call_below                   |  scanned from here up
 *     low    | the collection itself        |
 */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "heap/private.h"
#include "state.h"

#if WF_HOSTED
#include <pthread.h>
#endif

#define NO_SANITIZE __attribute__((no_sanitize("address", "thread")))

/* Bytes of stack that are wiped now and then; frames are large under the address sanitizer. */
#ifdef WF_ASAN
#define WIPED_SIZE 16384
#else
#define WIPED_SIZE (WF_HOSTED ? 1024 : 128)
#endif

/* ---- Scanning ---- */

#if WF_HOSTED
#if defined(__APPLE__)
static char *thread_stack_end(void) { return pthread_get_stackaddr_np(pthread_self()); }
#else
extern void *__libc_stack_end
    __attribute__((weak)); /* of the first thread; where /proc is missing */

static char *thread_stack_end(void) {
    pthread_attr_t attr;
    void *low = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attr) != 0)
        return &__libc_stack_end ? __libc_stack_end : NULL;
    pthread_attr_getstack(&attr, &low, &size);
    pthread_attr_destroy(&attr);
    return (char *)low + size;
}
#endif

/* Finding it out is slow; a VM is nearly always used by one thread. */
static char *find_stack_end(wf_heap *heap) {
    uintptr_t thread = (uintptr_t)pthread_self();
    if (!heap->stack_found || heap->stack_thread != thread) {
        heap->stack_found = thread_stack_end();
        heap->stack_thread = thread;
    }
    return heap->stack_found;
}
#else
static char *find_stack_end(wf_heap *heap) {
    return heap->stack_base;
} /* wf_heap_open wants stack_end */
#endif

NO_SANITIZE WF_NOINLINE void wf_trace_stack(wf_tracer *t) {
    wf_heap *heap = t->heap;
    const char *end = heap->stack_end ? heap->stack_end : find_stack_end(heap);
    uintptr_t bottom = (uintptr_t)heap->bottom;
    const uintptr_t *word = (const uintptr_t *)(const void *)t->stack;
    for (; (const char *)(word + 1) <= end; word++)
        if (*word - bottom < t->extent)
            wf_trace_pin(t, (const void *)*word);
}

/* Frames have words that are never written, for alignment or on paths not taken: without this they
 * would show what earlier calls left there, and keep it alive. */
static WF_NOINLINE void wipe_below(void) {
    char waste[WIPED_SIZE];
    memset(waste, 0, sizeof waste);
    __asm__ volatile("" : : "r"(waste) : "memory");
}

static WF_NOINLINE void call_below(wf_vm *vm, void (*fn)(wf_vm *, const char *, bool), bool flag) {
    fn(vm, __builtin_frame_address(0), flag);
    __asm__ volatile("" ::: "memory"); /* fn must not take over this frame, */
}

/* Saves every register that callers may have left values in. */
static WF_NOINLINE void call_with_registers(wf_vm *vm, void (*fn)(wf_vm *, const char *, bool),
                                            bool flag) {
    __builtin_unwind_init();
    call_below(vm, fn, flag);
    __asm__ volatile("" ::: "memory"); /* nor call_below the one that holds the registers */
}

void wf_with_stack(wf_vm *vm, void (*fn)(wf_vm *, const char *, bool), bool flag) {
    wipe_below();
    call_with_registers(vm, fn, flag);
}

/* ---- How much is left ---- */

void wf_check_stack_in(wf_vm *vm, const char *doing) {
    const wf_heap *heap = &vm->heap;
    const char *here = __builtin_frame_address(0);
    if (heap->stack_base && heap->stack_base - here > (ptrdiff_t)heap->stack_limit)
        wf_raise_recursion(vm, doing);
}

void wf_check_stack(wf_vm *vm) { wf_check_stack_in(vm, ""); }

void wf_enter(wf_vm *vm, wf_entry *entry) {
    entry->saved_base = vm->heap.stack_base;
    if (!entry->saved_base) {
        vm->heap.stack_base = __builtin_frame_address(0);
        wipe_below(); /* of what the call before left there */
    }
}

void wf_leave(wf_vm *vm, wf_entry *entry) { vm->heap.stack_base = entry->saved_base; }
