# Complex floats in two lists: the fast Fourier transform, there and back.
from math import cos, pi, sin


def transform(re, im, sign):
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]
    size = 2
    while size <= n:
        angle = sign * 2.0 * pi / size
        wr, wi = cos(angle), sin(angle)
        half = size >> 1
        for start in range(0, n, size):
            cr, ci = 1.0, 0.0
            for k in range(start, start + half):
                other = k + half
                xr = re[other] * cr - im[other] * ci
                xi = re[other] * ci + im[other] * cr
                re[other], im[other] = re[k] - xr, im[k] - xi
                re[k] += xr
                im[k] += xi
                cr, ci = cr * wr - ci * wi, cr * wi + ci * wr
        size *= 2


def run():
    n = 8192
    re, im = [float(i * i % 97) for i in range(n)], [0.0] * n
    for _ in range(2):
        transform(re, im, -1.0)
        transform(re, im, 1.0)
        for i in range(n):
            re[i] /= n
            im[i] /= n
    return [round(v, 6) for v in re[:5]], round(sum(re), 4)


ANSWER = ([0.0, 1.0, 4.0, 9.0, 16.0], 393027.0)
