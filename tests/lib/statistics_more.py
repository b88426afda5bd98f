# statistics: exact sums, types of results, weights, regression, the normal distribution, messages.
# needs: double

import statistics as st
from statistics import NormalDist


def show(function, *args, **kwargs):
    label = function.__name__
    try:
        print(label, "->", function(*args, **kwargs))
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


inf, nan = float("inf"), float("nan")
print("-- no data")
for name in ("mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode "
             "pvariance variance pstdev stdev quantiles").split():
    show(getattr(st, name), [])
print("-- means")
for data in ([1, 2, 3], [1, 2], [1.5, 2], [True, 2], [10**30, 1], [inf, 1], [nan, 1], [1e100, 1, -1e100], ["a"],
             [0.1] * 10, [1e308, 1e308]):
    show(st.mean, data)
show(st.fmean, [3.5, 4, 5.25], [1, 2, 3])
show(st.fmean, [1, 2], weights=[1])
show(st.fmean, [1, 2], weights=[0, 0])
for data in ([1, -1], [0, 1], [inf, 0], ["a"], [54, 24, 36]):
    show(lambda d: round(st.geometric_mean(d), 10), data)
for data, weights in (([1, -1], None), ([1, 0], None), ([2], None), ([40, 60], [5, 30]), ([40, 60], [5]), (["a"], None),
                      ([40, 60], [0, 0]), ([2.5, 3, 10], None), ([inf, 1], None), ([40, 60], [0, 3])):
    show(st.harmonic_mean, data, weights)
print("-- middles")
show(st.median_grouped, [52, 52, 53, 54])
show(st.median_grouped, [1, 3, 3, 5, 7], interval=2)
show(st.median_grouped, ["a", "b"])
show(st.mode, "aabb")
show(st.quantiles, [1])
show(st.quantiles, [1, 2], n=0)
show(st.quantiles, [1, 2], method="x")
show(st.quantiles, [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110], n=10)
show(st.quantiles, [3, 1, 2, 9], n=5, method="inclusive")
print("-- spread")
for data in ([1, 2, 3, 4], [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5], [1, 2, 3, 4, 5], [1.5, 2, 3], [3, 3], [7]):
    for function in (st.pvariance, st.variance, st.pstdev, st.stdev):
        show(function, data)
show(st.pvariance, [1, 2, 3], 2)
show(st.variance, [1, 2, 3], xbar=2)
show(st.pstdev, [1e-200, 2e-200])
print("-- pairs")
x, y = [1, 2, 3, 5], [1, 5, 2, 2]
for function in (st.covariance, st.correlation, st.linear_regression):
    show(function, x, y)
    show(function, [1], [2])
    show(function, [1, 2], [3])
    show(function, [1, 1], [1, 2])
show(st.correlation, x, y, method="ranked")
show(st.correlation, x, y, method="other")
show(st.linear_regression, x, y, proportional=True)
print("-- normal")
n = NormalDist(10, 2)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.zscore(12), n == NormalDist(10.0, 2.0), n == 3, hash(n) == hash(+n))
print(n + 1, 1 + n, n - 1, 1 - n, n * 2, 2 * n, n / -2, -n, n + NormalDist(1, 1), n - NormalDist(1, 1))
print([round(value, 11) for value in (n.pdf(11), n.cdf(11), n.overlap(NormalDist(11, 3)), n.overlap(NormalDist(11, 2)))])
for p in (1e-9, 0.001, 0.02, 0.2, 0.4, 0.5, 0.6, 0.85, 0.95, 0.999, 1 - 1e-9):
    print(p, f"{NormalDist().inv_cdf(p):.10f}")
print([round(value, 9) for value in n.quantiles(5)], [round(value, 9) for value in n.samples(3, seed=4)])
print(NormalDist.from_samples([1, 2, 4]))
point = NormalDist(0, 0)
for function in (point.pdf, point.cdf, point.zscore, n.inv_cdf, n.overlap):
    show(function, 0)
show(NormalDist, 0, -1)
show(point.overlap, n)
show(NormalDist.from_samples, [1])
