/* str_methods.c - the methods of str that know of characters: case, tests, translation; and the
 * type. Those shared with bytes are in text_methods.c. */
#include "objects/dict.h"
#include "objects/format.h"
#include "objects/list.h"
#include "objects/text.h"
#include "objects/unicode.h"

/* ---- Case ---- */

typedef size_t (*case_map)(uint32_t c, uint32_t to[WF_UNI_MOST]);

static bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

static void add_mapped(wf_vm *vm, wf_text *out, uint32_t c, case_map map) {
    uint32_t to[WF_UNI_MOST];
    size_t count = map(c, to);
    for (size_t i = 0; i < count; i++)
        wf_text_add_char(vm, out, to[i]);
}

/* Whether the sigma at [at, next) ends a word: a cased letter before it, none after. */
static bool is_final_sigma(wf_span s, const char *at, const char *next) {
    const char *end = s.data + s.size;
    uint32_t before, after;
    do
        before = at > s.data ? wf_utf8_previous(&at) : 0;
    while (wf_uni_is(before, WF_UNI_IGNORABLE));
    do
        after = next < end ? wf_utf8_next(&next) : 0;
    while (wf_uni_is(after, WF_UNI_IGNORABLE));
    return wf_uni_is(before, WF_UNI_CASED) && !wf_uni_is(after, WF_UNI_CASED);
}

/* Maps the character that ends at p to lower case. */
static void add_lower(wf_vm *vm, wf_text *out, wf_span s, uint32_t c, const char *p) {
    if (c == 0x3A3)
        wf_text_add_char(vm, out, is_final_sigma(s, p - 2, p) ? 0x3C2 : 0x3C3);
    else
        add_mapped(vm, out, c, wf_uni_lower);
}

static wf_val map_wide(wf_vm *vm, wf_val self, case_map map) {
    wf_span s = wf_str_span(wf_as_str(self));
    const char *p = s.data, *end = p + s.size;
    wf_text out = {0};
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        if (map == wf_uni_lower)
            add_lower(vm, &out, s, c, p);
        else
            add_mapped(vm, &out, c, map);
    }
    return wf_text_end(vm, &out);
}

/* The ASCII letters of one case turned into the other. */
static wf_val map_ascii(wf_vm *vm, wf_val self, bool (*changes)(char)) {
    wf_span s = wf_str_span(wf_as_str(self));
    size_t i = 0;
    while (i < s.size && !changes(s.data[i]))
        i++;
    if (i == s.size && wf_is_exact(self, &wf_str_type))
        return self;
    char *to;
    wf_str *result = wf_str_raw(vm, s.size, s.size, &to);
    memcpy(to, s.data, i);
    for (; i < s.size; i++)
        to[i] = changes(s.data[i]) ? (char)(s.data[i] ^ 32) : s.data[i];
    return wf_from(result);
}

static bool is_plain(wf_val self) { return wf_str_is_ascii(wf_as_str(self)); }

static wf_val lower(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return is_plain(args[0]) ? map_ascii(vm, args[0], is_ascii_upper)
                             : map_wide(vm, args[0], wf_uni_lower);
}
static wf_val upper(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return is_plain(args[0]) ? map_ascii(vm, args[0], is_ascii_lower)
                             : map_wide(vm, args[0], wf_uni_upper);
}
static wf_val casefold(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return is_plain(args[0]) ? map_ascii(vm, args[0], is_ascii_upper)
                             : map_wide(vm, args[0], wf_uni_fold);
}

static size_t swap(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    unsigned cased = wf_uni_is(c, WF_UNI_LOWER | WF_UNI_UPPER);
    to[0] = c;
    return cased == 0 ? 1 : cased == WF_UNI_UPPER ? wf_uni_lower(c, to) : wf_uni_upper(c, to);
}

static wf_val swapcase(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span s = wf_str_span(wf_as_str(args[0]));
    const char *p = s.data, *end = p + s.size;
    wf_text out = {0};
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        if (c == 0x3A3)
            add_lower(vm, &out, s, c, p);
        else
            add_mapped(vm, &out, c, swap);
    }
    return wf_text_end(vm, &out);
}

/* Title case at the start, and if by_words after each character that has no case. */
static wf_val titled(wf_vm *vm, wf_val self, bool by_words) {
    wf_span s = wf_str_span(wf_as_str(self));
    const char *p = s.data, *end = p + s.size;
    wf_text out = {0};
    bool at_start = true;
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        if (at_start)
            add_mapped(vm, &out, c, wf_uni_title);
        else
            add_lower(vm, &out, s, c, p);
        at_start = by_words && !wf_uni_is(c, WF_UNI_CASED);
        wf_check_interrupt(vm);
    }
    return wf_text_end(vm, &out);
}

static wf_val capitalize(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, titled(vm, args[0], false);
}
static wf_val title(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, titled(vm, args[0], true);
}

/* ---- Tests ---- */

/* Each character of s is one of what. */
static bool all_are(wf_vm *vm, wf_span s, unsigned what) {
    wf_count_work(vm, s.size / 2);
    const char *p = s.data, *end = p + s.size;
    while (p < end)
        if (!wf_uni_is(wf_utf8_next(&p), what))
            return false;
    return true;
}

/* The answer of a test that the empty str fails. */
static wf_val is_all(wf_vm *vm, wf_val self, unsigned what) {
    wf_span s = wf_str_span(wf_as_str(self));
    return wf_bool(s.size > 0 && all_are(vm, s, what));
}

#define TEST_METHOD(name, what)                                                                    \
    static wf_val name(wf_vm *vm, const wf_val *args, size_t count) {                              \
        return (void)count, is_all(vm, args[0], what);                                             \
    }
TEST_METHOD(test_alnum, WF_UNI_ALPHA | WF_UNI_NUMERIC)
TEST_METHOD(test_alpha, WF_UNI_ALPHA)
TEST_METHOD(test_decimal, WF_UNI_DECIMAL)
TEST_METHOD(test_digit, WF_UNI_DIGIT)
TEST_METHOD(test_numeric, WF_UNI_NUMERIC)
TEST_METHOD(test_space, WF_UNI_SPACE)

static wf_val test_ascii(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)vm, (void)count, wf_bool(is_plain(args[0]));
}
static wf_val test_printable(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, wf_bool(all_are(vm, wf_str_span(wf_as_str(args[0])), WF_UNI_PRINTABLE));
}

bool wf_str_is_identifier(wf_vm *vm, const wf_str *s) {
    const char *first = wf_str_data(s); /* its NUL, if s is empty */
    return wf_uni_is(wf_utf8_next(&first), WF_UNI_ID_START) &&
           all_are(vm, wf_str_span(s), WF_UNI_ID_CONTINUE);
}
static wf_val test_identifier(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, wf_bool(wf_str_is_identifier(vm, wf_as_str(args[0])));
}

/* Some character has the case, and none another. */
static wf_val is_case(wf_vm *vm, wf_val self, unsigned wanted) {
    wf_span s = wf_str_span(wf_as_str(self));
    wf_count_work(vm, s.size / 2);
    const char *p = s.data, *end = p + s.size;
    bool found = false;
    while (p < end) {
        unsigned cased = wf_uni_is(wf_utf8_next(&p), WF_UNI_CASED);
        if (cased & ~wanted)
            return WF_FALSE;
        found = found || cased;
    }
    return wf_bool(found);
}

static wf_val test_lower(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, is_case(vm, args[0], WF_UNI_LOWER);
}
static wf_val test_upper(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, is_case(vm, args[0], WF_UNI_UPPER);
}

static wf_val test_title(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span s = wf_str_span(wf_as_str(args[0]));
    wf_count_work(vm, s.size / 2);
    const char *p = s.data, *end = p + s.size;
    bool in_word = false, found = false;
    while (p < end) {
        unsigned cased = wf_uni_is(wf_utf8_next(&p), WF_UNI_CASED);
        if (cased && in_word != (cased == WF_UNI_LOWER))
            return WF_FALSE;
        in_word = cased;
        found = found || cased;
    }
    return wf_bool(found);
}

/* ---- Translating ---- */

/* table[key], WF_NULL where that raises LookupError. */
static wf_val look_up(wf_vm *vm, wf_val table, wf_val key) {
    if (wf_is_exact(table, &wf_dict_type))
        return wf_dict_get(vm, wf_as_dict(table), key);
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_exc_take(vm, &wf_exc_LookupError);
        return WF_NULL;
    }
    wf_val found = wf_get_item(vm, table, key);
    wf_jump_end(vm, &jump);
    return found;
}

/* Adds what the table has for c. */
static void add_translated(wf_vm *vm, wf_text *out, wf_val to, uint32_t c) {
    if (wf_is_null(to)) {
        wf_text_add_char(vm, out, c);
    } else if (wf_is_str_(to)) {
        wf_text_add_str(vm, out, to);
    } else if (wf_is_int(to)) {
        intptr_t code = wf_to_clamped(vm, to);
        if (code < 0 || code >= 0x110000)
            wf_error_raise(vm, WF_E_TRANSLATE_RANGE);
        wf_text_add_char(vm, out, (uint32_t)code);
    } else if (!wf_is_none_(to)) {
        wf_error_raise(vm, WF_E_TRANSLATE_TYPE);
    }
}

static wf_val translate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_str *s = wf_as_str(args[0]);
    const char *p = wf_str_data(s), *end = p + wf_str_size(s);
    wf_text out = {0};
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        add_translated(vm, &out, look_up(vm, args[1], wf_small((intptr_t)c)), c);
    }
    return wf_text_end(vm, &out);
}

static wf_val maketrans_from_dict(wf_vm *vm, wf_val given) {
    if (!wf_is_dict(given))
        wf_error_raise(vm, WF_E_MAKETRANS_DICT);
    wf_dict *table = wf_dict_new(vm), *from = wf_as_dict(given);
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(from, &pos, &key, &value);) {
        if (wf_is_str_(key)) {
            if (wf_str_len(wf_as_str(key)) != 1)
                wf_error_raise(vm, WF_E_MAKETRANS_KEY_SIZE);
            key = wf_small((intptr_t)wf_str_char_at(vm, wf_as_str(key), 0));
        } else if (!wf_is_int(key)) {
            wf_error_raise(vm, WF_E_MAKETRANS_KEY);
        }
        wf_dict_set(vm, table, key, value);
    }
    return wf_from(table);
}

static const wf_str *maketrans_text(wf_vm *vm, wf_val v, int number) {
    if (!wf_is_str_(v))
        wf_error_raise(vm, WF_E_MAKETRANS_ARGUMENT, number, v);
    return wf_as_str(v);
}

static wf_val maketrans(wf_vm *vm, const wf_val *args, size_t count) {
    if (count == 1)
        return maketrans_from_dict(vm, args[0]);
    const wf_str *to = maketrans_text(vm, args[1], 2);
    const wf_str *unwanted = count == 3 ? maketrans_text(vm, args[2], 3) : WF_S(empty);
    if (!wf_is_str_(args[0]))
        wf_error_raise(vm, WF_E_MAKETRANS_FIRST);
    const wf_str *from = wf_as_str(args[0]);
    if (wf_str_len(from) != wf_str_len(to))
        wf_error_raise(vm, WF_E_MAKETRANS_EQUAL);
    wf_dict *table = wf_dict_new(vm);
    const char *p = wf_str_data(from), *q = wf_str_data(to);
    while (p < wf_str_data(from) + wf_str_size(from)) {
        wf_val key = wf_small((intptr_t)wf_utf8_next(&p));
        wf_dict_set(vm, table, key, wf_small((intptr_t)wf_utf8_next(&q)));
    }
    const char *r = wf_str_data(unwanted);
    while (r < wf_str_data(unwanted) + wf_str_size(unwanted))
        wf_dict_set(vm, table, wf_small((intptr_t)wf_utf8_next(&r)), WF_NONE);
    return wf_from(table);
}

/* ---- Encoding and formatting ---- */

static wf_val encode(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *encoding =
        wf_is_null(args[1]) ? "utf-8" : wf_text_argument(vm, "encode", "encoding", args[1]);
    const char *errors =
        wf_is_null(args[2]) ? "strict" : wf_text_argument(vm, "encode", "errors", args[2]);
    return wf_encode(vm, wf_as_str(args[0]), encoding, errors);
}

static wf_val format(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    if (count == 0 || !wf_is_str_(args[0]))
        wf_error_raise(vm, WF_E_FORMAT_SELF);
    wf_dict *mapping = wf_dict_new(vm);
    size_t name_count = wf_is_null(names) ? 0 : wf_as_tuple(names)->count;
    for (size_t i = 0; i < name_count; i++)
        wf_dict_set(vm, mapping, wf_as_tuple(names)->item[i], args[count + i]);
    return wf_str_format(vm, wf_as_str(args[0]), args + 1, count - 1, wf_from(mapping));
}

static wf_val format_map(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_str_format(vm, wf_as_str(args[0]), NULL, 0, args[1]);
}

static wf_val format_self(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_FORMAT_SPEC_TYPE, args[1]);
    return wf_str_format_self(vm, args[0], wf_as_str(args[1]));
}

static wf_val getnewargs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_str *s = wf_as_str(args[0]);
    wf_val plain = wf_from(wf_str_valid(vm, wf_str_data(s), wf_str_size(s)));
    return wf_new_tuple(vm, &plain, 1);
}

static const wf_def defs[] = {
    WF_FN("__format__", format_self, 2, 2, NULL),
    WF_FN("__getnewargs__", getnewargs, 1, 1, NULL),
    WF_FN("capitalize", capitalize, 1, 1, NULL),
    WF_FN("casefold", casefold, 1, 1, NULL),
    WF_FN_PARAMS("encode", encode, 1, 3, "self,encoding,errors", NULL),
    WF_FN_ANY("format", format, NULL),
    WF_FN("format_map", format_map, 2, 2, NULL),
    WF_FN("isalnum", test_alnum, 1, 1, NULL),
    WF_FN("isalpha", test_alpha, 1, 1, NULL),
    WF_FN("isascii", test_ascii, 1, 1, NULL),
    WF_FN("isdecimal", test_decimal, 1, 1, NULL),
    WF_FN("isdigit", test_digit, 1, 1, NULL),
    WF_FN("isidentifier", test_identifier, 1, 1, NULL),
    WF_FN("islower", test_lower, 1, 1, NULL),
    WF_FN("isnumeric", test_numeric, 1, 1, NULL),
    WF_FN("isprintable", test_printable, 1, 1, NULL),
    WF_FN("isspace", test_space, 1, 1, NULL),
    WF_FN("istitle", test_title, 1, 1, NULL),
    WF_FN("isupper", test_upper, 1, 1, NULL),
    WF_FN("lower", lower, 1, 1, NULL),
    WF_STATIC_FN("maketrans", maketrans, 1, 3, "", NULL),
    WF_FN("swapcase", swapcase, 1, 1, NULL),
    WF_FN("title", title, 1, 1, NULL),
    WF_FN("translate", translate, 2, 2, NULL),
    WF_FN("upper", upper, 1, 1, NULL),
    WF_MORE(wf_text_methods),
};
const wf_type wf_str_type = WF_TYPE("str", WF_KIND_STR, WF_TYPE_VARSIZE, wf_str_slots,
                                    wf_object_type, defs, "str(object='', encoding, errors): text");
