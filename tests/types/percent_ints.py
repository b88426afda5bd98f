# Integers by %: every mix of flags, width and precision; texts that grow by pieces of all sizes; words apart by any space.
values = [0, 7, -7, 255, -255, 10 ** 9, -(10 ** 12), 2 ** 70, -(2 ** 70), True]
for flags in "", "-", "0", "+", " ", "#", "-0", "+0", "#0", "-#", "-+0#", "0 ", "+-":
    for width in "", "1", "6", "24":
        for precision in "", ".", ".3", ".30":
            for kind in "dixXou":
                spec = "%" + flags + width + precision + kind
                print(spec, "|".join([spec % v for v in values]))
print("%d%%%i" % (1, 2), "<%*d>" % (6, 42), "<%-*.*d>" % (6, 4, 42), b"<%06x|%-6X|%+d>" % (255, 255, 5))
for bad in "%d", "%x", "%5o":
    for v in "1", 1.5, None, [1]:
        try:
            print(bad % v)
        except TypeError as error:
            print(type(error).__name__, error)

for size in 0, 1, 30, 31, 32, 62, 63, 64, 65, 100, 5000, 8190, 8191, 8192, 9000:
    for c in "a", "\xe9", "\u20ac":
        text = "%s%s" % (c * size, "!" if size % 2 else "")
        print(size, len(text), text == c * size + "!" * (size % 2), text[-2:], hash(text) == hash(text[:-1] + text[-1:]))
print("%s" % repr(["x" * 40, "\xe9" * 40]))

spaces = " a\tb\nc\x0bd\x0ce\rf\x1cg\x1dh\x1ei\x1fj\x7fk\x85l\xa0m\u1680n\u2003o\u2028p\u3000q\u200br "
print(ascii(spaces.split()), ascii(spaces.split(None, 3)), ascii(spaces.rsplit(None, 3)))
print(b" a\tb\nc\x0bd\x0ce\rf\x1cg\x7fh\x85i\xa0j ".split(), "".split(), "   ".split(), "one".split(), "~ } \x7f".split())
print(str(), str(5), str(-5), str(10 ** 15), str(object="x"), str(b"ab", "ascii"), int("12"), int("z", 36), int("12", base=5))
print(2 ** 62 + 2 ** 62, 2 ** 63 - 1 + 1, -(2 ** 63) - 1, 2 ** 49 + 2 ** 49, 2 ** 70 // 3, -(2 ** 70) % 7, 2 ** 70 & 2 ** 69 - 1, 1 << 70 >> 68)
a = 2 ** 70
a += 1
a -= 2
a *= 3
a //= 5
print(a, a / 2 ** 60, True + True, True + 2 ** 70, (2 ** 70) ** 2)
try:
    2 ** 70 @ 3
except TypeError as error:
    print(error)
