# Ints: arithmetic of every size, conversions, bits, errors.

a, b = 123456789012345678901234567890, 987654321
print(a + b, a - b, b - a, a * b, a // b, a % b, divmod(a, b))
print(-a // b, -a % b, a // -b, a % -b, divmod(-a, -b))
for x, y in ((7, 2), (-7, 2), (7, -2), (-7, -2)):
    print(x // y, x % y, divmod(x, y), x / y)
print(2 ** 100, (-3) ** 5, 2 ** -1, 0 ** 0, pow(3, 200, 13), pow(38, -1, 97), pow(2, 10))
print(1 << 70, (1 << 70) >> 68, -1 >> 5, -(1 << 70) >> 3, 5 << 0)
print(a & b, a | b, a ^ b, ~a, -a & 0xffff, -5 | 3, -5 ^ 3, ~0)
print(int("12_345"), int("-0x1f", 16), int("0b101", 0), int("z", 36), int("  42  "), int(3.99), int(-3.99), int("1" * 40))
print(hex(255), oct(8), bin(-5), hex(a), f"{a:x} {255:#X} {5:08b} {1234567:,} {1234567:_}")
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (255).bit_count(), a.bit_length())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True))
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes(b"", "big"))
print(1073741823 + 1, 1073741824 - 1, -1073741824 - 1, 536870912 * 2, 562949953421311 + 1, -562949953421312 - 1, 2 ** 31 * 2 ** 31)
print(0x3fffffff * 0x3fffffff, 0xffffffff * 0xffffffff, 12345 * 67890 * 12345 * 67890)
product = 1
for i in range(1, 60):
    product *= i
print(product, product // 59, str(product)[:5], len(str(product)))
for text in ("", "1_", "0x", "12a", "1__2", " "):
    try:
        int(text)
    except ValueError as e:
        print(e)
for code in ("1 // 0", "1 % 0", "1 / 0", "1 << -1", "int([])", "int('1', 1)", "1 + '1'", "'1' + 1", "-'a'", "2 ** 'x'", "int('5', base='x')"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(round(1234.5678, 2), round(1250, -2), round(1350, -2), round(2.5), round(3.5), round(-2.5), abs(-a), -(-a))
print(True + True, True * 5, bool(0), bool(a), int(True), isinstance(True, int), True & False, True ^ True, ~True if False else "")
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (7).as_integer_ratio(), (5).is_integer())
print(sorted([3, -1, 10 ** 30, -10 ** 30, 0]), max(a, b), min(a, b))
x = 3 ** 500
print(x % 1000007, x // 3 ** 498, len(str(x)), x == int(str(x)), x * x == 3 ** 1000)
n = 1
for i in range(200):
    n = n * 7 + i
m = n
for i in reversed(range(200)):
    assert (n - i) % 7 == 0
    n = (n - i) // 7
print(n, m % (10 ** 9 + 7))
