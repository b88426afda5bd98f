# The format mini-language for ints and texts, as a table.

values = {"int": (0, 5, -42, 1234567, 255), "str": ("", "ab", "héllo")}
specs = {"int": ("", "d", "+d", " d", "-d", "5", "<5", ">5", "^5", "=5", "05", "+06", "*^9", "é>4", ",", "_", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "08b", "#010x", "_x", "_b", "=+8", "012,", "n"),
         "str": ("", "s", "6", "<6", ">6", "^6", "*^7s", ".1", ".3", "6.2", ">6.1s", "06", "^06")}
for kind in specs:
    for spec in specs[kind]:
        print(f"{kind} {spec!r:8}", "|".join(format(v, spec) for v in values[kind]))
print(format(True), format(True, "d"), format(None), format(65, "c"), format(0x20ac, "c"), f"{True:5}", f"{True!s:5}|")
print(format(10 ** 30, ","), format(-10 ** 20, "_d"), format(2 ** 70, "#x"), format(2 ** 70, "_X"), format(10 ** 25, ">30"), format(-1, "x"), format(-255, "#06x"))
for value, spec in ((1, "s"), ("a", "d"), ("a", "="), ("a", "+"), ("a", ","), (1, ".2"), (1, "c,"), (1, "+c"), (-1, "c"), (1, "q"), ("a", "q"), (1, "5 5"), (1, ",x"), (1, ",_"), ([], "5"), (None, "s"), (1, "5.5d"), ("a", "5.x"), (0x110000, "c"), ("a", "#"), ("a", " "), (1, "9999999999999999999999")):
    try:
        print(repr(value), repr(spec), format(value, spec))
    except Exception as e:
        print(repr(value), repr(spec), "->", type(e).__name__, "-", e)
