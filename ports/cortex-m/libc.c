/* libc.c - what the C library asks of a machine without an operating system. */
#include <stdlib.h>
#include "../boards/board.h"

void __assert_func(const char *file, int line, const char *function, const char *text);

void abort(void) { board_panic("abort", (uint32_t)(uintptr_t)__builtin_return_address(0)); }

void __assert_func(const char *file, int line, const char *function, const char *text) {
    (void)file, (void)function;
    board_panic(text, (uint32_t)line);
}
