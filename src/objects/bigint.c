/* bigint.c - arithmetic on rows of digits. */
#include <string.h>
#include "heap/heap.h"
#include "objects/bigint.h"

/* Digits of the shorter factor from which Karatsuba's three half products are quicker than the
 * school method: measured with products of equal length on x86-64, where 32 to 56 differ little. */
#define KARATSUBA_LEAST 40
/* Long loops look at what is pending about each time this many digit products have been done. */
#define POLL_WORK 100000

/* ---- Two digits at a time ----
 * The inner loops on 64-bit machines. Each does an even number of digits, up to n, and returns how
 * many; carry and borrow go on to the digit behind them. */
#if defined(__SIZEOF_INT128__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
typedef unsigned __int128 wide;

static inline uint64_t pair_at(const uint32_t *a) {
    uint64_t pair;
    memcpy(&pair, a, sizeof pair);
    return pair;
}
static inline void put_pair(uint32_t *a, uint64_t pair) { memcpy(a, &pair, sizeof pair); }

static inline size_t add_pairs(uint32_t *r, const uint32_t *a, const uint32_t *b, size_t n,
                               uint64_t *carry) {
    uint64_t over = 0, sum;
    for (size_t i = 0; i + 1 < n; i += 2) {
        bool first = __builtin_add_overflow(pair_at(a + i), pair_at(b + i), &sum);
        over = first | __builtin_add_overflow(sum, over, &sum);
        put_pair(r + i, sum);
    }
    *carry = over;
    return n & ~(size_t)1;
}

static inline size_t sub_pairs(uint32_t *r, const uint32_t *a, const uint32_t *b, size_t n,
                               uint32_t *borrow) {
    uint64_t under = 0, rest;
    for (size_t i = 0; i + 1 < n; i += 2) {
        bool first = __builtin_sub_overflow(pair_at(a + i), pair_at(b + i), &rest);
        under = first | __builtin_sub_overflow(rest, under, &rest);
        put_pair(r + i, rest);
    }
    *borrow = (uint32_t)under;
    return n & ~(size_t)1;
}

static inline size_t add_product_pairs(uint32_t *r, const uint32_t *a, size_t n, uint32_t factor,
                                       uint64_t *carry) {
    uint64_t over = 0;
    for (size_t i = 0; i + 1 < n; i += 2) {
        wide sum = (wide)pair_at(a + i) * factor + pair_at(r + i) + over;
        put_pair(r + i, (uint64_t)sum);
        over = (uint64_t)(sum >> 64);
    }
    *carry = over;
    return n & ~(size_t)1;
}

/* r[0..n + 2) = r[0..n) + a * two digits of b, for each two digits of b in turn; returns how many
 * digits of b. Rows step by pairs too: a load that straddled two stores of the row before would
 * have to wait. */
static size_t school_pairs(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t bn) {
    for (size_t row = 0; row + 1 < bn; row += 2, r += 2) {
        uint64_t factor = pair_at(b + row), over = 0;
        size_t i = 0;
        for (; i + 1 < n; i += 2) {
            wide sum = (wide)pair_at(a + i) * factor + pair_at(r + i) + over;
            put_pair(r + i, (uint64_t)sum);
            over = (uint64_t)(sum >> 64);
        }
        if (i < n) {
            wide sum = (wide)factor * a[i] + r[i] + over;
            r[i] = (uint32_t)sum;
            over = (uint64_t)(sum >> 32);
        }
        put_pair(r + n, over);
    }
    return bn & ~(size_t)1;
}

/* Below this many digits the straddling of the rows of a division costs more than pairs gain. */
#define SUB_PAIRS_LEAST 24
static inline size_t sub_product_pairs(uint32_t *u, const uint32_t *v, size_t n, uint32_t factor,
                                       uint64_t *carry) {
    uint64_t over = 0;
    *carry = 0;
    if (n < SUB_PAIRS_LEAST)
        return 0;
    for (size_t i = 0; i + 1 < n; i += 2) {
        wide product = (wide)pair_at(v + i) * factor + over;
        uint64_t from = pair_at(u + i), low = (uint64_t)product;
        over = (uint64_t)(product >> 64) + (from < low);
        put_pair(u + i, from - low);
    }
    *carry = over;
    return n & ~(size_t)1;
}
#else
#define add_pairs(r, a, b, n, carry)              ((size_t)(*(carry) = 0))
#define sub_pairs(r, a, b, n, borrow)             ((size_t)(*(borrow) = 0))
#define add_product_pairs(r, a, n, factor, carry) ((size_t)(*(carry) = 0))
#define school_pairs(r, a, n, b, bn)              0
#define sub_product_pairs(u, v, n, factor, carry) ((size_t)(*(carry) = 0))
#endif

/* ---- Sums, differences, shifts ---- */

int wf_digits_compare(const uint32_t *a, size_t an, const uint32_t *b, size_t bn) {
    if (an != bn)
        return an < bn ? -1 : 1;
    while (an--)
        if (a[an] != b[an])
            return a[an] < b[an] ? -1 : 1;
    return 0;
}

uint32_t wf_digits_add(uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b, size_t bn) {
    uint64_t carry;
    size_t i = add_pairs(r, a, b, bn, &carry);
    for (; i < bn; i++) {
        carry += (uint64_t)a[i] + b[i];
        r[i] = (uint32_t)carry;
        carry >>= 32;
    }
    for (; carry && i < an; i++) {
        carry += a[i];
        r[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (r != a && i < an)
        memmove(r + i, a + i, (an - i) * sizeof *r);
    return (uint32_t)carry;
}

uint32_t wf_digits_sub(uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b, size_t bn) {
    uint32_t borrow;
    size_t i = sub_pairs(r, a, b, bn, &borrow);
    for (; i < bn; i++) {
        uint64_t d = (uint64_t)a[i] - b[i] - borrow;
        r[i] = (uint32_t)d;
        borrow = (uint32_t)(d >> 63);
    }
    for (; borrow && i < an; i++) {
        borrow = a[i] == 0;
        r[i] = a[i] - 1;
    }
    if (r != a && i < an)
        memmove(r + i, a + i, (an - i) * sizeof *r);
    return borrow;
}

uint32_t wf_digits_scale(uint32_t *a, size_t count, uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (size_t i = 0; i < count; i++) {
        carry += (uint64_t)a[i] * factor;
        a[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

uint32_t wf_digits_div_small(uint32_t *q, const uint32_t *a, size_t count, uint32_t divisor) {
    uint64_t rest = 0;
    while (count--) {
        rest = rest << 32 | a[count];
        q[count] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

uint32_t wf_digits_shift_left(uint32_t *r, const uint32_t *a, size_t count, unsigned bits) {
    if (bits == 0) {
        memmove(r, a, count * sizeof *r);
        return 0;
    }
    uint32_t out = count ? a[count - 1] >> (32 - bits) : 0;
    for (size_t i = count; i-- > 1;)
        r[i] = a[i] << bits | a[i - 1] >> (32 - bits);
    if (count)
        r[0] = a[0] << bits;
    return out;
}

void wf_digits_shift_right(uint32_t *r, const uint32_t *a, size_t count, unsigned bits) {
    if (bits == 0) {
        memmove(r, a, count * sizeof *r);
        return;
    }
    for (size_t i = 0; i + 1 < count; i++)
        r[i] = a[i] >> bits | a[i + 1] << (32 - bits);
    if (count)
        r[count - 1] = a[count - 1] >> bits;
}

size_t wf_digits_bits(const uint32_t *a, size_t count) {
    return count ? count * 32 - (size_t)__builtin_clz(a[count - 1]) : 0;
}

bool wf_digits_any_below(const uint32_t *a, size_t count, size_t bits) {
    size_t whole = bits / 32;
    for (size_t i = 0; i < whole && i < count; i++)
        if (a[i])
            return true;
    return whole < count && (a[whole] & (((uint32_t)1 << bits % 32) - 1));
}

/* ---- Products ---- */

/* r[0..n) += a * factor; the digit carried out is returned. */
static inline uint32_t add_product(uint32_t *r, const uint32_t *a, size_t n, uint32_t factor) {
    uint64_t carry;
    for (size_t i = add_product_pairs(r, a, n, factor, &carry); i < n; i++) {
        carry += (uint64_t)a[i] * factor + r[i];
        r[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

static void school(uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b, size_t bn) {
    memset(r, 0, an * sizeof *r);
    for (size_t i = school_pairs(r, a, an, b, bn); i < bn; i++)
        r[an + i] = add_product(r + i, a, an, b[i]);
}

/* r = a * a: the products of different digits once, doubled, and the squares added. */
static void school_square(uint32_t *r, const uint32_t *a, size_t n) {
    memset(r, 0, 2 * n * sizeof *r);
    for (size_t i = 0; i + 1 < n; i++)
        r[i + n] = add_product(r + 2 * i + 1, a + i + 1, n - i - 1, a[i]);
    wf_digits_shift_left(r, r, 2 * n, 1);
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t square = (uint64_t)a[i] * a[i];
        carry += (uint64_t)r[2 * i] + (uint32_t)square;
        r[2 * i] = (uint32_t)carry;
        carry = (carry >> 32) + r[2 * i + 1] + (square >> 32);
        r[2 * i + 1] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* r = |low - high|, n digits, where high has hn <= n; true when high is greater. */
static bool distance(uint32_t *r, const uint32_t *low, size_t n, const uint32_t *high, size_t hn) {
    size_t lt = wf_digits_trim(low, n), ht = wf_digits_trim(high, hn);
    bool less = wf_digits_compare(low, lt, high, ht) < 0;
    if (less) {
        wf_digits_sub(r, high, ht, low, lt);
        memset(r + ht, 0, (n - ht) * sizeof *r);
    } else {
        wf_digits_sub(r, low, n, high, ht);
    }
    return less;
}

/* Digits of scratch that a product of n by n needs: at each level the product of the differences,
 * and then one digit more than that; halves are rounded up. */
static size_t scratch_size(size_t n) { return 2 * n + 128; }

/* r = a * b, all of n digits. With B = 2^(32 half), a = a1 B + a0, b = b1 B + b0:
 *   a b = a1 b1 B^2 + (a0 b0 + a1 b1 - (a0 - a1)(b0 - b1)) B + a0 b0 */
static void karatsuba(wf_vm *vm, uint32_t *r, const uint32_t *a, const uint32_t *b, size_t n,
                      uint32_t *scratch) {
    if (n < KARATSUBA_LEAST) {
        if (a == b)
            school_square(r, a, n);
        else
            school(r, a, n, b, n);
        return;
    }
    if (n >= 1024)
        wf_spend(vm, 8 * n);
    size_t half = (n + 1) / 2, rest = n - half;
    uint32_t *cross = scratch, *below = scratch + 2 * half;
    bool opposite = distance(r, a, half, a + half, rest);
    if (a == b) {
        opposite = false;
        karatsuba(vm, cross, r, r, half, below);
    } else {
        opposite ^= distance(r + half, b, half, b + half, rest);
        karatsuba(vm, cross, r, r + half, half, below);
    }
    karatsuba(vm, r, a, b, half, below);
    karatsuba(vm, r + 2 * half, a + half, b + half, rest, below);
    /* the middle: 2 half + 1 digits */
    below[2 * half] = wf_digits_add(below, r, 2 * half, r + 2 * half, 2 * rest);
    if (opposite)
        wf_digits_add(below, below, 2 * half + 1, cross, 2 * half);
    else
        wf_digits_sub(below, below, 2 * half + 1, cross, 2 * half);
    size_t middle = wf_digits_trim(below, 2 * half + 1);
    wf_digits_add(r + half, r + half, 2 * n - half, below, middle);
}

/* The longer factor is cut into pieces as long as the shorter one. */
void wf_digits_mul(wf_vm *vm, uint32_t *r, const uint32_t *a, size_t an, const uint32_t *b,
                   size_t bn) {
    if (an < bn) {
        const uint32_t *row = a;
        size_t count = an;
        a = b, an = bn, b = row, bn = count;
    }
    if (bn < KARATSUBA_LEAST) {
        if (a == b && an == bn)
            school_square(r, a, an);
        else
            school(r, a, an, b, bn);
        return;
    }
    /* behind the scratch: the product of a piece */
    wf_blob *blob = wf_blob_new(vm, (scratch_size(bn) + 2 * bn) * sizeof *r);
    uint32_t *scratch = (uint32_t *)(void *)blob->data, *piece = scratch + scratch_size(bn);
    if (an == bn) {
        karatsuba(vm, r, a, b, bn, scratch);
        return;
    }
    memset(r, 0, (an + bn) * sizeof *r);
    for (size_t at = 0; at < an; at += bn) {
        size_t n = an - at < bn ? an - at : bn;
        if (n == bn)
            karatsuba(vm, piece, a + at, b, bn, scratch);
        else
            wf_digits_mul(vm, piece, b, bn, a + at, n);
        wf_digits_add(r + at, r + at, an + bn - at, piece, n + bn);
    }
}

/* ---- Division: Knuth's algorithm D ---- */

/* u[0..n] -= v * factor; the borrow is returned. */
static uint32_t sub_product(uint32_t *u, const uint32_t *v, size_t n, uint32_t factor) {
    uint64_t carry;
    for (size_t i = sub_product_pairs(u, v, n, factor, &carry); i < n; i++) {
        carry += (uint64_t)v[i] * factor;
        uint32_t low = (uint32_t)carry;
        carry >>= 32;
        carry += u[i] < low;
        u[i] -= low;
    }
    uint32_t top = u[n];
    u[n] = (uint32_t)(top - carry);
    return top < carry;
}

/* The digit of the quotient of u[0..n] by v: estimated from two digits of v, at most
 * 1 too large. */
static uint32_t divide_row(uint32_t *u, const uint32_t *v, size_t n) {
    uint64_t top = (uint64_t)u[n] << 32 | u[n - 1];
    uint64_t q = u[n] >= v[n - 1] ? UINT32_MAX : top / v[n - 1];
    uint64_t rest = top - q * v[n - 1];
    while (rest <= UINT32_MAX && q * v[n - 2] > (rest << 32 | u[n - 2])) {
        q--;
        rest += v[n - 1];
    }
    if (sub_product(u, v, n, (uint32_t)q)) {
        q--;
        u[n] += wf_digits_add(u, u, n, v, n);
    }
    return (uint32_t)q;
}

void wf_digits_div(wf_vm *vm, uint32_t *q, uint32_t *u, size_t un, const uint32_t *v, size_t vn) {
    size_t work = 0;
    for (size_t i = un - vn; i-- > 0;) {
        q[i] = divide_row(u + i, v, vn);
        work += vn;
        if (work >= POLL_WORK) {
            wf_spend(vm, work / 4);
            work = 0;
        }
    }
}

/* ---- Greatest common divisor ---- */

/* The 62 bits of a from the highest one of the row of n digits (whose top is not 0) down. */
static int64_t leading(const uint32_t *a, size_t n, unsigned shift) {
    uint64_t top = (uint64_t)a[n - 1] << 32 | a[n - 2];
    if (shift)
        top = top << shift | (n > 2 ? a[n - 3] >> (32 - shift) : 0);
    return (int64_t)(top >> 2);
}

/* The steps of Euclid's algorithm that the leading bits decide are done on them alone, and what
 * they amount to, a' = A a + B b and b' = C a + D b, on the long numbers at the end. A quotient is
 * certain when it comes out the same for both ends of the interval in which the true one lies. */
bool wf_digits_gcd_step(uint32_t *a, uint32_t *b, size_t n) {
    unsigned shift = (unsigned)__builtin_clz(a[n - 1]);
    int64_t x = leading(a, n, shift), y = leading(b, n, shift);
    int64_t A = 1, B = 0, C = 0, D = 1;
    while (y + C != 0 && y + D != 0) {
        int64_t q = (x + A) / (y + C);
        if (q != (x + B) / (y + D) || q > INT32_MAX)
            break;
        int64_t next_c = A - q * C, next_d = B - q * D, next_y = x - q * y;
        if (next_c > INT32_MAX || next_c < -INT32_MAX || next_d > INT32_MAX || next_d < -INT32_MAX)
            break;
        A = C, B = D, x = y;
        C = next_c, D = next_d, y = next_y;
    }
    if (B == 0)
        return false;
    int64_t p = 0, q = 0; /* cofactors of a row differ in sign: no overflow */
    for (size_t i = 0; i < n; i++) {
        int64_t ai = a[i], bi = b[i];
        p += A * ai + B * bi;
        q += C * ai + D * bi;
        a[i] = (uint32_t)p;
        b[i] = (uint32_t)q;
        p >>= 32;
        q >>= 32;
    }
    return true;
}
