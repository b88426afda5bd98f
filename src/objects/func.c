/* func.c - functions written in Python, bound methods, cells.
 *
 * What most functions do not have lies in func->more, a dict, under its Python name:
 * __kwdefaults__, __annotations__, __name__ and the like once they are set, and
 * under __dict__ the dict of attributes that programs give to functions. Defaults alone
 * need no dict: then func->more is their tuple.
 */
#include "objects/func.h"
#include "objects/exc.h"
#include "objects/needs.h"
#include "state.h"

/* ---- Cells ---- */

static void close_on_itself(wf_cell *cell) {
    cell->owner = cell;
    cell->offset = offsetof(wf_cell, value);
}

wf_cell *wf_cell_new(wf_vm *vm, wf_val value) {
    wf_cell *cell = wf_new(vm, &wf_cell_type, sizeof *cell);
    close_on_itself(cell);
    wf_set(vm, cell, cell->value, value);
    return cell;
}

static wf_cell *as_cell(wf_val v) { return wf_ptr(v); }

static wf_val cell_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    wf_val given[1];
    (void)type;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 1, ""), given);
    return wf_from(wf_cell_new(vm, given[0]));
}

static wf_val cell_repr(wf_vm *vm, wf_val self) {
    wf_val v = *wf_cell_slot(as_cell(self));
    if (wf_is_null(v))
        return wf_format(vm, "<cell at 0x%lx: empty>", (uintptr_t)wf_ptr(self));
    return wf_format(vm, "<cell at 0x%lx: %T object at 0x%lx>", (uintptr_t)wf_ptr(self), v,
                     (uintptr_t)wf_bits(v));
}

/* An empty cell is less than any other. */
static wf_val cell_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_is_exact(other, &wf_cell_type))
        return WF_NULL;
    wf_val a = *wf_cell_slot(as_cell(self)), b = *wf_cell_slot(as_cell(other));
    if (!wf_is_null(a) && !wf_is_null(b))
        return wf_compare(vm, a, b, op);
    return wf_compare(vm, wf_small(!wf_is_null(a)), wf_small(!wf_is_null(b)), op);
}

static wf_val cell_contents(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val v = *wf_cell_slot(as_cell(args[0]));
    if (wf_is_null(v))
        wf_error_raise(vm, WF_E_EMPTY_CELL);
    return v;
}

static wf_val set_cell_contents(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_cell *cell = as_cell(args[0]);
    wf_set(vm, cell->owner, *wf_cell_slot(cell), args[1]);
    return WF_NONE;
}

static void trace_cell(wf_tracer *t, void *object) {
    wf_cell *cell = object;
    wf_trace_ref(t, &cell->owner);
    wf_trace(t, &cell->value);
    wf_trace_ref(t, &cell->next);
}

static const wf_slots cell_slots = {
    .size = sizeof(wf_cell),
    .trace = trace_cell,
    .make = cell_make,
    .repr = cell_repr,
    .compare = cell_compare,
};
static const wf_def cell_defs[] = {
    WF_GETSET("cell_contents", cell_contents, set_cell_contents, NULL)};
const wf_type wf_cell_type = WF_TYPE("cell", WF_KIND_CELL, WF_TYPE_FINAL, cell_slots,
                                     wf_object_type, cell_defs, "A variable shared by closures.");

/* ---- Functions ---- */

static size_t size_with(size_t capture_count) {
    return capture_count ? sizeof(wf_func) + capture_count * sizeof(wf_cell *)
                         : offsetof(wf_func, capture_count);
}

wf_func *wf_func_new(wf_vm *vm, const wf_code *code, wf_dict *globals, size_t capture_count) {
    wf_func *func = wf_new(vm, &wf_func_type, size_with(capture_count));
    wf_set(vm, func, func->code, code);
    wf_set(vm, func, func->globals, globals);
    func->entry = WF_FUNC_COLD;
    if (capture_count) {
        func->entry |= WF_FUNC_CLOSURE;
        func->capture_count = (uint32_t)capture_count;
    }
    return func;
}

static wf_func *as_func(wf_val v) {
    assert(wf_is_func(v));
    return wf_ptr(v);
}

wf_val wf_func_more(wf_vm *vm, const wf_func *func, const wf_str *name) {
    bool has_dict = !wf_is_null(func->more) && wf_is_dict(func->more);
    return has_dict ? wf_dict_get_name(vm, wf_as_dict(func->more), name) : WF_NULL;
}

/* func->more as a dict, made if it is none. */
static wf_dict *more_dict(wf_vm *vm, wf_func *func) {
    if (!wf_is_null(func->more) && wf_is_dict(func->more))
        return wf_as_dict(func->more);
    wf_dict *more = wf_dict_new(vm);
    if (!wf_is_null(func->more))
        wf_dict_set_name(vm, more, WF_S(__defaults__), func->more);
    wf_set(vm, func, func->more, wf_from(more));
    return more;
}

void wf_func_set_more(wf_vm *vm, wf_func *func, const wf_str *name, wf_val value) {
    wf_dict *more = more_dict(vm, func);
    if (wf_is_null(value))
        wf_dict_remove(vm, more, wf_from(name));
    else
        wf_dict_set_name(vm, more, name, value);
}

wf_tuple *wf_func_defaults(wf_vm *vm, const wf_func *func) {
    if (wf_is_null(func->more))
        return NULL;
    wf_val v = wf_is_tuple(func->more) ? func->more : wf_func_more(vm, func, WF_S(__defaults__));
    return wf_is_null(v) ? NULL : wf_as_tuple(v);
}

void wf_func_set_defaults(wf_vm *vm, wf_func *func, wf_tuple *defaults) {
    wf_val v = defaults ? wf_from(defaults) : WF_NULL;
    if (!wf_is_null(func->more) && wf_is_dict(func->more))
        wf_func_set_more(vm, func, WF_S(__defaults__), v);
    else
        wf_set(vm, func, func->more, v);
}

static wf_val or_else(wf_val v, wf_val other) { return wf_is_null(v) ? other : v; }

static wf_val func_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func *func = as_func(args[0]);
    return or_else(wf_func_more(vm, func, WF_S(__name__)), wf_from(wf_code_name(func->code)));
}

static wf_val func_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func *func = as_func(args[0]);
    return or_else(wf_func_more(vm, func, WF_S(__qualname__)), wf_code_qualname(vm, func->code));
}

static wf_val set_text(wf_vm *vm, wf_val self, const wf_str *name, wf_val v) {
    if (wf_is_null(v) || !wf_is_str_(v))
        wf_error_raise(vm, WF_E_MUST_BE_SET, wf_str_data(name), "string");
    wf_func_set_more(vm, as_func(self), name, v);
    return WF_NONE;
}

static wf_val set_func_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return set_text(vm, args[0], WF_S(__name__), args[1]);
}

static wf_val set_func_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return set_text(vm, args[0], WF_S(__qualname__), args[1]);
}

static wf_val func_module(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func *func = as_func(args[0]);
    wf_val set = wf_func_more(vm, func, WF_S(__module__));
    wf_val name = wf_is_null(set) && func->globals
                      ? wf_dict_get_name(vm, func->globals, WF_S(__name__))
                      : set;
    return or_else(name, WF_NONE);
}

static wf_val set_func_module(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func_set_more(vm, as_func(args[0]), WF_S(__module__), or_else(args[1], WF_NONE));
    return WF_NONE;
}

static wf_val func_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func *func = as_func(args[0]);
    return or_else(wf_func_more(vm, func, WF_S(__doc__)), wf_code_doc(func->code));
}

static wf_val set_func_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func_set_more(vm, as_func(args[0]), WF_S(__doc__), or_else(args[1], WF_NONE));
    return WF_NONE;
}

static wf_val func_defaults(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_tuple *defaults = wf_func_defaults(vm, as_func(args[0]));
    return wf_none_if_null(wf_from(defaults));
}

static bool is_nothing(wf_val v) { return wf_is_null(v) || wf_is_none_(v); }

static wf_val set_func_defaults(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!is_nothing(args[1]) && !wf_is_tuple(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_SET, "__defaults__", "tuple");
    wf_tuple *defaults = is_nothing(args[1]) ? NULL : wf_as_tuple(args[1]);
    wf_func_set_defaults(vm, as_func(args[0]), defaults);
    return WF_NONE;
}

static wf_val func_kwdefaults(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return or_else(wf_func_more(vm, as_func(args[0]), WF_S(__kwdefaults__)), WF_NONE);
}

static wf_val set_func_kwdefaults(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!is_nothing(args[1]) && !wf_is_dict(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_SET, "__kwdefaults__", "dict");
    wf_func_set_more(vm, as_func(args[0]), WF_S(__kwdefaults__),
                     is_nothing(args[1]) ? WF_NULL : args[1]);
    return WF_NONE;
}

/* The dict under name, made when it is first asked for. */
static wf_val dict_of(wf_vm *vm, wf_func *func, const wf_str *name) {
    wf_val dict = wf_func_more(vm, func, name);
    if (wf_is_null(dict)) {
        dict = wf_new_dict(vm);
        wf_func_set_more(vm, func, name, dict);
    }
    return dict;
}

static wf_val func_annotations(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return dict_of(vm, as_func(args[0]), WF_S(__annotations__));
}

static wf_val set_func_annotations(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!is_nothing(args[1]) && !wf_is_dict(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_SET, "__annotations__", "dict");
    wf_func_set_more(vm, as_func(args[0]), WF_S(__annotations__),
                     is_nothing(args[1]) ? WF_NULL : args[1]);
    return WF_NONE;
}

static wf_val func_type_params(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val params = wf_func_more(vm, as_func(args[0]), WF_S(__type_params__));
    return wf_is_null(params) ? wf_new_tuple(vm, NULL, 0) : params;
}

static wf_val set_func_type_params(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]) || !wf_is_tuple(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_SET, "__type_params__", "tuple");
    wf_func_set_more(vm, as_func(args[0]), WF_S(__type_params__), args[1]);
    return WF_NONE;
}

static wf_val func_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return dict_of(vm, as_func(args[0]), WF_S(__dict__));
}

static wf_val set_func_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_NO_DICT_DELETE);
    if (!wf_is_dict(args[1]))
        wf_error_raise(vm, WF_E_DICT_TYPE, args[1]);
    wf_func_set_more(vm, as_func(args[0]), WF_S(__dict__), args[1]);
    return WF_NONE;
}

static wf_val func_code(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_from(as_func(args[0])->code);
}

static wf_val set_func_code(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (wf_is_null(args[1]) || !wf_is_exact(args[1], &wf_code_type))
        wf_error_raise(vm, WF_E_MUST_BE_SET, "__code__", "code");
    wf_func *func = as_func(args[0]);
    size_t captures = wf_length(vm, wf_get_attr_text(vm, args[1], "co_freevars"));
    if (captures != wf_func_capture_count(func))
        wf_error_raise(vm, WF_E_CODE_CAPTURES, func_name(vm, args, 1), wf_func_capture_count(func),
                       captures);
    wf_exec_leave_func(vm, func);
    wf_set(vm, func, func->code, (const wf_code *)wf_ptr(args[1]));
    func->caches = NULL; /* they were the old code's */
    wf_func_set_entry(func, WF_FUNC_COLD);
    return WF_NONE;
}

static wf_val func_globals(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_from(as_func(args[0])->globals);
}

static wf_val func_closure(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_func *func = as_func(args[0]);
    size_t captures = wf_func_capture_count(func);
    if (captures == 0)
        return WF_NONE;
    wf_tuple *cells = wf_tuple_new(vm, NULL, captures);
    for (size_t i = 0; i < captures; i++)
        wf_set(vm, cells, cells->item[i], wf_from(func->capture[i]));
    return wf_from(cells);
}

static wf_val read_only(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    wf_error_raise(vm, WF_E_READ_ONLY);
}

static wf_val func_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_val found = wf_generic_get_attr(vm, self, wf_as_str(name));
    if (!wf_is_null(found))
        return found;
    wf_val dict = wf_func_more(vm, as_func(self), WF_S(__dict__));
    return wf_is_null(dict) ? WF_NULL : wf_dict_get_name(vm, wf_as_dict(dict), wf_as_str(name));
}

/* Attributes that are computed know how to be set; all others go to the dict. */
static bool func_setattr(wf_vm *vm, wf_val self, wf_val name, wf_val v) {
    wf_val on_type = wf_type_find(vm, wf_typeof(self), wf_as_str(name));
    if (!wf_is_null(on_type) && wf_is_data_descriptor(on_type))
        return wf_generic_set_attr(vm, self, wf_as_str(name), v);
    if (!wf_is_null(v)) {
        wf_dict_set_name(vm, wf_as_dict(dict_of(vm, as_func(self), WF_S(__dict__))),
                         wf_as_str(name), v);
        return true;
    }
    wf_val dict = wf_func_more(vm, as_func(self), WF_S(__dict__));
    return !wf_is_null(dict) && !wf_is_null(wf_dict_remove(vm, wf_as_dict(dict), name));
}

static wf_val func_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "<function %S at 0x%lx>", func_qualname(vm, &self, 1),
                     (uintptr_t)wf_ptr(self));
}

/* Cells for the captures of a function made by hand. */
static void set_closure(wf_vm *vm, wf_func *func, wf_val closure) {
    size_t given = 0;
    const wf_val *cells = is_nothing(closure) ? NULL : wf_seq_items(closure, &given);
    if (given != wf_func_capture_count(func))
        wf_error_raise(vm, WF_E_CODE_CAPTURES, wf_from(wf_code_name(func->code)), given,
                       wf_func_capture_count(func));
    for (size_t i = 0; i < given; i++) {
        if (!wf_is_exact(cells[i], &wf_cell_type))
            wf_error_raise(vm, WF_E_NOT_A_CELL, cells[i]);
        wf_set(vm, func, func->capture[i], as_cell(cells[i]));
    }
}

/* types.FunctionType(code, globals, name, argdefs, closure, kwdefaults) */
static wf_val func_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    wf_val given[6];
    (void)type;
    wf_read_args(vm, type, args, count, names,
                 WF_PARAMS(2, 6, "code,globals,name,argdefs,closure,kwdefaults"), given);
    if (!wf_is_exact(given[0], &wf_code_type))
        wf_error_raise(vm, WF_E_FUNCTION_ARGUMENT, "code", "code", given[0]);
    if (!wf_is_dict(given[1]))
        wf_error_raise(vm, WF_E_FUNCTION_ARGUMENT, "globals", "dict", given[1]);
    if (!is_nothing(given[4]) && !wf_is_tuple(given[4]))
        wf_error_raise(vm, WF_E_FUNCTION_ARGUMENT, "closure", "tuple", given[4]);
    size_t captures = wf_length(vm, wf_get_attr_text(vm, given[0], "co_freevars"));
    wf_func *func = wf_func_new(vm, wf_ptr(given[0]), wf_as_dict(given[1]), captures);
    set_closure(vm, func, given[4]);
    if (!is_nothing(given[2]))
        set_text(vm, wf_from(func), WF_S(__name__), given[2]);
    wf_val defaults[] = {wf_from(func), given[3]}, kwdefaults[] = {wf_from(func), given[5]};
    set_func_defaults(vm, defaults, 2);
    if (!is_nothing(given[5]))
        set_func_kwdefaults(vm, kwdefaults, 2);
    return wf_from(func);
}

static wf_val call_again(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    return wf_call_names(vm, self, args, count, names); /* the machine knows how */
}

static wf_val func_bind(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    return wf_is_null(instance) ? self : wf_method_new(vm, self, instance);
}

static void trace_func(wf_tracer *t, void *object) {
    wf_func *func = object;
    wf_trace_ref(t, &func->code);
    wf_trace_ref(t, &func->globals);
    wf_trace_ref(t, &func->caches);
    wf_trace(t, &func->more);
    for (size_t i = 0; i < wf_func_capture_count(func); i++)
        wf_trace_ref(t, &func->capture[i]);
}

static size_t func_size(const void *object) { return size_with(wf_func_capture_count(object)); }

static const wf_slots func_slots = {.size = offsetof(wf_func, capture_count),
                                    .trace = trace_func,
                                    .size_of = func_size,
                                    .make = func_make,
                                    .repr = func_repr,
                                    WF_OPS(.call = call_again, .getattr = func_getattr,
                                           .setattr = func_setattr, .descr_get = func_bind)};
static const wf_def func_defs[] = {
    WF_GETSET("__name__", func_name, set_func_name, NULL),
    WF_GETSET("__qualname__", func_qualname, set_func_qualname, NULL),
    WF_GETSET("__module__", func_module, set_func_module, NULL),
    WF_GETSET("__doc__", func_doc, set_func_doc, NULL),
    WF_GETSET("__defaults__", func_defaults, set_func_defaults, NULL),
    WF_GETSET("__kwdefaults__", func_kwdefaults, set_func_kwdefaults, NULL),
    WF_GETSET("__annotations__", func_annotations, set_func_annotations, NULL),
    WF_GETSET("__type_params__", func_type_params, set_func_type_params, NULL),
    WF_GETSET("__code__", func_code, set_func_code, NULL),
    WF_GETSET("__globals__", func_globals, read_only, NULL),
    WF_GETSET("__closure__", func_closure, read_only, NULL),
    WF_GETSET("__dict__", func_dict, set_func_dict, NULL),
};
const wf_type wf_func_type =
    WF_TYPE("function", WF_KIND_FUNC, WF_TYPE_FINAL | WF_TYPE_VARSIZE, func_slots, wf_object_type,
            func_defs, "A function written in Python.");

/* ---- Bound methods ---- */

wf_val wf_method_new(wf_vm *vm, wf_val func, wf_val self) {
    wf_method *method = wf_new(vm, &wf_method_type, sizeof *method);
    wf_set(vm, method, method->func, func);
    wf_set(vm, method, method->self, self);
    return wf_from(method);
}

static wf_method *as_method(wf_val v) { return wf_ptr(v); }

const wf_type *wf_shown_type(wf_val v) {
    bool is_builtin = wf_is_method(v) && wf_is_cfunc(as_method(v)->func);
    return is_builtin ? &wf_cfunc_type : wf_typeof(v);
}

static wf_val method_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val given[2];
    (void)type;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, ""), given);
    if (!wf_is_callable(given[0]))
        wf_error_raise(vm, WF_E_METHOD_CALLABLE);
    if (wf_is_none_(given[1]))
        wf_error_raise(vm, WF_E_METHOD_NONE);
    return wf_method_new(vm, given[0], given[1]);
}

/* A name of the function, of whatever kind it is; its repr if it has none. */
static wf_val name_of(wf_vm *vm, wf_val func) {
    wf_val name = wf_find_attr(vm, func, WF_N(__qualname__));
    if (wf_is_null(name))
        name = wf_find_attr(vm, func, WF_N(__name__));
    return wf_is_null(name) ? wf_repr(vm, func) : name;
}

static wf_val method_repr(wf_vm *vm, wf_val self) {
    wf_method *method = as_method(self);
    if (wf_is_cfunc(method->func))
        return wf_format(vm, "<built-in method %s of %T object at 0x%lx>",
                         ((const wf_def *)wf_ptr(method->func))->name, method->self,
                         (uintptr_t)wf_bits(method->self));
    return wf_format(vm, "<bound method %S of %R>", name_of(vm, method->func), method->self);
}

static wf_val method_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (!wf_is_method(other) || (op != WF_EQ && op != WF_NE))
        return WF_NULL;
    wf_method *a = as_method(self), *b = as_method(other);
    bool same = wf_eq(a->self, b->self) && wf_same_or_equal(vm, a->func, b->func);
    return wf_bool(same == (op == WF_EQ));
}

static wf_hash method_hash(wf_vm *vm, wf_val self) {
    wf_hash of_self = wf_hash_of(vm, wf_id_of(vm, as_method(self)->self));
    return of_self ^ wf_hash_of(vm, as_method(self)->func);
}

static wf_val method_func(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return as_method(args[0])->func;
}

static wf_val method_self(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return as_method(args[0])->self;
}

static wf_val method_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return or_else(wf_find_attr(vm, as_method(args[0])->func, WF_N(__doc__)), WF_NONE);
}

/* The qualified name of a method in C is known from what it is bound to. */
static wf_val c_method_qualname(wf_vm *vm, const wf_method *method) {
    const wf_type *type =
        wf_is_type(method->self) ? wf_as_type(method->self) : wf_typeof(method->self);
    return wf_format(vm, "%S.%s", wf_type_qualname(vm, type),
                     ((const wf_def *)wf_ptr(method->func))->name);
}

/* A method is bound once. */
static wf_val method_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)vm, (void)instance, (void)owner;
    return self;
}

static wf_val method_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_val found = wf_generic_get_attr(vm, self, wf_as_str(name));
    if (!wf_is_null(found))
        return found;
    wf_method *method = as_method(self);
    if (wf_is_cfunc(method->func) && wf_eq(name, WF_N(__qualname__)))
        return c_method_qualname(vm, method);
    return wf_get_attr(vm, method->func, name);
}

static void trace_method(wf_tracer *t, void *object) {
    wf_method *method = object;
    wf_trace(t, &method->func);
    wf_trace(t, &method->self);
}

static const wf_slots method_slots = {
    .size = sizeof(wf_method),
    .trace = trace_method,
    .make = method_make,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    WF_OPS(.call = call_again, .getattr = method_getattr, .descr_get = method_get)};
static const wf_def method_defs[] = {
    WF_GETSET("__func__", method_func, read_only, NULL),
    WF_GETSET("__self__", method_self, read_only, NULL),
    WF_GET("__doc__", method_doc, NULL),
};
const wf_type wf_method_type =
    WF_TYPE("method", WF_KIND_METHOD, WF_TYPE_FINAL, method_slots, wf_object_type, method_defs,
            "A function bound to the object it is a method of.");
