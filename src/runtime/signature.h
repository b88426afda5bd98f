/* signature.h - how a function is called, in words: for the tab key and for help(). */
#ifndef WF_RUNTIME_SIGNATURE_H
#define WF_RUNTIME_SIGNATURE_H

#include "wafer.h"

/* The function behind a callable, in Python or C; *skip: how many first
 * parameters are bound. WF_NULL: it is not known how it is called. */
wf_val wf_signature_function(wf_vm *vm, wf_val callable, size_t *skip);

/* Calls visit for each parameter of a function in C but the first `skip`: its table has their
 * names, if any. */
void wf_signature_each(wf_vm *vm, const wf_def *def, size_t skip, void *data,
                       void (*visit)(wf_vm *vm, void *data, const char *name, size_t size));

/* Adds "(a, b=2, *rest)" without the first `skip` parameters. Raises, collects. */
void wf_signature_add(wf_vm *vm, wf_text *out, wf_val func, size_t skip);

/* The first line of what a function says of itself; *size is 0 when it says nothing. The text
 * belongs to the function. */
const char *wf_signature_doc(wf_val func, size_t *size);

#endif
