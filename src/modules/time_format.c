/* time_format.c - times as text: strftime, asctime, ctime.
 *
 * A format's directive is looked up in one of two tables: of numbers, which are
 * a value and a width, and of formats that it is short for. The rest are names.
 */
#include <string.h>
#include "modules/time.h"

enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, WEEKDAY, YEARDAY, PARTS };

/* ---- Values ---- */

static int64_t hour12(const int64_t *t) { return (t[HOUR] + 11) % 12 + 1; }
static int64_t plain_year(const int64_t *t) { return t[YEAR]; }
static int64_t century(const int64_t *t) { return t[YEAR] / 100; }
static int64_t short_year(const int64_t *t) { return t[YEAR] % 100; }
static int64_t month(const int64_t *t) { return t[MONTH]; }
static int64_t day(const int64_t *t) { return t[DAY]; }
static int64_t hour(const int64_t *t) { return t[HOUR]; }
static int64_t minute(const int64_t *t) { return t[MINUTE]; }
static int64_t second(const int64_t *t) { return t[SECOND]; }
static int64_t year_day(const int64_t *t) { return t[YEARDAY]; }
static int64_t sunday_based(const int64_t *t) { return (t[WEEKDAY] + 1) % 7; }
static int64_t iso_weekday(const int64_t *t) { return t[WEEKDAY] + 1; }
/* Weeks that have begun in the year, by their Sundays or Mondays. */
static int64_t sunday_week(const int64_t *t) { return (t[YEARDAY] + 6 - sunday_based(t)) / 7; }
static int64_t monday_week(const int64_t *t) { return (t[YEARDAY] + 6 - t[WEEKDAY]) / 7; }

static bool is_leap(int64_t year) { return (year % 4 == 0 && year % 100) || year % 400 == 0; }

/* The year and week of ISO 8601: of the Thursday in the same week. */
static int64_t iso_week(const int64_t *t, int64_t *year) {
    int64_t thursday = t[YEARDAY] - 1 - t[WEEKDAY] + 3;
    *year = t[YEAR];
    if (thursday < 0)
        thursday += 365 + is_leap(--*year);
    else if (thursday >= 365 + is_leap(*year))
        thursday -= 365 + is_leap((*year)++);
    return thursday / 7 + 1;
}

static int64_t week(const int64_t *t) {
    int64_t year;
    return iso_week(t, &year);
}

static int64_t week_year(const int64_t *t) {
    int64_t year;
    iso_week(t, &year);
    return year;
}

static int64_t short_week_year(const int64_t *t) { return week_year(t) % 100; }

/* ---- Directives ---- */

typedef struct number {
    char letter, fill;
    uint8_t width;
    int64_t (*value)(const int64_t *t);
} number;

static const number numbers[] = {
    {'C', '0', 2, century},         {'d', '0', 2, day},        {'e', ' ', 2, day},
    {'g', '0', 2, short_week_year}, {'G', '0', 1, week_year},  {'H', '0', 2, hour},
    {'I', '0', 2, hour12},          {'j', '0', 3, year_day},   {'k', ' ', 2, hour},
    {'l', ' ', 2, hour12},          {'m', '0', 2, month},      {'M', '0', 2, minute},
    {'s', '0', 1, wf_time_seconds}, {'S', '0', 2, second},     {'u', '0', 1, iso_weekday},
    {'U', '0', 2, sunday_week},     {'V', '0', 2, week},       {'w', '0', 1, sunday_based},
    {'W', '0', 2, monday_week},     {'y', '0', 2, short_year}, {'Y', '0', 1, plain_year},
};

static const struct {
    char letter;
    const char *format;
} shorts[] = {
    {'c', "%a %b %e %H:%M:%S %Y"},
    {'D', "%m/%d/%y"},
    {'F', "%Y-%m-%d"},
    {'n', "\n"},
    {'r', "%I:%M:%S %p"},
    {'R', "%H:%M"},
    {'t', "\t"},
    {'T', "%H:%M:%S"},
    {'x', "%m/%d/%y"},
    {'X', "%H:%M:%S"},
    {'z', "+0000"},
    {'Z', "UTC"},
    {'%', "%"},
};

static const char days[7][10] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                 "Friday", "Saturday", "Sunday"};
static const char months[12][10] = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};

static void add_number(wf_vm *vm, wf_text *out, const number *n, const int64_t *t, bool is_bare) {
    char digits[24];
    size_t at = sizeof digits, width = is_bare ? 1 : n->width;
    int64_t value = n->value(t);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    while (sizeof digits - at < width)
        digits[--at] = n->fill;
    if (value < 0)
        digits[--at] = '-';
    wf_text_add(vm, out, digits + at, sizeof digits - at);
}

/* The name that the directive stands for; NULL: it is none of those. *size: how much of it. */
static const char *name_of(char letter, const int64_t *t, size_t *size) {
    const char *name = letter == 'a' || letter == 'A'                    ? days[t[WEEKDAY]]
                       : letter == 'b' || letter == 'B' || letter == 'h' ? months[t[MONTH] - 1]
                       : letter == 'p' ? (t[HOUR] < 12 ? "AM" : "PM")
                       : letter == 'P' ? (t[HOUR] < 12 ? "am" : "pm")
                                       : NULL;
    *size = !name ? 0 : letter == 'a' || letter == 'b' || letter == 'h' ? 3 : strlen(name);
    return name;
}

static void add_format(wf_vm *vm, wf_text *out, const char *p, const char *end, const int64_t *t);

static bool add_directive(wf_vm *vm, wf_text *out, char letter, const int64_t *t, bool is_bare) {
    size_t size;
    const char *name = name_of(letter, t, &size);
    if (name) {
        wf_text_add(vm, out, name, size);
        return true;
    }
    for (size_t i = 0; i < WF_COUNT(numbers); i++)
        if (numbers[i].letter == letter) {
            add_number(vm, out, &numbers[i], t, is_bare);
            return true;
        }
    for (size_t i = 0; i < WF_COUNT(shorts); i++)
        if (shorts[i].letter == letter) {
            const char *format = shorts[i].format;
            if (format[1])
                add_format(vm, out, format, format + strlen(format), t);
            else
                wf_text_add(vm, out, format, 1);
            return true;
        }
    return false;
}

/* What is no directive stays as it is. %-d: without what fills up. */
static void add_format(wf_vm *vm, wf_text *out, const char *p, const char *end, const int64_t *t) {
    while (p < end) {
        const char *mark = memchr(p, '%', (size_t)(end - p)), *stop = mark ? mark : end;
        wf_text_add(vm, out, p, (size_t)(stop - p));
        if (!mark)
            return;
        bool is_bare = mark + 1 < end && mark[1] == '-';
        p = mark + 1 + is_bare;
        if (p < end && add_directive(vm, out, *p, t, is_bare))
            p++;
        else
            wf_text_add(vm, out, mark, (size_t)(p - mark));
    }
}

/* ---- Functions ---- */

static void read_parts(wf_vm *vm, const char *fname, wf_val tuple, int64_t *t) {
    static const struct {
        const char *what;
        int16_t least, most, add; /* add: to 0, which is taken as the least */
    } limits[PARTS] = {
        {NULL, 0, 0, 0},          {"month", 0, 12, 1},        {"day of month", 0, 31, 1},
        {"hour", 0, 23, 0},       {"minute", 0, 59, 0},       {"seconds", 0, 61, 0},
        {"day of week", 0, 6, 0}, {"day of year", 0, 366, 1},
    };
    if (!wf_is_a(tuple, &wf_tuple_type))
        wf_error_raise(vm, WF_E_TIME_TUPLE);
    if (wf_seq_count(tuple) != 9)
        wf_error_raise(vm, WF_E_TIME_TUPLE_LENGTH, fname);
    for (size_t i = 0; i < PARTS; i++) {
        t[i] = wf_to_int(vm, wf_seq_at(tuple, i));
        if (i == WEEKDAY && t[i] >= 0)
            t[i] %= 7;
        if (limits[i].what && (t[i] < limits[i].least || t[i] > limits[i].most))
            wf_error_raise(vm, WF_E_TIME_RANGE, limits[i].what);
        if (t[i] == 0)
            t[i] += limits[i].add;
    }
}

static wf_val now_or(wf_vm *vm, wf_val given) {
    return wf_is_absent(given) ? wf_time_gmtime(vm, &given, 0) : given;
}

wf_val wf_time_strftime(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    size_t size;
    int64_t t[PARTS];
    wf_text out = {NULL, 0};
    const char *format = wf_to_text(vm, args[0], &size);
    read_parts(vm, "strftime", now_or(vm, args[1]), t);
    add_format(vm, &out, format, format + size, t);
    return wf_text_end(vm, &out);
}

wf_val wf_time_asctime(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t t[PARTS];
    wf_text out = {NULL, 0};
    read_parts(vm, "asctime", now_or(vm, args[0]), t);
    add_directive(vm, &out, 'c', t, false);
    return wf_text_end(vm, &out);
}

wf_val wf_time_ctime(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val time = wf_time_gmtime(vm, args, count);
    return wf_time_asctime(vm, &time, 1);
}
