/* startup.c - from reset to main: vectors, memory, faults. Addresses come from the port's link
 * script. */
#include "../boards/board.h"
#include "cortex-m.h"

extern uint32_t cm_data_start[], cm_data_end[], cm_data_load[], cm_bss_start[], cm_bss_end[];

void cm_start(void) {
    const uint32_t *from = cm_data_load;
    for (uint32_t *to = cm_data_start; to < cm_data_end;)
        *to++ = *from++;
    for (uint32_t *to = cm_bss_start; to < cm_bss_end;)
        *to++ = 0;
    SCB->ccr |= SCB_CCR_DIV_0_TRP;
    main();
}

/* ---- Faults ---- */

#define BKPT_SEMIHOSTING 0xBEAB

/* B1.5.6: what the core pushed. */
typedef struct exception_frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
} exception_frame;

/* A semihosting call that nobody listens to ends here: it is skipped. */
__attribute__((used)) static void handle_fault(exception_frame *frame) {
    bool is_breakpoint = SCB->cfsr == 0; /* B3.2.15: no other cause; so the pc can be read */
    if (is_breakpoint && *(const uint16_t *)frame->pc == BKPT_SEMIHOSTING) {
        SCB->hfsr = SCB->hfsr; /* B3.2.16: write 1 to clear */
        frame->pc += 2;
        return;
    }
    board_panic("fault", frame->pc);
}

__attribute__((naked)) static void on_fault(void) {
    __asm__ volatile("mov r0, sp\n\tb handle_fault");
}

__attribute__((noreturn)) static void on_unexpected(void) {
    board_panic("exception", SCB->icsr & 0x1ff);
}

/* B1.5.2: the exceptions; the initial stack pointer has the place of number 0. */
enum {
    EXC_RESET = 1,
    EXC_NMI,
    EXC_HARD_FAULT,
    EXC_MEM_MANAGE,
    EXC_BUS_FAULT,
    EXC_USAGE_FAULT,
    EXC_SV_CALL = 11,
    EXC_DEBUG_MONITOR,
    EXC_PEND_SV = 14,
    EXC_SYSTICK
};
typedef union vector {
    char *stack;
    cm_handler handler;
} vector;

__attribute__((section(".vectors.system"), used)) static const vector vectors[16] = {
    {.stack = board_stack_top},
    [EXC_RESET] = {.handler = cm_start},
    [EXC_NMI] = {.handler = on_unexpected},
    [EXC_HARD_FAULT] = {.handler = on_fault}, /* the three below are not enabled: end there, too */
    [EXC_MEM_MANAGE] = {.handler = on_fault},
    [EXC_BUS_FAULT] = {.handler = on_fault},
    [EXC_USAGE_FAULT] = {.handler = on_fault},
    [EXC_SV_CALL] = {.handler = on_unexpected},
    [EXC_DEBUG_MONITOR] = {.handler = on_unexpected},
    [EXC_PEND_SV] = {.handler = on_unexpected},
    [EXC_SYSTICK] = {.handler = cm_on_alarm},
};

/* ---- Leaving ---- */

void board_reset(void) {
    __asm__ volatile("dsb" ::: "memory");
    SCB->aircr = SCB_AIRCR_SYSRESETREQ;
    for (;;)
        ;
}

/* Semihosting (Arm IHI 0102), SYS_EXIT_EXTENDED: ADP_Stopped_ApplicationExit and a status. It
 * comes back where neither an emulator nor a debugger listens. */
void board_exit(int status) {
    const uint32_t block[] = {0x20026, (uint32_t)status};
    register uint32_t operation __asm__("r0") = 0x20;
    register const uint32_t *argument __asm__("r1") = block;
    __asm__ volatile("bkpt 0xab" : "+r"(operation) : "r"(argument) : "memory");
    board_reset();
}
