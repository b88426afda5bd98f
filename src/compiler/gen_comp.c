/* gen_comp.c - comprehensions and generator expressions.
 *
 * A comprehension is carried out in line: its targets are bound to registers
 * of their own while it lasts. When something in it may capture them (a lambda,
 * a generator expression) or look for their names (eval, locals) these are
 * registers of variables, whose cells are closed each time the comprehension
 * starts. It is a function of its own in a class body, whose names it does not
 * see, in a module if names are looked for, and where such registers are used
 * up. A generator expression always is one. */
#include "compiler/parse.h"

/* So many registers of variables must be free for a comprehension whose targets may be captured. */
#define MOST_CAPTURED 24

static const wf_node *first_for(const wf_node *comp) {
    const wf_node *kid = comp->kid;
    while (kid->kind != WF_N_FOR)
        kid = kid->next;
    return kid;
}

/* ---- What is allowed ---- */

static bool is_target_name(wf_compiler *c, const wf_node *n, void *data) {
    return n->kind == WF_N_NAME && wf_node_name(c, n) == (const wf_str *)data;
}

static bool binds(wf_compiler *c, const wf_node *comp, const wf_str *name) {
    for (const wf_node *clause = first_for(comp); clause; clause = clause->next)
        if (wf_node_any(c, clause->kid, is_target_name, (void *)(uintptr_t)name))
            return true;
    return false;
}

const wf_span *wf_walrus_name_at(wf_compiler *c, const wf_node *walrus) {
    size_t size = wf_str_size(wf_node_name(c, walrus));
    c->span = (wf_span){walrus->line, walrus->line, walrus->col, (uint16_t)(walrus->col + size)};
    return &c->span;
}

static bool check_walrus(wf_compiler *c, const wf_node *n, void *comp) {
    if (n->kind == WF_N_WALRUS && binds(c, comp, wf_node_name(c, n)))
        wf_syntax_raise(c, WF_E_COMP_REBIND, wf_walrus_name_at(c, n), wf_node_value(c, n));
    return false;
}

static bool check_no_walrus(wf_compiler *c, const wf_node *n, void *data) {
    (void)data;
    if (n->kind == WF_N_WALRUS)
        wf_syntax_raise(c, WF_E_COMP_WALRUS_ITERABLE, wf_node_at(c, n));
    return false;
}

static void check_comp(wf_compiler *c, const wf_node *comp) {
    if (!c->saw_walrus)
        return;
    for (const wf_node *clause = first_for(comp); clause; clause = clause->next)
        wf_node_any(c, clause->kid->next, check_no_walrus, NULL);
    wf_node_any(c, comp, check_walrus, (void *)(uintptr_t)comp);
}

static bool is_async_node(wf_compiler *c, const wf_node *n, void *comp) {
    (void)c;
    if (n->kind == WF_N_AWAIT)
        return true;
    if (n->kind == WF_N_FOR)
        return n->op;
    return n->kind == WF_N_COMP && n != comp && n->op != WF_COMP_GENERATOR && first_for(n)->op;
}

/* Whether computing it suspends: not counting its first iterable, which is computed outside. */
static bool is_async(wf_compiler *c, const wf_node *comp) {
    const wf_node *first = first_for(comp);
    bool found = first->op;
    for (const wf_node *kid = comp->kid; kid && !found; kid = kid->next)
        found = kid != first && wf_node_any(c, kid, is_async_node, (void *)(uintptr_t)comp);
    for (const wf_node *kid = first->kid->next->next; kid && !found; kid = kid->next)
        found = wf_node_any(c, kid, is_async_node, (void *)(uintptr_t)comp);
    return found;
}

static bool makes_function(wf_compiler *c, const wf_node *n, void *comp) {
    (void)c;
    return n != comp &&
           (n->kind == WF_N_LAMBDA || (n->kind == WF_N_COMP && n->op == WF_COMP_GENERATOR));
}

static bool yields(wf_compiler *c, const wf_node *n, void *data) {
    (void)c;
    (void)data;
    return n->kind == WF_N_YIELD || n->kind == WF_N_YIELDFROM;
}

static bool asks_for_names(wf_compiler *c, const wf_node *n, void *data) {
    (void)data;
    const wf_str *name = n->kind == WF_N_NAME ? wf_node_name(c, n) : NULL;
    return name && (name == WF_S(eval) || name == WF_S(exec) || name == WF_S(locals));
}

static bool has_any(wf_compiler *c, const wf_node *comp,
                    bool (*test)(wf_compiler *, const wf_node *, void *)) {
    for (const wf_node *kid = comp->kid; kid; kid = kid->next)
        if (wf_node_any(c, kid, test, (void *)(uintptr_t)comp))
            return true;
    return false;
}

static bool shows_names(wf_compiler *c, const wf_node *comp) {
    return has_any(c, comp, asks_for_names);
}

/* Whether targets must be variables. */
static bool has_variables(wf_compiler *c, const wf_node *comp) {
    return has_any(c, comp, makes_function) || shows_names(c, comp);
}

static bool is_function(wf_compiler *c, const wf_node *comp) {
    if (comp->op == WF_COMP_GENERATOR || c->unit->kind == WF_UNIT_CLASS)
        return true;
    if (!wf_unit_is_function(c->unit) && shows_names(c, comp))
        return true;
    return has_any(c, comp, yields) ||
           (c->unit->variables > WF_NEAR_NAMES - MOST_CAPTURED && has_variables(c, comp));
}

/* ---- Loops ---- */

static void gen_clauses(wf_compiler *c, const wf_node *comp, const wf_node *clause, unsigned result,
                        int iterator);

/* What each turn of the innermost loop does. */
static void gen_element(wf_compiler *c, const wf_node *comp, unsigned result) {
    const wf_node *element = comp->kid;
    unsigned top = c->unit->top;
    unsigned reg = wf_tree_operand(c, element, comp->op == WF_COMP_DICT ? element->next : NULL);
    switch (comp->op) {
    case WF_COMP_DICT: {
        unsigned value = wf_tree_any(c, element->next);
        wf_at(c, element);
        wf_emit_abc(c, WF_OP_DICTADD, result, reg, value);
        break;
    }
    case WF_COMP_GENERATOR:
        wf_at(c, element);
        wf_emit_ab(c, WF_OP_YIELD, wf_temp(c), reg);
        break;
    default:
        wf_at(c, element);
        wf_emit_ab(c, comp->op == WF_COMP_LIST ? WF_OP_LISTADD : WF_OP_SETADD, result, reg);
    }
    wf_temps_free(c, top);
}

/* Conditions of a clause, what is inside it, and where failed conditions go on. */
static void gen_inside(wf_compiler *c, const wf_node *comp, const wf_node *clause,
                       unsigned result) {
    uint32_t skip = WF_NO_JUMP;
    for (const wf_node *test = clause->kid->next->next; test; test = test->next)
        wf_jump_join(c, &skip, wf_tree_test(c, test, false));
    if (clause->next)
        gen_clauses(c, comp, clause->next, result, -1);
    else
        gen_element(c, comp, result);
    wf_jump_here(c, skip);
}

static void gen_loop(wf_compiler *c, const wf_node *comp, const wf_node *clause, unsigned result,
                     unsigned iterator) {
    const wf_node *target = clause->kid;
    int direct = target->kind == WF_N_NAME ? wf_scope_target(c, wf_node_name(c, target)) : -1;
    unsigned value = direct >= 0 ? (unsigned)direct : wf_temp(c);
    uint32_t next = wf_emit_jump(c), top = wf_label(c);
    wf_at(c, target);
    if (direct < 0)
        wf_tree_store(c, target, value);
    gen_inside(c, comp, clause, result);
    wf_at(c, clause->kid->next);
    wf_jump_here(c, next);
    wf_emit_ab(c, WF_OP_FORLOOP, iterator, value);
    wf_emit_back(c, WF_OP_JUMP, top);
}

static void gen_async_loop(wf_compiler *c, const wf_node *comp, const wf_node *clause,
                           unsigned result, unsigned iterator) {
    unsigned value = wf_temp(c);
    uint32_t top = wf_label(c);
    wf_at(c, clause->kid->next);
    wf_emit_ab(c, WF_OP_ANEXT, value, iterator);
    wf_emit_ab(c, WF_OP_YIELDFROM, value, value);
    uint32_t end = wf_label(c);
    wf_tree_store(c, clause->kid, value);
    gen_inside(c, comp, clause, result);
    wf_emit_back(c, WF_OP_LOOP, top);
    wf_emit_handler(c, top, end, wf_label(c), value);
    wf_emit_ax(c, WF_OP_ENDASYNC, value, 0);
}

static void gen_iterator(wf_compiler *c, const wf_node *clause, unsigned iterator,
                         unsigned iterable) {
    wf_at(c, clause->kid->next);
    wf_emit_ab(c, clause->op ? WF_OP_AITER : WF_OP_GETITER, iterator, iterable);
}

/* The loops from clause on. iterator -1: the clause's iterable is yet to be computed. */
static void gen_clauses(wf_compiler *c, const wf_node *comp, const wf_node *clause, unsigned result,
                        int iterator) {
    unsigned top = c->unit->top, reg = iterator >= 0 ? (unsigned)iterator : wf_temp(c);
    wf_check_stack(c->vm);
    if (iterator < 0) {
        gen_iterator(c, clause, reg, wf_tree_any(c, clause->kid->next));
    }
    (clause->op ? gen_async_loop : gen_loop)(c, comp, clause, result, reg);
    wf_temps_free(c, top);
}

/* ---- In line ---- */

static void bind_target(wf_compiler *c, const wf_node *n, const wf_binding *outer,
                        unsigned (*new_register)(wf_compiler *c)) {
    wf_unit *u = c->unit;
    if (n->kind != WF_N_NAME) {
        bool has_targets = n->kind == WF_N_TUPLE || n->kind == WF_N_LIST || n->kind == WF_N_STAR;
        for (const wf_node *kid = has_targets ? n->kid : NULL; kid; kid = kid->next)
            bind_target(c, kid, outer, new_register);
        return;
    }
    for (const wf_binding *b = u->bindings; b != outer; b = b->outer)
        if (wf_eq(wf_value_at(c, b->name), wf_node_value(c, n)))
            return;
    wf_scope_bind(c, wf_scratch_new(c, sizeof(wf_binding)), n->value, new_register(c));
}

/* Gives each target a register; those of later loops are unbound until they are set. */
static void bind_targets(wf_compiler *c, const wf_node *comp) {
    wf_unit *u = c->unit;
    wf_binding *outer = u->bindings;
    if (has_variables(c, comp)) {
        unsigned first = u->variables;
        for (const wf_node *clause = first_for(comp); clause; clause = clause->next)
            bind_target(c, clause->kid, outer, wf_variable);
        wf_emit_ax(c, WF_OP_CLOSE, first, u->variables - first);
        if (shows_names(c, comp))
            for (const wf_binding *b = u->bindings; b != outer; b = b->outer)
                wf_scope_show(c, b);
        return;
    }
    for (const wf_node *clause = first_for(comp); clause; clause = clause->next) {
        unsigned before = u->top;
        bind_target(c, clause->kid, outer, wf_temp);
        if (clause != first_for(comp))
            for (unsigned reg = before; reg < u->top; reg++)
                wf_emit_ax(c, WF_OP_LOADC, reg, 4);
    }
}

/* Nobody sees the variables of a comprehension any more, but functions that captured them. */
static void hide_targets(wf_compiler *c, const wf_binding *outer) {
    for (const wf_binding *b = c->unit->bindings; b != outer; b = b->outer) {
        wf_emit_ax(c, WF_OP_CLOSE, b->reg, 1);
        wf_emit_ax(c, WF_OP_LOADC, b->reg, 4);
    }
}

static void gen_empty(wf_compiler *c, const wf_node *comp, unsigned result) {
    static const uint8_t ops[] = {WF_OP_LIST, WF_OP_SET, WF_OP_DICT};
    wf_at(c, comp);
    wf_emit_ab(c, (wf_opcode)ops[comp->op], result, result);
}

static void gen_inline(wf_compiler *c, const wf_node *comp, unsigned iterable, unsigned iterator,
                       unsigned dest) {
    wf_binding *outer = c->unit->bindings;
    unsigned result = wf_is_variable(dest) ? wf_temp(c) : dest;
    gen_empty(c, comp, result);
    bind_targets(c, comp);
    gen_iterator(c, first_for(comp), iterator, iterable);
    gen_clauses(c, comp, first_for(comp), result, (int)iterator);
    if (shows_names(c, comp))
        hide_targets(c, outer);
    c->unit->bindings = outer;
    wf_at(c, comp);
    wf_emit_move(c, dest, result);
}

/* ---- As a function: its parameter is the first iterator ---- */

static wf_unit *gen_body(wf_compiler *c, const wf_node *comp, bool suspends) {
    static const wf_str *const names[] = {WF_S(listcomp_), WF_S(setcomp_), WF_S(dictcomp_),
                                          WF_S(genexpr_)};
    bool is_generator = comp->op == WF_COMP_GENERATOR;
    wf_unit *u = wf_unit_begin(c, WF_UNIT_COMP, names[comp->op], comp->line);
    u->comp = comp->op;
    u->flags |= (is_generator ? WF_CODE_GENERATOR : 0) | (suspends ? WF_CODE_COROUTINE : 0);
    u->arg_count = 1;
    wf_scope_param(c, WF_S(comp_iter_), wf_node_at(c, comp));
    for (const wf_node *clause = first_for(comp); clause; clause = clause->next)
        wf_declare_targets(c, clause->kid);
    unsigned result = wf_temp(c);
    if (!is_generator)
        gen_empty(c, comp, result);
    gen_clauses(c, comp, first_for(comp), result, 0);
    if (!is_generator)
        wf_emit_ab(c, WF_OP_RETURN, result, 0);
    wf_unit_end(c);
    return u;
}

static void gen_function(wf_compiler *c, const wf_node *comp, unsigned iterator, bool suspends,
                         unsigned dest) {
    unsigned window = wf_tree_window(c), argument = wf_temp(c);
    wf_at(c, comp);
    wf_emit_move(c, argument, iterator);
    wf_unit *u = gen_body(c, comp, suspends);
    wf_at(c, comp);
    wf_emit_closure(c, u, window);
    wf_emit_ab(c, WF_OP_CALL, window, 1);
    if (suspends && comp->op != WF_COMP_GENERATOR)
        wf_tree_await(c, window, 0);
    wf_emit_move(c, dest, window);
}

void wf_tree_comp(wf_compiler *c, const wf_node *comp, unsigned dest) {
    const wf_node *first = first_for(comp);
    bool suspends = is_async(c, comp);
    check_comp(c, comp);
    if (suspends && comp->op != WF_COMP_GENERATOR)
        wf_check_async(c, WF_E_COMP_ASYNC, wf_node_at(c, comp));
    unsigned top = c->unit->top, iterable = wf_tree_any(c, first->kid->next);
    unsigned iterator = iterable == top ? iterable : wf_temp(c);
    if (!is_function(c, comp)) {
        gen_inline(c, comp, iterable, iterator, dest);
        return;
    }
    gen_iterator(c, first, iterator, iterable);
    gen_function(c, comp, iterator, suspends, dest);
}
