/* math_sum.c - the functions of the module math that sum many values, with the rounding errors of
 * each step kept in variables of their own. */
#include <math.h>
#include <string.h>
#include "modules/math.h"

/* A number as the unevaluated sum of two: what was rounded, and the error of it. */
typedef struct twin {
    wf_real high, low;
} twin;

static twin exact_sum(wf_real a, wf_real b) {
    wf_real high = a + b, c = high - a;
    return (twin){high, (a - (high - c)) + (b - c)};
}

static twin exact_product(wf_real a, wf_real b) {
    wf_real high = a * b;
    return (twin){high, WF_REAL_FN(fma)(a, b, -high)};
}

/* ---- fsum ---- */

/* Partial sums that do not overlap, least first. They are exact, all together. */
typedef struct partials {
    wf_real few[24], *at;
    size_t count, room;
    wf_val more; /* a bytearray that holds them when they are many */
} partials;

static void make_room(wf_vm *vm, partials *p) {
    if (p->count < p->room)
        return;
    wf_val array = wf_new_bytearray(vm, NULL, 2 * p->room * sizeof(wf_real));
    wf_buffer buffer;
    wf_buffer_begin(vm, array, &buffer, true);
    memcpy(buffer.data, p->at, p->count * sizeof(wf_real));
    p->at = (wf_real *)(void *)buffer.data;
    wf_buffer_end(vm, &buffer);
    p->more = array;
    p->room *= 2;
}

static void add_partial(wf_vm *vm, partials *p, wf_real x) {
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++) {
        twin sum = exact_sum(x, p->at[i]);
        if (!wf_real_is_zero(sum.low))
            p->at[kept++] = sum.low;
        x = sum.high;
    }
    p->count = kept;
    make_room(vm, p);
    p->at[p->count++] = x;
}

/* The sum of the partials, rounded once: half way cases are decided by the sign of what follows. */
static wf_real total(const partials *p) {
    size_t n = p->count;
    if (n == 0)
        return 0;
    wf_real high = p->at[--n], low = 0;
    while (n > 0) {
        twin sum = exact_sum(high, p->at[--n]);
        high = sum.high;
        low = sum.low;
        if (!wf_real_is_zero(low))
            break;
    }
    if (n > 0 && ((low < 0 && p->at[n - 1] < 0) || (low > 0 && p->at[n - 1] > 0))) {
        wf_real twice = low * 2, next = high + twice;
        if (twice == next - high)
            high = next;
    }
    return high;
}

wf_val wf_math_fsum(wf_vm *vm, const wf_val *args, size_t count) {
    partials p = {.room = WF_COUNT(p.few)};
    p.at = p.few;
    wf_real special = 0, infinite = 0;
    wf_val iterator = wf_iter(vm, args[0]), v;
    (void)count;
    while (!wf_is_absent(v = wf_next(vm, iterator))) {
        wf_real x = wf_to_real(vm, v);
        if (!wf_real_is_finite(x)) {
            special += x;
            infinite += wf_real_is_nan(x) ? 0 : x;
            continue;
        }
        add_partial(vm, &p, x);
        wf_real last = p.at[p.count - 1];
        if (!wf_real_is_finite(last))
            wf_error_raise(vm, WF_E_FSUM_OVERFLOW);
    }
    if (!wf_real_is_zero(special)) {
        if (infinite != infinite)
            wf_error_raise(vm, WF_E_FSUM_INFINITIES);
        return wf_new_float(vm, special);
    }
    return wf_new_float(vm, total(&p));
}

/* ---- Lengths ---- */

static wf_real at(wf_vm *vm, wf_val list, size_t i) { return wf_to_real(vm, wf_seq_at(list, i)); }

/* The root of the sum of squares of a list of floats. The values are scaled by a power of two so
 * that the largest is about 1; the sum starts at 1, which keeps its errors below those of the
 * squares; a step of Newton's method on what is left over corrects the root. */
static wf_real length_of(wf_vm *vm, wf_val list) {
    wf_real largest = 0, sum = 1, errors = 0, products = 0;
    bool nan_seen = false;
    size_t count = wf_seq_count(list);
    for (size_t i = 0; i < count; i++) {
        wf_real x = WF_REAL_FN(fabs)(at(vm, list, i));
        nan_seen |= wf_real_is_nan(x);
        largest = x > largest ? x : largest;
    }
    if (wf_real_is_infinite(largest))
        return largest;
    if (nan_seen)
        return (wf_real)NAN;
    if (wf_real_is_zero(largest) || count <= 1)
        return largest;
    int exponent;
    WF_REAL_FN(frexp)(largest, &exponent);
    for (size_t i = 0; i < count; i++) {
        wf_real x = WF_REAL_FN(ldexp)(at(vm, list, i), -exponent);
        twin square = exact_product(x, x), next = exact_sum(sum, square.high);
        sum = next.high;
        products += square.low;
        errors += next.low;
    }
    wf_real root = WF_REAL_FN(sqrt)(sum - 1 + (products + errors));
    twin square = exact_product(-root, root), rest = exact_sum(sum, square.high);
    root += (rest.high - 1 + (products + square.low + (errors + rest.low))) / (2 * root);
    return WF_REAL_FN(ldexp)(root, exponent);
}

wf_val wf_math_hypot(wf_vm *vm, const wf_val *args, size_t count, wf_val names) {
    wf_val list = wf_new_list(vm, NULL, 0);
    if (!wf_is_absent(names))
        wf_error_raise(vm, WF_E_MATH_NO_KEYWORDS, "hypot");
    for (size_t i = 0; i < count; i++)
        wf_list_add(vm, list, wf_new_float(vm, wf_to_real(vm, args[i])));
    return wf_new_float(vm, length_of(vm, list));
}

/* The items of any iterable, as a new list. */
static wf_val list_of(wf_vm *vm, wf_val iterable) {
    wf_val list = wf_new_list(vm, NULL, 0), iterator = wf_iter(vm, iterable), v;
    while (!wf_is_absent(v = wf_next(vm, iterator)))
        wf_list_add(vm, list, v);
    return list;
}

wf_val wf_math_dist(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val p = list_of(vm, args[0]), q = list_of(vm, args[1]), list = wf_new_list(vm, NULL, 0);
    (void)count;
    if (wf_seq_count(p) != wf_seq_count(q))
        wf_error_raise(vm, WF_E_DIST_DIMENSIONS);
    for (size_t i = 0; i < wf_seq_count(p); i++)
        wf_list_add(vm, list, wf_new_float(vm, at(vm, p, i) - at(vm, q, i)));
    return wf_new_float(vm, length_of(vm, list));
}

/* ---- Products ---- */

wf_val wf_math_prod(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val z = wf_is_absent(args[1]) ? wf_new_int(vm, 1) : args[1];
    wf_val iterator = wf_iter(vm, args[0]), v;
    (void)count;
    while (!wf_is_absent(v = wf_next(vm, iterator)))
        z = wf_binary(vm, WF_MUL, z, v);
    return z;
}

/* A sum of products of reals in three parts: three times the precision of one. */
typedef struct triple {
    wf_real high, low, tiny;
} triple;

static void add_product(triple *sum, wf_real x, wf_real y) {
    twin product = exact_product(x, y), high = exact_sum(sum->high, product.high);
    twin low = exact_sum(sum->low, product.low), middle = exact_sum(low.high, high.low);
    *sum = (triple){high.high, middle.high, sum->tiny + low.low + middle.low};
}

/* One is a float and the other a float or an int: x and y. */
static bool are_reals(wf_vm *vm, wf_val p, wf_val q, wf_real *x, wf_real *y) {
    if (!wf_is_float(p) && !wf_is_float(q))
        return false;
    if ((!wf_is_float(p) && !wf_is_int(p)) || (!wf_is_float(q) && !wf_is_int(q)))
        return false;
    *x = wf_to_real(vm, p);
    *y = wf_to_real(vm, q);
    return true;
}

static wf_val with_sum(wf_vm *vm, wf_val z, triple *sum, bool *pending) {
    if (!*pending)
        return z;
    twin last = exact_sum(sum->low, sum->high);
    wf_real x = wf_real_is_finite(last.high) ? last.high + (last.low + sum->tiny) : sum->high;
    *sum = (triple){0, 0, 0};
    *pending = false;
    return wf_binary(vm, WF_ADD, z, wf_new_float(vm, x));
}

wf_val wf_math_sumprod(wf_vm *vm, const wf_val *args, size_t count) {
    wf_val ps = wf_iter(vm, args[0]), qs = wf_iter(vm, args[1]), z = wf_new_int(vm, 0);
    triple sum = {0, 0, 0};
    bool pending = false;
    (void)count;
    for (;;) {
        wf_real x, y;
        wf_val p = wf_next(vm, ps), q = wf_next(vm, qs);
        if (wf_is_absent(p) != wf_is_absent(q))
            wf_error_raise(vm, WF_E_SUMPROD_LENGTHS);
        if (wf_is_absent(p))
            return with_sum(vm, z, &sum, &pending);
        if (are_reals(vm, p, q, &x, &y)) {
            add_product(&sum, x, y);
            pending = true;
            continue;
        }
        z = with_sum(vm, z, &sum, &pending);
        z = wf_binary(vm, WF_ADD, z, wf_binary(vm, WF_MUL, p, q));
    }
}
