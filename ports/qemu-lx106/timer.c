/* timer.c - time from the cycle counter, and a tick from its comparator.
 *
 * The counter has 32 bits and wraps every two minutes: the tick counts that. It also polls the
 * console, which has no interrupt of its own. */
#include "lx106.h"

enum { INT_TIMER = 1 << 6 }; /* of CCOMPARE0 */
enum { CYCLES_PER_US = LX_CLOCK_HZ / 1000000, TICK_US = 2000 };

static volatile uint32_t high, last; /* wraps of the counter; what it was when last looked at */

static uint64_t cycles(void) {
    uint32_t was = lx_mask(), now = RSR("ccount");
    if (now < last)
        high++;
    last = now;
    uint64_t all = (uint64_t)high << 32 | now;
    lx_unmask(was);
    return all;
}

static void set_alarm(uint32_t us) { WSR("ccompare0", RSR("ccount") + us * CYCLES_PER_US); }

void timer_open(void) {
    set_alarm(TICK_US);
    WSR("intenable", INT_TIMER);
}

/* Setting the comparator takes the interrupt back. */
void timer_on_tick(void) {
    set_alarm(TICK_US);
    (void)cycles();
    console_poll();
}

uint64_t timer_ticks_us(void *host) {
    (void)host;
    return cycles() / CYCLES_PER_US;
}

/* Sleeps until the next tick at the latest: the VM looks whether that was enough. */
void timer_sleep_us(void *host, uint64_t us) {
    (void)host;
    uint32_t was = lx_mask();
    if (us < TICK_US)
        set_alarm((uint32_t)us + 1);
    lx_wait();
    lx_unmask(was);
}
