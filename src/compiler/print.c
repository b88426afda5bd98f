/* print.c - tokens and trees as text, for -X tokens and -X tree. */
#include "compiler/parse.h"

static const char *const node_names[WF_N_COUNT] = {
#define NODE(id) #id,
#include "compiler/nodes.def"
#undef NODE
};

static void write_out(wf_compiler *c, wf_text *text) {
    wf_text_add(c->vm, text, "\n", 1);
    wf_write(c->vm, 1, (const char *)text->blob->data, text->size);
}

void wf_print_token(wf_compiler *c) {
    const wf_token *token = &c->token;
    wf_text text = {0};
    wf_text_addf(c->vm, &text, "%d:%d-%d:%d %s", (int)token->at.line, (int)token->at.col,
                 (int)token->at.end_line, (int)token->at.end_col, wf_token_text[token->kind]);
    if (!wf_is_absent(token->value))
        wf_text_addf(c->vm, &text, " %R", token->value);
    write_out(c, &text);
}

static bool has_value(const wf_node *n) {
    switch (n->kind) {
    case WF_N_CONST:
    case WF_N_NAME:
    case WF_N_ATTR:
    case WF_N_KEYWORD:
    case WF_N_PARAM:
    case WF_N_WALRUS:
    case WF_N_TYPEPARAM:
    case WF_N_P_CAPTURE:
    case WF_N_P_KEYWORD:
    case WF_N_P_AS: return true;
    default: return false;
    }
}

static void add_node(wf_compiler *c, wf_text *text, const wf_node *n) {
    wf_check_stack(c->vm);
    wf_text_addf(c->vm, text, "(%s", node_names[n->kind]);
    if (n->op)
        wf_text_addf(c->vm, text, ".%d", n->op);
    if (has_value(n))
        wf_text_addf(c->vm, text, " %R", wf_node_value(c, n));
    for (const wf_node *kid = n->kid; kid; kid = kid->next) {
        wf_text_add(c->vm, text, " ", 1);
        add_node(c, text, kid);
    }
    wf_text_add(c->vm, text, ")", 1);
}

void wf_print_tree(wf_compiler *c, const wf_node *n) {
    wf_text text = {0};
    add_node(c, &text, n);
    write_out(c, &text);
}
