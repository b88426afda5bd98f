/* exc_special.c - what some families of exceptions do differently: their
 * arguments become attributes, and their text is made of those. */
#include "objects/bytes.h"
#include "objects/exc_parts.h"
#include "objects/format.h"
#include "objects/int.h"
#include "state.h"
#include "wafer_errno.h"

/* ---- AttributeError, NameError, ImportError: keyword arguments ---- */

/* Sets an attribute for each keyword, which must be one of `allowed` (ends with NULL). */
static void take_keywords(wf_vm *vm, wf_val self, const char *type_name, const wf_val *values,
                          wf_val names, const wf_str *const *allowed) {
    size_t count = wf_is_null(names) ? 0 : wf_as_tuple(names)->count;
    for (size_t i = 0; i < count; i++) {
        const wf_str *name = wf_as_str(wf_as_tuple(names)->item[i]);
        const wf_str *const *known = allowed;
        while (*known && !wf_str_equal(*known, name))
            known++;
        if (!*known)
            wf_error_raise(vm, WF_E_UNEXPECTED_KEYWORD, type_name, wf_from(name));
        wf_exc_set(vm, self, *known, values[i]);
    }
}

void wf_exc_init_attribute(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    static const wf_str *const allowed[] = {WF_S(name), WF_S(obj), NULL};
    wf_exc_init(vm, self, args, count, WF_NULL);
    take_keywords(vm, self, "AttributeError", args + count, names, allowed);
}

void wf_exc_init_name(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    static const wf_str *const allowed[] = {WF_S(name), NULL};
    wf_exc_init(vm, self, args, count, WF_NULL);
    take_keywords(vm, self, "NameError", args + count, names, allowed);
}

void wf_exc_init_import(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    static const wf_str *const allowed[] = {WF_S(name), WF_S(path), WF_S(name_from), NULL};
    wf_exc_init(vm, self, args, count, WF_NULL);
    if (count == 1)
        wf_exc_set(vm, self, WF_S(msg), args[0]);
    take_keywords(vm, self, "ImportError", args + count, names, allowed);
}

wf_val wf_exc_str_import(wf_vm *vm, wf_val self) {
    wf_val msg = wf_exc_get(vm, self, WF_S(msg));
    return !wf_is_null(msg) && wf_is_exact(msg, &wf_str_type) ? msg : wf_exc_str(vm, self);
}

/* A lone key is shown by its repr: KeyError('') would print nothing otherwise. */
wf_val wf_exc_str_key(wf_vm *vm, wf_val self) {
    wf_tuple *args = wf_as_exc(self)->args;
    return args->count == 1 ? wf_repr(vm, args->item[0]) : wf_exc_str(vm, self);
}

/* ---- StopIteration.value, SystemExit.code: the argument, unless they were set ---- */

wf_val wf_exc_stop_value(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val set = wf_exc_get(vm, args[0], WF_S(value));
    wf_tuple *given = wf_as_exc(args[0])->args;
    if (!wf_is_null(set))
        return set;
    return given->count ? given->item[0] : WF_NONE;
}

wf_val wf_exc_set_stop_value(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_exc_set(vm, args[0], WF_S(value), wf_none_if_null(args[1]));
    return WF_NONE;
}

wf_val wf_exc_exit_code(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_val set = wf_exc_get(vm, args[0], WF_S(code));
    wf_tuple *given = wf_as_exc(args[0])->args;
    if (!wf_is_null(set))
        return set;
    if (given->count > 1)
        return wf_from(given);
    return given->count ? given->item[0] : WF_NONE;
}

wf_val wf_exc_set_exit_code(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_exc_set(vm, args[0], WF_S(code), wf_none_if_null(args[1]));
    return WF_NONE;
}

/* ---- OSError ---- */

/* Numbers of the errors that there is a text for, and perhaps a class; in the order of errors.def. */
static const uint8_t os_numbers[] = {
#define ERROR(id, type, text)
#define OS_ERROR(name, type, text) WF_##name,
#include "errors.def"
#undef ERROR
};

wf_error wf_errno_error(int number) {
    for (size_t i = 0; i < WF_COUNT(os_numbers); i++)
        if (os_numbers[i] == number)
            return (wf_error)(WF_E_OS_EPERM + i);
    return WF_E_COUNT;
}

/* OSError(errno, text) makes an instance of the class for that errno. */
wf_val wf_exc_make_os(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                      wf_val names) {
    if (type == &wf_exc_OSError && !wf_is_null(names) && wf_as_tuple(names)->count)
        wf_error_raise(vm, WF_E_NO_KEYWORDS, type->name);
    if (type == &wf_exc_OSError && count >= 2 && count <= 5 && wf_is_small(args[0])) {
        wf_error known = wf_errno_error((int)wf_small_value(args[0]));
        char text[WF_ERROR_ROOM];
        if (known != WF_E_COUNT)
            type = wf_error_unpack(known, text);
    }
    return wf_exc_make(vm, type, args, count, names);
}

/* OSError(errno, strerror, filename, winerror, filename2): the file names do not stay in args.
 * A lone number is an errno too (CPython has None then): programs for small machines raise
 * OSError(errno.EIO) and ask for errno. */
void wf_exc_init_os(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_exc_init(vm, self, args, count, names);
    if (count == 1 && wf_is_small(args[0]))
        wf_exc_set(vm, self, WF_S(errno), args[0]);
    if (count < 2 || count > 5)
        return;
    wf_exc_set(vm, self, WF_S(errno), args[0]);
    wf_exc_set(vm, self, WF_S(strerror), args[1]);
    if (count == 2 || wf_is_none_(args[2]))
        return;
    wf_exc_set(vm, self, WF_S(filename), args[2]);
    if (count == 5)
        wf_exc_set(vm, self, WF_S(filename2), args[4]);
    wf_exc_set_args(vm, wf_as_exc(self), args, 2);
}

wf_val wf_exc_str_os(wf_vm *vm, wf_val self) {
    wf_val number = wf_exc_get(vm, self, WF_S(errno));
    wf_val text = wf_exc_get(vm, self, WF_S(strerror));
    wf_val file = wf_exc_get(vm, self, WF_S(filename));
    wf_val file2 = wf_exc_get(vm, self, WF_S(filename2));
    if (wf_is_null(number) || wf_is_null(text))
        return wf_exc_str(vm, self);
    if (wf_is_null(file))
        return wf_format(vm, "[Errno %S] %S", number, text);
    if (wf_is_null(file2) || wf_is_none_(file2))
        return wf_format(vm, "[Errno %S] %S: %R", number, text, file);
    return wf_format(vm, "[Errno %S] %S: %R -> %R", number, text, file, file2);
}

/* ---- SyntaxError ---- */

/* SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
void wf_exc_init_syntax(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    static const wf_str *const fields[] = {WF_S(filename), WF_S(lineno),     WF_S(offset),
                                           WF_S(text),     WF_S(end_lineno), WF_S(end_offset)};
    wf_exc_init(vm, self, args, count, names);
    if (count == 0)
        return;
    wf_exc_set(vm, self, WF_S(msg), args[0]);
    if (count != 2)
        return;
    wf_tuple *place = wf_tuple_from(vm, args[1]);
    if (place->count < 4)
        wf_error_raise(vm, WF_E_FUNCTION_TAKES, "at least 4", (int)place->count);
    if (place->count > 6)
        wf_error_raise(vm, WF_E_FUNCTION_TAKES, "at most 6", (int)place->count);
    if (place->count == 5)
        wf_error_raise(vm, WF_E_SYNTAX_END);
    for (size_t i = 0; i < place->count; i++)
        wf_exc_set(vm, self, fields[i], place->item[i]);
}

wf_val wf_exc_str_syntax(wf_vm *vm, wf_val self) {
    wf_val msg = wf_exc_get(vm, self, WF_S(msg));
    wf_val file = wf_exc_get(vm, self, WF_S(filename));
    wf_val line = wf_exc_get(vm, self, WF_S(lineno));
    if (wf_is_null(msg))
        msg = WF_NONE;
    bool has_file = !wf_is_null(file) && wf_is_str_(file);
    bool has_line = !wf_is_null(line) && wf_is_int(line);
    if (!has_file)
        return has_line ? wf_format(vm, "%S (line %S)", msg, line) : wf_str_of(vm, msg);
    const char *path = wf_str_data(wf_as_str(file)), *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    if (has_line)
        return wf_format(vm, "%S (%s, line %S)", msg, base, line);
    return wf_format(vm, "%S (%s)", msg, base);
}

/* ---- UnicodeDecodeError and its kin ---- */

/* Checks the arguments (encoding, object, start, end, reason; translating has no encoding) and
 * sets them. */
static void init_unicode(wf_vm *vm, wf_val self, const wf_val *args, size_t count,
                         bool has_encoding, bool is_text) {
    static const wf_str *const fields[] = {WF_S(encoding), WF_S(object), WF_S(start), WF_S(end),
                                           WF_S(reason)};
    size_t first = has_encoding ? 0 : 1;
    if (count != 5 - first)
        wf_error_raise(vm, WF_E_FUNCTION_TAKES, has_encoding ? "exactly 5" : "exactly 4",
                       (int)count);
    for (size_t i = 0; i < count; i++) {
        size_t field = first + i;
        bool is_position = field == 2 || field == 3;
        if (!is_position && (field != 1 || is_text) && !wf_is_str_(args[i]))
            wf_error_raise(vm, WF_E_ARGUMENT_TYPE, (int)i + 1, "str", args[i]);
        wf_exc_set(vm, self, fields[field], is_position ? wf_index(vm, args[i]) : args[i]);
    }
    if (!is_text && !wf_is_bytes(args[1]) && !wf_is_bytearray(args[1]))
        wf_error_raise(vm, WF_E_NEED_BUFFER, args[1]);
}

void wf_exc_init_decode(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_exc_init(vm, self, args, count, names);
    init_unicode(vm, self, args, count, true, false);
}

void wf_exc_init_encode(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_exc_init(vm, self, args, count, names);
    init_unicode(vm, self, args, count, true, true);
}

void wf_exc_init_translate(wf_vm *vm, wf_val self, const wf_val *args, size_t count, wf_val names) {
    wf_exc_init(vm, self, args, count, names);
    init_unicode(vm, self, args, count, false, true);
}

static void add_hex(wf_vm *vm, wf_text *text, uint32_t number, int digits) {
    while (digits-- > 0)
        wf_text_add(vm, text, &"0123456789abcdef"[(number >> (4 * digits)) & 15], 1);
}

/* "byte 0xff in position 2", "character '\xe9' in position 0", or of several: "bytes in position
 * 0-1". */
static void add_place(wf_vm *vm, wf_text *text, wf_val object, intptr_t start, intptr_t end) {
    bool is_text = wf_is_str_(object);
    intptr_t length = (intptr_t)wf_length(vm, object);
    if (end != start + 1 || start < 0 || start >= length) {
        wf_text_addf(vm, text, "%s in position %ld-%ld", is_text ? "characters" : "bytes",
                     (long)start, (long)end - 1);
        return;
    }
    if (!is_text) {
        wf_text_addf(vm, text, "byte 0x");
        add_hex(vm, text, (uint32_t)wf_to_int(vm, wf_get_item(vm, object, wf_small(start))), 2);
    } else {
        uint32_t code = wf_str_char_at(vm, wf_as_str(object), (size_t)start);
        int digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
        wf_text_addf(vm, text, "character '\\%c", digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        add_hex(vm, text, code, digits);
        wf_text_addf(vm, text, "'");
    }
    wf_text_addf(vm, text, " in position %ld", (long)start);
}

wf_val wf_exc_str_unicode(wf_vm *vm, wf_val self) {
    wf_val object = wf_exc_get(vm, self, WF_S(object));
    wf_val encoding = wf_exc_get(vm, self, WF_S(encoding));
    if (wf_is_null(object))
        return WF_N(empty);
    wf_text text = {0};
    if (wf_is_null(encoding))
        wf_text_addf(vm, &text, "can't translate ");
    else
        wf_text_addf(vm, &text, "'%S' codec can't %s ", encoding,
                     wf_is_str_(object) ? "encode" : "decode");
    intptr_t start = wf_to_clamped(vm, wf_exc_get(vm, self, WF_S(start)));
    intptr_t end = wf_to_clamped(vm, wf_exc_get(vm, self, WF_S(end)));
    add_place(vm, &text, object, start, end);
    wf_text_addf(vm, &text, ": %S", wf_exc_get(vm, self, WF_S(reason)));
    return wf_text_end(vm, &text);
}
