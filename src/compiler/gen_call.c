/* gen_call.c - calls: the callee, a gap for its frame's record, the arguments behind it. */
#include "compiler/parse.h"

/* With more arguments than this they go into a list. */
#define MOST_ARGUMENTS 40
/* With more temporaries in use than this, they become scarce. */
#define MANY_TEMPS 56
/* With more than this, values wait in far registers. */
#define MOST_TEMPS 68

unsigned wf_tree_window(wf_compiler *c) {
    unsigned window = wf_temp(c);
    wf_temps(c, WF_FRAME_WORDS);
    return window;
}

static bool needs_list(const wf_node *args) {
    size_t count = 0;
    for (; args; args = args->next, count++)
        if (args->kind == WF_N_STAR || args->kind == WF_N_DSTAR)
            return true;
    return count > MOST_ARGUMENTS;
}

/* The values of arguments, each in a new temporary. */
static void push_values(wf_compiler *c, const wf_node *args) {
    for (; args; args = args->next)
        wf_tree_push(c, args->kind == WF_N_KEYWORD ? args->kid : args);
}

/* The call, when callee and arguments are where they belong. */
static void emit_call(wf_compiler *c, const wf_node *args, unsigned window, unsigned given,
                      bool is_method) {
    wf_list *names = NULL;
    unsigned count = given;
    for (; args; args = args->next) {
        if (args->kind != WF_N_KEYWORD) {
            count++;
            continue;
        }
        if (!names)
            names = wf_list_with_room(c->vm, 2);
        wf_list_append(c->vm, names, wf_node_value(c, args));
    }
    if (!names) {
        wf_emit_ab(c, is_method ? WF_OP_CALLM : WF_OP_CALL, window, count);
        return;
    }
    wf_tuple *tuple = wf_tuple_from(c->vm, wf_from(names));
    unsigned number = wf_const_add(c, wf_from(tuple));
    wf_emit_abc(c, is_method ? WF_OP_CALLMK : WF_OP_CALLK, window, count, (unsigned)tuple->count);
    wf_emit(c, WF_INS_X(WF_OP_EXTRA, number));
}

static void gen_plain(wf_compiler *c, const wf_node *args, unsigned window, unsigned given,
                      bool is_method) {
    wf_span at = c->here;
    push_values(c, args);
    c->here = at;
    emit_call(c, args, window, given, is_method);
}

/* Deep in nested calls: everything is computed first and moved behind a gap then, so that the calls
 * among the arguments need no room for that gap too. */
static void gen_compact(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *args = n->kid->next;
    unsigned first = wf_tree_push(c, n->kid);
    push_values(c, args);
    unsigned count = c->unit->top - first - 1, window = wf_tree_window(c);
    unsigned to = wf_temps(c, count);
    wf_at(c, n);
    wf_emit_move(c, window, first);
    for (unsigned i = 0; i < count; i++)
        wf_emit_move(c, to + i, first + 1 + i);
    emit_call(c, args, window, 0, false);
    wf_emit_move(c, dest, window);
}

/* R[a far register] = n's value, computed in R[work]. */
static unsigned push_far(wf_compiler *c, const wf_node *n, unsigned work) {
    unsigned far = wf_far(c);
    wf_tree_to(c, n, work);
    wf_emit_ax(c, WF_OP_STOREFAR, work, far);
    return far;
}

/* Deeper still: no temporary is held while the arguments are computed. */
static void gen_deep(wf_compiler *c, const wf_node *n, unsigned dest) {
    enum { MOST_VALUES = MOST_ARGUMENTS + 1 };
    unsigned far[MOST_VALUES], count = 0, work = wf_is_variable(dest) ? wf_temp(c) : dest;
    for (const wf_node *value = n->kid; value; value = value->next)
        far[count++] = push_far(c, value->kind == WF_N_KEYWORD ? value->kid : value, work);
    unsigned window = wf_tree_window(c), first = wf_temps(c, count - 1);
    wf_at(c, n);
    for (unsigned i = 0; i < count; i++)
        wf_emit_ax(c, WF_OP_LOADFAR, i ? first + i - 1 : window, far[i]);
    emit_call(c, n->kid->next, window, 0, false);
    wf_emit_move(c, dest, window);
}

/* Keyword arguments from n on, up to a ** or the end, into the dict in R[dict]; what is behind
 * them. */
static const wf_node *gen_named_run(wf_compiler *c, const wf_node *n, unsigned dict) {
    wf_span at = c->here;
    for (; n && n->kind != WF_N_DSTAR; n = n->next) {
        if (n->kind != WF_N_KEYWORD)
            continue;
        unsigned top = c->unit->top, value = wf_tree_any(c, n->kid), key = wf_temp(c);
        c->here = at;
        wf_emit_const(c, wf_node_value(c, n), key);
        wf_emit_abc(c, WF_OP_DICTADD, dict, key, value);
        wf_temps_free(c, top);
    }
    return n;
}

static bool has_named(const wf_node *n) {
    for (; n && n->kind != WF_N_DSTAR; n = n->next)
        if (n->kind == WF_N_KEYWORD)
            return true;
    return false;
}

static bool is_positional(const wf_node *arg) {
    return arg->kind != WF_N_KEYWORD && arg->kind != WF_N_DSTAR;
}

static size_t count_positional(const wf_node *arg) {
    size_t count = 0;
    for (; arg; arg = arg->next)
        count += is_positional(arg);
    return count;
}

/* The names of R[more] too, in the dict of a call; an error names the callee, in a far register
 * perhaps. */
static void merge_named(wf_compiler *c, unsigned dict, unsigned more, unsigned callee) {
    if (callee >= WF_FAR) {
        unsigned reg = wf_temp(c);
        wf_emit_ax(c, WF_OP_LOADFAR, reg, callee);
        callee = reg;
    }
    wf_emit_abc(c, WF_OP_DICTMERGE, dict, more, callee);
}

/* The dict of keyword arguments in R[dict]. Names that come behind a ** are merged, so that a name
 * given twice is noticed. */
static void gen_named(wf_compiler *c, const wf_node *n, unsigned dict, unsigned callee) {
    wf_span at = c->here; /* an error is about the call */
    wf_emit_ab(c, WF_OP_DICT, dict, dict);
    n = gen_named_run(c, n, dict);
    while (n) {
        unsigned top = c->unit->top;
        unsigned reg = wf_tree_any(c, n->kid);
        c->here = at;
        merge_named(c, dict, reg, callee);
        wf_temps_free(c, top);
        n = n->next;
        if (has_named(n)) {
            reg = wf_temp(c);
            wf_emit_ab(c, WF_OP_DICT, reg, reg);
            n = gen_named_run(c, n, reg);
            merge_named(c, dict, reg, callee);
            wf_temps_free(c, top);
        } else {
            while (n && n->kind != WF_N_DSTAR)
                n = n->next;
        }
    }
}

/* The positional arguments, added to the list; kind is that of wf_tree_add_item. */
static void gen_positional(wf_compiler *c, const wf_node *args, unsigned list, wf_node_kind kind) {
    for (const wf_node *arg = args; arg; arg = arg->next)
        if (is_positional(arg))
            wf_tree_add_item(c, arg, kind, list);
}

static bool has_keywords(const wf_node *args) {
    return count_positional(args) < wf_node_count(args);
}

static void no_named(wf_compiler *c, unsigned dict) { wf_emit_ax(c, WF_OP_LOADC, dict, 4); }

static void gen_with_list(wf_compiler *c, const wf_node *args, unsigned window, unsigned given) {
    unsigned list = window + 1 + WF_FRAME_WORDS;
    wf_emit_abc(c, WF_OP_LIST, list, list, given);
    wf_temps_free(c, list);
    wf_temps(c, 2);
    /* a * that is all there is has a message of its own, with the callee in its window */
    bool is_alone = given + count_positional(args) == 1;
    gen_positional(c, args, list, is_alone ? WF_N_CALL : WF_N_LIST);
    if (has_keywords(args))
        gen_named(c, args, list + 1, window);
    else
        no_named(c, list + 1);
    wf_emit_ab(c, WF_OP_CALLEX, window, 0);
}

/* Deep in nested calls: only the list and the dict are held while the arguments are computed, and
 * only those that there are. */
static void gen_deep_with_list(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *args = n->kid->next;
    unsigned work = wf_is_variable(dest) ? wf_temp(c) : dest, callee = push_far(c, n->kid, work);
    bool is_positional_too = count_positional(args), is_named = has_keywords(args);
    unsigned list = work, dict = work;
    wf_at(c, n);
    if (is_positional_too) {
        wf_emit_ab(c, WF_OP_LIST, list, list);
        gen_positional(c, args, list, WF_N_LIST);
    }
    if (is_positional_too && is_named)
        dict = wf_temp(c);
    if (is_named)
        gen_named(c, args, dict, callee);
    unsigned window = wf_tree_window(c), given = wf_temps(c, 2);
    wf_at(c, n);
    wf_emit_ax(c, WF_OP_LOADFAR, window, callee);
    if (is_positional_too)
        wf_emit_move(c, given, list);
    else
        wf_emit_ab(c, WF_OP_LIST, given, given);
    if (is_named)
        wf_emit_move(c, given + 1, dict);
    else
        no_named(c, given + 1);
    wf_emit_ab(c, WF_OP_CALLEX, window, 0);
    wf_emit_move(c, dest, window);
}

void wf_tree_arguments(wf_compiler *c, const wf_node *args, unsigned window, unsigned given,
                       bool is_method) {
    if (needs_list(args))
        gen_with_list(c, args, window, given);
    else
        gen_plain(c, args, window, given, is_method);
    wf_temps_free(c, window + 1);
}

/* super() in a method means super(__class__, first parameter). */
static bool is_bare_super(wf_compiler *c, const wf_node *n) {
    const wf_unit *u = c->unit;
    return n->kid->kind == WF_N_NAME && !n->kid->next && wf_node_name(c, n->kid) == WF_S(super) &&
           c->class_name && wf_unit_is_function(u) && (u->arg_count || u->flags & WF_CODE_VARARGS);
}

static void gen_bare_super(wf_compiler *c, const wf_node *n, unsigned window) {
    wf_tree_to(c, n->kid, window);
    wf_temps(c, WF_FRAME_WORDS);
    wf_at(c, n);
    wf_scope_load(c, WF_S(__class__), wf_temp(c));
    unsigned self = wf_temp(c);
    if (c->unit->arg_count)
        wf_emit_move(c, self, 0);
    else
        wf_emit_ab(c, WF_OP_GETITEMI, self, 0);
    wf_emit_ab(c, WF_OP_CALL, window, 2);
}

/* The object is computed where the callee goes, so that chained calls share one window. */
static void gen_method_call(wf_compiler *c, const wf_node *n, unsigned window) {
    const wf_node *callee = n->kid, *object = callee->kid;
    int reg = object->kind == WF_N_NAME ? wf_scope_register(c, wf_node_name(c, object)) : -1;
    if (reg < 0)
        wf_tree_to(c, object, window);
    wf_temps(c, WF_FRAME_WORDS + 1);
    wf_at(c, callee);
    wf_emit_site(c, WF_OP_SELF, WF_OP_SELFX, window, reg < 0 ? window : (unsigned)reg,
                 wf_node_name(c, callee));
    wf_at(c, n);
    wf_tree_arguments(c, callee->next, window, 1, true);
}

void wf_tree_call(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_unit *u = c->unit;
    const wf_node *callee = n->kid, *args = callee->next;
    bool in_place = dest + 1u == u->top && !wf_is_variable(dest);
    if (u->top > WF_TEMP_BASE + MANY_TEMPS && !is_bare_super(c, n)) {
        if (needs_list(args))
            gen_deep_with_list(c, n, dest);
        else
            (u->top > WF_TEMP_BASE + MOST_TEMPS ? gen_deep : gen_compact)(c, n, dest);
        return;
    }
    unsigned window = in_place ? dest : wf_temp(c);
    if (is_bare_super(c, n)) {
        gen_bare_super(c, n, window);
    } else if (callee->kind == WF_N_ATTR && !needs_list(args)) {
        gen_method_call(c, n, window);
    } else {
        wf_tree_to(c, callee, window);
        wf_temps(c, WF_FRAME_WORDS);
        wf_at(c, n);
        wf_tree_arguments(c, args, window, 0, false);
    }
    wf_at(c, n);
    wf_emit_move(c, dest, window);
}
