/* numformat.h - format(number, spec): the part of the format mini-language that
 * is about numbers. */
#ifndef WF_OBJECTS_NUMFORMAT_H
#define WF_OBJECTS_NUMFORMAT_H

#include "objects/format.h"

/* Add the text of v to out. v: an int or bool; a float; a complex number. An int may be given a
 * float's type. Raise ValueError, OverflowError, MemoryError; collect. */
void wf_format_int(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec);
void wf_format_real(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec);
void wf_format_complex(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec);
/* The method __format__ of all of them. */
wf_val wf_number_format(wf_vm *vm, const wf_val *args, size_t count);

#endif
