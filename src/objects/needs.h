/* needs.h - the few functions objects/ calls that a higher layer provides. Beside
 * them wf_call and wf_call_names (wafer.h), which vm/call.c defines. */
#ifndef WF_OBJECTS_NEEDS_H
#define WF_OBJECTS_NEEDS_H

#include "objects/object.h"

/* vm/code.c: what a code object says of itself. */
const wf_str *wf_code_name(const wf_code *code);
wf_val wf_code_qualname(wf_vm *vm, const wf_code *code); /* raises MemoryError; collects */
const wf_str *wf_code_filename(const wf_code *code);
wf_val wf_code_doc(const wf_code *code); /* WF_NONE: no docstring */
uint32_t wf_code_line(const wf_code *code, uint32_t ins);
/* The expression that an instruction belongs to: its first line, how many more it has, the column
 * where it begins, and where it ends in its last line; tall = 0 and from = to: not known. */
typedef struct wf_place {
    uint32_t line, tall, from, to;
} wf_place;
wf_place wf_code_place(const wf_code *code, uint32_t ins);

/* vm/raise.c: wf_raise's second half: context, then wf_throw. */
WF_NORETURN void wf_exec_raise(wf_vm *vm, wf_val exception);
wf_val wf_exec_handled(wf_vm *vm); /* sys.exception(), or WF_NULL */
/* vm/frame.c: the globals of the running Python function, or NULL; and for super() and warnings. */
wf_dict *wf_exec_globals(wf_vm *vm);
/* vm/frame.c: what a Python function is doing that runs. */
typedef struct wf_running {
    const wf_code *code;
    wf_dict *globals;
    uint32_t line;
    size_t depth; /* 1: the outermost */
} wf_running;
/* The one at a depth, or if that is 0, `level` calls outside of the innermost; false: there is
 * none. */
bool wf_exec_look(wf_vm *vm, size_t level, size_t depth, wf_running *running);
wf_val wf_exec_locals_at(wf_vm *vm, size_t depth); /* its locals() */
/* vm/call.c: Python function object calls for class bodies:
 * runs func with `namespace` as locals. */
wf_val wf_exec_class_body(wf_vm *vm, wf_val func, wf_val namespace_);
/* vm/frame.c: func is about to get other code: frames and generators that are in it go on with a
 * copy. Raises MemoryError. Collects. */
struct wf_func;
void wf_exec_leave_func(wf_vm *vm, struct wf_func *func);
/* modules/builtins.c: names that every module sees; wf_builtin_get looks here too. */
extern const wf_module_def wf_module_builtins;
/* runtime/: a line of a source file for tracebacks (without newline), or WF_NULL. */
wf_val wf_source_line(wf_vm *vm, const wf_str *filename, uint32_t line);
/* runtime/warn.c: a warning about a line: goes to the module warnings if the program has imported
 * it, else to standard error. Raises what the rules of the program make of it. Runs Python. */
void wf_warn(wf_vm *vm, const wf_type *category, wf_val text, const wf_str *filename,
             uint32_t line);

#endif
