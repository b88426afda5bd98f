/* json.h - what the two halves of the module json share: json.c has the module and
 * reads, json_encode.c writes. */
#ifndef WF_MODULES_JSON_H
#define WF_MODULES_JSON_H

#include "errors.h"
#include "wafer.h"

/* Sorts out the arguments of dumps, dump, loads and load: given[i] is the one named own[i] (the
 * last of own is NULL). The result is type(**others), or
 * cls(**others) if there is an argument cls. */
wf_val wf_json_configure(wf_vm *vm, const char *fname, const char *const *own, const wf_type *type,
                         const wf_val *args, size_t count, wf_val names, wf_val *given);

extern const wf_type wf_json_encoder_type;
wf_val wf_json_dumps(wf_vm *vm, const wf_val *args, size_t count, wf_val names);
wf_val wf_json_dump(wf_vm *vm, const wf_val *args, size_t count, wf_val names);

#endif
