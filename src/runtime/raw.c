/* raw.c - the raw REPL: how other computers send code to a board, and the board's life around it.
 *
 * The protocol is MicroPython's, byte for byte, for the tools that speak it:
 *
 *     ctrl-A                 "raw REPL; CTRL-B to exit" CR LF ">"
 *     ctrl-B                 back to the prompt
 *     ctrl-C                 forgets what was sent
 *     code ctrl-D            "OK", what the code prints, ctrl-D, its traceback, ctrl-D, ">"
 *     ctrl-D alone           "OK" CR LF, and a soft reset
 *     ctrl-E "A" ctrl-A      raw paste: "R" 1, the size of a window in two bytes, 1
 *
 * In raw paste mode the code is compiled while it comes. Its sender may be two
 * windows ahead; a byte 1 from us allows one more. Ctrl-D ends the code and is
 * answered by ctrl-D. When the code is wrong that comes before the end of it: the
 * sender is to send no more, but its own ctrl-D. Ctrl-C breaks off. Then all goes
 * on as behind "OK".
 *
 * Behind the traceback of an OSError stands a line more, "OSError: [Errno 2] ENOENT" and the like:
 * tools look for these words to tell that a file is not there. */
#include "compiler/compile.h"
#include "objects/exc.h"
#include "runtime/console.h"
#include "runtime/import.h"
#include "state.h"

enum { CTRL_A = 1, CTRL_B, CTRL_C, CTRL_D, CTRL_E };
enum { PASTE_WINDOW = 128 };
enum { OK_ALONE_US = 2000 }; /* some tools lose what they receive together with the "OK" */

static void compile_and_run(wf_vm *vm, const wf_reader *reader) {
    const wf_str *filename = wf_intern_text(vm, "<stdin>");
    wf_code *code = wf_compile(vm, reader, filename, WF_MODE_MODULE, vm->runtime.opt_level);
    wf_typing_end(vm);
    wf_exec_code(vm, code, vm->runtime.main, WF_NULL);
}

/* The line behind the traceback of an OSError whose number has a name. */
static void print_errno(wf_vm *vm, void *data) {
    (void)data;
    const wf_module_def *module = wf_find_in_c(vm, "errno");
    wf_val number = wf_find_attr(vm, wf_caught(vm), WF_N(errno));
    int64_t code;
    if (wf_is_null(number) || !wf_is_int(number) || !wf_int_fits64(number, &code))
        return;
    for (size_t i = 0; module && i < module->def_count; i++) {
        if (module->defs[i].kind == WF_DEF_INT && module->defs[i].u.number == code) {
            wf_val line =
                wf_format(vm, "OSError: [Errno %d] %s\n", (int)code, module->defs[i].name);
            wf_write(vm, WF_STREAM_ERR, wf_to_text(vm, line, NULL), wf_length(vm, line));
        }
    }
}

/* Between the parts of the answer stands ctrl-D. false: SystemExit. */
static bool run_and_report(wf_vm *vm, void (*fn)(wf_vm *vm, void *data), void *data) {
    wf_typed_end end = wf_run_typed(vm, fn, data, "\x04");
    if (end == WF_TYPED_EXIT)
        (void)wf_exit_status(vm); /* prints the text of the SystemExit, if it has one */
    else if (end == WF_TYPED_RAISED && wf_is_subtype(wf_typeof(wf_caught(vm)), &wf_exc_OSError))
        (void)wf_try(vm, print_errno, NULL);
    wf_console_put(vm, "\x04");
    return end != WF_TYPED_EXIT;
}

/* ---- Code sent as a whole ---- */

typedef struct command {
    wf_text text;
    size_t passed; /* bytes that the compiler has read */
    size_t used;
    char chunk[64]; /* bytes on their way to text */
    bool is_lost;   /* there was no memory for it */
} command;

static void add_chunk(wf_vm *vm, void *data) {
    command *c = data;
    wf_text_add(vm, &c->text, c->chunk, c->used);
}

static void flush_chunk(wf_vm *vm, command *c) {
    if (!c->is_lost && wf_try(vm, add_chunk, c) == WF_RAISED) {
        c->is_lost = true;
        c->text = (wf_text){0};
    }
    c->used = 0;
}

static void add_byte(wf_vm *vm, command *c, char byte) {
    if (c->used == sizeof c->chunk)
        flush_chunk(vm, c);
    c->chunk[c->used++] = byte;
}

static void forget(command *c) {
    c->text = (wf_text){0};
    c->used = 0;
    c->is_lost = false;
}

static size_t read_command(wf_vm *vm, void *data, char *buffer, size_t size) {
    command *c = data;
    (void)vm;
    if (size > c->text.size - c->passed)
        size = c->text.size - c->passed;
    if (size)
        memcpy(buffer, c->text.blob->data + c->passed, size);
    c->passed += size;
    return size;
}

static void run_command(wf_vm *vm, void *data) {
    if (((command *)data)->is_lost)
        wf_raise_text(vm, &wf_exc_MemoryError, "memory allocation failed");
    compile_and_run(vm, &(wf_reader){.read = read_command, .data = data});
}

/* ---- Raw paste ---- */

typedef struct paste {
    bool ended;    /* by the sender */
    bool answered; /* our ctrl-D is sent */
    uint16_t left; /* bytes until the sender is allowed a window more */
} paste;

static void answer_paste(wf_vm *vm, void *data) {
    paste *p = data;
    if (!p->answered)
        wf_console_put(vm, "\x04");
    p->answered = true;
}

/* A line, or a part of one: the compiler is to see an error before the sender goes on. */
static size_t read_paste(wf_vm *vm, void *data, char *buffer, size_t size) {
    paste *p = data;
    size_t used = 0;
    for (int byte = 0; used < size && !p->ended && byte != '\n';) {
        byte = wf_typed_byte(vm);
        if (byte == CTRL_D || byte == CTRL_C || byte < 0) {
            p->ended = true;
            answer_paste(vm, p);
            if (byte != CTRL_D)
                wf_raise(vm, wf_exc_new(vm, &wf_exc_KeyboardInterrupt, NULL, 0));
            break;
        }
        buffer[used++] = (char)byte;
        if (--p->left == 0) {
            p->left = PASTE_WINDOW;
            if (!p->answered)
                wf_console_put(vm, "\x01");
        }
    }
    return used;
}

/* The compiler wants no more: so is the sender told, and what it has sent by then is dropped. */
static void end_paste(wf_vm *vm, paste *p) {
    answer_paste(vm, p);
    for (int byte; !p->ended; p->ended = byte < 0 || byte == CTRL_D || byte == CTRL_C)
        byte = wf_typed_byte(vm);
}

static void close_paste(wf_vm *vm, void *data) { end_paste(vm, data); }

static void run_paste(wf_vm *vm, void *data) {
    wf_cleanup cleanup;
    wf_cleanup_begin(vm, &cleanup, close_paste, data);
    compile_and_run(vm, &(wf_reader){.read = read_paste, .data = data, .wrong = answer_paste});
    wf_cleanup_end(vm, &cleanup);
}

static bool paste_command(wf_vm *vm) {
    static const char answer[] = {'R', 1, PASTE_WINDOW & 0xff, PASTE_WINDOW >> 8, 1};
    paste p = {.left = PASTE_WINDOW};
    wf_write(vm, WF_STREAM_RAW, answer, sizeof answer);
    return run_and_report(vm, run_paste, &p);
}

/* ---- The conversation ---- */

/* ctrl-A: ctrl-E and a letter before it ask for another way to send code. false: SystemExit. */
static bool answer_ctrl_a(wf_vm *vm, command *c) {
    bool is_question = c->used == 2 && c->text.size == 0 && c->chunk[0] == CTRL_E;
    bool is_paste = is_question && c->chunk[1] == 'A';
    forget(c);
    if (is_paste && !paste_command(vm))
        return false;
    if (is_question && !is_paste)
        wf_write(vm, WF_STREAM_RAW, "R\0", 2);
    wf_console_put(vm, is_question ? ">" : "raw REPL; CTRL-B to exit\r\n>");
    return true;
}

/* false: SystemExit, or with nothing to run, the wish for a soft reset. */
static bool answer_ctrl_d(wf_vm *vm, command *c) {
    wf_console_put(vm, "OK");
    if (c->text.size + c->used == 0 && !c->is_lost) {
        wf_console_put(vm, "\r\n");
        return false;
    }
    flush_chunk(vm, c);
    if (vm->runtime.port->sleep_us)
        vm->runtime.port->sleep_us(vm->runtime.host, OK_ALONE_US);
    bool goes_on = run_and_report(vm, run_command, c);
    forget(c);
    c->passed = 0;
    if (goes_on)
        wf_console_put(vm, ">");
    return goes_on;
}

wf_talk wf_raw_talk(wf_vm *vm) {
    command c = {.used = 0};
    wf_typing_begin(vm);
    for (bool goes_on = answer_ctrl_a(vm, &c); goes_on;) {
        int byte = wf_typed_byte(vm);
        if (byte == CTRL_A) {
            goes_on = answer_ctrl_a(vm, &c);
        } else if (byte == CTRL_B) {
            wf_console_put(vm, "\r\n");
            return WF_TALK_FRIENDLY;
        } else if (byte == CTRL_C || byte == -2) {
            forget(&c);
        } else if (byte == CTRL_D) {
            goes_on = answer_ctrl_d(vm, &c);
        } else if (byte < 0) {
            break;
        } else {
            add_byte(vm, &c, (char)byte);
        }
    }
    return WF_TALK_END;
}

/* ---- The life of a board ---- */

static void run_start_file(wf_vm *vm, void *path) {
    wf_typing_end(vm);
    if (wf_kind_of_path(vm, path) == WF_PATH_FILE)
        wf_run_path(vm, path, vm->runtime.main);
}

static bool start(wf_vm *vm, const char *path) {
    if (wf_try(vm, run_start_file, (void *)(uintptr_t)path) == WF_DONE)
        return true;
    if (wf_is_subtype(wf_typeof(vm->heap.caught), &wf_exc_SystemExit))
        (void)wf_exit_status(vm); /* prints the text that it may have */
    else
        wf_print_caught(vm);
    wf_flush_standard(vm);
    return false;
}

static void serve(wf_vm *vm, void *data) {
    bool *is_raw = data;
    vm->runtime.is_served = true;
    bool goes_on = start(vm, "boot.py");
    if (goes_on && !*is_raw)
        start(vm, "main.py");
    for (wf_talk end = WF_TALK_RAW; end == WF_TALK_RAW || end == WF_TALK_FRIENDLY;) {
        end = *is_raw ? wf_raw_talk(vm) : wf_prompt_talk(vm);
        if (end == WF_TALK_EXIT)
            (void)wf_exit_status(vm);
        *is_raw = end == WF_TALK_RAW || (*is_raw && end != WF_TALK_FRIENDLY);
    }
    wf_typing_end(vm);
    wf_console_put(vm, "MPY: soft reboot\r\n");
}

void wf_serve(wf_vm *vm, bool *is_raw) {
    if (vm->runtime.port && vm->runtime.port->read && wf_try(vm, serve, is_raw) == WF_RAISED)
        wf_print_caught(vm);
}
