/* bytearray.c - the bytearray: bytes that change, and the methods that change them.
 *
 * Always true: start + size <= blob->room (blob NULL: both 0); only this
 * bytearray refers to its blob. Bytes taken from the front move start, so a
 * queue costs nothing; the gap is closed when room is needed. */
#include "heap/needs.h"
#include "objects/func.h"
#include "objects/text.h"

/* ---- Making ---- */

wf_bytearray *wf_bytearray_new(wf_vm *vm, const void *data, size_t size) {
    wf_bytearray *array = wf_new(vm, &wf_bytearray_type, sizeof *array);
    if (size == 0)
        return array;
    wf_blob *blob = wf_blob_new(vm, size);
    if (data)
        memcpy(blob->data, data, size);
    wf_set(vm, array, array->blob, blob);
    array->size = size;
    return array;
}

wf_val wf_new_bytearray(wf_vm *vm, const void *data, size_t size) {
    return wf_from(wf_bytearray_new(vm, data, size));
}

static void trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((wf_bytearray *)object)->blob); }

static wf_val make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from(wf_instance_new(vm, type, 0));
}

/* ---- Changing the size ---- */

static void check_resizable(wf_vm *vm, wf_bytearray *array) {
    if (array->exports == 0 && array->viewed)
        array->viewed = wf_is_viewed(vm, array);
    if (array->exports || array->viewed)
        wf_error_raise(vm, WF_E_EXPORTED);
}

static void init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[3];
    wf_bind_args(vm, "bytearray", "source,encoding,errors", 0, 3, args, count, names, given);
    wf_text data = wf_bytes_collect(vm, "bytearray", given[0], given[1], given[2]);
    wf_bytearray *array = wf_as_bytearray(self);
    check_resizable(vm, array);
    wf_set(vm, array, array->blob, data.blob);
    array->start = 0;
    array->size = data.size;
}

/* Makes room for size bytes in all, behind the gap at the front or by closing it. */
static void make_room(wf_vm *vm, wf_bytearray *array, size_t size) {
    wf_blob *blob = array->blob;
    size_t room = blob ? blob->room : 0;
    if (size <= room - array->start)
        return;
    if (size <= room && array->start >= array->size) {
        memmove(blob->data, blob->data + array->start, array->size);
        array->start = 0;
        return;
    }
    size_t want = array->start + size;
    if (want < size || want > SIZE_MAX / 2)
        wf_raise_memory(vm, SIZE_MAX);
    if (room && want < room + room / 4)
        want = room + room / 4;
    if (blob && wf_extend(vm, blob, sizeof(wf_blob) + want)) {
        blob->room = want;
        return;
    }
    wf_blob *larger = wf_blob_new(vm, want - array->start);
    if (array->size)
        memcpy(larger->data, blob->data + array->start, array->size);
    wf_set(vm, array, array->blob, larger);
    array->start = 0;
}

static char *bytes_at(wf_bytearray *array, size_t i) {
    return (char *)array->blob->data + array->start + i;
}

void wf_bytearray_splice(wf_vm *vm, wf_bytearray *array, size_t from, size_t to, wf_span data) {
    size_t cut = to - from, rest = array->size - to;
    if (cut == data.size) {
        if (cut)
            memmove(bytes_at(array, from), data.data, cut);
        return;
    }
    check_resizable(vm, array);
    if (data.size < cut && from == 0) {
        array->start += cut - data.size;
        array->size -= cut - data.size;
        if (data.size)
            memmove(bytes_at(array, 0), data.data, data.size);
        return;
    }
    bool is_own = array->blob && data.data >= (char *)array->blob->data &&
                  data.data < (char *)array->blob->data + array->blob->room;
    if (is_own && rest)
        data.data = (const char *)wf_bytes_new(vm, data.data, data.size)->data;
    make_room(vm, array, array->size - cut + data.size);
    if (rest)
        memmove(bytes_at(array, from + data.size), bytes_at(array, to), rest);
    if (data.size)
        memmove(bytes_at(array, from), data.data, data.size);
    array->size = array->size - cut + data.size;
}

uint8_t *wf_bytearray_resize(wf_vm *vm, wf_val v, size_t size) {
    wf_bytearray *array = wf_as_bytearray(v);
    if (size != array->size) {
        check_resizable(vm, array);
        make_room(vm, array, size);
        if (size > array->size)
            memset(bytes_at(array, array->size), 0, size - array->size);
        array->size = size;
    }
    return (uint8_t *)(uintptr_t)wf_bytes_span(v).data;
}

/* ---- Items and slices ---- */

/* The bytes of a value to be put in: of a buffer, or of an iterable of ints. */
static wf_span bytes_to_put(wf_vm *vm, wf_val v) {
    if (wf_has_buffer(v))
        return wf_span_of(vm, v);
    if (wf_is_str_(v) || wf_is_float(v) || wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_ASSIGN_BYTES);
    wf_text data = wf_bytes_collect(vm, "bytearray", v, WF_NULL, WF_NULL);
    return (wf_span){data.size ? (const char *)data.blob->data : "", data.size};
}

/* Deletes count bytes, the first at start, then each step further. */
static void delete_by_step(wf_vm *vm, wf_bytearray *array, intptr_t start, intptr_t step,
                           size_t count) {
    check_resizable(vm, array);
    if (count == 0)
        return;
    if (step < 0) {
        start += (intptr_t)(count - 1) * step;
        step = -step;
    }
    char *data = bytes_at(array, 0);
    size_t to = (size_t)start, next = to, done = 0;
    for (size_t from = to; from < array->size; from++) {
        if (from == next && done < count) {
            next += (size_t)step;
            done++;
        } else {
            data[to++] = data[from];
        }
    }
    array->size = to;
}

static void set_slice(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    wf_bytearray *array = wf_as_bytearray(self);
    wf_span data = {"", 0};
    if (!wf_is_null(v))
        data = bytes_to_put(vm, v);
    intptr_t start, step;
    size_t count = wf_bytes_indices(vm, self, key, &start, &step);
    if (!wf_is_null(v) && wf_has_buffer(v)) /* the index may have changed it */
        data = wf_span_of(vm, v);
    if (step == 1) {
        wf_bytearray_splice(vm, array, (size_t)start, (size_t)start + count, data);
        return;
    }
    if (data.size == 0) { /* nothing deletes, as with step 1 */
        delete_by_step(vm, array, start, step, count);
        return;
    }
    if (data.size != count)
        wf_error_raise(vm, WF_E_BYTES_STEP_SIZE, data.size, count);
    if (wf_eq(v, self))
        data.data = (const char *)wf_bytes_new(vm, data.data, data.size)->data;
    for (size_t i = 0; i < count; i++, start += step)
        *bytes_at(array, (size_t)start) = data.data[i];
}

static void set_item(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    if (wf_is_exact(key, &wf_slice_type)) {
        set_slice(vm, self, key, v);
        return;
    }
    char byte = wf_is_null(v) ? 0 : (char)wf_to_byte(vm, v);
    size_t index = wf_bytes_index(vm, self, key);
    if (wf_is_null(v))
        wf_bytearray_splice(vm, wf_as_bytearray(self), index, index + 1, (wf_span){"", 0});
    else
        *bytes_at(wf_as_bytearray(self), index) = byte;
}

static wf_val inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    wf_bytearray *array = wf_as_bytearray(self);
    if (op == WF_ADD) {
        if (!wf_has_buffer(other)) {
            wf_bytes_check_concat(vm, self, other);
            return WF_NULL;
        }
        if (wf_eq(self, other) && array->size) /* its own buffer is in use */
            wf_error_raise(vm, WF_E_EXPORTED);
        wf_bytearray_splice(vm, array, array->size, array->size, wf_span_of(vm, other));
        return self;
    }
    size_t times;
    if (op != WF_MUL || !wf_seq_times(vm, other, &times))
        return WF_NULL;
    size_t size = array->size;
    wf_bytearray_resize(vm, self, wf_seq_product(vm, size, times, NULL));
    if (times && size)
        wf_repeat_fill(NULL, bytes_at(array, 0), size, times);
    return self;
}

/* ---- Buffer ---- */

static bool get_buffer(wf_vm *vm, wf_val self, wf_buffer *out, bool writable) {
    (void)vm, (void)writable;
    wf_span span = wf_bytes_span(self);
    out->data = (uint8_t *)(uintptr_t)span.data;
    out->size = span.size;
    wf_as_bytearray(self)->exports++;
    return true;
}

static void release(wf_vm *vm, wf_val self) {
    (void)vm;
    wf_as_bytearray(self)->exports--;
}

static wf_val repr(wf_vm *vm, wf_val self) {
    wf_text text = {0};
    wf_text_addf(vm, &text, "%s(", wf_type_name(self));
    wf_bytes_add_repr(vm, &text, self);
    wf_text_add(vm, &text, ")", 1);
    return wf_text_end(vm, &text);
}

const wf_slots wf_bytearray_slots = {.size = sizeof(wf_bytearray),
                                     .trace = trace,
                                     .make = make,
                                     .init = init,
                                     .repr = repr,
                                     .compare = wf_bytes_compare,
                                     .iter = wf_bytes_iter,
                                     WF_OPS(.length = wf_bytes_length, .getitem = wf_bytes_get_item,
                                            .setitem = set_item, .contains = wf_bytes_contains,
                                            .binary = wf_bytes_binary, .inplace = inplace,
                                            .buffer = get_buffer, .release = release)};

/* ---- Methods ---- */

static wf_val append(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    char byte = (char)wf_to_byte(vm, args[1]);
    wf_bytearray *array = wf_as_bytearray(args[0]);
    wf_bytearray_splice(vm, array, array->size, array->size, (wf_span){&byte, 1});
    return WF_NONE;
}

static wf_val extend(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_bytearray *array = wf_as_bytearray(args[0]);
    if (wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_EXTEND_STR);
    wf_val from = args[1];
    if (!wf_has_buffer(from))
        from = wf_unless_type_error(vm, wf_iter, from);
    if (wf_is_null(from))
        wf_error_raise(vm, WF_E_EXTEND_BYTES, args[1]);
    wf_span data = bytes_to_put(vm, from);
    wf_bytearray_splice(vm, array, array->size, array->size, data);
    return WF_NONE;
}

static wf_val insert(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_bytearray *array = wf_as_bytearray(args[0]);
    intptr_t at = wf_to_clamped(vm, args[1]);
    char byte = (char)wf_to_byte(vm, args[2]);
    intptr_t size = (intptr_t)array->size;
    if (at < 0)
        at = at + size < 0 ? 0 : at + size;
    if (at > size)
        at = size;
    wf_bytearray_splice(vm, array, (size_t)at, (size_t)at, (wf_span){&byte, 1});
    return WF_NONE;
}

static wf_val pop(wf_vm *vm, const wf_val *args, size_t count) {
    wf_bytearray *array = wf_as_bytearray(args[0]);
    intptr_t at = count > 1 ? wf_to_index(vm, args[1]) : -1;
    intptr_t size = (intptr_t)array->size;
    if (size == 0)
        wf_error_raise(vm, WF_E_POP_EMPTY_BYTES);
    if (at < 0)
        at += size;
    if (at < 0 || at >= size)
        wf_error_raise(vm, WF_E_POP_BYTES_INDEX);
    uint8_t byte = (uint8_t)*bytes_at(array, (size_t)at);
    wf_bytearray_splice(vm, array, (size_t)at, (size_t)at + 1, (wf_span){"", 0});
    return wf_small(byte);
}

static wf_val remove_byte(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    char byte = (char)wf_to_byte(vm, args[1]);
    size_t at = wf_span_find(wf_bytes_span(args[0]), (wf_span){&byte, 1});
    if (at == WF_NOWHERE)
        wf_error_raise(vm, WF_E_NO_SUCH_BYTE);
    wf_bytearray_splice(vm, wf_as_bytearray(args[0]), at, at + 1, (wf_span){"", 0});
    return WF_NONE;
}

static wf_val reverse(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_bytearray *array = wf_as_bytearray(args[0]);
    wf_count_work(vm, array->size / 8);
    for (size_t i = 0, j = array->size; i + 1 < j; i++) {
        char byte = *bytes_at(array, i);
        *bytes_at(array, i) = *bytes_at(array, --j);
        *bytes_at(array, j) = byte;
    }
    return WF_NONE;
}

static wf_val clear(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_bytearray *array = wf_as_bytearray(args[0]);
    check_resizable(vm, array);
    array->blob = NULL;
    array->start = array->size = 0;
    return WF_NONE;
}

static wf_val copy(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span span = wf_bytes_span(args[0]);
    return wf_new_bytearray(vm, span.data, span.size);
}

static const wf_def defs[] = {
    WF_FN("append", append, 2, 2, NULL),
    WF_FN("clear", clear, 1, 1, NULL),
    WF_FN("copy", copy, 1, 1, NULL),
    WF_FN("extend", extend, 2, 2, NULL),
    WF_FN("insert", insert, 3, 3, NULL),
    WF_FN("pop", pop, 1, 2, NULL),
    WF_FN("remove", remove_byte, 2, 2, NULL),
    WF_FN("reverse", reverse, 1, 1, NULL),
    WF_MORE(wf_bytes_methods),
};
const wf_type wf_bytearray_type =
    WF_TYPE("bytearray", WF_KIND_BYTEARRAY, 0, wf_bytearray_slots, wf_object_type, defs,
            "bytearray(source=b'', encoding, errors): bytes that can be changed");
