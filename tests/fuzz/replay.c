/* replay.c - runs the targets on files, without a fuzzer: replay [TARGET [FILE ...]]. Without
 * files: all of tests/fuzz/corpus/TARGET; without a target: of all of them. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned done;

static void replay_file(size_t n, const char *path) {
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file)
        fuzz_fault("can't open '%s'", path);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    /* Exactly as long as the input, so that sanitizers see a step beyond it. */
    uint8_t *exact = malloc(size + !size);
    memcpy(exact, bytes, size);
    fuzz_run(n, exact, size);
    free(exact);
    done++;
}

static void replay_corpus(size_t n) {
    char path[512];
    snprintf(path, sizeof path, "tests/fuzz/corpus/%s", fuzz_name(n));
    DIR *folder = opendir(path);
    if (!folder)
        fuzz_fault("no corpus: %s", path);
    size_t length = strlen(path);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.') {
            snprintf(path + length, sizeof path - length, "/%s", entry->d_name);
            replay_file(n, path);
        }
    closedir(folder);
}

int main(int argc, char **argv) {
    size_t n = argc > 1 ? fuzz_find(argv[1]) : 0;
    if (n == SIZE_MAX)
        fuzz_fault("no target '%s'", argv[1]);
    for (int i = 2; i < argc; i++)
        replay_file(n, argv[i]);
    for (size_t each = 0; argc <= 2 && each < fuzz_count(); each++)
        if (argc < 2 || each == n)
            replay_corpus(each);
    printf("fuzz corpus: %u inputs replayed\n", done);
    return 0;
}
