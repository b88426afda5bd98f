/* report.c - raising SyntaxError: where it is, in characters, and the line of source. */
#include "compiler/parse.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/needs.h"

/* Line number `line` of a whole text. */
static const char *find_line(const char *text, size_t size, uint32_t line, size_t *line_size) {
    const char *end = text + size;
    while (--line && text < end) {
        const char *next = memchr(text, '\n', (size_t)(end - text));
        text = next ? next + 1 : end;
    }
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    *line_size = (size_t)((newline ? newline : end) - text);
    return text;
}

/* The line, as a str with its newline; None if it cannot be had. */
static wf_val source_line(wf_compiler *c, uint32_t line) {
    size_t size;
    const char *text = wf_lex_line(c, line, &size);
    if (!text && c->source && line)
        text = find_line(c->source, c->source_size, line, &size);
    if (text)
        return wf_format(c->vm, "%S\n", wf_new_str(c->vm, text, size));
    wf_val found = line ? wf_source_line(c->vm, c->filename, line) : WF_NULL;
    return wf_is_null(found) ? WF_NONE : wf_format(c->vm, "%S\n", found);
}

/* Column number from 1, in characters, of a byte column. */
static int char_column(wf_val text, uint32_t col) {
    if (!wf_is_str_(text))
        return (int)col + 1;
    const wf_str *line = wf_as_str(text);
    const char *p = wf_str_data(line);
    size_t size = wf_str_size(line), chars = 0;
    for (size_t i = 0; i < col; i++)
        chars += i >= size || ((uint8_t)p[i] & 0xc0) != 0x80;
    return (int)chars + 1;
}

/* The exception. */
static wf_val make_error(wf_compiler *c, wf_error error, const wf_span *at, va_list args) {
    wf_vm *vm = c->vm;
    char fmt[WF_ERROR_ROOM];
    const wf_type *type = wf_error_unpack(error, fmt);
    wf_val parts[2] = {wf_exc_format(vm, fmt, args), WF_NULL};
    if (at->line == 0)
        return wf_exc_new(vm, type, parts, 1);
    wf_val text = source_line(c, at->line);
    wf_val end_text = at->end_line == at->line ? text : source_line(c, at->end_line);
    wf_val place[6] = {wf_from(c->filename),
                       wf_small((intptr_t)at->line),
                       wf_small(char_column(text, at->col)),
                       text,
                       wf_small((intptr_t)at->end_line),
                       wf_small(char_column(end_text, at->end_col))};
    parts[1] = wf_new_tuple(vm, place, 6);
    return wf_type_call(vm, type, parts, 2, WF_NULL);
}

void wf_syntax_raise(wf_compiler *c, wf_error error, const wf_span *at, ...) {
    va_list args;
    va_start(args, at);
    wf_val exc = make_error(c, error, at, args);
    wf_raise(c->vm, exc);
}

void wf_syntax_warn(wf_compiler *c, wf_error error, const wf_span *at, ...) {
    if (!WF_SYNTAX_WARNINGS)
        return;
    va_list args;
    va_start(args, at);
    wf_val exc = make_error(c, error, at, args);
    va_end(args);
    wf_jump jump;
    if (WF_CATCH(c->vm, &jump)) {
        wf_val raised = wf_jump_exc(c->vm);
        wf_raise(c->vm, wf_is_a(raised, &wf_exc_SyntaxWarning) ? exc : raised);
    }
    wf_warn(c->vm, &wf_exc_SyntaxWarning, wf_as_exc(exc)->args->item[0], c->filename, at->line);
    wf_jump_end(c->vm, &jump);
}

/* Reads the tokens that are left, of the field in an f-string. */
static void read_rest(wf_compiler *c) {
    const wf_fstring *string = c->lex.fstring;
    while (c->token.kind != WF_T_END && !(string && c->lex.depth < string->depth)) {
        if (c->token.kind == WF_T_FSTRING)
            wf_skip_fstring(c);
        else
            wf_lex_next(c);
    }
}

/* Reads on; gives what that raises, or WF_NULL. */
static wf_val read_error(wf_compiler *c) {
    wf_jump jump;
    if (WF_CATCH(c->vm, &jump))
        return wf_jump_exc(c->vm);
    read_rest(c);
    wf_jump_end(c->vm, &jump);
    return WF_NULL;
}

/* What is wrong with later tokens makes a better message than that a token came unexpectedly:
 * above all that a bracket before the error is never closed. */
static wf_val first_error(wf_compiler *c, wf_val exc, uint32_t line) {
    const wf_reader *reader = c->lex.reader;
    if (reader->wrong)
        reader->wrong(c->vm, reader->data);
    bool was_at_eof = c->at_eof;
    wf_val later = read_error(c);
    wf_span bracket;
    char opening;
    bool is_open = c->at_eof && wf_lex_open_bracket(c, &bracket, &opening) && bracket.line >= line;
    c->at_eof = was_at_eof || !wf_is_null(later);
    return wf_is_null(later) || is_open ? exc : later;
}

void wf_parse_raise(wf_compiler *c, wf_error error, const wf_span *at, ...) {
    va_list args;
    va_start(args, at);
    wf_val exc = make_error(c, error, at, args);
    wf_raise(c->vm, first_error(c, exc, c->token.at.line));
}

void wf_parse_fail(wf_compiler *c) {
    if (c->token.kind == WF_T_INDENT)
        wf_parse_raise(c, WF_E_UNEXPECTED_INDENT, &c->token.at);
    if (c->token.kind == WF_T_RBRACE && c->lex.fstring && c->lex.depth < c->lex.fstring->depth)
        wf_parse_raise(c, WF_E_FSTRING_EXPECTING_END, &c->before);
    if (c->token.kind == WF_T_END)
        c->at_eof = true;
    wf_span at = c->token.kind == WF_T_END
                     ? (wf_span){c->before.line, c->before.line, c->before.col, c->before.end_col}
                     : c->token.at;
    wf_parse_raise(c, WF_E_SYNTAX, &at);
}
