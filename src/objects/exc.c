/* exc.c - exceptions: the types of the tree, and what all exceptions do.
 *
 * All share one C struct. Attributes that only some have (errno, lineno, name ...)
 * lie in its dict; until they are set, a constant None in the type's table
 * stands for them. A family is what is made, printed and read in the same way:
 * the third column of exceptions.def.
 *
 * Always true: exc->args is a tuple; context and cause are exceptions or WF_NULL.
 */
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "state.h"

/* ---- Making ---- */

void wf_exc_set_args(wf_vm *vm, wf_exc *exc, const wf_val *args, size_t count) {
    wf_tuple *tuple = wf_tuple_new(vm, args, count);
    wf_set(vm, exc, exc->args, tuple);
}

wf_val wf_exc_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names) {
    (void)names;
    wf_exc *exc = wf_instance_new(vm, type, 0);
    wf_exc_set_args(vm, exc, args, count);
    return wf_from(exc);
}

static bool same_args(const wf_tuple *tuple, const wf_val *args, size_t count) {
    return tuple->count == count &&
           (count == 0 || memcmp(tuple->item, args, count * sizeof *args) == 0);
}

void wf_exc_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    if (!wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_NO_KEYWORDS, wf_type_name(self));
    wf_exc *exc = wf_as_exc(self);
    if (!same_args(exc->args, args, count)) /* __new__ has set them, as a rule */
        wf_exc_set_args(vm, exc, args, count);
}

/* The __init__ that C has for the type, which runs no Python. */
static void init_native(wf_vm *vm, const wf_type *type, wf_val exc, const wf_val *args,
                        size_t count) {
    while (wf_is_class(type))
        type = type->base;
    type->slots->init(vm, exc, args, count, WF_NULL);
}

wf_val wf_exc_new(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count) {
    wf_val exc = wf_exc_make(vm, type, args, count, WF_NULL);
    init_native(vm, type, exc, args, count);
    return exc;
}

wf_val wf_exc_text(wf_vm *vm, const wf_type *type, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    wf_val text = wf_exc_format(vm, fmt, args);
    va_end(args);
    return wf_exc_new(vm, type, &text, 1);
}

wf_val wf_exc_get(wf_vm *vm, wf_val exc, const wf_str *name) {
    wf_dict *dict = wf_as_exc(exc)->dict;
    return dict ? wf_dict_get_name(vm, dict, name) : WF_NULL;
}

void wf_exc_set(wf_vm *vm, wf_val v, const wf_str *name, wf_val value) {
    wf_exc *exc = wf_as_exc(v);
    if (!exc->dict) {
        wf_dict *dict = wf_dict_new(vm);
        wf_set(vm, exc, exc->dict, dict);
    }
    wf_dict_set_name(vm, exc->dict, name, value);
}

wf_val wf_exc_take(wf_vm *vm, const wf_type *type) {
    wf_val exc = wf_jump_exc(vm);
    if (!wf_is_subtype(wf_typeof(exc), type))
        wf_throw(vm, exc);
    return exc;
}

static bool is_exc_class(wf_val v) {
    return wf_is_type(v) && wf_is_subtype(wf_as_type(v), &wf_exc_BaseException);
}

bool wf_exc_matches(wf_vm *vm, wf_val exc, wf_val cls) {
    if (!wf_is_tuple(cls)) {
        if (!is_exc_class(cls))
            wf_error_raise(vm, WF_E_CATCH_NOT_EXC);
        return wf_is_subtype(wf_typeof(exc), wf_as_type(cls));
    }
    wf_tuple *tuple = wf_as_tuple(cls);
    for (size_t i = 0; i < tuple->count; i++)
        if (!is_exc_class(tuple->item[i]))
            wf_error_raise(vm, WF_E_CATCH_NOT_EXC);
    for (size_t i = 0; i < tuple->count; i++)
        if (wf_is_subtype(wf_typeof(exc), wf_as_type(tuple->item[i])))
            return true;
    return false;
}

/* ---- Text ---- */

wf_val wf_exc_str(wf_vm *vm, wf_val self) {
    wf_tuple *args = wf_as_exc(self)->args;
    if (args->count == 0)
        return WF_N(empty);
    return wf_str_of(vm, args->count == 1 ? args->item[0] : wf_from(args));
}

wf_val wf_exc_repr(wf_vm *vm, wf_val self) {
    wf_tuple *args = wf_as_exc(self)->args;
    wf_val name = wf_from(wf_type_name_str(vm, wf_typeof(self)));
    if (args->count == 1)
        return wf_format(vm, "%N(%R)", name, args->item[0]);
    return wf_format(vm, "%N%R", name, wf_from(args));
}

/* ---- Attributes ---- */

static wf_val get_args(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_from(wf_as_exc(args[0])->args);
}

static wf_val set_args(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_EXC_NO_DELETE, "args");
    wf_tuple *tuple = wf_tuple_from(vm, args[1]);
    wf_exc *exc = wf_as_exc(args[0]);
    wf_set(vm, exc, exc->args, tuple);
    return WF_NONE;
}

/* None or an exception, as stored: WF_NULL for None. `kind` is "cause" or "context". */
static wf_val check_link(wf_vm *vm, wf_val v, const char *kind) {
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_EXC_NO_DELETE, kind[2] == 'u' ? "__cause__" : "__context__");
    if (wf_is_none_(v))
        return WF_NULL;
    if (!wf_is_exc(v))
        wf_error_raise(vm, WF_E_EXC_LINK, kind);
    return v;
}

static wf_val get_cause(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_none_if_null(wf_as_exc(args[0])->cause);
}

static wf_val set_cause(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val cause = check_link(vm, args[1], "cause");
    wf_exc *exc = wf_as_exc(args[0]);
    wf_set(vm, exc, exc->cause, cause);
    exc->suppress_context = true;
    return WF_NONE;
}

static wf_val get_context(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_none_if_null(wf_as_exc(args[0])->context);
}

static wf_val set_context(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val context = check_link(vm, args[1], "context");
    wf_exc *exc = wf_as_exc(args[0]);
    wf_set(vm, exc, exc->context, context);
    return WF_NONE;
}

static wf_val get_suppress(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_bool(wf_as_exc(args[0])->suppress_context);
}

static wf_val set_suppress(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_NO_DELETE_FLAG);
    if (!wf_is_bool(args[1]))
        wf_error_raise(vm, WF_E_NEED_BOOL_VALUE);
    wf_as_exc(args[0])->suppress_context = wf_eq(args[1], WF_TRUE);
    return WF_NONE;
}

static wf_val get_traceback(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    wf_trace_entry *trace = wf_as_exc(args[0])->trace;
    return wf_none_if_null(wf_from(trace));
}

static wf_val set_traceback(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_EXC_NO_DELETE, "__traceback__");
    if (!wf_is_none_(args[1]) && !wf_is_exact(args[1], &wf_traceback_type))
        wf_error_raise(vm, WF_E_BAD_TRACEBACK);
    wf_exc *exc = wf_as_exc(args[0]);
    wf_trace_entry *trace = wf_is_none_(args[1]) ? NULL : wf_ptr(args[1]);
    wf_set(vm, exc, exc->trace, trace);
    return WF_NONE;
}

/* ---- Methods ---- */

static wf_val with_traceback(wf_vm *vm, const wf_val *args, size_t count) {
    set_traceback(vm, args, count);
    return args[0];
}

void wf_exc_add_note(wf_vm *vm, wf_val exc, wf_val note) {
    wf_val notes = wf_find_attr(vm, exc, WF_N(__notes__));
    if (wf_is_null(notes)) {
        notes = wf_new_list(vm, NULL, 0);
        wf_set_attr(vm, exc, WF_N(__notes__), notes);
    }
    if (!wf_is_list(notes))
        wf_error_raise(vm, WF_E_NOTES_NOT_LIST);
    wf_list_append(vm, wf_as_list(notes), note);
}

static wf_val add_note(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_NOTE_STR, args[1]);
    wf_exc_add_note(vm, args[0], args[1]);
    return WF_NONE;
}

static wf_val exc_reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_exc *exc = wf_as_exc(args[0]);
    wf_val items[] = {wf_from(wf_typeof(args[0])), wf_from(exc->args), wf_from(exc->dict)};
    return wf_new_tuple(vm, items, exc->dict ? 3 : 2);
}

static wf_val exc_setstate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_none_(args[1]))
        return WF_NONE;
    if (!wf_is_dict(args[1]))
        wf_error_raise(vm, WF_E_STATE_NOT_DICT);
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(wf_as_dict(args[1]), &pos, &key, &value);)
        wf_set_attr(vm, args[0], key, value);
    return WF_NONE;
}

/* ---- The types ---- */

void wf_exc_trace(wf_tracer *t, void *object) {
    wf_exc *exc = object;
    wf_trace_ref(t, &exc->args);
    wf_trace(t, &exc->cause);
    wf_trace(t, &exc->context);
    wf_trace_ref(t, &exc->trace);
    wf_trace_ref(t, &exc->dict);
}

_Static_assert(sizeof(wf_exc) == WF_EXC_SIZE, "wafer.h knows the size");

/* clang-format off */
/* wafer.h offers the plain ones to types of exceptions that modules make. */
#define SLOTS(linkage, family, make_fn, init_fn, str_fn)                                           \
    linkage const wf_slots wf_exc_slots_##family = WF_EXC_SLOTS(make_fn, init_fn, str_fn);
SLOTS(, plain, wf_exc_make, wf_exc_init, wf_exc_str)
SLOTS(static, exit, wf_exc_make, wf_exc_init, wf_exc_str)
SLOTS(static, stop, wf_exc_make, wf_exc_init, wf_exc_str)
SLOTS(static, key, wf_exc_make, wf_exc_init, wf_exc_str_key)
SLOTS(static, group, wf_exc_make_group, wf_exc_init, wf_exc_str_group)
SLOTS(static, attribute, wf_exc_make, wf_exc_init_attribute, wf_exc_str)
SLOTS(static, name, wf_exc_make, wf_exc_init_name, wf_exc_str)
SLOTS(static, import, wf_exc_make, wf_exc_init_import, wf_exc_str_import)
SLOTS(static, os, wf_exc_make_os, wf_exc_init_os, wf_exc_str_os)
SLOTS(static, syntax, wf_exc_make, wf_exc_init_syntax, wf_exc_str_syntax)
SLOTS(static, decode, wf_exc_make, wf_exc_init_decode, wf_exc_str_unicode)
SLOTS(static, encode, wf_exc_make, wf_exc_init_encode, wf_exc_str_unicode)
SLOTS(static, translate, wf_exc_make, wf_exc_init_translate, wf_exc_str_unicode)
/* clang-format on */

static const wf_def base_defs[] = {
    WF_GETSET("args", get_args, set_args, NULL),
    WF_GETSET("__cause__", get_cause, set_cause, "exception cause"),
    WF_GETSET("__context__", get_context, set_context, "exception context"),
    WF_GETSET("__suppress_context__", get_suppress, set_suppress, NULL),
    WF_GETSET("__traceback__", get_traceback, set_traceback, NULL),
    WF_FN("with_traceback", with_traceback, 2, 2, "Sets self.__traceback__ and returns self."),
    WF_FN("add_note", add_note, 2, 2, "Adds a line printed after the exception's traceback."),
    WF_FN("__reduce__", exc_reduce, 1, 1, NULL),
    WF_FN("__setstate__", exc_setstate, 2, 2, NULL),
};

/* clang-format off */
/* Attributes of a family. Those that are None until they are set: */
#define UNSET(name) WF_OBJECT(name, wf_none_object)
static const wf_def defs_exit[] = {
    WF_GETSET("code", wf_exc_exit_code, wf_exc_set_exit_code, "exception code"),
};
static const wf_def defs_stop[] = {
    WF_GETSET("value", wf_exc_stop_value, wf_exc_set_stop_value, "generator return value"),
};
static const wf_def defs_group[] = {
    WF_FN("split", wf_exc_group_split, 2, 2, NULL),
    WF_FN("subgroup", wf_exc_group_subgroup, 2, 2, NULL),
    WF_FN("derive", wf_exc_group_derive, 2, 2, NULL),
};
static const wf_def defs_attribute[] = {UNSET("name"), UNSET("obj")};
static const wf_def defs_name[] = {UNSET("name")};
static const wf_def defs_import[] = {
    UNSET("msg"), UNSET("name"), UNSET("name_from"), UNSET("path"),
};
static const wf_def defs_os[] = {
    UNSET("errno"), UNSET("strerror"), UNSET("filename"), UNSET("filename2"),
};
static const wf_def defs_syntax[] = {
    UNSET("msg"), UNSET("filename"), UNSET("lineno"), UNSET("offset"), UNSET("text"),
    UNSET("end_lineno"), UNSET("end_offset"), UNSET("print_file_and_line"),
};

#define COUNTED(table) .defs = table, .def_count = WF_COUNT(table)
#define DEFS_plain .defs = NULL
#define DEFS_key .defs = NULL
#define DEFS_decode .defs = NULL
#define DEFS_encode .defs = NULL
#define DEFS_translate .defs = NULL
#define DEFS_exit COUNTED(defs_exit)
#define DEFS_stop COUNTED(defs_stop)
#define DEFS_group COUNTED(defs_group)
#define DEFS_attribute COUNTED(defs_attribute)
#define DEFS_name COUNTED(defs_name)
#define DEFS_import COUNTED(defs_import)
#define DEFS_os COUNTED(defs_os)
#define DEFS_syntax COUNTED(defs_syntax)

#define EXCEPTION(id, parent, family)                                                              \
    const wf_type wf_exc_##id = {.head = WF_HEAD(wf_type_type), .name = #id,                       \
                                 .slots = &wf_exc_slots_##family, .base = &wf_exc_##parent,        \
                                 .flags = WF_TYPE_HAS_DICT, .kind = WF_KIND_EXC, DEFS_##family};
EXCEPTION(Exception, BaseException, plain)
#include "objects/exceptions.def"
#undef EXCEPTION
/* clang-format on */

const wf_type wf_exc_BaseException =
    WF_TYPE("BaseException", WF_KIND_EXC, WF_TYPE_HAS_DICT, wf_exc_slots_plain, wf_object_type,
            base_defs, "What every exception is.");
