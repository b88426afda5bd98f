/* board.c - what this board is for ports/boards/, and who handles its interrupts. */
#include "../boards/board.h"
#include "../cortex-m/cortex-m.h"
#include "mps2.h"

const char board_name[] = "mps2-an385";
const uint32_t board_clock_hz = CLOCK_HZ;

void board_open(void) {
    timer_open();
    uart_open();
}

CM_VECTORS static const cm_handler handlers[IRQ_COUNT] = {
    [IRQ_UART0_RX] = uart_on_receive,
    [IRQ_TIMER0] = timer_on_wrap,
    [IRQ_TIMER1] = timer_on_alarm,
};
