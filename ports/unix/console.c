/* console.c - standard input and output as the console.
 *
 * While something is typed at a terminal it is in a mode of its own: bytes come
 * at once, nothing is echoed, ctrl-C is a byte. What is written goes through
 * the terminal's output processing as usual. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include "port.h"

static struct {
    struct termios usual; /* as it was when typing began */
    bool is_typing;
    volatile sig_atomic_t resized;
    int lost; /* errno of the first write that failed */
} console;

/* Nobody will ever read what is written: the process ends as others in a pipe do, also where the
 * signal that tells so is ignored. */
static void end_broken_pipe(void) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}

/* After a write that failed: whether to try again. */
static bool wait_to_write(int fd, int error) {
    if (error == EPIPE)
        end_broken_pipe();
    if (error == EAGAIN) /* who shares the terminal may have made it so */
        poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
    return error == EINTR || error == EAGAIN;
}

void console_write(void *host, int stream, const char *text, size_t size) {
    int fd = stream == WF_STREAM_ERR ? STDERR_FILENO : STDOUT_FILENO;
    (void)host;
    while (size > 0) {
        ssize_t done = write(fd, text, size);
        if (done < 0 && wait_to_write(fd, errno))
            continue;
        if (done <= 0) {
            if (fd == STDOUT_FILENO && errno != EBADF && !console.lost)
                console.lost = errno;
            return;
        }
        text += done;
        size -= (size_t)done;
    }
}

int console_lost(void) { return console.lost; }

int console_read(void *host) {
    (void)host;
    unsigned char byte;
    ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got == 1)
        return byte;
    if (got == 0 || errno != EINTR)
        return -1;
    bool resized = console.resized;
    console.resized = 0;
    return resized ? -3 : -2;
}

/* ---- The terminal ---- */

static void leave_typing(void) {
    if (console.is_typing)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &console.usual);
    console.is_typing = false;
}

static void begin_typing(void) {
    static bool is_registered;
    if (console.is_typing || tcgetattr(STDIN_FILENO, &console.usual) < 0)
        return;
    if (!is_registered)
        atexit(leave_typing);
    is_registered = true;
    struct termios typing = console.usual;
    typing.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IXON | ISTRIP);
    typing.c_lflag &= (tcflag_t) ~(ECHO | ICANON | ISIG | IEXTEN);
    typing.c_cc[VMIN] = 1;
    typing.c_cc[VTIME] = 0;
    console.is_typing = tcsetattr(STDIN_FILENO, TCSADRAIN, &typing) == 0;
}

unsigned console_terminal(void *host, bool typing) {
    (void)host;
    const char *name = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !name || strcmp(name, "dumb") == 0)
        return 0;
    if (typing)
        begin_typing();
    else
        leave_typing();
    return WF_TERMINAL_EDITS | WF_TERMINAL_PASTES |
           (no_color && *no_color ? 0 : WF_TERMINAL_COLORS);
}

void console_window(void *host, unsigned *columns, unsigned *rows) {
    (void)host;
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_col == 0 || size.ws_row == 0)
        return;
    *columns = size.ws_col;
    *rows = size.ws_row;
}

static void on_resize(int signal_number) {
    (void)signal_number;
    console.resized = 1;
}

void console_watch_window(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_resize; /* no SA_RESTART: the read of the next byte returns */
    sigaction(SIGWINCH, &action, NULL);
}
