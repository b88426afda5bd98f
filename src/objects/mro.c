/* mro.c - the order in which a class and its bases are searched: the C3 merge.
 *
 * The order keeps each base's own order and the order of the bases as written:
 * again and again the first head of the bases' orders that is in no other
 * order's tail is taken.
 */
#include "objects/list.h"
#include "objects/str.h"
#include "objects/special.h"

bool wf_list_append_once(wf_vm *vm, wf_list *list, wf_val v) {
    for (size_t i = 0; i < list->count; i++)
        if (wf_eq(wf_list_at(list, i), v))
            return false;
    wf_list_append(vm, list, v);
    return true;
}

/* The orders still to merge: one tuple each, with how much of it is taken. */
typedef struct merge {
    wf_tuple *orders; /* of tuples: the bases' orders, then the bases themselves */
    wf_tuple *taken;  /* of small ints */
} merge;

static wf_tuple *order(const merge *m, size_t i) { return wf_as_tuple(m->orders->item[i]); }
static size_t taken(const merge *m, size_t i) { return (size_t)wf_small_value(m->taken->item[i]); }

static bool in_a_tail(const merge *m, wf_val type) {
    for (size_t i = 0; i < m->orders->count; i++)
        for (size_t k = taken(m, i) + 1; k < order(m, i)->count; k++)
            if (wf_eq(order(m, i)->item[k], type))
                return true;
    return false;
}

/* The next type of the order; WF_NULL: all are taken, or (stuck) none can be. */
static wf_val next_head(const merge *m, bool *stuck) {
    *stuck = false;
    for (size_t i = 0; i < m->orders->count; i++) {
        if (taken(m, i) == order(m, i)->count)
            continue;
        wf_val head = order(m, i)->item[taken(m, i)];
        if (!in_a_tail(m, head))
            return head;
        *stuck = true;
    }
    return WF_NULL;
}

static void take(merge *m, wf_val type) {
    for (size_t i = 0; i < m->orders->count; i++) {
        size_t n = taken(m, i);
        if (n < order(m, i)->count && wf_eq(order(m, i)->item[n], type))
            m->taken->item[i] = wf_small((intptr_t)n + 1);
    }
}

/* Tells which types wait at the heads of the orders, each once. */
WF_NORETURN static void no_order(wf_vm *vm, const merge *m) {
    wf_list *heads = wf_list_with_room(vm, m->orders->count);
    wf_text text = {0};
    for (size_t i = 0; i < m->orders->count; i++) {
        if (taken(m, i) == order(m, i)->count)
            continue;
        wf_val head = order(m, i)->item[taken(m, i)];
        if (!wf_list_append_once(vm, heads, head))
            continue;
        const wf_str *name = wf_type_name_str(vm, wf_as_type(head));
        wf_text_addf(vm, &text, "%s%N", heads->count > 1 ? ", " : "", wf_from(name));
    }
    wf_error_raise(vm, WF_E_NO_MRO, wf_text_end(vm, &text));
}

static void refuse_duplicates(wf_vm *vm, wf_tuple *bases) {
    for (size_t i = 0; i < bases->count; i++)
        for (size_t k = 0; k < i; k++)
            if (wf_eq(bases->item[i], bases->item[k]))
                wf_error_raise(vm, WF_E_DUPLICATE_BASE,
                               wf_from(wf_type_name_str(vm, wf_as_type(bases->item[i]))));
}

/* Nothing is to be merged: the class, then what its only base has. */
static wf_tuple *order_of_one(wf_vm *vm, const wf_type *type, const wf_type *base) {
    wf_tuple *rest = wf_type_mro(vm, base);
    wf_tuple *mro = wf_tuple_new(vm, NULL, rest->count + 1);
    wf_set(vm, mro, mro->item[0], wf_from(type));
    for (size_t i = 0; i < rest->count; i++)
        wf_set(vm, mro, mro->item[i + 1], rest->item[i]);
    return mro;
}

wf_tuple *wf_mro_compute(wf_vm *vm, const wf_type *type, wf_tuple *bases) {
    if (bases->count == 1)
        return order_of_one(vm, type, wf_as_type(bases->item[0]));
    refuse_duplicates(vm, bases);
    merge m = {wf_tuple_new(vm, NULL, bases->count + 1), NULL};
    for (size_t i = 0; i < bases->count; i++)
        wf_set(vm, m.orders, m.orders->item[i],
               wf_from(wf_type_mro(vm, wf_as_type(bases->item[i]))));
    wf_set(vm, m.orders, m.orders->item[bases->count], wf_from(bases));
    m.taken = wf_tuple_new(vm, NULL, bases->count + 1);
    for (size_t i = 0; i < m.taken->count; i++)
        m.taken->item[i] = wf_small(0);

    wf_val self = wf_from(type);
    wf_list *list = wf_list_new(vm, &self, 1);
    bool stuck;
    for (wf_val head; !wf_is_null(head = next_head(&m, &stuck));) {
        wf_list_append(vm, list, head);
        take(&m, head);
        wf_spend(vm, m.orders->count); /* hundreds of bases take a while */
    }
    if (stuck)
        no_order(vm, &m);
    return wf_tuple_from(vm, wf_from(list));
}
