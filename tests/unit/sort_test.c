/* sort_test.c - sorting lists of many forms: in order, stable, and nothing lost when a comparison
 * raises. */
#include "test.h"

#include "objects/list.h"

enum { MOST = 1500 };

/* Keys of form `form`: random, nearly in order, saw teeth, falling, all equal. */
static intptr_t key_of(int form, size_t i, uint32_t *seed) {
    switch (form) {
    case 0: return test_random(seed) % 1000;
    case 1: return (intptr_t)i + (test_random(seed) % 20 ? 0 : test_random(seed) % 50);
    case 2: return (intptr_t)(i / 100 * 7919 % 500 + i % 100);
    case 3: return -(intptr_t)i + (i % 50 ? 0 : 60);
    default: return 7;
    }
}

/* Pairs (key, number): sorting by the key only shows whether it is stable. */
static wf_val first_of(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_seq_at(args[0], 0);
}
static const wf_def first = WF_FN("first", first_of, 1, 1, NULL);

static wf_list *pairs(wf_vm *vm, int form, size_t count, uint32_t *seed) {
    wf_list *list = wf_list_with_room(vm, 0);
    for (size_t i = 0; i < count; i++)
        wf_list_append(
            vm, list,
            wf_from(wf_tuple_pair(vm, wf_small(key_of(form, i, seed)), wf_small((intptr_t)i))));
    return list;
}

static bool comes_before(wf_val a, wf_val b, bool reverse) {
    intptr_t a_key = wf_small_value(wf_seq_at(a, 0)), b_key = wf_small_value(wf_seq_at(b, 0));
    if (a_key != b_key)
        return (a_key < b_key) != reverse;
    return wf_small_value(wf_seq_at(a, 1)) < wf_small_value(wf_seq_at(b, 1));
}

TEST(sort_is_in_order_and_stable) {
    uint32_t seed = 1;
    wf_val key = wf_new_function(vm, &first);
    for (int form = 0; form < 5; form++) {
        for (size_t count = 0; count < MOST; count = count * 3 / 2 + 1) {
            bool reverse = count & 1, ordered = true;
            wf_list *list = pairs(vm, form, count, &seed);
            wf_list_sort(vm, list, key, reverse);
            CHECK_EQ(list->count, count);
            for (size_t i = 1; i < count; i++)
                ordered =
                    ordered && comes_before(wf_list_at(list, i - 1), wf_list_at(list, i), reverse);
            CHECK(ordered);
        }
    }
}

/* Sorting by generic comparison of (key, number): they are all different. */
TEST(sort_compares_tuples) {
    uint32_t seed = 2;
    wf_list *list = pairs(vm, 0, MOST, &seed);
    wf_list_sort(vm, list, WF_NULL, false);
    bool ordered = true;
    for (size_t i = 1; i < MOST; i++)
        ordered = ordered && comes_before(wf_list_at(list, i - 1), wf_list_at(list, i), false);
    CHECK(ordered);
}

static void sort_it(wf_vm *vm, void *data) { wf_list_sort(vm, data, WF_NULL, false); }

/* One item cannot be compared with the others; wherever it is met, all items are still there. */
TEST(sort_that_raises_loses_nothing) {
    for (size_t odd = 0; odd < 600; odd += 7) {
        wf_list *list = wf_list_with_room(vm, 0);
        for (size_t i = 0; i < 600; i++) {
            wf_val v = wf_from(
                wf_tuple_pair(vm, wf_small((intptr_t)(i * 37 % 101)), wf_small((intptr_t)i)));
            wf_list_append(vm, list, i == odd ? WF_NONE : v);
        }
        CHECK_EQ(wf_try(vm, sort_it, list), WF_RAISED);
        CHECK_EQ(list->count, 600);
        intptr_t sum = 0;
        for (size_t i = 0; i < list->count; i++)
            if (!wf_is_none_(wf_list_at(list, i)))
                sum += wf_small_value(wf_seq_at(wf_list_at(list, i), 1));
        CHECK_EQ(sum + (intptr_t)odd, 600 * 599 / 2);
    }
}
