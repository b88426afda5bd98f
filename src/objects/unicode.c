/* unicode.c - what Unicode says of a character: categories and case.
 *
 * The tables are made by tools/mkunicode.py, which says how they are stored.
 * The first 256 characters have flags of their own, so what is frequent is one
 * load; a list is read from the mark before the character, at most STEP toggles
 * or a few more runs than STEP / 4. */
#include "objects/unicode.h"

#define UNI_MARK(code, offset) ((uint32_t)(code) << 11 | (offset))

/* The points where membership in a set changes, or runs of characters that are mapped by adding
 * the same; marks: where to start reading. */
typedef struct uni_list {
    const uint8_t *data;
    uint16_t size;         /* half bytes */
    const uint32_t *marks; /* code point before << 11 | offset in data */
    uint16_t mark_count;
} uni_list;

typedef struct uni_many {
    uint16_t from, to[WF_UNI_MOST];
} uni_many;

#include "objects/unicode_table.h"

enum { ALPHA = 1, LOWER = 2, UPPER = 4, SPACE = 8, DIGIT = 16, NUMERIC = 32, PRINTABLE = 64 };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#if WF_UNICODE

/* What of a list is to be read for a character. */
typedef struct reading {
    const uint8_t *data;
    size_t at, end; /* half bytes */
    uint32_t code;  /* the code point before */
} reading;

static reading start_of(const uni_list *list, uint32_t c) {
    size_t mark = list->mark_count;
    while (--mark > 0 && c < list->marks[mark] >> 11)
        continue;
    bool is_last = mark + 1u == list->mark_count;
    return (reading){
        .data = list->data,
        .at = (list->marks[mark] & 0x7FF) * 2,
        .end = is_last ? list->size : (list->marks[mark + 1] & 0x7FF) * 2,
        .code = list->marks[mark] >> 11,
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

static bool in_set(const uni_list *set, uint32_t c) {
    reading r = start_of(set, c);
    bool inside = false;
    while (r.at < r.end) {
        r.code += read_number(&r);
        if (c < r.code)
            return inside;
        inside = !inside;
    }
    return inside;
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

static bool has_upper(uint32_t c) {
    uint32_t to[WF_UNI_MOST];
    bool found;
    map(&upper_runs, c, &found);
    return found || map_many(upper_many, COUNT_OF(upper_many), c, to);
}

static bool has_lower(uint32_t c) {
    bool found;
    map(&lower_runs, c, &found);
    return found;
}

bool wf_uni_is_title(uint32_t c) {
    for (size_t i = 0; i < COUNT_OF(title_letters); i++)
        if (title_letters[i] == c)
            return true;
    return false;
}

int wf_uni_decimal(uint32_t c) {
    if (c < 128)
        return c - '0' <= 9 ? (int)(c - '0') : -1;
    for (size_t i = 1; i < COUNT_OF(decimal_zeros); i++)
        if (c - decimal_zeros[i] <= 9)
            return (int)(c - decimal_zeros[i]);
    return -1;
}

static bool wide_alpha(uint32_t c) { return in_set(&alpha, c); }
static bool wide_lower(uint32_t c) { return has_upper(c) != in_set(&lower_odd, c); }
static bool wide_upper(uint32_t c) { return has_lower(c) != in_set(&upper_odd, c); }
static bool wide_printable(uint32_t c) { return !in_set(&unprintable, c); }
static bool wide_digit(uint32_t c) { return wf_uni_decimal(c) >= 0 || in_set(&digit_only, c); }
static bool wide_numeric(uint32_t c) { return wide_digit(c) || in_set(&numeric_only, c); }

bool wf_uni_is_id_start(uint32_t c) {
    return c == '_' || wf_uni_is_alpha(c) != in_set(&start_odd, c);
}
bool wf_uni_is_id_continue(uint32_t c) { return wf_uni_is_id_start(c) || in_set(&continue_odd, c); }
bool wf_uni_is_case_ignorable(uint32_t c) { return in_set(&ignorable, c); }

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
    bool found;
    if (c < 128) {
        to[0] = is_ascii_lower(c) ? c - 32 : c;
        return 1;
    }
    size_t used = map_many(upper_many, COUNT_OF(upper_many), c, to);
    if (used)
        return used;
    to[0] = map(&upper_runs, c, &found);
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

static bool wide_alpha(uint32_t c) { return (void)c, false; }
static bool wide_lower(uint32_t c) { return (void)c, false; }
static bool wide_upper(uint32_t c) { return (void)c, false; }
static bool wide_printable(uint32_t c) { return c - 0xD800 >= 0x800; }
static bool wide_digit(uint32_t c) { return (void)c, false; }
static bool wide_numeric(uint32_t c) { return (void)c, false; }

bool wf_uni_is_title(uint32_t c) { return (void)c, false; }
bool wf_uni_is_case_ignorable(uint32_t c) {
    return c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' || c == 0xA8 || c == 0xAD ||
           c == 0xAF || c == 0xB4 || c == 0xB7 || c == 0xB8;
}
int wf_uni_decimal(uint32_t c) { return c - '0' <= 9 ? (int)(c - '0') : -1; }
bool wf_uni_is_id_start(uint32_t c) { return c == '_' || c > 255 || wf_uni_is_alpha(c); }
bool wf_uni_is_id_continue(uint32_t c) { return wf_uni_is_id_start(c) || c - '0' <= 9; }

size_t wf_uni_lower(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    to[0] = wf_uni_is_upper(c) ? c + 32 : c;
    return 1;
}

/* The sharp s becomes two; what would leave Latin-1 stays as it is. */
size_t wf_uni_upper(uint32_t c, uint32_t to[WF_UNI_MOST]) {
    bool stays = c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xFF || !wf_uni_is_lower(c);
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

static bool has_flag(uint32_t c, uint8_t flag, bool (*wide)(uint32_t)) {
    return c < 256 ? latin1_flags[c] & flag : wide(c);
}
bool wf_uni_is_alpha(uint32_t c) { return has_flag(c, ALPHA, wide_alpha); }
bool wf_uni_is_lower(uint32_t c) { return has_flag(c, LOWER, wide_lower); }
bool wf_uni_is_upper(uint32_t c) { return has_flag(c, UPPER, wide_upper); }
bool wf_uni_is_printable(uint32_t c) { return has_flag(c, PRINTABLE, wide_printable); }
bool wf_uni_is_digit(uint32_t c) { return has_flag(c, DIGIT, wide_digit); }
bool wf_uni_is_numeric(uint32_t c) { return has_flag(c, NUMERIC, wide_numeric); }
bool wf_uni_is_decimal(uint32_t c) { return wf_uni_decimal(c) >= 0; }

bool wf_uni_is_space(uint32_t c) {
    if (c < 256)
        return latin1_flags[c] & SPACE;
    return c == 0x1680 || c - 0x2000 <= 10 || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool wf_uni_is_line_end(uint32_t c) {
    return c - 0x0A <= 3 || c - 0x1C <= 2 || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool wf_uni_is_cased(uint32_t c) {
    return wf_uni_is_lower(c) || wf_uni_is_upper(c) || wf_uni_is_title(c);
}
