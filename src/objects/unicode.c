/* unicode.c - what Unicode says of a character: categories and case.
 *
 * The tables are made by tools/mkunicode.py, which says how they are stored.
 * The first 256 characters have their classes at hand; a list is read from the
 * mark before the character, at most STEP runs. */
#include "objects/unicode.h"

#define UNI_MARK(code, offset) ((uint32_t)(code) << 12 | (offset))

/* Runs of characters of one class, or that are mapped by adding the same; marks: where to start
 * reading. */
typedef struct uni_list {
    const uint8_t *data;
    uint16_t size; /* half bytes */
    uint16_t mark_count;
    const uint32_t *marks; /* code point before << 12 | offset in data */
} uni_list;

typedef struct uni_many {
    uint16_t from, to[WF_UNI_MOST];
} uni_many;

/* Names of the table. Of a wide character, one from 256 on, LOWER and UPPER say where that differs
 * from having an upper, a lower case form, and SPACE nothing. */
enum {
    ALPHA = WF_UNI_ALPHA,
    LOWER = WF_UNI_LOWER,
    UPPER = WF_UNI_UPPER,
    TITLE = WF_UNI_TITLE,
    SPACE = WF_UNI_SPACE,
    DECIMAL = WF_UNI_DECIMAL,
    DIGIT = WF_UNI_DIGIT,
    NUMERIC = WF_UNI_NUMERIC,
    PRINTABLE = WF_UNI_PRINTABLE,
    ID_START = WF_UNI_ID_START,
    ID_CONTINUE = WF_UNI_ID_CONTINUE,
    IGNORABLE = WF_UNI_IGNORABLE
};

#include "objects/unicode_table.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
enum { WIDE = COUNT_OF(latin1_classes) };

#if WF_UNICODE

/* What of a list is to be read for a character. */
typedef struct reading {
    const uint8_t *data;
    size_t at, end; /* half bytes */
    uint32_t code;  /* the code point before */
} reading;

static reading start_of(const uni_list *list, uint32_t c) {
    const uint32_t *mark = list->marks, *last = mark + list->mark_count - 1;
    for (size_t step = list->mark_count; step > 0; step /= 2)
        while (step <= (size_t)(last - mark) && c >= mark[step] >> 12)
            mark += step;
    return (reading){
        .data = list->data,
        .at = (*mark & 0xFFF) * 2,
        .end = mark == last ? list->size : (mark[1] & 0xFFF) * 2,
        .code = *mark >> 12,
    };
}

static uint32_t read_number(reading *r) {
    uint32_t number = 0, half;
    do {
        half = (uint32_t)r->data[r->at / 2] >> r->at % 2 * 4;
        r->at++;
        number = number << 3 | (half & 7);
    } while (half & 8);
    return number;
}

/* The class of a wide character; *first: of the run that it is in. */
static unsigned wide_class(uint32_t c, uint32_t *first) {
    enum { RANKS = 4 };
    reading r = start_of(&class_runs, c);
    unsigned class = COUNT_OF(class_flags);
    do {
        uint32_t number = read_number(&r);
        unsigned rank = number % RANKS;
        if (rank == RANKS - 1)
            rank += read_number(&r);
        class = rank + (rank >= class);
        *first = r.code;
        r.code += number / RANKS + 1;
    } while (c >= r.code);
    return class;
}

static unsigned wide_flags(uint32_t c) {
    uint32_t first;
    return class_flags[wide_class(c, &first)];
}

/* c mapped by the runs, or c; *found tells. Runs of each second character may enclose others. */
static uint32_t map(const uni_list *runs, uint32_t c, bool *found) {
    reading r = start_of(runs, c);
    *found = false;
    while (r.at + 2 < r.end) { /* a run has three numbers; a half byte of air may be left */
        r.code += read_number(&r);
        uint32_t count = read_number(&r), add = read_number(&r);
        uint32_t distance = c - r.code, stride_shift = count & 1;
        if (c < r.code)
            return c;
        if (distance >> stride_shift < count >> 1 && !(distance & stride_shift)) {
            *found = true;
            return c + (add & 1 ? ~(add >> 1) : add >> 1);
        }
    }
    return c;
}

static size_t map_many(const uni_many *many, size_t count, uint32_t c, uint32_t *to) {
    size_t low = 0, high = count, used = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (many[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count || many[low].from != c)
        return 0;
    while (used < WF_UNI_MOST && many[low].to[used]) {
        to[used] = many[low].to[used];
        used++;
    }
    return used;
}

/* The upper case of a wide character; 0: it is itself. */
static size_t find_upper(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool found;
    to[0] = map(&upper_runs, c, &found);
    if (found)
        return 1;
    to[0] = map(&iota_runs, c, &found);
    to[1] = 0x399;
    return found ? 2 : map_many(upper_many, COUNT_OF(upper_many), c, to);
}

static bool has_upper(uint32_t c) {
    uint32_t to[WF_UNI_MOST];
    return find_upper(c, to) > 0;
}

static bool has_lower(uint32_t c) {
    bool found;
    map(&lower_runs, c, &found);
    return found;
}

static int wide_decimal(uint32_t c) {
    uint32_t first;
    return class_flags[wide_class(c, &first)] & DECIMAL ? (int)((c - first) % 10) : -1;
}

static bool is_ascii_lower(uint32_t c) { return c - 'a' <= 'z' - 'a'; }
static bool is_ascii_upper(uint32_t c) { return c - 'A' <= 'Z' - 'A'; }

size_t wf_uni_lower(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool found;
    if (c < 128) {
        to[0] = is_ascii_upper(c) ? c + 32 : c;
        return 1;
    }
    if (c == 0x130) { /* the only one with two */
        to[0] = 'i';
        to[1] = 0x307;
        return 2;
    }
    to[0] = map(&lower_runs, c, &found);
    return 1;
}

size_t wf_uni_upper(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    size_t used = c < 128 ? 0 : find_upper(c, to);
    if (used)
        return used;
    to[0] = is_ascii_lower(c) ? c - 32 : c;
    return 1;
}

/* Upper case, each of it from the second on in lower case. */
static size_t lower_from(size_t first, uint32_t *to, size_t used) {
    bool found;
    for (size_t i = first; i < used; i++)
        to[i] = map(&lower_runs, to[i], &found);
    return used;
}

size_t wf_uni_title(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool found;
    if (c < 128)
        return wf_uni_upper(c, to);
    to[0] = map(&title_runs, c, &found);
    size_t used = found ? 1 : map_many(title_many, COUNT_OF(title_many), c, to);
    return used ? used : lower_from(1, to, wf_uni_upper(c, to));
}

size_t wf_uni_fold(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool found;
    if (c < 128)
        return wf_uni_lower(c, to);
    to[0] = map(&fold_runs, c, &found);
    size_t used = found ? 1 : map_many(fold_many, COUNT_OF(fold_many), c, to);
    return used ? used : lower_from(0, to, wf_uni_upper(c, to));
}

#else

static unsigned wide_flags(uint32_t c) {
    return (c - 0xD800 >= 0x800 ? PRINTABLE : 0) | ID_START | ID_CONTINUE;
}
static int wide_decimal(uint32_t c) { return (void)c, -1; }
static bool has_upper(uint32_t c) { return (void)c, false; }
static bool has_lower(uint32_t c) { return (void)c, false; }

size_t wf_uni_lower(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    to[0] = wf_uni_is(c, UPPER) ? c + 32 : c;
    return 1;
}

/* The sharp s becomes two; what would leave Latin-1 stays as it is. */
size_t wf_uni_upper(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool stays = c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xFF || !wf_uni_is(c, LOWER);
    to[0] = to[1] = c == 0xDF ? 'S' : stays ? c : c - 32;
    return c == 0xDF ? 2 : 1;
}

size_t wf_uni_title(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    size_t used = wf_uni_upper(c, to);
    if (used == 2)
        to[1] = 's';
    return used;
}

size_t wf_uni_fold(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    to[0] = to[1] = c == 0xDF ? 's' : c;
    return c == 0xDF ? 2 : wf_uni_lower(c, to);
}

#endif

static bool is_wide_space(uint32_t c) {
    return c == 0x1680 || c - 0x2000 <= 10 || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool wf_uni_is_space(uint32_t c) {
    return c < WIDE ? class_flags[latin1_classes[c]] & SPACE : is_wide_space(c);
}

unsigned wf_uni_is(uint32_t c, unsigned what) {
    if (c < WIDE)
        return class_flags[latin1_classes[c]] & what;
    unsigned flags = wide_flags(c);
    if ((what & LOWER) && has_upper(c))
        flags ^= LOWER;
    if ((what & UPPER) && has_lower(c))
        flags ^= UPPER;
    if (is_wide_space(c))
        flags |= SPACE;
    return flags & what;
}

int wf_uni_decimal(uint32_t c) {
    if (c < WIDE)
        return c - '0' <= 9 ? (int)(c - '0') : -1;
    return wide_decimal(c);
}

bool wf_uni_is_line_end(uint32_t c) {
    return c - 0x0A <= 3 || c - 0x1C <= 2 || c == 0x85 || c == 0x2028 || c == 0x2029;
}
