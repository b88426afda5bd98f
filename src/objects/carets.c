/* carets.c - the marks under a traceback's source line.
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

/* The part [from, to) of the line that is marked ^; the rest of the expression is ~. */
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

/* Just past the bracket that closes the one at `at`. */
static size_t skip_brackets(const scan *s, size_t at) {
    size_t depth = 0;
    while (at < s->end) {
        char c = s->line[at];
        if (c == '"' || c == '\'') {
            at = skip_string(s, at);
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
    static const char words[][7] = {"and",    "or",    "not",   "if",  "else",  "in",  "is",
                                    "lambda", "await", "yield", "for", "async", "from"};
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
    if (c == ' ' || c == '\t') {
        s->at++;
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

/* Whether prefix, up to the expression, is targets and = of a plain assignment. */
static bool is_assignment(const char *prefix, size_t size) {
    while (size && prefix[size - 1] == ' ')
        size--;
    if (size < 2 || prefix[size - 1] != '=' || strchr("=!<>+-*/%&|^@:", prefix[size - 2]))
        return false;
    int depth = 0;
    for (size_t i = 0; i < size; i++) {
        if (strchr("([{", prefix[i]))
            depth++;
        else if (strchr(")]}", prefix[i]))
            depth--;
        else if (depth == 0 && (prefix[i] == ':' || prefix[i] == ';'))
            return false;
    }
    return true;
}

/* `x = f(...)` and `return f(...)` are clear without marks when the call is all of the value. */
static bool is_plain_call(const char *line, size_t start, size_t from, size_t to, size_t size,
                          const anchor *a) {
    const char *comment = memchr(line + to, '#', size - to);
    size_t code_end = comment ? (size_t)(comment - line) : size;
    if (a->kind != ANCHOR_CALL || !is_blank(line + to, code_end - to))
        return false;
    if (from - start >= 7 && memcmp(line + start, "return ", 7) == 0 &&
        is_blank(line + start + 7, from - start - 7))
        return is_plain_name(line + from, a->from - from);
    return is_assignment(line + start, from - start);
}

void wf_carets_add(wf_vm *vm, wf_text *text, const char *line, size_t start, size_t size,
                   size_t from, size_t to, const char *indent) {
    to = to < size ? to : size;
    from = from > start ? from : start;
    if (from >= to)
        return;
    anchor a = find_anchor(line, from, to);
    size_t end = line[size - 1] == ':' && to < size ? size - 1 : size; /* of a class statement */
    bool is_all = is_blank(line + start, from - start) && is_blank(line + to, end - to);
    if (is_plain_call(line, start, from, to, size, &a) || (is_all && a.kind == ANCHOR_NONE))
        return;
    wf_text_add(vm, text, indent, strlen(indent));
    for (size_t i = start; i < to; i++) {
        if ((line[i] & 0xc0) == 0x80) /* one mark a character */
            continue;
        bool is_anchor = a.kind == ANCHOR_NONE || (i >= a.from && i < a.to);
        wf_text_add(vm, text, i < from ? " " : is_anchor ? "^" : "~", 1);
    }
    wf_text_add(vm, text, "\n", 1);
}
