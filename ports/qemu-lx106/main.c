/* main.c - the board as a Python: wf_serve on the console, one life after the other.
 *
 * There is no storage but one file, in memory outside the heap: it is the last
 * that was opened for writing, and it outlives soft resets. */
#include <string.h>
#include "lx106.h"
#include "wafer_errno.h"

enum { PATH_ROOM = 128, TEXT_ROOM = 256 * 1024 };
/* Bytes of the stack below what the VM uses: leaf functions, the tick. */
enum { STACK_RESERVE = 1024 };

/* From the link script. */
extern char lx_stack_bottom[], lx_stack_top[], lx_heap_start[], lx_heap_end[];

/* ---- The file ---- */

static struct {
    char path[PATH_ROOM]; /* empty: there is none */
    size_t size, position;
} file __attribute__((section(".sent")));
static char file_text[TEXT_ROOM] __attribute__((section(".sent")));

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
    .board = "lx106",
    .ticks_us = timer_ticks_us,
    .sleep_us = timer_sleep_us,
    .open = file_open,
    .read_file = file_read,
    .write_file = file_write,
    .close = file_close,
    .stat = file_stat,
};

int main(void) {
    wf_config config = {
        .memory = lx_heap_start,
        .memory_size = (size_t)(lx_heap_end - lx_heap_start),
        .stack_end = lx_stack_top,
        .stack_limit = (size_t)(lx_stack_top - lx_stack_bottom) - STACK_RESERVE,
        .port = &port,
    };
    timer_open();
    for (bool is_raw = false; !console_has_ended();) {
        wf_vm *vm = wf_open(&config);
        if (!vm)
            lx_panic("the heap is too small", (uint32_t)config.memory_size);
        wf_add_module(vm, &machine_module);
        console_attach(vm);
        wf_serve(vm, &is_raw);
        console_attach(NULL);
        wf_close(vm);
    }
    sim_exit(0);
}
