/* parse_try.c - try and with statements. See blocks.c for leaving them. */
#include "compiler/parse.h"

/* ---- Handlers ---- */

/* Of one try statement. */
typedef struct handlers {
    unsigned reg;     /* first register of the statement */
    wf_block block;   /* while an exception is being handled */
    uint32_t out;     /* jumps behind the whole statement */
    bool all;         /* a bare except has been seen, */
    wf_span all_at;   /* there */
    bool star, plain; /* except* or except has been seen */
    unsigned group;   /* of except*: registers below */
} handlers;

/* Registers of except*, from handlers.group. */
enum { GROUP_REST, GROUP_LIST, GROUP_MATCH, GROUP_COUNT };

/* The body of a clause: POPEXC reg behind it, name unbound however it ends. */
static void parse_clause_body(wf_compiler *c, const wf_str *name, unsigned exc, const char *what,
                              uint32_t line) {
    wf_block named;
    if (name) {
        wf_scope_store(c, name, exc);
        wf_block_begin(c, &named, WF_BLOCK_NAMED, exc);
        named.name = name;
    }
    wf_expect_colon(c, false);
    wf_parse_body(c, WF_BODY_PLAIN, what, line);
    if (!name)
        return;
    uint32_t end = wf_label(c);
    wf_block_end(c, &named);
    wf_block_unbind(c, name);
    uint32_t over = wf_emit_jump(c);
    unsigned raised = wf_temp(c);
    wf_block_handler(c, &named, end, wf_label(c), raised);
    wf_block_unbind(c, name);
    wf_emit_ab(c, WF_OP_RERAISE, raised, 0);
    wf_temps_free(c, raised);
    wf_jump_here(c, over);
}

/* ['as' NAME] */
static const wf_str *parse_as(wf_compiler *c) {
    if (!wf_accept(c, WF_T_AS))
        return NULL;
    wf_span at = c->token.at;
    const wf_str *name = wf_take_name(c);
    wf_check_name(c, name, &at, false);
    wf_scope_target(c, name);
    return name;
}

/* The types of a clause; a tuple of them needs parentheses. */
static wf_node *parse_types(wf_compiler *c) {
    wf_node *type = wf_parse_expression(c);
    if (c->token.kind == WF_T_COMMA) {
        wf_span at = *wf_node_at(c, type);
        while (wf_accept(c, WF_T_COMMA) && wf_starts_expression(c))
            wf_parse_expression(c);
        at = *wf_span_since(c, &at);
        if (wf_accept(c, WF_T_AS)) {
            wf_take_name(c);
            at = *wf_span_since(c, &at);
        }
        wf_parse_raise(c, WF_E_EXCEPT_UNPARENTHESIZED, &at);
    }
    return wf_statement_tree(c, type);
}

/* 'except' [types ['as' NAME]] ':' body */
static void parse_except(wf_compiler *c, handlers *h, wf_span at) {
    unsigned exc = h->reg + WF_TRY_EXC;
    uint32_t next = WF_NO_JUMP;
    const wf_str *name = NULL;
    if (h->all)
        wf_syntax_raise(c, WF_E_EXCEPT_ALL_NOT_LAST, &h->all_at);
    if (c->token.kind == WF_T_COLON || c->token.kind == WF_T_NEWLINE) {
        h->all = true;
        h->all_at = *wf_lex_span_on(c, &at);
    } else {
        wf_mark mark;
        wf_scratch_mark(c, &mark);
        wf_node *type = parse_types(c);
        unsigned reg = wf_tree_any(c, type);
        wf_at(c, type);
        wf_emit_ab(c, WF_OP_EXCMATCH, exc, reg);
        next = wf_emit_jump(c);
        wf_statement_end(c, &mark);
        name = parse_as(c);
    }
    parse_clause_body(c, name, exc, "'except' statement", at.line);
    wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
    wf_jump_join(c, &h->out, wf_emit_jump(c));
    wf_jump_here(c, next);
}

/* 'except' '*' types ['as' NAME] ':' body. GROUPMATCH makes the matching part the exception being
 * handled; what the body raises is collected. */
static void parse_except_star(wf_compiler *c, handlers *h, wf_span at) {
    unsigned match = h->group + GROUP_MATCH, raised = h->reg + WF_TRY_NEW;
    wf_block body;
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    if (c->token.kind == WF_T_COLON)
        wf_parse_raise(c, WF_E_EXCEPT_NO_TYPES, &c->token.at);
    wf_node *type = parse_types(c);
    unsigned reg = wf_tree_any(c, type);
    wf_at(c, type);
    wf_emit_abc(c, WF_OP_GROUPMATCH, match, h->group + GROUP_REST, reg);
    wf_emit_abc(c, WF_OP_TISNONE, match, 0, 1);
    uint32_t next = wf_emit_jump(c);
    wf_statement_end(c, &mark);
    const wf_str *name = parse_as(c);
    wf_block_begin(c, &body, WF_BLOCK_GROUP, match);
    parse_clause_body(c, name, match, "'except*' statement", at.line);
    uint32_t end = wf_label(c);
    wf_block_end(c, &body);
    wf_jump_join(c, &next, wf_emit_jump(c));
    wf_block_handler(c, &body, end, wf_label(c), raised);
    wf_emit_ab(c, WF_OP_LISTADD, h->group + GROUP_LIST, raised);
    wf_jump_here(c, next);
}

static void parse_handler(wf_compiler *c, handlers *h) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    bool star = c->token.kind == WF_T_STAR;
    if (star ? h->plain : h->star)
        wf_parse_raise(c, WF_E_EXCEPT_MIXED, wf_span_to(c, &at, star ? &c->token.at : &at));
    c->here = at;
    if (!star) {
        h->plain = true;
        parse_except(c, h, at);
        return;
    }
    wf_lex_next(c);
    if (!h->star) {
        h->group = wf_temps(c, GROUP_COUNT);
        wf_emit_move(c, h->group + GROUP_REST, h->reg + WF_TRY_EXC);
        wf_emit_ab(c, WF_OP_LIST, h->group + GROUP_LIST, 0);
        h->star = true;
    }
    parse_except_star(c, h, at);
}

/* No clause matches: the exception goes on. Exceptions raised in clauses come here too. */
static void end_handlers(wf_compiler *c, handlers *h) {
    unsigned exc = h->reg + WF_TRY_EXC, raised = h->reg + WF_TRY_NEW;
    uint32_t end;
    if (h->star) {
        wf_emit_abc(c, WF_OP_TISNONE, h->group + GROUP_REST, 0, 1);
        uint32_t nothing = wf_emit_jump(c);
        wf_emit_ab(c, WF_OP_LISTADD, h->group + GROUP_LIST, h->group + GROUP_REST);
        wf_jump_here(c, nothing);
        end = wf_label(c);
        wf_emit_move(c, raised, exc);
        wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
        wf_emit_ab(c, WF_OP_GROUPEND, raised, h->group + GROUP_LIST);
        wf_jump_join(c, &h->out, wf_emit_jump(c));
        wf_temps_free(c, h->group);
    } else {
        end = wf_label(c);
        if (!h->all)
            wf_emit_move(c, raised, exc);
    }
    wf_block_end(c, &h->block);
    wf_block_handler(c, &h->block, end, wf_label(c), raised);
    wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
    wf_emit_ab(c, WF_OP_RERAISE, raised, 0);
}

/* except_clause+ ['else' ':' body] for what is protected in [start, end) */
static void parse_handlers(wf_compiler *c, unsigned reg, uint32_t start, uint32_t end) {
    handlers h = {.reg = reg, .out = WF_NO_JUMP};
    uint32_t no_exception = wf_emit_jump(c);
    wf_emit_handler(c, start, end, wf_label(c), reg + WF_TRY_EXC);
    c->here = c->token.at;
    wf_emit_ab(c, WF_OP_PUSHEXC, reg + WF_TRY_EXC, 0);
    wf_block_begin(c, &h.block, WF_BLOCK_EXCEPT, reg);
    while (c->token.kind == WF_T_EXCEPT)
        parse_handler(c, &h);
    end_handlers(c, &h);
    wf_jump_here(c, no_exception);
    uint32_t line = c->token.at.line;
    if (wf_accept(c, WF_T_ELSE)) {
        wf_expect_colon(c, true);
        wf_parse_body(c, WF_BODY_PLAIN, "'else' statement", line);
    }
    wf_jump_here(c, h.out);
}

/* ---- finally ---- */

/* 'finally' ':' body: entered normally, for an exception, or on the way out (see blocks.c). */
static void parse_finally(wf_compiler *c, wf_block *try) {
    unsigned exc = try->reg + WF_TRY_EXC, raised = try->reg + WF_TRY_NEW,
             state = try->reg + WF_TRY_STATE;
    bool wanted[WF_EXIT_COUNT];
    wf_block body;
    uint32_t line = c->token.at.line, end = wf_label(c);
    c->here = c->token.at;
    wf_lex_next(c);
    wf_expect_colon(c, true);
    bool is_left = try->exits[WF_EXIT_RETURN] != WF_NO_JUMP;
    wf_emit_ax(c, WF_OP_LOADI, state, WF_STATE_NORMAL);
    if (is_left)
        wf_emit_ax(c, WF_OP_LOADC, try->reg + WF_TRY_VALUE, 4); /* nothing to return */
    for (int i = 0; i < WF_EXIT_COUNT; i++) {
        wanted[i] = try->exits[i] != WF_NO_JUMP;
        wf_jump_here(c, try->exits[i]);
    }
    wf_emit_ax(c, WF_OP_LOADC, exc, 4); /* no exception */
    wf_emit_ax(c, WF_OP_LOADC, try->reg + WF_TRY_SAVED, 4);
    uint32_t normal = wf_emit_jump(c);
    wf_block_end(c, try);
    wf_block_handler(c, try, end, wf_label(c), exc);
    wf_emit_ax(c, WF_OP_LOADI, state, WF_STATE_RAISED);
    if (is_left)
        wf_emit_ax(c, WF_OP_LOADC, try->reg + WF_TRY_VALUE, 4);
    wf_emit_ab(c, WF_OP_PUSHEXC, exc, 0);
    wf_jump_here(c, normal);
    wf_block_begin(c, &body, WF_BLOCK_FINALLY, try->reg);
    wf_span at = c->here;
    wf_parse_body(c, WF_BODY_PLAIN, "'finally' statement", line);
    c->here = at;
    wf_emit_ab(c, WF_OP_TTRUE, state, 0);
    uint32_t done = wf_emit_jump(c);
    wf_block_end(c, &body);
    wf_block_finally_exits(c, try, wanted);
    /* Comes to the handler below, as what the body raises does. */
    wf_emit(c, WF_INS_X(WF_OP_RAISEAGAIN, 0));
    wf_block_handler(c, &body, wf_label(c), wf_label(c), raised);
    wf_emit_ab(c, WF_OP_TEQI, state, WF_STATE_RAISED);
    uint32_t not_pushed = wf_emit_jump(c);
    wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
    wf_jump_here(c, not_pushed);
    wf_emit_ab(c, WF_OP_RERAISE, raised, 0);
    wf_jump_here(c, done);
}

/* 'try' ':' body (handlers ['finally' ':' body] | 'finally' ':' body) */
void wf_parse_try(wf_compiler *c) {
    wf_block try;
    uint32_t line = c->token.at.line;
    wf_lex_next(c);
    wf_expect_colon(c, true);
    unsigned reg = wf_temps(c, WF_TRY_COUNT);
    wf_block_begin(c, &try, WF_BLOCK_TRY, reg);
    uint32_t start = wf_label(c);
    wf_parse_body(c, WF_BODY_PLAIN, "'try' statement", line);
    if (c->token.kind != WF_T_EXCEPT && c->token.kind != WF_T_FINALLY) {
        c->at_eof = c->token.kind == WF_T_END;
        wf_parse_raise(c, WF_E_EXPECTED_HANDLERS, c->at_eof ? &c->before : &c->token.at);
    }
    if (c->token.kind == WF_T_EXCEPT)
        parse_handlers(c, reg, start, wf_label(c));
    if (c->token.kind == WF_T_FINALLY) {
        parse_finally(c, &try);
    } else {
        wf_block_end(c, &try);
        wf_block_pass_exits(c, &try);
    }
    wf_temps_free(c, reg);
}

/* ---- with ---- */

typedef struct with_statement {
    wf_node *items; /* those in parentheses still to come; NULL: read them */
    uint32_t line;
    bool is_async;
    bool in_parentheses;
} with_statement;

static void parse_with_item(wf_compiler *c, with_statement *with, wf_node *context,
                            wf_node *target);

/* expression ['as' target] */
static void parse_next_item(wf_compiler *c, with_statement *with) {
    if (with->items) {
        wf_node *item = with->items;
        with->items = item->next;
        bool has_target = item->kind == WF_N_AS;
        parse_with_item(c, with, has_target ? item->kid : item,
                        has_target ? item->kid->next : NULL);
        return;
    }
    wf_node *context = wf_parse_expression(c), *target = NULL;
    if (wf_accept(c, WF_T_AS)) {
        target = wf_parse_operators(c, WF_LEVEL_BITOR);
        wf_check_target(c, target, WF_USE_FOR);
    }
    parse_with_item(c, with, context, target);
}

/* Calls __enter__; its result goes to the target. */
static void gen_enter(wf_compiler *c, wf_block *block, const wf_node *context,
                      const wf_node *target, bool is_async) {
    unsigned reg = wf_temps(c, WF_WITH_COUNT), top = c->unit->top;
    if (target)
        wf_declare_targets(c, target);
    unsigned manager = wf_tree_any(c, wf_statement_tree(c, (wf_node *)(uintptr_t)context));
    wf_at(c, context);
    unsigned methods = wf_temp(c), window = wf_tree_window(c);
    wf_emit_abc(c, WF_OP_WITHLOOK, methods, manager, is_async);
    wf_emit_move(c, reg + WF_WITH_EXIT, methods);
    wf_emit_ab(c, WF_OP_CALL, window, 0);
    if (is_async)
        wf_tree_await(c, window, 1);
    wf_block_begin(c, block, WF_BLOCK_WITH, reg);
    block->is_async = is_async;
    if (target)
        wf_tree_store(c, target, window);
    wf_temps_free(c, top);
}

/* Calls __exit__ for an exception, which it may swallow. */
static void gen_exit_handler(wf_compiler *c, wf_block *block, uint32_t end) {
    unsigned exc = block->reg + WF_WITH_EXC, raised = block->reg + WF_WITH_NEW, top = c->unit->top;
    wf_block_handler(c, block, end, wf_label(c), exc);
    wf_emit_ab(c, WF_OP_PUSHEXC, exc, 0);
    uint32_t start = wf_label(c);
    unsigned window = wf_tree_window(c), first = wf_temps(c, 3);
    wf_emit_move(c, window, block->reg + WF_WITH_EXIT);
    wf_emit_ab(c, WF_OP_EXCINFO, first, exc);
    wf_emit_ab(c, WF_OP_CALL, window, 3);
    if (block->is_async)
        wf_tree_await(c, window, 2);
    wf_emit_abc(c, WF_OP_TTRUE, window, 0, 1);
    uint32_t swallowed = wf_emit_jump(c);
    end = wf_label(c);
    wf_emit_move(c, raised, exc);
    wf_emit_handler(c, start, end, wf_label(c), raised);
    wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
    wf_emit_ab(c, WF_OP_RERAISE, raised, 0);
    wf_jump_here(c, swallowed);
    wf_emit_ab(c, WF_OP_POPEXC, exc, 0);
    wf_temps_free(c, top);
}

static void parse_with_item(wf_compiler *c, with_statement *with, wf_node *context,
                            wf_node *target) {
    wf_block block;
    wf_check_stack(c->vm);
    gen_enter(c, &block, context, target, with->is_async);
    wf_span at = *wf_node_at(c, context);
    if (with->items || (!with->in_parentheses && wf_accept(c, WF_T_COMMA))) {
        parse_next_item(c, with);
    } else {
        wf_expect_colon(c, false);
        wf_parse_body(c, WF_BODY_PLAIN, "'with' statement", with->line);
    }
    c->here = at;
    uint32_t end = wf_label(c);
    wf_block_end(c, &block);
    wf_block_with_exit(c, &block);
    uint32_t out = wf_emit_jump(c);
    gen_exit_handler(c, &block, end);
    wf_jump_here(c, out);
    wf_temps_free(c, block.reg);
}

/* ['async'] 'with' item (',' item)* ':' body | ['async'] 'with' '(' item (',' item)* [','] ')' ':'
 * body */
void wf_parse_with(wf_compiler *c, wf_span at, bool is_async) {
    with_statement with = {.line = c->token.at.line, .is_async = is_async};
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    wf_lex_next(c);
    if (is_async)
        wf_check_async(c, WF_E_ASYNC_WITH_OUTSIDE, wf_lex_span_on(c, &at));
    c->as_allowed = c->token.kind == WF_T_LPAREN;
    wf_node *first = wf_parse_expression(c), *target = NULL;
    c->as_allowed = false;
    bool is_end = c->token.kind == WF_T_COLON || c->token.kind == WF_T_NEWLINE;
    bool is_group = first->flags & WF_NODE_PAREN && first->kid && is_end;
    bool is_display = first->kind == WF_N_TUPLE || first->kind == WF_N_CONST;
    if (is_group && (is_display || first->kind == WF_N_AS)) {
        with.in_parentheses = true;
        with.items = is_display ? first->kid : first;
        parse_next_item(c, &with);
    } else {
        if (wf_accept(c, WF_T_AS)) {
            target = wf_parse_operators(c, WF_LEVEL_BITOR);
            wf_check_target(c, target, WF_USE_FOR);
        }
        parse_with_item(c, &with, first, target);
    }
    wf_statement_end(c, &mark);
}
