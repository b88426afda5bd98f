/* generic.c - list[int], int | None, and types.SimpleNamespace. */
#include "objects/exc.h"
#include "objects/special.h"
#include "state.h"

/* ---- GenericAlias: a class with arguments ---- */

typedef struct alias {
    wf_head head;
    wf_val origin;
    wf_tuple *args;
    bool is_unpacked; /* *tuple[int, str] */
} alias;

static alias *as_alias(wf_val v) { return wf_ptr(v); }

static void alias_trace(wf_tracer *t, void *object) {
    alias *a = object;
    wf_trace(t, &a->origin);
    wf_trace_ref(t, &a->args);
}

wf_val wf_generic_alias(wf_vm *vm, wf_val origin, wf_val item) {
    wf_tuple *args = wf_is_tuple(item) ? wf_as_tuple(item) : wf_tuple_new(vm, &item, 1);
    alias *a = wf_new(vm, &wf_generic_alias_type, sizeof *a);
    wf_set(vm, a, a->origin, origin);
    wf_set(vm, a, a->args, args);
    return wf_from(a);
}

static wf_val alias_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    (void)type;
    wf_val given[2];
    wf_read_args(vm, type, args, count, names, WF_PARAMS(2, 2, ""), given);
    return wf_generic_alias(vm, given[0], given[1]);
}

/* A type as it is written in an annotation. */
static void add_type(wf_vm *vm, wf_text *text, wf_val v) {
    if (wf_eq(v, WF_ELLIPSIS)) {
        wf_text_addf(vm, text, "...");
    } else if (wf_is_exact(v, &wf_none_type) || wf_eq(v, wf_from(&wf_none_type))) {
        wf_text_addf(vm, text, "None");
    } else if (wf_is_exact(v, &wf_list_type)) { /* the parameters of a Callable */
        wf_text_addf(vm, text, "[");
        for (size_t i = 0; i < wf_as_list(v)->count; i++) {
            wf_text_addf(vm, text, i ? ", " : "");
            add_type(vm, text, wf_list_at(wf_as_list(v), i));
        }
        wf_text_addf(vm, text, "]");
    } else if (wf_is_type(v)) {
        wf_val module = wf_type_get_attr(vm, wf_as_type(v), WF_S(__module__));
        if (wf_is_str_(module) && !wf_str_equal(wf_as_str(module), WF_S(builtins)))
            wf_text_addf(vm, text, "%S.", module);
        wf_text_addf(vm, text, "%S", wf_type_qualname(vm, wf_as_type(v)));
    } else {
        wf_text_add_repr(vm, text, v);
    }
}

static wf_val alias_repr(wf_vm *vm, wf_val self) {
    const alias *a = as_alias(self);
    wf_text text = {0};
    wf_text_addf(vm, &text, a->is_unpacked ? "*" : "");
    add_type(vm, &text, a->origin);
    wf_text_addf(vm, &text, a->args->count ? "[" : "[()");
    for (size_t i = 0; i < a->args->count; i++) {
        wf_text_addf(vm, &text, i ? ", " : "");
        add_type(vm, &text, a->args->item[i]);
    }
    wf_text_addf(vm, &text, "]");
    return wf_text_end(vm, &text);
}

static wf_hash alias_hash(wf_vm *vm, wf_val self) {
    return wf_hash_of(vm, as_alias(self)->origin) ^ wf_hash_of(vm, wf_from(as_alias(self)->args));
}

static wf_val alias_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if ((op != WF_EQ && op != WF_NE) || !wf_is_exact(other, &wf_generic_alias_type))
        return WF_NULL;
    const alias *a = as_alias(self), *b = as_alias(other);
    bool equal = a->is_unpacked == b->is_unpacked && wf_equal(vm, a->origin, b->origin) &&
                 wf_equal(vm, wf_from(a->args), wf_from(b->args));
    return wf_bool(equal == (op == WF_EQ));
}

/* Makes an instance of the origin, which may note what it was called as. */
static wf_val alias_call(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_val v = wf_call_names(vm, as_alias(self)->origin, args, count, names);
    const wf_type *type = wf_is_object(v) ? wf_head_type(wf_ptr(v)) : &wf_object_type;
    if (wf_overrides(type, ~0u) || (type->flags & WF_TYPE_HAS_SLOTS)) {
        wf_jump jump;
        if (WF_CATCH(vm, &jump)) {
            wf_jump_exc(vm);
        } else {
            wf_set_attr(vm, v, WF_N(__orig_class__), self);
            wf_jump_end(vm, &jump);
        }
    }
    return v;
}

static wf_val alias_getattr(wf_vm *vm, wf_val self, wf_val name) {
    wf_val own = wf_generic_get_attr(vm, self, wf_as_str(name));
    const char *text = wf_str_data(wf_as_str(name));
    bool is_dunder = text[0] == '_' && text[1] == '_';
    bool forwards = !is_dunder || wf_eq(name, WF_N(__name__)) || wf_eq(name, WF_N(__qualname__)) ||
                    wf_eq(name, WF_N(__module__)) || wf_eq(name, WF_N(__doc__));
    if (forwards && (wf_is_null(own) || is_dunder))
        return wf_find_attr(vm, as_alias(self)->origin, name);
    return own;
}

/* Type variables, and how they are replaced in what contains them. */

static bool is_variable(wf_vm *vm, wf_val v) {
    return !wf_is_type(v) && !wf_is_null(wf_find_attr(vm, v, WF_N(__typing_subst__)));
}

/* The type variables in an argument that is not one itself. */
static wf_tuple *variables_in(wf_vm *vm, wf_val v) {
    wf_val inner = wf_is_type(v) ? WF_NULL : wf_find_attr(vm, v, WF_N(__parameters__));
    return !wf_is_null(inner) && wf_is_tuple(inner) ? wf_as_tuple(inner)
                                                    : wf_tuple_new(vm, NULL, 0);
}

static size_t find_variable(const wf_list *list, wf_val v) {
    size_t i = 0;
    while (i < list->count && !wf_eq(wf_list_at(list, i), v))
        i++;
    return i;
}

static void add_variable(wf_vm *vm, wf_list *list, wf_val v) {
    if (find_variable(list, v) == list->count)
        wf_list_append(vm, list, v);
}

static wf_list *find_variables(wf_vm *vm, const wf_tuple *args) {
    wf_list *list = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < args->count; i++) {
        if (is_variable(vm, args->item[i])) {
            add_variable(vm, list, args->item[i]);
            continue;
        }
        const wf_tuple *inner = variables_in(vm, args->item[i]);
        for (size_t k = 0; k < inner->count; k++)
            add_variable(vm, list, inner->item[k]);
    }
    return list;
}

/* An argument with the variables of the list replaced by the items given. */
static wf_val substitute(wf_vm *vm, wf_val arg, const wf_list *list, const wf_tuple *given) {
    if (is_variable(vm, arg))
        return given->item[find_variable(list, arg)];
    const wf_tuple *inner = variables_in(vm, arg);
    if (!inner->count)
        return arg;
    wf_tuple *items = wf_tuple_new(vm, NULL, inner->count);
    for (size_t i = 0; i < inner->count; i++)
        wf_set(vm, items, items->item[i], given->item[find_variable(list, inner->item[i])]);
    return wf_get_item(vm, arg, wf_from(items));
}

/* The arguments of an alias or a union with its variables replaced by what is in the brackets. */
static wf_tuple *replace_variables(wf_vm *vm, wf_val self, const wf_tuple *old, wf_val key) {
    const wf_list *list = find_variables(vm, old);
    if (!list->count)
        wf_error_raise(vm, WF_E_NOT_GENERIC, self);
    const wf_tuple *given = wf_is_tuple(key) ? wf_as_tuple(key) : wf_tuple_new(vm, &key, 1);
    if (given->count != list->count)
        wf_error_raise(vm, WF_E_GENERIC_COUNT, given->count > list->count ? "many" : "few", self,
                       given->count, given->count > list->count ? "" : "at least ", list->count);
    wf_tuple *args = wf_tuple_new(vm, NULL, old->count);
    for (size_t i = 0; i < old->count; i++)
        wf_set(vm, args, args->item[i], substitute(vm, old->item[i], list, given));
    return args;
}

static wf_val alias_getitem(wf_vm *vm, wf_val self, wf_val key) {
    wf_tuple *args = replace_variables(vm, self, as_alias(self)->args, key);
    return wf_generic_alias(vm, as_alias(self)->origin, wf_from(args));
}

/* What a star makes of it: one element, the unpacked alias. */
static wf_val alias_iter(wf_vm *vm, wf_val self) {
    wf_val unpacked = wf_generic_alias(vm, as_alias(self)->origin, wf_from(as_alias(self)->args));
    as_alias(unpacked)->is_unpacked = true;
    return wf_iter(vm, wf_new_tuple(vm, &unpacked, 1));
}

static wf_val type_or(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    return op == WF_OR ? wf_union_or(vm, left, right) : WF_NULL;
}

static wf_val alias_unpacked(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_bool(as_alias(args[0])->is_unpacked);
}
static wf_val alias_parameters(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_tuple_from(vm, wf_from(find_variables(vm, as_alias(args[0])->args))));
}
static wf_val alias_mro_entries(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_tuple(vm, &as_alias(args[0])->origin, 1);
}

static const wf_def alias_defs[] = {
    WF_MEMBER("__origin__", alias, origin, NULL),
    WF_MEMBER("__args__", alias, args, NULL),
    WF_GET("__parameters__", alias_parameters, NULL),
    WF_GET("__unpacked__", alias_unpacked, NULL),
    WF_FN("__mro_entries__", alias_mro_entries, 2, 2, NULL),
};
static const wf_slots alias_slots = {.size = sizeof(alias),
                                     .trace = alias_trace,
                                     .make = alias_make,
                                     .repr = alias_repr,
                                     .hash = alias_hash,
                                     .compare = alias_compare,
                                     .iter = alias_iter,
                                     WF_OPS(.call = alias_call, .getattr = alias_getattr,
                                            .getitem = alias_getitem, .binary = type_or)};
const wf_type wf_generic_alias_type = {.head = WF_HEAD(wf_type_type),
                                       .name = "GenericAlias",
                                       .slots = &alias_slots,
                                       .base = &wf_object_type,
                                       .defs = alias_defs,
                                       .def_count = WF_COUNT(alias_defs),
                                       .flags = WF_TYPE_FINAL,
                                       .kind = WF_KIND_NATIVE,
                                       .module = "types",
                                       WF_TYPE_DOC("A generic class with its arguments.")};

/* ---- Unions ---- */

typedef struct union_type {
    wf_head head;
    wf_tuple *args; /* no unions among them, none twice */
} union_type;

wf_tuple *wf_union_args(wf_val v) { return ((union_type *)wf_ptr(v))->args; }

static void union_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((union_type *)object)->args);
}

static bool may_be_in_union(wf_val v) {
    return wf_is_none_(v) || wf_is_type(v) || wf_is_exact(v, &wf_generic_alias_type) ||
           wf_is_exact(v, &wf_union_type);
}

static bool has_arg(wf_vm *vm, const wf_list *list, wf_val v) {
    for (size_t i = 0; i < list->count; i++)
        if (wf_same_or_equal(vm, wf_list_at(list, i), v))
            return true;
    return false;
}

static void add_arg(wf_vm *vm, wf_list *list, wf_val v) {
    if (wf_is_exact(v, &wf_union_type)) {
        const wf_tuple *args = wf_union_args(v);
        for (size_t i = 0; i < args->count; i++)
            add_arg(vm, list, args->item[i]);
        return;
    }
    if (wf_is_none_(v))
        v = wf_from(&wf_none_type);
    if (!has_arg(vm, list, v))
        wf_list_append(vm, list, v);
}

wf_val wf_union_or(wf_vm *vm, wf_val left, wf_val right) {
    bool is_union = may_be_in_union(left) && may_be_in_union(right);
    return is_union ? wf_union_of(vm, left, right) : WF_NULL;
}

wf_val wf_union_of(wf_vm *vm, wf_val left, wf_val right) {
    wf_list *list = wf_list_with_room(vm, 2);
    add_arg(vm, list, left);
    add_arg(vm, list, right);
    if (list->count == 1)
        return wf_list_at(list, 0);
    wf_tuple *args = wf_tuple_from(vm, wf_from(list));
    union_type *u = wf_new(vm, &wf_union_type, sizeof *u);
    wf_set(vm, u, u->args, args);
    return wf_from(u);
}

static wf_val union_repr(wf_vm *vm, wf_val self) {
    wf_text text = {0};
    const wf_tuple *args = wf_union_args(self);
    for (size_t i = 0; i < args->count; i++) {
        wf_text_addf(vm, &text, i ? " | " : "");
        add_type(vm, &text, args->item[i]);
    }
    return wf_text_end(vm, &text);
}

/* The order of the types makes no difference. */
static wf_hash union_hash(wf_vm *vm, wf_val self) {
    wf_hash hash = 0;
    for (size_t i = 0; i < wf_union_args(self)->count; i++)
        hash ^= wf_hash_of(vm, wf_union_args(self)->item[i]);
    return hash;
}

static wf_val union_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if ((op != WF_EQ && op != WF_NE) || !wf_is_exact(other, &wf_union_type))
        return WF_NULL;
    const wf_list *others = wf_list_from(vm, wf_from(wf_union_args(other)));
    bool equal = others->count == wf_union_args(self)->count;
    for (size_t i = 0; equal && i < others->count; i++)
        equal = has_arg(vm, others, wf_union_args(self)->item[i]);
    return wf_bool(equal == (op == WF_EQ));
}

static wf_val union_getitem(wf_vm *vm, wf_val self, wf_val key) {
    const wf_tuple *args = replace_variables(vm, self, wf_union_args(self), key);
    wf_val all = args->item[0];
    for (size_t i = 1; i < args->count; i++)
        all = wf_union_of(vm, all, args->item[i]);
    return all;
}

static wf_val union_parameters(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_from(wf_tuple_from(vm, wf_from(find_variables(vm, wf_union_args(args[0])))));
}
static wf_val union_get_args(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_from(wf_union_args(args[0]));
}
static const wf_def union_defs[] = {
    WF_GET("__args__", union_get_args, NULL),
    WF_GET("__parameters__", union_parameters, NULL),
};
static const wf_slots union_slots = {.size = sizeof(union_type),
                                     .trace = union_trace,
                                     .repr = union_repr,
                                     .hash = union_hash,
                                     .compare = union_compare,
                                     WF_OPS(.getitem = union_getitem, .binary = type_or)};
const wf_type wf_union_type = {.head = WF_HEAD(wf_type_type),
                               .name = "UnionType",
                               .slots = &union_slots,
                               .base = &wf_object_type,
                               .defs = union_defs,
                               .def_count = WF_COUNT(union_defs),
                               .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
                               .kind = WF_KIND_NATIVE,
                               .module = "types",
                               WF_TYPE_DOC("Represent a union of types.")};

/* ---- SimpleNamespace ---- */

static void namespace_trace(wf_tracer *t, void *object) {
    wf_trace_ref(t, &((wf_namespace *)object)->dict);
}

static wf_val namespace_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                             wf_val names) {
    (void)args, (void)count, (void)names;
    wf_dict *dict = wf_dict_new(vm);
    wf_namespace *n = wf_instance_new(vm, type, 0);
    wf_set(vm, n, n->dict, dict);
    return wf_from(n);
}

static void set_named(wf_vm *vm, wf_namespace *n, const wf_val *values, wf_val names) {
    for (size_t i = 0; !wf_is_null(names) && i < wf_as_tuple(names)->count; i++)
        wf_dict_set(vm, n->dict, wf_as_tuple(names)->item[i], values[i]);
}

static void namespace_init(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_namespace *n = wf_ptr(self);
    if (count > 1)
        wf_error_raise(vm, WF_E_CALL_EXPECTED, wf_type_name(self), "at most ", 1, "", count);
    if (count)
        wf_dict_update(vm, n->dict, args[0], true);
    set_named(vm, n, args + count, names);
}

static wf_val namespace_repr(wf_vm *vm, wf_val self) {
    const char *name = wf_is_exact(self, &wf_namespace_type) ? "namespace" : wf_type_name(self);
    if (!wf_repr_begin(vm, self))
        return wf_format(vm, "%s(...)", name);
    wf_text text = {0};
    wf_text_addf(vm, &text, "%s(", name);
    size_t at = 0, shown = 0;
    for (wf_val key, value; wf_dict_next(((wf_namespace *)wf_ptr(self))->dict, &at, &key, &value);)
        wf_text_addf(vm, &text, "%s%S=%R", shown++ ? ", " : "", key, value);
    wf_text_addf(vm, &text, ")");
    wf_repr_end(vm, self);
    return wf_text_end(vm, &text);
}

static wf_val namespace_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op) {
    if ((op != WF_EQ && op != WF_NE) || !wf_is_a(other, &wf_namespace_type))
        return WF_NULL;
    const wf_namespace *a = wf_ptr(self), *b = wf_ptr(other);
    return wf_bool(wf_equal(vm, wf_from(a->dict), wf_from(b->dict)) == (op == WF_EQ));
}

static wf_val namespace_replace(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    const wf_namespace *old = wf_ptr(args[0]);
    if (count > 1)
        wf_error_raise(vm, WF_E_CALL_EXPECTED, "__replace__", "", 0, "s", count - 1);
    wf_namespace *n = wf_ptr(wf_call(vm, wf_from(wf_typeof(args[0])), NULL, 0));
    wf_dict_update(vm, n->dict, wf_from(old->dict), true);
    set_named(vm, n, args + count, names);
    return wf_from(n);
}

static const wf_def namespace_defs[] = {
    WF_FN_ANY("__replace__", namespace_replace, "Another one with some attributes set."),
};
static const wf_slots namespace_slots = {.size = sizeof(wf_namespace),
                                         .trace = namespace_trace,
                                         .make = namespace_make,
                                         .init = namespace_init,
                                         .repr = namespace_repr,
                                         .compare = namespace_compare};
const wf_type wf_namespace_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "SimpleNamespace",
    .slots = &namespace_slots,
    .base = &wf_object_type,
    .defs = namespace_defs,
    .def_count = WF_COUNT(namespace_defs),
    .flags = WF_TYPE_HAS_DICT,
    .kind = WF_KIND_NATIVE,
    .module = "types",
    WF_TYPE_DOC("SimpleNamespace(**names): an object with these attributes.")};
