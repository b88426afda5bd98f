/* shape.h - where instances of Python classes keep their attributes.
 *
 *     instance of class C:
 *     +------+--------------------+-------+----+----+----+
 *     | head | C struct of native | shape | a0 | a1 | .  |    wf_attrs: shape and slots
 *     | C    | base (often none)  |       |    |    |    |
 *     +------+--------------------+-------+----+----+----+
 *
 * A shape is a list of names that a class's instances have been given, in
 * order: slot i belongs to name i; a slot of WF_NULL is an attribute not set.
 * A shape belongs to one class, but all instances in dict form share one.
 * The shape grows by a name when an instance first gets it, as long as
 * room lasts. An instance leaves its shape for a dict (shape->is_dict, slot 0
 * is a wf_dict) when it has more attributes than room, when they come in
 * another order than the shape's, or when __dict__ is asked for. When it was
 * for room, the class makes a roomier shape for instances to come.
 *
 * Always true: an instance has at least shape->room slots (at least one);
 * slots of set attributes lie in order of insertion.
 */
#ifndef WF_OBJECTS_SHAPE_H
#define WF_OBJECTS_SHAPE_H

#include "objects/dict.h"

struct wf_shape {
    wf_head head;
    uint16_t room, count;
    bool is_dict;
    bool no_dict;    /* __slots__ without __dict__: no other names, and unset ones are normal */
    uint32_t offset; /* of wf_attrs in the instance; 0: ask wf_attrs_of (variable-size native part,
                        dict form) */
    const wf_str *name[]; /* room of them; traced */
};

typedef struct wf_attrs {
    wf_shape *shape;
    wf_val slot[];
} wf_attrs;

extern const wf_type wf_shape_type;

/* The attributes of an instance whose type has WF_TYPE_HAS_SLOTS. */
static inline wf_attrs *wf_attrs_of(const void *object, const wf_type *type) {
    const wf_slots *slots = type->slots;
    size_t offset = slots->size_of ? slots->size_of(object) : slots->size;
    offset = (offset + sizeof(uintptr_t) - 1) & ~(sizeof(uintptr_t) - 1);
    return (wf_attrs *)((char *)(uintptr_t)object + offset);
}
wf_shape *wf_shape_new(wf_vm *vm, size_t room, uint32_t offset);
/* Slot of the name, or -1. */
int wf_shape_find(const wf_shape *shape, const wf_str *name);
wf_val wf_attrs_get(wf_vm *vm, wf_attrs *attrs, const wf_str *name); /* WF_NULL: not set */
/* value WF_NULL: delete; false: was not set (delete), or the shape allows no such name. Raises
 * MemoryError. */
bool wf_attrs_set(wf_vm *vm, void *holder, wf_attrs *attrs, const wf_str *name, wf_val value);
/* The instance's __dict__: turns it into dict form. */
wf_dict *wf_attrs_dict(wf_vm *vm, void *holder, wf_attrs *attrs);
/* obj.__dict__ = dict */
void wf_attrs_replace(wf_vm *vm, void *holder, wf_attrs *attrs, wf_dict *dict);
/* The descriptor of a name in __slots__, of wf_member_type: a data descriptor that reads and writes
 * the attribute of that name in the instance's shape. */
wf_val wf_member_new(wf_vm *vm, const wf_type *owner, const wf_str *name);

#endif
