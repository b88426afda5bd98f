/* main.c - the board as a Python: wf_serve on UART0, one life after the other.
 *
 * There is no storage but one file, in memory outside the heap: it is the last
 * that was opened for writing, and it outlives soft resets. */
#include <string.h>
#include "../cortex-m/console.h"
#include "../cortex-m/cortex-m.h"
#include "board.h"
#include "wafer_errno.h"

enum { PATH_ROOM = 128, TEXT_ROOM = 256 * 1024 };
/* Bytes of the stack below what the VM uses: leaf functions, interrupt handlers. */
enum { STACK_RESERVE = 1024 };

/* From the link script. */
extern char cm_stack_bottom[], cm_stack_top[], cm_heap_start[], cm_heap_end[];

/* ---- The file ---- */

static struct {
    char path[PATH_ROOM]; /* empty: there is none */
    size_t size, position;
} file __attribute__((section(".psram")));
static char file_text[TEXT_ROOM] __attribute__((section(".psram")));

static bool is_there(const char *path) { return *path && strcmp(path, file.path) == 0; }

static int file_open(void *host, const char *path, int flags) {
    (void)host;
    if (flags != 'r' && flags != 'w')
        return -WF_EROFS;
    if (flags == 'w' && strlen(path) < PATH_ROOM) {
        memcpy(file.path, path, strlen(path) + 1);
        file.size = 0;
    }
    file.position = 0;
    return is_there(path) ? 0 : flags == 'w' ? -WF_ENAMETOOLONG : -WF_ENOENT;
}

static long file_read(void *host, int fd, void *to, size_t size) {
    (void)host, (void)fd;
    size_t left = file.size - file.position, part = size < left ? size : left;
    memcpy(to, file_text + file.position, part);
    file.position += part;
    return (long)part;
}

static long file_write(void *host, int fd, const void *from, size_t size) {
    (void)host, (void)fd;
    if (size > TEXT_ROOM - file.position)
        return -WF_ENOSPC;
    memcpy(file_text + file.position, from, size);
    file.size = file.position += size;
    return (long)size;
}

static int file_close(void *host, int fd) {
    (void)host, (void)fd;
    return 0;
}

static int file_stat(void *host, const char *path, uint64_t *size, int64_t *mtime) {
    (void)host;
    *size = file.size;
    *mtime = 0;
    return is_there(path);
}

/* ---- Machines, one after the other ---- */

static const wf_port port = {
    .write = console_write,
    .read = console_read,
    .terminal = console_terminal,
    .board = "mps2-an385",
    .ticks_us = timer_ticks_us,
    .sleep_us = timer_sleep_us,
    .open = file_open,
    .read_file = file_read,
    .write_file = file_write,
    .close = file_close,
    .stat = file_stat,
};

static void write_text(const char *text) { console_write(NULL, WF_STREAM_ERR, text, strlen(text)); }

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
    bool is_raw = false;
    for (;;) {
        wf_vm *vm = wf_open(&config);
        if (!vm)
            cm_panic("the heap is too small", (uint32_t)config.memory_size);
        wf_add_module(vm, &machine_module);
        console_attach(vm);
        wf_serve(vm, &is_raw);
        console_attach(NULL);
        wf_close(vm);
    }
}

CM_VECTORS static const cm_handler handlers[IRQ_COUNT] = {
    [IRQ_UART0_RX] = uart_on_receive,
    [IRQ_TIMER0] = timer_on_wrap,
    [IRQ_TIMER1] = timer_on_alarm,
};
