/* exc.h - exceptions: one C struct for all of them; the tree is in exceptions.def. */
#ifndef WF_OBJECTS_EXC_H
#define WF_OBJECTS_EXC_H

#include "objects/func.h"

struct wf_exc {
    wf_head head;
    wf_tuple *args;
    wf_val cause, context;        /* WF_NULL: none */
    struct wf_trace_entry *trace; /* innermost last, or NULL */
    wf_dict *dict; /* other attributes (name, obj, errno, value ...), __notes__; or NULL */
    bool suppress_context;
};
/* One line of a traceback; what tb objects are. */
typedef struct wf_trace_entry {
    wf_head head;
    struct wf_trace_entry *next; /* towards where it was raised */
    const wf_code *code;
    wf_dict *globals;
    uint32_t ins;     /* instruction number in code, for line and column */
    uint32_t line;    /* 0: from ins */
    uint32_t repeats; /* frames further out at the same place, left out */
} wf_trace_entry;
extern const wf_type wf_traceback_type, wf_frame_type;

static inline bool wf_is_exc(wf_val v) { return wf_has_kind(v, WF_KIND_EXC); }
static inline wf_exc *wf_as_exc(wf_val v) {
    assert(wf_is_exc(v));
    return (wf_exc *)wf_ptr(v);
}
wf_val wf_exc_new(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count);

/* Adds a line to what is printed after the exception. */
void wf_exc_add_note(wf_vm *vm, wf_val exc, wf_val note);
wf_val wf_exc_text(wf_vm *vm, const wf_type *type, const char *fmt, ...);
wf_val wf_exc_format(wf_vm *vm, const char *fmt, va_list args); /* the rules of wf_raise_text */
/* An attribute kept in dict (e.g. name, obj of a NameError; value of StopIteration is args[0]). */
void wf_exc_set(wf_vm *vm, wf_val exc, const wf_str *name, wf_val value);
/* `except cls`: class or tuple; raises TypeError. */
bool wf_exc_matches(wf_vm *vm, wf_val exc, wf_val cls);
/* For a catch (heap/jump.h): takes what was thrown if it is of this type, else throws it again. */
wf_val wf_exc_take(wf_vm *vm, const wf_type *type);
void wf_exc_add_trace(wf_vm *vm, wf_val exc, const wf_code *code, wf_dict *globals, uint32_t ins);
/* Splits a group (or a plain exception): the part that matches cond (class, tuple of classes, or
 * function) and the rest, each WF_NONE if there is nothing in it. Raises TypeError. Runs Python. */
/* The part of a group whose exceptions are in the parts of it in a list; None: there are none. */
wf_val wf_exc_project(wf_vm *vm, wf_val group, wf_list *parts);
void wf_exc_split(wf_vm *vm, wf_val exc, wf_val cond, wf_val *match, wf_val *rest);
wf_error wf_errno_error(int number); /* its class and text; WF_E_COUNT: not known */
/* The whole traceback with chained exceptions as text, in CPython's format. Runs Python (str of
 * exceptions). */
wf_val wf_exc_report(wf_vm *vm, wf_val exc);

#define EXCEPTION(name, base, family) extern const wf_type wf_exc_##name;
#include "objects/exceptions.def"
#undef EXCEPTION

/* suggest.c: what a message about an unexpected keyword argument ends with: the parameter that was
 * perhaps meant, or nothing. Raises MemoryError. Collects. */
wf_val wf_suggest_keyword(wf_vm *vm, const wf_str *wrong, const wf_list *names);

/* traceback.c: the Python function that runs, `level` calls outside of the innermost, as a frame
 * object; WF_NULL: there are not so many. Raises MemoryError. Collects. */
wf_val wf_frame_object(wf_vm *vm, size_t level);

#endif
