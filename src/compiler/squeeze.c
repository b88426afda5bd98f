/* squeeze.c - the last look at a unit's instructions: words that it can do without go.
 *
 * While a unit is compiled, all jumps are words of their own, because their distances are not known
 * yet. When all names are resolved, those that are short go into the instruction before:
 *
 *     test, JUMP            up to 127 words on; else the opposite test jumps over the JUMP
 *     FORLOOP, JUMP back    up to 255 words back
 *     GETITER, JUMP         up to 255 words on
 *
 * What nothing needs any more goes too: jumps to the next word, places that were kept free. A map
 * tells which words stay, with a count for each 32 of them, so that the new number of an
 * instruction is found at once. Jumps only get shorter: what was short is short.
 */
#include "compiler/parse.h"

typedef struct piece { /* of 32 words */
    uint32_t gone, targets;
    uint32_t gone_before; /* words of the pieces before that are gone */
} piece;

typedef struct squeeze {
    wf_unit *unit;
    piece *map;
    uint32_t count; /* words */
} squeeze;

static wf_ins word_at(const squeeze *s, uint32_t i) {
    return *WF_ARRAY_AT(wf_ins, s->unit->ins, i);
}
static unsigned op_at(const squeeze *s, uint32_t i) { return WF_OP(word_at(s, i)); }
static uint32_t bit_of(uint32_t i) { return (uint32_t)1 << i % 32; }
static bool is_gone(const squeeze *s, uint32_t i) { return s->map[i / 32].gone & bit_of(i); }
static bool is_target(const squeeze *s, uint32_t i) { return s->map[i / 32].targets & bit_of(i); }
static void drop(squeeze *s, uint32_t i) { s->map[i / 32].gone |= bit_of(i); }
static void mark(squeeze *s, uint32_t i) { s->map[i / 32].targets |= bit_of(i); }

/* Where the JUMP or LOOP at i goes. */
static uint32_t goal(const squeeze *s, uint32_t i) {
    return i + 1 + (uint32_t)WF_SX24(word_at(s, i));
}

/* ---- Which words go ---- */

static void mark_targets(squeeze *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        unsigned op = op_at(s, i);
        if (op == WF_OP_JUMP || op == WF_OP_LOOP)
            mark(s, goal(s, i));
        else if (op == WF_OP_ENDASYNC)
            mark(s, i + 1 + (uint32_t)WF_SX(word_at(s, i)));
    }
    for (uint32_t i = 0; i < s->unit->handlers.count; i++)
        mark(s, WF_ARRAY_AT(wf_handler, s->unit->handlers, i)->target_reg >> 8);
}

/* Whether the JUMP at i goes into the word before. */
static bool joins(const squeeze *s, uint32_t i) {
    unsigned op = op_at(s, i - 1);
    uint32_t to = goal(s, i);
    if (op == WF_OP_FORLOOP)
        return i - to <= UINT8_MAX;
    if (op == WF_OP_GETITER)
        return to - i <= UINT8_MAX && !is_target(s, i);
    return wf_op_is_test(op) && to - (i + 1) <= WF_TEST_MOST;
}

static void choose(squeeze *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        unsigned op = op_at(s, i);
        if (op == WF_OP_NOP || (op == WF_OP_JUMP && i && joins(s, i)) ||
            (op == WF_OP_JUMP && goal(s, i) == i + 1 && !(i && wf_op_needs_jump(op_at(s, i - 1)))))
            drop(s, i);
    }
    for (uint32_t i = 32; i < s->count; i += 32) {
        const piece *before = &s->map[i / 32 - 1];
        s->map[i / 32].gone_before =
            before->gone_before + (uint32_t)__builtin_popcount(before->gone);
    }
}

/* ---- The rest moves up ---- */

static uint32_t new_place(const squeeze *s, uint32_t i) {
    const piece *p = &s->map[i / 32];
    return i - p->gone_before - (uint32_t)__builtin_popcount(p->gone & (bit_of(i) - 1));
}

/* The instruction at i with its new distance; the JUMP behind it may be gone. */
static wf_ins new_word(const squeeze *s, uint32_t i) {
    wf_ins ins = word_at(s, i);
    unsigned op = WF_OP(ins);
    uint32_t next = new_place(s, i) + 1;
    bool joined = i + 1 < s->count && is_gone(s, i + 1) && op_at(s, i + 1) == WF_OP_JUMP;
    if (op == WF_OP_JUMP || op == WF_OP_LOOP)
        return WF_INS_X(op, new_place(s, goal(s, i)) - next);
    if (op == WF_OP_ENDASYNC)
        return WF_INS_AX(op, WF_A(ins), new_place(s, i + 1 + (uint32_t)WF_SX(ins)) - next);
    if (wf_op_is_test(op)) {
        bool truth = joined == (WF_C(ins) != 0);
        uint32_t distance = joined ? new_place(s, goal(s, i + 1)) - next : 1;
        return WF_INS_ABC(op, WF_A(ins), WF_B(ins), WF_TEST_C(truth, distance));
    }
    if (op == WF_OP_FORLOOP && joined)
        return WF_INS_ABC(op, WF_A(ins), WF_B(ins), next - new_place(s, goal(s, i + 1)));
    if (op == WF_OP_GETITER && joined)
        return WF_INS_ABC(op, WF_A(ins), WF_B(ins), new_place(s, goal(s, i + 1)) - next);
    return ins;
}

static void move_words(squeeze *s) {
    for (uint32_t i = 0; i < s->count; i++)
        if (!is_gone(s, i))
            *WF_ARRAY_AT(wf_ins, s->unit->ins, new_place(s, i)) = new_word(s, i);
    s->unit->ins.count = new_place(s, s->count);
}

static void move_handlers(squeeze *s) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->unit->handlers.count; i++) {
        wf_handler h = *WF_ARRAY_AT(wf_handler, s->unit->handlers, i);
        h.start = new_place(s, h.start);
        h.end = new_place(s, h.end);
        h.target_reg = new_place(s, h.target_reg >> 8) << 8 | (h.target_reg & 0xff);
        if (h.start < h.end)
            *WF_ARRAY_AT(wf_handler, s->unit->handlers, kept++) = h;
    }
    s->unit->handlers.count = kept;
}

/* The line table is written over itself: it gets no longer anywhere. */
static void move_lines(squeeze *s) {
    wf_unit *u = s->unit;
    if (!u->lines.count)
        return;
    const uint8_t *from = u->lines.blob->data, *end = from + u->lines.count;
    uint8_t *to = u->lines.blob->data;
    uint32_t line = u->first_line, at = 0;
    for (wf_place place = {.line = line}; from < end;) {
        uint32_t next = at + wf_line_take(&from, &place);
        uint32_t count = new_place(s, next) - new_place(s, at);
        if (count) {
            to += wf_line_put(to, count, (int32_t)(place.line - line), &place);
            line = place.line;
        }
        at = next;
    }
    u->lines.count = (uint32_t)(to - u->lines.blob->data);
}

void wf_squeeze(wf_compiler *c, wf_unit *u) {
    squeeze s = {.unit = u, .count = u->ins.count};
    wf_blob *map = wf_blob_new(c->vm, (s.count / 32 + 1) * sizeof(piece));
    s.map = (piece *)(void *)map->data;
    mark_targets(&s);
    choose(&s);
    move_lines(&s);
    move_handlers(&s);
    move_words(&s);
    map->room = 0;
    wf_shrink(c->vm, map, sizeof *map);
}
