/* grow.c - texts that grow in place: what makes `s += t` in a loop take as long as what it adds.
 *
 * A str never changes, and nobody counts who refers to one. But a variable's register is read by
 * instructions alone, and each of them takes care of a register that holds WF_NULL, the
 * variable that is unbound (opcodes.def). So while a loop adds to a variable and does nothing else
 * with it, the register holds WF_NULL, and what the pieces make so far is in a wf_text. Whatever
 * reads the register comes here before it raises UnboundLocalError, and finds it settled: what the
 * text's blob has become, a str, is in it.
 *
 * Only variables on the stack grow that no closure has captured: registers of a generator move
 * when it does, and those captured are read by others. A variable that is read as often as it is
 * added to would gain nothing; it waits, longer each time, until its text may grow again.
 *
 * Always true: the frame of a growing text is active and has WF_FRAME_GROWS, so that its return
 * is not the quick one and settles it; a register that has been set meanwhile is left alone.
 */
#include "objects/text.h"
#include "vm/private.h"

/* Shorter texts are as quickly made anew. */
enum { LEAST = WF_TEXT_IN_PLACE };
/* So many additions have paid for the room; and what is waited for at most. */
enum { ENOUGH_TURNS = 4, MOST_PATIENCE = 64 };

/* The texts that grow, and who else is watched. */
static wf_growing *find(wf_vm *vm, const wf_val *slot) {
    wf_growing *g = vm->exec.growing;
    while (g->slot != slot)
        if (++g == vm->exec.growing + WF_GROWING)
            return NULL;
    return g;
}

/* ---- Settling ---- */

/* What has grown goes to the register, unless the variable has got another value since. */
static void settle(wf_vm *vm, wf_growing *g) {
    if (!g->text.blob)
        return;
    if (g->turns >= ENOUGH_TURNS)
        g->patience = 1;
    else if (g->patience < MOST_PATIENCE)
        g->patience *= 2;
    g->wait = g->patience;
    if (wf_is_null(*g->slot))
        *g->slot = wf_text_end(vm, &g->text);
    g->text = (wf_text){0};
}

wf_val wf_settle(wf_vm *vm, wf_val *slot) {
    wf_growing *g = find(vm, slot);
    if (g)
        settle(vm, g);
    if (wf_is_null(*slot))
        wf_raise_unbound(vm, (unsigned)(slot - wf_frame_regs(vm->exec.frame)));
    return *slot;
}

void wf_settle_frame(wf_vm *vm, wf_frame *frame) {
    if (!(frame->flags & WF_FRAME_GROWS))
        return;
    frame->flags &= ~(uintptr_t)WF_FRAME_GROWS;
    for (size_t i = 0; i < WF_GROWING; i++)
        if (vm->exec.growing[i].frame == frame)
            settle(vm, &vm->exec.growing[i]);
}

/* ---- Growing ---- */

bool wf_grow(wf_vm *vm, wf_val *slot, wf_val piece) {
    wf_growing *g = find(vm, slot);
    if (!g || !g->text.blob)
        return false;
    g->turns++;
    wf_text_add_str(vm, &g->text, piece);
    return true;
}

/* Whether the register of the running frame is a variable whose text may grow. */
static bool may_grow(wf_vm *vm, const wf_val *slot) {
    wf_frame *frame = vm->exec.frame;
    const wf_code *code = frame->func->code;
    return !(frame->flags & WF_FRAME_GEN) && !frame->cells &&
           (size_t)(slot - wf_frame_regs(frame)) < wf_code_params(code) + code->clear_count;
}

/* What is to know the register's text, if it is time for that to grow. One that is seen for the
 * first time is only watched, in place of another. */
static wf_growing *find_ready(wf_vm *vm, wf_val *slot) {
    wf_growing *g = find(vm, slot);
    if (!g) {
        g = &vm->exec.growing[vm->exec.growing_next++ % WF_GROWING];
        settle(vm, g);
        *g = (wf_growing){.slot = slot, .wait = 1, .patience = 1};
    }
    settle(vm, g);
    if (!g->wait)
        return g;
    g->wait--;
    return NULL;
}

bool wf_grow_begin(wf_vm *vm, wf_val *slot, wf_val right) {
    if (wf_str_size(wf_as_str(*slot)) < LEAST || !may_grow(vm, slot))
        return false;
    wf_growing *g = find_ready(vm, slot);
    if (!g)
        return false;
    wf_text text = {0};
    wf_text_add_str(vm, &text, *slot);
    wf_text_add_str(vm, &text, right);
    g->text = text;
    g->turns = 1;
    g->frame = vm->exec.frame;
    g->frame->flags |= WF_FRAME_GROWS;
    *slot = WF_NULL;
    return true;
}

void wf_grow_trace(wf_vm *vm, wf_tracer *t) {
    for (size_t i = 0; i < WF_GROWING; i++) {
        wf_growing *g = &vm->exec.growing[i];
        if (g->text.blob && wf_tracer_is_marking(t) && !wf_is_null(*g->slot))
            g->text.blob = NULL;
        wf_trace_ref(t, &g->text.blob);
    }
}
