/* percent.c - the % operator of str and bytes:
 *     "%" ["(" key ")"] flag* [width | "*"] ["." (precision | "*")] ["h" | "l" | "L"] type */
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/format.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/numformat.h"
#include "objects/text.h"

typedef struct directive {
    bool left, plus, space, alternate, zero;
    intptr_t width, precision; /* -1: none */
    uint32_t type;
} directive;

typedef struct printer {
    wf_val args;        /* the tuple, or the one value */
    wf_val mapping;     /* args if "%(key)" may look into it, else WF_NULL */
    wf_val value;       /* found by a key, for the present directive; WF_NULL: take the next */
    size_t next, count; /* of args */
    bool is_str;        /* and not bytes */
    const char *start, *p, *end;
    wf_text out;
} printer;

/* ---- Arguments ---- */

static wf_val next_argument(wf_vm *vm, printer *f) {
    if (!wf_is_null(f->value))
        return f->value;
    if (f->next >= f->count)
        wf_error_raise(vm, WF_E_PERCENT_FEW);
    wf_val v = wf_is_tuple(f->args) ? wf_as_tuple(f->args)->item[f->next] : f->args;
    f->next++;
    return v;
}

/* "(key)": keys may hold pairs of parentheses. */
static void read_key(wf_vm *vm, printer *f) {
    if (wf_is_null(f->mapping))
        wf_error_raise(vm, WF_E_PERCENT_MAPPING);
    const char *start = ++f->p;
    for (int depth = 1; f->p < f->end; f->p++) {
        depth += *f->p == '(' ? 1 : *f->p == ')' ? -1 : 0;
        if (depth == 0)
            break;
    }
    if (f->p == f->end)
        wf_error_raise(vm, WF_E_PERCENT_KEY);
    size_t size = (size_t)(f->p++ - start);
    wf_val key = f->is_str ? wf_new_str(vm, start, size) : wf_new_bytes(vm, start, size);
    f->value = wf_get_item(vm, f->mapping, key);
    f->next = f->count;
}

static void read_flags(printer *f, directive *d) {
    for (; f->p < f->end; f->p++) {
        switch (*f->p) {
        case '-': d->left = true; break;
        case '+': d->plus = true; break;
        case ' ': d->space = true; break;
        case '#': d->alternate = true; break;
        case '0': d->zero = true; break;
        default: return;
        }
    }
}

/* Digits, or * for an argument; -1: neither. */
static intptr_t read_size(wf_vm *vm, printer *f, const char *what) {
    if (f->p < f->end && *f->p == '*') {
        f->p++;
        wf_val v = next_argument(vm, f);
        if (!wf_is_int(v))
            wf_error_raise(vm, WF_E_PERCENT_STAR);
        return wf_to_index(vm, v);
    }
    intptr_t size = -1;
    for (; f->p < f->end && *f->p >= '0' && *f->p <= '9'; f->p++) {
        intptr_t digit = *f->p - '0', before = size < 0 ? 0 : size;
        if (before > (INTPTR_MAX / 2 - digit) / 10)
            wf_error_raise(vm, WF_E_PERCENT_BIG, what);
        size = before * 10 + digit;
    }
    return size;
}

static void read_directive(wf_vm *vm, printer *f, directive *d) {
    *d = (directive){.width = -1, .precision = -1};
    f->value = WF_NULL;
    if (f->p < f->end && *f->p == '(')
        read_key(vm, f);
    read_flags(f, d);
    bool by_star = f->p < f->end && *f->p == '*';
    d->width = read_size(vm, f, "width");
    if (by_star && d->width < 0) {
        d->left = true;
        d->width = -d->width;
    }
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        d->precision = read_size(vm, f, "precision");
        if (d->precision < 0)
            d->precision = 0;
    }
    if (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L'))
        f->p++;
    if (f->p == f->end)
        wf_error_raise(vm, WF_E_PERCENT_INCOMPLETE);
    d->type = f->is_str ? wf_utf8_next(&f->p) : (uint8_t)*f->p++;
}

/* ---- Values ---- */

static wf_spec spec_of(const directive *d) {
    wf_spec spec = {.precision = -1};
    spec.width = d->width > 0 ? (size_t)d->width : 0;
    spec.align = d->left ? '<' : '>';
    spec.sign = d->plus ? '+' : d->space ? ' ' : 0;
    spec.alternate = d->alternate;
    return spec;
}

/* Adds text, cut to the precision and padded to the width. */
static void add_text(wf_vm *vm, printer *f, const directive *d, wf_span text) {
    wf_spec spec = spec_of(d);
    size_t chars = f->is_str ? wf_utf8_count(text.data, text.size) : text.size;
    if (d->precision >= 0 && (size_t)d->precision < chars) {
        chars = (size_t)d->precision;
        text.size = f->is_str ? wf_utf8_offset(text.data, chars) : chars;
    }
    wf_spec_pad(vm, &f->out, &spec, '>', text.data, text.size, chars);
}

static void add_str(wf_vm *vm, printer *f, const directive *d, wf_val text) {
    add_text(vm, f, d, wf_str_span(wf_as_str(text)));
}

/* %s and %b of bytes. */
static void add_bytes(wf_vm *vm, printer *f, const directive *d, wf_val v) {
    wf_val bytes = v;
    if (!wf_has_buffer(v)) {
        bytes =
            wf_is_class(wf_typeof(v)) ? wf_call_special(vm, v, WF_S(__bytes__), NULL, 0) : WF_NULL;
        if (wf_is_null(bytes))
            wf_error_raise(vm, WF_E_PERCENT_BYTES, v);
        if (!wf_is_bytes(bytes))
            wf_error_raise(vm, WF_E_BYTES_RESULT, bytes);
    }
    add_text(vm, f, d, wf_span_of(vm, bytes));
}

static void add_char(wf_vm *vm, printer *f, const directive *d, wf_val v) {
    directive whole = *d;
    whole.precision = -1;
    if (f->is_str && wf_is_str_(v) && wf_str_len(wf_as_str(v)) == 1) {
        add_str(vm, f, &whole, v);
        return;
    }
    if (!f->is_str && (wf_is_bytes(v) || wf_is_bytearray(v)) && wf_bytes_span(v).size == 1) {
        add_text(vm, f, &whole, wf_bytes_span(v));
        return;
    }
    wf_val index = wf_try_index(vm, v);
    if (wf_is_null(index))
        wf_error_raise(vm, f->is_str ? WF_E_PERCENT_CHAR : WF_E_PERCENT_BYTE);
    intptr_t code = wf_to_clamped(vm, index);
    if (code < 0 || code >= (f->is_str ? 0x110000 : 256))
        wf_error_raise(vm, WF_E_PERCENT_CHAR_RANGE, f->is_str ? "0x110000" : "256");
    char buffer[4] = {(char)code};
    size_t size = f->is_str ? wf_utf8_put(buffer, (uint32_t)code) : 1;
    add_text(vm, f, &whole, (wf_span){buffer, size});
}

/* v as an int: what %d takes is truncated, the other types need an index. */
static wf_val to_int(wf_vm *vm, uint32_t type, wf_val v) {
    bool truncates = type == 'd' || type == 'i' || type == 'u';
    bool is_number = !wf_is_null(wf_type_find(vm, wf_typeof(v), WF_S(__int__)));
    wf_val number = wf_is_int(v)             ? wf_index(vm, v)
                    : truncates && is_number ? wf_unless_type_error(vm, wf_int_from, v)
                                             : wf_try_index(vm, v);
    if (wf_is_null(number))
        wf_error_raise(vm, truncates ? WF_E_PERCENT_REAL : WF_E_PERCENT_INT, (int)type, v);
    return number;
}

/* Sign and prefix of a number; returns their size. */
static size_t put_prefix(const directive *d, bool negative, char *to) {
    size_t used = 0;
    if (negative || d->plus || d->space)
        to[used++] = negative ? '-' : d->plus ? '+' : ' ';
    if (d->alternate && (d->type == 'o' || (d->type | 32) == 'x')) {
        to[used++] = '0';
        to[used++] = (char)d->type;
    }
    return used;
}

static void add_int(wf_vm *vm, printer *f, const directive *d, wf_val v) {
    bool as_d = d->type == 'i' && !f->is_str; /* bytes know %i as %d, in errors too */
    wf_val number = to_int(vm, as_d ? 'd' : d->type, v);
    int base = d->type == 'o' ? 8 : (d->type | 32) == 'x' ? 16 : 10;
    char small[WF_INT_SMALL_TEXT], prefix[4];
    size_t count;
    const char *digits = wf_int_digits(vm, number, base, small, &count);
    size_t used = put_prefix(d, wf_int_sign(number) < 0, prefix), zeros = 0;
    if (d->precision > 0 && (size_t)d->precision > count)
        zeros = (size_t)d->precision - count;
    size_t size = used + zeros + count, width = d->width > 0 ? (size_t)d->width : 0;
    size_t gap = width > size ? width - size : 0;
    char *to = wf_text_room(vm, &f->out, size + gap);
    memset(d->left ? to + size : to, ' ', gap);
    if (d->zero && !d->left)
        zeros += gap;
    else if (!d->left)
        to += gap;
    memcpy(to, prefix, used);
    memset(to + used, '0', zeros);
    to += used + zeros;
    for (size_t i = 0; i < count; i++)
        to[i] = d->type == 'X' && digits[i] >= 'a' ? (char)(digits[i] - 32) : digits[i];
}

static void add_real(wf_vm *vm, printer *f, const directive *d, wf_val v) {
    if (!f->is_str && !wf_is_float(v) && !wf_is_index(vm, v) && !wf_is_class(wf_typeof(v)))
        wf_error_raise(vm, WF_E_PERCENT_FLOAT, v);
    wf_spec spec = spec_of(d);
    if (d->zero && !d->left) {
        spec.fill = '0';
        spec.align = '=';
    }
    spec.type = d->type;
    spec.precision = d->precision < 0 ? 6 : d->precision;
    wf_format_real(vm, &f->out, wf_new_float(vm, wf_to_real(vm, v)), &spec);
}

static void add_value(wf_vm *vm, printer *f, const directive *d) {
    wf_val v = next_argument(vm, f);
    switch (d->type) {
    case 'b':
        if (f->is_str)
            break;
        add_bytes(vm, f, d, v);
        return;
    case 's':
        if (f->is_str)
            add_str(vm, f, d, wf_str_of(vm, v));
        else
            add_bytes(vm, f, d, v);
        return;
    case 'r': add_str(vm, f, d, f->is_str ? wf_repr(vm, v) : wf_ascii(vm, v)); return;
    case 'a': add_str(vm, f, d, wf_ascii(vm, v)); return;
    case 'c': add_char(vm, f, d, v); return;
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': add_int(vm, f, d, v); return;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': add_real(vm, f, d, v); return;
    default: break;
    }
    size_t offset = (size_t)(f->p - f->start);
    size_t index = (f->is_str ? wf_utf8_count(f->start, offset) : offset) - 1;
    int shown = d->type > 31 && d->type < 127 ? (int)d->type : '?';
    wf_error_raise(vm, WF_E_PERCENT_TYPE, shown, (unsigned)d->type, index);
}

/* ---- The template ---- */

/* Whether "%(key)" may look into v: it has items, and is neither a tuple nor a text. */
static bool is_mapping(wf_vm *vm, wf_val v, bool is_str) {
    const wf_type *type = wf_typeof(v);
    if (wf_is_tuple(v) || wf_is_str_(v) || (!is_str && (wf_is_bytes(v) || wf_is_bytearray(v))))
        return false;
    if (wf_is_class(type))
        return !wf_is_null(wf_type_find(vm, type, WF_S(__getitem__)));
    return wf_ops_of(type)->getitem != NULL;
}

static void print(wf_vm *vm, printer *f, wf_span template) {
    f->start = f->p = template.data;
    f->end = f->p + template.size;
    while (f->p < f->end) {
        const char *next = memchr(f->p, '%', (size_t)(f->end - f->p));
        size_t plain = (size_t)((next ? next : f->end) - f->p);
        wf_text_add(vm, &f->out, f->p, plain);
        f->p += plain;
        if (!next)
            break;
        f->p++;
        directive d;
        if (f->p < f->end && *f->p == '%') {
            wf_text_add(vm, &f->out, f->p++, 1);
            continue;
        }
        read_directive(vm, f, &d);
        add_value(vm, f, &d);
    }
    if (f->next < f->count && wf_is_null(f->mapping))
        wf_error_raise(vm, WF_E_PERCENT_MANY, f->is_str ? "string" : "bytes");
}

static printer make_printer(wf_vm *vm, wf_val right, bool is_str) {
    printer f = {.args = right, .mapping = WF_NULL, .value = WF_NULL, .is_str = is_str};
    f.count = wf_is_tuple(right) ? wf_as_tuple(right)->count : 1;
    if (is_mapping(vm, right, is_str))
        f.mapping = right;
    return f;
}

wf_val wf_str_percent(wf_vm *vm, wf_val left, wf_val right) {
    printer f = make_printer(vm, right, true);
    print(vm, &f, wf_str_span(wf_as_str(left)));
    return wf_text_end(vm, &f.out);
}

wf_val wf_bytes_percent(wf_vm *vm, wf_val left, wf_val right) {
    printer f = make_printer(vm, right, false);
    wf_val template = left;
    if (wf_is_bytearray(left)) /* what runs in between may change it */
        template = wf_new_bytes(vm, wf_bytes_span(left).data, wf_bytes_span(left).size);
    print(vm, &f, wf_bytes_span(template));
    const void *data = f.out.size ? f.out.blob->data : NULL;
    return wf_is_bytearray(left) ? wf_new_bytearray(vm, data, f.out.size)
                                 : wf_new_bytes(vm, data, f.out.size);
}
