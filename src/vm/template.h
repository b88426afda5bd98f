/* template.h - template strings (PEP 750): what t"..." makes. */
#ifndef WF_VM_TEMPLATE_H
#define WF_VM_TEMPLATE_H

#include "objects/object.h"

/* Template(*parts): texts and interpolations in order; the compiler's way: a tuple of texts, a
 * tuple of interpolations. Interpolation(value, expression="", conversion=None, format_spec=""). */
extern const wf_type wf_template_type, wf_interpolation_type;

#endif
