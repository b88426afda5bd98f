/* lx106.h - the core, an Xtensa LX3 without windowed registers, and the emulator that it calls.
 *
 * Chapters cited are those of the Xtensa Instruction Set Architecture Reference Manual. */
#ifndef WF_PORTS_QEMU_LX106_H
#define WF_PORTS_QEMU_LX106_H

#include "../boards/board.h"

#define LX_CLOCK_HZ 40000000u /* of the emulated core; the chip has 80 MHz */

/* ---- The core ---- */

/* What an exception pushes; start.S writes it. */
typedef struct frame {
    uint32_t a[16], epc, ps, sar, cause, vaddr, unused[3];
} frame;

/* 4.4.1: EXCCAUSE */
enum { CAUSE_LEVEL1_INTERRUPT = 4 };

#define RSR(name)                                                                                  \
    ({                                                                                             \
        uint32_t read_;                                                                            \
        __asm__ volatile("rsr %0, " name : "=a"(read_));                                           \
        read_;                                                                                     \
    })
#define WSR(name, value) __asm__ volatile("wsr %0, " name "\n\tesync" : : "a"(value))

/* Masks interrupts; gives what lx_unmask wants. */
static inline uint32_t lx_mask(void) {
    uint32_t was;
    __asm__ volatile("rsil %0, 15" : "=a"(was) : : "memory");
    return was;
}
static inline void lx_unmask(uint32_t was) {
    __asm__ volatile("wsr %0, ps\n\trsync" : : "a"(was) : "memory");
}
/* Unmasks interrupts, and sleeps until one has been handled. */
static inline void lx_wait(void) { __asm__ volatile("waiti 0" : : : "memory"); }

void on_exception(frame *pushed); /* start.S calls it */
WF_NORETURN void lx_start(void);  /* start.S: as after a reset */

/* ---- sim.c: the emulator ---- */

void sim_write(const char *text, size_t size);
bool sim_can_read(void);                /* whether sim_read would not wait */
size_t sim_read(char *to, size_t size); /* at least a byte; 0: the input has ended */

/* ---- timer.c ---- */

void timer_open(void);
void timer_on_tick(void);

/* ---- console.c ---- */

void console_poll(void); /* looks for what has come; the timer calls it */

#endif
