/* sim.c - calls of the emulator, by the instruction SIMCALL.
 *
 * The number is in a2, arguments in a3 to a5; a2 has the result, a3 an error number. Numbers and
 * meaning are those of the Xtensa instruction set simulator, which QEMU follows (-semihosting). */
#include "lx106.h"

enum { SYS_EXIT = 1, SYS_READ = 3, SYS_WRITE = 4, SYS_SELECT_ONE = 29 };
enum { SELECT_READ = 1 };

static long call(long number, long first, long second, long third) {
    register long a2 __asm__("a2") = number;
    register long a3 __asm__("a3") = first;
    register long a4 __asm__("a4") = second;
    register long a5 __asm__("a5") = third;
    __asm__ volatile("simcall" : "+a"(a2), "+a"(a3) : "a"(a4), "a"(a5) : "memory");
    return a2;
}

void sim_write(const char *text, size_t size) {
    while (size) {
        long done = call(SYS_WRITE, 1, (long)text, (long)size);
        if (done <= 0)
            return;
        text += done;
        size -= (size_t)done;
    }
}

bool sim_can_read(void) {
    static const uint32_t no_time[2] = {0, 0};
    return call(SYS_SELECT_ONE, 0, SELECT_READ, (long)no_time) > 0;
}

size_t sim_read(char *to, size_t size) {
    long done = call(SYS_READ, 0, (long)to, (long)size);
    return done > 0 ? (size_t)done : 0;
}

void board_exit(int status) {
    for (;;)
        call(SYS_EXIT, status, 0, 0);
}
