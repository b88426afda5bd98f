/* func.h - functions, bound methods, cells, modules, properties and their kin. */
#ifndef WF_OBJECTS_FUNC_H
#define WF_OBJECTS_FUNC_H

#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"

/* A cell: a variable shared by closures. While the frame that owns the
 * variable runs, the cell is open: owner is the frame's storage (a stack
 * segment or a generator) and offset the register's place in it. Closed, owner
 * is the cell itself. So the variable is always at owner + offset. */
typedef struct wf_cell {
    wf_head head;
    void *owner;
    uintptr_t offset;     /* bytes from owner */
    wf_val value;         /* when closed; WF_NULL: unbound */
    struct wf_cell *next; /* in the frame's list of open cells, by falling register */
} wf_cell;
static inline wf_val *wf_cell_slot(const wf_cell *cell) {
    return (wf_val *)(void *)((char *)cell->owner + cell->offset);
}
wf_cell *wf_cell_new(wf_vm *vm, wf_val value); /* a closed one */

/* A function written in Python. What few functions have is in `more`, and behind `entry`. */
typedef struct wf_func {
    wf_head head;
    const wf_code *code; /* heap or ROM */
    wf_dict *globals;
    wf_row *caches; /* inline caches of the code, shared by closures of it; NULL: none yet */
    wf_val more;    /* WF_NULL, a tuple: __defaults__, or a dict: __defaults__, __kwdefaults__,
                       __annotations__, __name__ if changed, __dict__ ... */
    uint32_t entry; /* with caches: see wf_func_entry (vm/private.h); before: WF_FUNC_COLD and the
                       calls so far << 8; always: WF_FUNC_CLOSURE if it has what follows */
    uint32_t capture_count;
    wf_cell *capture[];
} wf_func;
#define WF_FUNC_COLD    UINT8_MAX
#define WF_FUNC_CLOSURE ((uint32_t)1 << 31)
wf_func *wf_func_new(wf_vm *vm, const wf_code *code, wf_dict *globals, size_t capture_count);
static inline size_t wf_func_capture_count(const wf_func *func) {
    return func->entry & WF_FUNC_CLOSURE ? func->capture_count : 0;
}
static inline void wf_func_set_entry(wf_func *func, uint32_t entry) {
    func->entry = (func->entry & WF_FUNC_CLOSURE) | entry;
}
/* An attribute that few functions have, or WF_NULL; setting it to WF_NULL takes it away. Setting
 * raises MemoryError and collects. */
wf_val wf_func_more(wf_vm *vm, const wf_func *func, const wf_str *name);
void wf_func_set_more(wf_vm *vm, wf_func *func, const wf_str *name, wf_val value);
/* Defaults of the last positional parameters, or NULL. */
wf_tuple *wf_func_defaults(wf_vm *vm, const wf_func *func);
void wf_func_set_defaults(wf_vm *vm, wf_func *func, wf_tuple *defaults);
static inline bool wf_is_func(wf_val v) { return wf_is_exact(v, &wf_func_type); }

/* super(after, object). Raises TypeError. */
wf_val wf_super_new(wf_vm *vm, const wf_type *after, wf_val object);
/* For a call of the super object's method that is a Python function: it, and what is self. WF_NULL:
 * ask for the attribute. */
wf_val wf_super_method(wf_vm *vm, wf_val v, const wf_str *name, wf_val *object);

/* A bound method, of Python and C functions alike. */
typedef struct wf_method {
    wf_head head;
    wf_val func, self;
} wf_method;
wf_val wf_method_new(wf_vm *vm, wf_val func, wf_val self);
/* The type that programs see: methods in C that are bound are builtins like functions. */
const wf_type *wf_shown_type(wf_val v);
static inline bool wf_is_method(wf_val v) { return wf_is_exact(v, &wf_method_type); }
static inline bool wf_is_cfunc(wf_val v) { return wf_has_kind(v, WF_KIND_CFUNC); } /* a wf_def */

/* A module: a dict, and for modules in C the table of what it holds in ROM. */
typedef struct wf_module {
    wf_head head;
    wf_dict *dict;
    const wf_module_def *def; /* or NULL */
    bool is_running;          /* its code has not come to its end */
} wf_module;
#define WF_PARTIALLY "partially initialized module "
#define WF_CIRCULAR  " (most likely due to a circular import)"
wf_module *wf_module_new(wf_vm *vm, wf_val name);
/* The attribute in dict or table; WF_NULL: none. */
wf_val wf_module_get(wf_vm *vm, wf_module *module, const wf_str *name);
/* What a name means that is no global: in vm->objects.builtins (names that programs added or
 * replaced), else in the table of modules/builtins.c, which stays in read-only memory. WF_NULL:
 * nothing. */
wf_val wf_builtin_get(wf_vm *vm, const wf_str *name);

typedef struct wf_property {
    wf_head head;
    wf_val get, set, del, doc, name;
} wf_property;
/* A classmethod or a staticmethod. */
typedef struct wf_wrapper {
    wf_head head;
    wf_val func;
    wf_dict *dict;
} wf_wrapper;
typedef struct wf_slice {
    wf_head head;
    wf_val start, stop, step;
} wf_slice;
typedef struct wf_range {
    wf_head head;
    wf_val start, stop, step, length; /* ints, big ones too */
} wf_range;
wf_val wf_slice_new(wf_vm *vm, wf_val start, wf_val stop, wf_val step);

/* Quick path of `for i in range(n)`: all small ints. The machine steps it in line. */
typedef struct wf_range_iter {
    wf_head head;
    intptr_t at, step;
    size_t left;
} wf_range_iter;
extern const wf_type wf_range_iter_type;
/* Iterators over lists and tuples, stepped in line too. */
typedef struct wf_seq_iter {
    wf_head head;
    wf_val seq; /* WF_NULL when exhausted */
    size_t at;
} wf_seq_iter;
extern const wf_type wf_list_iter_type, wf_tuple_iter_type;

#endif
