# Floats as text: repr, hex, rounding, parsing, exact ratios.
# needs: double

for x in (0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 2 ** 53 + 0.0, 0.1 + 0.2, 100.0, -0.0, 1e22, 1e23, 9007199254740993.0):
    print(repr(x), x.hex(), x.is_integer(), float.fromhex(x.hex()) == x, float(repr(x)) == x)
print("parse ", float("1.5e3"), float(" -2 "), float(".5"), float("5."), float("1_0.0_1"), float("inf"), float("-Infinity"), float("nAn"), float("1e400"), float("1e-400"), float("٣.5"), float(b"2.5"), float("0" * 50 + "1"))
print("hex   ", float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("0xff"), float.fromhex("inf"), float.fromhex("1.8"), float.fromhex("0x1p-1074"))
print("ratio ", (0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio(), (1e20).as_integer_ratio())
print("round ", round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, 2), round(1234.5678, -2), round(0.5), round(1e20), round(5e-324, 400), round(1e300, -299), round(2.5, 0), round(-0.4), round(1.5, None))
print("divide", 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 1e300 * 1e10, -1e300 * 1e10, 0.0 / 5, 5 % float("inf"), -5 % float("inf"))
print("power ", 2.0 ** 0.5, 2 ** -2, (-8) ** 2.0, 0.0 ** 0, 10.0 ** -3, 1.0 ** float("nan"), float("inf") ** 0, 4 ** 0.5)
print("mixed ", 1 + 0.5, 10 ** 20 + 0.5, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, 1 < 1.5 < 2, hash(2.0) == hash(2), hash(0.5), hash(float("inf")), int(1e20), 0.1 + 0.1 + 0.1 == 0.3)
print("nan   ", float("nan") == float("nan"), float("nan") < 1, float("nan") != 0, sorted([3.0, 1.0, 2.0]), max(1.0, float("nan")), str(-float("nan"))[-3:], float("inf") - float("inf"))
for code in ("float('x')", "float('')", "float('1e')", "float('1__0')", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0.0 ** -1", "2.0 ** 10000", "float(10 ** 400)", "float(None)", "float.fromhex('xyz')", "float('nan').as_integer_ratio()", "float('inf').as_integer_ratio()", "round(float('nan'))", "round(1.5, 'a')", "(-8.0) ** 0.5 and 1", "1.5 << 1", "10 ** 400 / 3", "10 ** 400 / 10 ** 399", "float.fromhex('0x1p5000')", "float(1, 2)", "int('1.5')", "round(1.5, 10 ** 30)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
