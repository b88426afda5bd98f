/* fuzz.c - what all fuzz targets share: the VM around them, the table, taking the input apart. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

enum { MEMORY = 2 << 20, INSTRUCTIONS = 30000 };

typedef struct target {
    const char *name;
    void (*run)(wf_vm *vm, input *in);
} target;

#define TARGET(name, text) void fuzz_##name(wf_vm *vm, input *in);
#include "targets.def"
#undef TARGET
static const target targets[] = {
#define TARGET(name, text) {#name, fuzz_##name},
#include "targets.def"
#undef TARGET
};

size_t fuzz_count(void) { return WF_COUNT(targets); }
const char *fuzz_name(size_t n) { return targets[n].name; }

size_t fuzz_find(const char *name) {
    for (size_t n = 0; n < WF_COUNT(targets); n++)
        if (strcmp(targets[n].name, name) == 0)
            return n;
    return SIZE_MAX;
}

uint8_t take(input *in) {
    if (!in->size)
        return 0;
    in->size--;
    return *in->data++;
}
uint16_t take16(input *in) {
    unsigned low = take(in);
    return (uint16_t)(low | (unsigned)take(in) << 8);
}
uint32_t take32(input *in) {
    uint32_t low = take16(in);
    return low | (uint32_t)take16(in) << 16;
}

void fuzz_fault(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

void fuzz_program(wf_vm *vm, const input *in, const char *program) {
    static const wf_type *const expected[] = {&wf_exc_MemoryError, &wf_exc_TimeoutError,
                                              &wf_exc_RecursionError};
    wf_set_global(vm, "data", wf_new_bytes(vm, in->data, in->size));
    if (wf_run(vm, program, strlen(program), "__main__") == WF_DONE)
        return;
    for (size_t i = 0; i < WF_COUNT(expected); i++)
        if (wf_is_a(wf_caught(vm), expected[i]))
            return;
    wf_print_caught(vm);
    fuzz_fault("the program should not raise this");
}

/* Text goes nowhere, except what fuzz_program prints of a fault. */
static void write_text(void *host, int stream, const char *text, size_t size) {
    (void)host;
    if (stream == 2)
        fwrite(text, 1, size, stderr);
}

typedef struct call {
    const target *target;
    input in;
} call;

static void run(wf_vm *vm, void *data) {
    call *c = data;
    c->target->run(vm, &c->in);
}

void fuzz_run(size_t n, const uint8_t *data, size_t size) {
    static const wf_port port = {.write = write_text};
    wf_config config = {.memory_size = MEMORY, .port = &port, .options = WF_OPT_NO_STARTUP};
    call c = {&targets[n], {data, size}};
    wf_vm *vm = wf_open(&config);
    if (!vm)
        fuzz_fault("no VM");
    wf_limit_instructions(vm, INSTRUCTIONS);
    if (wf_try(vm, run, &c) == WF_RAISED && wf_is_a(wf_caught(vm), &wf_exc_SystemError))
        fuzz_fault("SystemError");
    wf_heap_verify(vm);
    wf_close(vm);
}
