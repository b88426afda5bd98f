/* table_test.c - the table of dicts and sets against a naive model, with every kind of key. */
#include "test.h"

#include "objects/str.h"
#include "objects/table.h"
#include <stdio.h>

enum { KEYS = 600, STEPS = 3000 };

/* The model: which keys are there, in order, and the value of each. */
typedef struct model {
    int order[KEYS], value[KEYS];
    int count;
} model;

static int model_find(const model *m, int key) {
    for (int i = 0; i < m->count; i++)
        if (m->order[i] == key)
            return i;
    return -1;
}

static void model_remove(model *m, int at) {
    m->count--;
    memmove(m->order + at, m->order + at + 1, (size_t)(m->count - at) * sizeof(int));
}

static void model_insert(model *m, int at, int key) {
    memmove(m->order + at + 1, m->order + at, (size_t)(m->count - at) * sizeof(int));
    m->order[at] = key;
    m->count++;
}

typedef wf_val (*key_maker)(wf_vm *vm, int n);

static wf_val make_int(wf_vm *vm, int n) { return wf_new_int(vm, n); }
static wf_val make_spread_int(wf_vm *vm, int n) { return wf_new_int(vm, (int64_t)n << 16); }
static wf_val make_float(wf_vm *vm, int n) { return wf_new_float(vm, (wf_real)n * (wf_real)0.5); }
static wf_val make_pair(wf_vm *vm, int n) {
    return wf_from(wf_tuple_pair(vm, wf_small(n / 7), wf_small(n % 7)));
}
static wf_val make_str(wf_vm *vm, int n) {
    char text[20];
    snprintf(text, sizeof text, "key %d", n);
    return wf_new_text(vm, text);
}
static wf_val make_name(wf_vm *vm, int n) {
    return wf_from(wf_intern_str(vm, wf_as_str(make_str(vm, n))));
}
static wf_val make_any(wf_vm *vm, int n) {
    static const key_maker makers[] = {make_int, make_name, make_pair, make_str};
    return makers[n % 4](vm, n);
}

static void check_same(wf_vm *vm, const wf_dict *d, const model *m) {
    wf_val key, value;
    int i = 0;
    CHECK_EQ(d->count, m->count);
    for (size_t pos = 0; wf_dict_next(d, &pos, &key, &value) && i < m->count; i++) {
        CHECK_EQ(wf_small_value(value), m->value[m->order[i]]);
        CHECK_EQ(wf_table_find(vm, d, key, wf_key_hash(vm, key)), (intptr_t)pos - 1);
    }
    CHECK_EQ(i, m->count);
}

/* One random operation on both. */
static void step(wf_vm *vm, wf_dict *d, model *m, wf_val key, int n, uint32_t choice) {
    int at = model_find(m, n);
    if (choice < 5) {
        m->value[n] = (int)(choice + (uint32_t)m->count * 8);
        wf_dict_set(vm, d, key, wf_small(m->value[n]));
        if (at < 0)
            model_insert(m, m->count, n);
    } else if (choice < 8) {
        CHECK_EQ(!wf_is_null(wf_dict_remove(vm, d, key)), at >= 0);
        if (at >= 0)
            model_remove(m, at);
    } else if (choice == 8 && d->count) {
        wf_table_remove(vm, d, wf_table_skip(d, 0));
        model_remove(m, 0);
    } else if (choice == 9 && d->count) {
        wf_table_remove(vm, d, (size_t)wf_table_skip_back(d, d->fill));
        model_remove(m, m->count - 1);
    } else if (at >= 0) {
        size_t i = (size_t)wf_table_find(vm, d, key, wf_key_hash(vm, key));
        model_remove(m, at);
        model_insert(m, choice & 1 ? m->count : 0, n);
        if (choice & 1)
            wf_table_to_end(vm, d, i);
        else
            wf_table_to_front(vm, d, i);
    }
}

static void compare_with_model(wf_vm *vm, key_maker make, uint32_t range) {
    static model m;
    uint32_t seed = range;
    wf_dict *d = wf_dict_new(vm);
    m.count = 0;
    for (int i = 0; i < STEPS; i++) {
        int n = (int)(test_random(&seed) % range);
        step(vm, d, &m, make(vm, n), n, test_random(&seed) % 12);
        if (i % 100)
            continue;
        check_same(vm, d, &m);
        d = wf_dict_copy(vm, d);
    }
    check_same(vm, d, &m);
}

TEST(table_small_is_as_the_model) {
    static const key_maker makers[] = {make_int, make_float, make_pair,
                                       make_str, make_name,  make_any};
    for (size_t i = 0; i < WF_COUNT(makers); i++)
        compare_with_model(vm, makers[i], 12);
}

TEST(table_large_is_as_the_model) {
    static const key_maker makers[] = {make_spread_int, make_pair, make_str, make_name, make_any};
    for (size_t i = 0; i < WF_COUNT(makers); i++)
        compare_with_model(vm, makers[i], KEYS);
}

TEST(table_equal_numbers_are_one_key) {
    wf_dict *d = wf_dict_new(vm);
    wf_dict_set(vm, d, wf_small(1), wf_small(10));
    wf_dict_set(vm, d, wf_new_float(vm, 1), wf_small(11));
    wf_dict_set(vm, d, WF_TRUE, wf_small(12));
    CHECK_EQ(d->count, 1);
    CHECK_EQ(wf_small_value(wf_dict_get(vm, d, wf_small(1))), 12);
}

TEST(table_names_and_texts_find_each_other) {
    wf_dict *d = wf_dict_new(vm);
    wf_val text = make_str(vm, 5), name = make_name(vm, 5);
    CHECK(!wf_eq(text, name));
    wf_dict_set(vm, d, text, wf_small(1));
    CHECK_EQ(wf_small_value(wf_dict_get_name(vm, d, wf_as_str(name))), 1);
    wf_dict_set(vm, d, make_pair(vm, 1), wf_small(2));
    CHECK_EQ(wf_small_value(wf_dict_get_name(vm, d, wf_as_str(name))), 1);
    CHECK(wf_is_null(wf_dict_get_name(vm, d, WF_S(append))));
}

/* A queue must not grow, nor slow down as it moves through the table. */
TEST(table_queue_stays_small) {
    wf_dict *d = wf_dict_new(vm);
    for (int i = 0; i < 20000; i++) {
        wf_dict_set(vm, d, wf_small(i), WF_NONE);
        if (d->count > 10)
            wf_table_remove(vm, d, wf_table_skip(d, 0));
    }
    CHECK_EQ(d->count, 10);
    CHECK(d->table->room <= 32);
}
