/* run.c - the loop: carries out instructions.
 *
 * One short block per instruction, for its frequent cases; all others go to the
 * function that wf_slow has for it. Calls of Python functions, returns and
 * generators change frames within one loop; only C that calls Python nests it.
 *
 * The loop's state is four locals: pc, the registers R (the frame's record lies right
 * before them), the inline caches C (NULL: the function has none yet) and the instruction. Always
 * true: vm->exec.frame is the frame of R; its pc is saved before anything that may raise, collect
 * or call; an operand of WF_NULL fails every quick case, and then the slow one finds it and
 * raises. */
#include "vm/private.h"

#ifndef WF_COMPUTED_GOTO
#if defined(__GNUC__)
#define WF_COMPUTED_GOTO 1
#else
#define WF_COMPUTED_GOTO 0
#endif
#endif

/* ---- Numbers ---- */

static inline bool both_small(wf_val a, wf_val b) {
    return wf_is_small(wf_from_bits(wf_bits(a) & wf_bits(b)));
}
static inline bool both_real(wf_val a, wf_val b) {
    return wf_is_imm_float(a) && wf_is_imm_float(b);
}

/* Whether a float holds every small int, so that dividing them as floats rounds once. */
enum { EXACT_SMALLS = sizeof(wf_real) == sizeof(double) };

/* The product of two small ints, or WF_NULL when it is not small. */
static inline wf_val small_mul(wf_val a, wf_val b) {
    intptr_t product;
    if (__builtin_mul_overflow(wf_small_value(a), wf_small_value(b), &product) ||
        !wf_fits_small(product))
        return WF_NULL;
    return wf_small(product);
}

/* a // b and a % b as Python rounds: towards minus infinity; b is not 0. */
static inline intptr_t floor_div(intptr_t a, intptr_t b) {
    intptr_t q = a / b;
    return q - (a % b != 0 && (a < 0) != (b < 0));
}
static inline intptr_t floor_mod(intptr_t a, intptr_t b) {
    intptr_t r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

/* a << n, or WF_NULL when it is not small. */
static inline wf_val small_shift(intptr_t a, intptr_t n) {
    if (n < 0 || n >= WF_SMALL_BITS - 1)
        return WF_NULL;
    intptr_t shifted = (intptr_t)((uintptr_t)a << n);
    return shifted >> n == a && wf_fits_small(shifted) ? wf_small(shifted) : WF_NULL;
}

/* a >> n, or WF_NULL when n is negative. */
static inline wf_val small_shift_right(intptr_t a, intptr_t n) {
    if (n < 0)
        return WF_NULL;
    return wf_small(a >> (n < WF_SMALL_BITS ? n : WF_SMALL_BITS - 1));
}

/* ---- Items ---- */

/* v[index] of an exact list or tuple; WF_NULL: not that simple. */
static inline wf_val seq_item(wf_val v, intptr_t index) {
    if (!wf_is_object(v))
        return WF_NULL;
    const wf_type *type = wf_head_type(wf_ptr(v));
    if (type == &wf_list_type) {
        const wf_list *list = wf_ptr(v);
        size_t at = (size_t)(index < 0 ? index + (intptr_t)list->count : index);
        return at < list->count ? list->row->slot[at] : WF_NULL;
    }
    if (type == &wf_tuple_type) {
        const wf_tuple *tuple = wf_ptr(v);
        size_t at = (size_t)(index < 0 ? index + (intptr_t)tuple->count : index);
        return at < tuple->count ? tuple->item[at] : WF_NULL;
    }
    return WF_NULL;
}

/* The next item of a list or tuple iterator; WF_NULL: at the end. */
static inline wf_val seq_next(wf_seq_iter *iter, bool is_list) {
    if (wf_is_null(iter->seq))
        return WF_NULL;
    size_t at = iter->at;
    if (is_list) {
        const wf_list *list = wf_ptr(iter->seq);
        if (WF_LIKELY(at < list->count)) {
            iter->at = at + 1;
            return list->row->slot[at];
        }
    } else {
        const wf_tuple *tuple = wf_ptr(iter->seq);
        if (WF_LIKELY(at < tuple->count)) {
            iter->at = at + 1;
            return tuple->item[at];
        }
    }
    iter->seq = WF_NULL;
    return WF_NULL;
}

/* ---- Frames ---- */

/* Whether a call with count positional arguments, at regs, is no more than a new frame over them:
 * entry is the function's. */
static inline bool is_plain_call(const wf_vm *vm, uint32_t entry, const wf_val *regs,
                                 size_t count) {
    return (uint8_t)entry == count && regs + (entry >> 16 & INT16_MAX) <= vm->exec.stack_limit &&
           vm->exec.depth < vm->exec.depth_limit;
}

enum { CLEAR_MASK = 0xff00 }; /* of wf_func.entry */
static inline void clear_from(wf_val *regs, size_t count) {
    do {
        *regs++ = WF_NULL;
    } while (--count);
}

/* Of exactly that type, by its whole head: one that is watched or pinned says no. */
static inline bool is_just(const void *object, const wf_type *type) {
    return ((const wf_head *)object)->word == (uintptr_t)type;
}

/* Moves the arguments of a method call down when SELF found an attribute that takes no self. */
static inline bool drop_self(wf_val *window, size_t count) {
    wf_val *args = window + WF_CALL_ARGS;
    if (WF_LIKELY(!wf_is_null(args[0])))
        return false;
    memmove(args, args + 1, (count - 1) * sizeof(wf_val));
    return true;
}

/* What LOADC loads. */
static const wf_val constants[] = {
    WF_ROM_VAL(wf_none_object),     WF_ROM_VAL(wf_true_object), WF_ROM_VAL(wf_false_object),
    WF_ROM_VAL(wf_ellipsis_object), WF_BITS_CONST(0),           WF_ROM_VAL(wf_notimpl_object)};

/* ---- The loop ---- */

#define FRAME  ((wf_frame *)(void *)(R - WF_FRAME_WORDS))
#define SAVE() (FRAME->pc = pc)
/* Takes up a frame, the running one. */
#define LOAD() RESUME(vm->exec.frame)
#define RESUME(running)                                                                            \
    do {                                                                                           \
        wf_frame *frame_ = (running);                                                              \
        const wf_func *func_ = frame_->func;                                                       \
        R = wf_frame_regs(frame_);                                                                 \
        pc = frame_->pc;                                                                           \
        C = func_->caches;                                                                         \
    } while (0)
#define SITE(number) ((wf_cache *)(void *)C->slot + (number))
#define RA           R[WF_A(ins)]
#define RB           R[WF_B(ins)]
#define RC           R[WF_C(ins)]

#if WF_COMPUTED_GOTO
#define OP(name) op_##name:
#define NEXT()                                                                                     \
    do {                                                                                           \
        ins = *pc++;                                                                               \
        goto *table[WF_OP(ins)];                                                                   \
    } while (0)
#else
#define OP(name) case WF_OP_##name:
#define NEXT()   goto next
#endif
#define SLOW() goto slow

#define TAKE_JUMP(truth)                                                                           \
    do {                                                                                           \
        bool truth_ = (truth);                                                                     \
        if (truth_ == WF_TRUTH(ins))                                                               \
            pc += WF_SKIP(ins);                                                                    \
        NEXT();                                                                                    \
    } while (0)

/* For two small ints (small: an expression of l and r, WF_NULL when it does not fit) and for two
 * floats (real: one of x and y). */
#define ARITHMETIC(name, small, real)                                                              \
    OP(name) {                                                                                     \
        wf_val l = RB, r = RC;                                                                     \
        if (WF_LIKELY(both_small(l, r))) {                                                         \
            wf_val v = small;                                                                      \
            if (WF_LIKELY(wf_is_result(v))) {                                                      \
                RA = v;                                                                            \
                NEXT();                                                                            \
            }                                                                                      \
        } else if (both_real(l, r)) {                                                              \
            wf_real x = wf_imm_float_value(l), y = wf_imm_float_value(r);                          \
            RA = wf_float(real);                                                                   \
            NEXT();                                                                                \
        }                                                                                          \
        SLOW();                                                                                    \
    }
/* The same with a number in the instruction: i, and l is small. */
#define IMMEDIATE(name, small)                                                                     \
    OP(name) {                                                                                     \
        wf_val l = RB;                                                                             \
        if (WF_LIKELY(wf_is_small(l))) {                                                           \
            intptr_t i = WF_SC(ins);                                                               \
            (void)i;                                                                               \
            wf_val v = small;                                                                      \
            if (WF_LIKELY(wf_is_result(v))) {                                                      \
                RA = v;                                                                            \
                NEXT();                                                                            \
            }                                                                                      \
        }                                                                                          \
        SLOW();                                                                                    \
    }
/* Only small ints: x and y are their values. */
#define INTEGERS(name, result)                                                                     \
    OP(name) {                                                                                     \
        wf_val l = RB, r = RC;                                                                     \
        if (WF_LIKELY(both_small(l, r))) {                                                         \
            intptr_t x = wf_small_value(l), y = wf_small_value(r);                                 \
            wf_val v = result;                                                                     \
            if (WF_LIKELY(wf_is_result(v))) {                                                      \
                RA = v;                                                                            \
                NEXT();                                                                            \
            }                                                                                      \
        }                                                                                          \
        SLOW();                                                                                    \
    }
/* Comparison of l and r, for a value and for a jump. */
#define COMPARE(name, small, operator)                                                             \
    OP(name) {                                                                                     \
        wf_val l = RB, r = RC;                                                                     \
        if (WF_LIKELY(both_small(l, r))) {                                                         \
            RA = wf_bool(small);                                                                   \
            NEXT();                                                                                \
        }                                                                                          \
        if (both_real(l, r)) {                                                                     \
            RA = wf_bool(wf_imm_float_value(l) operator wf_imm_float_value(r));                    \
            NEXT();                                                                                \
        }                                                                                          \
        SLOW();                                                                                    \
    }
#define TEST(name, small, operator)                                                                \
    OP(name) {                                                                                     \
        wf_val l = RA, r = RB;                                                                     \
        if (WF_LIKELY(both_small(l, r)))                                                           \
            TAKE_JUMP(small);                                                                      \
        if (both_real(l, r))                                                                       \
            TAKE_JUMP(wf_imm_float_value(l) operator wf_imm_float_value(r));                       \
        SLOW();                                                                                    \
    }
#define TEST_IMMEDIATE(name, operator)                                                             \
    OP(name) {                                                                                     \
        wf_val l = RA;                                                                             \
        if (WF_LIKELY(wf_is_small(l)))                                                             \
            TAKE_JUMP(wf_small_value(l) operator WF_SB(ins));                                      \
        SLOW();                                                                                    \
    }

/* gcc would merge the ends of the blocks, and with them the indirect jumps that the processor
 * predicts one by one; on small machines the bytes saved are worth more. */
#if defined(__GNUC__) && !defined(__clang__) && WF_HOSTED
#define SEPARATE_BLOCKS __attribute__((optimize("no-crossjumping", "no-gcse")))
#elif defined(__GNUC__) && !defined(__clang__)
#define SEPARATE_BLOCKS                                                                            \
    __attribute__((optimize("O2", "no-crossjumping", "no-gcse",                                    \
                            "no-tree-loop-distribute-patterns", "no-strict-aliasing", "wrapv")))
#else
#define SEPARATE_BLOCKS
#endif

/* Of an address that the processor jumps to by loading its program counter, as a build may have it
 * do (ports/cortex-m/dispatch.sed); gcc sets it before each jump. */
#if defined(__thumb2__)
#define THUMB_BIT 1
#else
#define THUMB_BIT 0
#endif

/* Runs from the running frame until an entry frame is left, and gives what that returns; WF_NULL
 * when a generator has ended, and when the slice was used up (exec.suspended). */
static WF_NOINLINE SEPARATE_BLOCKS wf_val loop(wf_vm *vm) {
#if WF_COMPUTED_GOTO
    static const void *const labels[WF_OP_COUNT] = {
#define OPCODE(name, form, text, may) [WF_OP_##name] = (const char *)&&op_##name + THUMB_BIT,
#include "vm/opcodes.def"
#undef OPCODE
    };
    const void *const *table = labels;
#if defined(__thumb__)
    __asm__("" : "+r"(table)); /* stays in a register; gcc would load its address each time */
#endif
#endif
    const wf_ins *pc;
    wf_val *R;
    wf_row *C;
    wf_ins ins;
    wf_val *window; /* of the call being made, */
    size_t count;   /* and its arguments */
    wf_val result;  /* being returned */

    LOAD();
#if WF_COMPUTED_GOTO
    NEXT();
#else
next:
    ins = *pc++;
    switch (WF_OP(ins)) {
#endif

    /* ---- moves and constants ---- */
    OP(MOVE) {
        wf_val v = RB;
        if (WF_UNLIKELY(wf_is_null(v)))
            SLOW();
        RA = v;
        NEXT();
    }
    OP(LOADK) {
        RA = wf_code_consts(FRAME->func->code)[WF_X(ins)];
        NEXT();
    }
    OP(LOADI) {
        RA = wf_small(WF_SX(ins));
        NEXT();
    }
    OP(LOADC) {
        RA = constants[WF_X(ins)];
        NEXT();
    }

    /* ---- names ---- */
    OP(LOADG) {
        if (WF_LIKELY(C != NULL)) {
            wf_val v = wf_cached_global(vm, SITE(WF_X(ins)), FRAME->func->globals);
            if (WF_LIKELY(!wf_is_null(v))) {
                RA = v;
                NEXT();
            }
        }
        SLOW();
    }
    OP(STOREG) {
        wf_val v = RA;
        if (WF_LIKELY(C && !wf_is_null(v))) {
            wf_dict *globals = FRAME->func->globals;
            wf_val *entry = wf_cached_entry(SITE(WF_X(ins)), globals);
            if (WF_LIKELY(entry != NULL)) {
                wf_set(vm, globals->table, entry[1], v);
                NEXT();
            }
        }
        SLOW();
    }
    OP(GETCELL) {
        wf_val v = *wf_cell_slot(FRAME->func->capture[WF_X(ins)]);
        if (WF_UNLIKELY(wf_is_null(v)))
            SLOW();
        RA = v;
        NEXT();
    }
    OP(SETCELL) {
        wf_val v = RA;
        if (WF_UNLIKELY(wf_is_null(v)))
            SLOW();
        wf_cell *cell = FRAME->func->capture[WF_X(ins)];
        wf_set(vm, cell->owner, *wf_cell_slot(cell), v);
        NEXT();
    }

    /* ---- arithmetic ---- */
    ARITHMETIC(ADD, wf_small_add(l, r), x + y)
    ARITHMETIC(SUB, wf_small_sub(l, r), x - y)
    ARITHMETIC(MUL, small_mul(l, r), x * y)
    ARITHMETIC(IADD, wf_small_add(l, r), x + y)
    ARITHMETIC(ISUB, wf_small_sub(l, r), x - y)
    OP(TRUEDIV) {
        wf_val l = RB, r = RC;
        if (WF_LIKELY(both_real(l, r)) && !wf_real_is_zero(wf_imm_float_value(r))) {
            RA = wf_float(wf_imm_float_value(l) / wf_imm_float_value(r));
            NEXT();
        }
        if (EXACT_SMALLS && both_small(l, r) && !wf_eq(r, wf_small(0))) {
            RA = wf_float((wf_real)wf_small_value(l) / (wf_real)wf_small_value(r));
            NEXT();
        }
        SLOW();
    }
    INTEGERS(FLOORDIV, y == 0 || y == -1 ? WF_NULL : wf_small(floor_div(x, y)))
    INTEGERS(MOD, y == 0 ? WF_NULL : wf_small(floor_mod(x, y)))
    INTEGERS(AND, wf_small(x & y))
    INTEGERS(OR, wf_small(x | y))
    INTEGERS(XOR, wf_small(x ^ y))
    INTEGERS(LSHIFT, small_shift(x, y))
    INTEGERS(RSHIFT, small_shift_right(x, y))
    IMMEDIATE(ADDI, wf_small_add_int(l, i))
    IMMEDIATE(SUBI, wf_small_sub_int(l, i))
    IMMEDIATE(IADDI, wf_small_add_int(l, i))
    IMMEDIATE(ISUBI, wf_small_sub_int(l, i))
    IMMEDIATE(MULI, small_mul(l, wf_small(i)))
    IMMEDIATE(FLOORDIVI, i == 0 || i == -1 ? WF_NULL : wf_small(floor_div(wf_small_value(l), i)))
    IMMEDIATE(MODI, i == 0 ? WF_NULL : wf_small(floor_mod(wf_small_value(l), i)))
    IMMEDIATE(ANDI, wf_small(wf_small_value(l) & i))
    IMMEDIATE(LSHIFTI, small_shift(wf_small_value(l), i))
    IMMEDIATE(RSHIFTI, small_shift_right(wf_small_value(l), i))
    OP(NEG) {
        wf_val v = RB;
        if (WF_LIKELY(wf_is_small(v)) && wf_small_value(v) != WF_SMALL_MIN) {
            RA = wf_small(-wf_small_value(v));
            NEXT();
        }
        SLOW();
    }
    OP(NOT) {
        wf_val v = RB;
        if (wf_eq(v, WF_TRUE) || wf_eq(v, WF_FALSE)) {
            RA = wf_bool(wf_eq(v, WF_FALSE));
            NEXT();
        }
        SLOW();
    }

    /* ---- comparison ---- */
    COMPARE(EQ, wf_eq(l, r), ==)
    COMPARE(NE, !wf_eq(l, r), !=)
    COMPARE(LT, wf_small_less(l, r), <)
    COMPARE(LE, !wf_small_less(r, l), <=)
    COMPARE(GT, wf_small_less(r, l), >)
    COMPARE(GE, !wf_small_less(l, r), >=)
    TEST(TEQ, wf_eq(l, r), ==)
    TEST(TNE, !wf_eq(l, r), !=)
    TEST(TLT, wf_small_less(l, r), <)
    TEST(TLE, !wf_small_less(r, l), <=)
    TEST(TGT, wf_small_less(r, l), >)
    TEST(TGE, !wf_small_less(l, r), >=)
    TEST_IMMEDIATE(TEQI, ==)
    TEST_IMMEDIATE(TNEI, !=)
    TEST_IMMEDIATE(TLTI, <)
    TEST_IMMEDIATE(TLEI, <=)
    TEST_IMMEDIATE(TGTI, >)
    TEST_IMMEDIATE(TGEI, >=)
    OP(TIS) {
        wf_val l = RA, r = RB;
        if (WF_UNLIKELY(wf_is_null(l) || wf_is_null(r)))
            SLOW();
        TAKE_JUMP(wf_eq(l, r));
    }
    OP(TISNONE) {
        wf_val v = RA;
        if (WF_UNLIKELY(wf_is_null(v)))
            SLOW();
        TAKE_JUMP(wf_eq(v, WF_NONE));
    }
    OP(TTRUE) {
        wf_val v = RA;
        if (wf_is_small(v))
            TAKE_JUMP(!wf_eq(v, wf_small(0)));
        if (wf_eq(v, WF_TRUE))
            TAKE_JUMP(true);
        if (wf_eq(v, WF_FALSE) || wf_eq(v, WF_NONE))
            TAKE_JUMP(false);
        SLOW();
    }

    /* ---- jumps ---- */
    OP(JUMP) {
        pc += WF_SX24(ins);
        NEXT();
    }
    OP(LOOP) {
        if (WF_UNLIKELY(wf_exec_pending(&vm->exec))) {
            SAVE();
            if (wf_exec_poll(vm)) {
                FRAME->pc = pc + WF_SX24(ins);
                goto suspend;
            }
        }
        if (WF_UNLIKELY(!C)) {
            SAVE();
            wf_func_warm(vm, FRAME->func);
            C = FRAME->func->caches;
        }
        pc += WF_SX24(ins);
        NEXT();
    }
    OP(FORLOOP) {
        wf_val iter = RA, v;
        if (WF_UNLIKELY(wf_exec_pending(&vm->exec))) {
            SAVE();
            if (wf_exec_poll(vm)) {
                FRAME->pc = pc - 1;
                goto suspend;
            }
        }
        if (WF_UNLIKELY(!C)) {
            SAVE();
            wf_func_warm(vm, FRAME->func);
            C = FRAME->func->caches;
        }
        if (WF_UNLIKELY(!wf_is_object(iter)))
            SLOW();
        if (is_just(wf_ptr(iter), &wf_range_iter_type)) {
            wf_range_iter *range = wf_ptr(iter);
            size_t left = range->left;
            if (WF_LIKELY(left != 0)) {
                intptr_t at = range->at, step = range->step;
                range->left = left - 1;
                range->at = at + step;
                RB = wf_small(at);
                pc -= WF_C(ins);
                NEXT();
            }
            pc += !WF_C(ins);
            NEXT();
        }
        const wf_type *type = wf_head_type(wf_ptr(iter));
        if (type == &wf_list_iter_type) {
            v = seq_next(wf_ptr(iter), true);
        } else if (type == &wf_tuple_iter_type) {
            v = seq_next(wf_ptr(iter), false);
        } else if (type == &wf_gen_type) {
            SAVE();
            if (WF_LIKELY(wf_gen_push_frame(vm, wf_ptr(iter), WF_NONE, 0))) {
                LOAD();
                NEXT();
            }
            v = WF_NULL;
        } else {
            SLOW();
        }
        if (WF_UNLIKELY(wf_is_null(v))) {
            pc += !WF_C(ins);
            NEXT();
        }
        RB = v;
        pc -= WF_C(ins);
        NEXT();
    }

    /* ---- attributes and items ---- */
    OP(GETATTR) {
        wf_val v = RB;
        if (WF_LIKELY(C && wf_is_object(v))) {
            const wf_cache *c = SITE(WF_C(ins));
            if (WF_LIKELY(wf_eq(c->key, wf_second_word(v)) &&
                          wf_cache_number(c->extra) == wf_cache_epoch(vm, WF_CACHE_SLOT))) {
                wf_val attr = *(wf_val *)(void *)((char *)wf_ptr(v) + wf_cache_number(c->value));
                if (WF_LIKELY(!wf_is_null(attr))) {
                    RA = attr;
                    NEXT();
                }
            }
        }
        SLOW();
    }
    OP(SETATTR) {
        wf_val object = RA, v = RB;
        if (WF_LIKELY(C && wf_is_object(object) && !wf_is_null(v))) {
            const wf_cache *c = SITE(WF_C(ins));
            if (WF_LIKELY(wf_eq(c->key, wf_second_word(object)) &&
                          wf_cache_number(c->extra) == wf_cache_epoch(vm, WF_CACHE_SLOT))) {
                char *at = (char *)wf_ptr(object) + wf_cache_number(c->value);
                wf_val *slot = (wf_val *)(void *)at;
                if (WF_LIKELY(!wf_is_null(*slot))) {
                    wf_set(vm, wf_ptr(object), *slot, v);
                    NEXT();
                }
            }
        }
        SLOW();
    }
    OP(SELF) {
        wf_val v = RB;
        if (WF_LIKELY(C && wf_is_object(v))) {
            const wf_cache *c = SITE(WF_C(ins));
            bool is_shape = wf_eq(c->key, wf_second_word(v));
            unsigned kind = is_shape ? WF_CACHE_TYPE : WF_CACHE_NATIVE;
            if ((is_shape || wf_ptr(c->key) == wf_head_type(wf_ptr(v))) &&
                WF_LIKELY(wf_cache_number(c->extra) == wf_cache_epoch(vm, kind))) {
                window = &RA;
                window[0] = c->value;
                window[WF_CALL_ARGS] = v;
                NEXT();
            }
        }
        SLOW();
    }
    OP(GETITEM) {
        wf_val key = RC;
        if (WF_LIKELY(wf_is_small(key))) {
            wf_val v = seq_item(RB, wf_small_value(key));
            if (WF_LIKELY(!wf_is_null(v))) {
                RA = v;
                NEXT();
            }
        }
        SLOW();
    }
    OP(GETITEMI) {
        wf_val v = seq_item(RB, WF_SC(ins));
        if (WF_LIKELY(!wf_is_null(v))) {
            RA = v;
            NEXT();
        }
        SLOW();
    }
    OP(SETITEM) {
        wf_val object = RA, key = RB, v = RC;
        if (WF_LIKELY(wf_is_small(key) && !wf_is_null(v) && wf_is_exact(object, &wf_list_type))) {
            wf_list *list = wf_ptr(object);
            if (WF_LIKELY((uintptr_t)wf_small_value(key) < list->count)) {
                wf_set(vm, list->row, list->row->slot[wf_small_value(key)], v);
                NEXT();
            }
        }
        SLOW();
    }
    OP(UNPACK) {
        wf_val v = RB;
        if (WF_LIKELY(wf_is_exact(v, &wf_tuple_type))) {
            const wf_tuple *tuple = wf_ptr(v);
            if (WF_LIKELY(tuple->count == WF_C(ins))) {
                for (size_t i = 0; i < tuple->count; i++)
                    R[WF_A(ins) + i] = tuple->item[i];
                NEXT();
            }
        }
        SLOW();
    }

    /* ---- calls ---- */
    OP(CALLM) {
        window = &RA;
        count = WF_B(ins);
        if (drop_self(window, count))
            count--;
        goto call;
    }
    OP(CALL) {
        window = &RA;
        count = WF_B(ins);
    call:
        SAVE();
        if (WF_UNLIKELY(wf_exec_pending(&vm->exec)) && wf_exec_poll(vm)) {
            /* The call is made first thing in the next slice: what drop_self moved goes back. */
            if (WF_OP(ins) == WF_OP_CALLM && count != WF_B(ins)) {
                memmove(window + WF_CALL_ARGS + 1, window + WF_CALL_ARGS, count * sizeof(wf_val));
                window[WF_CALL_ARGS] = WF_NULL;
            }
            FRAME->pc = pc - 1;
            goto suspend;
        }
        wf_val callee = window[0];
        if (WF_LIKELY(wf_is_object(callee))) {
            if (is_just(wf_ptr(callee), &wf_func_type)) {
                wf_func *func = wf_ptr(callee);
                uint32_t entry = func->entry;
                wf_val *regs = window + WF_CALL_ARGS;
                if (WF_LIKELY(is_plain_call(vm, entry, regs, count))) {
                    wf_frame *frame = (wf_frame *)(void *)(window + 1);
                    frame->prev = FRAME;
                    frame->func = func;
                    frame->cells = NULL;
                    frame->names = WF_NULL;
                    frame->flags = 0;
                    if (entry & CLEAR_MASK)
                        clear_from(regs + count, (uint8_t)(entry >> 8));
                    vm->exec.depth++;
                    vm->exec.frame = frame;
                    R = regs;
                    pc = wf_code_ins(func->code); /* saved before anybody looks */
                    C = func->caches;
                    NEXT();
                }
            } else if (is_just(wf_ptr(callee), &wf_cfunc_type)) {
                const wf_def *def = wf_ptr(callee);
                if (WF_LIKELY(def->kind == WF_DEF_FN && def->max == count)) {
                    wf_val v = def->u.fn(vm, window + WF_CALL_ARGS, count);
                    RA = v;
                    NEXT();
                }
            }
        }
        if (WF_UNLIKELY(wf_is_null(callee)))
            wf_raise_unbound(vm, WF_A(ins));
        if (wf_exec_call(vm, window, count, WF_NULL))
            LOAD();
        NEXT();
    }
    OP(CALLMK) {
        window = &RA;
        count = WF_B(ins);
        if (drop_self(window, count + WF_C(ins)))
            count--;
        goto call_with_names;
    }
    OP(CALLK) {
        window = &RA;
        count = WF_B(ins);
    call_with_names:
        SAVE();
        wf_val names = wf_code_consts(FRAME->func->code)[WF_X24(*pc)];
        if (wf_exec_call(vm, window, count, names))
            LOAD();
        NEXT(); /* over the EXTRA word, here or when the callee returns */
    }
    OP(CALLEX) {
        SAVE();
        if (wf_exec_call_list(vm, &RA))
            LOAD();
        NEXT();
    }
    OP(RETNONE) {
        result = WF_NONE;
        goto leave;
    }
    OP(RETURN) {
        result = RA;
        if (WF_UNLIKELY(wf_is_null(result)))
            SLOW();
    leave:;
        uintptr_t flags = FRAME->flags;
        if (WF_LIKELY(!(flags | (uintptr_t)FRAME->cells))) {
            wf_frame *caller = FRAME->prev;
            vm->exec.depth--;
            vm->exec.frame = caller;
            ((wf_val *)(void *)FRAME)[-1] = result; /* the caller's window: its first register */
            RESUME(caller);
            NEXT();
        }
        SAVE();
        if (wf_exec_return(vm, result))
            return flags & WF_FRAME_GEN ? WF_NULL : result;
        LOAD();
        NEXT();
    }

    /* ---- generators ---- */
    OP(YIELD) {
        wf_val v = RB;
        SAVE();
        if (WF_UNLIKELY(wf_is_null(v)))
            wf_raise_unbound(vm, WF_B(ins));
        if (wf_gen_give(vm, v))
            return v;
        LOAD();
        NEXT();
    }
    OP(YIELDFROM) {
        wf_val iter = RB, sent = vm->exec.sent, v;
        SAVE();
        vm->exec.sent = WF_NULL;
        if (wf_is_null(sent))
            sent = WF_NONE;
        if (wf_is_gen(iter)) {
            if (wf_gen_push_frame(vm, wf_ptr(iter), sent, 0)) {
                LOAD();
                NEXT();
            }
            v = WF_NULL;
        } else {
            v = wf_gen_delegate(vm, iter, sent);
        }
        if (wf_is_null(v)) {
            RA = vm->exec.stop_value;
            vm->exec.stop_value = WF_NULL;
            NEXT();
        }
        if (wf_gen_give(vm, v))
            return v;
        LOAD();
        NEXT();
    }

    /* The second word of a call by keywords is passed like this when the callee has returned. */
    OP(EXTRA)
    OP(NOP) { NEXT(); }

    /* ---- all others ---- */
    /* clang-format off */
    OP(DELLOCAL) OP(LOADFAR) OP(STOREFAR) OP(DELFAR) OP(LOADSPECIAL) OP(DELG) OP(LOADNAME) OP(STORENAME) OP(DELNAME) OP(LOADNAMEC)
    OP(DELCELL) OP(CELL) OP(CELLX) OP(CLOSE) OP(CLOSURE) OP(FNATTR)
    OP(POW) OP(MATMUL) OP(INPLACE) OP(POS) OP(INVERT)
    OP(IS) OP(ISNOT) OP(IN) OP(NOTIN) OP(TIN)
    OP(GETITER) OP(GETATTRX) OP(SETATTRX) OP(DELATTR) OP(SELFX) OP(DELITEM) OP(SLICE)
    OP(LIST) OP(TUPLE) OP(SET) OP(DICT) OP(LISTADD) OP(SETADD) OP(DICTADD)
    OP(LISTEXT) OP(SETEXT) OP(DICTEXT) OP(DICTMERGE) OP(TOTUPLE) OP(FORMAT) OP(JOIN) OP(UNPACKX)
    OP(GETYIELD) OP(GETAWAIT) OP(AITER) OP(ANEXT) OP(ENDASYNC)
    OP(PUSHEXC) OP(POPEXC) OP(EXCMATCH) OP(RAISE) OP(RAISEFROM) OP(RERAISE) OP(RAISEAGAIN)
    OP(GROUPMATCH) OP(GROUPEND) OP(EXCINFO) OP(WITHLOOK)
    OP(IMPORT) OP(IMPORTFROM) OP(IMPORTFROMX) OP(IMPORTSTAR)
    OP(MATCHSEQ) OP(MATCHMAP) OP(MATCHKEYS) OP(MATCHREST) OP(MATCHCLASS) OP(LEN)
    OP(ANNOTATIONS) OP(PRINT)
#if !WF_COMPUTED_GOTO
    default:
        break;
    }
#endif
slow:
    SAVE();
    wf_slow[WF_OP(ins)](vm, R, ins);
    if (WF_UNLIKELY(vm->exec.frame != FRAME))
        LOAD(); /* it has entered one, whose result goes to R[a] */
    else
        pc = FRAME->pc;
    NEXT();

suspend:
    vm->exec.suspended = true;
    return WF_NULL;
}
/* clang-format on */

wf_val wf_exec_run(wf_vm *vm, wf_frame *entry, wf_val exc) {
    wf_jump jump;
    vm->exec.loops++;
    for (;;) {
        if (!wf_is_null(exc))
            wf_exec_land(vm, entry, exc);
        if (!WF_CATCH(vm, &jump)) {
            wf_val v = loop(vm);
            wf_jump_end(vm, &jump);
            vm->exec.loops--;
            return v;
        }
        exc = wf_jump_exc(vm);
    }
}
