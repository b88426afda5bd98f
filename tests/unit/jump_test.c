/* jump_test.c - raising by long jump: cleanup records run youngest first, jumps nest. */
#include "test.h"

#include "heap/jump.h"

static void note(wf_vm *vm, void *data) {
    (void)vm;
    char *end = data;
    end[strlen(end)] = (char)('1' + strlen(end));
}

static wf_val something(wf_vm *vm) { return wf_new_text(vm, "thrown"); }

TEST(cleanups_run_when_a_throw_passes) {
    char passed[8] = "";
    wf_cleanup older, inner[2];
    wf_jump jump;
    wf_cleanup_begin(vm, &older, note, passed);
    if (WF_CATCH(vm, &jump)) {
        CHECK(wf_eq(wf_jump_exc(vm), wf_jump_exc(vm)) == false);
        CHECK_EQ(strlen(passed), 2);
        CHECK(vm->heap.cleanups == &older);
    } else {
        wf_cleanup_begin(vm, &inner[0], note, passed);
        wf_cleanup_begin(vm, &inner[1], note, passed);
        wf_throw(vm, something(vm));
    }
    wf_cleanup_end(vm, &older);
    CHECK_EQ(strlen(passed), 2);
}

static int depth_reached(wf_vm *vm, int depth) {
    wf_jump jump;
    volatile int result = 0;
    if (WF_CATCH(vm, &jump)) {
        result = result * 2 + 1;
        wf_val exc = wf_jump_exc(vm);
        if (vm->heap.jump && depth < 5)
            wf_throw(vm, exc);
        return result;
    }
    if (depth == 0)
        wf_throw(vm, something(vm));
    result = depth_reached(vm, depth - 1);
    wf_jump_end(vm, &jump);
    return result;
}

TEST(throws_are_passed_on) {
    wf_jump *before = vm->heap.jump;
    CHECK_EQ(depth_reached(vm, 5), 1);
    CHECK(vm->heap.jump == before);
}

#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 12
#pragma GCC diagnostic ignored "-Winfinite-recursion" /* wf_check_stack ends it */
#endif
static __attribute__((noinline)) int dig(wf_vm *vm, volatile int *depth) {
    volatile char waste[500];
    waste[0] = 1;
    wf_check_stack(vm);
    ++*depth;
    return dig(vm, depth) + waste[0];
}

static void dig_deep(wf_vm *vm, void *data) { dig(vm, data); }

TEST(deep_recursion_in_c_raises) {
    int depth = 0;
    CHECK_EQ(wf_try(vm, dig_deep, &depth), WF_RAISED);
    CHECK(depth > 20);
}
