/* gen.c - instructions of expression trees.
 *
 * Where a value goes is told beforehand (dest), so that most instructions put
 * their result where it is wanted. A variable is only ever written by the last
 * instruction of an expression: before that the old value may still be read,
 * by the expression or by a handler. A temporary may be written early. */
#include "compiler/parse.h"

/* Items of a display that lie in registers at the same time; the others are added one by one. */
#define MOST_ITEMS 16
#define MOST_TUPLE 48

void wf_at(wf_compiler *c, const wf_node *n) { c->here = *wf_node_at(c, n); }

/* ---- Where values are ---- */

unsigned wf_tree_push(wf_compiler *c, const wf_node *n) {
    unsigned reg = wf_temp(c);
    wf_tree_to(c, n, reg);
    return reg;
}

/* The register of a name, or of the name that an assignment expression sets; -1. */
static int name_register(wf_compiler *c, const wf_node *n) {
    return n->kind == WF_N_NAME ? wf_scope_register(c, wf_node_name(c, n)) : -1;
}

unsigned wf_tree_any(wf_compiler *c, const wf_node *n) {
    int reg = name_register(c, n);
    return reg >= 0 ? (unsigned)reg : wf_tree_push(c, n);
}

static bool assigns_name(wf_compiler *c, const wf_node *n, void *name) {
    return n->kind == WF_N_WALRUS && wf_node_name(c, n) == (const wf_str *)name;
}

static bool may_run_code(wf_compiler *c, const wf_node *n, void *data) {
    (void)c;
    (void)data;
    return n->kind != WF_N_NAME && n->kind != WF_N_CONST && n->kind != WF_N_NONE;
}

/* Whether computing `later` may give the variable another value. */
static bool may_change(wf_compiler *c, const wf_str *name, const wf_node *later) {
    if (c->saw_walrus && wf_node_any(c, later, assigns_name, (void *)(uintptr_t)name))
        return true;
    return wf_scope_is_rebound(c, name) && wf_node_any(c, later, may_run_code, NULL);
}

unsigned wf_tree_operand(wf_compiler *c, const wf_node *n, const wf_node *later) {
    if (n->kind == WF_N_NAME && later && may_change(c, wf_node_name(c, n), later))
        return wf_tree_push(c, n);
    return wf_tree_any(c, n);
}

/* The same, into `hint` if that is a temporary and the value must be computed. */
static unsigned operand_in(wf_compiler *c, const wf_node *n, const wf_node *later, unsigned hint) {
    if (n->kind == WF_N_NAME || wf_is_variable(hint))
        return wf_tree_operand(c, n, later);
    wf_tree_to(c, n, hint);
    return hint;
}

/* Where to build what takes several instructions: dest itself if it is a temporary. */
static unsigned work_register(wf_compiler *c, unsigned dest) {
    return wf_is_variable(dest) ? wf_temp(c) : dest;
}

void wf_tree_drop(wf_compiler *c, const wf_node *n) {
    unsigned top = c->unit->top;
    if (n->kind != WF_N_CONST)
        wf_tree_push(c, n);
    wf_temps_free(c, top);
}

bool wf_node_is_small(wf_compiler *c, const wf_node *n, int *i) {
    if (n->kind != WF_N_CONST)
        return false;
    wf_val v = wf_node_value(c, n);
    if (!wf_is_small(v) || wf_small_value(v) < INT8_MIN || wf_small_value(v) > INT8_MAX)
        return false;
    *i = (int)wf_small_value(v);
    return true;
}

/* ---- Operators ---- */

/* By wf_binop: the instruction, and the one whose right operand is a small number (NOP: none). */
static const struct {
    uint8_t plain, small;
} binary_ops[] = {
    [WF_ADD] = {WF_OP_ADD, WF_OP_ADDI},          [WF_SUB] = {WF_OP_SUB, WF_OP_SUBI},
    [WF_MUL] = {WF_OP_MUL, WF_OP_MULI},          [WF_MATMUL] = {WF_OP_MATMUL, WF_OP_NOP},
    [WF_TRUEDIV] = {WF_OP_TRUEDIV, WF_OP_NOP},   [WF_FLOORDIV] = {WF_OP_FLOORDIV, WF_OP_FLOORDIVI},
    [WF_MOD] = {WF_OP_MOD, WF_OP_MODI},          [WF_POW] = {WF_OP_POW, WF_OP_NOP},
    [WF_LSHIFT] = {WF_OP_LSHIFT, WF_OP_LSHIFTI}, [WF_RSHIFT] = {WF_OP_RSHIFT, WF_OP_RSHIFTI},
    [WF_AND] = {WF_OP_AND, WF_OP_ANDI},          [WF_OR] = {WF_OP_OR, WF_OP_NOP},
    [WF_XOR] = {WF_OP_XOR, WF_OP_NOP},
};

static void gen_binary(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *left = n->kid, *right = left->next;
    unsigned a = operand_in(c, left, right, dest);
    int small;
    if (binary_ops[n->op].small != WF_OP_NOP && wf_node_is_small(c, right, &small)) {
        wf_at(c, n);
        wf_emit_abc(c, (wf_opcode)binary_ops[n->op].small, dest, a, (unsigned)small);
        return;
    }
    unsigned b = wf_tree_any(c, right);
    wf_at(c, n);
    wf_emit_abc(c, (wf_opcode)binary_ops[n->op].plain, dest, a, b);
}

static void gen_unary(wf_compiler *c, const wf_node *n, unsigned dest) {
    static const uint8_t ops[] = {
        [WF_NEG] = WF_OP_NEG, [WF_POS] = WF_OP_POS, [WF_INVERT] = WF_OP_INVERT};
    unsigned reg = operand_in(c, n->kid, NULL, dest);
    wf_at(c, n);
    wf_emit_ab(c, (wf_opcode)ops[n->op], dest, reg);
}

/* By wf_comparison: to a value; and jumping: with a register, with a small number, and whether the
 * test must fail instead. */
static const struct {
    uint8_t value, test, small, inverse;
} compare_ops[] = {
    [WF_IS_LT] = {WF_OP_LT, WF_OP_TLT, WF_OP_TLTI, 0},
    [WF_IS_LE] = {WF_OP_LE, WF_OP_TLE, WF_OP_TLEI, 0},
    [WF_IS_EQ] = {WF_OP_EQ, WF_OP_TEQ, WF_OP_TEQI, 0},
    [WF_IS_NE] = {WF_OP_NE, WF_OP_TNE, WF_OP_TNEI, 0},
    [WF_IS_GT] = {WF_OP_GT, WF_OP_TGT, WF_OP_TGTI, 0},
    [WF_IS_GE] = {WF_OP_GE, WF_OP_TGE, WF_OP_TGEI, 0},
    [WF_IS_IN] = {WF_OP_IN, WF_OP_TIN, WF_OP_NOP, 0},
    [WF_IS_NOTIN] = {WF_OP_NOTIN, WF_OP_TIN, WF_OP_NOP, 1},
    [WF_IS_SAME] = {WF_OP_IS, WF_OP_TIS, WF_OP_NOP, 0},
    [WF_IS_NOTSAME] = {WF_OP_ISNOT, WF_OP_TIS, WF_OP_NOP, 1},
};

static void gen_compare(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned a = operand_in(c, n->kid, n->kid->next, dest);
    unsigned b = wf_tree_any(c, n->kid->next);
    wf_at(c, n);
    wf_emit_abc(c, (wf_opcode)compare_ops[n->op].value, dest, a, b);
}

/* Operands of a long chain do not pile up in registers: now and then the latest goes back to the
 * first of them. */
static unsigned next_left(wf_compiler *c, unsigned first, unsigned right) {
    if (c->unit->top < first + 32)
        return right;
    wf_emit_move(c, first, right);
    wf_temps_free(c, first + 1);
    return first;
}

/* a < b < c as a value. Each operand is computed once. */
static void gen_chain(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned work = work_register(c, dest);
    uint32_t out = WF_NO_JUMP;
    unsigned first = c->unit->top;
    unsigned left = wf_tree_operand(c, n->kid, n->kid->next);
    for (const wf_node *link = n->kid->next; link; link = link->next) {
        unsigned right =
            link->next ? wf_tree_operand(c, link->kid, link->next) : wf_tree_any(c, link->kid);
        wf_at(c, n);
        wf_emit_abc(c, (wf_opcode)compare_ops[link->op].value, work, left, right);
        if (link->next) {
            wf_emit_ab(c, WF_OP_TTRUE, work, 0);
            wf_jump_join(c, &out, wf_emit_jump(c));
        }
        left = next_left(c, first, right);
    }
    wf_jump_here(c, out);
    wf_emit_move(c, dest, work);
}

static void gen_not(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned reg = operand_in(c, n->kid, NULL, dest);
    wf_at(c, n);
    wf_emit_ab(c, WF_OP_NOT, dest, reg);
}

/* and, or as a value: the first operand that decides. */
static void gen_logic(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned work = work_register(c, dest);
    uint32_t out = WF_NO_JUMP;
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        wf_tree_to(c, kid, work);
        if (!kid->next)
            break;
        wf_at(c, kid);
        wf_emit_abc(c, WF_OP_TTRUE, work, 0, n->kind == WF_N_OR);
        wf_jump_join(c, &out, wf_emit_jump(c));
    }
    wf_jump_here(c, out);
    wf_emit_move(c, dest, work);
}

static void gen_if(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *value = n->kid->next;
    unsigned top = c->unit->top;
    uint32_t other = wf_tree_test(c, n->kid, false);
    wf_temps_free(c, top);
    wf_tree_to(c, value, dest);
    uint32_t out = wf_emit_jump(c);
    wf_jump_here(c, other);
    wf_temps_free(c, top);
    wf_tree_to(c, value->next, dest);
    wf_jump_here(c, out);
}

/* ---- Conditions ---- */

static uint32_t emit_test(wf_compiler *c, wf_opcode op, unsigned a, unsigned b, bool truth) {
    wf_emit_abc(c, op, a, b, truth);
    return wf_emit_jump(c);
}

static uint32_t test_compare(wf_compiler *c, const wf_node *n, wf_comparison op, unsigned a,
                             const wf_node *right, bool truth) {
    int small;
    bool wanted = truth != (compare_ops[op].inverse != 0);
    if (compare_ops[op].small != WF_OP_NOP && wf_node_is_small(c, right, &small)) {
        wf_at(c, n);
        return emit_test(c, (wf_opcode)compare_ops[op].small, a, (unsigned)small, wanted);
    }
    if (compare_ops[op].test == WF_OP_TIS && right->kind == WF_N_CONST &&
        wf_is_none_(wf_node_value(c, right))) {
        wf_at(c, n);
        return emit_test(c, WF_OP_TISNONE, a, 0, wanted);
    }
    unsigned b = wf_tree_any(c, right);
    wf_at(c, n);
    return emit_test(c, (wf_opcode)compare_ops[op].test, a, b, wanted);
}

/* a < b < c: all links but the last leave when they are false. */
static uint32_t test_chain(wf_compiler *c, const wf_node *n, bool truth) {
    uint32_t is_false = WF_NO_JUMP, last = WF_NO_JUMP;
    unsigned first = c->unit->top;
    unsigned left = wf_tree_operand(c, n->kid, n->kid->next);
    for (const wf_node *link = n->kid->next; link; link = link->next) {
        wf_comparison op = (wf_comparison)link->op;
        if (!link->next) {
            last = test_compare(c, n, op, left, link->kid, truth);
            break;
        }
        unsigned right = wf_tree_operand(c, link->kid, link->next);
        wf_at(c, n);
        bool wanted = compare_ops[op].inverse;
        wf_jump_join(c, &is_false,
                     emit_test(c, (wf_opcode)compare_ops[op].test, left, right, wanted));
        left = next_left(c, first, right);
    }
    if (truth) {
        wf_jump_here(c, is_false);
        return last;
    }
    wf_jump_join(c, &is_false, last);
    return is_false;
}

/* Operands of `and` that are false decide, of `or` those that are true. */
static uint32_t test_logic(wf_compiler *c, const wf_node *n, bool truth) {
    bool decides = n->kind == WF_N_OR;
    uint32_t out = WF_NO_JUMP, last = WF_NO_JUMP;
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        unsigned top = c->unit->top;
        if (kid->next)
            wf_jump_join(c, &out, wf_tree_test(c, kid, decides));
        else
            last = wf_tree_test(c, kid, truth);
        wf_temps_free(c, top);
    }
    if (truth != decides) {
        wf_jump_here(c, out);
        return last;
    }
    wf_jump_join(c, &out, last);
    return out;
}

uint32_t wf_tree_test(wf_compiler *c, const wf_node *n, bool truth) {
    unsigned top = c->unit->top;
    uint32_t jumps;
    wf_check_stack(c->vm);
    switch (n->kind) {
    case WF_N_NOT: return wf_tree_test(c, n->kid, !truth);
    case WF_N_AND:
    case WF_N_OR: return test_logic(c, n, truth);
    case WF_N_CONST: return wf_const_truth(c, n) == truth ? wf_emit_jump(c) : WF_NO_JUMP;
    case WF_N_COMPARE:
        jumps = test_compare(c, n, (wf_comparison)n->op, wf_tree_operand(c, n->kid, n->kid->next),
                             n->kid->next, truth);
        break;
    case WF_N_CHAIN: jumps = test_chain(c, n, truth); break;
    default: {
        unsigned reg = wf_tree_any(c, n);
        wf_at(c, n);
        jumps = emit_test(c, WF_OP_TTRUE, reg, 0, truth);
        break;
    }
    }
    wf_temps_free(c, top);
    return jumps;
}

/* ---- Attributes and items ---- */

static void gen_attr(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned object = operand_in(c, n->kid, NULL, dest);
    wf_at(c, n);
    wf_emit_site(c, WF_OP_GETATTR, WF_OP_GETATTRX, dest, object, wf_node_name(c, n));
}

static void gen_item(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *index = n->kid->next;
    unsigned object = operand_in(c, n->kid, index, dest);
    int small;
    if (wf_node_is_small(c, index, &small)) {
        wf_at(c, n);
        wf_emit_abc(c, WF_OP_GETITEMI, dest, object, (unsigned)small);
        return;
    }
    unsigned key = wf_tree_any(c, index);
    wf_at(c, n);
    wf_emit_abc(c, WF_OP_GETITEM, dest, object, key);
}

static void gen_slice(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned first = c->unit->top;
    for (const wf_node *part = n->kid; part; part = part->next) {
        unsigned reg = wf_temp(c);
        wf_at(c, n);
        if (part->kind == WF_N_NONE)
            wf_emit_none(c, reg);
        else
            wf_tree_to(c, part, reg);
    }
    wf_at(c, n);
    wf_emit_ab(c, WF_OP_SLICE, dest, first);
}

/* ---- Displays ---- */

void wf_tree_add_item(wf_compiler *c, const wf_node *item, wf_node_kind kind, unsigned work) {
    wf_span at = c->here; /* an error is about the whole */
    bool in_call = kind == WF_N_CALL;
    unsigned top = c->unit->top;
    bool is_star = item->kind == WF_N_STAR;
    unsigned reg = wf_tree_any(c, is_star ? item->kid : item);
    c->here = at;
    if (kind == WF_N_SET)
        wf_emit_ab(c, is_star ? WF_OP_SETEXT : WF_OP_SETADD, work, reg);
    else
        wf_emit_abc(c, is_star ? WF_OP_LISTEXT : WF_OP_LISTADD, work, reg, is_star && in_call);
    wf_temps_free(c, top);
}

/* Constants before `limit` items are up or something else comes. */
static size_t count_constants(const wf_node *first) {
    size_t count = 0;
    for (; first && first->kind == WF_N_CONST; first = first->next)
        count++;
    return first ? 0 : count;
}

/* A list or set of constants only: from a constant tuple. */
static void gen_constant_items(wf_compiler *c, const wf_node *first, size_t count,
                               wf_node_kind kind, unsigned work) {
    wf_tuple *tuple = wf_tuple_new(c->vm, NULL, count);
    for (size_t i = 0; first; first = first->next)
        wf_set(c->vm, tuple, tuple->item[i++], wf_node_value(c, first));
    unsigned reg = wf_temp(c);
    wf_emit_ab(c, kind == WF_N_SET ? WF_OP_SET : WF_OP_LIST, work, reg);
    wf_emit_const(c, wf_from(tuple), reg);
    wf_emit_ab(c, kind == WF_N_SET ? WF_OP_SETEXT : WF_OP_LISTEXT, work, reg);
}

/* Where the items of a display go: the first one where the display itself does, if that is the
 * topmost temporary. Displays within displays need no more registers then. */
static unsigned items_register(wf_compiler *c, unsigned dest) {
    if (!wf_is_variable(dest) && dest + 1u == c->unit->top)
        wf_temps_free(c, dest);
    return c->unit->top;
}

/* The first items that are not starred, in registers, then the others one by one. */
void wf_tree_items(wf_compiler *c, const wf_node *item, wf_node_kind kind, unsigned dest) {
    static const uint8_t ops[] = {
        [WF_N_LIST] = WF_OP_LIST, [WF_N_TUPLE] = WF_OP_TUPLE, [WF_N_SET] = WF_OP_SET};
    wf_span at = c->here;
    size_t constants = kind == WF_N_TUPLE ? 0 : count_constants(item);
    unsigned work = work_register(c, dest);
    if (constants > 2) {
        gen_constant_items(c, item, constants, kind, work);
        wf_emit_move(c, dest, work);
        return;
    }
    unsigned first = items_register(c, dest), count = 0;
    unsigned most = kind == WF_N_TUPLE ? MOST_TUPLE : MOST_ITEMS;
    for (; item && item->kind != WF_N_STAR && count < most; item = item->next, count++)
        wf_tree_push(c, item);
    c->here = at;
    if (!item) {
        wf_emit_abc(c, (wf_opcode)ops[kind], dest, first, count);
        return;
    }
    wf_emit_abc(c, kind == WF_N_SET ? WF_OP_SET : WF_OP_LIST, work, first, count);
    wf_temps_free(c, first == work ? first + 1 : first);
    for (; item; item = item->next)
        wf_tree_add_item(c, item, kind, work);
    if (kind == WF_N_TUPLE)
        wf_emit_ab(c, WF_OP_TOTUPLE, dest, work);
    else
        wf_emit_move(c, dest, work);
}

static void add_pair(wf_compiler *c, const wf_node *dict, const wf_node *key, unsigned work) {
    unsigned top = c->unit->top;
    if (key->kind == WF_N_DSTAR) {
        unsigned reg = wf_tree_any(c, key->kid);
        wf_at(c, dict);
        wf_emit_ab(c, WF_OP_DICTEXT, work, reg);
    } else {
        unsigned k = wf_tree_operand(c, key, key->next);
        unsigned v = wf_tree_any(c, key->next);
        wf_at(c, dict);
        wf_emit_abc(c, WF_OP_DICTADD, work, k, v);
    }
    wf_temps_free(c, top);
}

static const wf_node *after_pair(const wf_node *key) {
    return key->kind == WF_N_DSTAR ? key->next : key->next->next;
}

static void gen_dict(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *key = n->kid;
    unsigned work = work_register(c, dest), first = items_register(c, dest), count = 0;
    for (; key && key->kind != WF_N_DSTAR && count < MOST_ITEMS / 2;
         key = after_pair(key), count++) {
        wf_tree_push(c, key);
        wf_tree_push(c, key->next);
    }
    wf_at(c, n);
    wf_emit_abc(c, WF_OP_DICT, key ? work : dest, first, count);
    if (!key)
        return;
    wf_temps_free(c, first == work ? first + 1 : first);
    for (; key; key = after_pair(key))
        add_pair(c, n, key, work);
    wf_emit_move(c, dest, work);
}

/* ---- f-strings ---- */

static void gen_format(wf_compiler *c, const wf_node *n, unsigned dest);

/* R[dest] = the field's text. */
static void gen_field(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *spec = n->kid->next;
    unsigned top = c->unit->top;
    unsigned value;
    if (spec && spec->kid) {
        value = wf_tree_push(c, n->kid);
        unsigned reg = wf_temp(c);
        gen_format(c, spec, reg);
    } else {
        spec = NULL;
        value = wf_tree_any(c, n->kid);
    }
    wf_at(c, n);
    wf_emit_abc(c, WF_OP_FORMAT, dest, value, n->op | (spec ? 4u : 0u));
    wf_temps_free(c, top);
}

static void gen_format_part(wf_compiler *c, const wf_node *part, unsigned dest) {
    if (part->kind == WF_N_FIELD)
        gen_field(c, part, dest);
    else
        wf_tree_to(c, part, dest);
}

/* Parts are joined in bunches that fit the registers. */
static void gen_format(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned first = c->unit->top, count = 0;
    const wf_node *part = n->kid;
    if (!part) {
        wf_emit_const(c, WF_N(empty), dest);
        return;
    }
    if (!part->next) {
        gen_format_part(c, part, dest);
        return;
    }
    for (; part; part = part->next) {
        gen_format_part(c, part, wf_temp(c));
        if (++count < 2 * MOST_ITEMS && part->next)
            continue;
        wf_at(c, n);
        wf_emit_abc(c, WF_OP_JOIN, part->next ? first : dest, first, count);
        wf_temps_free(c, first + 1);
        count = 1;
    }
}

/* ---- t-strings ---- */

/* R[dest] = Interpolation(value, text, conversion, format spec) */
static void gen_interpolation(wf_compiler *c, const wf_node *n, unsigned dest) {
    static const char conversions[][2] = {"", "s", "r", "a"};
    unsigned top = c->unit->top, window = wf_tree_window(c);
    const wf_node *spec = n->kid->next;
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_INTERPOLATION);
    wf_tree_push(c, n->kid);
    wf_emit_const(c, wf_node_value(c, n), wf_temp(c));
    wf_val conversion = n->op ? wf_from(wf_intern_text(c->vm, conversions[n->op])) : WF_NONE;
    wf_emit_const(c, conversion, wf_temp(c));
    unsigned reg = wf_temp(c);
    if (spec)
        gen_format(c, spec, reg);
    else
        wf_emit_const(c, WF_N(empty), reg);
    wf_at(c, n);
    wf_emit_ab(c, WF_OP_CALL, window, 4);
    wf_emit_move(c, dest, window);
    wf_temps_free(c, top);
}

/* R[dest] = Template(*parts) */
static void gen_template(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned window = wf_tree_window(c), list = wf_temps(c, 2);
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_TEMPLATE);
    wf_emit_ab(c, WF_OP_LIST, list, list);
    for (const wf_node *part = n->kid; part; part = part->next) {
        unsigned reg = wf_temp(c);
        if (part->kind == WF_N_FIELD)
            gen_interpolation(c, part, reg);
        else
            wf_tree_to(c, part, reg);
        wf_emit_ab(c, WF_OP_LISTADD, list, reg);
        wf_temps_free(c, reg);
    }
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADC, list + 1, 4);
    wf_emit_ab(c, WF_OP_CALLEX, window, 0);
    wf_emit_move(c, dest, window);
}

/* ---- Suspending ---- */

void wf_check_async(wf_compiler *c, wf_error error, const wf_span *at) {
    if (!(c->unit->flags & WF_CODE_COROUTINE))
        wf_syntax_raise(c, error, at);
}

void wf_tree_await(wf_compiler *c, unsigned reg, unsigned what) {
    wf_emit_abc(c, WF_OP_GETAWAIT, reg, reg, what);
    wf_emit_ab(c, WF_OP_YIELDFROM, reg, reg);
}

/* Await may stand in a generator expression, which is asynchronous then. */
static void gen_await(wf_compiler *c, const wf_node *n, unsigned dest) {
    wf_unit *u = c->unit;
    if (u->kind == WF_UNIT_COMP && u->comp == WF_COMP_GENERATOR && u->flags & WF_CODE_GENERATOR)
        u->flags |= WF_CODE_ASYNCGEN;
    if (!wf_unit_is_function(u))
        wf_syntax_raise(c, WF_E_AWAIT_OUTSIDE, wf_node_at(c, n));
    wf_check_async(c, WF_E_AWAIT_OUTSIDE_ASYNC, wf_node_at(c, n));
    unsigned reg = wf_tree_push(c, n->kid);
    wf_at(c, n);
    wf_tree_await(c, reg, 0);
    wf_emit_move(c, dest, reg);
}

/* Whether a yield may stand here; makes the function a generator. */
static void begin_yield(wf_compiler *c, const wf_node *n) {
    static const char *const comps[] = {"list comprehension", "set comprehension",
                                        "dict comprehension", "generator expression"};
    wf_unit *u = c->unit;
    wf_span at = *wf_node_at(c, n);
    if (u->kind == WF_UNIT_COMP)
        wf_syntax_raise(c, WF_E_COMP_YIELD, &at, comps[u->comp]);
    if (!wf_unit_is_function(u))
        wf_syntax_raise(c, WF_E_YIELD_OUTSIDE, &at);
    u->flags |= WF_CODE_GENERATOR;
    if (u->flags & WF_CODE_COROUTINE && u->value_return.line)
        wf_syntax_raise(c, WF_E_RETURN_ASYNC_GENERATOR, &u->value_return);
}

static void gen_yield(wf_compiler *c, const wf_node *n, unsigned dest) {
    begin_yield(c, n);
    unsigned reg;
    if (n->kid) {
        reg = wf_tree_any(c, n->kid);
        wf_at(c, n);
    } else {
        wf_at(c, n);
        wf_emit_none(c, reg = wf_temp(c));
    }
    wf_emit_ab(c, WF_OP_YIELD, dest, reg);
}

static void gen_yield_from(wf_compiler *c, const wf_node *n, unsigned dest) {
    if (c->unit->flags & WF_CODE_COROUTINE)
        wf_syntax_raise(c, WF_E_YIELD_FROM_ASYNC, wf_node_at(c, n));
    begin_yield(c, n);
    unsigned reg = wf_tree_push(c, n->kid);
    wf_at(c, n);
    wf_emit_ab(c, WF_OP_GETYIELD, reg, reg);
    wf_emit_ab(c, WF_OP_YIELDFROM, dest, reg);
}

/* ---- The rest ---- */

static void gen_walrus(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_str *name = wf_node_name(c, n);
    if (c->unit->kind == WF_UNIT_COMP)
        wf_scope_bind_outside(c, name, wf_walrus_name_at(c, n));
    int target = wf_scope_target(c, name);
    wf_tree_to(c, n->kid, target >= 0 ? (unsigned)target : dest);
    wf_at(c, n);
    if (target >= 0)
        wf_emit_move(c, dest, (unsigned)target);
    else
        wf_scope_store(c, name, dest);
}

/* The base of a class with type parameters, from their tuple. */
static void gen_generic(wf_compiler *c, const wf_node *n, unsigned dest) {
    unsigned window = wf_tree_window(c);
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_GENERIC);
    wf_scope_load(c, WF_S(T_), wf_temp(c));
    wf_emit_ab(c, WF_OP_CALL, window, 1);
    wf_emit_move(c, dest, window);
}

static void gen_name(wf_compiler *c, const wf_node *n, unsigned dest) {
    wf_at(c, n);
    wf_scope_load(c, wf_node_name(c, n), dest);
}

static void gen_const(wf_compiler *c, const wf_node *n, unsigned dest) {
    wf_at(c, n);
    wf_emit_const(c, wf_node_value(c, n), dest);
}

static void gen_display(wf_compiler *c, const wf_node *n, unsigned dest) {
    wf_at(c, n);
    wf_tree_items(c, n->kid, (wf_node_kind)n->kind, dest);
}

/* It does not return, which must not be declared: clang would believe it of every generator. */
static void gen_misplaced(wf_compiler *c, const wf_node *n, unsigned dest) {
    (void)dest;
    if (n->kind == WF_N_STAR)
        wf_syntax_raise(c, WF_E_STARRED_HERE, wf_node_at(c, n));
    wf_syntax_raise(c, WF_E_SYNTAX, wf_node_at(c, n));
}

void wf_tree_to(wf_compiler *c, const wf_node *n, unsigned dest) {
    typedef void generator(wf_compiler * c, const wf_node *n, unsigned dest);
    static generator *const generators[WF_N_COUNT] = {
        [WF_N_CONST] = gen_const,       [WF_N_NAME] = gen_name,
        [WF_N_ATTR] = gen_attr,         [WF_N_ITEM] = gen_item,
        [WF_N_SLICE] = gen_slice,       [WF_N_CALL] = wf_tree_call,
        [WF_N_BINARY] = gen_binary,     [WF_N_UNARY] = gen_unary,
        [WF_N_NOT] = gen_not,           [WF_N_AND] = gen_logic,
        [WF_N_OR] = gen_logic,          [WF_N_COMPARE] = gen_compare,
        [WF_N_CHAIN] = gen_chain,       [WF_N_IF] = gen_if,
        [WF_N_LAMBDA] = wf_tree_lambda, [WF_N_TUPLE] = gen_display,
        [WF_N_LIST] = gen_display,      [WF_N_SET] = gen_display,
        [WF_N_DICT] = gen_dict,         [WF_N_COMP] = wf_tree_comp,
        [WF_N_YIELD] = gen_yield,       [WF_N_YIELDFROM] = gen_yield_from,
        [WF_N_AWAIT] = gen_await,       [WF_N_WALRUS] = gen_walrus,
        [WF_N_FORMAT] = gen_format,     [WF_N_TEMPLATE] = gen_template,
        [WF_N_GENERIC] = gen_generic,
    };
    unsigned top = c->unit->top;
    wf_check_stack(c->vm);
    generator *generate = generators[n->kind];
    (generate ? generate : gen_misplaced)(c, n, dest);
    wf_temps_free(c, top);
}
