/* files.c - files and folders of a Unix: members of a wf_port.
 *
 * Numbers of errors are those of the system: on Linux they are the library's. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "port.h"

static int done(int result) { return result < 0 ? -errno : 0; }

/* ---- Open files ---- */

int files_open(void *host, const char *path, int flags) {
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

long files_read(void *host, int fd, void *to, size_t size) {
    (void)host;
    ssize_t got;
    do
        got = read(fd, to, size);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : (long)got;
}

long files_write(void *host, int fd, const void *from, size_t size) {
    (void)host;
    ssize_t sent;
    do
        sent = write(fd, from, size);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : (long)sent;
}

long files_seek(void *host, int fd, long offset, int whence) {
    (void)host;
    off_t at = lseek(fd, offset, whence);
    return at < 0 ? -errno : (long)at;
}

int files_close(void *host, int fd) {
    (void)host;
    return done(close(fd));
}

int files_truncate(void *host, int fd, long size) {
    (void)host;
    return done(ftruncate(fd, size));
}

/* ---- Paths ---- */

int files_stat(void *host, const char *path, wf_stat *out) {
    (void)host;
    struct stat info;
    if (stat(path, &info) < 0)
        return -errno;
    *out = (wf_stat){.mode = info.st_mode,
                     .inode = (int64_t)info.st_ino,
                     .device = (int64_t)info.st_dev,
                     .links = (int64_t)info.st_nlink,
                     .owner = info.st_uid,
                     .group = info.st_gid,
                     .size = info.st_size,
                     .accessed = info.st_atime,
                     .modified = info.st_mtime,
                     .changed = info.st_ctime};
    return 0;
}

int files_statvfs(void *host, const char *path, wf_statvfs *out) {
    (void)host;
    struct statvfs info;
    if (statvfs(path, &info) < 0)
        return -errno;
    *out = (wf_statvfs){.block_size = (int64_t)info.f_bsize,
                        .fragment_size = (int64_t)info.f_frsize,
                        .blocks = (int64_t)info.f_blocks,
                        .free = (int64_t)info.f_bfree,
                        .available = (int64_t)info.f_bavail,
                        .files = (int64_t)info.f_files,
                        .files_free = (int64_t)info.f_ffree,
                        .files_available = (int64_t)info.f_favail,
                        .flags = (int64_t)info.f_flag,
                        .name_max = (int64_t)info.f_namemax};
    return 0;
}

int files_remove(void *host, const char *path) {
    (void)host;
    return done(unlink(path));
}

int files_rename(void *host, const char *from, const char *to) {
    (void)host;
    return done(rename(from, to));
}

int files_mkdir(void *host, const char *path, unsigned mode) {
    (void)host;
    return done(mkdir(path, (mode_t)mode));
}

int files_rmdir(void *host, const char *path) {
    (void)host;
    return done(rmdir(path));
}

int files_chdir(void *host, const char *path) {
    (void)host;
    return done(chdir(path));
}

int files_getcwd(void *host, char *to, size_t size) {
    (void)host;
    return getcwd(to, size) ? 0 : -errno;
}

int files_list(void *host, const char *path, void (*item)(void *data, const char *name),
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

/* ---- The system ---- */

int files_sync(void *host) {
    (void)host;
    sync();
    return 0;
}

int files_random(void *host, void *to, size_t size) {
    (void)host;
    for (char *at = to; size > 0;) {
        ssize_t got = getrandom(at, size, 0);
        if (got < 0 && errno != EINTR)
            return -errno;
        at += got > 0 ? got : 0;
        size -= got > 0 ? (size_t)got : 0;
    }
    return 0;
}
