/* warn.c - what is allowed and hardly meant: calls and indices of literals, `is` with a literal,
 * an assertion of a tuple. */
#include "compiler/parse.h"

/* The type of what an expression makes, where that is plain to see; NULL: it is not. */
static const wf_type *plain_type(wf_compiler *c, const wf_node *n) {
    if (!WF_SYNTAX_WARNINGS)
        return NULL;
    static const wf_type *const comps[] = {[WF_COMP_LIST] = &wf_list_type,
                                           [WF_COMP_SET] = &wf_set_type,
                                           [WF_COMP_DICT] = &wf_dict_type,
                                           [WF_COMP_GENERATOR] = &wf_gen_type};
    switch (n->kind) {
    case WF_N_CONST: return wf_typeof(wf_node_value(c, n));
    case WF_N_TUPLE: return &wf_tuple_type;
    case WF_N_LIST: return &wf_list_type;
    case WF_N_SET: return &wf_set_type;
    case WF_N_DICT: return &wf_dict_type;
    case WF_N_FORMAT: return &wf_str_type;
    case WF_N_LAMBDA: return &wf_func_type;
    case WF_N_COMP: return comps[n->op];
    default: return NULL;
    }
}

void wf_warn_call(wf_compiler *c, const wf_node *callee) {
    const wf_type *type = plain_type(c, callee);
    if (type && type != &wf_func_type)
        wf_syntax_warn(c, WF_E_WARN_CALL, wf_node_at(c, callee), type->name);
}

void wf_warn_item(wf_compiler *c, const wf_node *object, const wf_node *index) {
    const wf_type *type = plain_type(c, object), *key = plain_type(c, index);
    if (!type || type == &wf_dict_type)
        return;
    bool is_row = type == &wf_str_type || type == &wf_bytes_type || type == &wf_list_type ||
                  type == &wf_tuple_type;
    if (!is_row)
        wf_syntax_warn(c, WF_E_WARN_SUBSCRIPT, wf_node_at(c, object), type->name);
    else if (key && key != &wf_int_type && key != &wf_bool_type)
        wf_syntax_warn(c, WF_E_WARN_INDEX, wf_node_at(c, object), type->name, key->name);
}

/* A constant that nobody has to compare by identity. */
static const wf_type *literal_type(wf_compiler *c, const wf_node *n) {
    const wf_type *type = n->kind == WF_N_CONST ? plain_type(c, n) : NULL;
    bool is_single = type == &wf_none_type || type == &wf_bool_type || type == &wf_ellipsis_type;
    return is_single ? NULL : type;
}

void wf_warn_is(wf_compiler *c, bool is_not, const wf_node *left, const wf_node *right) {
    const wf_type *type = literal_type(c, left);
    if (!type)
        type = literal_type(c, right);
    if (!type)
        return;
    wf_span start = *wf_node_at(c, left);
    wf_syntax_warn(c, WF_E_WARN_IS, wf_span_to(c, &start, wf_node_at(c, right)),
                   is_not ? "is not" : "is", type->name, is_not ? "!=" : "==");
}

void wf_warn_assert(wf_compiler *c, const wf_node *test, const wf_span *at) {
    bool is_empty = test->kind == WF_N_CONST && !wf_truth(c->vm, wf_node_value(c, test));
    if (plain_type(c, test) == &wf_tuple_type && !is_empty)
        wf_syntax_warn(c, WF_E_WARN_ASSERT, at);
}
