# Floats: text of them, arithmetic, conversions.
# needs: double

print(0.1, 1.0, -0.0, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1e22, 1e23, 5e-324, 1.7976931348623157e308)
print(0.1 + 0.2, 1 / 3, 2 / 3, 10 / 4, 1e300 * 1e10, -1e300 * 1e10, float("nan"), float("inf") - 1)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, -2), 2.0 ** 0.5, (-8) ** (1 / 3) if False else "")
print(float("1.5"), float(" -2e3 "), float("1_0.5"), float("Infinity"), float("-nan"), float(10 ** 20))
print(f"{3.14159:.2f} {3.14159:10.3f}| {3.14159:<10.1f}| {3.14159:+.0f} {1e10:g} {1e-10:g} {123456.789:e} {0.5:%}")
print(f"{1234567.891:,.2f} {0.00001234:.3g} {1e100:.5g} {100.0:g} {1.0:#g} {float('inf'):5} {-0.0:+}")
print("%.3f %5.1f %e %g %G" % (2.71828, 9.99, 12345.678, 0.0000123, 1e20))
print((0.5).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), (2.5).is_integer())
print(round(2.675, 2), round(1.5), round(0.5), round(-1.5), round(1e20), round(1234.567, -2), round(5.015, 2))
print(int(1e20), int(-2.9), 3.0 == 3, 3.1 > 3, 1e308 * 10 == float("inf"), hash(2.0) == hash(2))
print(float("nan") == float("nan"), float("nan") != 1, sorted([2.5, -1, 3]), min(1, 0.5), max(2, 2.0), sum([0.1] * 10))
for text in ("", "1e", "abc", "1.2.3", "0x1"):
    try:
        float(text)
    except ValueError as e:
        print(e)
for code in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "float([])", "int(float('nan'))", "int(float('inf'))", "0.0 ** -1", "1.5 << 1"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(1.1 + 2.2j, complex(1, -2) * 2, abs(3 + 4j), (1 + 2j).conjugate(), (1j) ** 2, complex("1+2j"), 1j == complex(0, 1))
print([x / 10 for x in range(10)], 4.35 * 100, 1.1 * 3, 9007199254740993.0, 123456789012345680.0)
total = 0.0
for i in range(1000):
    total = total * 0.5 + i
print(total)
print(10 ** 20 == 1e20, 10 ** 20 > 1e19, 2 ** 53 + 1 == float(2 ** 53), hash(10 ** 20) == hash(1e20))
