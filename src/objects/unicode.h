/* unicode.h - what Unicode says of a character: categories and case.
 *
 * Built without WF_UNICODE, characters beyond Latin-1 are printable, neither
 * letters nor digits, and have no case; identifiers may hold them. */
#ifndef WF_OBJECTS_UNICODE_H
#define WF_OBJECTS_UNICODE_H

#include "config.h"
#include "wafer.h"

bool wf_uni_is_alpha(uint32_t c);
bool wf_uni_is_lower(uint32_t c);
bool wf_uni_is_upper(uint32_t c);
bool wf_uni_is_title(uint32_t c); /* a letter of its own for title case, such as U+01C5 */
bool wf_uni_is_space(uint32_t c);
bool wf_uni_is_printable(uint32_t c);
bool wf_uni_is_decimal(uint32_t c);
bool wf_uni_is_digit(uint32_t c);    /* decimal, or the likes of superscripts */
bool wf_uni_is_numeric(uint32_t c);  /* any of these, or a fraction, a Roman numeral ... */
bool wf_uni_is_id_start(uint32_t c); /* "_" included */
bool wf_uni_is_id_continue(uint32_t c);
bool wf_uni_is_line_end(uint32_t c); /* where str.splitlines() cuts */
/* Cased, or between cased letters of no account: for the final sigma. */
bool wf_uni_is_cased(uint32_t c);
bool wf_uni_is_case_ignorable(uint32_t c);

/* 0 to 9, or -1. */
int wf_uni_decimal(uint32_t c);

/* Case mappings: up to three characters, whose number is returned. */
#define WF_UNI_MOST 3
size_t wf_uni_lower(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_upper(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_title(uint32_t c, uint32_t to[WF_UNI_MOST]);
size_t wf_uni_fold(uint32_t c, uint32_t to[WF_UNI_MOST]);

#endif
