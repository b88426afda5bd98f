/* board.c - what this board is for ports/boards/. */
#include "lx106.h"

const char board_name[] = "lx106";
const uint32_t board_clock_hz = LX_CLOCK_HZ;

void board_open(void) { timer_open(); }
void board_reset(void) { lx_start(); }
