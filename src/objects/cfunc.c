/* cfunc.c - functions written in C. A wf_def in a table is the function object
 * itself; its head tells whether it binds to an instance, to a class or to
 * nothing when it is found on a type. */
#include "objects/func.h"
#include "state.h"

static const wf_def *as_def(wf_val v) { return wf_ptr(v); }

static wf_val cfunc_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "<built-in function %s>", as_def(self)->name);
}

static wf_val call_again(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    return wf_call_names(vm, self, args, count, names); /* the machine knows how */
}

static wf_val def_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_intern_text(vm, as_def(args[0])->name));
}

static wf_val def_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *doc = wf_def_doc(as_def(args[0]));
    return doc ? wf_new_text(vm, doc) : WF_NONE;
}

static const wf_def def_defs[] = {
    WF_GET("__name__", def_name, NULL),
    WF_GET("__qualname__", def_name, NULL),
    WF_GET("__doc__", def_doc, NULL),
    WF_OBJECT("__module__", wf_none_object),
};

/* A function in C that a program puts into a class of its own stays a function. */
static const wf_slots cfunc_slots = {
    .size = sizeof(wf_def), .repr = cfunc_repr, WF_OPS(.call = call_again)};
const wf_type wf_cfunc_type =
    WF_TYPE("builtin_function_or_method", WF_KIND_CFUNC, WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
            cfunc_slots, wf_object_type, def_defs, "A function written in C.");

static wf_val bind_to_class(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    return wf_method_new(vm, self, wf_is_null(owner) ? wf_from(wf_typeof(instance)) : owner);
}

static const wf_slots cclassmethod_slots = {.size = sizeof(wf_def),
                                            .repr = cfunc_repr,
                                            WF_OPS(.call = call_again, .descr_get = bind_to_class)};
const wf_type wf_cclassmethod_type =
    WF_TYPE("classmethod_descriptor", WF_KIND_CFUNC, WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
            cclassmethod_slots, wf_object_type, def_defs, NULL);

static wf_val bind_to_nothing(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)vm;
    (void)instance;
    (void)owner;
    return self;
}

static const wf_slots cstatic_slots = {.size = sizeof(wf_def),
                                       .repr = cfunc_repr,
                                       WF_OPS(.call = call_again, .descr_get = bind_to_nothing)};
const wf_type wf_cstatic_type =
    WF_TYPE("builtin_function_or_method", WF_KIND_CFUNC, WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
            cstatic_slots, wf_object_type, def_defs, NULL);

/* ---- Attributes computed by C ---- */

wf_val wf_def_get(wf_vm *vm, const wf_def *def, wf_val self) {
    if (def->kind == WF_DEF_MEMBER)
        return wf_none_if_null(*(const wf_val *)((const char *)wf_ptr(self) + def->u.number));
    wf_fn get = def->kind == WF_DEF_GETSET ? def->u.both->get : def->u.fn;
    return get(vm, &self, 1);
}

void wf_def_set(wf_vm *vm, const wf_def *def, wf_val self, wf_val v) {
    wf_val args[] = {self, v};
    if (def->kind != WF_DEF_GETSET)
        wf_error_raise(vm, WF_E_NOT_WRITABLE, def->name, self);
    def->u.both->set(vm, args, 2);
}

static wf_val getset_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    return wf_is_null(instance) ? self : wf_def_get(vm, as_def(self), instance);
}

static void getset_set(wf_vm *vm, wf_val self, wf_val instance, wf_val v) {
    wf_def_set(vm, as_def(self), instance, v);
}

static wf_val getset_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "<attribute '%s'>", as_def(self)->name);
}

static const wf_slots getset_slots = {.size = sizeof(wf_def),
                                      .repr = getset_repr,
                                      WF_OPS(.descr_get = getset_get, .descr_set = getset_set)};
const wf_type wf_getset_type =
    WF_TYPE("getset_descriptor", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, getset_slots,
            wf_object_type, def_defs, NULL);

static const wf_slots const_slots = {
    .size = sizeof(wf_def),
};
const wf_type wf_const_type = {.head = WF_HEAD(wf_type_type),
                               .name = "const",
                               .slots = &const_slots,
                               .base = &wf_object_type,
                               .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE | WF_TYPE_INTERNAL,
                               .kind = WF_KIND_NATIVE};
