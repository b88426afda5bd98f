/* console.c - the console of the emulator.
 *
 * Bytes wait in a ring until somebody reads. Ctrl-C is seen when they are taken
 * from the emulator while code runs; while something is typed it is a byte like
 * others. As on any terminal it drops what was typed before it. While the ring
 * is full the sender waits; after a while that nobody has read, what comes is
 * dropped until somebody does, so that a ctrl-C behind it is seen. */
#include "lx106.h"

enum { CTRL_C = 3, RING_SIZE = 256 };
enum { PATIENCE = 100 };   /* ticks */
enum { INTERRUPTED = -2 }; /* of console_read */

static struct {
    wf_vm *vm;
    volatile bool interrupted; /* ctrl-C came, since the code that runs began */
    volatile bool running;
} console;

static struct {
    uint32_t written, read; /* bytes in all */
    bool has_ended;         /* there will be no more */
    uint8_t patience; /* ticks until what has no room is dropped; any that finds room renews it */
    char bytes[RING_SIZE];
} ring;

void console_attach(wf_vm *vm) { console.vm = vm; }

bool console_has_ended(void) { return ring.has_ended && ring.read == ring.written; }

/* Drops what is in the ring up to here. */
static void interrupt(uint32_t read) {
    ring.read = read;
    console.interrupted = true;
    wf_interrupt(console.vm);
}

static void receive(char byte) {
    if (byte == CTRL_C && console.vm && console.running)
        interrupt(ring.written);
    else if (ring.written - ring.read < RING_SIZE)
        ring.bytes[ring.written++ % RING_SIZE] = byte;
}

/* With interrupts masked. */
void console_poll(void) {
    char bytes[64];
    bool has_room = RING_SIZE - (ring.written - ring.read) >= sizeof bytes;
    if (has_room)
        ring.patience = PATIENCE;
    else if (ring.patience)
        ring.patience--;
    while (!ring.has_ended && (has_room || !ring.patience) && sim_can_read()) {
        size_t size = sim_read(bytes, sizeof bytes);
        ring.has_ended = size == 0;
        for (size_t i = 0; i < size; i++)
            receive(bytes[i]);
        has_room = RING_SIZE - (ring.written - ring.read) >= sizeof bytes;
    }
}

/* Ctrl-C right behind the code that starts now is meant for it. */
static void find_interrupt(void) {
    for (uint32_t i = ring.read; i != ring.written; i++) {
        if (ring.bytes[i % RING_SIZE] == CTRL_C) {
            interrupt(i + 1);
            return;
        }
    }
}

unsigned console_terminal(void *host, bool typing) {
    (void)host;
    uint32_t was = lx_mask();
    bool is_start = !console.running && !typing;
    console.running = !typing;
    console.interrupted = false;
    if (is_start && console.vm)
        find_interrupt();
    lx_unmask(was);
    return WF_TERMINAL_EDITS | WF_TERMINAL_SERIAL;
}

void console_put(char byte) { sim_write(&byte, 1); }

/* A received byte; -1: none. */
static int take(void) {
    if (ring.written == ring.read)
        console_poll();
    return ring.written == ring.read ? -1 : (uint8_t)ring.bytes[ring.read++ % RING_SIZE];
}

int console_read(void *host) {
    (void)host;
    for (;;) {
        uint32_t was = lx_mask();
        int byte = console.interrupted ? INTERRUPTED : take();
        bool is_there = byte != -1 || console.interrupted || ring.has_ended;
        if (!is_there)
            lx_wait();
        else if (byte < 0 && console.interrupted) /* before take() or by it */
            byte = INTERRUPTED, console.interrupted = false;
        lx_unmask(was); /* here the handler runs */
        if (is_there)
            return byte;
    }
}
