/* console.h - talking to whoever is at the console: a person at the prompt, a tool by the raw REPL.
 *
 * The console is in one of two modes: while code runs, ctrl-C interrupts it;
 * while something is being typed, each byte is read as it comes. */
#ifndef WF_RUNTIME_CONSOLE_H
#define WF_RUNTIME_CONSOLE_H

#include "runtime/line.h"

/* How a conversation ended. */
typedef enum wf_talk {
    WF_TALK_END,     /* the input did, or ctrl-D */
    WF_TALK_EXIT,    /* SystemExit, which wf_caught() is */
    WF_TALK_RAW,     /* go on with the raw REPL, */
    WF_TALK_FRIENDLY /* with the prompt */
} wf_talk;

/* Until something else is to be done. Raise MemoryError. Run Python. */
wf_talk wf_prompt_talk(wf_vm *vm); /* repl.c */
wf_talk wf_raw_talk(wf_vm *vm);    /* raw.c */

/* Changes the mode. begin answers what the terminal can do (WF_TERMINAL_...). */
unsigned wf_typing_begin(wf_vm *vm);
void wf_typing_end(wf_vm *vm);
/* A byte as it was typed; -1: the end; -2: interrupted. */
int wf_typed_byte(wf_vm *vm);
void wf_console_put(wf_vm *vm, const char *text); /* as it is */
void wf_print_banner(wf_vm *vm);
/* Runs fn, which was typed as a whole. What it raises is wf_caught(), and is printed behind
 * `between` unless it is SystemExit. Ctrl-C interrupts fn once it calls wf_typing_end. */
typedef enum wf_typed_end { WF_TYPED_DONE, WF_TYPED_RAISED, WF_TYPED_EXIT } wf_typed_end;
wf_typed_end wf_run_typed(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), void *data,
                          const char *between);

/* A line for input(), with the editor if there is one; is_edited: whether. Raises EOFError,
 * KeyboardInterrupt. */
wf_val wf_console_input(wf_vm *vm, wf_val prompt);
bool wf_console_edits(wf_vm *vm);

/* complete.c: the tab key. Raises. Runs no code of the program. */
void wf_complete(wf_vm *vm, wf_line *line);

#endif
