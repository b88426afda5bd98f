/* match.c - instructions of the match statement. */
#include "vm/private.h"

void wf_op_matchseq(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_bool(wf_typeof(wf_use(vm, R, WF_B(ins)))->flags & WF_TYPE_SEQUENCE);
}

void wf_op_matchmap(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_bool(wf_typeof(wf_use(vm, R, WF_B(ins)))->flags & WF_TYPE_MAPPING);
}

/* mapping.get(key, None-like marker): does not make entries as __getitem__ of a defaultdict
 * would. */
static wf_val find_key(wf_vm *vm, wf_val mapping, wf_val key) {
    if (wf_is_exact(mapping, &wf_dict_type))
        return wf_dict_get(vm, wf_as_dict(mapping), key);
    wf_val marker = wf_from(wf_tuple_new(vm, &key, 1)), args[2] = {key, marker};
    wf_val v = wf_call_method(vm, mapping, "get", args, 2);
    return wf_eq(v, marker) ? WF_NULL : v;
}

/* Keys that are not literals are known to be different only now. */
static void check_distinct(wf_vm *vm, const wf_tuple *keys) {
    wf_setobj *seen = wf_set_new(vm, &wf_set_type);
    for (size_t i = 0; i < keys->count; i++)
        if (!wf_set_add(vm, seen, keys->item[i]))
            wf_error_raise(vm, WF_E_MATCH_KEY_TWICE, keys->item[i]);
}

void wf_op_matchkeys(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val mapping = R[WF_B(ins)];
    const wf_tuple *keys = wf_as_tuple(R[WF_C(ins)]);
    wf_tuple *values = wf_tuple_new(vm, NULL, keys->count);
    if (keys->count > 1)
        check_distinct(vm, keys);
    for (size_t i = 0; i < keys->count; i++) {
        wf_val v = find_key(vm, mapping, keys->item[i]);
        if (wf_is_null(v)) {
            R[WF_A(ins)] = WF_NONE;
            return;
        }
        wf_set(vm, values, values->item[i], v);
    }
    R[WF_A(ins)] = wf_from(values);
}

void wf_op_matchrest(wf_vm *vm, wf_val *R, wf_ins ins) {
    const wf_tuple *keys = wf_as_tuple(R[WF_C(ins)]);
    wf_dict *rest = wf_dict_new(vm);
    wf_dict_update(vm, rest, R[WF_B(ins)], true);
    for (size_t i = 0; i < keys->count; i++)
        wf_dict_remove(vm, rest, keys->item[i]);
    R[WF_A(ins)] = wf_from(rest);
}

/* Types whose one positional pattern is the subject itself. */
static bool matches_self(const wf_type *type) {
    static const uint8_t kinds[] = {WF_KIND_BOOL,  WF_KIND_BYTEARRAY, WF_KIND_BYTES, WF_KIND_DICT,
                                    WF_KIND_FLOAT, WF_KIND_FROZENSET, WF_KIND_INT,   WF_KIND_LIST,
                                    WF_KIND_SET,   WF_KIND_STR,       WF_KIND_TUPLE};
    for (size_t i = 0; i < WF_COUNT(kinds); i++)
        if (type->kind == kinds[i])
            return true;
    return false;
}

/* A class pattern being matched. */
typedef struct class_match {
    wf_val subject, cls;
    wf_setobj *seen; /* attributes looked at: each once only */
    wf_list *parts;
} class_match;

static wf_val class_name(wf_vm *vm, const class_match *m) {
    return wf_from(wf_type_name_str(vm, wf_as_type(m->cls)));
}

/* Adds the attribute to the parts; false: the subject has none. */
static bool add_part(wf_vm *vm, class_match *m, wf_val name) {
    if (!wf_set_add(vm, m->seen, name))
        wf_error_raise(vm, WF_E_MATCH_TWICE, class_name(vm, m), name);
    wf_val v = wf_find_attr(vm, m->subject, name);
    if (!wf_is_null(v))
        wf_list_append(vm, m->parts, v);
    return !wf_is_null(v);
}

/* The positional patterns: by __match_args__. */
static bool add_positional(wf_vm *vm, class_match *m, size_t count) {
    const wf_type *type = wf_as_type(m->cls);
    wf_val match_args = wf_find_attr(vm, m->cls, WF_N(__match_args__));
    size_t allowed = 0;
    if (wf_is_null(match_args)) {
        if (matches_self(type)) {
            allowed = 1;
            if (count == 1) {
                wf_list_append(vm, m->parts, m->subject);
                return true;
            }
        }
    } else if (!wf_is_exact(match_args, &wf_tuple_type)) {
        wf_error_raise(vm, WF_E_MATCH_ARGS_TUPLE, class_name(vm, m), match_args);
    } else {
        allowed = wf_as_tuple(match_args)->count;
    }
    if (count > allowed)
        wf_error_raise(vm, WF_E_MATCH_TOO_MANY, class_name(vm, m), allowed, allowed == 1 ? "" : "s",
                       count);
    for (size_t i = 0; i < count; i++) {
        wf_val name = wf_as_tuple(match_args)->item[i];
        if (!wf_is_str_(name))
            wf_error_raise(vm, WF_E_MATCH_ARGS_STR, name);
        if (!add_part(vm, m, name))
            return false;
    }
    return true;
}

void wf_op_matchclass(wf_vm *vm, wf_val *R, wf_ins ins) {
    unsigned b = WF_B(ins);
    wf_val subject = wf_use(vm, R, b), cls = wf_use(vm, R, b + 1);
    const wf_tuple *names = wf_as_tuple(R[b + 2]);
    if (!wf_is_type(cls))
        wf_error_raise(vm, WF_E_MATCH_NOT_CLASS);
    R[WF_A(ins)] = WF_NONE;
    if (!wf_isinstance(vm, subject, cls))
        return;
    class_match m = {subject, cls, wf_set_new(vm, &wf_set_type), wf_list_new(vm, NULL, 0)};
    if (WF_C(ins) && !add_positional(vm, &m, WF_C(ins)))
        return;
    for (size_t i = 0; i < names->count; i++)
        if (!add_part(vm, &m, names->item[i]))
            return;
    R[WF_A(ins)] = wf_from(wf_tuple_from(vm, wf_from(m.parts)));
}
