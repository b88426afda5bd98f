/* machine.c - the module machine: the little that all boards have of it. */
#include "board.h"

static wf_val machine_reset(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm, (void)args, (void)count;
    board_reset();
}

static wf_val machine_freq(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    return wf_new_uint(vm, board_clock_hz);
}

static wf_val machine_idle(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args, (void)count;
    timer_sleep_us(NULL, 1000);
    wf_poll(vm);
    return wf_none();
}

static const wf_def defs[] = {
    WF_FN("reset", machine_reset, 0, 0, "Starts the chip anew, as its reset pin does."),
    WF_FN("freq", machine_freq, 0, 0, "Clock of the core in hertz."),
    WF_FN("idle", machine_idle, 0, 0, "Sleeps until the next interrupt, or for a moment."),
};
const wf_module_def machine_module = {"machine", defs, WF_COUNT(defs), NULL,
                                      WF_DOC("The chip and the board.")};
