/* builtins.h - the functions of the module builtins, by the file that has them; the
 * table is in builtins.c. */
#ifndef WF_MODULES_BUILTINS_H
#define WF_MODULES_BUILTINS_H

#include "wafer.h"

/* clang-format off */
#define BUILTIN(name) wf_val wf_builtin_##name(wf_vm *vm, const wf_val *args, size_t count);
#define BUILTIN_ANY(name)                                                                          \
    wf_val wf_builtin_##name(wf_vm *vm, const wf_val *args, size_t count, wf_val names);

/* builtins_iter.c: going through items */
BUILTIN(all) BUILTIN(any) BUILTIN(iter) BUILTIN_ANY(max) BUILTIN_ANY(min) BUILTIN(next)
BUILTIN_ANY(sorted) BUILTIN(sum) BUILTIN(aiter) BUILTIN(anext)
/* builtins_io.c: the console and files */
BUILTIN(breakpoint) BUILTIN(copyright) BUILTIN(exit) BUILTIN(input) BUILTIN_ANY(open)
BUILTIN_ANY(print)
/* builtins_help.c */
BUILTIN(help)
/* builtins_code.c: code, names, modules */
BUILTIN_ANY(build_class) BUILTIN(compile) BUILTIN(dir) BUILTIN(eval) BUILTIN(exec)
BUILTIN(execfile) BUILTIN(globals) BUILTIN(import) BUILTIN(locals) BUILTIN(vars)

#undef BUILTIN
#undef BUILTIN_ANY
/* clang-format on */
#endif
