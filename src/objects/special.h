/* special.h - special methods and the slots of types they stand for; private to the type system
 * (type.c, classes.c, instance.c, special.c, ops.c, attr.c). */
#ifndef WF_OBJECTS_SPECIAL_H
#define WF_OBJECTS_SPECIAL_H

#include "objects/object.h"

/* How Python calls a slot: see the table in special.c. */
typedef enum wf_form {
    WF_FORM_ONLY_PYTHON,
    WF_FORM_SELF,
    WF_FORM_HASH,
    WF_FORM_NEXT,
    WF_FORM_TRUTH,
    WF_FORM_COMPARE,
    WF_FORM_GETATTR,
    WF_FORM_SETATTR,
    WF_FORM_DELATTR,
    WF_FORM_GETITEM,
    WF_FORM_SETITEM,
    WF_FORM_DELITEM,
    WF_FORM_CONTAINS,
    WF_FORM_BINARY,
    WF_FORM_REFLECTED,
    WF_FORM_INPLACE,
    WF_FORM_UNARY,
    WF_FORM_GET,
    WF_FORM_SET,
    WF_FORM_DELETE,
    WF_FORM_CALL,
    WF_FORM_INIT,
    WF_FORM_NEW
} wf_form;

typedef struct wf_special {
    const wf_str *name;
    uint8_t slot; /* WF_SLOT_...: see wf_slot_at, WF_HAS */
    uint8_t form; /* wf_form */
    uint8_t op;
} wf_special;

extern const wf_special wf_specials[];
extern const size_t wf_special_count;
/* The table's entry of an interned name, or NULL. */
const wf_special *wf_special_find(const wf_str *name);

static inline wf_slot wf_slot_at(const wf_slots *slots, unsigned slot) {
    return slot < WF_SLOT_OPS
               ? ((const wf_slot *)(const void *)slots)[slot]
               : ((const wf_slot *)(const void *)wf_slots_ops(slots))[slot - WF_SLOT_OPS];
}

/* The method that stands for a slot of a type in C, if the type itself has the slot and does not
 * just share its base's. WF_NONE: __hash__ of an unhashable one. WF_NULL: none.
 * Raises MemoryError. */
wf_val wf_special_native(wf_vm *vm, const wf_type *type, const wf_str *name);

/* Names of the methods of an operator. */
typedef struct wf_binop_name {
    const wf_str *left, *right, *inplace;
    const char *symbol;
} wf_binop_name;
extern const wf_binop_name wf_binop_names[WF_BINOP_COUNT];
extern const wf_str *const wf_unop_names[WF_UNOP_COUNT];
extern const wf_str *const wf_cmpop_names[WF_GE + 1];
static inline wf_cmpop wf_cmpop_swapped(wf_cmpop op) {
    static const uint8_t swapped[] = {WF_GT, WF_GE, WF_EQ, WF_NE, WF_LT, WF_LE};
    return (wf_cmpop)swapped[op];
}

/* ops.c: the method that the operator asks first when it is that of a class and of the left
 * operand; WF_NULL: the operator (wf_binary and its like) has to be carried out as a whole. */
wf_val wf_binary_method(wf_vm *vm, wf_binop op, wf_val a, wf_val b);
wf_val wf_compare_method(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op);
wf_val wf_unary_method(wf_vm *vm, wf_unop op, wf_val a);
/* The rest of the operator when that method has said NotImplemented. Raise TypeError.
 * Run Python. */
wf_val wf_binary_right(wf_vm *vm, wf_binop op, wf_val a, wf_val b, bool is_inplace);
wf_val wf_compare_right(wf_vm *vm, wf_val a, wf_val b, wf_cmpop op);

/* object.c: what object's own methods do, whatever the type of self. */
extern const wf_slots wf_object_slots;
wf_val wf_object_repr(wf_vm *vm, wf_val self);
wf_hash wf_object_hash(wf_vm *vm, wf_val self);
wf_val wf_object_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op);
wf_val wf_object_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                      wf_val names);
void wf_object_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names);

/* Adds the names that the type and its bases define, for dir(). */
void wf_type_add_names(wf_vm *vm, wf_dict *names, const wf_type *type);

/* classes.c: the class and all that derive from it, each once. Raises MemoryError. Collects. */
wf_list *wf_class_family(wf_vm *vm, wf_class *cls);
/* What `name` in the dict of a family's first class may change: has, slots, flags of them all. What it
 * takes of memory wf_class_prepare has seen to. Raises MemoryError. Collects. */
void wf_class_prepare(wf_vm *vm, const wf_list *family, const wf_str *name);
void wf_class_refresh(wf_vm *vm, const wf_list *family);
/* The type whose C struct the instances of type have: itself, or the first base in C. */
const wf_type *wf_native_base(const wf_type *type);
/* Calls visit for the direct subclasses that are alive. Runs Python if visit does. */
void wf_class_each_subclass(wf_vm *vm, wf_class *cls,
                            void (*visit)(wf_vm *vm, wf_class *sub, void *data), void *data);
/* type.c: type.__call__, as metaclasses reach it by super(). */
wf_val wf_type_default_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names);
/* type.c: wf_type_changed when it is one name of a class that means something else now. */
void wf_type_name_changed(wf_vm *vm, const wf_type *type, const wf_str *name);
/* type_attrs.c: wf_get_method of a type. */
wf_val wf_type_get_method(wf_vm *vm, const wf_type *type, const wf_str *name, wf_val *self);
/* mro.c: appends v unless it is there, by identity; false: it was. Raises MemoryError. */
bool wf_list_append_once(wf_vm *vm, wf_list *list, wf_val v);
/* The order of lookup by C3. Raises TypeError. */
wf_tuple *wf_mro_compute(wf_vm *vm, const wf_type *type, wf_tuple *bases);

/* instance.c: calls what was found on self's type, bound to self. Raises. Runs Python. */
wf_val wf_call_found(wf_vm *vm, wf_val func, wf_val self, const wf_val *args, size_t count,
                     wf_val names);

/* attr.c */
WF_NORETURN void wf_no_attribute(wf_vm *vm, wf_val v, const wf_str *name);
/* v.name = value or del v.name was refused by the default rules. */
WF_NORETURN void wf_not_settable(wf_vm *vm, wf_val v, const wf_str *name);
/* Whether a call of what was found on a type may pass self as the first argument in place of
 * binding. */
bool wf_takes_self(wf_val attribute);
/* The attribute in the instance itself; WF_NULL: none. */
wf_val wf_instance_attr(wf_vm *vm, wf_val v, const wf_str *name);
/* A name given by Python, interned. Raises TypeError. */
const wf_str *wf_attr_name(wf_vm *vm, wf_val name);
/* The attributes of v as its __dict__, or NULL when it has none of them. */
wf_dict *wf_dict_of(wf_vm *vm, wf_val v);

/* ops.c: v[key] = value, or del v[key] (value WF_NULL), which v's type does not know. */
WF_NORETURN void wf_no_item_store(wf_vm *vm, wf_val v, wf_val key, wf_val value);
/* ops.c: item in v, for what can only be iterated. */
bool wf_contains_by_iter(wf_vm *vm, wf_val v, wf_val item);
/* The operation as this table, of a's type or a base of it, do it. Raises TypeError.
 * Runs Python. */
wf_val wf_unary_by(wf_vm *vm, const wf_ops *ops, wf_unop op, wf_val a);

/* generic.c */
wf_val wf_generic_alias(wf_vm *vm, wf_val origin, wf_val item); /* origin[item] */
wf_val wf_union_or(wf_vm *vm, wf_val left, wf_val right);       /* X | Y; WF_NULL: not types */
wf_val wf_union_of(wf_vm *vm, wf_val left, wf_val right);       /* the same, whatever they are */
wf_tuple *wf_union_args(wf_val v);
/* types.SimpleNamespace */
typedef struct wf_namespace {
    wf_head head;
    wf_dict *dict;
} wf_namespace;
/* proxy.c */
wf_val wf_mappingproxy_new(wf_vm *vm, wf_val mapping);

#endif
