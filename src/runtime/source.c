/* source.c - text of programs: reading files for the compiler, and single
 * lines of them again for tracebacks. */
#include "compiler/compile.h"
#include "objects/bytes.h"
#include "runtime/import.h"
#include "state.h"

/* ---- An open file that a raise closes ---- */

typedef struct open_file {
    wf_cleanup cleanup;
    int fd;
} open_file;

static void close_file(wf_vm *vm, void *data) {
    vm->runtime.port->close(vm->runtime.host, ((open_file *)data)->fd);
}

static int try_open(wf_vm *vm, const char *path) {
    const wf_port *port = vm->runtime.port;
    return port && port->open ? port->open(vm->runtime.host, path, 'r') : -2;
}

static void begin_file(wf_vm *vm, open_file *file, const char *path) {
    file->fd = try_open(vm, path);
    if (file->fd < 0)
        wf_raise_errno(vm, -file->fd, wf_new_text(vm, path));
    wf_cleanup_begin(vm, &file->cleanup, close_file, file);
}

static void end_file(wf_vm *vm, open_file *file) {
    wf_cleanup_end(vm, &file->cleanup);
    close_file(vm, file);
}

static size_t read_piece(wf_vm *vm, void *data, char *buffer, size_t size) {
    long got = vm->runtime.port->read_file(vm->runtime.host, ((open_file *)data)->fd, buffer, size);
    if (got < 0)
        wf_raise_errno(vm, (int)-got, WF_NULL);
    return (size_t)got;
}

wf_code *wf_compile_file(wf_vm *vm, const char *path) {
    open_file file;
    begin_file(vm, &file, path);
    wf_reader reader = {.read = read_piece, .data = &file};
    const wf_str *filename = wf_intern_text(vm, path);
    wf_code *code = wf_compile(vm, &reader, filename, WF_MODE_MODULE, vm->runtime.opt_level);
    end_file(vm, &file);
    return code;
}

wf_val wf_read_file(wf_vm *vm, const char *path) {
    open_file file;
    begin_file(vm, &file, path);
    wf_text text = {0};
    char piece[256];
    for (size_t got; (got = read_piece(vm, &file, piece, sizeof piece)) > 0;)
        wf_text_add(vm, &text, piece, got);
    end_file(vm, &file);
    return wf_new_bytes(vm, text.blob ? text.blob->data : NULL, text.size);
}

/* ---- Lines for tracebacks ---- */

/* Bytes that older texts may take, and what each costs beside its own bytes. */
enum { SOURCES_ROOM = WF_HOSTED ? 64 * 1024 : 512, SOURCE_COST = 64 };

/* A text that is kept: (filename, text, the one that was kept before or WF_NULL). Which text a code
 * belongs to is told by the identity of its filename: those typed at the prompt all have the same
 * name. */
static wf_tuple *older_source(const wf_tuple *source) {
    return wf_is_null(source->item[2]) ? NULL : wf_as_tuple(source->item[2]);
}

static bool is_of_file(const wf_tuple *source, const wf_str *filename) {
    return wf_ptr(source->item[0]) == filename;
}

/* Forgets what filename had before, and texts that have become too many. */
static void drop_sources(wf_vm *vm, wf_tuple *newest, const wf_str *filename) {
    size_t total = 0;
    for (wf_tuple *source = newest, *older; (older = older_source(source));) {
        total += wf_as_bytes(older->item[1])->size + SOURCE_COST;
        if (is_of_file(older, filename) || total > SOURCES_ROOM)
            wf_set(vm, source, source->item[2], older->item[2]);
        else
            source = older;
    }
}

void wf_source_keep(wf_vm *vm, const wf_str *filename, const char *text, size_t size) {
    wf_tuple *older = vm->runtime.sources;
    wf_val items[] = {wf_from(filename), wf_new_bytes(vm, text, size),
                      older ? wf_from(older) : WF_NULL};
    wf_tuple *newest = wf_tuple_new(vm, items, 3);
    drop_sources(vm, newest, filename);
    vm->runtime.sources = newest;
}

/* WF_NULL: none is kept. */
static wf_val kept_source(wf_vm *vm, const wf_str *filename) {
    wf_tuple *source = vm->runtime.sources;
    while (source && !is_of_file(source, filename))
        source = older_source(source);
    return source ? source->item[1] : WF_NULL;
}

typedef struct line_search {
    uint32_t wanted, at; /* line numbers from 1 */
    wf_text line;
    bool done;
} line_search;

static void search_piece(wf_vm *vm, line_search *search, const char *piece, size_t size) {
    while (size && !search->done) {
        const char *newline = memchr(piece, '\n', size);
        size_t part = newline ? (size_t)(newline - piece) : size;
        if (search->at == search->wanted)
            wf_text_add(vm, &search->line, piece, part);
        if (!newline)
            return;
        search->done = search->at++ == search->wanted;
        piece += part + 1;
        size -= part + 1;
    }
}

static void search_file(wf_vm *vm, line_search *search, const char *path) {
    open_file file;
    char piece[256];
    file.fd = try_open(vm, path);
    if (file.fd < 0)
        return;
    wf_cleanup_begin(vm, &file.cleanup, close_file, &file);
    while (!search->done) {
        long got = vm->runtime.port->read_file(vm->runtime.host, file.fd, piece, sizeof piece);
        if (got <= 0)
            break;
        search_piece(vm, search, piece, (size_t)got);
    }
    end_file(vm, &file);
}

wf_val wf_source_line(wf_vm *vm, const wf_str *filename, uint32_t line) {
    line_search search = {line, 1, {0}, false};
    wf_val kept = kept_source(vm, filename);
    if (!wf_is_null(kept)) {
        wf_bytes *text = wf_as_bytes(kept);
        search_piece(vm, &search, (const char *)text->data, text->size);
    } else if (wf_str_data(filename)[0] != '<') {
        search_file(vm, &search, wf_str_data(filename));
    }
    if (search.at < line)
        return WF_NULL;
    const char *data = search.line.blob ? (const char *)search.line.blob->data : "";
    if (wf_utf8_check(data, search.line.size, NULL, &(size_t){0}) == SIZE_MAX)
        return WF_NULL;
    return wf_text_end(vm, &search.line);
}
