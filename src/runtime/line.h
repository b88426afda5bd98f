/* line.h - the line editor: bytes from a terminal in, drawing out.
 *
 * A state machine that is fed one byte at a time, so that it needs neither a
 * terminal library nor a thread. The text may have several lines: a compound
 * statement is edited as a whole.
 *
 * Always true between two bytes: text holds whole characters of valid UTF-8,
 * cursor is between two of them; the terminal's cursor is screen_row rows below
 * the first row that the editor has drawn.
 */
#ifndef WF_RUNTIME_LINE_H
#define WF_RUNTIME_LINE_H

#include "objects/object.h"

typedef enum wf_line_event {
    WF_LINE_MORE,      /* go on feeding */
    WF_LINE_ENTER,     /* return: wf_line_accept if the text is complete, else wf_line_newline */
    WF_LINE_TAB,       /* a tab that asks for completion */
    WF_LINE_INTERRUPT, /* ctrl-C */
    WF_LINE_END,       /* on an empty line: ctrl-D, */
    WF_LINE_RAW,       /* ctrl-A, */
    WF_LINE_FRIENDLY,  /* ctrl-B, */
    WF_LINE_PASTE      /* ctrl-E */
} wf_line_event;

/* Text that grows at its end and in the middle; blob NULL: none yet. */
typedef struct wf_piece {
    wf_blob *blob;
    uint32_t size;
} wf_piece;

typedef struct wf_line {
    wf_head head;
    uint8_t state;                /* of the reader of escape sequences */
    uint8_t modifier;             /* its second number: 3 alt, 5 ctrl ... */
    uint8_t tabs;                 /* typed in a row */
    uint8_t char_size, char_want; /* of a character not yet complete */
    bool after_cr, pasting, searching;
    bool color, blocks; /* colours are shown; return may add lines */
    char partial[4];
    uint16_t columns, rows; /* of the window */
    uint16_t top;           /* first row of the text that is shown: a long one scrolls */
    uint16_t start;         /* column of the prompt: the program may have written before it */
    uint16_t screen_row, screen_column; /* of the cursor */
    uint16_t number;                    /* the first one of an escape sequence */
    wf_piece text, kill, draft; /* what is edited; for ctrl-Y; the text before up was pressed */
    wf_piece history;           /* entries, oldest first, a NUL behind each */
    wf_val prompt;              /* a str; WF_NULL: the usual ">>> " */
    uint32_t cursor;            /* byte of text */
    uint32_t at;                /* the entry of history shown; history.size: none */
    uint32_t mark;              /* bracket drawn with the one at the cursor; UINT32_MAX: none */
    uint8_t query_size;
    char query[32]; /* of ctrl-R */
} wf_line;

/* The editor of this VM, made when it is first asked for. Raises MemoryError. */
wf_line *wf_line_of(wf_vm *vm);
/* Shows the prompt (keeps it; WF_NULL: ">>> ") and starts with an empty text. blocks: it is for
 * statements, of several lines too, which the history keeps. */
void wf_line_begin(wf_vm *vm, wf_line *line, wf_val prompt, bool blocks);
/* One byte from the terminal. Raises MemoryError and then the text is as it was. Collects. */
wf_line_event wf_line_feed(wf_vm *vm, wf_line *line, int byte);
/* Answers to WF_LINE_ENTER. Accepting keeps the text in the history. */
void wf_line_accept(wf_vm *vm, wf_line *line);
void wf_line_newline(wf_vm *vm, wf_line *line); /* with the indentation that should follow */
/* Puts text in at the cursor. */
void wf_line_insert(wf_vm *vm, wf_line *line, const char *text, size_t size);
/* The cursor below what is drawn, at the start of a row: other things may be written. */
void wf_line_leave(wf_vm *vm, wf_line *line);
/* Draws everything anew, from the present row on. */
void wf_line_redraw(wf_vm *vm, wf_line *line);
/* The window may have another size. */
void wf_line_resize(wf_vm *vm, wf_line *line);

static inline const char *wf_line_text(const wf_line *line) {
    return line->text.blob ? (const char *)line->text.blob->data : "";
}

/* ---- line_screen.c ---- */
/* The prompt behind what the program has written, nothing else. */
void wf_line_draw_first(wf_vm *vm, wf_line *line);
void wf_line_draw(wf_vm *vm, wf_line *line); /* over what is there */
/* Draws what is needed now that the cursor is elsewhere. */
void wf_line_show_cursor(wf_vm *vm, wf_line *line);
/* At the end of the text one character was typed, or a line begun, or a character taken: true if that
 * needed no more drawing. */
bool wf_line_quick_add(wf_vm *vm, wf_line *line, const char *text, size_t size);
bool wf_line_quick_newline(wf_vm *vm, wf_line *line, size_t indent);
bool wf_line_quick_remove(wf_vm *vm, wf_line *line);
/* Bytes of the character that starts at i, and of the one that ends there. */
size_t wf_line_char_after(const wf_line *line, size_t i);
size_t wf_line_char_before(const wf_line *line, size_t i);

/* ---- history.c ---- */
void wf_history_add(wf_vm *vm, wf_line *line, const char *text, size_t size);
/* The entry before (the newer one after) the one at `at`; false: none. */
bool wf_history_before(const wf_line *line, uint32_t *at);
bool wf_history_after(const wf_line *line, uint32_t *at);
const char *wf_history_entry(const wf_line *line, uint32_t at);
/* The youngest entry at or before `at` that contains text, or false. */
bool wf_history_search(const wf_line *line, uint32_t *at, const char *text, size_t size);
/* Reads the file that wf_prompt_history named; accepted text is added to it. */
void wf_history_load(wf_vm *vm, wf_line *line);

/* ---- Growing text: raise MemoryError ---- */
/* Makes room for `size` bytes at `at`, to be filled at once. */
char *wf_piece_open(wf_vm *vm, wf_line *line, wf_piece *piece, size_t at, size_t size);
void wf_piece_cut(wf_piece *piece, size_t at, size_t size);
void wf_piece_set(wf_vm *vm, wf_line *line, wf_piece *piece, const char *text, size_t size);

#endif
