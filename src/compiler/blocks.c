/* blocks.c - leaving statements: return, break and continue through what is around them.
 *
 * What a with statement or an exception handler has to do is known when it is
 * left and written in line. Whether a try statement has a finally is not: it
 * comes later in the text. So whoever leaves a try notes what he wants in the
 * statement's registers (WF_TRY_STATE, WF_TRY_VALUE) and jumps into a list:
 *
 *     R[value] = ...        the result of the expression; unbound for break and continue
 *     R[state] = EXIT + n
 *     JUMP                  linked in block->exits[n]
 *
 * A finally is written once, the list leads to it, and behind it the state
 * decides how to go on. If there is none, the second word becomes the RETURN,
 * or the first one the JUMP out of the loop; or, when something around has to be
 * left too, the list leads to code for that. */
#include "compiler/parse.h"

void wf_block_begin(wf_compiler *c, wf_block *block, wf_block_kind kind, unsigned reg) {
    *block = (wf_block){
        .outer = c->unit->block, .kind = kind, .reg = (uint8_t)reg, .start = wf_label(c)};
    for (int i = 0; i < WF_EXIT_COUNT; i++)
        block->exits[i] = WF_NO_JUMP;
    c->unit->block = block;
}

void wf_block_end(wf_compiler *c, wf_block *block) { c->unit->block = block->outer; }

/* [from, to) is code that leaves the block: its handler does not see it. */
static void exclude(wf_compiler *c, wf_block *block, uint32_t from, uint32_t to) {
    uint32_t *pair = wf_array_add(c, &block->ranges, 2 * sizeof(uint32_t));
    pair[0] = block->start;
    pair[1] = from;
    block->start = to;
}

void wf_block_handler(wf_compiler *c, wf_block *block, uint32_t end, uint32_t target,
                      unsigned reg) {
    for (uint32_t i = 0; i < block->ranges.count; i++) {
        const uint32_t *pair = WF_ARRAY_AT(uint32_t, block->ranges, 2 * i);
        wf_emit_handler(c, pair[0], pair[1], target, reg);
    }
    wf_emit_handler(c, block->start, end, target, reg);
}

/* name = None; del name */
void wf_block_unbind(wf_compiler *c, const wf_str *name) {
    unsigned top = c->unit->top, reg = wf_temp(c);
    wf_emit_none(c, reg);
    wf_scope_store(c, name, reg);
    wf_scope_delete(c, name);
    wf_temps_free(c, top);
}

/* In a finally that may run for an exception or not. */
static void pop_if_raised(wf_compiler *c, const wf_block *block) {
    wf_emit_ab(c, WF_OP_TEQI, block->reg + WF_TRY_STATE, WF_STATE_RAISED);
    uint32_t skip = wf_emit_jump(c);
    wf_emit_ab(c, WF_OP_POPEXC, block->reg + WF_TRY_EXC, 0);
    wf_jump_here(c, skip);
}

void wf_block_with_exit(wf_compiler *c, const wf_block *block) {
    unsigned top = c->unit->top, window = wf_tree_window(c);
    wf_emit_move(c, window, block->reg + WF_WITH_EXIT);
    for (int i = 0; i < 3; i++)
        wf_emit_none(c, wf_temp(c));
    wf_emit_ab(c, WF_OP_CALL, window, 3);
    if (block->is_async)
        wf_tree_await(c, window, 2);
    wf_temps_free(c, top);
}

/* What must be done on the way out of the block. */
static void clean_up(wf_compiler *c, const wf_block *block) {
    switch (block->kind) {
    case WF_BLOCK_WITH: wf_block_with_exit(c, block); break;
    case WF_BLOCK_EXCEPT: wf_emit_ab(c, WF_OP_POPEXC, block->reg + WF_TRY_EXC, 0); break;
    case WF_BLOCK_NAMED: wf_block_unbind(c, block->name); break;
    case WF_BLOCK_FINALLY: pop_if_raised(c, block); break;
    case WF_BLOCK_GROUP: wf_syntax_raise(c, WF_E_EXIT_FROM_GROUP, &c->here);
    default: break;
    }
}

static void leave_try(wf_compiler *c, wf_block *block, wf_exit exit, unsigned reg) {
    if (exit == WF_EXIT_RETURN)
        wf_emit_move(c, block->reg + WF_TRY_VALUE, reg);
    else
        wf_emit_ax(c, WF_OP_LOADC, block->reg + WF_TRY_VALUE, 4);
    wf_emit_ax(c, WF_OP_LOADI, block->reg + WF_TRY_STATE, WF_STATE_EXIT + exit);
    wf_jump_join(c, &block->exits[exit], wf_emit_jump(c));
}

/* Whether leaving ends at this block. */
static bool ends_at(const wf_block *block, wf_exit exit) {
    return block->kind == WF_BLOCK_TRY || (block->kind == WF_BLOCK_LOOP && exit != WF_EXIT_RETURN);
}

void wf_block_exit(wf_compiler *c, wf_exit exit, unsigned reg) {
    wf_block *block = c->unit->block;
    wf_span at = c->here;
    for (; block && !ends_at(block, exit); block = block->outer) {
        block->left = c->unit->ins.count;
        clean_up(c, block);
        c->here = at;
    }
    if (!block)
        wf_emit_ab(c, WF_OP_RETURN, reg, 0);
    else if (block->kind == WF_BLOCK_TRY)
        leave_try(c, block, exit, reg);
    else
        wf_jump_join(c, &block->exits[exit], wf_emit_jump(c));
    for (wf_block *passed = c->unit->block; passed != block; passed = passed->outer)
        exclude(c, passed, passed->left, c->unit->ins.count);
}

/* The innermost block that has to do something when the function returns. */
static const wf_block *find_cleanup(const wf_block *block) {
    while (block && block->kind == WF_BLOCK_LOOP)
        block = block->outer;
    return block;
}

static void check_return(wf_compiler *c, bool has_value, const wf_span *at) {
    wf_unit *u = c->unit;
    if (u->kind != WF_UNIT_FUNCTION)
        wf_syntax_raise(c, WF_E_RETURN_OUTSIDE, at);
    if (!has_value || !(u->flags & WF_CODE_COROUTINE))
        return;
    if (u->flags & WF_CODE_GENERATOR)
        wf_syntax_raise(c, WF_E_RETURN_ASYNC_GENERATOR, at);
    u->value_return = *at;
}

void wf_block_return(wf_compiler *c, const wf_node *value, const wf_span *at) {
    const wf_block *block = find_cleanup(c->unit->block);
    unsigned top = c->unit->top, reg;
    check_return(c, value, at);
    if (!block && !value) {
        c->here = *at;
        wf_emit(c, WF_INS_X(WF_OP_RETNONE, 0));
        return;
    }
    if (!block) {
        reg = wf_tree_any(c, value);
    } else {
        reg = block->kind == WF_BLOCK_TRY ? block->reg + (unsigned)WF_TRY_VALUE : wf_temp(c);
        c->here = *at;
        if (value)
            wf_tree_to(c, value, reg);
        else
            wf_emit_none(c, reg);
    }
    c->here = *at;
    wf_block_exit(c, WF_EXIT_RETURN, reg);
    wf_temps_free(c, top);
}

/* ---- The exits of a try ---- */

/* The instruction before the jump returns; so does a MOVE of the value before that. */
static void patch_returns(wf_compiler *c, const wf_block *block) {
    wf_unit *u = c->unit;
    unsigned value = block->reg + (unsigned)WF_TRY_VALUE;
    for (uint32_t jump = block->exits[WF_EXIT_RETURN]; jump != WF_NO_JUMP;) {
        wf_ins *ins = WF_ARRAY_AT(wf_ins, u->ins, jump);
        uint32_t next = WF_X24(*ins);
        *ins = WF_INS_X(WF_OP_JUMP, 0);
        ins[-1] = WF_INS_ABC(WF_OP_RETURN, value, 0, 0);
        if (jump > 1 && WF_OP(ins[-2]) == WF_OP_MOVE && WF_A(ins[-2]) == value)
            ins[-2] = WF_INS_ABC(WF_OP_RETURN, WF_B(ins[-2]), 0, 0);
        jump = next;
    }
}

/* Makes the first words of ways out of the loop its jumps. */
static void patch_leaves(wf_compiler *c, uint32_t list, uint32_t *exits) {
    while (list != WF_NO_JUMP) {
        wf_ins *ins = WF_ARRAY_AT(wf_ins, c->unit->ins, list);
        uint32_t next = WF_X24(*ins);
        ins[0] = WF_INS_X(WF_OP_JUMP, 0);
        ins[-2] = WF_INS_X(WF_OP_JUMP, WF_NO_JUMP);
        wf_jump_join(c, exits, list - 2);
        list = next;
    }
}

/* Whether nothing has to be done between the block and where the exit leads. */
static wf_block *free_way(wf_block *block, wf_exit exit, bool *is_free) {
    for (block = block->outer; block && !ends_at(block, exit); block = block->outer) {
        if (block->kind != WF_BLOCK_LOOP) {
            *is_free = false;
            return block;
        }
    }
    *is_free = !block || block->kind == WF_BLOCK_LOOP;
    return block;
}

void wf_block_pass_exits(wf_compiler *c, wf_block *block) {
    for (int i = 0; i < WF_EXIT_COUNT; i++) {
        bool is_free;
        wf_exit exit = (wf_exit)i;
        if (block->exits[exit] == WF_NO_JUMP)
            continue;
        wf_block *where = free_way(block, exit, &is_free);
        if (is_free && exit == WF_EXIT_RETURN) {
            patch_returns(c, block);
        } else if (is_free) {
            patch_leaves(c, block->exits[exit], &where->exits[exit]);
        } else {
            uint32_t over = wf_emit_jump(c);
            wf_jump_here(c, block->exits[exit]);
            wf_block_exit(c, exit, block->reg + (unsigned)WF_TRY_VALUE);
            wf_jump_here(c, over);
        }
    }
}

void wf_block_finally_exits(wf_compiler *c, const wf_block *block,
                            const bool wanted[WF_EXIT_COUNT]) {
    for (unsigned exit = 0; exit < WF_EXIT_COUNT; exit++) {
        if (!wanted[exit])
            continue;
        wf_emit_ab(c, WF_OP_TEQI, block->reg + WF_TRY_STATE, WF_STATE_EXIT + exit);
        uint32_t next = wf_emit_jump(c);
        wf_block_exit(c, (wf_exit)exit, block->reg + (unsigned)WF_TRY_VALUE);
        wf_jump_here(c, next);
    }
}
