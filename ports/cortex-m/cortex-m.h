/* cortex-m.h - what every Cortex-M port shares: start, faults, the core's registers, leaving.
 *
 * Sections cited are those of the ARMv7-M Architecture Reference Manual (DDI 0403). */
#ifndef WF_PORTS_CORTEX_M_H
#define WF_PORTS_CORTEX_M_H

#include <stdbool.h>
#include <stdint.h>

/* ---- What a port gives ---- */

typedef void (*cm_handler)(void);
/* Handlers of the chip's interrupts, in their order; lies behind the system's vectors. */
#define CM_VECTORS __attribute__((section(".vectors.chip"), used))
void cm_start(void);    /* where the core starts, when vectors have been read */
void cm_on_alarm(void); /* an interrupt handler; see cm_alarm */

/* ---- The core ---- */

/* B3.2: system control block */
typedef struct cm_scb {
    volatile uint32_t cpuid, icsr, vtor, aircr, scr, ccr, shpr[3], shcsr, cfsr, hfsr, dfsr, mmfar,
        bfar;
} cm_scb;
#define SCB                   ((cm_scb *)0xE000ED00)
#define SCB_AIRCR_SYSRESETREQ (0x05FA0000u | 1u << 2) /* B3.2.6: the key, and the request */
#define SCB_CCR_DIV_0_TRP     (1u << 4)               /* B3.2.8 */

/* B3.3: system timer */
typedef struct cm_systick {
    volatile uint32_t csr, rvr, cvr;
} cm_systick;
#define SYSTICK            ((cm_systick *)0xE000E010)
#define SYSTICK_CSR_ENABLE 7u /* of the core's clock, with its interrupt */

/* B3.4: interrupt controller */
#define NVIC_ISER ((volatile uint32_t *)0xE000E100)

static inline void cm_irq_enable(unsigned number) { NVIC_ISER[number / 32] = 1u << number % 32; }

/* Masks interrupts; gives what cm_unmask wants. They still end cm_wait. */
static inline uint32_t cm_mask(void) {
    uint32_t was;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(was)::"memory");
    return was;
}
static inline void cm_unmask(uint32_t was) {
    __asm__ volatile("msr primask, %0" ::"r"(was) : "memory");
}
/* Calls cm_on_alarm after so many cycles, below 2^24, and again until it is called off; 0: does
 * not. */
static inline void cm_alarm(uint32_t cycles) {
    SYSTICK->rvr = cycles;
    SYSTICK->cvr = 0;
    SYSTICK->csr = cycles ? SYSTICK_CSR_ENABLE : 0;
}
/* Sleeps until an interrupt is pending. */
static inline void cm_wait(void) { __asm__ volatile("dsb\n\twfi" ::: "memory"); }

#endif
