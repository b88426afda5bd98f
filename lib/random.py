"""Random numbers (Mersenne Twister, the same sequences as CPython for an int seed)."""

import math as _math
import time as _time

try:
    from os import urandom as _urandom
    _urandom(1)
except (ImportError, NotImplementedError):  # a board without a source of randomness
    def _urandom(size):
        return (hash((_time.ticks_us(), id(object()))) % 256 ** size).to_bytes(size, "big")

_N, _M = 624, 397


def _index(x):
    """x as an int; raises TypeError unless it has __index__."""
    return range(x).stop


def _first_version(text):
    """The int that a text stands for as a seed of version 1."""
    x = ord(text[0]) << 7 if text else 0
    for c in map(ord, text):
        x = (1000003 * x) & 0xffffffffffffffff ^ c
    x ^= len(text)
    return -2 if x == -1 else x


class Random:
    """A generator of random numbers with a state of its own."""

    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        """Starts anew from a seed: an int, float, str, bytes, or None (from the system)."""
        if a is None:
            a = int.from_bytes(_urandom(32), "big")
        elif version == 1 and isinstance(a, (str, bytes)):
            a = _first_version(a if isinstance(a, str) else a.decode("latin-1"))
        elif isinstance(a, (str, bytes, bytearray)):
            from _sha512 import sha512
            a = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(a + sha512(a), "big")
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
        a = abs(a)
        key = []
        while a:
            key.append(a & 0xffffffff)
            a >>= 32
        self._init_by_array(key or [0])
        self._gauss_next = None

    def _init_by_array(self, key):
        state = [19650218]
        for i in range(1, _N):
            state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + i) & 0xffffffff)
        i, j = 1, 0
        for _ in range(max(_N, len(key))):
            state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525)) + key[j] + j) & 0xffffffff
            i, j = i + 1, j + 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            state[i] = ((state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941)) - i) & 0xffffffff
            i += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
        state[0] = 0x80000000
        self._state, self._index = state, _N

    def _twist(self):
        state = self._state
        for i in range(_N):
            y = (state[i] & 0x80000000) | (state[(i + 1) % _N] & 0x7fffffff)
            value = state[(i + _M) % _N] ^ (y >> 1)
            state[i] = value ^ 0x9908b0df if y & 1 else value
        self._index = 0

    def _word(self):
        if self._index >= _N:
            self._twist()
        y = self._state[self._index]
        self._index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c5680
        y ^= (y << 15) & 0xefc60000
        return y ^ (y >> 18)

    def getstate(self):
        """What setstate takes."""
        return 3, tuple(self._state) + (self._index,), self._gauss_next

    def setstate(self, state):
        """Goes on from a state of getstate. Raises ValueError."""
        if state[0] != 3:
            raise ValueError(f"state with version {state[0]!r} passed to Random.setstate() of version 3")
        _, words, gauss_next = state
        if len(words) != _N + 1:
            raise ValueError("state vector is the wrong size")
        words = [_index(word) for word in words]
        if not 0 <= words[-1] <= _N:
            raise ValueError("invalid state")
        self._index, self._state, self._gauss_next = words.pop(), words, gauss_next

    def random(self):
        """A float from 0 up to, not including, 1."""
        return ((self._word() >> 5) * 67108864 + (self._word() >> 6)) / 9007199254740992

    def getrandbits(self, k):
        """An int of k random bits. Raises ValueError if k is negative."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        result = shift = 0
        while k > 0:
            word = self._word()
            if k < 32:
                word >>= 32 - k
            result |= word << shift
            shift += 32
            k -= 32
        return result

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step). Raises ValueError if it is empty."""
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        stop, step = _index(stop), _index(step)
        width = stop - start
        if step == 0:
            raise ValueError("zero step for randrange()")
        n = (width + step - (1 if step > 0 else -1)) // step
        if n <= 0:
            if step == 1:
                raise ValueError(f"empty range in randrange({start}, {stop})")
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return start + step * self._below(n)

    def randint(self, a, b):
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """One item. Raises IndexError if there is none."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each chosen anew, with weights."""
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[_math.floor(self.random() * n)] for _ in range(k)]
            cum_weights, total = [], 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        from bisect import bisect
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    def shuffle(self, x):
        """Puts the list in random order."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """k different items. Raises ValueError, TypeError."""
        if not hasattr(population, "__getitem__") or isinstance(population, dict):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = self._repeated(population, list(counts))
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result, setsize = [None] * k, 21
        if k > 5:
            setsize += 4 ** _math.ceil(_math.log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._below(n)
                while j in selected:
                    j = self._below(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def _repeated(self, population, counts):
        """Each item as often as its count says."""
        if len(counts) != len(population):
            raise ValueError("The number of counts does not match the population")
        total = sum(counts)
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        if min(counts) < 0:
            raise ValueError("Counts must be non-negative")
        return [item for item, count in zip(population, counts) for _ in range(count)]

    def uniform(self, a, b):
        """A float from a to b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A float from low to high, most likely near mode."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _math.sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        """A float of the normal distribution."""
        z, self._gauss_next = self._gauss_next, None
        if z is None:
            angle, size = self.random() * 2 * _math.pi, _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z, self._gauss_next = _math.cos(angle) * size, _math.sin(angle) * size
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        """A float of the normal distribution."""
        while True:
            u1, u2 = self.random(), 1.0 - self.random()
            z = 4 * _math.exp(-0.5) / _math.sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_math.log(u2):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """A float whose logarithm is of the normal distribution."""
        return _math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """A float of the exponential distribution."""
        return -_math.log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle of the von Mises distribution, 0 to 2 pi: mu is the mean, kappa how near to it."""
        if kappa <= 1e-6:
            return _math.tau * self.random()
        s = 0.5 / kappa
        r = s + _math.sqrt(1.0 + s * s)
        while True:  # the method of Best and Fisher
            z = _math.cos(_math.pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _math.exp(d):
                break
        f = _math.acos((1.0 / r + z) / (1.0 + z / r))
        return (mu + f if self.random() > 0.5 else mu - f) % _math.tau

    def gammavariate(self, alpha, beta):
        """A float of the gamma distribution; its mean is alpha * beta."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        return beta * (self._gamma_above(alpha) if alpha > 1.0 else self._gamma_below(alpha))

    def _gamma_above(self, alpha):
        """The method of Cheng."""
        root = _math.sqrt(2.0 * alpha - 1.0)
        b, c = alpha - _math.log(4.0), alpha + root
        while True:
            u = self.random()
            if 1e-7 < u < 0.9999999:
                w = 1.0 - self.random()
                v = _math.log(u / (1.0 - u)) / root
                x = alpha * _math.exp(v)
                z, r = u * u * w, b + c * v - x
                if r + 1.0 + _math.log(4.5) - 4.5 * z >= 0.0 or r >= _math.log(z):
                    return x

    def _gamma_below(self, alpha):
        """The method of Ahrens and Dieter."""
        b = (_math.e + alpha) / _math.e
        while True:
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
            u = self.random()
            if u <= x ** (alpha - 1.0) if p > 1.0 else u <= _math.exp(-x):
                return x

    def betavariate(self, alpha, beta):
        """A float from 0 to 1 of the beta distribution."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """A float of the Pareto distribution."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """A float of the Weibull distribution: alpha scales, beta shapes."""
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """How many of n trials succeed that do so with probability p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if not 0.0 <= p <= 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if p in (0.0, 1.0):
            return n if p else 0
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._binomial_few(n, p) if n * p < 10.0 else self._binomial_many(n, p)

    def _binomial_few(self, n, p):
        """From success to success: how far apart they are is of a geometric distribution."""
        count, at, scale = 0, 0, _math.log2(1.0 - p)
        if not scale:
            return 0
        while True:
            at += _math.floor(_math.log2(self.random() or 2.0 ** -54) / scale) + 1
            if at > n:
                return count
            count += 1

    def _binomial_many(self, n, p):
        """Hoermann's rejection from a transformed uniform distribution (BTRS, 1993)."""
        deviation = _math.sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * deviation
        a = -0.0873 + 0.0248 * b + 0.01 * p
        alpha, most = (2.83 + 5.1 / b) * deviation, _math.floor((n + 1) * p)
        at_most = _math.lgamma(most + 1) + _math.lgamma(n - most + 1)
        while True:
            u = self.random() - 0.5
            side = 0.5 - _math.fabs(u)
            k = _math.floor((2.0 * a / side + b) * u + n * p + 0.5) if side else -1
            if not 0 <= k <= n:
                continue
            v = self.random()
            if side >= 0.07 and v <= 0.92 - 4.2 / b:
                return k
            v *= alpha / (a / (side * side) + b)
            bound = at_most - _math.lgamma(k + 1) - _math.lgamma(n - k + 1) + (k - most) * _math.log(p / (1.0 - p))
            if v <= 0.0 or _math.log(v) <= bound:
                return k


class SystemRandom(Random):
    """Random numbers from the system; no seed, no state."""

    def seed(self, *args, **kwds):
        self._gauss_next = None

    def _word(self):
        return int.from_bytes(_urandom(4), "big")

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


__all__ = ["Random", "SystemRandom", *[_name for _name in dir(Random) if _name[0] != "_"]]

_shared = None


def __getattr__(name):
    # The shared generator is made when a function of the module is first asked for: its state takes memory.
    global _shared
    if name.startswith("_") or not hasattr(Random, name):
        raise AttributeError(f"module 'random' has no attribute {name!r}")
    if _shared is None:
        _shared = Random()
    function = globals()[name] = getattr(_shared, name)
    return function
