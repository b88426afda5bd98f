/* board.h - a board that is reached by its console alone: what a port gives, and what it gets.
 *
 * The port has a clock, a console, a way to reset and a link script. Of these main.c makes machines,
 * one after the other. Their files lie in memory (store.c). */
#ifndef WF_PORTS_BOARD_H
#define WF_PORTS_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "wafer.h"

/* ---- What a port gives ---- */

extern const char board_name[];       /* for the banner */
extern const uint32_t board_clock_hz; /* of the core */
/* From its link script, which also finds 550 KB for the section .store, outside of what is
 * cleared or filled at the start. */
extern char board_stack_bottom[], board_stack_top[], board_heap_start[], board_heap_end[];

void board_open(void);                   /* starts the clock and the console */
WF_NORETURN void board_reset(void);      /* as the reset pin does */
WF_NORETURN void board_exit(int status); /* leaves the emulator; resets where there is none */

void console_attach(wf_vm *vm); /* whom ctrl-C interrupts; NULL: nobody */
bool console_has_ended(void);   /* there is nothing to read, and never will be */
void console_put(char byte);    /* sends it, from anywhere */
/* Members of a wf_port. */
int console_read(void *host);
unsigned console_terminal(void *host, bool typing);
uint64_t timer_ticks_us(void *host);
void timer_sleep_us(void *host, uint64_t us);

/* ---- What it gets ---- */

int main(void); /* what the start code calls; it ends by board_exit */

/* say.c: to the console, from anywhere */
void console_write(void *host, int stream, const char *text, size_t size); /* of a wf_port */
void board_say(const char *text);
void board_say_number(const char *label, uint32_t number); /* eight hex digits */
/* Something that cannot go on: says so, and ends. */
WF_NORETURN void board_panic(const char *what, uint32_t number);

/* store.c: at the start of each life; then members of a wf_port */
void store_begin(void);
int store_open(void *host, const char *path, int flags);
long store_read(void *host, int fd, void *to, size_t size);
long store_write(void *host, int fd, const void *from, size_t size);
long store_seek(void *host, int fd, long offset, int whence);
int store_close(void *host, int fd);
int store_truncate(void *host, int fd, long size);
int store_stat(void *host, const char *path, wf_stat *out);
int store_statvfs(void *host, const char *path, wf_statvfs *out);
int store_remove(void *host, const char *path);
int store_rename(void *host, const char *from, const char *to);
int store_mkdir(void *host, const char *path, unsigned mode);
int store_rmdir(void *host, const char *path);
int store_chdir(void *host, const char *path);
int store_getcwd(void *host, char *to, size_t size);
int store_list(void *host, const char *path, void (*item)(void *data, const char *name),
               void *data);

int noise_random(void *host, void *to, size_t size); /* noise.c: of a wf_port */

extern const wf_module_def machine_module; /* machine.c */

#endif
