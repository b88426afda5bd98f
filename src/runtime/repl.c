/* repl.c - the prompt: reads a statement, runs it, prints what it gives. */
#include "compiler/compile.h"
#include "runtime/import.h"
#include "state.h"
#include "vm/needs.h"

#define INPUT_NAME "<stdin>"

typedef enum line_end { LINE_READ, LINE_END_OF_INPUT, LINE_INTERRUPTED } line_end;

/* Adds a line, with its newline, to text. */
static line_end read_line(wf_vm *vm, wf_text *text) {
    const wf_port *port = vm->runtime.port;
    for (;;) {
        int c = port->read(vm->runtime.host);
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

static bool is_blank_line(const char *line, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\n' && line[i] != '\r')
            return false;
    return true;
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

static void write_text(wf_vm *vm, const char *text) { wf_write(vm, 1, text, strlen(text)); }

/* Reads until a statement is whole. */
static line_end read_statement(wf_vm *vm, wf_text *text) {
    bool is_block = false;
    for (const char *prompt = ">>> ";; prompt = "... ") {
        write_text(vm, prompt);
        size_t line = text->size;
        line_end end = read_line(vm, text);
        if (end == LINE_INTERRUPTED || (end == LINE_END_OF_INPUT && text->size == 0))
            return end;
        const char *data = (const char *)text->blob->data;
        if (line == 0)
            is_block = begins_block(vm, data, text->size);
        bool may_end = !is_block || is_blank_line(data + line, text->size - line);
        if (end == LINE_END_OF_INPUT || (may_end && wf_is_complete(vm, data, text->size)))
            return LINE_READ;
    }
}

static void run_statement(wf_vm *vm, void *data) {
    wf_text *text = data;
    const wf_str *filename = wf_intern_text(vm, INPUT_NAME);
    const char *source = (const char *)text->blob->data;
    wf_source_keep(vm, filename, source, text->size);
    wf_code *code =
        wf_compile_text(vm, source, text->size, filename, WF_MODE_SINGLE, vm->runtime.opt_level);
    wf_exec_code(vm, code, vm->runtime.main, WF_NULL);
}

/* false: leave the prompt (SystemExit). */
static bool step(wf_vm *vm, wf_text *text) {
    if (text->size == 0 || is_blank_line((const char *)text->blob->data, text->size))
        return true;
    if (wf_try(vm, run_statement, text) == WF_RAISED) {
        if (wf_is_subtype(wf_typeof(wf_caught(vm)), &wf_exc_SystemExit))
            return false;
        wf_print_caught(vm);
    }
    wf_flush_standard(vm);
    return true;
}

static void poll(wf_vm *vm, void *data) {
    (void)data;
    wf_poll(vm);
}

static void prompt_loop(wf_vm *vm, void *data) {
    for (;;) {
        wf_text text = {0};
        line_end end = read_statement(vm, &text);
        if (end == LINE_INTERRUPTED) {
            (void)wf_try(vm, poll, NULL); /* or it would interrupt the next statement */
            write_text(vm, "\nKeyboardInterrupt\n");
            continue;
        }
        if (end == LINE_END_OF_INPUT) {
            write_text(vm, "\n");
            return;
        }
        if (!step(vm, &text)) {
            *(bool *)data = true;
            return;
        }
    }
}

wf_status wf_prompt(wf_vm *vm) {
    bool exited = false;
    const wf_port *port = vm->runtime.port;
    if (!port || !port->read)
        return WF_DONE;
    write_text(vm, "Wafer " WF_VERSION "; Python 3.13. Type help() for help, Ctrl-D to leave.\n");
    wf_status status = wf_try(vm, prompt_loop, &exited);
    return exited ? WF_RAISED : status;
}

void wf_displayhook(wf_vm *vm, wf_val v) {
    if (wf_is_none_(v))
        return;
    wf_dict_set_name(vm, vm->objects.builtins, WF_S(underscore), v);
    size_t size;
    wf_val text = wf_repr(vm, v);
    const char *data = wf_to_text(vm, text, &size);
    wf_flush_standard(vm);
    wf_write(vm, 1, data, size);
    wf_write(vm, 1, "\n", 1);
}
