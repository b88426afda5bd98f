/* strings.c - functions of texts, a byte at a time: newlib's, a word at a time, are 0.8 KB longer, and
 * texts here are names. */
#include <stddef.h>
#include <string.h>

int strncmp(const char *a, const char *b, size_t most) {
    for (; most > 0; a++, b++, most--)
        if (*a != *b || !*a)
            return (unsigned char)*a - (unsigned char)*b;
    return 0;
}
int strcmp(const char *a, const char *b) { return strncmp(a, b, (size_t)-1); }

char *strchr(const char *text, int c) {
    for (; *text != (char)c; text++)
        if (!*text)
            return NULL;
    return (char *)text;
}

char *strrchr(const char *text, int c) {
    const char *found = NULL;
    for (; (text = strchr(text, c)) != NULL && *text; text++)
        found = text;
    return (char *)(c ? found : text);
}

size_t strcspn(const char *text, const char *stops) {
    size_t size = 0;
    while (!strchr(stops, text[size]))
        size++;
    return size;
}
char *strpbrk(const char *text, const char *stops) {
    text += strcspn(text, stops);
    return *text ? (char *)text : NULL;
}
