/* lex.h - from characters to tokens.
 *
 * Source is read a piece at a time into one buffer, which holds the line being
 * read and whatever was read behind it:
 *
 *     text   | kept lines | line being read \n | next lines, perhaps in part |
 *            keep         line_at      ^       line_end                  size
 *                                      at
 *
 * Lines before line_at are dropped when room is needed, unless the source text
 * of a replacement field or a look ahead wants them (keep).
 *
 * Always true: a line in the buffer is whole, ends with \n and is valid UTF-8;
 * \r\n and \r have become \n; columns count bytes from 0.
 */
#ifndef WF_COMPILER_LEX_H
#define WF_COMPILER_LEX_H

#include "compiler/compile.h"

typedef struct wf_compiler wf_compiler;

typedef enum wf_token_kind {
#define TOKEN(id, text) WF_T_##id,
#include "compiler/tokens.def"
#undef TOKEN
    WF_T_COUNT
} wf_token_kind;

#define WF_T_FIRST_OPERATOR WF_T_POWEREQ
#define WF_T_FIRST_KEYWORD  WF_T_FALSE

extern const char *const wf_token_text[WF_T_COUNT];

/* A piece of source: lines from 1, columns from 0, the end not included. */
typedef struct wf_span {
    uint32_t line, end_line;
    uint16_t col, end_col;
} wf_span;

/* wf_token.flags of strings */
enum {
    WF_STRING_RAW = 1,
    WF_STRING_BYTES = 2,
    WF_STRING_TRIPLE = 4,
    WF_STRING_FORMAT = 8,
    WF_STRING_DOUBLE = 16,  /* the quote is " */
    WF_STRING_TEMPLATE = 32 /* t"...", with WF_STRING_FORMAT */
};

typedef struct wf_token {
    uint8_t kind;  /* wf_token_kind */
    uint8_t flags; /* WF_STRING_... */
    wf_span at;
    wf_val value; /* of names (interned), numbers and strings */
} wf_token;

/* An f-string being read; lies in the C frame of its parser. */
typedef struct wf_fstring {
    struct wf_fstring *outer;
    wf_span at;     /* its first token */
    uint16_t depth; /* brackets open inside a replacement field of it, that field's included */
    uint8_t flags;
} wf_fstring;

typedef struct wf_lexer {
    size_t at; /* next character */
    size_t line_at, line_end;
    wf_blob *text;
    size_t size;         /* bytes in text */
    size_t keep;         /* SIZE_MAX: nothing */
    uint32_t line;       /* number of the line being read */
    wf_fstring *fstring; /* innermost one being read */
    wf_blob *brackets;   /* open ones, wf_bracket each */
    wf_blob *indents;    /* widths of the blocks that are open, wf_indent each */
    const wf_reader *reader;
    uint16_t depth; /* brackets open */
    uint16_t indent_count;
    uint16_t dedents; /* DEDENT tokens due */
    bool at_start;    /* a new logical line begins */
    bool ended;       /* the reader has no more */
    bool after_cr;    /* the last byte read was \r */
    bool at_end;      /* the last line has been left */
} wf_lexer;

/* What ended a text in an f-string. */
typedef enum wf_fstring_end {
    WF_FSTRING_FIELD,
    WF_FSTRING_CLOSE,
    WF_FSTRING_SPEC_END
} wf_fstring_end;

/* All of these raise SyntaxError and its kin, MemoryError and what the reader raises, and collect.
 * wf_lex_next polls, so that it runs Python. */
void wf_lex_open(wf_compiler *c, const wf_reader *reader);
void wf_lex_next(wf_compiler *c); /* the next token becomes c->token */
/* The text of an f-string up to a replacement field, the end of the format spec or of the string,
 * which is taken. WF_NULL: none. */
wf_val wf_lex_fstring_text(wf_compiler *c, bool in_spec, wf_fstring_end *end);
/* Source from offset `from` of the kept text up to the current token; trimmed: without spaces
 * around. */
wf_val wf_lex_source(wf_compiler *c, size_t from, bool trimmed);
/* Looks at what is behind the current token, taking nothing: */
char wf_lex_peek_char(wf_compiler *c); /* the next character but spaces; the line ends with \n */
bool wf_lex_peek_name(wf_compiler *c); /* a name that is no keyword follows */
/* The logical line ends with ":", outside of brackets. */
bool wf_lex_ends_with_colon(wf_compiler *c);
/* From a span's start to the end of the line being read: what is shown of a statement whose body
 * is still to come. */
const wf_span *wf_lex_span_on(wf_compiler *c, const wf_span *at);
/* Line `line` if it is the one being read: its text without newline; NULL if not. */
const char *wf_lex_line(const wf_compiler *c, uint32_t line, size_t *size);
/* Brackets still open: where the innermost one is. false: none. */
bool wf_lex_open_bracket(const wf_compiler *c, wf_span *at, char *bracket);

#endif
