/* type_attrs.c - `type`, the type of types: the attributes of classes.
 *
 * An attribute of a class is what its metaclass says about it first, then what
 * the class or a base defines, unbound, then what the metaclass has for it. A
 * method of a type in C comes out as an unbound object that checks its self
 * (special.c).
 */
#include "objects/exc.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

/* ---- Getting ---- */

wf_val wf_type_get_attr(wf_vm *vm, const wf_type *type, const wf_str *name) {
    const wf_type *meta = wf_head_type(type);
    wf_val of_meta = wf_type_find(vm, meta, name);
    if (wf_goes_first(of_meta))
        return wf_bind(vm, of_meta, wf_from(type), meta);
    wf_val attribute = wf_type_find(vm, type, name);
    if (!wf_is_null(attribute))
        return wf_bind(vm, attribute, WF_NULL, type);
    return wf_is_null(of_meta) ? WF_NULL : wf_bind(vm, of_meta, wf_from(type), meta);
}

/* The usual attributes that are called need no bound method: functions,
 * class and static methods. */
wf_val wf_type_get_method(wf_vm *vm, const wf_type *type, const wf_str *name, wf_val *self) {
    *self = WF_NULL;
    const wf_type *meta = wf_head_type(type);
    wf_val of_meta = wf_type_find(vm, meta, name), attribute = wf_type_find(vm, type, name);
    bool by_rule =
        !wf_overrides(meta, WF_HAS(getattr)) && !wf_is_null(attribute) && !wf_goes_first(of_meta);
    if (!by_rule)
        return wf_get_attr_str(vm, wf_from(type), name);
    if (wf_is_func(attribute))
        return attribute;
    bool is_classmethod = wf_is_exact(attribute, &wf_classmethod_type);
    if (is_classmethod || wf_is_exact(attribute, &wf_staticmethod_type)) {
        wf_val func = ((wf_wrapper *)wf_ptr(attribute))->func;
        *self = is_classmethod ? wf_from(type) : WF_NULL;
        if (!wf_is_null(func) && wf_is_func(func))
            return func;
    }
    *self = wf_is_exact(attribute, &wf_cclassmethod_type) ? wf_from(type) : WF_NULL;
    return wf_is_null(*self) ? wf_type_get_attr(vm, type, name) : attribute;
}

static wf_val type_getattr(wf_vm *vm, wf_val self, wf_val name) {
    return wf_type_get_attr(vm, wf_as_type(self), wf_as_str(name));
}

/* ---- Setting ---- */

static void refuse_native(wf_vm *vm, const wf_type *type, const wf_str *name) {
    if (!wf_is_class(type))
        wf_error_raise(vm, WF_E_IMMUTABLE_TYPE, wf_from(name), wf_from(type));
}

/* cls.__dict__[name] = v, or del. false: there was none. */
static bool set_in_dict(wf_vm *vm, wf_class *cls, const wf_str *name, wf_val v) {
    const char *text = wf_str_data(name);
    wf_list *family = text[0] == '_' && text[1] == '_' ? wf_class_family(vm, cls) : NULL;
    if (family && !wf_is_null(v))
        wf_class_prepare(vm, family, name);
    if (!wf_is_null(v))
        wf_dict_set_name(vm, cls->dict, name, v);
    else if (wf_is_null(wf_dict_remove(vm, cls->dict, wf_from(name))))
        return false;
    wf_type_name_changed(vm, &cls->type, name);
    if (family)
        wf_class_refresh(vm, family);
    return true;
}

static bool type_setattr(wf_vm *vm, wf_val self, wf_val name, wf_val v) {
    const wf_type *type = wf_as_type(self);
    const wf_str *s = wf_as_str(name);
    refuse_native(vm, type, s);
    wf_val of_meta = wf_type_find(vm, wf_head_type(type), s);
    if (wf_is_null(of_meta) || !wf_is_data_descriptor(of_meta))
        return set_in_dict(vm, wf_as_class(type), s, v);
    if (!wf_is_exact(of_meta, &wf_getset_type)) {
        wf_ops_of(wf_typeof(of_meta))->descr_set(vm, of_meta, self, v);
        return true;
    }
    wf_def_set(vm, wf_ptr(of_meta), self, v);
    return true;
}

/* ---- Computed attributes; args are the type and, when setting, the value ---- */

static const wf_type *self_type(const wf_val *args) { return wf_as_type(args[0]); }

wf_val wf_type_own(wf_vm *vm, const wf_type *type, const wf_str *name) {
    return wf_is_class(type) ? wf_dict_get_name(vm, wf_as_class(type)->dict, name) : WF_NULL;
}

static wf_class *settable(wf_vm *vm, const wf_val *args, const wf_str *name) {
    refuse_native(vm, self_type(args), name);
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_CANNOT_DELETE_ATTR, wf_from(name),
                       wf_from(wf_type_name_str(vm, self_type(args))));
    return wf_as_class(self_type(args));
}

static wf_val get_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_type_name_str(vm, self_type(args)));
}
static wf_val set_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_class *cls = settable(vm, args, WF_S(__name__));
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_STR, wf_from(cls->name), "__name__", args[1]);
    wf_set(vm, cls, cls->name, wf_intern_str(vm, wf_as_str(args[1])));
    return WF_NONE;
}

static wf_val get_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_type_qualname(vm, self_type(args));
}
static wf_val set_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_class *cls = settable(vm, args, WF_S(__qualname__));
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_MUST_BE_STR, wf_from(cls->name), "__qualname__", args[1]);
    wf_set(vm, cls, cls->qualname, args[1]);
    return WF_NONE;
}

static wf_val get_module(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    wf_val module = wf_type_own(vm, type, WF_S(__module__));
    if (!wf_is_null(module))
        return module;
    bool named = !wf_is_class(type) && type->module;
    return named ? wf_from(wf_intern_text(vm, type->module)) : WF_N(builtins);
}
static wf_val set_module(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    set_in_dict(vm, settable(vm, args, WF_S(__module__)), WF_S(__module__), args[1]);
    return WF_NONE;
}

static wf_val get_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    wf_val doc = wf_type_own(vm, type, WF_S(__doc__));
    if (!wf_is_null(doc))
        return wf_bind(vm, doc, WF_NULL, type);
    return !wf_is_class(type) && wf_type_doc(type) ? wf_new_text(vm, wf_type_doc(type)) : WF_NONE;
}
static wf_val set_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    set_in_dict(vm, settable(vm, args, WF_S(__doc__)), WF_S(__doc__), args[1]);
    return WF_NONE;
}

static wf_val get_mro(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_type_mro(vm, self_type(args)));
}

static wf_val get_bases(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    if (wf_is_class(type))
        return wf_from(wf_as_class(type)->bases);
    wf_val bases[2] = {wf_from(type->base), wf_from(&wf_exc_Exception)};
    return wf_new_tuple(vm, bases, !type->base ? 0 : type == &wf_exc_ExceptionGroup ? 2 : 1);
}

/* A dict of what a type in C has in its table and slots. */
static wf_dict *native_dict(wf_vm *vm, const wf_type *type) {
    wf_dict *dict = wf_dict_with_room(vm, type->def_count + 8u);
    for (size_t i = 0; i < wf_special_count; i++) {
        wf_val v = wf_special_native(vm, type, wf_specials[i].name);
        if (!wf_is_null(v))
            wf_dict_set_name(vm, dict, wf_specials[i].name, v);
    }
    const wf_def *defs = type->defs;
    size_t count = type->def_count;
    for (const wf_def *def; (def = wf_defs_next(&defs, &count)) != NULL;) {
        bool needs_self = def->kind <= WF_DEF_ANY || wf_def_is_computed(def);
        wf_val v = needs_self ? wf_unbound(vm, type, def) : wf_def_value(vm, def);
        wf_dict_set_name(vm, dict, wf_intern_text(vm, def->name), v);
    }
    if (wf_type_doc(type))
        wf_dict_set_name(vm, dict, WF_S(__doc__), wf_new_text(vm, wf_type_doc(type)));
    return dict;
}

static wf_val get_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    return wf_mappingproxy_new(
        vm, wf_from(wf_is_class(type) ? wf_as_class(type)->dict : native_dict(vm, type)));
}

static wf_val get_annotations(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    if (!wf_is_class(type))
        wf_no_attribute(vm, args[0], WF_S(__annotations__));
    wf_val annotations = wf_type_own(vm, type, WF_S(__annotations__));
    if (!wf_is_null(annotations))
        return annotations;
    wf_dict *dict = wf_dict_new(vm);
    wf_dict_set_name(vm, wf_as_class(type)->dict, WF_S(__annotations__), wf_from(dict));
    return wf_from(dict);
}
static wf_val set_annotations(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    refuse_native(vm, self_type(args), WF_S(__annotations__));
    if (!set_in_dict(vm, wf_as_class(self_type(args)), WF_S(__annotations__), args[1]))
        wf_no_attribute(vm, args[0], WF_S(__annotations__));
    return WF_NONE;
}

static wf_val get_abstract(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val names = wf_type_own(vm, self_type(args), WF_S(__abstractmethods__));
    if (wf_is_null(names))
        wf_no_attribute(vm, args[0], WF_S(__abstractmethods__));
    return names;
}
static wf_val set_abstract(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    refuse_native(vm, self_type(args), WF_S(__abstractmethods__));
    if (!set_in_dict(vm, wf_as_class(self_type(args)), WF_S(__abstractmethods__), args[1]))
        wf_no_attribute(vm, args[0], WF_S(__abstractmethods__));
    return WF_NONE;
}

/* What an ABC tells the match statement, in the bits that CPython has for it. */
enum { ABC_SEQUENCE = 1 << 5, ABC_MAPPING = 1 << 6 };

static wf_val get_abc_flags(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    unsigned flags = self_type(args)->flags;
    return wf_small((flags & WF_TYPE_SEQUENCE ? ABC_SEQUENCE : 0) |
                    (flags & WF_TYPE_MAPPING ? ABC_MAPPING : 0));
}
static wf_val set_abc_flags(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_class *cls = settable(vm, args, wf_intern_text(vm, "__abc_tpflags__"));
    int64_t bits = wf_to_int(vm, args[1]);
    uint16_t flags = (uint16_t)((bits & ABC_SEQUENCE ? WF_TYPE_SEQUENCE : 0) |
                                (bits & ABC_MAPPING ? WF_TYPE_MAPPING : 0));
    wf_list *family = wf_class_family(vm, cls);
    for (size_t i = 0; i < family->count; i++)
        ((wf_class *)wf_ptr(wf_list_at(family, i)))->type.flags |= flags;
    return WF_NONE;
}

static wf_val get_type_params(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val params = wf_type_own(vm, self_type(args), WF_S(__type_params__));
    return wf_is_null(params) ? wf_new_tuple(vm, NULL, 0) : params;
}
static wf_val set_type_params(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    set_in_dict(vm, settable(vm, args, WF_S(__type_params__)), WF_S(__type_params__), args[1]);
    return WF_NONE;
}

/* ---- Methods ---- */

static wf_val type_mro(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = self_type(args);
    wf_tuple *mro = wf_is_class(type) ? wf_mro_compute(vm, type, wf_as_class(type)->bases)
                                      : wf_type_mro(vm, type);
    return wf_from(wf_list_from(vm, wf_from(mro)));
}

static void add_to_list(wf_vm *vm, wf_class *sub, void *data) {
    wf_list_append(vm, data, wf_from(sub));
}
static wf_val type_subclasses(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_list *list = wf_list_new(vm, NULL, 0);
    if (wf_is_class(self_type(args)))
        wf_class_each_subclass(vm, wf_as_class(self_type(args)), add_to_list, list);
    return wf_from(list);
}

static wf_val type_instancecheck(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_bool(wf_is_subtype(wf_typeof(args[1]), self_type(args)));
}
static wf_val type_subclasscheck(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_type(args[1]))
        wf_error_raise(vm, WF_E_ISSUBCLASS_FIRST);
    return wf_bool(wf_is_subtype(wf_as_type(args[1]), self_type(args)));
}

static wf_val type_prepare(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_new_dict(vm);
}

static wf_val type_dir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *names = wf_dict_new(vm);
    wf_type_add_names(vm, names, self_type(args));
    return wf_from(wf_list_from(vm, wf_from(names)));
}

static const wf_def type_defs[] = {
    WF_GETSET("__name__", get_name, set_name, NULL),
    WF_GETSET("__qualname__", get_qualname, set_qualname, NULL),
    WF_GETSET("__module__", get_module, set_module, NULL),
    WF_GETSET("__doc__", get_doc, set_doc, NULL),
    WF_GET("__mro__", get_mro, NULL),
    WF_GET("__bases__", get_bases, NULL),
    WF_MEMBER("__base__", wf_type, base, NULL),
    WF_GET("__dict__", get_dict, NULL),
    WF_GETSET("__annotations__", get_annotations, set_annotations, NULL),
    WF_GETSET("__abstractmethods__", get_abstract, set_abstract, NULL),
    WF_GETSET("__abc_tpflags__", get_abc_flags, set_abc_flags, NULL),
    WF_GETSET("__type_params__", get_type_params, set_type_params, NULL),
    WF_FN("mro", type_mro, 1, 1, "The classes in the order they are searched, as a list."),
    WF_FN("__subclasses__", type_subclasses, 1, 1,
          "The classes that derive from this one directly, as a list."),
    WF_FN("__instancecheck__", type_instancecheck, 2, 2,
          "Whether instance is of this class or of one derived from it."),
    WF_FN("__subclasscheck__", type_subclasscheck, 2, 2,
          "Whether subclass is this class or derives from it."),
    WF_CLASS_ANY("__prepare__", type_prepare, "The namespace for a class body: an empty dict."),
    WF_FN("__dir__", type_dir, 1, 1, "The names that dir() lists for a class."),
};

/* ---- Slots ---- */

static void type_trace(wf_tracer *t, void *object) {
    wf_class *cls = object;
    wf_trace_ref(t, &cls->name);
    wf_trace(t, &cls->qualname);
    wf_trace_ref(t, &cls->dict);
    wf_trace_ref(t, &cls->bases);
    wf_trace_ref(t, &cls->mro);
    wf_trace_ref(t, &cls->shape);
    wf_trace_ref(t, &cls->subclasses);
    wf_trace_ref(t, &cls->own_slots);
}

static wf_val type_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    if (count != 3)
        wf_error_raise(vm, WF_E_TYPE_NEW_ARGS, count);
    if (!wf_is_str_(args[0]))
        wf_error_raise(vm, WF_E_TYPE_NEW_ARG, 1, "str", args[0]);
    if (!wf_is_tuple(args[1]))
        wf_error_raise(vm, WF_E_TYPE_NEW_ARG, 2, "tuple", args[1]);
    if (!wf_is_dict(args[2]))
        wf_error_raise(vm, WF_E_TYPE_NEW_ARG, 3, "dict", args[2]);
    return wf_class_new(vm, type, args[0], wf_as_tuple(args[1]), wf_as_dict(args[2]), args + 3,
                        names);
}

/* Keywords went to __init_subclass__. */
static void type_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    (void)self, (void)args, (void)names;
    if (count != 1 && count != 3)
        wf_error_raise(vm, WF_E_TYPE_INIT_ARGS);
}

static wf_val type_repr(wf_vm *vm, wf_val self) {
    wf_val module = get_module(vm, &self, 1);
    wf_val name = wf_type_qualname(vm, wf_as_type(self));
    if (!wf_is_str_(module) || wf_str_equal(wf_as_str(module), WF_S(builtins)))
        return wf_format(vm, "<class '%S'>", name);
    return wf_format(vm, "<class '%S.%S'>", module, name);
}

static wf_val type_binary(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    return op == WF_OR ? wf_union_or(vm, left, right) : WF_NULL;
}

static const wf_slots type_slots = {.size = sizeof(wf_class),
                                    .trace = type_trace,
                                    .make = type_make,
                                    .init = type_init,
                                    .repr = type_repr,
                                    WF_OPS(.call = wf_type_default_call, .getattr = type_getattr,
                                           .setattr = type_setattr, .binary = type_binary)};
const wf_type wf_type_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "type",
    .slots = &type_slots,
    .base = &wf_object_type,
    .defs = type_defs,
    .def_count = WF_COUNT(type_defs),
    .kind = WF_KIND_TYPE,
    WF_TYPE_DOC(
        "type(object): what it is. type(name, bases, namespace, **keywords): a new class.")};
