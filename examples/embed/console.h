/* console.h - the smallest port: text goes to standard output. */
#ifndef CONSOLE_H
#define CONSOLE_H

#include <stdio.h>
#include <string.h>
#include "wafer.h"

static void console_write(void *host, int stream, const char *text, size_t size) {
    (void)host;
    fwrite(text, 1, size, stream == 2 ? stderr : stdout);
}

static const wf_port console = {.write = console_write};

static inline wf_status run(wf_vm *vm, const char *text) {
    return wf_run(vm, text, strlen(text), "__main__");
}

#endif
