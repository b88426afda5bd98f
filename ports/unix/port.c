/* port.c - what a VM needs from a Unix: its clocks; the files are in files.c, the console in
 * console.c. */
#include <time.h>
#include "port.h"

static uint64_t microseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static uint64_t port_ticks_us(void *host) {
    (void)host;
    return microseconds(CLOCK_MONOTONIC);
}

static uint64_t port_cpu_us(void *host) {
    (void)host;
    return microseconds(CLOCK_PROCESS_CPUTIME_ID);
}

static int64_t port_epoch_us(void *host) {
    (void)host;
    return (int64_t)microseconds(CLOCK_REALTIME);
}

static void port_sleep_us(void *host, uint64_t us) {
    (void)host;
    struct timespec time = {(time_t)(us / 1000000), (long)(us % 1000000) * 1000};
    nanosleep(&time, NULL);
}

/* Nothing wakes us when ctrl-C comes by the serial line, so we sleep in pieces. */
static void port_nap_us(void *host, uint64_t us) { port_sleep_us(host, us < 10000 ? us : 10000); }

/* clang-format off */
#define CLOCKS_AND_FILES                                                                           \
    .ticks_us = port_ticks_us, .cpu_us = port_cpu_us, .epoch_us = port_epoch_us,                   \
    .open = files_open, .read_file = files_read, .write_file = files_write, .seek = files_seek,    \
    .close = files_close, .truncate = files_truncate, .stat = files_stat,                          \
    .statvfs = files_statvfs, .remove = files_remove, .rename = files_rename,                      \
    .mkdir = files_mkdir, .rmdir = files_rmdir, .chdir = files_chdir, .getcwd = files_getcwd,      \
    .list = files_list, .sync = files_sync, .random = files_random
/* clang-format on */

const wf_port wf_unix_port = {
    CLOCKS_AND_FILES,     .sleep_us = port_sleep_us,    .write = console_write,
    .read = console_read, .terminal = console_terminal, .window = console_window,
    .board = "unix",
};

const wf_port wf_serial_port = {
    CLOCKS_AND_FILES,    .sleep_us = port_nap_us,     .write = serial_write,
    .read = serial_read, .terminal = serial_terminal, .board = "unix (serial)",
};
