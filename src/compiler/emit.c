/* emit.c - units, their instructions, constants, jumps and registers. */
#include "compiler/parse.h"
#include "objects/bytes.h"
#include "objects/int.h"

#define MOST_INS    0x7ffff0u
#define MOST_NUMBER 0xffffu /* of constants, sites, symbols */
#define MOST_REGS   WF_FAR
#define MOST_FAR    16000

static void trace_array(wf_tracer *t, wf_array *array) { wf_trace_ref(t, &array->blob); }

static void trace_unit(wf_tracer *t, void *object) {
    wf_unit *u = object;
    void *refs[] = {&u->outer, &u->name,  &u->scope,   &u->inner, &u->consts,
                    &u->names, &u->frees, &u->statics, &u->shown};
    for (size_t i = 0; i < WF_COUNT(refs); i++)
        wf_trace_ref(t, refs[i]);
    trace_array(t, &u->symbols);
    trace_array(t, &u->index);
    trace_array(t, &u->ins);
    trace_array(t, &u->handlers);
    trace_array(t, &u->sites);
    trace_array(t, &u->captures);
    trace_array(t, &u->lines);
}

static const wf_slots unit_slots = {.size = sizeof(wf_unit), .trace = trace_unit};
const wf_type wf_unit_type = {.head = WF_HEAD(wf_type_type),
                              .name = "unit",
                              .slots = &unit_slots,
                              .base = &wf_object_type,
                              .flags = WF_TYPE_INTERNAL,
                              .kind = WF_KIND_NATIVE};

/* ---- Arrays ---- */

/* By half, in place if possible. */
static void grow_array(wf_compiler *c, wf_array *array, size_t need) {
    wf_blob *old = array->blob;
    size_t room = old ? old->room + old->room / 2 : 16;
    if (room < need)
        room = need;
    if (old && wf_extend(c->vm, old, sizeof(wf_blob) + room)) {
        old->room = room;
        return;
    }
    wf_blob *blob = wf_blob_new(c->vm, room);
    if (old)
        memcpy(blob->data, old->data, old->room);
    wf_set(c->vm, array, array->blob, blob);
}

void *wf_array_add(wf_compiler *c, wf_array *array, size_t item_size) {
    size_t need = (array->count + 1) * item_size;
    if (!array->blob || need > array->blob->room)
        grow_array(c, array, need);
    return memset(array->blob->data + item_size * array->count++, 0, item_size);
}

static WF_NORETURN void raise_too_large(wf_compiler *c, const char *what) {
    wf_syntax_raise(c, WF_E_CODE_TOO_LARGE, &c->here, what);
}

/* ---- Instructions ---- */

/* Writes out the line table's entry for the instructions since the last one. */
static void end_run(wf_compiler *c, wf_unit *u) {
    uint8_t entry[WF_LINE_MOST];
    if (u->run_count == 0)
        return;
    int32_t delta = (int32_t)(u->run.line - u->last_line);
    size_t size = wf_line_put(entry, u->run_count, delta, &u->run);
    for (size_t i = 0; i < size; i++)
        *(uint8_t *)wf_array_add(c, &u->lines, 1) = entry[i];
    u->last_line = u->run.line;
    u->run_count = 0;
}

/* The instruction to come belongs to c->here. */
static void count_in_run(wf_compiler *c, wf_unit *u) {
    wf_place place = {.line = c->here.line};
    if (WF_COLUMNS)
        place =
            (wf_place){c->here.line, c->here.end_line - c->here.line, c->here.col, c->here.end_col};
    if (u->run_count && memcmp(&u->run, &place, sizeof place) != 0)
        end_run(c, u);
    u->run = place;
    u->run_count++;
}

uint32_t wf_emit(wf_compiler *c, wf_ins ins) {
    wf_unit *u = c->unit;
    if (u->dead)
        return u->ins.count;
    if (u->ins.count >= MOST_INS)
        raise_too_large(c, "instructions");
    count_in_run(c, u);
    *(wf_ins *)wf_array_add(c, &u->ins, sizeof(wf_ins)) = ins;
    return u->ins.count - 1;
}

void wf_emit_abc(wf_compiler *c, wf_opcode op, unsigned a, unsigned b, unsigned d) {
    wf_emit(c, WF_INS_ABC(op, a, b, d));
}
void wf_emit_ab(wf_compiler *c, wf_opcode op, unsigned a, unsigned b) {
    wf_emit(c, WF_INS_ABC(op, a, b, 0));
}
void wf_emit_ax(wf_compiler *c, wf_opcode op, unsigned a, unsigned x) {
    wf_emit(c, WF_INS_AX(op, a, x));
}

void wf_emit_move(wf_compiler *c, unsigned to, unsigned from) {
    if (to != from)
        wf_emit_ab(c, WF_OP_MOVE, to, from);
}

void wf_emit_site(wf_compiler *c, wf_opcode op, wf_opcode opx, unsigned a, unsigned b,
                  const wf_str *name) {
    unsigned site = wf_site_add(c, wf_const_add(c, wf_from(name)));
    if (site <= 255) {
        wf_emit_abc(c, op, a, b, site);
        return;
    }
    wf_emit_ab(c, opx, a, b);
    wf_emit(c, WF_INS_X(WF_OP_EXTRA, site));
}

void wf_emit_handler(wf_compiler *c, uint32_t start, uint32_t end, uint32_t target, unsigned reg) {
    if (start >= end)
        return;
    wf_handler *handler = wf_array_add(c, &c->unit->handlers, sizeof *handler);
    *handler = (wf_handler){start, end, target << 8 | reg};
}

/* ---- Constants and sites ---- */

/* Equal, of the same type, and not to be told apart. */
static bool same_constant(wf_val a, wf_val b) {
    if (wf_eq(a, b))
        return true;
    if (!wf_is_object(a) || !wf_is_object(b) || wf_typeof(a) != wf_typeof(b))
        return false;
    if (wf_is_str_(a)) /* names must be interned: a text that is not cannot stand for one */
        return !wf_str_is_interned(wf_as_str(a)) && !wf_str_is_interned(wf_as_str(b)) &&
               wf_str_equal(wf_as_str(a), wf_as_str(b));
    if (wf_is_exact(a, &wf_int_type))
        return wf_int_compare(a, b) == 0;
    if (wf_is_bytes(a)) {
        const wf_bytes *x = wf_as_bytes(a), *y = wf_as_bytes(b);
        return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
    }
    if (!wf_is_tuple(a) || wf_as_tuple(a)->count != wf_as_tuple(b)->count)
        return false;
    for (size_t i = 0; i < wf_as_tuple(a)->count; i++)
        if (!same_constant(wf_as_tuple(a)->item[i], wf_as_tuple(b)->item[i]))
            return false;
    return true;
}

/* Whether nothing but v itself is the same constant as v. */
static bool is_one_of_a_kind(wf_val v) {
    return !wf_is_object(v) || (wf_is_str_(v) && wf_str_is_interned(wf_as_str(v)));
}

/* Looks for an equal one among the latest only, so that a unit with very many compiles in time:
 * among fewer where comparing is more than comparing words. */
unsigned wf_const_add(wf_compiler *c, wf_val v) {
    enum { LATEST_UNIQUE = 4096, LATEST = 512 };
    wf_unit *u = c->unit;
    bool is_unique = is_one_of_a_kind(v);
    size_t most = is_unique ? LATEST_UNIQUE : LATEST;
    for (size_t i = u->consts->count > most ? u->consts->count - most : 0; i < u->consts->count;
         i++) {
        wf_val other = wf_list_at(u->consts, i);
        if (wf_eq(other, v) || (!is_unique && same_constant(other, v)))
            return (unsigned)i;
    }
    if (u->consts->count >= MOST_NUMBER)
        raise_too_large(c, "constants");
    wf_list_append(c->vm, u->consts, v);
    return (unsigned)(u->consts->count - 1);
}

unsigned wf_site_add(wf_compiler *c, unsigned const_number) {
    wf_array *sites = &c->unit->sites;
    if (sites->count >= MOST_NUMBER)
        raise_too_large(c, "attributes");
    *(uint16_t *)wf_array_add(c, sites, sizeof(uint16_t)) = (uint16_t)const_number;
    return sites->count - 1;
}

void wf_emit_none(wf_compiler *c, unsigned dest) { wf_emit_ax(c, WF_OP_LOADC, dest, 0); }

void wf_emit_const(wf_compiler *c, wf_val v, unsigned dest) {
    const wf_val singles[] = {WF_NONE, WF_TRUE, WF_FALSE, WF_ELLIPSIS};
    for (unsigned i = 0; i < WF_COUNT(singles); i++) {
        if (wf_eq(v, singles[i])) {
            wf_emit_ax(c, WF_OP_LOADC, dest, i);
            return;
        }
    }
    if (wf_is_small(v) && wf_small_value(v) >= INT16_MIN && wf_small_value(v) <= INT16_MAX)
        wf_emit_ax(c, WF_OP_LOADI, dest, (uint16_t)wf_small_value(v));
    else
        wf_emit_ax(c, WF_OP_LOADK, dest, wf_const_add(c, v));
}

/* ---- Jumps ---- */

static wf_ins *ins_at(const wf_unit *u, uint32_t at) { return WF_ARRAY_AT(wf_ins, u->ins, at); }

uint32_t wf_emit_jump(wf_compiler *c) {
    if (c->unit->dead)
        return WF_NO_JUMP;
    return wf_emit(c, WF_INS_X(WF_OP_JUMP, WF_NO_JUMP));
}

static uint32_t next_in_list(const wf_compiler *c, uint32_t jump) {
    return WF_X24(*ins_at(c->unit, jump));
}

/* Both are walked until one ends, which goes first: the cost is the length of the shorter. */
void wf_jump_join(wf_compiler *c, uint32_t *list, uint32_t more) {
    if (*list == WF_NO_JUMP || more == WF_NO_JUMP) {
        *list = *list == WF_NO_JUMP ? more : *list;
        return;
    }
    uint32_t mine = *list, other = more;
    while (next_in_list(c, mine) != WF_NO_JUMP && next_in_list(c, other) != WF_NO_JUMP) {
        mine = next_in_list(c, mine);
        other = next_in_list(c, other);
    }
    bool other_ends = next_in_list(c, other) == WF_NO_JUMP;
    *ins_at(c->unit, other_ends ? other : mine) = WF_INS_X(WF_OP_JUMP, other_ends ? *list : more);
    *list = other_ends ? more : *list;
}

void wf_jump_to(wf_compiler *c, uint32_t list, uint32_t target) {
    while (list != WF_NO_JUMP) {
        uint32_t next = WF_X24(*ins_at(c->unit, list));
        *ins_at(c->unit, list) = WF_INS_X(WF_OP_JUMP, target - (list + 1));
        list = next;
    }
}

uint32_t wf_label(wf_compiler *c) { return c->unit->label = c->unit->ins.count; }

void wf_jump_here(wf_compiler *c, uint32_t list) {
    if (list != WF_NO_JUMP)
        wf_jump_to(c, list, wf_label(c));
}

void wf_emit_back(wf_compiler *c, wf_opcode op, uint32_t target) {
    wf_emit(c, WF_INS_X(op, target - (c->unit->ins.count + 1)));
}

/* ---- Registers ---- */

unsigned wf_temps(wf_compiler *c, unsigned count) {
    wf_unit *u = c->unit;
    unsigned first = u->top;
    if (first + count > MOST_REGS)
        wf_syntax_raise(c, WF_E_TOO_COMPLEX, &c->here);
    u->top = (uint16_t)(first + count);
    if (u->top > u->most)
        u->most = u->top;
    return first;
}

unsigned wf_temp(wf_compiler *c) { return wf_temps(c, 1); }
void wf_temps_free(wf_compiler *c, unsigned top) { c->unit->top = (uint16_t)top; }

unsigned wf_variable(wf_compiler *c) {
    if (c->unit->variables == WF_TEMP_BASE)
        wf_syntax_raise(c, WF_E_TOO_MANY_VARIABLES, &c->here);
    return c->unit->variables++;
}

unsigned wf_far(wf_compiler *c) {
    if (c->unit->far == MOST_FAR)
        wf_syntax_raise(c, WF_E_TOO_MANY_VARIABLES, &c->here);
    c->unit->flags |= WF_CODE_FAR;
    return WF_FAR + c->unit->far++;
}

/* The number that a register gets in the end. */
static unsigned final_register(const wf_unit *u, unsigned reg) {
    return wf_is_variable(reg) ? reg : reg - WF_TEMP_BASE + u->variables;
}

/* Moves the temporaries down to the variables. */
static void number_registers(wf_unit *u) {
    for (uint32_t i = 0; i < u->ins.count; i++) {
        wf_ins ins = *ins_at(u, i);
        unsigned which = wf_op_registers((wf_opcode)WF_OP(ins));
        for (unsigned shift = 8; which; which >>= 1, shift += 8) {
            unsigned reg = ins >> shift & 0xff;
            if (which & 1)
                ins = (ins & ~((wf_ins)0xff << shift)) | (wf_ins)final_register(u, reg) << shift;
        }
        *ins_at(u, i) = ins;
    }
    for (uint32_t i = 0; i < u->handlers.count; i++) {
        wf_handler *h = WF_ARRAY_AT(wf_handler, u->handlers, i);
        h->target_reg = (h->target_reg & ~0xffu) | final_register(u, h->target_reg & 0xff);
    }
}

/* A jump to a RETURN becomes one, and so does a MOVE of its value right before. Only of a
 * temporary, and where nothing is caught: a variable may be unbound, and the error belongs to the
 * line and the range of the RETURN. */
static void shorten_jumps(wf_unit *u) {
    for (uint32_t i = 1; i < u->ins.count && !u->handlers.count; i++) {
        wf_ins *ins = ins_at(u, i);
        unsigned before = WF_OP(ins[-1]);
        if (WF_OP(*ins) != WF_OP_JUMP || wf_op_needs_jump(before))
            continue;
        const wf_ins *target = ins + 1 + WF_SX24(*ins);
        if (WF_OP(*target) != WF_OP_RETURN || WF_A(*target) < u->variables)
            continue;
        *ins = *target;
        if (WF_OP(ins[-1]) == WF_OP_MOVE && WF_A(ins[-1]) == WF_A(*ins))
            ins[-1] = WF_INS_ABC(WF_OP_RETURN, WF_B(ins[-1]), 0, 0);
    }
}

/* ---- Units ---- */

const wf_str *wf_unit_inner(wf_compiler *c, wf_unit *u) {
    if (u->kind == WF_UNIT_MODULE || u->inner)
        return u->inner;
    wf_val name = wf_from(u->name);
    if (u->scope)
        name = wf_format(c->vm, "%N.%N", wf_from(u->scope), name);
    if (wf_unit_is_function(u))
        name = wf_format(c->vm, "%N.<locals>", name);
    wf_set(c->vm, u, u->inner, wf_as_str(name));
    return u->inner;
}

wf_unit *wf_unit_begin(wf_compiler *c, wf_unit_kind kind, const wf_str *name, uint32_t line) {
    wf_vm *vm = c->vm;
    wf_unit *u = wf_new(vm, &wf_unit_type, sizeof *u);
    u->kind = kind;
    wf_set(vm, u, u->outer, c->unit);
    wf_set(vm, u, u->name, name);
    bool is_inner = c->unit && !wf_scope_is_global(c->unit, name);
    wf_set(vm, u, u->scope, is_inner ? wf_unit_inner(c, c->unit) : NULL);
    wf_set(vm, u, u->consts, wf_list_with_room(vm, 4));
    wf_set(vm, u, u->names, wf_list_with_room(vm, 4));
    wf_set(vm, u, u->frees, wf_list_new(vm, NULL, 0));
    u->first_line = u->last_line = line;
    u->label = UINT32_MAX;
    u->top = u->most = WF_TEMP_BASE;
    if (u->outer && (wf_unit_is_function(u->outer) || u->outer->flags & WF_CODE_NESTED))
        u->flags |= WF_CODE_NESTED;
    wf_set(vm, c, c->unit, u);
    return u;
}

/* Whether control can come to the end of the instructions. */
static bool can_fall_out(const wf_unit *u) {
    if (u->ins.count == 0 || u->label == u->ins.count)
        return true;
    switch (WF_OP(*ins_at(u, u->ins.count - 1))) {
    case WF_OP_RETURN:
    case WF_OP_RETNONE:
    case WF_OP_RAISE:
    case WF_OP_RERAISE: return false;
    default: return true;
    }
}

/* ---- Code objects ---- */

static bool is_pending(wf_val v) { return wf_is_exact(v, &wf_unit_type); }

static const void *array_data(const wf_array *array) {
    return array->blob ? array->blob->data : NULL;
}

static const wf_val *list_data(const wf_list *list) { return list->count ? list->row->slot : NULL; }

/* Lets go of what a unit was made of: a stale word on the C stack may keep the unit itself until
 * its module has run. */
static void drop_parts(wf_unit *u) {
    u->consts = u->names = u->frees = u->shown = NULL;
    u->statics = NULL;
    u->symbols = u->index = u->ins = u->handlers = u->sites = u->captures = u->lines =
        (wf_array){NULL, 0};
}

static void make_inner_codes(wf_compiler *c, wf_unit *u);

/* The code of u, whose inner units become code first. Nothing but its place is left of u. */
static wf_code *make_code(wf_compiler *c, wf_unit *u) {
    wf_check_stack(c->vm);
    make_inner_codes(c, u);
    wf_squeeze(c, u);
    const wf_tuple *locals = wf_scope_locals(c, u);
    wf_code_rare rare = {(uint16_t)u->captures.count, u->posonly_count, u->kwonly_count};
    bool is_rare = rare.capture_count || rare.posonly_count || rare.kwonly_count;
    size_t consts = u->consts->count + u->frees->count + locals->count;
    if (consts > MOST_NUMBER)
        raise_too_large(c, "constants");
    wf_code model = {.name = u->name,
                     .scope = u->scope,
                     .filename = c->filename,
                     .ins_count = u->ins.count,
                     .first_line = u->first_line,
                     .const_count = (uint16_t)consts,
                     .local_count = (uint16_t)locals->count,
                     .handler_count = (uint16_t)u->handlers.count,
                     .site_count = (uint16_t)u->sites.count,
                     .reg_count = (uint16_t)(u->variables + u->most - WF_TEMP_BASE),
                     .flags = (uint16_t)(u->flags | (is_rare ? WF_CODE_RARE : 0)),
                     .arg_count = u->arg_count};
    if (u->far)
        model.reg_count = (uint16_t)(WF_FAR + u->far);
    size_t variables = u->far ? model.reg_count : u->variables;
    size_t params = (size_t)u->arg_count + u->kwonly_count + !!(u->flags & WF_CODE_VARARGS) +
                    !!(u->flags & WF_CODE_VARKW);
    model.clear_count = (uint16_t)(variables - params);
    wf_code *code = wf_code_new(c->vm, &model, &rare, u->lines.count);
    /* Only now: what the C stack points into cannot make way. */
    wf_code_parts parts = {.consts = list_data(u->consts),
                           .frees = list_data(u->frees),
                           .locals = locals->item,
                           .ins = array_data(&u->ins),
                           .handlers = array_data(&u->handlers),
                           .sites = array_data(&u->sites),
                           .captures = array_data(&u->captures),
                           .lines = array_data(&u->lines),
                           .line_size = u->lines.count};
    wf_code_fill(code, &parts);
    drop_parts(u);
    return code;
}

static void make_inner_codes(wf_compiler *c, wf_unit *u) {
    for (size_t i = 0; i < u->consts->count; i++)
        if (is_pending(wf_list_at(u->consts, i)))
            wf_set(c->vm, u->consts->row, u->consts->row->slot[i],
                   wf_from(make_code(c, wf_ptr(wf_list_at(u->consts, i)))));
}

static void shrink_array(wf_compiler *c, wf_array *array, size_t item_size) {
    if (!array->blob)
        return;
    array->blob->room = array->count * item_size;
    wf_shrink(c->vm, array->blob, sizeof(wf_blob) + array->blob->room);
}

/* A unit that waits for the ones around it needs no room to grow. */
static void shrink_unit(wf_compiler *c, wf_unit *u) {
    shrink_array(c, &u->ins, sizeof(wf_ins));
    shrink_array(c, &u->lines, 1);
    shrink_array(c, &u->handlers, sizeof(wf_handler));
}

wf_code *wf_unit_end(wf_compiler *c) {
    wf_unit *u = c->unit;
    wf_vm *vm = c->vm;
    if (can_fall_out(u))
        wf_emit(c, WF_INS_X(WF_OP_RETNONE, 0));
    end_run(c, u);
    number_registers(u);
    shorten_jumps(u);
    if (u->handlers.count > MOST_NUMBER)
        raise_too_large(c, "handlers");
    u->bindings = NULL; /* what used them captured them at once */
    wf_val result = wf_from(u);
    if (u->flags & WF_CODE_NESTED) {
        shrink_unit(c, u);
    } else {
        wf_scope_resolve(c, u);
        result = wf_from(make_code(c, u));
    }
    wf_set(vm, c, c->unit, u->outer);
    if (!c->unit)
        return wf_ptr(result);
    if (c->unit->consts->count >= MOST_NUMBER)
        raise_too_large(c, "constants");
    u->const_at = (uint16_t)c->unit->consts->count;
    wf_list_append(vm, c->unit->consts, result);
    return NULL;
}

void wf_emit_closure(wf_compiler *c, const wf_unit *u, unsigned dest) {
    wf_emit_ax(c, WF_OP_CLOSURE, dest, wf_site_add(c, u->const_at));
}
