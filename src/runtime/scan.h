/* scan.h - where in a piece of source a place is: in which brackets, in a string or not.
 *
 * For the prompt only: quick, forgiving, and without the compiler. */
#ifndef WF_RUNTIME_SCAN_H
#define WF_RUNTIME_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WF_SCAN_DEPTH = 24 }; /* deeper brackets are not looked at */

typedef struct wf_scan {
    uint32_t open[WF_SCAN_DEPTH]; /* brackets open at the end, outermost first */
    uint32_t depth;
    uint32_t string; /* first byte of the string that is open at the end, after its quotes */
    char quote;      /* that opened it; 0: not in a string */
    bool is_comment; /* in a comment */
    uint32_t mate;   /* of the bracket asked for; UINT32_MAX: none */
} wf_scan;

/* Reads text up to size; finds the bracket that belongs to the one at `bracket` (SIZE_MAX:
 * none). */
void wf_scan_text(wf_scan *scan, const char *text, size_t size, size_t bracket);

#endif
