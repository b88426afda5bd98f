/* line.c - the line editor and the tab key without a prompt around them: bytes typed, windows of
 * other sizes, text put in and output in between. */
#include "fuzz.h"

#include "objects/dict.h"
#include "objects/str.h"
#include "runtime/console.h"

/* Bytes that are in no UTF-8 stand for what does not come from the keyboard. */
enum { RESIZE = 0xF8, INSERT, LEAVE, REDRAW, BEGIN_BLOCKS, BEGIN_INPUT, ACCEPT, NEWLINE };

static void write_nowhere(void *host, int stream, const char *text, size_t size) {
    (void)host, (void)stream, (void)text, (void)size;
}

static unsigned terminal(void *host, bool typing) {
    (void)host, (void)typing;
    return WF_TERMINAL_EDITS | WF_TERMINAL_COLORS | WF_TERMINAL_PASTES;
}

static void window(void *host, unsigned *columns, unsigned *rows) {
    *columns = ((unsigned *)host)[0];
    *rows = ((unsigned *)host)[1];
}

/* What line.h says is always true. */
static void check(const wf_line *line) {
    const char *text = wf_line_text(line);
    MUST(line->cursor <= line->text.size);
    MUST(line->cursor == line->text.size || ((uint8_t)text[line->cursor] & 0xC0) != 0x80);
    MUST(wf_utf8_check(text, line->text.size, NULL, &(size_t){0}) != SIZE_MAX);
    MUST(!line->history.size || !line->history.blob->data[line->history.size - 1]);
    MUST(line->query_size <= sizeof line->query && line->screen_column <= line->columns);
}

static void begin(wf_vm *vm, wf_line *line, bool blocks) {
    wf_line_begin(vm, line, blocks ? WF_NULL : wf_new_text(vm, "pr\xc3\xb6mpt? "), blocks);
}

static void insert_rest(wf_vm *vm, wf_line *line, input *in) {
    size_t size = take(in) % 64;
    size = size < in->size ? size : in->size;
    if (wf_utf8_check((const char *)in->data, size, NULL, &(size_t){0}) == SIZE_MAX)
        return;
    wf_line_insert(vm, line, (const char *)in->data, size);
    in->data += size;
    in->size -= size;
}

/* What is typed is complete or not as the input says, not as the compiler would. */
static void type_byte(wf_vm *vm, wf_line *line, int byte, input *in) {
    switch (wf_line_feed(vm, line, byte)) {
    case WF_LINE_TAB: wf_complete(vm, line); break;
    case WF_LINE_ENTER:
        if (line->blocks && take(in) & 1) {
            wf_line_newline(vm, line);
            break;
        }
        wf_line_accept(vm, line);
        begin(vm, line, line->blocks);
        break;
    case WF_LINE_INTERRUPT: begin(vm, line, true); break;
    default: break;
    }
}

static void do_next(wf_vm *vm, wf_line *line, input *in, unsigned size[2]) {
    int byte = take(in);
    switch (byte) {
    case RESIZE:
        size[0] = take(in) % 60;
        size[1] = take(in) % 12;
        wf_line_resize(vm, line);
        wf_line_draw(vm, line);
        break;
    case INSERT: insert_rest(vm, line, in); break;
    case LEAVE: wf_line_leave(vm, line); break;
    case REDRAW: wf_line_redraw(vm, line); break;
    case BEGIN_BLOCKS: begin(vm, line, true); break;
    case BEGIN_INPUT: begin(vm, line, false); break;
    case ACCEPT: wf_line_accept(vm, line); break;
    case NEWLINE: wf_line_newline(vm, line); break;
    default: type_byte(vm, line, byte, in); break;
    }
}

/* Runs fn as the terminal's owner: the port is put back even if it raises. */
static void with_terminal(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), input *in) {
    static const wf_port port = {.write = write_nowhere, .terminal = terminal, .window = window};
    const wf_port *before = vm->runtime.port;
    void *host = vm->runtime.host;
    unsigned size[2] = {20, 6};
    vm->runtime.port = &port;
    vm->runtime.host = size;
    wf_try(vm, fn, in);
    vm->runtime.port = before;
    vm->runtime.host = host;
}

static void edit(wf_vm *vm, void *data) {
    input *in = data;
    wf_line *line = wf_line_of(vm);
    begin(vm, line, true);
    while (in->size) {
        do_next(vm, line, in, vm->runtime.host);
        check(line);
    }
}

FUZZ(line) {
    with_terminal(vm, edit, in);
    if (vm->runtime.line)
        check(vm->runtime.line);
}

/* ---- Completion ---- */

/* Objects of every kind that the tab key looks at, which all tell if their code is run. */
static const char objects[] =
    "import sys, math\n"
    "ran = []\n"
    "class Tells:\n"
    "    x = property(lambda self: ran.append(1))\n"
    "    def __init__(self, first, second=2, *rest, key=None): self.own = first\n"
    "    def __getattr__(self, name): ran.append(1)\n"
    "    def __dir__(self): ran.append(1); return []\n"
    "    def m\xc3\xa9thod(self, a, /, b): 'What it does.'\n"
    "class Slots(Tells):\n"
    "    __slots__ = ('slot', 'unset')\n"
    "t, s = Tells(1), Slots(2)\n"
    "t.inner, s.slot = s, t\n"
    "d = {'key': 1, 'kex': {'a b': t}, 5: 6, '': 7, 'qu\"o\\'te': 8}\n"
    "l = [t, d]\n"
    "n = 5\n";

/* Asks at every place of the text where the input says so; what was there stays there. */
static void ask(wf_vm *vm, void *data) {
    input *in = data;
    wf_line *line = wf_line_of(vm);
    for (unsigned tabs; in->size;) {
        begin(vm, line, true);
        tabs = take(in) % 4;
        insert_rest(vm, line, in);
        for (; tabs; tabs--) {
            uint32_t size = line->text.size, cursor = line->cursor;
            line->tabs++;
            wf_complete(vm, line);
            MUST(line->text.size - size == line->cursor - cursor);
            check(line);
        }
    }
}

FUZZ(complete) {
    MUST(wf_run(vm, objects, sizeof objects - 1, "__main__") == WF_DONE);
    with_terminal(vm, ask, in);
    wf_val ran = wf_dict_get_name(vm, vm->runtime.main, wf_intern_text(vm, "ran"));
    MUST(!wf_is_null(ran) && wf_length(vm, ran) == 0);
}
