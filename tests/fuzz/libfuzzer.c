/* libfuzzer.c - the targets under clang's libFuzzer: fuzz TARGET [options] [corpus]. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t chosen;

/* The first argument names the target; the fuzzer sees the others. */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    chosen = *argc > 1 ? fuzz_find((*argv)[1]) : SIZE_MAX;
    if (chosen == SIZE_MAX) {
        fprintf(stderr, "usage: fuzz TARGET [options] [corpus]; targets:");
        for (size_t n = 0; n < fuzz_count(); n++)
            fprintf(stderr, " %s", fuzz_name(n));
        fputc('\n', stderr);
        exit(2);
    }
    (*argv)[1] = (*argv)[0];
    ++*argv;
    --*argc;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(chosen, data, size);
    return 0;
}
