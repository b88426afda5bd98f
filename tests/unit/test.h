/* test.h - unit tests in C: each runs in a fresh VM, whose heap is verified when it ends.
 *
 *     TEST(list_keeps_order) {
 *         wf_val list = wf_new_list(vm, NULL, 0);
 *         wf_list_add(vm, list, wf_new_int(vm, 7));
 *         CHECK_EQ(wf_seq_count(list), 1);
 *     }
 *
 * A failed check prints both sides and the test goes on. What a test raises and
 * does not catch fails it. TEST_IN takes fields of the wf_config as well.
 */
#ifndef WF_TESTS_UNIT_TEST_H
#define WF_TESTS_UNIT_TEST_H

#include "state.h"

typedef struct test {
    const char *name, *file;
    void (*run)(wf_vm *vm);
    wf_config config;
    struct test *next;
} test;

void test_add(test *t);
void test_check(bool ok, const char *text, const char *file, int line);
void test_check_eq(long long got, long long wanted, const char *text, const char *file, int line);
void test_skip(const char *reason); /* the test should return after it */

#define TEST_IN(id, ...)                                                                           \
    static void test_##id(wf_vm *vm);                                                              \
    static test entry_##id = {#id, __FILE__, test_##id, {__VA_ARGS__}, NULL};                      \
    __attribute__((constructor)) static void add_##id(void) { test_add(&entry_##id); }             \
    static void test_##id(__attribute__((unused)) wf_vm *vm)
#define TEST(id) TEST_IN(id, .options = 0)

#define CHECK(claim) test_check((claim), #claim, __FILE__, __LINE__)
#define CHECK_EQ(got, wanted)                                                                      \
    test_check_eq((long long)(got), (long long)(wanted), #got, __FILE__, __LINE__)

/* Overwrites the C stack below, where objects of calls that have returned may still be seen. */
void test_wipe_stack(void);
/* Numbers that look random; the same each time. */
uint32_t test_random(uint32_t *state);

#endif
