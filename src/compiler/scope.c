/* scope.c - names: which are local variables, captured ones, globals.
 *
 * In a function a name is a local variable from its first assignment on;
 * uses before that, and of names that are never assigned, are left open until
 * the outermost enclosing function ends, because only then is it known what
 * the functions around assign (see emit.h). */
#include "compiler/parse.h"

static wf_symbol *symbol_at(const wf_unit *u, size_t i) {
    return WF_ARRAY_AT(wf_symbol, u->symbols, i);
}
static const wf_str *symbol_name(const wf_unit *u, size_t i) {
    return wf_as_str(wf_list_at(u->names, i));
}

/* ---- Finding a symbol ---- */

/* Of a unit with more names than this there is an index: in the place given by a name's hash, or
 * behind it, the number of its symbol + 1; 0: free. Its size is a power of two, and at most half of
 * it is in use. */
enum { FEW_NAMES = 24 };

static uint16_t *index_slot(const wf_unit *u, const wf_str *name) {
    size_t last = u->index.count - 1;
    for (size_t i = (name->hash ? name->hash : wf_str_hash(name)) & last;; i = (i + 1) & last) {
        uint16_t *slot = WF_ARRAY_AT(uint16_t, u->index, i);
        if (*slot == 0 || symbol_name(u, *slot - 1u) == name)
            return slot;
    }
}

static void make_index(wf_compiler *c, wf_unit *u, uint32_t size) {
    wf_blob *blob = wf_blob_new(c->vm, size * sizeof(uint16_t));
    wf_set(c->vm, u, u->index.blob, blob);
    u->index.count = size;
    for (size_t i = 0; i < u->names->count; i++)
        *index_slot(u, symbol_name(u, i)) = (uint16_t)(i + 1);
}

/* The latest symbol goes into the index. */
static void index_latest(wf_compiler *c, wf_unit *u) {
    size_t count = u->names->count;
    if (count <= FEW_NAMES)
        return;
    if (2 * count > u->index.count)
        make_index(c, u, u->index.count ? 2 * u->index.count : 4 * (FEW_NAMES + 8));
    else
        *index_slot(u, symbol_name(u, count - 1)) = (uint16_t)count;
}

static int find_symbol(const wf_unit *u, const wf_str *name) {
    if (u->index.count)
        return *index_slot(u, name) - 1;
    for (size_t i = 0; i < u->names->count; i++)
        if (symbol_name(u, i) == name)
            return (int)i;
    return -1;
}

static int find_or_add(wf_compiler *c, wf_unit *u, const wf_str *name) {
    int i = find_symbol(u, name);
    if (i >= 0)
        return i;
    if (u->names->count >= 0xffff)
        wf_syntax_raise(c, WF_E_CODE_TOO_LARGE, &c->here, "names");
    wf_list_append(c->vm, u->names, wf_from(name));
    wf_array_add(c, &u->symbols, sizeof(wf_symbol));
    index_latest(c, u);
    return (int)u->names->count - 1;
}

static const wf_binding *find_binding(const wf_compiler *c, const wf_unit *u, const wf_str *name) {
    for (const wf_binding *b = u->bindings; b; b = b->outer)
        if (wf_eq(wf_value_at(c, b->name), wf_from(name)))
            return b;
    return NULL;
}

void wf_scope_bind(wf_compiler *c, wf_binding *binding, uint32_t name, unsigned reg) {
    *binding = (wf_binding){c->unit->bindings, name, (uint8_t)reg};
    c->unit->bindings = binding;
}

void wf_scope_show(wf_compiler *c, const wf_binding *binding) {
    wf_unit *u = c->unit;
    if (!u->shown)
        wf_set(c->vm, u, u->shown, wf_list_new(c->vm, NULL, 0));
    wf_list_append(c->vm, u->shown, wf_value_at(c, binding->name));
    wf_list_append(c->vm, u->shown, wf_small(binding->reg));
}

/* ---- Captures ---- */

static unsigned add_capture(wf_compiler *c, wf_unit *u, const wf_str *name, unsigned where) {
    wf_list_append(c->vm, u->frees, wf_from(name));
    *(uint16_t *)wf_array_add(c, &u->captures, sizeof(uint16_t)) = (uint16_t)where;
    return u->captures.count - 1;
}

static int find_capture(const wf_unit *u, const wf_str *name) {
    for (size_t i = 0; i < u->frees->count; i++)
        if (wf_as_str(wf_list_at(u->frees, i)) == name)
            return (int)i;
    return -1;
}

/* The register of `outer` that is the variable name for the units inside, or -1. */
static int visible_register(const wf_compiler *c, const wf_unit *outer, const wf_str *name,
                            bool only_bound) {
    const wf_binding *binding = find_binding(c, outer, name);
    if (binding)
        return binding->reg;
    int i = only_bound || !wf_unit_is_function(outer) ? -1 : find_symbol(outer, name);
    return i >= 0 && symbol_at(outer, (size_t)i)->flags & WF_SYM_LOCAL
               ? symbol_at(outer, (size_t)i)->reg
               : -1;
}

/* The number of u's capture of name; -1: no unit around has such a variable. */
static int capture(wf_compiler *c, wf_unit *u, const wf_str *name, bool only_bound) {
    int found = find_capture(u, name);
    wf_unit *outer = u->outer;
    if (found >= 0 || !outer)
        return found;
    int reg = visible_register(c, outer, name, only_bound);
    if (reg >= 0) {
        outer->flags |= WF_CODE_CLOSES;
        return (int)add_capture(c, u, name, WF_CAPTURE_LOCAL | (unsigned)reg);
    }
    int i = find_symbol(outer, name);
    if (i >= 0 && wf_unit_is_function(outer) &&
        symbol_at(outer, (size_t)i)->flags & (WF_SYM_GLOBAL | WF_SYM_LOCAL))
        return -1;
    int around = capture(c, outer, name, only_bound);
    return around < 0 ? -1 : (int)add_capture(c, u, name, (unsigned)around);
}

/* A name bound to a register for a while, in a unit around, is captured at once: later the binding
 * is gone. The symbol is new. */
static void capture_bound(wf_compiler *c, wf_unit *u, int i) {
    const wf_str *name = symbol_name(u, (size_t)i);
    int number = u->outer ? capture(c, u, name, true) : -1;
    if (number < 0)
        return;
    symbol_at(u, (size_t)i)->flags |= WF_SYM_FREE;
    symbol_at(u, (size_t)i)->capture = (uint16_t)number;
}

/* The symbol of a name that is used now. */
static int use_symbol(wf_compiler *c, wf_unit *u, const wf_str *name) {
    size_t known = u->names->count;
    int i = find_or_add(c, u, name);
    if ((size_t)i == known)
        capture_bound(c, u, i);
    symbol_at(u, (size_t)i)->flags |= WF_SYM_USED;
    return i;
}

/* ---- Uses ---- */

/* The register of a symbol that may be an operand, or -1. */
static int near_register(const wf_unit *u, int i) {
    const wf_symbol *symbol = symbol_at(u, (size_t)i);
    return symbol->flags & WF_SYM_LOCAL && symbol->reg < WF_FAR ? symbol->reg : -1;
}

int wf_scope_register(wf_compiler *c, const wf_str *name) {
    wf_unit *u = c->unit;
    const wf_binding *binding = find_binding(c, u, name);
    if (binding)
        return binding->reg;
    return near_register(u, use_symbol(c, u, name));
}

/* Whether names of a class may turn out to be variables of what is around it. */
static bool may_be_free(const wf_unit *u) {
    bool found = u->flags & WF_CODE_NESTED;
    for (const wf_unit *outer = u->outer; outer && !found; outer = outer->outer)
        found = outer->bindings != NULL;
    return found;
}

/* A class's lookup of such a name may get a second word when it is resolved. */
static void emit_symbolic(wf_compiler *c, wf_opcode op, unsigned reg, int symbol) {
    wf_emit_ax(c, op, reg, (unsigned)symbol);
    if (op == WF_OP_LOADG && c->unit->kind == WF_UNIT_CLASS && may_be_free(c->unit))
        wf_emit(c, WF_INS_X(WF_OP_NOP, 0));
}

void wf_scope_load(wf_compiler *c, const wf_str *name, unsigned dest) {
    int reg = wf_scope_register(c, name);
    if (reg >= 0) /* a = a moves nothing, but raises when a is unbound */
        wf_emit_ab(c, WF_OP_MOVE, dest, (unsigned)reg);
    else
        emit_symbolic(c, WF_OP_LOADG, dest, find_symbol(c->unit, name));
}

/* A new variable of the function. */
static void make_local(wf_compiler *c, wf_unit *u, int i) {
    bool is_far = u->variables >= WF_NEAR_NAMES;
    uint16_t reg = (uint16_t)(is_far ? wf_far(c) : wf_variable(c));
    symbol_at(u, (size_t)i)->flags |= WF_SYM_LOCAL;
    symbol_at(u, (size_t)i)->reg = reg;
}

int wf_scope_target(wf_compiler *c, const wf_str *name) {
    wf_unit *u = c->unit;
    const wf_binding *binding = find_binding(c, u, name);
    if (binding && u->kind != WF_UNIT_CLASS)
        return binding->reg;
    int i = find_or_add(c, u, name);
    wf_symbol *symbol = symbol_at(u, (size_t)i);
    symbol->flags |= WF_SYM_STORED;
    if (symbol->flags & (WF_SYM_GLOBAL | WF_SYM_NONLOCAL) || !wf_unit_is_function(u))
        return -1;
    if (!(symbol->flags & WF_SYM_LOCAL))
        make_local(c, u, i);
    return near_register(u, i);
}

void wf_scope_store(wf_compiler *c, const wf_str *name, unsigned reg) {
    int target = wf_scope_target(c, name);
    if (target >= 0)
        wf_emit_move(c, (unsigned)target, reg);
    else
        emit_symbolic(c, WF_OP_STOREG, reg, find_symbol(c->unit, name));
}

void wf_scope_delete(wf_compiler *c, const wf_str *name) {
    int target = wf_scope_target(c, name);
    if (target >= 0)
        wf_emit_ab(c, WF_OP_DELLOCAL, (unsigned)target, 0);
    else
        emit_symbolic(c, WF_OP_DELG, 0, find_symbol(c->unit, name));
}

bool wf_scope_is_global(const wf_unit *u, const wf_str *name) {
    int i = find_symbol(u, name);
    return i >= 0 && symbol_at(u, (size_t)i)->flags & WF_SYM_GLOBAL;
}

bool wf_scope_is_rebound(wf_compiler *c, const wf_str *name) {
    int i = find_symbol(c->unit, name);
    return i >= 0 && symbol_at(c->unit, (size_t)i)->flags & WF_SYM_REBOUND;
}

/* ---- Declarations ---- */

void wf_scope_param(wf_compiler *c, const wf_str *name, const wf_span *at) {
    wf_unit *u = c->unit;
    c->here = *at;
    int i = find_or_add(c, u, name);
    if (symbol_at(u, (size_t)i)->flags & WF_SYM_PARAM)
        wf_syntax_raise(c, WF_E_PARAM_DUPLICATE, at, wf_from(name));
    uint16_t reg = (uint16_t)wf_variable(c);
    symbol_at(u, (size_t)i)->flags |= WF_SYM_PARAM | WF_SYM_STORED | WF_SYM_LOCAL;
    symbol_at(u, (size_t)i)->reg = reg;
}

static const wf_span *declared_at(wf_compiler *c, const wf_symbol *symbol) {
    c->span = (wf_span){symbol->line, symbol->line, symbol->col, symbol->end_col};
    return &c->span;
}

static void check_declaration(wf_compiler *c, const wf_str *name, const wf_symbol *symbol,
                              unsigned flag, const wf_span *at) {
    unsigned flags = symbol->flags;
    const char *what = flag == WF_SYM_GLOBAL ? "global" : "nonlocal";
    wf_error error = WF_E_COUNT;
    if (flags & WF_SYM_PARAM)
        error = WF_E_PARAM_AND_GLOBAL;
    else if (flags & WF_SYM_USED)
        error = WF_E_USED_BEFORE;
    else if (flags & WF_SYM_ANNOTATED)
        error = WF_E_ANNOTATED_AND_GLOBAL;
    else if (flags & WF_SYM_STORED)
        error = WF_E_ASSIGNED_BEFORE;
    else if (flags & (WF_SYM_GLOBAL | WF_SYM_NONLOCAL) & ~flag)
        error = WF_E_NONLOCAL_AND_GLOBAL;
    if (error == WF_E_NONLOCAL_AND_GLOBAL)
        at = declared_at(c, symbol);
    if (error != WF_E_COUNT)
        wf_syntax_raise(c, error, at, wf_from(name), what);
}

/* The function around that has the variable so far: it may change behind that function's back. */
static void mark_rebound(wf_unit *u, const wf_str *name) {
    for (wf_unit *outer = u->outer; outer; outer = outer->outer) {
        int i = wf_unit_is_function(outer) ? find_symbol(outer, name) : -1;
        if (i >= 0 && symbol_at(outer, (size_t)i)->flags & WF_SYM_LOCAL) {
            symbol_at(outer, (size_t)i)->flags |= WF_SYM_REBOUND;
            return;
        }
    }
}

/* In text that runs with a namespace, a name that a function in it declares global is a global on
 * top, too. */
static void mark_global_on_top(wf_compiler *c, const wf_str *name) {
    wf_unit *top = c->unit;
    while (top->outer)
        top = top->outer;
    if (top != c->unit && top->flags & WF_CODE_NAMES)
        symbol_at(top, (size_t)find_or_add(c, top, name))->flags |= WF_SYM_GLOBAL;
}

/* Of the names that are bound to registers only __class__ may be meant: others are type
 * parameters. */
static void declare_nonlocal(wf_compiler *c, wf_unit *u, int i, const wf_span *at) {
    const wf_str *name = symbol_name(u, (size_t)i);
    capture_bound(c, u, i);
    if (symbol_at(u, (size_t)i)->flags & WF_SYM_FREE && name != WF_S(__class__))
        wf_syntax_raise(c, WF_E_NONLOCAL_TYPE_PARAM, at, wf_from(name));
    mark_rebound(u, name);
}

void wf_scope_declare(wf_compiler *c, const wf_str *name, unsigned flag, const wf_span *at) {
    wf_unit *u = c->unit;
    if (flag == WF_SYM_NONLOCAL && u->kind == WF_UNIT_MODULE)
        wf_syntax_raise(c, WF_E_NONLOCAL_MODULE, at);
    int i = find_or_add(c, u, name);
    check_declaration(c, name, symbol_at(u, (size_t)i), flag, at);
    if (flag == WF_SYM_NONLOCAL) {
        declare_nonlocal(c, u, i, at);
    } else {
        mark_global_on_top(c, name);
    }
    wf_symbol *symbol = symbol_at(u, (size_t)i);
    symbol->flags |= (uint16_t)flag;
    symbol->line = at->line;
    symbol->col = at->col;
    symbol->end_col = at->end_col;
}

void wf_scope_annotate(wf_compiler *c, const wf_str *name, const wf_span *at) {
    wf_unit *u = c->unit;
    int i = find_or_add(c, u, name);
    unsigned flags = symbol_at(u, (size_t)i)->flags;
    if (flags & (WF_SYM_GLOBAL | WF_SYM_NONLOCAL) && u->kind != WF_UNIT_MODULE)
        wf_syntax_raise(c, WF_E_ANNOTATED_AND_GLOBAL, at, wf_from(name),
                        flags & WF_SYM_GLOBAL ? "global" : "nonlocal");
    symbol_at(u, (size_t)i)->flags |= WF_SYM_ANNOTATED;
    if (wf_unit_is_function(u) && !(flags & WF_SYM_LOCAL))
        make_local(c, u, i);
}

void wf_scope_bind_outside(wf_compiler *c, const wf_str *name, const wf_span *at) {
    wf_unit *inner = c->unit, *outer = inner->outer;
    while (outer->kind == WF_UNIT_COMP)
        outer = outer->outer;
    if (outer->kind == WF_UNIT_CLASS)
        wf_syntax_raise(c, WF_E_COMP_WALRUS_CLASS, at);
    wf_set(c->vm, c, c->unit, outer);
    bool is_bound = wf_scope_target(c, name) >= 0;
    int there = find_symbol(outer, name);
    unsigned flags = there >= 0 ? symbol_at(outer, (size_t)there)->flags : 0;
    bool is_local = there >= 0 && (is_bound || flags & WF_SYM_LOCAL);
    bool is_nonlocal = is_bound || flags & (WF_SYM_LOCAL | WF_SYM_NONLOCAL);
    if (is_local)
        symbol_at(outer, (size_t)there)->flags |= WF_SYM_REBOUND;
    wf_set(c->vm, c, c->unit, inner);
    int i = find_or_add(c, inner, name);
    symbol_at(inner, (size_t)i)->flags |= is_nonlocal ? WF_SYM_NONLOCAL : WF_SYM_GLOBAL;
    symbol_at(inner, (size_t)i)->line = at->line;
}

/* ---- Resolving ---- */

typedef enum place { PLACE_LOCAL, PLACE_CAPTURE, PLACE_GLOBAL, PLACE_NAMESPACE } place;

static bool has_namespace(const wf_unit *u) {
    return u->kind == WF_UNIT_CLASS || u->flags & WF_CODE_NAMES;
}

static place place_of(const wf_unit *u, const wf_symbol *symbol) {
    if (symbol->flags & WF_SYM_LOCAL)
        return PLACE_LOCAL;
    if (symbol->flags & WF_SYM_GLOBAL)
        return PLACE_GLOBAL;
    if (symbol->flags & WF_SYM_FREE &&
        (u->kind != WF_UNIT_CLASS || symbol->flags & WF_SYM_NONLOCAL))
        return PLACE_CAPTURE;
    return has_namespace(u) ? PLACE_NAMESPACE : PLACE_GLOBAL;
}

/* Finds the variables of enclosing functions that u's names mean. */
static void resolve_symbol(wf_compiler *c, wf_unit *u, size_t i) {
    wf_symbol *symbol = symbol_at(u, i);
    if (symbol->flags & (WF_SYM_LOCAL | WF_SYM_GLOBAL | WF_SYM_FREE))
        return;
    bool is_class_variable = u->kind == WF_UNIT_CLASS && symbol->flags & WF_SYM_STORED;
    if (is_class_variable && !(symbol->flags & WF_SYM_NONLOCAL))
        return;
    int number = capture(c, u, symbol_name(u, i), false);
    symbol = symbol_at(u, i);
    if (number >= 0) {
        symbol->flags |= WF_SYM_FREE;
        symbol->capture = (uint16_t)number;
    } else if (symbol->flags & WF_SYM_NONLOCAL) {
        wf_syntax_raise(c, WF_E_NONLOCAL_UNBOUND, declared_at(c, symbol),
                        wf_from(symbol_name(u, i)));
    }
}

static unsigned symbol_site(wf_compiler *c, wf_unit *u, size_t i) {
    if (!(symbol_at(u, i)->flags & WF_SYM_SITED)) {
        unsigned site = wf_site_add(c, wf_const_add(c, wf_from(symbol_name(u, i))));
        symbol_at(u, i)->site = (uint16_t)site;
        symbol_at(u, i)->flags |= WF_SYM_SITED;
    }
    return symbol_at(u, i)->site;
}

/* What LOADG, STOREG, DELG become in a place; rows by place, PLACE_LOCAL apart. */
static const uint8_t place_ops[][3] = {
    [PLACE_CAPTURE] = {WF_OP_GETCELL, WF_OP_SETCELL, WF_OP_DELCELL},
    [PLACE_GLOBAL] = {WF_OP_LOADG, WF_OP_STOREG, WF_OP_DELG},
    [PLACE_NAMESPACE] = {WF_OP_LOADNAME, WF_OP_STORENAME, WF_OP_DELNAME},
};

static wf_ins local_ins(wf_opcode op, unsigned reg, unsigned variable) {
    if (variable >= WF_FAR)
        return op == WF_OP_LOADG    ? WF_INS_AX(WF_OP_LOADFAR, reg, variable)
               : op == WF_OP_STOREG ? WF_INS_AX(WF_OP_STOREFAR, reg, variable)
                                    : WF_INS_X(WF_OP_DELFAR, variable);
    switch (op) {
    case WF_OP_LOADG: return WF_INS_ABC(WF_OP_MOVE, reg, variable, 0);
    case WF_OP_STOREG: return WF_INS_ABC(WF_OP_MOVE, variable, reg, 0);
    default: return WF_INS_ABC(WF_OP_DELLOCAL, variable, 0, 0);
    }
}

static void rewrite(wf_compiler *c, wf_unit *u, uint32_t at) {
    wf_ins ins = *WF_ARRAY_AT(wf_ins, u->ins, at);
    wf_opcode op = (wf_opcode)WF_OP(ins);
    if (op != WF_OP_LOADG && op != WF_OP_STOREG && op != WF_OP_DELG)
        return;
    size_t i = WF_X(ins);
    place where = place_of(u, symbol_at(u, i));
    unsigned column = op == WF_OP_LOADG ? 0 : op == WF_OP_STOREG ? 1 : 2;
    if (where == PLACE_LOCAL) {
        ins = local_ins(op, WF_A(ins), symbol_at(u, i)->reg);
    } else {
        unsigned number = where == PLACE_CAPTURE ? symbol_at(u, i)->capture : symbol_site(c, u, i);
        ins = WF_INS_AX(place_ops[where][column], WF_A(ins), number);
    }
    if (where == PLACE_NAMESPACE && column == 0 && u->kind == WF_UNIT_CLASS &&
        symbol_at(u, i)->flags & WF_SYM_FREE) {
        ins = WF_INS_AX(WF_OP_LOADNAMEC, WF_A(ins), WF_X(ins));
        *WF_ARRAY_AT(wf_ins, u->ins, at + 1) = WF_INS_X(WF_OP_EXTRA, symbol_at(u, i)->capture);
    }
    *WF_ARRAY_AT(wf_ins, u->ins, at) = ins;
}

void wf_scope_resolve(wf_compiler *c, wf_unit *u) {
    wf_check_stack(c->vm);
    wf_unit *present = c->unit;
    wf_set(c->vm, c, c->unit, u); /* constants and sites are added to it */
    for (size_t i = 0; i < u->names->count; i++)
        resolve_symbol(c, u, i);
    for (size_t i = 0; i < u->consts->count; i++)
        if (wf_is_exact(wf_list_at(u->consts, i), &wf_unit_type))
            wf_scope_resolve(c, wf_ptr(wf_list_at(u->consts, i)));
    for (uint32_t at = 0; at < u->ins.count; at++)
        rewrite(c, u, at);
    wf_set(c->vm, c, c->unit, present);
}

wf_tuple *wf_scope_locals(wf_compiler *c, const wf_unit *u) {
    size_t count = u->far ? WF_FAR + u->far : u->variables;
    wf_tuple *names = wf_tuple_new(c->vm, NULL, count);
    for (size_t i = 0; i < count; i++)
        wf_set(c->vm, names, names->item[i], WF_NONE);
    for (size_t i = 0; i < u->names->count; i++)
        if (symbol_at(u, i)->flags & WF_SYM_LOCAL)
            wf_set(c->vm, names, names->item[symbol_at(u, i)->reg], wf_list_at(u->names, i));
    for (size_t i = 0; u->shown && i < u->shown->count; i += 2)
        wf_set(c->vm, names, names->item[wf_small_value(wf_list_at(u->shown, i + 1))],
               wf_list_at(u->shown, i));
    return names;
}
