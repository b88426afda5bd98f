/* board.h - what the files of the port tell each other. */
#ifndef WF_PORTS_MINIMAL_BOARD_H
#define WF_PORTS_MINIMAL_BOARD_H

#include "wafer.h"

/* console.c */
void console_open(void);
void console_attach(wf_vm *vm); /* whom ctrl-C interrupts; NULL: nobody */
bool console_has_ended(void);
void console_write(void *host, int stream, const char *text, size_t size);
int console_read(void *host);
unsigned console_terminal(void *host, bool typing);

/* clock.c */
uint64_t clock_ticks_us(void *host);
void clock_sleep_us(void *host, uint64_t us);

#endif
