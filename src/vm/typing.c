/* typing.c - what type parameters and type aliases (PEP 695) are at run time.
 *
 * They know their names, and keep functions that give their bound, default or value
 * when it is asked for. A class with type parameters has a base that can be
 * subscripted. */
#include "objects/special.h"
#include "vm/private.h"
#include "vm/typing.h"

typedef struct type_param {
    wf_head head;
    wf_val name, params;
    wf_val value, fallback; /* functions without parameters, or values, or None */
} type_param;

static type_param *as_param(wf_val v) { return wf_ptr(v); }
static void param_trace(wf_tracer *t, void *object) {
    wf_trace_many(t, &((type_param *)object)->name, 4);
}

static wf_val evaluate(wf_vm *vm, wf_val thunk) {
    return wf_is_func(thunk) ? wf_call(vm, thunk, NULL, 0) : thunk;
}

static wf_val param_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return as_param(args[0])->name;
}
static wf_val param_value(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return evaluate(vm, as_param(args[0])->value);
}
/* `T: (int, str)` has constraints, `T: int` has a bound. */
static wf_val param_bound(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val v = param_value(vm, args, count);
    return wf_is_exact(v, &wf_tuple_type) ? WF_NONE : v;
}
static wf_val param_constraints(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val v = param_value(vm, args, count);
    return wf_is_exact(v, &wf_tuple_type) ? v : wf_from(wf_tuple_new(vm, NULL, 0));
}
static wf_val param_default(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return evaluate(vm, as_param(args[0])->fallback);
}
static wf_val param_itself(wf_vm *vm, const wf_val *args, size_t count) { /* P.args, P.kwargs */
    (void)vm, (void)count;
    return args[0];
}
static wf_val param_subst(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return args[1];
}
static wf_val param_repr(wf_vm *vm, wf_val self) {
    (void)vm;
    return as_param(self)->name;
}
static wf_val param_subscript(wf_vm *vm, wf_val self, wf_val item) {
    return wf_generic_alias(vm, self, item);
}
static wf_val param_iter(wf_vm *vm, wf_val self) { /* *Ts */
    return wf_iter(vm, wf_from(wf_tuple_new(vm, &self, 1)));
}
static wf_val param_or(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    return op == WF_OR ? wf_union_of(vm, left, right) : WF_NULL; /* of what are no classes yet */
}

static const wf_slots param_slots = {.size = sizeof(type_param),
                                     .trace = param_trace,
                                     .repr = param_repr,
                                     .iter = param_iter,
                                     WF_OPS(.getitem = param_subscript, .binary = param_or)};
static const wf_def param_defs[] = {
    WF_GET("__name__", param_name, NULL),
    WF_GET("__bound__", param_bound, NULL),
    WF_GET("__constraints__", param_constraints, NULL),
    WF_GET("__default__", param_default, NULL),
    WF_GET("args", param_itself, NULL),
    WF_GET("kwargs", param_itself, NULL),
    WF_FN("__typing_subst__", param_subst, 2, 2, NULL),
};
static const wf_def alias_defs[] = {
    WF_GET("__name__", param_name, NULL),
    WF_GET("__value__", param_value, NULL),
    WF_MEMBER("__type_params__", type_param, params, NULL),
};
#define PARAM_TYPE(pyname, table)                                                                  \
    {                                                                                              \
        .head = WF_HEAD(wf_type_type), .name = pyname, .slots = &param_slots,                      \
        .base = &wf_object_type, .defs = table, .def_count = WF_COUNT(table),                      \
        .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE, .kind = WF_KIND_NATIVE, .module = "typing"       \
    }
static const wf_type type_var = PARAM_TYPE("TypeVar", param_defs);
static const wf_type type_var_tuple = PARAM_TYPE("TypeVarTuple", param_defs);
static const wf_type param_spec = PARAM_TYPE("ParamSpec", param_defs);
static const wf_type type_alias = PARAM_TYPE("TypeAliasType", alias_defs);

static wf_val make(wf_vm *vm, const wf_type *type, wf_val name, wf_val params, wf_val value,
                   wf_val fallback) {
    type_param *p = wf_new(vm, type, sizeof(type_param));
    wf_set(vm, p, p->name, name);
    wf_set(vm, p, p->params, params);
    wf_set(vm, p, p->value, wf_none_if_null(value));
    wf_set(vm, p, p->fallback, wf_none_if_null(fallback));
    return wf_from(p);
}
static wf_val make_type_var(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return make(vm, &type_var, args[0], WF_NONE, args[1], args[2]);
}
static wf_val make_type_var_tuple(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return make(vm, &type_var_tuple, args[0], WF_NONE, args[1], args[2]);
}
static wf_val make_param_spec(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return make(vm, &param_spec, args[0], WF_NONE, args[1], args[2]);
}
static wf_val make_type_alias(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return make(vm, &type_alias, args[0],
                wf_is_none_(args[1]) ? wf_from(wf_tuple_new(vm, NULL, 0)) : args[1], args[2],
                WF_NULL);
}
const wf_def wf_make_type_var = WF_FN("TypeVar", make_type_var, 1, 3, NULL);
const wf_def wf_make_type_var_tuple = WF_FN("TypeVarTuple", make_type_var_tuple, 1, 3, NULL);
const wf_def wf_make_param_spec = WF_FN("ParamSpec", make_param_spec, 1, 3, NULL);
const wf_def wf_make_type_alias = WF_FN("TypeAliasType", make_type_alias, 3, 3, NULL);

/* ---- The base of classes with type parameters ---- */

/* Parameters that stand for one type each have to get one each. */
static void check_count(wf_vm *vm, wf_val cls, size_t given) {
    wf_val found = wf_find_attr(vm, cls, WF_N(__parameters__));
    if (wf_is_null(found) || !wf_is_tuple(found))
        return; /* Generic itself */
    const wf_tuple *params = wf_as_tuple(found);
    for (size_t i = 0; i < params->count; i++) {
        wf_val v = params->item[i];
        if (!wf_is_exact(v, &type_var) || !wf_is_none_(as_param(v)->fallback))
            return;
    }
    if (given != params->count)
        wf_error_raise(vm, WF_E_GENERIC_COUNT, given > params->count ? "many" : "few", cls, given,
                       given > params->count ? "" : "at least ", params->count);
}

static wf_val generic_subscript(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    check_count(vm, args[0], wf_is_tuple(args[1]) ? wf_as_tuple(args[1])->count : 1);
    return wf_generic_alias(vm, args[0], args[1]);
}
static const wf_slots generic_slots = {
    .size = sizeof(wf_head), .make = wf_object_make, .init = wf_object_init};
static const wf_def generic_defs[] = {
    WF_CLASS_FN("__class_getitem__", generic_subscript, 2, 2, "",
                "The class with types for its parameters."),
};
static const wf_type generic_type = {.head = WF_HEAD(wf_type_type),
                                     .name = "Generic",
                                     .slots = &generic_slots,
                                     .base = &wf_object_type,
                                     .defs = generic_defs,
                                     .def_count = WF_COUNT(generic_defs),
                                     .kind = WF_KIND_OBJECT,
                                     .module = "typing"};

static wf_val make_generic(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_generic_alias(vm, wf_from(&generic_type), args[0]);
}
const wf_def wf_make_generic = WF_FN("Generic", make_generic, 1, 1, NULL);
