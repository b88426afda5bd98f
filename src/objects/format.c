/* format.c - the format mini-language, format() of a str, and str.format.
 *
 * A replacement field is
 *     "{" [name ("." attribute | "[" item "]")*] ["!" conversion] [":" spec] "}"
 * whose spec may hold fields itself, one level deep. */
#include "heap/needs.h"
#include "objects/format.h"
#include "objects/text.h"

/* ---- Specifications ---- */

static bool is_align(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits from *p on; SIZE_MAX if there are none. */
static size_t read_number(wf_vm *vm, const char **p, const char *end) {
    size_t number = SIZE_MAX;
    for (; *p < end && is_digit(**p); ++*p) {
        size_t digit = (size_t)(**p - '0'), before = number == SIZE_MAX ? 0 : number;
        if (before > (SIZE_MAX / 2 - digit) / 10)
            wf_error_raise(vm, WF_E_FORMAT_DIGITS);
        number = before * 10 + digit;
    }
    return number;
}

static const char *read_align(const char *p, const char *end, wf_spec *out) {
    const char *next = p;
    uint32_t fill = p < end ? wf_utf8_next(&next) : 0;
    if (next < end && is_align(*next)) {
        out->fill = fill;
        out->align = *next;
        return next + 1;
    }
    if (p < end && is_align(*p))
        out->align = *p++;
    return p;
}

/* Flags and width: all before the grouping. */
static const char *read_flags(wf_vm *vm, const char *p, const char *end, wf_spec *out) {
    if (p < end && (*p == '+' || *p == '-' || *p == ' '))
        out->sign = *p++;
    if (p < end && *p == 'z') {
        out->z = true;
        p++;
    }
    if (p < end && *p == '#') {
        out->alternate = true;
        p++;
    }
    if (p < end && *p == '0' && !out->fill) {
        out->fill = '0';
        out->zero = true;
        p++;
    }
    size_t width = read_number(vm, &p, end);
    out->width = width == SIZE_MAX ? 0 : width;
    return p;
}

/* , and _ before the type. */
static const char *read_grouping(wf_vm *vm, const char *p, const char *end, wf_spec *out) {
    while (p < end && (*p == ',' || *p == '_')) {
        if (out->grouping == *p)
            wf_error_raise(vm, WF_E_FORMAT_SEPARATOR, out->grouping, *p);
        if (out->grouping)
            wf_error_raise(vm, WF_E_FORMAT_BOTH);
        out->grouping = *p++;
    }
    return p;
}

static void check_grouping(wf_vm *vm, const wf_spec *spec) {
    static const char any[] = "defgEG%F", underscore[] = "boxX";
    if (!spec->grouping || !spec->type)
        return;
    bool is_ascii = spec->type < 128;
    if (is_ascii && strchr(any, (int)spec->type))
        return;
    if (is_ascii && spec->grouping == '_' && strchr(underscore, (int)spec->type))
        return;
    if (spec->type > 32 && is_ascii)
        wf_error_raise(vm, WF_E_FORMAT_SEPARATOR, spec->grouping, (int)spec->type);
    wf_error_raise(vm, WF_E_FORMAT_SEPARATOR_CODE, spec->grouping, (unsigned)spec->type);
}

void wf_spec_parse(wf_vm *vm, const wf_str *spec, wf_val type_of, wf_spec *out) {
    *out = (wf_spec){.precision = -1};
    const char *p = wf_str_data(spec), *end = p + wf_str_size(spec);
    p = read_align(p, end, out);
    p = read_flags(vm, p, end, out);
    p = read_grouping(vm, p, end, out);
    if (p < end && *p == '.') {
        p++;
        size_t precision = read_number(vm, &p, end);
        if (precision == SIZE_MAX)
            wf_error_raise(vm, WF_E_FORMAT_PRECISION);
        out->precision = (intptr_t)precision;
    }
    if (p < end)
        out->type = wf_utf8_next(&p);
    if (p < end)
        wf_error_raise(vm, WF_E_FORMAT_INVALID, wf_from(spec), type_of);
    check_grouping(vm, out);
}

void wf_spec_unknown(wf_vm *vm, const wf_spec *spec, wf_val v) {
    if (spec->type > 32 && spec->type < 128)
        wf_error_raise(vm, WF_E_FORMAT_UNKNOWN, (int)spec->type, v);
    wf_error_raise(vm, WF_E_FORMAT_UNKNOWN_CODE, (unsigned)spec->type, v);
}

static void add_fill(wf_vm *vm, wf_text *out, uint32_t fill, size_t times) {
    char buffer[4];
    size_t size = wf_utf8_put(buffer, fill ? fill : ' ');
    if (times == 0)
        return;
    if (times > SIZE_MAX / 8)
        wf_raise_memory(vm, SIZE_MAX);
    char *to = wf_text_room(vm, out, size * times);
    memcpy(to, buffer, size);
    wf_repeat_fill(vm, to, size, times);
}

void wf_spec_pad(wf_vm *vm, wf_text *out, const wf_spec *spec, char align, const char *data,
                 size_t size, size_t chars) {
    size_t missing = spec->width > chars ? spec->width - chars : 0;
    if (spec->align)
        align = spec->align;
    size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
    add_fill(vm, out, spec->fill, left);
    wf_text_add(vm, out, data, size);
    add_fill(vm, out, spec->fill, missing - left);
}

/* ---- format(str, spec) ---- */

static void check_str_spec(wf_vm *vm, wf_val self, const wf_spec *spec) {
    if (spec->type && spec->type != 's')
        wf_spec_unknown(vm, spec, self);
    if (spec->grouping)
        wf_error_raise(vm, WF_E_FORMAT_SEPARATOR, spec->grouping, 's');
    if (spec->sign)
        wf_error_raise(vm, WF_E_FORMAT_STR_NOT, spec->sign == ' ' ? "Space" : "Sign");
    if (spec->z)
        wf_error_raise(vm, WF_E_FORMAT_STR_NOT, "Negative zero coercion (z)");
    if (spec->alternate)
        wf_error_raise(vm, WF_E_FORMAT_STR_NOT, "Alternate form (#)");
    if (spec->align == '=')
        wf_error_raise(vm, WF_E_FORMAT_STR_ALIGN);
}

wf_val wf_str_format_self(wf_vm *vm, wf_val self, const wf_str *spec_text) {
    const wf_str *s = wf_as_str(self);
    if (wf_str_size(spec_text) == 0)
        return wf_str_of(vm, self);
    wf_spec spec;
    wf_spec_parse(vm, spec_text, self, &spec);
    check_str_spec(vm, self, &spec);
    size_t chars = wf_str_len(s), size = wf_str_size(s);
    if (spec.precision >= 0 && (size_t)spec.precision < chars) {
        chars = (size_t)spec.precision;
        size = wf_str_offset(vm, s, chars);
    } else if (spec.width <= chars) {
        return self; /* whatever its class */
    }
    wf_text out = {0};
    wf_spec_pad(vm, &out, &spec, '<', wf_str_data(s), size, chars);
    return wf_text_end(vm, &out);
}

wf_val wf_format_value(wf_vm *vm, wf_val v, wf_val spec) {
    if (!wf_is_str_(spec))
        wf_error_raise(vm, WF_E_FORMAT_SPEC_TYPE, spec);
    if (wf_str_size(wf_as_str(spec)) == 0 && (wf_is_small(v) || wf_is_imm_float(v)))
        return wf_str_of(vm, v);
    if (wf_is_exact(v, &wf_str_type))
        return wf_str_format_self(vm, v, wf_as_str(spec));
    wf_val text = wf_call_special(vm, v, WF_S(__format__), &spec, 1);
    if (wf_is_null(text))
        wf_error_raise(vm, WF_E_NO_FORMAT, v);
    if (!wf_is_str_(text))
        wf_error_raise(vm, WF_E_FORMAT_RESULT, text);
    return text;
}

/* ---- str.format ---- */

typedef struct formatter {
    const wf_val *args;
    size_t count;
    wf_val mapping;
    bool is_map; /* format_map: no positional fields */
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    size_t next; /* automatic numbering: of the next field */
} formatter;

/* A field's parts, as offsets would be: spans of the template. */
typedef struct field {
    wf_span name, spec;
    uint32_t conversion; /* 0: none */
    bool spec_has_fields;
} field;

static bool is_number(wf_span s) {
    for (size_t i = 0; i < s.size; i++)
        if (!is_digit(s.data[i]))
            return false;
    return s.size > 0;
}

static size_t to_number(wf_vm *vm, wf_span s) {
    const char *p = s.data;
    return read_number(vm, &p, p + s.size);
}

static void use_numbering(wf_vm *vm, formatter *f, bool automatic) {
    if (f->numbering == UNDECIDED)
        f->numbering = automatic ? AUTOMATIC : MANUAL;
    if ((f->numbering == AUTOMATIC) != automatic)
        wf_error_raise(vm, automatic ? WF_E_FORMAT_TO_AUTOMATIC : WF_E_FORMAT_TO_MANUAL);
}

/* The argument that the first part of a field's name stands for. */
static wf_val first_object(wf_vm *vm, formatter *f, wf_span name) {
    bool automatic = name.size == 0;
    if (!automatic && !is_number(name))
        return wf_get_item(vm, f->mapping, wf_new_str(vm, name.data, name.size));
    size_t number = automatic ? 0 : to_number(vm, name);
    use_numbering(vm, f, automatic);
    if (f->is_map)
        wf_error_raise(vm, WF_E_FORMAT_POSITIONAL);
    if (automatic)
        number = f->next++;
    if (number >= f->count)
        wf_error_raise(vm, WF_E_FORMAT_INDEX, number);
    return f->args[number];
}

static size_t until(wf_span s, size_t from, const char *stops) {
    while (from < s.size && !strchr(stops, s.data[from]))
        from++;
    return from;
}

/* name.attribute[item]... */
static wf_val field_object(wf_vm *vm, formatter *f, wf_span name) {
    size_t at = until(name, 0, ".[");
    wf_val object = first_object(vm, f, wf_span_upto(name, at));
    while (at < name.size) {
        char kind = name.data[at++];
        size_t end = until(name, at, kind == '.' ? ".[" : "]");
        wf_span part = {name.data + at, end - at};
        if (kind == '[' && end == name.size)
            wf_error_raise(vm, WF_E_FORMAT_BRACKET);
        if (part.size == 0)
            wf_error_raise(vm, WF_E_FORMAT_EMPTY_ATTRIBUTE);
        if (kind == '.')
            object = wf_get_attr(vm, object, wf_new_str(vm, part.data, part.size));
        else if (is_number(part))
            object = wf_get_item(vm, object, wf_new_uint(vm, to_number(vm, part)));
        else
            object = wf_get_item(vm, object, wf_new_str(vm, part.data, part.size));
        at = kind == '[' ? end + 1 : end;
        if (kind == '[' && at < name.size && name.data[at] != '.' && name.data[at] != '[')
            wf_error_raise(vm, WF_E_FORMAT_AFTER_BRACKET);
    }
    return object;
}

static wf_val convert(wf_vm *vm, wf_val object, uint32_t conversion) {
    switch (conversion) {
    case 0: return object;
    case 'r': return wf_repr(vm, object);
    case 's': return wf_str_of(vm, object);
    case 'a': return wf_ascii(vm, object);
    default: break;
    }
    if (conversion > 32 && conversion < 127)
        wf_error_raise(vm, WF_E_FORMAT_CONVERSION, (int)conversion);
    wf_error_raise(vm, WF_E_FORMAT_CONVERSION_CODE, (unsigned)conversion);
}

/* Reads the field after "{", up to and with its "}"; p moves behind it. */
static void read_field(wf_vm *vm, const char **p, const char *end, field *out) {
    const char *at = *p;
    bool in_brackets = false;
    *out = (field){.name = {at, 0}};
    while (at < end && (in_brackets || (*at != '}' && *at != ':' && *at != '!'))) {
        if (*at == '{')
            wf_error_raise(vm, WF_E_FORMAT_BRACE_IN_NAME);
        in_brackets = in_brackets ? *at != ']' : *at == '[';
        at++;
    }
    out->name.size = (size_t)(at - out->name.data);
    if (at == end)
        wf_error_raise(vm, WF_E_FORMAT_NO_END);
    if (*at == '!') {
        if (++at == end)
            wf_error_raise(vm, WF_E_FORMAT_END_CONVERSION);
        out->conversion = wf_utf8_next(&at);
        if (at == end)
            wf_error_raise(vm, WF_E_FORMAT_UNMATCHED);
        if (*at != ':' && *at != '}')
            wf_error_raise(vm, WF_E_FORMAT_NO_COLON);
    }
    if (*at == ':') {
        out->spec.data = ++at;
        for (size_t depth = 1; at < end; at++) {
            if (*at == '{') {
                depth++;
                out->spec_has_fields = true;
            } else if (*at == '}' && --depth == 0) {
                break;
            }
        }
        out->spec.size = (size_t)(at - out->spec.data);
    }
    if (at == end)
        wf_error_raise(vm, WF_E_FORMAT_UNMATCHED);
    *p = at + 1;
}

static void format_text(wf_vm *vm, formatter *f, wf_text *out, wf_span template, int depth);

static void format_field(wf_vm *vm, formatter *f, wf_text *out, const field *what, int depth) {
    wf_val object = convert(vm, field_object(vm, f, what->name), what->conversion);
    wf_val spec = WF_N(empty);
    if (what->spec_has_fields) {
        wf_text text = {0};
        format_text(vm, f, &text, what->spec, depth - 1);
        spec = wf_text_end(vm, &text);
    } else if (what->spec.size) {
        spec = wf_new_str(vm, what->spec.data, what->spec.size);
    }
    wf_text_add_str(vm, out, wf_format_value(vm, object, spec));
}

static void format_text(wf_vm *vm, formatter *f, wf_text *out, wf_span template, int depth) {
    const char *p = template.data, *end = p + template.size;
    if (depth < 0)
        wf_error_raise(vm, WF_E_FORMAT_DEPTH);
    while (p < end) {
        const char *start = p;
        while (p < end && *p != '{' && *p != '}')
            p++;
        wf_text_add(vm, out, start, (size_t)(p - start));
        if (p == end)
            return;
        char brace = *p++;
        if (p < end && *p == brace) {
            wf_text_add(vm, out, p++, 1);
            continue;
        }
        if (brace == '}')
            wf_error_raise(vm, WF_E_FORMAT_SINGLE_CLOSE);
        if (p == end)
            wf_error_raise(vm, WF_E_FORMAT_SINGLE_OPEN);
        field what;
        read_field(vm, &p, end, &what);
        format_field(vm, f, out, &what, depth);
    }
}

wf_val wf_str_format(wf_vm *vm, const wf_str *s, const wf_val *args, size_t count, wf_val mapping) {
    formatter f = {.args = args, .count = count, .mapping = mapping, .is_map = args == NULL};
    wf_text out = {0};
    format_text(vm, &f, &out, wf_str_span(s), 1);
    return wf_text_end(vm, &out);
}
