# The format mini-language for floats: types, precision, signs, grouping.
# needs: double

values = (0.0, -0.0, 1.0, 2.5, -3.14159, 1234567.891, 1e-7, 1e22, float("inf"), float("-inf"), float("nan"), 0.1 + 0.2)
for spec in ("", "f", ".0f", ".2f", "+.1f", " .1f", "e", ".2e", "E", "g", ".3g", "G", "#.3g", "#.0f", "%", ".1%", ",", ",.2f", "_.1f", "12.2f", "<12.1f", "^+12.3e", "012.2f", ".10", ".1", "n", "z.0f", "F"):
    print(f"{spec!r:9}", "|".join(format(v, spec) for v in values))
for spec in (".2f", "08.1f", ",", ".3g", "+d"):
    print("int as float", format(1234, spec) if spec != "08.1f" else format(-5, spec), end=" ")
print()
print("complex", format(1 + 2j, ""), format(1.5 - 2j, ".2f"), format(3j, ">10"), format(1 + 2j, "+.1e"))
print("long   ", format(1 / 3, ".30f"), format(1e100, "f"), format(123456789.0, ".15g"), format(5e-324, ".3e"), format(2.675, ".2f"), format(0.5, ".0f"), format(1.5, ".0f"))
print("percent", "%.2f|%8.3f|%-8.1f|%+.0f|%e|%.3E|%g|%G|%#.0f|%08.2f|% .1f|%s|%r|%a" % (2.5, 3.14159, 1.25, 2.5, 12345.678, 0.00012, 1e-5, 1e20, 3.0, -1.5, 1.0, 0.1, 1e16, 2.0))
for value, spec in ((1.0, "d"), (1.0, "x"), (1.0, "s"), (1.0, "c"), (1.0, ",_"), (1j, "%"), (1j, "=5"), (1j, "05"), (1.5, ".x"), (1.5, "5.f")):
    try:
        print(value, spec, format(value, spec))
    except Exception as e:
        print(value, spec, "->", type(e).__name__, "-", e)
