/* onefile.c - one file, in memory outside the heap: the last that was opened for writing.
 *
 * It outlives soft resets, so what a tool has written can be run in a fresh machine. */
#include <string.h>
#include "board.h"
#include "wafer_errno.h"

enum { PATH_ROOM = 128, TEXT_ROOM = 256 * 1024 };

static struct {
    char path[PATH_ROOM]; /* empty: there is none */
    size_t size, position;
} file __attribute__((section(".onefile")));
static char file_text[TEXT_ROOM] __attribute__((section(".onefile")));

static bool is_there(const char *path) { return *path && strcmp(path, file.path) == 0; }

int onefile_open(void *host, const char *path, int flags) {
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

long onefile_read(void *host, int fd, void *to, size_t size) {
    (void)host, (void)fd;
    size_t left = file.size - file.position, part = size < left ? size : left;
    memcpy(to, file_text + file.position, part);
    file.position += part;
    return (long)part;
}

long onefile_write(void *host, int fd, const void *from, size_t size) {
    (void)host, (void)fd;
    if (size > TEXT_ROOM - file.position)
        return -WF_ENOSPC;
    memcpy(file_text + file.position, from, size);
    file.size = file.position += size;
    return (long)size;
}

int onefile_close(void *host, int fd) {
    (void)host, (void)fd;
    return 0;
}

int onefile_stat(void *host, const char *path, uint64_t *size, int64_t *mtime) {
    (void)host;
    *size = file.size;
    *mtime = 0;
    return is_there(path);
}
