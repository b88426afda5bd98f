/* history.c - the lines typed before, and the file that keeps them.
 *
 * In memory: one block of entries, oldest first, a NUL behind each; the oldest
 * go when it would pass its limit. In the file: an entry a line, the newlines
 * inside it written as CR. */
#include "objects/search.h"
#include "runtime/line.h"
#include "state.h"

enum { HISTORY_ROOM = WF_HOSTED ? 64 * 1024 : 1024 };

const char *wf_history_entry(const wf_line *line, uint32_t at) {
    return at < line->history.size ? (const char *)line->history.blob->data + at : "";
}

bool wf_history_before(const wf_line *line, uint32_t *at) {
    if (*at == 0)
        return false;
    uint32_t i = *at - 1; /* the NUL behind the entry before */
    while (i > 0 && line->history.blob->data[i - 1])
        i--;
    *at = i;
    return true;
}

bool wf_history_after(const wf_line *line, uint32_t *at) {
    if (*at >= line->history.size)
        return false;
    *at += (uint32_t)strlen(wf_history_entry(line, *at)) + 1;
    return true;
}

bool wf_history_search(const wf_line *line, uint32_t *at, const char *text, size_t size) {
    wf_span wanted = {text, size};
    uint32_t i = *at;
    do {
        const char *entry = wf_history_entry(line, i);
        wf_span typed = {entry, strlen(entry)};
        if (i < line->history.size && wf_span_find(typed, wanted) != WF_NOWHERE) {
            *at = i;
            return true;
        }
    } while (wf_history_before(line, &i));
    return false;
}

/* Takes the oldest entries away until size bytes more fit. */
static void drop_oldest(wf_line *line, size_t size) {
    wf_piece *history = &line->history;
    size_t cut = 0;
    while (cut < history->size && history->size - cut + size > HISTORY_ROOM)
        cut += strlen((const char *)history->blob->data + cut) + 1;
    if (cut)
        wf_piece_cut(history, 0, cut);
}

/* false: it is the same as the one before, or does not fit. */
static bool remember(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    if (size == 0 || size >= HISTORY_ROOM || memchr(text, 0, size))
        return false;
    uint32_t last = line->history.size;
    if (wf_history_before(line, &last)) {
        const char *entry = wf_history_entry(line, last);
        if (strlen(entry) == size && !memcmp(entry, text, size))
            return false;
    }
    drop_oldest(line, size + 1);
    char *to = wf_piece_open(vm, line, &line->history, line->history.size, size + 1);
    memcpy(to, text, size);
    to[size] = 0;
    return true;
}

/* ---- The file ---- */

static const char *file_name(wf_vm *vm) {
    wf_val path = vm->runtime.history_path;
    const wf_port *port = vm->runtime.port;
    bool has_files = port && port->open && port->close && port->read_file && port->write_file;
    return has_files && !wf_is_null(path) ? wf_str_data(wf_as_str(path)) : NULL;
}

static void swap(char *text, size_t size, char from, char to) {
    for (size_t i = 0; i < size; i++)
        if (text[i] == from)
            text[i] = to;
}

static void add_to_file(wf_vm *vm, const char *text, size_t size, int flags) {
    const wf_port *port = vm->runtime.port;
    const char *path = file_name(vm);
    int fd = path ? port->open(vm->runtime.host, path, flags) : -1;
    if (fd < 0)
        return;
    port->write_file(vm->runtime.host, fd, text, size);
    port->close(vm->runtime.host, fd);
}

void wf_history_add(wf_vm *vm, wf_line *line, const char *text, size_t size) {
    while (size && strchr(" \t\n", text[size - 1]))
        size--;
    if (!remember(vm, line, text, size) || !file_name(vm))
        return;
    wf_blob *copy = wf_blob_new(vm, size + 1);
    memcpy(copy->data, text, size);
    swap((char *)copy->data, size, '\n', '\r');
    copy->data[size] = '\n';
    add_to_file(vm, (const char *)copy->data, size + 1, 'a');
}

/* Splits what was read into entries. */
static void remember_lines(wf_vm *vm, wf_line *line, char *text, size_t size) {
    for (char *end; (end = memchr(text, '\n', size)); text = end + 1) {
        size_t part = (size_t)(end - text);
        swap(text, part, '\r', '\n');
        if (wf_utf8_check(text, part, NULL, &(size_t){0}) != SIZE_MAX)
            remember(vm, line, text, part);
        size -= part + 1;
    }
}

static void rewrite_file(wf_vm *vm, const wf_line *line) {
    wf_blob *copy = wf_blob_new(vm, line->history.size);
    memcpy(copy->data, line->history.blob->data, line->history.size);
    swap((char *)copy->data, line->history.size, '\n', '\r');
    swap((char *)copy->data, line->history.size, 0, '\n');
    add_to_file(vm, (const char *)copy->data, line->history.size, 'w');
}

void wf_history_load(wf_vm *vm, wf_line *line) {
    const wf_port *port = vm->runtime.port;
    const char *path = file_name(vm);
    int fd = path ? port->open(vm->runtime.host, path, 'r') : -1;
    if (fd < 0)
        return;
    wf_text text = {0};
    char piece[256];
    size_t passed = 0;
    for (long got; (got = port->read_file(vm->runtime.host, fd, piece, sizeof piece)) > 0;) {
        if (text.size > 4 * HISTORY_ROOM) { /* of a file that has become long, the end will do */
            memmove(text.blob->data, text.blob->data + text.size / 2, text.size - text.size / 2);
            passed += text.size / 2;
            text.size -= text.size / 2;
        }
        wf_text_add(vm, &text, piece, (size_t)got);
    }
    port->close(vm->runtime.host, fd);
    if (text.size == 0)
        return;
    if (text.blob->data[text.size - 1] != '\n') { /* the next entry is to have a line of its own */
        wf_text_add(vm, &text, "\n", 1);
        add_to_file(vm, "\n", 1, 'a');
    }
    remember_lines(vm, line, (char *)text.blob->data, text.size);
    if (passed)
        rewrite_file(vm, line);
}
