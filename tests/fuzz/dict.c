/* dict.c - operations on a dict, against pairs in a row. Keys of many kinds, equal ones of
 * different types and hashes that collide among them. */
#include "fuzz.h"

enum { KEYS = 48 };

typedef struct model {
    uint8_t key[KEYS];
    uint16_t value[KEYS];
    size_t count;
} model;

/* Keys of one number are equal; of different numbers, not. */
static wf_val key_of(wf_vm *vm, unsigned k, unsigned variant) {
    wf_val parts[2] = {wf_new_int(vm, k), wf_none()};
    switch (k % 4) {
    case 0: return variant & 1 ? wf_new_float(vm, (wf_real)k) : wf_new_int(vm, k);
    case 1: return wf_format(vm, "key%d", (int)k);
    case 2: return wf_new_tuple(vm, parts, 2);
    default: return wf_new_int(vm, (int64_t)k << 20); /* low bits of the hash all the same */
    }
}

static size_t find(const model *m, unsigned k) {
    size_t i = 0;
    while (i < m->count && m->key[i] != k)
        i++;
    return i;
}

static void put(model *m, unsigned k, uint16_t value) {
    size_t i = find(m, k);
    m->key[i] = (uint8_t)k;
    m->value[i] = value;
    m->count += i == m->count;
}

static void drop(model *m, size_t i) {
    m->count--;
    memmove(m->key + i, m->key + i + 1, (m->count - i) * sizeof m->key[0]);
    memmove(m->value + i, m->value + i + 1, (m->count - i) * sizeof m->value[0]);
}

static void check(wf_vm *vm, wf_val dict, const model *m) {
    wf_val pairs = wf_to_list(vm, wf_call_method(vm, dict, "items", NULL, 0));
    MUST(wf_length(vm, dict) == m->count && wf_seq_count(pairs) == m->count);
    for (size_t i = 0; i < m->count; i++) {
        wf_val pair = wf_seq_at(pairs, i);
        MUST(wf_equal(vm, wf_seq_at(pair, 0), key_of(vm, m->key[i], 0)));
        MUST(wf_to_int(vm, wf_seq_at(pair, 1)) == m->value[i]);
    }
}

static void operate(wf_vm *vm, wf_val dict, model *m, input *in) {
    unsigned op = take(in), k = take(in) % KEYS;
    uint16_t value = take(in);
    wf_val args[2] = {key_of(vm, k, op >> 4), wf_new_int(vm, value)};
    size_t at = find(m, k);
    switch (op % 8) {
    case 0:
    case 1: put(m, k, value), wf_set_item(vm, dict, args[0], args[1]); break;
    case 2: MUST(wf_contains(vm, dict, args[0]) == (at < m->count)); break;
    case 3:
        args[1] = wf_call_method(vm, dict, "pop", args, 2);
        MUST(wf_to_int(vm, args[1]) == (at < m->count ? m->value[at] : value));
        if (at < m->count)
            drop(m, at);
        break;
    case 4:
        if (m->count) {
            wf_val pair = wf_call_method(vm, dict, "popitem", NULL, 0);
            MUST(wf_to_int(vm, wf_seq_at(pair, 1)) == m->value[--m->count]);
        }
        break;
    case 5:
        args[1] = wf_call_method(vm, dict, "setdefault", args, 2);
        if (at == m->count)
            put(m, k, value);
        MUST(wf_to_int(vm, args[1]) == m->value[at]);
        break;
    case 6: {
        wf_val copy = wf_call_method(vm, dict, "copy", NULL, 0);
        MUST(wf_equal(vm, copy, dict));
        wf_set_item(vm, copy, args[0], wf_none());
        MUST(!wf_equal(vm, copy, dict));
        wf_call_method(vm, copy, "update", &dict, 1);
        args[1] = wf_binary(vm, WF_OR, dict, copy);
        MUST(wf_length(vm, args[1]) == m->count + (at == m->count));
        break;
    }
    default:
        if (k == 0) {
            m->count = 0;
            wf_call_method(vm, dict, "clear", NULL, 0);
        } else if (k == 1) {
            wf_heap_collect(vm);
        }
    }
}

FUZZ(dict) {
    wf_val dict = wf_new_dict(vm);
    model m = {.count = 0};
    while (in->size) {
        operate(vm, dict, &m, in);
        if (in->size % 8 < 3)
            check(vm, dict, &m);
    }
    check(vm, dict, &m);
}
