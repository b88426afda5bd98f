/* serial.c - a pseudo-terminal as the serial line of a board: `wafer --serial`.
 *
 * A thread takes the bytes as they come, as a board's interrupt handler does:
 * ctrl-C interrupts what runs, all others wait in a queue. We keep the other end
 * of the line open ourselves, so that it stays as it is while hosts come and go.
 * What nobody reads is held back for a while and then dropped, as a line without
 * a host would. */
#define _GNU_SOURCE /* posix_openpt and its kin */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "port.h"

enum { CTRL_C = 3 };
enum { QUEUE_ROOM = 1 << 18 }; /* what comes when it is full is lost */
enum { PATIENCE_MS = 2000 };   /* with a host that does not read */

static struct {
    int fd, other_end;
    bool is_typing;
    bool interrupted; /* by ctrl-C, since the code that runs began */
    bool abandoned;   /* nobody reads */
    wf_vm *vm;
    const char *link;
    pthread_mutex_t lock; /* of all above and below */
    pthread_cond_t filled;
    size_t written, read; /* bytes of the queue in all */
} serial = {.fd = -1, .lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER};

static unsigned char queue[QUEUE_ROOM];

/* ---- Receiving ---- */

/* As on any terminal, ctrl-C drops what was typed before it. */
static void interrupt(size_t read) {
    serial.read = read;
    serial.interrupted = true;
    wf_interrupt(serial.vm);
}

static void receive(unsigned char byte) {
    if (byte == CTRL_C && !serial.is_typing && serial.vm)
        interrupt(serial.written);
    else if (serial.written - serial.read < QUEUE_ROOM)
        queue[serial.written++ % QUEUE_ROOM] = byte;
}

static void *receive_all(void *data) {
    unsigned char bytes[1024];
    for (ssize_t got;
         (got = read(serial.fd, bytes, sizeof bytes)) > 0 || errno == EINTR || errno == EAGAIN;) {
        if (got <= 0) {
            poll(&(struct pollfd){.fd = serial.fd, .events = POLLIN}, 1, -1);
            continue;
        }
        pthread_mutex_lock(&serial.lock);
        for (ssize_t i = 0; i < got; i++)
            receive(bytes[i]);
        pthread_cond_signal(&serial.filled);
        pthread_mutex_unlock(&serial.lock);
    }
    return data;
}

int serial_read(void *host) {
    (void)host;
    pthread_mutex_lock(&serial.lock);
    while (serial.written == serial.read && !serial.interrupted)
        pthread_cond_wait(&serial.filled, &serial.lock);
    bool interrupted = serial.interrupted;
    serial.interrupted = false;
    int byte = interrupted ? -2 : queue[serial.read++ % QUEUE_ROOM];
    pthread_mutex_unlock(&serial.lock);
    return byte;
}

unsigned serial_terminal(void *host, bool typing) {
    (void)host;
    pthread_mutex_lock(&serial.lock);
    bool is_start = serial.is_typing && !typing;
    serial.is_typing = typing;
    serial.interrupted = false;
    /* ctrl-C right behind the code that starts now is meant for it */
    for (size_t i = serial.read; is_start && serial.vm && i < serial.written; i++) {
        if (queue[i % QUEUE_ROOM] == CTRL_C) {
            interrupt(i + 1);
            break;
        }
    }
    pthread_mutex_unlock(&serial.lock);
    return WF_TERMINAL_EDITS | WF_TERMINAL_SERIAL;
}

void serial_attach(wf_vm *vm) {
    pthread_mutex_lock(&serial.lock);
    serial.vm = vm;
    pthread_mutex_unlock(&serial.lock);
}

/* ---- Sending ---- */

/* Waits until the line takes bytes; false: what was to be sent is dropped. */
static bool wait_for_room(void) {
    enum { STEP_MS = 50 };
    struct pollfd line = {.fd = serial.fd, .events = POLLOUT};
    for (int waited = serial.abandoned ? PATIENCE_MS : 0;; waited += STEP_MS) {
        if (poll(&line, 1, waited < PATIENCE_MS ? STEP_MS : 0) > 0)
            return true;
        if (waited >= PATIENCE_MS)
            return false;
    }
}

static void send(const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t done = write(serial.fd, bytes, size);
        serial.abandoned = done <= 0 && !wait_for_room();
        if (serial.abandoned)
            return;
        bytes += done > 0 ? done : 0;
        size -= done > 0 ? (size_t)done : 0;
    }
}

void serial_write(void *host, int stream, const char *text, size_t size) {
    (void)host;
    while (size > 0) {
        const char *newline = stream == WF_STREAM_RAW ? NULL : memchr(text, '\n', size);
        size_t part = newline ? (size_t)(newline - text) : size;
        send(text, part);
        if (!newline)
            return;
        send("\r\n", 2);
        text += part + 1;
        size -= part + 1;
    }
}

/* ---- Opening ---- */

static void remove_link(void) { unlink(serial.link); }

/* Bytes pass the line as they are. */
static bool make_plain(int fd) {
    struct termios plain;
    if (tcgetattr(fd, &plain) < 0)
        return false;
    cfmakeraw(&plain);
    return tcsetattr(fd, TCSANOW, &plain) == 0;
}

bool serial_open(const char *link) {
    pthread_t thread;
    serial.fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (serial.fd < 0 || grantpt(serial.fd) < 0 || unlockpt(serial.fd) < 0)
        return false;
    const char *name = ptsname(serial.fd);
    serial.other_end = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (serial.other_end < 0 || !make_plain(serial.other_end))
        return false;
    if (link) {
        serial.link = link;
        unlink(link);
        if (symlink(name, link) < 0)
            return false;
        atexit(remove_link);
    }
    if (pthread_create(&thread, NULL, receive_all, NULL) != 0)
        return false;
    printf("%s\n", name);
    fflush(stdout);
    return true;
}
