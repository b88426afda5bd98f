/* weakref.h - weak references as Python sees them; the list of them is heap/weak.c's. */
#ifndef WF_OBJECTS_WEAKREF_H
#define WF_OBJECTS_WEAKREF_H

#include "objects/object.h"

extern const wf_type wf_weakproxy_type, wf_weakcallproxy_type; /* the latter for what is called */
bool wf_is_weakproxy(wf_val v);
/* proxy(object, callback=None), getweakrefcount(object), getweakrefs(object) */
wf_val wf_weakref_proxy(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_weakref_count(wf_vm *vm, const wf_val *args, size_t count);
wf_val wf_weakref_list(wf_vm *vm, const wf_val *args, size_t count);

#endif
