/* unicode.h - what Unicode says of a character: categories and case.
 *
 * Built without WF_UNICODE, characters beyond Latin-1 are printable, neither
 * letters nor digits, and have no case; identifiers may hold them. */
#ifndef WF_OBJECTS_UNICODE_H
#define WF_OBJECTS_UNICODE_H

#include "config.h"
#include "wafer.h"

/* What a character can be. */
enum {
    WF_UNI_ALPHA = 1 << 0,
    WF_UNI_LOWER = 1 << 1,
    WF_UNI_UPPER = 1 << 2,
    WF_UNI_TITLE = 1 << 3, /* a letter of its own for title case, such as U+01C5 */
    WF_UNI_CASED = WF_UNI_LOWER | WF_UNI_UPPER | WF_UNI_TITLE,
    WF_UNI_SPACE = 1 << 4,
    WF_UNI_DECIMAL = 1 << 5,
    WF_UNI_DIGIT = 1 << 6,   /* decimal, or the likes of superscripts */
    WF_UNI_NUMERIC = 1 << 7, /* any of these, or a fraction, a Roman numeral ... */
    WF_UNI_PRINTABLE = 1 << 8,
    WF_UNI_ID_START = 1 << 9, /* "_" included */
    WF_UNI_ID_CONTINUE = 1 << 10,
    WF_UNI_IGNORABLE = 1 << 11 /* of no account between cased letters: for the final sigma */
};

/* Which of these c is. */
unsigned wf_uni_is(uint32_t c, unsigned what);
bool wf_uni_is_space(uint32_t c);    /* WF_UNI_SPACE, quicker */
bool wf_uni_is_line_end(uint32_t c); /* where str.splitlines() cuts */

/* 0 to 9, or -1. */
int wf_uni_decimal(uint32_t c);

/* Case mappings: up to three characters, whose number is returned. */
#define WF_UNI_MOST 3
size_t wf_uni_lower(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_upper(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_title(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_fold(uint32_t c, uint32_t to[WF_UNI_MOST]);

#endif
