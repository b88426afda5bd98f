# Big ints: digits of pi.
def run():
    digits, k, a, b, a1, b1 = [], 2, 4, 1, 12, 4
    while len(digits) < 700:
        p, q, k = k * k, 2 * k + 1, k + 1
        a, b, a1, b1 = a1, b1, p * a + q * a1, p * b + q * b1
        d, d1 = a // b, a1 // b1
        while d == d1:
            digits.append(d)
            a, a1 = 10 * (a % b), 10 * (a1 % b1)
            d, d1 = a // b, a1 // b1
    return sum(digits[:700]), digits[690:700]


ANSWER = (3122, [9, 6, 8, 9, 2, 5, 8, 9, 2, 3])
