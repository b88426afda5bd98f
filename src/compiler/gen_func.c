/* gen_func.c - functions: lambdas, parameters, defaults and annotations. */
#include "compiler/parse.h"

void wf_scope_params(wf_compiler *c, const wf_node *params) {
    wf_unit *u = c->unit;
    for (const wf_node *p = params->kid; p; p = p->next) {
        wf_scope_param(c, wf_node_name(c, p), wf_node_at(c, p));
        switch (p->op) {
        case WF_PARAM_POSONLY: u->posonly_count++, u->arg_count++; break;
        case WF_PARAM_PLAIN: u->arg_count++; break;
        case WF_PARAM_ARGS: u->flags |= WF_CODE_VARARGS; break;
        case WF_PARAM_KWONLY: u->kwonly_count++, u->flags |= WF_CODE_KWONLY; break;
        default: u->flags |= WF_CODE_VARKW; break;
        }
    }
}

/* ---- What a function is given besides its code ---- */

static const wf_node *annotation_of(const wf_node *param) { return param->kid; }
static const wf_node *default_of(const wf_node *param) { return param->kid->next; }
static bool is_given(const wf_node *n) { return n->kind != WF_N_NONE; }

static void gen_defaults(wf_compiler *c, const wf_node *params, unsigned func) {
    unsigned first = c->unit->top, count = 0;
    bool is_constant = true;
    for (const wf_node *p = params->kid; p; p = p->next) {
        if (p->op == WF_PARAM_KWONLY || !is_given(default_of(p)))
            continue;
        is_constant = is_constant && default_of(p)->kind == WF_N_CONST;
        count++;
    }
    if (!count)
        return;
    wf_tuple *values = is_constant ? wf_tuple_new(c->vm, NULL, count) : NULL;
    size_t i = 0;
    for (const wf_node *p = params->kid; p; p = p->next) {
        if (p->op == WF_PARAM_KWONLY || !is_given(default_of(p)))
            continue;
        if (values)
            wf_set(c->vm, values, values->item[i++], wf_node_value(c, default_of(p)));
        else
            wf_tree_push(c, default_of(p));
    }
    if (values)
        wf_emit_const(c, wf_from(values), wf_temp(c));
    else
        wf_emit_abc(c, WF_OP_TUPLE, first, first, count);
    wf_emit_ab(c, WF_OP_FNATTR, func, first);
    wf_temps_free(c, first);
}

/* R[dict][name] = value; the dict is made before the first one. */
static void add_entry(wf_compiler *c, const wf_str *name, const wf_node *value, int *dict) {
    if (*dict < 0) {
        *dict = (int)wf_temp(c);
        wf_emit_ab(c, WF_OP_DICT, (unsigned)*dict, (unsigned)*dict);
    }
    unsigned top = c->unit->top, key = wf_temp(c);
    wf_emit_const(c, wf_from(name), key);
    unsigned reg = wf_tree_any(c, value);
    wf_emit_abc(c, WF_OP_DICTADD, (unsigned)*dict, key, reg);
    wf_temps_free(c, top);
}

static void gen_keyword_defaults(wf_compiler *c, const wf_node *params, unsigned func) {
    unsigned top = c->unit->top;
    int dict = -1;
    for (const wf_node *p = params->kid; p; p = p->next)
        if (p->op == WF_PARAM_KWONLY && is_given(default_of(p)))
            add_entry(c, wf_node_name(c, p), default_of(p), &dict);
    if (dict >= 0)
        wf_emit_abc(c, WF_OP_FNATTR, func, (unsigned)dict, 1);
    wf_temps_free(c, top);
}

/* *args: *Ts is annotated with the one item that *Ts gives. */
static void add_annotation(wf_compiler *c, const wf_str *name, const wf_node *annotation,
                           int *dict) {
    if (annotation->kind != WF_N_STAR) {
        add_entry(c, name, annotation, dict);
        return;
    }
    wf_node *tuple = wf_node_new(c, WF_N_TUPLE, wf_node_at(c, annotation));
    tuple->kid = (wf_node *)(uintptr_t)annotation;
    wf_node *item = wf_node_new(c, WF_N_ITEM, wf_node_at(c, annotation));
    item->kid = tuple;
    tuple->next = wf_node_of(c, WF_N_CONST, wf_node_at(c, annotation), wf_small(0));
    wf_node *rest = annotation->next;
    tuple->kid->next = NULL;
    add_entry(c, name, item, dict);
    tuple->kid->next = rest;
}

static void gen_annotations(wf_compiler *c, const wf_node *params, const wf_node *returns,
                            unsigned func) {
    unsigned top = c->unit->top;
    int dict = -1;
    for (const wf_node *p = params->kid; p; p = p->next)
        if (is_given(annotation_of(p)))
            add_annotation(c, wf_node_name(c, p), annotation_of(p), &dict);
    if (returns)
        add_entry(c, WF_S(return_), returns, &dict);
    if (dict >= 0)
        wf_emit_abc(c, WF_OP_FNATTR, func, (unsigned)dict, 2);
    wf_temps_free(c, top);
}

void wf_tree_extras(wf_compiler *c, const wf_node *params, const wf_node *returns, unsigned func) {
    gen_defaults(c, params, func);
    gen_keyword_defaults(c, params, func);
    gen_annotations(c, params, returns, func);
}

/* ---- Lambdas ---- */

static void gen_result(wf_compiler *c, const wf_node *body) {
    unsigned reg = wf_tree_any(c, body);
    wf_at(c, body);
    wf_emit_ab(c, WF_OP_RETURN, reg, 0);
}

void wf_tree_lambda(wf_compiler *c, const wf_node *n, unsigned dest) {
    const wf_node *params = n->kid;
    wf_unit *u = wf_unit_begin(c, WF_UNIT_LAMBDA, WF_S(lambda_), n->line);
    wf_scope_params(c, params);
    gen_result(c, params->next);
    wf_unit_end(c);
    unsigned func = wf_is_variable(dest) ? wf_temp(c) : dest;
    wf_at(c, n);
    wf_emit_closure(c, u, func);
    wf_tree_extras(c, params, NULL, func);
    wf_emit_move(c, dest, func);
}

void wf_tree_thunk(wf_compiler *c, const wf_node *value, const wf_str *name, unsigned dest) {
    wf_unit *u = wf_unit_begin(c, WF_UNIT_FUNCTION, name, value->line);
    gen_result(c, value);
    wf_unit_end(c);
    wf_emit_closure(c, u, dest);
}
