/* json_encode.c - the writing half of json: JSONEncoder, dumps, dump.
 *
 * Always true: what is put into the text at once is whole characters, so it may be
 * handed to a file between any two of them.
 */
#include <string.h>
#include "modules/json.h"

typedef struct encoder {
    wf_head head;
    wf_val default_fn; /* WF_NULL: the method */
    wf_val indent;     /* a str; WF_NULL: all on one line */
    wf_val item_separator, key_separator;
    bool skip_keys, ensure_ascii, check_circular, allow_nan, sort_keys;
} encoder;

/* A container that is being written, and those it lies in. */
typedef struct nest {
    wf_val container;
    const struct nest *outer;
    size_t depth;
} nest;

typedef struct writer {
    encoder *to;
    wf_val write; /* of a file; WF_NULL: the text is kept */
    wf_text text;
} writer;

enum { PIECE = 512 }; /* bytes that a file is given at once, about */

/* ---- Text ---- */

static void flush(wf_vm *vm, writer *w) {
    wf_val text = wf_text_end(vm, &w->text);
    w->text = (wf_text){NULL, 0};
    wf_call(vm, w->write, &text, 1);
}

static void put(wf_vm *vm, writer *w, const char *data, size_t size) {
    if (!wf_is_null(w->write) && w->text.size && w->text.size + size > PIECE)
        flush(vm, w);
    wf_text_add(vm, &w->text, data, size);
}

static void put_text(wf_vm *vm, writer *w, const char *text) { put(vm, w, text, strlen(text)); }

static void put_str(wf_vm *vm, writer *w, wf_val str) {
    size_t size;
    const char *data = wf_to_text(vm, str, &size);
    put(vm, w, data, size);
}

static void put_line(wf_vm *vm, writer *w, size_t depth) {
    if (wf_is_null(w->to->indent))
        return;
    put(vm, w, "\n", 1);
    for (size_t i = 0; i < depth; i++)
        put_str(vm, w, w->to->indent);
}

/* ---- Strings ---- */

static void put_unit(wf_vm *vm, writer *w, uint32_t unit) {
    static const char digits[] = "0123456789abcdef";
    char text[6] = {'\\', 'u'};
    for (int i = 0; i < 4; i++)
        text[2 + i] = digits[unit >> (12 - 4 * i) & 15];
    put(vm, w, text, 6);
}

static void put_escape(wf_vm *vm, writer *w, uint32_t c) {
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *known = c && c < 0x80 ? strchr(plain, (int)c) : NULL;
    if (known) {
        char text[] = {'\\', letters[known - plain]};
        put(vm, w, text, 2);
    } else if (c >= 0x10000) {
        put_unit(vm, w, 0xD800 + ((c - 0x10000) >> 10));
        put_unit(vm, w, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
        put_unit(vm, w, c);
    }
}

static bool needs_escape(const writer *w, uint8_t byte) {
    return byte < ' ' || byte == '"' || byte == '\\' || (w->to->ensure_ascii && byte >= 0x7F);
}

static void put_quoted(wf_vm *vm, writer *w, wf_val str) {
    size_t size;
    const char *p = wf_to_text(vm, str, &size), *end = p + size;
    put(vm, w, "\"", 1);
    while (p < end) {
        const char *start = p;
        while (p < end && !needs_escape(w, (uint8_t)*p))
            p++;
        put(vm, w, start, (size_t)(p - start));
        if (p < end)
            put_escape(vm, w, wf_utf8_next(&p));
    }
    put(vm, w, "\"", 1);
}

/* ---- Numbers and names ---- */

static wf_val float_text(wf_vm *vm, const writer *w, wf_val v) {
    wf_real x = wf_to_real(vm, v);
    if (wf_real_is_finite(x))
        return wf_repr(vm, wf_new_float(vm, x));
    if (!w->to->allow_nan)
        wf_error_raise(vm, WF_E_JSON_RANGE, v);
    return wf_new_text(vm, wf_real_is_nan(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
}

/* "null", "true", "false"; NULL for other values. */
static const char *name_of(wf_val v) {
    if (wf_is_none(v))
        return "null";
    return wf_same(v, wf_new_bool(true)) ? "true" : wf_same(v, wf_new_bool(false)) ? "false" : NULL;
}

/* The text of None, a bool or a number; WF_NULL for other values. */
static wf_val scalar_text(wf_vm *vm, const writer *w, wf_val v) {
    const char *name = name_of(v);
    if (name)
        return wf_new_text(vm, name);
    if (wf_is_int(v))
        return wf_call_method(vm, wf_from(&wf_int_type), "__repr__", &v, 1);
    return wf_is_float(v) ? float_text(vm, w, v) : WF_NULL;
}

/* ---- Containers ---- */

static void put_value(wf_vm *vm, writer *w, wf_val v, const nest *outer);

static nest enter(wf_vm *vm, const writer *w, wf_val container, const nest *outer) {
    for (const nest *n = w->to->check_circular ? outer : NULL; n; n = n->outer)
        if (wf_same(n->container, container))
            wf_error_raise(vm, WF_E_JSON_CIRCULAR);
    return (nest){container, outer, outer ? outer->depth + 1 : 1};
}

/* What comes before an item: of the first one a bracket. */
static void put_before(wf_vm *vm, writer *w, const char *bracket, bool is_first, size_t depth) {
    if (is_first)
        put_text(vm, w, bracket);
    else
        put_str(vm, w, w->to->item_separator);
    put_line(vm, w, depth);
}

static void put_after(wf_vm *vm, writer *w, const char *brackets, bool is_empty, size_t depth) {
    if (is_empty) {
        put(vm, w, brackets, 2);
        return;
    }
    put_line(vm, w, depth - 1);
    put(vm, w, brackets + 1, 1);
}

static void put_array(wf_vm *vm, writer *w, wf_val array, const nest *outer) {
    nest self = enter(vm, w, array, outer);
    if (wf_type_of(array) != &wf_list_type && wf_type_of(array) != &wf_tuple_type)
        array = wf_to_list(vm, array); /* a class may have its own __iter__ */
    size_t i = 0;
    for (; i < wf_seq_count(array); i++) {
        wf_poll(vm);
        put_before(vm, w, "[", i == 0, self.depth);
        put_value(vm, w, wf_seq_at(array, i), &self);
    }
    put_after(vm, w, "[]", i == 0, self.depth);
}

static void put_object(wf_vm *vm, writer *w, wf_val dict, const nest *outer) {
    nest self = enter(vm, w, dict, outer);
    wf_val items = wf_call_method(vm, dict, "items", NULL, 0), item;
    bool is_empty = true;
    if (w->to->sort_keys) {
        items = wf_to_list(vm, items);
        wf_sort(vm, items, WF_NULL, false);
    }
    items = wf_iter(vm, items);
    while (!wf_is_null(item = wf_next(vm, items))) {
        wf_val pair = wf_to_tuple(vm, item);
        if (wf_seq_count(pair) != 2)
            wf_error_raise(vm, WF_E_JSON_PAIRS);
        wf_val key = wf_seq_at(pair, 0);
        wf_val text = wf_is_str(key) ? key : scalar_text(vm, w, key);
        if (wf_is_null(text) && w->to->skip_keys)
            continue;
        if (wf_is_null(text))
            wf_error_raise(vm, WF_E_JSON_KEY, key);
        put_before(vm, w, "{", is_empty, self.depth);
        put_quoted(vm, w, text);
        put_str(vm, w, w->to->key_separator);
        put_value(vm, w, wf_seq_at(pair, 1), &self);
        is_empty = false;
    }
    put_after(vm, w, "{}", is_empty, self.depth);
}

static void put_other(wf_vm *vm, writer *w, wf_val v, const nest *outer) {
    nest self = enter(vm, w, v, outer);
    self.depth--; /* what stands for the value lies as deep as it */
    wf_val own = wf_from(w->to), fn = w->to->default_fn;
    put_value(vm, w,
              wf_is_null(fn) ? wf_call_method(vm, own, "default", &v, 1) : wf_call(vm, fn, &v, 1),
              &self);
}

static void put_value(wf_vm *vm, writer *w, wf_val v, const nest *outer) {
    wf_check_stack_in(vm, " while encoding a JSON object");
    if (wf_is_str(v)) {
        put_quoted(vm, w, v);
        return;
    }
    wf_val text = scalar_text(vm, w, v);
    if (!wf_is_null(text))
        put_str(vm, w, text);
    else if (wf_is_a(v, &wf_list_type) || wf_is_a(v, &wf_tuple_type))
        put_array(vm, w, v, outer);
    else if (wf_is_a(v, &wf_dict_type))
        put_object(vm, w, v, outer);
    else
        put_other(vm, w, v, outer);
}

/* ---- JSONEncoder ---- */

static void encoder_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((encoder *)object)->default_fn, 4);
}

static wf_val encoder_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    (void)args, (void)count, (void)names; /* for init */
    encoder *self = wf_instance_new(vm, type, 0);
    wf_set(vm, self, self->item_separator, wf_new_text(vm, ", "));
    wf_set(vm, self, self->key_separator, wf_new_text(vm, ": "));
    self->ensure_ascii = self->check_circular = self->allow_nan = true;
    return wf_from(self);
}

static void set_flag(wf_vm *vm, bool *flag, wf_val given) {
    if (!wf_is_null(given))
        *flag = wf_truth(vm, given);
}

static bool is_given(wf_val v) { return !wf_is_null(v) && !wf_is_none(v); }

static wf_val indent_text(wf_vm *vm, wf_val indent) {
    if (wf_is_str(indent))
        return indent;
    return wf_binary(vm, WF_MUL, wf_new_text(vm, " "), wf_index(vm, indent));
}

static void encoder_init(wf_vm *vm, wf_val v, const wf_val *args, size_t count, wf_val names) {
    enum {
        SKIPKEYS,
        ENSURE_ASCII,
        CHECK_CIRCULAR,
        ALLOW_NAN,
        SORT_KEYS,
        INDENT,
        SEPARATORS,
        DEFAULT,
        COUNT
    };
    wf_val given[COUNT];
    wf_bind_args(
        vm, "JSONEncoder.__init__",
        "*,skipkeys,ensure_ascii,check_circular,allow_nan,sort_keys,indent,separators,default", 0,
        COUNT, args, count, names, given);
    encoder *self = wf_to_object(v);
    set_flag(vm, &self->skip_keys, given[SKIPKEYS]);
    set_flag(vm, &self->ensure_ascii, given[ENSURE_ASCII]);
    set_flag(vm, &self->check_circular, given[CHECK_CIRCULAR]);
    set_flag(vm, &self->allow_nan, given[ALLOW_NAN]);
    set_flag(vm, &self->sort_keys, given[SORT_KEYS]);
    if (is_given(given[INDENT])) {
        wf_set(vm, self, self->indent, indent_text(vm, given[INDENT]));
        wf_set(vm, self, self->item_separator, wf_new_text(vm, ","));
    }
    if (is_given(given[SEPARATORS])) {
        wf_val pair = wf_to_tuple(vm, given[SEPARATORS]);
        if (wf_seq_count(pair) != 2)
            wf_error_raise(vm, WF_E_JSON_SEPARATORS);
        wf_set(vm, self, self->item_separator, wf_seq_at(pair, 0));
        wf_set(vm, self, self->key_separator, wf_seq_at(pair, 1));
    }
    if (is_given(given[DEFAULT]))
        wf_set(vm, self, self->default_fn, given[DEFAULT]);
}

static wf_val encode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    writer w = {.to = wf_to_object(args[0])};
    put_value(vm, &w, args[1], NULL);
    return wf_text_end(vm, &w.text);
}

static wf_val iterencode(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val text = encode(vm, args, count);
    return wf_iter(vm, wf_new_list(vm, &text, 1));
}

static wf_val encoder_default(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_error_raise(vm, WF_E_JSON_OBJECT, args[1]);
}

static const wf_def encoder_defs[] = {
    WF_FN_PARAMS(
        "default", encoder_default, 2, 2, "self,o",
        "Called for what JSON does not have: returns what to write instead. Raises TypeError."),
    WF_FN_PARAMS("encode", encode, 2, 2, "self,o",
                 "The text of a value. Raises TypeError, ValueError."),
    WF_FN_PARAMS("iterencode", iterencode, 2, 3, "self,o,_one_shot",
                 "Iterator over the parts of the text."),
};
static const wf_slots encoder_slots = {
    .size = sizeof(encoder), .trace = encoder_trace, .make = encoder_make, .init = encoder_init};
const wf_type wf_json_encoder_type = {.head = WF_HEAD(wf_type_type),
                                      .name = "JSONEncoder",
                                      .slots = &encoder_slots,
                                      .base = &wf_object_type,
                                      .defs = encoder_defs,
                                      .def_count = WF_COUNT(encoder_defs),
                                      .kind = WF_KIND_NATIVE,
                                      .module = "json.encoder",
                                      WF_TYPE_DOC("Writes values as JSON.")};

/* ---- dumps, dump ---- */

wf_val wf_json_dumps(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    static const char *const own[] = {"obj", NULL};
    wf_val value;
    wf_val to =
        wf_json_configure(vm, "dumps", own, &wf_json_encoder_type, args, count, names, &value);
    return wf_call_method(vm, to, "encode", &value, 1);
}

wf_val wf_json_dump(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    static const char *const own[] = {"obj", "fp", NULL};
    wf_val given[2], piece;
    wf_val to =
        wf_json_configure(vm, "dump", own, &wf_json_encoder_type, args, count, names, given);
    writer w = {.write = wf_get_attr_text(vm, given[1], "write")};
    if (wf_type_of(to) == &wf_json_encoder_type) {
        w.to = wf_to_object(to);
        put_value(vm, &w, given[0], NULL);
        flush(vm, &w);
        return wf_none();
    }
    wf_val pieces = wf_iter(vm, wf_call_method(vm, to, "iterencode", given, 1));
    while (!wf_is_null(piece = wf_next(vm, pieces)))
        wf_call(vm, w.write, &piece, 1);
    return wf_none();
}
