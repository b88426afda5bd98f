/* str.c - the str as an object: making, hashing, comparing, slicing, joining two, iterating; and
 * wf_text, which builds one piece by piece.
 *
 * Always true: what Python sees of a str counts characters, what C sees counts
 * bytes. In ASCII text they are the same, and every index is O(1). In other text the place that was
 * asked for last is remembered, so that going through it index by index is not quadratic. */
#include "heap/needs.h"
#include "objects/format.h"
#include "objects/func.h"
#include "objects/search.h"
#include "objects/text.h"
#include "objects/unicode.h"
#include "state.h"

/* ---- Making ---- */

static size_t size_of_str(const void *object) {
    const wf_str *s = object;
    size_t prefix = wf_str_has_prefix(s) ? 2 * sizeof(size_t) : 0;
    return offsetof(wf_str, text) + prefix + wf_str_size(s) + 1;
}

static bool is_short(size_t size, size_t chars) { return size == chars && size <= WF_STR_SIZE; }

/* Bytes behind the fixed part: sizes, data and the NUL. */
static size_t extra_size(size_t size, size_t chars) {
    return (is_short(size, chars) ? 0 : 2 * sizeof(size_t)) + size + 1;
}

/* Where the data goes. */
static char *set_size(wf_str *s, size_t size, size_t chars) {
    if (is_short(size, chars)) {
        s->meta = (wf_half)size;
        return s->text;
    }
    s->meta = size == chars ? WF_STR_LONG : WF_STR_WIDE;
    memcpy(s->text, &size, sizeof size);
    memcpy(s->text + sizeof size, &chars, sizeof chars);
    return s->text + 2 * sizeof(size_t);
}

wf_str *wf_str_raw_of(wf_vm *vm, const wf_type *type, size_t size, size_t chars, char **data) {
    size_t extra = extra_size(size, chars);
    if (size > SIZE_MAX / 2)
        wf_raise_memory(vm, size);
    wf_str *s = type == &wf_str_type ? wf_new(vm, type, offsetof(wf_str, text) + extra)
                                     : wf_instance_new(vm, type, extra);
    *data = set_size(s, size, chars);
    return s;
}

wf_str *wf_str_raw(wf_vm *vm, size_t size, size_t chars, char **data) {
    return wf_str_raw_of(vm, &wf_str_type, size, chars, data);
}

static wf_str *make_str(wf_vm *vm, const char *data, size_t size, size_t chars) {
    if (size == 0)
        return (wf_str *)(uintptr_t)WF_S(empty);
    if (size == 1)
        return (wf_str *)(uintptr_t)WF_CHAR((uint8_t)data[0]);
    if (WF_HOSTED && is_short(size, chars)) {
        wf_str *s = wf_new(vm, &wf_str_type, offsetof(wf_str, text) + size + 1);
        s->meta = (wf_half)size;
        memcpy(s->text, data, size);
        return s;
    }
    char *to;
    wf_str *s = wf_str_raw(vm, size, chars, &to);
    memcpy(to, data, size);
    return s;
}

wf_str *wf_str_new(wf_vm *vm, const char *data, size_t size) {
    size_t bad, chars = wf_utf8_check(data, size, NULL, &bad);
    if (chars == SIZE_MAX) /* decoding it finds the fault again, and raises */
        return wf_ptr(wf_decode(vm, (wf_span){data, size}, "utf-8", "strict"));
    return make_str(vm, data, size, chars);
}

wf_str *wf_str_ascii(wf_vm *vm, const char *data, size_t size) {
    return make_str(vm, data, size, size);
}

wf_str *wf_str_valid(wf_vm *vm, const char *data, size_t size) {
    return make_str(vm, data, size, wf_utf8_count(data, size));
}

wf_str *wf_str_from_char(wf_vm *vm, uint32_t code) {
    char buffer[4];
    size_t size = wf_utf8_put(buffer, code);
    return make_str(vm, buffer, size, 1);
}

wf_val wf_new_str(wf_vm *vm, const char *utf8, size_t size) {
    return wf_from(wf_str_new(vm, utf8, size));
}

wf_val wf_new_text(wf_vm *vm, const char *utf8) { return wf_new_str(vm, utf8, strlen(utf8)); }

bool wf_is_str(wf_val v) { return wf_is_str_(v); }

const char *wf_to_text(wf_vm *vm, wf_val v, size_t *size) {
    if (!wf_is_str_(v))
        wf_error_raise(vm, WF_E_NEED_STR, v);
    const wf_str *s = wf_as_str(v);
    if (size)
        *size = wf_str_size(s);
    return wf_str_data(s);
}

/* The same text as an instance of a subclass. */
static wf_val copy_as(wf_vm *vm, const wf_type *type, const wf_str *s) {
    char *to;
    wf_str *copy = wf_str_raw_of(vm, type, wf_str_size(s), wf_str_len(s), &to);
    memcpy(to, wf_str_data(s), wf_str_size(s));
    return wf_from(copy);
}

/* str(object, encoding, errors) */
static wf_val decode_object(wf_vm *vm, wf_val object, wf_val encoding, wf_val errors) {
    const char *name =
        wf_is_null(encoding) ? "utf-8" : wf_text_argument(vm, "str", "encoding", encoding);
    const char *how = wf_is_null(errors) ? "strict" : wf_text_argument(vm, "str", "errors", errors);
    if (wf_is_null(object))
        return WF_N(empty);
    if (wf_is_str_(object))
        wf_error_raise(vm, WF_E_DECODE_STR);
    if (!wf_has_buffer(object))
        wf_error_raise(vm, WF_E_DECODE_TYPE, object);
    return wf_decode_value(vm, object, name, how);
}

static wf_val make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    wf_val given[3];
    if (count > 3)
        wf_error_raise(vm, WF_E_STR_ARGUMENTS, count);
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 3, "object,encoding,errors"), given);
    wf_val text;
    if (!wf_is_null(given[1]) || !wf_is_null(given[2]))
        text = decode_object(vm, given[0], given[1], given[2]);
    else
        text = wf_is_null(given[0]) ? WF_N(empty) : wf_str_of(vm, given[0]);
    return type == &wf_str_type ? text : copy_as(vm, type, wf_as_str(text));
}

/* ---- Hashing and comparing ---- */

uint32_t wf_str_hash_bytes(const char *data, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (uint8_t)data[i]) * 16777619u;
    return hash ^ (hash >> 16);
}

wf_half wf_str_hash(const wf_str *s) {
    if (s->hash == 0) {
        wf_half hash = (wf_half)wf_str_hash_bytes(wf_str_data(s), wf_str_size(s));
        ((wf_str *)(uintptr_t)s)->hash = hash ? hash : 1;
    }
    return s->hash;
}

bool wf_str_equal(const wf_str *a, const wf_str *b) {
    if (a == b)
        return true;
    if (wf_str_is_interned(a) && wf_str_is_interned(b))
        return false;
    if (a->hash && b->hash && a->hash != b->hash)
        return false;
    size_t size = wf_str_size(a);
    return size == wf_str_size(b) && memcmp(wf_str_data(a), wf_str_data(b), size) == 0;
}

static wf_hash hash(wf_vm *vm, wf_val self) {
    (void)vm;
    return (wf_hash)wf_str_hash(wf_as_str(self));
}

/* The order of UTF-8's bytes is that of the characters. */
static wf_val compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    (void)vm;
    if (!wf_is_str_(other))
        return WF_NULL;
    const wf_str *a = wf_as_str(self), *b = wf_as_str(other);
    if (op == WF_EQ || op == WF_NE)
        return wf_bool(wf_str_equal(a, b) == (op == WF_EQ));
    return wf_order(op, wf_span_compare(wf_str_span(a), wf_str_span(b)));
}

/* ---- Indexing ---- */

static size_t offset_from_place(const wf_text_place *place, size_t index) {
    const char *data = wf_str_data(place->str), *at = data + place->offset;
    if (index > place->index)
        return place->offset + wf_utf8_offset(at, index - place->index);
    if (place->index - index > index / 16) /* words are passed forward, but not back */
        return wf_utf8_offset(data, index);
    for (size_t i = place->index; i > index; i--)
        wf_utf8_previous(&at);
    return (size_t)(at - data);
}

size_t wf_str_offset(wf_vm *vm, const wf_str *s, size_t index) {
    if (wf_str_is_ascii(s))
        return index;
    wf_text_place *place = &vm->objects.place;
    if (place->str != s)
        *place = (wf_text_place){s, 0, 0};
    size_t offset = offset_from_place(place, index);
    *place = (wf_text_place){s, index, offset};
    return offset;
}

uint32_t wf_str_char_at(wf_vm *vm, const wf_str *s, size_t index) {
    const char *p = wf_str_data(s) + wf_str_offset(vm, s, index);
    return wf_utf8_next(&p);
}

wf_str *wf_str_slice(wf_vm *vm, const wf_str *s, size_t from, size_t to) {
    size_t chars = to - from;
    if (chars == wf_str_len(s) && wf_head_type(s) == &wf_str_type)
        return (wf_str *)(uintptr_t)s;
    if (wf_str_is_ascii(s))
        return make_str(vm, wf_str_data(s) + from, chars, chars);
    const char *start = wf_str_data(s) + wf_str_offset(vm, s, from);
    size_t size = to == wf_str_len(s) ? wf_str_size(s) - (size_t)(start - wf_str_data(s))
                                      : wf_utf8_offset(start, chars);
    return make_str(vm, start, size, chars);
}

/* Every step-th character, count of them, the first at start. */
static wf_val slice_by_step(wf_vm *vm, const wf_str *s, intptr_t start, intptr_t step,
                            size_t count) {
    if (wf_str_is_ascii(s)) {
        char *to;
        wf_str *result = wf_str_raw(vm, count, count, &to);
        const char *from = wf_str_data(s);
        for (size_t i = 0; i < count; i++, start += step)
            to[i] = from[start];
        return wf_from(result);
    }
    wf_text text = {0};
    const char *p = wf_str_data(s) + wf_str_offset(vm, s, (size_t)start);
    for (size_t i = 0; i < count; i++) {
        wf_text_add(vm, &text, p, wf_utf8_width(*p));
        for (intptr_t n = step; n > 0 && i + 1 < count; n--)
            p += wf_utf8_width(*p);
        for (intptr_t n = step; n < 0 && i + 1 < count; n++)
            wf_utf8_previous(&p);
    }
    return wf_text_end(vm, &text);
}

static wf_val get_slice(wf_vm *vm, const wf_str *s, wf_val key) {
    intptr_t start, step;
    size_t count = wf_slice_indices(vm, key, wf_str_len(s), &start, &step);
    if (count == 0)
        return WF_N(empty);
    if (step == 1)
        return wf_from(wf_str_slice(vm, s, (size_t)start, (size_t)start + count));
    return slice_by_step(vm, s, start, step, count);
}

static wf_val get_item(wf_vm *vm, wf_val self, wf_val key) {
    const wf_str *s = wf_as_str(self);
    if (wf_is_exact(key, &wf_slice_type))
        return get_slice(vm, s, key);
    if (!wf_is_index(vm, key))
        wf_error_raise(vm, WF_E_STR_INDEX_TYPE, key);
    size_t index = wf_index_in(vm, key, wf_str_len(s));
    if (index == SIZE_MAX)
        wf_error_raise(vm, WF_E_STR_INDEX);
    if (wf_str_is_ascii(s))
        return wf_from(WF_CHAR((uint8_t)wf_str_data(s)[index]));
    return wf_from(wf_str_from_char(vm, wf_str_char_at(vm, s, index)));
}

static wf_val length(wf_vm *vm, wf_val self) {
    return wf_new_int(vm, (int64_t)wf_str_len(wf_as_str(self)));
}

static bool contains(wf_vm *vm, wf_val self, wf_val item) {
    if (!wf_is_str_(item))
        wf_error_raise(vm, WF_E_IN_STR, item);
    return wf_span_find(wf_str_span(wf_as_str(self)), wf_str_span(wf_as_str(item))) != WF_NOWHERE;
}

/* ---- Operators ---- */

wf_str *wf_str_concat(wf_vm *vm, const wf_str *a, const wf_str *b) {
    size_t left = wf_str_size(a), right = wf_str_size(b);
    if (right == 0 && wf_head_type(a) == &wf_str_type)
        return (wf_str *)(uintptr_t)a;
    if (left == 0 && wf_head_type(b) == &wf_str_type)
        return (wf_str *)(uintptr_t)b;
    char *to;
    wf_str *s = wf_str_raw(vm, left + right, wf_str_len(a) + wf_str_len(b), &to);
    memcpy(to, wf_str_data(a), left);
    memcpy(to + left, wf_str_data(b), right);
    return s;
}

void wf_repeat_fill(wf_vm *vm, char *to, size_t size, size_t times) {
    enum { MOST = 1 << 20 }; /* at a time: the source stays in the cache, and ctrl-C is seen */
    size_t total = size * times, done = size, source = size;
    while (done < total) {
        size_t more = source < total - done ? source : total - done;
        memcpy(to + done, to, more);
        done += more;
        if (source <= MOST / 2)
            source = done;
        else if (vm)
            wf_check_interrupt(vm);
    }
}

static wf_val repeat(wf_vm *vm, const wf_str *s, size_t times) {
    size_t size = wf_seq_product(vm, wf_str_size(s), times, "string is");
    if (size == 0)
        return WF_N(empty);
    if (times == 1 && wf_head_type(s) == &wf_str_type)
        return wf_from(s);
    char *to;
    wf_str *result = wf_str_raw(vm, size, wf_str_len(s) * times, &to);
    memcpy(to, wf_str_data(s), wf_str_size(s));
    wf_repeat_fill(vm, to, wf_str_size(s), times);
    return wf_from(result);
}

static wf_val binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    bool is_left = wf_is_str_(left);
    size_t times;
    if (op == WF_MUL) {
        if (!wf_seq_times(vm, is_left ? right : left, &times))
            return WF_NULL;
        return repeat(vm, wf_as_str(is_left ? left : right), times);
    }
    if (op == WF_MOD && is_left)
        return wf_str_percent(vm, left, right);
    if (op != WF_ADD || !is_left)
        return WF_NULL;
    if (wf_is_str_(right))
        return wf_from(wf_str_concat(vm, wf_as_str(left), wf_as_str(right)));
    wf_seq_check_concat(vm, right, "str");
    return WF_NULL;
}

/* ---- Printing ---- */

static wf_val str_of(wf_vm *vm, wf_val self) {
    if (wf_is_exact(self, &wf_str_type))
        return self;
    const wf_str *s = wf_as_str(self);
    return wf_from(make_str(vm, wf_str_data(s), wf_str_size(s), wf_str_len(s)));
}

void wf_add_escape(wf_vm *vm, wf_text *out, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    char buffer[10] = {'\\'};
    int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    buffer[1] = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    for (int i = width; i > 0; i--, c >>= 4)
        buffer[1 + i] = digits[c & 15];
    wf_text_add(vm, out, buffer, (size_t)width + 2);
}

void wf_add_quoted(wf_vm *vm, wf_text *out, uint32_t c, char quote) {
    static const char plain[] = "\n\r\t", letters[] = "nrt";
    const char *found = c && c < 128 ? strchr(plain, (int)c) : NULL;
    char pair[2] = {'\\', (char)c};
    if (found)
        pair[1] = letters[found - plain];
    else if (c != (uint8_t)quote && c != '\\') {
        wf_add_escape(vm, out, c);
        return;
    }
    wf_text_add(vm, out, pair, 2);
}

char wf_choose_quote(wf_span s) {
    return memchr(s.data, '\'', s.size) && !memchr(s.data, '"', s.size) ? '"' : '\'';
}

static bool is_plain(uint32_t c, char quote) {
    return c != (uint8_t)quote && c != '\\' &&
           (c < 128 ? c >= ' ' && c != 127 : wf_uni_is(c, WF_UNI_PRINTABLE));
}

static void add_repr(wf_vm *vm, wf_text *out, const wf_str *s) {
    wf_span span = wf_str_span(s);
    char quote = wf_choose_quote(span);
    const char *p = span.data, *end = p + span.size;
    wf_text_add(vm, out, &quote, 1);
    while (p < end) {
        const char *start = p, *next = p;
        uint32_t c = 0;
        while (p < end && is_plain(c = wf_utf8_next(&next), quote))
            p = next;
        wf_text_add(vm, out, start, (size_t)(p - start));
        if (p < end)
            wf_add_quoted(vm, out, c, quote);
        p = next;
    }
    wf_text_add(vm, out, &quote, 1);
}

static wf_val repr(wf_vm *vm, wf_val self) {
    wf_text text = {0};
    add_repr(vm, &text, wf_as_str(self));
    return wf_text_end(vm, &text);
}

wf_val wf_ascii(wf_vm *vm, wf_val v) {
    wf_val shown = wf_repr(vm, v);
    const wf_str *s = wf_as_str(shown);
    if (wf_str_is_ascii(s))
        return shown;
    wf_text text = {0};
    const char *p = wf_str_data(s), *end = p + wf_str_size(s);
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        if (c < 128)
            wf_text_add_char(vm, &text, c);
        else
            wf_add_escape(vm, &text, c);
    }
    return wf_text_end(vm, &text);
}

/* ---- Iterating ---- */

typedef struct str_iter {
    wf_head head;
    const wf_str *str; /* NULL: exhausted */
    size_t at;         /* bytes */
} str_iter;

static void trace_iter(wf_tracer *t, void *object) { wf_trace_ref(t, &((str_iter *)object)->str); }

static const wf_type str_iter_type;

static wf_val iter(wf_vm *vm, wf_val self) {
    str_iter *it = wf_new(vm, &str_iter_type, sizeof *it);
    wf_set(vm, it, it->str, wf_as_str(self));
    return wf_from(it);
}

static wf_val iter_next(wf_vm *vm, wf_val self) {
    str_iter *it = wf_ptr(self);
    const wf_str *s = it->str;
    if (!s)
        return WF_NULL;
    if (it->at >= wf_str_size(s)) {
        it->str = NULL;
        return WF_NULL;
    }
    const char *p = wf_str_data(s) + it->at;
    size_t width = wf_utf8_width(*p);
    it->at += width;
    return wf_from(make_str(vm, p, width, 1));
}

static wf_val iter_hint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    str_iter *it = wf_ptr(args[0]);
    size_t left =
        it->str ? wf_utf8_count(wf_str_data(it->str) + it->at, wf_str_size(it->str) - it->at) : 0;
    return wf_new_int(vm, (int64_t)left);
}

static const wf_def iter_defs[] = {WF_FN("__length_hint__", iter_hint, 1, 1, NULL)};
static const wf_slots iter_slots = {
    .size = sizeof(str_iter), .trace = trace_iter, .iter = wf_iter_self, .next = iter_next};
static const wf_type str_iter_type =
    WF_TYPE("str_iterator", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, iter_slots,
            wf_object_type, iter_defs, NULL);

const wf_slots wf_str_slots = {
    .size = sizeof(wf_str),
    .size_of = size_of_str,
    .make = make,
    .repr = repr,
    .str = str_of,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    WF_OPS(.length = length, .getitem = get_item, .contains = contains, .binary = binary)};

/* ---- Building a text ---- */

enum { CHECK_EVERY = 1 << 14 }; /* bytes: ctrl-C ends whatever makes a long text */

/* What a blob has behind its room, so that it can become a str. */
enum { SPARE = 2 * sizeof(size_t) + 1 };
/* Of bytes in a blob; some whole granules with what else there is. */
enum { LEAST_ROOM = 31 };
_Static_assert(offsetof(wf_blob, data) == offsetof(wf_str, text), "a blob becomes a str");

/* More room for a text, half as much again if there is memory for that: where it lies if it is the
 * last object, else in a new blob. */
static void make_room(wf_vm *vm, wf_text *text, size_t more) {
    size_t need = text->size + more, room = text->blob ? text->blob->room : 0;
    if (need < more || need > SIZE_MAX / 4)
        wf_raise_memory(vm, SIZE_MAX);
    size_t want = room + room / 2 > need ? room + room / 2 : need < LEAST_ROOM ? LEAST_ROOM : need;
    wf_blob *blob = text->blob;
    if (blob && !wf_extend(vm, blob, sizeof(wf_blob) + want + SPARE))
        blob = wf_try_new(vm, &wf_blob_type, sizeof(wf_blob) + want + SPARE);
    if (!blob) {
        want = text->blob ? need : want;
        blob = wf_new(vm, &wf_blob_type, sizeof(wf_blob) + want + SPARE);
    }
    if (blob != text->blob && text->size)
        memcpy(blob->data, text->blob->data, text->size);
    blob->room = want;
    wf_set(vm, text, text->blob, blob);
}

char *wf_text_room(wf_vm *vm, wf_text *text, size_t size) {
    if (!text->blob || text->blob->room - text->size < size)
        make_room(vm, text, size);
    if ((text->size ^ (text->size + size)) / CHECK_EVERY)
        wf_check_interrupt(vm);
    text->size += size;
    return (char *)text->blob->data + (text->size - size);
}

void wf_text_add(wf_vm *vm, wf_text *text, const char *data, size_t size) {
    if (size)
        memcpy(wf_text_room(vm, text, size), data, size);
}

void wf_text_add_char(wf_vm *vm, wf_text *text, uint32_t code) {
    char buffer[4];
    wf_text_add(vm, text, buffer, wf_utf8_put(buffer, code));
}

void wf_text_add_str(wf_vm *vm, wf_text *text, wf_val str) {
    const wf_str *s = wf_as_str(str);
    wf_text_add(vm, text, wf_str_data(s), wf_str_size(s));
}

void wf_text_add_repr(wf_vm *vm, wf_text *text, wf_val v) {
    if (wf_is_exact(v, &wf_str_type))
        add_repr(vm, text, wf_as_str(v));
    else
        wf_text_add_str(vm, text, wf_repr(vm, v));
}

void wf_text_addf(wf_vm *vm, wf_text *text, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    wf_val more = wf_exc_format(vm, fmt, args);
    va_end(args);
    wf_text_add_str(vm, text, more);
}

wf_val wf_text_end(wf_vm *vm, wf_text *text) {
    wf_blob *blob = text->blob;
    size_t size = text->size;
    if (size == 0)
        return WF_N(empty);
    if (size < WF_TEXT_IN_PLACE)
        return wf_from(wf_str_valid(vm, (const char *)blob->data, size));
    size_t chars = wf_utf8_count((const char *)blob->data, size);
    *text = (wf_text){0};
    wf_str *s = (wf_str *)(void *)blob;
    if (!is_short(size, chars))
        memmove(s->text + 2 * sizeof(size_t), s->text, size);
    s->head.word = (uintptr_t)&wf_str_type | (s->head.word & WF_HEAD_BITS);
    s->hash = 0;
    set_size(s, size, chars)[size] = 0;
    wf_shrink(vm, s, size_of_str(s));
    return wf_from(s);
}
