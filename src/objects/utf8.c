/* utf8.c - characters in UTF-8: reading, writing, checking and counting.
 *
 * Counting goes by words: a byte is not the first of its character when its
 * top bits are 10, so the firsts of a word are counted with three operations. */
#include "objects/str.h"

#define WORD sizeof(uintptr_t)
#define ONES ((uintptr_t)-1 / 255) /* 0x0101... */
#define TOPS (ONES * 0x80)

static uintptr_t load_word(const char *p) {
    uintptr_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Bytes of the word that continue a character. */
static size_t continuations(uintptr_t word) {
    uintptr_t marks = (word >> 7) & ~(word >> 6) & ONES;
    return (marks * ONES) >> (8 * (WORD - 1));
}

static bool is_continuation(char byte) { return ((uint8_t)byte & 0xC0) == 0x80; }

uint32_t wf_utf8_next(const char **p) {
    const uint8_t *at = (const uint8_t *)*p;
    if (at[0] < 0x80) {
        *p += 1;
        return at[0];
    }
    if (at[0] < 0xE0) {
        *p += 2;
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    }
    if (at[0] < 0xF0) {
        *p += 3;
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    *p += 4;
    return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

uint32_t wf_utf8_previous(const char **p) {
    do
        --*p;
    while (is_continuation(**p));
    const char *at = *p;
    return wf_utf8_next(&at);
}

size_t wf_utf8_size(uint32_t code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

size_t wf_utf8_put(char *to, uint32_t code) {
    static const uint8_t first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t size = wf_utf8_size(code);
    for (size_t i = size - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    to[0] = (char)(first[size] | code);
    return size;
}

bool wf_is_ascii(const char *data, size_t size) {
    size_t i = 0;
    for (; i + WORD <= size; i += WORD)
        if (load_word(data + i) & TOPS)
            return false;
    for (; i < size; i++)
        if ((uint8_t)data[i] >= 0x80)
            return false;
    return true;
}

/* Bytes of the character at p, or 0 if what is there is none. */
static size_t check_character(const uint8_t *p, size_t left) {
    uint8_t first = p[0];
    size_t size = wf_utf8_width((char)first);
    if (first < 0xC2 || first > 0xF4 || size > left)
        return 0;
    for (size_t i = 1; i < size; i++)
        if (!is_continuation((char)p[i]))
            return 0;
    bool overlong = (first == 0xE0 && p[1] < 0xA0) || (first == 0xF0 && p[1] < 0x90);
    bool too_high = first == 0xF4 && p[1] > 0x8F;
    return overlong || too_high ? 0 : size;
}

size_t wf_utf8_check(const char *data, size_t size, bool *is_ascii, size_t *bad) {
    size_t chars = 0, i = 0;
    bool ascii = true;
    while (i < size) {
        while (i + WORD <= size && !(load_word(data + i) & TOPS)) {
            i += WORD;
            chars += WORD;
        }
        if (i == size)
            break;
        size_t width = 1;
        if ((uint8_t)data[i] >= 0x80) {
            ascii = false;
            width = check_character((const uint8_t *)data + i, size - i);
            if (width == 0) {
                if (bad)
                    *bad = i;
                return SIZE_MAX;
            }
        }
        i += width;
        chars++;
    }
    if (is_ascii)
        *is_ascii = ascii;
    return chars;
}

size_t wf_utf8_count(const char *data, size_t size) {
    size_t i = 0, inside = 0;
    for (; i + WORD <= size; i += WORD)
        inside += continuations(load_word(data + i));
    for (; i < size; i++)
        inside += is_continuation(data[i]);
    return size - inside;
}

/* A word is skipped when more characters than it has bytes are to come, so the
 * read stays within the text. */
size_t wf_utf8_offset(const char *data, size_t index) {
    const char *p = data;
    while (index > WORD) {
        index -= WORD - continuations(load_word(p));
        p += WORD;
    }
    while (is_continuation(*p))
        p++;
    for (; index > 0; index--)
        p += wf_utf8_width(*p);
    return (size_t)(p - data);
}
