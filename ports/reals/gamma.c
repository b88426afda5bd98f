/* gamma.c - the gamma function and the error function. */
#include "reals.h"

float lgammaf_r(float x, int *sign);

/* ---- The gamma function ---- */

/* log(gamma(2 + x)) for x between -1/2 and 1/2. */
static float log_near_two(float x) {
    /* (zeta(k) - 1) / k, from k = 2 on */
    static const float c[] = {0.322467033f,    0.0673523011f,   0.0205808084f,   0.00738555103f,
                              0.00289051033f,  0.00119275391f,  0.000509669525f, 0.000223154758f,
                              9.94575128e-05f, 4.49262367e-05f, 2.05072128e-05f, 9.43948828e-06f};
    float sum = 0;
    for (size_t i = sizeof c / sizeof *c; i-- > 0;)
        sum = c[i] - x * sum;
    return x * (0.422784335f + x * sum); /* 1 - Euler's constant */
}

/* Steps from x to within 1/2 of 2: gamma(x) is gamma(2 + the result) times *factor, or divided by
 * it where x is below 3/2. */
static float step_to_two(float x, float *factor) {
    *factor = 1;
    for (; x < 0.5f; x += 1)
        *factor *= x;
    if (x < 1.5f) { /* without rounding x + 1 */
        *factor *= x;
        return x - 1;
    }
    for (; x > 2.5f; x -= 1)
        *factor *= x - 1;
    return x - 2;
}

static bool is_even(float whole) { return wf_real_is_zero(fmodf(whole, 2)); }

float tgammaf(float x) {
    float factor;
    if (wf_real_is_zero(x))
        return 1 / x;
    if (x < 0 && x == floorf(x)) /* minus infinity too */
        return NAN;
    if (!(fabsf(x) < 60))
        return x < 0 ? copysignf(0, is_even(floorf(x)) ? 1 : -1) : x * INFINITY;
    float near = expf(log_near_two(step_to_two(x, &factor)));
    return x < 1.5f ? near / factor : near * factor;
}

/* For x of at least 8, by Stirling's series. */
static float log_of_large(float x) {
    float part = 1 / x, square = part * part;
    float rest = part * (0.0833333333f - square * (0.00277777778f - square * 0.000793650794f));
    return (x - 0.5f) * (logf(x) - 1) + (0.418938533f + rest); /* (log(2 * pi) - 1) / 2 */
}

/* *sign is the sign of gamma(x). */
float lgammaf_r(float x, int *sign) {
    float factor;
    *sign = 1;
    if (!wf_real_is_finite(x))
        return x * x;
    if (x <= 0) { /* by the function's reflection: gamma(x) * gamma(-x) = pi / (sin(pi * x) * -x) */
        float beside = fabsf(x - rintf(x));
        if (wf_real_is_zero(beside))
            return INFINITY;
        *sign = is_even(floorf(x)) ? 1 : -1;
        float logs = logf(sinf(3.14159265f * beside)) + logf(-x) + lgammaf_r(-x, &(int){0});
        return 1.14472989f - logs; /* log(pi) */
    }
    if (x >= 8)
        return log_of_large(x);
    float near = log_near_two(step_to_two(x, &factor));
    float log = fabsf(factor - 1) < 0.5f ? log1pf(factor - 1) : logf(factor);
    return x < 1.5f ? near - log : near + log;
}

/* ---- The error function ---- */

/* By the sum of x ** (2 * n + 1) * -1 ** n / (n! * (2 * n + 1)), for small x. */
static float error_of_small(float x) {
    float sum = x, term = x, before = 0;
    for (float n = 1; sum != before; n++) {
        term *= -x * x / n;
        before = sum;
        sum += term / (2 * n + 1);
    }
    return sum * 1.12837917f; /* 2 / sqrt(pi) */
}

/* By the fraction x + (1/2) / (x + (2/2) / (x + (3/2) / ...)), for x that are not small. */
static float rest_of_large(float x) {
    float fraction = x;
    for (int n = (int)(40 / (x * x)) + 4; n > 0; n--)
        fraction = x + (float)n / 2 / fraction;
    return real_bell(x) / fraction * 0.564189584f; /* 1 / sqrt(pi) */
}

float erff(float x) {
    float size = fabsf(x);
    if (size < 0.5f || wf_real_is_nan(x))
        return wf_real_is_nan(x) ? x : error_of_small(x);
    return copysignf(1 - rest_of_large(size), x);
}

float erfcf(float x) {
    if (fabsf(x) < 0.5f || wf_real_is_nan(x))
        return 1 - erff(x);
    return x < 0 ? 2 - rest_of_large(-x) : rest_of_large(x);
}
