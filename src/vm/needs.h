/* needs.h - the few functions vm/ calls that a higher layer provides. */
#ifndef WF_VM_NEEDS_H
#define WF_VM_NEEDS_H

#include "objects/object.h"

/* runtime/import.c: __import__(name, globals, None, fromlist, level). No fromlist (None)
 * gives the top package of a dotted name. Raises ImportError. Runs Python. */
wf_val wf_import_name(wf_vm *vm, wf_val name, intptr_t level, wf_val fromlist, wf_dict *globals);
/* runtime/: sys.displayhook(v). Runs Python. */
void wf_displayhook(wf_vm *vm, wf_val v);

#endif
