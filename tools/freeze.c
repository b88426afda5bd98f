/* freeze.c - run by the build: compiles Python files and prints them as C source.
 *
 *     freeze lib/ lib/heapq.py lib/collections/__init__.py > frozen.gen.c
 *     freeze -OO lib/ lib/heapq.py ...     without docstrings and asserts
 *
 * The first argument is cut off the paths to give the names of the modules.
 * The tool itself is linked with tools/frozen_none.c: it has no frozen modules. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "wafer.h"
#include "../ports/unix/port.h"

/* lib/a/b.py is a.b; lib/a/__init__.py is a. */
static char *module_name(const char *path, const char *root) {
    char *name = strdup(path + (strncmp(path, root, strlen(root)) == 0 ? strlen(root) : 0));
    size_t size = strlen(name);
    if (size > 3)
        name[size -= 3] = 0; /* .py */
    if (size > 9 && strcmp(name + size - 9, "/__init__") == 0)
        name[size - 9] = 0;
    for (char *p = name; *p; p++)
        if (*p == '/')
            *p = '.';
    return name;
}

static void drop(char **names, size_t count) {
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

int main(int argc, char **argv) {
    int level = argc > 1 && strcmp(argv[1], "-OO") == 0 ? 2 : 0;
    argc -= level / 2;
    argv += level / 2;
    if (argc < 2) {
        fprintf(stderr, "usage: freeze [-OO] ROOT FILE ...\n");
        return 2;
    }
    size_t count = (size_t)argc - 2;
    char **names = calloc(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = module_name(argv[i + 2], argv[1]);
    wf_config config = {.port = &wf_unix_port};
    wf_vm *vm = wf_open(&config);
    if (!vm)
        return 1;
    wf_set_optimize(vm, level);
    wf_status status =
        wf_freeze(vm, (const char *const *)argv + 2, (const char *const *)names, count);
    if (status == WF_RAISED)
        wf_print_caught(vm);
    wf_close(vm);
    drop(names, count);
    return status == WF_RAISED;
}
