/* noise.c - bytes for os.urandom where the chip has no source of them: the times at which they are
 * asked for, mixed. Good for games, not for secrets. */
#include "board.h"

static uint64_t state;

/* A step of the generator splitmix64; the time of each goes into it. */
static uint64_t next(void) {
    state += 0x9E3779B97F4A7C15u + timer_ticks_us(NULL);
    uint64_t x = state;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

int noise_random(void *host, void *to, size_t size) {
    (void)host;
    for (uint8_t *at = to, *end = at + size; at < end; at++)
        *at = (uint8_t)(next() >> 56);
    return 0;
}
