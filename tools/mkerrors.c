/* mkerrors.c - run by the build: packs the texts of objects/errors.def.
 *
 *     mkerrors > build/.../errors.gen.c
 *
 * Bytes below 128 of a packed text are characters; one above stands for two others, which may
 * be such bytes themselves (wf_error_pairs). Those 128 pairs are found greedily: the one that
 * occurs most in all texts, as packed so far, is taken next. It halves them.
 *
 * They are written twice: as they are, and for WF_SHORT_ERRORS shortened to
 * a few words that say most. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "objects/errors.h"

enum { FIRST_PAIR = 128, PAIRS = 128 };

static const struct {
    const char *type, *text;
} errors[] = {
#define ERROR(id, type, text) {#type, text},
#include "objects/errors.def"
#undef ERROR
};
enum { COUNT = sizeof errors / sizeof errors[0] };

static unsigned char packed[COUNT][WF_ERROR_ROOM];
static unsigned char pairs[PAIRS][2];

/* ---- Short texts ---- */

static int says_little(const char *word, size_t size) {
    static const char *const words[] = {"a",    "an",   "and",  "are", "be",    "does",   "for",
                                        "has",  "have", "is",   "of",  "must",  "object", "objects",
                                        "that", "the",  "this", "to",  "which", "with"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
            return 1;
    return 0;
}

/* Keeps the values and the first MOST_WORDS of the other words. */
static void shorten(const char *text, char *to) {
    enum { MOST_WORDS = 4 };
    const char *start = to;
    int words = 0;
    for (size_t size; *text; text += size) {
        size = strcspn(text, " ");
        int is_value = memchr(text, '%', size) != NULL;
        if (is_value || (!says_little(text, size) && words++ < MOST_WORDS)) {
            if (to > start)
                *to++ = ' ';
            memcpy(to, text, size);
            to += size;
        }
        size += text[size] == ' ';
    }
    *to = 0;
}

/* ---- Packing ---- */

/* The pair of bytes that occurs most. */
static int best_pair(void) {
    static int times[256 * 256];
    int best = 0;
    memset(times, 0, sizeof times);
    for (int i = 0; i < COUNT; i++)
        for (unsigned char *p = packed[i]; p[0] && p[1]; p++)
            times[p[0] << 8 | p[1]]++;
    for (int pair = 0; pair < 256 * 256; pair++)
        if (times[pair] > times[best])
            best = pair;
    return best;
}

static void replace_pair(unsigned char *text, const unsigned char *pair, int by) {
    unsigned char *to = text;
    while (*text) {
        int same = text[0] == pair[0] && text[1] == pair[1];
        *to++ = (unsigned char)(same ? by : text[0]);
        text += same ? 2 : 1;
    }
    *to = 0;
}

static void pack(void) {
    for (int i = 0; i < PAIRS; i++) {
        int pair = best_pair();
        pairs[i][0] = (unsigned char)(pair >> 8);
        pairs[i][1] = (unsigned char)pair;
        for (int j = 0; j < COUNT; j++)
            replace_pair(packed[j], pairs[i], FIRST_PAIR + i);
    }
}

/* ---- Writing ---- */

static void put_texts(void) {
    printf("const uint8_t wf_error_pairs[%d][2] = {\n", PAIRS);
    for (int i = 0; i < PAIRS; i++)
        printf("{%d,%d},%s", pairs[i][0], pairs[i][1], i % 8 == 7 ? "\n" : "");
    printf("};\nconst uint8_t wf_error_texts[] = {\n");
    for (int i = 0; i < COUNT; i++) {
        for (const unsigned char *p = packed[i]; *p; p++)
            printf("%d,", *p);
        printf("0,\n");
    }
    printf("};\nconst uint16_t wf_error_starts[] = {\n");
    for (size_t i = 0, at = 0; i < COUNT; at += strlen((char *)packed[i++]) + 1)
        printf("%zu,\n", at);
    printf("};\n");
}

/* Types are few: an error has the number of its own. */
static void put_types(void) {
    static int numbers[COUNT];
    int count = 0;
    printf("const wf_type *const wf_error_types[] = {\n");
    for (int i = 0; i < COUNT; i++) {
        int same = 0;
        while (strcmp(errors[same].type, errors[i].type) != 0)
            same++;
        if (same == i)
            printf("&wf_exc_%s,\n", errors[i].type);
        numbers[i] = same == i ? count++ : numbers[same];
    }
    printf("};\nconst uint8_t wf_error_type_numbers[] = {\n");
    for (int i = 0; i < COUNT; i++)
        printf("%d,\n", numbers[i]);
    printf("};\n");
}

int main(void) {
    printf("/* Made by tools/mkerrors.c from objects/errors.def. */\n#include \"config.h\"\n"
           "#include \"objects/exc_parts.h\"\n");
    for (int i = 0; i < COUNT; i++)
        if (strlen(errors[i].text) >= WF_ERROR_ROOM) {
            fprintf(stderr, "mkerrors: longer than WF_ERROR_ROOM: %s\n", errors[i].text);
            return 1;
        }
    put_types();
    printf("#if WF_SHORT_ERRORS\n");
    for (int i = 0; i < COUNT; i++)
        shorten(errors[i].text, (char *)packed[i]);
    pack();
    put_texts();
    printf("#else\n");
    for (int i = 0; i < COUNT; i++)
        strcpy((char *)packed[i], errors[i].text);
    pack();
    put_texts();
    printf("#endif\n");
    return 0;
}
