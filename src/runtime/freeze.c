/* freeze.c - writes compiled modules as C source, so that their code objects
 * become constants that run where they lie in the image.
 *
 * The text it writes is the same for every machine: what depends on the size
 * of a word is left to macros (runtime/frozen.h); the line tables are written with
 * columns and without. Each object gets a number;
 * `numbers` maps strings that are interned to theirs, because a name must be one
 * object in all modules. Other texts, and tuples of names, are written once to
 * save room.
 */
#include <stdio.h>
#include "compiler/compile.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "runtime/import.h"
#include "state.h"

typedef struct freezer {
    wf_dict *numbers; /* interned text -> number of its object */
    wf_dict *others;  /* the same of other texts and of tuples of interned ones */
    int next;
    int own; /* the first number that is not of a name of names.gen.c */
} freezer;

WF_PRINTF(2, 3) static void put(wf_vm *vm, const char *fmt, ...) {
    char line[512];
    va_list args;
    va_start(args, fmt);
    int size = vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    assert(size >= 0 && (size_t)size < sizeof line);
    wf_write(vm, 1, line, (size_t)size);
}

static void put_text(wf_vm *vm, const char *data, size_t size) {
    put(vm, "\"");
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[i];
        if (c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?')
            put(vm, "%c", c);
        else
            put(vm, "\\%03o", c);
    }
    put(vm, "\"");
}

/* ---- Constants ---- */

enum { LONGEST_SHORT = 4000 }; /* bytes of a str whose size fits its head on every machine */

static int put_str(wf_vm *vm, freezer *f, const wf_str *s) {
    bool is_interned = wf_str_is_interned(s), is_wide = !wf_str_is_ascii(s);
    size_t size = wf_str_size(s);
    wf_dict *numbers = is_interned ? f->numbers : f->others;
    wf_val known = wf_dict_get(vm, numbers, wf_from(s));
    if (!wf_is_null(known))
        return (int)wf_small_value(known);
    int number = f->next++;
    const char *name = is_interned ? "WF_STR_INTERNED" : "0";
    uint32_t hash = wf_str_hash_bytes(wf_str_data(s), size);
    if (is_wide || size > LONGEST_SHORT)
        put(vm, "WF_FROZEN_LONG(o%d, 0x%xu, %s | %s, %zu, %zu, ", number, (unsigned)hash, name,
            is_wide ? "WF_STR_WIDE" : "WF_STR_LONG", size, wf_str_len(s));
    else
        put(vm, "WF_FROZEN_STR(o%d, 0x%xu, %s | %zu, ", number, (unsigned)hash, name, size);
    put_text(vm, wf_str_data(s), size);
    put(vm, ");\n");
    wf_dict_set(vm, numbers, wf_from(s), wf_small(number));
    return number;
}

static int put_bytes(wf_vm *vm, freezer *f, const wf_bytes *bytes) {
    int number = f->next++;
    put(vm, "static const wf_bytes o%d = {WF_HEAD(wf_bytes_type), %zu, {", number, bytes->size);
    for (size_t i = 0; i < bytes->size; i++)
        put(vm, "%u,", bytes->data[i]);
    put(vm, "0}};\n");
    return number;
}

/* An int with digits, also one that is small on some machines only. */
static int put_int(wf_vm *vm, freezer *f, wf_val v) {
    int number = f->next++;
    uint32_t pair[2];
    const uint32_t *digits = pair;
    intptr_t count;
    if (wf_is_small(v)) {
        int64_t value = wf_small_value(v);
        uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
        pair[0] = (uint32_t)magnitude;
        pair[1] = (uint32_t)(magnitude >> 32);
        count = pair[1] ? 2 : 1;
        count = value < 0 ? -count : count;
    } else {
        const wf_int *object = wf_ptr(v);
        digits = object->digit;
        count = object->count;
    }
    put(vm, "static const wf_int o%d = {WF_HEAD(wf_int_type), %ld, {", number, (long)count);
    for (intptr_t i = 0; i < (count < 0 ? -count : count); i++)
        put(vm, "0x%xu,", (unsigned)digits[i]);
    put(vm, "}};\n");
    return number;
}

static void real_bits(wf_real x, unsigned long long *wide, unsigned *narrow) {
    double exact = (double)x;
    float single = (float)exact;
    uint32_t bits;
    memcpy(wide, &exact, sizeof exact);
    memcpy(&bits, &single, sizeof bits);
    bits += 1 + ((bits >> 2) & 1); /* rounded as wf_imm_float does */
    *narrow = bits & ~3u;
}

static int put_code(wf_vm *vm, freezer *f, const wf_code *code);
static int put_tuple(wf_vm *vm, freezer *f, const wf_tuple *tuple);

enum { IMMEDIATE = -1 };
enum { LEAST_WIDE = 1 << 30 }; /* ints from here on are not small on 32-bit words */

/* Writes the object that v is, if it needs one; its number, or IMMEDIATE. */
static int put_object(wf_vm *vm, freezer *f, wf_val v) {
    if (wf_is_small(v)) {
        intptr_t i = wf_small_value(v);
        return i >= -LEAST_WIDE && i < LEAST_WIDE ? IMMEDIATE : put_int(vm, f, v);
    }
    if (!wf_is_object(v))
        return IMMEDIATE;
    switch (wf_kind_of(v)) {
    case WF_KIND_STR: return put_str(vm, f, wf_as_str(v));
    case WF_KIND_BYTES: return put_bytes(vm, f, wf_as_bytes(v));
    case WF_KIND_INT: return put_int(vm, f, v);
    case WF_KIND_TUPLE: return put_tuple(vm, f, wf_as_tuple(v));
    case WF_KIND_CODE: return put_code(vm, f, wf_ptr(v));
    case WF_KIND_COMPLEX: {
        const wf_complex *z = wf_ptr(v);
        put(vm,
            "static const wf_complex o%d = {WF_HEAD(wf_complex_type), (wf_real)%a, (wf_real)%a};\n",
            f->next, (double)z->re, (double)z->im);
        return f->next++;
    }
    default: return IMMEDIATE; /* a singleton; put_value refuses others */
    }
}

/* Writes the reference to v, as an initializer. */
static void put_value(wf_vm *vm, wf_val v, int number) {
    if (number != IMMEDIATE && wf_is_small(v))
        put(vm, "WF_FROZEN_INT(%lld, o%d)", (long long)wf_small_value(v), number);
    else if (number != IMMEDIATE)
        put(vm, "WF_ROM_VAL(o%d)", number);
    else if (wf_is_small(v))
        put(vm, "WF_SMALL_CONST(%ld)", (long)wf_small_value(v));
    else if (wf_is_imm_float(v)) {
        unsigned long long wide;
        unsigned narrow;
        real_bits(wf_imm_float_value(v), &wide, &narrow);
        put(vm, "WF_REAL_CONST(0x%llxull, 0x%xu)", wide, narrow);
    } else if (wf_eq(v, WF_NONE))
        put(vm, "WF_ROM_VAL(wf_none_object)");
    else if (wf_is_bool(v))
        put(vm, "WF_ROM_VAL(wf_%s_object)", wf_eq(v, WF_TRUE) ? "true" : "false");
    else if (wf_eq(v, WF_ELLIPSIS))
        put(vm, "WF_ROM_VAL(wf_ellipsis_object)");
    else if (wf_is_null(v))
        put(vm, "WF_BITS_CONST(0)");
    else if (wf_is_tuple(v)) /* the one empty tuple */
        put(vm, "WF_ROM_VAL(wf_empty_tuple)");
    else
        wf_error_raise(vm, WF_E_CANNOT_FREEZE, v);
}

/* The numbers of many objects, written before what refers to them. */
static wf_list *put_objects(wf_vm *vm, freezer *f, const wf_val *values, size_t count) {
    wf_list *numbers = wf_list_new(vm, NULL, 0);
    for (size_t i = 0; i < count; i++)
        wf_list_append(vm, numbers, wf_small(put_object(vm, f, values[i])));
    return numbers;
}

static void put_values(wf_vm *vm, const wf_val *values, const wf_list *numbers) {
    for (size_t i = 0; i < numbers->count; i++) {
        put_value(vm, values[i], (int)wf_small_value(wf_list_at(numbers, i)));
        put(vm, ", ");
    }
}

static bool has_names_only(const wf_tuple *tuple) {
    for (size_t i = 0; i < tuple->count; i++) {
        wf_val v = tuple->item[i];
        if (!wf_is_none_(v) && !(wf_is_str_(v) && wf_str_is_interned(wf_as_str(v))))
            return false;
    }
    return true;
}

static int put_tuple(wf_vm *vm, freezer *f, const wf_tuple *tuple) {
    if (tuple->count == 0)
        return IMMEDIATE;
    bool is_shared = has_names_only(tuple);
    wf_val known = is_shared ? wf_dict_get(vm, f->others, wf_from(tuple)) : WF_NULL;
    if (!wf_is_null(known))
        return (int)wf_small_value(known);
    wf_list *numbers = put_objects(vm, f, tuple->item, tuple->count);
    put(vm, "static const wf_tuple o%d = {WF_HEAD(wf_tuple_type), %zu, {", f->next, tuple->count);
    put_values(vm, tuple->item, numbers);
    put(vm, "}};\n");
    if (is_shared)
        wf_dict_set(vm, f->others, wf_from(tuple), wf_small(f->next));
    return f->next++;
}

/* ---- Code ---- */

static void put_pointer(wf_vm *vm, const char *field, const char *type, int number) {
    if (number == IMMEDIATE)
        put(vm, ".%s = NULL, ", field);
    else
        put(vm, ".%s = (%s *)(uintptr_t)&o%d, ", field, type, number);
}

static void put_numbers(wf_vm *vm, const char *fmt_open, const uint32_t *wide, const uint16_t *half,
                        const uint8_t *bytes, size_t count) {
    if (!count)
        return;
    put(vm, "%s", fmt_open);
    for (size_t i = 0; i < count; i++)
        put(vm, "0x%x,", (unsigned)(wide ? wide[i] : half ? half[i] : bytes[i]));
    put(vm, "},\n");
}

/* The line table without columns. */
static wf_text plain_lines(wf_vm *vm, const wf_code *code) {
    wf_text text = {0};
    uint32_t line = code->first_line, run;
    for (uint32_t i = 0; i < code->ins_count; i += run) {
        uint32_t here = wf_code_line(code, i);
        for (run = 1; i + run < code->ins_count && wf_code_line(code, i + run) == here;)
            run++;
        uint8_t entry[WF_LINE_MOST];
        size_t size = wf_line_put(entry, run, (int32_t)(here - line), &(wf_place){0});
        wf_text_add(vm, &text, (const char *)entry, size);
        line = here;
    }
    return text;
}

static void put_code_layout(wf_vm *vm, const wf_code *code, size_t plain_size) {
    put(vm, "static const struct {wf_code code; ");
    if (code->const_count)
        put(vm, "wf_val consts[%u]; ", code->const_count);
    put(vm, "wf_ins ins[%u]; ", (unsigned)code->ins_count);
    if (code->handler_count)
        put(vm, "uint32_t handlers[%u]; ", code->handler_count * 3u);
    if (code->flags & WF_CODE_RARE)
        put(vm, "wf_code_rare rare; ");
    if (code->site_count)
        put(vm, "uint16_t sites[%u]; ", code->site_count);
    if (wf_code_capture_count(code))
        put(vm, "uint16_t captures[%zu]; ", wf_code_capture_count(code));
    put(vm, "uint8_t lines[WF_COLUMNS ? %zu : %zu];", wf_code_line_size(code), plain_size);
    put(vm, "}");
}

static void put_lines(wf_vm *vm, const wf_code *code, const wf_text *plain) {
    put(vm, "#if WF_COLUMNS\n");
    put_numbers(vm, ".lines = {", NULL, NULL, wf_code_lines(code), wf_code_line_size(code));
    put(vm, "#else\n");
    put_numbers(vm, ".lines = {", NULL, NULL, plain->blob->data, plain->size);
    put(vm, "#endif\n");
}

static int put_code(wf_vm *vm, freezer *f, const wf_code *code) {
    wf_check_stack(vm);
    const wf_val *consts = wf_code_consts(code);
    int name = put_str(vm, f, code->name),
        scope = code->scope ? put_str(vm, f, code->scope) : IMMEDIATE;
    int filename = put_str(vm, f, code->filename);
    wf_list *numbers = put_objects(vm, f, consts, code->const_count);
    wf_text plain = plain_lines(vm, code);
    put_code_layout(vm, code, plain.size);
    put(vm, " o%d = {.code = {WF_HEAD(wf_code_type), ", f->next);
    put_pointer(vm, "name", "const wf_str", name);
    put_pointer(vm, "scope", "const wf_str", scope);
    put_pointer(vm, "filename", "const wf_str", filename);
    put(vm, "%u, %u, %u, %u, %u, %u, %u, %u, %u, %u},\n", (unsigned)code->ins_count,
        (unsigned)code->first_line, code->const_count, code->local_count, code->handler_count,
        code->site_count, code->reg_count, code->flags, code->arg_count, code->clear_count);
    if (code->const_count) {
        put(vm, ".consts = {");
        put_values(vm, consts, numbers);
        put(vm, "},\n");
    }
    put_numbers(vm, ".ins = {", wf_code_ins(code), NULL, NULL, code->ins_count);
    put_numbers(vm, ".handlers = {", (const uint32_t *)(const void *)wf_code_handlers(code), NULL,
                NULL, code->handler_count * 3u);
    if (code->flags & WF_CODE_RARE)
        put(vm, ".rare = {%zu, %zu, %zu},\n", wf_code_capture_count(code),
            wf_code_posonly_count(code), wf_code_kwonly_count(code));
    put_numbers(vm, ".sites = {", NULL, wf_code_sites(code), NULL, code->site_count);
    put_numbers(vm, ".captures = {", NULL, wf_code_captures(code), NULL,
                wf_code_capture_count(code));
    put_lines(vm, code, &plain);
    put(vm, "};\n");
    return f->next++;
}

/* ---- Files ---- */

/* The index of the names, open-addressed as objects/names.c looks them up; those of names.def have
 * an index of their own. */
static void put_names(wf_vm *vm, const freezer *f) {
    size_t count = f->numbers->count - ((size_t)f->own - 1), room = count + count / 2 + 1;
    wf_list *index = wf_list_new(vm, NULL, room);
    size_t pos = 0;
    for (wf_val key, number; wf_dict_next(f->numbers, &pos, &key, &number);) {
        if (wf_small_value(number) < f->own)
            continue;
        const wf_str *s = wf_as_str(key);
        size_t at = (wf_str_hash_bytes(wf_str_data(s), wf_str_size(s)) & 0xffff) % room;
        while (!wf_is_null(wf_list_at(index, at)))
            at = (at + 1) % room;
        wf_set(vm, index->row, index->row->slot[at], number);
    }
    put(vm, "const size_t wf_frozen_name_room = %zu;\nconst wf_str *const wf_frozen_names[] = {\n",
        room);
    for (size_t i = 0; i < room; i++) {
        wf_val number = wf_list_at(index, i);
        if (wf_is_null(number))
            put(vm, "NULL,\n");
        else
            put(vm, "(const wf_str *)&o%ld,\n", (long)wf_small_value(number));
    }
    put(vm, "};\n");
}

/* Names that are read-only already keep their object. */
static void put_known_names(wf_vm *vm, freezer *f) {
#define NAME(id, text)                                                                             \
    put(vm, "#define o%d wf_name_" #id "\n", f->next);                                             \
    wf_dict_set(vm, f->numbers, WF_N(id), wf_small(f->next++));
#include "objects/names.def"
#undef NAME
    for (unsigned c = 0; c < WF_COUNT(wf_char_strs); c++) {
        put(vm, "#define o%d (*WF_CHAR(%u))\n", f->next, c);
        wf_dict_set(vm, f->numbers, wf_from(WF_CHAR(c)), wf_small(f->next++));
    }
    f->own = f->next;
}

static bool is_package(const char *path) {
    const char *slash = strrchr(path, '/');
    return strcmp(slash ? slash + 1 : path, "__init__.py") == 0;
}

void wf_freeze_files(wf_vm *vm, const char *const *paths, const char *const *names, size_t count) {
    freezer f = {.numbers = wf_dict_new(vm), .others = wf_dict_new(vm), .next = 1};
    wf_list *modules = wf_list_new(vm, NULL, 0);
    put(vm, "/* Made by tools/freeze.c. */\n#include \"runtime/frozen.h\"\n");
    put_known_names(vm, &f);
    for (size_t i = 0; i < count; i++) {
        wf_val source = wf_read_file(vm, paths[i]);
        wf_bytes *text = wf_as_bytes(source);
        const wf_str *filename = wf_as_str(wf_format(vm, "<frozen %s>", names[i]));
        wf_code *code = wf_compile_text(vm, (const char *)text->data, text->size, filename,
                                        WF_MODE_MODULE, vm->runtime.opt_level);
        wf_list_append(vm, modules, wf_small(put_code(vm, &f, code)));
    }
    put_names(vm, &f);
    put(vm, "const wf_frozen wf_frozen_modules[] = {\n");
    for (size_t i = 0; i < count; i++)
        put(vm, "{\"%s\", &o%ld.code, %d},\n", names[i],
            (long)wf_small_value(wf_list_at(modules, i)), is_package(paths[i]));
    put(vm, "{NULL, NULL, 0}};\n");
}
