/* builtins_io.c - the builtins that talk: print, input, open.
 *
 * print() goes straight to the port, past sys.stdout, as long as nobody has
 * looked at sys.stdout: it is made when it is first asked for.
 */
#include "modules/builtins.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "runtime/console.h"
#include "runtime/import.h"
#include "state.h"

/* What the program has in sys.stdout, sys.stdin; WF_NULL: it never asked. */
static wf_val standard_stream(wf_vm *vm, const wf_str *name) {
    wf_val sys = wf_dict_get_name(vm, vm->runtime.modules, WF_S(sys));
    if (wf_is_null(sys) || !wf_has_kind(sys, WF_KIND_MODULE))
        return WF_NULL;
    return wf_dict_get_name(vm, ((wf_module *)wf_ptr(sys))->dict, name);
}

/* ---- print ---- */

/* Where print writes. Short pieces for the port are gathered, so that a line is written at once. */
typedef struct printer {
    wf_val file; /* WF_NULL: the port */
    size_t used;
    char buffer[128];
} printer;

static void send(wf_vm *vm, printer *p) {
    wf_write(vm, 1, p->buffer, p->used);
    p->used = 0;
}

static void put_bytes(wf_vm *vm, printer *p, const char *data, size_t size) {
    if (p->used + size > sizeof p->buffer)
        send(vm, p);
    if (size > sizeof p->buffer) {
        wf_write(vm, 1, data, size);
        return;
    }
    memcpy(p->buffer + p->used, data, size);
    p->used += size;
}

static void put_str(wf_vm *vm, printer *p, wf_val text) {
    if (wf_is_null(p->file))
        put_bytes(vm, p, wf_str_data(wf_as_str(text)), wf_str_size(wf_as_str(text)));
    else
        wf_call_method(vm, p->file, "write", &text, 1);
}

/* Numbers for the port need no str. */
static bool put_number(wf_vm *vm, printer *p, wf_val v) {
    char buffer[40];
    size_t size = sizeof buffer;
    if (!wf_is_null(p->file))
        return false;
    if (wf_is_imm_float(v)) {
        put_bytes(vm, p, buffer, wf_real_repr(wf_imm_float_value(v), buffer));
        return true;
    }
    if (!wf_is_small(v))
        return false;
    intptr_t number = wf_small_value(v);
    uintptr_t rest = number < 0 ? 0 - (uintptr_t)number : (uintptr_t)number;
    do {
        buffer[--size] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        buffer[--size] = '-';
    put_bytes(vm, p, buffer + size, sizeof buffer - size);
    return true;
}

static void put(wf_vm *vm, printer *p, wf_val v) {
    if (wf_is_exact(v, &wf_str_type)) {
        put_str(vm, p, v);
        return;
    }
    if (put_number(vm, p, v))
        return;
    send(vm, p); /* a __str__ may print something itself */
    put_str(vm, p, wf_str_of(vm, v));
}

/* sep or end: a str; None or absent: the usual one. */
static wf_val check_text(wf_vm *vm, wf_val v, const char *name) {
    if (wf_is_null(v) || wf_is_none(v))
        return WF_NULL;
    if (!wf_is_str(v))
        wf_error_raise(vm, WF_E_PRINT_ARGUMENT, name, v);
    return v;
}

static void put_separator(wf_vm *vm, printer *p, wf_val text, const char *usual) {
    if (!wf_is_null(text))
        put_str(vm, p, text);
    else if (wf_is_null(p->file))
        put_bytes(vm, p, usual, 1);
    else
        put_str(vm, p, wf_new_text(vm, usual));
}

wf_val wf_builtin_print(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val given[4] = {WF_NULL, WF_NULL, WF_NULL, WF_NULL}; /* sep, end, file, flush */
    if (!wf_is_null(names))
        wf_bind_args(vm, "print", "*,sep,end,file,flush", 0, 4, args + count, 0, names, given);
    wf_val sep = check_text(vm, given[0], "sep"), end = check_text(vm, given[1], "end");
    printer p = {.file = given[2]};
    if (wf_is_null(p.file) || wf_is_none(p.file)) {
        p.file = standard_stream(vm, WF_S(std_out));
        if (!wf_is_null(p.file) && wf_is_none(p.file))
            return WF_NONE;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put_separator(vm, &p, sep, " ");
        put(vm, &p, args[i]);
    }
    put_separator(vm, &p, end, "\n");
    send(vm, &p);
    if (!wf_is_null(p.file) && !wf_is_null(given[3]) && wf_truth(vm, given[3]))
        wf_call_method(vm, p.file, "flush", NULL, 0);
    return WF_NONE;
}

/* ---- input ---- */

WF_NORETURN static void raise_no_input(wf_vm *vm) { wf_error_raise(vm, WF_E_INPUT_END); }

/* A line from the port, without its end. */
static wf_val read_line(wf_vm *vm) {
    const wf_port *port = wf_port_of(vm);
    wf_text text = {0};
    for (;;) {
        int c = port && port->read ? port->read(wf_host(vm)) : -1;
        if (c == -2) {
            wf_poll(vm);
            wf_raise(vm, wf_exc_new(vm, &wf_exc_KeyboardInterrupt, NULL, 0));
        }
        if (c < 0 && text.size == 0)
            raise_no_input(vm);
        if (c < 0 || c == '\n')
            break;
        wf_text_add(vm, &text, &(char){(char)c}, 1);
    }
    const char *data = text.blob ? (const char *)text.blob->data : "";
    if (text.size && data[text.size - 1] == '\r')
        text.size--;
    return wf_new_str(vm, data, text.size);
}

/* The same from the object that the program has put in sys.stdin. */
static wf_val read_line_of(wf_vm *vm, wf_val file) {
    wf_val line = wf_call_method(vm, file, "readline", NULL, 0);
    size_t size;
    const char *data = wf_to_text(vm, line, &size);
    if (size == 0)
        raise_no_input(vm);
    return data[size - 1] == '\n' ? wf_new_str(vm, data, size - 1) : line;
}

/* Whether a standard stream is what it was: the console. */
static bool is_untouched(wf_vm *vm, const wf_str *name) {
    wf_val stream = standard_stream(vm, name);
    return wf_is_null(stream) || strcmp(wf_type_name(stream), "TextIOWrapper") == 0;
}

wf_val wf_builtin_input(wf_vm *vm, const wf_val *args, size_t count) {
    printer p = {.file = standard_stream(vm, WF_S(std_out))};
    if (is_untouched(vm, WF_S(std_in)) && is_untouched(vm, WF_S(std_out)) && wf_console_edits(vm))
        return wf_console_input(vm, count ? wf_str_of(vm, args[0]) : WF_N(empty));
    if (count && !wf_is_null(p.file))
        wf_call_method(vm, p.file, "flush", NULL, 0);
    if (count) {
        put(vm, &p, args[0]);
        send(vm, &p);
    }
    wf_val file = standard_stream(vm, WF_S(std_in));
    return wf_is_null(file) ? read_line(vm) : read_line_of(vm, file);
}

/* ---- The rest ---- */

wf_val wf_builtin_open(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    return wf_call_names(vm, wf_get_attr_text(vm, wf_import(vm, "io"), "open"), args, count, names);
}

wf_val wf_builtin_breakpoint(wf_vm *vm, const wf_val *args, size_t count) {
    (void)vm;
    (void)args;
    (void)count;
    return WF_NONE;
}

/* What site.py of CPython adds. */
wf_val wf_builtin_exit(wf_vm *vm, const wf_val *args, size_t count) {
    wf_raise(vm, wf_exc_new(vm, &wf_exc_SystemExit, args, count));
}

wf_val wf_builtin_copyright(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    printer p = {.file = standard_stream(vm, WF_S(std_out))};
    put_str(vm, &p, wf_new_text(vm, "Copyright (c) the Wafer authors.\n"));
    send(vm, &p);
    return WF_NONE;
}
