/* dis.c - code objects as text: their instructions, of which opcodes.def knows the operands. */
#include "objects/needs.h"
#include "vm/exec.h"

typedef enum form {
    FORM_N,
    FORM_A,
    FORM_AB,
    FORM_ABC,
    FORM_ABI,
    FORM_AIC,
    FORM_AX,
    FORM_ASX,
    FORM_SX,
    FORM_X
} form;

static const struct {
    const char *name;
    uint8_t form;
} ops[WF_OP_COUNT] = {
#define OPCODE(name, form, text, may) {#name, FORM_##form},
#include "vm/opcodes.def"
#undef OPCODE
};

/* What an operand is besides a register or number: for the comment behind the instruction. */
typedef enum meaning {
    MEANS_NOTHING,
    MEANS_CONST,
    MEANS_SITE_C,
    MEANS_SITE_X,
    MEANS_CLOSURE
} meaning;

static meaning meaning_of(wf_opcode op) {
    switch (op) {
    case WF_OP_LOADK:
    case WF_OP_IMPORT: return MEANS_CONST;
    case WF_OP_LOADG:
    case WF_OP_STOREG:
    case WF_OP_DELG:
    case WF_OP_LOADNAME:
    case WF_OP_STORENAME:
    case WF_OP_DELNAME:
    case WF_OP_LOADNAMEC:
    case WF_OP_DELATTR: return MEANS_SITE_X;
    case WF_OP_CLOSURE: return MEANS_CLOSURE;
    case WF_OP_GETATTR:
    case WF_OP_SETATTR:
    case WF_OP_SELF:
    case WF_OP_IMPORTFROM: return MEANS_SITE_C;
    default: return MEANS_NOTHING;
    }
}

/* An operand of eight bits: a register or a number. */
static void add_operand(wf_vm *vm, wf_text *text, wf_ins ins, unsigned bit, int number) {
    bool is_register = wf_op_registers((wf_opcode)WF_OP(ins)) & bit;
    wf_text_addf(vm, text, is_register ? " R%d" : " %d", number);
}

/* Operand c of an instruction that jumps by it, and what is before it. */
static bool add_jump(wf_vm *vm, wf_text *text, uint32_t at, wf_ins ins) {
    unsigned op = WF_OP(ins);
    int next = (int)at + 1;
    if (wf_op_is_test(op)) {
        if (ops[op].form == FORM_AIC)
            wf_text_addf(vm, text, " %d", (int)WF_SB(ins));
        wf_text_addf(vm, text, " %s -> %d", WF_TRUTH(ins) ? "true" : "false",
                     next + (int)WF_SKIP(ins));
        return true;
    }
    if (op != WF_OP_GETITER && op != WF_OP_FORLOOP)
        return false;
    if (WF_C(ins))
        wf_text_addf(vm, text, " -> %d",
                     op == WF_OP_FORLOOP ? next - (int)WF_C(ins) : next + (int)WF_C(ins));
    return true;
}

static void add_operands(wf_vm *vm, wf_text *text, uint32_t at, wf_ins ins) {
    form f = (form)ops[WF_OP(ins)].form;
    if (f != FORM_N && f != FORM_SX && f != FORM_X)
        add_operand(vm, text, ins, 1, (int)WF_A(ins));
    if (f == FORM_AB || f == FORM_ABC || f == FORM_ABI)
        add_operand(vm, text, ins, 2, (int)WF_B(ins));
    if (add_jump(vm, text, at, ins))
        return;
    switch (f) {
    case FORM_ABC: add_operand(vm, text, ins, 4, (int)WF_C(ins)); break;
    case FORM_ABI: wf_text_addf(vm, text, " %d", (int)WF_SC(ins)); break;
    case FORM_AIC: wf_text_addf(vm, text, " %d %d", (int)WF_SB(ins), (int)WF_C(ins)); break;
    case FORM_AX: wf_text_addf(vm, text, " %d", (int)WF_X(ins)); break;
    case FORM_ASX: wf_text_addf(vm, text, " %d", (int)WF_SX(ins)); break;
    case FORM_SX: wf_text_addf(vm, text, " -> %d", (int)at + 1 + (int)WF_SX24(ins)); break;
    case FORM_X: wf_text_addf(vm, text, " %d", (int)WF_X24(ins)); break;
    default: break;
    }
}

static void add_comment(wf_vm *vm, wf_text *text, const wf_code *code, wf_ins ins) {
    switch (meaning_of((wf_opcode)WF_OP(ins))) {
    case MEANS_CONST: {
        wf_val v = wf_code_consts(code)[WF_X(ins)];
        wf_text_add(vm, text, "  ; ", 4);
        wf_text_add_repr(vm, text, v);
        break;
    }
    case MEANS_SITE_C:
        wf_text_addf(vm, text, "  ; %N", wf_from(wf_site_name(code, WF_C(ins))));
        break;
    case MEANS_SITE_X:
        wf_text_addf(vm, text, "  ; %N", wf_from(wf_site_name(code, WF_X(ins))));
        break;
    case MEANS_CLOSURE: {
        const wf_code *inner = wf_ptr(wf_code_consts(code)[wf_code_sites(code)[WF_X(ins)]]);
        wf_text_addf(vm, text, "  ; %N", wf_code_qualname(vm, inner));
        break;
    }
    default: break;
    }
}

static void write_line(wf_vm *vm, wf_text *text) {
    wf_text_add(vm, text, "\n", 1);
    wf_write(vm, 1, (const char *)text->blob->data, text->size);
    text->size = 0;
}

static void print_head(wf_vm *vm, wf_text *text, const wf_code *code) {
    wf_text_addf(vm, text, "%N: %d instructions, %d constants, %d registers, flags 0x%x",
                 wf_code_qualname(vm, code), (int)code->ins_count, (int)code->const_count,
                 (int)code->reg_count, (int)code->flags);
    write_line(vm, text);
    for (size_t i = 0; i < code->local_count; i++) {
        if (wf_is_none_(wf_code_locals(code)[i]))
            continue;
        wf_text_addf(vm, text, "  R%d %N", (int)i, wf_code_locals(code)[i]);
    }
    if (text->size)
        write_line(vm, text);
    for (size_t i = 0; i < wf_code_capture_count(code); i++) {
        unsigned where = wf_code_captures(code)[i];
        wf_text_addf(vm, text, "  capture %d: %N, %s %d", (int)i, wf_code_frees(code)[i],
                     where & WF_CAPTURE_LOCAL ? "register" : "capture",
                     (int)(where & ~WF_CAPTURE_LOCAL));
        write_line(vm, text);
    }
}

static void print_handlers(wf_vm *vm, wf_text *text, const wf_code *code) {
    for (size_t i = 0; i < code->handler_count; i++) {
        const wf_handler *h = &wf_code_handlers(code)[i];
        wf_text_addf(vm, text, "  %d to %d: handler at %d, R%d", (int)h->start, (int)h->end,
                     (int)(h->target_reg >> 8), (int)(h->target_reg & 0xff));
        write_line(vm, text);
    }
}

void wf_dis(wf_vm *vm, const wf_code *code) {
    wf_text text = {0};
    uint32_t line = 0;
    wf_check_stack(vm);
    print_head(vm, &text, code);
    for (uint32_t at = 0; at < code->ins_count; at++) {
        wf_ins ins = wf_code_ins(code)[at];
        uint32_t here = wf_code_line(code, at);
        if (here != line)
            wf_text_addf(vm, &text, "%d:\t%d\t", (int)(line = here), (int)at);
        else
            wf_text_addf(vm, &text, "\t%d\t", (int)at);
        wf_text_addf(vm, &text, "%s", ops[WF_OP(ins)].name);
        add_operands(vm, &text, at, ins);
        add_comment(vm, &text, code, ins);
        write_line(vm, &text);
    }
    print_handlers(vm, &text, code);
    for (size_t i = 0; i < code->const_count; i++) {
        wf_val inner = wf_code_consts(code)[i];
        if (wf_is_exact(inner, &wf_code_type))
            wf_dis(vm, wf_ptr(inner));
    }
}
