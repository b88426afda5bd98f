/* classes.c - making classes: what type(name, bases, dict) and the class statement do.
 *
 *     wf_build_class       resolves bases and the metaclass, runs the body, calls the metaclass
 *       wf_class_new       type.__new__: metaclass and best base, then
 *         make_class       the object, its dict, its order of lookup, its slots and shape
 *         announce         __set_name__, __init_subclass__
 *
 * What a class defines in Python takes the place of its base's C functions:
 * refresh_one chooses the table of slots, at the start and whenever a special
 * method is set on the class or a base.
 */
#include "objects/exc.h"
#include "objects/needs.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "state.h"

/* ---- Slots ---- */

static uint32_t special_bits(const wf_str *name) {
    const wf_special *special = wf_special_find(name);
    uint32_t bits = special ? 1u << special->slot : 0;
    if (name == WF_S(__getattribute__))
        bits |= WF_HAS_GETATTRIBUTE;
    return name == WF_S(__del__) ? WF_HAS_DEL : bits;
}

static uint32_t own_bits(wf_vm *vm, const wf_class *cls) {
    uint32_t bits = 0;
    size_t at = 0;
    for (wf_val key, value; wf_dict_next(cls->dict, &at, &key, &value);) {
        const wf_str *name = wf_is_str_(key) ? wf_intern_find(vm, wf_as_str(key)) : NULL;
        if (name)
            bits |= special_bits(name);
    }
    return bits;
}

/* Whether the order of lookup has a type in C that is not among the bases of `native`. */
static bool mixes_natives(const wf_class *cls, const wf_type *native) {
    for (size_t i = 0; i < cls->mro->count; i++) {
        const wf_type *type = wf_as_type(cls->mro->item[i]);
        if (!wf_is_class(type) && !wf_is_subtype(native, type))
            return true;
    }
    return false;
}

/* The function that the first type in C in the order of lookup has in the slot as its own. */
static wf_slot first_native_slot(const wf_class *cls, unsigned slot) {
    for (size_t i = 0; i < cls->mro->count; i++) {
        const wf_type *type = wf_as_type(cls->mro->item[i]);
        if (wf_is_class(type) || type == &wf_object_type)
            continue;
        wf_slot fn = wf_slot_at(type->slots, slot);
        if (fn && fn != wf_slot_at(type->base->slots, slot))
            return fn;
    }
    return NULL;
}

/* Visits an instance of a class that derives from a type in C and has attributes. */
static void trace_derived(wf_tracer *t, void *object) {
    const wf_type *native = wf_native_base(wf_head_type(object));
    if (native->slots->trace)
        native->slots->trace(t, object);
    wf_instance_slots.trace(t, object);
}

/* The tables of a class; ops is there only if some of them are its own, or once were. */
typedef struct own_tables {
    wf_slots slots;
    wf_ops ops;
} own_tables;

static wf_slot *place_of(own_tables *own, unsigned slot) {
    return slot < WF_SLOT_OPS ? (wf_slot *)(void *)&own->slots + slot
                              : (wf_slot *)(void *)&own->ops + (slot - WF_SLOT_OPS);
}

static void fill_own_tables(wf_class *cls, const wf_type *native, bool mixed, own_tables *own) {
    own->slots = *native->slots;
    if (cls->own_slots->room == sizeof *own) {
        own->ops = *wf_ops_of(native);
        own->slots.ops = &own->ops;
    }
    for (size_t i = 0; i < wf_special_count; i++) {
        unsigned slot = wf_specials[i].slot;
        wf_slot fn = cls->has & (1u << slot) ? wf_slot_at(&wf_instance_slots, slot)
                     : mixed                 ? first_native_slot(cls, slot)
                                             : NULL;
        if (fn)
            *place_of(own, slot) = fn;
    }
    if ((cls->has & WF_HAS(length)) && !(cls->has & WF_HAS(truth)) && wf_ops_of(native)->length)
        own->ops.truth = NULL; /* a sized object is true by its length, which is another one now */
    if (cls->type.flags & WF_TYPE_HAS_SLOTS)
        own->slots.trace = trace_derived;
}

static size_t own_size(uint32_t has, bool mixed) {
    return mixed || (has & ~WF_HAS_DEL) >> WF_SLOT_OPS ? sizeof(own_tables) : sizeof(wf_slots);
}

/* Room for tables of this size; what the class has goes on until they are filled. */
static void need_own_slots(wf_vm *vm, wf_class *cls, size_t size) {
    wf_blob *old = cls->own_slots;
    if (old && old->room >= size)
        return;
    wf_blob *blob = wf_new_pinned(vm, &wf_blob_type, sizeof *blob + size);
    blob->room = size;
    if (old && cls->type.slots == (const void *)old->data) {
        memcpy(blob->data, old->data, old->room);
        cls->type.slots = (const wf_slots *)(void *)blob->data;
    }
    wf_set(vm, cls, cls->own_slots, blob);
}

static void choose_slots(wf_vm *vm, wf_class *cls) {
    const wf_type *native = wf_native_base(&cls->type);
    if (native == &wf_object_type) {
        cls->type.slots = &wf_instance_slots;
        return;
    }
    bool mixed = mixes_natives(cls, native);
    if (!(cls->has & ~WF_HAS_DEL) && !(cls->type.flags & WF_TYPE_HAS_SLOTS) && !mixed) {
        cls->type.slots = native->slots;
        return;
    }
    need_own_slots(vm, cls, own_size(cls->has, mixed));
    fill_own_tables(cls, native, mixed, (own_tables *)(void *)cls->own_slots->data);
    cls->type.slots = (const wf_slots *)(void *)cls->own_slots->data;
}

static void set_flag(wf_class *cls, uint16_t flag, bool on) {
    cls->type.flags = (uint16_t)(on ? cls->type.flags | flag : cls->type.flags & ~flag);
}

static bool is_abstract(wf_vm *vm, const wf_class *cls) {
    wf_val names = wf_dict_get_name(vm, cls->dict, WF_S(__abstractmethods__));
    return !wf_is_null(names) && wf_truth(vm, names);
}

/* Answers whether the class has other special methods now. */
static bool refresh_one(wf_vm *vm, wf_class *cls) {
    uint32_t has = own_bits(vm, cls), had = cls->has;
    for (size_t i = 0; i < cls->bases->count; i++) {
        const wf_type *base = wf_as_type(cls->bases->item[i]);
        has |= wf_is_class(base) ? wf_as_class(base)->has : 0;
    }
    cls->has = has;
    set_flag(cls, WF_TYPE_HAS_DEL, has & WF_HAS_DEL);
    set_flag(cls, WF_TYPE_ABSTRACT, is_abstract(vm, cls));
    choose_slots(vm, cls);
    return has != had;
}

void wf_class_prepare(wf_vm *vm, const wf_list *family, const wf_str *name) {
    uint32_t bits = special_bits(name);
    for (size_t i = 0; bits && i < family->count; i++) {
        wf_class *cls = wf_ptr(wf_list_at(family, i));
        const wf_type *native = wf_native_base(&cls->type);
        if (native != &wf_object_type)
            need_own_slots(vm, cls, own_size(cls->has | bits, mixes_natives(cls, native)));
    }
}

void wf_class_refresh(wf_vm *vm, const wf_list *family) {
    bool again; /* while a class came before one that it derives from */
    do {
        again = false;
        for (size_t i = 0; i < family->count; i++)
            again |= refresh_one(vm, wf_ptr(wf_list_at(family, i)));
    } while (again);
}

/* ---- Subclasses, held weakly ---- */

void wf_class_each_subclass(wf_vm *vm, wf_class *cls,
                            void (*visit)(wf_vm *vm, wf_class *sub, void *data), void *data) {
    for (size_t i = 0; cls->subclasses && i < cls->subclasses->room; i++) {
        wf_val ref = cls->subclasses->slot[i];
        wf_class *sub = wf_is_null(ref) ? NULL : ((wf_weakref *)wf_ptr(ref))->target;
        if (sub)
            visit(vm, sub, data);
    }
}

typedef struct gathering {
    wf_list *family;
    wf_dict *seen; /* by id: a class may be reached through several bases */
} gathering;

static void gather(wf_vm *vm, wf_class *sub, void *data) {
    gathering *g = data;
    wf_val id = wf_id_of(vm, wf_from(sub));
    if (!wf_is_null(wf_dict_get(vm, g->seen, id)))
        return;
    wf_dict_set(vm, g->seen, id, WF_NONE);
    wf_list_append(vm, g->family, wf_from(sub));
}

wf_list *wf_class_family(wf_vm *vm, wf_class *cls) {
    wf_val first = wf_from(cls);
    gathering g = {wf_list_new(vm, &first, 1), cls->subclasses ? wf_dict_new(vm) : NULL};
    for (size_t i = 0; i < g.family->count; i++)
        wf_class_each_subclass(vm, wf_ptr(wf_list_at(g.family, i)), gather, &g);
    return g.family;
}

/* A place in the row for one more: unused, or of a class that has died. */
static size_t subclass_place(wf_vm *vm, wf_class *cls) {
    wf_row *row = cls->subclasses;
    size_t room = row ? row->room : 0;
    for (size_t i = 0; i < room; i++)
        if (wf_is_null(row->slot[i]) || !((wf_weakref *)wf_ptr(row->slot[i]))->target)
            return i;
    wf_row *wider = wf_row_new(vm, room + room / 2 + 1);
    for (size_t i = 0; i < room; i++)
        wf_set(vm, wider, wider->slot[i], row->slot[i]);
    wf_set(vm, cls, cls->subclasses, wider);
    return room;
}

static void add_subclass(wf_vm *vm, wf_class *base, wf_class *cls) {
    wf_weakref *ref = wf_new(vm, &wf_weakref_type, sizeof *ref);
    size_t place = subclass_place(vm, base);
    ref->target = cls;
    wf_weakref_link(vm, ref);
    wf_set(vm, base->subclasses, base->subclasses->slot[place], wf_from(ref));
}

/* ---- The metaclass and the base whose C struct is shared ---- */

static const wf_type *winning_meta(wf_vm *vm, const wf_type *meta, const wf_tuple *bases) {
    for (size_t i = 0; i < bases->count; i++) {
        const wf_type *other = wf_typeof(bases->item[i]);
        if (!wf_is_type(bases->item[i]) &&
            !wf_is_null(wf_find_attr(vm, bases->item[i], WF_N(__mro_entries__))))
            wf_error_raise(vm, WF_E_NEEDS_MRO_ENTRIES); /* the class statement has asked for them */
        if (wf_is_subtype(meta, other))
            continue;
        if (!wf_is_subtype(other, meta))
            wf_error_raise(vm, WF_E_METACLASS_CONFLICT);
        meta = other;
    }
    return meta;
}

/* The first type of those in C that have the same C struct as this one. */
static const wf_type *layout_of(const wf_type *type) {
    type = wf_native_base(type);
    while (type->base && type->base->kind == type->kind &&
           type->base->slots->size == type->slots->size &&
           type->base->slots->trace == type->slots->trace)
        type = type->base;
    return type;
}

static const wf_type *best_base(wf_vm *vm, const wf_tuple *bases) {
    const wf_type *best = NULL;
    for (size_t i = 0; i < bases->count; i++) {
        if (!wf_is_type(bases->item[i]))
            wf_error_raise(vm, WF_E_BASES_MUST_BE_TYPES);
        const wf_type *base = wf_as_type(bases->item[i]);
        if (base->flags & WF_TYPE_FINAL)
            wf_error_raise(vm, WF_E_NOT_A_BASE, wf_from(wf_type_name_str(vm, base)));
        if (!best || wf_is_subtype(layout_of(best), layout_of(base)))
            best = best ? best : base;
        else if (wf_is_subtype(layout_of(base), layout_of(best)))
            best = base;
        else
            wf_error_raise(vm, WF_E_LAYOUT_CONFLICT);
    }
    return best;
}

/* ---- __slots__ and the shape of instances ---- */

/* Name __x in class C becomes _C__x. */
static const wf_str *mangled(wf_vm *vm, const wf_str *class_name, const wf_str *name) {
    const char *text = wf_str_data(name), *prefix = wf_str_data(class_name);
    size_t size = wf_str_size(name);
    if (size < 3 || memcmp(text, "__", 2) != 0 || memcmp(text + size - 2, "__", 2) == 0)
        return name;
    while (*prefix == '_')
        prefix++;
    if (!*prefix)
        return name;
    return wf_intern_str(vm, wf_as_str(wf_format(vm, "_%s%s", prefix, text)));
}

/* The names in __slots__, interned and mangled, as a list; NULL: the class has no __slots__. */
static wf_list *slot_names(wf_vm *vm, const wf_class *cls) {
    wf_val given = wf_dict_get_name(vm, cls->dict, WF_S(__slots__));
    if (wf_is_null(given))
        return NULL;
    wf_list *names = wf_is_str_(given) ? wf_list_new(vm, &given, 1) : wf_list_from(vm, given);
    for (size_t i = 0; i < names->count; i++) {
        wf_val item = wf_list_at(names, i);
        if (!wf_is_str_(item))
            wf_error_raise(vm, WF_E_SLOTS_MUST_BE_STR, item);
        if (!wf_str_is_identifier(vm, wf_as_str(item)))
            wf_error_raise(vm, WF_E_SLOTS_IDENTIFIERS);
        const wf_str *name = mangled(vm, cls->name, wf_intern_str(vm, wf_as_str(item)));
        wf_set(vm, names->row, names->row->slot[i], wf_from(name));
    }
    return names;
}

static void add_members(wf_vm *vm, wf_class *cls, const wf_list *names) {
    for (size_t i = 0; i < names->count; i++) {
        const wf_str *name = wf_as_str(wf_list_at(names, i));
        if (name == WF_S(__dict__) || name == WF_S(__weakref__))
            continue;
        if (!wf_is_null(wf_dict_get_name(vm, cls->dict, name)))
            wf_error_raise(vm, WF_E_SLOTS_CONFLICT, wf_from(name));
        wf_dict_set_name(vm, cls->dict, name, wf_member_new(vm, &cls->type, name));
    }
}

/* Names in the __slots__ of the class and its bases;
 * sets *has_dict if a base's instances have one. */
static wf_list *all_slots(wf_vm *vm, const wf_class *cls, const wf_list *own, bool *has_dict) {
    wf_list *all = wf_list_with_room(vm, own->count);
    for (size_t i = cls->mro->count; i-- > 1;) {
        const wf_type *base = wf_as_type(cls->mro->item[i]);
        const wf_shape *shape = wf_is_class(base) ? wf_as_class(base)->shape : NULL;
        *has_dict |= shape && !shape->no_dict;
        for (size_t k = 0; shape && shape->no_dict && k < shape->count; k++)
            wf_list_append_once(vm, all, wf_from(shape->name[k]));
    }
    for (size_t i = 0; i < own->count; i++) {
        wf_val name = wf_list_at(own, i);
        if (wf_eq(name, WF_N(__dict__)))
            *has_dict = true;
        else if (!wf_eq(name, WF_N(__weakref__)))
            wf_list_append_once(vm, all, name);
    }
    return all;
}

enum { MOST_EXPECTED = 250 };

/* How many attributes instances will likely get:
 * those that methods of the class and its bases set. */
static size_t expected_attributes(wf_vm *vm, const wf_class *cls) {
    wf_list *all = wf_list_with_room(vm, 8);
    for (size_t i = 0; i < cls->mro->count && all->count < MOST_EXPECTED; i++) {
        const wf_type *type = wf_as_type(cls->mro->item[i]);
        if (!wf_is_class(type))
            continue;
        wf_val names = wf_dict_get_name(vm, wf_as_class(type)->dict, WF_S(__static_attributes__));
        for (size_t k = 0; !wf_is_null(names) && wf_is_tuple(names) &&
                           k < wf_as_tuple(names)->count && all->count < MOST_EXPECTED;
             k++)
            wf_list_append_once(vm, all, wf_as_tuple(names)->item[k]);
    }
    return all->count;
}

static void make_shape(wf_vm *vm, wf_class *cls, const wf_list *names, size_t room) {
    const wf_slots *slots = wf_native_base(&cls->type)->slots;
    const size_t word = sizeof(uintptr_t);
    size_t offset = (slots->size + word - 1) / word * word;
    room = room ? room : 1;
    if ((offset / word + 1 + room) %
        (WF_GRANULE / word)) /* what the last granule has room for anyway */
        room++;
    wf_shape *shape = wf_shape_new(vm, room, slots->size_of ? 0 : (uint32_t)offset);
    for (size_t i = 0; names && i < names->count; i++)
        wf_set(vm, shape, shape->name[i], wf_as_str(wf_list_at(names, i)));
    shape->count = (uint16_t)(names ? names->count : 0);
    shape->no_dict = names != NULL;
    wf_set(vm, cls, cls->shape, shape);
    set_flag(cls, WF_TYPE_HAS_SLOTS, true);
}

static void plan_instances(wf_vm *vm, wf_class *cls) {
    wf_list *own = slot_names(vm, cls);
    if ((cls->type.flags & WF_TYPE_HAS_DICT) || cls->type.kind == WF_KIND_TYPE)
        return; /* they have a dict of their own; __slots__ saves nothing */
    if (!own) {
        make_shape(vm, cls, NULL, expected_attributes(vm, cls));
        return;
    }
    bool has_dict = false;
    wf_list *all = all_slots(vm, cls, own, &has_dict);
    wf_kind kind = (wf_kind)cls->type.kind;
    if (own->count && (kind == WF_KIND_INT || kind == WF_KIND_TUPLE || kind == WF_KIND_BYTES))
        wf_error_raise(vm, WF_E_SLOTS_NOT_SUPPORTED, wf_from(wf_type_name_str(vm, cls->type.base)));
    add_members(vm, cls, own);
    if (has_dict)
        make_shape(vm, cls, NULL, all->count + expected_attributes(vm, cls));
    else if (all->count)
        make_shape(vm, cls, all, all->count);
}

/* ---- The class object ---- */

/* Functions that need no decorator in a class body. */
static void wrap_function(wf_vm *vm, wf_dict *dict, const wf_str *name, const wf_type *wrapper) {
    wf_val func = wf_dict_get_name(vm, dict, name);
    if (wf_is_null(func) || !wf_is_func(func))
        return;
    wf_wrapper *w = wf_new(vm, wrapper, sizeof *w);
    wf_set(vm, w, w->func, func);
    wf_dict_set_name(vm, dict, name, wf_from(w));
}

static wf_val take_qualname(wf_vm *vm, wf_dict *dict, wf_val name) {
    wf_val qualname = wf_dict_remove(vm, dict, WF_N(__qualname__));
    if (wf_is_null(qualname))
        return name;
    if (!wf_is_str_(qualname))
        wf_error_raise(vm, WF_E_QUALNAME_MUST_BE_STR, qualname);
    return qualname;
}

static void complete_dict(wf_vm *vm, wf_dict *dict) {
    wf_dict *globals = wf_exec_globals(vm);
    if (globals && wf_is_null(wf_dict_get_name(vm, dict, WF_S(__module__)))) {
        wf_val module = wf_dict_get_name(vm, globals, WF_S(__name__));
        if (!wf_is_null(module))
            wf_dict_set_name(vm, dict, WF_S(__module__), module);
    }
    wrap_function(vm, dict, WF_S(__new__), &wf_staticmethod_type);
    wrap_function(vm, dict, WF_S(__init_subclass__), &wf_classmethod_type);
    wrap_function(vm, dict, WF_S(__class_getitem__), &wf_classmethod_type);
    if (!wf_is_null(wf_dict_get_name(vm, dict, WF_S(__eq__))) &&
        wf_is_null(wf_dict_get_name(vm, dict, WF_S(__hash__))))
        wf_dict_set_name(vm, dict, WF_S(__hash__), WF_NONE);
}

/* What mro() returned: methods in C rely on what their objects are made of. */
static void check_mro(wf_vm *vm, const wf_type *type, const wf_tuple *mro) {
    for (size_t i = 0; i < mro->count; i++) {
        if (!wf_is_type(mro->item[i]))
            wf_error_raise(vm, WF_E_MRO_NON_CLASS, mro->item[i]);
        const wf_type *each = wf_as_type(mro->item[i]);
        if (!wf_is_subtype(layout_of(type), layout_of(each)))
            wf_error_raise(vm, WF_E_MRO_LAYOUT, wf_from(wf_type_name_str(vm, each)));
    }
}

/* The order of lookup; a metaclass may define mro() itself. */
static wf_tuple *find_mro(wf_vm *vm, wf_class *cls) {
    const wf_type *meta = wf_head_type(cls), *where = NULL;
    wf_val method = WF_NULL;
    if (wf_is_class(meta))
        method = wf_type_find_where(vm, meta, WF_S(mro), &where);
    wf_tuple *computed = wf_mro_compute(vm, &cls->type, cls->bases);
    if (!where || !wf_is_class(where))
        return computed;
    wf_set(vm, cls, cls->mro, computed); /* what mro() itself may look up */
    wf_tuple *mro = wf_tuple_from(vm, wf_call_found(vm, method, wf_from(cls), NULL, 0, WF_NULL));
    check_mro(vm, &cls->type, mro);
    wf_type_changed(vm, &cls->type); /* the class will get more than what it saw */
    return mro;
}

static uint16_t inherited_flags(const wf_tuple *bases, const wf_type *best) {
    uint16_t flags =
        best->flags & (WF_TYPE_HAS_DICT | WF_TYPE_VARSIZE | WF_TYPE_NO_WEAKREF | WF_TYPE_NO_MAKE);
    const uint16_t either = WF_TYPE_SEQUENCE | WF_TYPE_MAPPING;
    for (size_t i = 0; i < bases->count && !(flags & either); i++)
        flags |= wf_as_type(bases->item[i])->flags & either;
    return flags | WF_TYPE_HEAP;
}

/* dict becomes the class's own. */
static wf_class *make_class(wf_vm *vm, const wf_type *meta, const wf_str *name, wf_tuple *bases,
                            wf_dict *dict) {
    const wf_type *best = best_base(vm, bases);
    wf_val qualname = take_qualname(vm, dict, wf_from(name));
    complete_dict(vm, dict);
    wf_class *cls = wf_new_pinned(vm, meta, sizeof *cls);
    cls->type.slots = wf_native_base(best)->slots;
    cls->type.base = best;
    cls->type.kind = best->kind;
    cls->type.flags = inherited_flags(bases, best);
    wf_set(vm, cls, cls->name, name);
    wf_set(vm, cls, cls->qualname, qualname);
    wf_set(vm, cls, cls->dict, dict);
    wf_set(vm, cls, cls->bases, bases);
    wf_tuple *mro = find_mro(vm, cls);
    wf_set(vm, cls, cls->mro, mro);
    plan_instances(vm, cls);
    refresh_one(vm, cls);
    for (size_t i = 0; i < bases->count; i++)
        if (wf_is_class(wf_as_type(bases->item[i])))
            add_subclass(vm, wf_as_class(wf_as_type(bases->item[i])), cls);
    return cls;
}

/* Tells a value in the class body its name; an exception from there says whose name it was. */
static void tell_name(wf_vm *vm, wf_class *cls, wf_val name, wf_val value) {
    wf_val pair[2] = {wf_from(cls), name};
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        wf_val exc = wf_jump_exc(vm);
        wf_exc_add_note(vm, exc,
                        wf_format(vm, "Error calling __set_name__ on '%T' instance %R in '%S'",
                                  value, name, cls->name));
        wf_throw(vm, exc);
    }
    wf_call_special(vm, value, WF_S(__set_name__), pair, 2);
    wf_jump_end(vm, &jump);
}

/* Tells the values in the class body their names, and the bases of their new subclass. */
static void announce(wf_vm *vm, wf_class *cls, const wf_val *args, wf_val names) {
    size_t at = 0;
    for (wf_val key, value; wf_dict_next(cls->dict, &at, &key, &value);) {
        if (wf_is_object(value) && !wf_is_func(value))
            tell_name(vm, cls, key, value);
    }
    wf_val hook = wf_type_find_after(vm, &cls->type, &cls->type, WF_S(__init_subclass__));
    if (wf_is_null(hook)) /* its mro() has left out the class or object */
        wf_error_raise(vm, WF_E_SUPER_OBJECT, "type", wf_from(cls->name), wf_from(cls->name));
    if (!wf_eq(hook, wf_type_find(vm, &wf_object_type, WF_S(__init_subclass__))))
        wf_call_names(vm, wf_bind(vm, hook, WF_NULL, &cls->type), args, 0, names);
    else if (!wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_INIT_SUBCLASS_KEYWORDS, wf_from(cls->name));
}

static wf_val hand_over(wf_vm *vm, const wf_type *meta, wf_val name, wf_tuple *bases, wf_dict *dict,
                        const wf_val *args, wf_val names);

wf_val wf_class_new(wf_vm *vm, const wf_type *meta, wf_val name, wf_tuple *bases, wf_dict *dict,
                    const wf_val *args, wf_val names) {
    if (bases->count == 0) {
        wf_val object = wf_from(&wf_object_type);
        bases = wf_tuple_new(vm, &object, 1);
    }
    const wf_type *winner = winning_meta(vm, meta, bases);
    if (winner != meta && winner->slots->make != meta->slots->make)
        return hand_over(vm, winner, name, bases, dict, args, names);
    dict = wf_dict_copy(vm, dict);
    wf_val cell = wf_dict_remove(vm, dict, WF_N(__classcell__));
    if (!wf_is_null(cell) && !wf_is_exact(cell, &wf_cell_type))
        wf_error_raise(vm, WF_E_CLASSCELL_TYPE, wf_from(wf_typeof(cell)));
    wf_class *cls = make_class(vm, winner, wf_intern_str(vm, wf_as_str(name)), bases, dict);
    if (!wf_is_null(cell)) {
        wf_cell *c = wf_ptr(cell);
        wf_set(vm, c->owner, *wf_cell_slot(c), wf_from(cls));
    }
    announce(vm, cls, args, names);
    return wf_from(cls);
}

/* ---- The class statement ---- */

/* name, bases, dict and the values of the keywords, in a row for a call. */
static wf_tuple *call_args(wf_vm *vm, wf_val name, wf_tuple *bases, wf_val dict,
                           const wf_val *values, wf_val names) {
    size_t extra = wf_is_null(names) ? 0 : wf_as_tuple(names)->count;
    wf_tuple *args = wf_tuple_new(vm, NULL, 3 + extra);
    wf_set(vm, args, args->item[0], name);
    wf_set(vm, args, args->item[1], wf_from(bases));
    wf_set(vm, args, args->item[2], dict);
    for (size_t i = 0; i < extra; i++)
        wf_set(vm, args, args->item[3 + i], values[i]);
    return args;
}

/* Another metaclass has precedence: its __new__ makes the class. */
static wf_val hand_over(wf_vm *vm, const wf_type *meta, wf_val name, wf_tuple *bases, wf_dict *dict,
                        const wf_val *args, wf_val names) {
    wf_tuple *all = call_args(vm, name, bases, wf_from(dict), args, names);
    return meta->slots->make(vm, meta, all->item, 3, names);
}

/* Bases that are no types say by __mro_entries__ what to use instead. */
static wf_tuple *resolve_bases(wf_vm *vm, wf_tuple *given) {
    wf_list *bases = NULL;
    for (size_t i = 0; i < given->count; i++) {
        wf_val base = given->item[i];
        wf_val method = wf_is_type(base) ? WF_NULL : wf_find_attr(vm, base, WF_N(__mro_entries__));
        if (!wf_is_null(method) && !bases)
            bases = wf_list_new(vm, given->item, i);
        if (wf_is_null(method)) {
            if (bases)
                wf_list_append(vm, bases, base);
            continue;
        }
        wf_val arg = wf_from(given);
        wf_val entries = wf_call(vm, method, &arg, 1);
        if (!wf_is_tuple(entries))
            wf_error_raise(vm, WF_E_MRO_ENTRIES_TUPLE);
        wf_list_extend(vm, bases, entries);
    }
    return bases ? wf_tuple_from(vm, wf_from(bases)) : given;
}

/* What the class statement has in its parentheses. */
typedef struct header {
    wf_val name;
    wf_tuple *bases;
    wf_val meta;      /* metaclass=, or WF_NULL */
    wf_val names;     /* the other keywords, or WF_NULL */
    wf_tuple *values; /* theirs */
} header;

static void read_keywords(wf_vm *vm, header *h, const wf_val *values, wf_val names) {
    const wf_tuple *given = wf_is_null(names) ? NULL : wf_as_tuple(names);
    if (!given || given->count == 0)
        return;
    wf_list *others = wf_list_with_room(vm, given->count);
    wf_list *their_values = wf_list_with_room(vm, given->count);
    for (size_t i = 0; i < given->count; i++) {
        if (wf_str_equal(wf_as_str(given->item[i]), WF_S(metaclass))) {
            h->meta = values[i];
        } else {
            wf_list_append(vm, others, given->item[i]);
            wf_list_append(vm, their_values, values[i]);
        }
    }
    if (others->count) {
        h->names = wf_from(wf_tuple_from(vm, wf_from(others)));
        h->values = wf_tuple_from(vm, wf_from(their_values));
    }
}

static wf_val prepare(wf_vm *vm, const header *h) {
    if (wf_eq(h->meta, wf_from(&wf_type_type)))
        return wf_from(wf_dict_new(vm));
    wf_val method = wf_find_attr(vm, h->meta, WF_N(__prepare__));
    if (wf_is_null(method))
        return wf_from(wf_dict_new(vm));
    wf_tuple *args =
        call_args(vm, h->name, h->bases, WF_NULL, h->values ? h->values->item : NULL, h->names);
    for (size_t i = 2; i + 1 < args->count; i++) /* there is no dict yet */
        wf_set(vm, args, args->item[i], args->item[i + 1]);
    wf_val space = wf_call_names(vm, method, args->item, 2, h->names);
    if (!wf_ops_of(wf_typeof(space))->getitem)
        wf_error_raise(vm, WF_E_PREPARE_NOT_MAPPING,
                       wf_is_type(h->meta) ? wf_from(wf_type_name_str(vm, wf_as_type(h->meta)))
                                           : wf_new_text(vm, "<metaclass>"),
                       space);
    return space;
}

/* The cell of __class__ has to have reached type.__new__ through the metaclass. */
static void check_cell(wf_vm *vm, wf_val cell, wf_val name, wf_val made) {
    if (!wf_is_type(made) || !wf_is_exact(cell, &wf_cell_type))
        return;
    wf_val held = *wf_cell_slot(wf_ptr(cell));
    if (wf_is_null(held))
        wf_error_raise(vm, WF_E_CLASSCELL_UNSET, name, made);
    if (!wf_eq(held, made))
        wf_error_raise(vm, WF_E_CLASSCELL_OTHER, held, name, made);
}

wf_val wf_build_class(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    if (count < 2)
        wf_error_raise(vm, WF_E_BUILD_CLASS_ARGS);
    if (!wf_is_func(args[0]))
        wf_error_raise(vm, WF_E_BUILD_CLASS_FUNC);
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_BUILD_CLASS_NAME);
    wf_tuple *given = wf_tuple_new(vm, args + 2, count - 2);
    header h = {.name = args[1], .bases = resolve_bases(vm, given)};
    read_keywords(vm, &h, args + count, names);
    if (wf_is_null(h.meta))
        h.meta = h.bases->count ? wf_from(wf_typeof(h.bases->item[0])) : wf_from(&wf_type_type);
    if (wf_is_type(h.meta) && wf_is_subtype(wf_as_type(h.meta), &wf_type_type))
        h.meta = wf_from(winning_meta(vm, wf_as_type(h.meta), h.bases));
    wf_val space = prepare(vm, &h);
    wf_val cell = wf_exec_class_body(vm, args[0], space);
    if (h.bases != given)
        wf_set_item(vm, space, WF_N(__orig_bases__), wf_from(given));
    if (wf_is_exact(cell, &wf_cell_type))
        wf_set_item(vm, space, WF_N(__classcell__), cell);
    const wf_val *values = h.values ? h.values->item : NULL;
    if (wf_eq(h.meta, wf_from(&wf_type_type)))
        return wf_class_new(vm, &wf_type_type, h.name, h.bases, wf_as_dict(space), values, h.names);
    wf_tuple *all = call_args(vm, h.name, h.bases, space, values, h.names);
    wf_val made = wf_call_names(vm, h.meta, all->item, 3, h.names);
    check_cell(vm, cell, h.name, made);
    return made;
}
