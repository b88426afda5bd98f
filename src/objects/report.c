/* report.c - an exception as text: traceback, chained exceptions, notes, groups.
 *
 * The format is CPython 3.13's, to the letter. Inside a group every line has a
 * margin, two columns further right with each level:
 *
 *       + Exception Group Traceback (most recent call last):
 *       |   File "x.py", line 1, in <module>
 *       | ExceptionGroup: two (2 sub-exceptions)
 *       +-+---------------- 1 ----------------
 *         | ValueError: 1
 *         +---------------- 2 ----------------
 *         | KeyError: 2
 *         +------------------------------------
 */
#include "objects/exc_parts.h"
#include "objects/needs.h"
#include "state.h"

#define GROUP_WIDTH 15 /* members of a group that are shown */
#define GROUP_DEPTH 10 /* groups in groups that are shown */
#define SAME_FRAMES 3  /* frames at the same place that are shown */

typedef struct report {
    wf_text text;
    wf_list *seen;   /* exceptions in it, so that a chain that meets itself ends */
    unsigned depth;  /* of groups; 0: no margin */
    bool need_close; /* the innermost group's last line is still to come */
} report;

static void report_exception(wf_vm *vm, report *r, wf_val exc);

/* ---- Lines ---- */

static void add_spaces(wf_vm *vm, report *r, size_t count) {
    while (count-- > 0)
        wf_text_add(vm, &r->text, " ", 1);
}

/* Adds whole lines, with the margin. */
static void emit(wf_vm *vm, report *r, const char *data, size_t size, char margin) {
    while (size) {
        const char *newline = memchr(data, '\n', size);
        size_t line = newline ? (size_t)(newline - data) + 1 : size;
        if (r->depth) {
            char edge[] = {margin, ' '};
            add_spaces(vm, r, 2 * r->depth);
            wf_text_add(vm, &r->text, edge, 2);
        }
        wf_text_add(vm, &r->text, data, line);
        data += line;
        size -= line;
    }
}

static void emit_text(wf_vm *vm, report *r, const char *text) {
    emit(vm, r, text, strlen(text), '|');
}

static void emit_str(wf_vm *vm, report *r, wf_val v) {
    emit(vm, r, wf_str_data(wf_as_str(v)), wf_str_size(wf_as_str(v)), '|');
}

/* str(v); WF_NULL when that raises. */
static wf_val try_str(wf_vm *vm, wf_val v) {
    wf_jump jump;
    if (WF_CATCH(vm, &jump)) {
        (void)wf_jump_exc(vm);
        return WF_NULL;
    }
    wf_val text = wf_str_of(vm, v);
    wf_jump_end(vm, &jump);
    return text;
}

/* ---- Frames ---- */

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* The source lines that an entry's expression lies in; the first one only if what is wanted of the
 * others is not known. Empty: there are none. */
static wf_list *source_lines(wf_vm *vm, const wf_str *filename, wf_place *place) {
    wf_list *lines = wf_list_new(vm, NULL, 0);
    for (uint32_t i = 0; i <= place->tall; i++) {
        wf_val line = wf_source_line(vm, filename, place->line + i);
        if (wf_is_null(line)) {
            *place = (wf_place){.line = place->line};
            lines->count = lines->count > 0;
            break;
        }
        wf_list_append(vm, lines, line);
    }
    return lines;
}

static void report_frame(wf_vm *vm, report *r, const wf_trace_entry *entry) {
    const wf_str *filename = wf_code_filename(entry->code);
    wf_place place = {.line = entry->line};
    if (!entry->line)
        place = wf_code_place(entry->code, entry->ins);
    wf_text text = {0};
    wf_text_addf(vm, &text, "  File \"%N\", line %u, in %N\n", wf_from(filename),
                 (unsigned)place.line, wf_from(wf_code_name(entry->code)));
    wf_list *lines = source_lines(vm, filename, &place);
    wf_carets_add(vm, &text, lines, &place, "    ");
    emit_str(vm, r, wf_text_end(vm, &text));
}

static bool looks_same(const wf_trace_entry *a, const wf_trace_entry *b) {
    return wf_trace_line(a) == wf_trace_line(b) &&
           (a->code == b->code ||
            (wf_str_equal(wf_code_name(a->code), wf_code_name(b->code)) &&
             wf_str_equal(wf_code_filename(a->code), wf_code_filename(b->code))));
}

static void report_repeats(wf_vm *vm, report *r, size_t count) {
    if (count <= SAME_FRAMES)
        return;
    count -= SAME_FRAMES;
    emit_str(vm, r,
             wf_format(vm, "  [Previous line repeated %zu more time%s]\n", count,
                       count == 1 ? "" : "s"));
}

static void report_frames(wf_vm *vm, report *r, const wf_trace_entry *entry) {
    const wf_trace_entry *previous = NULL;
    size_t shown = 0, count = 0; /* of frames at the place of `previous` */
    for (; entry; entry = entry->next) {
        if (!previous || !looks_same(previous, entry)) {
            report_repeats(vm, r, count);
            shown = count = 0;
            previous = entry;
        }
        count += 1 + entry->repeats;
        if (shown++ < SAME_FRAMES)
            report_frame(vm, r, entry);
    }
    report_repeats(vm, r, count);
}

/* ---- The exception itself ---- */

/* Its type's name, with the module if that is not obvious. */
static wf_val type_text(wf_vm *vm, wf_val exc) {
    const wf_type *type = wf_typeof(exc);
    wf_val qualname = wf_type_qualname(vm, type);
    wf_val module = wf_find_attr(vm, wf_from(type), WF_N(__module__));
    if (wf_is_null(module) || !wf_is_str_(module))
        return qualname;
    const char *name = wf_str_data(wf_as_str(module));
    if (strcmp(name, "__main__") == 0 || strcmp(name, "builtins") == 0)
        return qualname;
    return wf_format(vm, "%N.%S", module, qualname);
}

/* An attribute that is an int; missing: what it is then. */
static intptr_t int_attribute(wf_vm *vm, wf_val exc, const wf_str *name, intptr_t missing) {
    wf_val v = wf_exc_get(vm, exc, name);
    return wf_is_null(v) || !wf_is_small(v) ? missing : wf_small_value(v);
}

/* Bytes of the first `chars` characters of a text. */
static size_t byte_offset(const char *text, size_t size, intptr_t chars) {
    size_t at = 0;
    while (at < size && chars > 0) {
        at++;
        while (at < size && (text[at] & 0xc0) == 0x80)
            at++;
        chars--;
    }
    return at;
}

/* The marks under the line of a SyntaxError: columns [from, to) of the line, counted in characters
 * from 1, of which `blanks` are not shown. */
static void add_syntax_marks(wf_vm *vm, wf_text *text, const char *line, size_t size, intptr_t from,
                             intptr_t to, intptr_t blanks) {
    intptr_t column = from - 1 - blanks;
    if (column < 0)
        return;
    wf_text_add(vm, text, "    ", 4);
    size_t stop = byte_offset(line, size, column);
    for (size_t i = 0; i < stop; i++)
        if ((line[i] & 0xc0) != 0x80) /* tabs stay, so that the mark is below its character */
            wf_text_add(vm, text, is_space(line[i]) ? &line[i] : " ", 1);
    for (intptr_t i = from; i < to; i++)
        wf_text_add(vm, text, "^", 1);
    wf_text_add(vm, text, "\n", 1);
}

static void add_syntax_line(wf_vm *vm, wf_text *text, wf_val exc, const wf_str *source) {
    const char *line = wf_str_data(source);
    size_t size = wf_str_size(source), blanks = 0;
    while (size && line[size - 1] == '\n')
        size--;
    while (blanks < size && (line[blanks] == ' ' || line[blanks] == '\n' || line[blanks] == '\f'))
        blanks++;
    wf_text_add(vm, text, "    ", 4);
    wf_text_add(vm, text, line + blanks, size - blanks);
    wf_text_add(vm, text, "\n", 1);
    intptr_t from = int_attribute(vm, exc, WF_S(offset), 0), length = (intptr_t)wf_str_len(source);
    if (from <= 0)
        return;
    intptr_t to = int_attribute(vm, exc, WF_S(end_offset), 0);
    if (int_attribute(vm, exc, WF_S(lineno), 0) != int_attribute(vm, exc, WF_S(end_lineno), -1))
        to = length - (intptr_t)(wf_str_size(source) - size) + 1;
    if (to == 0)
        to = from;
    if (from > length)
        from = length;
    if (to <= from)
        to = from + 1;
    add_syntax_marks(vm, text, line + blanks, size - blanks, from, to, (intptr_t)blanks);
}

/* File, line and marks of a SyntaxError, then what it says. */
static void report_syntax_error(wf_vm *vm, report *r, wf_val exc) {
    wf_val file = wf_exc_get(vm, exc, WF_S(filename));
    wf_val source = wf_exc_get(vm, exc, WF_S(text));
    wf_val msg = wf_exc_get(vm, exc, WF_S(msg));
    intptr_t line = int_attribute(vm, exc, WF_S(lineno), -1);
    bool has_file = !wf_is_null(file) && wf_is_str_(file);
    wf_text text = {0};
    if (line >= 0)
        wf_text_addf(vm, &text, "  File \"%N\", line %ld\n", has_file ? file : WF_N(string_),
                     (long)line);
    if (!wf_is_null(source) && wf_is_str_(source))
        add_syntax_line(vm, &text, exc, wf_as_str(source));
    wf_text_addf(vm, &text, "%S: ", type_text(vm, exc));
    if (wf_is_null(msg) || wf_is_none_(msg))
        wf_text_addf(vm, &text, "<no detail available>");
    else
        wf_text_addf(vm, &text, "%S", msg);
    if (line < 0 && has_file)
        wf_text_addf(vm, &text, " (%N)", file);
    wf_text_add(vm, &text, "\n", 1);
    emit_str(vm, r, wf_text_end(vm, &text));
}

static void report_last_line(wf_vm *vm, report *r, wf_val exc) {
    wf_text text = {0};
    wf_text_addf(vm, &text, "%S", type_text(vm, exc));
    wf_val said = try_str(vm, exc);
    if (wf_is_null(said))
        wf_text_addf(vm, &text, ": <exception str() failed>");
    else if (wf_str_size(wf_as_str(said)))
        wf_text_addf(vm, &text, ": %N", said);
    wf_suggest_add(vm, &text, exc);
    wf_text_add(vm, &text, "\n", 1);
    emit_str(vm, r, wf_text_end(vm, &text));
}

static void report_note(wf_vm *vm, report *r, wf_val note) {
    wf_val text = try_str(vm, note);
    if (wf_is_null(text)) {
        emit_text(vm, r, "<note str() failed>\n");
        return;
    }
    emit_str(vm, r, wf_format(vm, "%N\n", text));
}

static void report_notes(wf_vm *vm, report *r, wf_val exc) {
    wf_val notes = wf_exc_get(vm, exc, WF_S(__notes__));
    if (wf_is_null(notes) || wf_is_none_(notes))
        return;
    if (!wf_is_list(notes) && !wf_is_tuple(notes)) {
        emit_str(vm, r, wf_format(vm, "%R\n", notes));
        return;
    }
    wf_tuple *items = wf_tuple_from(vm, notes);
    for (size_t i = 0; i < items->count; i++)
        report_note(vm, r, items->item[i]);
}

static void report_message(wf_vm *vm, report *r, wf_val exc) {
    if (wf_is_subtype(wf_typeof(exc), &wf_exc_SyntaxError))
        report_syntax_error(vm, r, exc);
    else
        report_last_line(vm, r, exc);
    report_notes(vm, r, exc);
}

/* ---- Groups ---- */

/* The ruled line above member `i`, or above what says how many more there are. */
static void report_member_head(wf_vm *vm, report *r, size_t i) {
    add_spaces(vm, r, 2 * r->depth);
    wf_text_addf(vm, &r->text, "%s+---------------- ", i == 0 ? "+-" : "  ");
    if (i < GROUP_WIDTH)
        wf_text_addf(vm, &r->text, "%zu", i + 1);
    else
        wf_text_addf(vm, &r->text, "...");
    wf_text_addf(vm, &r->text, " ----------------\n");
}

static void report_member(wf_vm *vm, report *r, const wf_tuple *members, size_t i) {
    report_member_head(vm, r, i);
    r->depth++;
    size_t left = members->count - i;
    if (i < GROUP_WIDTH)
        report_exception(vm, r, members->item[i]);
    else
        emit_str(vm, r, wf_format(vm, "and %zu more exception%s\n", left, left == 1 ? "" : "s"));
    if (r->need_close) {
        add_spaces(vm, r, 2 * r->depth);
        wf_text_addf(vm, &r->text, "+------------------------------------\n");
        r->need_close = false;
    }
    r->depth--;
}

static void report_group(wf_vm *vm, report *r, wf_val exc) {
    if (r->depth > GROUP_DEPTH) {
        emit_str(vm, r, wf_format(vm, "... (max_group_depth is %d)\n", GROUP_DEPTH));
        return;
    }
    bool is_outermost = r->depth == 0;
    r->depth += is_outermost;
    if (wf_as_exc(exc)->trace) {
        static const char head[] = "Exception Group Traceback (most recent call last):\n";
        emit(vm, r, head, sizeof head - 1, is_outermost ? '+' : '|');
        report_frames(vm, r, wf_as_exc(exc)->trace);
    }
    report_message(vm, r, exc);
    wf_tuple *members = wf_as_tuple(wf_exc_get(vm, exc, WF_S(exceptions)));
    size_t count = members->count <= GROUP_WIDTH ? members->count : GROUP_WIDTH + 1;
    for (size_t i = 0; i < count; i++) {
        r->need_close = i == count - 1;
        report_member(vm, r, members, i);
    }
    r->depth -= is_outermost;
}

/* ---- Chains ---- */

static bool was_seen(const report *r, wf_val exc) {
    for (size_t i = 0; i < r->seen->count; i++)
        if (wf_eq(wf_list_at(r->seen, i), exc))
            return true;
    return false;
}

/* What exc came after: its cause, or the exception that was being handled; WF_NULL: nothing, or
 * seen already. */
static wf_val earlier(const report *r, wf_val v) {
    const wf_exc *exc = wf_as_exc(v);
    wf_val before = exc->cause;
    if (wf_is_null(before) && !exc->suppress_context)
        before = exc->context;
    return wf_is_null(before) || was_seen(r, before) ? WF_NULL : before;
}

static void report_link(wf_vm *vm, report *r, wf_val exc) {
    bool is_cause = !wf_is_null(wf_as_exc(exc)->cause);
    emit_text(vm, r,
              is_cause
                  ? "\nThe above exception was the direct cause of the following exception:\n\n"
                  : "\nDuring handling of the above exception, another exception occurred:\n\n");
}

static void report_alone(wf_vm *vm, report *r, wf_val exc) {
    if (wf_is_subtype(wf_typeof(exc), &wf_exc_BaseExceptionGroup)) {
        report_group(vm, r, exc);
        return;
    }
    if (wf_as_exc(exc)->trace) {
        emit_text(vm, r, "Traceback (most recent call last):\n");
        report_frames(vm, r, wf_as_exc(exc)->trace);
    }
    report_message(vm, r, exc);
}

/* exc and what it came after, earliest first. */
static void report_exception(wf_vm *vm, report *r, wf_val exc) {
    wf_check_stack(vm);
    wf_list *chain = wf_list_new(vm, NULL, 0);
    for (wf_val at = exc; !wf_is_null(at); at = earlier(r, at)) {
        wf_list_append(vm, chain, at);
        wf_list_append(vm, r->seen, at);
    }
    for (size_t i = chain->count; i-- > 0;) {
        report_alone(vm, r, wf_list_at(chain, i));
        if (i > 0)
            report_link(vm, r, wf_list_at(chain, i - 1));
    }
}

wf_val wf_exc_report(wf_vm *vm, wf_val exc) {
    report r = {.seen = wf_list_new(vm, NULL, 0)};
    report_exception(vm, &r, exc);
    return wf_text_end(vm, &r.text);
}
