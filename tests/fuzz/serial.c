/* serial.c - any bytes on the serial line of a board: the prompt with its editor, the raw REPL. */
#include "fuzz.h"

#include "objects/str.h"
#include "runtime/line.h"

enum { LIVES = 50 }; /* between soft resets */

static int read_input(void *host) {
    input *in = host;
    return in->size ? take(in) : -1;
}

static void write_nowhere(void *host, int stream, const char *text, size_t size) {
    (void)host, (void)stream, (void)text, (void)size;
}

static unsigned terminal(void *host, bool typing) {
    (void)host, (void)typing;
    return WF_TERMINAL_EDITS | WF_TERMINAL_COLORS | WF_TERMINAL_PASTES | WF_TERMINAL_SERIAL;
}

static void window(void *host, unsigned *columns, unsigned *rows) {
    *columns = 8 + ((input *)host)->size % 40;
    *rows = 2 + ((input *)host)->size % 8;
}

FUZZ(serial) {
    static const wf_port port = {
        .write = write_nowhere, .read = read_input, .terminal = terminal, .window = window};
    const wf_port *before = vm->runtime.port;
    void *host = vm->runtime.host;
    bool is_raw = false;
    vm->runtime.port = &port;
    vm->runtime.host = in;
    for (int life = 0; life < LIVES && in->size; life++)
        wf_serve(vm, &is_raw);
    vm->runtime.port = before;
    vm->runtime.host = host;
    wf_line *line = vm->runtime.line;
    MUST(!line || line->cursor <= line->text.size);
    MUST(!line ||
         wf_utf8_check(wf_line_text(line), line->text.size, NULL, &(size_t){0}) != SIZE_MAX);
}
