/* dtoa.c - reals and decimal text, exactly, both ways.
 *
 * A real is m * 2^e, a decimal number D * 10^k, and 10^k is 5^k * 2^k: so the
 * two differ by a power of five and a shift. Both directions are done on whole
 * numbers, without any approximation:
 *
 *   - where there is a 128-bit integer type and the power is at most 5^55 (it
 *     fits 128 bits), in a product of three words: nearly all numbers met;
 *   - else on long numbers in arrays of fixed size on the C stack (`big`).
 *
 * Reading: the digits divided by the power of five (or multiplied) to a
 * quotient of 64 bits and a remainder; wf_real_round does the rest. Only as
 * many digits are looked at as can matter; one more, 1, stands for the others.
 *
 * Writing, fewest digits: the numbers that read back as x fill an interval
 * around it, half way to its neighbours (below a power of two the lower
 * neighbour is nearer); the ends belong to it when m is even, since ties are
 * read as even. Digits are dropped as long as the interval has a number with
 * one digit less.
 */
#include <string.h>
#include "objects/real.h"

#ifdef WF_REAL_IS_SINGLE
typedef uint32_t real_word;
#define DROPPED_BITS 2 /* see value.h */
#define BIG_WORDS    20
#define MOST_DIGITS  (WF_REAL_DIGITS + 9)
#else
typedef uint64_t real_word;
#define DROPPED_BITS 0
#define BIG_WORDS    88
#define MOST_DIGITS  (WF_REAL_DIGITS + 2)
#endif
#define FRACTION_BITS (WF_REAL_BITS - 1 + DROPPED_BITS)
#define EXPONENT_MASK (((real_word)1 << (8 * sizeof(real_word) - 1 - FRACTION_BITS)) - 1)

/* ---- Parts and rounding ---- */

uint64_t wf_real_parts(wf_real x, int *exponent) {
    real_word bits;
    memcpy(&bits, &x, sizeof bits);
    real_word fraction = bits & (((real_word)1 << FRACTION_BITS) - 1);
    int biased = (int)(bits >> FRACTION_BITS & EXPONENT_MASK);
    *exponent = WF_REAL_MIN_EXP - DROPPED_BITS + (biased ? biased - 1 : 0);
    return biased ? fraction | (real_word)1 << FRACTION_BITS : fraction;
}

/* The parts of a real that a value holds: WF_REAL_BITS bits. */
static uint64_t parts(wf_real x, int *exponent) {
    uint64_t mantissa = wf_real_parts(x, exponent) >> DROPPED_BITS;
    *exponent += DROPPED_BITS;
    return mantissa;
}

wf_real wf_real_round(uint64_t mantissa, bool more, intptr_t exponent) {
    const real_word infinite = EXPONENT_MASK << FRACTION_BITS;
    real_word bits = 0;
    wf_real x;
    if (mantissa && exponent > WF_REAL_MAX_EXP) {
        bits = infinite;
    } else if (mantissa && exponent >= WF_REAL_MIN_EXP - 64) {
        int zeros = __builtin_clzll(mantissa);
        mantissa <<= zeros;
        int at = (int)exponent - zeros, drop = 64 - WF_REAL_BITS;
        if (at + drop < WF_REAL_MIN_EXP)
            drop = WF_REAL_MIN_EXP - at;
        if (drop > 64) /* less than half of the least */
            return 0;
        uint64_t kept = drop == 64 ? 0 : mantissa >> drop, rest = mantissa << (64 - drop);
        const uint64_t half = (uint64_t)1 << 63;
        kept += rest > half || (rest == half && (more || (kept & 1)));
        bits = ((real_word)(at + drop - WF_REAL_MIN_EXP) << FRACTION_BITS) +
               ((real_word)kept << DROPPED_BITS);
        if (bits > infinite || at + drop + WF_REAL_BITS > WF_REAL_MAX_EXP)
            bits = infinite;
    }
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* ---- Long numbers ---- */

typedef struct big {
    int count; /* words in use; the top one is not 0 */
    uint32_t word[BIG_WORDS];
} big;

static void big_set(big *a, uint64_t v) {
    a->word[0] = (uint32_t)v;
    a->word[1] = (uint32_t)(v >> 32);
    a->count = v >> 32 ? 2 : v != 0;
}

static void big_scale(big *a, uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (int i = 0; i < a->count; i++) {
        carry += (uint64_t)a->word[i] * factor;
        a->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        a->word[a->count++] = (uint32_t)carry;
}

static void big_scale_pow5(big *a, int power) {
    for (; power >= 13; power -= 13)
        big_scale(a, 1220703125, 0);
    uint32_t rest = 1;
    while (power-- > 0)
        rest *= 5;
    big_scale(a, rest, 0);
}

static void big_shift(big *a, int bits) {
    int whole = bits / 32;
    bits %= 32;
    if (a->count == 0)
        return;
    uint32_t out = bits ? a->word[a->count - 1] >> (32 - bits) : 0;
    for (int i = a->count - 1; i >= 0; i--)
        a->word[i + whole] = a->word[i] << bits | (bits && i ? a->word[i - 1] >> (32 - bits) : 0);
    memset(a->word, 0, (size_t)whole * sizeof a->word[0]);
    a->count += whole;
    if (out)
        a->word[a->count++] = out;
}

static int big_bits(const big *a) {
    return a->count ? 32 * a->count - __builtin_clz(a->word[a->count - 1]) : 0;
}

static int big_compare(const big *a, const big *b) {
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (int i = a->count - 1; i >= 0; i--)
        if (a->word[i] != b->word[i])
            return a->word[i] < b->word[i] ? -1 : 1;
    return 0;
}

/* a += b */
static void big_add(big *a, const big *b) {
    uint64_t carry = 0;
    for (int i = 0; i < b->count || carry; i++) {
        if (i >= a->count)
            a->word[a->count++] = 0;
        carry += (uint64_t)a->word[i] + (i < b->count ? b->word[i] : 0);
        a->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* a -= b * factor, which is not greater. */
static void big_sub(big *a, const big *b, uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < a->count; i++) {
        carry += (i < b->count ? (uint64_t)b->word[i] * factor : 0);
        uint32_t low = (uint32_t)carry;
        carry = (carry >> 32) + (a->word[i] < low);
        a->word[i] -= low;
    }
    while (a->count && !a->word[a->count - 1])
        a->count--;
}

/* 2^e to a (e >= 0) or b. */
static void big_shift_ratio(big *a, big *b, int e) { big_shift(e >= 0 ? a : b, e >= 0 ? e : -e); }

/* floor(log10(2^e)) for |e| below 1650. */
static int log10_pow2(int e) { return (e * 78913) >> 18; }

#ifdef __SIZEOF_INT128__
/* ---- Three words: the quick way ---- */

#define QUICK_POW5 55
/* clang-format off */
static const uint64_t pow5[] = {
    1u, 5u, 25u, 125u, 625u, 3125u, 15625u, 78125u, 390625u, 1953125u, 9765625u, 48828125u,
    244140625u, 1220703125u, 6103515625u, 30517578125u, 152587890625u, 762939453125u,
    3814697265625u, 19073486328125u, 95367431640625u, 476837158203125u, 2384185791015625u,
    11920928955078125u, 59604644775390625u, 298023223876953125u, 1490116119384765625u,
    7450580596923828125u,
};
/* clang-format on */
typedef unsigned __int128 wide;

/* m * 5^power, m below 2^60. */
typedef struct triple {
    uint64_t low, middle, high;
} triple;
static triple times_pow5(uint64_t m, int power) {
    wide p = power <= 27   ? (wide)pow5[power]
             : power <= 54 ? (wide)pow5[27] * pow5[power - 27]
                           : (wide)pow5[27] * pow5[27] * 5;
    wide low = (wide)(uint64_t)p * m, high = (wide)(uint64_t)(p >> 64) * m + (uint64_t)(low >> 64);
    return (triple){(uint64_t)low, (uint64_t)high, (uint64_t)(high >> 64)};
}

/* t >> bits (0 < bits < 192), known to fit a word; *rest: what was shifted out, its 64 highest
 * bits, the lowest of them set if there is anything below. */
static uint64_t shift_triple(triple t, int bits, uint64_t *rest) {
    bool below = false;
    for (; bits > 64; bits -= 64) {
        below |= t.low != 0;
        t.low = t.middle, t.middle = t.high, t.high = 0;
    }
    if (bits == 64) {
        *rest = t.low | below;
        return t.middle;
    }
    *rest = t.low << (64 - bits) | below;
    return t.middle << (64 - bits) | t.low >> bits;
}

static int put_digits(uint64_t v, char *buffer) {
    char text[20];
    int n = 0;
    do
        text[n++] = (char)('0' + v % 10);
    while (v /= 10);
    for (int i = 0; i < n; i++)
        buffer[i] = text[n - 1 - i];
    return n;
}

/* The interval is scaled to 18 or 19 digits: it is wider than ten, so a digit is dropped for
 * certain. */
static int quick_shortest(uint64_t m, int e, char *buffer, int *exponent) {
    int power = 17 - log10_pow2(e + 63 - __builtin_clzll(m)), shift = -(e - 2 + power);
    if (power < 0 || power > QUICK_POW5 || shift <= 0)
        return 0;
    bool even = !(m & 1), is_edge = m == (uint64_t)1 << (WF_REAL_BITS - 1);
    uint64_t rest, v = shift_triple(times_pow5(4 * m, power), shift, &rest);
    bool zeros_v = rest == 0; /* what was dropped from v before `last` is 0 */
    uint64_t least = shift_triple(times_pow5(4 * m - 2 + is_edge, power), shift, &rest);
    bool zeros_least = rest == 0;
    uint64_t most = shift_triple(times_pow5(4 * m + 2, power), shift, &rest);
    most -= rest == 0 && !even;
    unsigned last = 0;
    int dropped = 0;
    while (most / 10 > least / 10 || (zeros_least && even && least % 10 == 0)) {
        zeros_least &= least % 10 == 0;
        zeros_v &= last == 0;
        last = (unsigned)(v % 10);
        v /= 10, least /= 10, most /= 10;
        dropped++;
    }
    bool up = last > 5 || (last == 5 && (!zeros_v || (v & 1)));
    v += up || (v == least && !(zeros_least && even));
    int count = put_digits(v, buffer);
    *exponent = count + dropped - power;
    return count;
}

/* x * 10^power rounded, digits to buffer; 0: not for the quick way. */
static int quick_exact(uint64_t m, int e, int power, char *buffer) {
    int shift = -(e + power);
    uint64_t rest, v;
    if (power < 0 || power > QUICK_POW5 || shift <= 0 || shift >= 192 ||
        log10_pow2(e + 64 - __builtin_clzll(m)) + 1 + power > 18)
        return 0;
    v = shift_triple(times_pow5(m, power), shift, &rest);
    const uint64_t half = (uint64_t)1 << 63;
    v += rest > half || (rest == half && (v & 1));
    return v ? put_digits(v, buffer) : 0;
}

static bool quick_read(uint64_t digits, int power, wf_real *out) {
    if (power < -27 || power > 27 || !digits)
        return false;
    int zeros = __builtin_clzll(digits);
    if (power >= 0) {
        wide p = (wide)digits * pow5[power];
        uint64_t high = (uint64_t)(p >> 64), low = (uint64_t)p;
        int shift = high ? __builtin_clzll(high) : 64;
        if (high == 0)
            *out = wf_real_round(low, false, power);
        else
            *out = wf_real_round((uint64_t)(p << shift >> 64), (uint64_t)(p << shift) != 0,
                                 power + 64 - shift);
        return true;
    }
    uint64_t divisor = pow5[-power], above;
    int shift = __builtin_clzll(divisor);
    divisor <<= shift;
    above = digits << zeros;
    int by = above < divisor ? 64 : 63; /* so that the quotient has 64 bits */
    wide n = (wide)above << by;
    *out = wf_real_round((uint64_t)(n / divisor), n % divisor != 0, power + shift - zeros - by);
    return true;
}
#else
static int quick_shortest(uint64_t m, int e, char *buffer, int *exponent) {
    (void)m, (void)e, (void)buffer, (void)exponent;
    return 0;
}
static int quick_exact(uint64_t m, int e, int power, char *buffer) {
    (void)m, (void)e, (void)power, (void)buffer;
    return 0;
}
static bool quick_read(uint64_t digits, int power, wf_real *out) {
    (void)digits, (void)power, (void)out;
    return false;
}
#endif

/* ---- Writing ---- */

/* Makes r / s = m * 2^e / 10^k for the k with 1/10 <= r / s < 1 or one less, which is returned;
 * `more`, if given, is scaled as r is. */
static int scale_ratio(big *r, big *s, big *more, uint64_t m, int e) {
    int k = log10_pow2(e + 63 - __builtin_clzll(m)) + 1;
    if (k >= 0) {
        big_scale_pow5(s, k);
    } else {
        big_scale_pow5(r, -k);
        if (more)
            big_scale_pow5(more, -k);
    }
    big_shift_ratio(r, s, e - k);
    if (more && e - k > 0)
        big_shift(more, e - k);
    return k;
}

/* Shifts so that the top word of s has 28 bits: then a digit is found from the top words, 1 too
 * little at most. */
static void align(big *r, big *s, big *more) {
    int bits = (28 - big_bits(s)) & 31;
    big_shift(r, bits);
    big_shift(s, bits);
    if (more)
        big_shift(more, bits);
}

/* The whole part of r / s, below 10; r becomes the rest. */
static unsigned take_digit(big *r, const big *s) {
    if (r->count < s->count)
        return 0;
    unsigned digit = r->word[s->count - 1] / (s->word[s->count - 1] + 1);
    if (digit)
        big_sub(r, s, digit);
    if (big_compare(r, s) >= 0) {
        big_sub(r, s, 1);
        digit++;
    }
    return digit;
}

/* Compares a + b * 2^doubled with c. */
static int compare_sum(const big *a, const big *b, bool doubled, const big *c) {
    big sum = *a;
    big_add(&sum, b);
    if (doubled)
        big_add(&sum, b);
    return big_compare(&sum, c);
}

/* Adds 1 to the last of count digits. The count without the zeros that makes is returned; all nines
 * become "1" and *exponent goes up. */
static int round_up(char *buffer, int count, int *exponent) {
    while (count && buffer[count - 1] == '9')
        count--;
    if (count) {
        buffer[count - 1]++;
        return count;
    }
    buffer[0] = '1';
    ++*exponent;
    return 1;
}

static int trim_zeros(const char *buffer, int count) {
    while (count && buffer[count - 1] == '0')
        count--;
    return count;
}

/* x = r / s * 10^k; gap is the distance to the lower end of the interval, in the same scale as r,
 * and the upper end is as far away or, at the edge to smaller exponents, twice. */
static int slow_shortest(uint64_t m, int e, char *buffer, int *exponent) {
    big r, s, gap;
    bool even = !(m & 1), is_edge = m == (uint64_t)1 << (WF_REAL_BITS - 1) && e > WF_REAL_MIN_EXP;
    int n = 0;
    big_set(&r, m << (1 + is_edge));
    big_set(&s, (uint64_t)1 << (1 + is_edge));
    big_set(&gap, 1);
    int k = scale_ratio(&r, &s, &gap, m, e);
    if (compare_sum(&r, &gap, is_edge, &s) >= (even ? 0 : 1)) {
        k++;
        big_scale(&s, 10, 0);
    }
    align(&r, &s, &gap);
    for (;;) {
        big_scale(&r, 10, 0);
        big_scale(&gap, 10, 0);
        unsigned digit = take_digit(&r, &s);
        bool low = big_compare(&r, &gap) < (even ? 1 : 0);
        bool high = compare_sum(&r, &gap, is_edge, &s) >= (even ? 0 : 1);
        buffer[n++] = (char)('0' + digit);
        if (!low && !high)
            continue;
        int middle = compare_sum(&r, &r, false, &s);
        if (high && (!low || middle > 0 || (middle == 0 && (digit & 1))))
            n = round_up(buffer, n, &k);
        break;
    }
    *exponent = k;
    return trim_zeros(buffer, n);
}

int wf_shortest_digits(wf_real x, char buffer[20], int *exponent) {
    int e;
    uint64_t m = parts(x, &e);
    int count = quick_shortest(m, e, buffer, exponent);
    return count ? trim_zeros(buffer, count) : slow_shortest(m, e, buffer, exponent);
}

static int slow_exact(uint64_t m, int e, char mode, int count, char *buffer, int *exponent) {
    big r, s;
    int n = 0;
    big_set(&r, m);
    big_set(&s, 1);
    int k = scale_ratio(&r, &s, NULL, m, e);
    if (big_compare(&r, &s) >= 0) {
        k++;
        big_scale(&s, 10, 0);
    }
    align(&r, &s, NULL);
    *exponent = k;
    int wanted = mode == 'e' ? count : k + count;
    if (wanted < 0)
        return 0;
    while (n < wanted && r.count) {
        big_scale(&r, 10, 0);
        buffer[n++] = (char)('0' + take_digit(&r, &s));
    }
    int middle = compare_sum(&r, &r, false, &s);
    if (middle > 0 || (middle == 0 && n && (buffer[n - 1] & 1)))
        return round_up(buffer, n, exponent);
    return trim_zeros(buffer, n);
}

int wf_exact_room(wf_real x, char mode, int count) {
    int e;
    uint64_t m = parts(x, &e);
    if (mode == 'f')
        count += log10_pow2(e + 63 - __builtin_clzll(m)) + 2;
    return count < 20 ? 20 : count < WF_REAL_DIGITS ? count : WF_REAL_DIGITS + 1;
}

int wf_exact_digits(wf_real x, char mode, int count, char *buffer, int *exponent) {
    int e;
    uint64_t m = parts(x, &e);
    int power = mode == 'f' ? count : count - 1 - log10_pow2(e + 63 - __builtin_clzll(m));
    int n = quick_exact(m, e, power, buffer);
    if (mode == 'e' && n > count) /* the estimate of the logarithm was 1 too small */
        n = quick_exact(m, e, --power, buffer);
    if (n == 0)
        return slow_exact(m, e, mode, count, buffer, exponent);
    *exponent = n - power;
    return trim_zeros(buffer, n);
}

/* The layout of repr(): a point in the middle or after the digits from 1e-4 up to below 1e16. */
size_t wf_real_repr(wf_real x, char buffer[32]) {
    char digits[20], *to = buffer;
    if (!wf_real_is_finite(x)) {
        const char *text = wf_real_is_nan(x) ? "nan" : x > 0 ? "inf" : "-inf";
        memcpy(buffer, text, strlen(text));
        return strlen(text);
    }
    if (__builtin_signbit(x)) {
        *to++ = '-';
        x = -x;
    }
    int at = 1, n = 1;
    digits[0] = '0';
    if (!wf_real_is_zero(x))
        n = wf_shortest_digits(x, digits, &at);
    bool scientific = at < -3 || at > 16;
    int point = scientific ? 1 : at;
    if (point <= 0) {
        *to++ = '0';
        *to++ = '.';
        for (; point < 0; point++)
            *to++ = '0';
        point = -1; /* put already */
    }
    for (int i = 0; i < n || i < point; i++) {
        if (i == point)
            *to++ = '.';
        *to++ = i < n ? digits[i] : '0';
    }
    if (scientific) {
        int exponent = at - 1;
        *to++ = 'e';
        *to++ = exponent < 0 ? '-' : '+';
        exponent = exponent < 0 ? -exponent : exponent;
        if (exponent >= 100)
            *to++ = (char)('0' + exponent / 100);
        *to++ = (char)('0' + exponent / 10 % 10);
        *to++ = (char)('0' + exponent % 10);
    } else if (n <= point) {
        *to++ = '.';
        *to++ = '0';
    }
    return (size_t)(to - buffer);
}

/* ---- Reading ---- */

typedef struct decimal {
    const char *text,
        *end;       /* digits, with or without a point; no zeros before the first other digit */
    int count;      /* digits in text */
    intptr_t power; /* of ten, for the last one */
} decimal;

/* The first 19 digits; 0 are more. */
static uint64_t short_digits(const decimal *d) {
    uint64_t v = 0;
    for (const char *p = d->text; p < d->end; p++)
        if (*p != '.')
            v = v * 10 + (uint64_t)(*p - '0');
    return v;
}

/* All digits that matter; *power is of the last one taken. */
static void long_digits(const decimal *d, big *a, int *power) {
    int taken = 0;
    big_set(a, 0);
    *power = (int)d->power;
    const char *p = d->text;
    for (; p < d->end && taken < MOST_DIGITS; p++)
        if (*p != '.') {
            big_scale(a, 10, (uint32_t)(*p - '0'));
            taken++;
        }
    bool more = false;
    *power += d->count - taken;
    for (; p < d->end; p++)
        more |= *p != '.' && *p != '0';
    if (more) {
        big_scale(a, 10, 1);
        --*power;
    }
}

/* The highest 64 bits of a (at least that many), and whether there is more. */
static uint64_t big_top(const big *a, bool *more) {
    int bits = big_bits(a), at = bits - 64, whole = at / 32;
    uint64_t top = (uint64_t)a->word[whole + 1] << 32 | a->word[whole];
    if (at % 32)
        top = top >> at % 32 | (uint64_t)a->word[whole + 2] << (64 - at % 32);
    *more = at % 32 && a->word[whole] << (32 - at % 32);
    for (int i = 0; i < whole; i++)
        *more |= a->word[i] != 0;
    return top;
}

static wf_real slow_read(const decimal *d) {
    big n, divisor;
    int power;
    bool more;
    long_digits(d, &n, &power);
    if (power >= 0) {
        big_scale_pow5(&n, power);
        int bits = big_bits(&n), shift = bits < 64 ? 64 - bits : 0;
        big_shift(&n, shift);
        uint64_t top = big_top(&n, &more);
        return wf_real_round(top, more, power - shift + big_bits(&n) - 64);
    }
    big_set(&divisor, 1);
    big_scale_pow5(&divisor, -power);
    /* 2^63 <= quotient < 2^65 would be sure; bits are taken until there are 64 */
    int shift = big_bits(&divisor) - big_bits(&n);
    if (shift > 0)
        big_shift(&n, shift);
    else
        big_shift(&divisor, -shift);
    uint64_t quotient = 0;
    for (;;) {
        if (big_compare(&n, &divisor) >= 0) {
            big_sub(&n, &divisor, 1);
            quotient |= 1;
        }
        if (quotient >> 63)
            break;
        quotient <<= 1;
        big_shift(&n, 1);
        shift++;
    }
    return wf_real_round(quotient, n.count != 0, power - shift);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* How many bytes of text are the word, in any case of letters; 0 or its length. */
static size_t match_word(const char *text, const char *end, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(end - text) < n)
        return 0;
    for (size_t i = 0; i < n; i++)
        if ((text[i] | 0x20) != word[i])
            return 0;
    return n;
}

/* [e|E] [+|-] digits at p: the end of it, or p if it is not there; *power is what is added. */
static const char *read_exponent(const char *p, const char *end, intptr_t *power) {
    const char *start = p;
    if (p == end || (*p | 0x20) != 'e')
        return start;
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    if (p == end || !is_digit(*p))
        return start;
    intptr_t v = 0;
    for (; p < end && is_digit(*p); p++)
        if (v < INTPTR_MAX / 100)
            v = v * 10 + (*p - '0');
    *power += negative ? -v : v;
    return p;
}

/* The digits at p: the end of them, or NULL if there are none. */
static const char *read_digits(const char *p, const char *end, decimal *d) {
    bool point = false, any = false;
    *d = (decimal){.text = NULL};
    for (; p < end && (is_digit(*p) || (*p == '.' && !point)); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        any = true;
        d->power -= point;
        if (!d->text && *p != '0')
            d->text = p;
        d->count += d->text != NULL;
    }
    d->end = p;
    return any ? p : NULL;
}

wf_real wf_text_to_real(const char *text, size_t size, size_t *used) {
    const char *p = text, *end = text + size;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    decimal d;
    wf_real x = 0;
    const char *after = read_digits(p, end, &d);
    if (after) {
        p = read_exponent(after, end, &d.power);
        intptr_t magnitude = d.power + d.count; /* x < 10^magnitude */
        if (d.count == 0 || magnitude < log10_pow2(WF_REAL_MIN_EXP) - 1)
            x = 0;
        else if (magnitude > log10_pow2(WF_REAL_MAX_EXP) + 2)
            x = (wf_real)__builtin_inf();
        else if (d.count > 19 || !quick_read(short_digits(&d), (int)d.power, &x))
            x = slow_read(&d);
    } else {
        size_t n = match_word(p, end, "infinity");
        n = n ? n : match_word(p, end, "inf");
        x = (wf_real)(n ? __builtin_inf() : __builtin_nan(""));
        n = n ? n : match_word(p, end, "nan");
        if (n == 0)
            p = text;
        else
            p += n;
    }
    *used = (size_t)(p - text);
    return negative ? -x : x;
}
