/* console.c - the console on a UART.
 *
 * Bytes wait in the UART's ring until somebody reads. Ctrl-C is seen at once, by
 * the interrupt handler, while code runs; while something is typed it is a byte
 * like others. As on any terminal it drops what was typed before it. */
#include "console.h"
#include "cortex-m.h"

enum { CTRL_C = 3 };

static struct {
    wf_vm *vm;
    volatile bool interrupted; /* ctrl-C came, since the code that runs began */
    volatile bool typing;
} console = {.typing = true};

void console_attach(wf_vm *vm) { console.vm = vm; }

bool console_has_ended(void) { return false; }

static void interrupt(void) {
    console.interrupted = true;
    wf_interrupt(console.vm);
}

bool console_receive(int byte) {
    if (byte != CTRL_C || !console.vm || console.typing)
        return true;
    uart_drop_all();
    interrupt();
    return false;
}

unsigned console_terminal(void *host, bool typing) {
    (void)host;
    uint32_t was = cm_mask();
    bool is_start = console.typing && !typing;
    console.typing = typing;
    console.interrupted = false;
    if (is_start && console.vm && uart_drop_through(CTRL_C))
        interrupt(); /* it was meant for the code that starts now */
    cm_unmask(was);
    return WF_TERMINAL_EDITS | WF_TERMINAL_SERIAL;
}

int console_read(void *host) {
    (void)host;
    for (;;) {
        uint32_t was = cm_mask();
        bool interrupted = console.interrupted;
        int byte = interrupted ? -2 : uart_take();
        console.interrupted = false;
        if (byte == -1)
            cm_wait();
        cm_unmask(was); /* here the handler runs */
        if (byte != -1)
            return byte;
    }
}
