"""Means, medians and deviations."""

import math as _math
from operator import itemgetter as _itemgetter


class StatisticsError(ValueError):
    """Too few data, or data that make no sense."""


def _list(data, name, least=1):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f"{name} requires at least {'one data point' if least == 1 else 'two data points'}")
    return data


def _exact(total, n):
    """total / n, an int if it is one."""
    return total // n if isinstance(total, int) and total % n == 0 else total / n


def _sum(data):
    return _math.fsum(data) if any(isinstance(x, float) for x in data) else sum(data)


def mean(data):
    """The arithmetic mean. Raises StatisticsError."""
    data = _list(data, "mean")
    return _exact(_sum(data), len(data))


def fmean(data, weights=None):
    """The arithmetic mean as a float. Raises StatisticsError."""
    data = _list(data, "fmean")
    if weights is None:
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The geometric mean. Raises StatisticsError."""
    data = _list(data, "geometric mean")
    if any(x < 0 for x in data):
        raise StatisticsError("No negative inputs allowed")
    if 0 in data:
        return 0.0
    return _math.exp(_math.fsum([_math.log(x) for x in data]) / len(data))


def harmonic_mean(data, weights=None):
    """The harmonic mean. Raises StatisticsError."""
    data = _list(data, "harmonic_mean")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(data) if weights is None else list(weights)
    if 0 in data:
        return 0
    return sum(weights) / _sum([w / x for x, w in zip(data, weights)])


def median(data):
    """The middle, or the mean of the two middle ones. Raises StatisticsError."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle, or the lower of the two. Raises StatisticsError."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle, or the higher of the two. Raises StatisticsError."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    return counts


def mode(data):
    """The most frequent item, the first of several. Raises StatisticsError."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts.items(), key=_itemgetter(1))[0]


def multimode(data):
    """All the most frequent items, in order."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts. Raises StatisticsError, ValueError."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def _squares(data, center):
    if center is None:
        total, n = _sum(data), len(data)
        if all(isinstance(x, int) for x in data):
            return _exact(n * sum([x * x for x in data]) - total * total, n)
        center = total / n
    return _sum([(x - center) ** 2 for x in data])


def pvariance(data, mu=None):
    """The variance of a whole population. Raises StatisticsError."""
    data = _list(data, "pvariance")
    return _exact(_squares(data, mu), len(data))


def variance(data, xbar=None):
    """The variance estimated from a sample. Raises StatisticsError."""
    data = _list(data, "variance", 2)
    return _exact(_squares(data, xbar), len(data) - 1)


def pstdev(data, mu=None):
    """The square root of pvariance."""
    return _math.sqrt(pvariance(data, mu))


def stdev(data, xbar=None):
    """The square root of variance."""
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _math.sqrt(variance(data, xbar))


def covariance(x, y, /):
    """The covariance of two samples. Raises StatisticsError."""
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("covariance requires at least two data points")
    mx, my = fmean(x), fmean(y)
    return _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation of two samples. Raises StatisticsError."""
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("correlation requires at least two data points")
    mx, my = fmean(x), fmean(y)
    xy = _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)])
    xx, yy = _math.fsum([(a - mx) ** 2 for a in x]), _math.fsum([(b - my) ** 2 for b in y])
    if not xx * yy:
        raise StatisticsError("at least one of the inputs is constant")
    return xy / _math.sqrt(xx * yy)
