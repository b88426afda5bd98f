/* names.h - interned strings, and the names known at build time.
 *
 * objects/names.def lists the names that C code compares by identity; a
 * program run by the build (tools/mknames.c) makes a constant wf_str of each,
 * in read-only memory with its hash, and an index of them. WF_N(append) is
 * the value, WF_S(append) the const wf_str *.
 *
 * Always true: two interned strings with the same text are the same object.
 */
#ifndef WF_OBJECTS_NAMES_H
#define WF_OBJECTS_NAMES_H

#include "heap/heap.h"

struct wf_str;
#define WF_S(name) (&wf_name_##name)
#define WF_N(name) wf_from(&wf_name_##name)

#define NAME(id, text) extern const struct wf_str wf_name_##id;
#include "objects/names.def"
#undef NAME

/* The interned string of this text / equal to s. Raises MemoryError. Collects. */
const struct wf_str *wf_intern(wf_vm *vm, const char *text, size_t size);
const struct wf_str *wf_intern_str(wf_vm *vm, const struct wf_str *s);
const struct wf_str *wf_intern_text(wf_vm *vm, const char *text); /* NUL-terminated */
/* The interned string equal to s, or NULL if there is none (then nothing is called that). No
 * allocation. */
const struct wf_str *wf_intern_find(wf_vm *vm, const struct wf_str *s);

#endif
