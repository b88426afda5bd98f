/* text.h - what str, bytes and bytearray have in common, for the files that make up the three. */
#ifndef WF_OBJECTS_TEXT_H
#define WF_OBJECTS_TEXT_H

#include "objects/bytes.h"
#include "objects/exc.h"
#include "objects/search.h"
#include "objects/seq.h"
#include "objects/str.h"

static inline wf_span wf_str_span(const wf_str *s) {
    return (wf_span){wf_str_data(s), wf_str_size(s)};
}

/* ---- bytes.c ---- */
bool wf_has_buffer(wf_val v); /* its type has the buffer protocol */
/* The bytes of anything with a buffer (its export ends at once). Raises TypeError. */
wf_span wf_span_of(wf_vm *vm, wf_val v);
static inline wf_span wf_bytes_span(wf_val v) { /* of bytes and bytearrays */
    if (wf_is_bytes(v))
        return (wf_span){(const char *)wf_as_bytes(v)->data, wf_as_bytes(v)->size};
    const wf_bytearray *array = wf_as_bytearray(v);
    return (wf_span){array->blob ? (const char *)array->blob->data + array->start : "",
                     array->size};
}
/* v as a byte. Raises TypeError, ValueError. Runs Python. */
uint8_t wf_to_byte(wf_vm *vm, wf_val v);
wf_hash wf_bytes_hash(wf_span span);
/* left + right where right has no bytes: raises TypeError unless right's class may know. */
void wf_bytes_check_concat(wf_vm *vm, wf_val left, wf_val right);
/* Slots of both types, and their parts. */
wf_val wf_bytes_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op);
wf_val wf_bytes_length(wf_vm *vm, wf_val self);
bool wf_bytes_contains(wf_vm *vm, wf_val self, wf_val item);
wf_val wf_bytes_get_item(wf_vm *vm, wf_val self, wf_val key);
wf_val wf_bytes_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right);
wf_val wf_bytes_iter(wf_vm *vm, wf_val self);
void wf_bytes_add_repr(wf_vm *vm, wf_text *out, wf_val self);
/* Places of a slice, and of one byte. Raise. Run Python. */
size_t wf_bytes_indices(wf_vm *vm, wf_val self, wf_val key, intptr_t *start, intptr_t *step);
size_t wf_bytes_index(wf_vm *vm, wf_val self, wf_val key);
/* What bytes(source, encoding, errors) holds, in a blob; fname for errors. Runs Python. */
wf_text wf_bytes_collect(wf_vm *vm, const char *fname, wf_val source, wf_val encoding,
                         wf_val errors);
/* A new bytes or bytearray, as like is one or the other, of zeros to be filled at *data. */
wf_val wf_bytes_raw(wf_vm *vm, bool mutable, size_t size, char **data);

/* ---- bytearray.c ---- */
/* Puts data in the place of bytes [from, to). data may be part of the array. Raises BufferError. */
void wf_bytearray_splice(wf_vm *vm, wf_bytearray *array, size_t from, size_t to, wf_span data);

/* ---- memview.c ---- */
/* The bytes of the view's items, in a new object if they do not lie in a row. Raises ValueError. */
wf_span wf_memview_span(wf_vm *vm, wf_val view);

/* ---- str.c ---- */
/* From this size on the blob of a wf_text becomes its str, which takes no memory and never fails. */
#define WF_TEXT_IN_PLACE 64
/* Repeats the first `size` bytes at `to`. Raises KeyboardInterrupt in between, unless vm is NULL. */
void wf_repeat_fill(wf_vm *vm, char *to, size_t size, size_t times);
char wf_choose_quote(wf_span s);                                     /* for repr() */
void wf_add_escape(wf_vm *vm, wf_text *out, uint32_t c);             /* \x.. \u.... \U........ */
void wf_add_quoted(wf_vm *vm, wf_text *out, uint32_t c, char quote); /* the same, or \n \' \\ ... */
/* Room for size more bytes, to be filled at once. */
char *wf_text_room(wf_vm *vm, wf_text *text, size_t size);

/* ---- codec.c ---- */
/* A str argument as C text; the error says "fname() argument 'name' must be str, not int". */
const char *wf_text_argument(wf_vm *vm, const char *fname, const char *name, wf_val v);
wf_val wf_decode(wf_vm *vm, wf_span data, const char *encoding, const char *errors); /* a str */
/* The same of the bytes of any buffer. */
wf_val wf_decode_value(wf_vm *vm, wf_val v, const char *encoding, const char *errors);
wf_val wf_encode(wf_vm *vm, const wf_str *s, const char *encoding, const char *errors); /* bytes */

/* ---- bytes_methods.c ---- */
extern const wf_slots wf_bytes_slots, wf_bytearray_slots;
extern const wf_def wf_bytes_methods[19]; /* bytes and bytearray have them; more behind */
/* data.hex(sep, bytes_per_sep); absent arguments are WF_NULL. */
wf_val wf_hex(wf_vm *vm, wf_span data, wf_val sep, wf_val group);

/* ---- text_methods.c ---- */
extern const wf_def wf_text_methods[24]; /* all three have them */
#endif
