/* json.c - the module json, and its reading half: JSONDecoder, loads, load.
 *
 * A reader lives on the C stack, together with the str it points into.
 */
#include <string.h>
#include "modules/json.h"

/* ---- JSONDecodeError(msg, doc, pos) ---- */

static void error_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[3];
    wf_bind_args(vm, "JSONDecodeError.__init__", "msg,doc,pos", 3, 3, args, count, names, given);
    size_t size, line = 1, column = 0;
    const char *doc = wf_to_text(vm, given[1], &size), *start = doc;
    size_t length = wf_utf8_count(doc, size), pos = (size_t)wf_to_clamped(vm, given[2]);
    const char *at = doc + wf_utf8_offset(doc, pos < length ? pos : length);
    for (const char *p = doc; p < at; p++)
        if (*p == '\n') {
            line++;
            start = p + 1;
        }
    column = wf_utf8_count(start, (size_t)(at - start)) + 1;
    if (pos > length)
        column += pos - length;
    wf_val text = wf_format(vm, "%S: line %zu column %zu (char %zu)", given[0], line, column, pos);
    wf_exc_init(vm, self, &text, 1, WF_NULL);
    wf_set_attr_text(vm, self, "msg", given[0]);
    wf_set_attr_text(vm, self, "doc", given[1]);
    wf_set_attr_text(vm, self, "pos", given[2]);
    wf_set_attr_text(vm, self, "lineno", wf_new_uint(vm, line));
    wf_set_attr_text(vm, self, "colno", wf_new_uint(vm, column));
}

static const wf_slots error_slots = WF_EXC_SLOTS(wf_exc_make, error_init, wf_exc_str);
static const wf_type error_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "JSONDecodeError",
    .slots = &error_slots,
    .base = &wf_exc_ValueError,
    .flags = WF_TYPE_HAS_DICT,
    .kind = WF_KIND_EXC,
    .module = "json.decoder",
    WF_TYPE_DOC("What is wrong (msg) with a text (doc), and where (pos, lineno, colno).")};

/* ---- Arguments ---- */

static bool is_text(wf_vm *vm, wf_val str, const char *text) {
    return !strcmp(wf_to_text(vm, str, NULL), text);
}

/* Index in own of the name, which ends with NULL; its length if it is not there. */
static size_t find_own(wf_vm *vm, const char *const *own, wf_val name) {
    size_t i = 0;
    while (own[i] && !is_text(vm, name, own[i]))
        i++;
    return i;
}

static void take_positional(wf_vm *vm, const char *fname, const char *const *own,
                            const wf_val *args, size_t count, wf_val *given) {
    size_t most = 0;
    for (; own[most]; most++)
        given[most] = most < count ? args[most] : WF_NULL;
    if (count > most)
        wf_error_raise(vm, WF_E_JSON_POSITIONAL, fname, most, most == 1 ? "" : "s", count);
}

wf_val wf_json_configure(wf_vm *vm, const char *fname, const char *const *own, const wf_type *type,
                         const wf_val *args, size_t count, wf_val names, wf_val *given) {
    enum { MOST = 24 };
    wf_val cls = wf_from(type), values[MOST], rest = wf_new_list(vm, NULL, 0);
    take_positional(vm, fname, own, args, count, given);
    for (size_t i = 0; !wf_is_null(names) && i < wf_seq_count(names); i++) {
        wf_val name = wf_seq_at(names, i), value = args[count + i];
        size_t index = find_own(vm, own, name), others = wf_seq_count(rest);
        if (own[index]) {
            if (!wf_is_null(given[index]))
                wf_error_raise(vm, WF_E_JSON_TWICE, fname, name);
            given[index] = value;
        } else if (is_text(vm, name, "cls")) {
            cls = wf_is_none(value) ? cls : value;
        } else if (others < MOST) {
            values[others] = value;
            wf_list_add(vm, rest, name);
        } else {
            wf_error_raise(vm, WF_E_JSON_KEYWORDS, fname);
        }
    }
    for (size_t i = 0; own[i]; i++)
        if (wf_is_null(given[i]))
            wf_error_raise(vm, WF_E_JSON_MISSING, fname, own[i]);
    return wf_call_names(vm, cls, values, 0, wf_seq_count(rest) ? wf_to_tuple(vm, rest) : WF_NULL);
}

/* ---- Reading ---- */

typedef struct decoder {
    wf_head head;
    wf_val object_hook, parse_float, parse_int, parse_constant,
        object_pairs_hook; /* WF_NULL: none */
    bool is_lax;           /* control characters may stand in strings */
} decoder;

typedef struct reader {
    const decoder *by;
    wf_val doc; /* the str that the pointers point into */
    const char *start, *p, *end;
    wf_val keys; /* of objects, each by itself, so that equal ones are shared; WF_NULL: none yet */
} reader;

static reader reader_of(wf_vm *vm, wf_val self, wf_val doc) {
    size_t size;
    reader r = {.by = wf_to_object(self), .doc = doc};
    r.start = r.p = wf_to_text(vm, doc, &size);
    r.end = r.start + size;
    return r;
}

static size_t place_of(const reader *r, const char *at) {
    return wf_utf8_count(r->start, (size_t)(at - r->start));
}

static WF_NORETURN void fail(wf_vm *vm, const reader *r, wf_error error, const char *at) {
    wf_val args[] = {wf_error_text(vm, error), r->doc, wf_new_uint(vm, place_of(r, at))};
    wf_raise(vm, wf_call(vm, wf_from(&error_type), args, 3));
}

/* The next byte; 0 at the end. */
static char peek(const reader *r) { return r->p < r->end ? *r->p : 0; }

static void skip_space(reader *r) {
    while (r->p < r->end && (*r->p == ' ' || *r->p == '\n' || *r->p == '\r' || *r->p == '\t'))
        r->p++;
}

static bool skip_text(reader *r, const char *text) {
    size_t size = strlen(text);
    if ((size_t)(r->end - r->p) < size || memcmp(r->p, text, size))
        return false;
    r->p += size;
    return true;
}

/* ---- Strings ---- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits at p, and something behind them; -1: they are not there. */
static int32_t read_unit(const reader *r, const char *p) {
    int32_t unit = 0;
    if (r->end - p < 5)
        return -1;
    for (int i = 0; i < 4; i++) {
        if (hex_digit(p[i]) < 0)
            return -1;
        unit = unit << 4 | hex_digit(p[i]);
    }
    return unit;
}

/* Behind \u: a character, of which the second half may follow in another escape. */
static uint32_t read_unicode(wf_vm *vm, reader *r) {
    int32_t unit = read_unit(r, r->p);
    if (unit < 0)
        fail(vm, r, WF_E_JSON_UNICODE_ESCAPE, r->p - 1);
    r->p += 4;
    if ((unit & 0xFC00) != 0xD800 || r->end - r->p < 7 || r->p[0] != '\\' || r->p[1] != 'u')
        return (uint32_t)unit;
    int32_t second = read_unit(r, r->p + 2);
    if (second < 0 || (second & 0xFC00) != 0xDC00)
        return (uint32_t)unit;
    r->p += 6;
    return 0x10000 + ((uint32_t)(unit & 0x3FF) << 10 | (uint32_t)(second & 0x3FF));
}

/* Behind a backslash. */
static uint32_t read_escape(wf_vm *vm, reader *r) {
    static const char letters[] = "\"\\/bfnrt", meaning[] = "\"\\/\b\f\n\r\t";
    char letter = *r->p++;
    const char *known = letter ? strchr(letters, letter) : NULL;
    if (letter == 'u')
        return read_unicode(vm, r);
    if (!known)
        fail(vm, r, WF_E_JSON_ESCAPE, r->p - 2);
    return (uint8_t)meaning[known - letters];
}

static bool ends_run(const reader *r, char c) {
    return c == '"' || c == '\\' || (!r->by->is_lax && (uint8_t)c < ' ');
}

/* At the quote. */
static wf_val read_string(wf_vm *vm, reader *r) {
    wf_text text = {NULL, 0};
    const char *quote = r->p++;
    for (;;) {
        const char *run = r->p;
        while (r->p < r->end && !ends_run(r, *r->p))
            r->p++;
        if (r->p == r->end)
            fail(vm, r, WF_E_JSON_UNTERMINATED, quote);
        if (*r->p == '"' && !text.blob)
            return wf_new_str(vm, run, (size_t)(r->p++ - run));
        wf_text_add(vm, &text, run, (size_t)(r->p - run));
        if (*r->p == '"') {
            r->p++;
            return wf_text_end(vm, &text);
        }
        if (*r->p != '\\')
            fail(vm, r, WF_E_JSON_CONTROL, r->p);
        if (++r->p == r->end)
            fail(vm, r, WF_E_JSON_UNTERMINATED, quote);
        wf_text_add_char(vm, &text, read_escape(vm, r));
    }
}

static wf_val read_key(wf_vm *vm, reader *r) {
    wf_val key = read_string(vm, r);
    if (wf_is_null(r->keys))
        r->keys = wf_new_dict(vm);
    wf_val known = wf_dict_find(vm, r->keys, key);
    if (!wf_is_null(known))
        return known;
    wf_dict_put(vm, r->keys, key, key);
    return key;
}

/* ---- Numbers ---- */

static size_t skip_digits(reader *r) {
    const char *start = r->p;
    while (r->p < r->end && *r->p >= '0' && *r->p <= '9')
        r->p++;
    return (size_t)(r->p - start);
}

/* Skips a mark, a sign and digits, if there are digits. */
static bool skip_part(reader *r, const char *marks, bool has_sign) {
    const char *start = r->p;
    if (!peek(r) || !strchr(marks, *r->p))
        return false;
    r->p++;
    if (has_sign && (peek(r) == '+' || peek(r) == '-'))
        r->p++;
    if (skip_digits(r))
        return true;
    r->p = start;
    return false;
}

static wf_val number_of(wf_vm *vm, const reader *r, const char *start, bool is_int) {
    wf_val hook = is_int ? r->by->parse_int : r->by->parse_float;
    size_t size = (size_t)(r->p - start);
    if (is_int && size <= 18 && wf_is_null(hook)) {
        int64_t number = 0;
        for (const char *p = start + (*start == '-'); p < r->p; p++)
            number = number * 10 + (*p - '0');
        return wf_new_int(vm, *start == '-' ? -number : number);
    }
    wf_val text = wf_new_str(vm, start, size);
    if (wf_is_null(hook))
        hook = is_int ? wf_from(&wf_int_type) : wf_from(&wf_float_type);
    return wf_call(vm, hook, &text, 1);
}

static wf_val read_number(wf_vm *vm, reader *r) {
    const char *start = r->p;
    if (*r->p == '-')
        r->p++;
    if (peek(r) == '0')
        r->p++;
    else if (!skip_digits(r))
        fail(vm, r, WF_E_JSON_NO_VALUE, start);
    bool has_fraction = skip_part(r, ".", false), has_exponent = skip_part(r, "eE", true);
    return number_of(vm, r, start, !has_fraction && !has_exponent);
}

static wf_val constant(wf_vm *vm, const reader *r, const char *name) {
    wf_val text = wf_new_text(vm, name);
    wf_val hook = r->by->parse_constant;
    return wf_call(vm, wf_is_null(hook) ? wf_from(&wf_float_type) : hook, &text, 1);
}

/* ---- Values ---- */

static wf_val read_value(wf_vm *vm, reader *r);

/* Behind an item: true if another one follows. */
static bool read_comma(wf_vm *vm, reader *r, char closing, wf_error trailing) {
    skip_space(r);
    if (peek(r) == closing) {
        r->p++;
        return false;
    }
    if (peek(r) != ',')
        fail(vm, r, WF_E_JSON_NO_COMMA, r->p);
    const char *comma = r->p++;
    skip_space(r);
    if (peek(r) == closing)
        fail(vm, r, trailing, comma);
    return true;
}

/* Behind an opening bracket. */
static bool is_empty(reader *r, char closing) {
    skip_space(r);
    if (peek(r) != closing)
        return false;
    r->p++;
    return true;
}

static wf_val read_array(wf_vm *vm, reader *r) {
    wf_val list = wf_new_list(vm, NULL, 0);
    if (is_empty(r, ']'))
        return list;
    do
        wf_list_add(vm, list, read_value(vm, r));
    while (read_comma(vm, r, ']', WF_E_JSON_ARRAY_COMMA));
    return list;
}

static void read_member(wf_vm *vm, reader *r, wf_val into, bool as_pairs) {
    if (peek(r) != '"')
        fail(vm, r, WF_E_JSON_NO_NAME, r->p);
    wf_val pair[2] = {read_key(vm, r)};
    skip_space(r);
    if (peek(r) != ':')
        fail(vm, r, WF_E_JSON_NO_COLON, r->p);
    r->p++;
    skip_space(r);
    pair[1] = read_value(vm, r);
    if (as_pairs)
        wf_list_add(vm, into, wf_new_tuple(vm, pair, 2));
    else
        wf_dict_put(vm, into, pair[0], pair[1]);
}

static wf_val read_object(wf_vm *vm, reader *r) {
    bool as_pairs = !wf_is_null(r->by->object_pairs_hook);
    wf_val hook = as_pairs ? r->by->object_pairs_hook : r->by->object_hook;
    wf_val into = as_pairs ? wf_new_list(vm, NULL, 0) : wf_new_dict(vm);
    if (!is_empty(r, '}'))
        do
            read_member(vm, r, into, as_pairs);
        while (read_comma(vm, r, '}', WF_E_JSON_OBJECT_COMMA));
    return wf_is_null(hook) ? into : wf_call(vm, hook, &into, 1);
}

static wf_val read_value(wf_vm *vm, reader *r) {
    wf_poll(vm);
    char c = peek(r);
    wf_check_stack_in(vm, c == '[' ? " while decoding a JSON array from a unicode string"
                                   : " while decoding a JSON object from a unicode string");
    if (c == '"')
        return read_string(vm, r);
    if (c == '{' || c == '[') {
        r->p++;
        return c == '{' ? read_object(vm, r) : read_array(vm, r);
    }
    if (skip_text(r, "null"))
        return wf_none();
    if (skip_text(r, "true"))
        return wf_new_bool(true);
    if (skip_text(r, "false"))
        return wf_new_bool(false);
    static const char *const constants[] = {"NaN", "Infinity", "-Infinity"};
    for (size_t i = 0; i < WF_COUNT(constants); i++)
        if (skip_text(r, constants[i]))
            return constant(vm, r, constants[i]);
    if (c == '-' || (c >= '0' && c <= '9'))
        return read_number(vm, r);
    fail(vm, r, WF_E_JSON_NO_VALUE, r->p);
}

/* ---- JSONDecoder ---- */

static void decoder_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((decoder *)object)->object_hook, 5);
}

static wf_val none_is_null(wf_val v) { return wf_is_null(v) || wf_is_none(v) ? WF_NULL : v; }

static void decoder_init(wf_vm *vm, wf_val v, const wf_val *args, size_t count, wf_val names) {
    wf_val given[6];
    wf_bind_args(vm, "JSONDecoder.__init__",
                 "*,object_hook,parse_float,parse_int,parse_constant,object_pairs_hook,strict", 0,
                 6, args, count, names, given);
    decoder *self = wf_to_object(v);
    wf_set(vm, self, self->object_hook, none_is_null(given[0]));
    wf_set(vm, self, self->parse_float, none_is_null(given[1]));
    wf_set(vm, self, self->parse_int, none_is_null(given[2]));
    wf_set(vm, self, self->parse_constant, none_is_null(given[3]));
    wf_set(vm, self, self->object_pairs_hook, none_is_null(given[4]));
    self->is_lax = !wf_is_null(given[5]) && !wf_truth(vm, given[5]);
}

static wf_val decode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    reader r = reader_of(vm, args[0], args[1]);
    skip_space(&r);
    wf_val value = read_value(vm, &r);
    skip_space(&r);
    if (r.p < r.end)
        fail(vm, &r, WF_E_JSON_EXTRA, r.p);
    return value;
}

static wf_val raw_decode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    reader r = reader_of(vm, args[0], args[1]);
    intptr_t at = wf_is_null(args[2]) ? 0 : wf_to_clamped(vm, args[2]);
    if (at < 0)
        wf_error_raise(vm, WF_E_JSON_INDEX);
    size_t length = wf_utf8_count(r.start, (size_t)(r.end - r.start));
    r.p += wf_utf8_offset(r.start, (size_t)at < length ? (size_t)at : length);
    wf_val pair[2] = {read_value(vm, &r)};
    pair[1] = wf_new_uint(vm, place_of(&r, r.p));
    return wf_new_tuple(vm, pair, 2);
}

static const wf_def decoder_defs[] = {
    WF_FN_PARAMS("decode", decode, 2, 2, "self,s", "The value of a text. Raises JSONDecodeError."),
    WF_FN_PARAMS("raw_decode", raw_decode, 2, 3, "self,s,idx",
                 "(value, index behind it) of what stands at idx. Raises JSONDecodeError."),
};
static const wf_slots decoder_slots = {.size = sizeof(decoder),
                                       .trace = decoder_trace,
                                       .make = wf_instance_make,
                                       .init = decoder_init};
static const wf_type decoder_type = {.head = WF_HEAD(wf_type_type),
                                     .name = "JSONDecoder",
                                     .slots = &decoder_slots,
                                     .base = &wf_object_type,
                                     .defs = decoder_defs,
                                     .def_count = WF_COUNT(decoder_defs),
                                     .kind = WF_KIND_NATIVE,
                                     .module = "json.decoder",
                                     WF_TYPE_DOC("Reads JSON.")};

/* ---- loads, load ---- */

#define MARK "\xEF\xBB\xBF" /* U+FEFF in UTF-8, the mark that some programs start files with */

/* The encoding of JSON in bytes, from the places of zeros: the first character is ASCII. */
static const char *encoding_of(const uint8_t *data, size_t size) {
    bool has_mark =
        size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF));
    if (size >= 4 && !data[0] && !data[1])
        return data[2] == 0xFE ? "utf-32" : "utf-32-be";
    if (has_mark)
        return size >= 4 && !data[2] && !data[3] ? "utf-32" : "utf-16";
    if (size >= 2 && !data[0])
        return "utf-16-be";
    if (size >= 2 && !data[1])
        return size >= 4 && !data[2] && !data[3] ? "utf-32-le" : "utf-16-le";
    return "utf-8";
}

static wf_val decode_bytes(wf_vm *vm, wf_val v) {
    if (!wf_is_a(v, &wf_bytes_type) && !wf_is_a(v, &wf_bytearray_type))
        wf_error_raise(vm, WF_E_JSON_TEXT_TYPE, v);
    wf_buffer buffer;
    wf_buffer_begin(vm, v, &buffer, false);
    const char *encoding = encoding_of(buffer.data, buffer.size);
    wf_buffer_end(vm, &buffer);
    wf_val args[] = {wf_new_text(vm, encoding), wf_new_text(vm, "surrogatepass")},
           mark = wf_new_text(vm, MARK);
    return wf_call_method(vm, wf_call_method(vm, v, "decode", args, 2), "removeprefix", &mark, 1);
}

static wf_val load_text(wf_vm *vm, wf_val by, wf_val text) {
    if (!wf_is_str(text))
        text = decode_bytes(vm, text);
    else if (!strncmp(wf_to_text(vm, text, NULL), MARK, 3)) {
        reader r = {.doc = text};
        r.start = wf_to_text(vm, text, NULL);
        fail(vm, &r, WF_E_JSON_MARK, r.start);
    }
    return wf_call_method(vm, by, "decode", &text, 1);
}

static wf_val json_loads(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    static const char *const own[] = {"s", NULL};
    wf_val text;
    wf_val by = wf_json_configure(vm, "loads", own, &decoder_type, args, count, names, &text);
    return load_text(vm, by, text);
}

static wf_val json_load(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    static const char *const own[] = {"fp", NULL};
    wf_val file;
    wf_val by = wf_json_configure(vm, "load", own, &decoder_type, args, count, names, &file);
    return load_text(vm, by, wf_call_method(vm, file, "read", NULL, 0));
}

static const wf_def defs[] = {
    WF_FN_ANY("dumps", wf_json_dumps,
              "The JSON text of a value; keywords as JSONEncoder. Raises TypeError, ValueError."),
    WF_FN_ANY("dump", wf_json_dump,
              "Writes the JSON text of a value to a file; keywords as JSONEncoder."),
    WF_FN_ANY("loads", json_loads,
              "The value of a JSON text; keywords as JSONDecoder. Raises JSONDecodeError."),
    WF_FN_ANY("load", json_load, "The value of a file's JSON text; keywords as JSONDecoder."),
    WF_OBJECT("JSONEncoder", wf_json_encoder_type),
    WF_OBJECT("JSONDecoder", decoder_type),
    WF_OBJECT("JSONDecodeError", error_type),
};
const wf_module_def wf_module_json = {"json", defs, WF_COUNT(defs), NULL,
                                      WF_DOC("Values as JSON text.")};
