/* dict_private.h - what dict.c, dict_methods.c, dict_views.c and ordered.c share. */
#ifndef WF_OBJECTS_DICT_PRIVATE_H
#define WF_OBJECTS_DICT_PRIVATE_H

#include "objects/dict.h"

#define WF_DICT_METHODS 13
extern const wf_def wf_dict_methods[WF_DICT_METHODS];

/* d[key] = value for a key whose hash is known; override false: only if it is not there. Runs
 * Python. */
void wf_dict_put_hashed(wf_vm *vm, wf_dict *d, wf_val key, wf_hash hash, wf_val value,
                        bool override);
/* Arguments of dict() and dict.update(); fname is for messages. Runs Python. */
void wf_dict_update_args(wf_vm *vm, wf_dict *d, const char *fname, const wf_val *args, size_t count,
                         wf_val names);
/* Removes entry i: its key and value as a pair. For popitem. */
wf_val wf_dict_take_entry(wf_vm *vm, wf_dict *d, size_t i);
/* Methods that derived types give parameter names. */
wf_val wf_dict_fromkeys(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_dict_pop(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_dict_setdefault(wf_vm *vm, const wf_val *args, size_t count);
/* Slots of dict; those of the macro are the same in derived types. */
void wf_dict_trace(wf_tracer *t, void *object);
wf_val wf_dict_iter_keys(wf_vm *vm, wf_val self);
wf_val wf_dict_length(wf_vm *vm, wf_val self);
bool wf_dict_truth(wf_vm *vm, wf_val self);
wf_val wf_dict_getitem(wf_vm *vm, wf_val self, wf_val key);
void wf_dict_setitem(wf_vm *vm, wf_val self, wf_val key, wf_val value);
bool wf_dict_contains(wf_vm *vm, wf_val self, wf_val key);
wf_val wf_dict_inplace(wf_vm *vm, wf_binop op, wf_val self, wf_val other);
wf_val wf_dict_repr(wf_vm *vm, wf_val self);
wf_val wf_dict_compare(wf_vm *vm, wf_val self, wf_val other, wf_cmpop op);
#define WF_DICT_OPS                                                                                \
    .length = wf_dict_length, .truth = wf_dict_truth, .setitem = wf_dict_setitem,                  \
    .contains = wf_dict_contains, .inplace = wf_dict_inplace

#endif
