/* store.c - files and folders in memory outside the heap, a file system without a medium.
 *
 *     nodes[]             what there is: files and folders; node 0 is the root
 *     next[], blocks[]    a file's bytes lie in a chain of blocks: its node knows the first,
 *                         next[] of each the one behind it
 *     openings[]          open files; a descriptor is an index of it
 *
 * It outlives soft resets, and resets of the chip as long as its memory does: all of it but the
 * openings and the current folder.
 *
 * Always true: a block is free or in one chain; a chain has the blocks that its file's size takes;
 * behind the end of a file its last block is zero; a folder's parents lead to the root. */
#include <string.h>
#include "board.h"
#include "wafer_errno.h"

enum { BLOCK_SIZE = 512, BLOCKS = 1024, NODES = 256, OPENINGS = 128, NAME_ROOM = 64 };
enum { NOTHING = 0xFFFF, FREE = 0xFFFE }; /* behind a block: the chain's end; it is in no chain */
enum { STORE_SIZE = BLOCK_SIZE * BLOCKS };
enum { MAGIC = 0x57A0F11F };
enum { ROOT = 0 }; /* number of a node */

typedef enum node_kind { NODE_FREE, NODE_FILE, NODE_FOLDER, NODE_REMOVED } node_kind;

typedef struct node {
    uint8_t kind;   /* node_kind; NODE_REMOVED: a file without a name that is open */
    uint8_t opened; /* how often */
    uint16_t parent;
    uint16_t first;   /* block of a file, or NOTHING */
    uint32_t size;    /* bytes */
    uint32_t changed; /* seconds */
    char name[NAME_ROOM];
} node;

typedef struct opening {
    node *file; /* NULL: free */
    bool readable, writable, appends;
    uint32_t at;
} opening;

static struct {
    uint32_t magic; /* MAGIC: what follows is a file system */
    node nodes[NODES];
    uint16_t next[BLOCKS];
    uint8_t blocks[BLOCKS][BLOCK_SIZE];
    opening openings[OPENINGS];
    uint16_t current; /* folder */
} store __attribute__((section(".store")));

static uint32_t seconds_now(void) { return (uint32_t)(timer_ticks_us(NULL) / 1000000); }

/* ---- Blocks ---- */

static uint16_t take_block(void) {
    for (uint16_t b = 0; b < BLOCKS; b++) {
        if (store.next[b] == FREE) {
            store.next[b] = NOTHING;
            memset(store.blocks[b], 0, BLOCK_SIZE);
            return b;
        }
    }
    return NOTHING;
}

/* Gives the file blocks for so many bytes, as far as there are any: for how many they do. */
static size_t reserve(node *n, size_t size) {
    uint16_t *link = &n->first;
    size_t room = 0;
    for (; room < size; room += BLOCK_SIZE, link = &store.next[*link]) {
        if (*link == NOTHING)
            *link = take_block();
        if (*link == NOTHING)
            return room;
    }
    return size;
}

/* Makes the file end here: frees the blocks behind, and clears the rest of its last one. */
static void end_at(node *n, size_t size) {
    uint16_t *link = &n->first, last = NOTHING;
    for (size_t room = 0; room < size; room += BLOCK_SIZE) {
        last = *link;
        link = &store.next[last];
    }
    for (uint16_t b = *link; b != NOTHING;) {
        uint16_t after = store.next[b];
        store.next[b] = FREE;
        b = after;
    }
    *link = NOTHING;
    if (size % BLOCK_SIZE)
        memset(store.blocks[last] + size % BLOCK_SIZE, 0, BLOCK_SIZE - size % BLOCK_SIZE);
    n->size = (uint32_t)size;
    n->changed = seconds_now();
}

/* The bytes from `at` on that lie together, at most size of them: where, and how many. They are
 * within the file's blocks. */
static uint8_t *bytes_at(const node *n, size_t at, size_t *size) {
    uint16_t block = n->first;
    for (size_t skip = at / BLOCK_SIZE; skip > 0; skip--)
        block = store.next[block];
    size_t left = BLOCK_SIZE - at % BLOCK_SIZE;
    *size = *size < left ? *size : left;
    return store.blocks[block] + at % BLOCK_SIZE;
}

/* ---- Names ---- */

/* Where a path leads. */
typedef struct place {
    node *found;     /* NULL: to nothing, and then */
    uint16_t folder; /* the folder that it would be in, NOTHING if that is not there either, */
    const char *name;
    size_t name_size; /* and the name that it would have; */
    bool is_folder;   /* a slash is behind it */
} place;

static uint16_t number_of(const node *n) { return (uint16_t)(n - store.nodes); }

static bool is_text(const char *name, size_t size, const char *text) {
    return size == strlen(text) && memcmp(name, text, size) == 0;
}

static size_t count_slashes(const char *text) {
    size_t count = 0;
    while (text[count] == '/')
        count++;
    return count;
}

/* From a node, or NULL, on to the next that lies in the folder; NULL: there is none. */
static node *next_in(uint16_t folder, const node *n) {
    for (size_t i = n ? number_of(n) + 1u : ROOT + 1u; i < NODES; i++) {
        node *other = &store.nodes[i];
        if ((other->kind == NODE_FILE || other->kind == NODE_FOLDER) && other->parent == folder)
            return other;
    }
    return NULL;
}

/* The node that a part of a path leads to, from a folder. */
static node *step(node *from, const char *name, size_t size) {
    node *n = NULL;
    if (is_text(name, size, "."))
        return from;
    if (is_text(name, size, ".."))
        return &store.nodes[from->parent];
    while ((n = next_in(number_of(from), n)) && !is_text(name, size, n->name))
        ;
    return n;
}

/* 0, -ENOENT, or another error, where nothing could be made. */
static int find(const char *path, place *out) {
    node *at = &store.nodes[*path == '/' ? ROOT : store.current];
    *out = (place){.folder = NOTHING};
    for (path += count_slashes(path); *path;) {
        size_t size = strcspn(path, "/"), slashes = count_slashes(path + size);
        if (size >= NAME_ROOM)
            return -WF_ENAMETOOLONG;
        node *next = step(at, path, size);
        if (!next) {
            uint16_t folder = path[size + slashes] ? NOTHING : number_of(at);
            *out = (place){NULL, folder, path, size, slashes > 0};
            return -WF_ENOENT;
        }
        if (slashes && next->kind != NODE_FOLDER)
            return -WF_ENOTDIR;
        at = next;
        path += size + slashes;
    }
    out->found = at;
    return 0;
}

static int find_folder(const char *path, place *out) {
    int error = find(path, out);
    return error ? error : out->found->kind == NODE_FOLDER ? 0 : -WF_ENOTDIR;
}

/* An empty file or folder where there was nothing; NULL: there are too many. */
static node *make(const place *where, node_kind kind) {
    for (node *n = store.nodes; n < store.nodes + NODES; n++) {
        if (n->kind != NODE_FREE)
            continue;
        *n = (node){.parent = where->folder, .first = NOTHING, .kind = (uint8_t)kind};
        memcpy(n->name, where->name, where->name_size);
        n->changed = seconds_now();
        return n;
    }
    return NULL;
}

/* Frees the node of a file that nobody has open. */
static void free_file(node *n) {
    end_at(n, 0);
    n->kind = NODE_FREE;
}

/* Takes a file or an empty folder away. */
static int drop(node *n) {
    if (n->kind == NODE_FOLDER && (number_of(n) == ROOT || number_of(n) == store.current))
        return -WF_EBUSY;
    if (n->kind == NODE_FOLDER && next_in(number_of(n), NULL))
        return -WF_ENOTEMPTY;
    if (n->kind == NODE_FOLDER)
        n->kind = NODE_FREE;
    else if (n->opened)
        n->kind = NODE_REMOVED;
    else
        free_file(n);
    return 0;
}

/* ---- Open files ---- */

static opening *opening_of(int fd) {
    bool is_there = fd >= 0 && fd < OPENINGS && store.openings[fd].file;
    return is_there ? &store.openings[fd] : NULL;
}

/* The file to open, emptied or made as the letter of the mode says. */
static int find_file(const char *path, char action, node **out) {
    place where;
    int error = find(path, &where);
    *out = where.found;
    if (where.found && where.found->kind == NODE_FOLDER)
        return -WF_EISDIR;
    if (where.found && action == 'x')
        return -WF_EEXIST;
    if (where.found && action == 'w')
        end_at(where.found, 0);
    if (where.found || where.folder == NOTHING || action == 'r')
        return error;
    if (where.is_folder)
        return -WF_EISDIR;
    *out = make(&where, NODE_FILE);
    return *out ? 0 : -WF_ENOSPC;
}

int store_open(void *host, const char *path, int flags) {
    (void)host;
    char action = (char)(flags & 0xff);
    bool both = flags & 0x100;
    int fd = 0;
    while (fd < OPENINGS && store.openings[fd].file)
        fd++;
    if (fd == OPENINGS)
        return -WF_EMFILE;
    node *n;
    int error = find_file(path, action, &n);
    if (error)
        return error;
    store.openings[fd] =
        (opening){n, action == 'r' || both, action != 'r' || both, action == 'a', 0};
    n->opened++;
    return fd;
}

int store_close(void *host, int fd) {
    (void)host;
    opening *o = opening_of(fd);
    if (!o)
        return -WF_EBADF;
    if (--o->file->opened == 0 && o->file->kind == NODE_REMOVED)
        free_file(o->file);
    o->file = NULL;
    return 0;
}

long store_read(void *host, int fd, void *to, size_t size) {
    (void)host;
    opening *o = opening_of(fd);
    if (!o || !o->readable)
        return -WF_EBADF;
    size_t left = o->at < o->file->size ? o->file->size - o->at : 0,
           wanted = size < left ? size : left;
    for (size_t done = 0, part; done < wanted; done += part) {
        part = wanted - done;
        const uint8_t *from = bytes_at(o->file, o->at + done, &part);
        memcpy((uint8_t *)to + done, from, part);
    }
    o->at += (uint32_t)wanted;
    return (long)wanted;
}

long store_write(void *host, int fd, const void *from, size_t size) {
    (void)host;
    opening *o = opening_of(fd);
    if (!o || !o->writable)
        return -WF_EBADF;
    node *n = o->file;
    size_t at = o->appends ? n->size : o->at;
    size_t most = at < STORE_SIZE ? STORE_SIZE - at : 0;
    size_t end = reserve(n, at + (size < most ? size : most));
    if (end <= at) { /* what was reserved up to there is of no use */
        end_at(n, n->size);
        return size ? -WF_ENOSPC : 0;
    }
    for (size_t done = at, part; done < end; done += part) {
        part = end - done;
        uint8_t *to = bytes_at(n, done, &part);
        memcpy(to, (const uint8_t *)from + (done - at), part);
    }
    if (end > n->size)
        n->size = (uint32_t)end;
    n->changed = seconds_now();
    o->at = (uint32_t)end;
    return (long)(end - at);
}

long store_seek(void *host, int fd, long offset, int whence) {
    (void)host;
    opening *o = opening_of(fd);
    if (!o)
        return -WF_EBADF;
    long base = whence == 0 ? 0 : whence == 1 ? (long)o->at : (long)o->file->size;
    if (offset < -base || offset > INT32_MAX - base)
        return -WF_EINVAL;
    o->at = (uint32_t)(base + offset);
    return (long)o->at;
}

int store_truncate(void *host, int fd, long size) {
    (void)host;
    opening *o = opening_of(fd);
    if (!o || !o->writable)
        return -WF_EBADF;
    if (size < 0)
        return -WF_EINVAL;
    size_t wanted = (size_t)size, room = wanted > STORE_SIZE ? 0 : reserve(o->file, wanted);
    end_at(o->file, room < wanted ? o->file->size : wanted);
    return room < wanted ? -WF_ENOSPC : 0;
}

/* ---- Files and folders ---- */

int store_stat(void *host, const char *path, wf_stat *out) {
    (void)host;
    place where;
    int error = find(path, &where);
    if (error)
        return error;
    out->mode = where.found->kind == NODE_FOLDER ? WF_STAT_FOLDER : WF_STAT_FILE;
    out->size = where.found->size;
    out->accessed = out->modified = out->changed = where.found->changed;
    return 0;
}

int store_statvfs(void *host, const char *path, wf_statvfs *out) {
    (void)host;
    place where;
    int error = find(path, &where);
    *out = (wf_statvfs){.block_size = BLOCK_SIZE,
                        .fragment_size = BLOCK_SIZE,
                        .blocks = BLOCKS,
                        .files = NODES,
                        .name_max = NAME_ROOM - 1};
    for (size_t i = 0; i < BLOCKS; i++)
        out->free += store.next[i] == FREE;
    for (size_t i = 0; i < NODES; i++)
        out->files_free += store.nodes[i].kind == NODE_FREE;
    out->available = out->free;
    out->files_available = out->files_free;
    return error;
}

int store_remove(void *host, const char *path) {
    (void)host;
    place where;
    int error = find(path, &where);
    return error ? error : where.found->kind == NODE_FOLDER ? -WF_EISDIR : drop(where.found);
}

int store_rmdir(void *host, const char *path) {
    (void)host;
    place where;
    int error = find_folder(path, &where);
    return error ? error : drop(where.found);
}

int store_mkdir(void *host, const char *path, unsigned mode) {
    (void)host, (void)mode;
    place where;
    int error = find(path, &where);
    if (where.found)
        return -WF_EEXIST;
    if (where.folder == NOTHING)
        return error;
    return make(&where, NODE_FOLDER) ? 0 : -WF_ENOSPC;
}

/* Whether the folder is n, or lies below it. */
static bool is_within(uint16_t folder, const node *n) {
    while (folder != number_of(n) && folder != ROOT)
        folder = store.nodes[folder].parent;
    return folder == number_of(n);
}

/* Takes away what n is renamed to. */
static int drop_for(const node *n, node *other) {
    if (n->kind == NODE_FILE && other->kind == NODE_FOLDER)
        return -WF_EISDIR;
    if (n->kind == NODE_FOLDER && other->kind == NODE_FILE)
        return -WF_ENOTDIR;
    return drop(other);
}

int store_rename(void *host, const char *from, const char *to) {
    (void)host;
    place source, target;
    int error = find(from, &source);
    if (error)
        return error;
    error = find(to, &target);
    node *n = source.found, *other = target.found;
    if (n == other)
        return 0;
    uint16_t folder = other ? other->parent : target.folder;
    if (folder == NOTHING)
        return error;
    if (number_of(n) == ROOT)
        return -WF_EBUSY;
    if (is_within(folder, n))
        return -WF_EINVAL;
    if (n->kind == NODE_FILE && target.is_folder)
        return -WF_ENOTDIR;
    error = other ? drop_for(n, other) : 0;
    if (error)
        return error;
    memset(n->name, 0, NAME_ROOM);
    if (other)
        memcpy(n->name, other->name, NAME_ROOM);
    else
        memcpy(n->name, target.name, target.name_size);
    n->parent = folder;
    return 0;
}

int store_chdir(void *host, const char *path) {
    (void)host;
    place where;
    int error = find_folder(path, &where);
    if (!error)
        store.current = number_of(where.found);
    return error;
}

/* Written from the end, where the current folder's name is, and moved to the start. */
int store_getcwd(void *host, char *to, size_t size) {
    (void)host;
    size_t at = size;
    for (uint16_t i = store.current; i != ROOT; i = store.nodes[i].parent) {
        size_t part = strlen(store.nodes[i].name) + 1;
        if (part + 2 > at)
            return -WF_ERANGE;
        at -= part;
        to[at] = '/';
        memcpy(to + at + 1, store.nodes[i].name, part - 1);
    }
    if (at == size)
        to[--at] = '/';
    memmove(to, to + at, size - at);
    to[size - at] = 0;
    return 0;
}

int store_list(void *host, const char *path, void (*item)(void *data, const char *name),
               void *data) {
    (void)host;
    place where;
    int error = find_folder(path, &where);
    if (error)
        return error;
    uint16_t folder = number_of(where.found);
    for (const node *n = NULL; (n = next_in(folder, n));)
        item(data, n->name);
    return 0;
}

/* ---- A new life ---- */

static void format(void) {
    memset(store.nodes, 0, sizeof store.nodes);
    store.nodes[ROOT].kind = NODE_FOLDER;
    for (size_t i = 0; i < BLOCKS; i++)
        store.next[i] = FREE;
    store.magic = MAGIC;
}

void store_begin(void) {
    if (store.magic != MAGIC)
        format();
    for (node *n = store.nodes; n < store.nodes + NODES; n++) {
        n->opened = 0;
        if (n->kind == NODE_REMOVED)
            free_file(n);
    }
    memset(store.openings, 0, sizeof store.openings);
    store.current = ROOT;
}
