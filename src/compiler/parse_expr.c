/* parse_expr.c - expressions: tokens to a tree.
 *
 * Operators are parsed by precedence, a level each, so that the C stack goes
 * down only once for each level of parentheses. Each parse_ function starts
 * with its rule. Constants are folded as the tree grows (fold.c). */
#include "compiler/parse.h"
#include "objects/bytes.h"
#include "objects/int.h"

/* ---- Helpers ---- */

bool wf_accept(wf_compiler *c, wf_token_kind kind) {
    if (c->token.kind != kind)
        return false;
    wf_lex_next(c);
    return true;
}

void wf_expect(wf_compiler *c, wf_token_kind kind) {
    if (!wf_accept(c, kind))
        wf_parse_fail(c);
}

WF_NOINLINE const wf_span *wf_span_to(wf_compiler *c, const wf_span *from, const wf_span *to) {
    c->span = (wf_span){from->line, to->end_line, from->col, to->end_col};
    return &c->span;
}

const wf_span *wf_span_since(wf_compiler *c, const wf_span *from) {
    return wf_span_to(c, from, &c->before);
}

/* __name in a class is _Class__name. */
const wf_str *wf_private_name(wf_compiler *c, const wf_str *name) {
    const char *text = wf_str_data(name);
    size_t size = wf_str_size(name);
    if (!c->class_name || size < 3 || text[0] != '_' || text[1] != '_' ||
        memcmp(text + size - 2, "__", 2) == 0)
        return name;
    const char *class_text = wf_str_data(c->class_name);
    while (*class_text == '_')
        class_text++;
    if (!*class_text)
        return name;
    wf_text full = {0};
    wf_text_addf(c->vm, &full, "_%s%s", class_text, text);
    return wf_intern(c->vm, (const char *)full.blob->data, full.size);
}

const wf_str *wf_take_name(wf_compiler *c) {
    if (c->token.kind != WF_T_NAME)
        wf_parse_fail(c);
    const wf_str *name = wf_private_name(c, wf_as_str(c->token.value));
    wf_lex_next(c);
    return name;
}

bool wf_token_is(const wf_compiler *c, const wf_str *soft_keyword) {
    return c->token.kind == WF_T_NAME && wf_eq(c->token.value, wf_from(soft_keyword));
}

bool wf_starts_expression(const wf_compiler *c) {
    switch (c->token.kind) {
    case WF_T_NAME:
    case WF_T_NUMBER:
    case WF_T_STRING:
    case WF_T_FSTRING:
    case WF_T_LPAREN:
    case WF_T_LSQUARE:
    case WF_T_LBRACE:
    case WF_T_MINUS:
    case WF_T_PLUS:
    case WF_T_TILDE:
    case WF_T_ELLIPSIS:
    case WF_T_NOT:
    case WF_T_LAMBDA:
    case WF_T_AWAIT:
    case WF_T_NONE:
    case WF_T_TRUE:
    case WF_T_FALSE: return true;
    default: return false;
    }
}

void wf_fail_equal(wf_compiler *c, const wf_node *n) {
    wf_span at = *wf_node_at(c, n);
    wf_lex_next(c);
    if (!wf_starts_expression(c))
        wf_parse_fail(c);
    wf_parse_operators(c, WF_LEVEL_BITOR);
    if (c->token.kind == WF_T_EQUAL || c->token.kind == WF_T_WALRUS)
        wf_parse_fail(c);
    if (n->kind == WF_N_NAME)
        wf_parse_raise(c, WF_E_MEANT_EQ_OR_WALRUS, wf_span_since(c, &at));
    wf_parse_raise(c, WF_E_CANNOT_ASSIGN_HERE, &at, wf_node_describe(c, n));
}

/* An element of a display or an argument is followed by neither a comma nor the closing bracket. */
void wf_fail_after(wf_compiler *c, wf_node *element) {
    bool is_call_like = element->kind == WF_N_NAME &&
                        (c->token.kind == WF_T_STRING || c->token.kind == WF_T_FSTRING);
    if (c->token.kind == WF_T_EQUAL && element->kind == WF_N_NAME)
        wf_fail_equal(c, element);
    if (c->token.kind == WF_T_WALRUS || c->token.kind == WF_T_EQUAL || !wf_starts_expression(c) ||
        is_call_like || element->kind == WF_N_STAR || element->kind == WF_N_LAMBDA)
        wf_parse_fail(c);
    wf_span from = *wf_node_at(c, element);
    wf_parse_expression(c);
    wf_parse_raise(c, WF_E_FORGOT_COMMA, wf_span_since(c, &from));
}

static wf_node *parse_star(wf_compiler *c) { /* '*' bitwise_or */
    wf_span at = c->token.at;
    wf_lex_next(c);
    wf_node *kid = wf_parse_operators(c, WF_LEVEL_BITOR);
    wf_node *n = wf_node_new(c, WF_N_STAR, wf_span_since(c, &at));
    n->kid = kid;
    return n;
}

/* element (',' element)* [',']: the element alone, or a tuple */
static wf_node *parse_sequence(wf_compiler *c, wf_node *(*parse)(wf_compiler *c)) {
    wf_node *first = parse(c);
    if (c->token.kind != WF_T_COMMA)
        return first;
    wf_node *tuple = wf_node_new(c, WF_N_TUPLE, wf_node_at(c, first));
    wf_node **tail = &tuple->kid;
    wf_node_append(&tail, first);
    while (wf_accept(c, WF_T_COMMA) && (wf_starts_expression(c) || c->token.kind == WF_T_STAR))
        wf_node_append(&tail, parse(c));
    wf_node_end_at(tuple, &c->before);
    return wf_fold_tuple(c, tuple);
}

static wf_node *star_or_expression(wf_compiler *c) {
    return c->token.kind == WF_T_STAR ? parse_star(c) : wf_parse_expression(c);
}
static wf_node *star_or_named(wf_compiler *c) {
    return c->token.kind == WF_T_STAR ? parse_star(c) : wf_parse_named(c);
}
static wf_node *star_or_operand(wf_compiler *c) {
    return c->token.kind == WF_T_STAR ? parse_star(c) : wf_parse_operators(c, WF_LEVEL_BITOR);
}

wf_node *wf_parse_expressions(wf_compiler *c) { return parse_sequence(c, star_or_expression); }
wf_node *wf_parse_subject(wf_compiler *c) { return parse_sequence(c, star_or_named); }
wf_node *wf_parse_target(wf_compiler *c) { return parse_sequence(c, star_or_operand); }

/* ---- Atoms ---- */

static wf_node *take_const(wf_compiler *c, wf_val value) {
    wf_node *n = wf_node_of(c, WF_N_CONST, &c->token.at, value);
    wf_lex_next(c);
    return n;
}

static wf_node *parse_name(wf_compiler *c) {
    wf_span at = c->token.at;
    const wf_str *name = wf_take_name(c);
    if (name == WF_S(__debug__) && c->token.kind != WF_T_EQUAL) {
        wf_node *n = wf_node_of(c, WF_N_CONST, &at, wf_bool(c->optimize == 0));
        n->op = WF_CONST_DEBUG;
        return n;
    }
    return wf_node_of(c, WF_N_NAME, &at, wf_from(name));
}

/* Strings and bytes side by side: the error is shown behind all of them. */
static WF_NORETURN void raise_mixed(wf_compiler *c) {
    while (c->token.kind == WF_T_STRING || c->token.kind == WF_T_FSTRING) {
        if (c->token.kind == WF_T_FSTRING)
            wf_parse_fstring(c);
        else
            wf_lex_next(c);
    }
    wf_syntax_raise(c, WF_E_MIXED_STRINGS, &c->token.at);
}

/* Adjacent literals: what has been read of them. */
typedef struct literals {
    wf_node *format, **tail; /* of f-strings and t-strings; NULL: none so far */
    wf_val text;             /* the first plain one not added to format yet, or WF_NULL */
    wf_text joined;          /* that and the plain ones behind it, once there is a second */
    wf_span at;
    bool plain, template; /* something that is no t-string, a t-string */
} literals;

/* The next plain one. */
static void join_literal(wf_compiler *c, literals *l, wf_val next) {
    if (wf_is_null(l->text)) {
        l->text = next;
        return;
    }
    if (wf_is_str_(l->text) != wf_is_str_(next))
        raise_mixed(c);
    wf_val parts[] = {l->text, next};
    for (size_t i = l->joined.blob != NULL; i < 2; i++)
        if (wf_is_str_(next))
            wf_text_add_str(c->vm, &l->joined, parts[i]);
        else
            wf_text_add(c->vm, &l->joined, (const char *)wf_as_bytes(parts[i])->data,
                        wf_as_bytes(parts[i])->size);
}

/* The plain ones read since the last f-string, or WF_NULL. */
static wf_val take_plain(wf_compiler *c, literals *l) {
    wf_val text = l->text;
    l->text = WF_NULL;
    if (!l->joined.blob)
        return text;
    text = wf_is_str_(text) ? wf_text_end(c->vm, &l->joined)
                            : wf_new_bytes(c->vm, l->joined.blob->data, l->joined.size);
    l->joined = (wf_text){0};
    return text;
}

static void add_text(wf_compiler *c, literals *l) {
    if (!wf_is_null(l->text) && !wf_is_str_(l->text))
        raise_mixed(c);
    wf_val text = take_plain(c, l);
    if (!wf_is_null(text))
        wf_node_append(&l->tail, wf_node_of(c, WF_N_CONST, &l->at, text));
}

static void add_format(wf_compiler *c, literals *l) {
    if (!l->format) {
        l->format = wf_node_new(c, l->template ? WF_N_TEMPLATE : WF_N_FORMAT, &l->at);
        l->tail = &l->format->kid;
    }
    add_text(c, l);
    for (wf_node *part = wf_parse_fstring(c)->kid; part; part = part->next)
        wf_node_append(&l->tail, part);
}

/* (STRING | f-string)+ | t-string+ */
wf_node *wf_parse_strings(wf_compiler *c) {
    literals l = {.at = c->token.at, .text = WF_NULL};
    while (c->token.kind == WF_T_STRING || c->token.kind == WF_T_FSTRING) {
        bool is_template = c->token.flags & WF_STRING_TEMPLATE;
        *(is_template ? &l.template : &l.plain) = true;
        if (l.template && l.plain)
            wf_syntax_raise(c, WF_E_MIXED_TEMPLATE, &c->token.at);
        if (c->token.kind == WF_T_FSTRING) {
            add_format(c, &l);
            continue;
        }
        join_literal(c, &l, c->token.value);
        wf_lex_next(c);
    }
    if (!l.format)
        return wf_node_of(c, WF_N_CONST, wf_span_since(c, &l.at), take_plain(c, &l));
    add_text(c, &l);
    wf_node_end_at(l.format, &c->before);
    return l.format;
}

/* [async] 'for' targets 'in' disjunction ('if' disjunction)* */
static wf_node *parse_for_clause(wf_compiler *c) {
    wf_node *n = wf_node_new(c, WF_N_FOR, &c->token.at);
    n->op = wf_accept(c, WF_T_ASYNC);
    wf_expect(c, WF_T_FOR);
    wf_node **tail = &n->kid;
    wf_node_append(&tail, wf_parse_target(c));
    if (c->token.kind != WF_T_IN)
        wf_parse_raise(c, WF_E_EXPECTED_IN, &c->token.at);
    wf_check_target(c, n->kid, WF_USE_FOR);
    wf_lex_next(c);
    wf_node_append(&tail, wf_parse_operators(c, WF_LEVEL_OR));
    while (wf_accept(c, WF_T_IF))
        wf_node_append(&tail, wf_parse_operators(c, WF_LEVEL_OR));
    wf_node_end_at(n, &c->before);
    return n;
}

static bool at_for(const wf_compiler *c) {
    return c->token.kind == WF_T_FOR || c->token.kind == WF_T_ASYNC;
}

/* The for clauses behind an element (value: of a dict, or NULL). */
static wf_node *parse_comp(wf_compiler *c, wf_comp kind, wf_span at, wf_node *element,
                           wf_node *value) {
    if (element->kind == WF_N_STAR)
        wf_parse_raise(c, WF_E_COMP_UNPACK, wf_node_at(c, element));
    wf_node *n = wf_node_new(c, WF_N_COMP, &at);
    n->op = (uint8_t)kind;
    wf_node **tail = &n->kid;
    wf_node_append(&tail, element);
    if (value)
        wf_node_append(&tail, value);
    while (at_for(c))
        wf_node_append(&tail, parse_for_clause(c));
    return n;
}

/* Takes the closing bracket behind the last element of a display. */
static void close_display(wf_compiler *c, wf_token_kind closing, wf_node *last) {
    if (c->token.kind != closing) {
        if (last)
            wf_fail_after(c, last);
        wf_parse_fail(c);
    }
    wf_lex_next(c);
}

/* Elements behind the first one and its comma. */
static void parse_elements(wf_compiler *c, wf_node *display, wf_node *first,
                           wf_token_kind closing) {
    wf_node **tail = &display->kid, *last = first;
    wf_node_append(&tail, first);
    while (wf_accept(c, WF_T_COMMA) && c->token.kind != closing) {
        last = star_or_named(c);
        wf_node_append(&tail, last);
    }
    if (at_for(c)) {
        wf_span start = *wf_node_at(c, first);
        wf_parse_raise(c, WF_E_COMP_TARGET, wf_span_to(c, &start, wf_node_at(c, last)));
    }
    close_display(c, closing, last);
    wf_node_end_at(display, &c->before);
}

/* for_clause+ and the closing bracket. */
static wf_node *parse_whole_comp(wf_compiler *c, wf_comp kind, wf_span at, wf_node *element,
                                 wf_node *value, wf_token_kind closing) {
    wf_node *n = parse_comp(c, kind, at, element, value);
    close_display(c, closing, NULL);
    wf_node_end_at(n, &c->before);
    return n;
}

/* '[' [elements | comprehension] ']' */
static wf_node *parse_list(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    if (wf_accept(c, WF_T_RSQUARE))
        return wf_node_new(c, WF_N_LIST, wf_span_since(c, &at));
    wf_node *first = star_or_named(c);
    if (at_for(c))
        return parse_whole_comp(c, WF_COMP_LIST, at, first, NULL, WF_T_RSQUARE);
    wf_node *n = wf_node_new(c, WF_N_LIST, &at);
    parse_elements(c, n, first, WF_T_RSQUARE);
    return n;
}

/* An item of a parenthesis that may turn out to be the items of a with statement. */
static wf_node *item_with_target(wf_compiler *c, wf_node *item) {
    if (c->token.kind != WF_T_AS)
        return item;
    wf_lex_next(c);
    wf_node *target = star_or_operand(c);
    wf_check_target(c, target, WF_USE_FOR);
    return wf_node_around(c, WF_N_AS, item, target);
}

/* '(' [yield | named | elements | generator] ')' */
static wf_node *parse_group(wf_compiler *c) {
    wf_span at = c->token.at;
    bool as_allowed = c->as_allowed;
    c->as_allowed = false;
    wf_lex_next(c);
    wf_node *n;
    if (wf_accept(c, WF_T_RPAREN)) {
        n = wf_fold_tuple(c, wf_node_new(c, WF_N_TUPLE, wf_span_since(c, &at)));
        n->flags |= WF_NODE_PAREN;
        return n;
    }
    if (c->token.kind == WF_T_YIELD) {
        n = wf_parse_yield(c);
        close_display(c, WF_T_RPAREN, NULL);
        n->flags |= WF_NODE_PAREN;
        return n;
    }
    wf_node *first = star_or_named(c);
    if (as_allowed)
        first = item_with_target(c, first);
    if (at_for(c)) {
        n = parse_whole_comp(c, WF_COMP_GENERATOR, at, first, NULL, WF_T_RPAREN);
    } else if (c->token.kind != WF_T_COMMA) {
        if (first->kind == WF_N_STAR && c->token.kind == WF_T_RPAREN)
            wf_parse_raise(c, WF_E_STARRED_PAREN, wf_node_at(c, first));
        close_display(c, WF_T_RPAREN, first);
        n = first;
    } else {
        n = wf_node_new(c, WF_N_TUPLE, &at);
        wf_node **tail = &n->kid, *last = first;
        wf_node_append(&tail, first);
        while (wf_accept(c, WF_T_COMMA) && c->token.kind != WF_T_RPAREN) {
            last = star_or_named(c);
            if (as_allowed)
                last = item_with_target(c, last);
            wf_node_append(&tail, last);
        }
        close_display(c, WF_T_RPAREN, last);
        wf_node_end_at(n, &c->before);
        n = wf_fold_tuple(c, n);
    }
    n->flags |= WF_NODE_PAREN;
    return n;
}

/* '**' bitwise_or */
static wf_node *parse_double_star(wf_compiler *c, int level) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    wf_node *kid = level ? wf_parse_operators(c, level) : wf_parse_expression(c);
    wf_node *n = wf_node_new(c, WF_N_DSTAR, wf_span_since(c, &at));
    n->kid = kid;
    return n;
}

/* ':' expression, behind the key of a dict display */
static wf_node *parse_dict_value(wf_compiler *c, const wf_node *key) {
    wf_span colon = c->token.at;
    if (c->token.kind != WF_T_COLON) {
        wf_span at = *wf_node_at(c, key);
        at.col = at.end_col ? (uint16_t)(at.end_col - 1) : 0;
        wf_parse_raise(c, WF_E_DICT_COLON, &at);
    }
    wf_lex_next(c);
    if (c->token.kind == WF_T_STAR) {
        wf_span at = c->token.at;
        parse_star(c);
        wf_parse_raise(c, WF_E_STARRED_VALUE, wf_span_since(c, &at));
    }
    if (c->token.kind == WF_T_COMMA || c->token.kind == WF_T_RBRACE)
        wf_parse_raise(c, WF_E_DICT_VALUE, &colon);
    return wf_parse_expression(c);
}

/* The rest of a dict display behind its first pair or mapping. */
static wf_node *parse_dict(wf_compiler *c, wf_span at, wf_node *key) {
    wf_node *value = key->kind == WF_N_DSTAR ? NULL : parse_dict_value(c, key);
    wf_span stars = {key->line, key->line, key->col, (uint16_t)(key->col + 2)};
    if (at_for(c)) {
        if (!value)
            wf_parse_raise(c, WF_E_COMP_DICT_UNPACK, &stars);
        return parse_whole_comp(c, WF_COMP_DICT, at, key, value, WF_T_RBRACE);
    }
    wf_node *n = wf_node_new(c, WF_N_DICT, &at);
    wf_node **tail = &n->kid, *last;
    for (;;) {
        wf_node_append(&tail, key);
        if (value)
            wf_node_append(&tail, value);
        last = value ? value : key;
        if (!wf_accept(c, WF_T_COMMA) || c->token.kind == WF_T_RBRACE)
            break;
        key = c->token.kind == WF_T_POWER ? parse_double_star(c, WF_LEVEL_BITOR)
                                          : wf_parse_expression(c);
        value = key->kind == WF_N_DSTAR ? NULL : parse_dict_value(c, key);
    }
    close_display(c, WF_T_RBRACE, last->kind == WF_N_DSTAR ? NULL : last);
    wf_node_end_at(n, &c->before);
    return n;
}

/* '{' [pairs | elements | comprehension] '}' */
static wf_node *parse_braces(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    if (wf_accept(c, WF_T_RBRACE))
        return wf_node_new(c, WF_N_DICT, wf_span_since(c, &at));
    if (c->token.kind == WF_T_POWER)
        return parse_dict(c, at, parse_double_star(c, WF_LEVEL_BITOR));
    wf_node *first = star_or_named(c);
    if (c->token.kind == WF_T_COLON && first->kind != WF_N_STAR)
        return parse_dict(c, at, first);
    if (at_for(c))
        return parse_whole_comp(c, WF_COMP_SET, at, first, NULL, WF_T_RBRACE);
    wf_node *n = wf_node_new(c, WF_N_SET, &at);
    parse_elements(c, n, first, WF_T_RBRACE);
    return n;
}

/* NAME | NUMBER | STRING+ | '...' | None | True | False | group | list | dict | set */
wf_node *wf_parse_atom(wf_compiler *c) {
    wf_check_stack(c->vm);
    switch (c->token.kind) {
    case WF_T_NAME: return parse_name(c);
    case WF_T_NUMBER: return take_const(c, c->token.value);
    case WF_T_STRING:
    case WF_T_FSTRING: return wf_parse_strings(c);
    case WF_T_ELLIPSIS: return take_const(c, WF_ELLIPSIS);
    case WF_T_NONE: return take_const(c, WF_NONE);
    case WF_T_TRUE: return take_const(c, WF_TRUE);
    case WF_T_FALSE: return take_const(c, WF_FALSE);
    case WF_T_LPAREN: return parse_group(c);
    case WF_T_LSQUARE: return parse_list(c);
    case WF_T_LBRACE: return parse_braces(c);
    default: wf_parse_fail(c);
    }
}

/* ---- Primaries ---- */

/* '*' expression, in an index or a call */
static wf_node *parse_argument_star(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    if (!wf_starts_expression(c))
        wf_parse_raise(c, WF_E_INVALID_STAR, &c->token.at);
    wf_node *kid = wf_parse_expression(c);
    wf_node *n = wf_node_new(c, WF_N_STAR, wf_span_since(c, &at));
    n->kid = kid;
    return n;
}

/* slice: [expression] ':' [expression] [':' [expression]] | named */
static wf_node *parse_slice(wf_compiler *c) {
    if (c->token.kind == WF_T_STAR)
        return parse_argument_star(c);
    wf_span at = c->token.at;
    wf_node *first =
        c->token.kind == WF_T_COLON ? wf_node_new(c, WF_N_NONE, &at) : wf_parse_named(c);
    if (c->token.kind != WF_T_COLON)
        return first;
    wf_node *n = wf_node_new(c, WF_N_SLICE, wf_node_at(c, first));
    wf_node **tail = &n->kid;
    wf_node_append(&tail, first);
    for (int i = 0; i < 2; i++) {
        bool is_given = wf_accept(c, WF_T_COLON) && wf_starts_expression(c);
        wf_node_append(&tail,
                       is_given ? wf_parse_expression(c) : wf_node_new(c, WF_N_NONE, &c->token.at));
    }
    wf_node_end_at(n, &c->before);
    return n;
}

/* slice (',' slice)* [','] ']' */
static wf_node *parse_index(wf_compiler *c) {
    wf_node *first = parse_slice(c), *last = first;
    if (c->token.kind != WF_T_COMMA && first->kind != WF_N_STAR) {
        close_display(c, WF_T_RSQUARE, first);
        return first;
    }
    wf_node *n = wf_node_new(c, WF_N_TUPLE, wf_node_at(c, first));
    wf_node **tail = &n->kid;
    wf_node_append(&tail, first);
    while (wf_accept(c, WF_T_COMMA) && c->token.kind != WF_T_RSQUARE) {
        last = parse_slice(c);
        wf_node_append(&tail, last);
    }
    wf_node_end_at(n, &c->before);
    close_display(c, WF_T_RSQUARE, last);
    return wf_fold_tuple(c, n);
}

/* What the arguments so far allow to come next. */
typedef struct call_state {
    bool named, mapping;
    unsigned keywords; /* how many there are */
    wf_setobj *names;  /* theirs, when they are many; or NULL */
} call_state;

/* NAME '=' expression, when the name has been parsed as an expression */
static wf_node *parse_keyword(wf_compiler *c, wf_node *name) {
    wf_span at = *wf_node_at(c, name);
    if (name->kind != WF_N_NAME || name->flags & WF_NODE_PAREN) {
        const char *what = name->kind == WF_N_CONST ? wf_node_describe(c, name) : "";
        wf_span both = *wf_span_to(c, &at, &c->token.at);
        if (what[0] >= 'A' && what[0] <= 'Z')
            wf_parse_raise(c, WF_E_CANNOT_ASSIGN, &both, what);
        wf_parse_raise(c, WF_E_KEYWORD_EXPRESSION, &both);
    }
    wf_span equal = c->token.at;
    wf_lex_next(c);
    if (c->token.kind == WF_T_COMMA || c->token.kind == WF_T_RPAREN)
        wf_parse_raise(c, WF_E_KEYWORD_NO_VALUE, wf_span_to(c, &at, &equal));
    wf_node *value = wf_parse_expression(c);
    wf_check_name(c, wf_node_name(c, name), wf_span_since(c, &at), false);
    wf_node *n = wf_node_new(c, WF_N_KEYWORD, wf_span_since(c, &at));
    n->value = name->value;
    n->kid = value;
    return n;
}

/* The name of a keyword argument is not made private, unlike other names. */
static wf_node *parse_argument_value(wf_compiler *c) {
    if (c->token.kind == WF_T_NAME && wf_lex_peek_char(c) == '=') {
        wf_val raw = c->token.value;
        wf_node *n = wf_parse_named(c);
        if (c->token.kind == WF_T_EQUAL && n->kind == WF_N_NAME)
            n->value = wf_value_add(c, raw);
        return n;
    }
    return wf_parse_named(c);
}

/* '*' expression | '**' expression | NAME '=' expression | named [for clauses] */
static wf_node *parse_argument(wf_compiler *c, call_state *state) {
    wf_span at = c->token.at;
    wf_node *n;
    if (c->token.kind == WF_T_POWER) {
        state->mapping = true;
        return parse_double_star(c, 0);
    }
    if (c->token.kind == WF_T_STAR) {
        wf_span comma = c->before;
        n = parse_argument_star(c);
        if (at_for(c))
            wf_parse_raise(c, WF_E_COMP_UNPACK, wf_node_at(c, n));
        if (state->mapping)
            wf_parse_raise(c, WF_E_STAR_AFTER_MAPPING, wf_span_since(c, &comma));
        return n;
    }
    n = parse_argument_value(c);
    if (c->token.kind == WF_T_EQUAL) {
        n = parse_keyword(c, n);
        state->named = true;
        return n;
    }
    if (at_for(c)) {
        n = parse_comp(c, WF_COMP_GENERATOR, at, n, NULL);
        wf_node_end_at(n, &c->before);
        n->flags = 0;
        return n;
    }
    if (c->token.kind == WF_T_COMMA || c->token.kind == WF_T_RPAREN) {
        if (state->mapping)
            wf_parse_raise(c, WF_E_POSITIONAL_AFTER_MAPPING, &c->token.at);
        if (state->named)
            wf_parse_raise(c, WF_E_POSITIONAL_AFTER_KEYWORD, &c->token.at);
    }
    return n;
}

/* Whether the name of keyword n is new. A few are compared with each other, many are kept in a
 * set. */
static bool is_new_keyword(wf_compiler *c, call_state *state, const wf_node *first,
                           const wf_node *n) {
    wf_val name = wf_node_value(c, n);
    if (state->names)
        return wf_set_add(c->vm, state->names, name);
    wf_setobj *names = ++state->keywords > 16 ? wf_set_new(c->vm, &wf_set_type) : NULL;
    for (; first != n; first = first->next) {
        if (first->kind != WF_N_KEYWORD)
            continue;
        if (wf_eq(wf_node_value(c, first), name))
            return false;
        if (names)
            wf_set_add(c->vm, names, wf_node_value(c, first));
    }
    if (names)
        wf_set_add(c->vm, names, name);
    state->names = names;
    return true;
}

/* [argument (',' argument)* [',']] ')' */
void wf_parse_arguments(wf_compiler *c, wf_node ***tail) {
    call_state state = {0};
    wf_node **first = *tail, *last = NULL, *generator = NULL;
    size_t count = 0;
    while (c->token.kind != WF_T_RPAREN) {
        last = parse_argument(c, &state);
        wf_node_append(tail, last);
        count++;
        if (last->kind == WF_N_KEYWORD && !is_new_keyword(c, &state, *first, last))
            wf_syntax_raise(c, WF_E_KEYWORD_REPEATED, wf_node_at(c, last), wf_node_value(c, last));
        if (last->kind == WF_N_COMP && last->op == WF_COMP_GENERATOR &&
            !(last->flags & WF_NODE_PAREN))
            generator = last;
        if (!wf_accept(c, WF_T_COMMA))
            break;
        if (generator && (c->token.kind != WF_T_RPAREN || count > 1))
            break;
    }
    if (generator && (count > 1 || c->before.line != generator->line + generator->tall ||
                      c->before.end_col != generator->end_col))
        wf_parse_raise(c, WF_E_BARE_GENERATOR, wf_node_at(c, generator));
    close_display(c, WF_T_RPAREN,
                  last && last->kind != WF_N_KEYWORD && last->kind != WF_N_DSTAR ? last
                  : last                                                         ? last->kid
                                                                                 : NULL);
}

/* atom ('.' NAME | '(' arguments ')' | '[' index ']')* */
static wf_node *parse_primary(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_node *n = wf_parse_atom(c);
    for (;;) {
        wf_node *outer;
        if (wf_accept(c, WF_T_DOT)) {
            const wf_str *name = wf_take_name(c);
            outer = wf_node_of(c, WF_N_ATTR, wf_span_since(c, &at), wf_from(name));
            outer->kid = n;
        } else if (wf_accept(c, WF_T_LPAREN)) {
            outer = wf_node_new(c, WF_N_CALL, &at);
            wf_node **tail = &outer->kid;
            wf_node_append(&tail, n);
            wf_parse_arguments(c, &tail);
            wf_node_end_at(outer, &c->before);
            wf_warn_call(c, n);
        } else if (wf_accept(c, WF_T_LSQUARE)) {
            outer = wf_node_new(c, WF_N_ITEM, &at);
            outer->kid = n;
            n->next = parse_index(c);
            wf_node_end_at(outer, &c->before);
            wf_warn_item(c, n, n->next);
        } else {
            return n;
        }
        n = outer;
    }
}

/* ['await'] primary ['**' unary] */
static wf_node *parse_power(wf_compiler *c);

/* ('-' | '+' | '~') unary | power */
static wf_node *parse_unary(wf_compiler *c) {
    static const struct {
        uint8_t token, op;
    } operators[] = {{WF_T_MINUS, WF_NEG}, {WF_T_PLUS, WF_POS}, {WF_T_TILDE, WF_INVERT}};
    for (size_t i = 0; i < WF_COUNT(operators); i++) {
        if (c->token.kind != operators[i].token)
            continue;
        wf_span at = c->token.at;
        wf_check_stack(c->vm);
        wf_lex_next(c);
        wf_node *operand = parse_unary(c);
        return wf_fold_unary(c, (wf_unop)operators[i].op, wf_span_since(c, &at), operand);
    }
    return parse_power(c);
}

static wf_node *parse_power(wf_compiler *c) {
    wf_node *n;
    wf_span at = c->token.at;
    if (wf_accept(c, WF_T_AWAIT)) {
        wf_node *kid = parse_primary(c);
        n = wf_node_new(c, WF_N_AWAIT, wf_span_since(c, &at));
        n->kid = kid;
    } else {
        n = parse_primary(c);
    }
    if (!wf_accept(c, WF_T_POWER))
        return n;
    wf_node *right = parse_unary(c);
    return wf_fold_binary(c, WF_POW, n, right);
}

/* ---- Operators ---- */

enum { LEVEL_AND = 2, LEVEL_NOT, LEVEL_COMPARE, LEVEL_UNARY = 11 };

typedef struct operator{
    uint8_t token, level, kind, op;
}
operator;

static const operator* find_operator(const wf_compiler *c) {
    static const operator table[] = {
        {WF_T_OR, WF_LEVEL_OR, WF_N_OR, 0},
        {WF_T_AND, LEVEL_AND, WF_N_AND, 0},
        {WF_T_LESS, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_LT},
        {WF_T_GREATER, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_GT},
        {WF_T_EQ, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_EQ},
        {WF_T_NE, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_NE},
        {WF_T_LE, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_LE},
        {WF_T_GE, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_GE},
        {WF_T_IN, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_IN},
        {WF_T_NOT, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_NOTIN},
        {WF_T_IS, LEVEL_COMPARE, WF_N_COMPARE, WF_IS_SAME},
        {WF_T_BAR, WF_LEVEL_BITOR, WF_N_BINARY, WF_OR},
        {WF_T_CARET, 6, WF_N_BINARY, WF_XOR},
        {WF_T_AMPER, 7, WF_N_BINARY, WF_AND},
        {WF_T_LSHIFT, 8, WF_N_BINARY, WF_LSHIFT},
        {WF_T_RSHIFT, 8, WF_N_BINARY, WF_RSHIFT},
        {WF_T_PLUS, 9, WF_N_BINARY, WF_ADD},
        {WF_T_MINUS, 9, WF_N_BINARY, WF_SUB},
        {WF_T_STAR, 10, WF_N_BINARY, WF_MUL},
        {WF_T_SLASH, 10, WF_N_BINARY, WF_TRUEDIV},
        {WF_T_FLOOR, 10, WF_N_BINARY, WF_FLOORDIV},
        {WF_T_PERCENT, 10, WF_N_BINARY, WF_MOD},
        {WF_T_AT, 10, WF_N_BINARY, WF_MATMUL},
    };
    for (size_t i = 0; i < WF_COUNT(table); i++)
        if (table[i].token == c->token.kind)
            return &table[i];
    return NULL;
}

/* Takes a comparison's operator, which may be two words. */
static wf_comparison take_compare(wf_compiler *c, const operator* o) {
    wf_lex_next(c);
    if (o->op == WF_IS_NOTIN)
        wf_expect(c, WF_T_IN);
    if (o->op == WF_IS_SAME && wf_accept(c, WF_T_NOT))
        return WF_IS_NOTSAME;
    return (wf_comparison)o->op;
}

/* operand (compare_op operand)+ */
static wf_node *parse_comparison(wf_compiler *c, wf_node *left, const operator* o) {
    wf_comparison op = take_compare(c, o);
    wf_node *right = wf_parse_operators(c, WF_LEVEL_BITOR);
    wf_node *n = wf_node_around(c, WF_N_COMPARE, left, right);
    n->op = (uint8_t)op;
    if (op == WF_IS_SAME || op == WF_IS_NOTSAME)
        wf_warn_is(c, op == WF_IS_NOTSAME, left, right);
    o = find_operator(c);
    if (!o || o->level != LEVEL_COMPARE)
        return n;
    wf_node *link = wf_node_new(c, WF_N_LINK, wf_node_at(c, right));
    link->op = n->op;
    link->kid = right;
    left->next = link;
    n->kind = WF_N_CHAIN;
    wf_node **tail = &link->next;
    while ((o = find_operator(c)) && o->level == LEVEL_COMPARE) {
        op = take_compare(c, o);
        right = wf_parse_operators(c, WF_LEVEL_BITOR);
        link = wf_node_new(c, WF_N_LINK, wf_node_at(c, right));
        link->op = (uint8_t)op;
        link->kid = right;
        wf_node_append(&tail, link);
    }
    wf_node_end_at(n, &c->before);
    return n;
}

/* operand ('or' operand)+, and the same for 'and' */
static wf_node *parse_logic(wf_compiler *c, wf_node *left, const operator* o) {
    wf_node *n = wf_node_new(c, (wf_node_kind)o->kind, wf_node_at(c, left));
    wf_node **tail = &n->kid;
    wf_node_append(&tail, left);
    while (wf_accept(c, (wf_token_kind)o->token))
        wf_node_append(&tail, wf_parse_operators(c, o->level + 1));
    wf_node_end_at(n, &c->before);
    return n;
}

/* 'not' inversion */
static wf_node *parse_not(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_check_stack(c->vm);
    wf_lex_next(c);
    wf_node *kid = wf_parse_operators(c, LEVEL_NOT);
    int truth = wf_const_truth(c, kid);
    if (truth >= 0)
        return wf_node_of(c, WF_N_CONST, wf_span_since(c, &at), wf_bool(!truth));
    wf_node *n = wf_node_new(c, WF_N_NOT, wf_span_since(c, &at));
    n->kid = kid;
    return n;
}

/* Everything that binds at least as tightly as `level`. */
wf_node *wf_parse_operators(wf_compiler *c, int level) {
    wf_span at = c->token.at;
    wf_node *left = c->token.kind == WF_T_NOT && level <= LEVEL_NOT ? parse_not(c) : parse_unary(c);
    const operator* o;
    while ((o = find_operator(c)) && o->level >= level) {
        if (o->level <= LEVEL_AND) {
            left = parse_logic(c, left, o);
        } else if (o->level == LEVEL_COMPARE) {
            left = parse_comparison(c, left, o);
        } else {
            wf_lex_next(c);
            wf_node *right = wf_parse_operators(c, o->level + 1);
            left = wf_fold_binary(c, (wf_binop)o->op, left, right);
        }
        wf_node_start_at(left, &at); /* with the parenthesis that its first operand may stand in */
    }
    return left;
}

/* ---- Whole expressions ---- */

/* 'lambda' [parameters] ':' expression */
static wf_node *parse_lambda(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_check_stack(c->vm);
    wf_lex_next(c);
    wf_node *params = wf_parse_params(c, WF_T_COLON, false);
    wf_expect(c, WF_T_COLON);
    params->next = wf_parse_expression(c);
    wf_node *n = wf_node_new(c, WF_N_LAMBDA, wf_span_since(c, &at));
    n->kid = params;
    return n;
}

/* disjunction ['if' disjunction 'else' expression] | lambda */
wf_node *wf_parse_expression(wf_compiler *c) {
    if (c->token.kind == WF_T_LAMBDA)
        return parse_lambda(c);
    wf_span from = c->token.at;
    wf_node *value = wf_parse_operators(c, WF_LEVEL_OR);
    if (!wf_accept(c, WF_T_IF))
        return value;
    wf_node *condition = wf_parse_operators(c, WF_LEVEL_OR);
    if (c->token.kind != WF_T_ELSE) {
        wf_span at = *wf_span_since(c, wf_node_at(c, value));
        if (c->token.kind == WF_T_COLON)
            wf_parse_fail(c);
        wf_parse_raise(c, WF_E_EXPECTED_ELSE, &at);
    }
    wf_lex_next(c);
    wf_node *other = wf_parse_expression(c);
    wf_node *n = wf_node_new(c, WF_N_IF, wf_span_since(c, &from));
    n->kid = condition;
    condition->next = value;
    value->next = other;
    return n;
}

/* NAME ':=' expression | expression */
wf_node *wf_parse_named(wf_compiler *c) {
    wf_node *n = wf_parse_expression(c);
    if (c->token.kind != WF_T_WALRUS)
        return n;
    if (n->kind != WF_N_NAME || n->flags & WF_NODE_PAREN)
        wf_parse_raise(c, WF_E_WALRUS_TARGET, wf_node_at(c, n), wf_node_describe(c, n));
    wf_check_name(c, wf_node_name(c, n), wf_node_at(c, n), false);
    wf_lex_next(c);
    wf_node *value = wf_parse_expression(c);
    wf_node *walrus = wf_node_new(c, WF_N_WALRUS, wf_span_since(c, wf_node_at(c, n)));
    walrus->value = n->value;
    walrus->kid = value;
    c->saw_walrus = true;
    return walrus;
}

/* 'yield' ['from' expression | expressions] */
wf_node *wf_parse_yield(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    bool is_from = wf_accept(c, WF_T_FROM);
    wf_node *kid = NULL;
    if (is_from)
        kid = wf_parse_expression(c);
    else if (wf_starts_expression(c) || c->token.kind == WF_T_STAR)
        kid = wf_parse_expressions(c);
    wf_node *n = wf_node_new(c, is_from ? WF_N_YIELDFROM : WF_N_YIELD, wf_span_since(c, &at));
    n->kid = kid;
    return n;
}

/* ---- Parameters ---- */

/* Checks and keeps track of the order of parameters. */
typedef struct param_state {
    wf_node **tail;
    wf_node *first;
    bool slash, star, kwargs, defaults;
    bool bare_star; /* the last thing was a * alone */
} param_state;

/* NAME [':' annotation] ['=' default] */
static wf_node *parse_param(wf_compiler *c, wf_param op, bool annotated) {
    wf_span at = c->token.at;
    const wf_str *name = wf_take_name(c);
    wf_check_name(c, name, &at, false);
    wf_node *n = wf_node_of(c, WF_N_PARAM, &at, wf_from(name));
    n->op = (uint8_t)op;
    wf_node **tail = &n->kid;
    wf_node *annotation = NULL, *value = NULL;
    if (annotated && wf_accept(c, WF_T_COLON))
        annotation = op == WF_PARAM_ARGS && c->token.kind == WF_T_STAR ? parse_star(c)
                                                                       : wf_parse_annotation(c);
    if (c->token.kind == WF_T_EQUAL) {
        if (op == WF_PARAM_ARGS || op == WF_PARAM_KWARGS)
            wf_parse_raise(
                c, op == WF_PARAM_ARGS ? WF_E_PARAM_STAR_DEFAULT : WF_E_PARAM_KWARGS_DEFAULT,
                &c->token.at);
        wf_lex_next(c);
        if (c->token.kind == WF_T_COMMA || c->token.kind == WF_T_RPAREN)
            wf_parse_raise(c, WF_E_PARAM_EMPTY_DEFAULT, &c->before);
        value = wf_parse_expression(c);
    }
    wf_node_append(&tail, annotation ? annotation : wf_node_new(c, WF_N_NONE, &at));
    wf_node_append(&tail, value ? value : wf_node_new(c, WF_N_NONE, &at));
    return n;
}

static void add_plain_param(wf_compiler *c, param_state *state, bool annotated) {
    wf_span at = c->token.at;
    wf_node *n = parse_param(c, state->star ? WF_PARAM_KWONLY : WF_PARAM_PLAIN, annotated);
    bool has_default = n->kid->next->kind != WF_N_NONE;
    if (!state->star && state->defaults && !has_default)
        wf_parse_raise(c, WF_E_PARAM_NO_DEFAULT, &at);
    state->defaults = state->defaults || has_default;
    state->bare_star = false;
    wf_node_append(&state->tail, n);
}

static void take_slash(wf_compiler *c, param_state *state) {
    if (state->slash)
        wf_parse_raise(c, WF_E_PARAM_TWO_SLASHES, &c->token.at);
    if (state->star)
        wf_parse_raise(c, WF_E_PARAM_SLASH_AFTER_STAR, &c->token.at);
    if (!state->first)
        wf_parse_raise(c, WF_E_PARAM_SLASH_FIRST, &c->token.at);
    state->slash = true;
    for (wf_node *p = state->first; p; p = p->next)
        p->op = WF_PARAM_POSONLY;
    wf_lex_next(c);
}

static void take_star(wf_compiler *c, param_state *state, wf_token_kind end, bool annotated) {
    wf_span at = c->token.at;
    if (state->star)
        wf_parse_raise(c, WF_E_PARAM_TWO_STARS, &at);
    wf_lex_next(c);
    state->star = true;
    if (c->token.kind == WF_T_NAME) {
        wf_node_append(&state->tail, parse_param(c, WF_PARAM_ARGS, annotated));
        return;
    }
    if (c->token.kind == end)
        wf_parse_raise(c, WF_E_PARAM_BARE_STAR, annotated ? &at : &c->token.at);
    if (c->token.kind != WF_T_COMMA)
        wf_parse_fail(c);
    wf_lex_next(c);
    if (c->token.kind == WF_T_POWER || c->token.kind == end)
        wf_parse_raise(c, WF_E_PARAM_BARE_STAR, &at);
    state->bare_star = true;
}

static void take_param(wf_compiler *c, param_state *state, wf_token_kind end, bool annotated) {
    if (state->kwargs)
        wf_parse_raise(c, WF_E_PARAM_AFTER_KWARGS, &c->token.at);
    switch (c->token.kind) {
    case WF_T_SLASH: take_slash(c, state); return;
    case WF_T_STAR: take_star(c, state, end, annotated); return;
    case WF_T_POWER:
        wf_lex_next(c);
        state->kwargs = true;
        wf_node_append(&state->tail, parse_param(c, WF_PARAM_KWARGS, annotated));
        return;
    case WF_T_LPAREN: {
        wf_span at = c->token.at;
        wf_parse_atom(c);
        wf_parse_raise(c, WF_E_PARAM_PARENTHESES, wf_span_since(c, &at),
                       annotated ? "Function" : "Lambda expression");
    }
    default: add_plain_param(c, state, annotated); return;
    }
}

/* [parameter (',' parameter)* [',']], up to `end`, which is not taken */
wf_node *wf_parse_params(wf_compiler *c, wf_token_kind end, bool annotated) {
    wf_node *n = wf_node_new(c, WF_N_PARAMS, &c->token.at);
    param_state state = {.tail = &n->kid};
    while (c->token.kind != end) {
        bool was_bare = state.bare_star;
        take_param(c, &state, end, annotated);
        state.first = n->kid;
        if (state.bare_star && !was_bare)
            continue;
        if (!wf_accept(c, WF_T_COMMA))
            break;
    }
    if (c->token.kind != end)
        wf_parse_fail(c);
    return n;
}
