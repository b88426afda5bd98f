/* slow.c - the uncommon cases of arithmetic, comparison, jumps and items; and the table of all slow
 * paths.
 *
 * Numbers that are immediate are handled here too when their kinds are mixed, so that
 * the loop keeps only what is most frequent.
 */
#include <math.h>
#include "objects/special.h"
#include "vm/private.h"

/* ---- Variables ---- */

static void op_move(wf_vm *vm, wf_val *R, wf_ins ins) { R[WF_A(ins)] = wf_use(vm, R, WF_B(ins)); }

static void op_dellocal(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_use(vm, R, WF_A(ins));
    wf_settle_frame(vm, vm->exec.frame);
    R[WF_A(ins)] = WF_NULL;
}

static void op_loadfar(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_use(vm, R, WF_X(ins));
}
static void op_storefar(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_X(ins)] = wf_use(vm, R, WF_A(ins));
}
static void op_delfar(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_use(vm, R, WF_X24(ins));
    R[WF_X24(ins)] = WF_NULL;
}

/* What it returns is unbound or still grows: carried out again when it is in its register. */
static void op_return(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_use(vm, R, WF_A(ins));
    vm->exec.frame->pc--;
}

/* ---- Special methods written in Python ---- */

/* Enters the frame of a method found on a type. false: it is not a function that runs at once. */
static bool enter_method(wf_vm *vm, wf_val method, const wf_val *args, size_t count,
                         uintptr_t flags) {
    if (wf_is_null(method) || !wf_is_func(method))
        return false;
    wf_func *func = wf_ptr(method);
    if (func->code->flags & WF_CODE_ASYNCGEN)
        return false;
    wf_func_warm(vm, func);
    wf_enter_copied(vm, func, args, count, WF_NULL, WF_FRAME_OUT | flags);
    return true;
}

static bool is_instance(wf_val v) {
    return wf_is_object(v) && wf_is_class(wf_head_type(wf_ptr(v)));
}

static bool enter_operator(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_val args[] = {left, right};
    return is_instance(left) &&
           enter_method(vm, wf_binary_method(vm, op, left, right), args, 2, WF_FRAME_ANSWER);
}

static bool enter_comparison(wf_vm *vm, wf_cmpop op, wf_val left, wf_val right) {
    wf_val args[] = {left, right};
    return is_instance(left) &&
           enter_method(vm, wf_compare_method(vm, left, right, op), args, 2, WF_FRAME_ANSWER);
}

/* ---- Arithmetic ---- */

static bool is_real(wf_val v) { return wf_is_imm_float(v) || wf_is_small(v); }
static wf_real real_value(wf_val v) {
    return wf_is_small(v) ? (wf_real)wf_small_value(v) : wf_imm_float_value(v);
}

/* The result for immediate numbers of which one at least is a float; WF_NULL: not one of the simple
 * cases. */
static wf_val mixed_reals(wf_binop op, wf_val left, wf_val right) {
    if (!is_real(left) || !is_real(right) || (wf_is_small(left) && wf_is_small(right)))
        return WF_NULL;
    wf_real x = real_value(left), y = real_value(right);
    switch (op) {
    case WF_ADD: return wf_float(x + y);
    case WF_SUB: return wf_float(x - y);
    case WF_MUL: return wf_float(x * y);
    case WF_TRUEDIV: return wf_real_is_zero(y) ? WF_NULL : wf_float(x / y);
    default: return WF_NULL;
    }
}

static bool is_plain_int(wf_val v) { return wf_is_small(v) || wf_is_exact(v, &wf_int_type); }

/* The result for numbers of the commonest kinds, or WF_NULL. */
static wf_val numbers(wf_vm *vm, wf_binop op, wf_val left, wf_val right) {
    wf_val v = mixed_reals(op, left, right);
    if (wf_is_null(v) && is_plain_int(left) && is_plain_int(right))
        v = wf_int_binary(vm, op, left, right);
    return v;
}

/* clang-format off */
static const uint8_t binop_of[WF_OP_COUNT] = {
    [WF_OP_ADD] = WF_ADD,           [WF_OP_SUB] = WF_SUB,       [WF_OP_MUL] = WF_MUL,
    [WF_OP_TRUEDIV] = WF_TRUEDIV,   [WF_OP_MOD] = WF_MOD,       [WF_OP_FLOORDIV] = WF_FLOORDIV,
    [WF_OP_POW] = WF_POW,           [WF_OP_LSHIFT] = WF_LSHIFT, [WF_OP_RSHIFT] = WF_RSHIFT,
    [WF_OP_AND] = WF_AND,           [WF_OP_OR] = WF_OR,         [WF_OP_XOR] = WF_XOR,
    [WF_OP_MATMUL] = WF_MATMUL,     [WF_OP_ADDI] = WF_ADD,      [WF_OP_SUBI] = WF_SUB,
    [WF_OP_MULI] = WF_MUL,          [WF_OP_MODI] = WF_MOD,      [WF_OP_FLOORDIVI] = WF_FLOORDIV,
    [WF_OP_ANDI] = WF_AND,          [WF_OP_IADD] = WF_ADD,      [WF_OP_ISUB] = WF_SUB,
    [WF_OP_LSHIFTI] = WF_LSHIFT,    [WF_OP_IADDI] = WF_ADD,     [WF_OP_ISUBI] = WF_SUB,
    [WF_OP_RSHIFTI] = WF_RSHIFT,
};
/* clang-format on */

/* Joins two texts. false: they are not. */
static bool add_texts(wf_vm *vm, wf_val *R, wf_ins ins, wf_val left, wf_val right) {
    if (!wf_is_exact(left, &wf_str_type) || !wf_is_exact(right, &wf_str_type))
        return false;
    if (WF_A(ins) != WF_B(ins) || !wf_grow_begin(vm, &R[WF_A(ins)], right))
        R[WF_A(ins)] = wf_from(wf_str_concat(vm, wf_as_str(left), wf_as_str(right)));
    return true;
}

/* Adds to the text that grows in R[a], which is the left operand too and holds WF_NULL. */
static bool add_in_place(wf_vm *vm, wf_val *R, wf_ins ins) {
    return WF_A(ins) == WF_B(ins) && wf_is_null(R[WF_A(ins)]) &&
           wf_is_exact(R[WF_C(ins)], &wf_str_type) && wf_grow(vm, &R[WF_A(ins)], R[WF_C(ins)]);
}

/* To R[a], now or when the method that is entered returns. */
static void binary(wf_vm *vm, wf_val *R, wf_ins ins, wf_val left, wf_val right) {
    wf_binop op = (wf_binop)binop_of[WF_OP(ins)];
    wf_val v = numbers(vm, op, left, right);
    if (!wf_is_null(v))
        R[WF_A(ins)] = v;
    else if (op == WF_ADD && add_texts(vm, R, ins, left, right))
        return;
    else if (!enter_operator(vm, op, left, right))
        R[WF_A(ins)] = wf_binary(vm, op, left, right);
}

/* The left operand, or the right, is unbound or grows. */
static void settle_operands(wf_vm *vm, wf_val *R, wf_ins ins) {
    if ((WF_OP(ins) == WF_OP_ADD || WF_OP(ins) == WF_OP_IADD) && add_in_place(vm, R, ins))
        return;
    wf_use(vm, R, WF_B(ins));
    wf_use(vm, R, WF_C(ins));
    wf_slow[WF_OP(ins)](vm, R, ins);
}

static void op_binary(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = R[WF_B(ins)], right = R[WF_C(ins)];
    if (WF_UNLIKELY(wf_is_null(left) || wf_is_null(right)))
        settle_operands(vm, R, ins);
    else
        binary(vm, R, ins, left, right);
}

static void op_binary_i(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_B(ins));
    binary(vm, R, ins, left, wf_small(WF_SC(ins)));
}

/* Whether the type has a += or the like of its own, which goes before + in Python. (The *= of a
 * list does not go before a __mul__ in Python, as in CPython.) */
static bool has_inplace(const wf_type *type, wf_binop op) {
    const wf_ops *ops = wf_ops_of(type);
    bool is_native = ops->inplace && ops->inplace != wf_instance_ops.inplace;
    return wf_overrides(type, WF_HAS(inplace)) || (is_native && op != WF_MUL);
}

static void inplace(wf_vm *vm, wf_val *R, wf_ins ins, wf_binop op, wf_val left, wf_val right) {
    wf_val v = numbers(vm, op, left, right);
    if (!wf_is_null(v))
        R[WF_A(ins)] = v;
    else if (op == WF_ADD && add_texts(vm, R, ins, left, right))
        return;
    else if (has_inplace(wf_typeof(left), op) || !enter_operator(vm, op, left, right))
        R[WF_A(ins)] = wf_inplace(vm, op, left, right);
}

static void op_iadd(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = R[WF_B(ins)], right = R[WF_C(ins)];
    if (WF_UNLIKELY(wf_is_null(left) || wf_is_null(right)))
        settle_operands(vm, R, ins);
    else
        inplace(vm, R, ins, (wf_binop)binop_of[WF_OP(ins)], left, right);
}

static void op_iadd_i(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_B(ins));
    inplace(vm, R, ins, (wf_binop)binop_of[WF_OP(ins)], left, wf_small(WF_SC(ins)));
}

static void op_inplace(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_A(ins)), right = wf_use(vm, R, WF_B(ins));
    inplace(vm, R, ins, (wf_binop)WF_C(ins), left, right);
}

static void op_unary(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_unop op = WF_OP(ins) == WF_OP_NEG ? WF_NEG : WF_OP(ins) == WF_OP_POS ? WF_POS : WF_INVERT;
    wf_val v = wf_use(vm, R, WF_B(ins));
    if (!enter_method(vm, wf_unary_method(vm, op, v), &v, 1, 0))
        R[WF_A(ins)] = wf_unary(vm, op, v);
}

static void op_not(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_bool(!wf_truth(vm, wf_use(vm, R, WF_B(ins))));
}

/* ---- Comparison ---- */

/* EQ to GE, TEQ to TGE and TEQI to TGEI each follow the order of this table. */
static const uint8_t compare_order[] = {WF_EQ, WF_NE, WF_LT, WF_LE, WF_GT, WF_GE};

static wf_val compare(wf_vm *vm, wf_val left, wf_val right, wf_cmpop op) {
    if ((op == WF_EQ || op == WF_NE) && wf_is_exact(left, &wf_str_type) &&
        wf_is_exact(right, &wf_str_type))
        return wf_bool(wf_str_equal(wf_as_str(left), wf_as_str(right)) == (op == WF_EQ));
    if (is_real(left) && is_real(right)) {
        wf_real x = real_value(left), y = real_value(right);
        bool exact =
            sizeof(wf_real) == sizeof(double) || (!wf_is_small(left) && !wf_is_small(right));
        if (exact && !isunordered(x, y))
            return wf_order(op, (x > y) - (x < y));
    }
    return wf_compare(vm, left, right, op);
}

static void op_compare(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_B(ins)), right = wf_use(vm, R, WF_C(ins));
    wf_cmpop op = (wf_cmpop)compare_order[WF_OP(ins) - WF_OP_EQ];
    if (!enter_comparison(vm, op, left, right))
        R[WF_A(ins)] = compare(vm, left, right, op);
}

static void op_test(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_A(ins)), right = wf_use(vm, R, WF_B(ins));
    wf_cmpop op = (wf_cmpop)compare_order[WF_OP(ins) - WF_OP_TEQ];
    if (!enter_comparison(vm, op, left, right))
        wf_take_jump(vm, wf_truth(vm, compare(vm, left, right, op)), ins);
}

static void op_test_i(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_A(ins)), right = wf_small(WF_SB(ins));
    wf_cmpop op = (wf_cmpop)compare_order[WF_OP(ins) - WF_OP_TEQI];
    if (!enter_comparison(vm, op, left, right))
        wf_take_jump(vm, wf_truth(vm, compare(vm, left, right, op)), ins);
}

static void op_is(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_B(ins)), right = wf_use(vm, R, WF_C(ins));
    R[WF_A(ins)] = wf_bool(wf_eq(left, right) == (WF_OP(ins) == WF_OP_IS));
}

static void op_in(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val item = wf_use(vm, R, WF_B(ins)), container = wf_use(vm, R, WF_C(ins));
    R[WF_A(ins)] = wf_bool(wf_contains(vm, container, item) == (WF_OP(ins) == WF_OP_IN));
}

static void op_tin(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val item = wf_use(vm, R, WF_A(ins)), container = wf_use(vm, R, WF_B(ins));
    wf_take_jump(vm, wf_contains(vm, container, item), ins);
}

static void op_tis(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left = wf_use(vm, R, WF_A(ins)), right = wf_use(vm, R, WF_B(ins));
    wf_take_jump(vm, wf_eq(left, right), ins);
}

static void op_tisnone(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_take_jump(vm, wf_is_none_(wf_use(vm, R, WF_A(ins))), ins);
}

static void op_ttrue(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_take_jump(vm, wf_truth(vm, wf_use(vm, R, WF_A(ins))), ins);
}

/* ---- Iteration and items ---- */

static void op_getiter(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_iter(vm, wf_use(vm, R, WF_B(ins)));
    vm->exec.frame->pc += WF_C(ins);
}

static wf_val next_method(wf_vm *vm, wf_val iterator) {
    const wf_type *type = wf_typeof(iterator);
    return type->slots->next == wf_instance_slots.next && wf_overrides(type, WF_HAS(next))
               ? wf_type_find(vm, type, WF_S(__next__))
               : WF_NULL;
}

static void op_forloop(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val iterator = wf_use(vm, R, WF_A(ins));
    if (enter_method(vm, next_method(vm, iterator), &iterator, 1, WF_FRAME_ANSWER))
        return;
    wf_val v = wf_next(vm, iterator);
    wf_frame *frame = vm->exec.frame;
    if (wf_is_null(v)) {
        wf_end_loop(frame, ins);
        return;
    }
    R[WF_B(ins)] = v;
    wf_turn_loop(frame, ins);
}

static wf_val get_item(wf_vm *vm, wf_val v, wf_val key) {
    if (wf_is_exact(v, &wf_dict_type)) {
        wf_val found = wf_dict_get(vm, wf_as_dict(v), key);
        if (wf_is_null(found))
            wf_raise_key(vm, key);
        return found;
    }
    return wf_get_item(vm, v, key);
}

/* Enters the frame of a class's __getitem__ written in Python. false: it has none. */
static bool enter_getitem(wf_vm *vm, wf_val v, wf_val key) {
    if (!wf_overrides(wf_typeof(v), WF_HAS(getitem)))
        return false;
    wf_val found = wf_type_find(vm, wf_typeof(v), WF_S(__getitem__)), args[] = {v, key};
    return enter_method(vm, found, args, WF_COUNT(args), 0);
}

static void op_getitem(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins)), key = wf_use(vm, R, WF_C(ins));
    if (!enter_getitem(vm, v, key))
        R[WF_A(ins)] = get_item(vm, v, key);
}

static void op_getitem_i(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_B(ins)), key = wf_small(WF_SC(ins));
    if (!enter_getitem(vm, v, key))
        R[WF_A(ins)] = get_item(vm, v, key);
}

static void op_setitem(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_A(ins)), key = wf_use(vm, R, WF_B(ins)),
           value = wf_use(vm, R, WF_C(ins));
    if (wf_is_exact(v, &wf_dict_type))
        wf_dict_set(vm, wf_as_dict(v), key, value);
    else
        wf_set_item(vm, v, key, value);
}

static void op_delitem(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val v = wf_use(vm, R, WF_A(ins));
    wf_set_item(vm, v, wf_use(vm, R, WF_B(ins)), WF_NULL);
}

static void op_delattr(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val name = wf_from(wf_site_name(wf_running_code(vm), WF_X(ins)));
    wf_set_attr(vm, wf_use(vm, R, WF_A(ins)), name, WF_NULL);
}

static void op_len(wf_vm *vm, wf_val *R, wf_ins ins) {
    R[WF_A(ins)] = wf_new_uint(vm, wf_length(vm, wf_use(vm, R, WF_B(ins))));
}

/* ---- The table ----
 * Instructions without an entry are carried out by the loop alone, or change frames. */
wf_slow_fn *const wf_slow[WF_OP_COUNT] = {
    [WF_OP_MOVE] = op_move,
    [WF_OP_DELLOCAL] = op_dellocal,
    [WF_OP_LOADFAR] = op_loadfar,
    [WF_OP_STOREFAR] = op_storefar,
    [WF_OP_DELFAR] = op_delfar,
    [WF_OP_LOADSPECIAL] = wf_op_loadspecial,
    [WF_OP_LOADG] = wf_op_loadg,
    [WF_OP_STOREG] = wf_op_storeg,
    [WF_OP_DELG] = wf_op_delg,
    [WF_OP_LOADNAME] = wf_op_loadname,
    [WF_OP_STORENAME] = wf_op_storename,
    [WF_OP_DELNAME] = wf_op_delname,
    [WF_OP_LOADNAMEC] = wf_op_loadnamec,
    [WF_OP_GETCELL] = wf_op_getcell,
    [WF_OP_SETCELL] = wf_op_setcell,
    [WF_OP_DELCELL] = wf_op_delcell,
    [WF_OP_CELL] = wf_op_cell,
    [WF_OP_CELLX] = wf_op_cellx,
    [WF_OP_CLOSE] = wf_op_close,
    [WF_OP_CLOSURE] = wf_op_closure,
    [WF_OP_FNATTR] = wf_op_fnattr,
    [WF_OP_ADD] = op_binary,
    [WF_OP_SUB] = op_binary,
    [WF_OP_MUL] = op_binary,
    [WF_OP_TRUEDIV] = op_binary,
    [WF_OP_FLOORDIV] = op_binary,
    [WF_OP_MOD] = op_binary,
    [WF_OP_POW] = op_binary,
    [WF_OP_LSHIFT] = op_binary,
    [WF_OP_RSHIFT] = op_binary,
    [WF_OP_AND] = op_binary,
    [WF_OP_OR] = op_binary,
    [WF_OP_XOR] = op_binary,
    [WF_OP_MATMUL] = op_binary,
    [WF_OP_ADDI] = op_binary_i,
    [WF_OP_SUBI] = op_binary_i,
    [WF_OP_MULI] = op_binary_i,
    [WF_OP_FLOORDIVI] = op_binary_i,
    [WF_OP_MODI] = op_binary_i,
    [WF_OP_ANDI] = op_binary_i,
    [WF_OP_LSHIFTI] = op_binary_i,
    [WF_OP_RSHIFTI] = op_binary_i,
    [WF_OP_IADD] = op_iadd,
    [WF_OP_ISUB] = op_iadd,
    [WF_OP_IADDI] = op_iadd_i,
    [WF_OP_ISUBI] = op_iadd_i,
    [WF_OP_INPLACE] = op_inplace,
    [WF_OP_NEG] = op_unary,
    [WF_OP_POS] = op_unary,
    [WF_OP_INVERT] = op_unary,
    [WF_OP_NOT] = op_not,
    [WF_OP_EQ] = op_compare,
    [WF_OP_NE] = op_compare,
    [WF_OP_LT] = op_compare,
    [WF_OP_LE] = op_compare,
    [WF_OP_GT] = op_compare,
    [WF_OP_GE] = op_compare,
    [WF_OP_IS] = op_is,
    [WF_OP_ISNOT] = op_is,
    [WF_OP_IN] = op_in,
    [WF_OP_NOTIN] = op_in,
    [WF_OP_TEQ] = op_test,
    [WF_OP_TNE] = op_test,
    [WF_OP_TLT] = op_test,
    [WF_OP_TLE] = op_test,
    [WF_OP_TGT] = op_test,
    [WF_OP_TGE] = op_test,
    [WF_OP_TEQI] = op_test_i,
    [WF_OP_TNEI] = op_test_i,
    [WF_OP_TLTI] = op_test_i,
    [WF_OP_TLEI] = op_test_i,
    [WF_OP_TGTI] = op_test_i,
    [WF_OP_TGEI] = op_test_i,
    [WF_OP_TIS] = op_tis,
    [WF_OP_TISNONE] = op_tisnone,
    [WF_OP_TIN] = op_tin,
    [WF_OP_TTRUE] = op_ttrue,
    [WF_OP_GETITER] = op_getiter,
    [WF_OP_FORLOOP] = op_forloop,
    [WF_OP_GETATTR] = wf_op_getattr,
    [WF_OP_SETATTR] = wf_op_setattr,
    [WF_OP_GETATTRX] = wf_op_getattrx,
    [WF_OP_SETATTRX] = wf_op_setattrx,
    [WF_OP_DELATTR] = op_delattr,
    [WF_OP_SELF] = wf_op_self,
    [WF_OP_SELFX] = wf_op_selfx,
    [WF_OP_GETITEM] = op_getitem,
    [WF_OP_SETITEM] = op_setitem,
    [WF_OP_DELITEM] = op_delitem,
    [WF_OP_GETITEMI] = op_getitem_i,
    [WF_OP_SLICE] = wf_op_slice,
    [WF_OP_LIST] = wf_op_list,
    [WF_OP_TUPLE] = wf_op_tuple,
    [WF_OP_SET] = wf_op_set,
    [WF_OP_DICT] = wf_op_dict,
    [WF_OP_LISTADD] = wf_op_listadd,
    [WF_OP_SETADD] = wf_op_setadd,
    [WF_OP_DICTADD] = wf_op_dictadd,
    [WF_OP_LISTEXT] = wf_op_listext,
    [WF_OP_SETEXT] = wf_op_setext,
    [WF_OP_DICTEXT] = wf_op_dictext,
    [WF_OP_DICTMERGE] = wf_op_dictmerge,
    [WF_OP_TOTUPLE] = wf_op_totuple,
    [WF_OP_FORMAT] = wf_op_format,
    [WF_OP_JOIN] = wf_op_join,
    [WF_OP_UNPACK] = wf_op_unpack,
    [WF_OP_UNPACKX] = wf_op_unpackx,
    [WF_OP_GETYIELD] = wf_op_getyield,
    [WF_OP_GETAWAIT] = wf_op_getawait,
    [WF_OP_AITER] = wf_op_aiter,
    [WF_OP_ANEXT] = wf_op_anext,
    [WF_OP_ENDASYNC] = wf_op_endasync,
    [WF_OP_PUSHEXC] = wf_op_pushexc,
    [WF_OP_POPEXC] = wf_op_popexc,
    [WF_OP_EXCMATCH] = wf_op_excmatch,
    [WF_OP_RAISE] = wf_op_raise,
    [WF_OP_RAISEFROM] = wf_op_raisefrom,
    [WF_OP_RERAISE] = wf_op_reraise,
    [WF_OP_RAISEAGAIN] = wf_op_raiseagain,
    [WF_OP_GROUPMATCH] = wf_op_groupmatch,
    [WF_OP_GROUPEND] = wf_op_groupend,
    [WF_OP_EXCINFO] = wf_op_excinfo,
    [WF_OP_WITHLOOK] = wf_op_withlook,
    [WF_OP_IMPORT] = wf_op_import,
    [WF_OP_IMPORTFROM] = wf_op_importfrom,
    [WF_OP_IMPORTFROMX] = wf_op_importfromx,
    [WF_OP_IMPORTSTAR] = wf_op_importstar,
    [WF_OP_MATCHSEQ] = wf_op_matchseq,
    [WF_OP_MATCHMAP] = wf_op_matchmap,
    [WF_OP_MATCHKEYS] = wf_op_matchkeys,
    [WF_OP_MATCHREST] = wf_op_matchrest,
    [WF_OP_MATCHCLASS] = wf_op_matchclass,
    [WF_OP_LEN] = op_len,
    [WF_OP_RETURN] = op_return,
    [WF_OP_ANNOTATIONS] = wf_op_annotations,
    [WF_OP_PRINT] = wf_op_print,
};

/* ---- What special methods have answered ---- */

/* The operands of an instruction that has asked the method of the left one. */
static void operands(wf_vm *vm, wf_val *R, wf_ins ins, wf_val *left, wf_val *right) {
    wf_slow_fn *fn = wf_slow[WF_OP(ins)];
    bool from_a = fn == op_test || fn == op_test_i || fn == op_inplace;
    *left = wf_use(vm, R, from_a ? WF_A(ins) : WF_B(ins));
    *right = fn == op_test_i                        ? wf_small(WF_SB(ins))
             : fn == op_binary_i || fn == op_iadd_i ? wf_small(WF_SC(ins))
                                                    : wf_use(vm, R, from_a ? WF_B(ins) : WF_C(ins));
}

/* What the instruction gives when the left operand has said NotImplemented. */
static wf_val ask_right(wf_vm *vm, wf_val *R, wf_ins ins) {
    wf_val left, right;
    operands(vm, R, ins, &left, &right);
    wf_slow_fn *fn = wf_slow[WF_OP(ins)];
    unsigned op = WF_OP(ins);
    if (fn == op_compare || fn == op_test || fn == op_test_i) {
        unsigned first = fn == op_compare ? WF_OP_EQ : fn == op_test ? WF_OP_TEQ : WF_OP_TEQI;
        return wf_compare_right(vm, left, right, (wf_cmpop)compare_order[op - first]);
    }
    bool is_inplace = fn == op_inplace || fn == op_iadd || fn == op_iadd_i;
    wf_binop binop = (wf_binop)(fn == op_inplace ? WF_C(ins) : binop_of[op]);
    return wf_binary_right(vm, binop, left, right, is_inplace);
}

void wf_answered(wf_vm *vm, wf_val *R, wf_ins ins, wf_val v) {
    wf_slow_fn *fn = wf_slow[WF_OP(ins)];
    if (fn == op_forloop) {
        R[WF_B(ins)] = v;
        wf_turn_loop(vm->exec.frame, ins);
        return;
    }
    if (wf_eq(v, WF_NOTIMPL))
        v = ask_right(vm, R, ins);
    if (fn == op_test || fn == op_test_i)
        wf_take_jump(vm, wf_truth(vm, v), ins);
    else
        R[WF_A(ins)] = v;
}
