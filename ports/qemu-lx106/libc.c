/* libc.c - the functions of the C library that read memory, by aligned words only, and its way out.
 *
 * The library's own read bytes; that faults in flash. This file is compiled with -mforce-l32 as
 * everything here is, which makes a byte of a word, so that plain loops will do. The Makefile keeps
 * the compiler from turning them into calls of themselves. */
#include <stdlib.h>
#include <string.h>
#include "lx106.h"

static bool are_aligned(const void *to, const void *from) {
    return (((uintptr_t)to | (uintptr_t)from) & 3) == 0;
}

static void copy_up(uint8_t *out, const uint8_t *in, size_t size) {
    if (are_aligned(out, in))
        for (; size >= 4; size -= 4, out += 4, in += 4)
            *(uint32_t *)(void *)out = *(const uint32_t *)(const void *)in;
    while (size--)
        *out++ = *in++;
}

static void copy_down(uint8_t *out, const uint8_t *in, size_t size) {
    if (are_aligned(out + size, in + size))
        for (; size >= 4; size -= 4)
            *(uint32_t *)(void *)(out + size - 4) =
                *(const uint32_t *)(const void *)(in + size - 4);
    while (size--)
        out[size] = in[size];
}

void *memcpy(void *restrict to, const void *restrict from, size_t size) {
    copy_up(to, from, size);
    return to;
}

void *memmove(void *to, const void *from, size_t size) {
    if ((uintptr_t)to - (uintptr_t)from < size)
        copy_down(to, from, size);
    else
        copy_up(to, from, size);
    return to;
}

int memcmp(const void *left, const void *right, size_t size) {
    const uint8_t *a = left, *b = right;
    for (; size; size--, a++, b++)
        if (*a != *b)
            return *a - *b;
    return 0;
}

void *memchr(const void *text, int byte, size_t size) {
    const uint8_t *in = text;
    for (; size; size--, in++)
        if (*in == (uint8_t)byte)
            return (void *)in;
    return NULL;
}

size_t strlen(const char *text) {
    const char *end = text;
    while (*end)
        end++;
    return (size_t)(end - text);
}

int strncmp(const char *left, const char *right, size_t size) {
    for (; size; size--, left++, right++)
        if (*left != *right || !*left)
            return (uint8_t)*left - (uint8_t)*right;
    return 0;
}

int strcmp(const char *left, const char *right) { return strncmp(left, right, SIZE_MAX / 2); }

char *strchr(const char *text, int byte) {
    for (;; text++) {
        if (*text == (char)byte)
            return (char *)text;
        if (!*text)
            return NULL;
    }
}

char *strrchr(const char *text, int byte) {
    const char *found = NULL;
    do {
        if (*text == (char)byte)
            found = text;
    } while (*text++);
    return (char *)found;
}

char *strstr(const char *text, const char *part) {
    for (size_t size = strlen(part);; text++) {
        if (strncmp(text, part, size) == 0)
            return (char *)text;
        if (!*text)
            return NULL;
    }
}

size_t strcspn(const char *text, const char *stops) {
    size_t size = 0;
    while (text[size] && !strchr(stops, text[size]))
        size++;
    return size;
}

char *strpbrk(const char *text, const char *stops) {
    text += strcspn(text, stops);
    return *text ? (char *)text : NULL;
}

void abort(void) { board_panic("abort", (uint32_t)(uintptr_t)__builtin_return_address(0)); }
