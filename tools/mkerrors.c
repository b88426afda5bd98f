/* mkerrors.c - run by the build: packs the texts of errors.def.
 *
 *     mkerrors > build/.../errors.gen.c
 *
 * Each text starts with a character that numbers the exception's type. A symbol stands for a
 * character or for two other symbols; those pairs are found greedily: the one that occurs most in
 * all texts, as packed so far, is taken next. What is left is written in a code in which frequent
 * symbols are short (D. Huffman's), one text after the other with next to no air. It is a third of
 * the texts.
 *
 * They are written twice: as they are, and for WF_SHORT_ERRORS shortened to
 * a few words that say most. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "errors.h"

static const struct {
    const char *type, *text;
} errors[] = {
#define ERROR(id, type, text) {#type, text},
#include "errors.def"
#undef ERROR
};
enum { COUNT = sizeof errors / sizeof errors[0] };

static void fail(const char *text) {
    fprintf(stderr, "mkerrors: too long for errors.h: %s\n", text);
    exit(1);
}

/* ---- Types: an error has the number of its own ---- */

static int first_of_type(int error) {
    int same = 0;
    while (strcmp(errors[same].type, errors[error].type) != 0)
        same++;
    return same;
}

static int type_number(int error) {
    int number = 0;
    for (int i = 0; i < first_of_type(error); i++)
        number += first_of_type(i) == i;
    return number;
}

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

/* ---- Finding symbols ---- */

enum {
    FIRST_PAIR = 128,
    SYMBOLS = WF_ERROR_CHARACTER,
    ROOM = FIRST_PAIR + SYMBOLS,
    NOT_WORTH_IT = 3
};

typedef struct symbol {
    int first, second;     /* of a pair */
    int times;             /* it occurs in the packed texts */
    int is_used, number;   /* number: by how often it occurs */
    int parent, code_size; /* in the tree of the code; bits */
} symbol;

static symbol symbols[2 * ROOM]; /* 0 to 127 are characters; then pairs; then the tree's knots */
static int symbol_count;
static int texts[COUNT][WF_ERROR_ROOM + 1]; /* as symbols; 0 at the end */

static void take_texts(int is_short) {
    for (int i = 0; i < COUNT; i++) {
        char text[WF_ERROR_ROOM];
        strcpy(text, errors[i].text);
        if (is_short)
            shorten(errors[i].text, text);
        texts[i][0] = type_number(i) + 1;
        for (int j = 0; j == 0 || text[j - 1]; j++)
            texts[i][j + 1] = (unsigned char)text[j];
    }
}

/* The pair of symbols that occurs most: how often. */
static int best_pair(int *first, int *second) {
    static int times[ROOM][ROOM]; /* all 0 in between */
    int most = 0;
    for (int i = 0; i < COUNT; i++)
        for (int *p = texts[i]; p[0] && p[1]; p++)
            if (++times[p[0]][p[1]] > most) {
                most = times[p[0]][p[1]];
                *first = p[0];
                *second = p[1];
            }
    for (int i = 0; i < COUNT; i++)
        for (int *p = texts[i]; p[0] && p[1]; p++)
            times[p[0]][p[1]] = 0;
    return most;
}

static void replace_pair(int *text, int first, int second, int by) {
    int *to = text;
    while (*text) {
        int same = text[0] == first && text[1] == second;
        *to++ = same ? by : text[0];
        text += same ? 2 : 1;
    }
    *to = 0;
}

static int characters_used(void) {
    int used = 1;
    for (int c = 1; c < FIRST_PAIR; c++) {
        int is_used = 0;
        for (int i = 0; i < COUNT; i++)
            for (const int *p = texts[i]; *p; p++)
                is_used |= *p == c;
        symbols[c].is_used = is_used;
        used += is_used;
    }
    symbols[0].is_used = 1;
    return used;
}

static void find_pairs(void) {
    int room = SYMBOLS - characters_used(), first = 0, second = 0;
    for (symbol_count = FIRST_PAIR; symbol_count - FIRST_PAIR < room; symbol_count++) {
        if (best_pair(&first, &second) < NOT_WORTH_IT)
            break;
        symbols[symbol_count] = (symbol){.first = first, .second = second, .is_used = 1};
        for (int i = 0; i < COUNT; i++)
            replace_pair(texts[i], first, second, symbol_count);
    }
}

/* ---- The code ---- */

/* The rarest knot without a parent but `other`; -1: there is none. */
static int rarest(int knots, int other) {
    int found = -1;
    for (int i = 0; i < knots; i++)
        if (symbols[i].times && !symbols[i].parent && i != other &&
            (found < 0 || symbols[i].times < symbols[found].times))
            found = i;
    return found;
}

/* Two of the rarest become one, until one is left: its depth is a symbol's size. */
static void size_codes(void) {
    int knots = symbol_count;
    for (int a, b; a = rarest(knots, -1), b = rarest(knots, a), b >= 0; knots++) {
        symbols[knots] = (symbol){.times = symbols[a].times + symbols[b].times};
        symbols[a].parent = symbols[b].parent = knots;
    }
    for (int i = 0; i < symbol_count; i++) {
        for (int at = i; symbols[i].times && symbols[at].parent; at = symbols[at].parent)
            symbols[i].code_size++;
        if (symbols[i].code_size > WF_ERROR_CODE_SIZES)
            fail("a code has too many bits");
    }
}

static int by_code(const void *a, const void *b) {
    const symbol *one = &symbols[*(const int *)a], *two = &symbols[*(const int *)b];
    int size = one->code_size ? one->code_size : 99, other = two->code_size ? two->code_size : 99;
    return size != other ? size - other : *(const int *)a - *(const int *)b;
}

/* Numbers the symbols by the size of their codes; those that only occur in others come last. Gives
 * how many there are. */
static int number_symbols(int *order) {
    int used = 0;
    for (int i = 0; i < symbol_count; i++)
        if (symbols[i].is_used)
            order[used++] = i;
    qsort(order, (size_t)used, sizeof *order, by_code);
    for (int i = 0; i < used; i++)
        symbols[order[i]].number = i;
    return used;
}

static void pack(void) {
    memset(symbols, 0, sizeof symbols);
    find_pairs();
    for (int i = 0; i < COUNT; i++)
        for (const int *p = texts[i];; p++) {
            symbols[*p].times++;
            if (!*p)
                break;
        }
    size_codes();
}

/* ---- Writing ---- */

static struct {
    unsigned byte;
    int bits;    /* in byte */
    int written; /* bits in all */
} out;

static void put_bits(int value, int size) {
    while (size-- > 0) {
        out.byte = out.byte << 1 | (unsigned)(value >> size & 1);
        out.written++;
        if (++out.bits == 8) {
            printf("%u,", out.byte & 255);
            out.bits = 0;
        }
    }
}
static void put_start(const char *name) {
    printf("const uint8_t %s[] = {\n", name);
    out.written = 0;
}
/* Fills up what is written to a multiple of so many bits. */
static void put_air(int bits) {
    while (out.written % bits)
        put_bits(0, 1);
}
static void put_end(void) {
    put_air(8);
    printf("0,0};\n"); /* who reads three bytes at a time stays inside */
}

/* The code of a symbol: those of one size count up, in the order of the symbols' numbers. */
static int code_of(int number, const int *sizes, int size) {
    int code = 0, first = 0;
    for (int i = 1; i <= size; i++) {
        code = (code + (i > 1 ? sizes[i - 1] : 0)) << 1;
        first += i > 1 ? sizes[i - 1] : 0;
    }
    return code + number - first;
}

static void put_numbers(const char *type, const char *name, const int *numbers, int count) {
    printf("const %s %s[] = {\n", type, name);
    for (int i = 0; i < count; i++)
        printf("%d,", numbers[i]);
    printf("};\n");
}

static void put_symbols(const int *order, int used) {
    put_start("wf_error_symbols");
    for (int i = 0; i < used; i++) {
        const symbol *s = &symbols[order[i]];
        int is_pair = order[i] >= FIRST_PAIR;
        put_bits(is_pair ? symbols[s->first].number : order[i], WF_ERROR_SYMBOL_BITS);
        put_bits(is_pair ? symbols[s->second].number : WF_ERROR_CHARACTER, WF_ERROR_SYMBOL_BITS);
    }
    put_end();
}

/* code_sizes: how many codes have so many bits. */
static void put_texts(const int *code_sizes) {
    static int groups[COUNT], sizes[COUNT];
    put_start("wf_error_texts");
    for (int i = 0; i < COUNT; i++) {
        if (i % WF_ERROR_GROUP == 0) {
            put_air(8);
            groups[i / WF_ERROR_GROUP] = out.written / 8;
        }
        int start = out.written;
        for (const int *p = texts[i];; p++) {
            const symbol *s = &symbols[*p];
            put_bits(code_of(s->number, code_sizes, s->code_size), s->code_size);
            if (!*p)
                break;
        }
        put_air(WF_ERROR_UNIT);
        sizes[i] = (out.written - start) / WF_ERROR_UNIT;
        if (sizes[i] > UINT8_MAX)
            fail(errors[i].text);
    }
    put_end();
    put_numbers("uint16_t", "wf_error_groups", groups, (COUNT - 1) / WF_ERROR_GROUP + 1);
    put_numbers("uint8_t", "wf_error_sizes", sizes, COUNT);
}

static void put_all(void) {
    int order[SYMBOLS], sizes[WF_ERROR_CODE_SIZES + 1] = {0}, used = number_symbols(order);
    for (int i = 0; i < used; i++)
        sizes[symbols[order[i]].code_size] += symbols[order[i]].code_size > 0;
    put_symbols(order, used);
    put_texts(sizes);
    put_numbers("uint16_t", "wf_error_code_sizes", sizes + 1, WF_ERROR_CODE_SIZES);
}

static void put_types(void) {
    for (int i = 0; i < COUNT; i++)
        if (first_of_type(i) == i)
            printf("extern const wf_type wf_exc_%s;\n", errors[i].type);
    printf("const wf_type *const wf_error_types[] = {\n");
    for (int i = 0; i < COUNT; i++)
        if (first_of_type(i) == i)
            printf("&wf_exc_%s,\n", errors[i].type);
    printf("};\n");
}

int main(void) {
    printf("/* Made by tools/mkerrors.c from errors.def. */\n#include \"config.h\"\n"
           "#include \"objects/exc_parts.h\"\n");
    for (int i = 0; i < COUNT; i++)
        if (strlen(errors[i].text) + 1 >= WF_ERROR_ROOM)
            fail(errors[i].text);
    put_types();
    for (int is_short = 1; is_short >= 0; is_short--) {
        printf(is_short ? "#if WF_SHORT_ERRORS\n" : "#else\n");
        take_texts(is_short);
        pack();
        put_all();
    }
    printf("#endif\n");
    return 0;
}
