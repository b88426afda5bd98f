/* set.c - operations on two sets, against rows of truth values. */
#include "fuzz.h"

enum { ITEMS = 40 };

typedef struct model {
    bool has[ITEMS];
} model;

static wf_val item_of(wf_vm *vm, unsigned k) {
    return k % 3 == 0   ? wf_new_int(vm, (int64_t)k << 16)
           : k % 3 == 1 ? wf_format(vm, "%d", (int)k)
                        : wf_new_float(vm, (wf_real)k);
}

static void check(wf_vm *vm, wf_val set, const model *m) {
    size_t count = 0;
    for (unsigned k = 0; k < ITEMS; k++) {
        count += m->has[k];
        MUST(wf_contains(vm, set, item_of(vm, k)) == m->has[k]);
    }
    MUST(wf_length(vm, set) == count && wf_seq_count(wf_to_list(vm, set)) == count);
}

static bool merge(wf_binop op, bool a, bool b) {
    return op == WF_AND ? a && b : op == WF_OR ? a || b : op == WF_XOR ? a != b : a && !b;
}

static void combine(wf_vm *vm, wf_binop op, wf_val *sets, model *m, bool in_place) {
    wf_val result =
        in_place ? wf_inplace(vm, op, sets[0], sets[1]) : wf_binary(vm, op, sets[0], sets[1]);
    bool subset = true;
    for (unsigned k = 0; k < ITEMS; k++) {
        m[0].has[k] = merge(op, m[0].has[k], m[1].has[k]);
        subset &= !m[0].has[k] || m[1].has[k];
    }
    sets[0] = result;
    MUST(wf_truth(vm, wf_compare(vm, sets[0], sets[1], WF_LE)) == subset);
}

static void operate(wf_vm *vm, wf_val *sets, model *m, input *in) {
    static const wf_binop ops[] = {WF_AND, WF_OR, WF_XOR, WF_SUB};
    unsigned op = take(in), k = take(in) % ITEMS, which = op >> 7;
    wf_val item = item_of(vm, k);
    switch (op % 8) {
    case 0:
    case 1:
    case 2: m[which].has[k] = true, wf_call_method(vm, sets[which], "add", &item, 1); break;
    case 3: m[which].has[k] = false, wf_call_method(vm, sets[which], "discard", &item, 1); break;
    case 4: combine(vm, ops[k % 4], sets, m, op & 16); break;
    case 5: {
        wf_val old = sets[0];
        model kept = m[0];
        sets[0] = sets[1], m[0] = m[1];
        sets[1] = old, m[1] = kept;
        break;
    }
    case 6:
        if (wf_length(vm, sets[which])) {
            item = wf_call_method(vm, sets[which], "pop", NULL, 0);
            for (k = 0; !wf_equal(vm, item, item_of(vm, k)); k++)
                MUST(k + 1 < ITEMS);
            MUST(m[which].has[k]);
            m[which].has[k] = false;
        }
        break;
    default: sets[which] = wf_call_method(vm, sets[which], "copy", NULL, 0);
    }
}

FUZZ(set) {
    wf_val sets[2] = {wf_new_set(vm), wf_new_set(vm)};
    model m[2] = {{{0}}, {{0}}};
    while (in->size)
        operate(vm, sets, m, in);
    check(vm, sets[0], &m[0]);
    check(vm, sets[1], &m[1]);
}
