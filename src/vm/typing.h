/* typing.h - helpers of the compiler's for type parameters and aliases. */
#ifndef WF_VM_TYPING_H
#define WF_VM_TYPING_H

#include "wafer.h"

/* (name, bound or None, default or None): what is not known yet as a function that gives it. */
extern const wf_def wf_make_type_var, wf_make_type_var_tuple, wf_make_param_spec;
extern const wf_def
    wf_make_type_alias; /* (name, tuple of parameters, function that gives the value) */
extern const wf_def wf_make_generic; /* (tuple of parameters): the base of a class, Generic[...] */

#endif
