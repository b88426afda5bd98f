/* parse_stmt.c - statements: each is compiled while it is parsed, so that only its expressions
 * are ever in memory as a whole. */
#include "compiler/parse.h"

static void parse_statement(wf_compiler *c);
static void parse_simple_line(wf_compiler *c, wf_body kind);

/* ---- Helpers ---- */

wf_node *wf_statement_tree(wf_compiler *c, wf_node *n) {
    if (c->show_trees)
        wf_print_tree(c, n);
    return n;
}

void wf_statement_end(wf_compiler *c, const wf_mark *mark) {
    wf_scratch_reset(c, mark);
    wf_temps_free(c, mark->top);
}

void wf_expect_colon(wf_compiler *c, bool forced) {
    if (c->token.kind != WF_T_COLON && (forced || c->token.kind == WF_T_NEWLINE))
        wf_parse_raise(c, WF_E_EXPECTED_COLON, &c->token.at);
    wf_expect(c, WF_T_COLON);
}

/* At the end of a simple statement. */
static bool is_at_end(const wf_compiler *c) {
    return c->token.kind == WF_T_NEWLINE || c->token.kind == WF_T_SEMICOLON;
}

static wf_node *parse_condition(wf_compiler *c) {
    wf_node *n = wf_parse_named(c);
    if (c->token.kind == WF_T_EQUAL)
        wf_fail_equal(c, n);
    return wf_statement_tree(c, n);
}

void wf_parse_body(wf_compiler *c, wf_body kind, const char *what, uint32_t line) {
    wf_check_stack(c->vm);
    if (c->token.kind != WF_T_NEWLINE) {
        parse_simple_line(c, kind);
        return;
    }
    wf_lex_next(c);
    if (c->token.kind != WF_T_INDENT) {
        bool at_end = c->token.kind == WF_T_END;
        c->at_eof = at_end;
        wf_parse_raise(c, WF_E_EXPECTED_BLOCK, at_end ? &c->before : &c->token.at, what, (int)line);
    }
    wf_lex_next(c);
    if (wf_is_simple_statement(c)) {
        parse_simple_line(c, kind);
    } else {
        parse_statement(c);
    }
    while (c->token.kind != WF_T_DEDENT && c->token.kind != WF_T_END)
        parse_statement(c);
    wf_expect(c, WF_T_DEDENT);
}

/* A body that is not reached when is_dead is set. */
static void parse_branch(wf_compiler *c, const char *what, uint32_t line, bool is_dead) {
    wf_unit *u = c->unit;
    u->dead += is_dead;
    wf_parse_body(c, WF_BODY_PLAIN, what, line);
    u->dead -= is_dead;
}

/* ---- if, while, for ---- */

/* 'if' condition ':' body ('elif' condition ':' body)* ['else' ':' body] */
static void parse_if(wf_compiler *c) {
    uint32_t out = WF_NO_JUMP;
    const char *what = "'if' statement";
    bool is_decided = false; /* an earlier condition is true for certain */
    while (c->token.kind == WF_T_IF || c->token.kind == WF_T_ELIF) {
        uint32_t line = c->token.at.line;
        wf_mark mark;
        wf_scratch_mark(c, &mark);
        wf_lex_next(c);
        wf_node *condition = parse_condition(c);
        int truth = wf_const_truth(c, condition);
        c->unit->dead += is_decided;
        uint32_t next = truth < 0 ? wf_tree_test(c, condition, false) : WF_NO_JUMP;
        wf_statement_end(c, &mark);
        wf_expect_colon(c, false);
        parse_branch(c, what, line, truth == 0);
        if (truth < 0 && (c->token.kind == WF_T_ELIF || c->token.kind == WF_T_ELSE))
            wf_jump_join(c, &out, wf_emit_jump(c));
        wf_jump_here(c, next);
        c->unit->dead -= is_decided;
        is_decided = is_decided || truth == 1;
        what = "'elif' statement";
        if (c->token.kind != WF_T_ELIF)
            break;
    }
    if (c->token.kind == WF_T_ELSE) {
        uint32_t line = c->token.at.line;
        wf_lex_next(c);
        wf_expect_colon(c, true);
        parse_branch(c, "'else' statement", line, is_decided);
    }
    wf_jump_here(c, out);
}

/* ['else' ':' body] of a loop; breaks lead behind it */
static void parse_loop_else(wf_compiler *c, const wf_block *loop) {
    uint32_t line = c->token.at.line;
    if (wf_accept(c, WF_T_ELSE)) {
        wf_expect_colon(c, true);
        wf_parse_body(c, WF_BODY_PLAIN, "'else' statement", line);
    }
    wf_jump_here(c, loop->exits[WF_EXIT_BREAK]);
}

/* 'while' condition ':' body [else] */
static void parse_while(wf_compiler *c) {
    wf_block loop;
    uint32_t line = c->token.at.line;
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    wf_lex_next(c);
    uint32_t top = wf_label(c);
    wf_node *condition = parse_condition(c);
    int truth = wf_const_truth(c, condition);
    uint32_t out = truth == 1 ? WF_NO_JUMP : wf_tree_test(c, condition, false);
    wf_span at = *wf_node_at(c, condition);
    wf_statement_end(c, &mark);
    wf_expect_colon(c, false);
    wf_block_begin(c, &loop, WF_BLOCK_LOOP, 0);
    parse_branch(c, "'while' statement", line, truth == 0);
    wf_block_end(c, &loop);
    c->here = at;
    wf_jump_here(c, loop.exits[WF_EXIT_CONTINUE]);
    wf_emit_back(c, WF_OP_LOOP, top);
    wf_jump_here(c, out);
    parse_loop_else(c, &loop);
}

static void gen_for(wf_compiler *c, const wf_node *target, wf_block *loop, unsigned iterator,
                    uint32_t line) {
    int direct = target->kind == WF_N_NAME ? wf_scope_target(c, wf_node_name(c, target)) : -1;
    unsigned value = direct >= 0 ? (unsigned)direct : wf_temp(c);
    wf_span at = c->here;
    uint32_t next = wf_emit_jump(c), top = wf_label(c);
    if (direct < 0)
        wf_tree_store(c, target, value);
    wf_block_begin(c, loop, WF_BLOCK_LOOP, 0);
    wf_parse_body(c, WF_BODY_PLAIN, "'for' statement", line);
    wf_block_end(c, loop);
    c->here = at;
    wf_jump_here(c, next);
    wf_jump_here(c, loop->exits[WF_EXIT_CONTINUE]);
    wf_emit_ab(c, WF_OP_FORLOOP, iterator, value);
    wf_emit_back(c, WF_OP_JUMP, top);
}

static void gen_async_for(wf_compiler *c, const wf_node *target, wf_block *loop, unsigned iterator,
                          uint32_t line) {
    unsigned value = wf_temp(c);
    wf_span at = c->here;
    uint32_t top = wf_label(c);
    wf_emit_ab(c, WF_OP_ANEXT, value, iterator);
    wf_emit_ab(c, WF_OP_YIELDFROM, value, value);
    uint32_t end = wf_label(c);
    wf_tree_store(c, target, value);
    wf_block_begin(c, loop, WF_BLOCK_LOOP, 0);
    wf_parse_body(c, WF_BODY_PLAIN, "'for' statement", line);
    wf_block_end(c, loop);
    c->here = at;
    wf_jump_here(c, loop->exits[WF_EXIT_CONTINUE]);
    wf_emit_back(c, WF_OP_LOOP, top);
    wf_emit_handler(c, top, end, wf_label(c), value);
    wf_emit_ax(c, WF_OP_ENDASYNC, value, 0);
}

/* ['async'] 'for' targets 'in' expressions ':' body [else] */
static void parse_for(wf_compiler *c, wf_span at, bool is_async) {
    wf_block loop;
    uint32_t line = c->token.at.line;
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    wf_lex_next(c);
    wf_node *target = wf_parse_target(c);
    if (c->token.kind != WF_T_IN)
        wf_parse_fail(c);
    wf_check_target(c, target, WF_USE_FOR);
    wf_lex_next(c);
    wf_node *iterable = wf_statement_tree(c, wf_parse_expressions(c));
    if (is_async)
        wf_check_async(c, WF_E_ASYNC_FOR_OUTSIDE, wf_lex_span_on(c, &at));
    wf_declare_targets(c, target);
    unsigned iterator = wf_temp(c), top = c->unit->top;
    unsigned reg = wf_tree_any(c, iterable);
    wf_at(c, iterable);
    wf_emit_ab(c, is_async ? WF_OP_AITER : WF_OP_GETITER, iterator, reg);
    wf_temps_free(c, top);
    wf_expect_colon(c, false);
    (is_async ? gen_async_for : gen_for)(c, target, &loop, iterator, line);
    wf_temps_free(c, iterator);
    parse_loop_else(c, &loop);
    wf_statement_end(c, &mark);
}

/* ---- Assignments and expressions ---- */

void wf_check_print(wf_compiler *c, const wf_node *n) {
    bool is_print = n->kind == WF_N_NAME &&
                    (wf_node_name(c, n) == WF_S(print) || wf_node_name(c, n) == WF_S(exec));
    if (!is_print || !wf_starts_expression(c) || n->flags & WF_NODE_PAREN)
        return;
    wf_parse_expressions(c);
    wf_parse_raise(c, WF_E_PRINT_STATEMENT, wf_span_since(c, wf_node_at(c, n)), wf_node_value(c, n),
                   wf_node_value(c, n));
}

/* Expressions that were perhaps meant to be compared, not assigned. */
static bool may_be_compared(wf_compiler *c, const wf_node *n) {
    switch (n->kind) {
    case WF_N_COMPARE:
    case WF_N_CHAIN:
    case WF_N_AND:
    case WF_N_OR:
    case WF_N_NOT:
    case WF_N_LAMBDA:
    case WF_N_IF: return n->flags & WF_NODE_PAREN;
    case WF_N_COMP: return n->op != WF_COMP_GENERATOR;
    case WF_N_CONST: return !strchr("NTF", wf_node_describe(c, n)[0]);
    default: return true;
    }
}

/* n stands before "=": raises if it cannot be assigned. */
static void check_assigned(wf_compiler *c, const wf_node *n, bool is_first) {
    const wf_node *bad = wf_find_bad_target(c, n, WF_USE_ASSIGN);
    if (!bad) {
        if (n->kind == WF_N_STAR)
            wf_syntax_raise(c, WF_E_STARRED_TARGET, wf_node_at(c, n));
        return;
    }
    wf_span at = *wf_node_at(c, bad);
    const char *what = wf_node_describe(c, bad);
    if ((bad->kind == WF_N_YIELD || bad->kind == WF_N_YIELDFROM) && !(bad->flags & WF_NODE_PAREN))
        wf_parse_raise(c, WF_E_ASSIGN_YIELD, &at);
    bool is_last = bad == n || (n->kind == WF_N_TUPLE && !(n->flags & WF_NODE_PAREN) && !bad->next);
    if (is_first && is_last && may_be_compared(c, bad)) {
        wf_lex_next(c);
        wf_parse_operators(c, WF_LEVEL_BITOR);
        if (c->token.kind != WF_T_EQUAL)
            wf_parse_raise(c, WF_E_CANNOT_ASSIGN_HERE, &at, what);
    }
    wf_parse_raise(c, WF_E_CANNOT_ASSIGN, &at, what);
}

static wf_node *parse_value(wf_compiler *c) {
    return c->token.kind == WF_T_YIELD ? wf_parse_yield(c) : wf_parse_expressions(c);
}

/* (targets '=')+ (expressions | yield), behind the first targets */
static void parse_assignment(wf_compiler *c, wf_node *first) {
    wf_node *targets = first, *last = first, *value;
    check_assigned(c, first, true);
    for (;;) {
        wf_expect(c, WF_T_EQUAL);
        value = parse_value(c);
        if (c->token.kind != WF_T_EQUAL)
            break;
        check_assigned(c, value, false);
        last = last->next = value;
    }
    for (wf_node *target = targets; target; target = target->next)
        wf_statement_tree(c, target);
    wf_statement_tree(c, value);
    if (targets == last) {
        wf_tree_assign(c, targets, value);
        return;
    }
    for (const wf_node *target = targets; target; target = target->next)
        wf_declare_targets(c, target);
    unsigned reg = wf_tree_push(c, value);
    for (const wf_node *target = targets; target; target = target->next)
        wf_tree_store(c, target, reg);
}

/* __annotations__[name] = annotation */
static void gen_annotation(wf_compiler *c, const wf_str *name, const wf_node *annotation) {
    unsigned top = c->unit->top;
    unsigned value = wf_tree_push(c, annotation);
    unsigned dict = wf_temp(c), key = wf_temp(c);
    wf_emit(c, WF_INS_X(WF_OP_ANNOTATIONS, 0));
    wf_scope_load(c, WF_S(__annotations__), dict);
    wf_emit_const(c, wf_from(name), key);
    wf_emit_abc(c, WF_OP_SETITEM, dict, key, value);
    wf_temps_free(c, top);
}

static void check_annotated(wf_compiler *c, const wf_node *target) {
    wf_span at = *wf_node_at(c, target);
    const char *what = wf_node_describe(c, target);
    if (target->kind == WF_N_TUPLE && !(target->flags & WF_NODE_PAREN) && target->kid)
        at = *wf_node_at(c, target->kid);
    if (strcmp(what, "tuple") == 0 || strcmp(what, "list") == 0)
        wf_parse_raise(c, WF_E_ANNOTATED_SEQUENCE, &at, what);
    if (target->kind != WF_N_NAME && target->kind != WF_N_ATTR && target->kind != WF_N_ITEM)
        wf_parse_raise(c, WF_E_ILLEGAL_ANNOTATION, &at);
    wf_find_bad_target(c, target, WF_USE_ASSIGN);
}

/* ':' annotation ['=' value], behind the target. Annotations of variables of functions are not
 * computed. */
static void parse_annotated(wf_compiler *c, wf_node *target) {
    bool is_simple = target->kind == WF_N_NAME && !(target->flags & WF_NODE_PAREN);
    check_annotated(c, target);
    wf_lex_next(c);
    wf_node *annotation = wf_statement_tree(c, wf_parse_annotation(c)), *value = NULL;
    if (wf_accept(c, WF_T_EQUAL))
        value = wf_statement_tree(c, parse_value(c));
    if (is_simple)
        wf_scope_annotate(c, wf_node_name(c, target), wf_span_since(c, wf_node_at(c, target)));
    if (value)
        wf_tree_assign(c, target, value);
    if (wf_unit_is_function(c->unit))
        return;
    wf_at(c, annotation);
    if (is_simple)
        gen_annotation(c, wf_node_name(c, target), annotation);
    else if (!c->future_annotations)
        wf_tree_drop(c, annotation);
}

/* The operator of an augmented assignment, or -1. */
static int augmented_operator(const wf_compiler *c) {
    static const struct {
        uint8_t token, op;
    } operators[] = {
        {WF_T_PLUSEQ, WF_ADD},      {WF_T_MINUSEQ, WF_SUB},     {WF_T_STAREQ, WF_MUL},
        {WF_T_ATEQ, WF_MATMUL},     {WF_T_SLASHEQ, WF_TRUEDIV}, {WF_T_FLOOREQ, WF_FLOORDIV},
        {WF_T_PERCENTEQ, WF_MOD},   {WF_T_POWEREQ, WF_POW},     {WF_T_LSHIFTEQ, WF_LSHIFT},
        {WF_T_RSHIFTEQ, WF_RSHIFT}, {WF_T_AMPEREQ, WF_AND},     {WF_T_BAREQ, WF_OR},
        {WF_T_CARETEQ, WF_XOR}};
    for (size_t i = 0; i < WF_COUNT(operators); i++)
        if (operators[i].token == c->token.kind)
            return operators[i].op;
    return -1;
}

static void parse_augmented(wf_compiler *c, wf_node *target, wf_binop op) {
    if (target->kind != WF_N_NAME && target->kind != WF_N_ATTR && target->kind != WF_N_ITEM)
        wf_parse_raise(c, WF_E_ILLEGAL_AUGMENT, wf_node_at(c, target), wf_node_describe(c, target));
    wf_find_bad_target(c, target, WF_USE_ASSIGN);
    wf_statement_tree(c, target);
    wf_lex_next(c);
    wf_tree_augment(c, target, op, wf_statement_tree(c, parse_value(c)));
}

/* Whether the values of expressions are shown. */
static bool is_interactive(const wf_compiler *c) {
    return c->mode == WF_MODE_SINGLE || c->mode == WF_MODE_PROMPT;
}

/* An expression alone: computed for what it does. */
static void gen_expression(wf_compiler *c, wf_node *n, wf_body kind) {
    bool is_text = n->kind == WF_N_CONST && wf_is_str_(wf_node_value(c, n)) && !n->op;
    if (n->kind == WF_N_STAR)
        wf_syntax_raise(c, WF_E_STARRED_HERE, wf_node_at(c, n));
    wf_statement_tree(c, n);
    if (is_text && kind != WF_BODY_PLAIN) {
        wf_at(c, n);
        wf_emit_docstring(c, kind, wf_node_value(c, n));
        return;
    }
    c->past_future = true;
    if (is_interactive(c) && c->unit->kind == WF_UNIT_MODULE) {
        unsigned reg = wf_tree_any(c, n);
        wf_at(c, n);
        wf_emit_ab(c, WF_OP_PRINT, reg, 0);
    } else {
        wf_tree_drop(c, n);
    }
}

/* expressions | assignment | annotated | augmented */
static void parse_expression_statement(wf_compiler *c, wf_body kind) {
    wf_node *n = parse_value(c);
    int op = augmented_operator(c);
    if (!is_at_end(c))
        c->past_future = true;
    if (c->token.kind == WF_T_EQUAL)
        parse_assignment(c, n);
    else if (c->token.kind == WF_T_COLON)
        parse_annotated(c, n);
    else if (op >= 0)
        parse_augmented(c, n, (wf_binop)op);
    else {
        wf_check_print(c, n);
        if (!is_at_end(c))
            wf_parse_fail(c);
        gen_expression(c, n, kind);
    }
}

/* ---- Other simple statements ---- */

static void parse_return(wf_compiler *c) { /* 'return' [expressions] */
    wf_span at = c->token.at;
    wf_lex_next(c);
    wf_node *value = NULL;
    if (wf_starts_expression(c) || c->token.kind == WF_T_STAR)
        value = wf_statement_tree(c, wf_parse_expressions(c));
    wf_block_return(c, value, wf_span_since(c, &at));
}

static wf_node *parse_shown(wf_compiler *c) { return wf_statement_tree(c, wf_parse_expression(c)); }

/* [mark expression]; NULL */
static wf_node *parse_behind(wf_compiler *c, wf_token_kind mark) {
    return wf_accept(c, mark) ? parse_shown(c) : NULL;
}

static void parse_raise(wf_compiler *c) { /* 'raise' [expression ['from' expression]] */
    wf_span at = c->token.at;
    wf_lex_next(c);
    if (is_at_end(c)) {
        c->here = at;
        wf_emit(c, WF_INS_X(WF_OP_RAISEAGAIN, 0));
        return;
    }
    wf_node *exc = parse_shown(c), *cause = parse_behind(c, WF_T_FROM);
    at = *wf_span_since(c, &at);
    unsigned reg = wf_tree_operand(c, exc, cause);
    unsigned from = cause ? wf_tree_any(c, cause) : 0;
    c->here = at;
    wf_emit_ab(c, cause ? WF_OP_RAISEFROM : WF_OP_RAISE, reg, from);
}

static void parse_assert(wf_compiler *c) { /* 'assert' expression [',' expression] */
    wf_span at = c->token.at;
    wf_lex_next(c);
    wf_node *test = parse_shown(c), *message = parse_behind(c, WF_T_COMMA);
    wf_warn_assert(c, test, wf_span_since(c, &at));
    if (c->optimize)
        return;
    uint32_t passed = wf_tree_test(c, test, true);
    unsigned window = wf_tree_window(c);
    wf_at(c, test);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_ASSERTION_ERROR);
    if (message) {
        wf_tree_push(c, message);
        wf_at(c, test);
        wf_emit_ab(c, WF_OP_CALL, window, 1);
    }
    wf_emit_ab(c, WF_OP_RAISE, window, 0);
    wf_jump_here(c, passed);
}

static void parse_del(wf_compiler *c) { /* 'del' targets */
    wf_lex_next(c);
    wf_node *target = wf_parse_expressions(c);
    if (!is_at_end(c))
        wf_parse_fail(c);
    wf_check_target(c, target, WF_USE_DELETE);
    wf_tree_delete(c, wf_statement_tree(c, target));
}

/* ('global' | 'nonlocal') NAME (',' NAME)* */
static void parse_declaration(wf_compiler *c, unsigned flag) {
    wf_span at = c->token.at;
    size_t first = c->values->count;
    do {
        wf_lex_next(c);
        wf_value_add(c, wf_from(wf_take_name(c)));
    } while (c->token.kind == WF_T_COMMA);
    at = *wf_span_since(c, &at);
    for (size_t i = first; i < c->values->count; i++)
        wf_scope_declare(c, wf_as_str(wf_value_at(c, (uint32_t)i)), flag, &at);
}

static void parse_leave(wf_compiler *c, wf_exit exit) { /* 'break' | 'continue' */
    const wf_block *block = c->unit->block;
    c->here = c->token.at;
    wf_lex_next(c);
    if (!is_at_end(c))
        wf_parse_fail(c);
    for (; block && block->kind != WF_BLOCK_LOOP; block = block->outer)
        if (block->kind == WF_BLOCK_GROUP)
            wf_syntax_raise(c, WF_E_EXIT_FROM_GROUP, &c->here);
    if (!block)
        wf_syntax_raise(c, exit == WF_EXIT_BREAK ? WF_E_BREAK_OUTSIDE : WF_E_CONTINUE_OUTSIDE,
                        &c->here);
    wf_block_exit(c, exit, 0);
}

static void parse_simple(wf_compiler *c, wf_body kind) {
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    c->past_future = c->past_future || (c->token.kind != WF_T_FROM && c->token.kind != WF_T_STRING);
    switch (c->token.kind) {
    case WF_T_PASS: wf_lex_next(c); break;
    case WF_T_RETURN: parse_return(c); break;
    case WF_T_RAISE: parse_raise(c); break;
    case WF_T_ASSERT: parse_assert(c); break;
    case WF_T_DEL: parse_del(c); break;
    case WF_T_GLOBAL: parse_declaration(c, WF_SYM_GLOBAL); break;
    case WF_T_NONLOCAL: parse_declaration(c, WF_SYM_NONLOCAL); break;
    case WF_T_BREAK: parse_leave(c, WF_EXIT_BREAK); break;
    case WF_T_CONTINUE: parse_leave(c, WF_EXIT_CONTINUE); break;
    case WF_T_IMPORT: wf_parse_import(c); break;
    case WF_T_FROM: wf_parse_from(c); break;
    case WF_T_NAME:
        if (wf_token_is(c, WF_S(type)) && wf_lex_peek_name(c)) {
            wf_parse_type_alias(c);
            break;
        } /* fall through */
    default: parse_expression_statement(c, kind); break;
    }
    wf_statement_end(c, &mark);
}

/* simple (';' simple)* [';'] NEWLINE */
static void parse_simple_line(wf_compiler *c, wf_body kind) {
    parse_simple(c, kind);
    while (wf_accept(c, WF_T_SEMICOLON) && c->token.kind != WF_T_NEWLINE)
        parse_simple(c, WF_BODY_PLAIN);
    wf_expect(c, WF_T_NEWLINE);
}

/* ---- Statements ---- */

/* 'async' (def | with | for) */
static void parse_async(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    switch (c->token.kind) {
    case WF_T_DEF: wf_parse_def(c, at, true, NULL); break;
    case WF_T_WITH: wf_parse_with(c, at, true); break;
    case WF_T_FOR: parse_for(c, at, true); break;
    default: wf_parse_fail(c);
    }
}

/* ('@' expression NEWLINE)+ (def | class) */
static void parse_decorated(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    const wf_node *decorators = wf_parse_decorators(c);
    bool is_async = wf_accept(c, WF_T_ASYNC);
    if (c->token.kind == WF_T_DEF)
        wf_parse_def(c, at, is_async, decorators);
    else if (c->token.kind == WF_T_CLASS && !is_async)
        wf_parse_class(c, at, decorators);
    else
        wf_parse_fail(c);
    wf_statement_end(c, &mark);
}

bool wf_is_simple_statement(wf_compiler *c) {
    switch (c->token.kind) {
    case WF_T_IF:
    case WF_T_WHILE:
    case WF_T_FOR:
    case WF_T_TRY:
    case WF_T_WITH:
    case WF_T_DEF:
    case WF_T_CLASS:
    case WF_T_ASYNC:
    case WF_T_AT: return false;
    default: return !wf_at_match(c);
    }
}

static void parse_statement(wf_compiler *c) {
    wf_check_stack(c->vm);
    if (wf_is_simple_statement(c)) {
        parse_simple_line(c, WF_BODY_PLAIN);
        return;
    }
    c->past_future = true;
    switch (c->token.kind) {
    case WF_T_IF: parse_if(c); break;
    case WF_T_WHILE: parse_while(c); break;
    case WF_T_FOR: parse_for(c, c->token.at, false); break;
    case WF_T_TRY: wf_parse_try(c); break;
    case WF_T_WITH: wf_parse_with(c, c->token.at, false); break;
    case WF_T_DEF: wf_parse_def(c, c->token.at, false, NULL); break;
    case WF_T_CLASS: wf_parse_class(c, c->token.at, NULL); break;
    case WF_T_ASYNC: parse_async(c); break;
    case WF_T_AT: parse_decorated(c); break;
    default: wf_parse_match(c); break;
    }
}

/* expressions NEWLINE* END: the value is returned */
static void parse_eval(wf_compiler *c) {
    wf_node *n = wf_statement_tree(c, wf_parse_expressions(c));
    unsigned reg = wf_tree_any(c, n);
    wf_at(c, n);
    wf_emit_ab(c, WF_OP_RETURN, reg, 0);
    while (wf_accept(c, WF_T_NEWLINE))
        ;
    if (c->token.kind != WF_T_END)
        wf_parse_fail(c);
}

/* statement* END */
void wf_parse_module(wf_compiler *c) {
    wf_lex_next(c);
    if (c->mode == WF_MODE_EVAL) {
        parse_eval(c);
        return;
    }
    if (c->token.kind != WF_T_END && wf_is_simple_statement(c))
        parse_simple_line(c, is_interactive(c) ? WF_BODY_PLAIN : WF_BODY_MODULE);
    else if (c->token.kind != WF_T_END)
        parse_statement(c);
    if (c->mode == WF_MODE_SINGLE && c->token.kind != WF_T_END)
        wf_parse_raise(c, WF_E_MULTIPLE_STATEMENTS, &c->before);
    while (c->token.kind != WF_T_END)
        parse_statement(c);
}
