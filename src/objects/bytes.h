/* bytes.h - bytes, bytearray, memoryview. */
#ifndef WF_OBJECTS_BYTES_H
#define WF_OBJECTS_BYTES_H

#include "objects/object.h"

typedef struct wf_bytes {
    wf_head head;
    size_t size;
    uint8_t data[]; /* size of them, and a 0 */
} wf_bytes;

/* The bytes of a bytearray are [start, start + size) of its blob. While
 * exports is not 0 or a memoryview looks at it the size does not change:
 * BufferError. Views are not counted but searched for when the size is to
 * change, so that one which was merely forgotten does not stand in the way. */
typedef struct wf_bytearray {
    wf_head head;
    wf_blob *blob; /* NULL: empty */
    size_t start, size;
    uint32_t exports : 31;
    uint32_t viewed : 1; /* a memoryview has been made of it */
} wf_bytearray;

/* A view of items of an object that exports a buffer: (object, offset), never an interior pointer.
 * The base's buffer is asked for at each access, and what it holds is checked against its size
 * then. */
typedef struct wf_memview {
    wf_head head;
    wf_val base;     /* the exporting object; WF_NULL: released */
    size_t offset;   /* bytes from the base's buffer */
    size_t count;    /* items */
    intptr_t stride; /* bytes from item to item */
    uint32_t exports;
    char format;
    uint8_t item_size;
    bool readonly;
} wf_memview;

static inline bool wf_is_bytes(wf_val v) { return wf_has_kind(v, WF_KIND_BYTES); }
static inline bool wf_is_bytearray(wf_val v) { return wf_has_kind(v, WF_KIND_BYTEARRAY); }
static inline wf_bytes *wf_as_bytes(wf_val v) {
    assert(wf_is_bytes(v));
    return (wf_bytes *)wf_ptr(v);
}
static inline wf_bytearray *wf_as_bytearray(wf_val v) {
    assert(wf_is_bytearray(v));
    return (wf_bytearray *)wf_ptr(v);
}
/* data NULL: zeros. Raise MemoryError, collect. */
wf_bytes *wf_bytes_new(wf_vm *vm, const void *data, size_t size);
wf_bytearray *wf_bytearray_new(wf_vm *vm, const void *data, size_t size);

#endif
