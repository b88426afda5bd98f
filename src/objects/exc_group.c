/* exc_group.c - exception groups: making, splitting. Their message and tuple of
 * exceptions lie in the dict, as other exceptions' attributes do. */
#include "objects/bytes.h"
#include "objects/exc_parts.h"
#include "state.h"

static bool is_group(wf_val v) {
    return wf_is_exc(v) && wf_is_subtype(wf_typeof(v), &wf_exc_BaseExceptionGroup);
}

static wf_tuple *group_items(wf_vm *vm, wf_val group) {
    return wf_as_tuple(wf_exc_get(vm, group, WF_S(exceptions)));
}

/* ---- Making ---- */

/* Items of the second argument; all_plain: none of them is a BaseException only. */
static wf_tuple *check_items(wf_vm *vm, wf_val exceptions, bool *all_plain) {
    if (!(wf_typeof(exceptions)->flags & WF_TYPE_SEQUENCE) && !wf_is_str(exceptions) &&
        !wf_is_bytes(exceptions) && !wf_is_bytearray(exceptions))
        wf_error_raise(vm, WF_E_GROUP_SEQUENCE);
    wf_tuple *items = wf_tuple_from(vm, exceptions);
    if (items->count == 0)
        wf_error_raise(vm, WF_E_GROUP_EMPTY);
    *all_plain = true;
    for (size_t i = 0; i < items->count; i++) {
        if (!wf_is_exc(items->item[i]))
            wf_error_raise(vm, WF_E_GROUP_ITEM, i);
        if (!wf_is_subtype(wf_typeof(items->item[i]), &wf_exc_Exception))
            *all_plain = false;
    }
    return items;
}

/* The type of the group: BaseExceptionGroup becomes ExceptionGroup when it can; what is an
 * Exception holds no others. */
static const wf_type *check_type(wf_vm *vm, const wf_type *type, bool all_plain) {
    if (type == &wf_exc_BaseExceptionGroup)
        return all_plain ? &wf_exc_ExceptionGroup : type;
    if (!all_plain && type == &wf_exc_ExceptionGroup)
        wf_error_raise(vm, WF_E_GROUP_NEST_BASE);
    if (!all_plain && wf_is_subtype(type, &wf_exc_Exception))
        wf_error_raise(vm, WF_E_GROUP_NEST, wf_from(wf_type_name_str(vm, type)));
    return type;
}

wf_val wf_exc_make_group(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names) {
    if (count != 2)
        wf_error_raise(vm, WF_E_GROUP_ARGS, count);
    if (!wf_is_str_(args[0]))
        wf_error_raise(vm, WF_E_GROUP_MESSAGE, args[0]);
    bool all_plain;
    wf_tuple *items = check_items(vm, args[1], &all_plain);
    type = check_type(vm, type, all_plain);
    wf_val group = wf_exc_make(vm, type, args, count, names);
    wf_exc_set(vm, group, WF_S(message), args[0]);
    wf_exc_set(vm, group, WF_S(exceptions), wf_from(items));
    return group;
}

wf_val wf_exc_str_group(wf_vm *vm, wf_val self) {
    size_t count = group_items(vm, self)->count;
    return wf_format(vm, "%S (%zu sub-exception%s)", wf_exc_get(vm, self, WF_S(message)), count,
                     count == 1 ? "" : "s");
}

wf_val wf_exc_group_derive(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val given[] = {wf_exc_get(vm, args[0], WF_S(message)), args[1]};
    return wf_exc_make_group(vm, &wf_exc_BaseExceptionGroup, given, 2, WF_NULL);
}

/* ---- Splitting ---- */

/* A group like `from` with these exceptions; None if there are none. */
static wf_val derive(wf_vm *vm, wf_val from, wf_list *items) {
    if (items->count == 0)
        return WF_NONE;
    wf_val list = wf_from(items);
    wf_val made = wf_call_method(vm, from, "derive", &list, 1);
    if (!is_group(made))
        wf_error_raise(vm, WF_E_GROUP_DERIVE);
    wf_exc *old = wf_as_exc(from), *group = wf_as_exc(made);
    wf_set(vm, group, group->trace, old->trace);
    wf_set(vm, group, group->context, old->context);
    wf_set(vm, group, group->cause, old->cause);
    group->suppress_context = true; /* as setting a cause does */
    wf_val notes = wf_exc_get(vm, from, WF_S(__notes__));
    if (!wf_is_null(notes) && wf_is_list(notes))
        wf_exc_set(vm, made, WF_S(__notes__), wf_from(wf_list_from(vm, notes)));
    return made;
}

static bool is_class_condition(wf_val cond) {
    const wf_val *items = &cond;
    size_t count = 1;
    if (wf_is_tuple(cond))
        items = wf_seq_items(cond, &count);
    for (size_t i = 0; i < count; i++)
        if (!wf_is_type(items[i]) || !wf_is_subtype(wf_as_type(items[i]), &wf_exc_BaseException))
            return false;
    return true;
}

static void check_condition(wf_vm *vm, wf_val cond) {
    if (!is_class_condition(cond) && (wf_is_type(cond) || !wf_is_callable(cond)))
        wf_error_raise(vm, WF_E_GROUP_CONDITION);
}

static bool satisfies(wf_vm *vm, wf_val exc, wf_val cond) {
    if (wf_is_type(cond) || wf_is_tuple(cond))
        return wf_exc_matches(vm, exc, cond);
    return wf_truth(vm, wf_call(vm, cond, &exc, 1));
}

static void split(wf_vm *vm, wf_val exc, wf_val cond, wf_val *match, wf_val *rest) {
    wf_check_stack(vm);
    *match = *rest = WF_NONE;
    if (satisfies(vm, exc, cond)) {
        *match = exc;
        return;
    }
    if (!is_group(exc)) {
        *rest = exc;
        return;
    }
    wf_tuple *items = group_items(vm, exc);
    wf_list *matches = wf_list_new(vm, NULL, 0), *rests = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < items->count; i++) {
        wf_val item_match, item_rest;
        split(vm, items->item[i], cond, &item_match, &item_rest);
        if (!wf_is_none_(item_match))
            wf_list_append(vm, matches, item_match);
        if (!wf_is_none_(item_rest))
            wf_list_append(vm, rests, item_rest);
    }
    *match = derive(vm, exc, matches);
    *rest = derive(vm, exc, rests);
}

void wf_exc_split(wf_vm *vm, wf_val exc, wf_val cond, wf_val *match, wf_val *rest) {
    check_condition(vm, cond);
    split(vm, exc, cond, match, rest);
}

/* Whether exc is one of the exceptions in the list, or in one of its groups. */
static bool is_among(wf_vm *vm, wf_val exc, const wf_val *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!is_group(items[i])) {
            if (wf_eq(items[i], exc))
                return true;
            continue;
        }
        wf_check_stack(vm);
        const wf_tuple *inner = group_items(vm, items[i]);
        if (is_among(vm, exc, inner->item, inner->count))
            return true;
    }
    return false;
}

wf_val wf_exc_project(wf_vm *vm, wf_val group, wf_list *parts) {
    wf_check_stack(vm);
    wf_tuple *items = group_items(vm, group);
    wf_list *kept = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < items->count; i++) {
        wf_val item = items->item[i];
        if (is_group(item))
            item = wf_exc_project(vm, item, parts);
        else if (!is_among(vm, item, parts->row->slot, parts->count))
            item = WF_NONE;
        if (!wf_is_none_(item))
            wf_list_append(vm, kept, item);
    }
    return derive(vm, group, kept);
}

wf_val wf_exc_group_split(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val parts[2];
    wf_exc_split(vm, args[0], args[1], &parts[0], &parts[1]);
    return wf_new_tuple(vm, parts, 2);
}

wf_val wf_exc_group_subgroup(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val match, rest;
    wf_exc_split(vm, args[0], args[1], &match, &rest);
    return match;
}
