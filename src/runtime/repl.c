/* repl.c - the prompt: reads a statement, runs it, prints what it gives.
 *
 * On a terminal the statement comes from the line editor; from a pipe or a
 * file it is read as it is. */
#include "compiler/compile.h"
#include "objects/exc.h"
#include "runtime/console.h"
#include "runtime/import.h"
#include "state.h"
#include "vm/needs.h"

#define INPUT_NAME "<stdin>"

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, DELETE = 127 };
/* Bytes that what runs leaves to the prompt, as a rule enough to type what gives back memory. They
 * are taken while free memory is RESERVE_PART times as much, so that the smallest heaps have none. */
enum { PROMPT_RESERVE = sizeof(void *) == 8 ? 8192 : 2560, RESERVE_PART = 16 };

/* ---- The console ---- */

void wf_console_put(wf_vm *vm, const char *text) {
    wf_write(vm, WF_STREAM_RAW, text, strlen(text));
}

unsigned wf_typing_begin(wf_vm *vm) {
    const wf_port *port = vm->runtime.port;
    unsigned can = port->terminal ? port->terminal(vm->runtime.host, true) : 0;
    wf_exec_forget_interrupt(vm); /* or it would interrupt the next statement */
    return can;
}

void wf_typing_end(wf_vm *vm) {
    const wf_port *port = vm->runtime.port;
    if (port->terminal)
        port->terminal(vm->runtime.host, false);
}

int wf_typed_byte(wf_vm *vm) {
    const wf_port *port = vm->runtime.port;
    int byte;
    do
        byte = port->read(vm->runtime.host);
    while (byte < -2);
    return byte;
}

static void take_reserve(wf_vm *vm, void *data) {
    (void)data;
    if (!vm->runtime.reserve && wf_heap_free(vm) > (size_t)RESERVE_PART * PROMPT_RESERVE)
        vm->runtime.reserve = wf_blob_new(vm, PROMPT_RESERVE);
}

static void give_reserve(wf_vm *vm) {
    if (wf_heap_free(vm) < (size_t)2 * PROMPT_RESERVE)
        vm->runtime.reserve = NULL;
}

static void flush(wf_vm *vm, void *data) {
    (void)data;
    wf_flush_standard(vm);
}

wf_typed_end wf_run_typed(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), void *data,
                          const char *between) {
    bool raised = wf_try(vm, fn, data) == WF_RAISED;
    wf_val exception = vm->heap.caught;
    give_reserve(vm);
    (void)wf_try(vm, flush, NULL); /* the program may have its own sys.stdout */
    wf_typing_begin(vm);
    vm->heap.caught = exception;
    wf_console_put(vm, between);
    if (!raised)
        return WF_TYPED_DONE;
    if (wf_is_subtype(wf_typeof(exception), &wf_exc_SystemExit))
        return WF_TYPED_EXIT;
    wf_print_caught(vm);
    return WF_TYPED_RAISED;
}

void wf_print_banner(wf_vm *vm) {
    const char *board = vm->runtime.port->board;
    size_t left = wf_heap_free(vm) / 1024;
    bool is_much = left >= 10 * 1024;
    wf_text text = {0};
    wf_text_add(vm, &text, "\n", vm->runtime.column > 0); /* main.py may not have ended its line */
    wf_text_addf(vm, &text, "Wafer " WF_VERSION "%s%s, %zu %s free. ", board ? " on " : "",
                 board ? board : "", is_much ? left / 1024 : left, is_much ? "MB" : "KB");
    wf_text_addf(vm, &text, "Type help() for more.\n");
    wf_write(vm, WF_STREAM_OUT, (const char *)text.blob->data, text.size);
}

/* ---- Running ---- */

static bool is_blank(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\n\r", text[i]) || !text[i])
            return false;
    return true;
}

/* A few names are commands where they stand alone, unless the program has given them a meaning. */
static void call_command(wf_vm *vm, wf_text *text) {
    static const char commands[][6] = {"exit\n", "quit\n", "help\n"};
    for (size_t i = 0; i < WF_COUNT(commands) && text->size == 5; i++) {
        if (memcmp(text->blob->data, commands[i], 5) == 0 &&
            wf_is_null(wf_dict_get_name(vm, vm->runtime.main, wf_intern(vm, commands[i], 4)))) {
            text->size--;
            wf_text_add(vm, text, "()\n", 3);
        }
    }
}

static void run_statement(wf_vm *vm, void *data) {
    wf_text *text = data;
    call_command(vm, text);
    const wf_str *filename = wf_as_str(wf_new_text(vm, INPUT_NAME)); /* one of its own */
    const char *source = (const char *)text->blob->data;
    wf_source_keep(vm, filename, source, text->size);
    wf_code *code =
        wf_compile_text(vm, source, text->size, filename, WF_MODE_PROMPT, vm->runtime.opt_level);
    (void)wf_try(vm, take_reserve, NULL); /* or what is there must do */
    wf_typing_end(vm);
    wf_exec_code(vm, code, vm->runtime.main, WF_NULL);
}

static bool run_text(wf_vm *vm, wf_text *text) {
    return text->size == 0 || is_blank((const char *)text->blob->data, text->size) ||
           wf_run_typed(vm, run_statement, text, "") != WF_TYPED_EXIT;
}

/* ---- Without an editor ---- */

typedef enum line_end { LINE_READ, LINE_END_OF_INPUT, LINE_INTERRUPTED } line_end;

/* Adds a line, with its newline, to text. */
static line_end read_line(wf_vm *vm, wf_text *text) {
    for (;;) {
        int c = wf_typed_byte(vm);
        if (c == -2)
            return LINE_INTERRUPTED;
        if (c < 0)
            return LINE_END_OF_INPUT;
        char byte = (char)c;
        wf_text_add(vm, text, &byte, 1);
        if (c == '\n')
            return LINE_READ;
    }
}

/* Whether a statement that begins with this line is a compound one: it ends with an empty line. */
static bool begins_block(wf_vm *vm, const char *line, size_t size) {
    static const char *const words[] = {"if",   "while", "for",   "def",  "class",
                                        "with", "try",   "async", "match"};
    size_t length = 0;
    while (length < size && line[length] >= 'a' && line[length] <= 'z')
        length++;
    for (size_t i = 0; i < WF_COUNT(words); i++)
        if (strlen(words[i]) == length && !memcmp(words[i], line, length))
            return *line != 'm' || !wf_is_complete(vm, line, size); /* match may be a name */
    return *line == '@';
}

/* Reads until a statement is whole. */
static line_end read_statement(wf_vm *vm, wf_text *text) {
    bool is_block = false;
    for (const char *prompt = ">>> ";; prompt = "... ") {
        wf_write(vm, WF_STREAM_OUT, prompt, strlen(prompt));
        size_t line = text->size;
        line_end end = read_line(vm, text);
        if (end == LINE_INTERRUPTED || (end == LINE_END_OF_INPUT && text->size == 0))
            return end;
        const char *data = (const char *)text->blob->data;
        if (line == 0)
            is_block = begins_block(vm, data, text->size);
        bool may_end = !is_block || is_blank(data + line, text->size - line);
        if (end == LINE_END_OF_INPUT || (may_end && wf_is_complete(vm, data, text->size)))
            return LINE_READ;
    }
}

static void write_out(wf_vm *vm, const char *text) {
    wf_write(vm, WF_STREAM_OUT, text, strlen(text));
}

static wf_talk plain_talk(wf_vm *vm) {
    for (;;) {
        wf_text text = {0};
        line_end end = read_statement(vm, &text);
        if (end == LINE_INTERRUPTED) {
            wf_exec_forget_interrupt(vm);
            write_out(vm, "\nKeyboardInterrupt\n");
        } else if (end == LINE_END_OF_INPUT) {
            write_out(vm, "\n");
            return WF_TALK_END;
        } else if (!run_text(vm, &text)) {
            return WF_TALK_EXIT;
        }
    }
}

/* ---- With the editor ---- */

static bool is_on_last_line(const wf_line *line) {
    return !memchr(wf_line_text(line) + line->cursor, '\n', line->text.size - line->cursor);
}

/* Whether return ends the statement: not in the middle of a block, and not before it is whole. */
static bool is_finished(wf_vm *vm, wf_line *line) {
    if (line->pasting || !is_on_last_line(line))
        return false;
    *wf_piece_open(vm, line, &line->text, line->text.size, 1) = '\n';
    bool is_complete = wf_is_complete(vm, wf_line_text(line), line->text.size);
    wf_piece_cut(&line->text, line->text.size - 1, 1);
    return is_complete;
}

static void complete(wf_vm *vm, void *data) { wf_complete(vm, data); }

/* Edits until something is to be done: WF_LINE_ENTER is a text that is whole. */
static wf_line_event edit(wf_vm *vm, wf_line *line) {
    const wf_port *port = vm->runtime.port;
    for (;;) {
        int byte = port->read(vm->runtime.host);
        if (byte == -3) {
            wf_line_resize(vm, line);
            wf_line_draw(vm, line);
            continue;
        }
        wf_line_event event = byte == -2 ? WF_LINE_INTERRUPT
                              : byte < 0 ? WF_LINE_END
                                         : wf_line_feed(vm, line, byte);
        if (event == WF_LINE_TAB) {
            if (wf_try(vm, complete, line) == WF_RAISED)
                wf_line_draw(vm, line);
        } else if (event == WF_LINE_ENTER && line->blocks && !is_finished(vm, line)) {
            wf_line_newline(vm, line);
        } else if (event != WF_LINE_MORE) {
            return event;
        }
    }
}

typedef struct editing {
    wf_val prompt;
    bool blocks;
    wf_line_event event;
    wf_text text; /* what was typed, with a newline behind it */
} editing;

static void edit_text(wf_vm *vm, void *data) {
    editing *e = data;
    wf_line *line = wf_line_of(vm);
    unsigned can = wf_typing_begin(vm);
    line->color = e->blocks && can & WF_TERMINAL_COLORS;
    wf_console_put(vm, can & WF_TERMINAL_PASTES ? "\x1b[?2004h" : "");
    wf_line_begin(vm, line, e->prompt, e->blocks);
    e->event = edit(vm, line);
    if (e->event == WF_LINE_ENTER) {
        wf_line_accept(vm, line);
        wf_text_add(vm, &e->text, wf_line_text(line), line->text.size);
        wf_text_add(vm, &e->text, "\n", 1);
    } else {
        wf_line_leave(vm, line);
    }
    wf_console_put(vm, can & WF_TERMINAL_PASTES ? "\x1b[?2004l" : "");
}

/* Paste mode: text as it comes until ctrl-D. false: ctrl-C. */
static bool read_paste(wf_vm *vm, wf_text *text) {
    wf_console_put(vm, "paste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
    for (bool after_cr = false;;) {
        int byte = wf_typed_byte(vm);
        bool is_second = byte == '\n' && after_cr;
        after_cr = byte == '\r';
        if (byte == CTRL_D || byte == CTRL_C || byte < 0) {
            wf_console_put(vm, "\r\n");
            return byte == CTRL_D;
        }
        if (byte == '\r' || (byte == '\n' && !is_second)) {
            wf_text_add(vm, text, "\n", 1);
            wf_console_put(vm, "\r\n=== ");
        } else if ((byte == BACKSPACE || byte == DELETE) && text->size &&
                   text->blob->data[text->size - 1] != '\n') {
            while ((text->blob->data[--text->size] & 0xC0) == 0x80)
                ; /* the rest of a character */
            wf_console_put(vm, "\b \b");
        } else if (byte >= ' ' || byte == '\t') {
            wf_text_add(vm, text, &(char){(char)byte}, 1);
            wf_write(vm, WF_STREAM_RAW, &(char){(char)byte}, 1);
        }
    }
}

static void paste_text(wf_vm *vm, void *data) {
    editing *e = data;
    if (read_paste(vm, &e->text))
        wf_text_add(vm, &e->text, "\n", 1);
    else
        e->text.size = 0;
}

static wf_talk edited_talk(wf_vm *vm, bool is_serial) {
    for (;;) {
        editing e = {.prompt = WF_NULL, .blocks = true};
        if (wf_run_typed(vm, edit_text, &e, "") == WF_TYPED_EXIT)
            return WF_TALK_EXIT;
        if (e.event == WF_LINE_END)
            return WF_TALK_END;
        if (e.event == WF_LINE_RAW && is_serial)
            return WF_TALK_RAW;
        if (e.event == WF_LINE_FRIENDLY)
            wf_print_banner(vm);
        if (e.event == WF_LINE_PASTE)
            wf_run_typed(vm, paste_text, &e, "");
        if (e.event == WF_LINE_INTERRUPT)
            wf_console_put(vm, "KeyboardInterrupt\r\n");
        if (!run_text(vm, &e.text))
            return WF_TALK_EXIT;
    }
}

wf_talk wf_prompt_talk(wf_vm *vm) {
    unsigned can = wf_typing_begin(vm);
    wf_print_banner(vm);
    return can & WF_TERMINAL_EDITS ? edited_talk(vm, can & WF_TERMINAL_SERIAL) : plain_talk(vm);
}

/* ---- For ports and builtins ---- */

static void talk(wf_vm *vm, void *data) {
    *(wf_talk *)data = wf_prompt_talk(vm);
    wf_typing_end(vm);
}

wf_status wf_prompt(wf_vm *vm) {
    wf_talk end = WF_TALK_END;
    const wf_port *port = vm->runtime.port;
    if (!port || !port->read)
        return WF_DONE;
    wf_status status = wf_try(vm, talk, &end);
    return end == WF_TALK_EXIT ? WF_RAISED : status;
}

static void set_history(wf_vm *vm, void *data) { vm->runtime.history_path = wf_new_text(vm, data); }

void wf_set_history(wf_vm *vm, const char *path) {
    (void)wf_try(vm, set_history, (void *)(uintptr_t)path);
}

bool wf_console_edits(wf_vm *vm) {
    const wf_port *port = vm->runtime.port;
    return port && port->terminal && port->terminal(vm->runtime.host, false) & WF_TERMINAL_EDITS;
}

/* Writes the lines of a prompt that stand before its last one, which the editor draws. */
static wf_val write_to_last_line(wf_vm *vm, wf_val prompt) {
    size_t size, start;
    const char *text = wf_to_text(vm, prompt, &size);
    for (start = size; start > 0 && text[start - 1] != '\n';)
        start--;
    if (start == 0)
        return prompt;
    wf_write(vm, WF_STREAM_OUT, text, start);
    return wf_new_str(vm, text + start, size - start);
}

wf_val wf_console_input(wf_vm *vm, wf_val prompt) {
    editing e = {.prompt = write_to_last_line(vm, prompt)};
    wf_status status = wf_try(vm, edit_text, &e);
    wf_typing_end(vm);
    if (status == WF_RAISED)
        wf_throw(vm, vm->heap.caught);
    if (e.event == WF_LINE_INTERRUPT)
        wf_raise(vm, wf_exc_new(vm, &wf_exc_KeyboardInterrupt, NULL, 0));
    if (e.event != WF_LINE_ENTER)
        wf_error_raise(vm, WF_E_INPUT_END);
    return wf_new_str(vm, (const char *)e.text.blob->data, e.text.size - 1);
}

void wf_displayhook(wf_vm *vm, wf_val v) {
    if (wf_is_none_(v))
        return;
    wf_dict_set_name(vm, vm->objects.builtins, WF_CHAR('_'), v);
    size_t size;
    wf_val text = wf_repr(vm, v);
    const char *data = wf_to_text(vm, text, &size);
    wf_flush_standard(vm);
    wf_write(vm, 1, data, size);
    wf_write(vm, 1, "\n", 1);
}
