/* memview.c - the memoryview: items in another object's buffer, in one dimension.
 *
 * Always true: a view that is not released has a base that exports a buffer and
 * is no memoryview itself. Where the base's bytes lie, and that the view still
 * fits in them, is found out at each access; only a buffer that the view gives
 * out itself counts as an export of the base. */
#include "objects/func.h"
#include "objects/int.h"
#include "objects/text.h"

#define IS_LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

static wf_memview *as_view(wf_val v) { return wf_ptr(v); }

static wf_memview *check(wf_vm *vm, wf_val self) {
    wf_memview *view = as_view(self);
    if (wf_is_null(view->base))
        wf_error_raise(vm, WF_E_VIEW_RELEASED);
    return view;
}

/* ---- Where the items are ---- */

/* The bytes of the base, checked to hold all items; its export stays until release_base. */
static uint8_t *begin_base(wf_vm *vm, wf_memview *view) {
    wf_buffer buffer;
    wf_buffer_begin(vm, view->base, &buffer, false);
    size_t low = view->offset, high = view->offset;
    if (view->count && view->stride < 0)
        low -= (view->count - 1) * (size_t)-view->stride;
    else if (view->count)
        high += (view->count - 1) * (size_t)view->stride;
    if (view->count && (low > high || high + view->item_size > buffer.size)) {
        wf_buffer_end(vm, &buffer);
        wf_error_raise(vm, WF_E_VIEW_BASE_CHANGED);
    }
    return buffer.data + (view->count ? view->offset : 0);
}

static void release_base(wf_vm *vm, wf_memview *view) {
    const wf_ops *ops = wf_ops_of(wf_typeof(view->base));
    if (ops->release)
        ops->release(vm, view->base);
}

/* The first item. Good until Python runs. */
static uint8_t *items_of(wf_vm *vm, wf_memview *view) {
    uint8_t *data = begin_base(vm, view);
    release_base(vm, view);
    return data;
}

static uint8_t *item_at(wf_vm *vm, wf_memview *view, size_t i) {
    return items_of(vm, view) + (intptr_t)i * view->stride;
}

static bool is_contiguous(const wf_memview *view) {
    return view->count == 1 || view->stride == view->item_size;
}

wf_span wf_memview_span(wf_vm *vm, wf_val self) {
    wf_memview *view = check(vm, self);
    size_t size = view->count * view->item_size;
    if (is_contiguous(view))
        return (wf_span){(const char *)items_of(vm, view), size};
    wf_bytes *copy = wf_bytes_new(vm, NULL, size);
    const uint8_t *from = items_of(vm, view);
    for (size_t i = 0; i < view->count; i++)
        memcpy(copy->data + i * view->item_size, from + (intptr_t)i * view->stride,
               view->item_size);
    return (wf_span){(const char *)copy->data, size};
}

typedef struct search {
    const void *object;
    bool found;
} search;

static void visit(wf_vm *vm, void *object, size_t size, void *data) {
    (void)vm, (void)size;
    search *s = data;
    if (wf_head_type(object) == &wf_memview_type &&
        wf_ptr(((wf_memview *)object)->base) == s->object)
        s->found = true;
}

bool wf_is_viewed(wf_vm *vm, const void *object) {
    search s = {object, false};
    wf_heap_walk_reached(vm, visit, &s);
    return s.found;
}

/* ---- Items ---- */

typedef enum item_kind { UNSIGNED, SIGNED, REAL, TRUTH, CHAR } item_kind;

typedef struct item_format {
    char code;
    uint8_t size, kind;
} item_format;

static const item_format formats[] = {
    {'B', 1, UNSIGNED},
    {'b', 1, SIGNED},
    {'c', 1, CHAR},
    {'?', 1, TRUTH},
    {'H', sizeof(short), UNSIGNED},
    {'h', sizeof(short), SIGNED},
    {'I', sizeof(int), UNSIGNED},
    {'i', sizeof(int), SIGNED},
    {'L', sizeof(long), UNSIGNED},
    {'l', sizeof(long), SIGNED},
    {'Q', sizeof(long long), UNSIGNED},
    {'q', sizeof(long long), SIGNED},
    {'N', sizeof(size_t), UNSIGNED},
    {'n', sizeof(size_t), SIGNED},
    {'P', sizeof(void *), UNSIGNED},
    {'f', sizeof(float), REAL},
    {'d', sizeof(double), REAL},
};

static const item_format *find_format(char code) {
    for (size_t i = 0; i < WF_COUNT(formats); i++)
        if (formats[i].code == code)
            return &formats[i];
    return NULL;
}

static const item_format *format_of(wf_vm *vm, const wf_memview *view) {
    const item_format *format = find_format(view->format);
    if (!format)
        wf_error_raise(vm, WF_E_VIEW_FORMAT, view->format);
    return format;
}

static wf_val unpack(wf_vm *vm, const item_format *format, const uint8_t *p) {
    float single;
    double real;
    switch ((item_kind)format->kind) {
    case TRUTH: return wf_bool(*p);
    case CHAR: return wf_new_bytes(vm, p, 1);
    case REAL:
        memcpy(&single, p, sizeof single);
        if (format->size == sizeof single)
            return wf_new_float(vm, (wf_real)single);
        memcpy(&real, p, sizeof real);
        return wf_new_float(vm, (wf_real)real);
    default:
        if (format->code == 'B')
            return wf_small(*p);
        return wf_int_from_bytes(vm, p, format->size, IS_LITTLE, format->kind == SIGNED);
    }
}

WF_NORETURN static void refuse(wf_vm *vm, const item_format *format, bool type) {
    wf_error_raise(vm, type ? WF_E_VIEW_ITEM_TYPE : WF_E_VIEW_ITEM_VALUE, format->code);
}

/* v as the bytes of an item. Runs Python. */
static void pack(wf_vm *vm, const item_format *format, wf_val v, uint8_t *to) {
    switch ((item_kind)format->kind) {
    case TRUTH: *to = wf_truth(vm, v); return;
    case CHAR:
        if (!wf_is_bytes(v))
            refuse(vm, format, true);
        if (wf_bytes_span(v).size != 1)
            refuse(vm, format, false);
        *to = (uint8_t)wf_bytes_span(v).data[0];
        return;
    case REAL: {
        if (!wf_is_float(v) && !wf_is_index(vm, v))
            refuse(vm, format, true);
        double real = (double)wf_to_real(vm, v);
        float single = (float)real;
        memcpy(to, format->size == sizeof single ? (void *)&single : (void *)&real, format->size);
        return;
    }
    default:
        if (!wf_is_index(vm, v))
            refuse(vm, format, true);
        if (!wf_int_to_bytes(wf_index(vm, v), to, format->size, IS_LITTLE, format->kind == SIGNED))
            refuse(vm, format, false);
    }
}

/* ---- Making ---- */

static bool is_byte_format(char code) { return strchr("Bbc", code) != NULL; }

static wf_val view_of(wf_vm *vm, wf_val base) {
    if (wf_has_kind(base, WF_KIND_MEMVIEW)) {
        wf_memview *copy = wf_new(vm, &wf_memview_type, sizeof *copy), *from = check(vm, base);
        memcpy((char *)copy + sizeof(wf_head), (char *)from + sizeof(wf_head),
               sizeof *copy - sizeof(wf_head));
        copy->exports = 0;
        return wf_from(copy);
    }
    if (!wf_has_buffer(base))
        wf_error_raise(vm, WF_E_VIEW_NEED_BUFFER, base);
    wf_memview *view = wf_new(vm, &wf_memview_type, sizeof *view);
    wf_buffer buffer;
    wf_buffer_begin(vm, base, &buffer, false);
    view->count = buffer.size / buffer.item_size;
    view->stride = view->item_size = buffer.item_size;
    view->format = buffer.format;
    view->readonly = buffer.readonly;
    wf_buffer_end(vm, &buffer);
    wf_set(vm, view, view->base, base);
    if (wf_is_bytearray(base))
        wf_as_bytearray(base)->viewed = 1;
    return wf_from(view);
}

/* Ends a view that nobody else has, so that it is not found to look at its base. */
static void drop(wf_vm *vm, wf_memview *view) { wf_set(vm, view, view->base, WF_NULL); }

static wf_val make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    wf_val given[1];
    (void)type;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "object"), given);
    return view_of(vm, given[0]);
}

static void trace(wf_tracer *t, void *object) { wf_trace(t, &((wf_memview *)object)->base); }

/* ---- Reading and writing ---- */

static size_t index_of(wf_vm *vm, wf_memview *view, wf_val key) {
    if (wf_is_tuple(key)) {
        if (wf_seq_count(key) == 0)
            wf_error_raise(vm, WF_E_VIEW_SUB_VIEW);
        if (wf_seq_count(key) > 1)
            wf_error_raise(vm, WF_E_VIEW_DIMENSIONS, (int)wf_seq_count(key));
        key = wf_seq_at(key, 0);
    }
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_VIEW_KEY);
    size_t index = wf_index_in(vm, key, view->count);
    if (index == SIZE_MAX)
        wf_error_raise(vm, WF_E_VIEW_INDEX);
    return index;
}

static wf_val get_slice(wf_vm *vm, wf_val self, wf_val key) {
    intptr_t start, step;
    size_t count = wf_slice_indices(vm, key, check(vm, self)->count, &start, &step);
    wf_val result = view_of(vm, self);
    wf_memview *view = as_view(result);
    if (count)
        view->offset += (size_t)(start * view->stride);
    view->stride *= step;
    view->count = count;
    return result;
}

static wf_val get_item(wf_vm *vm, wf_val self, wf_val key) {
    if (wf_is_exact(key, &wf_slice_type))
        return get_slice(vm, self, key);
    size_t index = index_of(vm, check(vm, self), key);
    wf_memview *view = check(vm, self);
    return unpack(vm, format_of(vm, view), item_at(vm, view, index));
}

static void set_slice(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    if (!wf_has_buffer(v))
        wf_error_raise(vm, WF_E_NEED_BUFFER, v);
    wf_memview *to = as_view(get_slice(vm, self, key)), *from = as_view(view_of(vm, v));
    if (to->format != from->format || to->count != from->count) {
        drop(vm, from);
        wf_error_raise(vm, WF_E_VIEW_STRUCTURE);
    }
    wf_span data = wf_memview_span(vm, wf_from(from));
    if (!is_contiguous(to) && wf_eq(to->base, from->base)) /* they may overlap */
        data.data = (const char *)wf_bytes_new(vm, data.data, data.size)->data;
    uint8_t *items = items_of(vm, to);
    if (is_contiguous(to))
        memmove(items, data.data, data.size);
    else
        for (size_t i = 0; i < to->count; i++)
            memcpy(items + (intptr_t)i * to->stride, data.data + i * to->item_size, to->item_size);
    drop(vm, to);
    drop(vm, from);
}

static void set_item(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    wf_memview *view = check(vm, self);
    if (view->readonly)
        wf_error_raise(vm, WF_E_VIEW_READONLY);
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_VIEW_DELETE);
    if (wf_is_exact(key, &wf_slice_type)) {
        set_slice(vm, self, key, v);
        return;
    }
    size_t index = index_of(vm, view, key);
    const item_format *format = format_of(vm, view);
    uint8_t item[sizeof(double)];
    pack(vm, format, v, item);
    memcpy(item_at(vm, check(vm, self), index), item, format->size);
}

static wf_val length(wf_vm *vm, wf_val self) {
    return wf_new_int(vm, (int64_t)check(vm, self)->count);
}

static wf_val repr(wf_vm *vm, wf_val self) {
    wf_val id = wf_int_to_str(vm, wf_id_of(vm, self), 16);
    return wf_format(vm, "<%smemory at 0x%S>", wf_is_null(as_view(self)->base) ? "released " : "",
                     id);
}

static wf_hash hash(wf_vm *vm, wf_val self) {
    wf_memview *view = check(vm, self);
    if (!view->readonly)
        wf_error_raise(vm, WF_E_VIEW_HASH_WRITABLE);
    if (!is_byte_format(view->format))
        wf_error_raise(vm, WF_E_VIEW_HASH_FORMAT);
    wf_count_work(vm, view->count * view->item_size / 8);
    return wf_bytes_hash(wf_memview_span(vm, self));
}

/* Items are the same: as bytes where both are ints of one format, else as Python compares them. */
static bool is_equal(wf_vm *vm, wf_memview *a, wf_memview *b) {
    if (a->count != b->count)
        return false;
    const item_format *left = find_format(a->format), *right = find_format(b->format);
    if (!left || !right)
        return false;
    if (left == right && left->kind != REAL) {
        wf_span x = wf_memview_span(vm, wf_from(a)), y = wf_memview_span(vm, wf_from(b));
        return memcmp(x.data, y.data, x.size) == 0;
    }
    wf_count_work(vm, a->count);
    for (size_t i = 0; i < a->count; i++) {
        wf_val item = unpack(vm, left, item_at(vm, a, i));
        if (!wf_equal(vm, item, unpack(vm, right, item_at(vm, b, i))))
            return false;
    }
    return true;
}

static wf_val compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if ((op != WF_EQ && op != WF_NE) || !wf_has_buffer(other))
        return WF_NULL;
    bool released = wf_is_null(as_view(self)->base) ||
                    (wf_has_kind(other, WF_KIND_MEMVIEW) && wf_is_null(as_view(other)->base));
    bool equal = wf_eq(self, other);
    if (!equal && !released) {
        wf_memview *view = as_view(view_of(vm, other));
        equal = is_equal(vm, as_view(self), view);
        drop(vm, view);
    }
    return wf_bool(equal == (op == WF_EQ));
}

/* ---- Its own buffer ---- */

static bool get_buffer(wf_vm *vm, wf_val self, wf_buffer *out, bool writable) {
    wf_memview *view = check(vm, self);
    if (writable && view->readonly)
        return false;
    if (!is_contiguous(view))
        wf_error_raise(vm, WF_E_VIEW_NOT_CONTIGUOUS);
    out->data = begin_base(vm, view);
    out->size = view->count * view->item_size;
    out->readonly = view->readonly;
    out->format = view->format;
    out->item_size = view->item_size;
    view->exports++;
    return true;
}

static void release_buffer(wf_vm *vm, wf_val self) {
    wf_memview *view = as_view(self);
    view->exports--;
    release_base(vm, view);
}

/* ---- Iterating ---- */

typedef struct view_iter {
    wf_head head;
    wf_val view; /* WF_NULL: exhausted */
    size_t at;
} view_iter;

static void trace_iter(wf_tracer *t, void *object) { wf_trace(t, &((view_iter *)object)->view); }
static wf_val iter_next(wf_vm *vm, wf_val self) {
    view_iter *it = wf_ptr(self);
    if (wf_is_null(it->view))
        return WF_NULL;
    wf_memview *view = check(vm, it->view);
    if (it->at < view->count)
        return unpack(vm, format_of(vm, view), item_at(vm, view, it->at++));
    wf_set(vm, it, it->view, WF_NULL);
    return WF_NULL;
}

static const wf_slots iter_slots = {
    .size = sizeof(view_iter), .trace = trace_iter, .iter = wf_iter_self, .next = iter_next};
static const wf_type view_iter_type = {.head = WF_HEAD(wf_type_type),
                                       .name = "memory_iterator",
                                       .slots = &iter_slots,
                                       .base = &wf_object_type,
                                       .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                                       .kind = WF_KIND_NATIVE};

static wf_val iter(wf_vm *vm, wf_val self) {
    check(vm, self);
    view_iter *it = wf_new(vm, &view_iter_type, sizeof *it);
    wf_set(vm, it, it->view, self);
    return wf_from(it);
}

/* ---- Methods and attributes ---- */

static wf_val tobytes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span span = wf_memview_span(vm, args[0]);
    return wf_new_bytes(vm, span.data, span.size);
}

static wf_val tolist(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_memview *view = check(vm, args[0]);
    const item_format *format = format_of(vm, view);
    wf_val list = wf_new_list(vm, NULL, 0);
    for (size_t i = 0; i < view->count; i++)
        wf_list_add(vm, list, unpack(vm, format, item_at(vm, view, i)));
    return list;
}

static wf_val hex(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_hex(vm, wf_memview_span(vm, args[0]), args[1], args[2]);
}

static wf_val toreadonly(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val copy = view_of(vm, args[0]);
    as_view(copy)->readonly = true;
    return copy;
}

static wf_val release(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_memview *view = as_view(args[0]);
    if (view->exports)
        wf_error_raise(vm, WF_E_VIEW_EXPORTED, (int)view->exports, view->exports == 1 ? "" : "s");
    wf_set(vm, view, view->base, WF_NULL);
    return WF_NONE;
}

static wf_val enter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check(vm, args[0]);
    return args[0];
}

static void check_shape(wf_vm *vm, wf_val shape, size_t count) {
    if (!wf_is_list(shape) && !wf_is_tuple(shape))
        wf_error_raise(vm, WF_E_VIEW_SHAPE_TYPE);
    if (wf_seq_count(shape) != 1)
        wf_error_raise(vm, WF_E_VIEW_MANY_DIMENSIONS);
    if (wf_to_index(vm, wf_seq_at(shape, 0)) != (intptr_t)count)
        wf_error_raise(vm, WF_E_VIEW_SHAPE_SIZE);
}

static wf_val cast(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_memview *view = check(vm, args[0]);
    size_t size;
    const char *name = wf_to_text(vm, args[1], &size);
    if (size == 2 && name[0] == '@') {
        name++;
        size--;
    }
    const item_format *format = size == 1 ? find_format(name[0]) : NULL;
    if (!is_contiguous(view))
        wf_error_raise(vm, WF_E_VIEW_CAST_CONTIGUOUS);
    if (!format)
        wf_error_raise(vm, WF_E_VIEW_CAST_FORMAT);
    if (!is_byte_format(view->format) && !is_byte_format(format->code))
        wf_error_raise(vm, WF_E_VIEW_CAST_TWICE);
    size_t bytes = view->count * view->item_size;
    if (bytes % format->size)
        wf_error_raise(vm, WF_E_VIEW_CAST_LENGTH);
    if (!wf_is_null(args[2]))
        check_shape(vm, args[2], bytes / format->size);
    wf_val result = view_of(vm, args[0]);
    wf_memview *fresh = as_view(result);
    fresh->format = format->code;
    fresh->stride = fresh->item_size = format->size;
    fresh->count = bytes / format->size;
    return result;
}

#define ATTRIBUTE(name, result)                                                                    \
    static wf_val get_##name(wf_vm *vm, const wf_val *args, size_t count) {                        \
        (void)count;                                                                               \
        const wf_memview *view = check(vm, args[0]);                                               \
        return result;                                                                             \
    }
ATTRIBUTE(obj, view->base)
ATTRIBUTE(nbytes, wf_new_int(vm, (int64_t)(view->count * view->item_size)))
ATTRIBUTE(itemsize, wf_small(view->item_size))
ATTRIBUTE(format, wf_new_str(vm, &view->format, 1))
ATTRIBUTE(ndim, ((void)view, wf_small(1)))
ATTRIBUTE(readonly, wf_bool(view->readonly))
ATTRIBUTE(contiguous, wf_bool(is_contiguous(view)))

static wf_val one_tuple(wf_vm *vm, int64_t number) {
    wf_val item = wf_new_int(vm, number);
    return wf_new_tuple(vm, &item, 1);
}
ATTRIBUTE(shape, one_tuple(vm, (int64_t)view->count))
ATTRIBUTE(strides, one_tuple(vm, view->stride))
ATTRIBUTE(suboffsets, ((void)view, wf_new_tuple(vm, NULL, 0)))

static const wf_def defs[] = {
    WF_FN("__enter__", enter, 1, 1, NULL),
    WF_FN("__exit__", release, 1, 4, NULL),
    WF_FN_PARAMS("cast", cast, 2, 3, "self,format,shape", NULL),
    WF_FN_PARAMS("hex", hex, 1, 3, "self,sep,bytes_per_sep", NULL),
    WF_FN("release", release, 1, 1, NULL),
    WF_FN_PARAMS("tobytes", tobytes, 1, 2, "self,order", NULL),
    WF_FN("tolist", tolist, 1, 1, NULL),
    WF_FN("toreadonly", toreadonly, 1, 1, NULL),
    WF_GET("c_contiguous", get_contiguous, NULL),
    WF_GET("contiguous", get_contiguous, NULL),
    WF_GET("f_contiguous", get_contiguous, NULL),
    WF_GET("format", get_format, NULL),
    WF_GET("itemsize", get_itemsize, NULL),
    WF_GET("nbytes", get_nbytes, NULL),
    WF_GET("ndim", get_ndim, NULL),
    WF_GET("obj", get_obj, NULL),
    WF_GET("readonly", get_readonly, NULL),
    WF_GET("shape", get_shape, NULL),
    WF_GET("strides", get_strides, NULL),
    WF_GET("suboffsets", get_suboffsets, NULL),
};

static const wf_slots slots = {.size = sizeof(wf_memview),
                               .trace = trace,
                               .make = make,
                               .repr = repr,
                               .hash = hash,
                               .compare = compare,
                               .iter = iter,
                               WF_OPS(.length = length, .getitem = get_item, .setitem = set_item,
                                      .buffer = get_buffer, .release = release_buffer)};
const wf_type wf_memview_type =
    WF_TYPE("memoryview", WF_KIND_MEMVIEW, WF_TYPE_FINAL | WF_TYPE_SEQUENCE, slots, wf_object_type,
            defs, "memoryview(object): the bytes of an object, without copying them");
