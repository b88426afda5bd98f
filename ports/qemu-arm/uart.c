/* uart.c - UART0: bytes out one by one, bytes in through a ring.
 *
 * While the ring is full the last byte stays in the UART, which takes no other,
 * and the sender waits: the reader fetches it once there is room. The sender may
 * wait for us while we wait for it to take what we send: after a while that is
 * dropped. And code that runs may never read. After a while that nobody has, what
 * comes is dropped until somebody does, so that a ctrl-C behind it is seen. */
#include "../cortex-m/console.h"
#include "../cortex-m/cortex-m.h"
#include "mps2.h"

enum { RING_SIZE = 256 }; /* a power of two */
enum { PATIENCE_CYCLES = CLOCK_HZ / 4 };

static struct {
    volatile uint32_t written, read; /* bytes in all; the handler writes, uart_take reads */
    volatile bool stalled;           /* a byte waits in the UART and will not interrupt again */
    volatile bool dropping;          /* nobody has read for long */
    uint8_t bytes[RING_SIZE];
} ring;

static struct {
    volatile bool waiting; /* for the other side to take a byte */
    volatile bool muted;   /* it has not for long, and waits itself */
} sending;

void uart_open(void) {
    UART0->bauddiv = CLOCK_HZ / 115200;
    UART0->ctrl = UART_CTRL_TX_ENABLE | UART_CTRL_RX_ENABLE | UART_CTRL_RX_INTERRUPT;
    cm_irq_enable(IRQ_UART0_RX);
}

static void fill_ring(void) {
    while (UART0->state & UART_STATE_RX_FULL) {
        bool is_full = ring.written - ring.read == RING_SIZE;
        ring.stalled = is_full && !ring.dropping;
        if (ring.stalled) {
            cm_alarm(PATIENCE_CYCLES);
            return;
        }
        uint8_t byte = (uint8_t)UART0->data;
        if (console_receive(byte) && !is_full)
            ring.bytes[ring.written++ % RING_SIZE] = byte;
    }
}

/* Cleared first: a byte that comes while the ring is being filled interrupts anew. */
void uart_on_receive(void) {
    UART0->intclear = UART_INT_RX;
    fill_ring();
}

/* The ring was full for so long. */
void cm_on_alarm(void) {
    if (ring.stalled && sending.waiting && !sending.muted) {
        sending.muted = true;
        cm_alarm(PATIENCE_CYCLES);
        return;
    }
    ring.dropping = ring.stalled;
    if (ring.stalled)
        fill_ring();
}

int uart_take(void) {
    if (ring.written == ring.read)
        return -1;
    int byte = ring.bytes[ring.read % RING_SIZE];
    uint32_t was = cm_mask();
    ring.read++;
    ring.dropping = false;
    cm_alarm(0);
    if (ring.stalled)
        fill_ring();
    cm_unmask(was);
    return byte;
}

void uart_drop_all(void) { ring.read = ring.written; }

bool uart_drop_through(int byte) {
    for (uint32_t i = ring.read; i != ring.written; i++) {
        if (ring.bytes[i % RING_SIZE] == byte) {
            ring.read = i + 1;
            fill_ring();
            return true;
        }
    }
    return false;
}

void console_put(char byte) {
    while (UART0->state & UART_STATE_TX_FULL) {
        if (sending.muted)
            return;
        sending.waiting = true;
    }
    sending.waiting = sending.muted = false;
    UART0->data = (uint8_t)byte;
}
