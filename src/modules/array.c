/* array.c - the module array: rows of C numbers or characters.
 *
 * The items lie in a store, a heap object of their own that only the array
 * refers to; it grows by half. Always true: count * item size is within the
 * store; while exports is not 0 the count does not change. */
#include <string.h>
#include "errors.h"
#include "wafer.h"

/* ---- Kinds of items ---- */

typedef enum form { SIGNED, UNSIGNED, REAL, CHARACTER } form;

typedef struct item_kind {
    char code;
    uint8_t form, size;
    char format;      /* of the buffer protocol */
    const char *name; /* in messages about ints out of range; NULL: those of the conversion */
} item_kind;

static const item_kind kinds[] = {
    {'b', SIGNED, sizeof(char), 'b', "signed char"},
    {'B', UNSIGNED, sizeof(char), 'B', "unsigned byte integer"},
    {'u', CHARACTER, 4, 'w', NULL},
    {'w', CHARACTER, 4, 'w', NULL},
    {'h', SIGNED, sizeof(short), 'h', "signed short integer"},
    {'H', UNSIGNED, sizeof(short), 'H', "unsigned short"},
    {'i', SIGNED, sizeof(int), 'i', "signed integer"},
    {'I', UNSIGNED, sizeof(int), 'I', "unsigned int"},
    {'l', SIGNED, sizeof(long), 'l', NULL},
    {'L', UNSIGNED, sizeof(long), 'L', "unsigned long"},
    {'q', SIGNED, sizeof(long long), 'q', NULL},
    {'Q', UNSIGNED, sizeof(long long), 'Q', NULL},
    {'f', REAL, sizeof(float), 'f', NULL},
    {'d', REAL, sizeof(double), 'd', NULL},
};

/* ---- Storage ---- */

typedef struct store {
    wf_head head;
    size_t room; /* bytes */
    uint8_t data[];
} store;

static size_t store_size(const void *object) {
    return sizeof(store) + ((const store *)object)->room;
}
static const wf_slots store_slots = {.size = sizeof(store), .size_of = store_size};
static const wf_type store_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "array store",
    .slots = &store_slots,
    .base = &wf_object_type,
    .flags = WF_TYPE_FINAL | WF_TYPE_INTERNAL | WF_TYPE_VARSIZE,
    .kind = WF_KIND_NATIVE,
};

typedef struct array {
    wf_head head;
    store *items; /* NULL: no room */
    size_t count;
    uint32_t exports : 31;
    uint32_t viewed : 1; /* its bytes have been given out: a memoryview may look at them */
    const item_kind *kind;
} array;

static const wf_type array_type;

static array *as_array(wf_val v) { return wf_to_object(v); }
static bool is_array(wf_val v) { return wf_is_a(v, &array_type); }
static size_t bytes_of(const array *a) { return a->count * a->kind->size; }
static uint8_t *item_at(const array *a, size_t i) { return a->items->data + i * a->kind->size; }

static void array_trace(wf_tracer *t, void *object) { wf_trace_ref(t, &((array *)object)->items); }

static array *new_array(wf_vm *vm, const wf_type *type, const item_kind *kind) {
    array *a = wf_instance_new(vm, type, 0);
    a->kind = kind;
    return a;
}

/* Room for count items. Raises MemoryError. */
static void make_room(wf_vm *vm, array *a, size_t count) {
    size_t room = a->items ? a->items->room : 0, size = a->kind->size;
    if (count > (size_t)INTPTR_MAX / size)
        wf_raise(vm, wf_from(&wf_exc_MemoryError));
    if (count * size <= room)
        return;
    size_t want = room + room / 2 > count * size ? room + room / 2 : count * size;
    store *items = wf_new(vm, &store_type, sizeof(store) + want);
    items->room = want;
    if (a->count)
        memcpy(items->data, a->items->data, bytes_of(a));
    wf_set(vm, a, a->items, items);
}

static void check_exports(wf_vm *vm, array *a) {
    if (a->exports == 0 && a->viewed)
        a->viewed = wf_is_viewed(vm, a);
    if (a->exports || a->viewed)
        wf_error_raise(vm, WF_E_ARRAY_EXPORTED);
}

/* Replaces `removed` items at `at` by `added` ones, whose bytes are not set; where they go is
 * returned. */
static uint8_t *splice(wf_vm *vm, array *a, size_t at, size_t removed, size_t added) {
    if (removed != added)
        check_exports(vm, a);
    if (added > removed && a->count > SIZE_MAX - added)
        wf_raise(vm, wf_from(&wf_exc_MemoryError));
    make_room(vm, a, a->count - removed + added);
    size_t size = a->kind->size;
    if (!a->items)
        return NULL;
    uint8_t *place = item_at(a, at);
    memmove(place + added * size, place + removed * size, (a->count - at - removed) * size);
    a->count += added - removed;
    return place;
}

/* ---- Items ---- */

static wf_val get_character(wf_vm *vm, const uint8_t *from) {
    uint32_t c;
    char text[4];
    memcpy(&c, from, sizeof c);
    if (c > 0x10ffff)
        wf_error_raise(vm, WF_E_ARRAY_CHARACTER_RANGE, (unsigned)c);
    return wf_new_str(vm, text, wf_utf8_put(text, c));
}

static wf_val get(wf_vm *vm, const item_kind *kind, const uint8_t *from) {
    float single;
    double twice;
    uint64_t v = 0;
    const uint16_t one = 1;
    bool little = *(const uint8_t *)&one;
    switch (kind->form) {
    case REAL:
        if (kind->size == sizeof single) {
            memcpy(&single, from, sizeof single);
            return wf_new_float(vm, (wf_real)single);
        }
        memcpy(&twice, from, sizeof twice);
        return wf_new_float(vm, (wf_real)twice);
    case CHARACTER: return get_character(vm, from);
    default: break;
    }
    for (size_t i = 0; i < kind->size; i++)
        v |= (uint64_t)from[little ? i : kind->size - 1 - i] << 8 * i;
    unsigned unused = 64 - 8 * (unsigned)kind->size;
    return kind->form == SIGNED ? wf_new_int(vm, (int64_t)(v << unused) >> unused)
                                : wf_new_uint(vm, v);
}

static WF_NORETURN void out_of_range(wf_vm *vm, const item_kind *kind, wf_val v) {
    bool negative = wf_less(vm, v, wf_new_int(vm, 0));
    if (kind->code == 'l')
        wf_error_raise(vm, WF_E_INT_TO_C);
    if (negative && (kind->code == 'I' || kind->code == 'L'))
        wf_error_raise(vm, WF_E_ARRAY_NEGATIVE);
    if (kind->name)
        wf_error_raise(vm, WF_E_ARRAY_ITEM_RANGE, kind->name,
                       negative ? "less than minimum" : "greater than maximum");
    if (negative && kind->form == UNSIGNED)
        wf_error_raise(vm, WF_E_BYTES_NEGATIVE_INT);
    wf_error_raise(vm, WF_E_BYTES_TOO_BIG);
}

static void put_character(wf_vm *vm, wf_val v, uint8_t to[8]) {
    if (!wf_is_str(v) || wf_length(vm, v) != 1)
        wf_error_raise(vm, WF_E_ARRAY_CHARACTER);
    const char *text = wf_to_text(vm, v, NULL);
    uint32_t c = wf_utf8_next(&text);
    memcpy(to, &c, sizeof c);
}

/* The bytes of v as an item, to a place of the caller's own. Raises. Runs Python. */
static void convert(wf_vm *vm, const item_kind *kind, wf_val v, uint8_t to[8]) {
    const uint16_t one = 1;
    if (kind->form == CHARACTER) {
        put_character(vm, v, to);
    } else if (kind->form == REAL) {
        wf_real x = wf_to_real(vm, v);
        float single = (float)x;
        double twice = (double)x;
        if (kind->size == sizeof single)
            memcpy(to, &single, sizeof single);
        else
            memcpy(to, &twice, sizeof twice);
    } else {
        v = wf_index(vm, v);
        if (!wf_int_to_bytes(v, to, kind->size, *(const uint8_t *)&one, kind->form == SIGNED))
            out_of_range(vm, kind, v);
    }
}

static void append(wf_vm *vm, array *a, wf_val v) {
    uint8_t item[8];
    convert(vm, a->kind, v, item);
    memcpy(splice(vm, a, a->count, 0, 1), item, a->kind->size);
}

/* ---- Making and extending ---- */

static void extend_iterable(wf_vm *vm, array *a, wf_val iterable) {
    wf_val iterator = wf_iter(vm, iterable), v;
    while (!wf_is_absent(v = wf_next(vm, iterator)))
        append(vm, a, v);
}

/* Adds the items of another array, which may be the same one. */
static void extend_array(wf_vm *vm, array *a, const array *other) {
    size_t count = other->count;
    if (other->kind->code != a->kind->code)
        wf_error_raise(vm, WF_E_ARRAY_KIND);
    uint8_t *place = splice(vm, a, a->count, 0, count);
    if (count)
        memcpy(place, other->items->data, count * a->kind->size);
}

static void extend_bytes(wf_vm *vm, array *a, wf_val bytes) {
    wf_buffer from;
    wf_buffer_begin(vm, bytes, &from, false);
    const uint8_t *data = from.data;
    size_t size = from.size;
    wf_buffer_end(vm, &from);
    if (size % a->kind->size)
        wf_error_raise(vm, WF_E_ARRAY_BYTES);
    uint8_t *place = splice(vm, a, a->count, 0, size / a->kind->size);
    if (size)
        memcpy(place, data, size);
}

static void extend_text(wf_vm *vm, array *a, wf_val text) {
    size_t size;
    const char *p = wf_to_text(vm, text, &size), *end = p + size;
    size_t count = wf_utf8_count(p, size);
    uint8_t *place = splice(vm, a, a->count, 0, count);
    for (; p < end; place += sizeof(uint32_t)) {
        uint32_t c = wf_utf8_next(&p);
        memcpy(place, &c, sizeof c);
    }
}

static const item_kind *find_kind(wf_vm *vm, wf_val code) {
    if (!wf_is_str(code) || wf_length(vm, code) != 1)
        wf_error_raise(vm, WF_E_ARRAY_TYPECODE_STR, code);
    char letter = *wf_to_text(vm, code, NULL);
    for (size_t i = 0; i < WF_COUNT(kinds); i++)
        if (kinds[i].code == letter)
            return &kinds[i];
    wf_error_raise(vm, WF_E_ARRAY_TYPECODE);
}

static void fill(wf_vm *vm, array *a, wf_val source) {
    bool is_text = a->kind->form == CHARACTER;
    if (wf_is_str(source)) {
        if (!is_text)
            wf_error_raise(vm, WF_E_ARRAY_FROM_STR, a->kind->code);
        extend_text(vm, a, source);
    } else if (wf_is_a(source, &wf_bytes_type) || wf_is_a(source, &wf_bytearray_type)) {
        extend_bytes(vm, a, source);
    } else if (is_array(source) && as_array(source)->kind->form == CHARACTER && !is_text) {
        wf_error_raise(vm, WF_E_ARRAY_FROM_CHARACTERS, a->kind->code);
    } else if (is_array(source) && as_array(source)->kind == a->kind) {
        extend_array(vm, a, as_array(source));
    } else {
        extend_iterable(vm, a, source);
    }
}

static wf_val array_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val given[2];
    if (type == &array_type)
        wf_no_names(vm, "array.array", names);
    wf_read_args(vm, type, args, count, WF_NULL, WF_PARAMS(1, 2, "typecode,initializer,/"), given);
    array *a = new_array(vm, type, find_kind(vm, given[0]));
    if (!wf_is_absent(given[1]))
        fill(vm, a, given[1]);
    return wf_from_object(a);
}

/* ---- Slots ---- */

static wf_val text_of(wf_vm *vm, const array *a) {
    wf_val chars = wf_new_list(vm, NULL, 0), empty = wf_new_text(vm, "");
    for (size_t i = 0; i < a->count; i++)
        wf_list_add(vm, chars, get(vm, a->kind, item_at(a, i)));
    return wf_call_method(vm, empty, "join", &chars, 1);
}

static wf_val list_of(wf_vm *vm, const array *a) {
    wf_val list = wf_new_list(vm, NULL, 0);
    for (size_t i = 0; i < a->count; i++)
        wf_list_add(vm, list, get(vm, a->kind, item_at(a, i)));
    return list;
}

static wf_val array_repr(wf_vm *vm, wf_val self) {
    const array *a = as_array(self);
    if (a->count == 0)
        return wf_format(vm, "%s('%c')", wf_type_name(self), a->kind->code);
    wf_val items = a->kind->form == CHARACTER ? text_of(vm, a) : list_of(vm, a);
    return wf_format(vm, "%s('%c', %R)", wf_type_name(self), a->kind->code, items);
}

static wf_val array_length(wf_vm *vm, wf_val self) {
    return wf_new_uint(vm, as_array(self)->count);
}

/* Like lists: the first items that differ decide, else the lengths. */
static wf_val array_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!is_array(other))
        return WF_NULL;
    const array *a = as_array(self), *b = as_array(other);
    bool is_equality = op == WF_EQ || op == WF_NE;
    if (is_equality && a->count != b->count)
        return wf_new_bool(op == WF_NE);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        wf_val x = get(vm, a->kind, item_at(a, i)), y = get(vm, b->kind, item_at(b, i));
        if (!wf_equal(vm, x, y))
            return is_equality ? wf_new_bool(op == WF_NE) : wf_compare(vm, x, y, op);
    }
    return wf_compare(vm, wf_new_uint(vm, a->count), wf_new_uint(vm, b->count), op);
}

static size_t find(wf_vm *vm, wf_val self, wf_val v, size_t from, size_t until) {
    const array *a = as_array(self);
    for (size_t i = from; i < until && i < a->count; i++, wf_check_interrupt(vm))
        if (wf_equal(vm, get(vm, a->kind, item_at(a, i)), v))
            return i;
    return SIZE_MAX;
}

static bool array_contains(wf_vm *vm, wf_val self, wf_val v) {
    return find(vm, self, v, 0, SIZE_MAX) != SIZE_MAX;
}

static size_t index_of(wf_vm *vm, const array *a, wf_val key, wf_error outside) {
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_ARRAY_INDEX_TYPE);
    key = wf_index(vm, key); /* may change the count */
    size_t i = wf_index_in(vm, key, a->count);
    if (i == SIZE_MAX)
        wf_error_raise(vm, outside);
    return i;
}

/* The items from start on, step apart, as a new array. */
static array *pick(wf_vm *vm, const array *a, size_t count, intptr_t start, intptr_t step) {
    array *z = new_array(vm, &array_type, a->kind);
    uint8_t *to = splice(vm, z, 0, 0, count);
    size_t size = a->kind->size;
    for (size_t i = 0; i < count; i++, start += step)
        memcpy(to + i * size, item_at(a, (size_t)start), size);
    return z;
}

static wf_val array_getitem(wf_vm *vm, wf_val self, wf_val key) {
    const array *a = as_array(self);
    if (!wf_is_slice(key)) {
        size_t i = index_of(vm, a, key, WF_E_ARRAY_INDEX);
        return get(vm, a->kind, item_at(a, i));
    }
    intptr_t start, stop, step;
    wf_slice_read(vm, key, &start, &stop, &step);
    size_t count = wf_slice_fit(a->count, &start, stop, step);
    return wf_from_object(pick(vm, a, count, start, step));
}

/* Takes out count items, step apart. */
static void remove_items(wf_vm *vm, array *a, size_t count, intptr_t start, intptr_t step) {
    check_exports(vm, a);
    if (count == 0)
        return;
    if (step < 0) {
        start += (intptr_t)(count - 1) * step;
        step = -step;
    }
    size_t size = a->kind->size, kept = (size_t)start, next = (size_t)start, left = count;
    for (size_t i = (size_t)start; i < a->count; i++) {
        if (left && i == next) {
            next += (size_t)step;
            left--;
            continue;
        }
        memcpy(a->items->data + kept++ * size, item_at(a, i), size);
    }
    a->count -= count;
}

static void set_slice(wf_vm *vm, array *a, wf_val slice, wf_val v) {
    intptr_t start, stop, step;
    wf_slice_read(vm, slice, &start, &stop, &step);
    size_t count = wf_slice_fit(a->count, &start, stop, step), size = a->kind->size;
    if (wf_is_absent(v)) {
        remove_items(vm, a, count, start, step);
        return;
    }
    if (!is_array(v))
        wf_error_raise(vm, WF_E_ARRAY_ASSIGN, v);
    array *from = as_array(v);
    if (from->kind->code != a->kind->code)
        wf_error_raise(vm, WF_E_ARRAY_ARGUMENT);
    if (from == a)
        from = pick(vm, a, a->count, 0, 1);
    if (from->count == 0 || from->count != count)
        check_exports(vm, a);
    if (step == 1) {
        uint8_t *place = splice(vm, a, (size_t)start, count, from->count);
        if (from->count)
            memcpy(place, from->items->data, bytes_of(from));
        return;
    }
    if (from->count == 0) {
        remove_items(vm, a, count, start, step);
        return;
    }
    if (from->count != count)
        wf_error_raise(vm, WF_E_ARRAY_SLICE_SIZE, from->count, count);
    for (size_t i = 0; i < count; i++, start += step)
        memcpy(item_at(a, (size_t)start), item_at(from, i), size);
}

static void array_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val v) {
    array *a = as_array(self);
    uint8_t item[8];
    if (wf_is_slice(key)) {
        set_slice(vm, a, key, v);
        return;
    }
    size_t i = index_of(vm, a, key, WF_E_ARRAY_ASSIGN_INDEX);
    if (wf_is_absent(v)) {
        remove_items(vm, a, 1, (intptr_t)i, 1);
        return;
    }
    convert(vm, a->kind, v, item);
    if (i >= a->count) /* it has shrunk meanwhile */
        wf_error_raise(vm, WF_E_ARRAY_ASSIGN_INDEX);
    memcpy(item_at(a, i), item, a->kind->size);
}

static WF_NORETURN void bad_kind(wf_vm *vm) { wf_error_raise(vm, WF_E_ARRAY_ARGUMENT); }

static wf_val concat(wf_vm *vm, const array *a, wf_val right) {
    if (!is_array(right))
        wf_error_raise(vm, WF_E_ARRAY_CONCAT, right);
    if (as_array(right)->kind->code != a->kind->code)
        bad_kind(vm);
    array *z = pick(vm, a, a->count, 0, 1);
    extend_array(vm, z, as_array(right));
    return wf_from_object(z);
}

/* How often, for array * v. */
static intptr_t times_of(wf_vm *vm, wf_val v) {
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_NOT_A_COUNT, v);
    return wf_to_index(vm, v);
}

/* Makes the items be there `times` times. */
static void repeat(wf_vm *vm, array *a, intptr_t times) {
    size_t count = a->count, size = bytes_of(a);
    if (times <= 0 || count == 0) {
        if (count)
            splice(vm, a, 0, count, 0);
        return;
    }
    if ((size_t)times > (size_t)INTPTR_MAX / size)
        wf_raise(vm, wf_from(&wf_exc_MemoryError));
    uint8_t *to = splice(vm, a, count, 0, count * ((size_t)times - 1));
    for (intptr_t i = 1; i < times; i++, to += size)
        memcpy(to, a->items->data, size);
}

static wf_val array_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    if (op == WF_ADD && is_array(left))
        return concat(vm, as_array(left), right);
    if (op != WF_MUL)
        return WF_NULL;
    wf_val self = is_array(left) ? left : right;
    intptr_t times = times_of(vm, is_array(left) ? right : left);
    array *z = pick(vm, as_array(self), as_array(self)->count, 0, 1);
    repeat(vm, z, times);
    return wf_from_object(z);
}

static wf_val array_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other) {
    array *a = as_array(self);
    if (op == WF_ADD) {
        if (!is_array(other))
            wf_error_raise(vm, WF_E_ARRAY_EXTEND, other);
        extend_array(vm, a, as_array(other));
    } else if (op == WF_MUL) {
        repeat(vm, a, times_of(vm, other));
    } else {
        return WF_NULL;
    }
    return self;
}

static bool array_buffer(wf_vm *vm, wf_val self, wf_buffer *out, bool writable) {
    static const uint8_t nothing[1] = {0};
    array *a = as_array(self);
    (void)vm, (void)writable;
    *out = (wf_buffer){
        .data = a->items ? a->items->data : (uint8_t *)(uintptr_t)nothing,
        .size = bytes_of(a),
        .format = a->kind->format,
        .item_size = a->kind->size,
        .owner = self,
    };
    a->exports++;
    a->viewed = true;
    return true;
}

static void array_release(wf_vm *vm, wf_val self) {
    (void)vm;
    as_array(self)->exports--;
}

/* ---- The iterator ---- */

typedef struct iterator {
    wf_head head;
    array *array; /* NULL: at the end */
    size_t next;
} iterator;

static void iterator_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((iterator *)object)->array);
}

static wf_val iterator_next(wf_vm *vm, wf_val self) {
    iterator *it = wf_to_object(self);
    array *a = it->array;
    if (a && it->next < a->count)
        return get(vm, a->kind, item_at(a, it->next++));
    wf_set(vm, it, it->array, NULL);
    return WF_NULL;
}

static const wf_slots iterator_slots = {
    .size = sizeof(iterator), .trace = iterator_trace, .iter = wf_iter_self, .next = iterator_next};
static const wf_type iterator_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "arrayiterator",
    .slots = &iterator_slots,
    .base = &wf_object_type,
    .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
    .kind = WF_KIND_NATIVE,
    .module = "array",
};

static wf_val array_iter(wf_vm *vm, wf_val self) {
    iterator *it = wf_new(vm, &iterator_type, sizeof *it);
    it->array = as_array(self);
    return wf_from_object(it);
}

/* ---- Methods ---- */

static wf_val array_append(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    append(vm, as_array(args[0]), args[1]);
    return wf_none();
}

static wf_val array_buffer_info(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    wf_val pair[] = {wf_new_uint(vm, a->items ? (uintptr_t)a->items->data : 0),
                     wf_new_uint(vm, a->count)};
    return wf_new_tuple(vm, pair, 2);
}

static wf_val array_byteswap(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    size_t size = a->kind->size;
    (void)count;
    wf_count_work(vm, a->count);
    for (size_t i = 0; i < a->count; i++) {
        uint8_t *item = item_at(a, i);
        for (size_t j = 0; j < size / 2; j++) {
            uint8_t byte = item[j];
            item[j] = item[size - 1 - j];
            item[size - 1 - j] = byte;
        }
    }
    return wf_none();
}

static wf_val array_clear(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    check_exports(vm, a);
    a->count = 0;
    wf_set(vm, a, a->items, NULL);
    return wf_none();
}

static wf_val array_copy(wf_vm *vm, const wf_val *args, size_t count) {
    const array *a = as_array(args[0]);
    (void)count;
    return wf_from_object(pick(vm, a, a->count, 0, 1));
}

static wf_val array_count(wf_vm *vm, const wf_val *args, size_t count) {
    size_t times = 0;
    (void)count;
    for (size_t i = 0; (i = find(vm, args[0], args[1], i, SIZE_MAX)) != SIZE_MAX; i++)
        times++;
    return wf_new_uint(vm, times);
}

static wf_val array_extend(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    if (is_array(args[1]))
        extend_array(vm, a, as_array(args[1]));
    else
        extend_iterable(vm, a, args[1]);
    return wf_none();
}

static wf_val array_frombytes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    extend_bytes(vm, as_array(args[0]), args[1]);
    return wf_none();
}

static wf_val array_fromfile(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    intptr_t items = wf_to_index(vm, args[2]);
    if (items < 0)
        wf_error_raise(vm, WF_E_NEGATIVE_COUNT);
    wf_val wanted = wf_new_uint(vm, (size_t)items * a->kind->size);
    wf_val data = wf_call_method(vm, args[1], "read", &wanted, 1);
    if (!wf_is_a(data, &wf_bytes_type))
        wf_error_raise(vm, WF_E_ARRAY_READ_TYPE);
    size_t before = a->count;
    extend_bytes(vm, a, data);
    if (a->count - before < (size_t)items)
        wf_error_raise(vm, WF_E_ARRAY_READ_END);
    return wf_none();
}

/* All or nothing. */
static wf_val array_fromlist(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    if (!wf_is_a(args[1], &wf_list_type))
        wf_error_raise(vm, WF_E_ARRAY_FROM_LIST);
    array *more = new_array(vm, &array_type, a->kind);
    extend_iterable(vm, more, args[1]);
    extend_array(vm, a, more);
    return wf_none();
}

static void need_text(wf_vm *vm, const array *a, const char *fname) {
    if (a->kind->form != CHARACTER)
        wf_error_raise(vm, WF_E_ARRAY_NOT_CHARACTERS, fname);
}

static wf_val array_fromunicode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_str(args[1]))
        wf_error_raise(vm, WF_E_ARRAY_FROM_UNICODE, args[1]);
    need_text(vm, as_array(args[0]), "fromunicode");
    extend_text(vm, as_array(args[0]), args[1]);
    return wf_none();
}

/* A bound of index(): negative from the end. */
static size_t bound(wf_vm *vm, wf_val v, size_t length, size_t otherwise) {
    if (wf_is_absent(v))
        return otherwise;
    intptr_t i = wf_to_clamped(vm, v);
    if (i < 0)
        i += (intptr_t)length;
    return i < 0 ? 0 : (size_t)i;
}

static wf_val array_index(wf_vm *vm, const wf_val *args, size_t count) {
    size_t length = as_array(args[0])->count;
    (void)count;
    size_t i = find(vm, args[0], args[1], bound(vm, args[2], length, 0),
                    bound(vm, args[3], length, SIZE_MAX));
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_ARRAY_NOT_FOUND);
    return wf_new_uint(vm, i);
}

static wf_val array_insert(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    uint8_t item[8];
    (void)count;
    intptr_t i = wf_to_clamped(vm, args[1]);
    convert(vm, a->kind, args[2], item);
    if (i < 0)
        i = i + (intptr_t)a->count < 0 ? 0 : i + (intptr_t)a->count;
    memcpy(splice(vm, a, (size_t)i < a->count ? (size_t)i : a->count, 0, 1), item, a->kind->size);
    return wf_none();
}

static wf_val array_pop(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    (void)count;
    wf_val key = wf_is_absent(args[1]) ? wf_new_int(vm, -1) : wf_index(vm, args[1]);
    if (a->count == 0)
        wf_error_raise(vm, WF_E_ARRAY_POP_EMPTY);
    size_t i = wf_index_in(vm, key, a->count);
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_POP_BYTES_INDEX);
    check_exports(vm, a);
    wf_val v = get(vm, a->kind, item_at(a, i));
    splice(vm, a, i, 1, 0);
    return v;
}

static wf_val array_remove(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t i = find(vm, args[0], args[1], 0, SIZE_MAX);
    if (i == SIZE_MAX)
        wf_error_raise(vm, WF_E_ARRAY_REMOVE);
    if (i < as_array(args[0])->count)
        splice(vm, as_array(args[0]), i, 1, 0);
    return wf_none();
}

static wf_val array_reverse(wf_vm *vm, const wf_val *args, size_t count) {
    array *a = as_array(args[0]);
    uint8_t item[8];
    size_t size = a->kind->size;
    (void)vm, (void)count;
    for (size_t i = 0, j = a->count; i + 1 < j--; i++) {
        memcpy(item, item_at(a, i), size);
        memcpy(item_at(a, i), item_at(a, j), size);
        memcpy(item_at(a, j), item, size);
    }
    return wf_none();
}

static wf_val array_tobytes(wf_vm *vm, const wf_val *args, size_t count) {
    const array *a = as_array(args[0]);
    (void)count;
    return wf_new_bytes(vm, a->items ? a->items->data : NULL, bytes_of(a));
}

static wf_val array_tofile(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val bytes = array_tobytes(vm, args, count);
    wf_call_method(vm, args[1], "write", &bytes, 1);
    return wf_none();
}

static wf_val array_tolist(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return list_of(vm, as_array(args[0]));
}

static wf_val array_tounicode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    need_text(vm, as_array(args[0]), "tounicode");
    return text_of(vm, as_array(args[0]));
}

static wf_val array_typecode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_str(vm, &as_array(args[0])->kind->code, 1);
}

static wf_val array_itemsize(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_int(vm, as_array(args[0])->kind->size);
}

static wf_val array_reduce(wf_vm *vm, const wf_val *args, size_t count) {
    const array *a = as_array(args[0]);
    wf_val make[2] = {array_typecode(vm, args, count), WF_NULL};
    make[1] = a->kind->form == CHARACTER ? text_of(vm, a) : list_of(vm, a);
    wf_val parts[] = {wf_type_object(args[0]), wf_new_tuple(vm, make, 2), wf_none()};
    return wf_new_tuple(vm, parts, 3);
}

static const wf_def array_defs[] = {
    WF_GENERIC,
    WF_FN("__copy__", array_copy, 1, 1, "Another array with the same items."),
    WF_FN("__deepcopy__", array_copy, 2, 2, "Another array with the same items."),
    WF_FN("__reduce_ex__", array_reduce, 2, 2, "What pickling would need."),
    WF_FN("append", array_append, 2, 2, "Adds v at the end. Raises TypeError, OverflowError."),
    WF_FN("buffer_info", array_buffer_info, 1, 1, "(address in memory, number of items)."),
    WF_FN("byteswap", array_byteswap, 1, 1, "Swaps the bytes of each item."),
    WF_FN("clear", array_clear, 1, 1, "Empties the array."),
    WF_FN("count", array_count, 2, 2, "How many items equal v."),
    WF_FN("extend", array_extend, 2, 2, "Adds the items of an iterable at the end."),
    WF_FN("frombytes", array_frombytes, 2, 2, "Appends items from the string, as machine values."),
    WF_FN("fromfile", array_fromfile, 3, 3,
          "Adds n items read from a binary file. Raises EOFError."),
    WF_FN("fromlist", array_fromlist, 2, 2,
          "Adds the items of a list. Raises TypeError, and then the array is as it was."),
    WF_FN("fromunicode", array_fromunicode, 2, 2,
          "Adds the characters of a str. Raises ValueError."),
    WF_FN("index", array_index, 2, 4, "Where the first v is. Raises ValueError."),
    WF_FN("insert", array_insert, 3, 3, "Puts v before position i."),
    WF_GET("itemsize", array_itemsize, "Bytes of an item."),
    WF_FN("pop", array_pop, 1, 2, "Takes out item i (the last) and gives it. Raises IndexError."),
    WF_FN("remove", array_remove, 2, 2, "Takes out the first v. Raises ValueError."),
    WF_FN("reverse", array_reverse, 1, 1, "Turns the order of the items round."),
    WF_FN("tobytes", array_tobytes, 1, 1, "The items as the machine stores them, as bytes."),
    WF_FN("tofile", array_tofile, 2, 2, "Writes the items, as they lie in memory, to a file."),
    WF_FN("tolist", array_tolist, 1, 1, "The items as a list."),
    WF_FN("tounicode", array_tounicode, 1, 1,
          "The characters of an array of type 'u' or 'w' as a str. Raises ValueError."),
    WF_GET("typecode", array_typecode, "The letter that tells what an item is."),
};

static const wf_slots array_slots = {.size = sizeof(array),
                                     .trace = array_trace,
                                     .make = array_make,
                                     .repr = array_repr,
                                     .compare = array_compare,
                                     .iter = array_iter,
                                     WF_OPS(.length = array_length, .getitem = array_getitem,
                                            .setitem = array_setitem, .contains = array_contains,
                                            .binary = array_binary, .inplace = array_inplace,
                                            .buffer = array_buffer, .release = array_release)};
static const wf_type array_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "array",
    .slots = &array_slots,
    .base = &wf_object_type,
    .defs = array_defs,
    .def_count = WF_COUNT(array_defs),
    .flags = WF_TYPE_SEQUENCE,
    .kind = WF_KIND_NATIVE,
    .module = "array",
    WF_TYPE_DOC("array(typecode, initializer=()): numbers of one machine type, in a row.")};

/* ---- The module ---- */

static const wf_def defs[] = {
    WF_OBJECT("ArrayType", array_type),
    WF_OBJECT("array", array_type),
    WF_STR("typecodes", "bBuwhHiIlLqQfd"),
};
const wf_module_def wf_module_array = {
    "array", defs, WF_COUNT(defs), NULL,
    WF_DOC("array(typecode, items): numbers of one machine type, side by side.")};
