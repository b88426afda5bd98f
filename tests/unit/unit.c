/* unit.c - runs the unit tests: unit [-s] [-m] [part of a name].  -s: collect and move at every
 * allocation; -m: mark in small steps all the time. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

static test *first;
static bool has_failed;
static const char *skipped;

void test_add(test *t) {
    test **link = &first;
    while (*link)
        link = &(*link)->next;
    *link = t;
}

void test_check(bool ok, const char *text, const char *file, int line) {
    if (ok)
        return;
    has_failed = true;
    printf("%s:%d: not true: %s\n", file, line, text);
}

void test_check_eq(long long got, long long wanted, const char *text, const char *file, int line) {
    if (got == wanted)
        return;
    has_failed = true;
    printf("%s:%d: %s is %lld (0x%llx), not %lld (0x%llx)\n", file, line, text, got,
           (unsigned long long)got, wanted, (unsigned long long)wanted);
}

void test_skip(const char *reason) { skipped = reason; }

__attribute__((noinline)) void test_wipe_stack(void) {
    char waste[65536];
    memset(waste, 0, sizeof waste);
    __asm__ volatile("" : : "r"(waste) : "memory");
}

uint32_t test_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void write_text(void *host, int stream, const char *text, size_t size) {
    (void)host;
    fwrite(text, 1, size, stream == 2 ? stderr : stdout);
}
static const wf_port port = {.write = write_text};

static void run_body(wf_vm *vm, void *data) { ((const test *)data)->run(vm); }

static void run_test(test *t, unsigned options) {
    wf_config config = t->config;
    config.port = &port;
    config.options |= options | WF_OPT_NO_STARTUP;
    test_wipe_stack();
    wf_vm *vm = wf_open(&config);
    if (!vm) {
        test_check(false, "the VM opens", t->file, 0);
        return;
    }
    if (wf_try(vm, run_body, t) == WF_RAISED) {
        wf_print_caught(vm);
        test_check(false, "nothing is raised", t->file, 0);
    }
    wf_heap_set_fail_at(vm, 0);
    wf_heap_verify(vm);
    wf_close(vm);
}

int main(int argc, char **argv) {
    unsigned options = 0;
    const char *filter = "", *mode = "";
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-s") == 0)
            options |= WF_OPT_STRESS, mode = " -s";
        else if (strcmp(argv[i], "-m") == 0)
            options |= WF_OPT_STEPS, mode = " -m";
        else
            filter = argv[i];
    }
    unsigned passed = 0, failed = 0, left_out = 0;
    for (test *t = first; t; t = t->next) {
        if (!strstr(t->name, filter))
            continue;
        has_failed = false;
        skipped = NULL;
        run_test(t, options);
        if (skipped)
            printf("skipped %s: %s\n", t->name, skipped);
        else if (has_failed)
            printf("FAILED %s: unit%s %s\n", t->name, mode, t->name);
        fflush(stdout);
        *(skipped ? &left_out : has_failed ? &failed : &passed) += 1;
    }
    printf("%u passed, %u failed, %u skipped\n", passed, failed, left_out);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
