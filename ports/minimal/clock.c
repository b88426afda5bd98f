/* clock.c - a counter of microseconds, and naps. */
#define _GNU_SOURCE
#include <time.h>
#include "board.h"

uint64_t clock_ticks_us(void *host) {
    (void)host;
    struct timespec now; /* on a chip: a timer and the count of its wraps */
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* May end early: the library looks at the time and comes back, and sees a ctrl-C in between. */
void clock_sleep_us(void *host, uint64_t us) {
    (void)host;
    long nap = us < 10000 ? (long)us : 10000; /* on a chip: wait for an interrupt */
    nanosleep(&(struct timespec){.tv_nsec = nap * 1000}, NULL);
}
