/* fold.c - constants computed while the tree grows. Only where the result is small and nothing can
 * be raised; everything else is left for the program to do. */
#include <stdlib.h>
#include "compiler/parse.h"
#include "objects/bytes.h"
#include "objects/int.h"

#define MOST_INT_BITS 256  /* of results that are kept */
#define MOST_TEXT     4096 /* bytes of a repeated text */

static bool is_number(wf_val v) {
    return wf_is_small(v) || wf_is_exact(v, &wf_int_type) || wf_is_float_(v);
}
static bool is_whole(wf_val v) { return wf_is_small(v) || wf_is_exact(v, &wf_int_type); }

/* At most so many bits are in the magnitude of an int. */
static size_t bits_of(wf_val v) {
    int64_t value;
    if (!wf_int_fits64(v, &value))
        return 32 * (size_t)labs((long)((wf_int *)wf_ptr(v))->count);
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    return magnitude ? 64 - (size_t)__builtin_clzll(magnitude) : 0;
}

static bool can_fold_ints(wf_binop op, wf_val a, wf_val b) {
    int64_t shift;
    switch (op) {
    case WF_ADD:
    case WF_SUB:
    case WF_AND:
    case WF_OR:
    case WF_XOR: return bits_of(a) < MOST_INT_BITS && bits_of(b) < MOST_INT_BITS;
    case WF_MUL: return bits_of(a) + bits_of(b) < MOST_INT_BITS;
    case WF_TRUEDIV: return !wf_int_is_zero(b) && bits_of(a) < 64 && bits_of(b) < 64;
    case WF_FLOORDIV:
    case WF_MOD: return !wf_int_is_zero(b);
    case WF_LSHIFT:
        return wf_int_fits64(b, &shift) && shift >= 0 && shift < MOST_INT_BITS &&
               bits_of(a) + (size_t)shift < MOST_INT_BITS;
    case WF_RSHIFT: return wf_int_fits64(b, &shift) && shift >= 0;
    case WF_POW:
        return wf_int_fits64(b, &shift) && shift >= 0 && shift < MOST_INT_BITS &&
               bits_of(a) * (size_t)shift < MOST_INT_BITS;
    default: return false;
    }
}

static bool can_fold_floats(wf_binop op, wf_val b) {
    bool is_zero = is_whole(b) ? wf_int_is_zero(b) : wf_real_is_zero(wf_float_value(b));
    switch (op) {
    case WF_ADD:
    case WF_SUB:
    case WF_MUL: return true;
    case WF_TRUEDIV: return !is_zero;
    default: return false;
    }
}

static bool is_text(wf_val v) {
    return wf_is_exact(v, &wf_str_type) || wf_is_exact(v, &wf_bytes_type);
}
static size_t text_size(wf_val v) {
    return wf_is_str_(v) ? wf_str_size(wf_as_str(v)) : wf_as_bytes(v)->size;
}

static bool can_fold(wf_binop op, wf_val a, wf_val b) {
    if (is_whole(a) && is_whole(b))
        return can_fold_ints(op, a, b);
    if (is_number(a) && is_number(b))
        return can_fold_floats(op, b) && (!is_whole(a) || bits_of(a) < 64) &&
               (!is_whole(b) || bits_of(b) < 64);
    if (wf_has_kind(b, WF_KIND_COMPLEX) && is_number(a))
        return op == WF_ADD || op == WF_SUB;
    if (is_text(a) && op == WF_ADD)
        return wf_typeof(a) == wf_typeof(b) && text_size(a) + text_size(b) <= MOST_TEXT;
    if (is_text(a) && op == WF_MUL && wf_is_small(b)) {
        intptr_t times = wf_small_value(b);
        return times <= MOST_TEXT && (times <= 0 || text_size(a) * (size_t)times <= MOST_TEXT);
    }
    return false;
}

static wf_node *binary(wf_compiler *c, wf_binop op, wf_node *left, wf_node *right) {
    wf_node *n = wf_node_around(c, WF_N_BINARY, left, right);
    n->op = (uint8_t)op;
    return n;
}

wf_node *wf_fold_binary(wf_compiler *c, wf_binop op, wf_node *left, wf_node *right) {
    if (left->kind != WF_N_CONST || right->kind != WF_N_CONST)
        return binary(c, op, left, right);
    wf_val a = wf_node_value(c, left), b = wf_node_value(c, right);
    if (!can_fold(op, a, b))
        return binary(c, op, left, right);
    wf_node *n = wf_node_of(c, WF_N_CONST, wf_node_at(c, left), wf_binary(c->vm, op, a, b));
    wf_node_end_at(n, &c->before);
    n->op = WF_CONST_FOLDED;
    return n;
}

wf_node *wf_fold_unary(wf_compiler *c, wf_unop op, const wf_span *at, wf_node *operand) {
    if (operand->kind == WF_N_CONST) {
        wf_val v = wf_node_value(c, operand);
        bool is_complex = wf_has_kind(v, WF_KIND_COMPLEX);
        if (is_whole(v) || (op != WF_INVERT && (wf_is_float_(v) || is_complex))) {
            wf_node *n = wf_node_of(c, WF_N_CONST, at, wf_unary(c->vm, op, v));
            n->op = WF_CONST_FOLDED;
            return n;
        }
    }
    wf_node *n = wf_node_new(c, WF_N_UNARY, at);
    n->op = (uint8_t)op;
    n->kid = operand;
    return n;
}

/* A tuple of constants is one. It keeps its items as children,
 * for what looks at it as a display. */
wf_node *wf_fold_tuple(wf_compiler *c, wf_node *tuple) {
    size_t count = 0;
    for (const wf_node *kid = tuple->kid; kid; kid = kid->next, count++)
        if (kid->kind != WF_N_CONST)
            return tuple;
    wf_tuple *value = wf_tuple_new(c->vm, NULL, count);
    size_t i = 0;
    for (const wf_node *kid = tuple->kid; kid; kid = kid->next)
        wf_set(c->vm, value, value->item[i++], wf_node_value(c, kid));
    tuple->value = wf_value_add(c, wf_from(value));
    tuple->kind = WF_N_CONST;
    return tuple;
}

int wf_const_truth(wf_compiler *c, const wf_node *n) {
    return n->kind == WF_N_CONST ? wf_truth(c->vm, wf_node_value(c, n)) : -1;
}
