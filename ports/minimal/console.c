/* console.c - standard input and output in the place of a UART.
 *
 * Ctrl-C is a byte like others while something is typed; while code runs it
 * interrupts. A signal stands for the UART's receive interrupt. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include "board.h"

enum { CTRL_C = 3, RING_SIZE = 256 };

static struct {
    wf_vm *vm;
    volatile bool is_typing, interrupted, has_ended;
} console = {.is_typing = true};

static struct {
    volatile unsigned written, read; /* bytes in all; the handler writes, console_read reads */
    unsigned char bytes[RING_SIZE];
} ring;

/* ---- The "interrupt handler" ---- */

static void receive(unsigned char byte) {
    if (byte == CTRL_C && console.vm && !console.is_typing) {
        ring.read = ring.written; /* as on any terminal it drops what was typed before */
        console.interrupted = true;
        wf_interrupt(console.vm);
    } else {
        ring.bytes[ring.written++ % RING_SIZE] = byte;
    }
}

static void on_receive(int number) {
    (void)number;
    while (!console.has_ended && ring.written - ring.read < RING_SIZE &&
           poll(&(struct pollfd){.fd = STDIN_FILENO, .events = POLLIN}, 1, 0) > 0) {
        unsigned char byte;
        if (read(STDIN_FILENO, &byte, 1) == 1)
            receive(byte);
        else
            console.has_ended = true;
    }
}

static void mask(bool on) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    sigprocmask(on ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

/* A tick looks for bytes: standard input of any kind has no interrupt. */
void console_open(void) {
    const struct timespec tick = {.tv_nsec = 2000000};
    timer_t timer;
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_receive, .sa_flags = SA_RESTART}, NULL);
    timer_create(CLOCK_MONOTONIC, NULL, &timer);
    timer_settime(timer, 0, &(struct itimerspec){tick, tick}, NULL);
}

/* ---- For the library ---- */

void console_attach(wf_vm *vm) { console.vm = vm; }

bool console_has_ended(void) { return console.has_ended && ring.written == ring.read; }

void console_write(void *host, int stream, const char *text, size_t size) {
    (void)host;
    for (size_t i = 0; i < size; i++) {
        bool is_newline = text[i] == '\n' && stream != WF_STREAM_RAW;
        if (write(STDOUT_FILENO, is_newline ? "\r\n" : &text[i], is_newline ? 2 : 1) < 0)
            return;
    }
}

int console_read(void *host) {
    (void)host;
    mask(true);
    on_receive(0);
    while (ring.written == ring.read && !console.interrupted && !console.has_ended) {
        /* Wait for an interrupt. */
        poll(&(struct pollfd){.fd = STDIN_FILENO, .events = POLLIN}, 1, -1);
        on_receive(0);
    }
    int byte = console.interrupted   ? -2
               : console_has_ended() ? -1
                                     : ring.bytes[ring.read++ % RING_SIZE];
    console.interrupted = false;
    mask(false);
    return byte;
}

unsigned console_terminal(void *host, bool typing) {
    (void)host;
    mask(true);
    bool is_start = console.is_typing && !typing;
    console.is_typing = typing;
    console.interrupted = false;
    for (unsigned i = ring.read; is_start && console.vm && i != ring.written; i++)
        if (ring.bytes[i % RING_SIZE] == CTRL_C) { /* behind the code that starts: meant for it */
            ring.read = i + 1;
            console.interrupted = true;
            wf_interrupt(console.vm);
            break;
        }
    mask(false);
    return WF_TERMINAL_EDITS | WF_TERMINAL_SERIAL;
}
