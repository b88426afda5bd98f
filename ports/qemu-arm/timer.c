/* timer.c - time: timer 0 runs for ever, timer 1 ends naps. */
#include "../boards/board.h"
#include "../cortex-m/cortex-m.h"
#include "mps2.h"

enum { CYCLES_PER_US = CLOCK_HZ / 1000000 };
/* The longest nap. A ctrl-C between the VM's last look and the nap waits no longer than this. */
enum { LONGEST_NAP_US = 10000 };

static volatile uint32_t wraps; /* of timer 0, every 172 seconds */

void timer_open(void) {
    TIMER0->reload = TIMER0->value = UINT32_MAX;
    TIMER0->ctrl = TIMER_CTRL_ENABLE | TIMER_CTRL_INTERRUPT;
    cm_irq_enable(IRQ_TIMER0);
    cm_irq_enable(IRQ_TIMER1);
}

void timer_on_wrap(void) {
    TIMER0->intstatus = 1;
    wraps++;
}

void timer_on_alarm(void) {
    TIMER1->ctrl = 0;
    TIMER1->intstatus = 1;
}

uint64_t timer_ticks_us(void *host) {
    (void)host;
    uint32_t was = cm_mask();
    uint32_t value = TIMER0->value, high = wraps;
    if (TIMER0->intstatus) { /* wrapped since interrupts are masked, before or after the reading */
        value = TIMER0->value;
        high++;
    }
    cm_unmask(was);
    return ((uint64_t)high << 32 | (UINT32_MAX - value)) / CYCLES_PER_US;
}

void timer_sleep_us(void *host, uint64_t us) {
    (void)host;
    uint32_t nap = us < LONGEST_NAP_US ? (uint32_t)us : LONGEST_NAP_US;
    uint32_t was = cm_mask();
    TIMER1->reload = TIMER1->value = nap * CYCLES_PER_US + 1;
    TIMER1->ctrl = TIMER_CTRL_ENABLE | TIMER_CTRL_INTERRUPT;
    cm_wait();
    TIMER1->ctrl = 0;
    cm_unmask(was);
}
