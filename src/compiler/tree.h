/* tree.h - the tree of one expression, in a scratch area that is reset after the statement.
 *
 * Nodes lie in pinned chunks of the VM's heap, so that the memory limit holds
 * and nodes can point at each other. The collector does not look into chunks:
 * a node refers to a value (constant or name) by its number in the compiler's
 * list of values, which is reset with the scratch area.
 */
#ifndef WF_COMPILER_TREE_H
#define WF_COMPILER_TREE_H

#include "compiler/lex.h"

typedef enum wf_node_kind {
#define NODE(id) WF_N_##id,
#include "compiler/nodes.def"
#undef NODE
    WF_N_COUNT
} wf_node_kind;

/* wf_node.flags */
enum {
    WF_NODE_PAREN = 1 /* written in parentheses of its own */
};

/* wf_node.op of constants */
enum {
    WF_CONST_WRITTEN,
    WF_CONST_FOLDED, /* computed from others */
    WF_CONST_DEBUG   /* __debug__ */
};

/* Conversions of replacement fields, as the FORMAT instruction takes them. */
enum { WF_CONVERT_NONE, WF_CONVERT_STR, WF_CONVERT_REPR, WF_CONVERT_ASCII };

typedef struct wf_node {
    uint8_t kind; /* wf_node_kind */
    uint8_t op;   /* see nodes.def */
    uint8_t flags;
    uint8_t tall; /* lines after its first one, at most 255 */
    uint16_t col, end_col;
    uint32_t line;
    uint32_t value;             /* number of a constant or name */
    struct wf_node *kid, *next; /* first child; next sibling */
} wf_node;

typedef struct wf_scratch {
    wf_list *chunks;
    size_t chunk, used; /* the chunk being filled, and bytes used of it */
} wf_scratch;

/* A state of scratch area, values and temporaries to go back to. */
typedef struct wf_mark {
    size_t chunk, used, values;
    unsigned top;
} wf_mark;

/* Zeroed memory that lasts until the scratch area is reset. Raises MemoryError. Collects. */
void *wf_scratch_new(wf_compiler *c, size_t size);
void wf_scratch_mark(const wf_compiler *c, wf_mark *out);
void wf_scratch_reset(wf_compiler *c, const wf_mark *mark); /* but not the temporaries */

/* Keeps v as long as the scratch area: its number. */
uint32_t wf_value_add(wf_compiler *c, wf_val v);
wf_val wf_value_at(const wf_compiler *c, uint32_t number);
static inline wf_val wf_node_value(const wf_compiler *c, const wf_node *n) {
    return wf_value_at(c, n->value);
}
static inline const wf_str *wf_node_name(const wf_compiler *c, const wf_node *n) {
    return wf_as_str(wf_node_value(c, n));
}

/* A node that starts at span's start and ends at its end. */
wf_node *wf_node_new(wf_compiler *c, wf_node_kind kind, const wf_span *at);
wf_node *wf_node_of(wf_compiler *c, wf_node_kind kind, const wf_span *at, wf_val value);
/* A node around kids a and b (b may be NULL), from a's start to the end of the token before. */
wf_node *wf_node_around(wf_compiler *c, wf_node_kind kind, wf_node *a, wf_node *b);
const wf_span *wf_node_at(wf_compiler *c, const wf_node *n); /* c->span */
void wf_node_start_at(wf_node *n, const wf_span *start);     /* starts where the span starts, */
void wf_node_end_at(wf_node *n, const wf_span *end);         /* ends where it ends */

/* Appends children in order: set tail = &parent->kid first. */
static inline void wf_node_append(wf_node ***tail, wf_node *kid) {
    **tail = kid;
    *tail = &kid->next;
}
static inline size_t wf_node_count(const wf_node *first) {
    size_t count = 0;
    for (; first; first = first->next)
        count++;
    return count;
}
/* Whether test says yes to n or a node below it. Does not look into lambdas. */
bool wf_node_any(wf_compiler *c, const wf_node *n,
                 bool (*test)(wf_compiler *, const wf_node *, void *), void *data);

#endif
