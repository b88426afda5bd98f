/* port.c - what a VM needs from a Unix: clocks, files. The console is in console.c. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
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

static int port_open(void *host, const char *path, int flags) {
    (void)host;
    int access = flags & 0x100 ? O_RDWR : (flags & 0xff) == 'r' ? O_RDONLY : O_WRONLY;
    switch (flags & 0xff) {
    case 'w': access |= O_CREAT | O_TRUNC; break;
    case 'a': access |= O_CREAT | O_APPEND; break;
    case 'x': access |= O_CREAT | O_EXCL; break;
    default: break;
    }
    int fd = open(path, access | O_CLOEXEC, 0666);
    struct stat info;
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        close(fd);
        return -EISDIR;
    }
    return fd < 0 ? -errno : fd;
}

static long port_read_file(void *host, int fd, void *to, size_t size) {
    (void)host;
    ssize_t got;
    do
        got = read(fd, to, size);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : (long)got;
}

static long port_write_file(void *host, int fd, const void *from, size_t size) {
    (void)host;
    ssize_t done;
    do
        done = write(fd, from, size);
    while (done < 0 && errno == EINTR);
    return done < 0 ? -errno : (long)done;
}

static long port_seek(void *host, int fd, long offset, int whence) {
    (void)host;
    off_t at = lseek(fd, offset, whence);
    return at < 0 ? -errno : (long)at;
}

static int port_close(void *host, int fd) {
    (void)host;
    return close(fd) < 0 ? -errno : 0;
}

static int port_stat(void *host, const char *path, uint64_t *size, int64_t *mtime) {
    (void)host;
    struct stat info;
    if (stat(*path ? path : ".", &info) < 0)
        return 0;
    *size = (uint64_t)info.st_size;
    *mtime = info.st_mtime;
    return S_ISDIR(info.st_mode) ? 2 : 1;
}

static int port_truncate(void *host, int fd, long size) {
    (void)host;
    return ftruncate(fd, size) < 0 ? -errno : 0;
}

static int port_list(void *host, const char *path, void (*item)(void *data, const char *name),
                     void *data) {
    (void)host;
    DIR *folder = opendir(*path ? path : ".");
    if (!folder)
        return -errno;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            item(data, entry->d_name);
    closedir(folder);
    return 0;
}

#define CLOCKS_AND_FILES                                                                           \
    .ticks_us = port_ticks_us, .cpu_us = port_cpu_us, .epoch_us = port_epoch_us,                   \
    .open = port_open, .read_file = port_read_file, .write_file = port_write_file,                 \
    .seek = port_seek, .close = port_close, .stat = port_stat, .truncate = port_truncate,          \
    .list = port_list

const wf_port wf_unix_port = {
    CLOCKS_AND_FILES,     .sleep_us = port_sleep_us,    .write = console_write,
    .read = console_read, .terminal = console_terminal, .window = console_window,
    .board = "unix",
};

const wf_port wf_serial_port = {
    CLOCKS_AND_FILES,    .sleep_us = port_nap_us,     .write = serial_write,
    .read = serial_read, .terminal = serial_terminal, .board = "unix (serial)",
};
