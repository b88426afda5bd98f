/* math_int.c - the functions of the module math that count: divisors, factorials, whole roots. */
#include "modules/math.h"

static bool is_negative(wf_vm *vm, wf_val v) { return wf_less(vm, v, wf_new_int(vm, 0)); }
static bool is_zero(wf_val v) { return wf_int_bit_length(v) == 0; }

static void no_names(wf_vm *vm, const char *fname, wf_val names) {
    if (!wf_is_absent(names))
        wf_error_raise(vm, WF_E_MATH_NO_KEYWORDS, fname);
}

/* ---- Divisors ---- */

wf_val wf_math_gcd(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val z = wf_new_int(vm, 0);
    no_names(vm, "gcd", names);
    for (size_t i = 0; i < count; i++)
        z = wf_int_gcd(vm, z, wf_index(vm, args[i]));
    return z;
}

wf_val wf_math_lcm(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val z = wf_new_int(vm, 1);
    no_names(vm, "lcm", names);
    for (size_t i = 0; i < count; i++) {
        wf_val v = wf_unary(vm, WF_ABS, wf_index(vm, args[i]));
        if (is_zero(v) || is_zero(z)) {
            z = wf_new_int(vm, 0);
            continue;
        }
        z = wf_binary(vm, WF_MUL, wf_binary(vm, WF_FLOORDIV, z, wf_int_gcd(vm, z, v)), v);
    }
    return z;
}

/* ---- Products of neighbouring numbers ---- */

/* (n - from) * (n - from - 1) * ... : count factors, in halves so that factors grow together. */
static wf_val falling(wf_vm *vm, wf_val n, int64_t from, int64_t count) {
    if (count == 1)
        return wf_binary(vm, WF_SUB, n, wf_new_int(vm, from));
    int64_t half = count / 2;
    wf_val left = falling(vm, n, from, half);
    return wf_binary(vm, WF_MUL, left, falling(vm, n, from + half, count - half));
}

static wf_val falling_power(wf_vm *vm, wf_val n, int64_t count) {
    return count > 0 ? falling(vm, n, 0, count) : wf_new_int(vm, 1);
}

/* v as an int64_t, when `limit` is what must not be exceeded. */
static int64_t limited(wf_vm *vm, wf_val v, const char *limit) {
    int64_t i;
    if (!wf_int_fits64(v, &i) || i > INTPTR_MAX)
        wf_error_raise(vm, WF_E_COMB_LIMIT, limit, wf_new_int(vm, INTPTR_MAX));
    return i;
}

static wf_val factorial(wf_vm *vm, wf_val n) {
    int64_t i;
    if (is_negative(vm, n))
        wf_error_raise(vm, WF_E_FACTORIAL_NEGATIVE);
    if (!wf_int_fits64(n, &i) || i > INTPTR_MAX)
        wf_error_raise(vm, WF_E_FACTORIAL_LIMIT, wf_new_int(vm, INTPTR_MAX));
    return falling_power(vm, n, i);
}

wf_val wf_math_factorial(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    return factorial(vm, wf_index(vm, args[0]));
}

static void check_choice(wf_vm *vm, wf_val n, wf_val k) {
    if (is_negative(vm, n))
        wf_error_raise(vm, WF_E_COMB_N);
    if (is_negative(vm, k))
        wf_error_raise(vm, WF_E_COMB_K);
}

wf_val wf_math_perm(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val n = wf_index(vm, args[0]);
    if (count < 2 || wf_is_none(args[1]))
        return factorial(vm, n);
    wf_val k = wf_index(vm, args[1]);
    check_choice(vm, n, k);
    if (wf_less(vm, n, k))
        return wf_new_int(vm, 0);
    return falling_power(vm, n, limited(vm, k, "k"));
}

wf_val wf_math_comb(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val n = wf_index(vm, args[0]), k = wf_index(vm, args[1]);
    (void)count;
    check_choice(vm, n, k);
    if (wf_less(vm, n, k))
        return wf_new_int(vm, 0);
    wf_val others = wf_binary(vm, WF_SUB, n, k);
    int64_t few = limited(vm, wf_less(vm, others, k) ? others : k, "min(n - k, k)");
    wf_val top = falling_power(vm, n, few);
    return wf_binary(vm, WF_FLOORDIV, top, falling_power(vm, wf_new_int(vm, few), few));
}

/* ---- Whole roots ---- */

static wf_val shifted(wf_vm *vm, wf_binop op, wf_val v, size_t bits) {
    return wf_binary(vm, op, v, wf_new_uint(vm, bits));
}

/* Newton's method from the leading bits of n on: a is the root of n cut to twice d + 1 bits, give
 * or take 1, and each turn doubles d. */
wf_val wf_math_isqrt(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val n = wf_index(vm, args[0]), a = wf_new_int(vm, 1);
    (void)count;
    if (is_negative(vm, n))
        wf_error_raise(vm, WF_E_ISQRT_NEGATIVE);
    if (is_zero(n))
        return n;
    size_t half = (wf_int_bit_length(n) - 1) / 2, d = 0;
    int turns = 0;
    while (half >> turns)
        turns++;
    while (turns-- > 0) {
        size_t before = d;
        d = half >> turns;
        wf_val top = shifted(vm, WF_RSHIFT, n, 2 * half - before - d + 1);
        a = wf_binary(vm, WF_ADD, shifted(vm, WF_LSHIFT, a, d - before - 1),
                      wf_binary(vm, WF_FLOORDIV, top, a));
    }
    if (wf_less(vm, n, wf_binary(vm, WF_MUL, a, a)))
        a = wf_binary(vm, WF_SUB, a, wf_new_int(vm, 1));
    return a;
}
