/* main.c - the board as a Python: wf_serve on the console, one life after the other. */
#include "board.h"

/* Bytes of the stack below what the VM uses: leaf functions, interrupt handlers. */
enum { STACK_RESERVE = 1024 };

static const wf_port port = {
    .write = console_write,
    .read = console_read,
    .terminal = console_terminal,
    .board = board_name,
    .ticks_us = timer_ticks_us,
    .sleep_us = timer_sleep_us,
    .open = store_open,
    .read_file = store_read,
    .write_file = store_write,
    .seek = store_seek,
    .close = store_close,
    .truncate = store_truncate,
    .stat = store_stat,
    .statvfs = store_statvfs,
    .remove = store_remove,
    .rename = store_rename,
    .mkdir = store_mkdir,
    .rmdir = store_rmdir,
    .chdir = store_chdir,
    .getcwd = store_getcwd,
    .list = store_list,
    .random = noise_random,
};

int main(void) {
    wf_config config = {
        .memory = board_heap_start,
        .memory_size = (size_t)(board_heap_end - board_heap_start),
        .stack_end = board_stack_top,
        .stack_limit = (size_t)(board_stack_top - board_stack_bottom) - STACK_RESERVE,
        .port = &port,
    };
    board_open();
    for (bool is_raw = false; !console_has_ended();) {
        store_begin();
        wf_vm *vm = wf_open(&config);
        if (!vm)
            board_panic("the heap is too small", (uint32_t)config.memory_size);
        wf_add_module(vm, &machine_module);
        wf_add_path(vm, "/lib");
        console_attach(vm);
        wf_serve(vm, &is_raw);
        console_attach(NULL);
        wf_close(vm);
    }
    board_exit(0);
}
