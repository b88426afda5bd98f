# Built-in functions on numbers: abs round pow divmod int float bin oct hex chr ord bool.

print("abs   ", abs(-5), abs(2.5), abs(-10 ** 30), abs(True), abs(-0.0), abs(3 + 4j))
print("round ", round(2.5), round(3.5), round(-0.5), round(1.25, 1), round(15, -1), round(25, -1), round(5, 2), round(2.75, 1), round(1e3), round(True), type(round(2.0)).__name__, type(round(2.0, 1)).__name__)
print("pow   ", pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(3, -1, 11), pow(0.5, 2), pow(base=2, exp=5, mod=7), pow(2, 100), pow(True, 2))
print("divmod", divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(10 ** 20, 3), divmod(True, 2))
print("bases ", bin(10), oct(8), hex(255), bin(-5), hex(-255), hex(2 ** 70), bin(0), hex(True), oct(-8))
print("chars ", chr(97), chr(8364), ord("a"), ord("€"), ord(b"z"), chr(0x10ffff) == "\U0010ffff", [chr(ord("a") + i) for i in range(3)])
print("int   ", int(), int(3.9), int("12"), int("-0b101", 2), int("7f", 16), int("0o17", 0), int(True), int(" 5 "), int("9" * 25), int(1e4))
print("float ", float(), float(2), float("2.5"), float("-inf"), float("1e3"), float(True), float("  3.0\n"), float("1_000"))
print("bool  ", bool(), bool(0), bool("False"), bool([]), bool([0]), bool(0.0), bool(-1), bool(None), bool(object()))
print("mix   ", 1 + 1.0, True + 1, 2 ** 0.5 > 1.4, 7 // 2.0, 1 == 1.0, 3 / 2, 4 / 2, 2 ** -1, 5 % 3.0, -7 // 2)
for code in ("abs('a')", "abs()", "round('a')", "round()", "pow(2)", "pow('a', 2)", "pow(2, -1, 2)", "pow(2, 2, 0)", "pow(2.0, 2, 3)", "divmod(1)", "divmod(1, 0)", "divmod('a', 1)", "divmod(1.0, 0)", "bin(1.0)", "hex('a')", "oct(None)", "chr(-1)", "chr(1114112)", "chr('a')", "chr(1.0)", "ord('')", "ord('ab')", "ord(5)", "int('x')", "int('1.5')", "int([])", "int('5', 99)", "int(5, 2)", "int(x=5)", "float('a')", "float([])", "float(1, 2)", "bool(1, 2)", "round(1.5, 1.5)", "int('', 10)", "int('0b2', 0)", "chr()", "complex('a')"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
