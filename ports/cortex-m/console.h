/* console.h - a serial line as a console: lines with echo, ctrl-C, programs sent by another
 * computer. */
#ifndef WF_PORTS_CONSOLE_H
#define WF_PORTS_CONSOLE_H

#include "wafer.h"

/* ---- What a port gives: its UART ---- */
void uart_put(char byte);
int uart_take(void); /* a received byte, or -1 */
/* uart.c calls it for each byte, in its interrupt handler: true if the byte is to be kept. */
bool console_receive(int byte);

/* ---- For its main.c ---- */

void console_attach(
    wf_vm *vm); /* whom ctrl-C interrupts; NULL: nobody, and it is a byte like others */
bool console_wants_load(void); /* whether ctrl-A ended the input: a program follows; forgets it */
int console_take(void);        /* the next byte as it came: no echo, no lines; waits */

/* Members of a wf_port. */
int console_read(void *host);
void console_write(void *host, int stream, const char *text, size_t size);

#endif
