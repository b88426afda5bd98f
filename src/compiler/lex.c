/* lex.c - tokens: lines, indentation, names, operators. Numbers and strings are in lex_text.c. */
#include "compiler/lex_parts.h"
#include "objects/unicode.h"

#define FIRST_TEXT    (UINTPTR_MAX > 0xffffffffu ? 2048 : 256)
#define MOST_BRACKETS 200
#define MOST_INDENTS  100
#define TAB           8

const char *const wf_token_text[WF_T_COUNT] = {
#define TOKEN(id, text) text,
#include "compiler/tokens.def"
#undef TOKEN
};

/* An open bracket. */
typedef struct wf_bracket {
    uint32_t line;
    uint16_t col;
    char opening;
} wf_bracket;

/* Of an open block: columns with tabs to the next 8, and with tabs as 1. */
typedef struct wf_indent {
    uint16_t width, narrow;
} wf_indent;

static wf_bracket *bracket_at(const wf_lexer *lex, size_t i) {
    return &((wf_bracket *)(void *)lex->brackets->data)[i];
}
static wf_indent *indent_at(const wf_lexer *lex, size_t i) {
    return &((wf_indent *)(void *)lex->indents->data)[i];
}

/* ---- Reading ---- */

/* Drops what is not wanted any more, before the line being read. */
static void drop_lines(wf_lexer *lex) {
    size_t drop = lex->keep < lex->line_at ? lex->keep : lex->line_at;
    memmove(lex->text->data, lex->text->data + drop, lex->size - drop + 1);
    lex->size -= drop;
    lex->line_at -= drop;
    lex->line_end -= drop;
    lex->at -= drop;
    if (lex->keep != SIZE_MAX)
        lex->keep -= drop;
}

/* Makes room for more text. Growing by half, and a NUL behind. */
static void grow_text(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    if (lex->size + 1 < lex->text->room)
        return;
    wf_blob *old = lex->text;
    wf_blob *blob = wf_blob_new(c->vm, old->room + old->room / 2);
    memcpy(blob->data, old->data, lex->size);
    wf_set(c->vm, c, lex->text, blob);
}

/* Turns the line ends of what was read into \n; the new size. */
static size_t unify_line_ends(wf_lexer *lex, char *data, size_t size) {
    size_t to = 0;
    for (size_t i = 0; i < size; i++) {
        char byte = data[i];
        bool skipped = byte == '\n' && lex->after_cr;
        lex->after_cr = byte == '\r';
        if (!skipped)
            data[to++] = byte == '\r' ? '\n' : byte;
    }
    return to;
}

/* Reads a piece more; false at the end. */
static bool read_more(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    if (lex->ended)
        return false;
    drop_lines(lex);
    grow_text(c);
    wf_blob *text = lex->text;
    char *to = (char *)text->data + lex->size;
    size_t got = lex->reader->read(c->vm, lex->reader->data, to, text->room - lex->size - 1);
    if (memchr(to, 0, got))
        wf_syntax_raise(c, WF_E_NULL_BYTES, &(wf_span){0});
    lex->ended = got == 0;
    lex->size += unify_line_ends(lex, to, got);
    if (lex->ended && lex->size > lex->line_at && text->data[lex->size - 1] != '\n')
        text->data[lex->size++] = '\n';
    text->data[lex->size] = 0;
    return true;
}

/* Goes to the next line of the source; false at its end. */
static bool next_line(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    size_t searched = 0;
    lex->line_at = lex->at = lex->line_end;
    for (;;) {
        const char *line = (const char *)lex->text->data + lex->line_at;
        const char *end = memchr(line + searched, '\n', lex->size - lex->line_at - searched);
        if (end) {
            lex->line_end = lex->line_at + (size_t)(end - line) + 1;
            break;
        }
        searched = lex->size - lex->line_at;
        if (!read_more(c))
            return false;
    }
    lex->line++;
    const char *line = (const char *)lex->text->data + lex->line_at;
    if (lex->line == 1 && strncmp(line, "\xef\xbb\xbf", 3) == 0)
        lex->at += 3;
    size_t bad;
    if (wf_utf8_check(line, lex->line_end - lex->line_at, NULL, &bad) == SIZE_MAX)
        wf_syntax_raise(c, WF_E_NOT_UTF8, &(wf_span){0}, (int)(uint8_t)line[bad],
                        wf_from(c->filename), (int)lex->line);
    return true;
}

bool wf_lex_more(wf_compiler *c) { return next_line(c); }

void wf_lex_open(wf_compiler *c, const wf_reader *reader) {
    wf_lexer *lex = &c->lex;
    lex->reader = reader;
    lex->keep = SIZE_MAX;
    lex->at_start = true;
    wf_set(c->vm, c, lex->text, wf_blob_new(c->vm, FIRST_TEXT));
    wf_set(c->vm, c, lex->brackets, wf_blob_new(c->vm, 4 * sizeof(wf_bracket)));
    wf_set(c->vm, c, lex->indents, wf_blob_new(c->vm, 4 * sizeof(wf_indent)));
}

/* ---- Places ---- */

/* From a place in the line being read to the next character. */
const wf_span *wf_lex_span(wf_compiler *c, size_t from) {
    const wf_lexer *lex = &c->lex;
    size_t col = from - lex->line_at, end = lex->at - lex->line_at;
    c->span = (wf_span){lex->line, lex->line, col > UINT16_MAX ? UINT16_MAX : (uint16_t)col,
                        end > UINT16_MAX ? UINT16_MAX : (uint16_t)end};
    return &c->span;
}

const wf_span *wf_lex_span_on(wf_compiler *c, const wf_span *at) {
    size_t end = c->lex.line_end - c->lex.line_at - 1;
    c->span =
        (wf_span){at->line, c->lex.line, at->col, end > UINT16_MAX ? UINT16_MAX : (uint16_t)end};
    return &c->span;
}

/* The character at a place, as a span. */
static wf_span one_char(wf_compiler *c, size_t at) {
    wf_span span = *wf_lex_span(c, at);
    const char *p = (const char *)c->lex.text->data + at, *end = p;
    wf_utf8_next(&end);
    span.end_col = (uint16_t)(span.col + (end - p));
    return span;
}

const char *wf_lex_line(const wf_compiler *c, uint32_t line, size_t *size) {
    const wf_lexer *lex = &c->lex;
    if (!lex->text || line != lex->line || line == 0 || lex->line_end == lex->line_at)
        return NULL;
    *size = lex->line_end - lex->line_at - 1;
    return (const char *)lex->text->data + lex->line_at;
}

bool wf_lex_open_bracket(const wf_compiler *c, wf_span *at, char *bracket) {
    if (c->lex.depth == 0)
        return false;
    const wf_bracket *open = bracket_at(&c->lex, c->lex.depth - 1u);
    *at = (wf_span){open->line, open->line, open->col, (uint16_t)(open->col + 1)};
    *bracket = open->opening;
    return true;
}

static WF_NORETURN void raise_never_closed(wf_compiler *c) {
    wf_span at;
    char bracket;
    wf_lex_open_bracket(c, &at, &bracket);
    c->at_eof = true;
    wf_syntax_raise(c, WF_E_NEVER_CLOSED, &at, bracket);
}

/* ---- Brackets ---- */

/* A blob of items with room for one more behind `count`. */
static wf_blob *with_room(wf_compiler *c, wf_blob *blob, size_t count, size_t item_size) {
    if ((count + 1) * item_size <= blob->room)
        return blob;
    wf_blob *bigger = wf_blob_new(c->vm, blob->room * 2);
    memcpy(bigger->data, blob->data, blob->room);
    return bigger;
}

void wf_lex_open_at(wf_compiler *c, char opening, const wf_span *at) {
    wf_lexer *lex = &c->lex;
    if (lex->depth == MOST_BRACKETS)
        wf_syntax_raise(c, WF_E_TOO_MANY_BRACKETS, at);
    wf_set(c->vm, c, lex->brackets, with_room(c, lex->brackets, lex->depth, sizeof(wf_bracket)));
    *bracket_at(lex, lex->depth++) = (wf_bracket){at->line, at->col, opening};
}

static void close_bracket(wf_compiler *c, char closing, const wf_span *at) {
    wf_lexer *lex = &c->lex;
    wf_span point = {at->line, at->line, at->col, at->col};
    if (lex->fstring && lex->fstring->depth == lex->depth && closing != '}')
        wf_syntax_raise(c, WF_E_FSTRING_UNMATCHED, &point, closing);
    if (lex->depth == 0)
        wf_syntax_raise(c, WF_E_UNMATCHED, &point, closing);
    const wf_bracket *open = bracket_at(lex, lex->depth - 1u);
    char wanted = open->opening == '(' ? ')' : open->opening == '[' ? ']' : '}';
    if (closing != wanted && open->line != at->line)
        wf_syntax_raise(c, WF_E_BRACKET_MISMATCH_LINE, &point, closing, open->opening,
                        (int)open->line);
    if (closing != wanted)
        wf_syntax_raise(c, WF_E_BRACKET_MISMATCH, &point, closing, open->opening);
    lex->depth--;
}

/* ---- Indentation ---- */

/* Skips to the first character of the next line that is not blank; its indentation. false:
 * the end. */
static bool begin_line(wf_compiler *c, wf_indent *indent) {
    wf_lexer *lex = &c->lex;
    while (next_line(c)) {
        *indent = (wf_indent){0, 0};
        const char *text = (const char *)lex->text->data;
        for (;; lex->at++) {
            if (text[lex->at] == ' ') {
                indent->width++, indent->narrow++;
            } else if (text[lex->at] == '\t') {
                indent->width = (uint16_t)((indent->width / TAB + 1) * TAB), indent->narrow++;
            } else if (text[lex->at] == '\f') {
                *indent = (wf_indent){0, 0};
            } else {
                break;
            }
        }
        if (text[lex->at] != '\n' && text[lex->at] != '#')
            return true;
    }
    return false;
}

static WF_NORETURN void raise_at_indent(wf_compiler *c, wf_error error) {
    wf_span line = {c->lex.line, c->lex.line, 0, 0};
    if (error == WF_E_UNINDENT_MISMATCH)
        line.col = line.end_col = (uint16_t)(c->lex.line_end - c->lex.line_at - 1);
    wf_syntax_raise(c, error, &line);
}

static void push_indent(wf_compiler *c, wf_indent indent) {
    wf_lexer *lex = &c->lex;
    if (lex->indent_count == MOST_INDENTS)
        raise_at_indent(c, WF_E_TOO_MANY_INDENTS);
    wf_set(c->vm, c, lex->indents,
           with_room(c, lex->indents, lex->indent_count, sizeof(wf_indent)));
    *indent_at(lex, lex->indent_count++) = indent;
}

/* The line begins with this indentation: true if it opens a block.
 * Sets the number of DEDENTs due. */
static bool compare_indent(wf_compiler *c, wf_indent indent) {
    wf_lexer *lex = &c->lex;
    const wf_indent zero = {0, 0};
    const wf_indent *now = lex->indent_count ? indent_at(lex, lex->indent_count - 1u) : &zero;
    if (indent.width == now->width) {
        if (indent.narrow != now->narrow)
            raise_at_indent(c, WF_E_TABS);
        return false;
    }
    if (indent.width > now->width) {
        if (indent.narrow <= now->narrow)
            raise_at_indent(c, WF_E_TABS);
        push_indent(c, indent);
        return true;
    }
    while (lex->indent_count && indent_at(lex, lex->indent_count - 1u)->width > indent.width) {
        lex->indent_count--;
        lex->dedents++;
    }
    now = lex->indent_count ? indent_at(lex, lex->indent_count - 1u) : &zero;
    if (now->width != indent.width)
        raise_at_indent(c, WF_E_UNINDENT_MISMATCH);
    if (now->narrow != indent.narrow)
        raise_at_indent(c, WF_E_TABS);
    return false;
}

/* ---- Tokens ---- */

static void set_token(wf_compiler *c, wf_token_kind kind, const wf_span *at) {
    c->token.kind = (uint8_t)kind;
    c->token.at = *at;
    c->token.value = WF_NULL;
}

static bool is_id_start(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (uint8_t)byte >= 0x80;
}
bool wf_lex_is_id(char byte) { return is_id_start(byte) || (byte >= '0' && byte <= '9'); }

/* The keyword of this text, or NAME. */
static wf_token_kind find_keyword(const char *text, size_t size) {
    for (int kind = WF_T_FIRST_KEYWORD; kind < WF_T_COUNT; kind++) {
        const char *keyword = wf_token_text[kind];
        if (keyword[0] == text[0] && strlen(keyword) == size && memcmp(keyword, text, size) == 0)
            return (wf_token_kind)kind;
    }
    return WF_T_NAME;
}

/* In hexadecimal, with four digits at least. */
static void put_code_point(char to[9], uint32_t code) {
    int digits = 4;
    while (digits < 8 && code >> 4 * digits)
        digits++;
    for (int i = 0; i < digits; i++)
        to[i] = "0123456789ABCDEF"[code >> 4 * (digits - 1 - i) & 15];
    to[digits] = 0;
}

/* Characters beyond ASCII must be such as identifiers are made of. */
static void check_identifier(wf_compiler *c, size_t from) {
    const char *data = (const char *)c->lex.text->data, *p = data + from, *end = data + c->lex.at;
    for (bool is_first = true; p < end; is_first = false) {
        const char *start = p;
        uint32_t code = wf_utf8_next(&p);
        if (code < 0x80 || wf_uni_is(code, is_first ? WF_UNI_ID_START : WF_UNI_ID_CONTINUE))
            continue;
        wf_span at = one_char(c, (size_t)(start - data));
        at.end_col = at.col;
        char hex[9];
        put_code_point(hex, code);
        if (!wf_uni_is(code, WF_UNI_PRINTABLE))
            wf_syntax_raise(c, WF_E_NON_PRINTABLE, &at, hex);
        wf_syntax_raise(c, WF_E_INVALID_CHARACTER, &at, wf_from(wf_str_from_char(c->vm, code)),
                        hex);
    }
}

static void lex_name(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    const char *data = (const char *)lex->text->data;
    size_t from = lex->at;
    bool is_ascii = true;
    for (; wf_lex_is_id(data[lex->at]); lex->at++)
        is_ascii = is_ascii && (uint8_t)data[lex->at] < 0x80;
    size_t size = lex->at - from;
    if ((data[lex->at] == '"' || data[lex->at] == '\'') && size <= 2) {
        int flags = wf_lex_prefix(data + from, size);
        if (flags >= 0) {
            wf_lex_string(c, from, (unsigned)flags);
            return;
        }
    }
    if (!is_ascii)
        check_identifier(c, from);
    wf_token_kind kind = find_keyword(data + from, size);
    const wf_str *name = kind == WF_T_NAME ? wf_intern(c->vm, data + from, size) : NULL;
    set_token(c, kind, wf_lex_span(c, from));
    if (name)
        wf_set(c->vm, c, c->token.value, wf_from(name));
}

/* In a replacement field, outside of brackets within it. */
static bool in_field(const wf_lexer *lex) {
    return lex->fstring && lex->fstring->depth == lex->depth;
}

static wf_token_kind find_operator(const wf_lexer *lex, const char *p) {
    for (int kind = WF_T_FIRST_OPERATOR; kind < WF_T_FIRST_KEYWORD; kind++) {
        const char *text = wf_token_text[kind];
        if (text[0] == p[0] && strncmp(text, p, strlen(text)) == 0 &&
            !(kind == WF_T_WALRUS && in_field(lex)))
            return (wf_token_kind)kind;
    }
    return WF_T_BAD;
}

static void lex_operator(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    size_t from = lex->at;
    const char *p = (const char *)lex->text->data + from;
    wf_token_kind kind = find_operator(lex, p);
    lex->at += kind == WF_T_BAD ? 1 : strlen(wf_token_text[kind]);
    wf_span at = *wf_lex_span(c, from);
    switch (kind) {
    case WF_T_LPAREN:
    case WF_T_LSQUARE:
    case WF_T_LBRACE: wf_lex_open_at(c, *p, &at); break;
    case WF_T_RPAREN:
    case WF_T_RSQUARE:
    case WF_T_RBRACE: close_bracket(c, *p, &at); break;
    case WF_T_BAD:
        if ((uint8_t)*p < ' ' || *p == 0x7f) {
            char hex[9];
            put_code_point(hex, (uint8_t)*p);
            wf_syntax_raise(c, WF_E_NON_PRINTABLE, &at, hex);
        }
        break;
    default: break;
    }
    set_token(c, kind, &at);
}

/* A backslash at the end of a line joins it with the next one. */
static void join_line(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    wf_span at = one_char(c, lex->at + 1);
    if (lex->text->data[lex->at + 1] != '\n')
        wf_syntax_raise(c, WF_E_AFTER_BACKSLASH, &at);
    if (!next_line(c)) {
        c->at_eof = true;
        wf_syntax_raise(c, WF_E_UNEXPECTED_EOF, &at);
    }
}

/* The source has ended: a NEWLINE has been given out already. */
static void lex_end(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    if (lex->depth)
        raise_never_closed(c);
    lex->at_end = true;
    lex->dedents = lex->indent_count;
    lex->indent_count = 0;
    set_token(c, WF_T_END, &(wf_span){lex->line + 1, lex->line + 1, 0, 0});
}

/* A token that the indentation of a line gives; false: none, the line's first token comes next. */
static bool lex_line_start(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    if (lex->at_start && !lex->dedents) {
        wf_indent indent;
        lex->at_start = false;
        if (!begin_line(c, &indent)) {
            lex_end(c);
        } else if (compare_indent(c, indent)) {
            wf_span at = *wf_lex_span(c, lex->at);
            at.col = at.col ? (uint16_t)(at.col - 1) : 0;
            set_token(c, WF_T_INDENT, &at);
            return true;
        }
    }
    if (lex->dedents) {
        lex->dedents--;
        set_token(c, WF_T_DEDENT,
                  lex->at_end ? &(wf_span){lex->line + 1, lex->line + 1, 0, 0}
                              : wf_lex_span(c, lex->at));
        return true;
    }
    if (lex->at_end)
        set_token(c, WF_T_END, &(wf_span){lex->line + 1, lex->line + 1, 0, 0});
    return lex->at_end;
}

/* The token at the next character that is none of space, comment, line end within brackets. */
static void lex_token(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    for (;;) {
        const char *p = (const char *)lex->text->data + lex->at;
        switch (*p) {
        case ' ':
        case '\t':
        case '\f': lex->at++; continue;
        case '#': lex->at = lex->line_end - 1; continue;
        case '\\': join_line(c); continue;
        case '\n':
            if (lex->depth) {
                if (!next_line(c))
                    raise_never_closed(c);
                continue;
            }
            lex->at++;
            lex->at_start = true;
            set_token(c, WF_T_NEWLINE, wf_lex_span(c, lex->at - 1));
            return;
        default: break;
        }
        if (is_id_start(*p))
            lex_name(c);
        else if ((*p >= '0' && *p <= '9') || (*p == '.' && p[1] >= '0' && p[1] <= '9'))
            wf_lex_number(c);
        else if (*p == '"' || *p == '\'')
            wf_lex_string(c, lex->at, 0);
        else
            lex_operator(c);
        return;
    }
}

void wf_lex_next(wf_compiler *c) {
    wf_poll(c->vm); /* a text can be long */
    c->before = c->token.at;
    if (c->token.kind != WF_T_NEWLINE && c->token.kind != WF_T_INDENT &&
        c->token.kind != WF_T_DEDENT)
        c->last = c->token.at;
    if (!lex_line_start(c))
        lex_token(c);
}

/* ---- Looking ahead ---- */

char wf_lex_peek_char(wf_compiler *c) {
    const char *p = (const char *)c->lex.text->data + c->lex.at;
    while (*p == ' ' || *p == '\t')
        p++;
    return *p;
}

bool wf_lex_peek_name(wf_compiler *c) {
    const char *p = (const char *)c->lex.text->data + c->lex.at;
    while (*p == ' ' || *p == '\t')
        p++;
    size_t size = 0;
    while (wf_lex_is_id(p[size]))
        size++;
    return size && is_id_start(*p) && find_keyword(p, size) == WF_T_NAME && p[size] != '"' &&
           p[size] != '\'';
}

/* Lexes on to the end of the logical line and comes back. */
bool wf_lex_ends_with_colon(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    wf_lexer saved = *lex;
    wf_token token = c->token;
    wf_span before = c->before;
    bool kept = lex->keep != SIZE_MAX;
    if (!kept)
        lex->keep = saved.keep = lex->line_at;
    wf_token_kind last = WF_T_END;
    do {
        last = (wf_token_kind)c->token.kind;
        if (last == WF_T_FSTRING)
            wf_parse_fstring(c);
        else
            wf_lex_next(c);
    } while (c->token.kind != WF_T_NEWLINE && c->token.kind != WF_T_END);
    size_t moved = saved.keep - lex->keep;
    lex->at = saved.at - moved;
    lex->line_at = saved.line_at - moved;
    lex->line_end = saved.line_end - moved;
    lex->line = saved.line;
    lex->depth = saved.depth;
    lex->at_start = false;
    if (!kept)
        lex->keep = SIZE_MAX;
    c->token = token;
    c->before = before;
    return last == WF_T_COLON;
}

wf_val wf_lex_source(wf_compiler *c, size_t from, bool trimmed) {
    const wf_lexer *lex = &c->lex;
    const char *text = (const char *)lex->text->data;
    const char *start = text + lex->keep + from, *end = text + lex->line_at + c->token.at.col;
    while (trimmed && start < end && strchr(" \t\n", *start))
        start++;
    while (trimmed && start < end && strchr(" \t\n", end[-1]))
        end--;
    return wf_from(wf_str_valid(c->vm, start, (size_t)(end - start)));
}
