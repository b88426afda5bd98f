/* code.h - code objects: immutable, position-independent, one block of memory.
 *
 *     +----------------+  wf_code: counts and names (this struct)
 *     | wf_code        |
 *     +----------------+
 *     | consts         |  wf_val x const_count     names, numbers, texts, code of inner functions;
 *     |                |      the last of them: names of captures, then of local_count registers
 *     | instructions   |  wf_ins x ins_count       see opcodes.def
 *     | handlers       |  wf_handler x handler_count   inner ranges before outer ones
 *     | rare counts    |  wf_code_rare, with the flag WF_CODE_RARE
 *     | sites          |  uint16 x site_count      name (a const number) of each inline cache
 *     | captures       |  uint16 x capture_count   where a closure finds its cells when it is made
 *     | lines          |  bytes                    see wf_code_line in code.c
 *     +----------------+
 *
 * The same bytes lie in the heap after compiling and in flash when frozen.
 * Parameters are the first registers, in this order: positional (the first
 * posonly_count by position only), *args if there, keyword-only, **kwargs if
 * there. The names of registers are those of variables, parameters first; None stands for one
 * without a name.
 */
#ifndef WF_VM_CODE_H
#define WF_VM_CODE_H

#include "objects/func.h"
#include "objects/needs.h"

typedef uint32_t wf_ins;

/* wf_code.flags */
enum {
    WF_CODE_VARARGS = 1,   /* has *args */
    WF_CODE_VARKW = 2,     /* has **kwargs */
    WF_CODE_GENERATOR = 4, /* calling makes a generator, */
    WF_CODE_COROUTINE = 8, /* a coroutine, */
    WF_CODE_ASYNCGEN = 12, /* an asynchronous generator (both bits) */
    WF_CODE_DOC = 16,      /* const 0 is the docstring */
    WF_CODE_NAMES = 32,    /* runs with a namespace (class body, exec): uses LOADNAME ... */
    WF_CODE_MODULE = 64,   /* top of a module or of exec/eval text */
    WF_CODE_CLASS = 128,   /* a class body */
    WF_CODE_CLOSES = 256,  /* some of its registers are captured by inner functions */
    WF_CODE_NESTED = 512,  /* defined inside a function */
    WF_CODE_FAR = 1024,    /* has registers from WF_FAR on */
    WF_CODE_RARE = 2048,   /* not all counts of wf_code_rare are 0 */
    WF_CODE_KWONLY = 4096  /* kwonly_count is not 0 */
};

struct wf_code {
    wf_head head;
    const wf_str *name;
    const wf_str *scope; /* what stands before the name in the qualified name; NULL: nothing */
    const wf_str *filename;
    uint32_t ins_count;
    uint32_t first_line;
    uint16_t const_count; /* names of captures and registers included */
    uint16_t local_count; /* registers that have names */
    uint16_t handler_count, site_count;
    uint16_t reg_count; /* registers in all */
    uint16_t flags;
    uint16_t arg_count;   /* positional parameters, posonly included */
    uint16_t clear_count; /* registers after the parameters to set to WF_NULL on entry (all
                             variables lie below) */
};

typedef struct wf_code_rare { /* counts that are 0 for most functions */
    uint16_t capture_count;
    uint16_t posonly_count; /* of arg_count */
    uint16_t kwonly_count;
} wf_code_rare;

/* Registers from here on cannot be operands: LOADFAR and its like move them. A frame that has such
 * keeps all of its registers while it calls. */
#define WF_FAR 256u

/* When ins numbers [start, end) raise: R[reg] = exception, go on at target. */
typedef struct wf_handler {
    uint32_t start, end;
    uint32_t target_reg; /* target << 8 | reg */
} wf_handler;

#define WF_CAPTURE_LOCAL                                                                           \
    0x8000 /* a register of the enclosing function; without: number of its capture */

static inline const wf_val *wf_code_consts(const wf_code *c) {
    return (const wf_val *)(const void *)(c + 1);
}
static inline const wf_ins *wf_code_ins(const wf_code *c) {
    return (const wf_ins *)(const void *)(wf_code_consts(c) + c->const_count);
}
static inline const wf_handler *wf_code_handlers(const wf_code *c) {
    return (const wf_handler *)(const void *)(wf_code_ins(c) + c->ins_count);
}
static inline const wf_code_rare *wf_code_rares(const wf_code *c) { /* with WF_CODE_RARE */
    return (const wf_code_rare *)(const void *)(wf_code_handlers(c) + c->handler_count);
}
static inline size_t wf_code_capture_count(const wf_code *c) {
    return c->flags & WF_CODE_RARE ? wf_code_rares(c)->capture_count : 0;
}
static inline size_t wf_code_posonly_count(const wf_code *c) {
    return c->flags & WF_CODE_RARE ? wf_code_rares(c)->posonly_count : 0;
}
static inline size_t wf_code_kwonly_count(const wf_code *c) {
    return c->flags & WF_CODE_RARE ? wf_code_rares(c)->kwonly_count : 0;
}
static inline const uint16_t *wf_code_sites(const wf_code *c) {
    return (const uint16_t *)(const void *)(wf_code_rares(c) + !!(c->flags & WF_CODE_RARE));
}
static inline const uint16_t *wf_code_captures(const wf_code *c) {
    return wf_code_sites(c) + c->site_count;
}
static inline const uint8_t *wf_code_lines(const wf_code *c) {
    return (const uint8_t *)(const void *)(wf_code_captures(c) + wf_code_capture_count(c));
}
/* Names of the first local_count registers. */
static inline const wf_val *wf_code_locals(const wf_code *c) {
    return wf_code_consts(c) + c->const_count - c->local_count;
}
/* Names of the captures. */
static inline const wf_val *wf_code_frees(const wf_code *c) {
    return wf_code_locals(c) - wf_code_capture_count(c);
}
static inline size_t wf_code_params(const wf_code *c) { /* registers that are parameters */
    return (size_t)c->arg_count + wf_code_kwonly_count(c) + !!(c->flags & WF_CODE_VARARGS) +
           !!(c->flags & WF_CODE_VARKW);
}
size_t wf_code_line_size(const wf_code *c); /* bytes of the line table */

/* Makes a code object with room for what the counts of `model` and `rare` say, to be filled at once.
 * The model says WF_CODE_RARE if there is something rare. Raises MemoryError. Collects. */
wf_code *wf_code_new(wf_vm *vm, const wf_code *model, const wf_code_rare *rare, size_t line_size);
typedef struct wf_code_parts { /* each as long as the counts say */
    const wf_val *consts;      /* without the names: */
    const wf_val *frees, *locals;
    const void *ins, *handlers, *sites, *captures, *lines;
    size_t line_size;
} wf_code_parts;
void wf_code_fill(wf_code *code, const wf_code_parts *parts);
/* An entry of the line table: `count` instructions, `delta` lines behind the entry before, the
 * lines and columns of their expression (place->line does not count). Its size. */
#define WF_LINE_MOST 16
size_t wf_line_put(uint8_t to[WF_LINE_MOST], uint32_t count, int32_t delta, const wf_place *place);
static inline const wf_str *wf_site_name(const wf_code *c, size_t site) {
    return wf_as_str(wf_code_consts(c)[wf_code_sites(c)[site]]);
}

/* Reads an entry: how many instructions; *place, of the entry before, becomes that of this one. */
uint32_t wf_line_take(const uint8_t **p, wf_place *place);
/* Fields of an instruction: op | a << 8 | b << 16 | c << 24, or op | a << 8 | x << 16, or op | x
 * << 8. */
#define WF_OP(i)   ((i)&0xff)
#define WF_A(i)    (((i) >> 8) & 0xff)
#define WF_B(i)    (((i) >> 16) & 0xff)
#define WF_C(i)    ((i) >> 24)
#define WF_SC(i)   ((int32_t)(i) >> 24)  /* c, signed */
#define WF_SB(i)   ((int8_t)((i) >> 16)) /* b, signed */
#define WF_X(i)    ((i) >> 16)
#define WF_SX(i)   ((int32_t)(i) >> 16) /* signed 16 */
#define WF_X24(i)  ((i) >> 8)
#define WF_SX24(i) ((int32_t)(i) >> 8) /* signed 24 */
/* c of a test: whether it jumps when it is true or when it is false, and how far. */
#define WF_TRUTH(i)                ((i) >> 31)
#define WF_SKIP(i)                 ((i) >> 24 & WF_TEST_MOST)
#define WF_TEST_C(truth, distance) ((unsigned)(truth) << 7 | (distance))
#define WF_TEST_MOST               127u
#define WF_INS_ABC(op, a, b, c)                                                                    \
    ((wf_ins)(op) | (wf_ins)(a) << 8 | (wf_ins)((b)&0xff) << 16 | (wf_ins)((c)&0xff) << 24)
#define WF_INS_AX(op, a, x) ((wf_ins)(op) | (wf_ins)(a) << 8 | (wf_ins)((x)&0xffff) << 16)
#define WF_INS_X(op, x)     ((wf_ins)(op) | ((wf_ins)(x)&0xffffff) << 8)

typedef enum wf_opcode {
#define OPCODE(name, form, text, may) WF_OP_##name,
#include "vm/opcodes.def"
#undef OPCODE
    WF_OP_COUNT
} wf_opcode;

/* A comparison with a jump in it. */
static inline bool wf_op_is_test(unsigned op) {
    return (op >= WF_OP_TEQ && op <= WF_OP_TTRUE) || op == WF_OP_EXCMATCH;
}
/* It skips the instruction behind it, which is a jump. */
static inline bool wf_op_needs_jump(unsigned op) {
    return wf_op_is_test(op) || op == WF_OP_FORLOOP;
}
/* Which operands of an instruction are registers: 1 for a, 2 for b, 4 for c. */
unsigned wf_op_registers(wf_opcode op);

/* A call leaves room for the callee's frame record between the callee and the first argument:
 * callee in R[a], arguments from R[a + 1 + WF_FRAME_WORDS]; the callee's R[0] is the first
 * argument. */
#define WF_FRAME_WORDS 6

/* Special helpers for LOADSPECIAL, by number. */
typedef enum wf_special_fn {
#define SPECIAL(id) WF_SPECIAL_##id,
    SPECIAL(BUILD_CLASS) SPECIAL(ASSERTION_ERROR) SPECIAL(TYPE_ALIAS) SPECIAL(TYPE_VAR)
        SPECIAL(TYPE_VAR_TUPLE) SPECIAL(PARAM_SPEC) SPECIAL(TEMPLATE) SPECIAL(INTERPOLATION)
            SPECIAL(GENERIC)
#undef SPECIAL
                WF_SPECIAL_COUNT
} wf_special_fn;

#endif
