/* binascii.c - the module binascii: bytes as hexadecimal digits and in base 64; CRC-32. */
#include <string.h>
#include "errors.h"
#include "wafer.h"

/* errors.def refers to it. */
const wf_type wf_exc_binascii_Error = WF_EXC_TYPE("Error", "binascii", wf_exc_ValueError, NULL);

/* A new bytes object to be filled at *data. */
static wf_val new_bytes(wf_vm *vm, size_t size, uint8_t **data) {
    wf_val bytes = wf_new_bytes(vm, NULL, size);
    wf_buffer buffer;
    wf_buffer_begin(vm, bytes, &buffer, false);
    *data = buffer.data;
    wf_buffer_end(vm, &buffer);
    return bytes;
}

/* The bytes of a buffer, or of a str that is ASCII. */
static void read_ascii(wf_vm *vm, wf_val v, wf_buffer *out) {
    if (!wf_is_str(v)) {
        wf_buffer_begin(vm, v, out, false);
        wf_buffer_end(vm, out);
        return;
    }
    out->data = (uint8_t *)(uintptr_t)wf_to_text(vm, v, &out->size);
    if (wf_utf8_count((const char *)out->data, out->size) != out->size)
        wf_error_raise(vm, WF_E_BINASCII_ASCII);
}

/* ---- Hexadecimal ---- */

static wf_val hexlify(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_buffer from;
    wf_buffer_begin(vm, args[0], &from, false);
    wf_val bytes = wf_new_bytes(vm, from.data, from.size);
    wf_buffer_end(vm, &from);
    wf_val how[] = {args[1], wf_is_absent(args[2]) ? wf_new_int(vm, 1) : args[2]};
    wf_val text = wf_call_method(vm, bytes, "hex", how, wf_is_absent(args[1]) ? 0 : 2);
    return wf_call_method(vm, text, "encode", NULL, 0);
}

static int digit_value(uint8_t c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static wf_val unhexlify(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_buffer from;
    uint8_t *to;
    read_ascii(vm, args[0], &from);
    if (from.size % 2)
        wf_error_raise(vm, WF_E_HEX_ODD);
    wf_val bytes = new_bytes(vm, from.size / 2, &to);
    read_ascii(vm, args[0], &from); /* it may have moved */
    for (size_t i = 0; i < from.size; i += 2) {
        int high = digit_value(from.data[i]), low = digit_value(from.data[i + 1]);
        if (high < 0 || low < 0)
            wf_error_raise(vm, WF_E_HEX_DIGIT);
        to[i / 2] = (uint8_t)(high << 4 | low);
    }
    return bytes;
}

/* ---- Base 64 ---- */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static wf_val b2a_base64(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_buffer from;
    uint8_t *to;
    wf_buffer_begin(vm, args[0], &from, false);
    wf_buffer_end(vm, &from);
    bool newline = wf_is_absent(args[1]) || wf_truth(vm, args[1]);
    wf_val bytes = new_bytes(vm, (from.size + 2) / 3 * 4 + newline, &to);
    for (size_t i = 0; i < from.size; i += 3) {
        size_t left = from.size - i;
        uint32_t group = (uint32_t)from.data[i] << 16 | (left > 1 ? from.data[i + 1] << 8 : 0) |
                         (left > 2 ? from.data[i + 2] : 0);
        *to++ = (uint8_t)letters[group >> 18];
        *to++ = (uint8_t)letters[group >> 12 & 63];
        *to++ = (uint8_t)(left > 1 ? letters[group >> 6 & 63] : '=');
        *to++ = (uint8_t)(left > 2 ? letters[group & 63] : '=');
    }
    if (newline)
        *to = '\n';
    return bytes;
}

/* What is no letter of the alphabet is passed over; two "=" or one end the text where they fit. */
static wf_val a2b_base64(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_buffer from;
    read_ascii(vm, args[0], &from);
    wf_val out = wf_new_bytearray(vm, NULL, from.size / 4 * 3 + 3);
    uint8_t *to = wf_bytearray_resize(vm, out, from.size / 4 * 3 + 3);
    read_ascii(vm, args[0], &from);
    uint32_t group = 0;
    size_t used = 0, digits = 0, pads = 0;
    for (size_t i = 0; i < from.size && (digits % 4 < 2 || pads + digits % 4 < 4); i++) {
        const char *letter = from.data[i] ? memchr(letters, from.data[i], 64) : NULL;
        pads = from.data[i] == '=' ? pads + 1 : letter ? 0 : pads;
        if (!letter)
            continue;
        group = group << 6 | (uint32_t)(letter - letters);
        if (++digits % 4 != 1)
            to[used++] = (uint8_t)(group >> (6 - 2 * ((digits - 1) % 4)));
    }
    if (digits % 4 == 1)
        wf_error_raise(vm, WF_E_BASE64_LENGTH, digits);
    if (digits % 4 && pads + digits % 4 < 4)
        wf_error_raise(vm, WF_E_BASE64_PADDING);
    return wf_new_bytes(vm, to, used);
}

/* ---- Checksum ---- */

static wf_val crc32(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_buffer from;
    /* of a nibble: the polynomial 0xEDB88320, four steps */
    static const uint32_t steps[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC,
                                       0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
                                       0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = wf_is_absent(args[1]) ? 0 : (uint32_t)wf_to_int(vm, args[1]);
    wf_buffer_begin(vm, args[0], &from, false);
    wf_buffer_end(vm, &from); /* nothing below moves or resizes it */
    crc = ~crc;
    for (size_t i = 0; i < from.size; i++) {
        if (i % 4096 == 4095)
            wf_count_work(vm, 4096);
        crc ^= from.data[i];
        crc = crc >> 4 ^ steps[crc & 15];
        crc = crc >> 4 ^ steps[crc & 15];
    }
    return wf_new_uint(vm, ~crc);
}

#define HEX_DOC   "The bytes as pairs of hexadecimal digits, sep between every bytes_per_sep bytes."
#define UNHEX_DOC "The bytes that pairs of hexadecimal digits stand for. Raises Error."

static const wf_def defs[] = {
    WF_FN_PARAMS("hexlify", hexlify, 1, 3, "data,sep,bytes_per_sep", HEX_DOC),
    WF_FN_PARAMS("b2a_hex", hexlify, 1, 3, "data,sep,bytes_per_sep", HEX_DOC),
    WF_FN("unhexlify", unhexlify, 1, 1, UNHEX_DOC),
    WF_FN("a2b_hex", unhexlify, 1, 1, UNHEX_DOC),
    WF_FN_NAMED("b2a_base64", b2a_base64, 1, 2, "data,/,*,newline",
                "The bytes in base 64, with a newline behind unless told otherwise."),
    WF_FN("a2b_base64", a2b_base64, 1, 1, "The bytes of a text in base 64. Raises Error."),
    WF_FN_PARAMS("crc32", crc32, 1, 2, "data,crc,/",
                 "CRC-32 of the bytes; crc: that of what came before."),
    WF_OBJECT("Error", wf_exc_binascii_Error),
};
const wf_module_def wf_module_binascii = {"binascii", defs, WF_COUNT(defs), NULL,
                                          WF_DOC("Bytes as text, and back; checksums.")};
