/* bytes_methods.c - the methods of bytes that bytearray has too, and str has not or has in other
 * ways: here only ASCII letters have a case. The results are of the kind of self. */
#include "objects/list.h"
#include "objects/text.h"

static bool is_lower(uint8_t c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(uint8_t c) { return c >= 'A' && c <= 'Z'; }
static bool is_alpha(uint8_t c) { return is_lower(c | 32); }
static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static bool is_alnum(uint8_t c) { return is_alpha(c) || is_digit(c); }
static bool is_space(uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_ascii(uint8_t c) { return c < 128; }

/* ---- Tests ---- */

static bool all_bytes(wf_vm *vm, wf_val self, bool (*test)(uint8_t)) {
    wf_span span = wf_bytes_span(self);
    wf_count_work(vm, span.size / 4);
    for (size_t i = 0; i < span.size; i++)
        if (!test((uint8_t)span.data[i]))
            return false;
    return true;
}

static wf_val some_and_all(wf_vm *vm, wf_val self, bool (*test)(uint8_t)) {
    return wf_bool(wf_bytes_span(self).size > 0 && all_bytes(vm, self, test));
}

#define TEST_METHOD(name, test)                                                                    \
    static wf_val bytes_##name(wf_vm *vm, const wf_val *args, size_t count) {                      \
        (void)count;                                                                               \
        return some_and_all(vm, args[0], test);                                                    \
    }
TEST_METHOD(isalnum, is_alnum)
TEST_METHOD(isalpha, is_alpha)
TEST_METHOD(isdigit, is_digit)
TEST_METHOD(isspace, is_space)

static wf_val bytes_isascii(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_bool(all_bytes(vm, args[0], is_ascii));
}

/* Letters are there, and none of the other case. */
static wf_val is_case(wf_vm *vm, wf_val self, bool (*wanted)(uint8_t), bool (*unwanted)(uint8_t)) {
    wf_span span = wf_bytes_span(self);
    wf_count_work(vm, span.size / 4);
    bool found = false;
    for (size_t i = 0; i < span.size; i++) {
        if (unwanted((uint8_t)span.data[i]))
            return WF_FALSE;
        found |= wanted((uint8_t)span.data[i]);
    }
    return wf_bool(found);
}

static wf_val bytes_islower(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return is_case(vm, args[0], is_lower, is_upper);
}
static wf_val bytes_isupper(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return is_case(vm, args[0], is_upper, is_lower);
}

static wf_val bytes_istitle(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    wf_span span = wf_bytes_span(args[0]);
    bool in_word = false, found = false;
    for (size_t i = 0; i < span.size; i++) {
        uint8_t c = (uint8_t)span.data[i];
        if (in_word ? is_upper(c) : is_lower(c))
            return WF_FALSE;
        in_word = is_alpha(c);
        found |= in_word;
    }
    return wf_bool(found);
}

/* ---- Case ---- */

static wf_val copy_of(wf_vm *vm, wf_val self, char **data) {
    wf_span span = wf_bytes_span(self);
    wf_val copy = wf_bytes_raw(vm, wf_is_bytearray(self), span.size, data);
    memcpy(*data, wf_bytes_span(self).data, span.size);
    return copy;
}

static char lower(char c) { return is_upper((uint8_t)c) ? (char)(c + 32) : c; }
static char upper(char c) { return is_lower((uint8_t)c) ? (char)(c - 32) : c; }
static char swapped(char c) { return is_alpha((uint8_t)c) ? (char)(c ^ 32) : c; }

/* Each byte mapped; the first of the whole by `first`, and the first of each word if by_words. */
static wf_val map_case(wf_vm *vm, wf_val self, char (*first)(char), char (*rest)(char),
                       bool by_words) {
    char *data;
    wf_val result = copy_of(vm, self, &data);
    size_t size = wf_bytes_span(result).size;
    bool at_start = true;
    for (size_t i = 0; i < size; i++) {
        data[i] = at_start ? first(data[i]) : rest(data[i]);
        at_start = by_words && !is_alpha((uint8_t)data[i]);
    }
    return result;
}

#define CASE_METHOD(name, first, rest, by_words)                                                   \
    static wf_val bytes_##name(wf_vm *vm, const wf_val *args, size_t count) {                      \
        return (void)count, map_case(vm, args[0], first, rest, by_words);                          \
    }
CASE_METHOD(capitalize, upper, lower, false)
CASE_METHOD(lower, lower, lower, false)
CASE_METHOD(swapcase, swapped, swapped, false)
CASE_METHOD(title, upper, lower, true)
CASE_METHOD(upper, upper, upper, false)

/* ---- Text and numbers ---- */

static wf_val bytes_decode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *encoding =
        wf_is_null(args[1]) ? "utf-8" : wf_text_argument(vm, "decode", "encoding", args[1]);
    const char *errors =
        wf_is_null(args[2]) ? "strict" : wf_text_argument(vm, "decode", "errors", args[2]);
    return wf_decode_value(vm, args[0], encoding, errors);
}

static char separator(wf_vm *vm, wf_val v) {
    if (wf_length(vm, v) != 1)
        wf_error_raise(vm, WF_E_SEP_LENGTH);
    if (!wf_is_str_(v) && !wf_is_bytes(v))
        wf_error_raise(vm, WF_E_SEP_TYPE);
    wf_span span = wf_is_str_(v) ? wf_str_span(wf_as_str(v)) : wf_bytes_span(v);
    if ((uint8_t)span.data[0] >= 128)
        wf_error_raise(vm, WF_E_SEP_ASCII);
    return span.data[0];
}

wf_val wf_hex(wf_vm *vm, wf_span data, wf_val sep, wf_val group) {
    static const char digits[] = "0123456789abcdef";
    char between = wf_is_null(sep) || wf_is_none_(sep) ? 0 : separator(vm, sep);
    intptr_t per = wf_is_null(group) ? 1 : wf_to_clamped(vm, group);
    bool from_left = per < 0;
    size_t step = between ? (size_t)(from_left ? -per : per) : 0;
    size_t gaps = step && data.size ? (data.size - 1) / step : 0;
    if (data.size == 0)
        return WF_N(empty);
    char *to;
    wf_str *text = wf_str_raw(vm, data.size * 2 + gaps, data.size * 2 + gaps, &to);
    for (size_t i = 0; i < data.size; i++) {
        size_t place = from_left ? i : data.size - i;
        if (i > 0 && step && place % step == 0)
            *to++ = between;
        *to++ = digits[(uint8_t)data.data[i] >> 4];
        *to++ = digits[data.data[i] & 15];
    }
    return wf_from(text);
}

static wf_val bytes_hex(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val group = wf_is_null(args[2]) ? args[2] : wf_index(vm, args[2]); /* may change the bytes */
    return wf_hex(vm, wf_bytes_span(args[0]), args[1], group);
}

static int hex_digit(char c) {
    if (is_digit((uint8_t)c))
        return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* What the class makes of the bytes: the class itself, or a call of it. */
static wf_val as_class(wf_vm *vm, wf_val cls, wf_text *data) {
    const uint8_t *from = data->size ? data->blob->data : NULL;
    if (wf_eq(cls, wf_from(&wf_bytearray_type)))
        return wf_new_bytearray(vm, from, data->size);
    wf_val bytes = wf_new_bytes(vm, from, data->size);
    return wf_eq(cls, wf_from(&wf_bytes_type)) ? bytes : wf_call(vm, cls, &bytes, 1);
}

/* The digit at i is none; a character that is not ASCII is found first, wherever it is. */
static WF_NORETURN void not_hex_error(wf_vm *vm, wf_span s, size_t i) {
    for (size_t k = 0; k < s.size; k++)
        if ((uint8_t)s.data[k] >= 0x80)
            wf_error_raise(vm, WF_E_NOT_HEX, k);
    wf_error_raise(vm, WF_E_NOT_HEX, i);
}

static wf_val bytes_fromhex(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_ARGUMENT_STR, "fromhex", args[1]);
    wf_span s = wf_str_span(wf_as_str(args[1]));
    wf_text out = {0};
    for (size_t i = 0; i < s.size;) {
        if (is_space((uint8_t)s.data[i])) {
            i++;
            continue;
        }
        int high = hex_digit(s.data[i]), low = i + 1 < s.size ? hex_digit(s.data[i + 1]) : -1;
        if (high < 0 || low < 0)
            not_hex_error(vm, s, i + (high >= 0));
        char byte = (char)(high << 4 | low);
        wf_text_add(vm, &out, &byte, 1);
        i += 2;
    }
    return as_class(vm, args[0], &out);
}

/* ---- Translating ---- */

static wf_val bytes_maketrans(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span from = wf_span_of(vm, args[0]), to = wf_span_of(vm, args[1]);
    if (from.size != to.size)
        wf_error_raise(vm, WF_E_MAKETRANS_SIZE);
    wf_bytes *table = wf_bytes_new(vm, NULL, 256);
    for (size_t i = 0; i < 256; i++)
        table->data[i] = (uint8_t)i;
    for (size_t i = 0; i < from.size; i++)
        table->data[(uint8_t)from.data[i]] = (uint8_t)to.data[i];
    return wf_from(table);
}

static wf_val bytes_translate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span table = {0}, unwanted = {0};
    if (!wf_is_none_(args[1])) {
        table = wf_span_of(vm, args[1]);
        if (table.size != 256)
            wf_error_raise(vm, WF_E_TABLE_SIZE);
    }
    if (!wf_is_null(args[2]))
        unwanted = wf_span_of(vm, args[2]);
    wf_span from = wf_bytes_span(args[0]);
    wf_text out = {0};
    char *to = from.size ? wf_text_room(vm, &out, from.size) : NULL;
    size_t used = 0;
    for (size_t i = 0; i < from.size; i++) {
        char c = from.data[i];
        if (!unwanted.size || !memchr(unwanted.data, c, unwanted.size))
            to[used++] = table.data ? table.data[(uint8_t)c] : c;
    }
    return wf_is_bytearray(args[0]) ? wf_new_bytearray(vm, to, used) : wf_new_bytes(vm, to, used);
}

static wf_val plain_bytes(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span span = wf_bytes_span(args[0]);
    return wf_is_exact(args[0], &wf_bytes_type) ? args[0] : wf_new_bytes(vm, span.data, span.size);
}

static wf_val getnewargs(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val plain = plain_bytes(vm, args, count);
    return wf_new_tuple(vm, &plain, 1);
}

const wf_def wf_bytes_methods[] = {
    WF_FN("capitalize", bytes_capitalize, 1, 1, NULL),
    WF_FN_PARAMS("decode", bytes_decode, 1, 3, "self,encoding,errors", NULL),
    WF_CLASS_FN("fromhex", bytes_fromhex, 2, 2, "", NULL),
    WF_FN_PARAMS("hex", bytes_hex, 1, 3, "self,sep,bytes_per_sep", NULL),
    WF_FN("isalnum", bytes_isalnum, 1, 1, NULL),
    WF_FN("isalpha", bytes_isalpha, 1, 1, NULL),
    WF_FN("isascii", bytes_isascii, 1, 1, NULL),
    WF_FN("isdigit", bytes_isdigit, 1, 1, NULL),
    WF_FN("islower", bytes_islower, 1, 1, NULL),
    WF_FN("isspace", bytes_isspace, 1, 1, NULL),
    WF_FN("istitle", bytes_istitle, 1, 1, NULL),
    WF_FN("isupper", bytes_isupper, 1, 1, NULL),
    WF_FN("lower", bytes_lower, 1, 1, NULL),
    WF_STATIC_FN("maketrans", bytes_maketrans, 2, 2, "", NULL),
    WF_FN("swapcase", bytes_swapcase, 1, 1, NULL),
    WF_FN("title", bytes_title, 1, 1, NULL),
    WF_FN_PARAMS("translate", bytes_translate, 2, 3, "self,table,/,delete", NULL),
    WF_FN("upper", bytes_upper, 1, 1, NULL),
    WF_MORE(wf_text_methods),
};
static const wf_def defs[] = {
    WF_FN("__bytes__", plain_bytes, 1, 1, NULL),
    WF_FN("__getnewargs__", getnewargs, 1, 1, NULL),
    WF_MORE(wf_bytes_methods),
};
const wf_type wf_bytes_type =
    WF_TYPE("bytes", WF_KIND_BYTES, WF_TYPE_VARSIZE, wf_bytes_slots, wf_object_type, defs,
            "bytes(source=b'', encoding, errors): a row of bytes");
