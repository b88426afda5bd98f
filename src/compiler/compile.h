/* compile.h - from source text to a code object. */
#ifndef WF_COMPILER_COMPILE_H
#define WF_COMPILER_COMPILE_H

#include "vm/code.h"

typedef enum wf_mode {
    WF_MODE_MODULE, /* a file: top-level names are globals */
    WF_MODE_EXEC,   /* exec text: names go to a namespace */
    WF_MODE_EVAL,   /* one expression; the code returns its value */
    WF_MODE_SINGLE, /* one statement; values of expressions go to sys.displayhook */
    WF_MODE_PROMPT  /* the same with any number of statements: what was typed or pasted */
} wf_mode;

/* Where source comes from, in pieces: fills buffer, returns bytes, 0 at the end. May raise. wrong,
 * unless NULL, is called when an error is found in it: what is read after that only serves a better
 * message. */
typedef struct wf_reader {
    size_t (*read)(wf_vm *vm, void *data, char *buffer, size_t size);
    void *data;
    void (*wrong)(wf_vm *vm, void *data);
} wf_reader;

/* Compiles. Raises SyntaxError and its kin with filename, lineno, offset, text, end_lineno,
 * end_offset; MemoryError. Collects; runs no Python. optimize: 0, 1 (no asserts), 2 (no
 * docstrings). */
wf_code *wf_compile(wf_vm *vm, const wf_reader *reader, const wf_str *filename, wf_mode mode,
                    int optimize);
wf_code *wf_compile_text(wf_vm *vm, const char *text, size_t size, const wf_str *filename,
                         wf_mode mode, int optimize);
/* Whether text typed at a prompt, the newline of its last line included, is complete; false: more
 * lines are wanted. A compound statement ends with an empty line. Runs no Python. */
bool wf_is_complete(wf_vm *vm, const char *text, size_t size);
/* The stages, printed to stream 1. */
void wf_print_tokens(wf_vm *vm, const char *text, size_t size);
void wf_print_trees(wf_vm *vm, const char *text, size_t size);

#endif
