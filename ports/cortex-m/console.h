/* console.h - a UART as the console that boards/board.h wants: what is received waits until it is
 * read, ctrl-C interrupts. */
#ifndef WF_PORTS_CONSOLE_H
#define WF_PORTS_CONSOLE_H

#include "../boards/board.h"

/* ---- What a port gives: its UART ---- */

int uart_take(void); /* a received byte, or -1 */
/* Drops received bytes up to the first of this one, with it; false: there is none, and none is
 * dropped. With interrupts masked. */
bool uart_drop_through(int byte);
void uart_drop_all(void); /* with interrupts masked */
/* uart.c calls it for each byte, in its interrupt handler: true if the byte is to be kept. */
bool console_receive(int byte);

#endif
