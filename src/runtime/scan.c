/* scan.c - where in a piece of source a place is: in which brackets, in a string or not. */
#include "runtime/scan.h"
#include <string.h>

/* Past the quotes at i: three of them open or close a string of many lines. */
static size_t quotes_at(const char *text, size_t size, size_t i) {
    return i + 2 < size && text[i + 1] == text[i] && text[i + 2] == text[i] ? 3 : 1;
}

/* Past the string whose text starts at i; size + 1 if it is open. */
static size_t skip_string(const char *text, size_t size, size_t i, char quote, size_t count) {
    for (; i < size; i++) {
        if (text[i] == '\\')
            i++;
        else if (text[i] == '\n' && count == 1)
            return i;
        else if (text[i] == quote && (count == 1 || quotes_at(text, size, i) == 3))
            return i + count;
    }
    return size + 1;
}

static void close_bracket(wf_scan *scan, size_t i, size_t bracket) {
    if (scan->depth == 0)
        return;
    uint32_t open = scan->depth <= WF_SCAN_DEPTH ? scan->open[scan->depth - 1] : UINT32_MAX;
    scan->depth--;
    if (i == bracket)
        scan->mate = open;
    else if (open == bracket)
        scan->mate = (uint32_t)i;
}

void wf_scan_text(wf_scan *scan, const char *text, size_t size, size_t bracket) {
    *scan = (wf_scan){.mate = UINT32_MAX};
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        scan->is_comment = (scan->is_comment && c != '\n') || c == '#';
        if (scan->is_comment || c == 0)
            continue;
        if (strchr("([{", c)) {
            if (scan->depth < WF_SCAN_DEPTH)
                scan->open[scan->depth] = (uint32_t)i;
            scan->depth++;
        } else if (strchr(")]}", c)) {
            close_bracket(scan, i, bracket);
        } else if (c == '"' || c == '\'') {
            size_t count = quotes_at(text, size, i);
            scan->string = (uint32_t)(i + count);
            i = skip_string(text, size, i + count, c, count) - 1;
            if (i >= size)
                scan->quote = c;
        }
    }
    if (scan->depth > WF_SCAN_DEPTH)
        scan->depth = WF_SCAN_DEPTH;
}
