/* errors.c - raising from C, and the texts of what is raised.
 *
 * The little format language of wf_raise_text and wf_format is here: what
 * printf has of it, and %R %S %T %N for values.
 */
#include "errors.h"
#include "heap/needs.h"
#include "objects/exc_parts.h"
#include "objects/func.h"
#include "objects/needs.h"
#include "state.h"

/* ---- Formatting ---- */

static void add_number(wf_vm *vm, wf_text *text, uintptr_t number, unsigned base, bool negative) {
    char buffer[24], *at = buffer + sizeof buffer;
    do {
        *--at = "0123456789abcdef"[number % base];
        number /= base;
    } while (number);
    if (negative)
        *--at = '-';
    wf_text_add(vm, text, at, (size_t)(buffer + sizeof buffer - at));
}

static void add_signed(wf_vm *vm, wf_text *text, intptr_t number) {
    add_number(vm, text, number < 0 ? 0 - (uintptr_t)number : (uintptr_t)number, 10, number < 0);
}

static void add_chars(wf_vm *vm, wf_text *text, const char *chars) {
    wf_text_add(vm, text, chars, strlen(chars));
}

/* The type's name, behind that of its module if it is a type in C of one. A class of the library
 * that other Pythons have in C says itself how it is called there. */
static void add_type_name(wf_vm *vm, wf_text *text, const wf_type *type) {
    wf_val name = wf_type_own(vm, type, WF_S(_shown_as));
    if (!wf_is_class(type) && type->module && type->kind != WF_KIND_EXC) {
        add_chars(vm, text, type->module);
        wf_text_add_char(vm, text, '.');
    }
    wf_text_add_str(vm, text, wf_is_null(name) ? wf_from(wf_type_name_str(vm, type)) : name);
}

/* Adds v as the letter says: its repr, its str, its type's name, its own text or, if it is a type,
 * name. */
static void add_value(wf_vm *vm, wf_text *text, char letter, wf_val v) {
    if (letter == 'R')
        wf_text_add_repr(vm, text, v);
    else if (letter == 'T' || wf_is_type(v))
        add_type_name(vm, text, letter == 'T' ? wf_shown_type(v) : wf_as_type(v));
    else
        wf_text_add_str(vm, text, letter == 'S' ? wf_str_of(vm, v) : v);
}

wf_val wf_exc_format(wf_vm *vm, const char *fmt, va_list args) {
    wf_text text = {0};
    for (;;) {
        const char *percent = strchr(fmt, '%');
        if (!percent) {
            add_chars(vm, &text, fmt);
            return wf_text_end(vm, &text);
        }
        wf_text_add(vm, &text, fmt, (size_t)(percent - fmt));
        fmt = percent + 1;
        bool is_long = *fmt == 'l' || *fmt == 'z';
        if (is_long)
            fmt++;
        switch (*fmt++) {
        case 'd':
            add_signed(vm, &text, is_long ? va_arg(args, intptr_t) : va_arg(args, int));
            break;
        case 'u':
            add_number(vm, &text, is_long ? va_arg(args, uintptr_t) : va_arg(args, unsigned), 10,
                       false);
            break;
        case 'x':
            add_number(vm, &text, is_long ? va_arg(args, uintptr_t) : va_arg(args, unsigned), 16,
                       false);
            break;
        case 'c': wf_text_add_char(vm, &text, (uint32_t)va_arg(args, int)); break;
        case 's': add_chars(vm, &text, va_arg(args, const char *)); break;
        case 'R':
        case 'S':
        case 'T':
        case 'N': add_value(vm, &text, fmt[-1], va_arg(args, wf_val)); break;
        default: wf_text_add(vm, &text, fmt - 1, 1); break; /* %% */
        }
    }
}

wf_val wf_format(wf_vm *vm, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    wf_val text = wf_exc_format(vm, fmt, args);
    va_end(args);
    return text;
}

/* ---- Raising ---- */

void wf_raise(wf_vm *vm, wf_val exception) {
    if (wf_is_type(exception) && wf_is_subtype(wf_as_type(exception), &wf_exc_BaseException))
        exception = wf_call(vm, exception, NULL, 0);
    if (!wf_is_exc(exception))
        wf_error_raise(vm, WF_E_RAISE_NOT_EXC);
    wf_exec_raise(vm, exception);
}

static WF_NORETURN void raise_format(wf_vm *vm, const wf_type *type, const char *fmt,
                                     va_list args) {
    wf_val text = wf_exc_format(vm, fmt, args);
    wf_exec_raise(vm, wf_exc_new(vm, type, &text, 1));
}

void wf_raise_text(wf_vm *vm, const wf_type *type, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    raise_format(vm, type, fmt, args); /* va_end is a no-op wherever a long jump may pass it */
}

/* Made by tools/mkerrors.c, which says how they are packed. */
extern const wf_type *const wf_error_types[];
extern const uint8_t wf_error_symbols[], wf_error_texts[], wf_error_sizes[];
extern const uint16_t wf_error_code_sizes[], wf_error_groups[];

static unsigned symbol_part(size_t number) {
    size_t at = number * WF_ERROR_SYMBOL_BITS;
    const uint8_t *p = &wf_error_symbols[at / 8];
    uint32_t bits = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    return bits >> (24 - WF_ERROR_SYMBOL_BITS - at % 8) & WF_ERROR_CHARACTER;
}

static char *unpack_symbol(char *to, unsigned symbol) {
    unsigned first = symbol_part(2 * symbol), second = symbol_part(2 * symbol + 1);
    if (second == WF_ERROR_CHARACTER) {
        *to = (char)first;
        return to + 1;
    }
    return unpack_symbol(unpack_symbol(to, first), second);
}

/* The symbol whose code is at bit *at. Codes of one size count up, and go on behind the shorter
 * ones. */
static unsigned next_symbol(size_t *at) {
    unsigned code = 0, first = 0, symbol = 0;
    for (const uint16_t *count = wf_error_code_sizes;; count++) {
        code = code << 1 | (wf_error_texts[*at / 8] >> (7 - *at % 8) & 1u);
        ++*at;
        if (code - first < *count)
            return symbol + code - first;
        symbol += *count;
        first = (first + *count) << 1;
    }
}

/* The bit at which the text starts. */
static size_t text_start(wf_error error) {
    size_t at = 8 * (size_t)wf_error_groups[error / WF_ERROR_GROUP];
    for (size_t i = error / WF_ERROR_GROUP * WF_ERROR_GROUP; i < error; i++)
        at += WF_ERROR_UNIT * (size_t)wf_error_sizes[i];
    return at;
}

const wf_type *wf_error_unpack(wf_error error, char text[WF_ERROR_ROOM]) {
    size_t at = text_start(error);
    char *to = text;
    do
        to = unpack_symbol(to, next_symbol(&at));
    while (to[-1]);
    const wf_type *type = wf_error_types[text[0] - 1];
    memmove(text, text + 1, (size_t)(to - text) - 1);
    return type;
}

void wf_error_raise(wf_vm *vm, wf_error error, ...) {
    va_list args;
    va_start(args, error);
    char text[WF_ERROR_ROOM];
    const wf_type *type = wf_error_unpack(error, text);
    raise_format(vm, type, text, args);
}

wf_val wf_error_text(wf_vm *vm, wf_error error, ...) {
    va_list args;
    va_start(args, error);
    char fmt[WF_ERROR_ROOM];
    wf_error_unpack(error, fmt);
    wf_val text = wf_exc_format(vm, fmt, args);
    va_end(args);
    return text;
}

void wf_raise_errno(wf_vm *vm, int error, wf_val filename) {
    wf_raise_errno_pair(vm, error, filename, WF_NULL);
}

void wf_raise_errno_pair(wf_vm *vm, int error, wf_val filename, wf_val filename2) {
    wf_error known = wf_errno_error(error);
    wf_val args[5] = {wf_small(error), WF_NULL, filename, WF_NONE, filename2};
    args[1] = wf_error_text(vm, known == WF_E_COUNT ? WF_E_OS_UNKNOWN : known, error);
    size_t count = wf_is_null(filename) ? 2 : wf_is_null(filename2) ? 3 : 5;
    wf_val exc = wf_exc_make_os(vm, &wf_exc_OSError, args, count, WF_NULL);
    wf_exc_init_os(vm, exc, args, count, WF_NULL);
    wf_exec_raise(vm, exc);
}

void wf_raise_key(wf_vm *vm, wf_val key) {
    wf_exec_raise(vm, wf_exc_new(vm, &wf_exc_KeyError, &key, 1));
}

/* The exception made in advance serves when there is no memory for a new one; two
 * of them at once are then the same object. */
void wf_raise_memory(wf_vm *vm, size_t size) {
    (void)size;
    wf_exc *ready = wf_as_exc(vm->objects.memory_error);
    wf_exc *exc = wf_try_new(vm, &wf_exc_MemoryError, sizeof *exc);
    if (!exc) {
        exc = ready;
        exc->cause = exc->context = WF_NULL;
        exc->trace = NULL;
        exc->dict = NULL;
        exc->suppress_context = false;
    }
    wf_set(vm, exc, exc->args, ready->args);
    wf_exec_raise(vm, wf_from(exc));
}

void wf_raise_recursion(wf_vm *vm, const char *doing) { wf_error_raise(vm, WF_E_RECURSION, doing); }
