/* object.h - what every object has: type, class, kind; singletons and words common to all of
 * objects/. */
#ifndef WF_OBJECTS_OBJECT_H
#define WF_OBJECTS_OBJECT_H

#include "config.h"
#include "heap/heap.h"
#include "heap/jump.h"
#include "errors.h"
#include "objects/names.h"

typedef struct wf_str wf_str;
typedef struct wf_tuple wf_tuple;
typedef struct wf_list wf_list;
typedef struct wf_dict wf_dict;
typedef struct wf_shape wf_shape;
typedef struct wf_code wf_code;
typedef struct wf_exc wf_exc;

/* The singletons, in read-only memory. */
typedef struct wf_single {
    wf_head head;
    uintptr_t unused; /* every object has at least two words: inline caches look at the second */
} wf_single;
extern const wf_single wf_none_object, wf_true_object, wf_false_object, wf_ellipsis_object,
    wf_notimpl_object;
#define WF_NONE     wf_from(&wf_none_object)
#define WF_TRUE     wf_from(&wf_true_object)
#define WF_FALSE    wf_from(&wf_false_object)
#define WF_ELLIPSIS wf_from(&wf_ellipsis_object)
#define WF_NOTIMPL  wf_from(&wf_notimpl_object)
wf_val wf_none_if_null(wf_val v);
static inline wf_val wf_bool(bool b) { return b ? WF_TRUE : WF_FALSE; }
/* What a comparison says of an order of -1, 0 or 1. */
static inline wf_val wf_order(wf_cmpop op, int order) {
    bool is_true = op == WF_LT   ? order < 0
                   : op == WF_LE ? order <= 0
                   : op == WF_GT ? order > 0
                   : op == WF_GE ? order >= 0
                                 : (order == 0) == (op == WF_EQ);
    return wf_bool(is_true);
}

extern const wf_type wf_none_type, wf_bool_type, wf_int_type, wf_float_type, wf_complex_type,
    wf_str_type, wf_bytes_type, wf_bytearray_type, wf_memview_type, wf_list_type, wf_tuple_type,
    wf_dict_type, wf_set_type, wf_frozenset_type, wf_slice_type, wf_range_type, wf_func_type,
    wf_method_type, wf_module_type, wf_property_type, wf_classmethod_type, wf_staticmethod_type,
    wf_super_type, wf_cell_type, wf_code_type, wf_weakref_type, wf_ellipsis_type, wf_notimpl_type,
    wf_gen_type, wf_coroutine_type, wf_asyncgen_type, wf_mappingproxy_type, wf_enumerate_type,
    wf_zip_type, wf_map_type, wf_filter_type, wf_reversed_type, wf_exc_BaseException,
    wf_exc_Exception, wf_dict_keys_type, wf_dict_values_type, wf_dict_items_type, wf_namespace_type,
    wf_generic_alias_type, wf_union_type, wf_member_type, wf_method_descr_type,
    wf_getset_descr_type, wf_slot_wrapper_type, wf_new_wrapper_type;

/* The type of any value but WF_NULL. Immediates included. */
static inline const wf_type *wf_typeof(wf_val v) {
    if (wf_is_object(v))
        return wf_head_type(wf_ptr(v));
    return wf_is_small(v) ? &wf_int_type : &wf_float_type;
}
static inline wf_kind wf_kind_of(wf_val v) { return (wf_kind)wf_typeof(v)->kind; }
static inline bool wf_has_kind(wf_val v, wf_kind kind) {
    return wf_is_object(v) && wf_head_type(wf_ptr(v))->kind == kind;
}
static inline bool wf_is_exact(wf_val v, const wf_type *type) {
    return wf_is_object(v) && wf_head_type(wf_ptr(v)) == type;
}
static inline bool wf_is_none_(wf_val v) { return wf_eq(v, WF_NONE); }

/* A class made by a class statement. Its methods are in dict. Plain classes (no base in C but
 * object) have the slots wf_instance_slots, which look for special methods each time; others have
 * their native base's, or a table of their own when they override something. Classes never move
 * (wf_new_pinned), nor does the blob that holds such a table. */
typedef struct wf_class {
    wf_type type;
    const wf_str *name; /* __name__ (type.name is unused) */
    wf_val qualname;
    wf_dict *dict;
    wf_tuple *bases;
    wf_tuple *mro;      /* this class first */
    wf_shape *shape;    /* of the next new instance; NULL: instances have no wf_attrs */
    wf_row *subclasses; /* weakrefs to direct subclasses, or NULL */
    wf_blob *own_slots; /* holds type.slots and its ops, or NULL */
    uint32_t has;       /* WF_HAS bits: special methods that it or a base defines in Python */
} wf_class;

/* Numbers of the slots that stand for special methods: of wf_slots, behind them of wf_ops. */
typedef void (*wf_slot)(void);
#define OWN(slot) WF_SLOT_##slot = offsetof(wf_slots, slot) / sizeof(wf_slot)
#define OP(slot)  WF_SLOT_##slot = WF_SLOT_OPS + offsetof(wf_ops, slot) / sizeof(wf_slot)
enum {
    WF_SLOT_OPS = sizeof(wf_slots) / sizeof(wf_slot),
    OWN(make),
    OWN(init),
    OWN(repr),
    OWN(str),
    OWN(hash),
    OWN(compare),
    OWN(iter),
    OWN(next),
    OP(call),
    OP(getattr),
    OP(setattr),
    OP(length),
    OP(truth),
    OP(getitem),
    OP(setitem),
    OP(contains),
    OP(binary),
    OP(inplace),
    OP(unary),
    OP(descr_get),
    OP(descr_set),
};
#undef OWN
#undef OP

/* The bit of a slot in wf_class.has: some special method behind it is defined in Python. */
#define WF_HAS(slot)        (1u << WF_SLOT_##slot)
#define WF_HAS_GETATTRIBUTE (1u << 30) /* WF_HAS(getattr) is set by __getattr__ too */
#define WF_HAS_DEL          (1u << 31)

/* The operations of a type; those of a type without any are all NULL. */
extern const wf_ops wf_no_ops;
static inline const wf_ops *wf_slots_ops(const wf_slots *slots) {
    return slots->ops ? slots->ops : &wf_no_ops;
}
static inline const wf_ops *wf_ops_of(const wf_type *type) { return wf_slots_ops(type->slots); }

static inline bool wf_is_type(wf_val v) { return wf_has_kind(v, WF_KIND_TYPE); }
static inline const wf_type *wf_as_type(wf_val v) {
    assert(wf_is_type(v));
    return (const wf_type *)wf_ptr(v);
}
static inline bool wf_is_class(const wf_type *type) { return type->flags & WF_TYPE_HEAP; }
static inline wf_class *wf_as_class(const wf_type *type) {
    assert(wf_is_class(type));
    return (wf_class *)(uintptr_t)type;
}

/* Whether the type is a class that defines, or inherits from one, any of the special methods of
 * these bits. No WF_HAS(make), WF_HAS(init): __new__, __init__ are the native base's. No
 * WF_HAS_GETATTRIBUTE, WF_HAS(setattr): attributes are found, set by the default rules (a
 * __getattr__ aside). */
static inline bool wf_overrides(const wf_type *type, uint32_t has) {
    return wf_is_class(type) && (wf_as_class(type)->has & has);
}

/* ---- type.c ---- */
/* Steps through the order of lookup of a type, itself first: start with *at = 0;
 * NULL at the end. */
const wf_type *wf_mro_next(const wf_type *type, size_t *at);
wf_tuple *wf_type_mro(wf_vm *vm, const wf_type *type); /* __mro__. Raises MemoryError. */
/* What the types behind `after` in the order of lookup of type define: for super(). WF_NULL:
 * nothing. */
wf_val wf_type_find_after(wf_vm *vm, const wf_type *type, const wf_type *after, const wf_str *name);
bool wf_is_subtype(const wf_type *type, const wf_type *base); /* by the order of bases; no hooks */
/* isinstance/issubclass with __instancecheck__, tuples and unions. Raises TypeError.
 * Runs Python. */
bool wf_isinstance(wf_vm *vm, wf_val v, wf_val cls);
bool wf_issubclass(wf_vm *vm, wf_val v, wf_val cls);
/* What type or its bases define under name (an interned str): no descriptor called. WF_NULL:
 * nothing. Goes through the method cache. Allocates no strings. */
wf_val wf_type_find(wf_vm *vm, const wf_type *type, const wf_str *name);

/* What the class itself has under the name; WF_NULL: nothing, or it is a type in C. */
wf_val wf_type_own(wf_vm *vm, const wf_type *type, const wf_str *name);
/* The same, and where it was found. */
wf_val wf_type_find_where(wf_vm *vm, const wf_type *type, const wf_str *name,
                          const wf_type **where);
/* The first row of a table, which begins behind it then; goes on in the table of a WF_MORE. NULL: no
 * more rows. */
const wf_def *wf_defs_next(const wf_def **defs, size_t *count);
/* The type in C, of type and its bases, whose table has the definition; NULL: none. */
const wf_type *wf_def_owner(const wf_type *type, const wf_def *def);
/* The wf_def of that name in a table, or NULL; and its value as Python sees it. */
const wf_def *wf_defs_find(const wf_def *defs, size_t count, const wf_str *name);
wf_val wf_def_value(wf_vm *vm, const wf_def *def); /* raises MemoryError (a str constant) */
/* Reads and sets self's attribute that C computes. Raise. Run Python. */
static inline bool wf_def_is_computed(const wf_def *def) {
    return def->kind >= WF_DEF_GET && def->kind <= WF_DEF_MEMBER;
}
wf_val wf_def_get(wf_vm *vm, const wf_def *def, wf_val self);
void wf_def_set(wf_vm *vm, const wf_def *def, wf_val self, wf_val v); /* v WF_NULL: delete */
/* A class: what a class statement and type(name, bases, dict) do. Raises. Runs Python. */
wf_val wf_class_new(wf_vm *vm, const wf_type *meta, wf_val name, wf_tuple *bases, wf_dict *dict,
                    const wf_val *args, wf_val names /* class keywords for __init_subclass__ */);
/* __build_class__(func, name, *bases, metaclass=None, **kwds) */
wf_val wf_build_class(wf_vm *vm, const wf_val *args, size_t count, wf_val names);
const wf_str *wf_type_name_str(wf_vm *vm, const wf_type *type); /* __name__ */
wf_val wf_type_qualname(wf_vm *vm, const wf_type *type);
/* Attribute of a type object itself: metatype, then mro, descriptors bound. WF_NULL: none. */
wf_val wf_type_get_attr(wf_vm *vm, const wf_type *type, const wf_str *name);
/* Something cached about types may be wrong now (a method was replaced): caches compare
 * vm->objects.epoch. */
void wf_type_changed(wf_vm *vm, const wf_type *type);
/* type(*args): __call__ of the metaclass, __new__, __init__. Raises. Runs Python. */
wf_val wf_type_call(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count, wf_val names);

/* ---- instance.c: special methods written in Python ---- */
/* Calls the special method of v's type if its class defines it in Python or C: WF_NULL if it has
 * none. */
wf_val wf_call_special(wf_vm *vm, wf_val v, const wf_str *name, const wf_val *args, size_t count);
/* The special method looked up on the type and bound to v; WF_NULL if none. */
wf_val wf_find_special(wf_vm *vm, wf_val v, const wf_str *name);
/* Every entry calls the dunder method or falls back on the base. */
extern const wf_slots wf_instance_slots;
extern const wf_ops wf_instance_ops;

/* ---- ops.c: wafer.h declares most ---- */
/* v.name, default rules (object.__getattribute__): WF_NULL if missing. */
wf_val wf_generic_get_attr(wf_vm *vm, wf_val v, const wf_str *name);
/* false: no such attribute is allowed. Raises. */
bool wf_generic_set_attr(wf_vm *vm, wf_val v, const wf_str *name, wf_val value);
/* Like wf_get_attr with an interned name; the error is CPython's. */
wf_val wf_get_attr_str(wf_vm *vm, wf_val v, const wf_str *name);
/* For a call v.name(...): if name is a plain function or C method of the type, gives it unbound and
 * sets *self = v; else the attribute with *self = WF_NULL. */
wf_val wf_get_method(wf_vm *vm, wf_val v, const wf_str *name, wf_val *self);
/* Binds a class attribute to an instance, as __get__ does. instance WF_NULL:
 * accessed on the class. */
wf_val wf_bind(wf_vm *vm, wf_val attribute, wf_val instance, const wf_type *owner);
/* There are positional arguments only, as many as wanted, and none of the parameters in text (as in
 * wf_bind_args, or NULL) is by keyword only: they are in their places already. */
bool wf_args_fit(const char *text, unsigned min, unsigned max, size_t count, wf_val names);
bool wf_is_callable(wf_val v);
bool wf_is_iterator(wf_val v); /* next(v) is defined */
/* An iterator that gives v[0], v[1] ... until IndexError or StopIteration. */
wf_val wf_getitem_iter_new(wf_vm *vm, wf_val v);
/* Whether attribute, found on a type, says how it is set: __set__ or __delete__. */
bool wf_is_data_descriptor(wf_val attribute);
/* The same, if it has __get__ as well: what the instance has goes before others. WF_NULL: false. */
bool wf_goes_first(wf_val attribute);
/* object.__doc__: an attribute of that name in an instance goes before it. */
wf_val wf_object_doc(wf_vm *vm, const wf_val *args, size_t count);
/* Where objects of a type with WF_TYPE_HAS_DICT keep their attributes (NULL there: none yet). */
wf_dict **wf_dict_field(void *object, const wf_type *type);
/* func(self, *args): names as in wf_fn_any. Raises. Runs Python. */
wf_val wf_call_self(wf_vm *vm, wf_val func, wf_val self, const wf_val *args, size_t count,
                    wf_val names);
/* The unbound method that a class gives for a wf_def of native type `owner`: checks its self when
 * called. */
wf_val wf_unbound(wf_vm *vm, const wf_type *owner, const wf_def *def);
/* id(v): pins objects of the heap. */
wf_val wf_id_of(wf_vm *vm, wf_val v);
/* Compares for containers: identity first, then ==. */
static inline bool wf_same_or_equal(wf_vm *vm, wf_val a, wf_val b) {
    return wf_eq(a, b) || wf_equal(vm, a, b);
}
/* Items of any iterable as a new list / tuple. Exact lists and tuples are quick. */
wf_list *wf_list_from(wf_vm *vm, wf_val iterable);
wf_tuple *wf_tuple_from(wf_vm *vm, wf_val iterable);
/* fn(v), or WF_NULL when that raises TypeError. */
wf_val wf_unless_type_error(wf_vm *vm, wf_val (*fn)(wf_vm *vm, wf_val v), wf_val v);
/* wf_index(v), or WF_NULL when v has no __index__ or that raises TypeError. */
wf_val wf_try_index(wf_vm *vm, wf_val v);
/* __length_hint__, or 0. */
size_t wf_length_hint(wf_vm *vm, wf_val v);
/* v[at]; WF_NULL when that raises IndexError or StopIteration. Raises. Runs Python. */
wf_val wf_item_or_end(wf_vm *vm, wf_val v, size_t at);

#endif
