/* property.c - property, classmethod, staticmethod. */
#include "objects/func.h"
#include "objects/exc.h"
#include "state.h"

static bool is_nothing(wf_val v) { return wf_is_null(v) || wf_is_none_(v); }
/* Whether v is marked as abstract: what abc.abstractmethod sets. */
static bool is_abstract(wf_vm *vm, wf_val v) {
    if (is_nothing(v))
        return false;
    wf_val mark = wf_find_attr(vm, v, WF_N(__isabstractmethod__));
    return !wf_is_null(mark) && wf_truth(vm, mark);
}

/* ---- property ---- */

static wf_property *as_property(wf_val v) { return wf_ptr(v); }

static wf_val null_if_none(wf_val v) { return wf_is_none_(v) ? WF_NULL : v; }

static void property_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val given[4];
    wf_bind_args(vm, "property", "fget,fset,fdel,doc", 0, 4, args, count, names, given);
    if (is_nothing(given[3]) && !is_nothing(given[0]))
        given[3] = wf_find_attr(vm, given[0], WF_N(__doc__));
    wf_property *property = as_property(self);
    wf_set(vm, property, property->get, null_if_none(given[0]));
    wf_set(vm, property, property->set, null_if_none(given[1]));
    wf_set(vm, property, property->del, null_if_none(given[2]));
    wf_set(vm, property, property->doc, given[3]);
    bool has_room = wf_typeof(self)->flags & (WF_TYPE_HAS_SLOTS | WF_TYPE_HAS_DICT);
    if (has_room && !wf_is_null(given[3])) /* the docstring of a subclass is not the property's */
        wf_set_attr(vm, self, WF_N(__doc__), given[3]);
}

/* What it is called in its class, or by its getter; WF_NULL: not known. */
static WF_NOINLINE wf_val property_name(wf_vm *vm, const wf_property *property) {
    if (!wf_is_null(property->name) || wf_is_null(property->get))
        return property->name;
    return wf_find_attr(vm, property->get, WF_N(__name__));
}

WF_NORETURN static void raise_no_part(wf_vm *vm, const wf_property *property, wf_val instance,
                                      const char *part) {
    wf_val name = property_name(vm, property),
           type_name = wf_type_qualname(vm, wf_typeof(instance));
    if (wf_is_null(name))
        wf_error_raise(vm, WF_E_NO_PROPERTY_PART_UNNAMED, type_name, part);
    wf_error_raise(vm, WF_E_NO_PROPERTY_PART, name, type_name, part);
}

static wf_val property_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    if (wf_is_null(instance))
        return self;
    wf_property *property = as_property(self);
    if (wf_is_null(property->get))
        raise_no_part(vm, property, instance, "getter");
    return wf_call(vm, property->get, &instance, 1);
}

static void property_set(wf_vm *vm, wf_val self, wf_val instance, wf_val v) {
    wf_property *property = as_property(self);
    bool is_delete = wf_is_null(v);
    wf_val func = is_delete ? property->del : property->set;
    if (wf_is_null(func))
        raise_no_part(vm, property, instance, is_delete ? "deleter" : "setter");
    wf_val args[] = {instance, v};
    wf_call(vm, func, args, is_delete ? 1 : 2);
}

/* A property like this one with one function replaced. */
static wf_val changed_copy(wf_vm *vm, wf_val self, wf_val get, wf_val set, wf_val del) {
    wf_property *property = as_property(self);
    bool doc_is_getters = !wf_is_null(get) || wf_is_null(property->doc);
    wf_val args[] = {wf_none_if_null(wf_is_null(get) ? property->get : get),
                     wf_none_if_null(wf_is_null(set) ? property->set : set),
                     wf_none_if_null(wf_is_null(del) ? property->del : del),
                     doc_is_getters ? WF_NONE : property->doc};
    wf_val copy = wf_call(vm, wf_from(wf_typeof(self)), args, 4);
    if (wf_is_subtype(wf_typeof(copy), &wf_property_type))
        wf_set(vm, wf_ptr(copy), as_property(copy)->name, property->name);
    return copy;
}

static wf_val property_getter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return changed_copy(vm, args[0], args[1], WF_NULL, WF_NULL);
}

static wf_val property_setter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return changed_copy(vm, args[0], WF_NULL, args[1], WF_NULL);
}

static wf_val property_deleter(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return changed_copy(vm, args[0], WF_NULL, WF_NULL, args[1]);
}

static wf_val property_set_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set(vm, wf_ptr(args[0]), as_property(args[0])->name, args[2]);
    return WF_NONE;
}

static wf_val get_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)count;
    return wf_none_if_null(as_property(args[0])->doc);
}

static wf_val set_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set(vm, wf_ptr(args[0]), as_property(args[0])->doc, args[1]);
    return WF_NONE;
}

static wf_val get_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val name = property_name(vm, as_property(args[0]));
    if (wf_is_null(name))
        wf_error_raise(vm, WF_E_NO_ATTRIBUTE, args[0], WF_N(__name__));
    return name;
}

static wf_val set_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_set(vm, wf_ptr(args[0]), as_property(args[0])->name, args[1]);
    return WF_NONE;
}

static wf_val property_is_abstract(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_property *property = as_property(args[0]);
    return wf_bool(is_abstract(vm, property->get) || is_abstract(vm, property->set) ||
                   is_abstract(vm, property->del));
}

static void trace_property(wf_tracer *t, void *object) {
    wf_property *property = object;
    wf_trace(t, &property->get);
    wf_trace(t, &property->set);
    wf_trace(t, &property->del);
    wf_trace(t, &property->doc);
    wf_trace(t, &property->name);
}

static const wf_slots property_slots = {
    .size = sizeof(wf_property),
    .trace = trace_property,
    .make = wf_instance_make,
    .init = property_init,
    WF_OPS(.descr_get = property_get, .descr_set = property_set)};
static const wf_def property_defs[] = {
    WF_FN("getter", property_getter, 2, 2, "A copy of the property with another getter."),
    WF_FN("setter", property_setter, 2, 2, "A copy of the property with another setter."),
    WF_FN("deleter", property_deleter, 2, 2, "A copy of the property with another deleter."),
    WF_FN("__set_name__", property_set_name, 3, 3, NULL),
    WF_MEMBER("fget", wf_property, get, NULL),
    WF_MEMBER("fset", wf_property, set, NULL),
    WF_MEMBER("fdel", wf_property, del, NULL),
    WF_GETSET("__doc__", get_doc, set_doc, NULL),
    WF_GETSET("__name__", get_name, set_name, NULL),
    WF_GET("__isabstractmethod__", property_is_abstract, NULL),
};
const wf_type wf_property_type =
    WF_TYPE("property", WF_KIND_NATIVE, 0, property_slots, wf_object_type, property_defs,
            "An attribute computed by functions.");

/* ---- classmethod, staticmethod ---- */

static wf_wrapper *as_wrapper(wf_val v) { return wf_ptr(v); }

static void init_wrapper(wf_vm *vm, const char *name, wf_val self, const wf_val *args, size_t count,
                         wf_val names) {
    wf_val given[1];
    wf_bind_args(vm, name, NULL, 1, 1, args, count, names, given);
    wf_set(vm, wf_ptr(self), as_wrapper(self)->func, given[0]);
}

static void classmethod_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                             wf_val names) {
    init_wrapper(vm, "classmethod", self, args, count, names);
}

static void staticmethod_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                              wf_val names) {
    init_wrapper(vm, "staticmethod", self, args, count, names);
}

static wf_val classmethod_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    wf_val cls = wf_is_null(owner) ? wf_from(wf_typeof(instance)) : owner;
    return wf_method_new(vm, wf_none_if_null(as_wrapper(self)->func), cls);
}

static wf_val staticmethod_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)vm;
    (void)instance;
    (void)owner;
    return wf_none_if_null(as_wrapper(self)->func);
}

static wf_val staticmethod_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                                wf_val names) {
    return wf_call_names(vm, as_wrapper(self)->func, args, count, names);
}

static wf_val wrapper_repr(wf_vm *vm, wf_val self) {
    bool is_class = wf_is_subtype(wf_typeof(self), &wf_classmethod_type);
    return wf_format(vm, "<%smethod(%R)>", is_class ? "class" : "static",
                     wf_none_if_null(as_wrapper(self)->func));
}

/* What the function says of itself (__name__, __doc__ ...) its wrapper says too. */
static wf_val wrapper_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_val found = wf_generic_get_attr(vm, self, wf_as_str(name));
    if (!wf_is_null(found) || is_nothing(as_wrapper(self)->func))
        return found;
    return wf_find_attr(vm, as_wrapper(self)->func, name);
}

static wf_val wrapper_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_none_if_null(
        wf_find_attr(vm, wf_none_if_null(as_wrapper(args[0])->func), WF_N(__doc__)));
}

static wf_val wrapper_is_abstract(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_bool(is_abstract(vm, as_wrapper(args[0])->func));
}

static void trace_wrapper(wf_tracer *t, void *object) {
    wf_wrapper *wrapper = object;
    wf_trace(t, &wrapper->func);
    wf_trace_ref(t, &wrapper->dict);
}

static const wf_def wrapper_defs[] = {
    WF_MEMBER("__func__", wf_wrapper, func, NULL),
    WF_MEMBER("__wrapped__", wf_wrapper, func, NULL),
    WF_GET("__doc__", wrapper_doc, NULL),
    WF_GET("__isabstractmethod__", wrapper_is_abstract, NULL),
};
static const wf_slots classmethod_slots = {
    .size = sizeof(wf_wrapper),
    .trace = trace_wrapper,
    .make = wf_instance_make,
    .init = classmethod_init,
    .repr = wrapper_repr,
    WF_OPS(.getattr = wrapper_getattr, .descr_get = classmethod_get)};
static const wf_slots staticmethod_slots = {
    .size = sizeof(wf_wrapper),
    .trace = trace_wrapper,
    .make = wf_instance_make,
    .init = staticmethod_init,
    .repr = wrapper_repr,
    WF_OPS(.getattr = wrapper_getattr, .call = staticmethod_call, .descr_get = staticmethod_get)};
const wf_type wf_classmethod_type =
    WF_TYPE("classmethod", WF_KIND_NATIVE, WF_TYPE_HAS_DICT, classmethod_slots, wf_object_type,
            wrapper_defs, "A method that gets the class instead of an instance.");
const wf_type wf_staticmethod_type =
    WF_TYPE("staticmethod", WF_KIND_NATIVE, WF_TYPE_HAS_DICT, staticmethod_slots, wf_object_type,
            wrapper_defs, "A function in a class that gets no instance.");
