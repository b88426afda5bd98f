"""SHA-512 of a few bytes, for the seeds of random: slow, but small."""

from math import isqrt


def _fraction_bits(n, root):
    """The first 64 bits behind the point of the square or cube root of n."""
    if root == 2:
        return isqrt(n << 128) & (1 << 64) - 1
    n <<= 192
    x = 1 << -(-n.bit_length() // 3)
    while True:  # Newton's method, from above
        y = (2 * x + n // (x * x)) // 3
        if y >= x:
            return x & (1 << 64) - 1
        x = y


def _primes(count):
    primes, n = [], 2
    while len(primes) < count:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1
    return primes


def _turn(x, n):
    return (x >> n | x << 64 - n) & (1 << 64) - 1


def _mix(x, a, b, c):
    return _turn(x, a) ^ _turn(x, b) ^ _turn(x, c)


def _add_block(state, block, constants):
    mask = (1 << 64) - 1
    words = [int.from_bytes(block[i:i + 8], "big") for i in range(0, 128, 8)]
    for i in range(16, 80):
        x, y = words[i - 15], words[i - 2]
        words.append((words[i - 16] + (_turn(x, 1) ^ _turn(x, 8) ^ x >> 7) + words[i - 7]
                      + (_turn(y, 19) ^ _turn(y, 61) ^ y >> 6)) & mask)
    a, b, c, d, e, f, g, h = state
    for word, constant in zip(words, constants):
        t = h + _mix(e, 14, 18, 41) + (e & f ^ ~e & g) + constant + word
        u = _mix(a, 28, 34, 39) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = (t + u) & mask, a, b, c, (d + t) & mask, e, f, g
    return [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def sha512(data):
    """The digest of bytes, as 64 bytes."""
    primes = _primes(80)
    constants = [_fraction_bits(p, 3) for p in primes]
    state = [_fraction_bits(p, 2) for p in primes[:8]]
    size = len(data)
    data += b"\x80" + bytes((111 - size) % 128) + (8 * size).to_bytes(16, "big")
    for i in range(0, len(data), 128):
        state = _add_block(state, data[i:i + 128], constants)
    return b"".join([x.to_bytes(8, "big") for x in state])
