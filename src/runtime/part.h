/* part.h - the part of wf_vm that runtime/ keeps. */
#ifndef WF_RUNTIME_PART_H
#define WF_RUNTIME_PART_H

#include "objects/dict.h"
#include "objects/list.h"

typedef struct wf_runtime {
    const wf_port *port;
    void *host;
    void *memory; /* of wf_vm and heap when the library reserved it; else NULL */
    size_t memory_size;
    wf_dict *modules; /* sys.modules */
    wf_list *path;    /* sys.path */
    wf_list *argv;    /* sys.argv */
    wf_dict *main;    /* globals of __main__ */
    wf_blob *added;   /* wf_add_module: an array of wf_module_def pointers */
    size_t added_count;
    wf_tuple *sources;    /* source.c: texts of code without a file, for tracebacks */
    wf_val stepping;      /* the task of wf_start (wf_exec_task), or WF_NULL */
    struct wf_line *line; /* the line editor, once it was needed */
    wf_blob *reserve;     /* repl.c: memory for the prompt, while code runs that was typed */
    wf_val history_path;  /* file that keeps what was typed (a str), or WF_NULL */
    uint32_t column;      /* where the console's cursor is, as far as the program has written */
    uint8_t opt_level;    /* micropython.opt_level() */
    bool is_served;       /* wf_serve runs it */
} wf_runtime;

/* runtime/repl.c, import.c ... use these: */
void wf_runtime_open(wf_vm *vm); /* raises MemoryError */

#endif
