/* singletons.c - None, NotImplemented and Ellipsis: objects in read-only memory, one of each. */
#include "objects/special.h"

const wf_single wf_none_object = {WF_HEAD(wf_none_type), 0};
const wf_single wf_notimpl_object = {WF_HEAD(wf_notimpl_type), 0};
const wf_single wf_ellipsis_object = {WF_HEAD(wf_ellipsis_type), 0};

/* Calling the type gives the one object there is. */
static wf_val make_single(wf_vm *vm, const char *name, wf_val single, size_t count, wf_val names) {
    if (count || !wf_is_null(names))
        wf_error_raise(vm, WF_E_SINGLETON_NO_ARGS, name);
    return single;
}
static wf_val none_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    (void)type, (void)args;
    return make_single(vm, "NoneType", WF_NONE, count, names);
}
static wf_val notimpl_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                           wf_val names) {
    (void)type, (void)args;
    return make_single(vm, "NotImplementedType", WF_NOTIMPL, count, names);
}
static wf_val ellipsis_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    (void)type, (void)args;
    return make_single(vm, "EllipsisType", WF_ELLIPSIS, count, names);
}

wf_val wf_none_if_null(wf_val v) { return wf_is_null(v) ? WF_NONE : v; }

static wf_val none_repr(wf_vm *vm, wf_val self) {
    (void)vm, (void)self;
    return WF_N(None_);
}
static wf_val notimpl_repr(wf_vm *vm, wf_val self) {
    (void)vm, (void)self;
    return WF_N(NotImplemented);
}
static wf_val ellipsis_repr(wf_vm *vm, wf_val self) {
    (void)vm, (void)self;
    return WF_N(Ellipsis);
}
static bool none_truth(wf_vm *vm, wf_val self) {
    (void)vm, (void)self;
    return false;
}

/* For copy and pickle: a global of this name. */
static wf_val reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_repr(vm, args[0]);
}
static const wf_def single_defs[] = {WF_FN("__reduce__", reduce, 1, 1, NULL)};

static const wf_slots none_slots = {
    .size = sizeof(wf_single), .make = none_make, .repr = none_repr, WF_OPS(.truth = none_truth)};
static const wf_slots notimpl_slots = {
    .size = sizeof(wf_single), .make = notimpl_make, .repr = notimpl_repr};
static const wf_slots ellipsis_slots = {
    .size = sizeof(wf_single), .make = ellipsis_make, .repr = ellipsis_repr};

const wf_type wf_none_type = WF_TYPE("NoneType", WF_KIND_NONE, WF_TYPE_FINAL | WF_TYPE_NO_WEAKREF,
                                     none_slots, wf_object_type, single_defs, "What None is.");
const wf_type wf_notimpl_type =
    WF_TYPE("NotImplementedType", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_WEAKREF, notimpl_slots,
            wf_object_type, single_defs, "What NotImplemented is.");
const wf_type wf_ellipsis_type =
    WF_TYPE("ellipsis", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_WEAKREF, ellipsis_slots,
            wf_object_type, single_defs, "What Ellipsis is.");
