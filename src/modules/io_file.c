/* io_file.c - files over the port's functions, in binary and as text; the standard streams.
 *
 * A file has one buffer, inside the object, so that a file nobody closed can
 * still be written out and closed when it is collected.
 *
 * Always true: the buffer holds either bytes read and not yet taken,
 * [at, filled), or bytes written and not yet sent, [0, pending); never both.
 * A standard stream sends what is written at once. */
#include <string.h>
#include "modules/io.h"
#include "wafer_errno.h"

#define BUFFER_SIZE (UINTPTR_MAX > 0xffffffffu ? 4096 : 512)

typedef struct file {
    wf_iobase base;
    bool is_text, readable, writable, is_standard, keep_open;
    bool after_cr;   /* a \r was read as \n; a \n that follows belongs to it */
    bool is_utf8;    /* the encoding: characters may take several bytes */
    bool is_strict;  /* errors raise; with is_utf8, text is taken as it is */
    bool is_raw;     /* what is written is sent at once */
    uint8_t newline; /* wf_newline */
    int fd;
    wf_val name, mode, encoding, errors;
    size_t at, filled, pending, room;
    uint8_t data[];
} file;

static file *as_file(wf_vm *vm, wf_val self) {
    wf_io_check_open(vm, self);
    return wf_to_object(self);
}

static void trace(wf_tracer *t, void *object) {
    file *f = object;
    wf_trace(t, &f->name);
    wf_trace(t, &f->mode);
    wf_trace(t, &f->encoding);
    wf_trace(t, &f->errors);
}

static size_t size_of_file(const void *object) {
    return offsetof(file, data) + ((const file *)object)->room;
}

/* ---- The buffer ---- */

static long check_done(wf_vm *vm, long done) {
    if (done < 0)
        wf_raise_errno(vm, (int)-done, WF_NULL);
    return done;
}

/* Sends bytes past the buffer: how many. What hinders it is in *error. Raises nothing. */
static size_t send(wf_vm *vm, const file *f, const uint8_t *data, size_t size, long *error) {
    const wf_port *port = wf_port_of(vm);
    if (f->is_standard) {
        bool as_is = !f->is_text && f->fd == WF_STREAM_OUT;
        wf_write(vm, as_is ? WF_STREAM_RAW : f->fd, (const char *)data, size);
        return size;
    }
    size_t sent = 0;
    while (sent < size && *error == 0) {
        long done = port->write_file
                        ? port->write_file(wf_host(vm), f->fd, data + sent, size - sent)
                        : -WF_EBADF;
        if (done > 0)
            sent += (size_t)done;
        else
            *error = done < 0 ? done : -WF_EIO;
    }
    return sent;
}

/* What cannot be sent stays. */
static void flush_pending(wf_vm *vm, file *f) {
    if (f->pending == 0)
        return;
    long error = 0;
    size_t sent = send(vm, f, f->data, f->pending, &error);
    f->pending -= sent;
    memmove(f->data, f->data + sent, f->pending);
    check_done(vm, error);
}

static long port_seek(wf_vm *vm, const file *f, long offset, int whence) {
    const wf_port *port = wf_port_of(vm);
    if (f->is_standard || !port->seek)
        wf_io_unsupported(vm, "underlying stream is not seekable");
    return check_done(vm, port->seek(wf_host(vm), f->fd, offset, whence));
}

/* Forgets what was read ahead: the file's position becomes ours. */
static void drop_ahead(wf_vm *vm, file *f) {
    if (f->filled > f->at)
        port_seek(vm, f, -(long)(f->filled - f->at), 1);
    f->at = f->filled = 0;
    f->after_cr = false;
}

static size_t read_console(wf_vm *vm, uint8_t *to) {
    const wf_port *port = wf_port_of(vm);
    int c;
    while ((c = port && port->read ? port->read(wf_host(vm)) : -1) < -1)
        wf_poll(vm); /* interrupted: most likely this raises */
    *to = (uint8_t)c;
    return c >= 0;
}

/* Reads more into the empty buffer; false at the end. */
static bool refill(wf_vm *vm, file *f) {
    const wf_port *port = wf_port_of(vm);
    f->at = f->filled = 0;
    if (f->is_standard)
        f->filled = read_console(vm, f->data);
    else if (port->read_file)
        f->filled = (size_t)check_done(vm, port->read_file(wf_host(vm), f->fd, f->data, f->room));
    return f->filled > 0;
}

/* ---- Reading ---- */

typedef struct wanted {
    size_t most; /* characters or bytes */
    bool line;
    uint8_t inside; /* bytes to come of the character begun */
    uint8_t last;   /* the byte taken last */
} wanted;

static void begin_reading(wf_vm *vm, file *f, const char *what) {
    if (!f->readable)
        wf_io_unsupported(vm, what);
    flush_pending(vm, f);
}

/* Moves bytes from the buffer to out. true: that is all that was wanted. */
static bool take_bytes(file *f, wanted *w, uint8_t *out, size_t *used) {
    size_t size = f->filled - f->at;
    if (size > w->most)
        size = w->most;
    const uint8_t *end = w->line ? memchr(f->data + f->at, '\n', size) : NULL;
    if (end)
        size = (size_t)(end - (f->data + f->at)) + 1;
    memcpy(out + *used, f->data + f->at, size);
    *used += size;
    f->at += size;
    w->most -= size;
    return end || w->most == 0;
}

static bool ends_line(const file *f, const wanted *w, uint8_t c) {
    switch ((wf_newline)f->newline) {
    case WF_NEWLINE_CR: return c == '\r';
    case WF_NEWLINE_CRLF: return c == '\n' && w->last == '\r';
    case WF_NEWLINE_ANY: return c == '\n' || c == '\r';
    default: return c == '\n';
    }
}

/* Whether the byte completes a character. What is no UTF-8 counts as it comes. */
static bool ends_character(const file *f, wanted *w, uint8_t c) {
    if (!f->is_utf8)
        return true;
    if (c >= 0xC0)
        w->inside = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    else if (c >= 0x80 && w->inside)
        w->inside--;
    else
        w->inside = 0;
    return w->inside == 0;
}

static bool take_text(wf_vm *vm, file *f, wanted *w, uint8_t *out, size_t *used) {
    while (f->at < f->filled) {
        uint8_t c = f->data[f->at++];
        if (f->newline == WF_NEWLINE_TRANSLATE) {
            bool is_second = f->after_cr && c == '\n';
            f->after_cr = c == '\r';
            if (is_second)
                continue;
            c = f->after_cr ? '\n' : c;
        }
        out[(*used)++] = c;
        bool is_end = w->line && ends_line(f, w, c);
        w->last = c;
        if (ends_character(f, w, c) && --w->most == 0)
            return true;
        if (!is_end)
            continue;
        bool may_go_on = c == '\r' && f->newline == WF_NEWLINE_ANY;
        if (may_go_on && (f->at < f->filled || refill(vm, f)) && f->data[f->at] == '\n')
            out[(*used)++] = f->data[f->at++];
        return true;
    }
    return false;
}

static wf_val make_result(wf_vm *vm, const file *f, const uint8_t *data, size_t size) {
    if (!f->is_text)
        return wf_new_bytes(vm, data, size);
    if (f->is_utf8 && f->is_strict)
        return wf_new_str(vm, (const char *)data, size);
    wf_val how[2] = {f->encoding, f->errors}, bytes = wf_new_bytes(vm, data, size);
    return wf_call_method(vm, bytes, "decode", how, 2);
}

/* A line that lies in the buffer as it will be returned: its size, else 0. */
static size_t line_at_hand(const file *f, size_t most) {
    const uint8_t *start = f->data + f->at;
    size_t size = f->filled - f->at;
    if (most != SIZE_MAX || f->after_cr || f->newline > WF_NEWLINE_TRANSLATE)
        return 0;
    const uint8_t *end = memchr(start, '\n', size);
    if (!end)
        return 0;
    size = (size_t)(end - start) + 1;
    return f->newline == WF_NEWLINE_TRANSLATE && memchr(start, '\r', size) ? 0 : size;
}

static wf_val read_wanted(wf_vm *vm, file *f, size_t most, bool line) {
    size_t used = line ? line_at_hand(f, most) : 0;
    if (used) {
        f->at += used;
        return make_result(vm, f, f->data + f->at - used, used);
    }
    wanted w = {.most = most, .line = line};
    wf_val buffer = wf_new_bytearray(vm, NULL, 0);
    uint8_t *out = NULL;
    while (most > 0 && (f->at < f->filled || refill(vm, f))) {
        out = wf_bytearray_resize(vm, buffer, used + (f->filled - f->at) + 1);
        if (f->is_text ? take_text(vm, f, &w, out, &used) : take_bytes(f, &w, out, &used))
            break;
    }
    return make_result(vm, f, out, used);
}

static size_t size_argument(wf_vm *vm, const wf_val *args, size_t count) {
    return wf_io_size_argument(vm, count > 1 ? args[1] : WF_NULL);
}

static wf_val file_read(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    size_t most = size_argument(vm, args, count);
    begin_reading(vm, f, f->is_text ? "not readable" : "read");
    return read_wanted(vm, f, most, false);
}

static wf_val file_readline(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    size_t most = size_argument(vm, args, count);
    begin_reading(vm, f, f->is_text ? "not readable" : "read");
    return read_wanted(vm, f, most, true);
}

static wf_val file_next(wf_vm *vm, wf_val self) {
    file *f = as_file(vm, self);
    begin_reading(vm, f, f->is_text ? "not readable" : "read");
    wf_val line = read_wanted(vm, f, SIZE_MAX, true);
    return wf_length(vm, line) ? line : WF_NULL;
}

/* What one read gives, at most: what is in the buffer, or is read into it. */
static wf_val file_read1(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    size_t most = size_argument(vm, args, count);
    begin_reading(vm, f, "read");
    if (f->at == f->filled)
        refill(vm, f);
    size_t size = f->filled - f->at;
    return read_wanted(vm, f, most < size ? most : size, false);
}

static wf_val file_readinto(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    size_t most = wf_io_size_argument(vm, count > 2 ? args[2] : WF_NULL); /* MicroPython's */
    begin_reading(vm, f, "readinto");
    wf_buffer to;
    wf_buffer_begin(vm, args[1], &to, true);
    wf_buffer_end(vm, &to);
    size_t used = 0;
    wanted w = {.most = to.size < most ? to.size : most};
    while (w.most > 0 && (f->at < f->filled || refill(vm, f)))
        take_bytes(f, &w, to.data, &used);
    return wf_new_int(vm, (int64_t)used);
}

/* ---- Writing ---- */

static void write_bytes(wf_vm *vm, file *f, const uint8_t *data, size_t size) {
    long error = 0;
    size_t room = f->is_standard || f->is_raw ? 0 : f->room;
    if (size > room - f->pending)
        flush_pending(vm, f);
    if (size <= room - f->pending) {
        memcpy(f->data + f->pending, data, size);
        f->pending += size;
    } else {
        send(vm, f, data, size, &error);
        check_done(vm, error);
    }
}

static wf_val encoded(wf_vm *vm, const file *f, wf_val text) {
    wf_val how[2] = {f->encoding, f->errors};
    return wf_call_method(vm, text, "encode", how, 2);
}

static wf_val write_text(wf_vm *vm, file *f, wf_val given) {
    if (!wf_is_str(given))
        wf_error_raise(vm, WF_E_WRITE_STR, given);
    wf_val text = wf_io_translate(vm, given, (wf_newline)f->newline);
    wf_buffer bytes = {0};
    if (f->is_utf8 && f->is_strict) {
        bytes.data = (uint8_t *)(uintptr_t)wf_to_text(vm, text, &bytes.size);
    } else {
        wf_buffer_begin(vm, encoded(vm, f, text), &bytes, false);
        wf_buffer_end(vm, &bytes);
    }
    write_bytes(vm, f, bytes.data, bytes.size);
    return wf_new_int(vm, (int64_t)wf_length(vm, given));
}

static wf_val file_write(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    file *f = as_file(vm, args[0]);
    if (!f->writable)
        wf_io_unsupported(vm, f->is_text ? "not writable" : "write");
    drop_ahead(vm, f);
    bool takes_bytes = !f->is_text || (f->is_standard && wf_is_served(vm)); /* as tools send them */
    if (f->is_text && (wf_is_str(args[1]) || !takes_bytes))
        return write_text(vm, f, args[1]);
    wf_buffer bytes; /* held in place by being here; no Python runs from now on */
    wf_buffer_begin(vm, args[1], &bytes, false);
    wf_buffer_end(vm, &bytes);
    write_bytes(vm, f, bytes.data, bytes.size);
    return wf_new_int(vm, (int64_t)bytes.size);
}

static wf_val file_flush(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    flush_pending(vm, as_file(vm, args[0]));
    return wf_none();
}

/* ---- Moving, truncating, closing ---- */

static long position(wf_vm *vm, file *f) {
    return port_seek(vm, f, 0, 1) - (long)(f->filled - f->at) + (long)f->pending;
}

static wf_val file_tell(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, position(vm, as_file(vm, args[0])));
}

static wf_val file_seek(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    intptr_t to = wf_to_index(vm, args[1]), whence = count > 2 ? wf_to_index(vm, args[2]) : 0;
    if (whence < 0 || whence > 2)
        wf_error_raise(vm, WF_E_SEEK_WHENCE, (long)whence);
    if (f->is_text && whence && to)
        wf_io_unsupported(vm, whence == 1 ? "can't do nonzero cur-relative seeks"
                                          : "can't do nonzero end-relative seeks");
    if (f->is_text && to < 0)
        wf_error_raise(vm, WF_E_SEEK_NEGATIVE, (long)to);
    flush_pending(vm, f);
    if (whence == 1)
        to -= (intptr_t)(f->filled - f->at);
    long at = port_seek(vm, f, (long)to, (int)whence);
    f->at = f->filled = 0;
    f->after_cr = false;
    return wf_new_int(vm, at);
}

static wf_val file_truncate(wf_vm *vm, const wf_val *args, size_t count) {
    file *f = as_file(vm, args[0]);
    const wf_port *port = wf_port_of(vm);
    if (!f->writable || f->is_standard || !port->truncate)
        wf_io_unsupported(vm, "truncate");
    flush_pending(vm, f);
    drop_ahead(vm, f);
    long to = count > 1 && !wf_is_none(args[1]) ? (long)wf_to_index(vm, args[1]) : position(vm, f);
    check_done(vm, port->truncate(wf_host(vm), f->fd, to));
    return wf_new_int(vm, to);
}

/* Closes the descriptor; the pending bytes are gone. */
static long shut(wf_vm *vm, file *f) {
    const wf_port *port = wf_port_of(vm);
    bool is_ours = !f->base.closed && !f->is_standard && !f->keep_open;
    f->base.closed = true;
    return is_ours && port->close ? port->close(wf_host(vm), f->fd) : 0;
}

static void shut_after_error(wf_vm *vm, void *data) { shut(vm, data); }

static wf_val file_close(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    file *f = wf_to_object(args[0]);
    if (f->base.closed)
        return wf_none();
    wf_cleanup cleanup;
    wf_cleanup_begin(vm, &cleanup, shut_after_error, f);
    flush_pending(vm, f);
    wf_cleanup_end(vm, &cleanup);
    check_done(vm, shut(vm, f));
    return wf_none();
}

static void finalize(wf_vm *vm, void *object) {
    file *f = object;
    long error = 0;
    if (!f->base.closed && f->pending)
        send(vm, f, f->data, f->pending, &error);
    shut(vm, f);
}

/* ---- Attributes ---- */

static wf_val file_fileno(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, as_file(vm, args[0])->fd);
}
static wf_val file_readable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(as_file(vm, args[0])->readable);
}
static wf_val file_writable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(as_file(vm, args[0])->writable);
}
static wf_val file_seekable(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_bool(!as_file(vm, args[0])->is_standard && wf_port_of(vm)->seek);
}

#define ATTRIBUTE(field)                                                                           \
    static wf_val get_##field(wf_vm *vm, const wf_val *args, size_t count) {                       \
        (void)vm, (void)count;                                                                     \
        return ((file *)wf_to_object(args[0]))->field;                                             \
    }
ATTRIBUTE(name)
ATTRIBUTE(mode)
ATTRIBUTE(encoding)
ATTRIBUTE(errors)

static wf_val repr(wf_vm *vm, wf_val self) {
    file *f = wf_to_object(self);
    const char *type = wf_type_name(self);
    if (f->is_text)
        return wf_format(vm, "<_io.%s name=%R mode=%R encoding=%R>", type, f->name, f->mode,
                         f->encoding);
    if (wf_type_of(self) == &wf_fileio_type)
        return wf_format(vm, "<_io.FileIO name=%R mode=%R closefd=%s>", f->name, f->mode,
                         f->keep_open ? "False" : "True");
    return wf_format(vm, "<_io.%s name=%R>", type, f->name);
}

/* ---- Opening ---- */

typedef struct opening {
    wf_val path, mode_value;
    const char *mode;
    char action; /* 'r' 'w' 'a' 'x' */
    bool plus, binary;
    bool keep_open;
} opening;

static void read_mode(wf_vm *vm, opening *o) {
    bool text = false;
    int actions = 0;
    for (const char *p = o->mode; *p; p++) {
        bool *flag = *p == '+' ? &o->plus : *p == 'b' ? &o->binary : *p == 't' ? &text : NULL;
        bool is_action = strchr("rwax", *p) != NULL;
        if ((!flag && !is_action) || (flag && *flag) || strchr(p + 1, *p))
            wf_error_raise(vm, WF_E_OPEN_MODE, o->mode_value);
        if (flag) {
            *flag = true;
        } else {
            o->action = *p;
            actions++;
        }
    }
    if (text && o->binary)
        wf_error_raise(vm, WF_E_OPEN_TEXT_AND_BINARY);
    if (actions != 1)
        wf_error_raise(vm, actions ? WF_E_OPEN_ACTIONS : WF_E_OPEN_NO_ACTION);
}

static int port_open(wf_vm *vm, const char *path, int flags) {
    const wf_port *port = wf_port_of(vm);
    return port && port->open ? port->open(wf_host(vm), path, flags) : -WF_ENODEV;
}

/* The descriptor for what o says. When there are too many, files that nobody has any more are
 * closed: that the collector has not found them is not the program's fault. */
static int open_descriptor(wf_vm *vm, opening *o) {
    if (wf_is_int(o->path))
        return (int)wf_to_index(vm, o->path);
    const char *path = wf_to_path(vm, o->path);
    int flags = o->action | (o->plus ? 0x100 : 0), fd = port_open(vm, path, flags);
    if (fd == -WF_EMFILE) {
        wf_call_method(vm, wf_import(vm, "gc"), "collect", NULL, 0);
        fd = port_open(vm, path, flags);
    }
    if (fd < 0)
        wf_raise_errno(vm, -fd, o->path);
    return fd;
}

/* The object comes first: once the descriptor is there, nothing can fail. */
static file *open_file(wf_vm *vm, const wf_type *type, opening *o) {
    file *f = wf_instance_new(vm, type, BUFFER_SIZE);
    f->room = BUFFER_SIZE;
    /* On a board a file that a tool has left open would write its rest over what came later. */
    f->is_raw = wf_is_a(wf_from_object(f), &wf_fileio_type) || wf_is_served(vm);
    f->base.closed = true;
    f->readable = o->action == 'r' || o->plus;
    f->writable = o->action != 'r' || o->plus;
    f->keep_open = o->keep_open;
    wf_set(vm, f, f->name, o->path);
    wf_set(vm, f, f->mode, o->mode_value);
    f->fd = open_descriptor(vm, o);
    f->base.closed = false;
    if (o->action == 'a' && wf_port_of(vm)->seek)
        wf_port_of(vm)->seek(wf_host(vm), f->fd, 0, 2);
    return f;
}

static bool is_given(wf_val v) { return !wf_is_absent(v) && !wf_is_none(v); }

static void set_text(wf_vm *vm, file *f, wf_val encoding, wf_val errors, wf_newline newline) {
    f->is_text = true;
    f->newline = (uint8_t)newline;
    wf_set(vm, f, f->encoding, is_given(encoding) ? encoding : wf_new_text(vm, "UTF-8"));
    wf_set(vm, f, f->errors, is_given(errors) ? errors : wf_new_text(vm, "strict"));
    const char *name = wf_to_text(vm, f->encoding, NULL);
    f->is_utf8 =
        strcmp(name, "UTF-8") == 0 || strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0;
    f->is_strict = strcmp(wf_to_text(vm, f->errors, NULL), "strict") == 0;
}

static void check_text_argument(wf_vm *vm, wf_val v, const char *name, bool binary) {
    if (!is_given(v))
        return;
    if (binary)
        wf_error_raise(vm, WF_E_OPEN_BINARY_ARGUMENT, name[0] == 'e' ? "an" : "a", name);
    if (!wf_is_str(v))
        wf_error_raise(vm, WF_E_OPEN_TEXT_ARGUMENT, name, v);
}

/* The type of a binary file, and its mode as the attribute shows it. */
static const wf_type *binary_type(wf_vm *vm, opening *o, bool buffered) {
    o->mode_value =
        wf_format(vm, "%cb%s", o->action == 'w' && o->plus ? 'r' : o->action, o->plus ? "+" : "");
    if (!buffered)
        return &wf_fileio_type;
    return o->plus ? &wf_random_type : o->action == 'r' ? &wf_reader_type : &wf_writer_type;
}

static void bind_mode(wf_vm *vm, opening *o, wf_val mode, const char *fname) {
    o->mode_value = wf_is_absent(mode) ? wf_new_text(vm, "r") : mode;
    if (!wf_is_str(o->mode_value))
        wf_error_raise(vm, WF_E_OPEN_MODE_TYPE, fname, mode);
    o->mode = wf_to_text(vm, o->mode_value, NULL);
}

wf_val wf_io_open(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    enum { FILE_, MODE, BUFFERING, ENCODING, ERRORS, NEWLINE, CLOSEFD, OPENER, ARGUMENTS };
    wf_val given[ARGUMENTS];
    wf_bind_args(vm, "open", "file,mode,buffering,encoding,errors,newline,closefd,opener", 1,
                 ARGUMENTS, args, count, names, given);
    opening o = {.path = given[FILE_]};
    bind_mode(vm, &o, given[MODE], "open");
    read_mode(vm, &o);
    check_text_argument(vm, given[ENCODING], "encoding", o.binary);
    check_text_argument(vm, given[ERRORS], "errors", o.binary);
    check_text_argument(vm, given[NEWLINE], "newline", o.binary);
    intptr_t buffering = wf_is_absent(given[BUFFERING]) ? -1 : wf_to_index(vm, given[BUFFERING]);
    if (buffering == 0 && !o.binary)
        wf_error_raise(vm, WF_E_OPEN_TEXT_UNBUFFERED);
    wf_newline newline = wf_io_newline(vm, given[NEWLINE]);
    o.keep_open = !wf_is_absent(given[CLOSEFD]) && !wf_truth(vm, given[CLOSEFD]);
    if (o.keep_open && !wf_is_int(o.path))
        wf_error_raise(vm, WF_E_OPEN_NAME_KEPT);
    if (o.binary)
        return wf_from_object(open_file(vm, binary_type(vm, &o, buffering != 0), &o));
    file *f = open_file(vm, &wf_textio_type, &o);
    set_text(vm, f, given[ENCODING], given[ERRORS], newline);
    return wf_from_object(f);
}

/* io.FileIO(file, mode='r', closefd=True, opener=None) */
static wf_val make_fileio(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[4];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 4, "file,mode,closefd,opener"), given);
    opening o = {.path = given[0]};
    bind_mode(vm, &o, given[1], "FileIO");
    read_mode(vm, &o);
    o.keep_open = !wf_is_absent(given[2]) && !wf_truth(vm, given[2]);
    binary_type(vm, &o, false);
    return wf_from_object(open_file(vm, type, &o));
}

/* ---- Standard streams ---- */

static file *new_standard(wf_vm *vm, int stream, const wf_type *type) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    file *f = wf_instance_new(vm, type, sizeof(size_t));
    f->room = sizeof(size_t);
    f->fd = stream;
    f->is_standard = true;
    f->readable = stream == 0;
    f->writable = stream != 0;
    wf_set(vm, f, f->name, wf_new_text(vm, names[stream]));
    return f;
}

wf_val wf_io_standard(wf_vm *vm, int stream) {
    file *f = new_standard(vm, stream, &wf_textio_type);
    wf_set(vm, f, f->mode, wf_new_text(vm, stream == 0 ? "r" : "w"));
    set_text(vm, f, wf_new_text(vm, "utf-8"), WF_NULL, WF_NEWLINE_TRANSLATE);
    return wf_from_object(f);
}

/* The bytes behind a standard stream. Other files have their text only. */
static wf_val get_buffer(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    file *f = wf_to_object(args[0]);
    if (!f->is_standard)
        wf_io_unsupported(vm, "buffer");
    file *binary = new_standard(vm, f->fd, f->readable ? &wf_reader_type : &wf_writer_type);
    wf_set(vm, binary, binary->mode, wf_new_text(vm, f->readable ? "rb" : "wb"));
    return wf_from_object(binary);
}

/* ---- The types ---- */

static const wf_def shared_defs[] = {
    WF_GET("mode", get_mode, NULL),
    WF_GET("name", get_name, NULL),
    WF_FN("close", file_close, 1, 1, NULL),
    WF_FN("fileno", file_fileno, 1, 1, NULL),
    WF_FN("flush", file_flush, 1, 1, NULL),
    WF_FN("read", file_read, 1, 2, NULL),
    WF_FN("readable", file_readable, 1, 1, NULL),
    WF_FN("readline", file_readline, 1, 2, NULL),
    WF_FN("seek", file_seek, 2, 3, NULL),
    WF_FN("seekable", file_seekable, 1, 1, NULL),
    WF_FN("tell", file_tell, 1, 1, NULL),
    WF_FN("truncate", file_truncate, 1, 2, NULL),
    WF_FN("writable", file_writable, 1, 1, NULL),
    WF_FN("write", file_write, 2, 2, NULL),
};
static const wf_def text_defs[] = {
    WF_GET("buffer", get_buffer, NULL),
    WF_GET("encoding", get_encoding, NULL),
    WF_GET("errors", get_errors, NULL),
    WF_MORE(shared_defs),
};
static const wf_def binary_defs[] = {
    WF_FN("read1", file_read1, 1, 2, NULL),
    WF_FN("readall", file_read, 1, 1, NULL),
    WF_FN("readinto", file_readinto, 2, 3, NULL),
    WF_FN("readinto1", file_readinto, 2, 2, NULL),
    WF_MORE(shared_defs),
};

#define FILE_SLOTS                                                                                 \
    .size = offsetof(file, data), .size_of = size_of_file, .trace = trace, .finalize = finalize,   \
    .repr = repr, .iter = wf_io_self, .next = file_next
static const wf_slots file_slots = {FILE_SLOTS};
static const wf_slots fileio_slots = {FILE_SLOTS, .make = make_fileio};

#define FILE_TYPE(id, pyname, slt, parent, table, flg)                                             \
    const wf_type id = {.head = WF_HEAD(wf_type_type),                                             \
                        .name = pyname,                                                            \
                        .slots = &slt,                                                             \
                        .base = &parent,                                                           \
                        .defs = table,                                                             \
                        .def_count = WF_COUNT(table),                                              \
                        .flags = WF_TYPE_VARSIZE | WF_TYPE_FINAL | flg,                            \
                        .kind = WF_KIND_NATIVE,                                                    \
                        .module = "_io"}
FILE_TYPE(wf_fileio_type, "FileIO", fileio_slots, wf_rawiobase_type, binary_defs, 0);
FILE_TYPE(wf_reader_type, "BufferedReader", file_slots, wf_bufferediobase_type, binary_defs,
          WF_TYPE_NO_MAKE);
FILE_TYPE(wf_writer_type, "BufferedWriter", file_slots, wf_bufferediobase_type, binary_defs,
          WF_TYPE_NO_MAKE);
FILE_TYPE(wf_random_type, "BufferedRandom", file_slots, wf_bufferediobase_type, binary_defs,
          WF_TYPE_NO_MAKE);
FILE_TYPE(wf_textio_type, "TextIOWrapper", file_slots, wf_textiobase_type, text_defs,
          WF_TYPE_NO_MAKE);
