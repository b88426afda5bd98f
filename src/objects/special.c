/* special.c - the special methods of types in C as Python sees them.
 *
 * A native type has C functions in its slots. Python reaches them as methods,
 * list.__len__ or super().__init__: an unbound object made on demand that
 * knows the type and the slot, checks its self, and calls the slot of that
 * type, not of self's class, so that an overriding method can call what it
 * overrides. The methods in a type's table that a class gives, list.append,
 * are checked by the same kind of object.
 *
 * Always true: there is one unbound object for each type and method
 * (vm->objects.wrappers), so that `is` tells whether two are the same.
 */
#include "objects/exc.h"
#include "objects/seq.h"
#include "objects/special.h"
#include "state.h"

#define SPECIAL(name, slot, form, op) {WF_S(name), WF_SLOT_##slot, WF_FORM_##form, op},
const wf_special wf_specials[] = {
#include "objects/specials.def"
};
#undef SPECIAL
const size_t wf_special_count = WF_COUNT(wf_specials);

#define BINOP(id, text)                                                                            \
    { WF_S(__##id##__), WF_S(__r##id##__), WF_S(__i##id##__), text }
const wf_binop_name wf_binop_names[] = {
    [WF_ADD] = BINOP(add, "+"),
    [WF_SUB] = BINOP(sub, "-"),
    [WF_MUL] = BINOP(mul, "*"),
    [WF_MATMUL] = BINOP(matmul, "@"),
    [WF_TRUEDIV] = BINOP(truediv, "/"),
    [WF_FLOORDIV] = BINOP(floordiv, "//"),
    [WF_MOD] = BINOP(mod, "%"),
    [WF_POW] = BINOP(pow, "** or pow()"),
    [WF_LSHIFT] = BINOP(lshift, "<<"),
    [WF_RSHIFT] = BINOP(rshift, ">>"),
    [WF_AND] = BINOP(and, "&"),
    [WF_OR] = BINOP(or, "|"),
    [WF_XOR] = BINOP(xor, "^"),
    [WF_DIVMOD] = {WF_S(__divmod__), WF_S(__rdivmod__), NULL, "divmod()"},
};
#undef BINOP
const wf_str *const wf_unop_names[] = {[WF_NEG] = WF_S(__neg__),
                                       [WF_POS] = WF_S(__pos__),
                                       [WF_INVERT] = WF_S(__invert__),
                                       [WF_ABS] = WF_S(__abs__)};
const wf_str *const wf_cmpop_names[] = {
    [WF_LT] = WF_S(__lt__), [WF_LE] = WF_S(__le__), [WF_EQ] = WF_S(__eq__),
    [WF_NE] = WF_S(__ne__), [WF_GT] = WF_S(__gt__), [WF_GE] = WF_S(__ge__)};

static bool is_dunder(const wf_str *name) {
    return !wf_str_has_prefix(name) && wf_str_size(name) > 2 && !memcmp(name->text, "__", 2);
}

const wf_special *wf_special_find(const wf_str *name) {
    if (!is_dunder(name))
        return NULL;
    for (size_t i = 0; i < WF_COUNT(wf_specials); i++)
        if (wf_specials[i].name == name)
            return &wf_specials[i];
    return NULL;
}

/* ---- Calling a slot by the arguments of its method ---- */

typedef struct call {
    const wf_slots *slots;
    const wf_ops *ops; /* theirs */
    const wf_special *special;
    const wf_val *args; /* self first; WF_NULL behind the last one */
} call;

static wf_val known(wf_val v) { return wf_is_null(v) ? WF_NOTIMPL : v; }

static wf_val form_self(wf_vm *vm, const call *c) {
    wf_val (*fn)(wf_vm *, wf_val) =
        (wf_val(*)(wf_vm *, wf_val))wf_slot_at(c->slots, c->special->slot);
    return fn(vm, c->args[0]);
}
static wf_val form_hash(wf_vm *vm, const call *c) {
    return wf_new_int(vm, c->slots->hash(vm, c->args[0]));
}
static wf_val form_next(wf_vm *vm, const call *c) {
    wf_val v = c->slots->next(vm, c->args[0]);
    if (wf_is_null(v))
        wf_raise(vm, wf_exc_new(vm, &wf_exc_StopIteration, NULL, 0));
    return v;
}
static wf_val form_truth(wf_vm *vm, const call *c) {
    return wf_bool(c->ops->truth(vm, c->args[0]));
}
static wf_val form_compare(wf_vm *vm, const call *c) {
    return known(c->slots->compare(vm, c->args[0], c->args[1], (wf_cmpop)c->special->op));
}
static wf_val form_getattr(wf_vm *vm, const call *c) {
    const wf_str *name = wf_attr_name(vm, c->args[1]);
    wf_val v = c->ops->getattr(vm, c->args[0], wf_from(name));
    if (wf_is_null(v))
        wf_no_attribute(vm, c->args[0], name);
    return v;
}
static wf_val form_setattr(wf_vm *vm, const call *c) {
    const wf_str *name = wf_attr_name(vm, c->args[1]);
    if (!c->ops->setattr(vm, c->args[0], wf_from(name), c->args[2]))
        wf_not_settable(vm, c->args[0], name);
    return WF_NONE;
}
static wf_val form_getitem(wf_vm *vm, const call *c) {
    return c->ops->getitem(vm, c->args[0], c->args[1]);
}
static wf_val form_setitem(wf_vm *vm, const call *c) {
    c->ops->setitem(vm, c->args[0], c->args[1], c->args[2]);
    return WF_NONE;
}
static wf_val form_contains(wf_vm *vm, const call *c) {
    return wf_bool(c->ops->contains(vm, c->args[0], c->args[1]));
}
/* A sequence is repeated by what is a count. */
static void check_count(wf_vm *vm, const call *c) {
    if (c->special->op == WF_MUL && wf_is_sequence_op(wf_typeof(c->args[0]), WF_MUL) &&
        !wf_is_index(vm, c->args[1]))
        wf_error_raise(vm, WF_E_NOT_AN_INTEGER, c->args[1]);
}

static wf_val form_binary(wf_vm *vm, const call *c) {
    check_count(vm, c);
    return known(c->ops->binary(vm, (wf_binop)c->special->op, c->args[0], c->args[1]));
}
static wf_val form_reflected(wf_vm *vm, const call *c) {
    check_count(vm, c);
    return known(c->ops->binary(vm, (wf_binop)c->special->op, c->args[1], c->args[0]));
}
static wf_val form_inplace(wf_vm *vm, const call *c) {
    check_count(vm, c);
    return known(c->ops->inplace(vm, (wf_binop)c->special->op, c->args[0], c->args[1]));
}
static wf_val form_unary(wf_vm *vm, const call *c) {
    return wf_unary_by(vm, c->ops, (wf_unop)c->special->op, c->args[0]);
}
static wf_val form_get(wf_vm *vm, const call *c) {
    wf_val instance = wf_is_none_(c->args[1]) ? WF_NULL : c->args[1];
    wf_val owner = wf_is_null(c->args[2]) ? wf_from(wf_typeof(c->args[1])) : c->args[2];
    return c->ops->descr_get(vm, c->args[0], instance, owner);
}
static wf_val form_set(wf_vm *vm, const call *c) {
    c->ops->descr_set(vm, c->args[0], c->args[1], c->args[2]);
    return WF_NONE;
}

/* CALL, INIT and NEW take any arguments and are called by call_any. */
static const struct {
    wf_val (*fn)(wf_vm *vm, const call *c);
    uint8_t least, most; /* arguments behind self */
} forms[] = {
    [WF_FORM_SELF] = {form_self, 0, 0},       [WF_FORM_HASH] = {form_hash, 0, 0},
    [WF_FORM_NEXT] = {form_next, 0, 0},       [WF_FORM_TRUTH] = {form_truth, 0, 0},
    [WF_FORM_COMPARE] = {form_compare, 1, 1}, [WF_FORM_GETATTR] = {form_getattr, 1, 1},
    [WF_FORM_SETATTR] = {form_setattr, 2, 2}, [WF_FORM_DELATTR] = {form_setattr, 1, 1},
    [WF_FORM_GETITEM] = {form_getitem, 1, 1}, [WF_FORM_SETITEM] = {form_setitem, 2, 2},
    [WF_FORM_DELITEM] = {form_setitem, 1, 1}, [WF_FORM_CONTAINS] = {form_contains, 1, 1},
    [WF_FORM_BINARY] = {form_binary, 1, 1},   [WF_FORM_REFLECTED] = {form_reflected, 1, 1},
    [WF_FORM_INPLACE] = {form_inplace, 1, 1}, [WF_FORM_UNARY] = {form_unary, 0, 0},
    [WF_FORM_GET] = {form_get, 1, 2},         [WF_FORM_SET] = {form_set, 2, 2},
    [WF_FORM_DELETE] = {form_set, 1, 1},
};

static void wrong_count(wf_vm *vm, size_t least, size_t most, size_t count) {
    const char *more = least == most ? "" : count < least ? "at least " : "at most ";
    size_t wanted = count < least ? least : most;
    wf_error_raise(vm, WF_E_EXPECTED_ARGUMENTS, more, wanted, wanted == 1 ? "" : "s", count);
}

/* ---- Unbound methods ---- */

typedef struct unbound {
    wf_head head;
    const wf_type *owner; /* in C */
    const void *what;     /* wf_special or wf_def, by the object's type */
} unbound;

static unbound *as_unbound(wf_val v) { return (unbound *)wf_ptr(v); }
static const wf_special *special_of(wf_val v) { return (const wf_special *)as_unbound(v)->what; }
static const wf_def *def_of(wf_val v) { return (const wf_def *)as_unbound(v)->what; }
static bool is_of_special(wf_val v) {
    return wf_is_exact(v, &wf_slot_wrapper_type) || wf_is_exact(v, &wf_new_wrapper_type);
}

static size_t wrapper_place(const wf_row *row, const wf_type *owner, const void *what) {
    size_t at = ((uintptr_t)what / sizeof(uintptr_t) * 31 + (uintptr_t)owner / sizeof(uintptr_t)) %
                row->room;
    for (; !wf_is_null(row->slot[at]); at = (at + 1) % row->room)
        if (as_unbound(row->slot[at])->what == what && as_unbound(row->slot[at])->owner == owner)
            break;
    return at;
}

static void make_wrapper_room(wf_vm *vm) {
    wf_objects *objects = &vm->objects;
    wf_row *old = objects->wrappers;
    if (old && objects->wrapper_count * 3 < old->room * 2)
        return;
    wf_row *row = wf_row_new(vm, old ? old->room * 2 : 8);
    for (size_t i = 0; old && i < old->room; i++)
        if (!wf_is_null(old->slot[i])) {
            unbound *u = as_unbound(old->slot[i]);
            wf_set(vm, row, row->slot[wrapper_place(row, u->owner, u->what)], old->slot[i]);
        }
    objects->wrappers = row;
}

static wf_val unbound_of(wf_vm *vm, const wf_type *type, const wf_type *owner, const void *what) {
    make_wrapper_room(vm);
    wf_row *row = vm->objects.wrappers;
    size_t at = wrapper_place(row, owner, what);
    if (wf_is_null(row->slot[at])) {
        unbound *u = wf_new(vm, type, sizeof *u);
        u->owner = owner;
        u->what = what;
        wf_set(vm, row, row->slot[at], wf_from(u));
        vm->objects.wrapper_count++;
    }
    return row->slot[at];
}

wf_val wf_unbound(wf_vm *vm, const wf_type *owner, const wf_def *def) {
    const wf_type *type = wf_def_is_computed(def) ? &wf_getset_descr_type : &wf_method_descr_type;
    return unbound_of(vm, type, owner, def);
}

/* Which operators a type in C takes part in: its slot is one function for all of them. */
static bool has_operator(const wf_type *type, const wf_special *special) {
    enum {
        ARITH = 1 << WF_ADD | 1 << WF_SUB | 1 << WF_MUL | 1 << WF_TRUEDIV | 1 << WF_POW,
        DIVIDE = 1 << WF_FLOORDIV | 1 << WF_MOD | 1 << WF_DIVMOD,
        LOGIC = 1 << WF_AND | 1 << WF_OR | 1 << WF_XOR,
        SHIFT = 1 << WF_LSHIFT | 1 << WF_RSHIFT,
        ROW = 1 << WF_ADD | 1 << WF_MUL,
        ANY = ARITH | DIVIDE | LOGIC | SHIFT
    };
    static const struct {
        uint16_t left, right;
    } of_kind[] = {
        [WF_KIND_NONE] = {1 << WF_OR, 1 << WF_OR},
        [WF_KIND_BOOL] = {LOGIC, LOGIC},
        [WF_KIND_INT] = {ANY, ANY},
        [WF_KIND_FLOAT] = {ARITH | DIVIDE, ARITH | DIVIDE},
        [WF_KIND_COMPLEX] = {ARITH, ARITH},
        [WF_KIND_STR] = {ROW | 1 << WF_MOD, 1 << WF_MUL | 1 << WF_MOD},
        [WF_KIND_BYTES] = {ROW | 1 << WF_MOD, 1 << WF_MUL | 1 << WF_MOD},
        [WF_KIND_BYTEARRAY] = {ROW | 1 << WF_MOD, 1 << WF_MUL | 1 << WF_MOD},
        [WF_KIND_LIST] = {ROW, 1 << WF_MUL},
        [WF_KIND_TUPLE] = {ROW, 1 << WF_MUL},
        [WF_KIND_DICT] = {1 << WF_OR, 1 << WF_OR},
        [WF_KIND_SET] = {LOGIC | 1 << WF_SUB, LOGIC | 1 << WF_SUB},
        [WF_KIND_FROZENSET] = {LOGIC | 1 << WF_SUB, LOGIC | 1 << WF_SUB},
        [WF_KIND_TYPE] = {1 << WF_OR, 1 << WF_OR},
    };
    unsigned bit = 1u << special->op;
    if (type->kind >= WF_COUNT(of_kind) || !of_kind[type->kind].left)
        return !(type->flags & WF_TYPE_SEQUENCE) || (ROW & bit);
    return (special->form == WF_FORM_REFLECTED ? of_kind[type->kind].right
                                               : of_kind[type->kind].left) &
           bit;
}

/* Of the unary operators only ~ is not for every type of numbers. */
static bool has_unary(const wf_type *type, const wf_special *special) {
    return special->op != WF_INVERT ||
           (type->kind != WF_KIND_FLOAT && type->kind != WF_KIND_COMPLEX);
}

wf_val wf_special_native(wf_vm *vm, const wf_type *type, const wf_str *name) {
    const wf_special *special = wf_special_find(name);
    if (!special || special->form == WF_FORM_ONLY_PYTHON)
        return WF_NULL;
    wf_slot slot = wf_slot_at(type->slots, special->slot);
    if (!slot)
        return special->form == WF_FORM_HASH && type->slots->compare ? WF_NONE : WF_NULL;
    if (special->form == WF_FORM_TRUTH && wf_ops_of(type)->length)
        return WF_NULL; /* just a quick way to ask for the length */
    if (type->base && wf_slot_at(type->base->slots, special->slot) == slot)
        return WF_NULL;
    bool is_operator = special->form == WF_FORM_BINARY || special->form == WF_FORM_REFLECTED ||
                       special->form == WF_FORM_INPLACE;
    if (is_operator && !has_operator(type, special))
        return WF_NULL;
    if (special->form == WF_FORM_UNARY && !has_unary(type, special))
        return WF_NULL;
    bool is_new = special->form == WF_FORM_NEW;
    return unbound_of(vm, is_new ? &wf_new_wrapper_type : &wf_slot_wrapper_type, type, special);
}

static size_t total_count(size_t count, wf_val names) {
    return count + (wf_is_null(names) ? 0 : wf_as_tuple(names)->count);
}

static void check_self(wf_vm *vm, const wf_type *owner, const char *name, const wf_val *args,
                       size_t count) {
    if (count == 0)
        wf_error_raise(vm, WF_E_DESCRIPTOR_NEEDS_SELF, name, owner->name);
    if (!wf_is_subtype(wf_typeof(args[0]), owner))
        wf_error_raise(vm, WF_E_DESCRIPTOR_WRONG_SELF, name, owner->name, args[0]);
}

static wf_val slot_wrapper_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                                wf_val names) {
    const wf_special *special = special_of(self);
    const wf_type *owner = as_unbound(self)->owner;
    const wf_slots *slots = owner->slots;
    check_self(vm, owner, wf_str_data(special->name), args, count);
    if (special->form == WF_FORM_CALL)
        return slots->ops->call(vm, args[0], args + 1, count - 1, names);
    if (special->form == WF_FORM_INIT) {
        slots->init(vm, args[0], args + 1, count - 1, names);
        return WF_NONE;
    }
    if (total_count(count, names) != count)
        wf_error_raise(vm, WF_E_WRAPPER_NO_KEYWORDS, wf_from(special->name));
    if (count - 1 < forms[special->form].least || count - 1 > forms[special->form].most)
        wrong_count(vm, forms[special->form].least, forms[special->form].most, count - 1);
    wf_val padded[4] = {args[0], count > 1 ? args[1] : WF_NULL, count > 2 ? args[2] : WF_NULL,
                        WF_NULL};
    call c = {slots, wf_slots_ops(slots), special, padded};
    return forms[special->form].fn(vm, &c);
}

/* owner.__new__(cls, ...): the class must be one whose instances owner's C code can make. */
static wf_val new_wrapper_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                               wf_val names) {
    const wf_type *owner = as_unbound(self)->owner;
    if (count == 0)
        wf_error_raise(vm, WF_E_NEW_NEEDS_TYPE, owner->name);
    if (!wf_is_type(args[0]))
        wf_error_raise(vm, WF_E_NEW_NOT_A_TYPE, owner->name, args[0]);
    const wf_type *type = wf_as_type(args[0]);
    const char *type_name = wf_str_data(wf_type_name_str(vm, type));
    if (!wf_is_subtype(type, owner))
        wf_error_raise(vm, WF_E_NEW_NOT_A_SUBTYPE, owner->name, type_name, type_name, owner->name);
    const wf_type *native = wf_native_base(type);
    if (native->slots->make != owner->slots->make)
        wf_error_raise(vm, WF_E_NEW_NOT_SAFE, owner->name, type_name, native->name);
    return owner->slots->make(vm, type, args + 1, count - 1, names);
}

static wf_val method_descr_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                                wf_val names) {
    const wf_def *def = def_of(self);
    const wf_type *owner = as_unbound(self)->owner;
    if (count == 0)
        wf_error_raise(vm, WF_E_UNBOUND_NEEDS_SELF, owner->name, def->name);
    if (!wf_is_subtype(wf_typeof(args[0]), owner))
        wf_error_raise(vm, WF_E_METHOD_WRONG_SELF, def->name, owner->name, args[0]);
    return wf_call_names(vm, wf_from(def), args, count, names);
}

static wf_val getset_get(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    const wf_def *def = def_of(self);
    if (wf_is_null(instance))
        return self;
    if (!wf_is_subtype(wf_typeof(instance), as_unbound(self)->owner))
        wf_error_raise(vm, WF_E_METHOD_WRONG_SELF, def->name, as_unbound(self)->owner->name,
                       instance);
    return wf_def_get(vm, def, instance);
}

static void getset_set(wf_vm *vm, wf_val self, wf_val instance, wf_val v) {
    const wf_def *def = def_of(self);
    if (!wf_is_subtype(wf_typeof(instance), as_unbound(self)->owner))
        wf_error_raise(vm, WF_E_METHOD_WRONG_SELF, def->name, as_unbound(self)->owner->name,
                       instance);
    wf_set_attr_text(vm, instance, def->name, v);
}

static wf_val bind_method(wf_vm *vm, wf_val self, wf_val instance, wf_val owner) {
    (void)owner;
    return wf_is_null(instance) ? self : wf_method_new(vm, self, instance);
}

static const char *unbound_name(wf_val v) {
    return is_of_special(v) ? wf_str_data(special_of(v)->name) : def_of(v)->name;
}

static wf_val unbound_repr(wf_vm *vm, wf_val self) {
    const wf_type *type = wf_typeof(self);
    const char *what = type == &wf_slot_wrapper_type   ? "slot wrapper"
                       : type == &wf_method_descr_type ? "method"
                                                       : "attribute";
    return wf_format(vm, "<%s '%s' of '%s' objects>", what, unbound_name(self),
                     as_unbound(self)->owner->name);
}

static wf_val new_wrapper_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "<built-in method __new__ of type object at 0x%zx>",
                     (size_t)as_unbound(self)->owner);
}

static wf_val get_name(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_intern_text(vm, unbound_name(args[0])));
}
static wf_val get_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_format(vm, "%s.%s", as_unbound(args[0])->owner->name, unbound_name(args[0]));
}
static wf_val get_doc(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const char *doc = is_of_special(args[0]) ? NULL : wf_def_doc(def_of(args[0]));
    return doc ? wf_new_text(vm, doc) : WF_NONE;
}
static const wf_def unbound_defs[] = {
    WF_GET("__name__", get_name, NULL),
    WF_GET("__qualname__", get_qualname, NULL),
    WF_GET("__doc__", get_doc, NULL),
    WF_MEMBER("__objclass__", unbound, owner, NULL),
};
static const wf_def new_wrapper_defs[] = {
    WF_GET("__name__", get_name, NULL),
    WF_GET("__qualname__", get_qualname, NULL),
    WF_GET("__doc__", get_doc, NULL),
    WF_MEMBER("__self__", unbound, owner, NULL),
};

static const wf_slots slot_wrapper_slots = {
    .size = sizeof(unbound),
    .repr = unbound_repr,
    WF_OPS(.call = slot_wrapper_call, .descr_get = bind_method)};
static const wf_slots method_descr_slots = {
    .size = sizeof(unbound),
    .repr = unbound_repr,
    WF_OPS(.call = method_descr_call, .descr_get = bind_method)};
static const wf_slots getset_descr_slots = {
    .size = sizeof(unbound),
    .repr = unbound_repr,
    WF_OPS(.descr_get = getset_get, .descr_set = getset_set)};
static const wf_slots new_wrapper_slots = {
    .size = sizeof(unbound), .repr = new_wrapper_repr, WF_OPS(.call = new_wrapper_call)};

#define UNBOUND_FLAGS (WF_TYPE_FINAL | WF_TYPE_NO_MAKE)
const wf_type wf_slot_wrapper_type =
    WF_TYPE("wrapper_descriptor", WF_KIND_NATIVE, UNBOUND_FLAGS, slot_wrapper_slots, wf_object_type,
            unbound_defs, NULL);
const wf_type wf_method_descr_type =
    WF_TYPE("method_descriptor", WF_KIND_NATIVE, UNBOUND_FLAGS, method_descr_slots, wf_object_type,
            unbound_defs, NULL);
const wf_type wf_getset_descr_type =
    WF_TYPE("getset_descriptor", WF_KIND_NATIVE, UNBOUND_FLAGS, getset_descr_slots, wf_object_type,
            unbound_defs, NULL);
const wf_type wf_new_wrapper_type =
    WF_TYPE("builtin_function_or_method", WF_KIND_NATIVE, UNBOUND_FLAGS, new_wrapper_slots,
            wf_object_type, new_wrapper_defs, NULL);
