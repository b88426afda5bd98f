/* lex_text.c - numbers, strings and the texts within f-strings. */
#include "compiler/lex_parts.h"

static const char *text_from(const wf_compiler *c, size_t at) {
    return (const char *)c->lex.text->data + at;
}

static void set_value(wf_compiler *c, wf_token_kind kind, size_t from, wf_val value) {
    c->token.kind = (uint8_t)kind;
    c->token.flags = 0;
    c->token.at = *wf_lex_span(c, from);
    wf_set(c->vm, c, c->token.value, value);
}

/* ---- Numbers ---- */

static bool is_digit(char byte, int base) {
    if (byte >= '0' && byte <= '9')
        return byte - '0' < base;
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' && base == 16;
}

/* An error at the character before the next one. */
static WF_NORETURN void raise_number(wf_compiler *c, wf_error error, const char *what) {
    wf_span at = *wf_lex_span(c, c->lex.at ? c->lex.at - 1 : 0);
    at.end_col = at.col;
    wf_syntax_raise(c, error, &at, what);
}

/* Digits with single underscores between them. */
static void skip_digits(wf_compiler *c, int base, const char *what) {
    wf_lexer *lex = &c->lex;
    const char *data = (const char *)lex->text->data;
    for (;;) {
        while (is_digit(data[lex->at], base))
            lex->at++;
        if (data[lex->at] != '_')
            return;
        lex->at++;
        if (!is_digit(data[lex->at], base))
            raise_number(c, WF_E_INVALID_LITERAL, what);
    }
}

/* Behind a number there may be a keyword (1if x else 2) but no other name. One that begins as if,
 * in or is do is left to the parser. */
static void check_number_end(wf_compiler *c, const char *what) {
    static const char *const keywords[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    const char *p = text_from(c, c->lex.at);
    if (!wf_lex_is_id(*p) || (uint8_t)*p >= 0x80)
        return;
    for (size_t i = 0; i < WF_COUNT(keywords); i++) {
        size_t size = strlen(keywords[i]);
        if (strncmp(p, keywords[i], size) == 0 && (*p == 'i' || !wf_lex_is_id(p[size]))) {
            wf_syntax_warn(c, WF_E_INVALID_LITERAL, wf_lex_span(c, c->lex.at - 1), what);
            return;
        }
    }
    raise_number(c, WF_E_INVALID_LITERAL, what);
}

/* 0x..., 0o..., 0b... */
static void lex_prefixed(wf_compiler *c, int base, const char *what) {
    wf_lexer *lex = &c->lex;
    size_t from = lex->at;
    lex->at += 2;
    const char *p = text_from(c, lex->at);
    if (*p == '_')
        p++;
    if (*p >= '0' && *p <= '9' && !is_digit(*p, base)) {
        lex->at = (size_t)(p - (const char *)lex->text->data) + 1;
        raise_number(c, base == 2 ? WF_E_BAD_BINARY_DIGIT : WF_E_BAD_OCTAL_DIGIT, (char[]){*p, 0});
    }
    if (!is_digit(*p, base)) {
        lex->at += p[-1] == '_';
        raise_number(c, WF_E_INVALID_LITERAL, what);
    }
    skip_digits(c, base, what);
    p = text_from(c, lex->at);
    if (*p >= '0' && *p <= '9') {
        lex->at++;
        raise_number(c, base == 2 ? WF_E_BAD_BINARY_DIGIT : WF_E_BAD_OCTAL_DIGIT, (char[]){*p, 0});
    }
    check_number_end(c, what);
    set_value(c, WF_T_NUMBER, from, wf_int_parse(c->vm, text_from(c, from), lex->at - from, 0));
}

static void check_digit_limit(wf_compiler *c, size_t from) {
    size_t limit = wf_int_digit_limit(c->vm), digits = 0;
    for (size_t at = from; at < c->lex.at; at++)
        digits += *text_from(c, at) != '_';
    if (limit && digits > limit)
        wf_syntax_raise(c, WF_E_INT_DIGIT_LIMIT_SOURCE, wf_lex_span(c, from), limit, digits);
}

/* Digits, point, exponent: whether the number is a float. */
static bool skip_decimal(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    bool is_float = false;
    if (*text_from(c, lex->at) != '.')
        skip_digits(c, 10, "decimal");
    if (*text_from(c, lex->at) == '.') {
        is_float = true;
        lex->at++;
        if (is_digit(*text_from(c, lex->at), 10))
            skip_digits(c, 10, "decimal");
    }
    const char *p = text_from(c, lex->at);
    if ((*p | 0x20) != 'e')
        return is_float;
    size_t sign = p[1] == '+' || p[1] == '-';
    if (!is_digit(p[1 + sign], 10)) {
        lex->at += sign ? 2 : 0;
        if (sign)
            raise_number(c, WF_E_INVALID_LITERAL, "decimal");
        return is_float;
    }
    lex->at += 1 + sign;
    skip_digits(c, 10, "decimal");
    return true;
}

static void check_leading_zero(wf_compiler *c, size_t from) {
    const char *p = text_from(c, from), *end = text_from(c, c->lex.at);
    if (*p != '0')
        return;
    const char *digit = p;
    while (digit < end && (*digit == '0' || *digit == '_'))
        digit++;
    if (digit == end)
        return;
    wf_span zeros = *wf_lex_span(c, from);
    zeros.end_col = (uint16_t)(zeros.col + (digit - p));
    wf_syntax_raise(c, WF_E_LEADING_ZEROS, &zeros);
}

void wf_lex_number(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    size_t from = lex->at;
    const char *p = text_from(c, from);
    if (*p == '0') {
        switch (p[1] | 0x20) {
        case 'x': lex_prefixed(c, 16, "hexadecimal"); return;
        case 'o': lex_prefixed(c, 8, "octal"); return;
        case 'b': lex_prefixed(c, 2, "binary"); return;
        default: break;
        }
    }
    bool is_float = skip_decimal(c);
    size_t size = lex->at - from;
    if ((*text_from(c, lex->at) | 0x20) == 'j') {
        lex->at++;
        check_number_end(c, "imaginary");
        wf_val imag = wf_float_parse(c->vm, text_from(c, from), size);
        set_value(c, WF_T_NUMBER, from, wf_new_complex(c->vm, 0, wf_float_value(imag)));
        return;
    }
    check_number_end(c, "decimal");
    if (!is_float) {
        check_leading_zero(c, from);
        check_digit_limit(c, from);
    }
    set_value(c, WF_T_NUMBER, from,
              is_float ? wf_float_parse(c->vm, text_from(c, from), size)
                       : wf_int_parse(c->vm, text_from(c, from), size, 10));
}

/* ---- Strings ---- */

int wf_lex_prefix(const char *text, size_t size) {
    static const struct prefix {
        char text[3];
        uint8_t flags;
    } prefixes[] = {{"r", WF_STRING_RAW},
                    {"b", WF_STRING_BYTES},
                    {"f", WF_STRING_FORMAT},
                    {"u", 0},
                    {"br", WF_STRING_BYTES | WF_STRING_RAW},
                    {"rb", WF_STRING_BYTES | WF_STRING_RAW},
                    {"fr", WF_STRING_FORMAT | WF_STRING_RAW},
                    {"rf", WF_STRING_FORMAT | WF_STRING_RAW},
                    {"t", WF_STRING_FORMAT | WF_STRING_TEMPLATE},
                    {"tr", WF_STRING_FORMAT | WF_STRING_TEMPLATE | WF_STRING_RAW},
                    {"rt", WF_STRING_FORMAT | WF_STRING_TEMPLATE | WF_STRING_RAW}};
    char lower[2] = {(char)(text[0] | 0x20), size > 1 ? (char)(text[1] | 0x20) : 0};
    for (size_t i = 0; i < WF_COUNT(prefixes); i++)
        if (prefixes[i].text[0] == lower[0] && prefixes[i].text[1] == lower[1])
            return prefixes[i].flags;
    return -1;
}

/* What is decoded of a string so far. While no escape and no line end came up it is the source
 * itself. */
typedef struct decoder {
    wf_text out;
    size_t run;      /* start of the piece that is not in out yet */
    size_t position; /* bytes of the literal's inside before the line being read, for messages */
    size_t inside;   /* where the inside starts in this line */
    wf_span at;      /* of the literal's start */
    unsigned flags;
    bool warned; /* of an escape that means nothing: once is enough */
} decoder;

static void take_run(wf_compiler *c, decoder *d) {
    size_t size = c->lex.at - d->run;
    if (size)
        wf_text_add(c->vm, &d->out, text_from(c, d->run), size);
    d->run = c->lex.at;
}

static void add_char(wf_compiler *c, decoder *d, uint32_t code) {
    if (d->flags & WF_STRING_BYTES) {
        char byte = (char)code;
        wf_text_add(c->vm, &d->out, &byte, 1);
    } else {
        wf_text_add_char(c->vm, &d->out, code);
    }
}

/* Whether the string ends at p. */
static bool at_quote(const char *p, unsigned flags) {
    char quote = flags & WF_STRING_DOUBLE ? '"' : '\'';
    return *p == quote && (!(flags & WF_STRING_TRIPLE) || (p[1] == quote && p[2] == quote));
}

/* The whole literal, or what of it lies in this line: something inside of it is wrong. */
static const wf_span *literal_span(wf_compiler *c, const decoder *d) {
    const char *p = text_from(c, c->lex.at);
    while (*p != '\n' && !at_quote(p, d->flags))
        p += *p == '\\' && p[1] != '\n' ? 2 : 1;
    if (*p != '\n')
        p += d->flags & WF_STRING_TRIPLE ? 3 : 1;
    size_t end = (size_t)(p - text_from(c, c->lex.line_at));
    c->span = (wf_span){d->at.line, c->lex.line, d->at.col, (uint16_t)end};
    return &c->span;
}

/* An escape at `start` cannot be read; its text so far ends at lex.at. */
static WF_NORETURN void raise_escape(wf_compiler *c, decoder *d, size_t start, const char *why) {
    size_t from = start - d->inside + d->position, to = c->lex.at - d->inside + d->position;
    const wf_span *at = literal_span(c, d);
    if (d->flags & WF_STRING_BYTES)
        wf_syntax_raise(c, WF_E_BYTES_ESCAPE, at, (int)from);
    wf_syntax_raise(c, WF_E_UNICODE_ESCAPE, at, (int)from, (int)to - 1, why);
}

static int hex_value(char byte) {
    if (!is_digit(byte, 16))
        return -1;
    return byte <= '9' ? byte - '0' : (byte | 0x20) - 'a' + 10;
}

static uint32_t take_hex(wf_compiler *c, decoder *d, size_t start, int digits, const char *why) {
    uint32_t code = 0;
    for (int i = 0; i < digits; i++, c->lex.at++) {
        int value = hex_value(*text_from(c, c->lex.at));
        if (value < 0)
            raise_escape(c, d, start, why);
        code = code << 4 | (uint32_t)value;
    }
    if (code > 0x10ffff)
        raise_escape(c, d, start, "illegal Unicode character");
    return code;
}

static uint32_t take_octal(wf_compiler *c) {
    uint32_t code = 0;
    for (int i = 0; i < 3 && is_digit(*text_from(c, c->lex.at), 8); i++, c->lex.at++)
        code = code * 8 + (uint32_t)(*text_from(c, c->lex.at) - '0');
    return code;
}

/* \N{name}: there is no table of names. */
static WF_NORETURN void raise_named_escape(wf_compiler *c, decoder *d, size_t start) {
    const char *p = text_from(c, c->lex.at);
    const char *end = *p == '{' ? strpbrk(p, "}\n") : NULL;
    if (!end || *end != '}')
        raise_escape(c, d, start, "malformed \\N character escape");
    c->lex.at += (size_t)(end - p) + 1;
    raise_escape(c, d, start, "unknown Unicode character name");
}

/* The escape at `start`, whose text ends at `end`, stands for itself or for no character. */
static void warn_escape(wf_compiler *c, decoder *d, size_t start, size_t end, const char *what) {
    if (d->warned || !WF_SYNTAX_WARNINGS)
        return;
    d->warned = true;
    wf_val text = wf_new_str(c->vm, text_from(c, start), end - start);
    wf_syntax_warn(c, WF_E_WARN_ESCAPE, literal_span(c, d), what, text);
}

/* The characters that stand for others behind a backslash. */
static int simple_escape(char byte) {
    static const char from[] = "abfnrtv\\'\"", to[] = "\a\b\f\n\r\t\v\\'\"";
    const char *p = byte ? strchr(from, byte) : NULL;
    return p ? to[p - from] : -1;
}

/* A backslash is next, what is before it has been taken. An escape that means nothing stays as it
 * is. */
static void take_escape(wf_compiler *c, decoder *d) {
    wf_lexer *lex = &c->lex;
    size_t start = lex->at;
    bool is_text = !(d->flags & WF_STRING_BYTES);
    char byte = *text_from(c, lex->at + 1);
    lex->at += 2;
    int simple = simple_escape(byte);
    if (simple >= 0) {
        add_char(c, d, (uint32_t)simple);
    } else if (is_digit(byte, 8)) {
        lex->at--;
        uint32_t code = take_octal(c);
        if (code > 0xff)
            warn_escape(c, d, start, lex->at, "octal escape");
        add_char(c, d, is_text ? code : code & 0xff);
    } else if (byte == 'x') {
        add_char(c, d, take_hex(c, d, start, 2, "truncated \\xXX escape"));
    } else if (byte == 'u' && is_text) {
        add_char(c, d, take_hex(c, d, start, 4, "truncated \\uXXXX escape"));
    } else if (byte == 'U' && is_text) {
        add_char(c, d, take_hex(c, d, start, 8, "truncated \\UXXXXXXXX escape"));
    } else if (byte == 'N' && is_text) {
        raise_named_escape(c, d, start);
    } else {
        lex->at--;
        d->run = start;
        warn_escape(c, d, start, lex->at + wf_utf8_width(byte), "escape");
        return;
    }
    d->run = lex->at;
}

static WF_NORETURN void raise_unterminated(wf_compiler *c, const decoder *d) {
    static const wf_error errors[2][2] = {
        {WF_E_UNTERMINATED_STRING, WF_E_UNTERMINATED_TRIPLE},
        {WF_E_UNTERMINATED_FSTRING, WF_E_UNTERMINATED_TRIPLE_FSTRING}};
    const wf_fstring *around = c->lex.fstring;
    bool is_triple = d->flags & WF_STRING_TRIPLE, is_format = d->flags & WF_STRING_FORMAT;
    wf_span at = {d->at.line, d->at.line, d->at.col, d->at.col};
    c->at_eof = is_triple;
    if (!is_format && around &&
        ((around->flags ^ d->flags) & (WF_STRING_DOUBLE | WF_STRING_TRIPLE)) == 0)
        wf_syntax_raise(c, WF_E_FSTRING_EXPECTING_BRACE, &at);
    wf_syntax_raise(c, errors[is_format][is_triple], &at, (int)c->lex.line);
}

/* Goes on in the next line; the line end belongs to the string unless it is escaped. */
static void take_line_end(wf_compiler *c, decoder *d, bool is_escaped) {
    wf_lexer *lex = &c->lex;
    if (!is_escaped)
        lex->at++;
    take_run(c, d);
    d->position += lex->line_end - d->inside;
    if (!wf_lex_more(c))
        raise_unterminated(c, d);
    d->run = d->inside = lex->at;
}

static void take_backslash(wf_compiler *c, decoder *d) {
    wf_lexer *lex = &c->lex;
    char next = *text_from(c, lex->at + 1);
    if (d->flags & WF_STRING_RAW) {
        lex->at += 1;
        if (next == '\n')
            take_line_end(c, d, false);
        else
            lex->at++;
        return;
    }
    take_run(c, d);
    if (next != '\n') {
        take_escape(c, d);
        return;
    }
    take_line_end(c, d, true);
}

/* One step of reading a string's inside: neither its end nor a brace is next. */
static void take_inside(wf_compiler *c, decoder *d) {
    wf_lexer *lex = &c->lex;
    char byte = *text_from(c, lex->at);
    if (byte == '\\') {
        take_backslash(c, d);
    } else if (byte == '\n') {
        if (!(d->flags & WF_STRING_TRIPLE))
            raise_unterminated(c, d);
        take_line_end(c, d, false);
    } else if ((uint8_t)byte >= 0x80 && d->flags & WF_STRING_BYTES) {
        wf_syntax_raise(c, WF_E_BYTES_NOT_ASCII, literal_span(c, d));
    } else {
        lex->at++;
    }
}

/* Texts that look like names are interned, since they may become attributes and keys. */
static wf_val new_text(wf_compiler *c, const char *text, size_t size) {
    bool is_name = size <= 64;
    for (size_t i = 0; i < size && is_name; i++)
        is_name = wf_lex_is_id(text[i]);
    if (is_name)
        return wf_from(wf_intern(c->vm, text, size));
    return wf_from(wf_str_valid(c->vm, text, size));
}

/* The value of what has been decoded; the literal's inside ends at lex.at. */
static wf_val decoded(wf_compiler *c, decoder *d) {
    size_t size = c->lex.at - d->run;
    const char *text = text_from(c, d->run);
    if (d->out.blob) {
        take_run(c, d);
        text = (const char *)d->out.blob->data;
        size = d->out.size;
    }
    if (d->flags & WF_STRING_BYTES)
        return wf_from(wf_bytes_new(c->vm, text, size));
    return new_text(c, text, size);
}

void wf_lex_string(wf_compiler *c, size_t from, unsigned flags) {
    wf_lexer *lex = &c->lex;
    decoder d = {.flags = flags};
    const char *p = text_from(c, lex->at);
    if (*p == '"')
        d.flags |= WF_STRING_DOUBLE;
    if (p[1] == *p && p[2] == *p)
        d.flags |= WF_STRING_TRIPLE;
    lex->at += d.flags & WF_STRING_TRIPLE ? 3 : 1;
    d.at = *wf_lex_span(c, from);
    if (flags & WF_STRING_FORMAT) {
        set_value(c, WF_T_FSTRING, from, WF_NULL);
        c->token.flags = (uint8_t)d.flags;
        return;
    }
    d.run = d.inside = lex->at;
    while (!at_quote(text_from(c, lex->at), d.flags))
        take_inside(c, &d);
    wf_val value = decoded(c, &d);
    lex->at += d.flags & WF_STRING_TRIPLE ? 3 : 1;
    c->token.kind = WF_T_STRING;
    c->token.flags = (uint8_t)d.flags;
    wf_span end = *wf_lex_span(c, lex->at);
    c->token.at = (wf_span){d.at.line, end.line, d.at.col, end.end_col};
    wf_set(c->vm, c, c->token.value, value);
}

/* ---- Texts of f-strings ---- */

/* A brace is next: true if it ends the text, false if it is a doubled one (taken as one). */
static bool at_brace(wf_compiler *c, decoder *d, bool in_spec, wf_fstring_end *end) {
    wf_lexer *lex = &c->lex;
    const char *p = text_from(c, lex->at);
    if (!in_spec && p[0] == p[1]) {
        lex->at++;
        take_run(c, d);
        d->run = ++lex->at;
        return false;
    }
    if (*p == '}' && !in_spec) {
        wf_syntax_raise(c, WF_E_FSTRING_SINGLE_BRACE, wf_lex_span(c, lex->at));
    }
    *end = *p == '{' ? WF_FSTRING_FIELD : WF_FSTRING_SPEC_END;
    return true;
}

wf_val wf_lex_fstring_text(wf_compiler *c, bool in_spec, wf_fstring_end *end) {
    wf_lexer *lex = &c->lex;
    const wf_fstring *string = lex->fstring;
    decoder d = {.run = lex->at, .inside = lex->at, .at = string->at, .flags = string->flags};
    for (;;) {
        const char *p = text_from(c, lex->at);
        if (at_quote(p, string->flags)) {
            *end = WF_FSTRING_CLOSE;
            break;
        }
        if ((*p == '{' || *p == '}') && at_brace(c, &d, in_spec, end))
            break;
        if (*p == '\n' && in_spec && !(string->flags & WF_STRING_TRIPLE))
            wf_syntax_raise(c, WF_E_FSTRING_EXPECTING_SPEC, wf_lex_span(c, lex->at));
        if (*p == '\\' && (p[1] == '{' || p[1] == '}'))
            lex->at++;
        else if (*p != '{' && *p != '}')
            take_inside(c, &d);
    }
    wf_val value = decoded(c, &d);
    if (wf_str_size(wf_as_str(value)) == 0)
        value = WF_NULL;
    size_t from = lex->at;
    lex->at += *end == WF_FSTRING_CLOSE && string->flags & WF_STRING_TRIPLE ? 3 : 1;
    c->token.at = *wf_lex_span(c, from);
    if (*end == WF_FSTRING_FIELD)
        wf_lex_open_at(c, '{', &c->token.at);
    else if (*end == WF_FSTRING_SPEC_END)
        lex->depth--;
    return value;
}
