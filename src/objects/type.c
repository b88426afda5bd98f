/* type.c - types: what they define under a name, how they relate, and calling one.
 *
 * Types in C are constant tables searched by text; classes keep a dict. The
 * order of lookup (mro) of a class is a tuple, that of a type in C the chain of
 * its bases. What has been looked up is kept in a cache by (type, name), which
 * is emptied when a class changes and by each collection, since names move and
 * dead classes make room for others.
 */
#include "objects/exc.h"
#include "objects/shape.h"
#include "objects/special.h"
#include "objects/weakref.h"
#include "state.h"

/* ---- The order of lookup ---- */

/* The next type of a type in C. ExceptionGroup alone has two bases: Exception is the other one. */
static const wf_type *next_native(const wf_type *type, const wf_type *at) {
    bool is_second = type == &wf_exc_ExceptionGroup && at == &wf_exc_BaseExceptionGroup;
    return is_second ? &wf_exc_Exception : at->base;
}

const wf_type *wf_mro_next(const wf_type *type, size_t *at) {
    size_t index = (*at)++;
    if (wf_is_class(type)) {
        const wf_tuple *mro = wf_as_class(type)->mro;
        return index < mro->count ? wf_as_type(mro->item[index]) : NULL;
    }
    const wf_type *found = type;
    while (found && index--)
        found = next_native(type, found);
    return found;
}

wf_tuple *wf_type_mro(wf_vm *vm, const wf_type *type) {
    if (wf_is_class(type))
        return wf_as_class(type)->mro;
    size_t count = 0;
    for (const wf_type *t = type; t; t = next_native(type, t))
        count++;
    wf_tuple *mro = wf_tuple_new(vm, NULL, count);
    count = 0;
    for (const wf_type *t = type; t; t = next_native(type, t))
        mro->item[count++] = wf_from(t);
    return mro;
}

bool wf_is_subtype(const wf_type *type, const wf_type *base) {
    if (type == base || base == &wf_object_type)
        return true;
    if (!wf_is_class(type)) {
        for (const wf_type *t = type; t; t = next_native(type, t))
            if (t == base)
                return true;
        return false;
    }
    const wf_tuple *mro = wf_as_class(type)->mro;
    for (size_t i = 0; mro && i < mro->count; i++)
        if (wf_ptr(mro->item[i]) == base)
            return true;
    return false;
}

const wf_type *wf_native_base(const wf_type *type) {
    while (wf_is_class(type) && type->slots != &wf_instance_slots)
        type = type->base;
    return wf_is_class(type) ? &wf_object_type : type; /* only its classes have those slots */
}

const wf_ops wf_no_ops;

/* ---- What types define ---- */

const wf_def *wf_defs_next(const wf_def **defs, size_t *count) {
    if (*count == 0)
        return NULL;
    const wf_def *row = (*defs)++;
    --*count;
    if (row->kind != WF_DEF_MORE)
        return row;
    *defs = row->u.object;
    *count = row->max;
    return wf_defs_next(defs, count);
}

const wf_def *wf_defs_find(const wf_def *defs, size_t count, const wf_str *name) {
    const char *text = wf_str_data(name);
    const wf_def *end = defs + count;
    for (; defs < end; defs++)
        if (defs->name[0] == text[0] && strcmp(defs->name, text) == 0)
            return defs;
    return count && end[-1].kind == WF_DEF_MORE ? wf_defs_find(end[-1].u.object, end[-1].max, name)
                                                : NULL;
}

wf_val wf_def_value(wf_vm *vm, const wf_def *def) {
    switch (def->kind) {
    case WF_DEF_INT: return wf_new_int(vm, def->u.number);
    case WF_DEF_REAL: return wf_new_float(vm, def->u.real);
    case WF_DEF_STR: return wf_new_text(vm, def->u.text);
    case WF_DEF_OBJECT: return wf_from(def->u.object);
    default: return wf_from(def);
    }
}

/* What the type itself has under the name. */
static wf_val find_own(wf_vm *vm, const wf_type *type, const wf_str *name) {
    if (wf_is_class(type))
        return wf_dict_get_name(vm, wf_as_class(type)->dict, name);
    const wf_def *def = wf_defs_find(type->defs, type->def_count, name);
    return def ? wf_def_value(vm, def) : wf_special_native(vm, type, name);
}

/* Searches the order of lookup from step *at on. */
static wf_val find_from(wf_vm *vm, const wf_type *type, size_t at, const wf_str *name,
                        const wf_type **where) {
    for (const wf_type *t; (t = wf_mro_next(type, &at)) != NULL;) {
        wf_val v = find_own(vm, t, name);
        if (!wf_is_null(v)) {
            *where = t;
            return v;
        }
    }
    *where = NULL;
    return WF_NULL;
}

static wf_method_entry *cache_entry(wf_vm *vm, const wf_type *type, const wf_str *name) {
    uintptr_t hash = ((uintptr_t)type >> 5) * 3 ^ ((uintptr_t)name >> 3);
    return &vm->objects.methods[hash & (vm->objects.method_room - 1)];
}

wf_val wf_type_find(wf_vm *vm, const wf_type *type, const wf_str *name) {
    wf_method_entry *entry = cache_entry(vm, type, name);
    if (entry->type == type && entry->name == name)
        return entry->value;
    const wf_type *where;
    wf_val v = find_from(vm, type, 0, name, &where);
    *entry = (wf_method_entry){type, name, v};
    return v;
}

wf_val wf_type_find_where(wf_vm *vm, const wf_type *type, const wf_str *name,
                          const wf_type **where) {
    return find_from(vm, type, 0, name, where);
}

/* Whether cls's order of lookup from step at on is the whole order of the type there: nearly
 * always, but for classes with several bases. */
static bool is_own_order(const wf_class *cls, size_t at) {
    const wf_tuple *mro = cls->mro;
    const wf_type *type = wf_as_type(mro->item[at]);
    if (!wf_is_class(type))
        return at + 1 == mro->count;
    const wf_tuple *own = wf_as_class(type)->mro;
    return own->count == mro->count - at &&
           memcmp(own->item, mro->item + at, own->count * sizeof(wf_val)) == 0;
}

wf_val wf_type_find_after(wf_vm *vm, const wf_type *type, const wf_type *after,
                          const wf_str *name) {
    size_t at = 0;
    const wf_type *t;
    while ((t = wf_mro_next(type, &at)) != NULL && t != after)
        ;
    if (!t)
        return WF_NULL;
    if (wf_is_class(type) && at < wf_as_class(type)->mro->count &&
        is_own_order(wf_as_class(type), at)) /* so that the method cache knows */
        return wf_type_find(vm, wf_as_type(wf_as_class(type)->mro->item[at]), name);
    return find_from(vm, type, at, name, &t);
}

void wf_types_after_move(wf_vm *vm) {
    if (vm->objects.methods) /* not yet while the VM is being opened */
        memset(vm->objects.methods, 0, vm->objects.method_room * sizeof *vm->objects.methods);
}

typedef struct forgetting {
    const wf_str *name;
    unsigned left; /* classes; with more it is quicker to forget everything */
} forgetting;

/* Makes the method cache forget what the class and its subclasses have under the name. */
static void forget_name(wf_vm *vm, wf_class *cls, void *data) {
    forgetting *f = data;
    if (f->left == 0)
        return;
    f->left--;
    wf_method_entry *entry = cache_entry(vm, &cls->type, f->name);
    if (entry->type == &cls->type && entry->name == f->name)
        *entry = (wf_method_entry){NULL, NULL, WF_NULL};
    wf_class_each_subclass(vm, cls, forget_name, f);
}

void wf_type_name_changed(wf_vm *vm, const wf_type *type, const wf_str *name) {
    vm->objects.epoch++;
    forgetting f = {name, WF_HOSTED ? 64 : 8};
    forget_name(vm, wf_as_class(type), &f);
    if (f.left == 0)
        wf_types_after_move(vm);
}

void wf_type_changed(wf_vm *vm, const wf_type *type) {
    (void)type;
    vm->objects.epoch++;
    wf_types_after_move(vm);
}

/* ---- Names of types ---- */

const wf_str *wf_type_name_str(wf_vm *vm, const wf_type *type) {
    return wf_is_class(type) ? wf_as_class(type)->name : wf_intern_text(vm, type->name);
}

wf_val wf_type_qualname(wf_vm *vm, const wf_type *type) {
    return wf_is_class(type) ? wf_as_class(type)->qualname
                             : wf_from(wf_intern_text(vm, type->name));
}

const char *wf_type_name(wf_val v) {
    const wf_type *type = wf_typeof(v);
    return wf_is_class(type) ? wf_str_data(wf_as_class(type)->name) : type->name;
}

/* ---- isinstance and issubclass ---- */

/* What the class's own hook answers: 1, 0, or -1 when there is none. */
static int ask_hook(wf_vm *vm, wf_val cls, const wf_str *hook, wf_val v) {
    if (!wf_is_object(cls) || !wf_is_class(wf_typeof(cls)))
        return -1;
    const wf_type *where;
    wf_val method = wf_type_find_where(vm, wf_typeof(cls), hook, &where);
    if (wf_is_null(method) || where == &wf_type_type)
        return -1;
    return wf_truth(vm, wf_call_found(vm, method, cls, &v, 1, WF_NULL));
}

/* Answers for a tuple or a union if test does for one of them; -1: cls is neither. */
static int ask_each(wf_vm *vm, wf_val v, wf_val cls, bool (*test)(wf_vm *, wf_val, wf_val)) {
    if (!wf_is_tuple(cls) && !wf_is_exact(cls, &wf_union_type))
        return -1;
    wf_check_stack_in(vm,
                      test == wf_isinstance ? " in __instancecheck__" : " in __subclasscheck__");
    const wf_tuple *each = wf_is_tuple(cls) ? wf_as_tuple(cls) : wf_union_args(cls);
    for (size_t i = 0; i < each->count; i++) {
        wf_val one = each->item[i];
        if (wf_is_none_(one) && !wf_is_tuple(cls))
            one = wf_from(&wf_none_type);
        if (test(vm, v, one))
            return 1;
    }
    return 0;
}

/* By type, or else by what v.__class__ says. */
static bool is_instance_by_class(wf_vm *vm, wf_val v, const wf_type *type) {
    if (wf_is_subtype(wf_shown_type(v), type))
        return true;
    if (!wf_overrides(wf_typeof(v), WF_HAS(getattr)) && !wf_is_weakproxy(v) &&
        wf_same(wf_type_find(vm, wf_typeof(v), WF_S(__class__)),
                wf_type_find(vm, &wf_object_type, WF_S(__class__))))
        return false;
    wf_val cls = wf_find_attr(vm, v, WF_N(__class__));
    return !wf_is_null(cls) && wf_is_type(cls) && wf_is_subtype(wf_as_type(cls), type);
}

/* What is no class, but has a tuple of bases, counts as one; WF_NULL: it has none. */
static wf_val bases_of(wf_vm *vm, wf_val cls) {
    wf_val bases = wf_find_attr(vm, cls, WF_N(__bases__));
    return !wf_is_null(bases) && wf_is_tuple(bases) ? bases : WF_NULL;
}

static bool is_subclass_by_bases(wf_vm *vm, wf_val v, wf_val cls) {
    wf_check_stack(vm);
    if (wf_eq(v, cls))
        return true;
    wf_val bases = bases_of(vm, v);
    for (size_t i = 0; !wf_is_null(bases) && i < wf_as_tuple(bases)->count; i++)
        if (is_subclass_by_bases(vm, wf_as_tuple(bases)->item[i], cls))
            return true;
    return false;
}

static bool is_instance_by_bases(wf_vm *vm, wf_val v, wf_val cls) {
    if (wf_is_null(bases_of(vm, cls)))
        wf_error_raise(vm, WF_E_ISINSTANCE_ARG);
    wf_val own = wf_find_attr(vm, v, WF_N(__class__));
    return !wf_is_null(own) && is_subclass_by_bases(vm, own, cls);
}

bool wf_isinstance(wf_vm *vm, wf_val v, wf_val cls) {
    if (wf_is_object(cls) && wf_ptr(cls) == wf_shown_type(v))
        return true;
    int answer = ask_each(vm, v, cls, wf_isinstance);
    if (answer < 0)
        answer = ask_hook(vm, cls, WF_S(__instancecheck__), v);
    if (answer >= 0)
        return answer;
    if (wf_is_exact(cls, &wf_generic_alias_type))
        wf_error_raise(vm, WF_E_CHECK_PARAMETERIZED, "isinstance");
    if (!wf_is_type(cls))
        return is_instance_by_bases(vm, v, cls);
    return is_instance_by_class(vm, v, wf_as_type(cls));
}

bool wf_issubclass(wf_vm *vm, wf_val v, wf_val cls) {
    int answer = ask_each(vm, v, cls, wf_issubclass);
    if (answer < 0)
        answer = ask_hook(vm, cls, WF_S(__subclasscheck__), v);
    if (answer >= 0)
        return answer;
    if (!wf_is_type(v) && wf_is_null(bases_of(vm, v)))
        wf_error_raise(vm, WF_E_ISSUBCLASS_FIRST);
    if (wf_is_exact(cls, &wf_generic_alias_type))
        wf_error_raise(vm, WF_E_CHECK_PARAMETERIZED, "issubclass");
    if (wf_is_type(v) && wf_is_type(cls))
        return wf_is_subtype(wf_as_type(v), wf_as_type(cls));
    if (!wf_is_type(cls) && wf_is_null(bases_of(vm, cls)))
        wf_error_raise(vm, WF_E_ISSUBCLASS_ARG);
    return is_subclass_by_bases(vm, v, cls);
}

bool wf_is_a(wf_val v, const wf_type *type) { return wf_is_subtype(wf_typeof(v), type); }
const wf_type *wf_type_of(wf_val v) { return wf_typeof(v); }

/* ---- Making instances ---- */

void *wf_instance_new(wf_vm *vm, const wf_type *type, size_t extra) {
    const size_t word = sizeof(uintptr_t);
    size_t size = (type->slots->size + extra + word - 1) & ~(word - 1);
    wf_shape *shape = type->flags & WF_TYPE_HAS_SLOTS ? wf_as_class(type)->shape : NULL;
    size_t room = shape ? word + shape->room * sizeof(wf_val) : 0;
    char *object = wf_new(vm, type, size + room);
    if (shape) {
        wf_attrs *attrs = (wf_attrs *)(void *)(object + size);
        wf_set(vm, object, attrs->shape, shape);
    }
    if ((type->flags & WF_TYPE_HAS_DEL) || type->slots->finalize)
        wf_watch(vm, object);
    return object;
}

wf_val wf_instance_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                        wf_val names) {
    (void)args, (void)count, (void)names;
    return wf_from(wf_instance_new(vm, type, 0));
}

/* What calling a type does unless its metaclass says otherwise. */
static wf_val make_instance(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                            wf_val names) {
    if (type == &wf_type_type && count == 1 && wf_is_null(names))
        return wf_from(wf_shown_type(args[0]));
    if (type == &wf_type_type && count != 3)
        wf_error_raise(vm, WF_E_TYPE_ARGS);
    if (!type->slots->make || (type->flags & WF_TYPE_NO_MAKE))
        wf_error_raise(vm, WF_E_CANNOT_CREATE, wf_str_data(wf_type_name_str(vm, type)));
    wf_val v = type->slots->make(vm, type, args, count, names);
    const wf_type *made = wf_typeof(v);
    if (made->slots->init && wf_is_subtype(made, type))
        made->slots->init(vm, v, args, count, names);
    return v;
}

wf_val wf_type_call(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                    wf_val names) {
    const wf_type *meta = wf_head_type(type);
    if (wf_overrides(meta, WF_HAS(call)))
        return wf_ops_of(meta)->call(vm, wf_from(type), args, count, names);
    return make_instance(vm, type, args, count, names);
}

wf_val wf_type_default_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                            wf_val names) {
    return make_instance(vm, wf_as_type(self), args, count, names);
}
