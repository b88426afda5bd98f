/* console.c - the line discipline of a serial console.
 *
 * Bytes wait in the UART's ring until somebody reads. Then a line is collected,
 * shown as it is typed, and given out when it is finished. Backspace takes the
 * last character away, ctrl-D on an empty line ends the input, ctrl-A there
 * asks for a program to be loaded. Only ctrl-C is seen at once, by the interrupt
 * handler. */
#include "lx106.h"

enum { CTRL_A = 1, CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, DELETE = 127 };
enum { INTERRUPTED = -2 }; /* of console_read and wait_byte */
enum { LINE_ROOM = 256 };  /* longer lines are given out in parts */

static struct {
    wf_vm *vm;
    volatile bool interrupted; /* ctrl-C came, since the last read began */
    bool load, after_cr;
    uint16_t used, given; /* bytes of the line; those of them read */
    bool finished;        /* the line is being given out */
    char line[LINE_ROOM];
} console;

void console_attach(wf_vm *vm) {
    console.vm = vm;
    console.interrupted = false;
}

bool console_wants_load(void) {
    bool load = console.load;
    console.load = false;
    return load;
}

enum { RING_SIZE = 256 };
static struct {
    uint32_t written, read; /* bytes in all */
    bool has_ended;         /* there will be no more */
    char bytes[RING_SIZE];
} ring;

static void receive(char byte) {
    if (byte != CTRL_C || !console.vm) {
        ring.bytes[ring.written++ % RING_SIZE] = byte;
        return;
    }
    console.interrupted = true;
    wf_interrupt(console.vm);
}

/* With interrupts masked. Ctrl-C takes no room. */
void console_poll(void) {
    char bytes[64];
    while (!ring.has_ended && RING_SIZE - (ring.written - ring.read) >= sizeof bytes &&
           sim_can_read()) {
        size_t size = sim_read(bytes, sizeof bytes);
        ring.has_ended = size == 0;
        for (size_t i = 0; i < size; i++)
            receive(bytes[i]);
    }
}

/* A received byte; -1: none. */
static int take(void) {
    if (ring.written == ring.read)
        console_poll();
    return ring.written == ring.read ? -1 : (uint8_t)ring.bytes[ring.read++ % RING_SIZE];
}

/* ---- Writing ---- */

static void put(char byte) {
    if (byte == '\n')
        sim_write("\r", 1);
    sim_write(&byte, 1);
}

void console_write(void *host, int stream, const char *text, size_t size) {
    (void)host, (void)stream;
    for (size_t i = 0; i < size; i++)
        put(text[i]);
}

/* ---- Reading ---- */

/* The next byte; -1: the input has ended. */
static int wait_byte(void) {
    for (;;) {
        uint32_t was = lx_mask();
        int byte = console.interrupted ? INTERRUPTED : take();
        bool is_there = byte != -1 || ring.has_ended;
        if (!is_there)
            lx_wait();
        lx_unmask(was); /* here the handler runs */
        if (is_there)
            return byte;
    }
}

int console_take(void) { return wait_byte(); }

static void take_back(void) {
    if (!console.used)
        return;
    while (console.used > 1 && (console.line[console.used - 1] & 0xC0) == 0x80)
        console.used--; /* the rest of a character in UTF-8 */
    console.used--;
    console_write(NULL, 1, "\b \b", 3);
}

static void add(char byte) {
    put(byte);
    console.line[console.used++] = byte;
    console.finished = byte == '\n' || console.used == LINE_ROOM;
}

/* CR, LF, and the two together all end a line. */
static void handle(int byte) {
    bool is_second = byte == '\n' && console.after_cr;
    console.after_cr = byte == '\r';
    if (byte == '\r' || (byte == '\n' && !is_second))
        add('\n');
    else if (byte == BACKSPACE || byte == DELETE)
        take_back();
    else if (byte >= ' ' || byte == '\t')
        add((char)byte);
}

int console_read(void *host) {
    (void)host;
    if (!console.finished)
        console.interrupted = false;
    while (!console.finished) {
        int byte = wait_byte();
        if (byte < 0) {
            console.used = 0;
            return byte;
        }
        if (console.used == 0 && (byte == CTRL_A || byte == CTRL_D)) {
            console.load = byte == CTRL_A;
            return -1;
        }
        handle(byte);
    }
    int byte = (unsigned char)console.line[console.given++];
    if (console.given == console.used) {
        console.used = console.given = 0;
        console.finished = false;
    }
    return byte;
}
