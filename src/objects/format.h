/* format.h - the format mini-language, str.format and %-formatting. */
#ifndef WF_OBJECTS_FORMAT_H
#define WF_OBJECTS_FORMAT_H

#include "objects/str.h"

/* A format specification, "[[fill]align][sign][z][#][0][width][grouping][.precision][type]". */
typedef struct wf_spec {
    uint32_t fill;      /* code point; 0: none given */
    char align;         /* '<' '>' '^' '='; 0: none given */
    char sign;          /* '+' '-' ' '; 0: none given */
    char grouping;      /* ',' '_'; 0: none */
    bool z;             /* negative zero becomes positive */
    bool alternate;     /* '#' */
    bool zero;          /* a 0 before the width: fill is '0', and numbers align '=', unless given */
    size_t width;       /* 0: none given */
    intptr_t precision; /* -1: none given */
    uint32_t type;      /* code point; 0: none given */
} wf_spec;

/* Parses the specification of a value of type `type_of` (named in errors). Raises ValueError. */
void wf_spec_parse(wf_vm *vm, const wf_str *spec, wf_val type_of, wf_spec *out);
/* Adds ASCII or UTF-8 text of `chars` characters, padded to spec->width;
 * align as given or `align`. */
void wf_spec_pad(wf_vm *vm, wf_text *out, const wf_spec *spec, char align, const char *data,
                 size_t size, size_t chars);
/* Raises "Unknown format code 'x' for object of type 'int'". */
WF_NORETURN void wf_spec_unknown(wf_vm *vm, const wf_spec *spec, wf_val v);

/* format(v, spec): __format__ of the type. Runs Python. Raises ValueError, TypeError. */
wf_val wf_format_value(wf_vm *vm, wf_val v, wf_val spec);
/* template.format(*args, **names) */
wf_val wf_str_format(wf_vm *vm, const wf_str *s, const wf_val *args, size_t count, wf_val mapping);
/* format(s, spec) of a str. */
wf_val wf_str_format_self(wf_vm *vm, wf_val self, const wf_str *spec);
/* left % right for str, and for bytes. */
wf_val wf_str_percent(wf_vm *vm, wf_val left, wf_val right);
wf_val wf_bytes_percent(wf_vm *vm, wf_val left, wf_val right);
wf_val wf_ascii(wf_vm *vm, wf_val v); /* ascii(v) */

#endif
