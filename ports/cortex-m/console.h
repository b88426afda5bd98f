/* console.h - a serial line as a console: what is received waits until it is read, ctrl-C
 * interrupts. Editing and the protocol of host tools are the library's (wf_serve). */
#ifndef WF_PORTS_CONSOLE_H
#define WF_PORTS_CONSOLE_H

#include "wafer.h"

/* ---- What a port gives: its UART ---- */
void uart_put(char byte);
int uart_take(void); /* a received byte, or -1 */
/* Drops received bytes up to the first of this one, with it; false: there is none, and none is
 * dropped. With interrupts masked. */
bool uart_drop_through(int byte);
void uart_drop_all(void); /* with interrupts masked */
/* uart.c calls it for each byte, in its interrupt handler: true if the byte is to be kept. */
bool console_receive(int byte);

/* ---- For its main.c ---- */

void console_attach(wf_vm *vm); /* whom ctrl-C interrupts; NULL: nobody */

/* Members of a wf_port. */
int console_read(void *host);
void console_write(void *host, int stream, const char *text, size_t size);
unsigned console_terminal(void *host, bool typing);

#endif
