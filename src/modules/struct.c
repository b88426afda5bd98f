/* struct.c - the module struct: values to bytes and back, as a format says.
 *
 * A format is read again by each call: byte order, then items, a count and a
 * code each. Native formats ('@', or none) have C's sizes and alignment, the
 * others ("standard") sizes of their own and no gaps.
 */
#include <math.h>
#include <string.h>
#include "errors.h"
#include "wafer.h"

/* errors.def refers to it. */
const wf_type wf_exc_struct_error =
    WF_EXC_TYPE("error", "struct", wf_exc_Exception, "What goes wrong with formats and values.");

/* ---- Codes ---- */

typedef enum form { PAD, CHAR, SIGNED, UNSIGNED, BOOL, REAL, BYTES, PASCAL, POINTER } form;

typedef struct code {
    char letter;
    uint8_t form;
    uint8_t size, align; /* native */
    uint8_t standard;    /* size; 0: only native */
} code;

#define NATIVE(type) sizeof(type), _Alignof(type)

static const code codes[] = {
    {'x', PAD, 1, 1, 1},
    {'c', CHAR, 1, 1, 1},
    {'b', SIGNED, 1, 1, 1},
    {'B', UNSIGNED, 1, 1, 1},
    {'?', BOOL, NATIVE(bool), 1},
    {'h', SIGNED, NATIVE(short), 2},
    {'H', UNSIGNED, NATIVE(short), 2},
    {'i', SIGNED, NATIVE(int), 4},
    {'I', UNSIGNED, NATIVE(int), 4},
    {'l', SIGNED, NATIVE(long), 4},
    {'L', UNSIGNED, NATIVE(long), 4},
    {'q', SIGNED, NATIVE(long long), 8},
    {'Q', UNSIGNED, NATIVE(long long), 8},
    {'n', SIGNED, NATIVE(size_t), 0},
    {'N', UNSIGNED, NATIVE(size_t), 0},
    {'e', REAL, 2, 2, 2},
    {'f', REAL, NATIVE(float), 4},
    {'d', REAL, NATIVE(double), 8},
    {'s', BYTES, 1, 1, 1},
    {'p', PASCAL, 1, 1, 1},
    {'P', POINTER, NATIVE(void *), 0},
};

/* ---- Formats ---- */

typedef struct reader {
    const char *p, *end;
    bool native, little;
    size_t offset; /* of what was read so far, in the packed bytes */
} reader;

typedef struct item {
    const code *code;
    size_t size;   /* of one value; of all of 's' and 'p' */
    size_t count;  /* values */
    size_t offset; /* of the first one */
} item;

static bool is_little_machine(void) {
    const uint16_t one = 1;
    return *(const uint8_t *)&one;
}

static reader read_format(wf_vm *vm, wf_val format) {
    size_t size;
    reader r = {.native = true, .little = is_little_machine()};
    r.p = wf_to_text(vm, format, &size);
    r.end = r.p + size;
    if (r.p < r.end && strchr("@=<>!", *r.p)) {
        r.native = *r.p == '@';
        r.little = *r.p == '<' || (r.little && *r.p != '>' && *r.p != '!');
        r.p++;
    }
    return r;
}

static WF_NORETURN void too_long(wf_vm *vm) { wf_error_raise(vm, WF_E_STRUCT_SIZE); }

static WF_NORETURN void bad_char(wf_vm *vm) { wf_error_raise(vm, WF_E_STRUCT_CHARACTER); }

static const code *find_code(wf_vm *vm, const reader *r) {
    for (size_t i = 0; i < WF_COUNT(codes); i++)
        if (codes[i].letter == *r->p && (r->native || codes[i].standard))
            return &codes[i];
    bad_char(vm);
}

static size_t read_count(wf_vm *vm, reader *r) {
    size_t n = 0;
    if (*r->p < '0' || *r->p > '9')
        return 1;
    for (; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++) {
        if (n > (INTPTR_MAX - 9) / 10)
            too_long(vm);
        n = n * 10 + (size_t)(*r->p - '0');
    }
    if (r->p == r->end)
        wf_error_raise(vm, WF_E_STRUCT_REPEAT);
    return n;
}

/* false: the format has ended. */
static bool next_item(wf_vm *vm, reader *r, item *out) {
    while (r->p < r->end && (*r->p == ' ' || (*r->p >= '\t' && *r->p <= '\r')))
        r->p++;
    if (r->p >= r->end)
        return false;
    size_t count = read_count(vm, r);
    const code *c = find_code(vm, r);
    size_t size = r->native ? c->size : c->standard;
    r->p++;
    if (r->native)
        r->offset = (r->offset + c->align - 1) / c->align * c->align;
    if (count > (INTPTR_MAX - r->offset) / size)
        too_long(vm);
    *out = (item){c, size, count, r->offset};
    r->offset += size * count;
    if (c->form == BYTES || c->form == PASCAL) {
        out->size = count;
        out->count = 1;
    } else if (c->form == PAD) {
        out->count = 0;
    }
    return true;
}

/* Bytes of a format, and how many values it takes. */
static size_t measure(wf_vm *vm, wf_val format, size_t *values) {
    reader r = read_format(vm, format);
    item it;
    *values = 0;
    while (next_item(vm, &r, &it))
        *values += it.count;
    return r.offset;
}

/* ---- Reals ---- */

static void put_bytes(uint8_t *to, const void *from, size_t size, bool little) {
    const uint8_t *bytes = from;
    for (size_t i = 0; i < size; i++)
        to[little == is_little_machine() ? i : size - 1 - i] = bytes[i];
}

/* Whether v can be made a real: an int may be too large for that. */
static bool is_real(wf_vm *vm, wf_val v) {
    if (wf_is_int(v))
        return wf_int_bit_length(v) <= (sizeof(wf_real) == 8 ? 1024 : 128);
    return wf_is_float(v) || wf_is_index(vm, v) ||
           !wf_is_absent(wf_find_attr_text(vm, v, "__float__"));
}

static wf_real real_argument(wf_vm *vm, wf_val v) {
    if (!is_real(vm, v))
        wf_error_raise(vm, WF_E_STRUCT_FLOAT);
    return wf_to_real(vm, v);
}

static WF_NORETURN void too_large(wf_vm *vm, wf_val v, const char *format) {
    if (wf_is_int(v))
        wf_error_raise(vm, WF_E_STRUCT_INT_SIZE);
    wf_error_raise(vm, WF_E_STRUCT_FLOAT_SIZE, format);
}

/* Rounds to the 11 bits of a half-precision number, ties to even. */
static uint16_t to_half(wf_vm *vm, wf_real x, wf_val v) {
    uint16_t sign = signbit(x) ? 0x8000 : 0;
    int exponent;
    if (wf_real_is_zero(x))
        return sign;
    if (x != x)
        return sign | 0x7e00;
    if (wf_real_is_infinite(x))
        return sign | 0x7c00;
    wf_real mantissa = WF_REAL_FN(frexp)(WF_REAL_FN(fabs)(x), &exponent); /* from 1/2 to 1 */
    int lowest = exponent - 11 < -24 ? -24 : exponent - 11; /* exponent of the last bit kept */
    int kept = (int)WF_REAL_FN(rint)(WF_REAL_FN(ldexp)(mantissa, exponent - lowest));
    int bits = kept + ((lowest + 24) << 10); /* a carry goes up into the exponent */
    if (bits >= 0x7c00)
        too_large(vm, v, "e");
    return sign | (uint16_t)bits;
}

static wf_real from_half(uint16_t half) {
    int exponent = half >> 10 & 31, mantissa = half & 0x3ff;
    wf_real x = exponent == 31 ? (mantissa ? (wf_real)NAN : (wf_real)INFINITY)
                : exponent     ? WF_REAL_FN(ldexp)((wf_real)(mantissa | 0x400), exponent - 25)
                               : WF_REAL_FN(ldexp)((wf_real)mantissa, -24);
    return half & 0x8000 ? -x : x;
}

static void pack_real(wf_vm *vm, wf_val v, const item *it, const reader *r, uint8_t *to) {
    wf_real x = real_argument(vm, v);
    if (it->size == 2) {
        uint16_t half = to_half(vm, x, v);
        put_bytes(to, &half, 2, r->little);
    } else if (it->size == 4) {
        float single = (float)x;
        if (!r->native && wf_real_is_infinite(single) && !wf_real_is_infinite(x))
            too_large(vm, v, "f");
        put_bytes(to, &single, 4, r->little);
    } else {
        double twice = (double)x;
        put_bytes(to, &twice, 8, r->little);
    }
}

static wf_real unpack_real(const item *it, const reader *r, const uint8_t *from) {
    uint16_t half;
    float single;
    double twice;
    switch (it->size) {
    case 2: put_bytes((uint8_t *)&half, from, 2, r->little); return from_half(half);
    case 4: put_bytes((uint8_t *)&single, from, 4, r->little); return (wf_real)single;
    default: put_bytes((uint8_t *)&twice, from, 8, r->little); return (wf_real)twice;
    }
}

/* ---- Packing ---- */

static WF_NORETURN void out_of_range(wf_vm *vm, const item *it) {
    unsigned unused = 64 - 8 * (unsigned)it->size;
    wf_val least = wf_new_int(vm, 0), most = wf_new_uint(vm, UINT64_MAX >> unused);
    if (it->code->form == SIGNED) {
        least = wf_new_int(vm, INT64_MIN >> unused);
        most = wf_new_int(vm, INT64_MAX >> unused);
    }
    wf_error_raise(vm, WF_E_STRUCT_RANGE, it->code->letter, least, most);
}

static void pack_int(wf_vm *vm, wf_val v, const item *it, const reader *r, uint8_t *to) {
    if (!wf_is_index(vm, v))
        wf_error_raise(vm, WF_E_STRUCT_INT);
    v = wf_index(vm, v);
    bool is_signed = it->code->form == SIGNED;
    if (it->code->form == POINTER && wf_int_to_bytes(v, to, it->size, r->little, true))
        return;
    if (wf_int_to_bytes(v, to, it->size, r->little, is_signed))
        return;
    if (it->code->form == POINTER)
        wf_error_raise(vm, WF_E_STRUCT_INT_SIZE);
    out_of_range(vm, it);
}

static void pack_bytes(wf_vm *vm, wf_val v, const item *it, uint8_t *to) {
    if (!wf_is_a(v, &wf_bytes_type) && !wf_is_a(v, &wf_bytearray_type))
        wf_error_raise(vm, WF_E_STRUCT_BYTES, it->code->letter);
    wf_buffer from;
    wf_buffer_begin(vm, v, &from, false);
    size_t room = it->size, size = from.size;
    if (it->code->form == PASCAL && room) {
        room--;
        size = size < room ? size : room;
        *to++ = (uint8_t)(size < 255 ? size : 255);
    }
    memcpy(to, from.data, size < room ? size : room);
    wf_buffer_end(vm, &from);
}

static void pack_value(wf_vm *vm, wf_val v, const item *it, const reader *r, uint8_t *to) {
    wf_buffer from;
    switch (it->code->form) {
    case CHAR:
        if (!wf_is_a(v, &wf_bytes_type) || wf_length(vm, v) != 1)
            wf_error_raise(vm, WF_E_STRUCT_BYTE);
        wf_buffer_begin(vm, v, &from, false);
        *to = *from.data;
        wf_buffer_end(vm, &from);
        return;
    case BOOL: *to = wf_truth(vm, v); return;
    case REAL: pack_real(vm, v, it, r, to); return;
    case BYTES:
    case PASCAL: pack_bytes(vm, v, it, to); return;
    default: pack_int(vm, v, it, r, to);
    }
}

/* to: zeros, as many as the format has bytes. */
static void pack_all(wf_vm *vm, wf_val format, uint8_t *to, const wf_val *values) {
    reader r = read_format(vm, format);
    item it;
    while (next_item(vm, &r, &it))
        for (size_t i = 0; i < it.count; i++)
            pack_value(vm, *values++, &it, &r, to + it.offset + i * it.size);
}

static void check_values(wf_vm *vm, const char *fname, size_t wanted, size_t given) {
    if (wanted != given)
        wf_error_raise(vm, WF_E_STRUCT_ITEMS, fname, wanted, given);
}

static wf_val pack(wf_vm *vm, wf_val format, const wf_val *values, size_t count) {
    size_t wanted, size = measure(vm, format, &wanted);
    check_values(vm, "pack", wanted, count);
    wf_val bytes = wf_new_bytes(vm, NULL, size);
    wf_buffer out;
    wf_buffer_begin(vm, bytes, &out, false);
    pack_all(vm, format, out.data, values);
    wf_buffer_end(vm, &out);
    return bytes;
}

static void release(wf_vm *vm, void *buffer) { wf_buffer_end(vm, buffer); }

/* Where `size` bytes at an offset lie, which may count from the end. */
static size_t pack_place(wf_vm *vm, size_t size, intptr_t offset, size_t room) {
    if (offset < 0) {
        if (offset + (intptr_t)size > 0)
            wf_error_raise(vm, WF_E_STRUCT_NO_SPACE, size, (long)offset);
        if (offset + (intptr_t)room < 0)
            wf_error_raise(vm, WF_E_STRUCT_OFFSET, (long)offset, room);
        offset += (intptr_t)room;
    }
    if (room - (size_t)offset < size || (size_t)offset > room)
        wf_error_raise(vm, WF_E_STRUCT_PACK_ROOM, size + (size_t)offset, size, (long)offset, room);
    return (size_t)offset;
}

/* args: buffer, offset, values */
static wf_val pack_into(wf_vm *vm, wf_val format, const wf_val *args, size_t count) {
    if (count < 2)
        wf_error_raise(vm, WF_E_STRUCT_PACK_ARGUMENT, count ? "offset" : "buffer");
    size_t wanted, size = measure(vm, format, &wanted);
    check_values(vm, "pack_into", wanted, count - 2);
    intptr_t offset = wf_to_index(vm, args[1]);
    wf_buffer to;
    wf_cleanup cleanup;
    wf_buffer_begin(vm, args[0], &to, true);
    wf_cleanup_begin(vm, &cleanup, release, &to);
    uint8_t *place = to.data + pack_place(vm, size, offset, to.size);
    memset(place, 0, size);
    pack_all(vm, format, place, args + 2);
    wf_cleanup_end(vm, &cleanup);
    wf_buffer_end(vm, &to);
    return wf_none();
}

/* ---- Unpacking ---- */

static wf_val unpack_int(wf_vm *vm, const item *it, const reader *r, const uint8_t *from) {
    uint64_t v = 0;
    for (size_t i = 0; i < it->size; i++)
        v |= (uint64_t)from[r->little ? i : it->size - 1 - i] << 8 * i;
    if (it->code->form != SIGNED)
        return wf_new_uint(vm, v);
    unsigned unused = 64 - 8 * (unsigned)it->size;
    return wf_new_int(vm, (int64_t)(v << unused) >> unused);
}

static wf_val unpack_value(wf_vm *vm, const item *it, const reader *r, const uint8_t *from) {
    size_t size = it->size;
    switch (it->code->form) {
    case CHAR:
    case BYTES: return wf_new_bytes(vm, from, size);
    case PASCAL: return wf_new_bytes(vm, from + 1, !size ? 0 : *from < size - 1 ? *from : size - 1);
    case BOOL: return wf_new_bool(*from);
    case REAL: return wf_new_float(vm, unpack_real(it, r, from));
    default: return unpack_int(vm, it, r, from);
    }
}

/* A tuple of the values. Runs no Python. */
static wf_val unpack_all(wf_vm *vm, wf_val format, const uint8_t *from) {
    reader r = read_format(vm, format);
    item it;
    wf_val list = wf_new_list(vm, NULL, 0);
    while (next_item(vm, &r, &it))
        for (size_t i = 0; i < it.count; i++)
            wf_list_add(vm, list, unpack_value(vm, &it, &r, from + it.offset + i * it.size));
    return wf_to_tuple(vm, list);
}

/* The bytes of v, good as long as no Python runs: they stay where they are while a local points to
 * them. */
static const uint8_t *peek(wf_vm *vm, wf_val v, size_t *size) {
    wf_buffer buffer;
    wf_buffer_begin(vm, v, &buffer, false);
    const uint8_t *data = buffer.data;
    *size = buffer.size;
    wf_buffer_end(vm, &buffer);
    return data;
}

static wf_val unpack(wf_vm *vm, wf_val format, wf_val data) {
    size_t values, wanted = measure(vm, format, &values), size;
    const uint8_t *from = peek(vm, data, &size);
    if (size != wanted)
        wf_error_raise(vm, WF_E_STRUCT_UNPACK, wanted);
    return unpack_all(vm, format, from);
}

static wf_val unpack_from(wf_vm *vm, wf_val format, wf_val data, wf_val offset_) {
    size_t values, wanted = measure(vm, format, &values), size;
    intptr_t offset = wf_is_absent(offset_) ? 0 : wf_to_index(vm, offset_);
    const uint8_t *from = peek(vm, data, &size);
    if (offset < 0) {
        if (offset + (intptr_t)wanted > 0)
            wf_error_raise(vm, WF_E_STRUCT_UNPACK_OFFSET, wanted, (long)offset);
        if (offset + (intptr_t)size < 0)
            wf_error_raise(vm, WF_E_STRUCT_OFFSET, (long)offset, size);
        offset += (intptr_t)size;
    }
    if ((size_t)offset > size || size - (size_t)offset < wanted)
        wf_error_raise(vm, WF_E_STRUCT_UNPACK_ROOM, wanted + (size_t)offset, wanted, (long)offset,
                       size);
    return unpack_all(vm, format, from + offset);
}

/* ---- iter_unpack ---- */

typedef struct unpacker {
    wf_head head;
    wf_val format, data; /* data WF_NULL: at the end */
    size_t offset, step;
} unpacker;

static void unpacker_trace(wf_tracer *t, void *object) {
    unpacker *u = object;
    wf_trace(t, &u->format);
    wf_trace(t, &u->data);
}

static wf_val unpacker_next(wf_vm *vm, wf_val self) {
    unpacker *u = wf_to_object(self);
    size_t size;
    if (wf_is_absent(u->data))
        return WF_NULL;
    const uint8_t *from = peek(vm, u->data, &size);
    if (size - u->offset < u->step || u->offset > size) {
        wf_set(vm, u, u->data, WF_NULL);
        return WF_NULL;
    }
    wf_val values = unpack_all(vm, u->format, from + u->offset);
    u->offset += u->step;
    return values;
}

static const wf_slots unpacker_slots = {
    .size = sizeof(unpacker), .trace = unpacker_trace, .iter = wf_iter_self, .next = unpacker_next};
static const wf_type unpacker_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "unpack_iterator",
    .slots = &unpacker_slots,
    .base = &wf_object_type,
    .flags = WF_TYPE_FINAL | WF_TYPE_NO_MAKE,
    .kind = WF_KIND_NATIVE,
    .module = "_struct",
};

static wf_val iter_unpack(wf_vm *vm, wf_val format, wf_val data) {
    size_t values, step = measure(vm, format, &values), size;
    if (step == 0)
        wf_error_raise(vm, WF_E_STRUCT_ITER_EMPTY);
    peek(vm, data, &size);
    if (size % step)
        wf_error_raise(vm, WF_E_STRUCT_ITER_SIZE, step);
    unpacker *u = wf_new(vm, &unpacker_type, sizeof *u);
    u->format = format;
    u->data = data;
    u->step = step;
    return wf_from_object(u);
}

/* ---- Struct ---- */

typedef struct packer {
    wf_head head;
    wf_val format; /* a str */
    size_t size;
} packer;

static packer *as_packer(wf_val self) { return wf_to_object(self); }

static void packer_trace(wf_tracer *t, void *object) { wf_trace(t, &((packer *)object)->format); }

/* A format given as str or bytes, as a str of ASCII. */
static wf_val to_format(wf_vm *vm, wf_val v) {
    size_t size;
    const char *text;
    if (wf_is_str(v))
        text = wf_to_text(vm, v, &size);
    else if (wf_is_a(v, &wf_bytes_type))
        text = (const char *)peek(vm, v, &size);
    else
        wf_error_raise(vm, WF_E_STRUCT_FORMAT_TYPE, v);
    for (size_t i = 0; i < size; i++)
        if (text[i] & 0x80 && wf_is_str(v)) {
            wf_val ascii = wf_new_text(vm, "ascii");
            wf_call_method(vm, v, "encode", &ascii, 1); /* raises UnicodeEncodeError */
        }
    if (memchr(text, 0, size))
        wf_error_raise(vm, WF_E_STRUCT_FORMAT_NUL);
    for (size_t i = 0; i < size; i++)
        if (text[i] & 0x80)
            bad_char(vm);
    return wf_is_str(v) ? v : wf_new_str(vm, text, size);
}

static wf_val packer_make(wf_vm *vm, const wf_type *type, const wf_val *args, size_t count,
                          wf_val names) {
    wf_val format;
    size_t values;
    wf_read_args(vm, type, args, count, names, WF_PARAMS(1, 1, "format"), &format);
    format = to_format(vm, format);
    size_t size = measure(vm, format, &values);
    packer *s = wf_instance_new(vm, type, 0);
    s->format = format;
    s->size = size;
    return wf_from_object(s);
}

static wf_val packer_repr(wf_vm *vm, wf_val self) {
    return wf_format(vm, "Struct(%R)", as_packer(self)->format);
}

static wf_val packer_size(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return wf_new_uint(vm, as_packer(args[0])->size);
}

static wf_val packer_pack(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "Struct.pack", names);
    return pack(vm, as_packer(args[0])->format, args + 1, count - 1);
}

static wf_val packer_pack_into(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "Struct.pack_into", names);
    return pack_into(vm, as_packer(args[0])->format, args + 1, count - 1);
}

static wf_val packer_unpack(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return unpack(vm, as_packer(args[0])->format, args[1]);
}

static wf_val packer_unpack_from(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return unpack_from(vm, as_packer(args[0])->format, args[1], args[2]);
}

static wf_val packer_iter_unpack(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return iter_unpack(vm, as_packer(args[0])->format, args[1]);
}

static const wf_def packer_defs[] = {
    WF_MEMBER("format", packer, format, "struct format string"),
    WF_FN("iter_unpack", packer_iter_unpack, 2, 2,
          "Iterator over tuples of values, one for each run of bytes. Raises struct.error."),
    WF_FN_ANY("pack", packer_pack, "The values as bytes. Raises error."),
    WF_FN_ANY("pack_into", packer_pack_into, "Pack values into a writable buffer at an offset."),
    WF_GET("size", packer_size, "struct size in bytes"),
    WF_FN("unpack", packer_unpack, 2, 2,
          "The values in the bytes, as a tuple. Raises struct.error."),
    WF_FN_PARAMS("unpack_from", packer_unpack_from, 2, 3, "self,buffer,offset",
                 "The values that start at an offset of the buffer, as a tuple. Raises error."),
};
static const wf_slots packer_slots = {
    .size = sizeof(packer), .trace = packer_trace, .make = packer_make, .repr = packer_repr};
static const wf_type packer_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "Struct",
    .slots = &packer_slots,
    .base = &wf_object_type,
    .defs = packer_defs,
    .def_count = WF_COUNT(packer_defs),
    .kind = WF_KIND_NATIVE,
    .module = "_struct",
    WF_TYPE_DOC("Struct(format): a format looked at once and used often.")};

/* ---- The module ---- */

static wf_val struct_calcsize(wf_vm *vm, const wf_val *args, size_t count) {
    size_t values;
    (void)count;
    return wf_new_uint(vm, measure(vm, to_format(vm, args[0]), &values));
}

static void need_format(wf_vm *vm, size_t count) {
    if (count == 0)
        wf_error_raise(vm, WF_E_STRUCT_FORMAT_MISSING);
}

static wf_val struct_pack(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "pack", names);
    need_format(vm, count);
    return pack(vm, to_format(vm, args[0]), args + 1, count - 1);
}

static wf_val struct_pack_into(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_no_names(vm, "pack_into", names);
    need_format(vm, count);
    return pack_into(vm, to_format(vm, args[0]), args + 1, count - 1);
}

static wf_val struct_unpack(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return unpack(vm, to_format(vm, args[0]), args[1]);
}

static wf_val struct_unpack_from(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return unpack_from(vm, to_format(vm, args[0]), args[1], args[2]);
}

static wf_val struct_iter_unpack(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return iter_unpack(vm, to_format(vm, args[0]), args[1]);
}

static const wf_def defs[] = {
    WF_OBJECT("Struct", packer_type),
    WF_FN("calcsize", struct_calcsize, 1, 1, "How many bytes the format takes. Raises error."),
    WF_OBJECT("error", wf_exc_struct_error),
    WF_FN("iter_unpack", struct_iter_unpack, 2, 2,
          "Iterator over tuples of values, one for each run of bytes. Raises struct.error."),
    WF_FN_ANY("pack", struct_pack,
              "The values as bytes, in the form that the format says. Raises error."),
    WF_FN_ANY("pack_into", struct_pack_into,
              "Pack values into a writable buffer, starting at an offset."),
    WF_FN("unpack", struct_unpack, 2, 2,
          "The values that the bytes hold, as a tuple. Raises error."),
    WF_FN_PARAMS("unpack_from", struct_unpack_from, 2, 3, "format,/,buffer,offset",
                 "The values that start at an offset of the buffer, as a tuple. Raises error."),
};
const wf_module_def wf_module_struct = {
    "struct", defs, WF_COUNT(defs), NULL,
    WF_DOC("Conversion between Python values and C structs as bytes.")};
