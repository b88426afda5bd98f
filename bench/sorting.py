# Sorting with and without keys.
def run():
    seed, numbers = 42, []
    for _ in range(60000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed)
    by_digit = sorted(numbers, key=lambda n: n % 1000)
    words = sorted([str(n) for n in numbers])
    pairs = sorted([(n % 100, n) for n in numbers], reverse=True)
    numbers.sort()
    return numbers[0] + numbers[-1], by_digit[0] % 1000, words[0], pairs[0][0]


ANSWER = (2147488931, 0, '1000042102', 99)
