/* complex.c - functions of complex numbers, after W. Kahan, "Branch Cuts for Complex Elementary
 * Functions": the sign of a zero tells the side of a cut, and no digits are lost near 1. */
#include <complex.h>
#include "reals.h"

typedef float complex number;

static number make(float re, float im) {
    union {
        float part[2];
        number z;
    } u = {.part = {re, im}};
    return u.z;
}
static float re(number z) { return crealf(z); }
static float im(number z) { return cimagf(z); }
/* A quarter turn: z times i, and back. */
static number turn(number z) { return make(-im(z), re(z)); }
static number turn_back(number z) { return make(im(z), -re(z)); }

number csqrtf(number z) {
    float x = fabsf(re(z)), y = im(z), scale = 1;
    if (wf_real_is_infinite(y) || (wf_real_is_zero(x) && wf_real_is_zero(y)))
        return make(fabsf(y), y);
    if (x > 0x1p125f || fabsf(y) > 0x1p125f)
        x /= 16, y /= 16, scale = 4;
    float large = sqrtf((hypotf(x, y) + x) / 2), small = y / large / 2;
    return re(z) < 0 ? make(fabsf(small) * scale, copysignf(large, y) * scale)
                     : make(large * scale, small * scale);
}

/* ---- Exponential and hyperbolic functions, and those of angles ---- */

/* a * cos(y) + i * b * sin(y), where a zero y leaves no doubt about infinities. */
static number spread(float a, float b, float y) {
    return wf_real_is_zero(y) ? make(a, copysignf(0, signbit(b) ? -y : y))
                              : make(a * cosf(y), b * sinf(y));
}

number cexpf(number z) { return spread(expf(re(z)), expf(re(z)), im(z)); }
number ccoshf(number z) { return spread(coshf(re(z)), sinhf(re(z)), im(z)); }
number csinhf(number z) { return spread(sinhf(re(z)), coshf(re(z)), im(z)); }

number ctanhf(number z) {
    float x = re(z), y = im(z), shrunk = expf(-2 * fabsf(x));
    if (fabsf(x) > 9) /* the cosine of so much is half of a power */
        return make(copysignf(1, x), wf_real_is_zero(y) ? y : 4 * sinf(y) * cosf(y) * shrunk);
    float slope = tanf(y), more = 1 + slope * slope, sine = sinhf(x);
    float below = 1 + more * sine * sine;
    return make(more * sqrtf(1 + sine * sine) * sine / below, slope / below);
}

number ccosf(number z) { return ccoshf(turn(z)); }
number csinf(number z) { return turn_back(csinhf(turn(z))); }
number ctanf(number z) { return turn_back(ctanhf(turn(z))); }

/* ---- What they are of ---- */

static bool is_large(number z) { return fabsf(re(z)) > 0x1p63f || fabsf(im(z)) > 0x1p63f; }
/* log(2 * |z|). */
static float log_twice(number z) { return logf(hypotf(re(z) / 2, im(z) / 2)) + 1.38629436f; }

number cacosf(number z) {
    if (is_large(z))
        return make(atan2f(fabsf(im(z)), re(z)), copysignf(log_twice(z), -im(z)));
    number a = csqrtf(make(1 - re(z), -im(z))), b = csqrtf(make(1 + re(z), im(z)));
    return make(2 * atan2f(re(a), re(b)), asinhf(re(b) * im(a) - im(b) * re(a)));
}

number cacoshf(number z) {
    if (is_large(z))
        return make(log_twice(z), atan2f(im(z), re(z)));
    number a = csqrtf(make(re(z) - 1, im(z))), b = csqrtf(make(re(z) + 1, im(z)));
    return make(asinhf(re(a) * re(b) + im(a) * im(b)), 2 * atan2f(im(a), re(b)));
}

number casinhf(number z) {
    if (is_large(z))
        return make(copysignf(log_twice(z), re(z)), atan2f(im(z), fabsf(re(z))));
    number a = csqrtf(make(1 + im(z), -re(z))), b = csqrtf(make(1 - im(z), re(z)));
    return make(asinhf(re(a) * im(b) - re(b) * im(a)),
                atan2f(im(z), re(a) * re(b) - im(a) * im(b)));
}

number catanhf(number z) {
    float x = fabsf(re(z)), y = im(z), size = fabsf(y), real, angle;
    if (is_large(z)) {
        float far = hypotf(x / 2, y / 2);
        real = x / 4 / far / far;
        angle = copysignf(1.57079633f, y);
    } else if (x == 1 && size < 0x1p-60f) {
        real = -logf(sqrtf(size) / sqrtf(2));
        angle = wf_real_is_zero(size) ? y : copysignf(0.785398163f, y);
    } else {
        real = log1pf(4 * x / ((1 - x) * (1 - x) + y * y)) / 4;
        angle = -atan2f(-2 * y, (1 - x) * (1 + x) - y * y) / 2;
    }
    return make(copysignf(real, re(z)), angle);
}

number casinf(number z) { return turn_back(casinhf(turn(z))); }
number catanf(number z) { return turn_back(catanhf(turn(z))); }
