/* private.h - what the files of vm/ share with each other; exec.h and code.h are for everybody.
 *
 * Every instruction that is not carried out in the loop (run.c), and the
 * uncommon cases of those that are, is a function of type wf_slow_fn. It gets
 * the registers of the running frame and the instruction; frame->pc is behind
 * the instruction's first word, and what the function leaves there is where
 * the loop goes on. It may enter a frame (wf_enter_copied) in place of giving a result. All
 * of them may raise, collect and run Python.
 */
#ifndef WF_VM_PRIVATE_H
#define WF_VM_PRIVATE_H

#include "heap/needs.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/needs.h"
#include "objects/shape.h"
#include "state.h"
#include "vm/exec.h"
#include "vm/gen.h"
#include "vm/needs.h"

#define WF_LIKELY(x)   __builtin_expect(!!(x), 1)
#define WF_UNLIKELY(x) __builtin_expect(!!(x), 0)

/* Code whose call needs more than the right number of positional arguments. */
#define WF_CODE_NOT_PLAIN                                                                          \
    (WF_CODE_VARARGS | WF_CODE_VARKW | WF_CODE_KWONLY | WF_CODE_ASYNCGEN | WF_CODE_NAMES |         \
     WF_CODE_FAR)
/* Where the first argument lies, from the callee's register. */
#define WF_CALL_ARGS (1 + WF_FRAME_WORDS)

/* wf_func.entry: what a call in the loop needs of the code, in one word. Low byte: positional
 * parameters when a call with as many arguments is no more than a new frame over them, else
 * WF_FUNC_COLD, more than a call can have; then the registers to clear, and those in all (15
 * bits). */
static inline uint32_t wf_func_entry(const wf_code *code) {
    bool plain = !(code->flags & WF_CODE_NOT_PLAIN) && code->arg_count < UINT8_MAX &&
                 code->clear_count <= UINT8_MAX;
    uint32_t counts = (uint32_t)code->reg_count << 16 | (uint32_t)code->clear_count << 8;
    return plain ? counts | code->arg_count : WF_FUNC_COLD;
}

/* ---- run.c ---- */
/* Runs the running frame and all that it calls until `entry` is left: its result; of a generator
 * what it yields, or WF_NULL at its end. exc is raised first unless it is WF_NULL. Raises. */
wf_val wf_exec_run(wf_vm *vm, wf_frame *entry, wf_val exc);

/* ---- poll.c ---- */
/* The instruction limit and its grace are used up: no handler in Python runs any more. */
bool wf_exec_is_stopping(const wf_vm *vm);

/* ---- frame.c ---- */
/* The instruction that the frame is at. */
static inline uint32_t wf_frame_ins(const wf_frame *frame) {
    size_t next = (size_t)(frame->pc - wf_code_ins(frame->func->code));
    return next ? (uint32_t)next - 1 : 0;
}
/* A place above all that is live for a frame of so many registers; not entered yet. Raises
 * MemoryError. */
wf_frame *wf_frame_room(wf_vm *vm, size_t reg_count);
/* Makes the record at frame the running one; parameters are in its registers already. Raises
 * RecursionError. Does not collect. */
void wf_frame_enter(wf_vm *vm, wf_frame *frame, wf_func *func, uintptr_t flags);
void wf_frame_leave(wf_vm *vm); /* closes its cells; the caller's frame runs */
/* Sets stack_limit for the running frame. */
void wf_frame_set_limit(wf_vm *vm);
/* The cell of a register of the running frame, made if there is none. Raises MemoryError. */
wf_cell *wf_frame_cell(wf_vm *vm, unsigned reg);
/* Closes the open cells of registers at `from` and above. */
void wf_frame_close(wf_vm *vm, wf_frame *frame, const wf_val *from);
/* Those of [from, to). */
void wf_frame_close_some(wf_vm *vm, wf_frame *frame, const wf_val *from, const wf_val *to);
/* Empty caches for the sites of code; NULL when there is no memory for them. Collects. */
wf_row *wf_caches_new(wf_vm *vm, const wf_code *code);
/* caches may be NULL: none yet. */
void wf_func_set_caches(wf_vm *vm, wf_func *func, wf_row *caches);
/* func was called or a loop of it turned: gives it inline caches if that pays. Collects. */
void wf_func_warm(wf_vm *vm, wf_func *func);

/* ---- poll.c ---- */
/* vm->exec.pending is not 0. true: the slice is used up, leave the loop. Raises. Runs Python. */
bool wf_exec_poll(wf_vm *vm);

/* ---- call.c ---- */
/* Calls window[0] with the arguments behind the gap: count positional ones, then those named by the
 * tuple names (or WF_NULL). true: a frame was entered; false: window[0] is the result. */
bool wf_exec_call(wf_vm *vm, wf_val *window, size_t count, wf_val names);
bool wf_exec_call_list(wf_vm *vm, wf_val *window); /* CALLEX */
/* Enters a frame above everything live, with the arguments copied: the instruction that runs gets
 * the result in its R[a]. func is not a generator function. Raises TypeError. Collects. */
wf_frame *wf_enter_copied(wf_vm *vm, wf_func *func, const wf_val *args, size_t count, wf_val names,
                          uintptr_t flags);
wf_val wf_call_def(wf_vm *vm, const wf_def *def, const wf_val *args, size_t count, wf_val names);
/* The running frame returns v: true: the loop is to be left. */
bool wf_exec_return(wf_vm *vm, wf_val v);

/* ---- bind.c ---- */
/* Puts arguments into the parameters of func. regs is not seen by the collector until the
 * function returns, and does not overlap args. Raises TypeError. Collects. */
void wf_bind_params(wf_vm *vm, wf_func *func, const wf_val *args, size_t count, wf_val names,
                    wf_val *regs);

/* ---- grow.c ---- */
/* A register of the running frame is read and holds WF_NULL: the text that grows there, which is
 * put into it. Raises UnboundLocalError. */
wf_val wf_settle(wf_vm *vm, wf_val *slot);
/* Adds to the text that grows in the register (WF_NULL). false: none does. Raises MemoryError.
 * Collects. */
bool wf_grow(wf_vm *vm, wf_val *slot, wf_val piece);
/* The register's str and another are to be joined in the register. true: they are, as a text that
 * grows. Raises MemoryError. Collects. */
bool wf_grow_begin(wf_vm *vm, wf_val *slot, wf_val right);
/* Stores all that grow in the frame. */
void wf_settle_frame(wf_vm *vm, wf_frame *frame);
void wf_grow_trace(wf_vm *vm, wf_tracer *t);

/* ---- raise.c ---- */
/* What is being handled becomes the context of an exception that is raised now. */
void wf_exec_set_context(wf_vm *vm, wf_val exception);
/* Finds who handles exc from the running frame down to entry, and makes the loop go on there. When
 * nobody does, leaves them all and throws exc further. */
void wf_exec_land(wf_vm *vm, wf_frame *entry, wf_val exc);
WF_NORETURN void wf_raise_unbound(wf_vm *vm, unsigned reg);
/* Raises the error about a name, and notes the name in it. */
WF_NORETURN void wf_raise_name(wf_vm *vm, wf_error error, const wf_str *name);
/* The register's value. Raises UnboundLocalError. */
static inline wf_val wf_use(wf_vm *vm, wf_val *R, unsigned reg) {
    wf_val v = R[reg];
    return WF_UNLIKELY(wf_is_null(v)) ? wf_settle(vm, R + reg) : v;
}
/* A class or instance as an instance of an exception. Raises TypeError (error) for others. */
wf_val wf_exc_instance(wf_vm *vm, wf_val v, wf_error error);
/* Calls fn; an exception of the type is kept from the caller and given back, else WF_NULL. */
wf_val wf_catch_only(wf_vm *vm, const wf_type *type, void (*fn)(wf_vm *vm, void *data), void *data);

/* ---- gen.c ---- */
/* Makes gen's frame the running one; value is what its yield gives. false: it has ended already
 * (exec.stop_value is None). Raises ValueError when it runs. */
bool wf_gen_push_frame(wf_vm *vm, wf_gen *gen, wf_val value, uintptr_t flags);
/* The running frame, a generator's, gives v to who resumed it, or ends with v. true: that is C. */
bool wf_gen_give(wf_vm *vm, wf_val v);
bool wf_gen_end(wf_vm *vm, wf_val v);
/* exc leaves the generator frame that runs (not left yet): what is raised instead. */
wf_val wf_gen_fail(wf_vm *vm, wf_val exc);
/* YIELDFROM for iterators that are not generators: WF_NULL: it has ended with exec.stop_value. */
wf_val wf_gen_delegate(wf_vm *vm, wf_val iterator, wf_val value);

/* ---- cache.c ---- */
/* Numbers in caches are small ints below 2^30: an epoch and its kind, or a count tagged as such. */
enum { WF_CACHE_SLOT, WF_CACHE_TYPE, WF_CACHE_PROPERTY, WF_CACHE_NATIVE };
static inline uint32_t wf_cache_number(wf_val v) { return (uint32_t)wf_small_value(v); }
static inline uint32_t wf_cache_epoch(const wf_vm *vm, unsigned kind) {
    return (vm->objects.epoch & 0x7ffffff) << 2 | kind;
}
/* The word behind the head: the shape of an instance of a plain class.
 * Every object has two words. */
static inline wf_val wf_second_word(wf_val v) { return ((const wf_val *)wf_ptr(v))[1]; }
/* Tells numbers of entries in a dict from an epoch and its kind, which are below. */
#define WF_CACHE_TAG ((uint32_t)1 << 29)
/* How many entries globals and builtins have had so far; a number that repeats only when one of
 * them has grown by a thousand (or half a million) names. */
static inline wf_val wf_cache_fills(const wf_vm *vm, const wf_dict *globals) {
    enum { BUILTIN_BITS = 10 };
    uint32_t builtins = vm->objects.builtins->fill & ((1u << BUILTIN_BITS) - 1);
    uint32_t fills = (globals->fill << BUILTIN_BITS | builtins) & (WF_CACHE_TAG - 1);
    return wf_small((intptr_t)(fills | WF_CACHE_TAG));
}
/* The global or builtin by the cache of LOADG, or WF_NULL. An entry with the name has a value. */
static inline wf_val wf_cached_global(const wf_vm *vm, const wf_cache *c, const wf_dict *globals) {
    if (WF_UNLIKELY(!wf_eq(c->key, wf_from(globals->table))))
        return WF_NULL;
    if (WF_LIKELY(wf_is_small(c->value))) {
        const char *at = (const char *)globals->table + wf_cache_number(c->value);
        const wf_val *entry = (const wf_val *)(const void *)at;
        return WF_LIKELY(wf_eq(entry[0], c->extra)) ? entry[1] : WF_NULL;
    }
    return wf_eq(c->extra, wf_cache_fills(vm, globals)) ? c->value : WF_NULL;
}
/* The entry by the cache of STOREG, or NULL. */
static inline wf_val *wf_cached_entry(const wf_cache *c, const wf_dict *globals) {
    if (WF_UNLIKELY(!wf_eq(c->key, wf_from(globals->table)) || !wf_is_small(c->value)))
        return NULL;
    char *at = (char *)globals->table + wf_cache_number(c->value);
    wf_val *entry = (wf_val *)(void *)at;
    return WF_LIKELY(wf_eq(entry[0], c->extra)) ? entry : NULL;
}

/* ---- the slow path of each instruction: slow.c has the table ---- */
typedef void wf_slow_fn(wf_vm *vm, wf_val *R, wf_ins ins);
extern wf_slow_fn *const wf_slow[WF_OP_COUNT];
/* The special method that the running frame's instruction asked has returned v: NotImplemented goes
 * on to the other operand. Raises. Runs Python. */
void wf_answered(wf_vm *vm, wf_val *R, wf_ins ins, wf_val v);

/* Where a FORLOOP goes on that has got a value, and at the end. */
static inline void wf_turn_loop(wf_frame *frame, wf_ins ins) { frame->pc -= WF_C(ins); }
static inline void wf_end_loop(wf_frame *frame, wf_ins ins) { frame->pc += !WF_C(ins); }

/* The second word of the running instruction, which is stepped over. */
static inline wf_ins wf_take_extra(wf_vm *vm) { return *vm->exec.frame->pc++; }
static inline const wf_code *wf_running_code(const wf_vm *vm) { return vm->exec.frame->func->code; }
/* Takes the jump of a test if truth is what it wants. */
static inline void wf_take_jump(wf_vm *vm, bool truth, wf_ins ins) {
    if (truth == WF_TRUTH(ins))
        vm->exec.frame->pc += WF_SKIP(ins);
}
/* The cache of a site in the running function, or NULL. */
static inline wf_cache *wf_running_cache(const wf_vm *vm, size_t site) {
    wf_row *row = vm->exec.frame->func->caches;
    return row && row->room ? (wf_cache *)(void *)row->slot + site : NULL;
}

/* slow.c */
wf_slow_fn wf_op_closure, wf_op_import, wf_op_importfrom, wf_op_importfromx, wf_op_importstar,
    wf_op_loadspecial, wf_op_annotations, wf_op_print;
/* cache.c */
wf_slow_fn wf_op_loadg, wf_op_storeg, wf_op_delg, wf_op_getattr, wf_op_setattr, wf_op_getattrx,
    wf_op_setattrx, wf_op_self, wf_op_selfx;
/* names.c */
wf_val wf_missing_name(wf_vm *vm, const wf_str *name); /* raises NameError */
wf_slow_fn wf_op_loadname, wf_op_storename, wf_op_delname, wf_op_loadnamec, wf_op_getcell,
    wf_op_setcell, wf_op_delcell, wf_op_cell, wf_op_cellx, wf_op_close, wf_op_fnattr;
/* build.c */
wf_slow_fn wf_op_list, wf_op_tuple, wf_op_set, wf_op_dict, wf_op_listadd, wf_op_setadd,
    wf_op_dictadd, wf_op_listext, wf_op_setext, wf_op_dictext, wf_op_dictmerge, wf_op_totuple,
    wf_op_format, wf_op_join, wf_op_unpack, wf_op_unpackx, wf_op_slice;
/* raise.c */
wf_slow_fn wf_op_pushexc, wf_op_popexc, wf_op_excmatch, wf_op_raise, wf_op_raisefrom, wf_op_reraise,
    wf_op_raiseagain, wf_op_groupmatch, wf_op_groupend, wf_op_excinfo, wf_op_withlook;
/* await.c */
wf_slow_fn wf_op_getyield, wf_op_getawait, wf_op_aiter, wf_op_anext, wf_op_endasync;
/* match.c */
wf_slow_fn wf_op_matchseq, wf_op_matchmap, wf_op_matchkeys, wf_op_matchrest, wf_op_matchclass;

#endif
