/* tree.c - nodes and the scratch area they lie in. */
#include "compiler/parse.h"

/* Bytes of a chunk: the first small, since most statements are; the others less so. */
#define FIRST_CHUNK (UINTPTR_MAX > 0xffffffffu ? 4096 : 512)
#define OTHER_CHUNK (UINTPTR_MAX > 0xffffffffu ? 8192 : 1024)

static wf_blob *chunk_at(const wf_compiler *c, size_t i) {
    return (wf_blob *)wf_ptr(wf_list_at(c->scratch.chunks, i));
}

static void add_chunk(wf_compiler *c, size_t size) {
    wf_scratch *scratch = &c->scratch;
    size_t usual = scratch->chunks->count ? OTHER_CHUNK : FIRST_CHUNK;
    wf_blob *blob = wf_blob_new(c->vm, size > usual ? size : usual);
    wf_pin(blob);
    wf_list_append(c->vm, scratch->chunks, wf_from(blob));
    scratch->chunk = scratch->chunks->count - 1;
    scratch->used = 0;
}

void *wf_scratch_new(wf_compiler *c, size_t size) {
    wf_scratch *scratch = &c->scratch;
    size = (size + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
    if (!scratch->chunks)
        wf_set(c->vm, c, scratch->chunks, wf_list_with_room(c->vm, 2));
    if (scratch->chunks->count == 0 || scratch->used + size > chunk_at(c, scratch->chunk)->room)
        add_chunk(c, size);
    void *memory = chunk_at(c, scratch->chunk)->data + scratch->used;
    scratch->used += size;
    return memset(memory, 0, size);
}

void wf_scratch_mark(const wf_compiler *c, wf_mark *out) {
    *out = (wf_mark){c->scratch.chunk, c->scratch.used, c->values->count, c->unit->top};
}

/* Keeps the first chunk for what comes next. */
void wf_scratch_reset(wf_compiler *c, const wf_mark *mark) {
    wf_scratch *scratch = &c->scratch;
    while (scratch->chunks && scratch->chunks->count > mark->chunk + 1)
        scratch->chunks->row->slot[--scratch->chunks->count] = WF_NULL;
    scratch->chunk = mark->chunk;
    scratch->used = mark->used;
    while (c->values->count > mark->values)
        c->values->row->slot[--c->values->count] = WF_NULL;
}

uint32_t wf_value_add(wf_compiler *c, wf_val v) {
    wf_list_append(c->vm, c->values, v);
    return (uint32_t)(c->values->count - 1);
}

wf_val wf_value_at(const wf_compiler *c, uint32_t number) { return wf_list_at(c->values, number); }

wf_node *wf_node_new(wf_compiler *c, wf_node_kind kind, const wf_span *at) {
    wf_node *n = wf_scratch_new(c, sizeof *n);
    n->kind = (uint8_t)kind;
    n->line = at->line;
    n->col = at->col;
    wf_node_end_at(n, at);
    return n;
}

wf_node *wf_node_of(wf_compiler *c, wf_node_kind kind, const wf_span *at, wf_val value) {
    uint32_t number = wf_value_add(c, value);
    wf_node *n = wf_node_new(c, kind, at);
    n->value = number;
    return n;
}

wf_node *wf_node_around(wf_compiler *c, wf_node_kind kind, wf_node *a, wf_node *b) {
    wf_node *n = wf_node_new(c, kind, wf_node_at(c, a));
    wf_node_end_at(n, &c->before);
    n->kid = a;
    a->next = b;
    return n;
}

const wf_span *wf_node_at(wf_compiler *c, const wf_node *n) {
    c->span = (wf_span){n->line, n->line + n->tall, n->col, n->end_col};
    return &c->span;
}

void wf_node_start_at(wf_node *n, const wf_span *start) {
    uint32_t tall = n->line + n->tall - start->line;
    n->tall = tall > 255 ? 255 : (uint8_t)tall;
    n->line = start->line;
    n->col = start->col;
}

void wf_node_end_at(wf_node *n, const wf_span *end) {
    uint32_t tall = end->end_line - n->line;
    n->tall = tall > 255 ? 255 : (uint8_t)tall;
    n->end_col = end->end_col;
}

bool wf_node_any(wf_compiler *c, const wf_node *n,
                 bool (*test)(wf_compiler *, const wf_node *, void *), void *data) {
    wf_check_stack(c->vm);
    if (test(c, n, data))
        return true;
    if (n->kind == WF_N_LAMBDA)
        return false;
    for (const wf_node *kid = n->kid; kid; kid = kid->next)
        if (wf_node_any(c, kid, test, data))
            return true;
    return false;
}
