/* build.c - instructions that make things out of registers: displays, formatted texts, slices; and
 * unpacking. */
#include "objects/format.h"
#include "vm/private.h"

void wf_op_list(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_from(wf_list_new(vm, R + WF_B(ins), WF_C(ins)));
}

void wf_op_tuple(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_from(wf_tuple_new(vm, R + WF_B(ins), WF_C(ins)));
}

void wf_op_set(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_setobj *set = wf_set_new(vm, &wf_set_type);
    for (unsigned i = 0; i < WF_C(ins); i++)
        wf_set_add(vm, set, R[WF_B(ins) + i]);
    R[WF_A(ins)] = wf_from(set);
}

void wf_op_dict(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_dict *dict = wf_dict_with_room(vm, WF_C(ins));
    const wf_val *pair = R + WF_B(ins);
    for (unsigned i = 0; i < WF_C(ins); i++, pair += 2)
        wf_dict_set(vm, dict, pair[0], pair[1]);
    R[WF_A(ins)] = wf_from(dict);
}

void wf_op_listadd(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_list_append(vm, wf_as_list(R[WF_A(ins)]), wf_use(vm, R, WF_B(ins)));
}

void wf_op_setadd(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_set_add(vm, wf_as_set(R[WF_A(ins)]), wf_use(vm, R, WF_B(ins)));
}

void wf_op_dictadd(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val key = wf_use(vm, R, WF_B(ins));
    wf_dict_set(vm, wf_as_dict(R[WF_A(ins)]), key, wf_use(vm, R, WF_C(ins)));
}

/* Whether wf_iter would find an iterator: asked for the sake of the message. */
static bool is_iterable(wf_vm *vm, wf_val v) {
    const wf_type *type = wf_typeof(v);
    if (!wf_is_class(type))
        return type->slots->iter || (wf_ops_of(type)->getitem && type->flags & WF_TYPE_SEQUENCE);
    return !wf_is_null(wf_type_find(vm, type, WF_S(__iter__))) ||
           !wf_is_null(wf_type_find(vm, type, WF_S(__getitem__)));
}

void wf_op_setext(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_set_update(vm, wf_as_set(R[WF_A(ins)]), wf_use(vm, R, WF_B(ins)));
}

static void check_mapping(wf_vm *vm, wf_val v) {
    if (!wf_is_dict(v) && wf_is_null(wf_find_attr(vm, v, WF_N(keys))))
        wf_error_raise(vm, WF_E_NOT_A_MAPPING, v);
}

void wf_op_dictext(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val mapping = wf_use(vm, R, WF_B(ins));
    check_mapping(vm, mapping);
    wf_dict_update(vm, wf_as_dict(R[WF_A(ins)]), mapping, true);
}

/* What messages call a callee: its module unless that is builtins, qualified name and "()". */
static wf_val callee_name(wf_vm *vm, wf_val callee) {
    if (wf_is_method(callee))
        callee = ((wf_method *)wf_ptr(callee))->func;
    wf_val name = wf_find_attr(vm, callee, WF_N(__qualname__));
    if (wf_is_null(name))
        return wf_str_of(vm, callee);
    wf_val module = wf_find_attr(vm, callee, WF_N(__module__));
    if (wf_is_null(module) || wf_is_none_(module) || wf_eq(module, WF_N(builtins)))
        return wf_format(vm, "%S()", name);
    return wf_format(vm, "%S.%S()", module, name);
}

void wf_op_listext(wf_vm *vm, wf_val *R, wf_ins ins) {
    unsigned a = WF_A(ins);
    wf_val items = wf_use(vm, R, WF_B(ins));
    bool in_call = WF_C(ins) && a >= WF_CALL_ARGS;
    if (!is_iterable(vm, items) && in_call)
        wf_error_raise(vm, WF_E_STAR_ARGUMENT, callee_name(vm, R[a - WF_CALL_ARGS]), items);
    if (!is_iterable(vm, items))
        wf_error_raise(vm, WF_E_STAR_NOT_ITERABLE, items);
    wf_list_extend(vm, wf_as_list(R[a]), items);
}

void wf_op_dictmerge(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_dict *dict = wf_as_dict(R[WF_A(ins)]);
    wf_val mapping = wf_use(vm, R, WF_B(ins)), callee = R[WF_C(ins)];
    if (!wf_is_dict(mapping)) {
        if (wf_is_null(wf_find_attr(vm, mapping, WF_N(keys))))
            wf_error_raise(vm, WF_E_STARSTAR_NOT_MAPPING, callee_name(vm, callee), mapping);
        wf_dict *copy = wf_dict_new(vm);
        wf_dict_update(vm, copy, mapping, true);
        mapping = wf_from(copy);
    }
    wf_val key, value;
    for (size_t pos = 0; wf_dict_next(wf_as_dict(mapping), &pos, &key, &value);) {
        if (!wf_is_str_(key))
            wf_error_raise(vm, wf_is_callable(callee) ? WF_E_KEYWORDS_STR : WF_E_NOT_CALLABLE,
                           callee);
        if (!wf_is_null(wf_dict_get(vm, dict, key)))
            wf_error_raise(vm, WF_E_KEYWORD_TWICE, callee_name(vm, callee), key);
        wf_dict_set(vm, dict, key, value);
    }
}

void wf_op_totuple(wf_vm *vm, wf_val *R, wf_ins ins) {
    size_t count;
    const wf_val *items = wf_seq_items(R[WF_B(ins)], &count);
    R[WF_A(ins)] = wf_from(wf_tuple_new(vm, items, count));
}

void wf_op_slice(wf_vm *vm, wf_val *R, wf_ins ins) {
    unsigned b = WF_B(ins);
    wf_val start = wf_use(vm, R, b), stop = wf_use(vm, R, b + 1), step = wf_use(vm, R, b + 2);
    R[WF_A(ins)] = wf_slice_new(vm, start, stop, step);
}

/* ---- Texts ---- */

void wf_op_format(wf_vm *vm, wf_val *R, wf_ins ins) {
    enum { CONVERSION = 3, HAS_SPEC = 4 };
    wf_val v = wf_use(vm, R, WF_B(ins));
    switch (WF_C(ins) & CONVERSION) {
    case 1: v = wf_str_of(vm, v); break;
    case 2: v = wf_repr(vm, v); break;
    case 3: v = wf_ascii(vm, v); break;
    }
    if (WF_C(ins) & HAS_SPEC)
        v = wf_format_value(vm, v, R[WF_B(ins) + 1]);
    else if (!wf_is_exact(v, &wf_str_type))
        v = wf_format_value(vm, v, WF_N(empty));
    R[WF_A(ins)] = v;
}

void wf_op_join(wf_vm *vm, wf_val *R, wf_ins ins) {
    const wf_val *piece = R + WF_B(ins);
    size_t size = 0, chars = 0;
    for (unsigned i = 0; i < WF_C(ins); i++) {
        size += wf_str_size(wf_as_str(piece[i]));
        chars += wf_str_len(wf_as_str(piece[i]));
    }
    char *to;
    wf_str *joined = wf_str_raw(vm, size, chars, &to);
    for (unsigned i = 0; i < WF_C(ins); i++) {
        const wf_str *s = wf_as_str(piece[i]);
        memcpy(to, wf_str_data(s), wf_str_size(s));
        to += wf_str_size(s);
    }
    R[WF_A(ins)] = wf_from(joined);
}

/* ---- Unpacking ---- */

static wf_val unpack_iterator(wf_vm *vm, wf_val v) {
    if (!is_iterable(vm, v))
        wf_error_raise(vm, WF_E_CANNOT_UNPACK, v);
    return wf_iter(vm, v);
}

/* Nothing is stored before everything is there: variables keep their values if it fails. */
void wf_op_unpack(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    size_t want = WF_C(ins), count;
    if (!wf_is_exact(v, &wf_tuple_type) && !wf_is_exact(v, &wf_list_type)) {
        wf_val iterator = unpack_iterator(vm, v), item;
        wf_list *items = wf_list_with_room(vm, want);
        while (items->count <= want && !wf_is_null(item = wf_next(vm, iterator)))
            wf_list_append(vm, items, item);
        v = wf_from(items);
    }
    const wf_val *items = wf_seq_items(v, &count);
    if (count > want)
        wf_error_raise(vm, WF_E_UNPACK_MANY, want);
    if (count < want)
        wf_error_raise(vm, WF_E_UNPACK_FEW, "", want, count);
    if (count) /* an empty list may have no row */
        memmove(R + WF_A(ins), items, count * sizeof(wf_val));
}

void wf_op_unpackx(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins));
    size_t before = WF_C(ins), after = WF_X24(wf_take_extra(vm));
    bool is_row = wf_is_exact(v, &wf_tuple_type) || wf_is_exact(v, &wf_list_type);
    wf_list *all = wf_list_from(vm, is_row ? v : unpack_iterator(vm, v));
    if (all->count < before + after)
        wf_error_raise(vm, WF_E_UNPACK_FEW, "at least ", before + after, all->count);
    size_t middle = all->count - before - after;
    wf_list *rest = wf_list_new(vm, middle ? all->row->slot + before : NULL, middle);
    for (size_t i = 0; i < before; i++)
        R[WF_A(ins) + i] = wf_list_at(all, i);
    R[WF_A(ins) + before] = wf_from(rest);
    for (size_t i = 0; i < after; i++)
        R[WF_A(ins) + before + 1 + i] = wf_list_at(all, before + middle + i);
}
