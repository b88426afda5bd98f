/* code.c - code objects: making them, what they say of themselves, their line table.
 *
 * The line table says for runs of instructions where they come from. An entry:
 *
 *     byte   ccc ddd k 0     c  instructions - 1; 7: a number follows, to which 8 is added
 *                            d  lines from the entry before; 7: a signed number follows
 *                            k  columns follow
 *     [number c] [number d]  seven bits a byte, least first, the top bit says that more follow;
 *                            signed numbers fold the sign into the lowest bit
 *     [from, width]          columns of the expression; width 0: not known
 *
 * The first entry's line counts from first_line; the entries cover all instructions. */
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/needs.h"
#include "vm/exec.h"

/* ---- The object ---- */

static void trace_code(wf_tracer *t, void *object) {
    wf_code *c = object;
    wf_trace_ref(t, &c->name);
    wf_trace_ref(t, &c->scope);
    wf_trace_ref(t, &c->filename);
    wf_trace_many(t, (wf_val *)(uintptr_t)wf_code_consts(c), c->const_count);
}

static size_t code_size_of(const void *object) {
    const wf_code *c = object;
    return (size_t)(wf_code_lines(c) - (const uint8_t *)c) + wf_code_line_size(c);
}

wf_code *wf_code_new(wf_vm *vm, const wf_code *model, const wf_code_rare *rare, size_t line_size) {
    bool is_rare = model->flags & WF_CODE_RARE;
    size_t halves = model->site_count + (is_rare ? rare->capture_count : 0u);
    size_t size = sizeof *model + model->const_count * sizeof(wf_val) +
                  model->ins_count * sizeof(wf_ins) + model->handler_count * sizeof(wf_handler) +
                  (is_rare ? sizeof *rare : 0) + halves * sizeof(uint16_t) + line_size;
    wf_code *code = wf_new(vm, &wf_code_type, size);
    wf_head head = code->head;
    *code = *model;
    code->head = head;
    if (is_rare)
        *(wf_code_rare *)(uintptr_t)wf_code_rares(code) = *rare;
    return code;
}

static void fill(const void *to, const void *from, size_t size) {
    if (size)
        memcpy((void *)(uintptr_t)to, from, size);
}

void wf_code_fill(wf_code *code, const wf_code_parts *parts) {
    const wf_val *consts = wf_code_consts(code), *frees = wf_code_frees(code);
    size_t captures = wf_code_capture_count(code);
    fill(consts, parts->consts, (size_t)(frees - consts) * sizeof(wf_val));
    fill(frees, parts->frees, captures * sizeof(wf_val));
    fill(wf_code_locals(code), parts->locals, code->local_count * sizeof(wf_val));
    fill(wf_code_ins(code), parts->ins, code->ins_count * sizeof(wf_ins));
    fill(wf_code_handlers(code), parts->handlers, code->handler_count * sizeof(wf_handler));
    fill(wf_code_sites(code), parts->sites, code->site_count * sizeof(uint16_t));
    fill(wf_code_captures(code), parts->captures, captures * sizeof(uint16_t));
    fill(wf_code_lines(code), parts->lines, parts->line_size);
}

/* ---- Operands ---- */

unsigned wf_op_registers(wf_opcode op) {
    enum { N = 0, A = 1, AB = 3, ABC = 7, ABI = AB, AIC = A, AX = A, ASX = A, SX = N, X = N };
    static const uint8_t by_form[WF_OP_COUNT] = {
#define OPCODE(name, form, text, may) form,
#include "vm/opcodes.def"
#undef OPCODE
    };
    switch (op) { /* those where b or c is a number */
    case WF_OP_CALL:
    case WF_OP_CALLM:
    case WF_OP_CALLK:
    case WF_OP_CALLMK:
    case WF_OP_TISNONE:
    case WF_OP_TTRUE: return A;
    case WF_OP_FNATTR:
    case WF_OP_INPLACE:
    case WF_OP_TEQ:
    case WF_OP_TNE:
    case WF_OP_TLT:
    case WF_OP_TLE:
    case WF_OP_TGT:
    case WF_OP_TGE:
    case WF_OP_TIS:
    case WF_OP_TIN:
    case WF_OP_GETATTR:
    case WF_OP_SETATTR:
    case WF_OP_SELF:
    case WF_OP_IMPORTFROM:
    case WF_OP_LIST:
    case WF_OP_TUPLE:
    case WF_OP_SET:
    case WF_OP_DICT:
    case WF_OP_LISTEXT:
    case WF_OP_FORMAT:
    case WF_OP_JOIN:
    case WF_OP_UNPACK:
    case WF_OP_UNPACKX:
    case WF_OP_GETAWAIT:
    case WF_OP_EXCMATCH:
    case WF_OP_WITHLOOK:
    case WF_OP_GETITER:
    case WF_OP_FORLOOP:
    case WF_OP_MATCHCLASS: return AB;
    default: return by_form[op];
    }
}

/* ---- What others ask (needs.h) ---- */

const wf_str *wf_code_name(const wf_code *code) { return code->name; }
wf_val wf_code_qualname(wf_vm *vm, const wf_code *code) {
    wf_val name = wf_from(code->name);
    return code->scope ? wf_format(vm, "%N.%N", wf_from(code->scope), name) : name;
}
const wf_str *wf_code_filename(const wf_code *code) { return code->filename; }
wf_val wf_code_doc(const wf_code *code) {
    return code->flags & WF_CODE_DOC ? wf_code_consts(code)[0] : WF_NONE;
}

/* ---- The line table ---- */

enum { COUNT_MOST = 7, DELTA_MOST = 7, HAS_COLUMNS = 0x40 };

static size_t put_number(uint8_t *to, uint32_t number) {
    size_t size = 0;
    for (; number >= 0x80; number >>= 7)
        to[size++] = (uint8_t)(number | 0x80);
    to[size++] = (uint8_t)number;
    return size;
}

static uint32_t take_number(const uint8_t **p) {
    uint32_t number = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
        uint8_t byte = *(*p)++;
        number |= (uint32_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    return number;
}

size_t wf_line_put(uint8_t to[WF_LINE_MOST], uint32_t count, int32_t delta, const wf_place *place) {
    uint32_t width = place->to - place->from;
    bool is_tall = place->tall && place->tall <= 255 && place->to <= 255;
    bool has_columns = place->from <= 255 &&
                       (is_tall || (!place->tall && place->to > place->from && width <= 255));
    bool long_count = count > COUNT_MOST, long_delta = delta < 0 || delta >= DELTA_MOST;
    size_t size = 1;
    to[0] = (uint8_t)((long_count ? COUNT_MOST : count - 1) |
                      (long_delta ? DELTA_MOST : (uint32_t)delta) << 3 |
                      (has_columns ? HAS_COLUMNS : 0));
    if (long_count)
        size += put_number(to + size, count - COUNT_MOST - 1);
    if (long_delta)
        size += put_number(to + size, (uint32_t)delta << 1 ^ (delta < 0 ? UINT32_MAX : 0));
    if (!has_columns)
        return size;
    to[size++] = (uint8_t)place->from;
    to[size++] = is_tall ? 0 : (uint8_t)width;
    if (is_tall) {
        to[size++] = (uint8_t)place->tall;
        to[size++] = (uint8_t)place->to;
    }
    return size;
}

uint32_t wf_line_take(const uint8_t **p, wf_place *place) {
    uint8_t head = *(*p)++;
    uint32_t count = (head & 7u) + 1, delta = head >> 3 & 7u;
    if ((head & 7u) == COUNT_MOST)
        count = take_number(p) + COUNT_MOST + 1;
    if (delta == DELTA_MOST) {
        uint32_t folded = take_number(p);
        delta = folded >> 1 ^ (0 - (folded & 1));
    }
    *place = (wf_place){.line = place->line + delta};
    if (head & HAS_COLUMNS) {
        place->from = *(*p)++;
        place->to = *(*p)++ + place->from;
        if (place->to == place->from) { /* more than one line */
            place->tall = *(*p)++;
            place->to = *(*p)++;
        }
    }
    return count;
}

wf_place wf_code_place(const wf_code *code, uint32_t ins) {
    const uint8_t *p = wf_code_lines(code);
    wf_place place = {.line = code->first_line};
    for (uint32_t next = 0; next <= ins && next < code->ins_count;)
        next += wf_line_take(&p, &place);
    return place;
}

size_t wf_code_line_size(const wf_code *code) {
    const uint8_t *lines = wf_code_lines(code), *p = lines;
    wf_place place = {0};
    for (uint32_t next = 0; next < code->ins_count;)
        next += wf_line_take(&p, &place);
    return (size_t)(p - lines);
}

uint32_t wf_code_line(const wf_code *code, uint32_t ins) { return wf_code_place(code, ins).line; }

/* ---- As Python sees it ---- */

static const wf_code *self_code(const wf_val *args) { return wf_ptr(args[0]); }

static wf_val code_repr(wf_vm *vm, wf_val self) {
    const wf_code *code = wf_ptr(self);
    wf_val id = wf_id_of(vm, self);
    return wf_format(vm, "<code object %N at 0x%S, file \"%N\", line %d>", wf_from(code->name),
                     wf_int_to_str(vm, id, 16), wf_from(code->filename), (int)code->first_line);
}

static wf_val get_qualname(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_code_qualname(vm, self_code(args));
}
static wf_val get_first_line(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_small((intptr_t)self_code(args)->first_line);
}
static wf_val get_arg_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_small(self_code(args)->arg_count);
}
static wf_val get_posonly_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_small((intptr_t)wf_code_posonly_count(self_code(args)));
}
static wf_val get_kwonly_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_small((intptr_t)wf_code_kwonly_count(self_code(args)));
}

/* The kinds of parameters in the order CPython lists them: *args behind keyword-only ones. */
static wf_val get_var_names(wf_vm *vm, const wf_val *args, size_t count) {
    const wf_code *code = self_code(args);
    wf_list *names = wf_list_new(vm, NULL, 0);
    const wf_val *locals = wf_code_locals(code);
    size_t star = code->arg_count, behind = star + wf_code_kwonly_count(code);
    (void)count;
    for (size_t i = 0; i < code->local_count; i++) {
        size_t from = i;
        if (code->flags & WF_CODE_VARARGS && i >= star && i <= behind)
            from = i == behind ? star : i + 1;
        if (!wf_is_none_(locals[from]))
            wf_list_append(vm, names, locals[from]);
    }
    return wf_from(wf_tuple_from(vm, wf_from(names)));
}

static wf_val get_local_count(wf_vm *vm, const wf_val *args, size_t count) {
    return wf_small((intptr_t)wf_as_tuple(get_var_names(vm, args, count))->count);
}

static wf_val get_frees(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_code *code = self_code(args);
    return wf_from(wf_tuple_new(vm, wf_code_frees(code), wf_code_capture_count(code)));
}

/* Names of the variables that inner functions capture. */
static wf_val get_cell_names(wf_vm *vm, const wf_val *args, size_t count) {
    const wf_code *code = self_code(args);
    wf_list *names = wf_list_new(vm, NULL, 0);
    (void)count;
    for (size_t i = 0; i < code->const_count; i++) {
        wf_val inner = wf_code_consts(code)[i];
        if (!wf_is_exact(inner, &wf_code_type))
            continue;
        const wf_code *code_inside = wf_ptr(inner);
        for (size_t n = 0; n < wf_code_capture_count(code_inside); n++) {
            wf_val name = wf_code_frees(code_inside)[n];
            bool is_own = wf_code_captures(code_inside)[n] & WF_CAPTURE_LOCAL;
            if (is_own && !wf_contains(vm, wf_from(names), name))
                wf_list_append(vm, names, name);
        }
    }
    return wf_from(wf_tuple_from(vm, wf_from(names)));
}

/* Names of globals and attributes, in the order of their sites. */
static wf_val get_names(wf_vm *vm, const wf_val *args, size_t count) {
    const wf_code *code = self_code(args);
    wf_list *names = wf_list_new(vm, NULL, 0);
    (void)count;
    for (size_t i = 0; i < code->site_count; i++) {
        wf_val name = wf_code_consts(code)[wf_code_sites(code)[i]];
        if (wf_is_str_(name) && !wf_contains(vm, wf_from(names), name))
            wf_list_append(vm, names, name);
    }
    return wf_from(wf_tuple_from(vm, wf_from(names)));
}

static wf_val get_consts(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    const wf_code *code = self_code(args);
    size_t const_count = (size_t)(wf_code_frees(code) - wf_code_consts(code));
    return wf_from(wf_tuple_new(vm, wf_code_consts(code), const_count));
}

static wf_val get_code_bytes(wf_vm *vm, const wf_val *args, size_t count) {
    const wf_code *code = self_code(args);
    (void)count;
    return wf_from(wf_bytes_new(vm, wf_code_ins(code), code->ins_count * sizeof(wf_ins)));
}

static wf_val get_reg_count(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)count;
    return wf_small(self_code(args)->reg_count);
}

/* CPython's bits. */
static wf_val get_flags(wf_vm *vm, const wf_val *args, size_t count) {
    enum {
        OPTIMIZED = 1,
        NEW_LOCALS = 2,
        VARARGS = 4,
        VARKW = 8,
        NESTED = 0x10,
        GENERATOR = 0x20,
        COROUTINE = 0x80,
        ASYNCGEN = 0x200,
        DOCSTRING = 0x4000000
    };
    unsigned flags = self_code(args)->flags, kind = flags & WF_CODE_ASYNCGEN;
    bool is_function = !(flags & (WF_CODE_MODULE | WF_CODE_CLASS));
    (void)vm, (void)count;
    return wf_small(
        (is_function ? OPTIMIZED | NEW_LOCALS : 0) | (flags & WF_CODE_VARARGS ? VARARGS : 0) |
        (flags & WF_CODE_VARKW ? VARKW : 0) | (flags & WF_CODE_NESTED ? NESTED : 0) |
        (kind == WF_CODE_GENERATOR ? GENERATOR : 0) | (kind == WF_CODE_COROUTINE ? COROUTINE : 0) |
        (kind == WF_CODE_ASYNCGEN ? ASYNCGEN : 0) | (flags & WF_CODE_DOC ? DOCSTRING : 0));
}

static const wf_def code_defs[] = {
    WF_GET("co_argcount", get_arg_count, NULL),
    WF_GET("co_cellvars", get_cell_names, NULL),
    WF_GET("co_code", get_code_bytes, NULL),
    WF_GET("co_consts", get_consts, NULL),
    WF_MEMBER("co_filename", wf_code, filename, NULL),
    WF_GET("co_firstlineno", get_first_line, NULL),
    WF_GET("co_flags", get_flags, NULL),
    WF_GET("co_freevars", get_frees, NULL),
    WF_GET("co_kwonlyargcount", get_kwonly_count, NULL),
    WF_MEMBER("co_name", wf_code, name, NULL),
    WF_GET("co_names", get_names, NULL),
    WF_GET("co_nlocals", get_local_count, NULL),
    WF_GET("co_posonlyargcount", get_posonly_count, NULL),
    WF_GET("co_qualname", get_qualname, NULL),
    WF_GET("co_stacksize", get_reg_count, NULL),
    WF_GET("co_varnames", get_var_names, NULL),
};

static const wf_slots code_slots = {
    .size = sizeof(wf_code), .trace = trace_code, .size_of = code_size_of, .repr = code_repr};
const wf_type wf_code_type =
    WF_TYPE("code", WF_KIND_CODE, WF_TYPE_FINAL | WF_TYPE_VARSIZE | WF_TYPE_NO_MAKE, code_slots,
            wf_object_type, code_defs, NULL);
