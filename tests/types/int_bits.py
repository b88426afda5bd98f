# Ints: bits, bytes, bases, division, powers; small and very big.
# needs: unicode

for n in (0, 1, -1, 255, -256, 2 ** 31, -2 ** 31, 2 ** 63 - 1, -2 ** 63, 2 ** 64, 10 ** 30, -10 ** 30):
    print(n, n.bit_length(), n.bit_count(), hex(n), ~n, n >> 3, n & 0xff, n | 1, n ^ -1, n << 2, n % 7, n // 7, -n)
print("bytes ", (1024).to_bytes(2), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(0), (255).to_bytes(), (2 ** 70).to_bytes(10, "big"))
print("from  ", int.from_bytes(b"\x04\x00"), int.from_bytes(b"\x00\x04", "little"), int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes([1, 0]), int.from_bytes(b""), int.from_bytes(b"\x80" + bytes(9), signed=True))
print("parse ", int("42"), int(" -7\n"), int("ff", 16), int("0xff", 0), int("1_000"), int("z", 36), int("0b11", 2), int(b"12"), int("٣"), int(3.99), int(-3.99), int(True), int("1" * 40))
print("divide", 7 // -2, -7 // 2, 7 % -2, -7 % 2, divmod(-7, 2), divmod(10 ** 20, -7), 10 ** 20 // 10 ** 18, -10 ** 20 % 10 ** 19, 2 ** 100 // 3 ** 20)
print("power ", 2 ** 10, (-3) ** 3, 0 ** 0, 7 ** 30, pow(3, 100, 7), pow(3, -1, 7), pow(-5, 3, 13), pow(2, 10 ** 3, 10 ** 9 + 7), pow(5, 0, 1), pow(2, 5, -7), pow(10 ** 20, 3, 10 ** 21 + 1))
print("shifts", 1 << 100, -1 >> 100, (1 << 100) >> 98, -5 >> 1, 0 << 1000, (3 ** 50) & (2 ** 40 - 1), -(3 ** 50) | 5, (2 ** 65) ^ (2 ** 64))
print("attrs ", (5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).is_integer(), (6).as_integer_ratio(), True.bit_length(), int.__name__, (3).__add__(4), (5).__index__())
print("round ", round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(5), round(10 ** 25 + 5 * 10 ** 9, -10), round(7, 3))
print("bools ", True + True, True & False, True | 2, ~True if False else -2, True ^ True, isinstance(True, int), int.__add__(True, 1), sum([True, True]), bool(7), -True)
for code in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "1 << -1", "0 ** -1", "pow(2, -1, 4)", "pow(2, 1, 0)", "int('')", "int('a')", "int('12', 2)", "int('1', 1)", "int('1__0')", "int(None)", "int('0x1', 10)", "(256).to_bytes(1)", "(-1).to_bytes(1)", "int.from_bytes(b'a', 'middle')", "int('5', base=40)", "int(5, 10)", "int(float('nan'))", "int(float('inf'))", "pow(2, 3.0, 5)", "1 & 1.0", "~1.5", "int.from_bytes('a')", "(1).to_bytes(-1)", "hex(1.5)", "bin('a')"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
