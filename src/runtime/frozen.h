/* frozen.h - what the C source of frozen modules (freeze.c) is written with. */
#ifndef WF_RUNTIME_FROZEN_H
#define WF_RUNTIME_FROZEN_H

#include "config.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "runtime/import.h"
#include "vm/code.h"

/* A str whose size fits its head, and one whose size and length stand before the text. */
#define WF_FROZEN_STR(name, hash, meta, text)                                                      \
    static const wf_str name = {                                                                   \
        WF_HEAD(wf_str_type), (wf_half)(hash) ? (wf_half)(hash) : 1, meta, {text}}
#define WF_FROZEN_LONG(name, hash, meta, size, chars, text)                                        \
    static const struct {                                                                          \
        wf_head head;                                                                              \
        wf_half halves[2];                                                                         \
        size_t counts[2];                                                                          \
        char data[size + 1];                                                                       \
    } name = {                                                                                     \
        WF_HEAD(wf_str_type), {(wf_half)(hash) ? (wf_half)(hash) : 1, meta}, {size, chars}, text}

/* An int of more than 31 bits: immediate where it fits, else the object. */
#define WF_FROZEN_INT(i, object)                                                                   \
    WF_BITS_CONST((i) >= WF_SMALL_MIN && (i) <= WF_SMALL_MAX ? WF_FROZEN_SMALL_BITS(i)             \
                                                             : (uintptr_t) & (object))
#ifdef WF_REAL_IS_SINGLE
#define WF_FROZEN_SMALL_BITS(i) (((uintptr_t)(i) << 1) | 1)
#else
#define WF_FROZEN_SMALL_BITS(i) (WF_SMALL_ZERO + (uintptr_t)(i))
#endif

/* Names of the frozen modules: read-only interned strings beside those of names.def. */
extern const wf_str *const wf_frozen_names[];
extern const size_t wf_frozen_name_room;

#endif
