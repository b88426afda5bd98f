/* parse_match.c - match statements: patterns to a tree, and the tree to tests.
 *
 * Names are bound when a whole pattern has matched: until then what they
 * capture is kept in temporaries. */
#include "compiler/parse.h"
#include "objects/int.h"

/* ---- Parsing patterns ---- */

static wf_node *parse_pattern(wf_compiler *c);

bool wf_at_match(wf_compiler *c) {
    if (!wf_token_is(c, WF_S(match)))
        return false;
    char next = wf_lex_peek_char(c);
    if (strchr("=,);:]}|^&%/<>!@#\n", next))
        return false;
    return wf_lex_peek_name(c) || wf_lex_ends_with_colon(c);
}

static bool is_complex(wf_compiler *c, const wf_node *n) {
    return wf_has_kind(wf_node_value(c, n), WF_KIND_COMPLEX);
}

/* ['-'] NUMBER [('+' | '-') NUMBER]: the second one imaginary */
static wf_node *parse_number(wf_compiler *c) {
    wf_span at = c->token.at;
    bool negative = wf_accept(c, WF_T_MINUS);
    if (c->token.kind != WF_T_NUMBER)
        wf_parse_fail(c);
    wf_node *n = wf_parse_atom(c);
    if (negative)
        n = wf_fold_unary(c, WF_NEG, &at, n);
    if (c->token.kind != WF_T_PLUS && c->token.kind != WF_T_MINUS)
        return n;
    wf_binop op = c->token.kind == WF_T_PLUS ? WF_ADD : WF_SUB;
    if (is_complex(c, n))
        wf_parse_raise(c, WF_E_PATTERN_REAL, wf_node_at(c, n));
    wf_lex_next(c);
    if (c->token.kind != WF_T_NUMBER)
        wf_parse_fail(c);
    wf_node *imaginary = wf_parse_atom(c);
    if (!is_complex(c, imaginary))
        wf_parse_raise(c, WF_E_PATTERN_IMAGINARY, wf_node_at(c, imaginary));
    return wf_fold_binary(c, op, n, imaginary);
}

static wf_node *value_pattern(wf_compiler *c, wf_node *value) {
    wf_node *n = wf_node_new(c, WF_N_P_VALUE, wf_node_at(c, value));
    n->kid = value;
    return n;
}

/* None, True, False; strings; numbers */
static wf_node *parse_literal(wf_compiler *c) {
    wf_node *n;
    switch (c->token.kind) {
    case WF_T_NONE:
    case WF_T_TRUE:
    case WF_T_FALSE:
        n = value_pattern(c, wf_parse_atom(c));
        n->op = 1;
        return n;
    case WF_T_STRING:
    case WF_T_FSTRING:
        n = wf_parse_strings(c);
        if (n->kind != WF_N_CONST)
            wf_parse_raise(c, WF_E_PATTERN_VALUE, wf_node_at(c, n));
        return value_pattern(c, n);
    default: return value_pattern(c, parse_number(c));
    }
}

/* '*' NAME */
static wf_node *parse_star_pattern(wf_compiler *c, wf_token_kind sign) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    bool is_any = wf_token_is(c, WF_CHAR('_'));
    if (is_any && sign == WF_T_POWER)
        wf_parse_fail(c);
    const wf_str *name = wf_take_name(c);
    wf_node *n = wf_node_new(c, WF_N_P_STAR, wf_span_since(c, &at));
    n->kid = is_any ? wf_node_new(c, WF_N_P_ANY, &c->before)
                    : wf_node_of(c, WF_N_P_CAPTURE, &c->before, wf_from(name));
    return n;
}

/* pattern (',' pattern)* [','], up to `closing`; the first one has been parsed if it is given */
static wf_node *parse_sequence(wf_compiler *c, wf_span at, wf_node *first, wf_token_kind closing,
                               wf_token_kind other) {
    wf_node *n = wf_node_new(c, WF_N_P_SEQ, &at);
    wf_node **tail = &n->kid;
    bool starred = false;
    if (first)
        wf_node_append(&tail, first);
    while ((!first || wf_accept(c, WF_T_COMMA)) && c->token.kind != closing &&
           c->token.kind != other) {
        first = c->token.kind == WF_T_STAR ? parse_star_pattern(c, WF_T_STAR) : parse_pattern(c);
        wf_node_append(&tail, first);
    }
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        if (kid->kind == WF_N_P_STAR && starred)
            wf_syntax_raise(c, WF_E_PATTERN_STARS, wf_span_to(c, &at, &c->token.at));
        starred = starred || kid->kind == WF_N_P_STAR;
    }
    wf_node_end_at(n, &c->before);
    return n;
}

/* '(' [pattern | sequence] ')' */
static wf_node *parse_group(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    wf_node *n = NULL;
    if (c->token.kind != WF_T_RPAREN) {
        n = c->token.kind == WF_T_STAR ? parse_star_pattern(c, WF_T_STAR) : parse_pattern(c);
        if (c->token.kind == WF_T_COMMA)
            n = parse_sequence(c, at, n, WF_T_RPAREN, WF_T_END);
        else if (n->kind == WF_N_P_STAR)
            wf_parse_fail(c);
    } else {
        n = wf_node_new(c, WF_N_P_SEQ, &at);
    }
    wf_expect(c, WF_T_RPAREN);
    return n;
}

/* NAME ('.' NAME)* as an expression */
static wf_node *parse_dotted(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_node *n = wf_node_of(c, WF_N_NAME, &at, WF_NONE);
    n->value = wf_value_add(c, wf_from(wf_take_name(c)));
    while (wf_accept(c, WF_T_DOT)) {
        wf_val name = wf_from(wf_take_name(c));
        wf_node *outer = wf_node_of(c, WF_N_ATTR, wf_span_since(c, &at), name);
        outer->kid = n;
        n = outer;
    }
    return n;
}

/* Stops the reading of patterns that no registers suffice for before it takes long: each name, key
 * and attribute is compared with those before. */
static void check_count(wf_compiler *c, size_t count) {
    if (count > WF_FAR)
        wf_syntax_raise(c, WF_E_TOO_COMPLEX, &c->token.at);
}

static void check_key(wf_compiler *c, const wf_node *first, const wf_node *key, const wf_span *at) {
    for (; first != key; first = first->next->next)
        if (first->kind == WF_N_CONST && key->kind == WF_N_CONST &&
            wf_equal(c->vm, wf_node_value(c, first), wf_node_value(c, key)))
            wf_syntax_raise(c, WF_E_PATTERN_KEY_TWICE, at, wf_node_value(c, key));
}

/* '{' [(key ':' pattern | '**' NAME) (',' ...)* [',']] '}' */
static wf_node *parse_mapping(wf_compiler *c) {
    wf_node *n = wf_node_new(c, WF_N_P_MAP, &c->token.at);
    wf_node **tail = &n->kid;
    size_t count = 0;
    do {
        check_count(c, count++);
        wf_lex_next(c);
        if (c->token.kind == WF_T_RBRACE)
            break;
        if (c->token.kind == WF_T_POWER) {
            wf_node_append(&tail, parse_star_pattern(c, WF_T_POWER));
            wf_accept(c, WF_T_COMMA);
            break;
        }
        wf_node *key = c->token.kind == WF_T_NAME ? parse_dotted(c) : parse_literal(c)->kid;
        if (key->kind == WF_N_NAME)
            wf_parse_fail(c);
        wf_node_append(&tail, key);
        wf_expect(c, WF_T_COLON);
        wf_node_append(&tail, parse_pattern(c));
    } while (c->token.kind == WF_T_COMMA);
    wf_expect(c, WF_T_RBRACE);
    wf_node_end_at(n, &c->before);
    for (const wf_node *key = n->kid; key && key->next; key = key->next->next)
        check_key(c, n->kid, key, wf_node_at(c, n));
    return n;
}

/* NAME '=' pattern; the name is that of an attribute, of whatever class: never a private one */
static wf_node *parse_keyword_pattern(wf_compiler *c, const wf_node *first) {
    wf_span at = c->token.at;
    wf_node *n = wf_node_of(c, WF_N_P_KEYWORD, &at, c->token.value);
    wf_lex_next(c);
    wf_expect(c, WF_T_EQUAL);
    n->kid = parse_pattern(c);
    for (; first; first = first->next)
        if (first->kind == WF_N_P_KEYWORD && wf_eq(wf_node_value(c, first), wf_node_value(c, n)))
            wf_syntax_raise(c, WF_E_PATTERN_ATTRIBUTE_TWICE, wf_node_at(c, n->kid),
                            wf_node_value(c, n));
    wf_node_end_at(n, &c->before);
    return n;
}

/* '(' [(pattern | NAME '=' pattern) (',' ...)* [',']] ')', behind the class */
static wf_node *parse_class_pattern(wf_compiler *c, wf_node *cls) {
    wf_node *n = wf_node_new(c, WF_N_P_CLASS, wf_node_at(c, cls));
    wf_node **tail = &n->kid;
    bool named = false;
    size_t count = 0;
    wf_node_append(&tail, cls);
    do {
        check_count(c, count++);
        wf_lex_next(c);
        if (c->token.kind == WF_T_RPAREN)
            break;
        bool is_keyword = c->token.kind == WF_T_NAME && wf_lex_peek_char(c) == '=';
        wf_span at = c->token.at;
        wf_node *part = is_keyword ? parse_keyword_pattern(c, cls->next) : parse_pattern(c);
        if (named && !is_keyword)
            wf_parse_raise(c, WF_E_PATTERN_POSITIONAL, wf_span_since(c, &at));
        named = named || is_keyword;
        wf_node_append(&tail, part);
    } while (c->token.kind == WF_T_COMMA);
    wf_expect(c, WF_T_RPAREN);
    wf_node_end_at(n, &c->before);
    return n;
}

/* NAME: '_', a capture, a dotted value, or a class */
static wf_node *parse_name_pattern(wf_compiler *c) {
    wf_span at = c->token.at;
    char next = wf_lex_peek_char(c);
    if (wf_token_is(c, WF_CHAR('_')) && next != '.' && next != '(') {
        wf_lex_next(c);
        return wf_node_new(c, WF_N_P_ANY, &at);
    }
    wf_node *n = parse_dotted(c);
    if (c->token.kind == WF_T_LPAREN)
        return parse_class_pattern(c, n);
    if (n->kind == WF_N_ATTR)
        return value_pattern(c, n);
    if (c->token.kind == WF_T_EQUAL)
        wf_parse_fail(c);
    wf_check_name(c, wf_node_name(c, n), &at, false);
    n->kind = WF_N_P_CAPTURE;
    return n;
}

static wf_node *parse_closed(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_check_stack(c->vm);
    switch (c->token.kind) {
    case WF_T_NAME: return parse_name_pattern(c);
    case WF_T_LPAREN: return parse_group(c);
    case WF_T_LBRACE: return parse_mapping(c);
    case WF_T_LSQUARE: {
        wf_lex_next(c);
        wf_node *n = parse_sequence(c, at, NULL, WF_T_RSQUARE, WF_T_END);
        wf_expect(c, WF_T_RSQUARE);
        wf_node_end_at(n, &c->before);
        return n;
    }
    default: return parse_literal(c);
    }
}

/* Raises if what comes behind the pattern can never be reached. */
static void check_refutable(wf_compiler *c, const wf_node *n) {
    while (n->kind == WF_N_P_AS)
        n = n->kid;
    if (n->kind == WF_N_P_ANY)
        wf_syntax_raise(c, WF_E_PATTERN_WILDCARD, wf_node_at(c, n));
    if (n->kind == WF_N_P_CAPTURE)
        wf_syntax_raise(c, WF_E_PATTERN_UNREACHABLE, wf_node_at(c, n), wf_node_value(c, n));
    if (n->kind == WF_N_P_OR) {
        const wf_node *last = n->kid;
        while (last->next)
            last = last->next;
        check_refutable(c, last);
    }
}

/* closed ('|' closed)* ['as' NAME] */
static wf_node *parse_pattern(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_node *n = parse_closed(c);
    if (c->token.kind == WF_T_BAR) {
        wf_node *any = wf_node_new(c, WF_N_P_OR, &at);
        wf_node **tail = &any->kid;
        wf_node_append(&tail, n);
        while (wf_accept(c, WF_T_BAR)) {
            check_refutable(c, n);
            n = parse_closed(c);
            wf_node_append(&tail, n);
        }
        wf_node_end_at(any, &c->before);
        n = any;
    }
    if (!wf_accept(c, WF_T_AS))
        return n;
    if (wf_token_is(c, WF_CHAR('_')))
        wf_parse_raise(c, WF_E_PATTERN_UNDERSCORE, &c->token.at);
    if (c->token.kind != WF_T_NAME)
        wf_parse_raise(c, WF_E_PATTERN_TARGET, &c->token.at);
    wf_node *named = wf_node_of(c, WF_N_P_AS, &at, wf_from(wf_take_name(c)));
    named->kid = n;
    wf_node_end_at(named, &c->before);
    return named;
}

/* ---- What a pattern binds ---- */

typedef struct captured {
    struct captured *next;
    uint32_t name; /* number of the value */
    unsigned reg;
    unsigned number; /* 1 + how many there are before it */
} captured;

static const wf_str *captured_name(const wf_compiler *c, const captured *item) {
    return wf_as_str(wf_value_at(c, item->name));
}

static captured *find_captured(const wf_compiler *c, captured *list, const wf_str *name) {
    while (list && captured_name(c, list) != name)
        list = list->next;
    return list;
}

static size_t count_captured(const captured *list, const captured *end) {
    size_t count = 0;
    for (; list != end; list = list->next)
        count++;
    return count;
}

static void collect(wf_compiler *c, const wf_node *n, captured **list);

static void collect_name(wf_compiler *c, const wf_node *n, captured **list) {
    if (find_captured(c, *list, wf_node_name(c, n)))
        wf_syntax_raise(c, WF_E_PATTERN_TWICE, wf_node_at(c, n), wf_node_value(c, n));
    check_count(c, *list ? (*list)->number : 0);
    captured *item = wf_scratch_new(c, sizeof *item);
    *item = (captured){*list, n->value, 0, *list ? (*list)->number + 1 : 1};
    *list = item;
}

/* Alternatives must bind the same names. */
static void collect_alternatives(wf_compiler *c, const wf_node *n, captured **list) {
    captured *before = *list, *first = before;
    collect(c, n->kid, &first);
    for (const wf_node *kid = n->kid->next; kid; kid = kid->next) {
        captured *now = before;
        collect(c, kid, &now);
        bool is_same = count_captured(now, before) == count_captured(first, before);
        for (captured *item = now; item != before; item = item->next)
            is_same = is_same && find_captured(c, first, captured_name(c, item));
        if (!is_same)
            wf_syntax_raise(c, WF_E_PATTERN_ALTERNATIVES, wf_node_at(c, n));
    }
    *list = first;
}

/* The names that n binds, each once. */
static void collect(wf_compiler *c, const wf_node *n, captured **list) {
    wf_check_stack(c->vm);
    if (n->kind == WF_N_P_OR) {
        collect_alternatives(c, n, list);
        return;
    }
    for (const wf_node *kid = n->kid; kid; kid = kid->next)
        collect(c, kid, list);
    if (n->kind == WF_N_P_CAPTURE || n->kind == WF_N_P_AS)
        collect_name(c, n, list);
}

/* ---- Tests ---- */

/* Of one case. */
typedef struct matcher {
    captured *names;
    uint32_t fail; /* jumps of failed tests */
} matcher;

static void gen_pattern(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject);

static void fail_unless(wf_compiler *c, matcher *m, wf_opcode op, unsigned a, unsigned b,
                        bool truth) {
    wf_emit_abc(c, op, a, b, !truth);
    wf_jump_join(c, &m->fail, wf_emit_jump(c));
}

static void gen_capture(wf_compiler *c, const matcher *m, const wf_node *n, unsigned subject) {
    wf_at(c, n);
    wf_emit_move(c, find_captured(c, m->names, wf_node_name(c, n))->reg, subject);
}

static void gen_value(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    int small;
    if (wf_node_is_small(c, n->kid, &small)) {
        wf_at(c, n);
        fail_unless(c, m, WF_OP_TEQI, subject, (unsigned)small, true);
        return;
    }
    unsigned value = wf_tree_push(c, n->kid);
    wf_at(c, n);
    fail_unless(c, m, n->op ? WF_OP_TIS : WF_OP_TEQ, subject, value, true);
}

static void gen_alternatives(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    uint32_t matched = WF_NO_JUMP, outer_fail = m->fail;
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        m->fail = kid->next ? WF_NO_JUMP : outer_fail;
        gen_pattern(c, m, kid, subject);
        if (!kid->next)
            break;
        wf_jump_join(c, &matched, wf_emit_jump(c));
        wf_jump_here(c, m->fail);
    }
    wf_jump_here(c, matched);
}

/* Tests that len(R[subject]) is count, or at least that. */
static void gen_length(wf_compiler *c, matcher *m, unsigned subject, size_t count, bool at_least) {
    unsigned length = wf_temp(c);
    wf_emit_ab(c, WF_OP_LEN, length, subject);
    if (count <= INT8_MAX) {
        fail_unless(c, m, at_least ? WF_OP_TGEI : WF_OP_TEQI, length, (unsigned)count, true);
        return;
    }
    unsigned wanted = wf_temp(c);
    wf_emit_const(c, wf_small((intptr_t)count), wanted);
    fail_unless(c, m, at_least ? WF_OP_TGE : WF_OP_TEQ, length, wanted, true);
}

/* The subpatterns against registers from `first` on. */
static void gen_parts(wf_compiler *c, matcher *m, const wf_node *part, unsigned first) {
    for (; part; part = part->next, first++)
        gen_pattern(c, m,
                    part->kind == WF_N_P_STAR || part->kind == WF_N_P_KEYWORD ? part->kid : part,
                    first);
}

/* [a, *_, z]: the items that are looked at, by index; those behind the star from the end. */
static void gen_by_index(wf_compiler *c, matcher *m, const wf_node *part, unsigned subject) {
    unsigned top = c->unit->top;
    intptr_t index = 0;
    for (; part; part = part->next, index++) {
        if (part->kind == WF_N_P_STAR)
            index = -1 - (intptr_t)wf_node_count(part->next);
        else if (part->kind != WF_N_P_ANY) {
            unsigned item = wf_temp(c), key = wf_temp(c);
            wf_emit_const(c, wf_small(index < 0 ? -index : index), key);
            if (index < 0) {
                wf_emit_ab(c, WF_OP_LEN, item, subject);
                wf_emit_abc(c, WF_OP_SUB, key, item, key);
            }
            wf_emit_abc(c, WF_OP_GETITEM, item, subject, key);
            gen_pattern(c, m, part, item);
        }
        wf_temps_free(c, top);
    }
}

static void gen_sequence(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    unsigned before = 0, after = 0, test = wf_temp(c);
    bool starred = false, is_plain = true, keeps_rest = false;
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        bool is_star = kid->kind == WF_N_P_STAR;
        keeps_rest = keeps_rest || (is_star && kid->kid->kind != WF_N_P_ANY);
        is_plain = is_plain && (is_star ? kid->kid : kid)->kind == WF_N_P_ANY;
        *(starred ? &after : &before) += !is_star;
        starred = starred || is_star;
    }
    wf_emit_ab(c, WF_OP_MATCHSEQ, test, subject);
    fail_unless(c, m, WF_OP_TTRUE, test, 0, true);
    if (!starred || before + after)
        gen_length(c, m, subject, before + after, starred);
    if (is_plain)
        return;
    if (starred && !keeps_rest) {
        gen_by_index(c, m, n->kid, subject);
        return;
    }
    unsigned first = wf_temps(c, before + after + starred);
    wf_emit_abc(c, starred ? WF_OP_UNPACKX : WF_OP_UNPACK, first, subject, before);
    if (starred)
        wf_emit(c, WF_INS_X(WF_OP_EXTRA, after));
    gen_parts(c, m, n->kid, first);
}

/* R[reg] = the keys of a mapping pattern, a tuple; their number. */
static unsigned gen_keys(wf_compiler *c, const wf_node *n, unsigned reg) {
    unsigned first = c->unit->top, count = 0;
    for (const wf_node *key = n->kid; key && key->kind != WF_N_P_STAR;
         key = key->next->next, count++)
        wf_tree_push(c, key);
    wf_at(c, n);
    wf_emit_abc(c, WF_OP_TUPLE, reg, first, count);
    wf_temps_free(c, first);
    return count;
}

static void gen_mapping(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    unsigned test = wf_temp(c), keys = wf_temp(c);
    wf_emit_ab(c, WF_OP_MATCHMAP, test, subject);
    fail_unless(c, m, WF_OP_TTRUE, test, 0, true);
    if (!n->kid)
        return;
    unsigned count = gen_keys(c, n, keys);
    const wf_node *rest = n->kid;
    if (count)
        gen_length(c, m, subject, count, true);
    wf_emit_abc(c, WF_OP_MATCHKEYS, test, subject, keys);
    fail_unless(c, m, WF_OP_TISNONE, test, 0, false);
    unsigned reg = wf_temps(c, count);
    wf_emit_abc(c, WF_OP_UNPACK, reg, test, count);
    for (; rest && rest->kind != WF_N_P_STAR; rest = rest->next->next)
        gen_pattern(c, m, rest->next, reg++);
    if (!rest)
        return;
    wf_emit_abc(c, WF_OP_MATCHREST, test, subject, keys);
    gen_pattern(c, m, rest->kid, test);
}

static void gen_class(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    const wf_node *cls = n->kid;
    unsigned first = wf_temps(c, 3), test = wf_temp(c), count = 0, positional = 0;
    wf_list *names = wf_list_new(c->vm, NULL, 0);
    for (const wf_node *part = cls->next; part; part = part->next, count++) {
        if (part->kind == WF_N_P_KEYWORD)
            wf_list_append(c->vm, names, wf_node_value(c, part));
        else
            positional++;
    }
    wf_tuple *tuple = wf_tuple_from(c->vm, wf_from(names));
    wf_at(c, n);
    wf_emit_move(c, first, subject);
    wf_tree_to(c, cls, first + 1);
    wf_at(c, n);
    wf_emit_const(c, wf_from(tuple), first + 2);
    wf_emit_abc(c, WF_OP_MATCHCLASS, test, first, positional);
    fail_unless(c, m, WF_OP_TISNONE, test, 0, false);
    if (!count)
        return;
    unsigned parts = wf_temps(c, count);
    wf_emit_abc(c, WF_OP_UNPACK, parts, test, count);
    gen_parts(c, m, cls->next, parts);
}

static void gen_pattern(wf_compiler *c, matcher *m, const wf_node *n, unsigned subject) {
    unsigned top = c->unit->top;
    wf_check_stack(c->vm);
    wf_at(c, n);
    switch (n->kind) {
    case WF_N_P_VALUE: gen_value(c, m, n, subject); break;
    case WF_N_P_CAPTURE: gen_capture(c, m, n, subject); break;
    case WF_N_P_SEQ: gen_sequence(c, m, n, subject); break;
    case WF_N_P_MAP: gen_mapping(c, m, n, subject); break;
    case WF_N_P_CLASS: gen_class(c, m, n, subject); break;
    case WF_N_P_OR: gen_alternatives(c, m, n, subject); break;
    case WF_N_P_AS:
        gen_pattern(c, m, n->kid, subject);
        gen_capture(c, m, n, subject);
        break;
    default: break; /* WF_N_P_ANY */
    }
    wf_temps_free(c, top);
}

/* ---- The statement ---- */

static void gen_bindings(wf_compiler *c, captured *name) {
    if (!name)
        return;
    gen_bindings(c, name->next);
    wf_scope_store(c, captured_name(c, name), name->reg);
}

/* 'case' patterns ['if' named] ':' body. Failed tests lead behind it. */
static wf_node *parse_case(wf_compiler *c, unsigned subject, uint32_t *out) {
    matcher m = {NULL, WF_NO_JUMP};
    wf_span at = c->token.at;
    unsigned top = c->unit->top;
    wf_lex_next(c);
    wf_span first_at = c->token.at;
    wf_node *n = c->token.kind == WF_T_STAR ? parse_star_pattern(c, WF_T_STAR) : parse_pattern(c);
    if (c->token.kind == WF_T_COMMA || n->kind == WF_N_P_STAR)
        n = parse_sequence(c, first_at, n, WF_T_COLON, WF_T_IF);
    collect(c, n, &m.names);
    for (captured *name = m.names; name; name = name->next)
        name->reg = wf_temp(c);
    gen_pattern(c, &m, n, subject);
    gen_bindings(c, m.names);
    bool guarded = wf_accept(c, WF_T_IF);
    if (guarded)
        wf_jump_join(c, &m.fail, wf_tree_test(c, wf_statement_tree(c, wf_parse_named(c)), false));
    wf_temps_free(c, top);
    wf_expect_colon(c, false);
    wf_parse_body(c, WF_BODY_PLAIN, "'case' statement", at.line);
    wf_jump_join(c, out, wf_emit_jump(c));
    wf_jump_here(c, m.fail);
    return guarded ? NULL : n;
}

/* 'match' subject ':' NEWLINE INDENT case+ DEDENT */
void wf_parse_match(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_mark mark;
    wf_scratch_mark(c, &mark);
    uint32_t out = WF_NO_JUMP;
    wf_lex_next(c);
    wf_node *subject = wf_statement_tree(c, wf_parse_subject(c));
    unsigned reg = wf_tree_push(c, subject);
    wf_expect_colon(c, false);
    wf_expect(c, WF_T_NEWLINE);
    if (c->token.kind != WF_T_INDENT)
        wf_parse_raise(c, WF_E_EXPECTED_BLOCK, &c->token.at, "'match' statement", (int)at.line);
    wf_lex_next(c);
    while (c->token.kind != WF_T_DEDENT) {
        wf_mark case_mark;
        wf_scratch_mark(c, &case_mark);
        if (!wf_token_is(c, WF_S(case_)))
            wf_parse_fail(c);
        const wf_node *pattern = parse_case(c, reg, &out);
        if (pattern && c->token.kind != WF_T_DEDENT)
            check_refutable(c, pattern);
        wf_statement_end(c, &case_mark);
    }
    wf_lex_next(c);
    wf_jump_here(c, out);
    wf_statement_end(c, &mark);
}
