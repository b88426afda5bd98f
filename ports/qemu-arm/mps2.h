/* mps2.h - the MPS2 board with the AN385 image (a Cortex-M3), as far as the port uses it.
 *
 * Memory and interrupts: Application Note AN385, "Memory map" and "Interrupts". The peripherals:
 * Cortex-M System Design Kit Technical Reference Manual (DDI 0479), "APB timer" and "APB UART". */
#ifndef WF_PORTS_MPS2_H
#define WF_PORTS_MPS2_H

#include <stdint.h>

#define CLOCK_HZ 25000000u /* of the core and the peripherals */

enum { IRQ_UART0_RX = 0, IRQ_TIMER0 = 8, IRQ_TIMER1 = 9, IRQ_COUNT = 32 };

/* DDI 0479, APB UART, programmers model */
typedef struct uart_registers {
    volatile uint32_t data, state, ctrl, intclear, bauddiv;
} uart_registers;
#define UART0 ((uart_registers *)0x40004000)
enum {
    UART_STATE_TX_FULL = 1 << 0,
    UART_STATE_RX_FULL = 1 << 1,
    UART_CTRL_TX_ENABLE = 1 << 0,
    UART_CTRL_RX_ENABLE = 1 << 1,
    UART_CTRL_RX_INTERRUPT = 1 << 3,
    UART_INT_RX = 1 << 1
};

/* DDI 0479, APB timer, programmers model: counts down to 0, then from reload again */
typedef struct timer_registers {
    volatile uint32_t ctrl, value, reload, intstatus; /* intstatus: write 1 to clear */
} timer_registers;
#define TIMER0 ((timer_registers *)0x40000000)
#define TIMER1 ((timer_registers *)0x40001000)
enum { TIMER_CTRL_ENABLE = 1 << 0, TIMER_CTRL_INTERRUPT = 1 << 3 };

/* uart.c; what else it has is in console.h and boards/board.h */
void uart_open(void);
void uart_on_receive(void);
/* timer.c */
void timer_open(void);
void timer_on_wrap(void);
void timer_on_alarm(void);

#endif
