/* text_methods.c - the methods that str, bytes and bytearray share.
 *
 * A method works on a subject: the bytes of self, seen where they lie. All
 * arguments are converted first, since that may run Python; after that nothing
 * does, so spans stay good to the end. Results are of the kind of self.
 *
 * Always true: a subject is wide when its characters may take several bytes;
 * only then are indices and offsets different things. */
#include "objects/func.h"
#include "objects/list.h"
#include "objects/text.h"
#include "objects/unicode.h"

typedef struct subject {
    wf_val self;
    wf_span span;
    bool is_str, is_wide;
} subject;

static subject subject_of(wf_val self) {
    subject s = {.self = self};
    if (wf_is_str_(self)) {
        s.is_str = true;
        s.is_wide = !wf_str_is_ascii(wf_as_str(self));
        s.span = wf_str_span(wf_as_str(self));
    } else {
        s.span = wf_bytes_span(self);
    }
    return s;
}

static size_t chars_of(const subject *s, wf_span span) {
    return s->is_wide ? wf_utf8_count(span.data, span.size) : span.size;
}

/* A new object of self's kind, to be filled at *data. */
static wf_val make(wf_vm *vm, wf_val self, size_t size, size_t chars, char **data) {
    if (wf_is_str_(self))
        return wf_from(wf_str_raw(vm, size, chars, data));
    return wf_bytes_raw(vm, wf_is_bytearray(self), size, data);
}

/* These bytes as an object of self's kind; self itself where nothing differs. */
static wf_val piece(wf_vm *vm, const subject *s, const char *data, size_t size) {
    bool whole = size == s->span.size;
    if (s->is_str) {
        if (whole && wf_is_exact(s->self, &wf_str_type))
            return s->self;
        return wf_from(s->is_wide ? wf_str_valid(vm, data, size) : wf_str_ascii(vm, data, size));
    }
    if (whole && wf_is_exact(s->self, &wf_bytes_type))
        return s->self;
    if (wf_is_bytearray(s->self))
        return wf_new_bytearray(vm, data, size);
    return wf_new_bytes(vm, data, size);
}

/* The text of an argument; for a str self it must be a str, or the error is raised. */
static wf_span text_of(wf_vm *vm, wf_val self, wf_val v, wf_error error, const char *fname) {
    if (!wf_is_str_(self))
        return wf_span_of(vm, v);
    if (!wf_is_str_(v))
        wf_error_raise(vm, error, fname, v);
    return wf_str_span(wf_as_str(v));
}

static bool is_given(wf_val v) { return !wf_is_null(v) && !wf_is_none_(v); }

/* ---- Searching ---- */

/* What is looked for: a text, or for bytes a single byte. */
typedef struct needle {
    wf_span span;
    char byte;
} needle;

static void read_needle(wf_vm *vm, wf_val self, wf_val v, const char *fname, needle *out) {
    if (wf_is_str_(self) || wf_has_buffer(v)) {
        out->span = text_of(vm, self, v, WF_E_ARGUMENT_1_STR, fname);
        return;
    }
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_BYTES_NEEDLE, v);
    out->byte = (char)wf_to_byte(vm, v);
    out->span = (wf_span){&out->byte, 1};
}

/* A bound of a search: characters, negative from the end. */
static intptr_t bound(wf_vm *vm, wf_val v, intptr_t missing) {
    if (!is_given(v))
        return missing;
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_SLICE_INDEX_NONE);
    return wf_to_clamped(vm, v);
}

typedef struct bounds {
    intptr_t start, stop;
} bounds;

/* Those of a search, behind self and what is looked for. */
static bounds read_bounds(wf_vm *vm, const wf_val *args) {
    intptr_t start = bound(vm, args[2], 0);
    return (bounds){start, bound(vm, args[3], INTPTR_MAX)};
}

/* Part of a subject between two bounds. */
typedef struct part {
    subject s;
    wf_span span;
    size_t first; /* character where it starts */
} part;

/* false: the bounds leave nothing, not even an empty text. */
static bool cut_part(wf_vm *vm, wf_val self, bounds b, part *out) {
    intptr_t start = b.start, stop = b.stop;
    out->s = subject_of(self);
    out->span = out->s.span;
    out->first = 0;
    if (start == 0 && stop == INTPTR_MAX)
        return true;
    intptr_t length =
        out->s.is_wide ? (intptr_t)wf_str_len(wf_as_str(self)) : (intptr_t)out->span.size;
    if (stop > length)
        stop = length;
    if (stop < 0)
        stop = stop + length < 0 ? 0 : stop + length;
    if (start < 0)
        start = start + length < 0 ? 0 : start + length;
    if (start > stop)
        return false;
    size_t offset = (size_t)start, size = (size_t)(stop - start);
    if (out->s.is_wide) {
        offset = wf_str_offset(vm, wf_as_str(self), offset);
        size = stop == length ? out->span.size - offset
                              : wf_utf8_offset(out->span.data + offset, size);
    }
    out->span = (wf_span){out->span.data + offset, size};
    out->first = (size_t)start;
    return true;
}

/* Reads the arguments of a search; false: there is nothing to search in. A str complains about
 * what is looked for first, bytes about the bounds. */
static bool begin_search(wf_vm *vm, const wf_val *args, const char *fname, needle *what, part *in) {
    bool is_str = wf_is_str_(args[0]);
    if (is_str)
        read_needle(vm, args[0], args[1], fname, what);
    bounds b = read_bounds(vm, args);
    if (!is_str)
        read_needle(vm, args[0], args[1], fname, what);
    return cut_part(vm, args[0], b, in);
}

/* The index found, or -1. */
static wf_val find(wf_vm *vm, const wf_val *args, bool backwards, const char *fname) {
    needle what;
    part in;
    if (!begin_search(vm, args, fname, &what, &in))
        return wf_small(-1);
    size_t found = backwards ? wf_span_rfind(in.span, what.span) : wf_span_find(in.span, what.span);
    if (found == WF_NOWHERE)
        return wf_small(-1);
    return wf_new_int(vm, (int64_t)(in.first + chars_of(&in.s, wf_span_upto(in.span, found))));
}

static wf_val must_find(wf_vm *vm, const wf_val *args, wf_val found) {
    if (wf_eq(found, wf_small(-1)))
        wf_error_raise(vm, WF_E_NOT_FOUND, wf_is_str_(args[0]) ? "substring" : "subsection");
    return found;
}

static wf_val text_find(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, find(vm, args, false, "find");
}
static wf_val text_rfind(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, find(vm, args, true, "rfind");
}
static wf_val text_index(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, must_find(vm, args, find(vm, args, false, "index"));
}
static wf_val text_rindex(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, must_find(vm, args, find(vm, args, true, "rindex"));
}

static wf_val text_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    needle what;
    part in;
    if (!begin_search(vm, args, "count", &what, &in))
        return wf_small(0);
    size_t found =
        what.span.size ? wf_span_count(in.span, what.span, SIZE_MAX) : chars_of(&in.s, in.span) + 1;
    return wf_new_int(vm, (int64_t)found);
}

static bool has_affix(wf_span in, wf_span affix, bool at_end) {
    if (affix.size > in.size)
        return false;
    const char *p = at_end ? in.data + (in.size - affix.size) : in.data;
    return memcmp(p, affix.data, affix.size) == 0;
}

static wf_val test_affix(wf_vm *vm, const wf_val *args, bool at_end, const char *fname) {
    wf_val self = args[0], affix = args[1];
    bool is_str = wf_is_str_(self);
    bounds b = read_bounds(vm, args);
    if (!wf_is_tuple(affix) && (is_str ? !wf_is_str_(affix) : !wf_has_buffer(affix)))
        wf_error_raise(vm, WF_E_AFFIX, fname, is_str ? "str" : "bytes", is_str ? "str" : "bytes",
                       affix);
    part in;
    bool fits = cut_part(vm, self, b, &in);
    size_t choices = wf_is_tuple(affix) ? wf_as_tuple(affix)->count : 1;
    for (size_t i = 0; i < choices; i++) {
        wf_val choice = wf_is_tuple(affix) ? wf_as_tuple(affix)->item[i] : affix;
        wf_span text = text_of(vm, self, choice, WF_E_AFFIX_TUPLE, fname);
        if (fits && has_affix(in.span, text, at_end))
            return WF_TRUE;
    }
    return WF_FALSE;
}

static wf_val text_startswith(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, test_affix(vm, args, false, "startswith");
}
static wf_val text_endswith(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, test_affix(vm, args, true, "endswith");
}

static wf_val text_removeprefix(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span affix = text_of(vm, args[0], args[1], WF_E_ARGUMENT_STR, "removeprefix");
    subject s = subject_of(args[0]);
    size_t cut = has_affix(s.span, affix, false) ? affix.size : 0;
    return piece(vm, &s, s.span.data + cut, s.span.size - cut);
}

static wf_val text_removesuffix(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span affix = text_of(vm, args[0], args[1], WF_E_ARGUMENT_STR, "removesuffix");
    subject s = subject_of(args[0]);
    size_t cut = has_affix(s.span, affix, true) ? affix.size : 0;
    return piece(vm, &s, s.span.data, s.span.size - cut);
}

/* ---- White space and lines ---- */

/* space_at of what is no printable ASCII character. */
static size_t rare_space_at(const subject *s, const char *p) {
    uint8_t first = (uint8_t)*p;
    if (first < 0x80)
        return first - 9u <= 4 || (s->is_str && first - 0x1Cu <= 3);
    if (!s->is_wide)
        return 0;
    const char *next = p;
    return wf_uni_is_space(wf_utf8_next(&next)) ? (size_t)(next - p) : 0;
}

/* Bytes of the white space character at p, or 0 if it is none. */
static inline size_t space_at(const subject *s, const char *p) {
    if (*p == ' ')
        return 1;
    return *p > ' ' && *p < 0x7f ? 0 : rare_space_at(s, p);
}

/* The same for the one that ends at p. */
static size_t space_before(const subject *s, const char *p) {
    const char *start = p - 1;
    if (s->is_wide) {
        start = p;
        wf_utf8_previous(&start);
    }
    return space_at(s, start) ? (size_t)(p - start) : 0;
}

/* Bytes of the line end at p (the text goes to end), or 0. */
static size_t line_end_at(const subject *s, const char *p, const char *end) {
    if (*p == '\n' || *p == '\r')
        return *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
    if (!s->is_str)
        return 0;
    const char *next = p;
    return wf_uni_is_line_end(wf_utf8_next(&next)) ? (size_t)(next - p) : 0;
}

static size_t width_at(const subject *s, const char *p) {
    return s->is_wide ? wf_utf8_width(*p) : 1;
}

enum { LEFT = 1, RIGHT = 2 };

/* Bytes of the character at p if it is to be stripped: white space, or one of chars. */
static size_t strippable(wf_vm *vm, const subject *s, const wf_span *chars, const char *p) {
    if (!chars)
        return space_at(s, p);
    wf_count_work(vm, 1 + chars->size / 16);
    size_t width = width_at(s, p);
    return wf_span_find(*chars, (wf_span){p, width}) != WF_NOWHERE ? width : 0;
}

static wf_val strip(wf_vm *vm, const wf_val *args, int sides, const char *fname) {
    wf_span set;
    const wf_span *chars = NULL;
    if (is_given(args[1])) {
        set = text_of(vm, args[0], args[1], WF_E_STRIP_ARG, fname);
        chars = &set;
    }
    subject s = subject_of(args[0]);
    const char *start = s.span.data, *end = start + s.span.size;
    size_t width;
    while ((sides & LEFT) && start < end && (width = strippable(vm, &s, chars, start)) != 0)
        start += width;
    while ((sides & RIGHT) && start < end) {
        const char *last = end;
        if (s.is_wide)
            wf_utf8_previous(&last);
        else
            last--;
        if (!strippable(vm, &s, chars, last))
            break;
        end = last;
    }
    return piece(vm, &s, start, (size_t)(end - start));
}

static wf_val text_strip(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, strip(vm, args, LEFT | RIGHT, "strip");
}
static wf_val text_lstrip(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, strip(vm, args, LEFT, "lstrip");
}
static wf_val text_rstrip(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, strip(vm, args, RIGHT, "rstrip");
}

/* ---- Splitting ---- */

static void add_piece(wf_vm *vm, wf_list *list, const subject *s, const char *data, size_t size) {
    wf_check_interrupt(vm);
    wf_list_append(vm, list, piece(vm, s, data, size));
}

static const char *word_end(const subject *s, const char *p, const char *end) {
    while (p < end) {
        if (*p > ' ' && *p < 0x7f)
            p++;
        else if (space_at(s, p))
            break;
        else
            p += width_at(s, p);
    }
    return p;
}

static void split_spaces(wf_vm *vm, wf_list *list, const subject *s, size_t most) {
    const char *p = s->span.data, *end = p + s->span.size;
    for (;; most--) {
        size_t width;
        while (p < end && (width = space_at(s, p)) != 0)
            p += width;
        if (p == end)
            return;
        if (most == 0)
            break;
        const char *start = p;
        p = word_end(s, p, end);
        add_piece(vm, list, s, start, (size_t)(p - start));
    }
    add_piece(vm, list, s, p, (size_t)(end - p));
}

static void rsplit_spaces(wf_vm *vm, wf_list *list, const subject *s, size_t most) {
    const char *start = s->span.data, *p = start + s->span.size;
    for (;; most--) {
        size_t width;
        while (p > start && (width = space_before(s, p)) != 0)
            p -= width;
        if (p == start)
            return;
        if (most == 0)
            break;
        const char *end = p;
        while (p > start && !space_before(s, p)) {
            if (s->is_wide)
                wf_utf8_previous(&p);
            else
                p--;
        }
        add_piece(vm, list, s, p, (size_t)(end - p));
    }
    add_piece(vm, list, s, start, (size_t)(p - start));
}

static void split_text(wf_vm *vm, wf_list *list, const subject *s, wf_span sep, size_t most) {
    wf_span rest = s->span;
    for (; most > 0; most--) {
        size_t found = wf_span_find(rest, sep);
        if (found == WF_NOWHERE)
            break;
        add_piece(vm, list, s, rest.data, found);
        rest = wf_span_from(rest, found + sep.size);
    }
    add_piece(vm, list, s, rest.data, rest.size);
}

static void rsplit_text(wf_vm *vm, wf_list *list, const subject *s, wf_span sep, size_t most) {
    wf_span rest = s->span;
    for (; most > 0; most--) {
        size_t found = wf_span_rfind(rest, sep);
        if (found == WF_NOWHERE)
            break;
        add_piece(vm, list, s, rest.data + found + sep.size, rest.size - found - sep.size);
        rest.size = found;
    }
    add_piece(vm, list, s, rest.data, rest.size);
}

static void reverse(wf_list *list) {
    for (size_t i = 0, j = list->count; i + 1 < j; i++) {
        wf_val v = list->row->slot[i];
        list->row->slot[i] = list->row->slot[--j];
        list->row->slot[j] = v;
    }
}

static wf_span separator(wf_vm *vm, wf_val self, wf_val v, wf_error error) {
    wf_span sep = text_of(vm, self, v, error, "");
    if (sep.size == 0)
        wf_error_raise(vm, WF_E_EMPTY_SEPARATOR);
    return sep;
}

static wf_val split(wf_vm *vm, const wf_val *args, bool backwards) {
    intptr_t most = wf_is_null(args[2]) ? -1 : wf_to_index(vm, args[2]);
    bool by_spaces = !is_given(args[1]);
    wf_span sep = {0};
    if (!by_spaces)
        sep = separator(vm, args[0], args[1], WF_E_SPLIT_ARG);
    subject s = subject_of(args[0]);
    wf_list *list = wf_list_new(vm, NULL, 0);
    size_t times = most < 0 ? SIZE_MAX : (size_t)most;
    if (by_spaces)
        (backwards ? rsplit_spaces : split_spaces)(vm, list, &s, times);
    else
        (backwards ? rsplit_text : split_text)(vm, list, &s, sep, times);
    if (backwards)
        reverse(list);
    return wf_from(list);
}

static wf_val text_split(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, split(vm, args, false);
}
static wf_val text_rsplit(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, split(vm, args, true);
}

static wf_val text_splitlines(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bool keep_ends = !wf_is_null(args[1]) && wf_truth(vm, args[1]);
    subject s = subject_of(args[0]);
    wf_list *list = wf_list_new(vm, NULL, 0);
    const char *p = s.span.data, *end = p + s.span.size;
    while (p < end) {
        const char *start = p;
        size_t width = 0;
        while (p < end && (width = line_end_at(&s, p, end)) == 0)
            p += width_at(&s, p);
        p += width;
        add_piece(vm, list, &s, start, (size_t)(p - start) - (keep_ends ? 0 : width));
    }
    return wf_from(list);
}

static wf_val partition(wf_vm *vm, const wf_val *args, bool backwards) {
    wf_span sep = separator(vm, args[0], args[1], WF_E_PARTITION_ARG);
    subject s = subject_of(args[0]);
    size_t found = backwards ? wf_span_rfind(s.span, sep) : wf_span_find(s.span, sep);
    wf_val parts[3];
    if (found == WF_NOWHERE) {
        parts[backwards ? 2 : 0] = piece(vm, &s, s.span.data, s.span.size);
        parts[1] = piece(vm, &s, s.span.data, 0);
        parts[backwards ? 0 : 2] = piece(vm, &s, s.span.data, 0);
        return wf_new_tuple(vm, parts, 3);
    }
    wf_span after = wf_span_from(s.span, found + sep.size);
    parts[0] = piece(vm, &s, s.span.data, found);
    parts[1] = wf_is_bytearray(args[0]) ? piece(vm, &s, sep.data, sep.size) : args[1];
    parts[2] = piece(vm, &s, after.data, after.size);
    return wf_new_tuple(vm, parts, 3);
}

static wf_val text_partition(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, partition(vm, args, false);
}
static wf_val text_rpartition(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, partition(vm, args, true);
}

/* ---- Replacing and joining ---- */

/* Ctrl-C ends what takes long: i is the number of the turn. */
static inline void check_now_and_then(wf_vm *vm, size_t i) {
    enum { EVERY = 4096 };
    if (i % EVERY == 0)
        wf_check_interrupt(vm);
}

/* Short ones, as most are, without a call: two halves that may overlap. */
static inline char *put(char *to, const char *data, size_t size) {
    if (size >= sizeof(uint64_t) && size <= 2 * sizeof(uint64_t)) {
        memcpy(to, data, sizeof(uint64_t));
        memcpy(to + size - sizeof(uint64_t), data + size - sizeof(uint64_t), sizeof(uint64_t));
    } else if (size >= sizeof(uint32_t) && size < sizeof(uint64_t)) {
        memcpy(to, data, sizeof(uint32_t));
        memcpy(to + size - sizeof(uint32_t), data + size - sizeof(uint32_t), sizeof(uint32_t));
    } else if (size == 1) {
        *to = *data;
    } else {
        memcpy(to, data, size);
    }
    return to + size;
}

/* fresh before each of the first `times` characters, and after the last. */
static wf_val replace_nothing(wf_vm *vm, const subject *s, wf_span fresh, size_t fresh_chars,
                              size_t most) {
    size_t chars = chars_of(s, s->span), times = most < chars + 1 ? most : chars + 1;
    char *to;
    wf_val result =
        make(vm, s->self, s->span.size + times * fresh.size, chars + times * fresh_chars, &to);
    const char *p = s->span.data, *end = p + s->span.size;
    for (; times > 0; times--) {
        check_now_and_then(vm, times);
        to = put(to, fresh.data, fresh.size);
        if (p == end)
            return result;
        size_t width = width_at(s, p);
        to = put(to, p, width);
        p += width;
    }
    put(to, p, (size_t)(end - p));
    return result;
}

static wf_val replace_text(wf_vm *vm, const subject *s, wf_span old, wf_span fresh, size_t times,
                           size_t chars) {
    char *to;
    wf_val result =
        make(vm, s->self, s->span.size - times * old.size + times * fresh.size, chars, &to);
    wf_span rest = s->span;
    for (; times > 0; times--) {
        check_now_and_then(vm, times);
        size_t found = wf_span_find(rest, old);
        to = put(to, rest.data, found);
        to = put(to, fresh.data, fresh.size);
        rest = wf_span_from(rest, found + old.size);
    }
    put(to, rest.data, rest.size);
    return result;
}

static void read_replacement(wf_vm *vm, const wf_val *args, wf_span *old, wf_span *fresh) {
    *old = text_of(vm, args[0], args[1], WF_E_ARGUMENT_1_STR, "replace");
    *fresh = text_of(vm, args[0], args[2], WF_E_ARGUMENT_2_STR, "replace");
}

static wf_val text_replace(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_span old, fresh;
    read_replacement(vm, args, &old, &fresh);
    intptr_t limit = wf_is_null(args[3]) ? -1 : wf_to_index(vm, args[3]);
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    read_replacement(vm, args, &old, &fresh); /* the limit's __index__ may have changed them */
    subject s = subject_of(args[0]);
    bool is_wide =
        s.is_str && !(wf_str_is_ascii(wf_as_str(args[0])) && wf_str_is_ascii(wf_as_str(args[2])));
    size_t fresh_chars = is_wide ? wf_utf8_count(fresh.data, fresh.size) : fresh.size;
    if (old.size == 0 && most > 0)
        return replace_nothing(vm, &s, fresh, fresh_chars, most);
    size_t times = old.size ? wf_span_count(s.span, old, most) : 0;
    if (times == 0)
        return piece(vm, &s, s.span.data, s.span.size);
    if (fresh.size > SIZE_MAX / 4 / times)
        wf_error_raise(vm, WF_E_TOO_LONG, "replace string");
    size_t old_chars = is_wide ? wf_utf8_count(old.data, old.size) : old.size;
    size_t chars = chars_of(&s, s.span) - times * old_chars + times * fresh_chars;
    return replace_text(vm, &s, old, fresh, times, chars);
}

/* The items to join, as a list or tuple that nobody changes. */
static wf_val items_to_join(wf_vm *vm, wf_val iterable) {
    if (wf_is_exact(iterable, &wf_list_type) || wf_is_exact(iterable, &wf_tuple_type))
        return iterable;
    wf_val iterator = wf_unless_type_error(vm, wf_iter, iterable);
    if (wf_is_null(iterator))
        wf_error_raise(vm, WF_E_JOIN_ITERABLE);
    return wf_from(wf_list_from(vm, iterator));
}

static WF_NORETURN void join_error(wf_vm *vm, bool is_str, wf_val item, size_t i) {
    wf_error_raise(vm, WF_E_JOIN_ITEM, i, is_str ? "str instance" : "a bytes-like object", item);
}

/* Of an item whose type has been looked at. */
static inline wf_span item_to_join(wf_vm *vm, bool is_str, wf_val item) {
    return is_str ? wf_str_span(wf_ptr(item)) : wf_span_of(vm, item);
}

/* Adds up the sizes of the items; *chars are the characters of strs, or the bytes. A function of its
 * own, as put_items is: what they count stays in registers, a tenth of the time. */
static WF_NOINLINE void measure_items(wf_vm *vm, bool is_str, const wf_val *item, size_t count,
                                      size_t *size, size_t *chars) {
    size_t sum = *size, char_sum = *chars;
    for (size_t i = 0; i < count; i++) {
        check_now_and_then(vm, i);
        if (is_str ? !wf_is_str_(item[i]) : !wf_has_buffer(item[i]))
            join_error(vm, is_str, item[i], i);
        size_t more = item_to_join(vm, is_str, item[i]).size;
        sum += more;
        char_sum += is_str ? wf_str_len(wf_as_str(item[i])) : more;
        if (sum > SIZE_MAX / 4)
            wf_error_raise(vm, WF_E_TOO_LONG, "join() result");
    }
    *size = sum;
    *chars = char_sum;
}

static WF_NOINLINE void put_items(wf_vm *vm, bool is_str, const wf_val *item, size_t count,
                                  wf_span gap, char *to) {
    for (size_t i = 0; i < count; i++) {
        check_now_and_then(vm, i);
        wf_span span = item_to_join(vm, is_str, item[i]);
        if (i > 0)
            to = put(to, gap.data, gap.size);
        to = put(to, span.data, span.size);
    }
}

static wf_val text_join(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val self = args[0], items = items_to_join(vm, args[1]);
    subject s = subject_of(self);
    const wf_val *item = wf_seq_items(items, &count);
    const wf_type *exact = s.is_str ? &wf_str_type : &wf_bytes_type;
    if (count == 1 && wf_is_exact(item[0], exact) && !wf_is_bytearray(self))
        return item[0];
    size_t gaps = count ? count - 1 : 0, size = gaps * s.span.size,
           chars = gaps * chars_of(&s, s.span);
    measure_items(vm, s.is_str, item, count, &size, &chars);
    char *to;
    wf_val result = make(vm, self, size, chars, &to);
    put_items(vm, s.is_str, item, count, s.span, to);
    return size == 0 && s.is_str ? WF_N(empty) : result;
}

/* ---- Padding ---- */

typedef struct fill {
    char data[4];
    size_t size;
} fill;

static fill read_fill(wf_vm *vm, wf_val self, wf_val v, const char *fname) {
    fill result = {" ", 1};
    if (wf_is_null(v))
        return result;
    if (wf_is_str_(self)) {
        if (!wf_is_str_(v))
            wf_error_raise(vm, WF_E_FILL_TYPE, v);
        if (wf_str_len(wf_as_str(v)) != 1)
            wf_error_raise(vm, WF_E_FILL_LENGTH);
    } else if (!(wf_is_bytes(v) || wf_is_bytearray(v)) || wf_bytes_span(v).size != 1) {
        wf_error_raise(vm, WF_E_FILL_BYTES, fname, v);
    }
    wf_span span = wf_is_str_(v) ? wf_str_span(wf_as_str(v)) : wf_bytes_span(v);
    result.size = span.size;
    memcpy(result.data, span.data, span.size);
    return result;
}

static char *put_fill(wf_vm *vm, char *to, const fill *with, size_t times) {
    if (times == 0)
        return to;
    memcpy(to, with->data, with->size);
    wf_repeat_fill(vm, to, with->size, times);
    return to + with->size * times;
}

/* self with so many characters of fill on both sides. */
static wf_val pad(wf_vm *vm, const subject *s, size_t left, size_t right, const fill *with) {
    if (left + right == 0)
        return piece(vm, s, s->span.data, s->span.size);
    if (left + right > SIZE_MAX / 16)
        wf_error_raise(vm, WF_E_TOO_LONG, "padded string");
    char *to;
    size_t chars = chars_of(s, s->span) + left + right;
    wf_val result = make(vm, s->self, s->span.size + (left + right) * with->size, chars, &to);
    to = put_fill(vm, to, with, left);
    to = put(to, s->span.data, s->span.size);
    put_fill(vm, to, with, right);
    return result;
}

static wf_val justify(wf_vm *vm, const wf_val *args, int sides, const char *fname) {
    intptr_t width = wf_to_index(vm, args[1]);
    fill with = read_fill(vm, args[0], args[2], fname);
    subject s = subject_of(args[0]);
    size_t chars = chars_of(&s, s.span), missing = 0;
    if (width > 0 && (size_t)width > chars)
        missing = (size_t)width - chars;
    size_t left = sides == LEFT ? 0 : missing;
    if (sides == (LEFT | RIGHT)) /* an odd one goes left when the width is odd too */
        left = missing / 2 + (missing & (size_t)width & 1);
    return pad(vm, &s, left, missing - left, &with);
}

static wf_val text_center(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, justify(vm, args, LEFT | RIGHT, "center");
}
static wf_val text_ljust(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, justify(vm, args, LEFT, "ljust");
}
static wf_val text_rjust(wf_vm *vm, const wf_val *args, size_t count) {
    return (void)count, justify(vm, args, RIGHT, "rjust");
}

static wf_val text_zfill(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t width = wf_to_index(vm, args[1]);
    subject s = subject_of(args[0]);
    size_t chars = chars_of(&s, s.span);
    const fill zero = {"0", 1};
    if (width <= 0 || (size_t)width <= chars)
        return piece(vm, &s, s.span.data, s.span.size);
    size_t missing = (size_t)width - chars;
    wf_val result = pad(vm, &s, missing, 0, &zero);
    char *text = (char *)(uintptr_t)subject_of(result).span.data;
    if (s.span.size && (s.span.data[0] == '+' || s.span.data[0] == '-')) {
        text[0] = s.span.data[0];
        text[missing] = '0';
    }
    return result;
}

/* The size that expanding tabs gives; with `to`, the text as well. */
static size_t expand(const subject *s, size_t tab, char *to) {
    size_t column = 0, size = 0;
    const char *p = s->span.data, *end = p + s->span.size;
    while (p < end) {
        if (*p == '\t') {
            size_t spaces = tab ? tab - column % tab : 0;
            if (to)
                memset(to + size, ' ', spaces);
            size += spaces;
            column += spaces;
            p++;
            continue;
        }
        column = *p == '\n' || *p == '\r' ? 0 : column + 1;
        size_t width = width_at(s, p);
        if (to)
            memcpy(to + size, p, width);
        size += width;
        p += width;
    }
    return size;
}

static wf_val text_expandtabs(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    intptr_t tab = wf_is_null(args[1]) ? 8 : wf_to_index(vm, args[1]);
    if (tab < 0)
        tab = 0;
    subject s = subject_of(args[0]);
    size_t tabs = wf_span_count(s.span, (wf_span){"\t", 1}, SIZE_MAX);
    if (tabs == 0)
        return piece(vm, &s, s.span.data, s.span.size);
    if ((size_t)tab > SIZE_MAX / 4 / tabs)
        wf_error_raise(vm, WF_E_TOO_LONG, "new string");
    size_t size = expand(&s, (size_t)tab, NULL);
    char *to;
    size_t inside = s.span.size - chars_of(&s, s.span);
    wf_val result = make(vm, args[0], size, size - inside, &to);
    expand(&s, (size_t)tab, to);
    return result;
}

const wf_def wf_text_methods[] = {
    WF_FN("center", text_center, 2, 3, NULL),
    WF_FN("count", text_count, 2, 4, NULL),
    WF_FN("endswith", text_endswith, 2, 4, NULL),
    WF_FN_PARAMS("expandtabs", text_expandtabs, 1, 2, "self,tabsize", NULL),
    WF_FN("find", text_find, 2, 4, NULL),
    WF_FN("index", text_index, 2, 4, NULL),
    WF_FN("join", text_join, 2, 2, NULL),
    WF_FN("ljust", text_ljust, 2, 3, NULL),
    WF_FN("lstrip", text_lstrip, 1, 2, NULL),
    WF_FN("partition", text_partition, 2, 2, NULL),
    WF_FN("removeprefix", text_removeprefix, 2, 2, NULL),
    WF_FN("removesuffix", text_removesuffix, 2, 2, NULL),
    WF_FN_PARAMS("replace", text_replace, 3, 4, "self,old,new,/,count", NULL),
    WF_FN("rfind", text_rfind, 2, 4, NULL),
    WF_FN("rindex", text_rindex, 2, 4, NULL),
    WF_FN("rjust", text_rjust, 2, 3, NULL),
    WF_FN("rpartition", text_rpartition, 2, 2, NULL),
    WF_FN_PARAMS("rsplit", text_rsplit, 1, 3, "self,sep,maxsplit", NULL),
    WF_FN("rstrip", text_rstrip, 1, 2, NULL),
    WF_FN_PARAMS("split", text_split, 1, 3, "self,sep,maxsplit", NULL),
    WF_FN_PARAMS("splitlines", text_splitlines, 1, 2, "self,keepends", NULL),
    WF_FN("startswith", text_startswith, 2, 4, NULL),
    WF_FN("strip", text_strip, 1, 2, NULL),
    WF_FN("zfill", text_zfill, 2, 2, NULL),
};
