/* int_text.c - ints and text in any base.
 *
 * Bases that are powers of two take bits as they are. The others go through
 * "chunks", as many digits as fit 32 bits (nine in base 10): a short number is
 * divided or multiplied by a chunk's power at a time; a long one is cut in
 * two at a power base^(chunk * 2^level) and the halves are converted alone.
 */
#include <string.h>
#include "objects/bigint.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/text.h"
#include "objects/unicode.h"
#include "state.h"

/* 32-bit digits up to which dividing by chunks is quicker than cutting in two, and characters up to
 * which multiplying by chunks is (measured in base 10). */
#define CUT_DIGITS 40
#define CUT_TEXT   600
/* Levels that can occur: the text of an int is shorter than chunk * 2^LEVELS. */
#define LEVELS (8 * sizeof(size_t) - 4)

typedef struct radix {
    uint32_t base, chunk_power; /* base^chunk */
    unsigned chunk;             /* digits */
    unsigned levels;            /* powers that are there */
    wf_val power[LEVELS];       /* base^(chunk * 2^level) */
} radix;

static WF_NOINLINE void radix_begin(radix *r, unsigned base) {
    r->base = base;
    r->chunk = 1;
    r->chunk_power = base;
    r->levels = 0;
    for (; (uint64_t)r->chunk_power * base <= UINT32_MAX; r->chunk++)
        r->chunk_power *= base;
}

/* Makes the powers for texts of so many digits. */
static void radix_grow(wf_vm *vm, radix *r, size_t digits) {
    for (; (size_t)r->chunk << r->levels < digits; r->levels++)
        r->power[r->levels] = r->levels == 0 ? wf_new_uint(vm, r->chunk_power)
                                             : wf_int_binary(vm, WF_MUL, r->power[r->levels - 1],
                                                             r->power[r->levels - 1]);
}

/* Bits of a digit when base is a power of two; else 0. */
static unsigned bits_of_base(unsigned base) {
    return base & (base - 1) ? 0 : (unsigned)__builtin_ctz(base);
}

/* ---- Writing ---- */

static const char characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static size_t write_bits(const wf_num *n, unsigned bits, char *to) {
    size_t count = (wf_digits_bits(n->digit, n->count) + bits - 1) / bits;
    for (size_t i = 0; i < count; i++) {
        size_t at = i * bits;
        uint64_t two = n->digit[at / 32];
        if (at / 32 + 1 < n->count)
            two |= (uint64_t)n->digit[at / 32 + 1] << 32;
        to[count - 1 - i] = characters[two >> at % 32 & ((1u << bits) - 1)];
    }
    return count;
}

/* Exactly `width` characters, zeros in front. work: n's digits, destroyed. */
static void write_chunks(const radix *r, uint32_t *work, size_t count, char *to, size_t width) {
    while (count) {
        uint32_t chunk = wf_digits_div_small(work, work, count, r->chunk_power);
        count = wf_digits_trim(work, count);
        for (unsigned i = 0; i < r->chunk && width; i++, chunk /= r->base)
            to[--width] = characters[chunk % r->base];
    }
    memset(to, '0', width);
}

/* The same for a number of any length; level: the least whose power's square may be above v. */
static void write_long(wf_vm *vm, const radix *r, wf_val v, char *to, size_t width,
                       unsigned level) {
    wf_num n;
    wf_int_view(v, &n);
    while (level && (n.count <= CUT_DIGITS || wf_int_compare(v, r->power[level]) < 0))
        level--;
    if (n.count <= CUT_DIGITS) {
        uint32_t work[CUT_DIGITS];
        memcpy(work, n.digit, n.count * sizeof *work);
        write_chunks(r, work, n.count, to, width);
        return;
    }
    size_t low = (size_t)r->chunk << level;
    wf_tuple *parts = wf_ptr(wf_int_binary(vm, WF_DIVMOD, v, r->power[level]));
    unsigned below = level ? level - 1 : 0;
    write_long(vm, r, parts->item[0], to, width - low, below);
    write_long(vm, r, parts->item[1], to + width - low, low, below);
}

/* At least as many digits as v has in base 10, most of the time exactly as many. */
static size_t decimal_width(size_t bits) { return (size_t)((uint64_t)bits * 1292913987 >> 32) + 1; }

static void check_limit(wf_vm *vm, size_t digits) {
    size_t limit = vm->objects.digit_limit;
    if (limit && digits > limit)
        wf_error_raise(vm, WF_E_INT_DIGIT_LIMIT, limit);
}

/* |v| in base 10, to a buffer of that width; *to is moved to the first digit. */
static size_t write_decimal(wf_vm *vm, const wf_num *n, char **to, size_t width) {
    radix r;
    char *text = *to;
    radix_begin(&r, 10);
    radix_grow(vm, &r, width);
    wf_int *plain = wf_int_begin(vm, n->count);
    memcpy(plain->digit, n->digit, n->count * sizeof(uint32_t));
    wf_val v = wf_int_end(vm, plain, n->count, false);
    write_long(vm, &r, v, text, width, r.levels ? r.levels - 1 : 0);
    while (width > 1 && *text == '0')
        text++, width--;
    *to = text;
    return width;
}

static size_t write_short(uint64_t v, unsigned base, char small[WF_INT_SMALL_TEXT]) {
    char text[WF_INT_SMALL_TEXT];
    size_t n = sizeof text;
    for (; WF_HOSTED && base == 10 && v >= 10; v /= 10) /* dividing by a constant is multiplying */
        text[--n] = (char)('0' + v % 10);
    do
        text[--n] = characters[v % base];
    while (v /= base);
    memcpy(small, text + n, sizeof text - n);
    return sizeof text - n;
}

const char *wf_int_digits(wf_vm *vm, wf_val v, int base, char small[WF_INT_SMALL_TEXT],
                          size_t *size) {
    wf_num n;
    wf_int_view(v, &n);
    if (n.count <= 2) {
        uint64_t magnitude =
            (n.count > 1 ? (uint64_t)n.digit[1] << 32 : 0) | (n.count ? n.digit[0] : 0);
        *size = write_short(magnitude, (unsigned)base, small);
        return small;
    }
    size_t bits = wf_digits_bits(n.digit, n.count), width = bits;
    unsigned step = bits_of_base((unsigned)base);
    assert(step || base == 10);
    if (!step) {
        width = decimal_width(bits);
        check_limit(vm, width - 1);
    }
    wf_blob *blob = wf_blob_new(vm, width);
    char *text = (char *)blob->data;
    if (step) {
        *size = write_bits(&n, step, text);
    } else {
        *size = write_decimal(vm, &n, &text, width);
        check_limit(vm, *size);
    }
    return text;
}

wf_val wf_int_to_str(wf_vm *vm, wf_val v, int base) {
    char small[WF_INT_SMALL_TEXT + 1], *to;
    size_t size;
    bool negative = wf_int_sign(v) < 0;
    const char *text = wf_int_digits(vm, v, base, small + 1, &size);
    if (text == small + 1) {
        small[0] = '-';
        return wf_from(wf_str_ascii(vm, text - negative, size + negative));
    }
    wf_str *s = wf_str_raw(vm, size + negative, size + negative, &to);
    if (negative)
        *to++ = '-';
    memcpy(to, text, size);
    return wf_from(s);
}

/* ---- Reading ---- */

static wf_val read_bits(wf_vm *vm, const uint8_t *digit, size_t count, unsigned bits) {
    size_t room = count * bits / 32 + 1;
    wf_int *z = wf_int_begin(vm, room);
    for (size_t i = 0; i < count; i++) {
        size_t at = (count - 1 - i) * bits;
        uint64_t two = (uint64_t)digit[i] << at % 32;
        z->digit[at / 32] |= (uint32_t)two;
        if (two >> 32)
            z->digit[at / 32 + 1] |= (uint32_t)(two >> 32);
    }
    return wf_int_end(vm, z, room, false);
}

static wf_val read_chunks(wf_vm *vm, const radix *r, const uint8_t *digit, size_t count) {
    size_t room = count / r->chunk + 1, used = 0;
    wf_int *z = wf_int_begin(vm, room);
    while (count) {
        unsigned n = count % r->chunk ? (unsigned)(count % r->chunk) : r->chunk;
        uint32_t chunk = 0;
        for (unsigned i = 0; i < n; i++)
            chunk = chunk * r->base + *digit++;
        count -= n;
        uint32_t carry = wf_digits_scale(z->digit, used, r->chunk_power, chunk);
        if (carry)
            z->digit[used++] = carry;
    }
    return wf_int_end(vm, z, used, false);
}

static wf_val read_long(wf_vm *vm, const radix *r, const uint8_t *digit, size_t count) {
    if (count <= CUT_TEXT)
        return read_chunks(vm, r, digit, count);
    unsigned level = r->levels;
    while ((size_t)r->chunk << level >= count)
        level--;
    size_t low = (size_t)r->chunk << level;
    wf_val high = read_long(vm, r, digit, count - low);
    high = wf_int_binary(vm, WF_MUL, high, r->power[level]);
    return wf_int_binary(vm, WF_ADD, high, read_long(vm, r, digit + count - low, low));
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = c | 0x20;
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void wf_number_strip(const char **text, size_t *size) {
    for (; *size && is_space(**text); ++*text)
        --*size;
    while (*size && is_space((*text)[*size - 1]))
        --*size;
}

typedef struct literal {
    const char *text, *end; /* digits and underscores */
    int base;
    bool negative;
    size_t count; /* digits, without zeros in front */
} literal;

static int prefix_base(char c) {
    c |= 0x20;
    return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

/* Finds the parts; false: not a literal. */
static bool read_literal(const char *p, size_t size, int base, literal *out) {
    wf_number_strip(&p, &size);
    const char *end = p + size;
    out->negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    bool only_zeros = false;
    int prefix = end - p >= 2 && *p == '0' ? prefix_base(p[1]) : 0;
    if (prefix && (base == 0 || base == prefix)) {
        p += 2;
        base = prefix;
        if (p < end && *p == '_')
            p++;
    } else if (base == 0) {
        base = 10;
        only_zeros = p < end && *p == '0';
    }
    out->base = base;
    out->text = p;
    out->end = end;
    out->count = 0;
    bool after_digit = false;
    for (; p < end; p++) {
        if (*p == '_' && after_digit) {
            after_digit = false;
            continue;
        }
        int digit = digit_value(*p);
        if (digit >= base || (only_zeros && digit))
            return false;
        after_digit = true;
        out->count += out->count || digit;
    }
    return after_digit;
}

/* The digits as numbers, without underscores and zeros in front. */
static const uint8_t *clean_digits(wf_vm *vm, const literal *l) {
    wf_blob *blob = wf_blob_new(vm, l->count + 1);
    uint8_t *to = blob->data, *first = to;
    for (const char *p = l->text; p < l->end; p++)
        if (*p != '_' && (to > first || *p != '0'))
            *to++ = (uint8_t)digit_value(*p);
    return first;
}

size_t wf_int_digit_limit(const wf_vm *vm) { return vm->objects.digit_limit; }

wf_val wf_int_parse(wf_vm *vm, const char *text, size_t size, int base) {
    literal l;
    radix r;
    if (!read_literal(text, size, base, &l))
        return WF_NULL;
    if (l.count <= 12) { /* 36^12 < 2^63 */
        int64_t v = 0;
        for (const char *p = l.text; p < l.end; p++)
            if (*p != '_')
                v = v * l.base + digit_value(*p);
        return wf_new_int(vm, l.negative ? -v : v);
    }
    unsigned bits = bits_of_base((unsigned)l.base);
    wf_val v;
    if (bits) {
        v = read_bits(vm, clean_digits(vm, &l), l.count, bits);
    } else {
        size_t limit = vm->objects.digit_limit;
        if (limit && l.count > limit)
            wf_error_raise(vm, WF_E_INT_DIGIT_LIMIT_VALUE, limit, l.count);
        radix_begin(&r, (unsigned)l.base);
        if (l.count > CUT_TEXT)
            radix_grow(vm, &r, l.count);
        v = read_long(vm, &r, clean_digits(vm, &l), l.count);
    }
    return l.negative ? wf_int_unary(vm, WF_NEG, v) : v;
}

/* ---- Text that is to be a number ---- */

/* Digits and spaces of other scripts become ASCII ones; what else is not ASCII becomes "?". */
static const char *to_ascii(wf_vm *vm, const wf_str *s, size_t *size) {
    wf_blob *blob = wf_blob_new(vm, wf_str_len(s) + 1);
    const char *p = wf_str_data(s), *end = p + wf_str_size(s);
    char *to = (char *)blob->data;
    while (p < end) {
        uint32_t c = wf_utf8_next(&p);
        int digit = c < 128 ? -1 : wf_uni_decimal(c);
        *to++ = c < 128              ? (char)c
                : digit >= 0         ? (char)('0' + digit)
                : wf_uni_is_space(c) ? ' '
                                     : '?';
    }
    *size = (size_t)(to - (char *)blob->data);
    return (const char *)blob->data;
}

const char *wf_number_text(wf_vm *vm, wf_val v, size_t *size) {
    if (wf_is_str_(v)) {
        const wf_str *s = wf_as_str(v);
        *size = wf_str_size(s);
        return wf_str_is_ascii(s) ? wf_str_data(s) : to_ascii(vm, s, size);
    }
    if (!wf_has_buffer(v))
        return NULL;
    wf_span span = wf_span_of(vm, v);
    *size = span.size;
    return span.data;
}

static bool is_decimal(char c) { return c >= '0' && c <= '9'; }

const char *wf_number_without_underscores(wf_vm *vm, const char *text, size_t *size) {
    if (!text || !memchr(text, '_', *size))
        return text;
    wf_blob *blob = wf_blob_new(vm, *size);
    char *to = (char *)blob->data;
    for (size_t i = 0; i < *size; i++) {
        if (text[i] != '_')
            *to++ = text[i];
        else if (!i || i + 1 == *size || !is_decimal(text[i - 1]) || !is_decimal(text[i + 1]))
            return NULL;
    }
    *size = (size_t)(to - (char *)blob->data);
    return (const char *)blob->data;
}

wf_val wf_int_from_text(wf_vm *vm, wf_val v, int base) {
    size_t size;
    if (base != 0 && (base < 2 || base > 36))
        wf_error_raise(vm, WF_E_INT_BASE);
    const char *text = wf_number_text(vm, v, &size);
    if (!text)
        return WF_NULL;
    wf_val result = wf_int_parse(vm, text, size, base);
    if (wf_is_null(result))
        wf_error_raise(vm, WF_E_INT_LITERAL, base,
                       wf_is_str_(v) ? v : wf_new_bytes(vm, text, size));
    return result;
}
