/* super.c - super objects: attributes of the classes behind one in the order of
 * lookup. The compiler passes __class__ and the first argument for super(). */
#include "objects/func.h"
#include "objects/exc.h"
#include "state.h"

typedef struct super {
    wf_head head;
    const wf_type *after; /* look behind this class ... */
    wf_val object;        /* WF_NULL: not bound */
    const wf_type *of; /* ... in the order of lookup of this one: object's type, or object itself */
} super;

static super *as_super(wf_val v) { return wf_ptr(v); }

/* Whose order of lookup super(type, object) follows. */
static const wf_type *find_start(wf_vm *vm, const wf_type *type, wf_val object) {
    if (wf_is_type(object) && wf_is_subtype(wf_as_type(object), type))
        return wf_as_type(object);
    if (wf_is_subtype(wf_typeof(object), type))
        return wf_typeof(object);
    wf_val says = wf_find_attr(vm, object, WF_N(__class__)); /* a proxy, perhaps */
    if (!wf_is_null(says) && wf_is_type(says) && wf_is_subtype(wf_as_type(says), type))
        return wf_as_type(says);
    bool is_type = wf_is_type(object);
    const wf_type *named = is_type ? wf_as_type(object) : wf_typeof(object);
    wf_error_raise(vm, WF_E_SUPER_OBJECT, is_type ? "type" : "instance of",
                   wf_from(wf_type_name_str(vm, named)), wf_from(wf_type_name_str(vm, type)));
}

static void fill(wf_vm *vm, super *self, const wf_type *after, wf_val object, const wf_type *of) {
    (void)vm;
    wf_set(vm, self, self->after, after);
    wf_set(vm, self, self->object, object);
    wf_set(vm, self, self->of, of);
}

static wf_val super_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(0, 2, ""), given);
    if (wf_is_null(given[0]))
        wf_error_raise(vm, WF_E_SUPER_NO_ARGUMENTS);
    if (!wf_is_type(given[0]))
        wf_error_raise(vm, WF_E_SUPER_TYPE, given[0]);
    bool is_bound = !wf_is_null(given[1]) && !wf_is_none_(given[1]);
    const wf_type *after = wf_as_type(given[0]),
                  *of = is_bound ? find_start(vm, after, given[1]) : NULL;
    super *self = wf_instance_new(vm, type, 0);
    fill(vm, self, after, is_bound ? given[1] : WF_NULL, of);
    return wf_from(self);
}

wf_val wf_super_new(wf_vm *vm, const wf_type *after, wf_val object) {
    const wf_type *of = find_start(vm, after, object);
    super *self = wf_new(vm, &wf_super_type, sizeof *self);
    fill(vm, self, after, object, of);
    return wf_from(self);
}

wf_val wf_super_method(wf_vm *vm, wf_val v, const wf_str *name, wf_val *object) {
    super *self = as_super(v);
    if (!self->of || wf_eq(self->object, wf_from(self->of)))
        return WF_NULL;
    wf_val found = wf_type_find_after(vm, self->of, self->after, name);
    if (wf_is_null(found) || !wf_is_func(found))
        return WF_NULL;
    *object = self->object;
    return found;
}

static wf_val super_getattr(wf_vm *vm, wf_val v, wf_val name) {
    super *self = as_super(v);
    if (self->of && !wf_eq(name, WF_N(__class__))) {
        wf_val found = wf_type_find_after(vm, self->of, self->after, wf_as_str(name));
        if (!wf_is_null(found)) {
            bool on_class = wf_eq(self->object, wf_from(self->of));
            return wf_bind(vm, found, on_class ? WF_NULL : self->object, self->of);
        }
    }
    return wf_generic_get_attr(vm, v, wf_as_str(name));
}

static wf_val super_repr(wf_vm *vm, wf_val v) {
    super *self = as_super(v);
    wf_val name = wf_from(wf_type_name_str(vm, self->after));
    if (!self->of)
        return wf_format(vm, "<super: <class '%N'>, NULL>", name);
    return wf_format(vm, "<super: <class '%N'>, <%N object>>", name,
                     wf_from(wf_type_name_str(vm, self->of)));
}

static wf_val super_get(wf_vm *vm, wf_val v, wf_val instance, wf_val owner) {
    super *self = as_super(v);
    (void)owner;
    if (wf_is_null(instance) || self->of)
        return v;
    wf_val args[] = {wf_from(self->after), instance};
    return super_make(vm, wf_typeof(v), args, 2, WF_NULL);
}

static void trace_super(wf_tracer *t, void *object) {
    super *self = object;
    wf_trace_ref(t, &self->after);
    wf_trace(t, &self->object);
    wf_trace_ref(t, &self->of);
}

static const wf_slots super_slots = {.size = sizeof(super),
                                     .trace = trace_super,
                                     .make = super_make,
                                     .repr = super_repr,
                                     WF_OPS(.getattr = super_getattr, .descr_get = super_get)};
static const wf_def super_defs[] = {
    WF_MEMBER("__thisclass__", super, after, NULL),
    WF_MEMBER("__self__", super, object, NULL),
    WF_MEMBER("__self_class__", super, of, NULL),
};
const wf_type wf_super_type =
    WF_TYPE("super", WF_KIND_NATIVE, 0, super_slots, wf_object_type, super_defs,
            "Attributes of the classes behind one in the order of lookup.");
