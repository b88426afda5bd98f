/* bigint.c - arithmetic of two large ints, against
 * schoolbook arithmetic on two's complement bytes. */
#include "fuzz.h"

enum { WIDTH = 160, OPERAND = 70 }; /* bytes of a result, and of an operand at most */

typedef struct number {
    uint8_t byte[WIDTH];
} number;

static number model_of(wf_val v) {
    number n;
    MUST(wf_int_to_bytes(v, n.byte, WIDTH, true, true));
    return n;
}

static number add(number a, number b) {
    unsigned carry = 0;
    for (int i = 0; i < WIDTH; i++, carry >>= 8) {
        carry += a.byte[i] + b.byte[i];
        a.byte[i] = (uint8_t)carry;
    }
    return a;
}

static number negate(number a) {
    number one = {{1}};
    for (int i = 0; i < WIDTH; i++)
        a.byte[i] = (uint8_t)~a.byte[i];
    return add(a, one);
}

static number multiply(number a, number b) {
    number r = {{0}};
    for (int i = 0; i < WIDTH; i++) {
        unsigned carry = 0;
        for (int j = 0; i + j < WIDTH; j++, carry >>= 8) {
            carry += a.byte[i] * b.byte[j] + r.byte[i + j];
            r.byte[i + j] = (uint8_t)carry;
        }
    }
    return r;
}

static number bitwise(number a, number b, wf_binop op) {
    for (int i = 0; i < WIDTH; i++)
        a.byte[i] = op == WF_AND  ? a.byte[i] & b.byte[i]
                    : op == WF_OR ? a.byte[i] | b.byte[i]
                                  : a.byte[i] ^ b.byte[i];
    return a;
}

static void must_be(wf_val v, number wanted) {
    number got = model_of(v);
    MUST(memcmp(got.byte, wanted.byte, WIDTH) == 0);
}

/* a == q * b + r, and r lies between 0 and b. */
static void check_division(wf_vm *vm, wf_val a, wf_val b) {
    wf_val zero = wf_new_int(vm, 0);
    wf_val pair = wf_binary(vm, WF_DIVMOD, a, b), q = wf_seq_at(pair, 0), r = wf_seq_at(pair, 1);
    must_be(a, add(multiply(model_of(q), model_of(b)), model_of(r)));
    MUST(wf_less(vm, b, zero) ? wf_less(vm, b, r) && !wf_less(vm, zero, r)
                              : wf_less(vm, r, b) && !wf_less(vm, r, zero));
    MUST(wf_equal(vm, q, wf_binary(vm, WF_FLOORDIV, a, b)));
    MUST(wf_equal(vm, r, wf_binary(vm, WF_MOD, a, b)));
    wf_val gcd = wf_int_gcd(vm, a, b);
    MUST(wf_equal(vm, wf_binary(vm, WF_MOD, a, gcd), zero));
    MUST(wf_equal(vm, wf_binary(vm, WF_MOD, b, gcd), zero));
}

static void check_text(wf_vm *vm, wf_val a) {
    wf_val text = wf_str_of(vm, a);
    number ten = {{10}}, sum = {{0}};
    const char *c = wf_to_text(vm, text, NULL);
    for (const char *p = c + (*c == '-'); *p; p++) {
        number digit = {{(uint8_t)(*p - '0')}};
        sum = add(multiply(sum, ten), digit);
    }
    must_be(a, *c == '-' ? negate(sum) : sum);
    MUST(wf_equal(vm, a, wf_call(vm, wf_from(&wf_int_type), &text, 1)));
}

static wf_val operand(wf_vm *vm, input *in) {
    size_t size = take(in) % OPERAND;
    size = size < in->size ? size : in->size;
    wf_val v = wf_int_from_bytes(vm, in->data, size, true, true);
    in->data += size;
    in->size -= size;
    return v;
}

FUZZ(bigint) {
    wf_val a = operand(vm, in), b = operand(vm, in), shift = wf_new_int(vm, take(in));
    number na = model_of(a), nb = model_of(b);
    must_be(wf_binary(vm, WF_ADD, a, b), add(na, nb));
    must_be(wf_binary(vm, WF_SUB, a, b), add(na, negate(nb)));
    must_be(wf_binary(vm, WF_MUL, a, b), multiply(na, nb));
    for (wf_binop op = WF_AND; op <= WF_XOR; op++)
        must_be(wf_binary(vm, op, a, b), bitwise(na, nb, op));
    must_be(wf_unary(vm, WF_NEG, a), negate(na));
    wf_val shifted = wf_binary(vm, WF_LSHIFT, a, shift);
    MUST(wf_equal(vm, a, wf_binary(vm, WF_RSHIFT, shifted, shift)));
    wf_val power = wf_binary(vm, WF_LSHIFT, wf_new_int(vm, 1), shift);
    MUST(wf_equal(vm, shifted, wf_binary(vm, WF_MUL, a, power)));
    MUST(wf_equal(vm, wf_binary(vm, WF_RSHIFT, a, shift), wf_binary(vm, WF_FLOORDIV, a, power)));
    check_text(vm, a);
    if (wf_truth(vm, b))
        check_division(vm, a, b);
}
