/* attr.c - attributes of any object: getting, setting, binding.
 *
 * The default rules: a data descriptor of the type goes first, then what the
 * instance has, then anything else of the type, bound. A type whose slots have
 * getattr or setattr does as it likes, and may leave what it does not know to
 * the default rules. Names are interned throughout, so that shapes, dicts and
 * caches compare pointers.
 */
#include "objects/exc.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

const wf_str *wf_attr_name(wf_vm *vm, wf_val name) {
    if (!wf_is_str_(name))
        wf_error_raise(vm, WF_E_ATTRIBUTE_NAME, name);
    return wf_intern_str(vm, wf_as_str(name));
}

/* ---- Binding ---- */

static const wf_def *as_def(wf_val v) {
    assert(wf_is_object(v));
    return wf_ptr(v);
}

static bool is_def(const wf_type *type) {
    return type == &wf_cfunc_type || type == &wf_cclassmethod_type || type == &wf_cstatic_type ||
           type == &wf_getset_type;
}

bool wf_is_data_descriptor(wf_val attribute) {
    if (!wf_is_object(attribute))
        return false;
    const wf_type *type = wf_head_type(wf_ptr(attribute));
    if (is_def(type))
        return type == &wf_getset_type && as_def(attribute)->u.fn != wf_object_doc;
    const wf_ops *ops = wf_ops_of(type);
    if (ops->descr_set != wf_instance_ops.descr_set)
        return ops->descr_set != NULL;
    return wf_overrides(type, WF_HAS(descr_set));
}

static bool have(const wf_def *defs, size_t count, const wf_def *def) {
    if (!count)
        return false;
    if (def >= defs && def < defs + count)
        return true;
    const wf_def *last = defs + count - 1;
    return last->kind == WF_DEF_MORE && have(last->u.object, last->max, def);
}

const wf_type *wf_def_owner(const wf_type *type, const wf_def *def) {
    size_t at = 0;
    for (const wf_type *t; (t = wf_mro_next(type, &at)) != NULL;)
        if (!wf_is_class(t) && have(t->defs, t->def_count, def))
            return t;
    return NULL;
}

/* On the class, what would trust its self comes out guarded. */
static wf_val bind_def(wf_vm *vm, wf_val attribute, wf_val instance, const wf_type *owner) {
    const wf_def *def = as_def(attribute);
    if (def->kind == WF_DEF_STATIC)
        return attribute;
    if (def->kind == WF_DEF_CLASS || def->kind == WF_DEF_CLASS_ANY)
        return wf_method_new(vm, attribute, wf_from(owner));
    const wf_type *where = wf_def_owner(owner, def);
    if (!where)
        return attribute;
    if (wf_is_null(instance))
        return wf_unbound(vm, where, def);
    return wf_def_is_computed(def) ? wf_def_get(vm, def, instance)
                                   : wf_method_new(vm, attribute, instance);
}

wf_val wf_bind(wf_vm *vm, wf_val attribute, wf_val instance, const wf_type *owner) {
    if (!wf_is_object(attribute))
        return attribute;
    const wf_type *type = wf_head_type(wf_ptr(attribute));
    if (type == &wf_func_type)
        return wf_is_null(instance) ? attribute : wf_method_new(vm, attribute, instance);
    if (is_def(type))
        return bind_def(vm, attribute, instance, owner);
    const wf_ops *ops = wf_ops_of(type);
    if (!ops->descr_get)
        return attribute;
    if (ops->descr_get == wf_instance_ops.descr_get && !wf_overrides(type, WF_HAS(descr_get)))
        return attribute;
    return ops->descr_get(vm, attribute, instance, wf_from(owner));
}

bool wf_takes_self(wf_val attribute) {
    if (!wf_is_object(attribute))
        return false;
    const wf_type *type = wf_head_type(wf_ptr(attribute));
    return type == &wf_func_type || type == &wf_cfunc_type || type == &wf_slot_wrapper_type ||
           type == &wf_method_descr_type;
}

/* ---- What the instance itself has ---- */

wf_dict **wf_dict_field(void *object, const wf_type *type) {
    if (type->kind == WF_KIND_EXC)
        return &((wf_exc *)object)->dict;
    if (wf_native_base(type) == &wf_namespace_type)
        return &((wf_namespace *)object)->dict;
    return &((wf_wrapper *)object)->dict; /* classmethod, staticmethod */
}

static wf_dict **dict_field(wf_val v, const wf_type *type) {
    return (type->flags & WF_TYPE_HAS_DICT) ? wf_dict_field(wf_ptr(v), type) : NULL;
}

wf_val wf_instance_attr(wf_vm *vm, wf_val v, const wf_str *name) {
    const wf_type *type = wf_typeof(v);
    if (type->flags & WF_TYPE_HAS_SLOTS)
        return wf_attrs_get(vm, wf_attrs_of(wf_ptr(v), type), name);
    wf_dict **field = dict_field(v, type);
    return field && *field ? wf_dict_get_name(vm, *field, name) : WF_NULL;
}

wf_dict *wf_dict_of(wf_vm *vm, wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (type->flags & WF_TYPE_HAS_SLOTS) {
        wf_attrs *attrs = wf_attrs_of(wf_ptr(v), type);
        return attrs->shape->no_dict ? NULL : wf_attrs_dict(vm, wf_ptr(v), attrs);
    }
    wf_dict **field = dict_field(v, type);
    if (field && !*field) {
        wf_dict *dict = wf_dict_new(vm);
        wf_set(vm, wf_ptr(v), *field, dict);
    }
    return field ? *field : NULL;
}

/* ---- The default rules ---- */

bool wf_goes_first(wf_val attribute) {
    if (wf_is_null(attribute) || !wf_is_data_descriptor(attribute))
        return false;
    const wf_type *type = wf_head_type(wf_ptr(attribute));
    return wf_ops_of(type)->descr_get != wf_instance_ops.descr_get ||
           wf_overrides(type, WF_HAS(descr_get));
}

wf_val wf_generic_get_attr(wf_vm *vm, wf_val v, const wf_str *name) {
    const wf_type *type = wf_typeof(v);
    wf_val attribute = wf_type_find(vm, type, name);
    if (wf_goes_first(attribute))
        return wf_bind(vm, attribute, v, type);
    wf_val own = wf_instance_attr(vm, v, name);
    if (!wf_is_null(own) || wf_is_null(attribute))
        return own;
    return wf_bind(vm, attribute, v, type);
}

static void set_descriptor(wf_vm *vm, wf_val attribute, wf_val v, wf_val value) {
    const wf_type *type = wf_head_type(wf_ptr(attribute));
    if (type == &wf_getset_type)
        wf_def_set(vm, as_def(attribute), v, value);
    else
        wf_ops_of(type)->descr_set(vm, attribute, v, value);
}

bool wf_generic_set_attr(wf_vm *vm, wf_val v, const wf_str *name, wf_val value) {
    const wf_type *type = wf_typeof(v);
    wf_val attribute = wf_type_find(vm, type, name);
    if (!wf_is_null(attribute) && wf_is_data_descriptor(attribute)) {
        set_descriptor(vm, attribute, v, value);
        return true;
    }
    if (type->flags & WF_TYPE_HAS_SLOTS)
        return wf_attrs_set(vm, wf_ptr(v), wf_attrs_of(wf_ptr(v), type), name, value);
    if (!dict_field(v, type))
        return false;
    wf_dict *dict = wf_dict_of(vm, v);
    if (wf_is_null(value))
        return !wf_is_null(wf_dict_remove(vm, dict, wf_from(name)));
    wf_dict_set_name(vm, dict, name, value);
    return true;
}

/* ---- Errors ---- */

/* Raises the AttributeError with the name and the object that were asked for. */
WF_NORETURN static void raise_attribute(wf_vm *vm, wf_val exc, wf_val v, const wf_str *name) {
    wf_exc_set(vm, exc, WF_S(name), wf_from(name));
    wf_exc_set(vm, exc, WF_S(obj), v);
    wf_raise(vm, exc);
}

void wf_no_attribute(wf_vm *vm, wf_val v, const wf_str *name) {
    wf_val exc;
    if (wf_is_type(v)) {
        exc = wf_exc_text(vm, &wf_exc_AttributeError, "type object '%N' has no attribute '%N'", v,
                          wf_from(name));
    } else if (wf_has_kind(v, WF_KIND_MODULE)) {
        wf_dict *dict = ((wf_module *)wf_ptr(v))->dict;
        bool is_running = ((wf_module *)wf_ptr(v))->is_running;
        wf_val module = dict ? wf_dict_get_name(vm, dict, WF_S(__name__)) : WF_NULL;
        exc = wf_is_null(module) || !wf_is_str_(module)
                  ? wf_exc_text(vm, &wf_exc_AttributeError, "module has no attribute '%N'",
                                wf_from(name))
                  : wf_exc_text(vm, &wf_exc_AttributeError, "%s'%N' has no attribute '%N'%s",
                                is_running ? WF_PARTIALLY : "module ", module, wf_from(name),
                                is_running ? WF_CIRCULAR : "");
    } else {
        exc = wf_exc_text(vm, &wf_exc_AttributeError, "'%T' object has no attribute '%N'", v,
                          wf_from(name));
    }
    raise_attribute(vm, exc, v, name);
}

void wf_not_settable(wf_vm *vm, wf_val v, const wf_str *name) {
    const wf_type *type = wf_typeof(v);
    bool has_dict = type->flags & WF_TYPE_HAS_DICT;
    if (type->flags & WF_TYPE_HAS_SLOTS)
        has_dict = !wf_attrs_of(wf_ptr(v), type)->shape->no_dict;
    bool exists = !wf_is_null(wf_type_find(vm, type, name));
    if (has_dict || wf_is_type(v) || wf_has_kind(v, WF_KIND_MODULE) ||
        (!exists && wf_overrides(type, WF_HAS(setattr))))
        wf_no_attribute(vm, v, name);
    const char *text =
        exists ? "'%T' object attribute '%N' is read-only"
               : "'%T' object has no attribute '%N' and no __dict__ for setting new attributes";
    raise_attribute(vm, wf_exc_text(vm, &wf_exc_AttributeError, text, v, wf_from(name)), v, name);
}

/* ---- Getting ---- */

/* WF_NULL: no such attribute, where nothing raised that. */
static wf_val look_up(wf_vm *vm, wf_val v, const wf_str *name) {
    wf_check_stack(vm); /* what wraps something else looks there */
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    if (!ops->getattr)
        return wf_generic_get_attr(vm, v, name);
    wf_val found = ops->getattr(vm, v, wf_from(name));
    if (!wf_is_null(found) || ops->getattr == wf_instance_ops.getattr || wf_is_type(v))
        return found;
    return wf_generic_get_attr(vm, v, name);
}

wf_val wf_get_attr_str(wf_vm *vm, wf_val v, const wf_str *name) {
    wf_val found = look_up(vm, v, name);
    if (wf_is_null(found))
        wf_no_attribute(vm, v, name);
    return found;
}

/* The same as look_up, an AttributeError being no attribute. */
static wf_val look_up_caught(wf_vm *vm, wf_val v, const wf_str *name) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_exc_take(vm, &wf_exc_AttributeError);
        return WF_NULL;
    }
    wf_val found = look_up(vm, v, name);
    wf_jump_end(vm, &jump);
    return found;
}

/* Whether attributes are found by the default rules: by no function in C,
 * no method of these bits. */
static bool is_plain(const wf_type *type, uint32_t methods) {
    const wf_ops *ops = wf_ops_of(type);
    bool is_instance = ops->getattr == wf_instance_ops.getattr;
    return !ops->getattr || (is_instance && !wf_overrides(type, methods));
}

static wf_val find_attr_str(wf_vm *vm, wf_val v, const wf_str *name) {
    const wf_type *type = wf_typeof(v);
    if (is_plain(type, WF_HAS(getattr)) && wf_is_null(wf_type_find(vm, type, name)))
        return wf_instance_attr(vm, v, name); /* the usual answer of hasattr: nothing can raise */
    return look_up_caught(vm, v, name);
}

wf_val wf_get_attr(wf_vm *vm, wf_val v, wf_val name) {
    return wf_get_attr_str(vm, v, wf_attr_name(vm, name));
}
wf_val wf_find_attr(wf_vm *vm, wf_val v, wf_val name) {
    return find_attr_str(vm, v, wf_attr_name(vm, name));
}
wf_val wf_get_attr_text(wf_vm *vm, wf_val v, const char *name) {
    return wf_get_attr_str(vm, v, wf_intern_text(vm, name));
}
wf_val wf_find_attr_text(wf_vm *vm, wf_val v, const char *name) {
    return find_attr_str(vm, v, wf_intern_text(vm, name));
}

wf_val wf_get_method(wf_vm *vm, wf_val v, const wf_str *name, wf_val *self) {
    *self = WF_NULL;
    if (wf_is_type(v))
        return wf_type_get_method(vm, wf_as_type(v), name, self);
    const wf_type *type = wf_typeof(v);
    if (type == &wf_super_type) {
        wf_val found = wf_super_method(vm, v, name, self);
        return wf_is_null(found) ? wf_get_attr_str(vm, v, name) : found;
    }
    wf_val attribute = is_plain(type, WF_HAS_GETATTRIBUTE) ? wf_type_find(vm, type, name) : WF_NULL;
    if (wf_is_null(attribute) || !wf_takes_self(attribute))
        return wf_get_attr_str(vm, v, name);
    wf_val own = wf_instance_attr(vm, v, name);
    if (!wf_is_null(own))
        return own;
    if (!wf_is_exact(attribute, &wf_cfunc_type) || wf_def_owner(type, as_def(attribute)))
        *self = v;
    return attribute;
}

/* ---- Setting ---- */

static void set_attr_str(wf_vm *vm, wf_val v, const wf_str *name, wf_val value) {
    const wf_ops *ops = wf_ops_of(wf_typeof(v));
    bool done = ops->setattr && ops->setattr(vm, v, wf_from(name), value);
    if (!done && ops->setattr != wf_instance_ops.setattr && !wf_is_type(v))
        done = wf_generic_set_attr(vm, v, name, value);
    if (!done)
        wf_not_settable(vm, v, name);
}

void wf_set_attr(wf_vm *vm, wf_val v, wf_val name, wf_val value) {
    set_attr_str(vm, v, wf_attr_name(vm, name), value);
}
void wf_set_attr_text(wf_vm *vm, wf_val v, const char *name, wf_val value) {
    set_attr_str(vm, v, wf_intern_text(vm, name), value);
}
