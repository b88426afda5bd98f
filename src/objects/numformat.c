/* numformat.c - format(number, spec): the part of the format mini-language that is about numbers.
 *
 * Every number comes down to four pieces, which are then padded and grouped:
 *
 *     -      0x      1234567      .25e+10
 *     sign   prefix  whole        rest
 */
#include <limits.h>
#include <string.h>
#include "objects/int.h"
#include "objects/numformat.h"
#include "objects/text.h"

typedef struct pieces {
    bool negative;
    const char *prefix;
    const char *whole; /* digits: what is grouped and extended with zeros */
    size_t whole_size;
    const char *rest;
    size_t rest_size;
} pieces;

static char sign_of(const wf_spec *spec, bool negative) {
    return negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

/* ---- Padding and grouping ---- */

static void add_fill(wf_vm *vm, wf_text *out, uint32_t fill, size_t times) {
    wf_spec spec = {.fill = fill, .width = times};
    wf_spec_pad(vm, out, &spec, '>', "", 0, 0);
}

/* Digits in groups from the right, with zeros in front so that there are `count` of them. */
static void put_groups(char *to, const pieces *p, size_t count, size_t group, char separator) {
    size_t zeros = count - p->whole_size;
    for (size_t i = 0; i < count; i++) {
        if (i && (count - i) % group == 0)
            *to++ = separator;
        *to++ = i < zeros ? '0' : p->whole[i - zeros];
    }
}

/* Whole digits when they are grouped: zeros go in front of them, separators among those too. */
static size_t extended_digits(const wf_spec *spec, const pieces *p, size_t group, size_t others) {
    size_t digits = p->whole_size;
    while (digits + (digits - 1) / group + others < spec->width)
        digits++;
    return digits;
}

static void put_pieces(wf_vm *vm, wf_text *out, const wf_spec *spec, const pieces *p) {
    char align = spec->align ? spec->align : spec->zero ? '=' : '>';
    char sign = sign_of(spec, p->negative);
    size_t prefix_size = p->prefix ? strlen(p->prefix) : 0, digits = p->whole_size, separators = 0;
    size_t group = spec->type && spec->type < 128 && strchr("boxX", (int)spec->type) ? 4 : 3;
    size_t others = (sign != 0) + prefix_size + p->rest_size;
    if (spec->grouping && digits) {
        if (align == '=' && spec->fill == '0')
            digits = extended_digits(spec, p, group, others);
        separators = (digits - 1) / group;
    }
    size_t size = others + digits + separators;
    size_t missing = spec->width > size ? spec->width - size : 0;
    size_t left = align == '<' || align == '=' ? 0 : align == '^' ? missing / 2 : missing;
    add_fill(vm, out, spec->fill, left);
    if (sign)
        wf_text_add(vm, out, &sign, 1);
    if (prefix_size)
        wf_text_add(vm, out, p->prefix, prefix_size);
    if (align == '=')
        add_fill(vm, out, spec->fill, missing);
    if (digits)
        put_groups(wf_text_room(vm, out, digits + separators), p, digits,
                   separators ? group : SIZE_MAX, spec->grouping);
    if (p->rest_size)
        wf_text_add(vm, out, p->rest, p->rest_size);
    if (align != '=')
        add_fill(vm, out, spec->fill, missing - left);
}

/* ---- Reals ---- */

/* How a real is written. */
typedef struct layout {
    char type; /* e f g %, or 'r': as repr, with `precision` significant digits if given */
    bool upper;
    bool alternate;  /* always a point, and with g all digits */
    bool point_zero; /* ".0" behind a whole number that has no exponent */
    int precision;   /* -1: not given */
} layout;

#define SMALL_TEXT 64

typedef struct digits {
    const char *digit;
    int count; /* 0: the number is 0, or so small that nothing is seen of it */
    int at;    /* 0.DIGITS * 10^at */
} digits;

static digits digits_of(wf_vm *vm, wf_real x, const layout *l, char small[SMALL_TEXT]) {
    digits d = {small, 0, 1};
    if (wf_real_is_zero(x))
        return d;
    if (l->type == 'r' && l->precision < 0) {
        d.count = wf_shortest_digits(x, small, &d.at);
        return d;
    }
    bool by_point = l->type == 'f' || l->type == '%';
    char mode = by_point ? 'f' : 'e';
    int wanted = l->type == 'e'                   ? l->precision + 1
                 : !by_point && l->precision == 0 ? 1
                                                  : l->precision;
    int room = wf_exact_room(x, mode, wanted);
    char *to = room <= SMALL_TEXT ? small : (char *)wf_blob_new(vm, (size_t)room)->data;
    d.digit = to;
    d.count = wf_exact_digits(x, mode, wanted, to, &d.at);
    if (d.count == 0)
        d.at = 1;
    return d;
}

typedef struct shape {
    bool scientific;
    int lead;     /* digits before the point; below 1: a zero, and zeros behind the point */
    int decimals; /* behind it */
} shape;

/* Without an exponent if the point is within the significant digits, or a few zeros in front of
 * them. */
static shape shape_of(const layout *l, const digits *d) {
    if (l->type == 'f' || l->type == '%')
        return (shape){false, d->at, l->precision};
    if (l->type == 'e')
        return (shape){true, 1, l->precision};
    int significant = l->precision < 0 ? 17 : l->precision ? l->precision : 1;
    bool scientific = d->at < -3 || d->at > significant - (l->point_zero || l->precision < 0);
    int lead = scientific ? 1 : d->at;
    int decimals = (l->alternate && l->precision >= 0 ? significant : d->count) - lead;
    if (decimals <= 0)
        decimals = l->point_zero && !scientific;
    return (shape){scientific, lead, decimals};
}

static char *put_digits(char *to, const digits *d, int from, int until) {
    for (int i = from; i < until; i++)
        *to++ = i >= 0 && i < d->count ? d->digit[i] : '0';
    return to;
}

static char *put_exponent(char *to, const digits *d, bool upper) {
    int exponent = d->count ? d->at - 1 : 0, rest = exponent < 0 ? -exponent : exponent;
    *to++ = upper ? 'E' : 'e';
    *to++ = exponent < 0 ? '-' : '+';
    if (rest >= 100)
        *to++ = (char)('0' + rest / 100);
    *to++ = (char)('0' + rest / 10 % 10);
    *to++ = (char)('0' + rest % 10);
    return to;
}

static void special_text(wf_real x, const layout *l, char small[SMALL_TEXT], pieces *p) {
    const char *word = wf_real_is_nan(x) ? (l->upper ? "NAN" : "nan") : l->upper ? "INF" : "inf";
    memcpy(small, word, 3);
    small[3] = '%';
    p->whole = p->rest = small;
    p->rest_size = 3 + (l->type == '%');
}

/* Whole and rest of x >= 0, in `small` or, when long, in a blob. false: it is shown as zero. */
static bool real_text(wf_vm *vm, wf_real x, const layout *l, char small[SMALL_TEXT], pieces *p) {
    char small_digits[SMALL_TEXT];
    if (!wf_real_is_finite(x)) {
        special_text(x, l, small, p);
        return true;
    }
    digits d = digits_of(vm, x, l, small_digits);
    shape s = shape_of(l, &d);
    size_t room = (size_t)(s.lead > 0 ? s.lead : 1) + (size_t)s.decimals + 8;
    char *text = room <= SMALL_TEXT ? small : (char *)wf_blob_new(vm, room)->data, *to = text;
    to = put_digits(to, &d, s.lead > 0 ? 0 : -1, s.lead > 0 ? s.lead : 0);
    p->whole = text;
    p->whole_size = (size_t)(to - text);
    p->rest = to;
    if (s.decimals || l->alternate)
        *to++ = '.';
    to = put_digits(to, &d, s.lead, s.lead + s.decimals);
    if (s.scientific)
        to = put_exponent(to, &d, l->upper);
    if (l->type == '%')
        *to++ = '%';
    p->rest_size = (size_t)(to - p->rest);
    return d.count != 0;
}

/* The layout a spec asks for; false: its type is not one of reals. */
static bool read_layout(wf_vm *vm, const wf_spec *spec, layout *l) {
    if (spec->type > 127 || (spec->type && !strchr("eEfFgGn%", (int)spec->type)))
        return false;
    char lower = (char)(spec->type | 0x20);
    if (spec->precision > INT_MAX / 2)
        wf_error_raise(vm, WF_E_NUMBER_PRECISION_SIZE);
    l->type = spec->type == 0 ? 'r' : spec->type == '%' ? '%' : lower == 'n' ? 'g' : lower;
    l->upper = spec->type >= 'A' && spec->type <= 'Z';
    l->alternate = spec->alternate;
    l->point_zero = spec->type == 0;
    l->precision = spec->precision < 0 && spec->type ? 6 : (int)spec->precision;
    return true;
}

static void put_real(wf_vm *vm, wf_text *out, wf_real x, const wf_spec *spec, const layout *l) {
    char small[SMALL_TEXT];
    pieces p = {.negative = x == x && __builtin_signbit(x)};
    x = p.negative ? -x : x;
    bool is_zero = !real_text(vm, l->type == '%' ? x * 100 : x, l, small, &p);
    p.negative &= !(spec->z && is_zero);
    put_pieces(vm, out, spec, &p);
}

void wf_format_real(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec) {
    layout l;
    if (!read_layout(vm, spec, &l))
        wf_spec_unknown(vm, spec, v);
    put_real(vm, out, wf_float_value(v), spec, &l);
}

/* ---- Ints ---- */

static void put_char(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec) {
    char text[4];
    if (spec->sign)
        wf_error_raise(vm, WF_E_NUMBER_CHAR_SIGN);
    if (spec->alternate)
        wf_error_raise(vm, WF_E_NUMBER_CHAR_ALTERNATE);
    int64_t code = wf_to_int(vm, v);
    if (code < 0 || code > 0x10ffff)
        wf_error_raise(vm, WF_E_NUMBER_CHAR_RANGE);
    size_t size = wf_utf8_put(text, (uint32_t)code);
    wf_spec pad = *spec;
    if (spec->align == '=')
        pad.align = '>';
    wf_spec_pad(vm, out, &pad, '>', text, size, 1);
}

static int base_of(uint32_t type) {
    switch (type) {
    case 0:
    case 'd':
    case 'n': return 10;
    case 'b': return 2;
    case 'o': return 8;
    case 'x':
    case 'X': return 16;
    default: return 0;
    }
}

static void put_int(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec, int base) {
    char small[WF_INT_SMALL_TEXT], prefix[3] = {'0', (char)spec->type, 0};
    pieces p = {.negative = wf_int_sign(v) < 0, .rest = ""};
    p.whole = wf_int_digits(vm, v, base, small, &p.whole_size);
    if (spec->type == 'X')
        for (char *c = (char *)(uintptr_t)p.whole; c < p.whole + p.whole_size; c++)
            if (*c >= 'a')
                *c = (char)(*c - 32);
    p.prefix = spec->alternate && base != 10 ? prefix : NULL;
    put_pieces(vm, out, spec, &p);
}

void wf_format_int(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec) {
    int base = base_of(spec->type);
    layout l;
    if (!base && spec->type != 'c') {
        if (!read_layout(vm, spec, &l))
            wf_spec_unknown(vm, spec, v);
        put_real(vm, out, wf_int_to_real(vm, v), spec, &l);
        return;
    }
    if (spec->precision >= 0)
        wf_error_raise(vm, WF_E_NUMBER_INT_PRECISION);
    if (spec->z)
        wf_error_raise(vm, WF_E_NUMBER_INT_ZERO);
    if (base)
        put_int(vm, out, v, spec, base);
    else
        put_char(vm, out, v, spec);
}

/* ---- Complex numbers ---- */

void wf_format_complex(wf_vm *vm, wf_text *out, wf_val v, const wf_spec *spec) {
    const wf_complex *z = wf_ptr(v);
    layout l;
    if (spec->type == '%' || !read_layout(vm, spec, &l))
        wf_spec_unknown(vm, spec, v);
    if (spec->zero || spec->fill == '0')
        wf_error_raise(vm, WF_E_NUMBER_COMPLEX_ZERO);
    if (spec->align == '=')
        wf_error_raise(vm, WF_E_NUMBER_COMPLEX_ALIGN);
    l.point_zero = false;
    bool only_imag = l.type == 'r' && wf_real_is_zero(z->re) && !__builtin_signbit(z->re);
    bool parens = l.type == 'r' && !only_imag;
    wf_spec part = *spec;
    wf_text text = {0};
    part.width = 0;
    if (parens)
        wf_text_add(vm, &text, "(", 1);
    if (!only_imag) {
        put_real(vm, &text, z->re, &part, &l);
        part.sign = '+';
    }
    put_real(vm, &text, z->im, &part, &l);
    wf_text_add(vm, &text, parens ? "j)" : "j", parens ? 2 : 1);
    wf_spec_pad(vm, out, spec, '>', (const char *)text.blob->data, text.size, text.size);
}

/* ---- The method ---- */

wf_val wf_number_format(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val self = args[0];
    wf_spec spec;
    wf_text out = {0};
    (void)count;
    if (!wf_is_str_(args[1]))
        wf_error_raise(vm, WF_E_FORMAT_SPEC_STR, args[1]);
    const wf_str *text = wf_as_str(args[1]);
    if (wf_str_size(text) == 0)
        return wf_str_of(vm, self);
    wf_spec_parse(vm, text, self, &spec);
    if (wf_is_float_(self))
        wf_format_real(vm, &out, self, &spec);
    else if (wf_is_int(self))
        wf_format_int(vm, &out, self, &spec);
    else
        wf_format_complex(vm, &out, self, &spec);
    return wf_text_end(vm, &out);
}
