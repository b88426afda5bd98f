/* shape.c - the attributes of instances: see shape.h. */
#include "objects/func.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

/* The shape of every instance in dict form. */
static const wf_shape dict_shape = {.head = WF_HEAD(wf_shape_type), .is_dict = true};

static void shape_trace(wf_tracer *t, void *object) {
    wf_shape *shape = object;
    for (size_t i = 0; i < shape->count; i++)
        wf_trace_ref(t, &shape->name[i]);
}
static size_t shape_size(const void *object) {
    const wf_shape *shape = object;
    return sizeof *shape + shape->room * sizeof shape->name[0];
}
static const wf_slots shape_slots = {
    .size = sizeof(wf_shape), .trace = shape_trace, .size_of = shape_size};
const wf_type wf_shape_type = {.head = WF_HEAD(wf_type_type),
                               .name = "shape",
                               .slots = &shape_slots,
                               .base = &wf_object_type,
                               .flags = WF_TYPE_INTERNAL | WF_TYPE_VARSIZE,
                               .kind = WF_KIND_NATIVE};

wf_shape *wf_shape_new(wf_vm *vm, size_t room, uint32_t offset) {
    wf_shape *shape = wf_new(vm, &wf_shape_type, sizeof *shape + room * sizeof shape->name[0]);
    shape->room = (uint16_t)room;
    shape->offset = offset;
    return shape;
}

int wf_shape_find(const wf_shape *shape, const wf_str *name) {
    for (size_t i = 0; i < shape->count; i++)
        if (shape->name[i] == name)
            return (int)i;
    return -1;
}

static wf_dict *dict_of(const wf_attrs *attrs) { return wf_as_dict(attrs->slot[0]); }

wf_val wf_attrs_get(wf_vm *vm, wf_attrs *attrs, const wf_str *name) {
    if (attrs->shape->is_dict)
        return wf_dict_get_name(vm, dict_of(attrs), name);
    int i = wf_shape_find(attrs->shape, name);
    return i < 0 ? WF_NULL : attrs->slot[i];
}

/* Whether slot i of the instance may be set next without breaking the order of insertion. */
static bool is_next(const wf_attrs *attrs, size_t i) {
    for (size_t k = i + 1; k < attrs->shape->count; k++)
        if (!wf_is_null(attrs->slot[k]))
            return false;
    return true;
}

/* Instances to come get more room than this one had. Doubling: a class whose instances get
 * attributes that no method names reaches their number in a few steps. */
static void widen(wf_vm *vm, wf_class *cls, wf_shape *full) {
    enum { MOST = 64 }; /* attributes; beyond, a dict is as small and quicker to search */
    if (cls->shape != full || full->room >= MOST)
        return;
    wf_shape *shape = wf_shape_new(vm, full->room * 2u, full->offset);
    for (size_t i = 0; i < full->count; i++)
        wf_set(vm, shape, shape->name[i], full->name[i]);
    shape->count = full->count;
    wf_set(vm, cls, cls->shape, shape);
}

/* The place for a new name in the instance's shape, or -1: it needs a dict. An attribute that
 * hides one of the class makes void what is cached of the class by this shape. */
static int add_name(wf_vm *vm, void *holder, wf_attrs *attrs, const wf_str *name) {
    wf_shape *shape = attrs->shape;
    const wf_type *type = wf_head_type(holder);
    if (shape->count == shape->room) {
        widen(vm, wf_as_class(type), shape);
        return -1;
    }
    if (!wf_is_null(wf_type_find(vm, type, name)))
        vm->objects.epoch++;
    wf_set(vm, shape, shape->name[shape->count], name);
    return shape->count++;
}

bool wf_attrs_set(wf_vm *vm, void *holder, wf_attrs *attrs, const wf_str *name, wf_val value) {
    wf_shape *shape = attrs->shape;
    if (!shape->is_dict) {
        int i = wf_shape_find(shape, name);
        bool is_set = i >= 0 && !wf_is_null(attrs->slot[i]);
        if (wf_is_null(value) && !is_set)
            return false;
        if (i < 0 && shape->no_dict)
            return false;
        if (i < 0)
            i = add_name(vm, holder, attrs, name);
        if (is_set || shape->no_dict || (i >= 0 && is_next(attrs, (size_t)i))) {
            wf_set(vm, holder, attrs->slot[i], value);
            return true;
        }
    }
    wf_dict *dict = wf_attrs_dict(vm, holder, attrs);
    if (wf_is_null(value))
        return !wf_is_null(wf_dict_remove(vm, dict, wf_from(name)));
    wf_dict_set_name(vm, dict, name, value);
    return true;
}

wf_dict *wf_attrs_dict(wf_vm *vm, void *holder, wf_attrs *attrs) {
    wf_shape *shape = attrs->shape;
    if (shape->is_dict)
        return dict_of(attrs);
    wf_dict *dict = wf_dict_with_room(vm, shape->count + 1u);
    for (size_t i = 0; i < shape->count; i++)
        if (!wf_is_null(attrs->slot[i]))
            wf_dict_set_name(vm, dict, shape->name[i], attrs->slot[i]);
    wf_attrs_replace(vm, holder, attrs, dict);
    return dict;
}

void wf_attrs_replace(wf_vm *vm, void *holder, wf_attrs *attrs, wf_dict *dict) {
    for (size_t i = 0; i < attrs->shape->count; i++)
        attrs->slot[i] = WF_NULL;
    wf_set(vm, holder, attrs->shape, (wf_shape *)(uintptr_t)&dict_shape);
    wf_set(vm, holder, attrs->slot[0], wf_from(dict));
}

/* ---- The descriptors of __slots__ ---- */

typedef struct member {
    wf_head head;
    const wf_type *owner;
    const wf_str *name;
} member;

static member *as_member(wf_val v) { return wf_ptr(v); }

static void member_trace(wf_tracer *t, void *object) {
    member *m = object;
    wf_trace_ref(t, &m->owner);
    wf_trace_ref(t, &m->name);
}

wf_val wf_member_new(wf_vm *vm, const wf_type *owner, const wf_str *name) {
    member *m = wf_new(vm, &wf_member_type, sizeof *m);
    wf_set(vm, m, m->owner, owner);
    wf_set(vm, m, m->name, name);
    return wf_from(m);
}

static wf_attrs *member_attrs(wf_vm *vm, const member *m, wf_val instance) {
    const wf_type *type = wf_typeof(instance);
    if (!wf_is_subtype(type, m->owner) || !(type->flags & WF_TYPE_HAS_SLOTS))
        wf_error_raise(vm, WF_E_METHOD_WRONG_SELF, wf_str_data(m->name),
                       wf_str_data(wf_type_name_str(vm, m->owner)), instance);
    return wf_attrs_of(wf_ptr(instance), type);
}

static wf_val member_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    const member *m = as_member(self);
    if (wf_is_null(instance))
        return self;
    wf_val v = wf_attrs_get(vm, member_attrs(vm, m, instance), m->name);
    if (wf_is_null(v))
        wf_no_attribute(vm, instance, m->name);
    return v;
}

static void member_set(wf_vm *vm, wf_val self, wf_val instance, wf_val v) {
    const member *m = as_member(self);
    if (!wf_attrs_set(vm, wf_ptr(instance), member_attrs(vm, m, instance), m->name, v))
        wf_error_raise(vm, WF_E_ATTRIBUTE_MISSING, wf_from(m->name));
}

static wf_val member_repr(wf_vm *vm, wf_val self) {
    const member *m = as_member(self);
    return wf_format(vm, "<member '%N' of '%N' objects>", wf_from(m->name),
                     wf_from(wf_type_name_str(vm, m->owner)));
}

static const wf_def member_defs[] = {
    WF_MEMBER("__name__", member, name, NULL),
    WF_MEMBER("__objclass__", member, owner, NULL),
};
static const wf_slots member_slots = {.size = sizeof(member),
                                      .trace = member_trace,
                                      .repr = member_repr,
                                      WF_OPS(.descr_get = member_get, .descr_set = member_set)};
const wf_type wf_member_type =
    WF_TYPE("member_descriptor", WF_KIND_NATIVE, WF_TYPE_FINAL | WF_TYPE_NO_MAKE, member_slots,
            wf_object_type, member_defs, NULL);
