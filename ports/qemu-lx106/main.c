/* main.c - the board as a Python: a prompt on the console, and programs sent to it.
 *
 * A computer at the other end may send a program: ctrl-A on an empty line, the
 * program's path and a newline, its text, ctrl-D. The board answers ctrl-A, runs
 * it in a fresh machine with the path as its file, answers ctrl-D, and goes on
 * with a fresh prompt. The text lies outside the heap, as a file in flash would. */
#include <string.h>
#include "lx106.h"
#include "wafer_errno.h"

enum { CTRL_A = 1, CTRL_D = 4 };
enum { PATH_ROOM = 128, TEXT_ROOM = 256 * 1024 };
/* Bytes of the stack below what the VM uses: leaf functions, the tick. */
enum { STACK_RESERVE = 1024 };

/* From the link script. */
extern char lx_stack_bottom[], lx_stack_top[], lx_heap_start[], lx_heap_end[];

/* The program that was sent; size 0: none. */
static struct {
    char path[PATH_ROOM];
    size_t size;
} program;
static char program_text[TEXT_ROOM] __attribute__((section(".sent")));

/* ---- The program as the only file ---- */

static size_t position;

static bool is_program(const char *path) { return program.size && strcmp(path, program.path) == 0; }

static int file_open(void *host, const char *path, int flags) {
    (void)host;
    position = 0;
    return flags != 'r' ? -WF_EROFS : is_program(path) ? 0 : -WF_ENOENT;
}

static long file_read(void *host, int fd, void *to, size_t size) {
    (void)host, (void)fd;
    size_t left = program.size - position, part = size < left ? size : left;
    memcpy(to, program_text + position, part);
    position += part;
    return (long)part;
}

static int file_close(void *host, int fd) {
    (void)host, (void)fd;
    return 0;
}

static int file_stat(void *host, const char *path, uint64_t *size, int64_t *mtime) {
    (void)host;
    *size = program.size;
    *mtime = 0;
    return is_program(path);
}

/* Text that does not fit is read on and dropped: then there is no program. */
static void load_program(void) {
    size_t used = 0;
    int byte;
    while ((byte = console_take()) != '\n')
        if (used < PATH_ROOM - 1)
            program.path[used++] = (char)byte;
    program.path[used] = 0;
    for (used = 0; (byte = console_take()) != CTRL_D; used++)
        if (used < TEXT_ROOM)
            program_text[used] = (char)byte;
    program.size = used <= TEXT_ROOM ? used : 0;
}

/* ---- Machines, one after the other ---- */

static const wf_port port = {
    .write = console_write,
    .read = console_read,
    .ticks_us = timer_ticks_us,
    .sleep_us = timer_sleep_us,
    .open = file_open,
    .read_file = file_read,
    .close = file_close,
    .stat = file_stat,
};

static void run_program(wf_vm *vm) {
    console_write(NULL, 1, "\1", 1);
    if (wf_run_file(vm, program.path) != WF_RAISED)
        return;
    (void)wf_exit_status(vm); /* prints the text of a SystemExit */
    if (strcmp(wf_type_name(wf_caught(vm)), "SystemExit") != 0)
        wf_print_caught(vm);
}

/* The prompt ends for good when nothing is to be loaded and somebody listens to sim_exit. */
static void run_prompt(wf_vm *vm) {
    int status = wf_prompt(vm) == WF_RAISED ? wf_exit_status(vm) : 0;
    console_attach(NULL);
    if (console_wants_load())
        load_program();
    else
        sim_exit(status);
}

static void run_machine(const wf_config *config) {
    wf_vm *vm = wf_open(config);
    if (!vm)
        lx_panic("the heap is too small", (uint32_t)config->memory_size);
    wf_add_module(vm, &machine_module);
    console_attach(vm);
    bool is_program_run = program.size > 0;
    if (is_program_run)
        run_program(vm);
    else
        run_prompt(vm);
    console_attach(NULL);
    wf_close(vm);
    if (is_program_run) {
        console_write(NULL, 1, "\4", 1);
        program.size = 0;
    }
}

int main(void) {
    wf_config config = {
        .memory = lx_heap_start,
        .memory_size = (size_t)(lx_heap_end - lx_heap_start),
        .stack_end = lx_stack_top,
        .stack_limit = (size_t)(lx_stack_top - lx_stack_bottom) - STACK_RESERVE,
        .port = &port,
    };
    timer_open();
    for (;;)
        run_machine(&config);
}
