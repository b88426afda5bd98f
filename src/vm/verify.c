/* verify.c - whether code that came from outside can be run without harm to the machine.
 *
 * What it proves of a code object and those inside it:
 *
 *   shape       counts fit together; parameters and variables have names; constants that
 *               instructions need as names, code or tuples are that
 *   operands    registers, constants, sites, captures and helpers are in range, with
 *               all the registers that an instruction counts off
 *   flow        every jump and handler lands on the first word of an instruction; only what
 *               polls goes back; second words are what their instruction wants; the end is
 *               never run over
 *   registers   nothing reads a temporary that no path has written (it may be stale), and what an
 *               instruction takes for a list, dict, set, tuple, function or exception
 *               without asking was made as one
 *
 * It does not prove that a program ends, or raises nothing. The last point is found by
 * following what each register holds from instruction to instruction; where ways meet,
 * what they disagree about is anything. Only the states at the targets of jumps are kept,
 * and passes over the code are repeated until none of them changes.
 */
#include "vm/private.h"

/* What a register is known to hold. */
typedef enum held {
    STALE, /* perhaps a stale word: must not be read */
    ANY,   /* a value, or unbound */
    NONE,  /* unbound */
    VALUE, /* a value */
    A_LIST,
    A_SET,
    A_DICT,
    A_TUPLE,
    A_FUNC,
    AN_EXC,
    A_SMALL,
    A_STR,
    AN_AWAITED
} held;

/* What instructions do with their operands. For a, b and c: '-' nothing (a plain number), 'w'
 * writes a value, 'r' reads a register and raises when it is unbound, 'v' must not be unbound; a
 * capital needs a kind, a small letter writes it: List, Set, Dict, Tuple, Function, Exception,
 * Number, teXt, Iterator of await. Then for x or the second word: 'k' constant, 'g' site of a
 * name, 'c' capture, 'o' site of code. "*" at the end: see ranges(). */
/* clang-format off */
static const char *const operands[WF_OP_COUNT] = {
    [WF_OP_MOVE] = "wr-*",      [WF_OP_LOADK] = "w--k*",     [WF_OP_LOADI] = "n--",      [WF_OP_LOADC] = "w--*",
    [WF_OP_DELLOCAL] = "r--*",  [WF_OP_LOADFAR] = "w--*",    [WF_OP_STOREFAR] = "r--*",  [WF_OP_DELFAR] = "---*",
     [WF_OP_LOADSPECIAL] = "w--*", [WF_OP_LOADG] = "w--g",    [WF_OP_STOREG] = "r--g",
    [WF_OP_DELG] = "---g",      [WF_OP_LOADNAME] = "w--g",   [WF_OP_STORENAME] = "r--g", [WF_OP_DELNAME] = "---g",
    [WF_OP_LOADNAMEC] = "w--g*", [WF_OP_GETCELL] = "w--c",   [WF_OP_SETCELL] = "r--c",   [WF_OP_DELCELL] = "---c",
    [WF_OP_CELL] = "wr-",       [WF_OP_CELLX] = "w--c",      [WF_OP_CLOSE] = "---*",     [WF_OP_CLOSURE] = "f--o",
    [WF_OP_FNATTR] = "Fr-*",
    [WF_OP_ADD] = "wrr",        [WF_OP_SUB] = "wrr",         [WF_OP_MUL] = "wrr",        [WF_OP_TRUEDIV] = "wrr",
    [WF_OP_FLOORDIV] = "wrr",   [WF_OP_MOD] = "wrr",         [WF_OP_POW] = "wrr",        [WF_OP_LSHIFT] = "wrr",
    [WF_OP_RSHIFT] = "wrr",     [WF_OP_AND] = "wrr",         [WF_OP_OR] = "wrr",         [WF_OP_XOR] = "wrr",
    [WF_OP_MATMUL] = "wrr",     [WF_OP_ADDI] = "wr-",        [WF_OP_SUBI] = "wr-",       [WF_OP_MULI] = "wr-",
    [WF_OP_FLOORDIVI] = "wr-",  [WF_OP_MODI] = "wr-",        [WF_OP_ANDI] = "wr-",       [WF_OP_LSHIFTI] = "wr-",
    [WF_OP_RSHIFTI] = "wr-",    [WF_OP_IADD] = "wrr",        [WF_OP_ISUB] = "wrr",       [WF_OP_IADDI] = "wr-",
    [WF_OP_ISUBI] = "wr-",      [WF_OP_INPLACE] = "rr-*",    [WF_OP_NEG] = "wr-",        [WF_OP_POS] = "wr-",
    [WF_OP_INVERT] = "wr-",     [WF_OP_NOT] = "wr-",
    [WF_OP_EQ] = "wrr",         [WF_OP_NE] = "wrr",          [WF_OP_LT] = "wrr",         [WF_OP_LE] = "wrr",
    [WF_OP_GT] = "wrr",         [WF_OP_GE] = "wrr",          [WF_OP_IS] = "wrr",         [WF_OP_ISNOT] = "wrr",
    [WF_OP_IN] = "wrr",         [WF_OP_NOTIN] = "wrr",
    [WF_OP_TEQ] = "rr-",       [WF_OP_TNE] = "rr-",        [WF_OP_TLT] = "rr-",       [WF_OP_TLE] = "rr-",
    [WF_OP_TGT] = "rr-",       [WF_OP_TGE] = "rr-",        [WF_OP_TEQI] = "r--",      [WF_OP_TNEI] = "r--",
    [WF_OP_TLTI] = "r--",      [WF_OP_TLEI] = "r--",       [WF_OP_TGTI] = "r--",      [WF_OP_TGEI] = "r--",
    [WF_OP_TIS] = "rr-",       [WF_OP_TISNONE] = "r--",    [WF_OP_TIN] = "rr-",       [WF_OP_TTRUE] = "r--",
    [WF_OP_JUMP] = "---",       [WF_OP_LOOP] = "---",        [WF_OP_GETITER] = "wr-",    [WF_OP_FORLOOP] = "r--",
    [WF_OP_GETATTR] = "wrg",    [WF_OP_SETATTR] = "rrg",     [WF_OP_GETATTRX] = "wr-g*", [WF_OP_SETATTRX] = "rr-g*",
    [WF_OP_DELATTR] = "r--g",   [WF_OP_SELF] = "-rg*",       [WF_OP_SELFX] = "-r-g*",    [WF_OP_GETITEM] = "wrr",
    [WF_OP_SETITEM] = "rrr",    [WF_OP_DELITEM] = "rr-",     [WF_OP_GETITEMI] = "wr-",   [WF_OP_SLICE] = "w--*",
    [WF_OP_LIST] = "l--*",      [WF_OP_TUPLE] = "t--*",      [WF_OP_SET] = "s--*",       [WF_OP_DICT] = "d--*",
    [WF_OP_LISTADD] = "Lr-",    [WF_OP_SETADD] = "Sr-",      [WF_OP_DICTADD] = "Drr",    [WF_OP_LISTEXT] = "Lr-*",
    [WF_OP_SETEXT] = "Sr-",     [WF_OP_DICTEXT] = "Dr-",     [WF_OP_DICTMERGE] = "Drv",  [WF_OP_TOTUPLE] = "tL-",
    [WF_OP_FORMAT] = "xr-*",    [WF_OP_JOIN] = "x--*",       [WF_OP_UNPACK] = "-r-*",    [WF_OP_UNPACKX] = "-r-*",
    [WF_OP_CALL] = "r--*",      [WF_OP_CALLM] = "r--*",      [WF_OP_CALLK] = "r--*",     [WF_OP_CALLMK] = "r--*",
    [WF_OP_CALLEX] = "r--*",    [WF_OP_RETURN] = "r--",      [WF_OP_RETNONE] = "---",
    [WF_OP_YIELD] = "wr-*",     [WF_OP_YIELDFROM] = "wI-*",  [WF_OP_GETYIELD] = "ir-",   [WF_OP_GETAWAIT] = "ir-",
    [WF_OP_AITER] = "wr-",      [WF_OP_ANEXT] = "ir-",       [WF_OP_ENDASYNC] = "E--*",
    [WF_OP_PUSHEXC] = "E--*",   [WF_OP_POPEXC] = "r--*",     [WF_OP_EXCMATCH] = "Er-",  [WF_OP_RAISE] = "r--",
    [WF_OP_RAISEFROM] = "rr-",  [WF_OP_RERAISE] = "E--",     [WF_OP_RAISEAGAIN] = "---",
    [WF_OP_GROUPMATCH] = "-rr*", [WF_OP_GROUPEND] = "EL-",   [WF_OP_EXCINFO] = "-E-*",   [WF_OP_WITHLOOK] = "-r-*",
    [WF_OP_IMPORT] = "N--k*",   [WF_OP_IMPORTFROM] = "wvg",  [WF_OP_IMPORTFROMX] = "wv-g*", [WF_OP_IMPORTSTAR] = "v--",
    [WF_OP_MATCHSEQ] = "wr-",   [WF_OP_MATCHMAP] = "wr-",    [WF_OP_MATCHKEYS] = "wvT",  [WF_OP_MATCHREST] = "wvT",
    [WF_OP_MATCHCLASS] = "w--*", [WF_OP_LEN] = "wr-",        [WF_OP_ANNOTATIONS] = "---", [WF_OP_PRINT] = "r--",
    [WF_OP_EXTRA] = "---",      [WF_OP_NOP] = "---",
};
/* clang-format on */

typedef struct checker {
    wf_vm *vm;
    const wf_code *code;
    const wf_ins *ins;
    const char *fault;  /* the first one found, or NULL */
    uint8_t *is_start;  /* a byte an instruction word: 1 first word, 2 and a target */
    uint32_t *state_of; /* number of the state kept for a target */
    uint8_t
        *states; /* reg_count bytes each (enum held); byte 0 of seen[] tells if it was reached */
    uint8_t *seen;
    uint8_t *now;      /* the state before the instruction looked at */
    uint8_t *captured; /* a register that closures may change: what it holds is not tracked */
    bool changed;
} checker;

static bool fail(checker *c, const char *fault) {
    if (!c->fault)
        c->fault = fault;
    return false;
}

/* ---- Shape ---- */

static bool has_shape(checker *c) {
    const wf_code *code = c->code;
    size_t params = wf_code_params(code);
    if (params + code->clear_count > code->reg_count ||
        code->reg_count > (code->flags & WF_CODE_FAR ? INT16_MAX : WF_FAR) ||
        wf_code_posonly_count(code) > code->arg_count ||
        !(code->flags & WF_CODE_KWONLY) != !wf_code_kwonly_count(code))
        return fail(c, "registers");
    if (!code->ins_count || !code->name || !code->filename)
        return fail(c, "empty");
    size_t captures = wf_code_capture_count(code);
    if (code->local_count < params || code->local_count > code->reg_count ||
        code->local_count + captures > code->const_count)
        return fail(c, "names of variables");
    for (size_t i = 0; i < params; i++)
        if (!wf_is_str_(wf_code_locals(code)[i]))
            return fail(c, "names of parameters");
    for (size_t i = 0; i < captures; i++)
        if (!wf_is_str_(wf_code_frees(code)[i]))
            return fail(c, "names of captures");
    for (size_t i = 0; i < code->site_count; i++) {
        size_t k = wf_code_sites(code)[i];
        if (k >= code->const_count)
            return fail(c, "site");
        wf_val v = wf_code_consts(code)[k];
        if (!wf_has_kind(v, WF_KIND_CODE) && !(wf_is_str_(v) && wf_str_is_interned(wf_as_str(v))))
            return fail(c, "site");
    }
    return true;
}

/* ---- Words ---- */

static bool has_extra(unsigned op) {
    switch (op) {
    case WF_OP_LOADNAMEC:
    case WF_OP_GETATTRX:
    case WF_OP_SETATTRX:
    case WF_OP_SELFX:
    case WF_OP_UNPACKX:
    case WF_OP_CALLK:
    case WF_OP_CALLMK:
    case WF_OP_IMPORTFROMX: return true;
    default: return false;
    }
}
/* A FORLOOP whose way back is too long for it. */
static bool has_jump(wf_ins ins) { return WF_OP(ins) == WF_OP_FORLOOP && !WF_C(ins); }
static bool ends_flow(unsigned op) {
    return op == WF_OP_RETURN || op == WF_OP_RETNONE || op == WF_OP_RAISE ||
           op == WF_OP_RAISEFROM || op == WF_OP_RERAISE || op == WF_OP_RAISEAGAIN ||
           op == WF_OP_JUMP || op == WF_OP_LOOP;
}

/* Marks the first words of instructions. */
static bool mark_starts(checker *c) {
    size_t count = c->code->ins_count, i = 0;
    unsigned op = WF_OP_NOP;
    while (i < count) {
        wf_ins ins = c->ins[i];
        op = WF_OP(ins);
        if (op >= WF_OP_COUNT || !operands[op])
            return fail(c, "instruction");
        c->is_start[i++] = 1;
        if (!has_extra(op) && !has_jump(ins))
            continue;
        if (i >= count || WF_OP(c->ins[i]) != (has_jump(ins) ? WF_OP_JUMP : WF_OP_EXTRA))
            return fail(c, "second word");
        i++;
        op = WF_OP_NOP; /* what follows a pair is reached */
    }
    return ends_flow(op) || fail(c, "end");
}

static bool mark_target(checker *c, int64_t target) {
    if (target < 0 || target >= (int64_t)c->code->ins_count || !c->is_start[target])
        return fail(c, "jump");
    c->is_start[target] = 2;
    return true;
}

/* Whether the instruction at i may go on elsewhere than behind it: *to is where. */
static bool jumps(const checker *c, size_t i, int64_t *to) {
    wf_ins ins = c->ins[i];
    *to = (int64_t)i + 1;
    switch (WF_OP(ins)) {
    case WF_OP_JUMP:
    case WF_OP_LOOP: *to += WF_SX24(ins); return true;
    case WF_OP_ENDASYNC: *to += WF_SX(ins); return true;
    case WF_OP_FORLOOP:
        *to += has_jump(ins) ? 1 + WF_SX24(c->ins[i + 1]) : -(int)WF_C(ins);
        return true;
    case WF_OP_GETITER: *to += WF_C(ins); return WF_C(ins) != 0;
    default: *to += WF_SKIP(ins); return wf_op_is_test(WF_OP(ins));
    }
}

static bool mark_targets(checker *c) {
    for (size_t i = 0; i < c->code->ins_count; i++) {
        unsigned op = WF_OP(c->ins[i]);
        int64_t to;
        if (!c->is_start[i] || !jumps(c, i, &to))
            continue;
        if (to <= (int64_t)i && op != WF_OP_LOOP && op != WF_OP_FORLOOP)
            return fail(c, "jump back without a poll");
        if (!mark_target(c, to))
            return false;
    }
    const wf_handler *h = wf_code_handlers(c->code);
    for (size_t i = 0; i < c->code->handler_count; i++)
        if (h[i].start >= h[i].end || h[i].end > h[i].target_reg >> 8 ||
            (h[i].target_reg & 0xff) >= c->code->reg_count || !mark_target(c, h[i].target_reg >> 8))
            return fail(c, "handler");
    return true;
}

/* ---- Registers ---- */

static bool read(checker *c, size_t reg, held kind) {
    if (reg >= c->code->reg_count)
        return fail(c, "register out of range");
    if (c->now[reg] == STALE)
        return fail(c, "register read before it is written");
    if (kind == ANY || c->now[reg] == kind || (kind == VALUE && c->now[reg] > VALUE))
        return true;
    return fail(c, "register of another kind");
}

static bool write(checker *c, size_t reg, held kind) {
    if (reg >= c->code->reg_count)
        return fail(c, "register out of range");
    c->now[reg] = (uint8_t)(c->captured[reg] ? ANY : kind);
    return true;
}

static bool read_many(checker *c, size_t first, size_t count, held kind) {
    for (size_t i = 0; i < count; i++)
        if (!read(c, first + i, kind))
            return false;
    return true;
}

static bool write_many(checker *c, size_t first, size_t count, held kind) {
    for (size_t i = 0; i < count; i++)
        if (!write(c, first + i, kind))
            return false;
    return true;
}

static held kind_of_const(wf_val v) {
    if (wf_is_small(v))
        return A_SMALL;
    return wf_is_str_(v) ? A_STR : wf_is_tuple(v) ? A_TUPLE : VALUE;
}

/* A call: callee read already; its window, and the names of keywords. */
static bool check_call(checker *c, wf_ins ins, size_t positional, size_t named, bool is_method) {
    size_t a = WF_A(ins), args = a + WF_CALL_ARGS;
    if (is_method && (positional == 0 || !read(c, args, ANY)))
        return fail(c, "arguments");
    if (!read_many(c, args + is_method, positional + named - is_method, VALUE))
        return false;
    bool is_apart = c->code->flags & WF_CODE_FAR;
    for (size_t reg = a + 1; !is_apart && reg < c->code->reg_count; reg++)
        c->now[reg] = STALE; /* the callee's frame lay there */
    return true;
}

static bool check_names(checker *c, size_t k, size_t count) {
    if (k >= c->code->const_count || !wf_is_exact(wf_code_consts(c->code)[k], &wf_tuple_type))
        return fail(c, "names of keywords");
    const wf_tuple *names = wf_as_tuple(wf_code_consts(c->code)[k]);
    if (names->count != count)
        return fail(c, "names of keywords");
    for (size_t i = 0; i < count; i++)
        if (!wf_is_str_(names->item[i]))
            return fail(c, "names of keywords");
    return true;
}

static bool is_name_site(const wf_code *code, size_t site) {
    return site < code->site_count && wf_is_str_(wf_code_consts(code)[wf_code_sites(code)[site]]);
}

/* What the table cannot say: instructions with a "*", before their writes are made. `more` is the
 * second word. */
static bool ranges(checker *c, wf_ins ins, uint32_t more) {
    size_t a = WF_A(ins), b = WF_B(ins), n = WF_C(ins);
    bool in_gen = c->code->flags & WF_CODE_ASYNCGEN;
    switch (WF_OP(ins)) {
    case WF_OP_LOADFAR: return read(c, WF_X(ins), ANY);
    case WF_OP_DELFAR: return read(c, WF_X24(ins), ANY);
    case WF_OP_LOADC: return WF_X(ins) <= 5 || fail(c, "constant");
    case WF_OP_LOADSPECIAL: return WF_X(ins) < WF_SPECIAL_COUNT || fail(c, "helper");
    case WF_OP_LOADNAMEC: return more < wf_code_capture_count(c->code) || fail(c, "capture");
    case WF_OP_GETATTRX:
    case WF_OP_SETATTRX:
    case WF_OP_SELFX:
    case WF_OP_IMPORTFROMX: return is_name_site(c->code, more) || fail(c, "site");
    case WF_OP_FNATTR:
        return n > 3 ? fail(c, "attribute")
                     : read(c, b,
                            n == 0   ? A_TUPLE
                            : n == 1 ? A_DICT
                                     : VALUE);
    case WF_OP_LISTEXT:
        return !n || (a >= WF_CALL_ARGS ? read(c, a - WF_CALL_ARGS, VALUE) : fail(c, "callee"));
    case WF_OP_INPLACE: return n < WF_BINOP_COUNT || fail(c, "operator");
    case WF_OP_SLICE: return read_many(c, b, 3, ANY);
    case WF_OP_LIST:
    case WF_OP_TUPLE:
    case WF_OP_SET: return read_many(c, b, n, VALUE);
    case WF_OP_DICT: return read_many(c, b, 2 * n, VALUE);
    case WF_OP_FORMAT: return !(n & 4) || read(c, b + 1, A_STR);
    case WF_OP_JOIN: return read_many(c, b, n, A_STR);
    case WF_OP_CALL: return check_call(c, ins, b, 0, false);
    case WF_OP_CALLM: return check_call(c, ins, b, 0, true);
    case WF_OP_CALLK: return check_names(c, more, n) && check_call(c, ins, b, n, false);
    case WF_OP_CALLMK: return check_names(c, more, n) && check_call(c, ins, b, n, true);
    case WF_OP_CALLEX:
        if (!read(c, a + WF_CALL_ARGS, A_LIST) || !read(c, a + WF_CALL_ARGS + 1, ANY))
            return false;
        if (c->now[a + WF_CALL_ARGS + 1] == NONE)
            return check_call(c, ins, 1, 0, false);
        return read(c, a + WF_CALL_ARGS + 1, A_DICT) && check_call(c, ins, 2, 0, false);
    case WF_OP_YIELD:
    case WF_OP_YIELDFROM: return in_gen || fail(c, "yield outside of a generator");
    case WF_OP_IMPORT:
        return (wf_is_str_(wf_code_consts(c->code)[WF_X(ins)]) || fail(c, "name")) &&
               read(c, a + 1, VALUE);
    case WF_OP_POPEXC: return read(c, a + 1, ANY);
    case WF_OP_MATCHCLASS: return read_many(c, b, 2, ANY) && read(c, b + 2, A_TUPLE);
    default: return true;
    }
}

/* What instructions with a "*" write beside what the table says. */
static bool more_writes(checker *c, wf_ins ins, uint32_t more) {
    size_t a = WF_A(ins), b = WF_B(ins), n = WF_C(ins);
    switch (WF_OP(ins)) {
    case WF_OP_MOVE: return write(c, a, c->now[b] > VALUE ? (held)c->now[b] : VALUE);
    case WF_OP_LOADK: return write(c, a, kind_of_const(wf_code_consts(c->code)[WF_X(ins)]));
    case WF_OP_LOADC: return write(c, a, WF_X(ins) == 4 ? NONE : VALUE);
    case WF_OP_STOREFAR: return write(c, WF_X(ins), VALUE);
    case WF_OP_DELFAR: return write(c, WF_X24(ins), NONE);
    case WF_OP_DELLOCAL:
    case WF_OP_ENDASYNC: return write(c, a, NONE);
    case WF_OP_INPLACE:
    case WF_OP_IMPORT:
    case WF_OP_CALL:
    case WF_OP_CALLM:
    case WF_OP_CALLK:
    case WF_OP_CALLMK:
    case WF_OP_CALLEX: return write(c, a, VALUE);
    case WF_OP_CLOSE: return write_many(c, a, WF_X(ins), NONE);
    case WF_OP_SELF:
    case WF_OP_SELFX: return write(c, a, VALUE) && write(c, a + WF_CALL_ARGS, ANY);
    case WF_OP_UNPACK: return write_many(c, a, n, VALUE);
    case WF_OP_UNPACKX:
        return more < 256 ? write_many(c, a, n + 1 + more, VALUE) : fail(c, "count");
    case WF_OP_PUSHEXC: return write(c, a + 1, ANY);
    case WF_OP_POPEXC: return write_many(c, a, 2, NONE);
    case WF_OP_GROUPMATCH: return write(c, a, VALUE) && write(c, b, VALUE);
    case WF_OP_EXCINFO: return write_many(c, a, 3, VALUE);
    case WF_OP_WITHLOOK: return write_many(c, a, 2, VALUE);
    default: return true;
    }
}

/* An operand by its letter. */
static bool operand(checker *c, char letter, size_t reg, bool writes) {
    static const char needs[] = "LSDTFENXI", makes[] = "lsdtfenxi";
    static const uint8_t kinds[] = {A_LIST, A_SET,   A_DICT, A_TUPLE,   A_FUNC,
                                    AN_EXC, A_SMALL, A_STR,  AN_AWAITED};
    const char *at;
    if (letter == 'w')
        return !writes || write(c, reg, VALUE);
    if (letter == 'r')
        return writes || read(c, reg, ANY);
    if (letter == 'v')
        return writes || read(c, reg, VALUE);
    if (letter == 'g')
        return writes || is_name_site(c->code, reg) || fail(c, "site");
    if (letter == '-')
        return true;
    if ((at = strchr(needs, letter)) != NULL)
        return writes || read(c, reg, (held)kinds[at - needs]);
    at = strchr(makes, letter);
    return !writes || write(c, reg, (held)kinds[at - makes]);
}

/* The 16-bit operand by its letter. */
static bool wide_operand(checker *c, char letter, size_t x) {
    const wf_code *code = c->code;
    switch (letter) {
    case 'k': return x < code->const_count || fail(c, "constant");
    case 'c': return x < wf_code_capture_count(code) || fail(c, "capture");
    case 'g': return is_name_site(code, x) || fail(c, "site");
    case 'o':
        return (x < code->site_count &&
                wf_has_kind(wf_code_consts(code)[wf_code_sites(code)[x]], WF_KIND_CODE)) ||
               fail(c, "code");
    default: return true;
    }
}

/* Follows one instruction: c->now is the state before it, and then behind it. */
static bool step(checker *c, size_t i) {
    wf_ins ins = c->ins[i];
    unsigned op = WF_OP(ins);
    const char *sig = operands[op];
    uint32_t more = has_extra(op) ? WF_X24(c->ins[i + 1]) : 0;
    const size_t fields[3] = {WF_A(ins), WF_B(ins), WF_C(ins)};
    if (sig[3] && !has_extra(op) && !wide_operand(c, sig[3], WF_X(ins)))
        return false;
    if (op == WF_OP_LOADNAMEC && !wide_operand(c, 'g', WF_X(ins)))
        return false;
    for (int k = 0; k < 3; k++)
        if (!operand(c, sig[k], fields[k], false))
            return false;
    if (!ranges(c, ins, more))
        return false;
    for (int k = 0; k < 3; k++)
        if (!operand(c, sig[k], fields[k], true))
            return false;
    return more_writes(c, ins, more);
}

/* ---- Flow ---- */

/* What is known where two ways meet. */
static held meet(held x, held y) {
    if (x == y)
        return x;
    if (x == STALE || y == STALE)
        return STALE;
    return x >= VALUE && y >= VALUE ? VALUE : ANY;
}

/* The state c->now reaches the target. */
static void reach(checker *c, size_t target) {
    size_t n = c->code->reg_count, number = c->state_of[target];
    uint8_t *kept = c->states + number * n;
    if (!c->seen[number]) {
        memcpy(kept, c->now, n);
        c->seen[number] = 1;
        c->changed = true;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        held met = meet((held)kept[i], (held)c->now[i]);
        c->changed |= met != kept[i];
        kept[i] = (uint8_t)met;
    }
}

/* An instruction that raises leaves its registers as they were; the handler's register gets the
 * exception. */
static void reach_handlers(checker *c, size_t i) {
    const wf_handler *h = wf_code_handlers(c->code);
    for (size_t k = 0; k < c->code->handler_count; k++)
        if (i >= h[k].start && i < h[k].end) {
            size_t reg = h[k].target_reg & 0xff;
            uint8_t before = c->now[reg];
            c->now[reg] = (uint8_t)(c->captured[reg] ? ANY : AN_EXC);
            reach(c, h[k].target_reg >> 8);
            c->now[reg] = before;
            return;
        }
}

/* Calls and what else raises late may have clobbered the registers above the window. */
static void reach_handlers_after_call(checker *c, size_t i) {
    unsigned op = WF_OP(c->ins[i]);
    if (op == WF_OP_CALL || op == WF_OP_CALLM || op == WF_OP_CALLK || op == WF_OP_CALLMK ||
        op == WF_OP_CALLEX)
        reach_handlers(c, i);
}

/* One pass over the code in order. */
static bool pass(checker *c) {
    size_t count = c->code->ins_count, n = c->code->reg_count;
    bool alive = true; /* the state in c->now comes from the instruction before */
    for (size_t i = 0; i < count; i++) {
        if (!c->is_start[i])
            continue;
        if (c->is_start[i] == 2) {
            if (alive)
                reach(c, i);
            alive = c->seen[c->state_of[i]];
            memcpy(c->now, c->states + c->state_of[i] * n, n);
        }
        if (!alive)
            continue;
        unsigned op = WF_OP(c->ins[i]);
        reach_handlers(c, i);
        if (!step(c, i))
            return false;
        reach_handlers_after_call(c, i);
        size_t reg = op == WF_OP_FORLOOP ? WF_B(c->ins[i]) : SIZE_MAX;
        uint8_t before = reg < n ? c->now[reg] : 0;
        if (op == WF_OP_FORLOOP && !write(c, reg, VALUE))
            return false;
        int64_t to;
        if (jumps(c, i, &to))
            reach(c, (size_t)to);
        if (op == WF_OP_FORLOOP)
            c->now[reg] = before; /* at the end nothing is stored */
        alive = !ends_flow(op) && !(op == WF_OP_GETITER && WF_C(c->ins[i]));
    }
    return true;
}

static void first_state(checker *c) {
    size_t params = wf_code_params(c->code), variables = params + c->code->clear_count;
    for (size_t i = 0; i < c->code->reg_count; i++)
        write(c, i, i < params ? VALUE : NONE);
    for (size_t i = variables; i < c->code->reg_count; i++)
        c->now[i] = STALE;
}

static bool follow(checker *c) {
    size_t n = c->code->reg_count, targets = 0;
    for (size_t i = 0; i < c->code->ins_count; i++) {
        if (c->is_start[i] && WF_OP(c->ins[i]) == WF_OP_CELL && WF_B(c->ins[i]) < n)
            c->captured[WF_B(c->ins[i])] = 1;
        if (c->is_start[i] == 2)
            c->state_of[i] = (uint32_t)targets++;
    }
    wf_blob *states = wf_blob_new(c->vm, targets * (n + 1) + 1);
    c->states = states->data;
    c->seen = states->data + targets * n;
    do {
        c->changed = false;
        first_state(c);
        if (!pass(c))
            return false;
    } while (c->changed);
    return true;
}

/* ---- Inner code ---- */

static bool captures_fit(checker *c, const wf_code *inner) {
    for (size_t i = 0; i < wf_code_capture_count(inner); i++) {
        unsigned where = wf_code_captures(inner)[i];
        size_t number = where & ~(unsigned)WF_CAPTURE_LOCAL;
        if (number >=
            (where & WF_CAPTURE_LOCAL ? c->code->reg_count : wf_code_capture_count(c->code)))
            return fail(c, "captures");
        if (where & WF_CAPTURE_LOCAL)
            c->captured[number] = 1;
    }
    return true;
}

static bool check_inner(checker *c) {
    for (size_t i = 0; i < c->code->const_count; i++) {
        wf_val v = wf_code_consts(c->code)[i];
        if (wf_is_null(v))
            return fail(c, "constant");
        if (!wf_has_kind(v, WF_KIND_CODE))
            continue;
        const wf_code *inner = wf_ptr(v);
        if (!captures_fit(c, inner))
            return false;
        const char *fault = wf_verify(c->vm, inner);
        if (fault)
            return fail(c, fault);
    }
    return true;
}

const char *wf_verify(wf_vm *vm, const wf_code *code) {
    wf_check_stack(vm);
    checker c = {.vm = vm, .code = code, .ins = wf_code_ins(code)};
    size_t count = code->ins_count, regs = code->reg_count;
    /* The blobs are held by these locals, so what c points to stays in place. */
    wf_blob *words = wf_blob_new(vm, count + 1);
    wf_blob *numbers = wf_blob_new(vm, (count + 1) * sizeof(uint32_t));
    wf_blob *registers = wf_blob_new(vm, 2 * regs + 2);
    c.is_start = words->data;
    c.state_of = (uint32_t *)(void *)numbers->data;
    c.now = registers->data;
    c.captured = registers->data + regs + 1;
    if (has_shape(&c) && mark_starts(&c) && mark_targets(&c) && check_inner(&c))
        follow(&c);
    return c.fault;
}
