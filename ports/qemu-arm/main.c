/* main.c - the board as a Python: a prompt on UART0, and programs sent to it.
 *
 * A computer at the other end may send a program: ctrl-A on an empty line, the
 * program's path and a newline, its text, ctrl-D. The board answers ctrl-A, runs
 * it in a fresh machine with the path as its file, answers ctrl-D, and goes on
 * with a fresh prompt. The text lies outside the heap, as a file in flash would. */
#include <string.h>
#include "../cortex-m/console.h"
#include "../cortex-m/cortex-m.h"
#include "board.h"
#include "wafer_errno.h"

enum { CTRL_A = 1, CTRL_D = 4 };
enum { PATH_ROOM = 128, TEXT_ROOM = 256 * 1024 };
/* Bytes of the stack below what the VM uses: leaf functions, interrupt handlers. */
enum { STACK_RESERVE = 1024 };

/* From the link script. */
extern char cm_stack_bottom[], cm_stack_top[], cm_heap_start[], cm_heap_end[];

/* The program that was sent; size 0: none. */
static struct {
    char path[PATH_ROOM];
    size_t size;
} program;
static char program_text[TEXT_ROOM] __attribute__((section(".psram")));

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

static void write_text(const char *text) { console_write(NULL, 1, text, strlen(text)); }

static void run_program(wf_vm *vm) {
    uart_put(CTRL_A);
    if (wf_run_file(vm, program.path) != WF_RAISED)
        return;
    (void)wf_exit_status(vm); /* prints the text of a SystemExit */
    if (strcmp(wf_type_name(wf_caught(vm)), "SystemExit") != 0)
        wf_print_caught(vm);
}

/* The prompt ends for good when nothing is to be loaded and somebody listens to cm_exit. */
static void run_prompt(wf_vm *vm) {
    int status = wf_prompt(vm) == WF_RAISED ? wf_exit_status(vm) : 0;
    console_attach(NULL);
    if (console_wants_load())
        load_program();
    else
        cm_exit(status);
}

static void run_machine(const wf_config *config) {
    wf_vm *vm = wf_open(config);
    if (!vm)
        cm_panic("the heap is too small", (uint32_t)config->memory_size);
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
        uart_put(CTRL_D);
        program.size = 0;
    }
}

void cm_panic(const char *what, uint32_t address) {
    write_text("\nwafer: ");
    write_text(what);
    write_text(": 0x");
    for (int shift = 28; shift >= 0; shift -= 4)
        uart_put("0123456789abcdef"[address >> shift & 15]);
    write_text("\n");
    cm_exit(1);
    cm_reset();
}

int main(void) {
    wf_config config = {
        .memory = cm_heap_start,
        .memory_size = (size_t)(cm_heap_end - cm_heap_start),
        .stack_end = cm_stack_top,
        .stack_limit = (size_t)(cm_stack_top - cm_stack_bottom) - STACK_RESERVE,
        .port = &port,
    };
    timer_open();
    uart_open();
    for (;;)
        run_machine(&config);
}

CM_VECTORS static const cm_handler handlers[IRQ_COUNT] = {
    [IRQ_UART0_RX] = uart_on_receive,
    [IRQ_TIMER0] = timer_on_wrap,
    [IRQ_TIMER1] = timer_on_alarm,
};
