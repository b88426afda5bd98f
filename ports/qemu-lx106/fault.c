/* fault.c - exceptions: the tick, and what cannot go on. */
#include "lx106.h"

_Static_assert(sizeof(frame) == 96 && offsetof(frame, epc) == 64, "as start.S writes it");

/* Of EXCCAUSE, 4.4.1: those that this core has. */
static const char *cause_text(uint32_t cause) {
    switch (cause) {
    case 0: return "illegal instruction";
    case 2: return "no code here";
    case 3: return "access of less than a word";
    case 9: return "unaligned access";
    case 20: return "jump to no memory";
    case 28: return "load from no memory";
    case 29: return "store to no memory";
    default: return "exception";
    }
}

static void print_registers(const frame *pushed) {
    static const char labels[] = "\na0  \0 a1  \0 a2  \0 a3  \0\na4  \0 a5  \0 a6  \0 a7  \0"
                                 "\na8  \0 a9  \0 a10 \0 a11 \0\na12 \0 a13 \0 a14 \0 a15 ";
    for (unsigned i = 0; i < WF_COUNT(pushed->a); i++)
        board_say_number(labels + 6 * i, pushed->a[i]);
    board_say_number("\npc  ", pushed->epc);
    board_say_number(" ps  ", pushed->ps);
    board_say_number(" cause ", pushed->cause);
    board_say_number(" address ", pushed->vaddr);
}

void on_exception(frame *pushed) {
    if (pushed->cause == CAUSE_LEVEL1_INTERRUPT) {
        timer_on_tick();
        return;
    }
    print_registers(pushed);
    board_panic(cause_text(pushed->cause), pushed->epc);
}
