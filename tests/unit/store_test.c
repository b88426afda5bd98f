/* store_test.c - the boards' file store against a naive model; paths; a full store. */
#include "test.h"

#include "../../ports/boards/board.h"
#include "wafer_errno.h"
#include <stdio.h>

enum { FILES = 8, LONGEST = 6000, STEPS = 4000, PLUS = 0x100 };

uint64_t timer_ticks_us(void *host) {
    (void)host;
    return 5000000;
}

static char path_room[2][40];
static const char *path_of(unsigned which, unsigned room) {
    snprintf(path_room[room], sizeof path_room[room], "%sfile%u", which % 2 ? "/folder/" : "/",
             which);
    return path_room[room];
}

static long long free_blocks(void) {
    wf_statvfs info;
    CHECK_EQ(store_statvfs(NULL, "/", &info), 0);
    return info.free;
}

static void put(const char *path, int flags, long at, const void *data, size_t size) {
    int fd = store_open(NULL, path, flags);
    CHECK(fd >= 0);
    CHECK_EQ(store_seek(NULL, fd, at, 0), at);
    CHECK_EQ(store_write(NULL, fd, data, size), size);
    CHECK_EQ(store_close(NULL, fd), 0);
}

/* Everything in the store goes. */
static void remove_name(void *data, const char *name) { snprintf(data, 64, "%s", name); }
static void empty_folder(const char *folder) {
    char name[64] = "", path[140];
    CHECK_EQ(store_chdir(NULL, "/"), 0);
    while (store_list(NULL, folder, remove_name, name) == 0 && *name) {
        snprintf(path, sizeof path, "%s/%s", folder, name);
        wf_stat info;
        CHECK_EQ(store_stat(NULL, path, &info), 0);
        if (info.mode == WF_STAT_FOLDER)
            empty_folder(path);
        CHECK_EQ(info.mode == WF_STAT_FOLDER ? store_rmdir(NULL, path) : store_remove(NULL, path),
                 0);
        *name = 0;
    }
}

/* ---- Against a model ---- */

typedef struct model {
    bool is_there;
    size_t size;
    uint8_t data[LONGEST];
} model;
static model models[FILES];

static void write_part(model *m, const char *path, uint32_t *chance) {
    uint8_t bytes[700];
    size_t size = test_random(chance) % sizeof bytes;
    size_t at = test_random(chance) % (LONGEST - sizeof bytes);
    bool at_end = test_random(chance) % 4 == 0 && m->size + size <= LONGEST;
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)test_random(chance);
    if (at_end)
        at = m->size;
    put(path, at_end ? 'a' : m->is_there ? 'r' | PLUS : 'w', at_end ? 0 : (long)at, bytes, size);
    m->is_there = true;
    memcpy(m->data + at, bytes, size);
    m->size = size && at + size > m->size ? at + size : m->size;
}

static void truncate_file(model *m, const char *path, size_t size) {
    int fd = store_open(NULL, path, 'r' | PLUS);
    CHECK_EQ(store_truncate(NULL, fd, (long)size), 0);
    CHECK_EQ(store_close(NULL, fd), 0);
    if (size < m->size)
        memset(m->data + size, 0, m->size - size);
    m->size = size;
}

static void check_file(const model *m, const char *path) {
    uint8_t bytes[LONGEST + 1];
    int fd = store_open(NULL, path, 'r');
    if (!m->is_there) {
        CHECK_EQ(fd, -WF_ENOENT);
        return;
    }
    CHECK_EQ(store_read(NULL, fd, bytes, sizeof bytes), m->size);
    CHECK(memcmp(bytes, m->data, m->size) == 0);
    CHECK_EQ(store_close(NULL, fd), 0);
}

static void do_step(uint32_t *chance) {
    unsigned which = test_random(chance) % FILES, other = test_random(chance) % FILES;
    model *m = &models[which];
    switch (test_random(chance) % (m->is_there ? 6 : 1)) {
    case 0:
    case 1:
    case 2: write_part(m, path_of(which, 0), chance); break;
    case 3: truncate_file(m, path_of(which, 0), test_random(chance) % LONGEST); break;
    case 4:
        CHECK_EQ(store_remove(NULL, path_of(which, 0)), 0);
        memset(m, 0, sizeof *m);
        break;
    default:
        CHECK_EQ(store_rename(NULL, path_of(which, 0), path_of(other, 1)), 0);
        if (m != &models[other]) {
            models[other] = *m;
            memset(m, 0, sizeof *m);
        }
    }
    check_file(m, path_of(which, 0));
    check_file(&models[other], path_of(other, 0));
}

TEST(store_keeps_what_a_model_keeps) {
    uint32_t chance = 12345;
    store_begin();
    empty_folder("");
    memset(models, 0, sizeof models);
    long long all = free_blocks();
    CHECK_EQ(store_mkdir(NULL, "/folder", 0), 0);
    for (int i = 0; i < STEPS; i++)
        do_step(&chance);
    for (unsigned i = 0; i < FILES; i++)
        check_file(&models[i], path_of(i, 0));
    empty_folder("");
    CHECK_EQ(free_blocks(), all);
}

/* ---- Full ---- */

TEST(store_full_loses_nothing) {
    uint8_t bytes[1000];
    memset(bytes, 7, sizeof bytes);
    store_begin();
    empty_folder("");
    long long all = free_blocks();
    put("kept", 'w', 0, "precious", 8);
    int fd = store_open(NULL, "big", 'w');
    long done, total = 0;
    while ((done = store_write(NULL, fd, bytes, sizeof bytes)) > 0)
        total += done;
    CHECK_EQ(done, -WF_ENOSPC);
    CHECK_EQ(total, (all - 1) * 512);
    CHECK_EQ(free_blocks(), 0);
    CHECK_EQ(store_truncate(NULL, fd, total + 1), -WF_ENOSPC);
    CHECK_EQ(store_seek(NULL, fd, 0, 1), total);
    int other = store_open(NULL, "kept", 'a');
    CHECK_EQ(store_write(NULL, other, bytes, sizeof bytes), 504); /* what its block has room for */
    CHECK_EQ(store_write(NULL, other, bytes, 1), -WF_ENOSPC);
    CHECK_EQ(store_truncate(NULL, other, 8), 0);
    CHECK_EQ(store_close(NULL, other), 0);
    CHECK_EQ(store_truncate(NULL, fd, 0), 0);
    CHECK_EQ(store_seek(NULL, fd, total - 1000, 0), total - 1000); /* far behind the end */
    CHECK_EQ(store_write(NULL, fd, bytes, sizeof bytes), sizeof bytes);
    CHECK_EQ(store_close(NULL, fd), 0);
    fd = store_open(NULL, "kept", 'r');
    CHECK_EQ(store_read(NULL, fd, bytes, sizeof bytes), 8);
    CHECK(memcmp(bytes, "precious", 8) == 0);
    CHECK_EQ(store_close(NULL, fd), 0);
    empty_folder("");
    CHECK_EQ(free_blocks(), all);
}

TEST(store_has_so_many_files) {
    char path[20];
    int made = 0, error;
    store_begin();
    empty_folder("");
    while (snprintf(path, sizeof path, "%d", made), (error = store_mkdir(NULL, path, 0)) == 0)
        made++;
    CHECK_EQ(error, -WF_ENOSPC);
    CHECK_EQ(made, 255);
    CHECK_EQ(store_open(NULL, "one more", 'w'), -WF_ENOSPC);
    int fd = 0;
    CHECK_EQ(store_rmdir(NULL, "0"), 0);
    for (made = 0; (fd = store_open(NULL, "one", 'a')) >= 0; made++)
        ;
    CHECK_EQ(fd, -WF_EMFILE);
    CHECK_EQ(made, 128);
    store_begin();
    empty_folder("");
}

/* ---- Paths ---- */

TEST(store_paths) {
    wf_stat info;
    char folder[20];
    store_begin();
    empty_folder("");
    CHECK_EQ(store_mkdir(NULL, "a", 0), 0);
    CHECK_EQ(store_mkdir(NULL, "a//b/", 0), 0);
    CHECK_EQ(store_mkdir(NULL, "a", 0), -WF_EEXIST);
    CHECK_EQ(store_mkdir(NULL, "/", 0), -WF_EEXIST);
    CHECK_EQ(store_mkdir(NULL, "x/y", 0), -WF_ENOENT);
    put("a/b/../f", 'x', 0, "12345", 5);
    CHECK_EQ(store_open(NULL, "/a/f", 'x'), -WF_EEXIST);
    CHECK_EQ(store_open(NULL, "/a", 'r'), -WF_EISDIR);
    CHECK_EQ(store_open(NULL, "/a/new/", 'w'), -WF_EISDIR);
    CHECK_EQ(store_open(NULL, "/a/f/g", 'w'), -WF_ENOTDIR);
    CHECK_EQ(store_stat(NULL, "a/f/", &info), -WF_ENOTDIR);
    CHECK_EQ(store_stat(NULL, "../../a/./f", &info), 0);
    CHECK_EQ(info.size, 5);
    CHECK_EQ(info.modified, 5);
    CHECK_EQ(store_chdir(NULL, "a/f"), -WF_ENOTDIR);
    CHECK_EQ(store_chdir(NULL, "a/b"), 0);
    CHECK_EQ(store_getcwd(NULL, folder, sizeof folder), 0);
    CHECK(strcmp(folder, "/a/b") == 0);
    CHECK_EQ(store_getcwd(NULL, folder, 4), -WF_ERANGE);
    CHECK_EQ(store_rmdir(NULL, "."), -WF_EBUSY);
    CHECK_EQ(store_rmdir(NULL, ".."), -WF_ENOTEMPTY);
    CHECK_EQ(store_rmdir(NULL, "/"), -WF_EBUSY);
    CHECK_EQ(store_remove(NULL, "/a"), -WF_EISDIR);
    CHECK_EQ(store_rename(NULL, "/a", "/a/b/c"), -WF_EINVAL);
    CHECK_EQ(store_rename(NULL, "/a", "/a/f"), -WF_EINVAL);
    CHECK_EQ(store_rename(NULL, "/", "/c"), -WF_EBUSY);
    CHECK_EQ(store_rename(NULL, "../f", "/a"), -WF_EISDIR);
    CHECK_EQ(store_rename(NULL, "../f", "g/"), -WF_ENOTDIR);
    CHECK_EQ(store_rename(NULL, "../f", "/c/f"), -WF_ENOENT);
    CHECK_EQ(store_rename(NULL, "../f", "g"), 0);
    CHECK_EQ(store_rename(NULL, "/a/b", "/c"), 0);
    CHECK_EQ(store_stat(NULL, "/c/g", &info), 0);
    CHECK_EQ(store_getcwd(NULL, folder, sizeof folder), 0);
    CHECK(strcmp(folder, "/c") == 0);
    char name[70] = "";
    memset(name, 'n', 64);
    CHECK_EQ(store_open(NULL, name, 'w'), -WF_ENAMETOOLONG);
    empty_folder("");
}

TEST(store_a_file_removed_while_open_stays_until_it_is_closed) {
    char bytes[10];
    store_begin();
    empty_folder("");
    long long all = free_blocks();
    int fd = store_open(NULL, "f", 'w' | PLUS);
    CHECK_EQ(store_write(NULL, fd, "before", 6), 6);
    CHECK_EQ(store_remove(NULL, "f"), 0);
    put("f", 'x', 0, "another", 7);
    CHECK_EQ(store_seek(NULL, fd, 0, 0), 0);
    CHECK_EQ(store_read(NULL, fd, bytes, sizeof bytes), 6);
    CHECK_EQ(store_close(NULL, fd), 0);
    CHECK_EQ(store_close(NULL, fd), -WF_EBADF);
    CHECK_EQ(free_blocks(), all - 1);
    fd = store_open(NULL, "f", 'r');
    CHECK_EQ(store_remove(NULL, "f"), 0);
    store_begin(); /* as after a reset */
    CHECK_EQ(free_blocks(), all);
    CHECK_EQ(store_read(NULL, fd, bytes, 1), -WF_EBADF);
}
