/* search.h - finding bytes in bytes; never quadratic. */
#ifndef WF_OBJECTS_SEARCH_H
#define WF_OBJECTS_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes seen where they lie. Good until Python runs; data in a C local keeps them in place. */
typedef struct wf_span {
    const char *data;
    size_t size;
} wf_span;

#define WF_NOWHERE SIZE_MAX

/* Offset of the first / last occurrence, or WF_NOWHERE. Nothing is found at 0 / at the end. */
size_t wf_span_find(wf_span in, wf_span what);
size_t wf_span_rfind(wf_span in, wf_span what);
/* Occurrences that do not overlap, at most `most`; what is not empty. */
size_t wf_span_count(wf_span in, wf_span what, size_t most);
/* -1, 0, 1 */
int wf_span_compare(wf_span a, wf_span b);

static inline wf_span wf_span_from(wf_span s, size_t offset) {
    return (wf_span){s.data + offset, s.size - offset};
}
static inline wf_span wf_span_upto(wf_span s, size_t size) { return (wf_span){s.data, size}; }

#endif
