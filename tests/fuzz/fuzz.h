/* fuzz.h - fuzz targets: bytes in, a VM with a memory limit and an instruction budget, nothing
 * else.
 *
 * A target is FUZZ(name) { ... } and a line in targets.def. It may raise: what it raises is
 * forgotten, except what says that Wafer is wrong. When it ends the heap is verified.
 */
#ifndef WF_TESTS_FUZZ_FUZZ_H
#define WF_TESTS_FUZZ_FUZZ_H

#include "objects/exc.h"
#include "state.h"

/* What is left of the input. */
typedef struct input {
    const uint8_t *data;
    size_t size;
} input;

#define FUZZ(name)                                                                                 \
    void fuzz_##name(wf_vm *vm, input *in);                                                        \
    void fuzz_##name(wf_vm *vm, input *in)

/* The next byte, two bytes, four bytes; 0 when there are none left. */
uint8_t take(input *in);
uint16_t take16(input *in);
uint32_t take32(input *in);

/* Runs a Python program that finds the input as the bytes `data`. It catches what may be raised;
 * any other exception, except running out of something, is a fault. */
void fuzz_program(wf_vm *vm, const input *in, const char *program);

/* Stops with a message: a promise is broken. */
WF_NORETURN void fuzz_fault(const char *format, ...);
#define MUST(claim)                                                                                \
    ((claim) ? (void)0 : fuzz_fault("%s:%d: not true: %s", __FILE__, __LINE__, #claim))

/* Runs target number n on one input, in a fresh VM; its name; SIZE_MAX: no such target. */
void fuzz_run(size_t n, const uint8_t *data, size_t size);
const char *fuzz_name(size_t n);
size_t fuzz_find(const char *name);
size_t fuzz_count(void);

#endif
