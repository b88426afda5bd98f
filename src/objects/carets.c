/* carets.c - source lines of a traceback, and the marks under them.
 *
 *     y = x + 'a'          print(table[key])
 *         ~~^~~~~                ~~~~~^^^^^
 *
 * The columns of the failed expression are known; what in it failed is found by
 * reading its text again: the operator applied last, or the brackets of the last
 * call or subscript. Anything else is marked as a whole with ^.
 */
#include "objects/exc_parts.h"
#include "state.h"

typedef enum anchor_kind {
    ANCHOR_NONE,
    ANCHOR_OPERATOR,
    ANCHOR_SUBSCRIPT,
    ANCHOR_CALL
} anchor_kind;

/* The part [from, to) of the text that is marked ^; the rest of the expression is ~. */
typedef struct anchor {
    anchor_kind kind;
    size_t from, to;
} anchor;

/* Reading an expression, a token at a time, at bracket depth 0. */
typedef struct scan {
    const char *line;
    size_t at, end;
    bool after_operand; /* an operator here is a binary one, a bracket calls or subscripts */
    bool starts_unary;
    int strength; /* of the weakest binary operator so far */
    anchor best, trailer;
} scan;

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

/* Just past the string literal whose quote is at `at`. */
static size_t skip_string(const scan *s, size_t at) {
    char quote = s->line[at];
    size_t width = at + 2 < s->end && s->line[at + 1] == quote && s->line[at + 2] == quote ? 3 : 1;
    for (at += width; at < s->end; at++) {
        if (s->line[at] == '\\')
            at++;
        else if (s->line[at] == quote &&
                 (width == 1 ||
                  (at + 2 < s->end && s->line[at + 1] == quote && s->line[at + 2] == quote)))
            return at + width;
    }
    return s->end;
}

/* At the end of the line. */
static size_t skip_comment(const scan *s, size_t at) {
    const char *newline = memchr(s->line + at, '\n', s->end - at);
    return newline ? (size_t)(newline - s->line) : s->end;
}

/* Just past the bracket that closes the one at `at`. */
static size_t skip_brackets(const scan *s, size_t at) {
    size_t depth = 0;
    while (at < s->end) {
        char c = s->line[at];
        if (c == '"' || c == '\'') {
            at = skip_string(s, at);
            continue;
        }
        if (c == '#') {
            at = skip_comment(s, at);
            continue;
        }
        at++;
        if (strchr("([{", c))
            depth++;
        else if (strchr(")]}", c) && --depth == 0)
            return at;
    }
    return s->end;
}

static bool is_operator_word(const char *word, size_t size) {
    static const char words[][7] = {"and",    "or",    "not",   "if",  "else",  "in",   "is",
                                    "lambda", "await", "yield", "for", "async", "from", "raise"};
    for (size_t i = 0; i < WF_COUNT(words); i++)
        if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
            return true;
    return false;
}

/* A name, number or string prefix. false: a word that makes the text something else, as does one
 * behind an operand (`raise error`). */
static bool scan_word(scan *s) {
    size_t start = s->at;
    if (s->after_operand)
        return false;
    bool is_number = s->line[start] >= '0' && s->line[start] <= '9';
    while (s->at < s->end) {
        char c = s->line[s->at];
        bool is_exponent_sign = is_number && (c == '+' || c == '-') &&
                                (s->line[s->at - 1] | 32) == 'e' &&
                                (s->line[start + 1] | 32) != 'x';
        if (!is_name_byte(c) && !(is_number && c == '.') && !is_exponent_sign)
            break;
        s->at++;
    }
    s->after_operand = true;
    return !is_operator_word(s->line + start, s->at - start);
}

static void scan_bracket(scan *s) {
    size_t start = s->at;
    s->at = skip_brackets(s, start);
    if (s->after_operand && s->line[start] != '{')
        s->trailer = (anchor){s->line[start] == '(' ? ANCHOR_CALL : ANCHOR_SUBSCRIPT, start, s->at};
    s->after_operand = true;
}

/* How tightly an operator binds; 0: none that is looked for. */
static int operator_strength(char c, bool is_double) {
    switch (c) {
    case '|': return 1;
    case '^': return 2;
    case '&': return 3;
    case '<':
    case '>': return is_double ? 4 : 0;
    case '+':
    case '-': return 5;
    case '*': return is_double ? 8 : 6;
    case '/':
    case '%':
    case '@': return 6;
    case '~': return 7;
    default: return 0;
    }
}

/* false: not an operator that gets an anchor (a comparison, say). */
static bool scan_operator(scan *s) {
    char c = s->line[s->at];
    bool is_double = s->at + 1 < s->end && s->line[s->at + 1] == c && strchr("*/<>", c);
    int strength = operator_strength(c, is_double);
    if (strength == 0)
        return false;
    if (!s->after_operand) {
        if (s->best.kind == ANCHOR_NONE)
            s->starts_unary = true;
    } else if (strength < s->strength || (strength == s->strength && strength != 8)) {
        /* Of equals the last one is applied last, but ** groups to the right. */
        s->strength = strength;
        s->best = (anchor){ANCHOR_OPERATOR, s->at, s->at + 1 + is_double};
    }
    s->at += 1 + (size_t)is_double;
    s->after_operand = false;
    return true;
}

static bool scan_token(scan *s) {
    char c = s->line[s->at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\\') {
        s->at++;
    } else if (c == '#') {
        s->at = skip_comment(s, s->at);
    } else if (c == '"' || c == '\'') {
        s->at = skip_string(s, s->at);
        s->after_operand = true;
    } else if (is_name_byte(c)) {
        return scan_word(s);
    } else if (strchr("([{", c)) {
        scan_bracket(s);
    } else if (c == '.') {
        s->at++;
        s->after_operand = false;
        s->trailer.kind = ANCHOR_NONE;
    } else {
        return scan_operator(s);
    }
    return true;
}

static bool has_comma(const scan *s, size_t from, size_t to) {
    for (size_t at = from; at < to; at++) {
        char c = s->line[at];
        if (c == ',')
            return true;
        if (c == '"' || c == '\'')
            at = skip_string(s, at) - 1;
        else if (c == '#')
            at = skip_comment(s, at) - 1;
        else if (strchr("([{", c))
            at = skip_brackets(s, at) - 1;
    }
    return false;
}

/* CPython counts a bracket that opens right behind the operator, and closes at the end, as a part
 * of it. */
static anchor with_bracket(const scan *s) {
    anchor a = s->best;
    if (a.to - a.from == 1 && s->line[a.to] == '(' && skip_brackets(s, a.to) == s->end &&
        !has_comma(s, a.to + 1, s->end - 1))
        a.to++;
    return a;
}

static anchor find_anchor(const char *line, size_t from, size_t to) {
    scan s = {.line = line, .at = from, .end = to, .strength = 9};
    while (s.at < to)
        if (!scan_token(&s))
            return (anchor){0};
    if (s.best.kind && !(s.starts_unary && s.strength == 8))
        return with_bracket(&s);
    if (s.trailer.kind && !s.starts_unary && s.trailer.to == to)
        return s.trailer;
    return (anchor){0};
}

static bool is_blank(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] != ' ' && text[i] != '\t')
            return false;
    return true;
}

static bool is_plain_name(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!is_name_byte(text[i]))
            return false;
    return size > 0;
}

/* The size of text without those characters at its end. */
static size_t strip(const char *text, size_t size, const char *these) {
    while (size && strchr(these, text[size - 1]))
        size--;
    return size;
}

/* Whether what stands before a value is `name =`, or `return` while `returns` holds. */
static bool is_name_or_return(const char *text, size_t size, bool returns) {
    if (size == 6 && memcmp(text, "return", 6) == 0)
        return returns;
    return size && text[size - 1] == '=' && is_plain_name(text, strip(text, size - 1, " "));
}

/* `x = f(...)` and `return f(...)` are clear without marks when the call is all of the value, but
 * for lines that others behind them are less indented than. */
static bool is_plain_call(const char *line, size_t from, size_t to, size_t size, const anchor *a) {
    if (a->kind != ANCHOR_CALL || line[0] == ' ')
        return false;
    size_t callee = from, callee_end = a->from, before = strip(line, from, " (");
    for (; line[callee] == '(' && line[callee_end - 1] == ')'; callee++)
        callee_end--;
    int open = 0;
    for (size_t i = before; i < from; i++)
        open += line[i] == '(';
    for (; to < size && strchr(" )", line[to]); to++)
        open -= line[to] == ')';
    bool ends = to == size || strchr("#;", line[to]);
    return ends && !open &&
           is_name_or_return(line, before, is_plain_name(line + callee, callee_end - callee));
}

/* ---- The lines, and the marks under them ---- */

typedef struct excerpt {
    const char *text; /* lines without the margin they share, each but the last ended by \n */
    size_t size;
    size_t from, to; /* of it, the failed expression; equal: not known */
    anchor mark;
    bool has_marks;
    const char *indent;
} excerpt;

static size_t count_blanks(const char *line, size_t size) {
    size_t blanks = 0;
    while (blanks < size && (line[blanks] == ' ' || (line[blanks] >= '\t' && line[blanks] <= '\r')))
        blanks++;
    return blanks;
}

static size_t size_without_blanks(const wf_str *line) {
    size_t size = wf_str_size(line);
    while (size && count_blanks(wf_str_data(line) + size - 1, 1))
        size--;
    return size;
}

/* Blanks that all lines begin with, but those that hold nothing else. */
static size_t shared_margin(const wf_list *lines) {
    size_t margin = SIZE_MAX;
    for (size_t i = 0; i < lines->count; i++) {
        const wf_str *line = wf_as_str(wf_list_at(lines, i));
        size_t size = size_without_blanks(line), blanks = count_blanks(wf_str_data(line), size);
        if (size && blanks < margin)
            margin = blanks;
    }
    return margin;
}

/* A column of a line that loses its margin and the blanks at its end. */
static size_t column_without(size_t column, size_t margin, size_t size) {
    column = column < size ? column : size;
    return column > margin ? column - margin : 0;
}

static wf_val join_lines(wf_vm *vm, const wf_list *lines, const wf_place *place, excerpt *e) {
    size_t margin = shared_margin(lines), columns = place->from < place->to || place->tall;
    wf_text text = {0};
    for (size_t i = 0; i < lines->count; i++) {
        const wf_str *line = wf_as_str(wf_list_at(lines, i));
        size_t size = size_without_blanks(line), start = text.size + (i > 0);
        if (i > 0)
            wf_text_add(vm, &text, "\n", 1);
        if (size > margin)
            wf_text_add(vm, &text, wf_str_data(line) + margin, size - margin);
        if (columns && i == 0)
            e->from = start + column_without(place->from, margin, size);
        if (columns && i + 1 == lines->count)
            e->to = start + column_without(place->to, margin, size);
    }
    return wf_text_end(vm, &text);
}

static bool shows_marks(const excerpt *e) {
    if (e->from >= e->to || is_plain_call(e->text, e->from, e->to, e->size, &e->mark))
        return false;
    bool is_all = is_blank(e->text, e->from) && is_blank(e->text + e->to, e->size - e->to);
    return e->mark.kind != ANCHOR_NONE || !is_all;
}

static size_t line_end(const excerpt *e, size_t start) {
    const char *newline = memchr(e->text + start, '\n', e->size - start);
    return newline ? (size_t)(newline - e->text) : e->size;
}

/* Number of the line that a place is in. */
static size_t line_of(const excerpt *e, size_t place) {
    size_t line = 0;
    for (size_t i = 0; i < place; i++)
        line += e->text[i] == '\n';
    return line;
}

static void add_marks(wf_vm *vm, wf_text *text, const excerpt *e, size_t start, size_t end) {
    const char *line = e->text + start;
    size_t blanks = count_blanks(line, end - start), stop = end < e->to ? end : e->to;
    wf_text_add(vm, text, e->indent, strlen(e->indent));
    for (size_t i = start; i < stop; i++) {
        if ((e->text[i] & 0xc0) == 0x80) /* one mark a character */
            continue;
        bool is_anchor = e->mark.kind == ANCHOR_NONE || (i >= e->mark.from && i < e->mark.to);
        bool is_outside = i < start + blanks || i < e->from;
        wf_text_add(vm, text, is_outside ? " " : is_anchor ? "^" : "~", 1);
    }
    wf_text_add(vm, text, "\n", 1);
}

static void add_line(wf_vm *vm, wf_text *text, const excerpt *e, size_t number) {
    size_t start = 0;
    while (number-- > 0)
        start = line_end(e, start) + 1;
    size_t end = line_end(e, start);
    wf_text_add(vm, text, e->indent, strlen(e->indent));
    wf_text_add(vm, text, e->text + start, end - start);
    wf_text_add(vm, text, "\n", 1);
    if (e->has_marks)
        add_marks(vm, text, e, start, end);
}

/* The first and last lines are shown, and those around the ends of the anchor. */
static bool is_significant(const excerpt *e, size_t line, size_t last) {
    size_t near = line_of(e, e->mark.from), far = line_of(e, e->mark.to);
    bool is_near = line + 1 >= near && line <= near + 1,
         is_far = line + 1 >= far && line <= far + 1;
    return line == 0 || line == last || (e->mark.kind != ANCHOR_NONE && (is_near || is_far));
}

/* Of lines that are not shown only how many they are, unless it is one. */
static void add_lines(wf_vm *vm, wf_text *text, const excerpt *e) {
    size_t last = line_of(e, e->size);
    for (size_t i = 0; i <= last;) {
        size_t next = i + 1;
        add_line(vm, text, e, i);
        while (next <= last && !is_significant(e, next, last))
            next++;
        size_t hidden = next - i - 1;
        if (hidden == 1)
            add_line(vm, text, e, i + 1);
        else if (hidden > 1)
            wf_text_addf(vm, text, "%s...<%zu lines>...\n", e->indent, hidden);
        i = next;
    }
}

void wf_carets_add(wf_vm *vm, wf_text *text, const wf_list *lines, const wf_place *place,
                   const char *indent) {
    excerpt e = {.indent = indent};
    wf_val joined = join_lines(vm, lines, place, &e);
    e.text = wf_str_data(wf_as_str(joined));
    e.size = wf_str_size(wf_as_str(joined));
    if (e.size == 0)
        return;
    if (e.from < e.to)
        e.mark = find_anchor(e.text, e.from, e.to);
    e.has_marks = shows_marks(&e);
    add_lines(vm, text, &e);
}
