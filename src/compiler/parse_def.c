/* parse_def.c - def and class statements, decorators, type parameters, annotations, docstrings.
 *
 * The body of a function is compiled before the instructions that make the
 * function are written; decorators, defaults and bases wait as trees. */
#include "compiler/parse.h"

/* ---- Docstrings ---- */

/* Spaces before the text of every line but the first: SIZE_MAX if there is no such line. */
static size_t common_margin(const char *p, const char *end) {
    size_t margin = SIZE_MAX;
    while ((p = memchr(p, '\n', (size_t)(end - p)))) {
        size_t spaces = 0;
        for (p++; p < end && *p == ' '; p++)
            spaces++;
        if (p < end && *p != '\n' && spaces < margin)
            margin = spaces;
    }
    return margin;
}

/* The text without the margin that all lines but the first share, and without spaces in front. */
static wf_val clean_docstring(wf_compiler *c, wf_val doc) {
    const char *p = wf_str_data(wf_as_str(doc)), *end = p + wf_str_size(wf_as_str(doc));
    size_t margin = common_margin(p, end);
    wf_text text = {0};
    while (p < end && *p == ' ')
        p++;
    for (bool is_first = true;; is_first = false) {
        for (size_t i = 0; !is_first && i < margin && p < end && *p == ' '; i++)
            p++;
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *stop = newline ? newline + 1 : end;
        wf_text_add(c->vm, &text, p, (size_t)(stop - p));
        if (!newline)
            return wf_text_end(c->vm, &text);
        p = stop;
    }
}

/* Constant 0 of a function; a variable of classes and modules. */
void wf_emit_docstring(wf_compiler *c, wf_body kind, wf_val text) {
    wf_unit *u = c->unit;
    if (c->optimize >= 2)
        return;
    text = clean_docstring(c, text);
    if (kind == WF_BODY_FUNCTION) {
        wf_const_add(c, text);
        u->flags |= WF_CODE_DOC;
        return;
    }
    unsigned reg = wf_temp(c);
    wf_emit_const(c, text, reg);
    wf_scope_store(c, WF_S(__doc__), reg);
}

/* ---- Annotations ---- */

/* With `from __future__ import annotations`, its source text. */
wf_node *wf_parse_annotation(wf_compiler *c) {
    wf_lexer *lex = &c->lex;
    if (!c->future_annotations)
        return wf_parse_expression(c);
    bool is_kept = lex->keep != SIZE_MAX;
    if (!is_kept)
        lex->keep = lex->line_at;
    size_t from = lex->line_at + c->token.at.col - lex->keep;
    wf_node *n = wf_parse_expression(c);
    wf_val text = wf_lex_source(c, from, true);
    if (!is_kept)
        lex->keep = SIZE_MAX;
    return wf_node_of(c, WF_N_CONST, wf_node_at(c, n), text);
}

/* ---- Decorators ---- */

wf_node *wf_parse_decorators(wf_compiler *c) {
    wf_node *first = NULL, **tail = &first;
    while (wf_accept(c, WF_T_AT)) {
        wf_node_append(&tail, wf_statement_tree(c, wf_parse_named(c)));
        wf_expect(c, WF_T_NEWLINE);
    }
    return first;
}

/* Computes the decorators, each a callee whose argument is the result of the call of the next one:
 * the register for what they decorate. */
static unsigned gen_decorators(wf_compiler *c, const wf_node *decorator) {
    for (; decorator; decorator = decorator->next) {
        wf_tree_push(c, decorator);
        wf_temps(c, WF_FRAME_WORDS);
    }
    return wf_temp(c);
}

static void gen_decorator_calls(wf_compiler *c, const wf_node *decorators, unsigned reg) {
    size_t count = wf_node_count(decorators);
    for (size_t i = count; i-- > 0;) {
        const wf_node *decorator = decorators;
        for (size_t skip = i; skip; skip--)
            decorator = decorator->next;
        reg -= 1 + WF_FRAME_WORDS;
        wf_at(c, decorator);
        wf_emit_ab(c, WF_OP_CALL, reg, 1);
    }
}

/* ---- Type parameters ---- */

typedef struct type_params {
    wf_node *first;    /* NULL: there are none */
    wf_binding *outer; /* bindings to go back to */
    unsigned tuple;    /* register of the tuple of them */
} type_params;

/* ':' bound, '=' default: an expression that is computed when it is asked for */
static wf_node *parse_type_part(wf_compiler *c, wf_token_kind sign) {
    wf_span at = c->token.at;
    if (!wf_accept(c, sign))
        return wf_node_new(c, WF_N_NONE, &at);
    return sign == WF_T_EQUAL && c->token.kind == WF_T_STAR ? wf_parse_target(c)
                                                            : wf_parse_expression(c);
}

static bool is_display(wf_compiler *c, const wf_node *n) {
    return n->kind == WF_N_TUPLE || (n->kind == WF_N_CONST && wf_is_tuple(wf_node_value(c, n)));
}

/* NAME [':' bound] ['=' default] | '*' NAME ['=' default] | '**' NAME ['=' default] */
static wf_node *parse_type_param(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_type_param kind = WF_TYPE_PARAM_VAR;
    if (wf_accept(c, WF_T_STAR))
        kind = WF_TYPE_PARAM_TUPLE;
    else if (wf_accept(c, WF_T_POWER))
        kind = WF_TYPE_PARAM_SPEC;
    wf_node *n = wf_node_of(c, WF_N_TYPEPARAM, &at, wf_from(wf_take_name(c)));
    n->op = (uint8_t)kind;
    wf_node **tail = &n->kid;
    wf_span colon = c->token.at;
    wf_node_append(&tail, parse_type_part(c, WF_T_COLON));
    if (kind != WF_TYPE_PARAM_VAR && n->kid->kind != WF_N_NONE)
        wf_parse_raise(c, WF_E_TYPE_PARAM_BOUND, wf_span_since(c, &colon),
                       is_display(c, n->kid) ? "constraints" : "bound",
                       kind == WF_TYPE_PARAM_TUPLE ? "TypeVarTuple" : "ParamSpec");
    wf_node_append(&tail, parse_type_part(c, WF_T_EQUAL));
    wf_node_end_at(n, &c->before);
    return n;
}

static void check_type_param(wf_compiler *c, const wf_node *first, const wf_node *n) {
    for (; first != n; first = first->next) {
        if (first->kid->next->kind != WF_N_NONE && n->kid->next->kind == WF_N_NONE)
            wf_syntax_raise(c, WF_E_TYPE_PARAM_NO_DEFAULT, wf_node_at(c, n), wf_node_value(c, n));
        if (wf_eq(wf_node_value(c, first), wf_node_value(c, n)))
            wf_syntax_raise(c, WF_E_TYPE_PARAM_DUPLICATE, wf_node_at(c, n), wf_node_value(c, n));
    }
}

static void bind(wf_compiler *c, uint32_t name, unsigned reg) {
    wf_scope_bind(c, wf_scratch_new(c, sizeof(wf_binding)), name, reg);
}

/* R[reg] = the type variable */
static void gen_type_param(wf_compiler *c, const wf_node *n, unsigned reg) {
    static const uint8_t makers[] = {WF_SPECIAL_TYPE_VAR, WF_SPECIAL_TYPE_VAR_TUPLE,
                                     WF_SPECIAL_PARAM_SPEC};
    unsigned top = c->unit->top, window = wf_tree_window(c), count = 1;
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, makers[n->op]);
    wf_emit_const(c, wf_node_value(c, n), wf_temp(c));
    bool is_plain = n->kid->kind == WF_N_NONE && n->kid->next->kind == WF_N_NONE;
    for (const wf_node *part = is_plain ? NULL : n->kid; part; part = part->next, count++) {
        unsigned argument = wf_temp(c);
        if (part->kind == WF_N_NONE)
            wf_emit_none(c, argument);
        else
            wf_tree_thunk(c, part, wf_node_name(c, n), argument);
    }
    wf_emit_ab(c, WF_OP_CALL, window, count);
    wf_emit_move(c, reg, window);
    wf_temps_free(c, top);
}

/* ['[' type_param (',' type_param)* [','] ']']: makes them and binds their names until
 * end_type_params. They are variables without a name: functions may capture them. */
static void parse_type_params(wf_compiler *c, type_params *params) {
    wf_node **tail = &params->first;
    *params = (type_params){.outer = c->unit->bindings};
    tail = &params->first;
    if (!wf_accept(c, WF_T_LSQUARE))
        return;
    if (c->token.kind == WF_T_RSQUARE)
        wf_parse_raise(c, WF_E_TYPE_PARAMS_EMPTY, &c->token.at);
    for (unsigned count = 0;; count++) {
        if (count > WF_FAR) /* before comparing takes long */
            wf_syntax_raise(c, WF_E_TOO_MANY_VARIABLES, &c->token.at);
        wf_node *n = parse_type_param(c);
        wf_node_append(&tail, n);
        check_type_param(c, params->first, n);
        if (!wf_accept(c, WF_T_COMMA) || c->token.kind == WF_T_RSQUARE)
            break;
    }
    wf_expect(c, WF_T_RSQUARE);
    unsigned count = (unsigned)wf_node_count(params->first), first = wf_variable(c), reg = first;
    bind(c, params->first->value, first);
    for (const wf_node *n = params->first->next; n; n = n->next)
        bind(c, n->value, wf_variable(c));
    params->tuple = wf_variable(c);
    bind(c, wf_value_add(c, WF_N(T_)), params->tuple);
    for (const wf_node *n = params->first; n; n = n->next)
        gen_type_param(c, n, reg++);
    wf_emit_abc(c, WF_OP_TUPLE, params->tuple, first, count);
}

static void end_type_params(wf_compiler *c, const type_params *params) {
    c->unit->bindings = params->outer;
}

/* ---- def ---- */

/* Compiles parameters and body. */
static wf_unit *parse_function(wf_compiler *c, const wf_str *name, const wf_node *params,
                               wf_span at, uint32_t line, bool is_async) {
    wf_unit *u = wf_unit_begin(c, WF_UNIT_FUNCTION, name, at.line);
    u->flags |= is_async ? WF_CODE_COROUTINE : 0;
    wf_scope_params(c, params);
    c->here = at;
    wf_parse_body(c, WF_BODY_FUNCTION, "function definition", line);
    wf_unit_end(c);
    return u;
}

static bool has_extras(const wf_node *params) {
    for (const wf_node *p = params->kid; p; p = p->next)
        if (p->kid->kind != WF_N_NONE || p->kid->next->kind != WF_N_NONE)
            return true;
    return false;
}

static wf_node *parse_params_and_colon(wf_compiler *c, wf_node **returns) {
    if (c->token.kind != WF_T_LPAREN)
        wf_parse_raise(c, WF_E_EXPECTED_PAREN, &c->token.at);
    wf_lex_next(c);
    wf_node *params = wf_parse_params(c, WF_T_RPAREN, true);
    wf_lex_next(c);
    *returns = NULL;
    if (c->token.kind == WF_T_ARROW) {
        wf_span arrow = c->token.at;
        wf_lex_next(c);
        if (c->token.kind == WF_T_COLON)
            wf_parse_raise(c, WF_E_EXPECTED_COLON, &arrow);
        *returns = wf_statement_tree(c, wf_parse_annotation(c));
    }
    wf_expect_colon(c, true);
    return wf_statement_tree(c, params);
}

/* ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' body */
void wf_parse_def(wf_compiler *c, wf_span at, bool is_async, const wf_node *decorators) {
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    type_params types;
    wf_node *returns;
    wf_span def = c->token.at;
    wf_lex_next(c);
    wf_span name_at = c->token.at;
    const wf_str *name = wf_take_name(c);
    wf_check_name(c, name, &name_at, false);
    int target = wf_scope_target(c, name);
    c->here = def;
    parse_type_params(c, &types);
    wf_node *params = parse_params_and_colon(c, &returns);
    wf_unit *u = parse_function(c, name, params, at, def.line, is_async);
    c->here = *wf_span_to(c, &at, &name_at);
    bool is_direct = target >= 0 && !decorators && !returns && !types.first && !has_extras(params);
    unsigned first = c->unit->top;
    unsigned reg = is_direct ? (unsigned)target : gen_decorators(c, decorators);
    c->here = *wf_span_to(c, &at, &name_at);
    wf_emit_closure(c, u, reg);
    wf_tree_extras(c, params, returns, reg);
    if (types.first)
        wf_emit_abc(c, WF_OP_FNATTR, reg, types.tuple, 3);
    end_type_params(c, &types);
    gen_decorator_calls(c, decorators, reg);
    if (!is_direct)
        wf_scope_store(c, name, decorators ? first : reg);
    wf_statement_end(c, &mark);
}

/* ---- class ---- */

/* namespace name = R[reg] */
static void store_in_class(wf_compiler *c, const wf_str *name, wf_val value) {
    unsigned reg = wf_temp(c);
    wf_emit_const(c, value, reg);
    wf_scope_store(c, name, reg);
    wf_temps_free(c, reg);
}

/* The class body's value: the cell of __class__ if a method has captured it. */
static void gen_class_end(wf_compiler *c) {
    wf_unit *u = c->unit;
    if (u->statics->count) {
        wf_tuple *names = wf_tuple_from(c->vm, wf_from(u->statics));
        store_in_class(c, WF_S(__static_attributes__), wf_from(names));
    }
    if (!(u->flags & WF_CODE_CLOSES))
        return;
    unsigned reg = wf_temp(c);
    wf_emit_ab(c, WF_OP_CELL, reg, 0);
    wf_emit_ab(c, WF_OP_RETURN, reg, 0);
}

/* Compiles the body. Its register 0 is __class__, for the methods only. */
static wf_unit *parse_class_body(wf_compiler *c, const wf_str *name, const wf_str *written_name,
                                 const type_params *types, wf_span at, uint32_t line) {
    const wf_str *outer_class = c->class_name;
    wf_unit *u = wf_unit_begin(c, WF_UNIT_CLASS, name, at.line);
    wf_binding class_binding;
    u->flags |= WF_CODE_CLASS | WF_CODE_NAMES;
    wf_scope_bind(c, &class_binding, wf_value_add(c, WF_N(__class__)), wf_variable(c));
    wf_set(c->vm, u, u->statics, wf_set_new(c->vm, &wf_set_type));
    wf_set(c->vm, c, c->class_name, written_name);
    c->here = at;
    unsigned reg = wf_temp(c);
    wf_scope_load(c, WF_S(__name__), reg);
    wf_scope_store(c, WF_S(__module__), reg);
    store_in_class(c, WF_S(__qualname__), wf_from(wf_unit_inner(c, u)));
    store_in_class(c, WF_S(__firstlineno__), wf_small((intptr_t)at.line));
    if (types->first) {
        wf_scope_load(c, WF_S(T_), reg);
        wf_scope_store(c, WF_S(__type_params__), reg);
        wf_scope_store(c, WF_S(__parameters__), reg);
    }
    wf_temps_free(c, reg);
    wf_parse_body(c, WF_BODY_CLASS, "class definition", line);
    c->here = at;
    gen_class_end(c);
    u->bindings = NULL;
    wf_unit_end(c);
    wf_set(c->vm, c, c->class_name, outer_class);
    return u;
}

/* One base more: what makes the class generic. */
static void add_generic_base(wf_compiler *c, wf_node **arguments, wf_span at) {
    wf_node *base = wf_node_new(c, WF_N_GENERIC, &at);
    while (*arguments && (*arguments)->kind != WF_N_KEYWORD && (*arguments)->kind != WF_N_DSTAR)
        arguments = &(*arguments)->next;
    base->next = *arguments;
    *arguments = base;
}

/* A generator expression needs parentheses here. */
static void check_bases(wf_compiler *c, const wf_node *first) {
    bool is_bare = first && !first->next && first->kind == WF_N_COMP &&
                   first->op == WF_COMP_GENERATOR && !(first->flags & WF_NODE_PAREN);
    if (!is_bare)
        return;
    wf_span at = *wf_node_at(c, first->kid->next);
    at.end_line = at.line;
    at.end_col = (uint16_t)(at.col + (first->kid->next->op ? 5 : 3)); /* async or for */
    wf_syntax_raise(c, WF_E_SYNTAX, &at);
}

/* 'class' NAME [type_params] ['(' [arguments] ')'] ':' body */
void wf_parse_class(wf_compiler *c, wf_span at, const wf_node *decorators) {
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    type_params types;
    wf_span class_at = c->token.at;
    wf_node *arguments = NULL, **tail = &arguments;
    wf_lex_next(c);
    wf_span name_at = c->token.at;
    wf_val written = c->token.value;
    const wf_str *name = wf_take_name(c);
    wf_check_name(c, name, &name_at, false);
    wf_scope_target(c, name);
    c->here = class_at;
    parse_type_params(c, &types);
    if (wf_accept(c, WF_T_LPAREN))
        wf_parse_arguments(c, &tail);
    check_bases(c, arguments);
    for (wf_node *argument = arguments; argument; argument = argument->next)
        wf_statement_tree(c, argument);
    wf_expect_colon(c, false);
    if (types.first)
        add_generic_base(c, &arguments, class_at);
    wf_unit *u = parse_class_body(c, name, wf_as_str(written), &types, at, class_at.line);
    wf_span all = *wf_span_to(c, &class_at, &c->last);
    c->here = all;
    unsigned first = c->unit->top, reg = gen_decorators(c, decorators);
    c->here = all;
    wf_temps_free(c, reg);
    unsigned window = wf_tree_window(c), function = wf_temp(c), name_reg = wf_temp(c);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_BUILD_CLASS);
    wf_emit_closure(c, u, function);
    wf_emit_const(c, wf_from(name), name_reg);
    wf_tree_arguments(c, arguments, window, 2, false);
    end_type_params(c, &types);
    gen_decorator_calls(c, decorators, window);
    wf_scope_store(c, name, decorators ? first : window);
    wf_statement_end(c, &mark);
}

/* ---- type ---- */

/* 'type' NAME [type_params] '=' expression */
void wf_parse_type_alias(wf_compiler *c) {
    type_params types;
    wf_span at = c->token.at;
    wf_lex_next(c);
    const wf_str *name = wf_take_name(c);
    wf_scope_target(c, name);
    c->here = at;
    parse_type_params(c, &types);
    wf_expect(c, WF_T_EQUAL);
    wf_node *value = wf_parse_expression(c);
    c->here = *wf_span_since(c, &at);
    unsigned window = wf_tree_window(c);
    wf_emit_ax(c, WF_OP_LOADSPECIAL, window, WF_SPECIAL_TYPE_ALIAS);
    wf_emit_const(c, wf_from(name), wf_temp(c));
    unsigned params = wf_temp(c);
    if (types.first)
        wf_emit_move(c, params, types.tuple);
    else
        wf_emit_ab(c, WF_OP_TUPLE, params, params);
    wf_tree_thunk(c, value, name, wf_temp(c));
    wf_emit_ab(c, WF_OP_CALL, window, 3);
    end_type_params(c, &types);
    wf_scope_store(c, name, window);
}
