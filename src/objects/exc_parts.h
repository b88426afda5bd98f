/* exc_parts.h - what the files that make up exceptions share: exc.c has the types
 * and what all of them do, exc_special.c what some families do differently, exc_group.c
 * the groups. report.c prints, with carets.c and suggest.c. */
#ifndef WF_OBJECTS_EXC_PARTS_H
#define WF_OBJECTS_EXC_PARTS_H

#include "objects/exc.h"
#include "objects/list.h"
#include "objects/needs.h"

/* ---- exc.c ---- */
void wf_exc_set_args(wf_vm *vm, wf_exc *exc, const wf_val *args, size_t count);
/* What is kept in dict under name; WF_NULL: nothing. */
wf_val wf_exc_get(wf_vm *vm, wf_val exc, const wf_str *name);

/* ---- exc_special.c, exc_group.c: __new__, __init__, __str__ of a family ---- */
wf_val wf_exc_make_os(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                      wf_val names);
wf_val wf_exc_make_group(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                         wf_val names);
/* clang-format off */
#define WF_EXC_INIT(family)                                                                        \
    void wf_exc_init_##family(wf_vm *vm, wf_val self, const wf_val *args, size_t count,            \
                              wf_val names);
WF_EXC_INIT(attribute) WF_EXC_INIT(name) WF_EXC_INIT(import) WF_EXC_INIT(os) WF_EXC_INIT(syntax)
WF_EXC_INIT(decode) WF_EXC_INIT(encode) WF_EXC_INIT(translate)
#undef WF_EXC_INIT
    /* clang-format on */
    wf_val wf_exc_str_key(wf_vm *vm, wf_val self);
wf_val wf_exc_str_import(wf_vm *vm, wf_val self);
wf_val wf_exc_str_os(wf_vm *vm, wf_val self);
wf_val wf_exc_str_syntax(wf_vm *vm, wf_val self);
wf_val wf_exc_str_unicode(wf_vm *vm, wf_val self);
wf_val wf_exc_str_group(wf_vm *vm, wf_val self);

/* Getters and methods of a family. */
wf_val wf_exc_stop_value(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_set_stop_value(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_exit_code(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_set_exit_code(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_group_split(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_group_subgroup(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_exc_group_derive(wf_vm *vm, const wf_val *args, size_t count);

/* ---- traceback.c ---- */
/* Line that the entry was at. */
uint32_t wf_trace_line(const wf_trace_entry *entry);

/* ---- carets.c ---- */
/* Adds source lines, those from place->line on, each behind indent, and under them the lines of ~
 * and ^ if CPython would. */
void wf_carets_add(wf_vm *vm, wf_text *text, const wf_list *lines, const wf_place *place,
                   const char *indent);

/* ---- suggest.c ---- */
/* Adds what was probably meant by the name in a NameError, AttributeError or ImportError, if
 * anything comes to mind. Runs Python. */
void wf_suggest_add(wf_vm *vm, wf_text *text, wf_val exc);

#endif
