/* parse_fstring.c - f-strings: texts and replacement fields. The lexer reads texts when asked and
 * ordinary tokens between the braces, so that fields may hold any expression, quotes included. */
#include "compiler/parse.h"

#define MOST_NESTED 20

static void parse_parts(wf_compiler *c, wf_node *format, bool in_spec);

/* '!' ('s' | 'r' | 'a') */
static uint8_t parse_conversion(wf_compiler *c) {
    wf_span bang = c->token.at;
    wf_lex_next(c);
    if (c->token.kind == WF_T_NAME && c->token.at.col != bang.end_col)
        wf_parse_raise(c, WF_E_FSTRING_CONVERSION_SPACE, wf_span_to(c, &bang, &c->token.at));
    if (c->token.kind == WF_T_COLON || c->token.kind == WF_T_RBRACE)
        wf_parse_raise(c, WF_E_FSTRING_NO_CONVERSION, &c->token.at);
    if (c->token.kind != WF_T_NAME)
        wf_parse_raise(c, WF_E_FSTRING_BAD_CONVERSION, &c->token.at);
    const wf_str *name = wf_as_str(c->token.value);
    const char *found = wf_str_size(name) == 1 ? strchr("sra", wf_str_data(name)[0]) : NULL;
    if (!found)
        wf_parse_raise(c, WF_E_FSTRING_CONVERSION, &c->token.at, c->token.value);
    wf_lex_next(c);
    switch (*found) {
    case 's': return WF_CONVERT_STR;
    case 'r': return WF_CONVERT_REPR;
    default: return WF_CONVERT_ASCII;
    }
}

static wf_node *parse_field_expression(wf_compiler *c) {
    switch (c->token.kind) {
    case WF_T_RBRACE:
    case WF_T_BANG:
    case WF_T_COLON:
    case WF_T_EQUAL:
        wf_syntax_raise(c, WF_E_FSTRING_EMPTY, &c->token.at, wf_token_text[c->token.kind]);
    case WF_T_LAMBDA: {
        wf_span at = c->token.at;
        wf_lex_next(c);
        wf_parse_params(c, WF_T_COLON, false);
        wf_parse_raise(c, WF_E_FSTRING_LAMBDA, wf_span_to(c, &at, &c->token.at));
    }
    case WF_T_YIELD: return wf_parse_yield(c);
    default: break;
    }
    wf_span at = c->token.at;
    bool is_star = c->token.kind == WF_T_STAR && !strchr("}:!=", wf_lex_peek_char(c));
    if (!wf_starts_expression(c) && !is_star)
        wf_parse_raise(c, WF_E_FSTRING_EXPECTING_EXPRESSION, &at);
    wf_node *n = wf_parse_expressions(c);
    wf_check_print(c, n);
    return n;
}

/* What is behind the expression: conversion, format spec, brace. */
static void parse_field_end(wf_compiler *c, wf_node *field, bool is_debug) {
    bool converted = c->token.kind == WF_T_BANG;
    if (converted)
        field->op = parse_conversion(c);
    if (c->token.kind == WF_T_COLON) {
        wf_node *spec = wf_node_new(c, WF_N_FORMAT, &c->token.at);
        field->kid->next = spec;
        parse_parts(c, spec, true);
    } else if (c->token.kind != WF_T_RBRACE) {
        if (!converted && !is_debug && wf_starts_expression(c))
            wf_fail_after(c, field->kid);
        wf_parse_raise(c,
                       converted  ? WF_E_FSTRING_EXPECTING_SPEC_OR_END
                       : is_debug ? WF_E_FSTRING_EXPECTING_AFTER_EQUAL
                                  : WF_E_FSTRING_EXPECTING_END,
                       &c->token.at);
    } else if (is_debug && !converted) {
        field->op = WF_CONVERT_REPR;
    }
    wf_node_end_at(field, &c->token.at);
}

/* '{' expressions ['='] ['!' conversion] [':' spec] '}', behind the opening brace */
static void parse_field(wf_compiler *c, wf_node ***tail) {
    wf_lexer *lex = &c->lex;
    wf_fstring *string = lex->fstring;
    uint16_t outer_depth = string->depth;
    bool is_kept = lex->keep != SIZE_MAX;
    wf_span at = c->token.at;
    string->depth = lex->depth;
    if (!is_kept)
        lex->keep = lex->line_at;
    size_t from = lex->at - lex->keep;
    wf_lex_next(c);
    wf_node *expression = parse_field_expression(c);
    wf_val source = string->flags & WF_STRING_TEMPLATE ? wf_lex_source(c, from, true) : WF_NONE;
    bool is_debug = wf_accept(c, WF_T_EQUAL);
    if (is_debug)
        wf_node_append(tail, wf_node_of(c, WF_N_CONST, &at, wf_lex_source(c, from, false)));
    wf_node *field = wf_node_of(c, WF_N_FIELD, &at, source);
    field->kid = expression;
    parse_field_end(c, field, is_debug);
    if (!is_kept)
        lex->keep = SIZE_MAX;
    string->depth = outer_depth;
    wf_node_append(tail, field);
}

/* Texts and fields up to the end of the string or of the format spec. */
static void parse_parts(wf_compiler *c, wf_node *format, bool in_spec) {
    wf_node **tail = &format->kid;
    wf_check_stack(c->vm);
    for (;;) {
        wf_fstring_end end;
        wf_val text = wf_lex_fstring_text(c, in_spec, &end);
        if (!wf_is_null(text))
            wf_node_append(&tail, wf_node_of(c, WF_N_CONST, wf_node_at(c, format), text));
        if (end == WF_FSTRING_CLOSE && in_spec)
            wf_syntax_raise(c, WF_E_FSTRING_EXPECTING_SPEC, &c->token.at);
        if (end != WF_FSTRING_FIELD)
            return;
        parse_field(c, &tail);
    }
}

/* ---- Skipping ---- */

static void skip_parts(wf_compiler *c, bool in_spec);

/* The tokens of a field behind the opening brace, through its end or what else ends the source. */
static void skip_field(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    wf_fstring *string = lex->fstring;
    uint16_t outer_depth = string->depth;
    string->depth = lex->depth;
    wf_lex_next(c);
    while (c->token.kind != WF_T_END && lex->depth >= string->depth) {
        if (c->token.kind == WF_T_FSTRING) {
            wf_skip_fstring(c);
        } else if (c->token.kind == WF_T_COLON && lex->depth == string->depth) {
            skip_parts(c, true);
            break;
        } else {
            wf_lex_next(c);
        }
    }
    string->depth = outer_depth;
}

static void skip_parts(wf_compiler *c, bool in_spec) {
    wf_fstring_end end;
    wf_check_stack(c->vm);
    for (;;) {
        wf_lex_fstring_text(c, in_spec, &end);
        if (end != WF_FSTRING_FIELD)
            return;
        skip_field(c);
    }
}

void wf_skip_fstring(wf_compiler *c) {
    wf_fstring string = {.outer = c->lex.fstring, .at = c->token.at, .flags = c->token.flags};
    c->lex.fstring = &string;
    skip_parts(c, false);
    c->lex.fstring = string.outer;
    wf_lex_next(c);
}

/* ---- Whole ones ---- */

wf_node *wf_parse_fstring(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    wf_fstring string = {.outer = lex->fstring, .at = c->token.at, .flags = c->token.flags};
    size_t nested = 0;
    for (const wf_fstring *outer = lex->fstring; outer; outer = outer->outer)
        nested++;
    if (nested == MOST_NESTED)
        wf_syntax_raise(c, WF_E_FSTRINGS_TOO_DEEP, &c->token.at);
    lex->fstring = &string;
    wf_node *n = wf_node_new(c, WF_N_FORMAT, &c->token.at);
    parse_parts(c, n, false);
    lex->fstring = string.outer;
    wf_lex_next(c);
    return n;
}
