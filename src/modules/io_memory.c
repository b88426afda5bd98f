/* io_memory.c - io.StringIO and io.BytesIO: a bytearray read and written as a file.
 *
 * Always true: `at` and `length` count characters in a StringIO and bytes in a
 * BytesIO; offset is where `at` is in bytes, when at <= length. In a StringIO
 * the bytearray holds UTF-8. */
#include <string.h>
#include "modules/io.h"

typedef struct memory {
    wf_iobase base;
    bool is_text;
    uint8_t newline; /* wf_newline */
    wf_val data;     /* a bytearray; absent once closed */
    size_t at, length;
    size_t offset;
} memory;

static memory *as_memory(wf_vm *vm, wf_val self) {
    memory *m = wf_to_object(self);
    if (m->base.closed)
        wf_error_raise(vm, m->is_text ? WF_E_STRINGIO_CLOSED : WF_E_FILE_CLOSED);
    return m;
}

static void trace(wf_tracer *t, void *object) { wf_trace(t, &((memory *)object)->data); }

/* ---- The bytes ---- */

static size_t size_of(wf_vm *vm, const memory *m) { return wf_length(vm, m->data); }

static char *bytes_of(wf_vm *vm, const memory *m) {
    return (char *)wf_bytearray_resize(vm, m->data, size_of(vm, m));
}

/* Characters or bytes. */
static size_t count_of(const memory *m, const char *data, size_t size) {
    return m->is_text ? wf_utf8_count(data, size) : size;
}

/* Where the item number `at` is, in bytes. */
static size_t offset_of(wf_vm *vm, const memory *m, size_t at) {
    bool is_wide = m->is_text && m->length != size_of(vm, m);
    if (!is_wide || at == m->length)
        return at == m->length ? size_of(vm, m) : at;
    size_t from = at >= m->at ? m->at : 0, offset = from ? m->offset : 0;
    return offset + wf_utf8_offset(bytes_of(vm, m) + offset, at - from);
}

static void move_to(wf_vm *vm, memory *m, size_t at) {
    m->offset = at <= m->length ? offset_of(vm, m, at) : 0;
    m->at = at;
}

/* Fills up with zeros to where the position is. */
static void fill_gap(wf_vm *vm, memory *m) {
    if (m->at <= m->length)
        return;
    size_t size = size_of(vm, m) + (m->at - m->length);
    wf_bytearray_resize(vm, m->data, size);
    m->length = m->at;
    m->offset = size;
}

/* Writes count items over what is at the position. */
static void put(wf_vm *vm, memory *m, const char *from, size_t size, size_t count) {
    if (count == 0)
        return;
    fill_gap(vm, m);
    size_t old_size = size_of(vm, m);
    size_t end = m->at + count >= m->length ? old_size : offset_of(vm, m, m->at + count);
    size_t cut = end - m->offset, rest = old_size - end, new_size = old_size - cut + size;
    char *data =
        (char *)wf_bytearray_resize(vm, m->data, new_size > old_size ? new_size : old_size);
    if (rest && cut != size)
        memmove(data + m->offset + size, data + end, rest);
    memmove(data + m->offset, from, size);
    wf_bytearray_resize(vm, m->data, new_size);
    m->at += count;
    m->offset += size;
    if (m->at > m->length)
        m->length = m->at;
}

static wf_val take(wf_vm *vm, memory *m, size_t size) {
    const char *data = bytes_of(vm, m) + m->offset;
    wf_val result = m->is_text ? wf_new_str(vm, data, size) : wf_new_bytes(vm, data, size);
    m->at += count_of(m, data, size);
    m->offset += size;
    return result;
}

/* Bytes from the position on, at most `most` items. */
static size_t size_left(wf_vm *vm, const memory *m, size_t most) {
    if (m->at >= m->length)
        return 0;
    if (most >= m->length - m->at)
        return size_of(vm, m) - m->offset;
    return m->is_text ? offset_of(vm, m, m->at + most) - m->offset : most;
}

/* ---- Reading ---- */

static size_t line_size(const memory *m, const char *data, size_t size) {
    const char *end;
    switch ((wf_newline)m->newline) {
    case WF_NEWLINE_ANY:
        for (size_t i = 0; i < size; i++)
            if (data[i] == '\n' || data[i] == '\r')
                return data[i] == '\r' && i + 1 < size && data[i + 1] == '\n' ? i + 2 : i + 1;
        return size;
    case WF_NEWLINE_CR: end = memchr(data, '\r', size); break;
    case WF_NEWLINE_CRLF:
        for (size_t i = 0; i + 1 < size; i++)
            if (data[i] == '\r' && data[i + 1] == '\n')
                return i + 2;
        return size;
    default: end = memchr(data, '\n', size); break;
    }
    return end ? (size_t)(end - data) + 1 : size;
}

static wf_val read(wf_vm *vm, const wf_val *args, size_t count) {
    as_memory(vm, args[0]);
    size_t most = wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL);
    memory *m = as_memory(vm, args[0]); /* the argument may have closed it */
    return take(vm, m, size_left(vm, m, most));
}

static wf_val read_line(wf_vm *vm, memory *m, size_t most) {
    size_t size = size_left(vm, m, most);
    return take(vm, m, line_size(m, bytes_of(vm, m) + m->offset, size));
}

static wf_val readline(wf_vm *vm, const wf_val *args, size_t count) {
    as_memory(vm, args[0]);
    size_t most = wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL);
    return read_line(vm, as_memory(vm, args[0]), most);
}

static wf_val next(wf_vm *vm, wf_val self) {
    memory *m = as_memory(vm, self);
    return m->at < m->length ? read_line(vm, m, SIZE_MAX) : WF_NULL;
}

static wf_val readinto(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    memory *m = as_memory(vm, args[0]);
    wf_buffer to;
    wf_buffer_begin(vm, args[1], &to, true);
    size_t size = size_left(vm, m, to.size);
    if (size)
        memmove(to.data, bytes_of(vm, m) + m->offset, size);
    m->at += size;
    m->offset += size;
    wf_buffer_end(vm, &to);
    return wf_new_int(vm, (int64_t)size);
}

static wf_val getvalue(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    memory *m = as_memory(vm, args[0]);
    size_t size = size_of(vm, m);
    return m->is_text ? wf_new_str(vm, bytes_of(vm, m), size)
                      : wf_new_bytes(vm, bytes_of(vm, m), size);
}

static wf_val getbuffer(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call(vm, wf_from_object(&wf_memview_type), &as_memory(vm, args[0])->data, 1);
}

/* ---- Writing ---- */

/* \r\n and \r as \n. */
static wf_val unify_newlines(wf_vm *vm, wf_val text) {
    static const char *const old[] = {"\r\n", "\r"};
    size_t size;
    const char *data = wf_to_text(vm, text, &size);
    if (!memchr(data, '\r', size))
        return text;
    text = wf_new_str(vm, data, size); /* a derived class may have another replace() */
    for (size_t i = 0; i < WF_COUNT(old); i++) {
        wf_val change[2];
        change[0] = wf_new_text(vm, old[i]);
        change[1] = wf_new_text(vm, "\n");
        text = wf_call_method(vm, text, "replace", change, 2);
    }
    return text;
}

static void write_text(wf_vm *vm, memory *m, wf_val text) {
    if (m->newline == WF_NEWLINE_TRANSLATE)
        text = unify_newlines(vm, text);
    text = wf_io_translate(vm, text, (wf_newline)m->newline);
    size_t size;
    const char *data = wf_to_text(vm, text, &size);
    put(vm, m, data, size, wf_utf8_count(data, size));
}

static wf_val write(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    memory *m = as_memory(vm, args[0]);
    if (m->is_text) {
        if (!wf_is_str(args[1]))
            wf_error_raise(vm, WF_E_STRINGIO_WRITE, args[1]);
        write_text(vm, m, args[1]);
        return wf_new_int(vm, (int64_t)wf_length(vm, args[1]));
    }
    wf_buffer from; /* held in place by being here; no Python runs from now on */
    wf_buffer_begin(vm, args[1], &from, false);
    wf_buffer_end(vm, &from);
    put(vm, m, (const char *)from.data, from.size, from.size);
    return wf_new_int(vm, (int64_t)from.size);
}

static wf_val truncate(wf_vm *vm, const wf_val *args, size_t count) {
    memory *m = as_memory(vm, args[0]);
    intptr_t to = (intptr_t)m->at;
    if (count > 1 && !wf_is_none(args[1]))
        to = wf_to_index(vm, args[1]);
    as_memory(vm, args[0]); /* still open? */
    if (to < 0)
        wf_error_raise(vm, m->is_text ? WF_E_STRINGIO_SIZE : WF_E_BYTESIO_SIZE, (long)to);
    if ((size_t)to < m->length) {
        wf_bytearray_resize(vm, m->data, offset_of(vm, m, (size_t)to));
        m->length = (size_t)to;
    }
    return wf_new_int(vm, to);
}

/* ---- Moving ---- */

static wf_val tell(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, (int64_t)as_memory(vm, args[0])->at);
}

static wf_val seek(wf_vm *vm, const wf_val *args, size_t count) {
    memory *m = as_memory(vm, args[0]);
    intptr_t to = wf_to_index(vm, args[1]), whence = count > 2 ? wf_to_index(vm, args[2]) : 0;
    as_memory(vm, args[0]); /* still open? */
    if (whence < 0 || whence > 2)
        wf_error_raise(vm, m->is_text ? WF_E_STRINGIO_WHENCE : WF_E_SEEK_WHENCE, (long)whence);
    if (whence == 0 && to < 0)
        wf_error_raise(vm, m->is_text ? WF_E_STRINGIO_POSITION : WF_E_BYTESIO_POSITION, (long)to);
    if (m->is_text && whence && to)
        wf_error_raise(vm, WF_E_STRINGIO_SEEK);
    to += whence == 0 ? 0 : (intptr_t)(whence == 1 ? m->at : m->length);
    move_to(vm, m, to < 0 ? 0 : (size_t)to);
    return wf_new_int(vm, (int64_t)m->at);
}

static wf_val close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    memory *m = wf_to_object(args[0]);
    if (!m->base.closed && size_of(vm, m) && !m->is_text)
        wf_bytearray_resize(vm, m->data, 0); /* raises while something looks at it */
    m->base.closed = true;
    wf_set(vm, m, m->data, WF_NULL);
    return wf_none();
}

/* ---- The types ---- */

static wf_val make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    (void)args, (void)count, (void)names;
    memory *m = wf_instance_new(vm, type, 0);
    wf_set(vm, m, m->data, wf_new_bytearray(vm, NULL, 0));
    return wf_from_object(m);
}

static void begin(wf_vm *vm, memory *m) {
    wf_set(vm, m, m->data, wf_new_bytearray(vm, NULL, 0));
    m->base.closed = false;
    m->at = m->length = m->offset = 0;
}

/* An int as the first argument is the size to reserve, for programs that know no better; it is not
 * needed. */
static void string_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[2];
    wf_bind_args(vm, "StringIO", "initial_value,newline", 0, 2, args, count, names, given);
    memory *m = wf_to_object(self);
    begin(vm, m);
    m->is_text = true;
    m->newline = wf_is_absent(given[1]) ? WF_NEWLINE_LF : (uint8_t)wf_io_newline(vm, given[1]);
    if (wf_is_absent(given[0]) || wf_is_none(given[0]) || wf_is_int(given[0]))
        return;
    if (!wf_is_str(given[0]))
        wf_error_raise(vm, WF_E_STRINGIO_INITIAL, given[0]);
    write_text(vm, m, given[0]);
    move_to(vm, m, 0);
}

static void bytes_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[1];
    wf_bind_args(vm, "BytesIO", "initial_bytes", 0, 1, args, count, names, given);
    memory *m = wf_to_object(self);
    begin(vm, m);
    if (wf_is_absent(given[0]) || wf_is_none(given[0]) || wf_is_int(given[0]))
        return;
    wf_val write_args[2] = {self, given[0]};
    write(vm, write_args, 2);
    move_to(vm, m, 0);
}

static const wf_def string_defs[] = {
    WF_FN("close", close, 1, 1, NULL),        WF_FN("getvalue", getvalue, 1, 1, NULL),
    WF_FN("read", read, 1, 2, NULL),          WF_FN("readable", wf_io_yes, 1, 1, NULL),
    WF_FN("readline", readline, 1, 2, NULL),  WF_FN("seek", seek, 2, 3, NULL),
    WF_FN("seekable", wf_io_yes, 1, 1, NULL), WF_FN("tell", tell, 1, 1, NULL),
    WF_FN("truncate", truncate, 1, 2, NULL),  WF_FN("writable", wf_io_yes, 1, 1, NULL),
    WF_FN("write", write, 2, 2, NULL),
};
static const wf_def bytes_defs[] = {
    WF_FN("getbuffer", getbuffer, 1, 1, NULL),
    WF_FN("read1", read, 1, 2, NULL),
    WF_FN("readinto", readinto, 2, 2, NULL),
    WF_FN("readinto1", readinto, 2, 2, NULL),
    WF_MORE(string_defs),
};
static const wf_slots string_slots = {.size = sizeof(memory),
                                      .trace = trace,
                                      .make = make,
                                      .init = string_init,
                                      .iter = wf_io_self,
                                      .next = next};
static const wf_slots bytes_slots = {.size = sizeof(memory),
                                     .trace = trace,
                                     .make = make,
                                     .init = bytes_init,
                                     .iter = wf_io_self,
                                     .next = next};
const wf_type wf_stringio_type = {.head = WF_HEAD(wf_type_type),
                                  .name = "StringIO",
                                  .slots = &string_slots,
                                  .base = &wf_textiobase_type,
                                  .defs = string_defs,
                                  .def_count = WF_COUNT(string_defs),
                                  .kind = WF_KIND_NATIVE,
                                  .module = "_io"};
const wf_type wf_bytesio_type = {.head = WF_HEAD(wf_type_type),
                                 .name = "BytesIO",
                                 .slots = &bytes_slots,
                                 .base = &wf_bufferediobase_type,
                                 .defs = bytes_defs,
                                 .def_count = WF_COUNT(bytes_defs),
                                 .kind = WF_KIND_NATIVE,
                                 .module = "_io"};
