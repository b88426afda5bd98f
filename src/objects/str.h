/* str.h - the str: UTF-8 text, immutable.
 *
 *     +------+------+------+-----------------------------+
 *     | head | hash | meta | bytes ... NUL               |   ASCII, short: data at text
 *     +------+------+------+--------+--------+-----------+
 *     | head | hash | meta | size   | chars  | bytes NUL |   long or not ASCII: 2 words further
 *     +------+------+------+--------+--------+-----------+
 *
 * hash and meta share one word (two halves), so that a text of up to 7 bytes
 * takes 16 bytes on 32-bit words. meta: the flags below and, in a short text, its size.
 *
 * Always true: data is valid UTF-8 (lone surrogates, encoded in three bytes, are
 * allowed as in CPython), data[size] is NUL; hash is wf_str_hash of the data cut to a
 * half word, 0 replaced by 1, and 0 means not yet computed.
 */
#ifndef WF_OBJECTS_STR_H
#define WF_OBJECTS_STR_H

#include "objects/object.h"

#if UINTPTR_MAX > 0xffffffffu
typedef uint32_t wf_half;
#else
typedef uint16_t wf_half;
#endif

struct wf_str {
    wf_head head;
    wf_half hash;
    wf_half meta;
    char text[];
};

/* Bits of meta: not only ASCII; size and chars follow; the only one of its text. */
#define WF_STR_BIT(n)   ((wf_half)((wf_half)1 << (8 * sizeof(wf_half) - (n))))
#define WF_STR_WIDE     WF_STR_BIT(1)
#define WF_STR_LONG     WF_STR_BIT(2)
#define WF_STR_INTERNED WF_STR_BIT(3)
#define WF_STR_SIZE     ((wf_half)(WF_STR_INTERNED - 1)) /* a short text's size in bytes */

static inline bool wf_is_str_(wf_val v) { return wf_has_kind(v, WF_KIND_STR); }
static inline const wf_str *wf_as_str(wf_val v) {
    assert(wf_is_str_(v));
    return (const wf_str *)wf_ptr(v);
}
static inline bool wf_str_is_ascii(const wf_str *s) { return !(s->meta & WF_STR_WIDE); }
static inline bool wf_str_is_interned(const wf_str *s) { return s->meta & WF_STR_INTERNED; }
static inline bool wf_str_has_prefix(const wf_str *s) {
    return s->meta & (WF_STR_WIDE | WF_STR_LONG);
}
static inline const char *wf_str_data(const wf_str *s) {
    return wf_str_has_prefix(s) ? s->text + 2 * sizeof(size_t) : s->text;
}
/* Bytes. */
static inline size_t wf_str_size(const wf_str *s) {
    if (!wf_str_has_prefix(s))
        return s->meta & WF_STR_SIZE;
    size_t size;
    memcpy(&size, s->text, sizeof size);
    return size;
}
/* Characters: what len() says. */
static inline size_t wf_str_len(const wf_str *s) {
    if (!wf_str_has_prefix(s))
        return s->meta & WF_STR_SIZE;
    size_t chars;
    memcpy(&chars, s->text + sizeof(size_t), sizeof chars);
    return chars;
}

/* FNV-1a folded; the tool that makes the read-only names has the same lines. */
uint32_t wf_str_hash_bytes(const char *data, size_t size);
wf_half wf_str_hash(const wf_str *s); /* computes and keeps it; never 0 */
bool wf_str_equal(const wf_str *a, const wf_str *b);
bool wf_str_is_identifier(wf_vm *vm, const wf_str *s);

/* New strings: raise MemoryError, collect. Sizes in bytes. Single ASCII characters and "" are
 * shared. */
/* The data is checked: raises UnicodeDecodeError. */
wf_str *wf_str_new(wf_vm *vm, const char *data, size_t size);
wf_str *wf_str_ascii(wf_vm *vm, const char *data, size_t size); /* known to be ASCII */
wf_str *wf_str_valid(wf_vm *vm, const char *data, size_t size); /* known to be valid UTF-8 */
wf_str *wf_str_from_char(wf_vm *vm, uint32_t code);
/* An uninitialised text to be filled at once: give wf_str_data's place back filled. chars:
 * characters. */
wf_str *wf_str_raw(wf_vm *vm, size_t size, size_t chars, char **data);
wf_str *wf_str_concat(wf_vm *vm, const wf_str *a, const wf_str *b);
/* Characters [from, to), both within the length. */
wf_str *wf_str_slice(wf_vm *vm, const wf_str *s, size_t from, size_t to);
uint32_t wf_str_char_at(wf_vm *vm, const wf_str *s, size_t index);
/* Byte offset of a character, found soon when it is near the one that was asked for before. */
size_t wf_str_offset(wf_vm *vm, const wf_str *s, size_t index);
/* An uninitialised str of the type (wf_str_type or a subclass), as wf_str_raw. */
wf_str *wf_str_raw_of(wf_vm *vm, const wf_type *type, size_t size, size_t chars, char **data);
/* The strs of ASCII characters, which nobody makes others of. Each lies as a wf_str does. */
typedef struct wf_char_str {
    wf_head head;
    wf_half hash, meta;
    char text[sizeof(wf_val)];
} wf_char_str;
extern const wf_char_str wf_char_strs[128];
#define WF_CHAR(code) ((const wf_str *)(const void *)&wf_char_strs[code])
extern const wf_slots wf_str_slots;

/* ---- utf8.c; wf_utf8_next and wf_utf8_put are in wafer.h ---- */
/* The character that ends at *p, moving *p to its start. */
uint32_t wf_utf8_previous(const char **p);
size_t wf_utf8_size(uint32_t code);
/* Characters in data if it is valid UTF-8 (lone surrogates are let pass); SIZE_MAX and *bad =
 * offset if not. is_ascii and bad may be NULL. */
size_t wf_utf8_check(const char *data, size_t size, bool *is_ascii, size_t *bad);
bool wf_is_ascii(const char *data, size_t size);
/* Bytes of the character that starts with this one. */
static inline size_t wf_utf8_width(char first) {
    uint8_t byte = (uint8_t)first;
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* format(v, spec), str.format and % are in format.h. */
#endif
