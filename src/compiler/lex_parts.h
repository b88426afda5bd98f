/* lex_parts.h - what lex.c and lex_text.c share. */
#ifndef WF_COMPILER_LEX_PARTS_H
#define WF_COMPILER_LEX_PARTS_H

#include "compiler/parse.h"
#include "objects/bytes.h"
#include "objects/int.h"

/* lex.c */
bool wf_lex_more(wf_compiler *c); /* goes to the next line; false at the end of the source */
bool wf_lex_is_id(char byte);     /* may be in an identifier, or begins a character beyond ASCII */
const wf_span *wf_lex_span(wf_compiler *c, size_t from); /* from there to the next character */
void wf_lex_open_at(wf_compiler *c, char opening, const wf_span *at);
/* lex_text.c: each makes c->token */
void wf_lex_number(wf_compiler *c);
/* WF_STRING_... of a string's prefix; -1: it is none. */
int wf_lex_prefix(const char *text, size_t size);
void wf_lex_string(wf_compiler *c, size_t from, unsigned flags); /* the quote is next */

#endif
