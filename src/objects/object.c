/* object.c - object, the base of every type, and what instances inherit from it. */
#include "objects/exc.h"
#include "objects/format.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

static size_t given(size_t count, wf_val names) {
    return count + (wf_is_null(names) ? 0 : wf_as_tuple(names)->count);
}

/* ---- Making ---- */

/* "'a', 'b'": the names of the methods that are missing, sorted. */
WF_NORETURN static void refuse_abstract(wf_vm *vm, const wf_type *type) {
    wf_val names = wf_dict_get_name(vm, wf_as_class(type)->dict, WF_S(__abstractmethods__));
    wf_list *sorted = wf_list_from(vm, names);
    wf_list_sort(vm, sorted, WF_NULL, false);
    wf_text text = {0};
    for (size_t i = 0; i < sorted->count; i++)
        wf_text_addf(vm, &text, "%s'%S'", i ? ", " : "", wf_list_at(sorted, i));
    wf_error_raise(vm, WF_E_ABSTRACT, wf_from(wf_type_name_str(vm, type)),
                   sorted->count == 1 ? "" : "s", wf_text_end(vm, &text));
}

wf_val wf_object_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                      wf_val names) {
    (void)args;
    if (given(count, names)) {
        if (wf_overrides(type, WF_HAS(make)))
            wf_error_raise(vm, WF_E_OBJECT_NEW_ARGS);
        if (!wf_overrides(type, WF_HAS(init)))
            wf_error_raise(vm, WF_E_TAKES_NO_ARGS, wf_from(wf_type_name_str(vm, type)));
    }
    if (type->flags & WF_TYPE_ABSTRACT)
        refuse_abstract(vm, type);
    return wf_from(wf_instance_new(vm, type, 0));
}

void wf_object_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    (void)args;
    const wf_type *type = wf_typeof(self);
    if (!given(count, names))
        return;
    if (wf_overrides(type, WF_HAS(init)))
        wf_error_raise(vm, WF_E_OBJECT_INIT_ARGS);
    if (!wf_overrides(type, WF_HAS(make)) && wf_native_base(type) == &wf_object_type)
        wf_error_raise(vm, WF_E_INIT_ARGS, self);
}

/* ---- Text, identity, attributes ---- */

wf_val wf_object_repr(wf_vm *vm, wf_val self) {
    const wf_type *type = wf_typeof(self);
    wf_val module = wf_type_get_attr(vm, type, WF_S(__module__));
    wf_id_of(vm, self); /* the address is shown, so it shall stay */
    size_t address = (size_t)wf_bits(self);
    if (wf_is_null(module) || !wf_is_str_(module) ||
        wf_str_equal(wf_as_str(module), WF_S(builtins)))
        return wf_format(vm, "<%S object at 0x%zx>", wf_type_qualname(vm, type), address);
    return wf_format(vm, "<%S.%S object at 0x%zx>", module, wf_type_qualname(vm, type), address);
}

wf_hash wf_object_hash(wf_vm *vm, wf_val self) {
    if (wf_is_object(self) && wf_in_heap(vm, wf_ptr(self)))
        wf_pin(wf_ptr(self));
    return (wf_hash)(wf_bits(self) / WF_GRANULE);
}

wf_val wf_object_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if (op == WF_EQ)
        return wf_eq(self, other) ? WF_TRUE : WF_NULL;
    if (op != WF_NE)
        return WF_NULL;
    wf_val (*compare)(wf_vm *, wf_val, wf_val, wf_cmpop) = wf_typeof(self)->slots->compare;
    wf_val equal = (compare ? compare : wf_object_compare)(vm, self, other, WF_EQ);
    return wf_is_null(equal) ? WF_NULL : wf_bool(!wf_truth(vm, equal));
}

static wf_val object_getattr(wf_vm *vm, wf_val self, wf_val name) {
    if (wf_is_type(self)) /* object.__getattribute__(cls, name) sees what the metaclass has */
        return wf_bind(vm, wf_type_find(vm, wf_typeof(self), wf_as_str(name)), self,
                       wf_typeof(self));
    return wf_generic_get_attr(vm, self, wf_as_str(name));
}

static bool object_setattr(wf_vm *vm, wf_val self, wf_val name, wf_val v) {
    if (wf_is_type(self))
        wf_error_raise(vm, WF_E_OBJECT_SETATTR_TYPE, wf_is_null(v) ? "__delattr__" : "__setattr__",
                       wf_from(wf_type_name_str(vm, wf_typeof(self))));
    return wf_generic_set_attr(vm, self, wf_as_str(name), v);
}

static wf_val get_class(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_from(wf_shown_type(args[0]));
}

/* Instances of two classes look alike in memory when their native base is the same and both or
 * neither have attributes, with the same names when those are fixed. */
static bool same_layout(const wf_type *a, const wf_type *b) {
    const wf_shape *sa = wf_as_class(a)->shape, *sb = wf_as_class(b)->shape;
    if (wf_native_base(a) != wf_native_base(b) || !sa != !sb)
        return false;
    if (!sa || (!sa->no_dict && !sb->no_dict))
        return true;
    if (!sa->no_dict || !sb->no_dict || sa->count != sb->count)
        return false;
    for (size_t i = 0; i < sa->count; i++)
        if (sa->name[i] != sb->name[i])
            return false;
    return true;
}

/* The instance leaves the shape of its old class, by which things are cached. */
static void take_shape_of(wf_vm *vm, void *object, const wf_type *from, const wf_type *to) {
    wf_shape *shape = wf_as_class(to)->shape;
    if (!shape)
        return;
    wf_attrs *attrs = wf_attrs_of(object, from);
    if (shape->no_dict)
        wf_set(vm, object, attrs->shape, shape);
    else
        wf_attrs_dict(vm, object, attrs);
}

static wf_val set_class(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *from = wf_typeof(args[0]);
    if (wf_is_null(args[1]))
        wf_error_raise(vm, WF_E_DELETE_CLASS);
    if (!wf_is_type(args[1]))
        wf_error_raise(vm, WF_E_CLASS_MUST_BE_CLASS, args[1]);
    const wf_type *to = wf_as_type(args[1]);
    if (!wf_is_class(from) || !wf_is_class(to))
        wf_error_raise(vm, WF_E_CLASS_IMMUTABLE);
    if (!same_layout(from, to))
        wf_error_raise(vm, WF_E_CLASS_LAYOUT, wf_from(wf_type_name_str(vm, to)),
                       wf_from(wf_type_name_str(vm, from)));
    wf_head *head = wf_ptr(args[0]);
    take_shape_of(vm, head, from, to);
    if ((to->flags & WF_TYPE_HAS_DEL) && !(from->flags & WF_TYPE_HAS_DEL))
        wf_watch(vm, head);
    head->word = (uintptr_t)to | (head->word & WF_HEAD_BITS);
    return WF_NONE;
}

static wf_val get_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_dict *dict = wf_dict_of(vm, args[0]);
    if (!dict)
        wf_no_attribute(vm, args[0], WF_S(__dict__));
    return wf_from(dict);
}

static wf_val set_dict(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = wf_typeof(args[0]);
    if (!wf_dict_of(vm, args[0]))
        wf_no_attribute(vm, args[0], WF_S(__dict__));
    if (wf_is_null(args[1]) || !wf_is_dict(args[1]))
        wf_error_raise(vm, WF_E_DICT_MUST_BE_DICT, wf_none_if_null(args[1]));
    void *object = wf_ptr(args[0]);
    if (type->flags & WF_TYPE_HAS_SLOTS)
        wf_attrs_replace(vm, object, wf_attrs_of(object, type), wf_as_dict(args[1]));
    else
        wf_set(vm, object, *wf_dict_field(object, type), wf_as_dict(args[1]));
    return WF_NONE;
}

wf_val wf_object_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = wf_typeof(args[0]);
    if (!wf_is_class(type))
        return wf_type_doc(type) ? wf_new_text(vm, wf_type_doc(type)) : WF_NONE;
    wf_val doc = wf_dict_get_name(vm, wf_as_class(type)->dict, WF_S(__doc__));
    return wf_none_if_null(doc);
}

/* Attributes as a new dict; WF_NONE: there are none. */
static wf_val copy_attributes(wf_vm *vm, wf_val v) {
    const wf_type *type = wf_typeof(v);
    wf_dict *copy = wf_dict_new(vm);
    if (type->flags & WF_TYPE_HAS_SLOTS) {
        wf_attrs *attrs = wf_attrs_of(wf_ptr(v), type);
        const wf_shape *shape = attrs->shape;
        if (shape->is_dict)
            copy = wf_dict_copy(vm, wf_attrs_dict(vm, wf_ptr(v), attrs));
        for (size_t i = 0; i < shape->count; i++)
            if (!wf_is_null(attrs->slot[i]))
                wf_dict_set_name(vm, copy, shape->name[i], attrs->slot[i]);
    } else {
        wf_dict **field = type->flags & WF_TYPE_HAS_DICT ? wf_dict_field(wf_ptr(v), type) : NULL;
        if (field && *field)
            copy = wf_dict_copy(vm, *field);
    }
    return copy->count ? wf_from(copy) : WF_NONE;
}

/* ---- dir() ---- */

static void add_name(wf_vm *vm, wf_dict *names, const wf_str *name) {
    wf_dict_set_name(vm, names, name, WF_NONE);
}

static void add_keys(wf_vm *vm, wf_dict *names, const wf_dict *dict) {
    size_t at = 0;
    for (wf_val key, value; wf_dict_next(dict, &at, &key, &value);)
        wf_dict_set(vm, names, key, WF_NONE);
}

static void add_native_names(wf_vm *vm, wf_dict *names, const wf_type *type) {
    const wf_def *defs = type->defs;
    size_t count = type->def_count;
    for (const wf_def *def; (def = wf_defs_next(&defs, &count)) != NULL;)
        add_name(vm, names, wf_intern_text(vm, def->name));
    for (size_t i = 0; i < wf_special_count; i++)
        if (!wf_is_null(wf_special_native(vm, type, wf_specials[i].name)))
            add_name(vm, names, wf_specials[i].name);
}

void wf_type_add_names(wf_vm *vm, wf_dict *names, const wf_type *type) {
    size_t at = 0;
    for (const wf_type *t; (t = wf_mro_next(type, &at)) != NULL;)
        if (wf_is_class(t))
            add_keys(vm, names, wf_as_class(t)->dict);
        else
            add_native_names(vm, names, t);
}

static wf_val object_dir(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val v = args[0];
    const wf_type *type = wf_typeof(v);
    wf_dict *names = wf_dict_new(vm);
    wf_type_add_names(vm, names, type);
    wf_val own = copy_attributes(vm, v);
    wf_val getter = wf_type_find(vm, type, WF_S(__dict__));
    if (!wf_eq(getter, wf_type_find(vm, &wf_object_type, WF_S(__dict__))))
        own = wf_find_attr(vm, v, WF_N(__dict__));
    else if (!(type->flags & (WF_TYPE_HAS_SLOTS | WF_TYPE_HAS_DICT)))
        wf_dict_remove(vm, names, WF_N(__dict__));
    if (!wf_is_null(own) && wf_is_dict(own))
        add_keys(vm, names, wf_as_dict(own));
    return wf_from(wf_list_from(vm, wf_from(names)));
}

/* ---- Copying: what copy.copy and pickle ask ---- */

static wf_val object_getstate(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_type *type = wf_typeof(args[0]);
    wf_val state = copy_attributes(vm, args[0]);
    bool fixed =
        (type->flags & WF_TYPE_HAS_SLOTS) && wf_attrs_of(wf_ptr(args[0]), type)->shape->no_dict;
    return fixed && !wf_is_none_(state) ? wf_from(wf_tuple_pair(vm, WF_NONE, state)) : state;
}

/* copyreg.__newobj__: cls.__new__(cls, *args) */
static wf_val newobj(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    if (count == 0 || !wf_is_type(args[0]))
        wf_error_raise(vm, WF_E_NEWOBJ_ARGS);
    const wf_type *type = wf_as_type(args[0]);
    return type->slots->make(vm, type, args + 1, count - 1, names);
}
static const wf_def newobj_def = WF_FN_ANY("__newobj__", newobj, NULL);

static wf_val iter_or_none(wf_vm *vm, bool wanted, wf_val v) {
    return wanted ? wf_iter(vm, v) : WF_NONE;
}

static wf_val object_reduce(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val self = args[0];
    const wf_type *type = wf_typeof(self);
    if (!type->slots->make || (type->flags & WF_TYPE_NO_MAKE) || type->kind == WF_KIND_MEMVIEW ||
        (type->slots->next && type->slots->next != wf_instance_slots.next))
        wf_error_raise(vm, WF_E_CANNOT_PICKLE, self);
    wf_val new_args = wf_call_special(vm, self, WF_S(__getnewargs__), NULL, 0);
    size_t extra = wf_is_null(new_args) ? 0 : wf_as_tuple(new_args)->count;
    wf_tuple *make_args = wf_tuple_new(vm, NULL, 1 + extra);
    wf_set(vm, make_args, make_args->item[0], wf_from(type));
    for (size_t i = 0; i < extra; i++)
        wf_set(vm, make_args, make_args->item[i + 1], wf_as_tuple(new_args)->item[i]);
    bool is_dict = wf_is_dict(self);
    wf_val items = is_dict ? wf_call_method(vm, self, "items", NULL, 0) : self;
    wf_val parts[5] = {wf_from(&newobj_def), wf_from(make_args),
                       wf_call_special(vm, self, WF_S(__getstate__), NULL, 0),
                       iter_or_none(vm, wf_is_list(self), self), iter_or_none(vm, is_dict, items)};
    return wf_new_tuple(vm, parts, 5);
}

static wf_val object_reduce_ex(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val own = wf_type_find(vm, wf_typeof(args[0]), WF_S(__reduce__));
    if (!wf_eq(own, wf_type_find(vm, &wf_object_type, WF_S(__reduce__))))
        return wf_call_found(vm, own, args[0], NULL, 0, WF_NULL);
    return object_reduce(vm, args, count);
}

/* ---- The rest ---- */

static wf_val object_format(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_FORMAT_SPEC_STR, args[1]);
    if (wf_str_size(wf_as_str(args[1])) > 0)
        wf_error_raise(vm, WF_E_FORMAT_UNSUPPORTED, args[0]);
    return wf_str_of(vm, args[0]);
}

static wf_val object_sizeof(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bool in_heap = wf_is_object(args[0]) && wf_in_heap(vm, wf_ptr(args[0]));
    return wf_new_uint(vm, in_heap ? wf_heap_size_of(vm, wf_ptr(args[0])) : sizeof(wf_val));
}

static wf_val object_init_subclass(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    if (given(count, names) > 1)
        wf_error_raise(vm, WF_E_INIT_SUBCLASS_KEYWORDS,
                       wf_from(wf_type_name_str(vm, wf_as_type(args[0]))));
    return WF_NONE;
}

static wf_val object_subclasshook(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    return WF_NOTIMPL;
}

static const wf_def object_defs[] = {
    WF_GETSET("__class__", get_class, set_class, NULL),
    WF_GETSET("__dict__", get_dict, set_dict, NULL),
    WF_GET("__doc__", wf_object_doc, NULL),
    WF_FN("__dir__", object_dir, 1, 1, "The names that dir() lists."),
    WF_FN("__format__", object_format, 2, 2, "str(self) if the format is empty. Raises TypeError."),
    WF_FN("__getstate__", object_getstate, 1, 1, "Helper for pickle."),
    WF_FN("__reduce__", object_reduce, 1, 1, "Helper for pickle."),
    WF_FN("__reduce_ex__", object_reduce_ex, 2, 2, "Helper for pickle."),
    WF_FN("__sizeof__", object_sizeof, 1, 1, "Bytes of memory that the object takes."),
    WF_CLASS_ANY("__init_subclass__", object_init_subclass,
                 "Called for each new subclass, with the keywords of its class statement."),
    WF_CLASS_FN("__subclasshook__", object_subclasshook, 1, 2, "",
                "Lets abstract classes customize issubclass()."),
};

const wf_slots wf_object_slots = {.size = sizeof(wf_head),
                                  .make = wf_object_make,
                                  .init = wf_object_init,
                                  .repr = wf_object_repr,
                                  .str = wf_repr,
                                  .hash = wf_object_hash,
                                  .compare = wf_object_compare,
                                  WF_OPS(.getattr = object_getattr, .setattr = object_setattr)};
const wf_type wf_object_type = {.head = WF_HEAD(wf_type_type),
                                .name = "object",
                                .slots = &wf_object_slots,
                                .base = NULL,
                                .defs = object_defs,
                                .def_count = WF_COUNT(object_defs),
                                .kind = WF_KIND_OBJECT,
                                WF_TYPE_DOC("What every object is.")};
