"""Means, medians, deviations, and the normal distribution. Sums are exact: they are kept as fractions of ints."""

import math as _math
from operator import itemgetter as _itemgetter

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    """Too few data, or data that make no sense."""


# ---- Exact sums ----

def _ratio(x):
    """x as (numerator, denominator); (x, None) for infinity and what is not a number. Raises TypeError."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type {type(x).__name__!r} to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _wider(one, other):
    """The type of the sum of two numbers of these types."""
    if one is other or other in (int, bool):
        return one
    return other if one in (int, bool) else float if float in (one, other) else other


def _total(ratios):
    """The sum of ratios, as a ratio in its lowest terms."""
    parts, special = {}, None
    for numerator, denominator in ratios:
        if denominator is None:
            special = numerator if special is None else special + numerator
        else:
            parts[denominator] = parts.get(denominator, 0) + numerator
    if special is not None:
        return special, None
    top, bottom = 0, 1
    for denominator, numerator in parts.items():
        common = _math.gcd(bottom, denominator)
        top = top * (denominator // common) + numerator * (bottom // common)
        bottom *= denominator // common
    common = _math.gcd(top, bottom)
    return top // common, bottom // common


def _exact(data, least, name):
    """The data as ratios, and the type that results should have. Raises StatisticsError if there are too few."""
    ratios, kind = [], int
    for x in data:
        ratios.append(_ratio(x))
        kind = _wider(kind, type(x))
    if len(ratios) < least:
        raise StatisticsError(f"{name} requires at least {'one data point' if least == 1 else 'two data points'}")
    return ratios, kind


def _as(kind, top, bottom):
    """top / bottom as a number of this type; a float if it should be an int and isn't."""
    if bottom is None:
        return top
    if bottom < 0:
        top, bottom = -top, -bottom
    if kind in (int, bool):
        return top // bottom if top % bottom == 0 else top / bottom
    return top / bottom if kind is float else kind(top) / kind(bottom)


def _root(top, bottom):
    """The square root of top / bottom, correctly rounded: the root of a whole number with more digits than a float
    has, and one more that says whether something was cut off."""
    shift = max(0, 64 - (top.bit_length() - bottom.bit_length()) // 2)
    whole, rest = divmod(top << 2 * shift, bottom)
    root = _math.isqrt(whole)
    if rest or root * root != whole:
        root |= 1
    return root / (1 << shift)


# ---- Means ----

def mean(data):
    """The arithmetic mean. Raises StatisticsError."""
    ratios, kind = _exact(data, 1, "mean")
    top, bottom = _total(ratios)
    return _as(kind, top, bottom and bottom * len(ratios))


def fmean(data, weights=None):
    """The arithmetic mean as a float. Raises StatisticsError."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.sumprod(data, weights) / total


def geometric_mean(data):
    """The geometric mean, a float. Raises StatisticsError."""
    logs, has_zero = [], False
    for x in data:
        if x > 0.0 or _math.isnan(x):
            logs.append(_math.log(x))
        elif x == 0.0:
            has_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not logs and not has_zero:
        raise StatisticsError("Must have a non-empty dataset")
    total = _math.fsum(logs)
    if has_zero:
        return _math.nan if _math.isnan(total) or total == _math.inf else 0.0
    return _math.exp(total / len(logs))


def harmonic_mean(data, weights=None):
    """The harmonic mean. Raises StatisticsError."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None and isinstance(data[0], (int, float)):
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    kind, parts = float, []
    for x, weight in zip(data, weights):
        if not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0 or weight < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        kind = _wider(_wider(kind, type(x)), type(weight))
        top, bottom = _ratio(x)
        if bottom is None:
            parts.append((0, 1) if top == top else (top, None))
        elif weight:
            parts.append(_ratio(weight / x) if x else (1, 0))
    total, under = _total([_ratio(weight) for weight in weights])
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if any([part[1] == 0 for part in parts]):
        return 0
    top, bottom = _total(parts)
    if bottom is None:
        return top
    return _as(kind, total * bottom, under * top) if top else _math.inf


# ---- Middles ----

def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle, or the mean of the two middle ones. Raises StatisticsError."""
    data = _sorted(data)
    at = len(data) // 2
    return data[at] if len(data) % 2 else (data[at - 1] + data[at]) / 2


def median_low(data):
    """The middle, or the lower of the two. Raises StatisticsError."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle, or the higher of the two. Raises StatisticsError."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of numbers that stand for intervals of this width around them. Raises StatisticsError."""
    from bisect import bisect_left, bisect_right
    data = _sorted(data)
    x = data[len(data) // 2]
    below = bisect_left(data, x)
    within = bisect_right(data, x, below) - below
    try:
        x, width = float(x), float(interval)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - width / 2.0 + width * (len(data) / 2 - below) / within


def _counts(data):
    counts = {}
    for item in iter(data):
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
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    steps = size - 1 if method == "inclusive" else size + 1
    result = []
    for i in range(1, n):
        at = i * steps // n
        if method == "exclusive":
            at = min(max(at, 1), size - 1) - 1
        past = i * steps - (at if method == "inclusive" else at + 1) * n
        result.append((data[at] * (n - past) + data[at + 1] * past) / n)
    return result


# ---- Spread ----

def _squares(data, center, least, name):
    """(kind, count, top, bottom): the sum of squared distances from the center, which is the mean if it is None."""
    ratios, kind = _exact(data, least, name)
    count = len(ratios)
    if center is None:
        top, bottom = _total(ratios)
        bottom = bottom and bottom * count
    else:
        top, bottom = _ratio(center)
        kind = _wider(kind, type(center))
    if bottom is None:
        return kind, count, _math.nan, None
    away = [(x * bottom - top * under if under else x, under and under * bottom) for x, under in ratios]
    return kind, count, *_total([(x * x, under and under * under) for x, under in away])


def pvariance(data, mu=None):
    """The variance of a whole population. Raises StatisticsError."""
    kind, count, top, bottom = _squares(data, mu, 1, "pvariance")
    return _as(kind, top, bottom and bottom * count)


def variance(data, xbar=None):
    """The variance estimated from a sample. Raises StatisticsError."""
    kind, count, top, bottom = _squares(data, xbar, 2, "variance")
    return _as(kind, top, bottom and bottom * (count - 1))


def pstdev(data, mu=None):
    """The square root of pvariance. Raises StatisticsError."""
    kind, count, top, bottom = _squares(data, mu, 1, "pstdev")
    return top if bottom is None else _root(top, bottom * count)


def stdev(data, xbar=None):
    """The square root of variance. Raises StatisticsError."""
    kind, count, top, bottom = _squares(data, xbar, 2, "stdev")
    return top if bottom is None else _root(top, bottom * (count - 1))


# ---- Pairs ----

def _pairs(x, y, name):
    """Both as lists of floats less their means, and the means."""
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    middle_x, middle_y = fmean(x), fmean(y)
    return [a - middle_x for a in x], [b - middle_y for b in y], middle_x, middle_y


def covariance(x, y, /):
    """The covariance of two samples. Raises StatisticsError."""
    x, y, _, _ = _pairs(x, y, "covariance")
    return _math.sumprod(x, y) / (len(x) - 1)


def _ranks(data):
    """The place of each item in order, around 0; equal items share the middle of theirs."""
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks, start = [0.0] * len(data), 0
    while start < len(order):
        end = start
        while end < len(order) and data[order[end]] == data[order[start]]:
            end += 1
        for at in order[start:end]:
            ranks[at] = (start + end - len(data)) / 2
        start = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation of two samples, or of their ranks (method "ranked"). Raises StatisticsError."""
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(list(x)), _ranks(list(y))
    x, y, _, _ = _pairs(x, y, "correlation")
    spread = _math.sumprod(x, x) * _math.sumprod(y, y)
    if not spread:
        raise StatisticsError("at least one of the inputs is constant")
    return _math.sumprod(x, y) / _math.sqrt(spread)


def linear_regression(x, y, /, *, proportional=False):
    """The line slope * x + intercept nearest to the points, through 0 if proportional. Raises StatisticsError."""
    from collections import namedtuple
    flat_x, flat_y = list(x), list(y)
    x, y, middle_x, middle_y = _pairs(flat_x, flat_y, "linear regression")
    if proportional:
        x, y = [float(a) for a in flat_x], flat_y
    spread = _math.sumprod(x, x)
    if not spread:
        raise StatisticsError("x is constant")
    slope = _math.sumprod(x, y) / spread
    intercept = 0.0 if proportional else middle_y - slope * middle_x
    return namedtuple("LinearRegression", "slope intercept", module="statistics")(slope, intercept)


# ---- The normal distribution ----

class NormalDist:
    """A normal distribution, by its mean and its standard deviation. Numbers added move it, numbers multiplied scale
    it; the sum of two is that of independent variables."""

    __slots__ = {"_mu": "the mean", "_sigma": "the standard deviation"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that samples suggest. Raises StatisticsError."""
        data = list(data)
        sigma = stdev(data)
        return cls(mean(data), sigma)

    def samples(self, n, *, seed=None):
        """n random samples."""
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [self._mu + self._sigma * _inverse(draw() or 2.0 ** -60) for _ in range(n)]

    def _need_sigma(self, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")

    def pdf(self, x):
        """The density at x."""
        self._need_sigma("pdf")
        return _density((x - self._mu) / self._sigma) / self._sigma

    def cdf(self, x):
        """The probability of x or less."""
        self._need_sigma("cdf")
        return _below((x - self._mu) / self._sigma)

    def inv_cdf(self, p):
        """The x with cdf(x) == p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + self._sigma * _inverse(p)

    def quantiles(self, n=4):
        """The n - 1 points that cut it into n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area under both densities, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        narrow._need_sigma("overlap")
        apart, a, b = abs(narrow._mu - wide._mu), narrow.variance, wide.variance
        if a == b:
            return _math.erfc(apart / (2.0 * wide._sigma * _math.sqrt(2.0)))
        # The densities cross at two places, the roots of a quadratic equation.
        middle = narrow._mu * b - wide._mu * a
        reach = narrow._sigma * wide._sigma * _math.sqrt(apart * apart + (b - a) * _math.log(b / a))
        places = (middle + reach) / (b - a), (middle - reach) / (b - a)
        return 1.0 - sum([abs(wide.cdf(x) - narrow.cdf(x)) for x in places])

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        self._need_sigma("zscore")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _math.fabs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _math.fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def _density(z):
    return _math.exp(z * z / -2.0) / _math.sqrt(_math.tau)


def _below(z):
    return 0.5 * _math.erfc(-z / _math.sqrt(2.0))


def _inverse(p):
    """The z with _below(z) == p: a rational guess for the nearer tail, then Halley's steps."""
    if p > 0.5:
        return -_inverse(1.0 - p) if p <= 0.9 else _refine(-_guess(1.0 - p), p)
    return 0.0 if p == 0.5 else _refine(_guess(p), p)


def _guess(p):
    t = _math.sqrt(-2.0 * _math.log(p))
    return (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t


def _refine(z, p):
    for _ in range(3):
        error = (_below(z) - p if p < 0.5 else (1.0 - p) - _below(-z)) / _density(z)
        z -= error / (1.0 + z * error / 2.0)
    return z
