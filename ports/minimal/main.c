/* main.c - a board as a Python: memory, a console and a clock, one machine after the other. */
#include "board.h"

enum { HEAP_SIZE = 256 * 1024, STACK_SIZE = 64 * 1024 };

static _Alignas(16) char heap[HEAP_SIZE];

static const wf_port port = {
    .write = console_write,
    .read = console_read,
    .terminal = console_terminal,
    .board = "minimal",
    .ticks_us = clock_ticks_us,
    .sleep_us = clock_sleep_us,
};

int main(void) {
    char stack_top; /* on a chip: symbols of the link script */
    wf_config config = {
        .memory = heap,
        .memory_size = sizeof heap,
        .stack_end = &stack_top + 1,
        .stack_limit = STACK_SIZE,
        .port = &port,
    };
    console_open();
    for (bool is_raw = false; !console_has_ended();) {
        wf_vm *vm = wf_open(&config);
        if (!vm)
            return 1;
        console_attach(vm);
        wf_serve(vm, &is_raw);
        console_attach(NULL);
        wf_close(vm);
    }
    return 0;
}
