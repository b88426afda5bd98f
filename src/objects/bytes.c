/* bytes.c - the bytes object, the buffer protocol, and what bytes() and bytearray() are made of. */
#include "heap/needs.h"
#include "objects/format.h"
#include "objects/func.h"
#include "objects/int.h"
#include "objects/text.h"

/* ---- Buffers ---- */

bool wf_has_buffer(wf_val v) { return wf_ops_of(wf_typeof(v))->buffer != NULL; }

void wf_buffer_begin(wf_vm *vm, wf_val v, wf_buffer *out, bool writable) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (!ops->buffer)
        wf_error_raise(vm, WF_E_NEED_BUFFER, v);
    *out = (wf_buffer){.format = 'B', .item_size = 1, .owner = v};
    if (!ops->buffer(vm, v, out, writable))
        wf_error_raise(vm, WF_E_NEED_WRITABLE, v);
}

void wf_buffer_end(wf_vm *vm, wf_buffer *buffer) {
    const wf_ops *ops = wf_ops_of(wf_typeof(buffer->owner));
    if (ops->release)
        ops->release(vm, buffer->owner);
}

wf_span wf_span_of(wf_vm *vm, wf_val v) {
    if (wf_is_bytes(v) || wf_is_bytearray(v))
        return wf_bytes_span(v);
    if (wf_has_kind(v, WF_KIND_MEMVIEW))
        return wf_memview_span(vm, v);
    wf_buffer buffer;
    wf_buffer_begin(vm, v, &buffer, false);
    wf_buffer_end(vm, &buffer);
    return (wf_span){(const char *)buffer.data, buffer.size};
}

static bool get_buffer(wf_vm *vm, wf_val self, wf_buffer *out, bool writable) {
    (void)vm;
    out->data = wf_as_bytes(self)->data;
    out->size = wf_as_bytes(self)->size;
    out->readonly = true;
    return !writable;
}

/* ---- Making ---- */

static const struct {
    wf_head head;
    size_t size;
    uint8_t data[sizeof(size_t)];
} empty_bytes = {WF_HEAD(wf_bytes_type), 0, {0}};

static size_t size_of_bytes(const void *object) {
    return offsetof(wf_bytes, data) + ((const wf_bytes *)object)->size + 1;
}

static wf_bytes *allocate(wf_vm *vm, const wf_type *type, size_t size) {
    if (size > SIZE_MAX / 2)
        wf_raise_memory(vm, size);
    wf_bytes *bytes = type == &wf_bytes_type ? wf_new(vm, type, offsetof(wf_bytes, data) + size + 1)
                                             : wf_instance_new(vm, type, size + 1);
    bytes->size = size;
    return bytes;
}

wf_bytes *wf_bytes_new(wf_vm *vm, const void *data, size_t size) {
    if (size == 0)
        return (wf_bytes *)(uintptr_t)&empty_bytes;
    wf_bytes *bytes = allocate(vm, &wf_bytes_type, size);
    if (data)
        memcpy(bytes->data, data, size);
    return bytes;
}

wf_val wf_new_bytes(wf_vm *vm, const void *data, size_t size) {
    return wf_from(wf_bytes_new(vm, data, size));
}

wf_val wf_bytes_raw(wf_vm *vm, bool mutable, size_t size, char **data) {
    wf_val result = mutable ? wf_new_bytearray(vm, NULL, size) : wf_new_bytes(vm, NULL, size);
    *data = (char *)(uintptr_t)wf_bytes_span(result).data;
    return result;
}

static uint8_t to_byte(wf_vm *vm, wf_val v, const char *what) {
    intptr_t byte = wf_is_small(v) ? wf_small_value(v) : wf_to_clamped(vm, v);
    if (byte < 0 || byte > 255)
        wf_error_raise(vm, WF_E_BYTE_RANGE, what);
    return (uint8_t)byte;
}

uint8_t wf_to_byte(wf_vm *vm, wf_val v) { return to_byte(vm, v, "byte"); }

static void collect_items(wf_vm *vm, wf_text *out, wf_val it, bool mutable) {
    wf_val item;
    while (!wf_is_null(item = wf_next(vm, it))) {
        char byte = (char)to_byte(vm, item, mutable ? "byte" : "bytes");
        wf_text_add(vm, out, &byte, 1);
    }
}

static void collect_zeros(wf_vm *vm, wf_text *out, wf_val count) {
    intptr_t size = wf_to_size(vm, count, WF_E_INT_TO_INDEX);
    if (size < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_COUNT);
    if (size > 0)
        memset(wf_text_room(vm, out, (size_t)size), 0, (size_t)size);
}

static wf_val encode_source(wf_vm *vm, const char *fname, wf_val source, wf_val encoding,
                            wf_val errors) {
    const char *name =
        wf_is_null(encoding) ? NULL : wf_text_argument(vm, fname, "encoding", encoding);
    const char *how = wf_is_null(errors) ? "strict" : wf_text_argument(vm, fname, "errors", errors);
    if (wf_is_null(source) || !wf_is_str_(source))
        wf_error_raise(vm, name ? WF_E_ENCODING_NO_STR : WF_E_ERRORS_NO_STR);
    return wf_encode(vm, wf_as_str(source), name ? name : "utf-8", how);
}

/* The result of __bytes__, or WF_NULL if there is none. */
static wf_val ask_for_bytes(wf_vm *vm, wf_val source) {
    wf_val bytes = wf_call_special(vm, source, WF_S(__bytes__), NULL, 0);
    if (!wf_is_null(bytes) && !wf_is_bytes(bytes))
        wf_error_raise(vm, WF_E_BYTES_RESULT, bytes);
    return bytes;
}

wf_text wf_bytes_collect(wf_vm *vm, const char *fname, wf_val source, wf_val encoding,
                         wf_val errors) {
    bool mutable = strcmp(fname, "bytearray") == 0;
    wf_text out = {0};
    wf_val bytes = WF_NULL, from;
    if (!wf_is_null(encoding) || !wf_is_null(errors))
        bytes = encode_source(vm, fname, source, encoding, errors);
    else if (wf_is_null(source))
        return out;
    else if (!mutable)
        bytes = ask_for_bytes(vm, source);
    if (wf_is_null(bytes) && wf_is_str_(source))
        wf_error_raise(vm, WF_E_NO_ENCODING);
    if (wf_is_null(bytes) && wf_has_buffer(source))
        bytes = source;
    if (!wf_is_null(bytes)) {
        wf_span span = wf_span_of(vm, bytes);
        wf_text_add(vm, &out, span.data, span.size);
    } else if (!wf_is_null(from = wf_try_index(vm, source))) {
        collect_zeros(vm, &out, from);
    } else {
        from = wf_unless_type_error(vm, wf_iter, source);
        if (wf_is_null(from))
            wf_error_raise(vm, WF_E_NO_BYTES_FROM, source, fname);
        if (!mutable)
            (void)wf_length_hint(vm, source); /* for what it raises: room grows as items come */
        collect_items(vm, &out, from, mutable);
    }
    return out;
}

static wf_val make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    wf_val given[3];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 3, "source,encoding,errors"), given);
    bool is_exact = type == &wf_bytes_type;
    if (is_exact && count == 1 && wf_is_null(names) && wf_is_exact(given[0], &wf_bytes_type))
        return given[0];
    wf_text data = wf_bytes_collect(vm, "bytes", given[0], given[1], given[2]);
    if (is_exact)
        return wf_new_bytes(vm, data.size ? data.blob->data : NULL, data.size);
    wf_bytes *bytes = allocate(vm, type, data.size);
    if (data.size)
        memcpy(bytes->data, data.blob->data, data.size);
    return wf_from(bytes);
}

/* ---- What bytes and bytearray do alike ---- */

wf_hash wf_bytes_hash(wf_span span) {
    return (wf_hash)(wf_half)wf_str_hash_bytes(span.data, span.size);
}

static wf_hash hash(wf_vm *vm, wf_val self) {
    wf_count_work(vm, wf_bytes_span(self).size / 8);
    return wf_bytes_hash(wf_bytes_span(self));
}

wf_val wf_bytes_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    (void)vm;
    if (!wf_is_bytes(other) && !wf_is_bytearray(other))
        return WF_NULL;
    wf_span a = wf_bytes_span(self), b = wf_bytes_span(other);
    if (a.size != b.size && (op == WF_EQ || op == WF_NE))
        return wf_bool(op == WF_NE);
    return wf_order(op, wf_span_compare(a, b));
}

wf_val wf_bytes_length(wf_vm *vm, wf_val self) {
    return wf_new_int(vm, (int64_t)wf_bytes_span(self).size);
}

bool wf_bytes_contains(wf_vm *vm, wf_val self, wf_val item) {
    char byte;
    wf_span what;
    wf_val index = wf_try_index(vm, item);
    if (!wf_is_null(index)) {
        byte = (char)wf_to_byte(vm, index);
        what = (wf_span){&byte, 1};
    } else {
        what = wf_span_of(vm, item);
    }
    return wf_span_find(wf_bytes_span(self), what) != WF_NOWHERE;
}

/* User code behind an index may change the length of a bytearray. */
size_t wf_bytes_indices(wf_vm *vm, wf_val self, wf_val key, intptr_t *start, intptr_t *step) {
    intptr_t stop;
    wf_slice_read(vm, key, start, &stop, step);
    return wf_slice_fit(wf_bytes_span(self).size, start, stop, *step);
}

static wf_val get_slice(wf_vm *vm, wf_val self, wf_val key) {
    intptr_t start, step;
    size_t count = wf_bytes_indices(vm, self, key, &start, &step);
    if (wf_is_exact(self, &wf_bytes_type) && step == 1 && count == wf_as_bytes(self)->size)
        return self;
    char *to;
    wf_val result = wf_bytes_raw(vm, wf_is_bytearray(self), count, &to);
    const char *from = wf_bytes_span(self).data;
    if (step == 1) {
        memcpy(to, from + (count ? start : 0), count);
        return result;
    }
    for (size_t i = 0; i < count; i++, start += step)
        to[i] = from[start];
    return result;
}

/* The place of one byte. Raises. Runs Python. */
size_t wf_bytes_index(wf_vm *vm, wf_val self, wf_val key) {
    bool mutable = wf_is_bytearray(self);
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_BYTES_INDEX_TYPE, mutable ? "bytearray" : "byte", key);
    key = wf_index(vm, key);
    size_t index = wf_index_in(vm, key, wf_bytes_span(self).size);
    if (index == SIZE_MAX)
        wf_error_raise(vm, WF_E_BYTES_INDEX, mutable ? "bytearray " : "");
    return index;
}

wf_val wf_bytes_get_item(wf_vm *vm, wf_val self, wf_val key) {
    if (wf_is_exact(key, &wf_slice_type))
        return get_slice(vm, self, key);
    size_t index = wf_bytes_index(vm, self, key);
    return wf_small((uint8_t)wf_bytes_span(self).data[index]);
}

void wf_bytes_check_concat(wf_vm *vm, wf_val left, wf_val right) {
    if (!wf_class_answers(vm, right, WF_S(__radd__)))
        wf_error_raise(vm, WF_E_CONCAT_BYTES, right, left);
}

static wf_val concat(wf_vm *vm, wf_val left, wf_val right) {
    wf_span b = wf_span_of(vm, right), a = wf_bytes_span(left);
    if (b.size == 0 && wf_is_exact(left, &wf_bytes_type))
        return left;
    char *to;
    wf_val result = wf_bytes_raw(vm, wf_is_bytearray(left), a.size + b.size, &to);
    memcpy(to, a.data, a.size);
    memcpy(to + a.size, b.data, b.size);
    return result;
}

static wf_val repeat(wf_vm *vm, wf_val self, size_t times) {
    const char *text = wf_is_bytearray(self) ? NULL : "bytes are";
    size_t size = wf_seq_product(vm, wf_bytes_span(self).size, times, text);
    if (times == 1 && wf_is_exact(self, &wf_bytes_type))
        return self;
    char *to;
    wf_val result = wf_bytes_raw(vm, wf_is_bytearray(self), size, &to);
    wf_span span = wf_bytes_span(self);
    if (size) {
        memcpy(to, span.data, span.size);
        wf_repeat_fill(vm, to, span.size, times);
    }
    return result;
}

static bool is_bytes_like(wf_val v) { return wf_is_bytes(v) || wf_is_bytearray(v); }

wf_val wf_bytes_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    bool is_left = is_bytes_like(left);
    size_t times;
    if (op == WF_MUL) {
        if (!wf_seq_times(vm, is_left ? right : left, &times))
            return WF_NULL;
        return repeat(vm, is_left ? left : right, times);
    }
    if (op == WF_MOD && is_left)
        return wf_bytes_percent(vm, left, right);
    if (op != WF_ADD || !is_left)
        return WF_NULL;
    if (wf_has_buffer(right))
        return concat(vm, left, right);
    wf_bytes_check_concat(vm, left, right);
    return WF_NULL;
}

/* A bytearray's quotes are always escaped. */
void wf_bytes_add_repr(wf_vm *vm, wf_text *out, wf_val self) {
    wf_span span = wf_bytes_span(self);
    bool escapes = wf_is_bytearray(self);
    char quote = wf_choose_quote(span);
    wf_text_add(vm, out, "b", 1);
    wf_text_add(vm, out, &quote, 1);
    for (size_t i = 0; i < span.size; i++) {
        uint8_t c = (uint8_t)span.data[i];
        bool is_quote = c == (uint8_t)quote || (escapes && c == '\'');
        if (c >= ' ' && c < 127 && !is_quote && c != '\\')
            wf_text_add(vm, out, span.data + i, 1);
        else
            wf_add_quoted(vm, out, c, is_quote ? (char)c : quote);
    }
    wf_text_add(vm, out, &quote, 1);
}

static wf_val repr(wf_vm *vm, wf_val self) {
    wf_text text = {0};
    wf_bytes_add_repr(vm, &text, self);
    return wf_text_end(vm, &text);
}

/* ---- Iterating, over both ---- */

typedef struct bytes_iter {
    wf_head head;
    wf_val bytes; /* WF_NULL: exhausted */
    size_t at;
} bytes_iter;

static void trace_iter(wf_tracer *t, void *object) { wf_trace(t, &((bytes_iter *)object)->bytes); }

static const wf_type bytes_iter_type, bytearray_iter_type;

wf_val wf_bytes_iter(wf_vm *vm, wf_val self) {
    const wf_type *type = wf_is_bytes(self) ? &bytes_iter_type : &bytearray_iter_type;
    bytes_iter *it = wf_new(vm, type, sizeof *it);
    wf_set(vm, it, it->bytes, self);
    return wf_from(it);
}

static wf_val iter_next(wf_vm *vm, wf_val self) {
    bytes_iter *it = wf_ptr(self);
    if (wf_is_null(it->bytes))
        return WF_NULL;
    wf_span span = wf_bytes_span(it->bytes);
    if (it->at < span.size)
        return wf_small((uint8_t)span.data[it->at++]);
    wf_set(vm, it, it->bytes, WF_NULL);
    return WF_NULL;
}

static wf_val iter_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bytes_iter *it = wf_ptr(args[0]);
    size_t size = wf_is_null(it->bytes) ? 0 : wf_bytes_span(it->bytes).size;
    return wf_new_int(vm, size > it->at ? (int64_t)(size - it->at) : 0);
}

static const wf_def iter_defs[] = {WF_FN("__length_hint__", iter_hint, 1, 1, NULL)};
static const wf_slots iter_slots = {
    .size = sizeof(bytes_iter), .trace = trace_iter, .iter = wf_iter_self, .next = iter_next};
static const wf_type bytes_iter_type =
    WF_TYPE("bytes_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_defs, NULL);
static const wf_type bytearray_iter_type =
    WF_TYPE("bytearray_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_defs, NULL);

const wf_slots wf_bytes_slots = {.size = sizeof(wf_bytes),
                                 .size_of = size_of_bytes,
                                 .make = make,
                                 .repr = repr,
                                 .hash = hash,
                                 .compare = wf_bytes_compare,
                                 .iter = wf_bytes_iter,
                                 WF_OPS(.length = wf_bytes_length, .getitem = wf_bytes_get_item,
                                        .contains = wf_bytes_contains, .binary = wf_bytes_binary,
                                        .buffer = get_buffer)};
