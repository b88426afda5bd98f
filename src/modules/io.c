/* io.c - the module io: its base types, and what all streams do.
 *
 * A method of IOBase calls the stream's own methods by name, so that a class
 * in Python that has read or readinto gets the rest. */
#include <string.h>
#include "modules/io.h"

/* ---- Helpers of all streams ---- */

void wf_io_unsupported(wf_vm *vm, const char *what) {
    wf_val cls = wf_get_attr_text(vm, wf_import(vm, "io"), "UnsupportedOperation");
    wf_val text = wf_new_text(vm, what);
    wf_raise(vm, wf_call(vm, cls, &text, 1));
}

static wf_iobase *as_base(wf_val self) { return wf_to_object(self); }

void wf_io_check_open(wf_vm *vm, wf_val self) {
    if (as_base(self)->closed)
        wf_error_raise(vm, WF_E_FILE_CLOSED);
}

size_t wf_io_size_argument(wf_vm *vm, wf_val v) {
    if (wf_is_absent(v) || wf_is_none(v))
        return SIZE_MAX;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_READ_SIZE_TYPE, v);
    intptr_t size = wf_to_index(vm, v);
    return size < 0 ? SIZE_MAX : (size_t)size;
}

wf_newline wf_io_newline(wf_vm *vm, wf_val v) {
    static const char *const names[] = {"\n", NULL, "", "\r", "\r\n"};
    if (wf_is_absent(v) || wf_is_none(v))
        return WF_NEWLINE_TRANSLATE;
    if (!wf_is_str(v))
        wf_error_raise(vm, WF_E_NEWLINE_TYPE, v);
    const char *text = wf_to_text(vm, v, NULL);
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (names[i] && strcmp(text, names[i]) == 0)
            return (wf_newline)i;
    wf_error_raise(vm, WF_E_NEWLINE_VALUE, v);
}

wf_val wf_io_translate(wf_vm *vm, wf_val text, wf_newline mode) {
    size_t size;
    const char *data = wf_to_text(vm, text, &size);
    if ((mode != WF_NEWLINE_CR && mode != WF_NEWLINE_CRLF) || !memchr(data, '\n', size))
        return text;
    wf_val change[2];
    change[0] = wf_new_text(vm, "\n");
    change[1] = wf_new_text(vm, mode == WF_NEWLINE_CR ? "\r" : "\r\n");
    return wf_call_method(vm, wf_new_str(vm, data, size), "replace", change, 2); /* str's own */
}

wf_val wf_io_self(wf_vm *vm, wf_val self) {
    wf_io_check_open(vm, self);
    return self;
}

wf_val wf_io_yes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_io_check_open(vm, args[0]);
    return wf_new_bool(true);
}

/* ---- IOBase ---- */

static wf_val base_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from_object(wf_instance_new(vm, type, 0));
}

static void base_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    (void)vm, (void)self, (void)args, (void)count, (void)names;
}

static wf_val base_next(wf_vm *vm, wf_val self) {
    wf_val line = wf_call_method(vm, self, "readline", NULL, 0);
    return wf_length(vm, line) ? line : WF_NULL;
}

static wf_val base_close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!as_base(args[0])->closed) {
        wf_call_method(vm, args[0], "flush", NULL, 0);
        as_base(args[0])->closed = true;
    }
    return wf_none();
}

static wf_val base_closed(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_new_bool(as_base(args[0])->closed);
}

static wf_val base_enter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_io_check_open(vm, args[0]);
    return args[0];
}

static wf_val base_exit(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_call_method(vm, args[0], "close", NULL, 0);
}

static wf_val base_flush(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_io_check_open(vm, args[0]);
    return wf_none();
}

static wf_val base_no(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_io_check_open(vm, args[0]);
    return wf_new_bool(false);
}

static wf_val base_fileno(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    wf_io_unsupported(vm, "fileno");
}
static wf_val base_seek(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    wf_io_unsupported(vm, "seek");
}
static wf_val base_truncate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    wf_io_unsupported(vm, "truncate");
}

static wf_val base_tell(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val where[2];
    where[0] = wf_new_int(vm, 0);
    where[1] = wf_new_int(vm, 1);
    return wf_call_method(vm, args[0], "seek", where, 2);
}

/* By read(1), for streams in Python. */
static wf_val base_readline(wf_vm *vm, const wf_val *args, size_t count) {
    size_t most = wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL);
    wf_val line = wf_new_bytearray(vm, NULL, 0), one = wf_new_int(vm, 1);
    for (size_t size = 0; size < most; size++) {
        wf_val byte = wf_call_method(vm, args[0], "read", &one, 1);
        if (!wf_truth(vm, byte))
            break;
        wf_buffer buffer;
        wf_buffer_begin(vm, byte, &buffer, false);
        uint8_t value = buffer.data[0];
        wf_buffer_end(vm, &buffer);
        wf_bytearray_resize(vm, line, size + 1)[size] = value;
        if (value == '\n')
            break;
    }
    return wf_new_bytes(vm, wf_bytearray_resize(vm, line, wf_length(vm, line)),
                        wf_length(vm, line));
}

static wf_val base_readlines(wf_vm *vm, const wf_val *args, size_t count) {
    size_t hint = wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL), size = 0;
    size_t at_hint = wf_is_a(args[0], &wf_bytesio_type); /* 0: others end beyond it */
    wf_val lines = wf_new_list(vm, NULL, 0), it = wf_iter(vm, args[0]), line;
    while (!wf_is_absent(line = wf_next(vm, it))) {
        wf_list_add(vm, lines, line);
        size += wf_length(vm, line);
        if (hint > 0 && size + at_hint > hint)
            break;
    }
    return lines;
}

static wf_val base_writelines(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_io_check_open(vm, args[0]);
    wf_val it = wf_iter(vm, args[1]), line;
    while (!wf_is_absent(line = wf_next(vm, it)))
        wf_call_method(vm, args[0], "write", &line, 1);
    return wf_none();
}

static const wf_def base_defs[] = {
    WF_GET("closed", base_closed, NULL),          WF_FN("__enter__", base_enter, 1, 1, NULL),
    WF_FN("__exit__", base_exit, 1, 4, NULL),     WF_FN("close", base_close, 1, 1, NULL),
    WF_FN("fileno", base_fileno, 1, 1, NULL),     WF_FN("flush", base_flush, 1, 1, NULL),
    WF_FN("isatty", base_no, 1, 1, NULL),         WF_FN("readable", base_no, 1, 1, NULL),
    WF_FN("readline", base_readline, 1, 2, NULL), WF_FN("readlines", base_readlines, 1, 2, NULL),
    WF_FN("seek", base_seek, 2, 3, NULL),         WF_FN("seekable", base_no, 1, 1, NULL),
    WF_FN("tell", base_tell, 1, 1, NULL),         WF_FN("truncate", base_truncate, 1, 2, NULL),
    WF_FN("writable", base_no, 1, 1, NULL),       WF_FN("writelines", base_writelines, 2, 2, NULL),
};

/* ---- RawIOBase: read by readinto ---- */

static wf_val raw_readall(wf_vm *vm, wf_val self) {
    wf_val all = wf_new_bytes(vm, NULL, 0), size = wf_new_int(vm, 256);
    for (;;) {
        wf_val more = wf_call_method(vm, self, "read", &size, 1);
        if (!wf_truth(vm, more))
            return all;
        all = wf_binary(vm, WF_ADD, all, more);
    }
}

static wf_val raw_read(wf_vm *vm, const wf_val *args, size_t count) {
    size_t size = wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL);
    if (size == SIZE_MAX)
        return raw_readall(vm, args[0]);
    wf_val buffer = wf_new_bytearray(vm, NULL, size);
    wf_val got = wf_call_method(vm, args[0], "readinto", &buffer, 1);
    if (wf_is_none(got))
        return got;
    intptr_t used = wf_to_index(vm, got);
    size_t most = wf_length(vm, buffer);
    return wf_new_bytes(vm, wf_bytearray_resize(vm, buffer, most),
                        used < 0              ? 0
                        : (size_t)used < most ? (size_t)used
                                              : most);
}

static wf_val raw_read_all(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, raw_readall(vm, args[0]);
}

static const wf_def raw_defs[] = {
    WF_FN("read", raw_read, 1, 2, NULL),
    WF_FN("readall", raw_read_all, 1, 1, NULL),
};

static const wf_slots base_slots = {.size = sizeof(wf_iobase),
                                    .make = base_make,
                                    .init = base_init,
                                    .iter = wf_io_self,
                                    .next = base_next};

#define BASE_TYPE(id, pyname, parent)                                                              \
    const wf_type id = {.head = WF_HEAD(wf_type_type),                                             \
                        .name = pyname,                                                            \
                        .slots = &base_slots,                                                      \
                        .base = &parent,                                                           \
                        .kind = WF_KIND_NATIVE,                                                    \
                        .module = "io"}
const wf_type wf_iobase_type = {.head = WF_HEAD(wf_type_type),
                                .name = "IOBase",
                                .slots = &base_slots,
                                .base = &wf_object_type,
                                .defs = base_defs,
                                .def_count = WF_COUNT(base_defs),
                                .kind = WF_KIND_NATIVE,
                                .module = "io"};
const wf_type wf_rawiobase_type = {.head = WF_HEAD(wf_type_type),
                                   .name = "RawIOBase",
                                   .slots = &base_slots,
                                   .base = &wf_iobase_type,
                                   .defs = raw_defs,
                                   .def_count = WF_COUNT(raw_defs),
                                   .kind = WF_KIND_NATIVE,
                                   .module = "io"};
BASE_TYPE(wf_bufferediobase_type, "BufferedIOBase", wf_iobase_type);
BASE_TYPE(wf_textiobase_type, "TextIOBase", wf_iobase_type);

/* ---- The module ---- */

/* UnsupportedOperation has two bases, so it is made as a class statement would make it. */
static void init(wf_vm *vm, wf_val module) {
    wf_val bases[2], args[3], name = wf_new_text(vm, "io");
    bases[0] = wf_from_object(&wf_exc_OSError);
    bases[1] = wf_from_object(&wf_exc_ValueError);
    args[0] = wf_new_text(vm, "UnsupportedOperation");
    args[1] = wf_new_tuple(vm, bases, 2);
    args[2] = wf_new_dict(vm);
    wf_dict_put(vm, args[2], wf_new_text(vm, "__module__"), name);
    wf_val cls = wf_call(vm, wf_from_object(&wf_type_type), args, 3);
    wf_set_attr_text(vm, module, "UnsupportedOperation", cls);
}

static const wf_def module_defs[] = {
    WF_FN_ANY("open", wf_io_open, NULL),
    WF_OBJECT("IOBase", wf_iobase_type),
    WF_OBJECT("RawIOBase", wf_rawiobase_type),
    WF_OBJECT("BufferedIOBase", wf_bufferediobase_type),
    WF_OBJECT("TextIOBase", wf_textiobase_type),
    WF_OBJECT("StringIO", wf_stringio_type),
    WF_OBJECT("BytesIO", wf_bytesio_type),
    WF_OBJECT("FileIO", wf_fileio_type),
    WF_OBJECT("TextIOWrapper", wf_textio_type),
    WF_OBJECT("BufferedReader", wf_reader_type),
    WF_OBJECT("BufferedWriter", wf_writer_type),
    WF_OBJECT("BufferedRandom", wf_random_type),
    WF_INT("SEEK_SET", 0),
    WF_INT("SEEK_CUR", 1),
    WF_INT("SEEK_END", 2),
    WF_INT("DEFAULT_BUFFER_SIZE", 4096),
};
const wf_module_def wf_module_io = {"io", module_defs, WF_COUNT(module_defs), init,
                                    "Streams: files, and texts and bytes used as files."};
