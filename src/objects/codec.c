/* codec.c - text to bytes and back, in the encodings of a table.
 *
 * Valid UTF-8 without surrogates is what a str holds, so it is copied. Anything
 * else goes character by character; what cannot be converted is given to the
 * error handler, which raises, or puts something in its place. */
#include "objects/list.h"
#include "objects/text.h"

typedef enum form { UTF8, BYTES, UTF16, UTF32, ESCAPES } form;

typedef struct encoding {
    const char *name;
    const char *aliases; /* in lower case, with - and space as _; an empty one at the end */
    uint8_t form;        /* enum form */
    uint8_t big;         /* most significant byte first */
    uint8_t marked;      /* starts with a byte order mark */
    uint16_t limit;      /* of BYTES: characters below this are a byte each */
} encoding;

static const encoding encodings[] = {
    {"utf-8", "utf_8\0utf8\0u8\0utf\0cp65001\0", UTF8, 0, 0, 0},
    {"ascii", "646\0ascii\0us_ascii\0", BYTES, 0, 0, 128},
    {"latin-1",
     "latin_1\0latin1\0latin\0iso_8859_1\0iso8859_1\0iso88591\0"
     "8859\0l1\0cp819\0",
     BYTES, 0, 0, 256},
    {"utf-16", "utf_16\0utf16\0u16\0", UTF16, 0, 1, 0},
    {"utf-16-le", "utf_16_le\0utf_16le\0", UTF16, 0, 0, 0},
    {"utf-16-be", "utf_16_be\0utf_16be\0", UTF16, 1, 0, 0},
    {"utf-32", "utf_32\0utf32\0u32\0", UTF32, 0, 1, 0},
    {"utf-32-le", "utf_32_le\0utf_32le\0", UTF32, 0, 0, 0},
    {"utf-32-be", "utf_32_be\0utf_32be\0", UTF32, 1, 0, 0},
    /* Latin-1, and \uXXXX for what it has not got */
    {"rawunicodeescape", "raw_unicode_escape\0", ESCAPES, 0, 0, 0},
};

static bool is_name(const char *given, const char *name) {
    for (; *given && *name; given++, name++) {
        char c = *given >= 'A' && *given <= 'Z' ? (char)(*given + 32) : *given;
        if (c == '-' || c == ' ')
            c = '_';
        if (c != *name)
            return false;
    }
    return *given == *name;
}

static const encoding *find_encoding(wf_vm *vm, const char *name) {
    for (const encoding *each = encodings; each < encodings + WF_COUNT(encodings); each++)
        for (const char *alias = each->aliases; *alias; alias += strlen(alias) + 1)
            if (is_name(name, alias))
                return each;
    wf_error_raise(vm, WF_E_UNKNOWN_ENCODING, name);
}

const char *wf_text_argument(wf_vm *vm, const char *fname, const char *name, wf_val v) {
    if (!wf_is_str_(v))
        wf_error_raise(vm, WF_E_TEXT_ARGUMENT, fname, name, v);
    return wf_str_data(wf_as_str(v));
}

static const char digits[] = "0123456789abcdef";

static bool is_surrogate(uint32_t c) { return c >= 0xD800 && c < 0xE000; }

/* Valid UTF-8 has surrogates when a byte ED is followed by one from A0 on. */
static bool has_surrogates(wf_span s) {
    const char *end = s.data + s.size, *p = s.data;
    while (p < end && (p = memchr(p, 0xED, (size_t)(end - p))) != NULL) {
        if ((uint8_t)p[1] >= 0xA0)
            return true;
        p++;
    }
    return false;
}

/* ---- Error handlers ---- */

typedef enum handler {
    STRICT,
    IGNORE,
    REPLACE,
    BACKSLASH,
    SURROGATE_ESCAPE,
    SURROGATE_PASS,
    XML_REFERENCE
} handler;

static handler find_handler(wf_vm *vm, const char *errors) {
    static const char *const names[] = {"strict",           "ignore",          "replace",
                                        "backslashreplace", "surrogateescape", "surrogatepass",
                                        "xmlcharrefreplace"};
    for (size_t i = 0; i < WF_COUNT(names); i++)
        if (strcmp(errors, names[i]) == 0)
            return (handler)i;
    wf_error_raise(vm, WF_E_UNKNOWN_HANDLER, errors);
}

/* Raises UnicodeDecodeError or UnicodeEncodeError about [start, end) of the object. */
WF_NORETURN static void raise_unicode(wf_vm *vm, const wf_type *type, const char *name,
                                      wf_val object, size_t start, size_t end, const char *reason) {
    wf_val args[5];
    args[0] = wf_new_text(vm, name);
    args[1] = object;
    args[2] = wf_new_int(vm, (int64_t)start);
    args[3] = wf_new_int(vm, (int64_t)end);
    args[4] = wf_new_text(vm, reason);
    wf_raise(vm, wf_exc_new(vm, type, args, 5));
}

/* ---- Decoding ---- */

typedef struct decoder {
    const encoding *codec;
    const char *name; /* for errors: tells the byte order */
    const char *errors;
    bool big;
    wf_span in;
    wf_text out;
} decoder;

static uint8_t byte_at(const decoder *d, size_t i) { return (uint8_t)d->in.data[i]; }

static uint32_t unit_at(const decoder *d, size_t i, size_t width) {
    uint32_t unit = 0;
    for (size_t k = 0; k < width; k++)
        unit |= (uint32_t)byte_at(d, i + k) << 8 * (d->big ? width - 1 - k : k);
    return unit;
}

/* The surrogate that is at i, in the form of the encoding; 0: none. */
static uint32_t surrogate_at(const decoder *d, size_t i, size_t *width) {
    uint32_t code = 0;
    *width = d->codec->form == UTF8 ? 3 : d->codec->form == UTF16 ? 2 : 4;
    if (d->codec->form == BYTES || i + *width > d->in.size)
        return 0;
    if (d->codec->form != UTF8)
        code = unit_at(d, i, *width);
    else if (byte_at(d, i) == 0xED && (byte_at(d, i + 1) & 0xE0) == 0xA0 &&
             (byte_at(d, i + 2) & 0xC0) == 0x80)
        code = 0xD000u | (byte_at(d, i + 1) & 0x3Fu) << 6 | (byte_at(d, i + 2) & 0x3Fu);
    return is_surrogate(code) ? code : 0;
}

/* Bytes [start, end) cannot be decoded. Returns where to go on. */
static size_t handle_bytes(wf_vm *vm, decoder *d, size_t start, size_t end, const char *reason) {
    size_t width, i = start;
    switch (find_handler(vm, d->errors)) {
    case IGNORE: return end;
    case REPLACE: wf_text_add_char(vm, &d->out, 0xFFFD); return end;
    case BACKSLASH:
        for (; i < end; i++) {
            char escape[4] = {'\\', 'x', digits[byte_at(d, i) >> 4], digits[byte_at(d, i) & 15]};
            wf_text_add(vm, &d->out, escape, 4);
        }
        return end;
    case SURROGATE_ESCAPE:
        for (; i < end && byte_at(d, i) >= 128; i++)
            wf_text_add_char(vm, &d->out, 0xDC00u + byte_at(d, i));
        if (i > start)
            return i;
        break;
    case SURROGATE_PASS:
        if (surrogate_at(d, start, &width)) {
            wf_text_add_char(vm, &d->out, surrogate_at(d, start, &width));
            return start + width;
        }
        break;
    default: break;
    }
    wf_val object = wf_new_bytes(vm, d->in.data, d->in.size);
    raise_unicode(vm, &wf_exc_UnicodeDecodeError, d->name, object, start, end, reason);
}

/* Whether byte is good as the k-th (from 1) after first. */
static bool goes_on(uint8_t first, size_t k, uint8_t byte) {
    uint8_t low = 0x80, high = 0xBF;
    if (k == 1) {
        low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    }
    return byte >= low && byte <= high;
}

static size_t decode_utf8_step(wf_vm *vm, decoder *d, size_t i) {
    uint8_t first = byte_at(d, i);
    if (first >= 0x80 && (first < 0xC2 || first > 0xF4))
        return handle_bytes(vm, d, i, i + 1, "invalid start byte");
    size_t width = wf_utf8_width((char)first), good = 1;
    while (good < width && i + good < d->in.size && goes_on(first, good, byte_at(d, i + good)))
        good++;
    if (good == width) {
        wf_text_add(vm, &d->out, d->in.data + i, width);
        return i + width;
    }
    bool at_end = i + good == d->in.size;
    return handle_bytes(vm, d, i, i + good,
                        at_end ? "unexpected end of data" : "invalid continuation byte");
}

static size_t decode_byte_step(wf_vm *vm, decoder *d, size_t i) {
    if (byte_at(d, i) >= d->codec->limit)
        return handle_bytes(vm, d, i, i + 1, "ordinal not in range(128)");
    wf_text_add_char(vm, &d->out, byte_at(d, i));
    return i + 1;
}

static size_t decode_utf16_step(wf_vm *vm, decoder *d, size_t i) {
    size_t size = d->in.size;
    if (i + 2 > size)
        return handle_bytes(vm, d, i, size, "truncated data");
    uint32_t c = unit_at(d, i, 2);
    if (!is_surrogate(c)) {
        wf_text_add_char(vm, &d->out, c);
        return i + 2;
    }
    if (c >= 0xDC00)
        return handle_bytes(vm, d, i, i + 2, "illegal encoding");
    if (i + 4 > size)
        return handle_bytes(vm, d, i, size, "unexpected end of data");
    uint32_t second = unit_at(d, i + 2, 2);
    if (second < 0xDC00 || second >= 0xE000)
        return handle_bytes(vm, d, i, i + 2, "illegal UTF-16 surrogate");
    wf_text_add_char(vm, &d->out, 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00));
    return i + 4;
}

static size_t decode_utf32_step(wf_vm *vm, decoder *d, size_t i) {
    if (i + 4 > d->in.size)
        return handle_bytes(vm, d, i, d->in.size, "truncated data");
    uint32_t c = unit_at(d, i, 4);
    if (c >= 0x110000)
        return handle_bytes(vm, d, i, i + 4, "code point not in range(0x110000)");
    if (is_surrogate(c))
        return handle_bytes(vm, d, i, i + 4,
                            "code point in surrogate code point range(0xd800, 0xe000)");
    wf_text_add_char(vm, &d->out, c);
    return i + 4;
}

/* Reads up to `width` hex digits behind the two characters of an escape; returns how many there
 * are. */
static size_t read_escape(const decoder *d, size_t i, size_t width, uint32_t *c) {
    size_t count = 0;
    *c = 0;
    for (i += 2; count < width && i < d->in.size; i++, count++) {
        char byte = d->in.data[i];
        const char *at = byte ? strchr(digits, byte | (byte >= 'A' ? 0x20 : 0)) : NULL;
        if (!at)
            break;
        *c = *c << 4 | (uint32_t)(at - digits);
    }
    return count;
}

static size_t decode_escape_step(wf_vm *vm, decoder *d, size_t i) {
    uint8_t first = byte_at(d, i), second = i + 1 < d->in.size ? byte_at(d, i + 1) : 0;
    if (first != '\\' || (second != 'u' && second != 'U')) {
        wf_text_add_char(vm, &d->out, first);
        if (first != '\\' || second != '\\')
            return i + 1;
        wf_text_add_char(vm, &d->out, second); /* two backslashes: the second starts nothing */
        return i + 2;
    }
    uint32_t c;
    size_t width = second == 'u' ? 4 : 8, end = i + 2 + read_escape(d, i, width, &c);
    if (end < i + 2 + width)
        return handle_bytes(vm, d, i, end,
                            width == 4 ? "truncated \\uXXXX escape"
                                       : "truncated \\UXXXXXXXX escape");
    if (c > 0x10FFFF)
        return handle_bytes(vm, d, i, end, "\\Uxxxxxxxx out of range");
    wf_text_add_char(vm, &d->out, c);
    return end;
}

/* Looks for a byte order mark, and returns its size. */
static size_t read_mark(decoder *d) {
    size_t width = d->codec->form == UTF16 ? 2 : 4;
    d->name = d->codec->form == UTF16 ? "utf-16-le" : "utf-32-le";
    if (d->in.size < width)
        return 0;
    if (unit_at(d, 0, width) == 0xFEFF)
        return width;
    d->big = true;
    if (unit_at(d, 0, width) == 0xFEFF) {
        d->name = d->codec->form == UTF16 ? "utf-16-be" : "utf-32-be";
        return width;
    }
    d->big = false;
    return 0;
}

wf_val wf_decode(wf_vm *vm, wf_span data, const char *name, const char *errors) {
    static size_t (*const steps[])(wf_vm *, decoder *,
                                   size_t) = {decode_utf8_step, decode_byte_step, decode_utf16_step,
                                              decode_utf32_step, decode_escape_step};
    const encoding *codec = find_encoding(vm, name);
    if (codec->form == UTF8 || (codec->form == BYTES && wf_is_ascii(data.data, data.size))) {
        if (wf_utf8_check(data.data, data.size, NULL, NULL) != SIZE_MAX && !has_surrogates(data))
            return wf_from(wf_str_valid(vm, data.data, data.size));
    }
    decoder d = {
        .codec = codec, .name = codec->name, .errors = errors, .big = codec->big, .in = data};
    size_t i = codec->marked ? read_mark(&d) : 0;
    while (i < data.size)
        i = steps[codec->form](vm, &d, i);
    return wf_text_end(vm, &d.out);
}

wf_val wf_decode_value(wf_vm *vm, wf_val v, const char *name, const char *errors) {
    return wf_decode(vm, wf_span_of(vm, v), name, errors);
}

/* ---- Encoding ---- */

typedef struct encoder {
    const encoding *codec;
    const char *errors;
    const wf_str *in;
    wf_text out;
} encoder;

static void put_unit(wf_vm *vm, encoder *e, uint32_t unit, size_t width) {
    char bytes[4];
    for (size_t k = 0; k < width; k++)
        bytes[k] = (char)(unit >> 8 * (e->codec->big ? width - 1 - k : k));
    wf_text_add(vm, &e->out, bytes, width);
}

/* One character that the encoding has, or a surrogate in spite of it. */
static void put_char(wf_vm *vm, encoder *e, uint32_t c) {
    switch ((form)e->codec->form) {
    case UTF8: wf_text_add_char(vm, &e->out, c); break;
    case BYTES: put_unit(vm, e, c, 1); break;
    case UTF32: put_unit(vm, e, c, 4); break;
    case ESCAPES:
        if (c < 256)
            put_unit(vm, e, c, 1);
        else
            wf_add_escape(vm, &e->out, c);
        break;
    case UTF16:
        if (c >= 0x10000) {
            put_unit(vm, e, 0xD800 + ((c - 0x10000) >> 10), 2);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_unit(vm, e, c, 2);
        break;
    }
}

static bool can_encode(const encoding *codec, uint32_t c) {
    return codec->form == BYTES ? c < codec->limit : codec->form == ESCAPES || !is_surrogate(c);
}

static void put_text(wf_vm *vm, encoder *e, const wf_text *text) {
    for (size_t i = 0; i < text->size; i++)
        put_char(vm, e, text->blob->data[i]);
}

/* Puts something in the place of one character; false: it cannot. */
static bool handle_char(wf_vm *vm, encoder *e, handler how, uint32_t c) {
    wf_text escape = {0};
    switch (how) {
    case IGNORE: return true;
    case REPLACE: put_char(vm, e, '?'); return true;
    case BACKSLASH:
        wf_add_escape(vm, &escape, c);
        put_text(vm, e, &escape);
        return true;
    case XML_REFERENCE:
        wf_text_addf(vm, &escape, "&#%d;", (int)c);
        put_text(vm, e, &escape);
        return true;
    case SURROGATE_ESCAPE:
        if (c < 0xDC80 || c > 0xDCFF)
            return false;
        put_unit(vm, e, c - 0xDC00, 1);
        return true;
    case SURROGATE_PASS:
        if (!is_surrogate(c) || e->codec->form == BYTES)
            return false;
        put_char(vm, e, c);
        return true;
    default: return false;
    }
}

/* The characters from *p (number `index`) on that cannot be encoded. Returns how many. */
static size_t handle_chars(wf_vm *vm, encoder *e, const char **p, const char *end, size_t index) {
    handler how = find_handler(vm, e->errors);
    size_t count = 0, most = e->codec->form == UTF16 || e->codec->form == UTF32 ? 1 : SIZE_MAX;
    bool handled = true;
    const char *next = *p;
    while (next < end && count < most) {
        uint32_t c = wf_utf8_next(&next);
        if (can_encode(e->codec, c))
            break;
        handled = handled && handle_char(vm, e, how, c);
        *p = next;
        count++;
    }
    if (!handled) {
        const char *reason = e->codec->form != BYTES  ? "surrogates not allowed"
                             : e->codec->limit == 128 ? "ordinal not in range(128)"
                                                      : "ordinal not in range(256)";
        raise_unicode(vm, &wf_exc_UnicodeEncodeError, e->codec->name, wf_from(e->in), index,
                      index + count, reason);
    }
    return count;
}

wf_val wf_encode(wf_vm *vm, const wf_str *s, const char *name, const char *errors) {
    const encoding *codec = find_encoding(vm, name);
    wf_span in = wf_str_span(s);
    if (codec->form == UTF8 ? wf_str_is_ascii(s) || !has_surrogates(in)
                            : codec->form == BYTES && wf_str_is_ascii(s))
        return wf_new_bytes(vm, in.data, in.size);
    encoder e = {.codec = codec, .errors = errors, .in = s};
    const char *p = in.data, *end = p + in.size;
    if (codec->marked)
        put_char(vm, &e, 0xFEFF);
    for (size_t index = 0; p < end;) {
        const char *next = p;
        uint32_t c = wf_utf8_next(&next);
        if (can_encode(codec, c)) {
            put_char(vm, &e, c);
            p = next;
            index++;
        } else {
            index += handle_chars(vm, &e, &p, end, index);
        }
    }
    return wf_new_bytes(vm, e.out.size ? e.out.blob->data : NULL, e.out.size);
}
