/* target.c - what may be assigned, augmented and deleted, and the instructions for it. */
#include "compiler/parse.h"

/* ---- What may be a target ---- */

static const char *describe_constant(wf_compiler *c, const wf_node *n) {
    wf_val v = wf_node_value(c, n);
    if (n->op == WF_CONST_DEBUG)
        return "__debug__";
    if (wf_is_none_(v))
        return "None";
    if (wf_eq(v, WF_TRUE))
        return "True";
    if (wf_eq(v, WF_FALSE))
        return "False";
    if (wf_eq(v, WF_ELLIPSIS))
        return "ellipsis";
    if (wf_is_tuple(v))
        return "tuple";
    return n->op ? "expression" : "literal";
}

const char *wf_node_describe(wf_compiler *c, const wf_node *n) {
    static const char *const comps[] = {"list comprehension", "set comprehension",
                                        "dict comprehension", "generator expression"};
    static const char *const names[WF_N_COUNT] = {[WF_N_ATTR] = "attribute",
                                                  [WF_N_ITEM] = "subscript",
                                                  [WF_N_STAR] = "starred",
                                                  [WF_N_NAME] = "name",
                                                  [WF_N_LIST] = "list",
                                                  [WF_N_TUPLE] = "tuple",
                                                  [WF_N_LAMBDA] = "lambda",
                                                  [WF_N_CALL] = "function call",
                                                  [WF_N_YIELD] = "yield expression",
                                                  [WF_N_YIELDFROM] = "yield expression",
                                                  [WF_N_AWAIT] = "await expression",
                                                  [WF_N_DICT] = "dict literal",
                                                  [WF_N_SET] = "set display",
                                                  [WF_N_FORMAT] = "f-string expression",
                                                  [WF_N_COMPARE] = "comparison",
                                                  [WF_N_CHAIN] = "comparison",
                                                  [WF_N_IF] = "conditional expression",
                                                  [WF_N_WALRUS] = "named expression"};
    if (n->kind == WF_N_CONST)
        return describe_constant(c, n);
    if (n->kind == WF_N_COMP)
        return comps[n->op];
    return names[n->kind] ? names[n->kind] : "expression";
}

void wf_check_name(wf_compiler *c, const wf_str *name, const wf_span *at, bool deleting) {
    if (name == WF_S(__debug__))
        wf_syntax_raise(c, deleting ? WF_E_CANNOT_DELETE : WF_E_CANNOT_ASSIGN, at, "__debug__");
}

/* A constant tuple is a display after all when it is a target. */
static void unfold(wf_compiler *c, const wf_node *n) {
    if (n->kind == WF_N_CONST && wf_is_tuple(wf_node_value(c, n)))
        ((wf_node *)(uintptr_t)n)->kind = WF_N_TUPLE;
}

const wf_node *wf_find_bad_target(wf_compiler *c, const wf_node *n, wf_use use) {
    wf_check_stack(c->vm);
    unfold(c, n);
    switch (n->kind) {
    case WF_N_NAME:
    case WF_N_ATTR:
        wf_check_name(c, wf_node_name(c, n), wf_node_at(c, n), use == WF_USE_DELETE);
        return NULL;
    case WF_N_ITEM: return NULL;
    case WF_N_STAR: return use == WF_USE_DELETE ? n : wf_find_bad_target(c, n->kid, use);
    case WF_N_TUPLE:
    case WF_N_LIST: break;
    default: return n;
    }
    bool starred = false;
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        const wf_node *bad = wf_find_bad_target(c, kid, use);
        if (bad)
            return bad;
        if (kid->kind == WF_N_STAR && starred)
            wf_syntax_raise(c, WF_E_STARRED_TWICE, wf_node_at(c, n));
        starred = starred || kid->kind == WF_N_STAR;
    }
    return NULL;
}

void wf_check_target(wf_compiler *c, const wf_node *n, wf_use use) {
    const wf_node *bad = wf_find_bad_target(c, n, use);
    if (bad)
        wf_parse_raise(c, use == WF_USE_DELETE ? WF_E_CANNOT_DELETE : WF_E_CANNOT_ASSIGN,
                       wf_node_at(c, bad), wf_node_describe(c, bad));
    if (n->kind == WF_N_STAR)
        wf_syntax_raise(c, WF_E_STARRED_TARGET, wf_node_at(c, n));
}

void wf_declare_targets(wf_compiler *c, const wf_node *target) {
    switch (target->kind) {
    case WF_N_NAME: wf_scope_target(c, wf_node_name(c, target)); break;
    case WF_N_TUPLE:
    case WF_N_LIST:
    case WF_N_STAR:
        for (const wf_node *kid = target->kid; kid; kid = kid->next)
            wf_declare_targets(c, kid);
        break;
    default: break;
    }
}

/* ---- Storing ---- */

/* self.name = ... in a method: the class tells how many attributes its instances will have. */
static void note_attribute(wf_compiler *c, const wf_node *target) {
    const wf_unit *u = c->unit;
    const wf_node *object = target->kid;
    if (u->kind != WF_UNIT_FUNCTION || !u->outer || u->outer->kind != WF_UNIT_CLASS ||
        !u->arg_count || object->kind != WF_N_NAME ||
        wf_node_name(c, object) != wf_as_str(wf_list_at(u->names, 0)))
        return;
    wf_set_add(c->vm, u->outer->statics, wf_node_value(c, target));
}

/* Registers in a row that are the targets, all of them distinct local variables; -1: not so. */
static int row_of_variables(wf_compiler *c, const wf_node *first) {
    int start = -1, next = -1;
    for (const wf_node *kid = first; kid; kid = kid->next) {
        if (kid->kind != WF_N_NAME)
            return -1;
        int reg = wf_scope_target(c, wf_node_name(c, kid));
        if (reg < 0 || (next >= 0 && reg != next))
            return -1;
        start = start < 0 ? reg : start;
        next = reg + 1;
    }
    return start;
}

static void emit_unpack(wf_compiler *c, const wf_node *target, unsigned first, unsigned reg) {
    unsigned before = 0, after = 0;
    bool starred = false;
    for (const wf_node *kid = target->kid; kid; kid = kid->next) {
        starred = starred || kid->kind == WF_N_STAR;
        if (!starred)
            before++;
        else if (kid->kind != WF_N_STAR)
            after++;
    }
    wf_at(c, target);
    if (starred) {
        wf_emit_abc(c, WF_OP_UNPACKX, first, reg, before);
        wf_emit(c, WF_INS_X(WF_OP_EXTRA, after));
    } else {
        wf_emit_abc(c, WF_OP_UNPACK, first, reg, before);
    }
}

static void gen_unpack(wf_compiler *c, const wf_node *target, unsigned reg) {
    int row = row_of_variables(c, target->kid);
    if (row >= 0) {
        emit_unpack(c, target, (unsigned)row, reg);
        return;
    }
    wf_declare_targets(c, target);
    unsigned first = wf_temps(c, (unsigned)wf_node_count(target->kid));
    emit_unpack(c, target, first, reg);
    for (const wf_node *kid = target->kid; kid; kid = kid->next)
        wf_tree_store(c, kid->kind == WF_N_STAR ? kid->kid : kid, first++);
}

void wf_tree_store(wf_compiler *c, const wf_node *target, unsigned reg) {
    unsigned top = c->unit->top;
    wf_check_stack(c->vm);
    switch (target->kind) {
    case WF_N_NAME:
        wf_at(c, target);
        wf_scope_store(c, wf_node_name(c, target), reg);
        break;
    case WF_N_ATTR: {
        note_attribute(c, target);
        unsigned object = wf_tree_any(c, target->kid);
        wf_at(c, target);
        wf_emit_site(c, WF_OP_SETATTR, WF_OP_SETATTRX, object, reg, wf_node_name(c, target));
        break;
    }
    case WF_N_ITEM: {
        unsigned object = wf_tree_operand(c, target->kid, target->kid->next);
        unsigned key = wf_tree_any(c, target->kid->next);
        wf_at(c, target);
        wf_emit_abc(c, WF_OP_SETITEM, object, key, reg);
        break;
    }
    default: gen_unpack(c, target, reg); break;
    }
    wf_temps_free(c, top);
}

/* ---- Assigning ---- */

static bool has_star(const wf_node *first) {
    for (; first; first = first->next)
        if (first->kind == WF_N_STAR)
            return true;
    return false;
}

/* a, b = x, y needs no tuple. */
static bool is_parallel(wf_compiler *c, const wf_node *target, const wf_node *value) {
    bool is_display = value->kind == WF_N_TUPLE ||
                      (value->kind == WF_N_CONST && wf_is_tuple(wf_node_value(c, value)));
    size_t count = wf_node_count(target->kid);
    return is_display && count && count <= 8 &&
           (target->kind == WF_N_TUPLE || target->kind == WF_N_LIST) &&
           count == wf_node_count(value->kid) && !has_star(target->kid) && !has_star(value->kid);
}

/* The register of the last target if its value may be put there at once: all targets are
 * different local variables. */
static int last_variable(wf_compiler *c, const wf_node *first) {
    int reg = -1;
    for (const wf_node *kid = first; kid; kid = kid->next) {
        if (kid->kind != WF_N_NAME)
            return -1;
        for (const wf_node *other = first; other != kid; other = other->next)
            if (wf_node_name(c, other) == wf_node_name(c, kid))
                return -1;
        reg = wf_scope_target(c, wf_node_name(c, kid));
        if (reg < 0)
            return -1;
    }
    return reg;
}

static void gen_parallel(wf_compiler *c, const wf_node *target, const wf_node *value) {
    unsigned first = c->unit->top;
    int last = last_variable(c, target->kid);
    for (const wf_node *kid = value->kid; kid; kid = kid->next) {
        if (!kid->next && last >= 0)
            wf_tree_to(c, kid, (unsigned)last);
        else
            wf_tree_push(c, kid);
    }
    for (const wf_node *kid = target->kid; kid && (kid->next || last < 0); kid = kid->next)
        wf_tree_store(c, kid, first++);
}

void wf_tree_assign(wf_compiler *c, const wf_node *target, const wf_node *value) {
    unsigned top;
    int reg = target->kind == WF_N_NAME ? wf_scope_target(c, wf_node_name(c, target)) : -1;
    wf_declare_targets(c, target);
    top = c->unit->top;
    if (reg >= 0)
        wf_tree_to(c, value, (unsigned)reg);
    else if (is_parallel(c, target, value))
        gen_parallel(c, target, value);
    else
        wf_tree_store(c, target, wf_tree_operand(c, value, target));
    wf_temps_free(c, top);
}

/* ---- Augmented assignment ---- */

/* R[dest] = (R[left] op= value) */
static void emit_augment(wf_compiler *c, wf_binop op, unsigned dest, unsigned left,
                         const wf_node *value, const wf_span *at) {
    int small;
    bool is_sum = op == WF_ADD || op == WF_SUB;
    if (is_sum && wf_node_is_small(c, value, &small)) {
        c->here = *at;
        wf_emit_abc(c, op == WF_ADD ? WF_OP_IADDI : WF_OP_ISUBI, dest, left, (unsigned)small);
        return;
    }
    unsigned right = wf_tree_any(c, value);
    c->here = *at;
    if (is_sum) {
        wf_emit_abc(c, op == WF_ADD ? WF_OP_IADD : WF_OP_ISUB, dest, left, right);
        return;
    }
    wf_emit_abc(c, WF_OP_INPLACE, left, right, op);
    wf_emit_move(c, dest, left);
}

static void augment_name(wf_compiler *c, const wf_node *target, wf_binop op, const wf_node *value,
                         const wf_span *at) {
    const wf_str *name = wf_node_name(c, target);
    int reg = wf_scope_target(c, name);
    if (reg >= 0) {
        unsigned left = wf_tree_operand(c, target, value);
        emit_augment(c, op, (unsigned)reg, left, value, at);
        return;
    }
    unsigned work = wf_tree_push(c, target);
    emit_augment(c, op, work, work, value, at);
    wf_scope_store(c, name, work);
}

static void augment_attr(wf_compiler *c, const wf_node *target, wf_binop op, const wf_node *value,
                         const wf_span *at) {
    unsigned object = wf_tree_operand(c, target->kid, value), work = wf_temp(c);
    const wf_str *name = wf_node_name(c, target);
    wf_at(c, target);
    wf_emit_site(c, WF_OP_GETATTR, WF_OP_GETATTRX, work, object, name);
    emit_augment(c, op, work, work, value, at);
    wf_at(c, target);
    wf_emit_site(c, WF_OP_SETATTR, WF_OP_SETATTRX, object, work, name);
}

static void augment_item(wf_compiler *c, const wf_node *target, wf_binop op, const wf_node *value,
                         const wf_span *at) {
    const wf_node *index = target->kid->next;
    unsigned object = wf_tree_operand(c, target->kid, value);
    unsigned key = wf_tree_operand(c, index, value), work = wf_temp(c);
    wf_at(c, target);
    wf_emit_abc(c, WF_OP_GETITEM, work, object, key);
    emit_augment(c, op, work, work, value, at);
    wf_at(c, target);
    wf_emit_abc(c, WF_OP_SETITEM, object, key, work);
}

void wf_tree_augment(wf_compiler *c, const wf_node *target, wf_binop op, const wf_node *value) {
    wf_span start = *wf_node_at(c, target);
    wf_span at = *wf_span_to(c, &start, wf_node_at(c, value));
    wf_declare_targets(c, target);
    unsigned top = c->unit->top;
    if (target->kind == WF_N_NAME)
        augment_name(c, target, op, value, &at);
    else
        (target->kind == WF_N_ATTR ? augment_attr : augment_item)(c, target, op, value, &at);
    wf_temps_free(c, top);
}

/* ---- Deleting ---- */

void wf_tree_delete(wf_compiler *c, const wf_node *target) {
    unsigned top = c->unit->top;
    switch (target->kind) {
    case WF_N_NAME:
        wf_at(c, target);
        wf_scope_delete(c, wf_node_name(c, target));
        break;
    case WF_N_ATTR: {
        unsigned object = wf_tree_any(c, target->kid);
        wf_at(c, target);
        wf_emit_ax(c, WF_OP_DELATTR, object,
                   wf_site_add(c, wf_const_add(c, wf_node_value(c, target))));
        break;
    }
    case WF_N_ITEM: {
        unsigned object = wf_tree_operand(c, target->kid, target->kid->next);
        unsigned key = wf_tree_any(c, target->kid->next);
        wf_at(c, target);
        wf_emit_ab(c, WF_OP_DELITEM, object, key);
        break;
    }
    default:
        for (const wf_node *kid = target->kid; kid; kid = kid->next)
            wf_tree_delete(c, kid);
    }
    wf_temps_free(c, top);
}
