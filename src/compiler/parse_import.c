/* parse_import.c - import statements. */
#include "compiler/parse.h"

/* NAME ('.' NAME)*: the text. first: the first name, or NULL. */
static const wf_str *parse_module_name(wf_compiler *c, const wf_str **first) {
    wf_text text = {0};
    for (;;) {
        if (c->token.kind != WF_T_NAME)
            wf_parse_fail(c);
        const wf_str *part = wf_as_str(c->token.value);
        if (first && !text.blob)
            *first = part;
        wf_text_add_str(c->vm, &text, wf_from(part));
        wf_lex_next(c);
        if (!wf_accept(c, WF_T_DOT))
            return wf_intern(c->vm, (const char *)text.blob->data, text.size);
        wf_text_add(c->vm, &text, ".", 1);
    }
}

/* R[reg] = the module; names: a tuple or None. Two registers are taken. */
static void emit_import(wf_compiler *c, const wf_str *module, unsigned level, wf_val names,
                        unsigned reg) {
    wf_emit_const(c, wf_small((intptr_t)level), reg);
    wf_emit_const(c, names, reg + 1);
    wf_emit_ax(c, WF_OP_IMPORT, reg, wf_const_add(c, wf_from(module)));
}

/* a.b.c as x: from the package a on, each module out of the one before. */
static void emit_submodules(wf_compiler *c, const wf_str *module, unsigned reg) {
    const char *text = wf_str_data(module), *dot = strchr(text, '.');
    while (dot) {
        const char *next = strchr(dot + 1, '.');
        size_t size = next ? (size_t)(next - dot - 1) : strlen(dot + 1);
        const wf_str *part = wf_intern(c->vm, dot + 1, size);
        wf_emit_site(c, WF_OP_IMPORTFROM, WF_OP_IMPORTFROMX, reg, reg, part);
        dot = next;
    }
}

/* import name from module */
static WF_NORETURN void fail_from(wf_compiler *c, const wf_span *at) {
    wf_lex_next(c);
    parse_module_name(c, NULL);
    wf_parse_raise(c, WF_E_IMPORT_FROM_MEANT, wf_span_since(c, at));
}

/* 'import' module ['as' NAME] (',' ...)* */
void wf_parse_import(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    if (c->token.kind == WF_T_NEWLINE)
        wf_parse_raise(c, WF_E_IMPORT_NO_NAMES,
                       &(wf_span){at.line, at.line, c->token.at.col, c->token.at.col});
    do {
        const wf_str *name, *module = parse_module_name(c, &name);
        bool renamed = wf_accept(c, WF_T_AS);
        name = renamed ? wf_take_name(c) : wf_private_name(c, name);
        if (c->token.kind == WF_T_FROM)
            fail_from(c, &at);
        wf_scope_target(c, name);
        c->here = *wf_span_since(c, &at);
        wf_check_name(c, name, &c->here, false);
        unsigned reg = wf_temps(c, 2);
        emit_import(c, module, 0, WF_NONE, reg);
        if (renamed)
            emit_submodules(c, module, reg);
        wf_scope_store(c, name, reg);
        wf_temps_free(c, reg);
    } while (wf_accept(c, WF_T_COMMA));
}

/* ---- from ---- */

/* A name to import, and what it is to be called. */
typedef struct imported {
    struct imported *next;
    uint32_t name, as; /* numbers of values */
} imported;

static const wf_str *text_of(const wf_compiler *c, uint32_t number) {
    return wf_as_str(wf_value_at(c, number));
}

/* ('.' | '...')*: how many dots */
static unsigned parse_dots(wf_compiler *c) {
    unsigned level = 0;
    for (;; wf_lex_next(c)) {
        if (c->token.kind == WF_T_DOT)
            level++;
        else if (c->token.kind == WF_T_ELLIPSIS)
            level += 3;
        else
            return level;
    }
}

/* NAME ['as' NAME] (',' ...)* [','] */
static imported *parse_names(wf_compiler *c) {
    bool in_parentheses = wf_accept(c, WF_T_LPAREN);
    imported *first = NULL, **tail = &first;
    if (c->token.kind == WF_T_NEWLINE)
        wf_parse_raise(
            c, WF_E_IMPORT_NO_NAMES,
            &(wf_span){c->token.at.line, c->token.at.line, c->token.at.col, c->token.at.col});
    do {
        imported *item = wf_scratch_new(c, sizeof *item);
        if (c->token.kind != WF_T_NAME)
            wf_parse_fail(c);
        item->name = wf_value_add(c, c->token.value);
        const wf_str *as = wf_take_name(c);
        if (wf_accept(c, WF_T_AS))
            as = wf_take_name(c);
        item->as = wf_value_add(c, wf_from(as));
        *tail = item;
        tail = &item->next;
        if (c->token.kind != WF_T_COMMA)
            break;
        wf_lex_next(c);
        if (c->token.kind == WF_T_NEWLINE && !in_parentheses)
            wf_parse_raise(c, WF_E_IMPORT_TRAILING_COMMA, &c->token.at);
    } while (c->token.kind != WF_T_RPAREN);
    if (in_parentheses)
        wf_expect(c, WF_T_RPAREN);
    return first;
}

/* from __future__ import ...: all but annotations have long become the rule. */
static void apply_future(wf_compiler *c, const imported *item, const wf_span *at) {
    static const char *const features[] = {"nested_scopes",    "generators",     "division",
                                           "absolute_import",  "with_statement", "print_function",
                                           "unicode_literals", "generator_stop", "barry_as_FLUFL"};
    if (c->past_future)
        wf_syntax_raise(c, WF_E_FUTURE_LATE, at);
    for (; item; item = item->next) {
        const char *name = wf_str_data(text_of(c, item->name));
        bool is_known = text_of(c, item->name) == WF_S(annotations);
        c->future_annotations = c->future_annotations || is_known;
        for (size_t i = 0; i < WF_COUNT(features) && !is_known; i++)
            is_known = strcmp(features[i], name) == 0;
        if (strcmp(name, "braces") == 0)
            wf_syntax_raise(c, WF_E_FUTURE_BRACES, at);
        if (!is_known)
            wf_syntax_raise(c, WF_E_FUTURE_UNKNOWN, at, wf_value_at(c, item->name));
    }
}

static void gen_from(wf_compiler *c, const wf_str *module, unsigned level, const imported *first) {
    wf_list *names = wf_list_with_room(c->vm, 2);
    for (const imported *item = first; item; item = item->next) {
        wf_list_append(c->vm, names, wf_value_at(c, item->name));
        wf_check_name(c, text_of(c, item->as), &c->here, false);
        wf_scope_target(c, text_of(c, item->as));
    }
    wf_tuple *tuple = wf_tuple_from(c->vm, wf_from(names));
    unsigned reg = wf_temps(c, 2);
    emit_import(c, module, level, wf_from(tuple), reg);
    for (const imported *item = first; item; item = item->next) {
        int target = wf_scope_target(c, text_of(c, item->as));
        unsigned to = target >= 0 ? (unsigned)target : reg + 1;
        wf_emit_site(c, WF_OP_IMPORTFROM, WF_OP_IMPORTFROMX, to, reg, text_of(c, item->name));
        if (target < 0)
            wf_scope_store(c, text_of(c, item->as), to);
    }
}

static void gen_star(wf_compiler *c, const wf_str *module, unsigned level, const wf_span *at) {
    if (c->unit->kind != WF_UNIT_MODULE)
        wf_syntax_raise(c, WF_E_IMPORT_STAR_INSIDE, at);
    wf_val star = wf_from(WF_CHAR('*'));
    wf_tuple *names = wf_tuple_new(c->vm, &star, 1);
    unsigned reg = wf_temps(c, 2);
    emit_import(c, module, level, wf_from(names), reg);
    wf_emit_ab(c, WF_OP_IMPORTSTAR, reg, 0);
}

/* 'from' dots [module] 'import' ('*' | names | '(' names ')') */
void wf_parse_from(wf_compiler *c) {
    wf_span at = c->token.at;
    wf_lex_next(c);
    unsigned level = parse_dots(c);
    const wf_str *module = WF_S(empty);
    if (!level || c->token.kind != WF_T_IMPORT)
        module = parse_module_name(c, NULL);
    wf_expect(c, WF_T_IMPORT);
    if (c->token.kind == WF_T_STAR) {
        c->past_future = true;
        wf_lex_next(c);
        c->here = *wf_span_since(c, &at);
        gen_star(c, module, level, &c->before);
        return;
    }
    imported *names = parse_names(c);
    c->here = *wf_span_since(c, &at);
    if (!level && module == WF_S(future_)) { /* there is nothing to import */
        apply_future(c, names, &c->here);
        return;
    }
    c->past_future = true;
    gen_from(c, module, level, names);
}
