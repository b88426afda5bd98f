/* errors.h - every message that Wafer raises, by number; the texts are in errors.def, and packed in
 * the image (tools/mkerrors.c). Modules of others give theirs to wf_raise_text. */
#ifndef WF_ERRORS_H
#define WF_ERRORS_H

#include "wafer.h"

typedef enum wf_error {
#define ERROR(id, type, text) WF_E_##id,
#include "errors.def"
#undef ERROR
    WF_E_COUNT
} wf_error;

/* Raises the error with its arguments (rules of wf_raise_text). */
WF_NORETURN void wf_error_raise(wf_vm *vm, wf_error error, ...);
/* Only its text, as a str. Raises and runs Python as wf_format. */
wf_val wf_error_text(wf_vm *vm, wf_error error, ...);
/* Its type and its text, for who makes the exception otherwise. */
enum { WF_ERROR_ROOM = 160 }; /* bytes: every text fits */
const wf_type *wf_error_unpack(wf_error error, char text[WF_ERROR_ROOM]);

/* How they are packed: two numbers of so many bits tell what a symbol stands for. */
enum {
    WF_ERROR_SYMBOL_BITS = 10,
    WF_ERROR_CHARACTER = (1 << WF_ERROR_SYMBOL_BITS) - 1, /* as the second: the first is one */
    WF_ERROR_CODE_SIZES = 16,                             /* bits of the longest code */
    /* The place of every eighth text is known, and is a whole byte; of the others the sizes. */
    WF_ERROR_GROUP = 8,
    WF_ERROR_UNIT = 4 /* bits that sizes are counted in */
};

#endif
